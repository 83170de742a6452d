//! Work that takes long, shown to the person while it is being done.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tower_lsp::ls_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd, WorkDoneProgressReport,
};

use super::outgoing;
use super::shared::Shared;

/// What is done before this is not worth a word.
const NOTICEABLE: Duration = Duration::from_millis(400);

/// How often the person is told how far it is.
const INTERVAL: Duration = Duration::from_millis(200);

/// How long a client may take to answer that it will show it.
const LIMIT: Duration = Duration::from_secs(2);

/// The progress of one piece of work; on a blocking thread. Ends when it is dropped.
pub(super) struct Progress<'a> {
    shared: &'a Shared,
    title: String,
    begun: Instant,
    told: Instant,
    token: Token,
}

enum Token {
    /// Nobody has been told yet.
    None,
    /// Nobody is to be told.
    Unwanted,
    /// Given by the client, or asked for by us.
    Shown(ProgressToken),
}

impl<'a> Progress<'a> {
    /// With a token of the client it is shown at once, else when the work takes long and the client
    /// shows such things.
    pub(super) fn new(shared: &'a Shared, given: Option<ProgressToken>, title: String) -> Self {
        let now = Instant::now();
        let wanted = shared.abilities().progress;
        let token = if wanted { Token::None } else { Token::Unwanted };
        let mut progress = Self { shared, title, begun: now, told: now, token };
        if let Some(given) = given {
            progress.token = Token::Shown(given);
            progress.say_begin();
        }
        progress
    }

    /// Shows it, although nobody knows yet how long it will take.
    pub(super) fn show(&mut self) {
        if !matches!(self.token, Token::None) {
            return;
        }
        let number = self.shared.progresses.fetch_add(1, Ordering::Relaxed);
        let token = NumberOrString::String(format!("vanthu/{number}"));
        let create = self.shared.client.create_work_done_progress(token.clone());
        let answer = tokio::runtime::Handle::current().block_on(async { tokio::time::timeout(LIMIT, create).await });
        if matches!(answer, Ok(Ok(()))) {
            self.token = Token::Shown(token);
            self.say_begin();
        } else {
            self.token = Token::Unwanted;
        }
    }

    /// So much of the work is done.
    pub(super) fn step(&mut self, done: usize, of: usize) {
        let now = Instant::now();
        if now - self.begun >= NOTICEABLE {
            self.show();
        }
        if now - self.told < INTERVAL {
            return;
        }
        self.told = now;
        self.say(WorkDoneProgress::Report(WorkDoneProgressReport {
            cancellable: Some(true),
            message: Some(format!("{done}/{of}")),
            percentage: Some((done * 100 / of.max(1)) as u32),
        }));
    }

    /// Whether the person wants it to end.
    pub(super) fn is_cancelled(&self) -> bool {
        matches!(&self.token, Token::Shown(token) if self.shared.has_cancelled(token))
    }

    fn say_begin(&self) {
        self.say(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: self.title.clone(),
            cancellable: Some(true),
            message: None,
            percentage: Some(0),
        }));
    }

    fn say(&self, what: WorkDoneProgress) {
        if let Token::Shown(token) = &self.token {
            let params = ProgressParams { token: token.clone(), value: ProgressParamsValue::WorkDone(what) };
            self.shared.send_now(outgoing::notification("$/progress", params));
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.say(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        if let Token::Shown(token) = &self.token {
            self.shared.forget_cancelled(token);
        }
    }
}
