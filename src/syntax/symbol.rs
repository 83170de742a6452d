//! Symbols ("số, ký hiệu"): 21/2019/NĐ-CP, 28-NQ/TW, and what is left of them when damaged.

use crate::law::{Form, Knowledge, Side, TypeId};
use crate::text::{TextRange, Token};

/// A piece of a symbol as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    pub range: TextRange,
}

/// What is wrong with how a symbol is written. Each kind is a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DamageKind {
    /// B01: slash and hyphen in each other's place.
    Separators,
    /// B02: a dash that is not a hyphen.
    Dash,
    /// B03: a space inside.
    Space,
    /// B04: letters without their marks (ND for NĐ).
    Diacritics,
    /// B05: wrong capitals (QĐ-TTG).
    Case,
    /// B06: letters of another alphabet that look the same.
    Lookalike,
    /// B07: one letter off a known type code or issuer code beside a known one.
    Misspelt,
    /// B08: a separator is missing.
    MissingSeparator,
    /// B10: a year of two or three digits, or an impossible one.
    Year,
    /// B12: an unknown issuer code one letter off a known one.
    NearIssuer,
    /// A11: a year inside a Party symbol.
    PartyYear,
}

/// A damaged place of a symbol and what should stand there. A replacement that cannot be known
/// is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub kind: DamageKind,
    pub range: TextRange,
    pub replacement: Option<String>,
}

/// A symbol, read through its damages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub range: TextRange,
    /// The indices of its first token and of the token after it.
    pub tokens: (usize, usize),
    /// "21", "30a", "66.7".
    pub number: Part,
    pub year: Option<Part>,
    /// The type code as written: "NĐ".
    pub kind: Option<Part>,
    /// The issuer code (with units) as written: "CP", "BTC-BNV".
    pub issuer: Option<Part>,
    pub form: Form,
    pub side: Side,
    /// The symbol as it should be written: "21/2019/NĐ-CP".
    pub canonical: String,
    /// The canonical type code: "NĐ"; empty for laws and công văn.
    pub type_code: String,
    /// The canonical code of the (first) issuer: "CP", "TW", "QH".
    pub issuer_code: String,
    /// The number behind QH and UBTVQH.
    pub assembly_term: Option<u8>,
    /// The types of document that may bear it; empty when anything may.
    pub types: Vec<TypeId>,
    pub damages: Vec<Damage>,
}

impl Symbol {
    /// The year as a number, when it is written with four digits.
    #[must_use]
    pub fn year_value(&self) -> Option<i16> {
        self.year.as_ref().filter(|year| year.text.len() == 4)?.text.parse().ok()
    }
}

/// Finds the symbols of a paragraph, in order.
#[must_use]
pub(super) fn read(_original: &str, _folded: &str, _tokens: &[Token], _knowledge: &Knowledge) -> Vec<Symbol> {
    Vec::new()
}
