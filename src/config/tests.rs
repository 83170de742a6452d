use super::*;

const CODES: [&str; 3] = ["A01", "A21", "C01"];

fn problems(text: &str) -> Vec<(&str, String)> {
    let (_, problems) = Config::parse(text, &CODES);
    problems.into_iter().map(|problem| (problem.range.of(text), problem.message)).collect()
}

#[test]
fn every_setting_is_read() {
    let text = r#"
profile = "party"
locale = "en"
as-of = 2024-07-22
inlay-hints = true
fix-on-save = true
code-lens = true
[rules]
A21 = "off"
c01 = "error"
[dictionary]
words = ["Sốp Cộp"]
files = ["từ.txt"]
[registry]
files = ["nội-bộ.csv"]
[spelling]
model = "cơ-quan.lexicon"
[[pattern]]
code = "X1"
pattern = "xử lí"
message = "viết xử lý"
replacement = "xử lý"
severity = "info"
"#;
    let (config, problems) = Config::parse(text, &CODES);
    assert_eq!(problems, []);
    assert_eq!(
        config,
        Config {
            profile: Some(Profile::Party),
            locale: Locale::En,
            as_of: Some(jiff::civil::date(2024, 7, 22)),
            today: None,
            rules: [("A21".to_owned(), Level::Off), ("C01".to_owned(), Level::On(Severity::Error))].into(),
            words: vec!["Sốp Cộp".to_owned()],
            word_files: vec!["từ.txt".to_owned()],
            registry_files: vec!["nội-bộ.csv".to_owned()],
            spelling_model: Some("cơ-quan.lexicon".to_owned()),
            patterns: vec![Pattern {
                code: Some("X1".to_owned()),
                pattern: Expression::new("xử lí").expect("an expression"),
                message: "viết xử lý".to_owned(),
                replacement: Some("xử lý".to_owned()),
                severity: Severity::Info,
            }],
            inlay_hints: true,
            fix_on_save: true,
            code_lens: true,
        }
    );
}

#[test]
fn every_setting_of_the_table_is_known_to_the_reader() {
    for setting in SETTINGS {
        let text = match setting.key {
            "pattern" => "[[pattern]]\npattern = \"a\"\nmessage = \"b\"".to_owned(),
            "rules" => "[rules]\nA01 = \"off\"".to_owned(),
            "as-of" => "as-of = \"2024-07-22\"".to_owned(),
            "spelling.model" => "spelling.model = \"a.lexicon\"".to_owned(),
            key => format!("{key} = {}", setting.default),
        };
        assert_eq!(problems(&text), [], "{text}");
    }
}

#[test]
fn mistakes_are_reported_at_their_place_and_the_rest_counts() {
    let text = "profil = \"press\"\nlocale = \"vn\"\nas-of = \"2023-02-29\"\n[rules]\nA10 = \"off\"\nA21 = \"warn\"\nC01 = \"off\"\n\
                [dictionary]\nword = []\nwords = [\"Mường Lát\", 7]\n";
    let places: Vec<&str> = problems(text).iter().map(|(place, _)| *place).collect();
    assert_eq!(places, ["profil", "\"vn\"", "\"2023-02-29\"", "A10", "\"warn\"", "word", "7"]);
    let messages = problems(text);
    assert!(messages[0].1.contains("có phải ý là “profile”"), "{}", messages[0].1);
    assert!(messages[3].1.contains("A10") && messages[3].1.contains("có phải ý là “A01”"), "{}", messages[3].1);
    let (config, _) = Config::parse(text, &CODES);
    assert_eq!(config.rules.get("C01"), Some(&Level::Off));
    assert_eq!(config.words, ["Mường Lát"]);
}

#[test]
fn broken_syntax_is_reported_and_the_rest_counts() {
    let text = "profile = \"party\"\nlocale = = \"en\"\n[dictionary]\nwords = [\"Pù Nhi\"]\n";
    let found = problems(text);
    assert!(!found.is_empty() && found[0].1.starts_with("Sai cú pháp TOML"), "{found:?}");
    let (config, problems) = Config::parse(text, &CODES);
    let line = text[..problems[0].range.start as usize].matches('\n').count();
    assert_eq!(line, 1);
    assert_eq!(config.profile, Some(Profile::Party));
    assert_eq!(config.words, ["Pù Nhi"]);
}

#[test]
fn messages_follow_the_language_of_the_file() {
    assert!(problems("lokale = \"en\"\n")[0].1.starts_with("Không có thiết đặt"));
    assert!(problems("profil = \"press\"\nlocale = \"en\"\n")[0].1.starts_with("There is no setting"));
}

#[test]
fn editor_settings_lie_over_the_file() {
    let (mut config, _) = Config::parse("profile = \"party\"\n[dictionary]\nwords = [\"Sủng Là\"]\n", &CODES);
    let settings = serde_json::json!({
        "profile": "auto", "as-of": null, "rules": {"A21": "hint", "A01": 3}, "dictionary": {"words": ["Lũng Cú"]},
        "trace": {"server": "off"}, "colour": true
    });
    let problems = config.overlay_json(&settings, &CODES);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|problem| problem.contains("colour")));
    assert!(problems.iter().any(|problem| problem.contains("“3”")));
    assert_eq!(config.profile, None);
    assert_eq!(config.rules, [("A21".to_owned(), Level::On(Severity::Hint))].into());
    assert_eq!(config.words, ["Sủng Là", "Lũng Cú"]);
    assert_eq!(config.overlay_json(&serde_json::Value::Null, &CODES), [] as [String; 0]);
    assert_eq!(config.overlay_json(&serde_json::json!([1]), &CODES).len(), 1);
}

#[test]
fn any_text_is_survived() {
    for text in ["", "\u{FEFF}profile = \"press\"", "[", "]", "=\n=\n", "[[pattern]]", "a = \"\u{301}\0", "\"ệ\" = ệ"]
    {
        let (_, problems) = Config::parse(text, &CODES);
        for problem in problems {
            assert!(text.get(std::ops::Range::<usize>::from(problem.range)).is_some(), "{text:?} {problem:?}");
        }
    }
}

#[test]
fn a_broken_expression_is_named_and_the_others_count() {
    let text = "[[pattern]]\npattern = \"(a\"\nmessage = \"x\"\n[[pattern]]\nmessage = \"y\"\n[[pattern]]\n\
                pattern = \"b\"\nmessage = \"z\"\n[[pattern]]\npattern = \"\\\\w{900000}\"\nmessage = \"x\"\n";
    let (config, problems) = Config::parse(text, &CODES);
    assert_eq!(config.patterns.len(), 1);
    let shown: Vec<(&str, &str)> = problems.iter().map(|p| (p.range.of(text), p.message.as_str())).collect();
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert_eq!(shown[0].0, "\"(a\"");
    assert!(shown[0].1.contains("unclosed group"), "{shown:?}");
    assert!(shown[1].1.contains("phải có pattern và message"), "{shown:?}");
}
