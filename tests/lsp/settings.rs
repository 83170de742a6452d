//! Configuration: files, the editor's settings, and that changes count at once.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tempfile::TempDir;
use vanthu::lsp::{Options, Reader};

use crate::client::{Answers, Change, Client};

const TEXT: &str = "Nghị quyết số 30/2020/NĐ-CP của Chính phủ.\n";

/// The address of a file as editors write it: the paths of these tests need no escapes.
fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// How severe A01 is in the next publication for this address; `None` when it is not reported.
async fn severity(client: &mut Client, uri: &str) -> Option<i64> {
    loop {
        let published = client.diagnostics().await;
        if published["uri"] == uri {
            let diagnostics = published["diagnostics"].as_array().expect("a list");
            let found = diagnostics.iter().find(|diagnostic| diagnostic["code"] == "A01");
            return found.map(|diagnostic| diagnostic["severity"].as_i64().expect("a number"));
        }
    }
}

fn rules(level: &str) -> String {
    format!("[rules]\nA01 = \"{level}\"\n")
}

#[tokio::test]
async fn the_nearest_file_upwards_counts_for_each_text() {
    let root = folder();
    let deep = root.path().join("a/b");
    fs::create_dir_all(&deep).expect("folders");
    fs::write(root.path().join("vanthu.toml"), rules("hint")).expect("a file");
    fs::write(root.path().join("a/.vanthu.toml"), rules("info")).expect("a file");
    let mut client = Client::start().await;
    for (path, expected) in [("mot.txt", 4), ("a/hai.txt", 3), ("a/b/ba.txt", 3)] {
        let uri = uri(&root.path().join(path));
        client.open(&uri, 1, TEXT);
        assert_eq!(severity(&mut client, &uri).await, Some(expected), "{path}");
    }
    client.finish().await;
}

#[tokio::test]
async fn texts_without_a_file_belong_to_the_first_folder() {
    let (one, two) = (folder(), folder());
    fs::write(one.path().join("vanthu.toml"), rules("hint")).expect("a file");
    let folders = [&one, &two].map(|folder| json!({ "uri": uri(folder.path()), "name": "x" }));
    let mut client =
        Client::start_with(Options::default(), json!({ "capabilities": {}, "workspaceFolders": folders })).await;
    client.open("untitled:Untitled-1", 1, TEXT);
    assert_eq!(severity(&mut client, "untitled:Untitled-1").await, Some(4));
    let other = uri(&two.path().join("x.txt"));
    client.open(&other, 1, TEXT);
    assert_eq!(severity(&mut client, &other).await, Some(1));
    client.finish().await;
}

#[tokio::test]
async fn a_changed_file_counts_at_once() {
    let root = folder();
    let config = root.path().join("vanthu.toml");
    let text = uri(&root.path().join("x.txt"));
    let mut client = Client::start().await;
    client.open(&text, 1, TEXT);
    assert_eq!(severity(&mut client, &text).await, Some(1));
    fs::write(&config, rules("off")).expect("a file");
    let changed = json!({ "changes": [{ "uri": uri(&config), "type": 1 }] });
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    assert_eq!(severity(&mut client, &text).await, None);
    fs::remove_file(&config).expect("it is there");
    client.notify("workspace/didChangeWatchedFiles", changed);
    assert_eq!(severity(&mut client, &text).await, Some(1));
    // Editors that watch nothing still tell what they saved themselves.
    fs::write(&config, rules("info")).expect("a file");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&config) } }));
    assert_eq!(severity(&mut client, &text).await, Some(3));
    client.finish().await;
}

#[tokio::test]
async fn mistakes_in_a_file_are_shown_in_it_until_they_are_gone() {
    let root = folder();
    let config = root.path().join("vanthu.toml");
    fs::write(&config, "# Cấu hình\n[rules]\nA01 = \"nặng\"\nA15 = \"off\"\n").expect("a file");
    let text = uri(&root.path().join("x.txt"));
    let mut client = Client::start().await;
    client.open(&text, 1, TEXT);
    let published = client.diagnostics().await;
    assert_eq!(published["uri"], uri(&config));
    let problem = &published["diagnostics"][0];
    assert_eq!(problem["range"]["start"], json!({ "line": 2, "character": 6 }));
    assert_eq!(problem["code"], "X03");
    assert_eq!(severity(&mut client, &text).await, Some(1), "the rest of the file counts");
    fs::write(&config, rules("hint")).expect("a file");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let cleared = client.diagnostics().await;
    assert_eq!((&cleared["uri"], &cleared["diagnostics"]), (&json!(uri(&config)), &json!([])));
    assert_eq!(severity(&mut client, &text).await, Some(4));
    client.finish().await;
}

