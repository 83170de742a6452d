//! What stands between quotation marks.

use crate::text::{Token, TokenKind};

/// Follows the quotation marks of a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotation {
    inside: bool,
}

impl Quotation {
    /// Takes the next token into account: whether it stands between quotation marks.
    pub(super) fn step(&mut self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Punctuation('“' | '«') => self.inside = true,
            TokenKind::Punctuation('”' | '»') => self.inside = false,
            TokenKind::Punctuation('"') => self.inside = !self.inside,
            _ => {}
        }
        self.inside
    }
}
