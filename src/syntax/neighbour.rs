//! A token as the model of syllables knows it.

use crate::orthography::{Model, WordId, WordMemo, read as read_syllable};
use crate::text::{Case, Token, TokenKind, lowercase_into};

/// The word or class that each token is.
pub(super) fn known_words(text: &str, tokens: &[Token], model: &Model, known: &WordMemo) -> Vec<WordId> {
    let mut lower = String::new();
    let of_token = |token: &Token| match token.kind {
        TokenKind::Number => WordId::NUMBER,
        TokenKind::Punctuation(sign) => match sign {
            '.' | '!' | '?' | ';' | ':' | '…' | '•' | '*' => WordId::EDGE,
            ',' => WordId::COMMA,
            '-' | '–' | '—' | '/' => WordId::DASH,
            _ => WordId::BRACKET,
        },
        TokenKind::Word => {
            let word = known.get(token.key, || model.word(small_letters(text, token, &mut lower)));
            word.unwrap_or_else(|| match token.case {
                _ if read_syllable(small_letters(text, token, &mut lower)).is_some() => WordId::UNSEEN,
                Case::Upper => WordId::ABBREVIATION,
                _ => WordId::FOREIGN,
            })
        }
    };
    tokens.iter().map(of_token).collect()
}

/// The word at `index`; nothing is the edge of a sentence.
pub(super) fn id(words: &[WordId], index: Option<usize>) -> WordId {
    index.and_then(|index| words.get(index)).copied().unwrap_or(WordId::EDGE)
}

/// The folded word in small letters.
pub(super) fn small(text: &str, token: &Token) -> String {
    small_letters(text, token, &mut String::new()).to_owned()
}

/// The same, in the buffer if it has capitals.
fn small_letters<'a>(text: &'a str, token: &Token, buffer: &'a mut String) -> &'a str {
    let word = token.folded.of(text);
    if token.case == Case::Lower {
        return word;
    }
    lowercase_into(word, buffer);
    buffer
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
