//! Compounds joined by a hyphen ("kinh tế - xã hội"), as facts for consistency over a text.

use crate::text::TextRange;

/// A hyphen between two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompoundMention {
    /// Left and right element, in lower case with canonical spacing: "kinh tế - xã hội".
    pub name: String,
    pub range: TextRange,
    /// From the end of the left word to the start of the right one.
    pub joint: TextRange,
    pub space_before: bool,
    pub space_after: bool,
}
