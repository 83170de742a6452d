//! What was written: ranges, edits, positions and the normalisation used for matching.
//!
//! Everything inside the crate speaks **byte offsets into the text as the user typed it**.
//! Lines and columns exist only at the two edges (`cli`, `lsp`) and are computed by
//! [`SourceText`]. Normalisation ([`fold`]) is for matching alone: every offset that leaves
//! this crate is an offset into the original.

mod edit;
mod fold;
mod letters;
mod phrase;
mod range;
mod source;
mod token;

pub use edit::{EditError, TextEdit, apply_edits};
pub use fold::{Folded, OffsetMap, fold, lowercase_into};
pub use letters::{LETTERS, hash_of_letters, letters};
pub use phrase::{PhraseTable, Vocabulary, other_tone_placement};
pub use range::TextRange;
pub use source::{Encoding, Position, SourceText};
pub use token::{Case, Gap, Key, Starts, Token, TokenKind, tokenize};
