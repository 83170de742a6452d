//! Words, numbers and punctuation, read once for each paragraph.

use super::{Folded, TextRange, Vocabulary, lowercase_into};

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters. "QH14" is a word and a number without a gap; "30a" a number and a word.
    Word,
    /// A run of ASCII digits.
    Number,
    /// One character that is neither letter, digit nor space.
    Punctuation(char),
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: the two touch. The first token of a paragraph has this gap too.
    None,
    /// Spaces or tabs.
    Space,
    /// A line end, with or without spaces: the text was wrapped here.
    Line,
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital; also numbers and punctuation.
    Lower,
    /// A capital and then small letters, or a single capital.
    Title,
    /// Two or more letters, all capital.
    Upper,
    /// Anything else, as "QyĐ" or "TTg".
    Mixed,
}

/// The identity of a token for matching phrases: a word of the vocabulary (whatever its case and
/// tone placement), a punctuation mark or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u32);

impl Key {
    /// A word that no grammar mentions.
    pub const UNKNOWN: Key = Key(0);
    const PUNCTUATION: u32 = 1 << 30;
    const NUMBER: u32 = 1 << 31;

    pub(super) const fn word(id: u32) -> Self {
        Self(id)
    }

    #[must_use]
    pub const fn punctuation(c: char) -> Self {
        Self(Self::PUNCTUATION | c as u32)
    }

    const fn number(value: u32) -> Self {
        Self(Self::NUMBER | value)
    }

    /// One of 64 bits, by the hash of the key.
    pub(super) const fn bit(self) -> u64 {
        1 << (self.0.wrapping_mul(0x9E37_79B1) >> 26)
    }

    /// The dense index of a vocabulary word; 0 is that of [all others](Self::UNKNOWN).
    #[must_use]
    pub fn index(self) -> Option<usize> {
        (self.0 < Self::PUNCTUATION).then_some(self.0 as usize)
    }
}

/// The tables of phrases in which a word begins one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Starts(u32);

impl Starts {
    /// The mark of one table; from the thirty-second on, tables share one and have to look for themselves.
    pub(super) fn of_table(number: u32) -> Self {
        Self(1 << number.min(u32::BITS - 1))
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(super) fn any_of(self, marks: Self) -> bool {
        self.0 & marks.0 != 0
    }
}

/// A word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: TokenKind,
    pub key: Key,
    pub case: Case,
    pub gap: Gap,
    /// Where it may begin a phrase.
    pub(super) starts: Starts,
    /// Bytes of the folded text.
    pub folded: TextRange,
    /// Bytes of the original text, relative to the paragraph.
    pub range: TextRange,
}

impl Token {
    #[must_use]
    pub fn is(&self, c: char) -> bool {
        self.kind == TokenKind::Punctuation(c)
    }

    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Whether the token touches the one before it.
    #[must_use]
    pub fn joined(&self) -> bool {
        self.gap == Gap::None
    }

    /// The value of a number of up to nine digits; longer ones have none.
    #[must_use]
    pub fn value(&self) -> Option<u32> {
        (self.is_number() && self.folded.len() <= 9).then_some(self.key.0 & !Key::NUMBER)
    }

    /// How many digits a number has (leading zeros count), or bytes a word has.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.folded.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }
}

/// Reads the tokens of a folded paragraph.
#[must_use]
pub fn tokenize(folded: &Folded<'_>, vocabulary: &Vocabulary) -> Vec<Token> {
    let text: &str = &folded.text;
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let mut lower = String::new();
    // Nothing stands before the first token.
    let mut gap = Gap::None;
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let mut starts = Starts::default();
        let (length, kind, key, case) = match first {
            b' ' | b'\t' => {
                gap = if gap == Gap::Line { Gap::Line } else { Gap::Space };
                at += 1;
                continue;
            }
            b'\n' | b'\r' => {
                gap = Gap::Line;
                at += 1;
                continue;
            }
            b'0'..=b'9' => {
                let rest = &bytes[at..];
                let length = rest.iter().position(|digit| !digit.is_ascii_digit()).unwrap_or(rest.len());
                (length, TokenKind::Number, Key::number(decimal(&rest[..length])), Case::Lower)
            }
            b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~' => {
                let sign = char::from(first);
                (1, TokenKind::Punctuation(sign), Key::punctuation(sign), Case::Lower)
            }
            _ => {
                let (length, case) = word(text, at);
                if length == 0 {
                    let Some(sign) = text[at..].chars().next() else { break };
                    if sign.is_whitespace() {
                        gap = if gap == Gap::Line { Gap::Line } else { Gap::Space };
                        at += sign.len_utf8();
                        continue;
                    }
                    (sign.len_utf8(), TokenKind::Punctuation(sign), Key::punctuation(sign), Case::Lower)
                } else {
                    let mut word = &text[at..at + length];
                    if case != Case::Lower {
                        lowercase_into(word, &mut lower);
                        word = &lower;
                    }
                    let key = vocabulary.key(word);
                    starts = vocabulary.starts(key);
                    (length, TokenKind::Word, key, case)
                }
            }
        };
        let place = TextRange::new(at as u32, (at + length) as u32);
        at += length;
        tokens.push(Token {
            kind,
            key,
            case,
            gap: if tokens.is_empty() { Gap::None } else { gap },
            starts,
            folded: place,
            range: folded.map.original_range(place),
        });
        gap = Gap::None;
    }
    tokens
}

