//! C: dates.

mod impossible;
mod mixed;
mod period;
mod reversed;
mod separator;
mod short_year;
mod swapped;
mod time;
mod weekday;
mod wording;
mod zero;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &impossible::IMPOSSIBLE,
    &swapped::SWAPPED,
    &zero::ZERO,
    &wording::YEAR_FOR_MONTH,
    &wording::WRONG_LEAD,
    &weekday::WEEKDAY,
    &wording::MISSING_WORD,
    &short_year::SHORT_YEAR,
    &reversed::REVERSED,
    &mixed::SEPARATORS,
    &mixed::YEAR_RANGES,
    &period::QUARTER,
    &period::SCHOOL_YEAR,
    &time::TIME,
    &separator::SEPARATOR,
];

/// `word` with the capitals of `model`: "THÁNG" for "NĂM", "Tháng" for "Năm".
fn cased_like(model: &str, word: &str) -> String {
    let mut letters = model.chars().filter(|c| c.is_alphabetic());
    let first_is_capital = letters.next().is_some_and(char::is_uppercase);
    if !first_is_capital {
        return word.to_owned();
    }
    if letters.next().is_some_and(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
