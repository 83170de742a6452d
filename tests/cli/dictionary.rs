//! The dictionaries are the same for the editor, which adds to them, and for the command line.

use serde_json::json;

use super::*;

const TEXT: &str = "Các cấp, các nghành và địa phương phối hợp.\n";

/// Has a language server add a word to the user's dictionary.
fn add_for_user(place: &Place, word: &str) {
    let argument = json!({ "word": word, "scope": "user", "uri": "untitled:x" });
    let command = json!({ "command": "vanthu.addToDictionary", "arguments": [argument] });
    let user = place.path().join("user");
    serve(&[], &user, &[("workspace/executeCommand", command)]);
}

#[test]
#[cfg(not(any(windows, target_os = "macos")))] // where the place of the user's files is not the test's to choose
fn what_the_editor_adds_the_command_line_knows() {
    let place = Place::new().with("a.txt", TEXT);
    let codes = |place: &Place| place.run(&["check", "--format", "json", "a.txt"]).codes();
    assert_eq!(codes(&place), ["D14"]);
    add_for_user(&place, "nghành");
    assert_eq!(place.read("user/vanthu/words.txt"), "nghành\n".as_bytes());
    assert_eq!(codes(&place), [""; 0]);
}

#[test]
fn all_dictionaries_upwards_count_and_those_of_the_text() {
    let place = Place::new()
        .with(".vanthu/words.txt", "# chung\nnghành\n")
        .with("sâu/.vanthu/words.txt", "cuả\n")
        .with("sâu/a.txt", format!("{TEXT}Đời sống cuả nhân dân được nâng lên.\nBảo vệ chủ quyềnn lãnh thổ.\n"));
    let codes = |place: &Place| place.run(&["check", "--format", "json", "sâu"]).codes();
    assert_eq!(codes(&place), ["D14"]);
    let text = String::from_utf8(place.read("sâu/a.txt")).expect("UTF-8");
    let place = place.with("sâu/a.txt", format!("vanthu: từ Xa Lạ, quyềnn\n{text}"));
    assert_eq!(codes(&place), [""; 0]);
}
