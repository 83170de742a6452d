//! A token as the model of syllables knows it.

use crate::orthography::{Model, WordId, read as read_syllable};
use crate::text::{Case, Token, TokenKind, lowercase_into};

/// The word or class that the token is; nothing is the edge of a sentence.
pub(super) fn id(text: &str, token: Option<&Token>, model: &Model<'_>) -> WordId {
    let Some(token) = token else { return WordId::EDGE };
    match token.kind {
        TokenKind::Number => WordId::NUMBER,
        TokenKind::Punctuation(sign) => match sign {
            '.' | '!' | '?' | ';' | ':' | '…' | '•' | '*' => WordId::EDGE,
            ',' => WordId::COMMA,
            '-' | '–' | '—' | '/' => WordId::DASH,
            _ => WordId::BRACKET,
        },
        TokenKind::Word => {
            let word = small(text, token);
            model.word(&word).unwrap_or_else(|| match token.case {
                _ if read_syllable(&word).is_some() => WordId::UNSEEN,
                Case::Upper => WordId::ABBREVIATION,
                _ => WordId::FOREIGN,
            })
        }
    }
}

/// The folded word in small letters.
pub(super) fn small(text: &str, token: &Token) -> String {
    let mut lower = String::new();
    lowercase_into(token.folded.of(text), &mut lower);
    lower
}

/// Whether the word is in small letters, or has a capital only because a sentence begins.
pub(super) fn is_common(tokens: &[Token], index: usize) -> bool {
    match tokens[index].case {
        Case::Lower => true,
        Case::Title => index.checked_sub(1).is_none_or(|before| {
            matches!(tokens[before].kind, TokenKind::Punctuation('.' | ':' | ';' | '!' | '?' | '-' | '+'))
        }),
        Case::Upper | Case::Mixed => false,
    }
}
