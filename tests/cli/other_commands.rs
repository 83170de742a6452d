use super::*;

#[test]
fn cite_gives_spans_into_the_file() {
    let text = "Báo cáo\r\nTheo Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ về công tác văn thư. Nghị định này còn hiệu lực.\r\n";
    let run = Place::new().with("a.txt", text).run(&["cite", "a.txt", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let json = run.json();
    let citation = &json["files"][0]["citations"][0];
    let span = |name: &str| {
        let at = |index: usize| citation[name][index].as_u64().unwrap_or(0) as usize;
        &text[at(0)..at(1)]
    };
    assert_eq!(citation["form"], "full");
    assert_eq!(citation["type"], "Nghị định");
    assert_eq!(citation["symbol"], "30/2020/NĐ-CP");
    assert_eq!((&citation["number"], &citation["year"]), (&Value::from("30"), &Value::from(2020)));
    assert_eq!((&citation["date"], &citation["issuer"]), (&Value::from("2020-03-05"), &Value::from("Chính phủ")));
    assert_eq!(citation["start"], serde_json::json!({"line": 2, "column": 6, "byte": 16}));
    assert_eq!(span("label_span"), "Nghị định");
    assert_eq!(span("symbol_span"), "30/2020/NĐ-CP");
    assert_eq!(span("date_span"), "ngày 05/3/2020");
    assert_eq!(span("issuer_span"), "Chính phủ");
    assert_eq!(citation["title"], "công tác văn thư");
    assert_eq!(citation["registry"][0]["issued"], "2020-03-05");
    let anaphor = &json["files"][0]["citations"][1];
    assert_eq!((&anaphor["form"], &anaphor["resolves_to"]), (&Value::from("anaphoric"), &Value::from(0)));
    assert_eq!(anaphor["cluster"], citation["cluster"]);
}

#[test]
fn cite_writes_csv_and_lines() {
    let place = Place::new().with("a.txt", WRONG);
    let run = place.run(&["cite", "a.txt", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    assert_eq!(rows.len(), 1, "{}", run.out);
    assert_eq!(rows[0].get(9), Some("30/2020/NĐ-CP"));
    let run = place.run(&["cite"]);
    assert!(run.out.starts_with("a.txt:2:6: Quyết định số 30/2020/NĐ-CP"), "{}", run.out);
    assert_eq!(place.run(&["cite", "không có.txt"]).code, Some(2));
}

#[test]
fn cite_lists_the_documents_in_legal_order() {
    let text =
        "Thông tư số 9/2031/TT-BNV nêu rõ.\nCăn cứ Nghị định số 44/2009/NĐ-CP và Luật Ngân sách nhà nước năm 2015.\n";
    let place = Place::new().with("a.txt", text);
    let list = place.run(&["cite", "a.txt", "--format", "list"]);
    assert_eq!(list.code, Some(0), "{}", list.err);
    let lines: Vec<&str> = list.out.lines().collect();
    assert!(lines.len() == 3 && lines[0].starts_with("1. Luật Ngân sách nhà nước số 83/2015/QH13"), "{}", list.out);
    let table = place.run(&["cite", "a.txt", "--format", "markdown", "--as-of", "2024-07-22"]);
    assert!(table.out.contains("hết hiệu lực (theo 22/2021/NĐ-CP)"), "{}", table.out);
    let before = place.run(&["cite", "a.txt", "--format", "list-csv", "--as-of", "2012-07-22"]);
    assert!(before.out.starts_with("Văn bản,Ngày ban hành,") && !before.out.contains("hết hiệu lực"), "{}", before.out);
    let basis = place.run(&["cite", "a.txt", "--format", "basis"]);
    assert!(basis.out.starts_with("Căn cứ Luật Ngân sách nhà nước"), "{}", basis.out);
}

#[test]
fn lookup_knows_documents_and_says_when_it_does_not() {
    let place = Place::new();
    let run = place.run(&["lookup", "30/2020/NĐ-CP"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.starts_with("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ: "), "{}", run.out);
    // Typed with a dash and decomposed.
    let odd: String = unicode_normalization::UnicodeNormalization::nfd("30/2020/nđ–cp").collect();
    assert_eq!(place.run(&["lookup", &odd]).code, Some(0));
    let two = place.run(&["lookup", "03/2019/NĐ-CP", "--format", "json"]);
    assert_eq!(two.json()["records"].as_array().map(Vec::len), Some(2), "{}", two.out);
    let one = place.run(&["lookup", "03/2019/NĐ-CP", "--date", "2019-09-05", "--format", "json"]);
    assert_eq!(one.json()["records"].as_array().map(Vec::len), Some(1), "{}", one.out);
    for query in ["NĐ 30/2020", "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"] {
        let named = place.run(&["lookup", query, "--format", "json"]).json();
        assert_eq!(named["by"], "citation", "{named}");
        assert_eq!(named["records"][0]["symbol"], "30/2020/NĐ-CP", "{named}");
    }
    let law = place.run(&["lookup", "Luật Đất đai 2013"]);
    assert!(law.out.starts_with("Luật số 45/2013/QH13"), "{}", law.out);
    // The newest law of the name, before those that are about it.
    let laws = place.run(&["lookup", "luật đất đai"]);
    assert!(laws.out.starts_with("Luật số 31/2024/QH15"), "{}", laws.out);
    let many = place.run(&["lookup", "21"]);
    assert!(many.out.contains("văn bản khác; ghi thêm năm"), "{}", many.out);
    let none = place.run(&["lookup", "99999/2020/NĐ-CP"]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
    assert!(none.err.contains("chưa có không có nghĩa là sai"), "{}", none.err);
}

#[test]
fn rules_and_their_pages_are_there_in_both_languages() {
    let place = Place::new();
    let json = place.run(&["rules", "--format", "json"]).json();
    let rules = json["rules"].as_array().cloned().unwrap_or_default();
    assert!(rules.len() > 20);
    for rule in &rules {
        let code = rule["code"].as_str().unwrap_or_default();
        let (vi, en) = (place.run(&["explain", code]), place.run(&["explain", code, "--lang", "en"]));
        assert_eq!((vi.code, en.code), (Some(0), Some(0)), "{code}");
        assert!(vi.out.starts_with(&format!("# {code}: ")) && vi.out != en.out, "{code}");
    }
    let run = place.run(&["explain", "A1"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("không có quy tắc “A1”"), "{}", run.err);
}

#[test]
fn the_registry_is_counted_and_sound() {
    let place = Place::new();
    let run = place.run(&["registry", "stats", "--lang", "en"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains(" documents\n") && run.out.contains("Nghị định"), "{}", run.out);
    let run = place.run(&["registry", "verify"]);
    assert!(matches!(run.code, Some(0 | 1)) && run.out.contains("văn bản"), "{}", run.out);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Place::new().with("a.txt", WRONG.repeat(3_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["check", "a.txt"])
        .current_dir(place.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_spelling_model_is_computed_from_tables() {
    let tables = "chủ\t500\nquyền\t400\n\nchủ quyền\t300\t12\n# hết\n";
    let place = Place::new().with("good.tsv", tables).with("bad.tsv", "chủ quyền\t300\nchủ quyền nhiều\n");
    let run = place.run(&["lexicon", "build", "good.tsv", "-o", "model.bin", "--lang", "en"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.starts_with("model.bin: 9 syllables"), "{}", run.out);
    let run = place.run(&["lexicon", "build", "good.tsv", "bad.tsv", "-o", "other.bin"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("bad.tsv:2"), "{}", run.err);
    let run = place.run(&["lexicon", "build", "none.tsv", "-o", "other.bin"]);
    assert!(run.code == Some(2) && run.err.contains("none.tsv"), "{}", run.err);
}

#[test]
fn a_spelling_model_learns_from_texts_of_ones_own() {
    // "Cống hiến pháo" is a name that nobody else writes.
    let sentence = "Đội đã nhận cờ cống hiến pháo năm nay.\n";
    let place = Place::new()
        .with("kho/mot.txt", sentence.repeat(2))
        .with("kho/hai.md", sentence.repeat(2))
        .with("kho/hong.docx", "không phải tệp Word")
        .with("a.txt", "Đội đã nhận cờ cống hiến pháo năm nay.\nCác cấp, các nghành và địa phương phối hợp.\n")
        .with("rac.lexicon", "đây không phải là mô hình");
    let run = place.run(&["lexicon", "build", "--texts", "kho", "-o", "own.lexicon", "--lang", "en"]);
    assert_eq!(run.code, Some(2), "{}{}", run.out, run.err);
    assert!(run.out.contains("left out kho/hong.docx"), "{}", run.out);
    assert!(run.out.contains("2 texts read, 36 words") && run.out.contains("own.lexicon:"), "{}", run.out);
    let check = |model: &str| {
        let config = format!("[spelling]\nmodel = \"{model}\"\n[rules]\nD15 = \"warning\"\n");
        std::fs::write(place.path().join("vanthu.toml"), config).expect("the file is written");
        place.run(&["check", "a.txt"])
    };
    let run = check("own.lexicon");
    assert!(run.out.contains("nghành") && !run.out.contains("D15"), "{}{}", run.out, run.err);
    // What is wrong with the file is said, and the check goes on.
    let run = check("rac.lexicon");
    let all = run.out.clone() + &run.err;
    assert!(all.contains("rac.lexicon") && all.contains("không phải là mô hình") && all.contains("nghành"), "{all}");
    let mut bytes = std::fs::read(place.path().join("own.lexicon")).expect("the model is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(place.path().join("hong.lexicon"), &bytes).expect("the file is written");
    let run = check("hong.lexicon");
    let all = run.out.clone() + &run.err;
    assert!(all.contains("hong.lexicon") && all.contains("bị hỏng") && all.contains("nghành"), "{all}");
    let run = check("khong-co.lexicon");
    let all = run.out.clone() + &run.err;
    assert!(all.contains("khong-co.lexicon") && all.contains("nghành"), "{all}");
}
