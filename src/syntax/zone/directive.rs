//! Instructions to the checker: `vanthu: bỏ qua A01`, `vanthu: tắt D`, `vanthu: bật D`,
//! `vanthu: từ Sốp Cộp, Nậm Cắn`.

use std::sync::LazyLock;

use memchr::memmem;

use crate::text::{TextRange, fold};

/// An instruction to the checker inside the text. Ranges are relative to the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// Silences codes on the next line (none: all).
    Ignore { codes: Vec<(String, TextRange)>, range: TextRange },
    /// Silences codes from here on.
    Off { codes: Vec<(String, TextRange)>, range: TextRange },
    /// Ends what `Off` began.
    On { codes: Vec<(String, TextRange)>, range: TextRange },
    /// Words that are never misspelt in this text, in folded form.
    Words { words: Vec<String>, range: TextRange },
}

impl Directive {
    /// From "vanthu" to the last code or word.
    #[must_use]
    pub fn range(&self) -> TextRange {
        match self {
            Self::Ignore { range, .. }
            | Self::Off { range, .. }
            | Self::On { range, .. }
            | Self::Words { range, .. } => *range,
        }
    }

    /// The codes it names, with their places; a code may be the letter of a family.
    #[must_use]
    pub fn codes(&self) -> &[(String, TextRange)] {
        match self {
            Self::Ignore { codes, .. } | Self::Off { codes, .. } | Self::On { codes, .. } => codes,
            Self::Words { .. } => &[],
        }
    }
}

#[derive(Clone, Copy)]
enum Verb {
    Ignore,
    Off,
    On,
    Words,
}

const NAME: &str = "vanthu";

/// The verbs; without their marks too, as keyboards without a Vietnamese input method write them.
const VERBS: [(&str, Verb); 13] = [
    ("bỏ qua", Verb::Ignore),
    ("bo qua", Verb::Ignore),
    ("ignore", Verb::Ignore),
    ("tắt", Verb::Off),
    ("tat", Verb::Off),
    ("off", Verb::Off),
    ("bật", Verb::On),
    ("bat", Verb::On),
    ("on", Verb::On),
    ("từ", Verb::Words),
    ("tu", Verb::Words),
    ("words", Verb::Words),
    ("word", Verb::Words),
];

/// The instructions of a paragraph.
#[must_use]
pub(in crate::syntax) fn directives(text: &str) -> Vec<Directive> {
    static NAME_END: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(b"anthu:"));
    let found = NAME_END.find_iter(text.as_bytes());
    found.filter_map(|at| read(text, at + "anthu".len())).collect()
}

/// The line from "vanthu:" on: remarks behind an instruction are not the writer's text either.
pub(super) fn zone(text: &str, colon: usize) -> Option<(usize, usize)> {
    let range = read(text, colon)?.range();
    let end = text[range.end as usize..].find(['\n', '\r']).map_or(text.len(), |length| range.end as usize + length);
    Some((range.start as usize, end))
}

/// The instruction with this colon.
fn read(text: &str, colon: usize) -> Option<Directive> {
    let start = colon.checked_sub(NAME.len())?;
    let named = text.get(start..colon).is_some_and(|name| name.eq_ignore_ascii_case(NAME));
    if !named || text[..start].ends_with(|c: char| c.is_alphanumeric() || "./-_@".contains(c)) {
        return None;
    }
    let base = colon + 1;
    let line = super::ahead(text, base, super::REACH);
    let line = &line[..line.find(['\n', '\r']).unwrap_or(line.len())];
    let folded = fold(line);
    let behind = |rest: &str| folded.text.len() - rest.len();
    let original = |at: usize| (base + folded.map.original(at as u32) as usize) as u32;

    let rest = folded.text.trim_start();
    let (verb, mut rest) = VERBS.iter().find_map(|(word, verb)| Some((*verb, strip_word(rest, word)?)))?;
    if let Verb::Words = verb {
        return words(rest).map(|(words, rest)| Directive::Words {
            words,
            range: TextRange::new(start as u32, original(behind(rest))),
        });
    }
    let mut codes = Vec::new();
    let mut end = behind(rest);
    loop {
        let item = rest.trim_start_matches(|c: char| c.is_whitespace() || (!codes.is_empty() && ",;+".contains(c)));
        let length = item.find(|c: char| !c.is_alphanumeric()).unwrap_or(item.len());
        let word = &item[..length];
        // The word right behind the verb is meant as a code even if it is none; later ones may be
        // the beginning of a remark.
        if word.is_empty() || !(codes.is_empty() || like_code(word)) {
            break;
        }
        let (from, to) = (behind(item), behind(item) + length);
        codes.push((word.to_owned(), TextRange::new(original(from), original(to))));
        end = to;
        rest = &item[length..];
        if !like_code(word) {
            break;
        }
    }
    let range = TextRange::new(start as u32, original(end));
    Some(match verb {
        Verb::Ignore => Directive::Ignore { codes, range },
        Verb::Off => Directive::Off { codes, range },
        Verb::On => Directive::On { codes, range },
        Verb::Words => return None,
    })
}

/// The words listed up to the end of the line or of the comment, and what follows the last; `None`
/// if there are none.
fn words(rest: &str) -> Option<(Vec<String>, &str)> {
    let comment_end = ["-->", "*/", "*)"].iter().filter_map(|mark| rest.find(mark)).min();
    let list = rest[..comment_end.unwrap_or(rest.len())].trim_end();
    let words = list.split([',', ';']).map(|word| word.split_whitespace().collect::<Vec<_>>().join(" "));
    let words: Vec<String> = words.filter(|word| word.contains(char::is_alphabetic)).collect();
    (!words.is_empty()).then(|| (words, &rest[list.len()..]))
}

/// What follows `word` at the start of `text`, whatever its case, if the word ends there.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let c = rest.next()?;
        if !c.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// A letter, or a letter with digits.
fn like_code(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next().is_some_and(|c| c.is_ascii_alphabetic());
    letter && (word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) || chars.any(|c| c.is_ascii_digit()))
}
