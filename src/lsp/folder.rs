//! The texts of the workspace folders that are not open: what is found in them, what they cite.
//!
//! A text is read once and not again until it is written to or the settings change. What is kept of
//! it is small: the name of the result that the client has, and the documents that it cites.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use serde::Serialize;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    Diagnostic, FullDocumentDiagnosticReport, MessageType, NumberOrString, Range, UnchangedDocumentDiagnosticReport,
    Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportPartialResult,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::document::Snapshot;
use super::position::Places;
use super::progress::Progress;
use super::shared::Shared;
use super::{analyse, convert, diagnose, outgoing, request, settings};
use crate::analysis::Analysis;
use crate::ide;
use crate::input::{self, Format};
use crate::rules::Context;

/// No more texts are read; who keeps more in one folder has other tools.
const MOST: usize = 5_000;

/// Larger files are no reports.
const LARGEST: u64 = 8 << 20;

/// How long results of the workspace are gathered before they are sent.
const INTERVAL: Duration = Duration::from_millis(100);

/// What is known of texts, by their paths.
pub(super) type Unopened = HashMap<PathBuf, Known>;

/// A text that is not open.
pub(super) struct Text {
    pub uri: Uri,
    path: PathBuf,
    stamp: Stamp,
}

/// When a file was written and how long it is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp(Option<SystemTime>, u64);

/// What was found in a text.
pub(super) struct Known {
    stamp: Stamp,
    context: Context,
    name: String,
    cited: Arc<[Cited]>,
}

/// A document that a text cites, at its first mention.
pub(super) struct Cited {
    pub name: String,
    pub range: Range,
}

impl Cited {
    pub(super) fn in_text(snapshot: &Snapshot, analysis: &Analysis) -> Arc<[Self]> {
        let places = Places::new(analysis.text(), snapshot.encoding);
        let cited = ide::cited_documents(analysis).into_iter();
        cited.map(|item| Self { range: places.range(item.selection), name: item.name }).collect()
    }
}

/// The texts of the folders that are not open, in the order of their paths. Those of Word and Writer
/// have no places that an editor could show.
pub(super) fn texts(shared: &Shared, cancelled: &dyn Fn() -> bool) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut left_out = 0;
    let is_office = |path: &Path| {
        path.extension().and_then(|extension| extension.to_str()).and_then(Format::of_extension).is_some()
    };
    // A folder may lie within another.
    let mut seen = HashSet::new();
    for root in shared.roots() {
        for path in input::texts_below(&root).flatten().filter(|path| !is_office(path)) {
            if cancelled() {
                return Vec::new();
            }
            let Some(uri) = Uri::from_file_path(&path).filter(|_| seen.insert(path.clone())) else { continue };
            let Ok(data) = fs::metadata(&path) else { continue };
            if data.len() > LARGEST || texts.len() >= MOST {
                left_out += 1;
            } else if shared.documents().get(&uri).is_none() {
                texts.push(Text { uri, path, stamp: Stamp(data.modified().ok(), data.len()) });
            }
        }
    }
    if left_out > 0 {
        let said = format!(
            "{left_out} văn bản chưa mở không được xét vì quá lớn hoặc vì có hơn {MOST} văn bản / texts that are not open and too large or too many were left out"
        );
        shared.log_once(MessageType::INFO, said);
    }
    texts.sort_by(|one, other| one.path.cmp(&other.path));
    texts
}

/// What is found in a text now.
struct Look {
    name: String,
    /// Not told again to a client that has them.
    diagnostics: Option<Vec<Diagnostic>>,
    cited: Arc<[Cited]>,
}

