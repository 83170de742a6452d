use super::*;

/// The only number that differs from run to run.
fn without_millis(json: &str) -> String {
    let at = json.find("\"millis\":").expect("millis");
    let end = at + json[at..].find('}').expect("the end of the summary");
    format!("{}\"millis\":0{}", &json[..at], &json[end..])
}

#[test]
fn json_is_as_promised() {
    let place = Place::new().with("a.txt", "\u{FEFF}Đã rà soát 😀.\r\nvanthu: bỏ qua Q77 vì trích\r\nHết.\r\n");
    let run = place.run(&["check", "a.txt", "--format", "json"]);
    insta::assert_snapshot!(without_millis(&run.out), @r#"{"version":1,"files":[{"path":"a.txt","profile":"press","error":null,"diagnostics":[{"code":"X01","name":"unknown-rule-in-instruction","category":"machinery","severity":"warning","message":"Không có quy tắc “Q77”","start":{"line":2,"column":16,"byte":42},"end":{"line":2,"column":19,"byte":45},"fixes":[],"related":[]}]}],"summary":{"files":1,"errors":0,"warnings":1,"infos":0,"hints":0,"millis":0}}"#);
    assert_eq!(run.code, Some(1));
}

#[test]
fn fixes_and_places_are_bytes_and_columns_of_the_file() {
    let run = Place::new().with("a.txt", WRONG).run(&["check", "a.txt", "--format", "json"]);
    let json = run.json();
    let found = &json["files"][0]["diagnostics"][0];
    assert_eq!(found["code"], "A01");
    assert_eq!(found["category"], "citation");
    assert_eq!(found["start"], serde_json::json!({"line": 2, "column": 6, "byte": 26}));
    let edit = &found["fixes"][0]["edits"][0];
    let (start, end) = (edit["start_byte"].as_u64(), edit["end_byte"].as_u64());
    let (start, end) = (start.expect("a start") as usize, end.expect("an end") as usize);
    assert_eq!(&WRONG[start..end], "Quyết định");
    assert_eq!(edit["text"], "Nghị định");
    assert_eq!(found["fixes"][0]["applicability"], "safe");
    assert_eq!(found["fixes"][0]["preferred"], true);
}

#[test]
fn human_output_shows_the_line_and_a_caret() {
    let text = "Đã rà soát.\nKhoản này vanthu: tắt Q9 từ đây.\n";
    let run = Place::new().with("thư mục/a.txt", text).run(&["check"]);
    insta::assert_snapshot!(run.out, @r"
    thư mục/a.txt:2:23: cảnh báo X01 unknown-rule-in-instruction: Không có quy tắc “Q9”
      2 | Khoản này vanthu: tắt Q9 từ đây.
        |                       ^^
    Đã kiểm tra 1 tệp: 0 lỗi, 1 cảnh báo, 0 lưu ý, 0 gợi nhắc.
    ");
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
}

#[test]
fn carets_stand_under_decomposed_letters_too() {
    let text: String = unicode_normalization::UnicodeNormalization::nfd(WRONG).collect();
    let composed = Place::new().with("a.txt", WRONG).run(&["check", "a.txt", "--select", "A"]);
    let decomposed = Place::new().with("a.txt", text).run(&["check", "a.txt", "--select", "A"]);
    let caret = |run: &Run| run.out.lines().find(|line| line.contains('^')).map(str::to_owned);
    assert!(caret(&composed).is_some(), "{}", composed.out);
    assert_eq!(caret(&composed), caret(&decomposed));
}

#[test]
fn english_is_spoken_on_request() {
    let run = Place::new().with("a.txt", WRONG).run(&["check", "a.txt", "--lang", "en"]);
    assert!(run.out.contains("error A01") && run.out.contains("Checked 1 file: 1 error"), "{}", run.out);
    assert!(run.out.contains("help:"), "{}", run.out);
}

#[test]
fn exit_codes_follow_the_severities() {
    let place = Place::new().with("sai.txt", WRONG).with("đúng.txt", RIGHT);
    let code = |arguments: &[&str]| place.run(arguments).code;
    assert_eq!(code(&["check", "đúng.txt"]), Some(0));
    assert_eq!(code(&["check", "sai.txt"]), Some(1));
    assert_eq!(code(&["check", "sai.txt", "--ignore", "A01"]), Some(0));
    assert_eq!(code(&["check", "sai.txt", "--select", "C"]), Some(0));
    assert_eq!(code(&["check", "sai.txt", "--select", "a01,A02"]), Some(1));
    let hinted = Place::new().with("a.txt", "vanthu: bỏ qua A01\nXong.\n");
    assert_eq!(hinted.run(&["check", "a.txt"]).code, Some(0));
    assert_eq!(hinted.run(&["check", "a.txt", "--fail-on", "hint"]).code, Some(1));
    assert_eq!(hinted.run(&["check", "a.txt", "--fail-on", "hint", "--min-severity", "error"]).code, Some(0));
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let place = Place::new().with("a.txt", RIGHT);
    for arguments in [
        &["check", "a.txt", "--select", "A0"][..],
        &["check", "a.txt", "--format", "yaml"],
        &["check", "a.txt", "--as-of", "2023-02-29"],
        &["check", "a.txt", "--jobs", "0"],
        &["check", "a.txt", "--config", "không có.toml"],
        &["chek"],
        &[],
    ] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(!run.err.is_empty(), "{arguments:?}");
    }
    let run = place.run(&["check", "a.txt", "--select", "A10,AO1"]);
    assert!(run.err.contains("“AO1”, có phải ý là A01?"), "{}", run.err);
}

#[test]
fn nothing_checked_is_said_and_is_exit_code_2() {
    let place = Place::new().with("ảnh.png", "");
    let run = place.run(&["check"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("không có văn bản nào được kiểm tra"), "{}", run.err);
    let run = place.run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.json()["files"].as_array().map(Vec::len)), (Some(2), Some(0)));
}

