//! F: the layout of whole documents (Nghị định 30/2020/NĐ-CP, Phụ lục I; the Party's differences).
//!
//! Press texts have none of it: all but the first rule ask for a document profile.

mod basis;
mod date_line;
mod end;
mod header;
mod number_line;
mod order;
mod recipients;
mod signature;

use crate::config::{Level, Profile, Severity};
use crate::syntax::{DocumentFacts, ParagraphFacts};
use crate::text::TextRange;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &header::F01,
    &header::F02,
    &date_line::F04,
    &number_line::F05,
    &basis::F07,
    &order::F08,
    &end::F10,
    &recipients::F11,
    &signature::F12,
];

/// On in documents of the State.
const STATE: &[(Profile, Level)] =
    &[(Profile::Nd30, Level::On(Severity::Warning)), (Profile::Nd78, Level::On(Severity::Warning))];
/// As above, as a hint.
const STATE_HINT: &[(Profile, Level)] =
    &[(Profile::Nd30, Level::On(Severity::Hint)), (Profile::Nd78, Level::On(Severity::Hint))];
/// On in documents of the State and of the Party.
const DOCUMENT: &[(Profile, Level)] = &[
    (Profile::Nd30, Level::On(Severity::Warning)),
    (Profile::Nd78, Level::On(Severity::Warning)),
    (Profile::Party, Level::On(Severity::Warning)),
];

/// How many lines the head of a document may have.
const HEAD: usize = 24;

/// A line that is not empty, without the spaces around it.
struct Line<'a, 'd> {
    paragraph: &'d ParagraphFacts<'a>,
    text: &'a str,
    /// Bytes of the document.
    range: TextRange,
}

/// The lines of a document that are not empty; none of a press text.
fn lines<'a, 'd>(facts: &'d DocumentFacts<'a>) -> impl DoubleEndedIterator<Item = Line<'a, 'd>> {
    let paragraphs = if facts.profile == Profile::Press { &[][..] } else { &facts.paragraphs[..] };
    paragraphs.iter().filter_map(|paragraph| {
        let text = paragraph.text.trim();
        let start = paragraph.start + (paragraph.text.len() - paragraph.text.trim_start().len()) as u32;
        let range = TextRange::new(start, start + text.len() as u32);
        (!text.is_empty()).then_some(Line { paragraph, text, range })
    })
}
