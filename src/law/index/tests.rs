use jiff::civil::date;

use super::*;

fn build(rows: &[Facts<'_>]) -> (Index, Vec<Conflict>) {
    let mut builder = Builder::default();
    for (line, facts) in rows.iter().enumerate() {
        builder.push(facts, line as u64);
    }
    let (bytes, conflicts) = builder.finish().expect("small");
    (Index::open(Box::new(bytes)).expect("whole"), conflicts)
}

const DECREE: Facts<'static> = Facts {
    symbol: "21/2019/NĐ-CP",
    kind: "Nghị định",
    issuer: "Chính phủ",
    title: "khu vực phòng thủ",
    status: "còn hiệu lực",
    replaced_by: "",
    amended_by: "1/2030/NĐ-CP|2/2031/NĐ-CP",
    note: "",
    address: "https://x.vn/1",
    issued: 2019 << 9 | 2 << 5 | 22,
    effective: 2019 << 9 | 4 << 5 | 10,
    observed: 2025 << 9 | 11 << 5,
    cited: 3,
    tier: 1,
    confirmed: 2,
    term: 0,
};

fn sample() -> Index {
    build(&[
        DECREE,
        Facts { symbol: "213/2019/NĐ-CP", title: "quản lý đất đai", ..DECREE },
        Facts {
            symbol: "21/2020/NĐ-CP", issued: pack(2020, 1, 2), title: "quản lý khu vực biên giới", ..DECREE
        },
        Facts { symbol: "21/2019/QĐ-TTg", kind: "Quyết định", title: "quan trắc đất", ..DECREE },
        Facts { symbol: "28-NQ/TW", kind: "Nghị quyết", term: 10, ..DECREE },
        Facts { symbol: "28-NQ/TW", kind: "Nghị quyết", term: 12, issued: pack(2018, 5, 23), ..DECREE },
    ])
    .0
}

fn symbols<'a>(records: impl Iterator<Item = Record<'a>>) -> Vec<&'a str> {
    records.map(|record| record.symbol).collect()
}

#[test]
fn every_fact_is_read_back() {
    let index = sample();
    let record = index.with_symbol("21/2019/nđ-cp", 100).next().expect("known");
    assert_eq!(index.record(record.id.0 - 100, 100), Some(record));
    assert_eq!((record.kind, record.issuer, record.title), (DECREE.kind, DECREE.issuer, DECREE.title));
    assert_eq!((record.issued, record.effective), (Some(date(2019, 2, 22)), Some(date(2019, 4, 10))));
    assert_eq!((record.status, record.observed), (DECREE.status, Some(date(2025, 11, 1))));
    assert_eq!(record.amended_by.iter().collect::<Vec<_>>(), ["1/2030/NĐ-CP", "2/2031/NĐ-CP"]);
    assert_eq!((record.tier, record.confirmed, record.party_term, record.cited), (Tier::B, 2, None, 3));
    assert!(record.replaced_by.is_empty() && record.note.is_empty() && record.address == DECREE.address);
}

#[test]
fn symbols_numbers_and_beginnings_find_their_documents() {
    let index = sample();
    assert_eq!(index.with_symbol("28-NQ/TW", 0).count(), 2);
    assert_eq!(symbols(index.with_symbol("28-NQ/T", 0)), [""; 0]);
    assert_eq!(symbols(index.with_number("021", None, 0)), ["21/2019/NĐ-CP", "21/2019/QĐ-TTg", "21/2020/NĐ-CP"]);
    assert_eq!(symbols(index.with_number("21/2020", None, 0)), ["21/2020/NĐ-CP"]);
    assert_eq!(index.with_number("", None, 0).count() + index.with_number("0", None, 0).count(), 0);
    assert_eq!(
        symbols(index.with_beginning("Nghị định", "21", 0)),
        ["21/2019/NĐ-CP", "21/2020/NĐ-CP", "213/2019/NĐ-CP"]
    );
    assert_eq!(symbols(index.with_beginning("Nghị định", "21/2019/n", 0)), ["21/2019/NĐ-CP"]);
    assert_eq!(index.with_beginning("Thông tư", "21", 0).count(), 0);
    assert_eq!(symbols(index.of_kind("Nghị định", 0))[0], "21/2020/NĐ-CP");
}

