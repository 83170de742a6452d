//! Folding for matching: NFC, one kind of space, dash and letter, nothing invisible.
//!
//! Spec section 10: U+00A0 and the typographic spaces become a space; U+2010–2015 and U+2212 a
//! hyphen; Ð (U+00D0) and Ɖ (U+0189) the Vietnamese Đ, likewise their small forms; the Cyrillic
//! letters that look like Latin ones become these; zero-width characters and the soft hyphen go.
//! Line ends stay, so that a wrapped citation is still seen as wrapped.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::TextRange;

/// A folded text and the way back to the original.
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    pub text: Cow<'a, str>,
    pub map: OffsetMap,
}

/// Maps byte offsets of a folded text to byte offsets of its original.
///
/// Empty when nothing was folded, which is the common case and costs nothing.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// (folded, original) offsets; between two entries both run in step.
    steps: Vec<(u32, u32)>,
}

impl OffsetMap {
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.steps.is_empty()
    }

    /// The original offset of the character that starts at `folded`.
    #[must_use]
    pub fn original(&self, folded: u32) -> u32 {
        if self.steps.is_empty() {
            return folded;
        }
        let after = self.steps.partition_point(|step| step.0 <= folded);
        match after.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some(&(from, to)) => to + (folded - from),
            None => folded,
        }
    }

    /// The original of a range of the folded text.
    #[inline]
    #[must_use]
    pub fn original_range(&self, folded: TextRange) -> TextRange {
        if self.steps.is_empty() {
            return folded;
        }
        TextRange::new(self.original(folded.start), self.original(folded.end))
    }

    fn push(&mut self, folded: usize, original: usize) {
        let step = (folded as u32, original as u32);
        match self.steps.last_mut() {
            Some(last) if last.0 == step.0 => last.1 = step.1,
            _ => self.steps.push(step),
        }
    }
}

/// Folds `text` for matching; borrows when there is nothing to fold.
#[must_use]
pub fn fold(text: &str) -> Folded<'_> {
    let Some(mut foldable) = next_foldable(text, 0) else {
        return Folded { text: Cow::Borrowed(text), map: OffsetMap::default() };
    };
    let mut result = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    // All before is folded.
    let mut done = 0;
    loop {
        let first = text[foldable..].chars().next().unwrap_or(' ');
        // A combining mark belongs to the letter before it.
        let before = if is_combining_mark(first) { text[done..foldable].chars().next_back() } else { None };
        let start = foldable - before.map_or(0, char::len_utf8);
        let c = before.unwrap_or(first);
        result.push_str(&text[done..start]);
        let marks = text[start + c.len_utf8()..].chars().take_while(|mark| is_combining_mark(*mark));
        let end = start + c.len_utf8() + marks.map(char::len_utf8).sum::<usize>();
        let length = result.len();
        match fold_char(c) {
            letter if end > start + c.len_utf8() => {
                let cluster = text[start..end].chars().skip(1);
                result.extend(std::iter::once(letter.unwrap_or(c)).chain(cluster).nfc());
            }
            Some('\0') => {}
            folded => result.push(folded.unwrap_or(c)),
        }
        if result.len() - length != end - start {
            map.push(result.len(), end);
        }
        done = end;
        match next_foldable(text, end) {
            Some(next) => foldable = next,
            None => break,
        }
    }
    result.push_str(&text[done..]);
    Folded { text: Cow::Owned(result), map }
}

/// The byte offset of the first character from `from` on that folding would change.
fn next_foldable(text: &str, from: usize) -> Option<usize> {
    const BLOCK: usize = 32;
    let bytes = text.as_bytes();
    let mut start = from;
    // Nearly all blocks have nothing to fold, which is seen without looking at each byte by itself.
    while let (Some(block), Some(behind)) = (bytes.get(start..start + BLOCK), bytes.get(start + 1..=start + BLOCK)) {
        let suspect = |(byte, next): (&u8, &u8)| {
            (*byte == 0xC2)
                | (*byte == 0xC9)
                | (byte.wrapping_sub(0xCC) < 8)
                | (*byte == 0xE2)
                | (*byte == 0xE3)
                | (*byte == 0xEF)
                | (*byte == 0xC3) & ((*next == 0x90) | (*next == 0xB0))
                | (*byte == 0xC6) & (*next == 0x89)
        };
        let any = block.iter().zip(behind).fold(false, |any, pair| any | suspect(pair));
        if any && let Some(at) = (start..start + BLOCK).find(|at| is_foldable(bytes, *at)) {
            return Some(at);
        }
        start += BLOCK;
    }
    (start..bytes.len()).find(|at| is_foldable(bytes, *at))
}

