//! What is found in a text: the same for the publisher, which sends it unasked, and for clients that
//! ask.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Instant;

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    Diagnostic, DiagnosticServerCancellationData, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, MessageType, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use super::document::Snapshot;
use super::shared::{Abilities, Shared};
use super::{analyse, convert, request, settings};
use crate::analysis::Analysis;

/// What was found in one state of a text.
#[derive(Default)]
pub(super) struct Found<D = Vec<Diagnostic>> {
    pub diagnostics: D,
    /// Some must wait for the end of the word that is being typed.
    pub keeps_back: bool,
    /// Rules that went wrong, by their codes.
    failures: Vec<String>,
}

/// How diagnostics are handed on: as the protocol's types, or written at once.
pub(super) trait Form: Default {
    /// Those of a text that may be shown, how many they are, and whether some must wait.
    fn of_text(snapshot: &Snapshot, analysis: &Analysis, abilities: &Abilities) -> (Self, usize, bool);

    fn of_faults(faults: Vec<Diagnostic>) -> Self;
}

impl Form for Vec<Diagnostic> {
    fn of_text(snapshot: &Snapshot, analysis: &Analysis, abilities: &Abilities) -> (Self, usize, bool) {
        let (shown, keeps_back) = convert::diagnostics(snapshot, analysis, abilities);
        let count = shown.len();
        (shown, count, keeps_back)
    }

    fn of_faults(faults: Vec<Diagnostic>) -> Self {
        faults
    }
}

/// Reads a snapshot; on a blocking thread.
///
/// # Errors
/// What a panic said that left nothing.
pub(super) fn find<D: Form>(shared: &Shared, snapshot: &Snapshot) -> std::result::Result<Found<D>, String> {
    let context = settings::resolve(shared, &snapshot.uri).context;
    if settings::is_config_file(&snapshot.uri) {
        // Its settings count when it is saved; what is wrong in it is shown as it is written, since a
        // place in the file on the disk may be none in the editor.
        let faults = settings::problems(&snapshot.uri, Some(&snapshot.text.to_string()), snapshot.encoding);
        return Ok(Found { diagnostics: D::of_faults(faults), ..Found::default() });
    }
    if shared.is_too_large(snapshot) {
        let name = snapshot.uri.as_str();
        shared.fail(MessageType::WARNING, name, || {
            format!("vanthu: văn bản quá lớn nên không được kiểm tra: {name} / This text is too large to be checked.")
        });
        return Ok(Found::default());
    }
    let started = Instant::now();
    let reading = analyse::reading(snapshot, &context, &*shared.options.read)?;
    let (diagnostics, count, keeps_back) = D::of_text(snapshot, &reading.analysis, &shared.abilities());
    shared.trace(|| {
        let taken = started.elapsed().as_secs_f64() * 1000.0;
        let bytes = snapshot.text.len_bytes();
        let (name, version) = (snapshot.uri.as_str(), snapshot.version);
        let message = format!("đọc / read {name}: {count} chỗ / findings, {taken:.1} ms");
        (message, format!("phiên bản / version {version}, {bytes} byte"))
    });
    Ok(Found { diagnostics, keeps_back, failures: reading.failures })
}

/// Tells once of each rule that went wrong.
pub(super) fn tell_failures<D>(shared: &Shared, found: &Found<D>) {
    for code in &found.failures {
        shared.fail(MessageType::WARNING, code, || {
            format!(
                "vanthu: quy tắc {code} gặp lỗi nội bộ và bị bỏ qua, các quy tắc khác vẫn chạy; xin báo lỗi này cho nhóm phát triển. / Rule {code} failed and was left out; please report it."
            )
        });
    }
}

/// Tells once that a text could not be read at all.
pub(super) fn tell_panic(shared: &Shared, panic: &str) {
    shared.fail(MessageType::ERROR, panic, || {
        format!(
            "vanthu: lỗi nội bộ khi đọc văn bản này, máy chủ vẫn chạy; xin báo lỗi này cho nhóm phát triển: {panic} / Internal error while reading this text; please report it."
        )
    });
}

/// The name of a result: the same results have the same one, whatever became of the text meanwhile.
pub(super) fn name(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // These types hold strings and numbers only, which always make JSON.
    serde_json::to_vec(diagnostics).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The client has a newer answer already, and is to keep it.
fn overtaken() -> Error {
    const SERVER_CANCELLED: i64 = -32802;
    Error {
        code: ErrorCode::ServerError(SERVER_CANCELLED),
        message: "đã có kết quả mới hơn / there is a newer result".into(),
        data: serde_json::to_value(DiagnosticServerCancellationData { retrigger_request: false }).ok(),
    }
}

/// Answers a client that asks for what is found in an open text.
pub(super) async fn report(
    shared: &Arc<Shared>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let uri = params.text_document.uri;
    let snapshot = shared.documents().snapshot(&uri);
    let found = match snapshot {
        Some(mut snapshot) => {
            // Who cannot be asked to ask again is told at once.
            if !shared.abilities().refresh.diagnostics {
                snapshot.caret = None;
            }
            let revision = snapshot.revision;
            let work = move |shared: &Arc<Shared>| {
                let found: Found = find(shared, &snapshot).inspect_err(|panic| tell_panic(shared, panic))?;
                tell_failures(shared, &found);
                Ok(found)
            };
            let found = request::blocking(shared, work).await?;
            if !shared.documents().note_told(&uri, revision, found.keeps_back) {
                return Err(overtaken());
            }
            shared.work.notify_one();
            found
        }
        None => Found::default(),
    };
    let name = name(&found.diagnostics);
    Ok(DocumentDiagnosticReportResult::Report(if params.previous_result_id.as_ref() == Some(&name) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: name },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(name),
                items: found.diagnostics,
            },
        })
    }))
}
