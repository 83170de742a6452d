//! B: how a symbol is written.
//!
//! The reader of symbols reads through damage and writes down what it had to overlook; a rule of
//! this family turns one kind of damage into a diagnostic, so all of them share one loop.

mod code;
mod letters;
mod shape;

use crate::say;
use crate::syntax::{Damage, DamageKind, Paragraph, Symbol};
use crate::text::TextEdit;

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
    for citation in &paragraph.facts.citations {
        let Some(symbol) = &citation.symbol else { continue };
        for damage in symbol.damages.iter().filter(|damage| damage.kind == kind) {
            let damaged = Damaged { paragraph, symbol, damage };
            let Some(message) = message(&damaged) else { continue };
            // What is missing has no width; the whole symbol is shown instead.
            let range = if damage.range.is_empty() { symbol.range } else { damage.range };
            let entry = report.add(rule, range, message);
            let Some(replacement) = &damage.replacement else { continue };
            let title = if replacement.is_empty() {
                say!(context, "Bỏ chỗ thừa trong ký hiệu", "Remove what does not belong in the symbol")
            } else {
                say!(context, "Sửa thành “{replacement}”", "Change to “{replacement}”")
            };
            let edits = vec![TextEdit::replace(damage.range, replacement.clone())];
            match repair {
                Repair::Safe => entry.fix(title, edits),
                Repair::Suggested => entry.suggest(title, edits),
            };
        }
    }
}
