//! The one task that publishes diagnostics.
//!
//! It waits for a moment of quiet after a change, but not longer than a ceiling, so that steady
//! typing cannot starve it; reads a snapshot on a blocking thread; and publishes what came out if
//! the text is still the same. Nobody else publishes: clearing on close and publishing after a
//! reopening cannot overtake each other, and versions only grow.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};
use tower_lsp::ls_types::{MessageType, Uri};

use super::analyse;
use super::diagnose::{self, Found};
use super::document::Snapshot;
use super::outgoing::publication;
use super::pull;
use super::settings::{self, Report};
use super::shared::{Refresh, Shared};
use super::written::Json;

/// How long results may be outdated on arrival, one after the other, until one is published all the
/// same: with the version that it is of.
const PATIENCE: Duration = Duration::from_millis(350);

/// How many texts are read at the same time: a change of settings concerns all that are open, and
/// each that is read takes a thread and memory.
const AT_ONCE: usize = 4;

/// A pass over one state of a text.
struct Pass {
    uri: Uri,
    revision: u64,
    /// The first change that this pass is the answer to.
    since: Instant,
    outcome: Outcome,
}

/// What a pass gave.
enum Outcome {
    /// The message that publishes what was found.
    Diagnostics {
        message: Vec<u8>,
        /// Some must wait for the end of the word that is being typed.
        keeps_back: bool,
    },
    Panic(String),
}

/// Publishes until the server ends.
pub(super) async fn run(shared: Arc<Shared>) {
    let mut passes: JoinSet<Pass> = JoinSet::new();
    loop {
        publish_reports(&shared).await;
        let closed = shared.documents().take_closed();
        for (uri, version) in closed {
            if settings::is_config_file(&uri) {
                tokio::spawn(publish_from_disk(Arc::clone(&shared), uri));
            } else if !shared.abilities().pulls {
                shared.send(publication(uri, Vec::new(), Some(version))).await;
            }
        }
        let next = start_due(&shared, &mut passes);
        if shared.abilities().pulls {
            withdraw(&shared).await;
        }
        if shared.outdated.swap(false, Ordering::Relaxed) {
            pull::spawn_refresh(&shared, Refresh::ALL);
        }
        tokio::select! {
            () = shared.work.notified() => {}
            Some(Ok(pass)) = passes.join_next(), if !passes.is_empty() => {
                finish(&shared, pass).await;
            }
            () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() => {}
        }
    }
}

/// A client that asks for what is found in its texts is sent nothing of them: what a configuration
/// file on the disk was said to have is taken back when it is opened, and of what has changed
/// without an edit the client is told to ask again.
async fn withdraw(shared: &Arc<Shared>) {
    let mut opened = Vec::new();
    let mut has_ripened = false;
    for document in shared.documents().all_mut() {
        let is_new = document.pending.since.take().is_some() && document.opened == document.revision;
        has_ripened |= std::mem::take(&mut document.has_ripened);
        if is_new && settings::is_config_file(&document.uri) {
            opened.push((document.uri.clone(), document.version));
        }
    }
    if has_ripened {
        pull::spawn_refresh(shared, Refresh { diagnostics: true, ..Refresh::default() });
    }
    for (uri, version) in opened {
        shared.send(publication(uri, Vec::new(), Some(version))).await;
    }
}

