//! F: the layout of whole documents (Nghị định 30/2020/NĐ-CP, Phụ lục I; the Party's differences).
//!
//! Press texts have none of it: all but the first rule ask for a document profile.

mod appendix;
mod basis;
mod date_line;
mod end;
mod header;
mod number_line;
mod order;
mod ordinal;
mod recipients;
mod signature;
mod signer;
mod subject;
mod type_against_title;

use crate::config::{Level, Profile, Severity};
use crate::law::TypeId;
use crate::syntax::{DocumentFacts, ParagraphFacts};
use crate::text::TextRange;

use super::{Context, Rule};

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &header::F01,
    &header::F02,
    &number_line::F03,
    &date_line::F04,
    &type_against_title::F05,
    &subject::F06,
    &basis::F07,
    &order::F08,
    &ordinal::F09,
    &end::F10,
    &recipients::F11,
    &signature::F12,
    &signer::F13,
    &appendix::F14,
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
    paragraphs.iter().filter(|paragraph| !paragraph.facts.line.is_empty()).map(|paragraph| {
        let line = paragraph.facts.line;
        Line { paragraph, text: line.of(paragraph.text), range: line.shift(paragraph.start) }
    })
}

/// The type that a line in capitals names.
fn title(line: &Line<'_, '_>, context: &Context) -> Option<TypeId> {
    if line.text.chars().any(char::is_lowercase) {
        return None;
    }
    let lower = line.text.to_lowercase();
    let types = context.knowledge.types.names().filter(|(_, name)| {
        let rest = lower.strip_prefix(&name.to_lowercase());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    types.max_by_key(|(_, name)| name.len()).map(|(id, _)| id)
}
