//! Paragraphs with what was read in them, and how they outlive an edit.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;

use rustc_hash::FxHashMap;

use crate::rules::{self, Check, Clue, Context, Diagnostic, Report, Rule};
use crate::syntax::{Facts, Paragraph, split_paragraphs};
use crate::text::TextRange;

use super::reuse::Edit;
use super::{guarded, may_be_on, survives};

/// What one paragraph gave. Ranges are relative to its start, so it can be kept while it moves.
#[derive(Debug)]
pub(super) struct Read {
    pub facts: Facts,
    pub diagnostics: Vec<Diagnostic>,
    /// For rules of the whole document, each with its place among all.
    pub clues: Vec<(u16, Clue)>,
    pub failures: Vec<String>,
}

/// A text this long, in bytes, is read by all cores that read no other text: who opens it should not
/// wait, and for a shorter one more threads cost more than they bring.
const LONG: usize = 1 << 16;

/// How many texts are being read.
static READERS: AtomicUsize = AtomicUsize::new(0);

static CORES: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// One of the [`READERS`], as long as it lives.
struct Reader;

impl Reader {
    /// The reader, and how many cores are its own.
    fn new() -> (Self, usize) {
        let readers = READERS.fetch_add(1, Ordering::Relaxed) + 1;
        (Self, (*CORES / readers).max(1))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        READERS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Reads all paragraphs of a text.
pub(super) fn read(text: &str, context: &Context) -> Vec<(u32, Arc<Read>)> {
    let ranges = split_paragraphs(text);
    let active = active(context);
    let read = |range: &TextRange| (range.start, Arc::new(read_one(range.of(text), context, &active)));
    let (_reader, free) = Reader::new();
    let cores = if text.len() < LONG { 1 } else { free };
    let share = (text.len() / cores) as u32 + 1;
    // As many bytes for each, in whole paragraphs.
    let mut groups = ranges.chunk_by(|one, next| one.start / share == next.start / share);
    let own = groups.next().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> =
            groups.map(|group| scope.spawn(move || group.iter().map(read).collect::<Vec<_>>())).collect();
        let mut all: Vec<_> = own.iter().map(read).collect();
        for other in others {
            // What a thread could not survive, this one does not either: who called is told.
            all.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    })
}

/// Reads the paragraphs of `text` that differ from those of `old`, and says what the edit was.
pub(super) fn read_changed(
    old: &str,
    old_paragraphs: &[(u32, Arc<Read>)],
    text: &str,
    context: &Context,
) -> (Vec<(u32, Arc<Read>)>, Edit) {
    let prefix = common_prefix(old.as_bytes(), text.as_bytes());
    let rest = old.len().min(text.len()) - prefix;
    let suffix = common_suffix(&old.as_bytes()[old.len() - rest..], &text.as_bytes()[text.len() - rest..]);

    // Whether two lines join is decided by both, so the paragraph before the change is read anew
    // too, and the first one kept behind it must start where an old one started.
    let changed = old_paragraphs.partition_point(|(start, _)| (*start as usize) <= prefix);
    let first = changed.saturating_sub(2);
    let start = old_paragraphs.get(first).map_or(0, |(start, _)| *start as usize);
    let grown = text.len() as i64 - old.len() as i64;

    let (old_end, new_end) = ((old.len() - suffix) as u32, (text.len() - suffix) as u32);
    let edit = Edit { start: prefix as u32, old_end, new_end };
    let mut result = Vec::with_capacity(old_paragraphs.len() + 8);
    result.extend_from_slice(&old_paragraphs[..first]);
    let mut known: FxHashMap<&str, &Arc<Read>> = FxHashMap::default();
    let tail = old_paragraphs.partition_point(|(at, _)| (*at as usize) < old.len() - suffix);
    for (index, (at, read)) in old_paragraphs[first..tail].iter().enumerate() {
        let end = old_paragraphs.get(first + index + 1).map_or(old.len(), |next| next.0 as usize);
        known.insert(&old[*at as usize..end], read);
    }
    // Split only as far as needed: from here to the first old paragraph start past the change that
    // the new splitting hits as well. Trying one, then two, four … old paragraphs of the tail keeps
    // the work near the change.
    let mut take = 2;
    let active = active(context);
    loop {
        let stop = tail + take;
        let end = old_paragraphs.get(stop).map_or(text.len(), |(at, _)| (i64::from(*at) + grown) as usize);
        let ranges: Vec<TextRange> =
            split_paragraphs(&text[start..end]).into_iter().map(|range| range.shift(start as u32)).collect();
        // A paragraph that touches the end of the window might have gone on; it counts only if an
        // old one starts there, that is, if the one before it ends where an old one began.
        let meeting = ranges.iter().rposition(|range| {
            let at = i64::from(range.start) - grown;
            range.start as usize >= text.len() - suffix
                && old_paragraphs[tail..].binary_search_by_key(&at, |(at, _)| i64::from(*at)).is_ok()
        });
        if stop < old_paragraphs.len() && meeting.is_none() {
            take *= 2;
            continue;
        }
        let upto = if stop < old_paragraphs.len() { meeting.unwrap_or(ranges.len()) } else { ranges.len() };
        for range in &ranges[..upto] {
            let slice = range.of(text);
            let read = match known.get(slice) {
                Some(read) => Arc::clone(read),
                None => Arc::new(read_one(slice, context, &active)),
            };
            result.push((range.start, read));
        }
        if let Some(range) = ranges.get(upto) {
            let at = i64::from(range.start) - grown;
            let from = old_paragraphs.partition_point(|(start, _)| i64::from(*start) < at);
            result.extend(
                old_paragraphs[from..].iter().map(|(at, read)| ((i64::from(*at) + grown) as u32, Arc::clone(read))),
            );
        }
        return (result, edit);
    }
}

/// The rules that can be on, with their places among all.
fn active(context: &Context) -> Vec<(u16, &'static Rule)> {
    let all = rules::all().iter().enumerate();
    all.filter(|(_, rule)| may_be_on(rule, &context.config)).map(|(index, rule)| (index as u16, *rule)).collect()
}

fn read_one(text: &str, context: &Context, active: &[(u16, &'static Rule)]) -> Read {
    let with_doubts = active.iter().any(|(_, rule)| rules::asks_for_doubts(rule));
    let paragraph = Paragraph::read_for(text, &context.knowledge, with_doubts);
    let mut report = Report::default();
    let mut clues: Vec<(u16, Clue)> = Vec::new();
    let mut failures = Vec::new();
    let mut found = Vec::new();
    let active = if paragraph.tokens.is_empty() { &[] } else { active };
    for &(index, rule) in active {
        match rule.check {
            Check::Paragraph(check) => {
                guarded(rule, &mut report, &mut failures, |report| check(&paragraph, context, report));
            }
            Check::Clues { gather, .. } => {
                if survives(rule, &mut failures, || gather(&paragraph, context, &mut found)) {
                    clues.extend(found.iter().map(|clue| (index, *clue)));
                }
                found.clear();
            }
            Check::Document(_) | Check::Seen { .. } | Check::Machinery => {}
        }
    }
    clues.shrink_to_fit();
    Read { facts: paragraph.facts, diagnostics: report.into_diagnostics(), clues, failures }
}

/// How many bytes both start with.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 256;
    let blocks = a.chunks_exact(BLOCK).zip(b.chunks_exact(BLOCK)).take_while(|(a, b)| a == b).count();
    let start = blocks * BLOCK;
    start + a[start..].iter().zip(&b[start..]).take_while(|(a, b)| a == b).count()
}

/// How many bytes both end with; they have the same length.
fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 256;
    let blocks = a.rchunks_exact(BLOCK).zip(b.rchunks_exact(BLOCK)).take_while(|(a, b)| a == b).count();
    let end = blocks * BLOCK;
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    end + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Level};
    use crate::law::Knowledge;

    #[test]
    fn nothing_is_doubted_for_nobody() {
        let doubts = |config: Config| {
            let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(config) };
            let paragraphs = super::read("Bảo vệ chủ quyển lãnh thổ của Tổ quốc.", &context);
            paragraphs.iter().map(|(_, read)| read.facts.doubts.len()).sum::<usize>()
        };
        let mut config = Config::default();
        assert_eq!(doubts(config.clone()), 1);
        config.rules.insert("D14".to_owned(), Level::Off);
        assert_eq!(doubts(config.clone()), 1);
        config.rules.insert("D15".to_owned(), Level::Off);
        assert_eq!(doubts(config), 0);
    }
}
