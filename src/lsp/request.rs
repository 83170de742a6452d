//! Requests: a snapshot is taken in the order of the wire, the work is done on a blocking thread.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Hover, HoverContents, MessageType, Position,
    Range, Uri,
};

use super::analyse::{self, Reading};
use super::convert;
use super::document::Snapshot;
use super::position::{self, Places};
use super::settings::{self, Resolved};
use super::shared::{Abilities, Shared};
use crate::config::Locale;
use crate::ide::{self, ActionKind};
use crate::input::{self, CONFIG_NAMES};

/// Everything an answer is made of.
pub(super) struct Request {
    pub(super) snapshot: Snapshot,
    pub(super) reading: Reading,
    pub(super) resolved: Resolved,
    pub(super) abilities: Abilities,
    pub(super) shared: Arc<Shared>,
}

/// Answers a request about one text. The one place where requests outlive a panic.
///
/// The snapshot is taken before the first `.await`, so the answer is about the text as it was when
/// the request arrived. A cancelled request does not start to work.
pub(super) async fn run<T: Send + 'static>(
    shared: &Arc<Shared>,
    uri: &Uri,
    work: impl FnOnce(&Request) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = shared.documents().snapshot(uri) else {
        shared.log(
            MessageType::WARNING,
            format!("câu hỏi về văn bản chưa mở / request for a text that is not open: {}", uri.as_str()),
        );
        return Ok(None);
    };
    if settings::is_config_file(uri) || shared.is_too_large(&snapshot) {
        return Ok(None);
    }
    blocking(shared, move |shared| {
        let resolved = settings::resolve(shared, &snapshot.uri);
        let reading = analyse::reading(&snapshot, &resolved.context, &*shared.options.read)?;
        let abilities = shared.abilities();
        Ok(work(&Request { snapshot, reading, resolved, abilities, shared: Arc::clone(shared) }))
    })
    .await
}

/// Does work on a thread of its own, and outlives its panic. It is not begun any more when nobody
/// waits for it.
pub(super) async fn blocking<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Arc<Shared>) -> std::result::Result<T, String> + Send + 'static,
) -> Result<T> {
    cancellable(shared, move |shared, cancelled| {
        if cancelled() {
            return Ok(Err(Error::request_cancelled()));
        }
        work(shared).map(Ok)
    })
    .await?
}

/// As [`blocking`], for work that asks now and then whether somebody still waits.
pub(super) async fn cancellable<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Arc<Shared>, &dyn Fn() -> bool) -> std::result::Result<T, String> + Send + 'static,
) -> Result<T> {
    let shared = Arc::clone(shared);
    let cancelled = CancelOnDrop::default();
    let flag = Arc::clone(&cancelled.0);
    let task = tokio::task::spawn_blocking(move || {
        let answer = analyse::guarded(|| work(&shared, &|| flag.load(Ordering::Relaxed)));
        answer.and_then(|answer| answer).map_err(|panic| {
            shared.log(MessageType::ERROR, format!("lỗi nội bộ / internal error: {panic}"));
            Error::internal_error()
        })
    });
    task.await.unwrap_or_else(|_| Err(Error::internal_error()))
}

/// Refuses an answer that holds edits if the text is no longer the one they were made for.
pub(super) async fn unless_changed<T>(
    shared: &Shared,
    uri: &Uri,
    answer: impl Future<Output = Result<T>>,
) -> Result<T> {
    let before = shared.documents().revision(uri);
    let answer = answer.await?;
    if shared.documents().revision(uri) == before { Ok(answer) } else { Err(Error::content_modified()) }
}

/// Where the only finding stands that a client wants mended without a question.
///
/// “Quick Fix” of Kate sends one finding with the range of the whole text, and applies every action
/// that it gets, one upon the other: the fix, the fix of all, and the notes that hide the finding.
/// Clients with a menu ask for a place, or can tell the preferred action from the others.
pub(super) fn takes_every_action(context: &CodeActionContext, asked: Range, abilities: Abilities) -> Option<Range> {
    let [finding] = context.diagnostics.as_slice() else { return None };
    let is_wider = asked.start.line < finding.range.start.line || finding.range.end.line < asked.end.line;
    (is_wider && context.only.is_none() && !abilities.preferred_fixes).then_some(finding.range)
}

