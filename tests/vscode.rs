//! The settings that the VS Code extension offers are those that the server reads, in its own
//! words. `.ci/vscode` tests the extension at work.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use vanthu::config::{Profile, SETTINGS};

/// Settings that no editor offers: own rules are a matter of `vanthu.toml`.
const ONLY_IN_FILES: [&str; 1] = ["pattern"];
/// Settings of the extension itself.
const ONLY_IN_EDITOR: [&str; 4] = ["enable", "checkFolder", "server.path", "trace.server"];

fn read(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("editors/vscode").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read_json(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn offered() -> serde_json::Map<String, Value> {
    let manifest = read_json("package.json");
    manifest["contributes"]["configuration"]["properties"].as_object().expect("settings").clone()
}

fn server_keys() -> Vec<&'static str> {
    SETTINGS.iter().map(|setting| setting.key).filter(|key| !ONLY_IN_FILES.contains(key)).collect()
}

#[test]
fn every_setting_is_offered_and_no_other() {
    let wanted: BTreeSet<String> =
        server_keys().into_iter().chain(ONLY_IN_EDITOR).map(|key| format!("vanthu.{key}")).collect();
    assert_eq!(offered().keys().cloned().collect::<BTreeSet<_>>(), wanted);
}

#[test]
fn every_setting_is_sent_to_the_server() {
    let list = server_keys().iter().map(|key| format!("'{key}'")).collect::<Vec<_>>().join(", ");
    assert!(read("src/settings.ts").contains(&format!("const KEYS = [{list}];")), "KEYS must be [{list}]");
}

#[test]
fn settings_are_explained_in_the_words_of_the_server() {
    let (vi, en) = (read_json("package.nls.vi.json"), read_json("package.nls.json"));
    for setting in SETTINGS.iter().filter(|setting| !ONLY_IN_FILES.contains(&setting.key)) {
        let key = format!("setting.{}", setting.key);
        assert_eq!((vi[&key].as_str(), en[&key].as_str()), (Some(setting.vi), Some(setting.en)), "{key}");
    }
}

#[test]
fn settings_are_unset_until_somebody_sets_them() {
    let offered = offered();
    for key in server_keys() {
        let default = &offered[&format!("vanthu.{key}")]["default"];
        let says_nothing = match default {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            _ => false,
        };
        assert!(says_nothing, "{key}: a default of {default} would hide what vanthu.toml says");
    }
}

#[test]
fn choices_are_those_of_the_server() {
    let offered = offered();
    let choices = |key: &str| -> Vec<String> {
        let choices = offered[key]["enum"].as_array().expect("choices");
        choices.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let profiles = Profile::ALL.map(Profile::name);
    assert_eq!(choices("vanthu.profile"), [&["auto"][..], &profiles[..]].concat());
    assert_eq!(choices("vanthu.locale"), ["vi", "en"]);
}

#[test]
fn every_text_of_the_manifest_is_there_in_both_languages() {
    let manifest = read("package.json");
    let used: BTreeSet<&str> =
        manifest.split('"').filter_map(|text| text.strip_prefix('%').and_then(|text| text.strip_suffix('%'))).collect();
    for name in ["package.nls.json", "package.nls.vi.json"] {
        let texts = read_json(name);
        let there: BTreeSet<&str> = texts.as_object().expect("texts").keys().map(String::as_str).collect();
        assert_eq!(there, used, "{name}");
    }
}

#[test]
fn the_lock_names_no_download_host() {
    let lock = read("package-lock.json");
    assert!(!lock.contains("\"resolved\""), "see .npmrc: lock files here have no `resolved`");
}