#[test]
fn damaged_symbols_find_the_right_ones() {
    let index = sample();
    let near = |symbol: &str| symbols(index.near(symbol, 5, 0).into_iter().map(|(_, record)| record));
    assert_eq!(near("21-2019/ND.CP"), ["21/2019/NĐ-CP"]);
    assert_eq!(near("21/2019/ĐN-CP"), ["21/2019/NĐ-CP"]);
    assert_eq!(near("21/2019/QĐ-TTgg"), ["21/2019/QĐ-TTg"]);
    assert_eq!(near("231/2019/NĐ-CP"), ["21/2019/NĐ-CP", "213/2019/NĐ-CP"]);
    assert_eq!(near("28-NQ-TW").len(), 2);
    assert_eq!(near("77/1999/XX-YY"), [""; 0]);
    assert_eq!(near(""), [""; 0]);
}

#[test]
fn words_of_titles_find_documents_with_or_without_marks() {
    let index = sample();
    let found = |query: &str| symbols(index.with_words(query, 9, 0).into_iter());
    assert_eq!(found("quan ly dat"), ["213/2019/NĐ-CP"]);
    assert_eq!(found("quản lý"), ["21/2020/NĐ-CP", "213/2019/NĐ-CP"]);
    assert_eq!(found("quan dat"), ["21/2019/QĐ-TTg", "213/2019/NĐ-CP"]);
    assert_eq!(found("quản đất"), ["213/2019/NĐ-CP"]);
    assert_eq!(found("quản voi").len() + found("").len(), 0);
}

#[test]
fn rows_that_contradict_each_other_are_told_and_the_first_counts() {
    let (index, conflicts) = build(&[
        Facts { title: "", ..DECREE },
        Facts { title: "khác", issuer: "Bộ Y tế", ..DECREE },
        Facts { issued: pack(2019, 2, 21), ..DECREE },
        Facts { symbol: "03/2019/NĐ-CP", note: "số trùng", ..DECREE },
        Facts { symbol: "03/2019/NĐ-CP", note: "số trùng", issued: pack(2019, 9, 5), ..DECREE },
        Facts { symbol: "76/NQ-CP", ..DECREE },
        Facts { symbol: "76/NQ-CP", issued: pack(2020, 9, 5), ..DECREE },
    ]);
    assert_eq!(conflicts, [Conflict { kept: 0, dropped: 1 }, Conflict { kept: 0, dropped: 2 }]);
    assert_eq!(index.count(), 5);
}

#[test]
fn what_is_no_whole_index_is_refused() {
    let bytes = { build(&[DECREE]).0.view().0.to_vec() };
    let open = |bytes: &[u8]| Index::open(Box::new(bytes.to_vec())).map(|_| ());
    assert_eq!(open(&bytes), Ok(()));
    assert_eq!(open(b"symbol\ttitle\n"), Err(IndexError::NotAnIndex));
    for length in [8, 20, HEADER, bytes.len() - 1] {
        let found = length as u64;
        assert!(
            matches!(open(&bytes[..length]), Err(IndexError::Truncated { found: f, .. }) if f == found),
            "{length}"
        );
    }
    let mut other = bytes.clone();
    other[header::VERSION] = 9;
    assert_eq!(open(&other), Err(IndexError::Version(9)));
    let mut damaged = bytes.clone();
    damaged[header::HEAP_AT] ^= 1;
    assert_eq!(open(&damaged), Err(IndexError::Damaged));
}

/// A file may be written over while it is mapped: no byte of it may bring the program down.
#[test]
fn a_content_that_has_been_overwritten_is_noticed_and_harmless() {
    let bytes = { sample().view().0.to_vec() };
    for at in (HEADER..bytes.len()).step_by(3) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0xFF;
        let index = Index::open(Box::new(damaged)).expect("the header is whole");
        assert_eq!(index.verify(), Err(IndexError::Damaged), "byte {at}");
        let found = index.with_number("21", None, 0).count()
            + index.near("21/2019/XX-CP", 5, 0).len()
            + index.with_words("quản lý đất", 5, 0).len()
            + index.of_kind("Nghị định", 0).count();
        assert!(found < 100);
    }
}
