//! A paragraph as the model knows it.

use crate::orthography::{Model, WordId, read as read_syllable};
use crate::text::{Case, Token, TokenKind, lowercase_into};

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

/// What the model knows the tokens as: numbers with their separators are one, the ends of sentences
/// in a row are one.
pub(super) fn units(text: &str, tokens: &[Token], model: &Model<'_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let here = index as u32;
        index += 1;
        let id = match token.kind {
            TokenKind::Number => {
                while let [sign, number, ..] = &tokens[index..]
                    && sign.joined()
                    && number.joined()
                    && number.is_number()
                    && matches!(sign.kind, TokenKind::Punctuation('.' | ',' | '/' | ':' | '-'))
                {
                    index += 2;
                }
                WordId::NUMBER
            }
            TokenKind::Punctuation(sign) => match sign {
                '.' | '!' | '?' | ';' | ':' | '…' | '•' | '*' => {
                    if units.last().is_some_and(|last| last.id == WordId::EDGE) {
                        continue;
                    }
                    WordId::EDGE
                }
                ',' => WordId::COMMA,
                '-' | '–' | '—' | '/' => WordId::DASH,
                _ => WordId::BRACKET,
            },
            TokenKind::Word => {
                let word = token.folded.of(text);
                let word = if token.case == Case::Lower {
                    word
                } else {
                    lowercase_into(word, &mut lower);
                    &lower
                };
                model.word(word).unwrap_or_else(|| stranger(word, token.case))
            }
        };
        units.push(Unit { id, token: here, small: token.is_word() && token.case == Case::Lower });
    }
    units
}

fn stranger(word: &str, case: Case) -> WordId {
    if read_syllable(word).is_some() {
        WordId::UNSEEN
    } else if case == Case::Upper {
        WordId::ABBREVIATION
    } else {
        WordId::FOREIGN
    }
}
