//! `docs/vanthu.schema.json`, for editors that validate and complete `vanthu.toml`, is written from
//! the settings themselves. One that is out of date is written anew, and the test fails once so
//! that the change is seen and committed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use vanthu::config::{Config, Profile, SETTINGS, Setting};
use vanthu::rules;

const LEVELS: [&str; 5] = ["off", "hint", "info", "warning", "error"];

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/vanthu.schema.json")
}

fn profiles() -> Vec<&'static str> {
    std::iter::once("auto").chain(Profile::ALL.map(Profile::name)).collect()
}

/// What a setting takes. A new one has to be put here.
fn type_of(setting: &Setting) -> Value {
    let texts = || json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true });
    match setting.key {
        "profile" => json!({ "enum": profiles() }),
        "locale" => json!({ "enum": ["vi", "en"] }),
        // A day of TOML comes as a text too.
        "as-of" => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        "rules" => {
            let titled = rules::all().iter().map(|rule| {
                let title = format!("{}\n\n{}", rule.title.vi, rule.title.en);
                (rule.code.to_owned(), json!({ "enum": LEVELS, "description": title }))
            });
            let properties: Map<String, Value> = titled.collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
        "dictionary.words" | "dictionary.files" | "registry.files" => texts(),
        "spelling.model" => json!({ "type": "string" }),
        "inlay-hints" | "code-lens" | "fix-on-save" => json!({ "type": "boolean", "default": false }),
        "pattern" => json!({ "type": "array", "items": {
            "type": "object",
            "properties": {
                "code": { "type": "string" },
                "pattern": { "type": "string", "format": "regex" },
                "message": { "type": "string" },
                "replacement": { "type": "string" },
                "severity": { "enum": &LEVELS[1..], "default": "warning" },
            },
            "required": ["pattern", "message"],
            "additionalProperties": false,
        } }),
        key => panic!("what does {key} take?"),
    }
}

fn described(setting: &Setting) -> Value {
    let mut schema = type_of(setting);
    schema["description"] = json!(format!("{}\n\n{}", setting.vi, setting.en));
    if let Ok(default) = serde_json::from_str::<Value>(setting.default) {
        schema["default"] = default;
    }
    schema
}

fn schema() -> Value {
    let mut properties = Map::new();
    for setting in SETTINGS {
        match setting.key.split_once('.') {
            None => {
                properties.insert(setting.key.to_owned(), described(setting));
            }
            Some((table, key)) => {
                let empty = json!({ "type": "object", "properties": {}, "additionalProperties": false });
                properties.entry(table).or_insert(empty)["properties"][key] = described(setting);
            }
        }
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Written by tests/schema.rs from the program itself; edits are lost.",
        "title": "vanthu.toml",
        "description": "Cấu hình của vanthu · Configuration of vanthu",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

#[test]
fn the_schema_is_up_to_date() {
    let content = format!("{}\n", serde_json::to_string_pretty(&schema()).expect("JSON"));
    let current = fs::read_to_string(path()).unwrap_or_default().replace("\r\n", "\n");
    if current != content {
        fs::write(path(), content).expect("docs can be written");
        panic!("renewed docs/vanthu.schema.json, please commit");
    }
}

#[track_caller]
fn problems(toml: &str) -> usize {
    Config::parse(toml, rules::codes()).1.len()
}

/// What the schema lists is what the program takes, and it takes nothing else.
#[test]
fn the_program_takes_what_the_schema_lists() {
    for (key, setting) in [("profile", profiles()), ("locale", vec!["vi", "en"])] {
        for choice in setting {
            assert_eq!(problems(&format!("{key} = \"{choice}\"")), 0, "{key} = {choice}");
        }
        assert_eq!(problems(&format!("{key} = \"khác\"")), 1, "{key}");
    }
    for rule in rules::all() {
        for level in LEVELS {
            assert_eq!(problems(&format!("[rules]\n{} = \"{level}\"", rule.code)), 0, "{} = {level}", rule.code);
        }
    }
    assert_eq!(problems("[rules]\nA01 = \"fatal\""), 1);
    for level in &LEVELS[1..] {
        let pattern = format!(
            "[[pattern]]\ncode = \"X\"\npattern = \"a\"\nmessage = \"b\"\nreplacement = \"c\"\nseverity = \"{level}\""
        );
        assert_eq!(problems(&pattern), 0, "{level}");
    }
    assert_eq!(problems("[[pattern]]\npattern = \"a\""), 1);
    assert_eq!(problems("as-of = \"2024-07-22\""), 0);
}