/// Starts all passes that are due; says when the next one will be.
fn start_due(shared: &Arc<Shared>, passes: &mut JoinSet<Pass>) -> Option<Instant> {
    let (quiet, ceiling) = (shared.options.quiet, shared.options.ceiling);
    let now = Instant::now();
    let mut next: Option<Instant> = None;
    let mut due = Vec::new();
    let mut documents = shared.documents();
    for document in documents.all_mut() {
        if let Some(typing) = document.typing {
            let end = typing.at + shared.options.settling;
            if end <= now {
                document.settle();
            } else if document.keeps_back {
                next = Some(next.map_or(end, |next| next.min(end)));
            }
        }
        if shared.abilities().pulls {
            continue;
        }
        let Some(at) = document.pending.due(quiet, ceiling).filter(|_| !document.pending.running) else { continue };
        if at <= now && passes.len() + due.len() >= AT_ONCE {
            // Its turn comes when a pass ends.
            continue;
        }
        if at > now {
            next = Some(next.map_or(at, |next| next.min(at)));
            continue;
        }
        let since = document.pending.since.take().unwrap_or(now);
        document.pending.at_once = false;
        document.pending.running = true;
        due.push((document.uri.clone(), since));
    }
    for (uri, since) in due {
        if let Some(snapshot) = documents.snapshot(&uri) {
            let shared = Arc::clone(shared);
            passes.spawn_blocking(move || run_pass(&shared, &snapshot, since));
        }
    }
    next
}

/// Reads a snapshot; on a blocking thread. Never panics.
fn run_pass(shared: &Shared, snapshot: &Snapshot, since: Instant) -> Pass {
    let outcome = analyse::guarded(|| {
        let found: Found<Json> = diagnose::find(shared, snapshot)?;
        diagnose::tell_failures(shared, &found);
        let message = found.diagnostics.publication(&snapshot.uri, snapshot.version);
        Ok::<_, String>(Outcome::Diagnostics { message, keeps_back: found.keeps_back })
    });
    let outcome = outcome.and_then(|outcome| outcome).unwrap_or_else(Outcome::Panic);
    Pass { uri: snapshot.uri.clone(), revision: snapshot.revision, since, outcome }
}

async fn finish(shared: &Arc<Shared>, pass: Pass) {
    publish_reports(shared).await;
    if !is_wanted(shared, &pass) {
        return;
    }
    match pass.outcome {
        Outcome::Diagnostics { message, keeps_back } => {
            shared.documents().note_told(&pass.uri, pass.revision, keeps_back);
            shared.send(message).await;
        }
        // What was published before stays: an old answer is better than the impression that all
        // is well.
        Outcome::Panic(message) => diagnose::tell_panic(shared, &message),
    }
}

/// What is wrong in a configuration file is wrong whether it is open or not.
async fn publish_from_disk(shared: Arc<Shared>, uri: Uri) {
    let encoding = shared.documents().encoding();
    let file = uri.clone();
    let reading = tokio::task::spawn_blocking(move || settings::problems(&file, None, encoding));
    let Ok(problems) = reading.await else { return };
    let is_open = shared.documents().get(&uri).is_some();
    if !is_open {
        shared.send(publication(uri, problems, None)).await;
    }
}

/// Tells what is wrong with configurations, and asks to watch the files that they name.
async fn publish_reports(shared: &Arc<Shared>) {
    let named = shared.settings().take_named();
    if let Some(named) = named {
        pull::spawn_watching(Arc::clone(shared), named);
    }
    let reports = shared.settings().take_reports();
    for report in reports {
        match report {
            Report::File { uri, diagnostics } => {
                let version = shared.documents().get(&uri).map(|document| document.version);
                // One that is open has a pass of its own.
                if version.is_none() || !settings::is_config_file(&uri) {
                    shared.send(publication(uri, diagnostics, version)).await;
                }
            }
            Report::Client(complaint) => shared.show(MessageType::WARNING, format!("vanthu: {complaint}")),
        }
    }
}

/// Whether the result of a pass is still the answer to what the editor shows. Marks the text as
/// free for its next pass.
fn is_wanted(shared: &Shared, pass: &Pass) -> bool {
    let mut documents = shared.documents();
    let Some(document) = documents.get_mut(&pass.uri) else { return false };
    if document.revision == pass.revision {
        document.pending.running = false;
        return true;
    }
    // A text that was closed and opened again has a pass of its own, which this one must not mark
    // as ended.
    if document.opened > pass.revision {
        return false;
    }
    document.pending.running = false;
    if pass.since.elapsed() >= PATIENCE {
        return true;
    }
    let since = document.pending.since.get_or_insert(pass.since);
    *since = pass.since.min(*since);
    false
}
