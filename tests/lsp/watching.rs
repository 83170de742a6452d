//! Files that count besides the text: they are watched, and what is unsaved does not surprise.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use vanthu::lsp::Options;

use crate::client::{Answers, Change, Client};

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// The next publication for this address.
async fn published(client: &mut Client, uri: &str) -> Value {
    loop {
        let published = client.diagnostics().await;
        if published["uri"] == uri {
            return published;
        }
    }
}

/// The next publication for this address and version.
async fn published_as(client: &mut Client, uri: &str, version: impl Into<Value>) -> Value {
    let version = version.into();
    loop {
        let found = published(client, uri).await;
        if found.get("version").unwrap_or(&Value::Null) == &version {
            return found;
        }
    }
}

fn codes(published: &Value) -> Vec<&str> {
    let found = published["diagnostics"].as_array().expect("a list");
    found.iter().map(|found| found["code"].as_str().expect("a code")).collect()
}

const WRONG: &str = "Các cấp, các nghành và địa phương phối hợp.\n";

/// Starts a client that can watch, and gives what the server asked to watch, request by request.
async fn watching(relative: bool) -> (Client, Arc<Mutex<Vec<(String, Value)>>>) {
    let asked: Arc<Mutex<Vec<(String, Value)>>> = Arc::default();
    let log = Arc::clone(&asked);
    let answers: Arc<Answers> = Arc::new(move |method, params| {
        log.lock().expect("no panic").push((method.to_owned(), params.clone()));
        Some(Value::Null)
    });
    let ability = json!({ "dynamicRegistration": true, "relativePatternSupport": relative });
    let initialize = json!({ "capabilities": { "workspace": { "didChangeWatchedFiles": ability } } });
    (Client::start_answering(Options::default(), initialize, answers).await, asked)
}

/// The patterns of the last request to watch, once there are that many requests.
async fn patterns(client: &mut Client, asked: &Mutex<Vec<(String, Value)>>, requests: usize) -> Vec<Value> {
    loop {
        let registered: Vec<Value> = asked
            .lock()
            .expect("no panic")
            .iter()
            .filter(|(method, _)| method == "client/registerCapability")
            .map(|(_, params)| params["registrations"][0]["registerOptions"]["watchers"].clone())
            .collect();
        if let Some(last) = registered.get(requests - 1) {
            let watchers = last.as_array().expect("a list");
            return watchers.iter().map(|watcher| watcher["globPattern"].clone()).collect();
        }
        client.notification("client/registerCapability").await;
    }
}

#[tokio::test]
async fn files_that_the_configuration_names_are_watched() {
    for relative in [true, false] {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::write(root.path().join("từ.txt"), "khác\n").expect("a file");
        let config = "[dictionary]\nfiles = [\"từ.txt\"]\n[registry]\nfiles = [\"nội [bộ].csv\"]\n";
        fs::write(root.path().join("vanthu.toml"), config).expect("a file");
        fs::write(root.path().join("nội [bộ].csv"), "symbol\n1/2020/NĐ-CP\n").expect("a file");
        let (mut client, asked) = watching(relative).await;
        let first = patterns(&mut client, &asked, 1).await;
        assert_eq!(first, ["**/vanthu.toml", "**/.vanthu.toml", "**/.vanthu/*"]);
        let text = uri(&root.path().join("x.txt"));
        client.open(&text, 1, WRONG);
        assert_eq!(codes(&published(&mut client, &text).await), ["D14"]);
        let named = patterns(&mut client, &asked, 2).await;
        for name in ["từ.txt", "nội ?bộ?.csv"] {
            let expected = if relative {
                json!({ "baseUri": uri(root.path()), "pattern": name })
            } else {
                json!(root.path().join(name))
            };
            assert!(named.contains(&expected), "{expected} is not in {named:?}");
        }
        // A change of one counts at once.
        fs::write(root.path().join("từ.txt"), "khác\nnghành\n").expect("a file");
        let changed = json!({ "changes": [{ "uri": uri(&root.path().join("từ.txt")), "type": 2 }] });
        client.notify("workspace/didChangeWatchedFiles", changed);
        assert_eq!(codes(&published(&mut client, &text).await), [""; 0]);
        client.finish().await;
    }
}

#[tokio::test]
async fn an_editor_that_watches_nothing_still_tells_what_it_saved() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let words = root.path().join(".vanthu/words.txt");
    let text = uri(&root.path().join("x.txt"));
    let mut client = Client::start().await;
    client.open(&text, 1, WRONG);
    assert_eq!(codes(&published(&mut client, &text).await), ["D14"]);
    fs::create_dir(root.path().join(".vanthu")).expect("a folder");
    fs::write(&words, "nghành\n").expect("a file");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&words) } }));
    assert_eq!(codes(&published(&mut client, &text).await), [""; 0]);
    client.finish().await;
}

/// While a configuration file is edited, what is wrong in it is shown where it stands in the editor;
/// its settings count once it is saved, not with every key.
#[tokio::test]
async fn unsaved_settings_are_checked_but_do_not_count_yet() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let file = root.path().join("vanthu.toml");
    fs::write(&file, "[rules]\nD14 = \"hint\"\n").expect("a file");
    let (config, text) = (uri(&file), uri(&root.path().join("x.txt")));
    let mut client = Client::start().await;
    client.open(&text, 1, WRONG);
    assert_eq!(published(&mut client, &text).await["diagnostics"][0]["severity"], 4);
    client.open_as(&config, "toml", 1, "[rules]\nD14 = \"hint\"\n");
    assert_eq!(codes(&published(&mut client, &config).await), [""; 0]);
    client.change(&config, 2, &[Change::Part((0, 0), (0, 0), "# của phòng\nprofil = 1\n")]);
    let found = published_as(&mut client, &config, 2).await;
    assert_eq!(codes(&found), ["X03"]);
    assert_eq!(found["diagnostics"][0]["range"]["start"], json!({ "line": 1, "character": 0 }));
    client.change(&config, 3, &[Change::Whole("[rules]\nD14 = \"off\"\n")]);
    assert_eq!(codes(&published_as(&mut client, &config, 3).await), [""; 0]);
    client.change(&text, 2, &[Change::Whole(WRONG)]);
    assert_eq!(published_as(&mut client, &text, 2).await["diagnostics"][0]["severity"], 4, "not saved");
    fs::write(&file, "[rules]\nD14 = \"off\"\n").expect("a file");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": config } }));
    assert_eq!(codes(&published(&mut client, &text).await), [""; 0]);
    // Closed without saving, the file is judged as it lies on the disk.
    client.change(&config, 4, &[Change::Whole("lỗi")]);
    assert_eq!(codes(&published_as(&mut client, &config, 4).await), ["X03"]);
    client.close(&config);
    assert_eq!(codes(&published_as(&mut client, &config, Value::Null).await), [""; 0]);
    client.finish().await;
}
