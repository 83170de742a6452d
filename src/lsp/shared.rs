//! What the handlers, the publisher and the blocking threads share.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock};

use tokio::sync::{Notify, mpsc};
use tower_lsp::Client;
use tower_lsp::ls_types::{
    ClientCapabilities, LogTraceParams, MarkupKind, MessageType, ProgressToken, ResourceOperationKind, TraceValue,
    WorkspaceClientCapabilities,
};

use super::Options;
use super::analyse::lock;
use super::document::{Documents, Snapshot};
use super::folder::Unopened;
use super::outgoing::Outgoing;
use super::settings::Settings;

/// What the client can do, as far as it changes what we send.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Abilities {
    pub document_changes: bool,
    pub create_files: bool,
    pub related_information: bool,
    pub tags: bool,
    pub markdown: bool,
    /// What is completed may have gaps to be filled in one after the other.
    pub snippets: bool,
    /// It tells the fix that is certain from the others.
    pub preferred_fixes: bool,
    pub pull_configuration: bool,
    pub watch_files: bool,
    /// Files outside the folders of the editor can be watched.
    pub watch_anywhere: bool,
    pub watch_configuration: bool,
    /// It asks for diagnostics, and is sent none unasked.
    pub pulls: bool,
    /// It may be told that it can ask for what is found in texts that are not open.
    pub pulls_folders: bool,
    pub refresh: Refresh,
    /// Work that takes long can be shown to the person.
    pub progress: bool,
    pub apply_edit: bool,
}

/// What the client can be asked to ask for again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Refresh {
    pub diagnostics: bool,
    pub tokens: bool,
    pub lenses: bool,
    pub hints: bool,
}

impl Refresh {
    pub(super) const ALL: Self = Self { diagnostics: true, tokens: true, lenses: true, hints: true };

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            diagnostics: self.diagnostics && other.diagnostics,
            tokens: self.tokens && other.tokens,
            lenses: self.lenses && other.lenses,
            hints: self.hints && other.hints,
        }
    }

    fn of(client: Option<&WorkspaceClientCapabilities>) -> Self {
        let Some(client) = client else { return Self::default() };
        let is_on = |refresh: Option<Option<bool>>| refresh.flatten().unwrap_or(false);
        Self {
            diagnostics: is_on(client.diagnostics.as_ref().map(|diagnostics| diagnostics.refresh_support)),
            tokens: is_on(client.semantic_tokens.as_ref().map(|tokens| tokens.refresh_support)),
            lenses: is_on(client.code_lens.as_ref().map(|lenses| lenses.refresh_support)),
            hints: is_on(client.inlay_hint.as_ref().map(|hints| hints.refresh_support)),
        }
    }
}

impl Abilities {
    pub(super) fn of(client: &ClientCapabilities, name: Option<&str>) -> Self {
        let workspace = client.workspace.as_ref();
        let text = client.text_document.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let publish = text.and_then(|text| text.publish_diagnostics.as_ref());
        let pull = text.and_then(|text| text.diagnostic.as_ref());
        let formats = text.and_then(|text| text.hover.as_ref()).and_then(|hover| hover.content_format.as_ref());
        let document_changes = edit.and_then(|edit| edit.document_changes).unwrap_or(false);
        Self {
            document_changes,
            create_files: document_changes
                && edit
                    .and_then(|edit| edit.resource_operations.as_ref())
                    .is_some_and(|operations| operations.contains(&ResourceOperationKind::Create)),
            related_information: publish.and_then(|publish| publish.related_information).unwrap_or(false)
                || pull.and_then(|pull| pull.related_information).unwrap_or(false),
            tags: publish.is_some_and(|publish| publish.tag_support.is_some())
                || pull.is_some_and(|pull| pull.tag_support.is_some()),
            markdown: formats.is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            snippets: text
                .and_then(|text| text.completion.as_ref()?.completion_item.as_ref()?.snippet_support)
                .unwrap_or(false),
            preferred_fixes: text
                .and_then(|text| text.code_action.as_ref())
                .and_then(|action| action.is_preferred_support)
                .unwrap_or(false),
            pull_configuration: workspace.and_then(|workspace| workspace.configuration).unwrap_or(false),
            watch_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files)
                .and_then(|watched| watched.dynamic_registration)
                .unwrap_or(false),
            watch_anywhere: workspace
                .and_then(|workspace| workspace.did_change_watched_files)
                .and_then(|watched| watched.relative_pattern_support)
                .unwrap_or(false),
            watch_configuration: workspace
                .and_then(|workspace| workspace.did_change_configuration)
                .and_then(|changed| changed.dynamic_registration)
                .unwrap_or(false),
            pulls: pull.is_some(),
            // Neovim 0.12, asked to ask again, would ask for all files of the folder and for none of
            // the texts that are open.
            pulls_folders: pull.is_some() && name != Some("Neovim"),
            refresh: Refresh { diagnostics: pull.is_some(), ..Refresh::ALL }.and(Refresh::of(workspace)),
            progress: client.window.as_ref().and_then(|window| window.work_done_progress).unwrap_or(false),
            apply_edit: workspace.and_then(|workspace| workspace.apply_edit).unwrap_or(false),
        }
    }
}

/// A message for the person in front of the editor, or for its log.
pub(super) enum Note {
    Log {
        kind: MessageType,
        text: String,
        show: bool,
    },
    /// What was done, for who wants to follow it.
    Trace(LogTraceParams),
}

