//! The words that the user says are right.

use rustc_hash::FxHashSet;

use crate::rules::Context;

/// The syllables of the user's words, in small letters.
pub(super) struct Dictionary(FxHashSet<String>);

impl Dictionary {
    /// Collects the words of the configuration. A phrase stands for each of its syllables.
    pub(super) fn of(context: &Context) -> Self {
        let words = context.config.words.iter();
        Self(words.flat_map(|word| word.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>()).collect())
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}
