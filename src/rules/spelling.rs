//! D: spelling and punctuation.
//!
//! No normative text regulates punctuation or spacing (spec section 4.8), so these rules speak of
//! usage, and what they show as a warning must be wrong in any house style.

mod clause_comma;
mod compound_hyphen;
mod confused_words;
mod decomposed;
mod dictionary;
mod double_punctuation;
mod doubled_syllable;
mod glued_words;
mod legacy_encoding;
mod list_comma;
mod missing_syllable;
mod neighbours;
mod no_marks;
mod no_syllable;
mod opener_comma;
mod out_of_place;
mod quotes_and_brackets;
mod space_after;
mod space_before;
mod split_word;
mod stray_space;
mod two_spellings;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &doubled_syllable::RULE,
    &missing_syllable::RULE,
    &split_word::RULE,
    &opener_comma::RULE,
    &list_comma::RULE,
    &space_before::RULE,
    &space_after::RULE,
    &double_punctuation::RULE,
    &stray_space::RULE,
    &quotes_and_brackets::RULE,
    &two_spellings::RULE,
    &compound_hyphen::RULE,
    &decomposed::RULE,
    &no_syllable::RULE,
    &out_of_place::RULE,
    &legacy_encoding::RULE,
    &no_marks::RULE,
    &confused_words::RULE,
    &glued_words::RULE,
];

/// Whether a rule asks what is doubted in a paragraph.
pub(crate) fn asks_for_doubts(rule: &Rule) -> bool {
    std::ptr::eq(rule, &no_syllable::RULE) || std::ptr::eq(rule, &out_of_place::RULE)
}
