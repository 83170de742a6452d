//! More documents, from a file that `vanthu.toml` names.

use super::*;

fn place() -> Place {
    Place::new()
        .with("vanthu.toml", "[registry]\nfiles = [\"nội bộ.csv\"]\n")
        .with(
            "nội bộ.csv",
            "số ký hiệu,loại,ngày ban hành,trích yếu\n15/QĐ-XYZ,Quyết định,22/7/2024,quy chế làm việc\n,,,\n",
        )
        .with("a.txt", "Theo Quyết định số 15/QĐ-XYZ, đơn vị báo cáo.\n")
}

#[test]
fn added_documents_are_known() {
    let cited = place().run(&["cite", "a.txt", "--format", "json"]).json();
    assert_eq!(cited["files"][0]["citations"][0]["registry"][0]["title"], "quy chế làm việc");
    let found = place().run(&["lookup", "15/QĐ-XYZ", "--format", "json"]).json();
    assert_eq!(found["records"][0]["issued"], "2024-07-22");
}

#[test]
fn a_bad_row_is_reported_at_its_line_and_the_rest_counts() {
    let run = place().run(&["check", "a.txt", "--format", "json"]);
    assert_eq!(run.code, Some(2));
    let json = run.json();
    let broken = json["files"].as_array().and_then(|files| {
        files.iter().find(|file| file["path"].as_str().is_some_and(|path| path.ends_with("nội bộ.csv")))
    });
    let diagnostic = broken.map(|file| file["diagnostics"][0].clone()).unwrap_or_default();
    assert_eq!((&diagnostic["code"], &diagnostic["start"]["line"]), (&"X03".into(), &3.into()));
}

const TABLE: &str = "số ký hiệu\tloại\tngày ban hành\tcơ quan\ttrích yếu\ttình trạng\n\
    15/QĐ-XYZ\tQuyết định\t22/7/2024\tSở XYZ\tquy chế làm việc\tcòn hiệu lực\n\
    16/QĐ-XYZ\tQuyết định\t2024-07-23\tSở XYZ\tquy chế văn thư, lưu trữ\t\n";