/// A configuration file that is opened is not read as prose.
#[tokio::test]
async fn a_configuration_file_is_no_report() {
    let root = folder();
    let config = root.path().join("vanthu.toml");
    fs::write(&config, "loại = 1\n").expect("a file");
    let mut client = Client::start().await;
    client.open_as(&uri(&config), "toml", 1, &format!("# {TEXT}loại = 1\n"));
    let published = client.diagnostics().await;
    assert_eq!((&published["version"], &published["diagnostics"][0]["code"]), (&json!(1), &json!("X03")));
    // What is wrong in it stays so when it is closed.
    client.close(&uri(&config));
    let closed = client.diagnostics().await;
    assert_eq!((&closed["uri"], &closed["diagnostics"][0]["code"]), (&json!(uri(&config)), &json!("X03")));
    client.open("untitled:x", 1, "x");
    assert_eq!(client.diagnostics().await["uri"], "untitled:x");
    client.finish().await;
}

/// Editors announce their settings again and again; texts are read anew only for new ones.
#[tokio::test]
async fn settings_that_stay_the_same_cost_nothing() {
    let kept: Arc<Mutex<Vec<bool>>> = Arc::default();
    let log = Arc::clone(&kept);
    let read: Arc<Reader> = Arc::new(move |before, text: Arc<str>, context| {
        let same = before.is_some_and(|before| Arc::ptr_eq(&before.context().config, &context.config));
        log.lock().expect("no panic").push(same);
        vanthu::lsp::read(before, text, context)
    });
    let options = Options { read, ..Options::default() };
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open("untitled:x", 1, TEXT);
    client.diagnostics_of(1).await;
    for level in ["hint", "hint", "info"] {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": { "rules": { "A01": level } } }));
        client.diagnostics_of(1).await;
    }
    client.change("untitled:x", 2, &[Change::Whole("x")]);
    client.diagnostics_of(2).await;
    // The second "hint" needs no reading at all.
    assert_eq!(*kept.lock().expect("no panic"), [false, false, false, true]);
    client.finish().await;
}

#[tokio::test]
async fn many_texts_are_all_read_again_after_a_change() {
    let mut client = Client::start().await;
    for number in 0..30 {
        client.open(&format!("untitled:{number}"), 1, TEXT);
    }
    for _ in 0..30 {
        client.diagnostics().await;
    }
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "rules": { "A01": "hint" } } }));
    let mut seen = std::collections::BTreeSet::new();
    while seen.len() < 30 {
        let published = client.diagnostics().await;
        assert_eq!(published["diagnostics"][0]["severity"], 4);
        seen.insert(published["uri"].to_string());
    }
    client.finish().await;
}

#[tokio::test]
async fn settings_of_the_editor_lie_over_the_file() {
    let root = folder();
    fs::write(root.path().join("vanthu.toml"), "locale = \"en\"\n[rules]\nA01 = \"hint\"\n").expect("a file");
    let text = uri(&root.path().join("x.txt"));
    let initialize = json!({ "capabilities": {}, "initializationOptions": { "rules": { "A01": "info" } } });
    let mut client = Client::start_with(Options::default(), initialize).await;
    client.open(&text, 1, TEXT);
    assert_eq!(severity(&mut client, &text).await, Some(3));
    let settings = json!({ "settings": { "vanthu": { "rules": { "A01": "warning" } } } });
    client.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(severity(&mut client, &text).await, Some(2));
    let id = client.ask_hover(&text, 0, 1);
    let hover = client.answer(id).await.expect("it succeeds").to_string();
    assert!(hover.contains("Issued by"), "the file still counts where the editor is silent: {hover}");
    client.finish().await;
}

#[tokio::test]
async fn mistakes_in_the_settings_of_the_editor_are_shown_once() {
    let initialize = json!({ "capabilities": {}, "initializationOptions": { "vanthu": { "profil": "press" } } });
    let mut client = Client::start_with(Options::default(), initialize).await;
    client.open("file:///khong/co/a.txt", 1, TEXT);
    client.open("file:///khong/co/b/b.txt", 1, TEXT);
    let shown = client.notification("window/showMessage").await;
    assert!(shown["message"].as_str().is_some_and(|message| message.contains("profil")), "{shown}");
    severity(&mut client, "file:///khong/co/a.txt").await;
    client.finish().await;
}

