//! What may be wrong with a word.

use crate::orthography::SlipKind;
use crate::text::TextRange;

/// Why a word is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtKind {
    /// A syllable, but another one fits far better between its neighbours.
    OutOfPlace,
    /// A syllable that no text has, as far as the model knows.
    Unseen,
    /// No syllable of Vietnamese.
    NoSyllable,
    /// A syllable with its tone mark on a letter where no style has it.
    MisplacedMark,
}

/// A word that is probably misspelt.
#[derive(Clone, Debug)]
pub struct Doubt {
    pub kind: DoubtKind,
    pub range: TextRange,
    /// In small letters.
    pub word: String,
    /// What was probably meant, best first, in the case of the word. May be empty.
    pub corrections: Vec<String>,
    /// The slip that leads from the best correction to the word.
    pub slip: Option<SlipKind>,
    /// By how much the best correction is likelier, as a natural logarithm.
    pub score: f32,
    /// By how much the best correction is likelier than the second.
    pub lead: f32,
    /// Both neighbours are common words in small letters, or the one is and the other is
    /// punctuation.
    pub among_words: bool,
    /// Between quotation marks: somebody else may have written it so.
    pub quoted: bool,
    /// Whether the word is rare.
    pub rare: bool,
}

impl Doubt {
    /// Whether it is certain what was meant by letters that make no syllable.
    pub(super) fn is_clear(&self) -> bool {
        const CLEAR: f32 = 8.0;
        const LEAD: f32 = 2.0;
        matches!(self.kind, DoubtKind::NoSyllable | DoubtKind::MisplacedMark)
            && self.among_words
            && self.score >= CLEAR
            && self.lead >= LEAD
    }
}
