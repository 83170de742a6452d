//! A paragraph as the model knows it.

use crate::orthography::WordId;
use crate::text::{Case, Token, TokenKind};

/// A word, number or mark, as the model knows it.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub id: WordId,
    pub token: u32,
    /// A word in small letters.
    pub small: bool,
}

/// Punctuation that stands at a word without being part of it.
pub(super) fn is_ordinary(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Punctuation(
            '.' | ',' | ';' | ':' | '!' | '?' | '…' | '(' | ')' | '[' | ']' | '“' | '”' | '"' | '«' | '»'
        )
    )
}

/// What the model knows the tokens as, whose words are these: numbers with their separators are one,
/// the ends of sentences in a row are one.
pub(super) fn units(tokens: &[Token], words: &[WordId]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while let (Some(token), Some(id)) = (tokens.get(index), words.get(index)) {
        let here = index as u32;
        index += 1;
        match token.kind {
            TokenKind::Number => {
                while let [sign, number, ..] = &tokens[index..]
                    && sign.joined()
                    && number.joined()
                    && number.is_number()
                    && matches!(sign.kind, TokenKind::Punctuation('.' | ',' | '/' | ':' | '-'))
                {
                    index += 2;
                }
            }
            TokenKind::Punctuation(_) if *id == WordId::EDGE && units.last().is_some_and(|last| last.id == *id) => {
                continue;
            }
            TokenKind::Punctuation(_) | TokenKind::Word => {}
        }
        units.push(Unit { id: *id, token: here, small: token.is_word() && token.case == Case::Lower });
    }
    units
}
