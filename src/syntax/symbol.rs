//! Symbols ("số, ký hiệu"): 21/2019/NĐ-CP, 28-NQ/TW, and what is left of them when damaged.

mod assemble;
mod scan;

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
    /// It is a symbol wherever it stands. Otherwise only behind a label or "số": the codes are
    /// unknown, and "12/ABC" may be anything.
    pub certain: bool,
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
pub(super) fn read(original: &str, folded: &str, tokens: &[Token], knowledge: &Knowledge) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let found = tokens[index].is_number().then(|| scan::pieces(folded, tokens, index, knowledge)).flatten();
        let found = found.and_then(|pieces| assemble::symbol(original, tokens, &pieces, knowledge));
        match found {
            Some(symbol) => {
                index = symbol.tokens.1;
                symbols.push(symbol);
            }
            None => index += 1,
        }
    }
    symbols
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, tokenize};

    fn symbols(text: &str) -> Vec<Symbol> {
        let knowledge = Knowledge::builtin();
        let folded = fold(text);
        let tokens = tokenize(&folded, &knowledge.vocabulary);
        read(text, &folded.text, &tokens, &knowledge)
    }

    fn names(symbol: &Symbol) -> Vec<String> {
        let knowledge = Knowledge::builtin();
        symbol.types.iter().map(|&id| knowledge.types.name(id).to_owned()).collect()
    }

    #[track_caller]
    fn whole(text: &str, form: Form, types: &[&str]) {
        let found = symbols(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let symbol = &found[0];
        assert_eq!(symbol.range.of(text), text);
        assert_eq!(symbol.canonical, text);
        assert_eq!(symbol.damages, [], "{text}");
        assert_eq!(symbol.form, form, "{text}");
        let mut expected: Vec<String> = types.iter().map(|name| (*name).to_owned()).collect();
        let mut types = names(symbol);
        expected.sort();
        types.sort();
        assert_eq!(types, expected, "{text}");
    }

    #[test]
    fn sound_symbols_of_every_form() {
        whole("30/2020/NĐ-CP", Form::StateYear, &["Nghị định"]);
        whole("30a/2008/NQ-CP", Form::StateYear, &["Nghị quyết"]);
        whole("66.7/2025/NQ-CP", Form::StateYear, &["Nghị quyết"]);
        whole("1391/QĐ-TTg", Form::State, &["Quyết định"]);
        whole("28-NQ/TW", Form::Party, &["Nghị quyết"]);
        whole("37-QĐ/TW", Form::Party, &["Quy định", "Quyết định"]);
        whole("08-QĐi/TW", Form::Party, &["Quy định"]);
        whole("24-TT/TW", Form::Party, &["Thông tri"]);
        whole("15-CTr/HU", Form::Party, &["Chương trình"]);
        whole("45/2019/QH14", Form::NationalAssembly, &["Luật", "Bộ luật", "Nghị quyết"]);
        whole("26/2005/PL-UBTVQH11", Form::StandingCommittee, &["Pháp lệnh"]);
        whole("1676/NQ-UBTVQH15", Form::StandingCommittee, &["Nghị quyết"]);
        whole("37/2012/TTLT-BLĐTBXH-BYT-BTC-BGDĐT", Form::Joint, &["Thông tư liên tịch"]);
        whole("69/2017/TTLT-BGDĐT@BCA", Form::Joint, &["Thông tư liên tịch"]);
        whole("26/2007/TT-BCA-C11", Form::StateYear, &["Thông tư"]);
        whole("04/2002/TT-BCA(V24)", Form::StateYear, &["Thông tư"]);
        whole("118/VBHN-VPQH", Form::Consolidated, &["Văn bản hợp nhất"]);
        whole("12/UBND-VX", Form::Letter, &[]);
        whole("63-CP", Form::Historic, &["Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị", "Thông tư"]);
        whole("18357/CT-HTr", Form::Letter, &[]);
        whole("85/2025/QĐ-UBND", Form::StateYear, &["Quyết định"]);
    }

    #[track_caller]
    fn damaged(text: &str, canonical: &str, kinds: &[DamageKind]) {
        let found = symbols(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].canonical, canonical, "{text}");
        let found: Vec<DamageKind> = found[0].damages.iter().map(|damage| damage.kind).collect();
        assert_eq!(found, kinds, "{text}");
    }

    #[test]
    fn damaged_symbols_are_read_through() {
        use DamageKind as K;
        damaged("28/NQ-TW", "28-NQ/TW", &[K::Separators]);
        damaged("28/NQ/TW", "28-NQ/TW", &[K::Separators]);
        damaged("30/2020/NĐ/CP", "30/2020/NĐ-CP", &[K::Separators]);
        damaged("30/2020-NĐ/CP", "30/2020/NĐ-CP", &[K::Separators]);
        damaged("19-2017/NQ-CP", "19/2017/NQ-CP", &[K::Separators]);
        damaged("30/2020/NĐ–CP", "30/2020/NĐ-CP", &[K::Dash]);
        damaged("28/2013/TTLT- BYT-BTC", "28/2013/TTLT-BYT-BTC", &[K::Space]);
        damaged("30 / 2020 / NĐ-CP", "30/2020/NĐ-CP", &[K::Space, K::Space]);
        damaged("08 – NQ/TW", "08-NQ/TW", &[K::Space, K::Dash]);
        damaged("30/2020/ND-CP", "30/2020/NĐ-CP", &[K::Diacritics]);
        damaged("07/2019/TT-BLDTBXH", "07/2019/TT-BLĐTBXH", &[K::Diacritics]);
        damaged("38/2019/QĐ-TTG", "38/2019/QĐ-TTg", &[K::Case]);
        damaged("30/2020/nđ-cp", "30/2020/NĐ-CP", &[K::Case, K::Case]);
        damaged("30/2020/N\u{D0}-CP", "30/2020/NĐ-CP", &[K::Lookalike]);
        damaged("11/2023/TT-BT\u{421}", "11/2023/TT-BTC", &[K::Lookalike]);
        damaged("30/2020/NĐCP", "30/2020/NĐ-CP", &[K::MissingSeparator]);
        damaged("30/2020NĐ-CP", "30/2020/NĐ-CP", &[K::MissingSeparator]);
        damaged("302020/NĐ-CP", "30/2020/NĐ-CP", &[K::MissingSeparator]);
        damaged("30/2020/NĐ-GP", "30/2020/NĐ-GP", &[K::Misspelt]);
        damaged("12/2021/TT-BTTT", "12/2021/TT-BTTT", &[K::NearIssuer]);
        damaged("77/2010/NP-CP", "77/2010/NĐ-CP", &[K::Misspelt]);
        damaged("2551/QDD-TTg", "2551/QĐ-TTg", &[K::Misspelt]);
        damaged("30/20/NĐ-CP", "30/20/NĐ-CP", &[K::Year]);
        damaged("30/202/NĐ-CP", "30/202/NĐ-CP", &[K::Year]);
        damaged("28/2008/NQ-TW", "28-NQ/TW", &[K::PartyYear, K::Separators]);
        damaged("15/2024/QĐ-UBDN", "15/2024/QĐ-UBDN", &[K::NearIssuer]);
        damaged("15/2024/NQ-HĐDN", "15/2024/NQ-HĐDN", &[K::NearIssuer]);
        damaged("18 NQ/TU", "18-NQ/TU", &[K::MissingSeparator]);
    }

    #[test]
    fn a_symbol_ends_where_the_text_goes_on() {
        let found = symbols("theo 30/2020/NĐ-CPngày 05/3/2020 - UBND tỉnh; 30/2020/\nNĐ-CP.");
        let canonical: Vec<&str> = found.iter().map(|symbol| symbol.canonical.as_str()).collect();
        assert_eq!(canonical, ["30/2020/NĐ-CP", "30/2020/NĐ-CP"]);
        assert_eq!(found[1].damages, []);
    }

    #[test]
    fn what_is_no_symbol() {
        for text in [
            "17/17 xã",
            "3-5%/năm",
            "2017-2023",
            "19-11-2020",
            "22/9/2008",
            "10 tiêu chí/xã",
            "4/4",
            "KT-QP 326",
            "302020/QĐ-UBND",
        ] {
            assert_eq!(symbols(text), [], "{text}");
        }
    }
}
