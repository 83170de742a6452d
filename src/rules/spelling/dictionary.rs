//! The words that the user says are right, and loans that everybody writes.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::law::Table;
use crate::rules::Context;

/// Whether a word in small letters is of `grammars/loans.tsv`.
pub(super) fn is_loan(word: &str) -> bool {
    static LOANS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let table = Table::read("loans.tsv", include_str!("../../../grammars/loans.tsv"), &mut Vec::new());
        table.rows().map(|row| row.get("word")).collect()
    });
    LOANS.contains(word)
}

/// The user's single words, in small letters.
pub(super) struct Dictionary(FxHashSet<String>);

impl Dictionary {
    /// Collects the words of the configuration. Phrases are right only as a whole: what is found
    /// within one is taken out when all rules have spoken.
    pub(super) fn of(context: &Context) -> Self {
        let words = context.config.words.iter();
        Self(words.map(|word| word.trim().to_lowercase()).filter(|word| !word.contains(char::is_whitespace)).collect())
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}