/// A client that is asked for its settings, with a different answer for one of its folders.
#[tokio::test]
async fn settings_are_asked_for_and_may_differ_by_folder() {
    let (one, two) = (folder(), folder());
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let log = Arc::clone(&asked);
    let special = uri(two.path());
    let answers: Arc<Answers> = Arc::new(move |method, params| {
        log.lock().expect("no panic").push(method.to_owned());
        if method != "workspace/configuration" {
            return Some(Value::Null);
        }
        let level = |item: &Value| if item["scopeUri"] == special.as_str() { "info" } else { "hint" };
        let items = params["items"].as_array().expect("a list").iter();
        Some(items.map(|item| json!({ "rules": { "A01": level(item) } })).collect())
    });
    let folders = [&one, &two].map(|folder| json!({ "uri": uri(folder.path()), "name": "x" }));
    let capabilities = json!({ "workspace": {
        "configuration": true,
        "didChangeWatchedFiles": { "dynamicRegistration": true },
        "didChangeConfiguration": { "dynamicRegistration": true },
    } });
    let initialize = json!({ "capabilities": capabilities, "workspaceFolders": folders });
    let mut client = Client::start_answering(Options::default(), initialize, answers).await;
    let registered = client.notification("client/registerCapability").await;
    let methods: Vec<&Value> =
        registered["registrations"].as_array().expect("a list").iter().map(|item| &item["method"]).collect();
    assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    let (first, second) = (uri(&one.path().join("x.txt")), uri(&two.path().join("x.txt")));
    client.open(&first, 1, TEXT);
    while severity(&mut client, &first).await != Some(4) {}
    client.open(&second, 1, TEXT);
    while severity(&mut client, &second).await != Some(3) {}
    assert!(asked.lock().expect("no panic").contains(&"workspace/configuration".to_owned()));
    client.finish().await;
}

/// A client that never answers must not hold up anything.
#[tokio::test]
async fn a_silent_client_is_served_all_the_same() {
    let capabilities = json!({ "workspace": {
        "configuration": true,
        "didChangeWatchedFiles": { "dynamicRegistration": true },
    } });
    let initialize = json!({ "capabilities": capabilities });
    let mut client = Client::start_answering(Options::default(), initialize, Arc::new(|_, _| None)).await;
    for _ in 0..20 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    }
    client.open("file:///khong/co/a.txt", 1, TEXT);
    assert_eq!(severity(&mut client, "file:///khong/co/a.txt").await, Some(1));
    client.finish().await;
}

#[tokio::test]
async fn a_rule_is_switched_off_in_the_file_that_counts() {
    let root = folder();
    let config = root.path().join("vanthu.toml");
    let text = uri(&root.path().join("x.txt"));
    let folders = json!([{ "uri": uri(root.path()), "name": "x" }]);
    let edit = json!({ "documentChanges": true, "resourceOperations": ["create"] });
    let initialize = json!({ "capabilities": { "workspace": { "workspaceEdit": edit } }, "workspaceFolders": folders });
    let mut client = Client::start_with(Options::default(), initialize).await;
    client.open(&text, 1, TEXT);
    assert_eq!(severity(&mut client, &text).await, Some(1));
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 1 } });
    let params = json!({ "textDocument": { "uri": text }, "range": range, "context": { "diagnostics": [] } });
    let find = |actions: Value| {
        let actions = actions.as_array().expect("a list").clone();
        actions
            .into_iter()
            .find(|action| action["title"] == "Tắt quy tắc A01 trong vanthu.toml")
            .expect("it is offered")
    };
    // There is no file yet: it is created with the edit.
    let action = find(client.request("textDocument/codeAction", params.clone()).await.expect("it succeeds"));
    let changes = &action["edit"]["documentChanges"];
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &json!(uri(&config))));
    assert_eq!(changes[1]["edits"][0]["newText"], rules("off"));
    // With a file, a line is added to what is there.
    fs::write(&config, "locale = \"vi\"\n[rules]\nA15 = \"hint\"\n").expect("a file");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    severity(&mut client, &text).await;
    let action = find(client.request("textDocument/codeAction", params).await.expect("it succeeds"));
    let edit = &action["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["newText"], "A01 = \"off\"\n");
    assert_eq!(edit["range"]["start"], json!({ "line": 3, "character": 0 }));
    client.finish().await;
}
