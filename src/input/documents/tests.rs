use super::*;
use crate::law::{Index, Knowledge, Registry};

fn read(text: &str) -> (Registry, Faults) {
    let mut builder = Builder::default();
    let mut faults = Faults::at_most(9);
    read_documents(text.as_bytes(), 0, &Knowledge::builtin().types, &mut builder, &mut faults).expect("memory");
    let (index, conflicts) = builder.finish().expect("small");
    faults.add_conflicts(&conflicts);
    let mut registry = Registry::default();
    registry.put_below("x".to_owned(), Index::open(Box::new(index)).expect("whole"));
    (registry, faults)
}

fn lines(faults: &Faults) -> Vec<u64> {
    faults.list.iter().map(|fault| fault.line).collect()
}

#[test]
fn columns_are_found_by_name_and_bad_rows_by_line() {
    let (registry, faults) = read(
        "\u{FEFF}Số ký hiệu;Loại;Ngày ban hành;Trích yếu\n15/QĐ-XYZ;quyết định;22/7/2024;Về việc quy chế làm việc\n\
         ;Quyết định;;\n16/QĐ-XYZ;Quyết định;32/7/2024;\n17/QĐ-XYZ;a;;b;c\n\"18/QĐ-XYZ\";;2024-01-02;\"hai\ndòng\"\n-;;;\n",
    );
    let symbols: Vec<&str> = registry.records().map(|record| record.symbol).collect();
    assert_eq!(symbols, ["15/QĐ-XYZ", "16/QĐ-XYZ", "18/QĐ-XYZ"]);
    let first = registry.with_symbol("15/QĐ-XYZ").next().expect("known");
    assert_eq!((first.issued, first.title), (Date::new(2024, 7, 22).ok(), "quy chế làm việc"));
    assert_eq!((first.kind, first.tier), ("Quyết định", crate::law::Tier::A));
    let last = registry.with_symbol("18/QĐ-XYZ").next().expect("known");
    assert_eq!((last.kind, last.title), ("Quyết định", "hai dòng"));
    assert_eq!(lines(&faults), [3, 4, 5, 8]);
}

#[test]
fn json_lines_may_use_the_names_of_schema_org() {
    let (registry, faults) = read(
        "{\"legislationIdentifier\":\"15/2024/TT-XYZ\",\"name\":\"quy định A\",\"legislationDate\":\"2024-07-22\",\
         \"legislationPassedBy\":{\"@type\":\"Organization\",\"name\":\"Bộ X\"},\
         \"legislationLegalForce\":\"https://schema.org/InForce\",\"amended by\":[\"1/2025/TT-XYZ\",\"2/2025/TT-XYZ\"]}\n\
         [1]\n{\"symbol\":\n\n{\"title\":\"không số\"}\n",
    );
    let record = registry.records().next().expect("one");
    assert_eq!((record.symbol, record.kind, record.issuer), ("15/2024/TT-XYZ", "Thông tư", "Bộ X"));
    assert_eq!((record.status, record.amended_by.iter().count()), ("còn hiệu lực", 2));
    assert_eq!(lines(&faults), [2, 3, 5]);
}

#[test]
fn a_file_without_a_symbol_column_is_refused_at_its_header() {
    let (registry, faults) = read("# ghi chú\na,b\n1,2\n");
    assert!(registry.is_empty());
    assert_eq!(faults.list, [Fault { line: 2, what: RowFault::NoSymbolColumn("a, b".to_owned()) }]);
}

#[test]
fn two_rows_on_one_document_that_differ_are_told_with_both_lines() {
    let (registry, faults) = read("symbol\tissued\ttitle\n1/2024/TT-X\t2024-01-02\ta\n1/2024/TT-X\t2024-01-02\tb\n");
    assert_eq!(registry.with_symbol("1/2024/TT-X").map(|record| record.title).collect::<Vec<_>>(), ["a"]);
    assert_eq!(faults.list, [Fault { line: 3, what: RowFault::Contradicts { file: None, line: 2 } }]);
}

#[test]
fn any_number_of_bad_rows_leaves_the_good_ones_and_is_counted() {
    let text = "symbol\n".to_owned() + &"\u{2014}\n".repeat(10_000) + "5/QĐ-XYZ\n";
    let (registry, faults) = read(&text);
    assert_eq!((registry.len(), faults.list.len(), faults.total), (1, 9, 10_000));
}

#[test]
fn rows_below_a_quotation_mark_that_is_not_closed_are_read_all_the_same() {
    let row = |number: u32| format!("{number}/QĐ-XYZ,Quyết định,2024-07-22,việc {number}\n");
    let text = "symbol,type,issued,title\n".to_owned()
        + &row(15)
        + "16/QĐ-XYZ,Quyết định,2024-07-22,\"việc 16\n"
        + &row(17)
        + "18/QĐ-XYZ,Quyết định,2024-07-32,việc 18\n"
        + &row(19);
    let (registry, faults) = read(&text);
    let known: Vec<(&str, &str)> = registry.records().map(|record| (record.symbol, record.title)).collect();
    let all = [15, 16, 17, 18, 19].map(|number| (format!("{number}/QĐ-XYZ"), format!("việc {number}")));
    assert_eq!(known, all.each_ref().map(|(symbol, title)| (symbol.as_str(), title.as_str())));
    assert_eq!(lines(&faults), [3, 5]);
    assert_eq!(faults.list[0].what, RowFault::OpenQuote);
}
