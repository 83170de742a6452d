//! B: how a symbol is written.
//!
//! The reader of symbols reads through damage and writes down what it had to overlook; a rule of
//! this family turns one kind of damage into a diagnostic, so all of them share one loop.

mod code;
mod letters;
mod shape;

use crate::say;
use crate::syntax::{Citation, Damage, DamageKind, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange, fold};

use super::{Context, Report, Rule};

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &shape::B01,
    &shape::B02,
    &shape::B03,
    &letters::B04,
    &letters::B05,
    &letters::B06,
    &code::B07,
    &shape::B08,
    &code::B10,
    &code::B12,
];

/// Whether the replacement of a damage is right whenever the damage is one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    Safe,
    Suggested,
}

/// A damage in its surroundings.
pub(super) struct Damaged<'a> {
    pub paragraph: &'a Paragraph<'a>,
    pub citation: &'a Citation,
    pub symbol: &'a Symbol,
    pub damage: &'a Damage,
}

impl<'a> Damaged<'a> {
    /// The damaged place as it was typed.
    pub fn written(&self) -> &'a str {
        self.damage.range.of(self.paragraph.text)
    }
}

/// Reports each damage of one kind; `message` says what is wrong, or nothing when it is not.
pub(super) fn report_damages(
    rule: &'static Rule,
    kind: DamageKind,
    repair: Repair,
    paragraph: &Paragraph<'_>,
    context: &Context,
    report: &mut Report,
    message: impl Fn(&Damaged<'_>) -> Option<String>,
) {
    for damaged in damages(kind, paragraph) {
        if let Some(message) = message(&damaged) {
            let replacement = damaged.damage.replacement.as_deref();
            report_damage(rule, &damaged, message, (repair, replacement), context, report);
        }
    }
}

/// The damages of one kind in the citations of a paragraph.
pub(super) fn damages<'a>(kind: DamageKind, paragraph: &'a Paragraph<'a>) -> impl Iterator<Item = Damaged<'a>> {
    let citations = paragraph.facts.citations.iter().filter(|citation| is_citation(citation, paragraph));
    citations.flat_map(move |citation| {
        let symbol = citation.symbol.iter();
        symbol.flat_map(move |symbol| {
            let of_kind = symbol.damages.iter().filter(move |damage| damage.kind == kind);
            of_kind.map(move |damage| Damaged { paragraph, citation, symbol, damage })
        })
    })
}

/// Reports a damage with the repair, if there is one.
pub(super) fn report_damage(
    rule: &'static Rule,
    damaged: &Damaged<'_>,
    message: String,
    (repair, replacement): (Repair, Option<&str>),
    context: &Context,
    report: &mut Report,
) {
    // What is missing has no width; the whole symbol is shown instead.
    let place = damaged.damage.range;
    let entry = report.add(rule, if place.is_empty() { damaged.symbol.range } else { place }, message);
    let Some(replacement) = replacement else { return };
    // The whole symbol as it will be: "-NQ/" alone would tell a clerk nothing.
    let whole = damaged.symbol.range;
    let (head, tail) = (TextRange::new(whole.start, place.start), TextRange::new(place.end, whole.end));
    let text = damaged.paragraph.text;
    let repaired = format!("{}{replacement}{}", head.of(text), tail.of(text));
    let title = say!(context, "Sửa thành “{repaired}”", "Change to “{repaired}”");
    let edits = vec![TextEdit::replace(place, replacement)];
    match repair {
        Repair::Safe => entry.fix(title, edits),
        Repair::Suggested => entry.suggest(title, edits),
    };
}

/// Whether what was read as a symbol is one of a document: it has a label, stands in a number line,
/// or carries type and year. Numbers of forms and standards are built much the same ("mẫu số
/// 01-ĐK-TCT", "TCCS 05:2016/CĐUB").
fn is_citation(citation: &Citation, paragraph: &Paragraph<'_>) -> bool {
    const FORMS: [&str; 8] = ["mẫu", "biểu", "phụ lục", "bảng kê", "tcvn", "qcvn", "tccs", "hồ sơ"];
    let Some(symbol) = &citation.symbol else { return false };
    let from = citation.label.as_ref().map_or(symbol.range.start.saturating_sub(24), |label| label.range.end);
    let mut start = from as usize;
    while !paragraph.text.is_char_boundary(start) {
        start += 1;
    }
    let before = fold(TextRange::new(start as u32, symbol.range.start).of(paragraph.text)).text.to_lowercase();
    let form = FORMS.iter().any(|word| before.contains(word));
    let complete = citation.label.is_some()
        || citation.own_header
        || symbol.kind.is_some() && symbol.year.is_some() && symbol.certain;
    complete && !form
}