#[test]
fn standard_input_is_read_under_its_name() {
    let place = Place::new();
    let run = place.run_with(&["check", "-", "--format", "json", "--stdin-filename", "b/c.txt"], WRONG.as_bytes());
    assert_eq!(run.json()["files"][0]["path"], "b/c.txt");
    assert_eq!(run.codes(), ["A01"]);
    let run = place.run_with(&["check", "-", "--format", "json"], WRONG.as_bytes());
    assert_eq!(run.json()["files"][0]["path"], "-");
}

#[test]
fn files_come_in_the_order_of_their_paths_whatever_the_jobs() {
    let mut place = Place::new();
    for index in 0..40 {
        place = place.with(&format!("{}/{index}.txt", index % 3), WRONG.repeat(index % 7));
    }
    let alone = place.run(&["check", "--format", "json", "--jobs", "1"]);
    let many = place.run(&["check", "--format", "json", "--jobs", "8", "2", "."]);
    assert_eq!(without_millis(&alone.out), without_millis(&many.out));
    let json = alone.json();
    let paths: Vec<&str> =
        json["files"].as_array().into_iter().flatten().filter_map(|file| file["path"].as_str()).collect();
    assert_eq!(paths.len(), 40);
    assert!(paths.is_sorted(), "{paths:?}");
}

#[test]
fn json_lines_are_one_finding_each() {
    let run = Place::new().with("a.txt", WRONG).with("b.txt", b"\xFF").run(&["check", "--format", "jsonl"]);
    let lines: Vec<Value> = run.out.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert_eq!(lines.len(), 2, "{}", run.out);
    assert_eq!((&lines[0]["path"], &lines[0]["code"]), (&Value::from("a.txt"), &Value::from("A01")));
    assert_eq!(lines[1]["path"], "b.txt");
    assert!(lines[1]["error"].is_string());
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let run = Place::new().with("báo cáo.txt", WRONG).run(&["check", "--format", "sarif"]);
    let json = run.json();
    let result = &json["runs"][0]["results"][0];
    assert_eq!((&json["version"], &result["ruleId"]), (&Value::from("2.1.0"), &Value::from("A01")));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "b%C3%A1o%20c%C3%A1o.txt");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&Value::from(2), &Value::from(6)));
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "Nghị định");
    let rules = json["runs"][0]["tool"]["driver"]["rules"].as_array().map_or(0, Vec::len);
    assert!(rules > 10, "{rules}");
}

#[test]
fn workflow_commands_point_at_the_place() {
    let run = Place::new().with("a.txt", WRONG).run(&["check", "--format", "github"]);
    assert!(run.out.starts_with("::error file=a.txt,line=2,endLine=2,col=6,"), "{}", run.out);
}

#[test]
fn markup_is_passed_over() {
    let text = "---\ntitle: Quyết định số 30/2020/NĐ-CP\n---\n```\nQuyết định số 30/2020/NĐ-CP\n```\n<!--\nQuyết định số \
                30/2020/NĐ-CP\n-->\nXem `Quyết định số 30/2020/NĐ-CP`.\n\nTheo Quyết định số 30/2020/NĐ-CP.\n";
    let run = Place::new().with("a.md", text).run(&["check", "a.md", "--format", "json", "--select", "A01"]);
    let json = run.json();
    let lines: Vec<u64> = json["files"][0]["diagnostics"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|found| found["start"]["line"].as_u64())
        .collect();
    assert_eq!(lines, [12]);
}

#[test]
fn instructions_silence_what_they_name() {
    let wrong = "Theo Quyết định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\n";
    let codes = |text: String| Place::new().with("a.txt", text).run(&["check", "a.txt", "--format", "json"]).codes();
    assert_eq!(codes(wrong.to_owned()), ["A01"]);
    assert_eq!(codes(format!("<!-- vanthu: bỏ qua A01 -->\n{wrong}")), [""; 0]);
    assert_eq!(codes(format!("vanthu: ignore\n\n{wrong}")), [""; 0]);
    assert_eq!(codes(format!("vanthu: ignore A01\n{wrong}{wrong}")), ["A01"]);
    assert_eq!(codes(format!("# vanthu: ignore A02\n# vanthu: ignore A01\r\n{wrong}")), ["X02"]);
    assert_eq!(codes(format!("{} vanthu: bỏ qua A01\n", wrong.trim_end())), [""; 0]);
    assert_eq!(codes(format!("vanthu: tắt A\n{wrong}{wrong}vanthu: bật A\n{wrong}")), ["A01"]);
    assert_eq!(codes(format!("vanthu: off\nvanthu: on A01\n{wrong}\nvanthu: tắt X02")), ["X02", "A01"]);
    assert_eq!(codes(format!("vanthu: off X02\nvanthu: ignore A02\n{wrong}")), ["A01"]);
}
