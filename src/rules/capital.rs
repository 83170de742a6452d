//! E: capitals, and one form for one term.
//!
//! Two kinds of evidence are told apart in every message: against Phụ lục II of Nghị định
//! 30/2020/NĐ-CP or the constant usage of official texts, and against the text itself.

mod abbreviation;
mod calendar;
pub(super) mod consistency;
mod document_type;
mod law_name;
mod name_marks;
mod one_form;
mod organisation;
mod party_and_state;
mod place;
mod recase;
mod sentence;
mod stray;
mod title;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &organisation::E01,
    &title::E02,
    &place::E03,
    &law_name::E04,
    &document_type::E05,
    &calendar::E06,
    &party_and_state::E07,
    &sentence::E08,
    &one_form::E09,
    &abbreviation::E10,
    &abbreviation::E11,
    &abbreviation::E12,
    &stray::E13,
];