/// Reads a text, unless all that is asked for is known: its citations, and the result that the
/// client `has`.
fn look(shared: &Shared, text: &Text, wants_diagnostics: bool, has: Option<&str>) -> std::result::Result<Look, String> {
    let context = settings::resolve(shared, &text.uri).context;
    if let Some(known) = analyse::lock(&shared.unopened).get(&text.path)
        && known.stamp == text.stamp
        && analyse::same(&known.context, &context)
        && (!wants_diagnostics || has == Some(&known.name))
    {
        return Ok(Look { name: known.name.clone(), diagnostics: None, cited: Arc::clone(&known.cited) });
    }
    // A file that cannot be read is no text, or will be read at the next question.
    let content = input::read_text(&text.path).unwrap_or_default();
    let snapshot = Snapshot::of_file(text.uri.clone(), &content, shared.documents().encoding());
    let analysis = analyse::reading(&snapshot, &context, &*shared.options.read)?.analysis;
    let (diagnostics, _) = convert::diagnostics(&snapshot, &analysis, &shared.abilities());
    let cited = Cited::in_text(&snapshot, &analysis);
    let name = diagnose::name(&diagnostics);
    let known = Known { stamp: text.stamp, context, name: name.clone(), cited: Arc::clone(&cited) };
    analyse::lock(&shared.unopened).insert(text.path.clone(), known);
    Ok(Look { diagnostics: (has != Some(&name)).then_some(diagnostics), name, cited })
}

/// The documents that a text cites.
pub(super) fn cited(shared: &Shared, text: &Text) -> std::result::Result<Arc<[Cited]>, String> {
    analyse::guarded(|| look(shared, text, false, None))?.map(|look| look.cited)
}

/// Answers a client that asks for what is found in all texts that are not open.
pub(super) async fn report(
    shared: &Arc<Shared>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    request::cancellable(shared, move |shared, cancelled| Ok(walk(shared, params, cancelled))).await?
}

fn walk(
    shared: &Shared,
    params: WorkspaceDiagnosticParams,
    cancelled: &dyn Fn() -> bool,
) -> Result<WorkspaceDiagnosticReportResult> {
    let given = params.work_done_progress_params.work_done_token;
    let mut progress = Progress::new(shared, given, "vanthu: kiểm tra các văn bản của thư mục".to_owned());
    let texts = texts(shared, cancelled);
    let has: HashMap<&str, &str> =
        params.previous_result_ids.iter().map(|has| (has.uri.as_str(), has.value.as_str())).collect();
    let mut answer = Answer {
        shared,
        token: params.partial_result_params.partial_result_token,
        items: Vec::new(),
        sent: Instant::now(),
    };
    for (index, text) in texts.iter().enumerate() {
        if cancelled() {
            return Err(Error::request_cancelled());
        }
        if progress.is_cancelled() {
            return Ok(answer.end());
        }
        progress.step(index, texts.len());
        let has = has.get(text.uri.as_str()).copied();
        match analyse::guarded(|| look(shared, text, true, has)).and_then(|look| look) {
            Ok(look) => answer.add(&text.uri, look.name, look.diagnostics),
            Err(panic) => diagnose::tell_panic(shared, &panic),
        }
    }
    // What was found in a file that is gone is taken back.
    let there: HashSet<&str> = texts.iter().map(|text| text.uri.as_str()).collect();
    for gone in &params.previous_result_ids {
        if !there.contains(gone.uri.as_str()) && shared.documents().get(&gone.uri).is_none() {
            let nothing = Vec::new();
            answer.add(&gone.uri, diagnose::name(&nothing), Some(nothing));
        }
    }
    Ok(answer.end())
}

/// The answer as it grows: in pieces, if the client wants that.
struct Answer<'a> {
    shared: &'a Shared,
    token: Option<NumberOrString>,
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    sent: Instant,
}

/// A piece of the answer.
#[derive(Serialize)]
struct Piece {
    token: NumberOrString,
    value: WorkspaceDiagnosticReportPartialResult,
}

impl Answer<'_> {
    /// Adds a text with what was found in it; `None`: what the client has.
    fn add(&mut self, uri: &Uri, name: String, diagnostics: Option<Vec<Diagnostic>>) {
        let uri = uri.clone();
        self.items.push(match diagnostics {
            Some(items) => WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(name), items },
            }),
            None => WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: name },
            }),
        });
        if self.sent.elapsed() >= INTERVAL {
            self.send();
        }
    }

    fn send(&mut self) {
        let Some(token) = self.token.clone() else { return };
        let items = std::mem::take(&mut self.items);
        let piece = Piece { token, value: WorkspaceDiagnosticReportPartialResult { items } };
        self.shared.send_now(outgoing::notification("$/progress", piece));
        self.sent = Instant::now();
    }

    /// What has not been sent yet. Who takes pieces gets everything in pieces.
    fn end(mut self) -> WorkspaceDiagnosticReportResult {
        if !self.items.is_empty() {
            self.send();
        }
        WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: self.items })
    }
}
