//! What rules of the whole document reported, and how it outlives an edit.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Analysis;
use super::paragraphs::Read;
use crate::rules::{Diagnostic, Sight};
use crate::syntax::{ParagraphFacts, cite_the_same};
use crate::text::TextRange;

/// What an edit replaced, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub start: u32,
    pub old_end: u32,
    pub new_end: u32,
}

impl Edit {
    /// The range after the edit; none if the edit touches it.
    fn range(self, range: TextRange) -> Option<TextRange> {
        if range.end < self.start {
            Some(range)
        } else if range.start > self.old_end {
            let moved = |at: u32| at - self.old_end + self.new_end;
            Some(TextRange::new(moved(range.start), moved(range.end)))
        } else {
            None
        }
    }
}

/// The paragraphs that differ before and after an edit.
pub(super) struct Changed<'a> {
    pub edit: Edit,
    pub old: Vec<ParagraphFacts<'a>>,
    pub new: Vec<ParagraphFacts<'a>>,
}

impl<'a> Changed<'a> {
    /// What differs between two states of a text; none if it is hard to tell.
    pub(super) fn between(before: &'a Analysis, after: &'a Analysis, edit: Edit) -> Option<Self> {
        let (old, new) = (&before.paragraphs, &after.paragraphs);
        let same = |one: &(u32, Arc<Read>), other: &(u32, Arc<Read>)| Arc::ptr_eq(&one.1, &other.1);
        let first = old.iter().zip(new).take_while(|(one, other)| same(one, other)).count();
        let (behind, others) = (old[first..].iter().rev(), new[first..].iter().rev());
        let last = behind.zip(others).take_while(|(one, other)| same(one, other)).count();
        // Of lines that are all alike, others may have been paired than those that were left alone.
        let kept = old.get(old.len() - last).is_none_or(|(start, _)| *start >= edit.old_end);
        let part = |of: &'a Analysis, end: usize| (first..end).filter_map(|index| of.paragraph(index)).collect();
        let (old, new) = (part(before, old.len() - last), part(after, new.len() - last));
        kept.then_some(Self { edit, old, new })
    }

    /// Whether nothing changed in the paragraphs that start before this byte.
    pub(super) fn begins_behind(&self, head: u32) -> bool {
        let first = |paragraphs: &[ParagraphFacts<'_>]| paragraphs.first().is_none_or(|first| first.start >= head);
        first(&self.old) && first(&self.new) && self.edit.start >= head
    }

    /// Whether the same documents are cited in the same paragraphs, so that all citations refer to
    /// what they referred to.
    pub(super) fn cites_the_same(&self) -> bool {
        self.old.len() == self.new.len() && self.old.iter().zip(&self.new).all(|(old, new)| cite_the_same(old, new))
    }

    /// Whether a rule sees the same as before, but for its place.
    pub(super) fn shows_the_same(&self, sees: fn(&ParagraphFacts<'_>, &mut Sight)) -> bool {
        let sight = |paragraphs: &[ParagraphFacts<'_>]| {
            let mut sight = Sight::default();
            paragraphs.iter().for_each(|paragraph| sees(paragraph, &mut sight));
            sight.places
        };
        let (old, new) = (sight(&self.old), sight(&self.new));
        old.len() == new.len()
            && old
                .iter()
                .zip(&new)
                .all(|((old, before), (new, after))| before == after && self.edit.range(*old) == Some(*new))
    }

    /// What was reported, moved to where it is after the edit; none if the edit touches any of it.
    pub(super) fn moved(&self, reported: &[Diagnostic]) -> Option<Vec<Diagnostic>> {
        let mut known = FxHashMap::default();
        reported.iter().map(|diagnostic| diagnostic.moved(|range| self.edit.range(range), &mut known)).collect()
    }
}
