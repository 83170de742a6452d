//! A: citations against themselves, each other and what is known.

mod abbreviated_label;
mod anniversary;
mod article_count;
mod basis_order;
mod basis_rank;
mod chronology;
mod completeness;
mod contradiction;
mod event;
mod evidence;
mod expired;
mod future;
mod history;
mod issuer_mismatch;
mod known;
mod known_date;
mod known_kind;
mod known_title;
mod label_fit;
mod list;
mod merged_place;
mod missing_year;
mod near_miss;
mod office;
mod own_number;
mod pinpoint;
mod quotation;
mod sequence;
mod short_form;
mod term_mismatch;
mod title_words;
mod twin;
mod type_issuer;
mod type_mismatch;
mod wording;
mod year_mismatch;

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &type_mismatch::A01,
    &issuer_mismatch::A02,
    &type_issuer::A03,
    &issuer_mismatch::A04,
    &year_mismatch::A05,
    &term_mismatch::A06,
    &term_mismatch::A07,
    &term_mismatch::A08,
    &office::A09,
    &missing_year::A10,
    &missing_year::A11,
    &sequence::A12,
    &sequence::A13,
    &contradiction::A15,
    &twin::A16,
    &known_date::A17,
    &known_kind::A18,
    &known_title::A19,
    &near_miss::A20,
    &expired::A21,
    &chronology::A22,
    &future::A23,
    &chronology::A24,
    &short_form::A25,
    &short_form::A26,
    &completeness::A27,
    &completeness::A28,
    &pinpoint::A29,
    &pinpoint::A30,
    &pinpoint::A31,
    &article_count::A32,
    &wording::A33,
    &list::A36,
    &type_mismatch::A37,
    &abbreviated_label::A38,
    &own_number::A39,
    &basis_order::A40,
    &basis_rank::A41,
    &anniversary::A43,
    &event::A44,
    &merged_place::A46,
    &merged_place::A47,
];