/// Locks are held for moments, one at a time, and never over an `.await`.
pub(super) struct Shared {
    pub client: Client,
    pub options: Options,
    pub documents: Mutex<Documents>,
    pub settings: Mutex<Settings>,
    /// The publisher has something to look at.
    pub work: Notify,
    /// `shutdown` was asked for.
    pub shut_down: AtomicBool,
    /// What the client has asked for may have another answer now, although no text has changed.
    pub outdated: AtomicBool,
    /// What was told and is not to be told again.
    told: Mutex<HashSet<String>>,
    trace: Mutex<TraceValue>,
    /// How often work was shown.
    pub progresses: AtomicU32,
    /// The work that the person wants to end.
    cancelled: Mutex<Vec<ProgressToken>>,
    /// What is known of texts that are not open.
    pub unopened: Mutex<Unopened>,
    /// How often files to watch were asked for.
    pub watchings: AtomicU32,
    /// The server has to end although the input goes on.
    pub abandoned: Notify,
    abilities: OnceLock<Abilities>,
    notes: mpsc::UnboundedSender<Note>,
    outbox: mpsc::Sender<Outgoing>,
}

impl Shared {
    pub(super) fn new(
        client: Client,
        options: Options,
        notes: mpsc::UnboundedSender<Note>,
        outbox: mpsc::Sender<Outgoing>,
    ) -> Self {
        Self {
            client,
            options,
            documents: Mutex::default(),
            settings: Mutex::default(),
            work: Notify::new(),
            shut_down: AtomicBool::new(false),
            outdated: AtomicBool::new(false),
            told: Mutex::default(),
            trace: Mutex::default(),
            progresses: AtomicU32::new(0),
            cancelled: Mutex::default(),
            unopened: Mutex::default(),
            watchings: AtomicU32::new(0),
            abandoned: Notify::new(),
            abilities: OnceLock::new(),
            notes,
            outbox,
        }
    }

    pub(super) fn documents(&self) -> MutexGuard<'_, Documents> {
        lock(&self.documents)
    }

    pub(super) fn settings(&self) -> MutexGuard<'_, Settings> {
        lock(&self.settings)
    }

    /// Whether a text is not read because of its length.
    pub(super) fn is_too_large(&self, snapshot: &Snapshot) -> bool {
        snapshot.text.len_bytes() > self.options.largest
    }

    pub(super) fn abilities(&self) -> Abilities {
        self.abilities.get().copied().unwrap_or_default()
    }

    pub(super) fn set_abilities(&self, abilities: Abilities) {
        // A second `initialize` is refused by the framework.
        let _ = self.abilities.set(abilities);
    }

    pub(super) fn is_shut_down(&self) -> bool {
        self.shut_down.load(Ordering::Relaxed)
    }

    /// Sends a message that is ready; waits while the client does not read.
    pub(super) async fn send(&self, message: Vec<u8>) {
        // Nobody reads any more when the server is ending.
        let _ = self.outbox.send(Outgoing::Message(message)).await;
    }

    /// As [`send`](Self::send), on a blocking thread.
    pub(super) fn send_now(&self, message: Vec<u8>) {
        let _ = self.outbox.blocking_send(Outgoing::Message(message));
    }

    /// The person wants work to end that is being shown.
    pub(super) fn cancel(&self, token: ProgressToken) {
        lock(&self.cancelled).push(token);
    }

    pub(super) fn has_cancelled(&self, token: &ProgressToken) -> bool {
        lock(&self.cancelled).contains(token)
    }

    pub(super) fn forget_cancelled(&self, token: &ProgressToken) {
        lock(&self.cancelled).retain(|other| other != token);
    }

    /// Writes to standard error and to the editor's log. Never waits.
    pub(super) fn log(&self, kind: MessageType, text: impl Into<String>) {
        self.note(kind, text.into(), false);
    }

    /// As [`log`](Self::log), and shows it to the person as well.
    pub(super) fn show(&self, kind: MessageType, text: impl Into<String>) {
        self.note(kind, text.into(), true);
    }

    fn note(&self, kind: MessageType, text: String, show: bool) {
        tracing::warn!("{text}");
        // Nobody listens any more when the server is ending.
        let _ = self.notes.send(Note::Log { kind, text, show });
    }

    /// Says what went wrong inside: to the person the first time, to the log whenever.
    pub(super) fn fail(&self, kind: MessageType, fault: &str, said: impl FnOnce() -> String) {
        if lock(&self.told).insert(fault.to_owned()) {
            self.show(kind, said());
        } else {
            tracing::warn!("{fault}");
        }
    }

    pub(super) fn set_trace(&self, value: TraceValue) {
        *lock(&self.trace) = value;
    }

    /// Says what was done, shortly and at length, if the client follows that.
    pub(super) fn trace(&self, said: impl FnOnce() -> (String, String)) {
        let value = *lock(&self.trace);
        if value == TraceValue::Off {
            return;
        }
        let (message, verbose) = said();
        let verbose = (value == TraceValue::Verbose).then_some(verbose);
        let _ = self.notes.send(Note::Trace(LogTraceParams { message, verbose }));
    }

    /// Writes to the log what has not been written yet.
    pub(super) fn log_once(&self, kind: MessageType, text: String) {
        if lock(&self.told).insert(text.clone()) {
            self.log(kind, text);
        }
    }

    /// Settings or files have changed: everything is read again.
    pub(super) fn reload(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings());
        self.documents().touch_all();
        self.outdated.store(true, Ordering::Relaxed);
        self.work.notify_one();
    }

    pub(super) fn roots(&self) -> Vec<PathBuf> {
        self.settings().roots().to_vec()
    }
}
