//! A token as the model of syllables knows it.

use crate::orthography::{Model, WordId, read as read_syllable};
use crate::text::{Case, Token, TokenKind, lowercase_into};

/// The word or class that each token is.
pub(super) fn known_words(text: &str, tokens: &[Token], model: &Model) -> Vec<WordId> {
    let mut lower = String::new();
    let known = |token: &Token| match token.kind {
        TokenKind::Number => WordId::NUMBER,
        TokenKind::Punctuation(sign) => match sign {
            '.' | '!' | '?' | ';' | ':' | '…' | '•' | '*' => WordId::EDGE,
            ',' => WordId::COMMA,
            '-' | '–' | '—' | '/' => WordId::DASH,
            _ => WordId::BRACKET,
        },
        TokenKind::Word => {
            let mut word = token.folded.of(text);
            if token.case != Case::Lower {
                lowercase_into(word, &mut lower);
                word = &lower;
            }
            model.word(word).unwrap_or_else(|| match token.case {
                _ if read_syllable(word).is_some() => WordId::UNSEEN,
                Case::Upper => WordId::ABBREVIATION,
                _ => WordId::FOREIGN,
            })
        }
    };
    tokens.iter().map(known).collect()
}

/// The word at `index`; nothing is the edge of a sentence.
pub(super) fn id(words: &[WordId], index: Option<usize>) -> WordId {
    index.and_then(|index| words.get(index)).copied().unwrap_or(WordId::EDGE)
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
