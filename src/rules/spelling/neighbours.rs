//! What stands beside a punctuation mark: the questions that several rules ask.

use crate::syntax::Paragraph;
use crate::text::{Case, Token};

/// Whether the two tokens touch in the original text; a skipped zone between them parts them.
pub(super) fn touching(left: &Token, right: &Token) -> bool {
    right.joined() && left.range.end == right.range.start
}

/// The token at `index + by`, if there is one.
pub(super) fn at(tokens: &[Token], index: usize, by: isize) -> Option<&Token> {
    index.checked_add_signed(by).and_then(|index| tokens.get(index))
}

/// Whether a word is surely Vietnamese: it has a letter that English and code do not have.
pub(super) fn has_vietnamese_letter(word: &str) -> bool {
    !word.is_ascii()
}

/// Whether a word may be a Vietnamese syllable rather than an abbreviation or a code: small
/// letters (the first may be capital), a vowel, and no longer than "nghiêng".
pub(super) fn may_be_syllable(paragraph: &Paragraph<'_>, token: &Token) -> bool {
    if !token.is_word() || !matches!(token.case, Case::Lower | Case::Title) {
        return false;
    }
    let word = paragraph.word(token);
    let letters = word.chars().count();
    (2..=7).contains(&letters)
        && (has_vietnamese_letter(word) || word.contains(['a', 'e', 'i', 'o', 'u', 'y']))
        && !word.contains(['f', 'j', 'w', 'z'])
}

/// Groups of vowels, parted by other letters: a syllable has one.
pub(super) fn clusters(word: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for letter in word.chars() {
        let vowel = !(letter.is_ascii() || letter == 'đ') || matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    count
}

/// Whether the paragraph is a row of a table, drawn with bars or with wide gaps: spaces align its columns.
/// Asked only when there is something to report, and then once.
#[derive(Default)]
pub(super) struct TableRow(Option<bool>);

impl TableRow {
    pub(super) fn of(&mut self, paragraph: &Paragraph<'_>) -> bool {
        *self.0.get_or_insert_with(|| {
            memchr::memchr(b'|', paragraph.text.as_bytes()).is_some() || has_wide_gap(paragraph.text)
        })
    }
}

/// Whether more than four blanks part two words of a line.
fn has_wide_gap(text: &str) -> bool {
    const WIDE: u32 = 5;
    // The blanks so far; none are counted before the first word of a line.
    let mut blanks = None;
    text.chars().any(|c| {
        let wide = blanks.is_some_and(|blanks| blanks >= WIDE);
        let blank = matches!(c, ' ' | '\u{a0}');
        blanks = match blanks {
            _ if c == '\n' => None,
            Some(count) if blank => Some(count + 1),
            None if blank => None,
            _ => Some(0),
        };
        wide && !blank && c != '\n'
    })
}
