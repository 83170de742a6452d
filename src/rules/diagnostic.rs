use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{TextEdit, TextRange};

use super::{Rule, Severity};

/// Whether a fix may be applied without being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Never wrong where the rule is right; `--fix` and fix-all apply these.
    Safe,
    /// Offered as a quick fix, for a person to decide.
    Suggested,
}

/// One way to put it right. Several fixes of a diagnostic are alternatives, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub title: String,
    pub applicability: Applicability,
    /// The one that a single key press applies.
    pub preferred: bool,
    /// Shared by diagnostics that offer the same change of many places.
    pub edits: Arc<[TextEdit]>,
}

/// Another place that has to do with the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Related {
    pub message: String,
    pub range: TextRange,
}

/// What a diagnostic says, wherever its text moves to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    message: String,
    fixes: Vec<Fix>,
    related: Vec<Related>,
}

/// Something wrong at a place. Ranges are bytes, relative to the paragraph while a paragraph
/// rule runs and to the document afterwards.
///
/// A clone shares what it says with the original, also one that is [shifted](Self::shift): a text
/// has thousands of diagnostics, and each key moves most of them.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    /// Final once `analysis` has applied profile and configuration.
    pub severity: Severity,
    pub range: TextRange,
    /// The rule itself was less sure here than usual and asks for no more than this severity.
    pub at_most: Option<Severity>,
    words: Arc<Words>,
    /// By how many bytes the places in `words` have moved on.
    by: i64,
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        let same_words =
            || self.by == other.by && (Arc::ptr_eq(&self.words, &other.words) || self.words == other.words);
        self.rule.code == other.rule.code
            && self.severity == other.severity
            && self.range == other.range
            && self.message() == other.message()
            && (same_words() || self.fixes().eq(other.fixes()) && self.related().eq(other.related()))
    }
}

impl Diagnostic {
    /// One without fixes and related places.
    #[must_use]
    pub fn new(rule: &'static Rule, severity: Severity, range: TextRange, message: String) -> Self {
        let words = Arc::new(Words { message, ..Words::default() });
        Self { rule, severity, range, at_most: None, words, by: 0 }
    }

    #[must_use]
    pub fn message(&self) -> &str {
        &self.words.message
    }

    /// The ways to put it right, best first.
    pub fn fixes(&self) -> impl ExactSizeIterator<Item = Fix> + '_ {
        self.words.fixes.iter().map(|fix| {
            let edits = match self.by {
                0 => Arc::clone(&fix.edits),
                by => {
                    let edits = fix.edits.iter();
                    edits.map(|edit| TextEdit { range: moved(edit.range, by), text: edit.text.clone() }).collect()
                }
            };
            Fix { edits, ..fix.clone() }
        })
    }

    #[must_use]
    pub fn has_fixes(&self) -> bool {
        !self.words.fixes.is_empty()
    }

    /// The fix that is applied without looking, if there is one.
    #[must_use]
    pub fn safe_fix(&self) -> Option<Fix> {
        let is_safe = self.words.fixes.first().is_some_and(|fix| fix.applicability == Applicability::Safe);
        if is_safe { self.fixes().next() } else { None }
    }

    /// Other places that have to do with it.
    pub fn related(&self) -> impl ExactSizeIterator<Item = (TextRange, &str)> {
        self.words.related.iter().map(|related| (moved(related.range, self.by), related.message.as_str()))
    }

    /// The same diagnostic, `by` bytes further on.
    #[must_use]
    pub fn shift(mut self, by: u32) -> Self {
        self.range = self.range.shift(by);
        self.by += i64::from(by);
        self
    }

    /// The same diagnostic with its places where `place` says; none if one of them is nowhere. `known`
    /// are the edits that were moved before: many diagnostics share the edits of all their places.
    pub(crate) fn moved(
        &self,
        place: impl Fn(TextRange) -> Option<TextRange>,
        known: &mut FxHashMap<*const TextEdit, Arc<[TextEdit]>>,
    ) -> Option<Self> {
        let range = place(self.range)?;
        let further = i64::from(range.start) - i64::from(self.range.start);
        let Words { message, fixes, related } = &*self.words;
        let edits = || fixes.iter().flat_map(|fix| fix.edits.iter()).map(|edit| edit.range);
        let places = || edits().chain(related.iter().map(|related| related.range)).map(|range| moved(range, self.by));
        // Most lie together, and then nothing needs to be said anew.
        if edits().take(FEW + 1).count() <= FEW && places().all(|at| place(at) == Some(moved(at, further))) {
            return Some(Self { range, by: self.by + further, words: Arc::clone(&self.words), ..*self });
        }
        let mut fixes = fixes.clone();
        for fix in &mut fixes {
            let edits: Arc<[TextEdit]> = match known.get(&fix.edits.as_ptr()).filter(|_| self.by == 0) {
                Some(known) => Arc::clone(known),
                None => {
                    let edit = |edit: &TextEdit| {
                        Some(TextEdit { range: place(moved(edit.range, self.by))?, text: edit.text.clone() })
                    };
                    fix.edits.iter().map(edit).collect::<Option<_>>()?
                }
            };
            if self.by == 0 {
                known.insert(fix.edits.as_ptr(), Arc::clone(&edits));
            }
            fix.edits = edits;
        }
        let at = |related: &Related| Some(Related { range: place(moved(related.range, self.by))?, ..related.clone() });
        let related = related.iter().map(at).collect::<Option<_>>()?;
        let words = Arc::new(Words { message: message.clone(), fixes, related });
        Some(Self { range, by: 0, words, ..*self })
    }

    /// What it says, to be added to; only before anything else shares it.
    fn words(&mut self) -> &mut Words {
        Arc::make_mut(&mut self.words)
    }

    pub(super) fn add_fix(&mut self, fix: Fix) {
        self.words().fixes.push(fix);
    }

    pub(super) fn add_related(&mut self, related: Related) {
        self.words().related.push(related);
    }
}

/// How many edits a diagnostic may have to be looked through at each key.
const FEW: usize = 8;

fn moved(range: TextRange, by: i64) -> TextRange {
    let at = |offset: u32| (i64::from(offset) + by) as u32;
    TextRange::new(at(range.start), at(range.end))
}
