//! What stands under the caret.

use crate::analysis::Analysis;
use crate::text::TextRange;

/// A card, in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What the card is about, in bytes of the document.
    pub range: TextRange,
    pub markdown: String,
}

/// The card for a byte offset, if there is something to say.
#[must_use]
pub fn hover(_analysis: &Analysis, _offset: u32) -> Option<Hover> {
    None
}