/// Says that nobody waits for the answer any more: the framework drops a cancelled handler.
#[derive(Default)]
struct CancelOnDrop(Arc<AtomicBool>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Request {
    /// The language of the person.
    pub(super) fn locale(&self) -> Locale {
        self.resolved.context.config.locale
    }

    pub(super) fn hover(&self, place: Position) -> Option<Hover> {
        let Snapshot { text, encoding, .. } = &self.snapshot;
        let offset = text.offset(position::from_protocol(place), *encoding);
        let hover = ide::hover(&self.reading.analysis, offset)?;
        Some(Hover {
            contents: HoverContents::Markup(self.shown(hover.markdown)),
            range: Some(position::protocol_range(text, hover.range, *encoding)),
        })
    }

    pub(super) fn code_actions(&self, range: Range, only: Option<&[CodeActionKind]>) -> Vec<CodeActionOrCommand> {
        let analysis = &self.reading.analysis;
        let places = Places::new(analysis.text(), self.snapshot.encoding);
        let mut actions = Vec::new();
        if convert::is_asked_for(CodeActionKind::QUICKFIX.as_str(), only) {
            let bytes = position::byte_range(&self.snapshot.text, range, self.snapshot.encoding);
            let mut codes: Vec<&str> = Vec::new();
            let mut additions = Vec::new();
            let mut silencing = Vec::new();
            for action in ide::actions(analysis, bytes, self.snapshot.markup) {
                let diagnostic = action.diagnostic.and_then(|index| analysis.diagnostics().get(index));
                let shown = diagnostic
                    .map(|diagnostic| convert::one_diagnostic(&self.snapshot, diagnostic, &places, &self.abilities));
                if let (Some(found), Some(shown)) = (diagnostic, &shown)
                    && action.kind == ActionKind::Ignore
                    && !codes.contains(&found.rule.code)
                {
                    codes.push(found.rule.code);
                    additions.extend(self.additions(found, shown));
                }
                let list = if action.kind == ActionKind::Ignore { &mut silencing } else { &mut actions };
                list.push(convert::action(&self.snapshot, action, shown, &self.abilities));
            }
            actions.append(&mut additions);
            actions.append(&mut silencing);
            actions.extend(codes.iter().filter_map(|code| self.rule_off(code)));
        }
        if convert::is_asked_for(convert::FIX_ALL, only) {
            let action = ide::fix_all_action(analysis);
            actions.extend(action.map(|action| convert::action(&self.snapshot, action, None, &self.abilities)));
        }
        actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
    }

    /// The fix of a finding that is certain, if there is one, and nothing else.
    pub(super) fn certain_fix(&self, range: Range) -> Vec<CodeActionOrCommand> {
        let mut actions = self.code_actions(range, Some(&[CodeActionKind::QUICKFIX]));
        actions.retain(
            |action| matches!(action, CodeActionOrCommand::CodeAction(action) if action.is_preferred == Some(true)),
        );
        actions.truncate(1);
        actions
    }

    /// Offers to switch a rule off in the configuration file: in the one that counts here, or in a
    /// new one in the folder that the editor has open.
    fn rule_off(&self, code: &str) -> Option<CodeAction> {
        let (file, toml) = match &self.resolved.file {
            Some(file) => (file.clone(), Some(self.text_of(file)?)),
            None => (self.resolved.root.as_ref()?.join(CONFIG_NAMES[0]), None),
        };
        if toml.is_none() && !self.abilities.create_files {
            return None;
        }
        let locale = self.resolved.context.config.locale;
        let name = file.file_name()?.to_string_lossy();
        let title = locale.pick(format!("Tắt quy tắc {code} trong {name}"), format!("Switch {code} off in {name}"));
        let edit = ide::rule_off(toml.as_deref().unwrap_or(""), code);
        let edit =
            convert::file_edit(Uri::from_file_path(&file)?, toml.as_deref(), &edit, &self.snapshot, &self.abilities);
        Some(CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), edit: Some(edit), ..CodeAction::default() })
    }

    /// The text of a file: as the editor has it, else from the disk.
    fn text_of(&self, file: &Path) -> Option<String> {
        let open = Uri::from_file_path(file).and_then(|uri| self.shared.documents().snapshot(&uri));
        match open {
            Some(snapshot) => Some(snapshot.text.to_string()),
            None => input::read_text(file).ok(),
        }
    }
}
