//! Reading one state of a text, at most once, and outliving a panic while doing so.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::document::Snapshot;
use crate::analysis::Analysis;
use crate::rules::Context;
use crate::text::TextRange;

/// What reading a text gave.
#[derive(Clone, Debug)]
pub struct Reading {
    pub analysis: Arc<Analysis>,
    /// What went wrong inside, in words: the codes of rules that panicked.
    pub failures: Vec<String>,
}

/// How a text is read: the reading before it (if any), the text, and what to look for.
pub type Reader = dyn Fn(Option<&Analysis>, Arc<str>, &Context) -> Reading + Send + Sync;

/// Reads anew only what changed since the reading before.
#[must_use]
pub fn read(before: Option<&Analysis>, text: Arc<str>, context: &Context) -> Reading {
    let analysis = match before {
        Some(before) => before.after(text, context),
        None => Analysis::new(text, context),
    };
    Reading { failures: analysis.failures().to_vec(), analysis: Arc::new(analysis) }
}

/// The newest reading of a text, and of which state it is.
pub(super) struct Latest {
    revision: u64,
    reading: Reading,
}

/// The reading of a snapshot: the one that is there, or a new one.
///
/// Two who ask at the same time do not read twice, the second waits. A reading that panics as a
/// whole is tried once more from nothing, since the fault may lie in what was kept.
///
/// # Errors
/// What the panic said, if it did not help.
pub(super) fn reading(snapshot: &Snapshot, context: &Context, read: &Reader) -> Result<Reading, String> {
    let mut latest = lock(&snapshot.latest);
    let before = latest.as_ref().map(|latest| latest.reading.analysis.as_ref());
    if let Some(known) = latest.as_ref()
        && known.revision == snapshot.revision
        && same(known.reading.analysis.context(), context)
    {
        return Ok(known.reading.clone());
    }
    let text: Arc<str> = Arc::from(snapshot.text.slice(TextRange::new(0, u32::MAX)));
    let (bytes, anew, since) = (text.len(), before.is_none(), Instant::now());
    let reading = guarded(|| read(before, Arc::clone(&text), context)).or_else(|first| match before {
        Some(_) => guarded(|| read(None, text, context)),
        None => Err(first),
    })?;
    let found = reading.analysis.diagnostics().len();
    tracing::debug!(revision = snapshot.revision, bytes, anew, found, took = ?since.elapsed(), "đã đọc / read");
    // A request that came late must not put an old state in the place of a newer one.
    if latest.as_ref().is_none_or(|latest| latest.revision <= snapshot.revision) {
        *latest = Some(Latest { revision: snapshot.revision, reading: reading.clone() });
    }
    Ok(reading)
}

/// Whether two contexts are one: what was read with one holds with the other.
pub(super) fn same(one: &Context, other: &Context) -> bool {
    Arc::ptr_eq(&one.config, &other.config) && Arc::ptr_eq(&one.knowledge, &other.knowledge)
}

/// Runs `work`; a panic becomes its message.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| message(panic.as_ref()))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

/// Locks, also after a panic of another holder: what we guard is replaced as a whole, never left
/// half done.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
