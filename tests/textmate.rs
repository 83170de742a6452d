//! The TextMate grammar, for editors without semantic tokens: what each of its patterns takes.

use regex::Regex;
use serde_json::Value;

fn grammar() -> Value {
    serde_json::from_str(include_str!("../grammars/vanthu.tmLanguage.json")).expect("JSON")
}

/// The patterns in their order, by name.
fn patterns() -> Vec<(String, Regex)> {
    let grammar = grammar();
    let included = grammar["patterns"].as_array().expect("patterns").iter();
    included
        .map(|include| {
            let name = include["include"].as_str().and_then(|name| name.strip_prefix('#')).expect("a reference");
            let pattern = grammar["repository"][name]["match"].as_str().unwrap_or_else(|| panic!("{name} is defined"));
            (name.to_owned(), Regex::new(pattern).unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect()
}

/// What a line gives: the leftmost match, the earlier pattern where two begin together, and on from
/// its end, as editors do.
fn found(line: &str) -> Vec<(String, String)> {
    let patterns = patterns();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((name, place)) = patterns
        .iter()
        .filter_map(|(name, pattern)| Some((name, pattern.find_at(line, at)?)))
        .min_by_key(|(_, place)| place.start())
    {
        found.push((name.clone(), place.as_str().to_owned()));
        at = place.end();
    }
    found
}

#[test]
fn citations_and_dates_are_found_by_their_shape() {
    for (line, expected) in [
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;",
            &[("citation", "Nghị định số 30/2020/NĐ-CP"), ("date", "ngày 05/3/2020")][..],
        ),
        (
            "Thực hiện Nghị quyết số 28-NQ/TW ngày 25 tháng 10 năm 2017, Quyết định 15/QĐ-UBND và 12/2021/TT-BNV.",
            &[
                ("citation", "Nghị quyết số 28-NQ/TW"),
                ("date", "ngày 25 tháng 10 năm 2017"),
                ("citation", "Quyết định 15/QĐ-UBND"),
                ("symbol", "12/2021/TT-BNV"),
            ],
        ),
        ("Theo Luật Lưu trữ năm 2011, quý IV/2024.", &[("law", "Luật Lưu trữ năm 2011"), ("date", "quý IV/2024")]),
        ("Xã có 12/15 bản, đạt 3-5%/năm, làm việc 24/7; số điện thoại 024 3999 9999.", &[]),
    ] {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        assert_eq!(found(line), expected, "{line}");
    }
}

#[test]
fn everything_defined_is_used_and_every_name_is_scoped() {
    let grammar = grammar();
    let defined = grammar["repository"].as_object().expect("patterns");
    assert_eq!(defined.len(), patterns().len());
    let text = grammar.to_string();
    for name in text.split("\"name\":\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(name.ends_with(".vanthu") || name == "Vietnamese citations", "{name}");
    }
}
