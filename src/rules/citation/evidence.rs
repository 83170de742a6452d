//! What else speaks for a symbol or a date: the registry and the other citations of the text.

use jiff::civil::Date;

use crate::law::{Knowledge, Record, Tier};
use crate::syntax::{Citation, CitationForm, DateKind, DateMention, DatePart, DateStyle};
use crate::text::TextEdit;

/// The day of a citation, when it is complete, possible, and surely that of the document.
pub(super) fn day(citation: &Citation) -> Option<Date> {
    let date = citation.date.as_ref()?;
    (date.mention.kind == DateKind::Day).then(|| date.mention.date()).flatten()
}

/// The records with a symbol that are good enough to contradict a writer.
pub(super) fn trusted<'k>(symbol: &str, knowledge: &'k Knowledge) -> Vec<Record<'k>> {
    knowledge.registry().with_symbol(symbol).filter(|record| record.tier <= Tier::B).collect()
}

/// Whether the registry has a document with the symbol and the day of the citation: two statements
/// of the writer agree, so the third is the wrong one.
pub(super) fn symbol_and_day_agree(citation: &Citation, knowledge: &Knowledge) -> bool {
    let (Some(symbol), Some(day)) = (&citation.symbol, day(citation)) else { return false };
    trusted(&symbol.canonical, knowledge).iter().any(|record| record.issued == Some(day))
}

/// Whether the citation names its document by a whole symbol.
pub(super) fn is_full(citation: &Citation) -> bool {
    citation.form == CitationForm::Full
}

/// The edits that turn a date as written into another day, part by part, so that the way of
/// writing stays. None when the date lacks a part.
pub(super) fn rewrite(mention: &DateMention, to: Date) -> Option<Vec<TextEdit>> {
    let parts = [
        (mention.day?, i64::from(to.day()), 10),
        (mention.month?, i64::from(to.month()), if mention.style == DateStyle::Words { 3 } else { 10 }),
        (mention.year?, i64::from(to.year()), 0),
    ];
    let edits = parts.into_iter().filter(|(part, value, _)| i64::from(part.value) != *value);
    Some(edits.map(|(part, value, padded)| TextEdit::replace(part.range, number(part, value, padded))).collect())
}

/// A number in the width of the one it replaces; `padded`: below this a leading zero is usual.
fn number(part: DatePart, value: i64, padded: i64) -> String {
    // A zero that nothing but habit asks for is kept; one that the decree asks for goes with its value.
    let habit = i64::from(part.value) >= padded && part.value < 10;
    if part.digits == 2 && (habit || value < padded) { format!("{value:02}") } else { value.to_string() }
}

/// A day as officials write it in tables: 05/3/2020.
pub(super) fn show(day: Date) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_shown_as_the_decree_on_paperwork_writes_them() {
        assert_eq!(show(date(2020, 3, 5)), "05/3/2020");
        assert_eq!(show(date(2019, 2, 22)), "22/02/2019");
    }
}
