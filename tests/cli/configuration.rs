use super::*;

#[test]
fn the_file_found_upwards_counts_and_the_command_line_overrides_it() {
    let place = Place::new()
        .with("vanthu.toml", "locale = \"en\"\nprofile = \"party\"\n[rules]\nA01 = \"hint\"\n")
        .with("sâu/hơn/a.txt", WRONG);
    let run = place.run(&["check", "--format", "json"]);
    let json = run.json();
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(json["files"][0]["profile"], "party");
    assert_eq!(json["files"][0]["diagnostics"][0]["severity"], "hint");
    let message = json["files"][0]["diagnostics"][0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("contradicts"), "{message}");
    let run = place.run(&["check", "--format", "json", "--profile", "press", "--lang", "vi"]);
    assert_eq!(run.json()["files"][0]["profile"], "press");
    assert!(run.out.contains("trái với"), "{}", run.out);
    let run = place.with("khác.toml", "[rules]\nA01 = \"off\"\n").run(&[
        "check",
        "--format",
        "json",
        "--config",
        "khác.toml",
    ]);
    assert_eq!(run.codes(), [""; 0]);
}

#[test]
fn a_broken_file_is_reported_at_its_line_and_the_rest_works() {
    let place = Place::new()
        .with("vanthu.toml", "profile = \"party\"\n[rules]\nA01 = \"hint\"\nA999 = \"off\"\nB02 = = 5\n")
        .with("a.txt", WRONG);
    let run = place.run(&["check", "--format", "json"]);
    let json = run.json();
    assert_eq!(run.code, Some(2));
    assert_eq!(json["files"][0]["path"], "a.txt");
    assert_eq!(json["files"][0]["profile"], "party");
    assert_eq!(json["files"][0]["diagnostics"][0]["severity"], "hint");
    let config = &json["files"][1];
    assert_eq!((&config["path"], &config["profile"]), (&Value::from("vanthu.toml"), &Value::Null));
    let lines: Vec<(u64, &str)> = config["diagnostics"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|found| (found["start"]["line"].as_u64().unwrap_or(0), found["code"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(lines, [(4, "X03"), (5, "X03")], "{config}");
    assert_eq!(json["summary"]["files"], 1);
    let human = place.run(&["check"]);
    assert!(human.out.contains("vanthu.toml:4:1: lỗi X03"), "{}", human.out);
}

#[test]
fn the_user_wide_file_lies_below() {
    let place = Place::new()
        .with("user/vanthu/vanthu.toml", "locale = \"en\"\n[rules]\nA01 = \"off\"\n")
        .with("vanthu.toml", "[rules]\nA01 = \"info\"\n")
        .with("a.txt", WRONG);
    let run = place.run(&["check", "a.txt"]);
    assert!(run.out.contains("note A01"), "{}", run.out);
    fs::remove_file(place.path().join("vanthu.toml")).expect("the file");
    let run = place.run(&["check", "a.txt"]);
    assert!(run.out.contains("0 errors"), "{}", run.out);
}

#[test]
fn the_dictionary_silences_its_words_and_no_others() {
    let text = "Đơn vị đã đã rà soát tại bản của của suối; tại bản của củ.\n";
    let place = Place::new().with("a.txt", text);
    let codes = |place: &Place| place.run(&["check", "--format", "json", "--select", "D01"]).codes();
    assert_eq!(codes(&place), ["D01", "D01"]);
    let place = place.with(".vanthu/words.txt", "# tên bản\nBản Của Của\n");
    assert_eq!(codes(&place), ["D01"]);
    let place = place.with("vanthu.toml", "[dictionary]\nwords = [\"vị đã đã r\", \"đã\"]\n");
    assert_eq!(codes(&place), ["D01"]);
    let place = place.with("vanthu.toml", "[dictionary]\nwords = [\"Đã đã\"]\n");
    assert_eq!(codes(&place), [""; 0]);
}

#[test]
fn patterns_of_the_users_own_are_rules() {
    let decomposed = "xu\u{31B}\u{309} li\u{301}";
    let place = Place::new()
        .with(
            "vanthu.toml",
            "[[pattern]]\ncode = \"NB1\"\npattern = '(?i)(xử) lí'\nmessage = \"cơ quan ta viết “xử lý”\"\n\
             replacement = \"$1 lý\"\nseverity = \"info\"\n[[pattern]]\npattern = \"anh em\"\nmessage = \"hãy viết “cán bộ”\"\n",
        )
        .with("a.txt", format!("Việc {decomposed} hồ sơ do anh em làm; xem https://vi.vn/xử%20lí.\n"));
    let json = place.run(&["check", "--select", "X04", "--format", "json", "a.txt"]).json();
    let found = &json["files"][0]["diagnostics"];
    assert_eq!(found.as_array().map(Vec::len), Some(2), "{json}");
    assert_eq!((&found[0]["code"], &found[0]["severity"]), (&"X04".into(), &"info".into()));
    assert_eq!(found[0]["message"], "NB1: cơ quan ta viết “xử lý”");
    assert_eq!(found[0]["fixes"][0]["edits"][0]["text"], "xử lý");
    assert_eq!(found[0]["fixes"][0]["applicability"], "suggested");
    let (start, end) = (found[0]["start"]["byte"].as_u64(), found[0]["end"]["byte"].as_u64());
    assert_eq!((start, end), (Some(7), Some(7 + decomposed.len() as u64)));
    assert_eq!(found[1]["severity"], "warning");
}