/// Whether folding would change the character that starts at this byte, by its first bytes alone.
fn is_foldable(bytes: &[u8], at: usize) -> bool {
    let next = |by: usize| bytes.get(at + by);
    match bytes[at] {
        0xC2 => matches!(next(1), Some(0xA0 | 0xAD)),
        0xC3 => matches!(next(1), Some(0x90 | 0xB0)),
        0xC6 => next(1) == Some(&0x89),
        0xC9 => next(1) == Some(&0x96),
        0xCC..=0xCD | 0xD0..=0xD3 => true,
        0xE2 => match next(1) {
            Some(0x80) => matches!(next(2), Some(0x80..=0x95 | 0xAA..=0xAF)),
            Some(0x81) => matches!(next(2), Some(0x9F..=0xAF)),
            Some(0x88) => next(2) == Some(&0x92),
            _ => false,
        },
        0xE3 => next(1) == Some(&0x80) && next(2) == Some(&0x80),
        0xEF => next(1) == Some(&0xBB) && next(2) == Some(&0xBF),
        _ => false,
    }
}

/// What a single character folds to: `Some('\0')` for nothing at all, `None` for itself.
fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => '\0',
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        _ => return None,
    })
}

/// Appends `word` in lower case to `buffer`, which is cleared first.
pub fn lowercase_into(word: &str, buffer: &mut String) {
    buffer.clear();
    for c in word.chars() {
        match small(c) {
            Some(small) => buffer.push(small),
            None => buffer.extend(c.to_lowercase()),
        }
    }
}

/// The small letter of a character that Vietnamese is written with; `None` for others, which need
/// the tables of Unicode.
fn small(c: char) -> Option<char> {
    let next = || char::from_u32(u32::from(c) + 1);
    match c {
        '\0'..='\u{7F}' => Some(c.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 32),
        'ß'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(c),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => next(),
        'Ạ'..='ỹ' => {
            if u32::from(c) % 2 == 0 {
                next()
            } else {
                Some(c)
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).text.into_owned()
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in ('\0'..='\u{2FFF}').filter_map(|c| Some((c, small(c)?))) {
            assert_eq!(c.0.to_lowercase().collect::<String>(), c.1.to_string());
        }
    }

    #[test]
    fn plain_vietnamese_is_borrowed() {
        let text = "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ…\r\n“Ngoặc”";
        assert!(matches!(fold(text).text, Cow::Borrowed(_)));
    }

    #[test]
    fn spaces_dashes_and_lookalikes_fold() {
        assert_eq!(folded("số\u{A0}30/2020/N\u{D0}–CP"), "số 30/2020/NĐ-CP");
        assert_eq!(folded("TT-BT\u{421}"), "TT-BTC");
        assert_eq!(folded("quy\u{AD}ết\u{200B} định"), "quyết định");
    }

    #[test]
    fn decomposed_letters_compose_and_offsets_lead_back() {
        let original = "Nghi\u{323} đi\u{323}nh số 5";
        let folded = fold(original);
        assert_eq!(folded.text, "Nghị định số 5");
        for (word, start) in [("định", "đi\u{323}nh"), ("số", "số"), ("5", "5")] {
            let at = folded.text.find(word).map(|at| folded.map.original(at as u32) as usize);
            assert_eq!(at, original.find(start), "{word}");
        }
        assert_eq!(folded.map.original(folded.text.len() as u32) as usize, original.len());
    }

    #[test]
    fn a_text_of_marks_alone_survives() {
        let marks = "\u{301}\u{323}\u{300}";
        assert_eq!(fold(marks).map.original(fold(marks).text.len() as u32) as usize, marks.len());
    }
}