/// A place with an index, and a configuration that names it.
fn indexed() -> Place {
    let place = Place::new()
        .with("bảng.tsv", TABLE)
        .with("vanthu.toml", "[registry]\nfiles = [\"bảng.vanthu\"]\n")
        .with("a.txt", "Theo Quyết định số 15/QĐ-XYZ, đơn vị báo cáo.\n");
    let run = place.run(&["registry", "import", "bảng.tsv"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("bảng.vanthu: 2 văn bản"), "{}", run.out);
    place
}

#[test]
fn an_index_is_made_of_a_table_and_says_where_its_facts_come_from() {
    let place = indexed();
    let found = place.run(&["lookup", "15-QD/XYZ", "--format", "json"]).json();
    assert_eq!((&found["by"], &found["records"][0]["source"]), (&"near".into(), &"bảng.vanthu".into()));
    let words = place.run(&["lookup", "van thu luu tru quy che", "--format", "json"]).json();
    assert_eq!((&words["by"], &words["records"][0]["symbol"]), (&"title".into(), &"16/QĐ-XYZ".into()));
    let cited = place.run(&["cite", "a.txt"]);
    assert!(cited.out.contains("(theo bảng.vanthu)"), "{}", cited.out);
    let stats = place.run(&["registry", "stats", "bảng.vanthu", "--lang", "en"]);
    assert!(stats.out.starts_with("2 documents"), "{}", stats.out);
    assert_eq!(place.run(&["registry", "verify", "bảng.vanthu"]).code, Some(0));
}

#[test]
fn bad_rows_are_told_by_file_and_line_and_the_good_ones_kept() {
    let rows: String = (1..=10_000).map(|day| format!("{day}/QĐ-XYZ,,{day}/13/2024,\n")).collect();
    let place = Place::new().with("xấu.csv", format!("symbol,type,issued,title\n{rows}5/QĐ-ABC,,,\n,,,\n"));
    let run = place.run(&["registry", "import", "xấu.csv", "--lang", "en"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("xấu.csv:2: `1/13/2024` is not a day"), "{}", run.err);
    assert!(run.err.contains("and 9981 more faults") && run.err.lines().count() < 30, "{}", run.err);
    // A bad day leaves the rest of its row.
    assert!(run.out.contains("10001 documents"), "{}", run.out);
    let all = place.run(&["registry", "import", "xấu.csv", "--all-faults"]);
    assert!(all.err.contains("xấu.csv:10003: thiếu số, ký hiệu"), "{}", all.err.len());
}

#[test]
fn rows_that_contradict_each_other_are_told_across_files() {
    let place = Place::new()
        .with("một.csv", "symbol,issued,title\n1/2024/TT-XYZ,2024-01-02,a\n")
        .with("hai.csv", "symbol,issued,title\n2/2024/TT-XYZ,2024-01-03,b\n1/2024/TT-XYZ,2024-01-02,c\n");
    let run = place.run(&["registry", "import", "một.csv", "hai.csv", "-o", "chung.vanthu"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("hai.csv:3: trái với dòng một.csv:2"), "{}", run.err);
    assert!(run.out.contains("chung.vanthu: 2 văn bản"), "{}", run.out);
}

#[test]
fn what_cannot_be_imported_is_said_and_nothing_written() {
    let place = indexed().with("không.csv", "a,b\n1,2\n").with("utf16.csv", b"\xFF\xFEa\0").with("trống.csv", "");
    for (file, reason) in [
        ("không.csv", "không.csv:1: không có cột số, ký hiệu"),
        ("utf16.csv", "UTF-16"),
        ("trống.csv", "tệp trống"),
        ("bảng.vanthu", "danh mục đã lập"),
        ("x", "x: "),
    ] {
        let run = place.run(&["registry", "import", file, "-o", "ra.vanthu"]);
        assert_eq!(run.code, Some(2), "{file}");
        assert!(run.err.contains(reason), "{file}: {}", run.err);
        assert!(!place.path().join("ra.vanthu").exists(), "{file}");
    }
    let same = place.with("a.vanthu", "symbol\n1/QĐ-XYZ\n");
    assert_eq!(same.run(&["registry", "import", "a.vanthu"]).code, Some(2));
    assert_eq!(same.read("a.vanthu"), "symbol\n1/QĐ-XYZ\n".as_bytes());
}

#[test]
fn an_index_that_is_not_whole_is_told_and_the_text_still_checked() {
    let place = indexed();
    let whole = place.read("bảng.vanthu");
    let mut other = whole.clone();
    other[8] = 99;
    let mut damaged = whole.clone();
    damaged[80] ^= 1;
    let mut inside = whole.clone();
    let end = inside.len() - 3;
    inside[end] ^= 1;
    for (bytes, reason) in [
        (&whole[..whole.len() - 9], "bị cụt"),
        (&other[..], "phiên bản 99"),
        (&damaged[..], "bị hỏng"),
        (&inside[..], "bị hỏng"),
    ] {
        let place = indexed().with("bảng.vanthu", bytes);
        let run = place.run(&["check", "a.txt", "--format", "json"]);
        assert_eq!(run.code, Some(2), "{reason}");
        assert!(run.out.contains(reason) && run.out.contains("bảng.vanthu"), "{reason}: {}", run.out);
        let verified = place.run(&["registry", "verify", "bảng.vanthu"]);
        assert!(verified.code == Some(2) && verified.err.contains(reason), "{reason}: {}", verified.err);
        let looked = place.run(&["lookup", "30/2020/NĐ-CP"]);
        assert!(looked.code == Some(0) && looked.err.contains(reason), "{reason}: {}", looked.err);
    }
}

#[test]
fn of_several_registries_the_one_named_last_stands_on_top() {
    let place = indexed()
        .with("riêng.csv", "symbol,type,issued,title\n15/QĐ-XYZ,Quyết định,2024-07-22,quy chế mới\n")
        .with("vanthu.toml", "[registry]\nfiles = [\"bảng.vanthu\", \"riêng.csv\"]\n");
    let found = place.run(&["lookup", "15/QĐ-XYZ", "--format", "json"]).json();
    let titles: Vec<&str> =
        found["records"].as_array().into_iter().flatten().filter_map(|record| record["title"].as_str()).collect();
    assert_eq!((titles, &found["records"][0]["source"]), (vec!["quy chế mới"], &"riêng.csv".into()));
}
