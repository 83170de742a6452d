//! G: numbers.
//!
//! Separators are judged by the text's own majority; arithmetic is done with exact decimals and
//! allows for the last digit that was written.

mod change;
mod range;
mod roman;
mod separators;
mod share;
mod sum;
mod table;
mod two_values;
mod unit;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &separators::G01,
    &separators::G02,
    &unit::G03,
    &change::G04,
    &sum::G05,
    &share::G06,
    &change::G07,
    &two_values::G08,
    &range::G09,
    &table::G10,
    &roman::G11,
];
