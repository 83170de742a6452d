//! Abbreviations of types and issuers, found through the ways in which hands damage them.

use rustc_hash::{FxHashMap, FxHashSet};

/// How a written code agrees with the known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    Exact,
    /// The same letters in other capitals: QĐ-TTG.
    Case,
    /// The same letters without their marks: ND, BLDTBXH.
    Diacritics,
}

/// A set of codes.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    exact: FxHashSet<String>,
    loose: FxHashMap<String, Vec<String>>,
}

impl Codes {
    pub(super) fn add(&mut self, code: &str) {
        if code.is_empty() || !self.exact.insert(code.to_owned()) {
            return;
        }
        let known = self.loose.entry(loosen(code)).or_default();
        known.push(code.to_owned());
        known.sort();
    }

    #[must_use]
    pub fn contains(&self, code: &str) -> bool {
        self.exact.contains(code)
    }

    /// The known code that a written one stands for, without guessing letters.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<(&str, Agreement)> {
        if let Some(code) = self.exact.get(written) {
            return Some((code, Agreement::Exact));
        }
        let candidates = self.loose.get(&loosen(written))?;
        let upper = written.to_uppercase();
        if let Some(code) = candidates.iter().find(|code| code.to_uppercase() == upper) {
            return Some((code, Agreement::Case));
        }
        match candidates.as_slice() {
            // A writer who leaves out marks writes none; "ĐA" is never a damaged "DA".
            [code] if count_marks(written) < count_marks(code) => Some((code, Agreement::Diacritics)),
            _ => None,
        }
    }

    /// Known codes that differ by one letter (another, one more, one less, two swapped), marks and
    /// capitals aside.
    #[must_use]
    pub fn near(&self, written: &str) -> Vec<&str> {
        let written: Vec<char> = loosen(written).chars().collect();
        let mut near: Vec<&str> = self
            .loose
            .iter()
            .filter(|(loose, _)| one_edit_apart(&written, &loose.chars().collect::<Vec<_>>()))
            .flat_map(|(_, codes)| codes.iter().map(String::as_str))
            .collect();
        near.sort_unstable();
        near
    }
}

/// Capitals without marks: "BLĐTBXH" → "BLDTBXH".
#[must_use]
pub(super) fn loosen(code: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    code.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if matches!(c, 'Đ' | 'đ') { 'D' } else { c })
        .flat_map(char::to_uppercase)
        .collect()
}

fn count_marks(code: &str) -> usize {
    use unicode_normalization::UnicodeNormalization;
    code.nfd().filter(|c| unicode_normalization::char::is_combining_mark(*c) || matches!(c, 'Đ' | 'đ')).count()
}

/// Whether one insertion, deletion, substitution or swap of neighbours turns `a` into `b`.
#[must_use]
fn one_edit_apart(a: &[char], b: &[char]) -> bool {
    if a == b || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let suffix = a[prefix..].iter().rev().zip(b[prefix..].iter().rev()).take_while(|(x, y)| x == y).count();
    match (a.len() - prefix - suffix, b.len() - prefix - suffix) {
        (0, 1) | (1, 0) | (1, 1) => true,
        (2, 2) => a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(all: &[&str]) -> Codes {
        let mut codes = Codes::default();
        for code in all {
            codes.add(code);
        }
        codes
    }

    #[test]
    fn damaged_codes_are_found() {
        let codes = codes(&["NĐ", "NQ", "QĐ", "CTr", "CT", "TTg", "BLĐTBXH", "DA", "ĐA"]);
        assert_eq!(codes.find("NĐ"), Some(("NĐ", Agreement::Exact)));
        assert_eq!(codes.find("TTG"), Some(("TTg", Agreement::Case)));
        assert_eq!(codes.find("ND"), Some(("NĐ", Agreement::Diacritics)));
        assert_eq!(codes.find("BLDTBXH"), Some(("BLĐTBXH", Agreement::Diacritics)));
        assert_eq!(codes.find("CTR"), Some(("CTr", Agreement::Case)));
        assert_eq!(codes.find("DA"), Some(("DA", Agreement::Exact)));
        assert_eq!(codes.find("XY"), None);
    }

    #[test]
    fn near_codes() {
        let codes = codes(&["BTTTT", "UBND", "HĐND"]);
        assert_eq!(codes.near("BTTT"), ["BTTTT"]);
        assert_eq!(codes.near("UBDN"), ["UBND"]);
        assert_eq!(codes.near("SYT"), Vec::<&str>::new());
    }
}
