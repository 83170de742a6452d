//! The dictionaries are the same for the editor, which adds to them, and for the command line.

use std::io::{BufRead, BufReader};

use serde_json::json;

use super::*;

const TEXT: &str = "Các cấp, các nghành và địa phương phối hợp.\n";

/// Runs a language server, has it add a word to the user's dictionary, and ends it.
fn add_for_user(place: &Place, word: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .arg("lsp")
        .env("XDG_CONFIG_HOME", place.path().join("user"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
    let argument = json!({ "word": word, "scope": "user", "uri": "untitled:x" });
    let command = json!({ "command": "vanthu.addToDictionary", "arguments": [argument] });
    for (id, method, params) in [
        (1, "initialize", json!({ "capabilities": {} })),
        (2, "workspace/executeCommand", command),
        (3, "shutdown", Value::Null),
    ] {
        let mut request = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            request["params"] = params;
        }
        let body = request.to_string();
        write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
        stdin.flush().expect("it reads");
        while read_message(&mut stdout)["id"] != id {}
    }
    drop(stdin);
    child.wait().expect("it ends");
}

fn read_message(stdout: &mut impl BufRead) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        assert!(stdout.read_line(&mut line).expect("it writes") > 0, "it went on talking");
        match line.trim().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().expect("a number"),
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).expect("a whole message");
    serde_json::from_slice(&body).expect("JSON")
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