/// The length of the word that starts at `start`, and its case; 0 if none does.
///
/// A code glued to a word ("NĐ-CPngày") is two words: after two capitals, two small letters in a
/// row begin a new one. No code and no Vietnamese word looks like that.
fn word(text: &str, start: usize) -> (usize, Case) {
    let bytes = text.as_bytes();
    let mut at = start;
    // The capitals that the word begins with, and how far they go.
    let (mut leading, mut head) = (0_u32, 0);
    let (mut capitals, mut small) = (0_u32, 0_u32);
    while let Some(&byte) = bytes.get(at) {
        let (capital, width) = match byte {
            b'a'..=b'z' => (false, 1),
            b'A'..=b'Z' => (true, 1),
            0..=0x7F => break,
            // ạ to ỹ, in which capitals and small letters alternate.
            0xE1 if matches!(bytes[at + 1..], [0xBA, 0xA0..=0xBF, ..] | [0xBB, 0x80..=0xB9, ..]) => {
                (bytes[at + 2].is_multiple_of(2), 3)
            }
            _ => {
                let Some(c) = text[at..].chars().next() else { break };
                let Some(capital) = letter(c) else { break };
                (capital, c.len_utf8())
            }
        };
        at += width;
        if capital {
            capitals += 1;
            if small == 0 {
                leading += 1;
                head = at - start;
            }
        } else {
            small += 1;
        }
    }
    if leading >= 2 && leading == capitals && small >= 2 {
        return (head, Case::Upper);
    }
    let case = match (leading, capitals, small) {
        (_, 0, _) => Case::Lower,
        (1, 1, _) => Case::Title,
        (_, _, 0) => Case::Upper,
        _ => Case::Mixed,
    };
    (at - start, case)
}

/// Whether a letter is a capital; `None` if it is no letter.
fn letter(c: char) -> Option<bool> {
    match c {
        'a'..='z' => Some(false),
        'A'..='Z' => Some(true),
        '\0'..='\u{BF}' | '×' | '÷' => None,
        'À'..='Þ' => Some(true),
        'ß'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(false),
        // In the block of Vietnamese letters, capitals and small letters alternate.
        '\u{1EA0}'..='\u{1EF9}' => Some(u32::from(c) % 2 == 0),
        // The rest of Latin.
        '\u{100}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(c.is_uppercase()),
        '\u{2000}'..='\u{206F}' => None,
        _ => {
            let is_letter = c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
            is_letter.then(|| c.is_uppercase())
        }
    }
}

/// The value of the first nine digits.
fn decimal(digits: &[u8]) -> u32 {
    digits.iter().take(9).fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn read(text: &str) -> Vec<(String, Gap, Case)> {
        let folded = fold(text);
        tokenize(&folded, &Vocabulary::default())
            .into_iter()
            .map(|token| (token.folded.of(&folded.text).to_owned(), token.gap, token.case))
            .collect()
    }

    #[test]
    fn a_symbol_falls_into_its_parts() {
        let words: Vec<String> = read("30a/2008/NQ-CP, QH14").into_iter().map(|token| token.0).collect();
        assert_eq!(words, ["30", "a", "/", "2008", "/", "NQ", "-", "CP", ",", "QH", "14"]);
    }

    #[test]
    fn a_code_glued_to_a_word_is_two_words() {
        let words: Vec<String> = read("NĐ-CPngày TTg QĐi").into_iter().map(|token| token.0).collect();
        assert_eq!(words, ["NĐ", "-", "CP", "ngày", "TTg", "QĐi"]);
    }

    #[test]
    fn gaps_and_cases_are_seen() {
        let tokens = read("Số\u{A0}5\r\n TTg QĐ");
        assert_eq!(tokens[1].1, Gap::Space);
        assert_eq!(tokens[2].1, Gap::Line);
        let cases: Vec<Case> = tokens.iter().map(|token| token.2).collect();
        assert_eq!(cases, [Case::Title, Case::Lower, Case::Mixed, Case::Upper]);
    }

    #[test]
    fn ranges_are_those_of_the_original() {
        let text = "điê\u{309}m\u{200B} 7";
        let folded = fold(text);
        let tokens = tokenize(&folded, &Vocabulary::default());
        assert_eq!(tokens[0].range.of(text), "điê\u{309}m\u{200B}");
        assert_eq!(tokens[1].range.of(text), "7");
        assert_eq!(tokens[1].value(), Some(7));
    }
}
