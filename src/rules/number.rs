//! G: numbers.
//!
//! Separators are judged by the text's own majority; arithmetic is done with exact decimals and
//! allows for the last digit that was written.

mod change;
mod range;
mod separators;
mod share;
mod unit;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] =
    &[&separators::G01, &separators::G02, &unit::G03, &change::G04, &share::G06, &change::G07, &range::G09];
