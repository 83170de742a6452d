//! Clients that ask for what is found: the same findings, and none of them twice.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use vanthu::lsp::Options;

use crate::client::{Change, Client};

const TEXT: &str = "Các nghành liên quan đã họp.\n";

fn uri(path: &Path) -> String {
    tower_lsp::ls_types::Uri::from_file_path(path).expect("an absolute path").to_string()
}

fn able(root: &Path, refresh: bool) -> Value {
    json!({
        "capabilities": {
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": refresh } },
            "window": { "workDoneProgress": true },
        },
        "workspaceFolders": [{ "uri": uri(root), "name": "w" }],
    })
}

async fn start(root: &Path, refresh: bool) -> Client {
    Client::start_with(Options::default(), able(root, refresh)).await
}

async fn pull(client: &mut Client, uri: &str, has: Option<&str>) -> Value {
    let mut params = json!({ "textDocument": { "uri": uri }, "identifier": "vanthu" });
    if let Some(has) = has {
        params["previousResultId"] = has.into();
    }
    client.request("textDocument/diagnostic", params).await.expect("a report")
}

fn codes(report: &Value) -> Vec<&str> {
    report["items"].as_array().expect("a full report").iter().filter_map(|item| item["code"].as_str()).collect()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a directory");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    folder
}

#[tokio::test]
async fn who_asks_is_told_and_sent_nothing_unasked() {
    let folder = folder(&[]);
    let mut client = start(folder.path(), true).await;
    assert_eq!(
        client.initialized["capabilities"]["diagnosticProvider"],
        json!({ "identifier": "vanthu", "interFileDependencies": false, "workspaceDiagnostics": true })
    );
    let text = uri(&folder.path().join("a.txt"));
    client.open(&text, 1, TEXT);
    let first = pull(&mut client, &text, None).await;
    assert_eq!((codes(&first), &first["kind"]), (vec!["D14"], &json!("full")));
    let name = first["resultId"].as_str().expect("a name").to_owned();
    // An edit behind all findings changes none of them.
    client.change(&text, 2, &[Change::Part((1, 0), (1, 0), "Họp xong.\n")]);
    let second = pull(&mut client, &text, Some(&name)).await;
    assert_eq!(second, json!({ "kind": "unchanged", "resultId": name }));
    client.change(&text, 3, &[Change::Part((0, 0), (0, 0), "Nay, c"), Change::Part((0, 6), (0, 7), "")]);
    let third = pull(&mut client, &text, Some(&name)).await;
    assert_eq!(third["items"][0]["range"]["start"], json!({ "line": 0, "character": 9 }));
    client.close(&text);
    client.drain(Duration::from_millis(300)).await;
    assert_eq!(client.published, []);
    assert_eq!(pull(&mut client, &text, None).await["items"], json!([]), "a text that is closed");
    client.finish().await;
}

#[tokio::test]
async fn a_client_that_does_not_ask_is_offered_nothing_to_ask_for() {
    let mut client = Client::start().await;
    assert_eq!(client.initialized["capabilities"]["diagnosticProvider"], Value::Null);
    client.open("file:///a.txt", 1, TEXT);
    client.diagnostics_of(1).await;
    client.finish().await;
}

#[tokio::test]
async fn other_settings_make_the_client_ask_again() {
    let folder = folder(&[]);
    let mut client = start(folder.path(), true).await;
    let text = uri(&folder.path().join("a.txt"));
    client.open(&text, 1, TEXT);
    let first = pull(&mut client, &text, None).await;
    client
        .notify("workspace/didChangeConfiguration", json!({ "settings": { "vanthu": { "rules": { "D14": "off" } } } }));
    client.notification("workspace/diagnostic/refresh").await;
    let second = pull(&mut client, &text, first["resultId"].as_str()).await;
    assert_eq!(codes(&second), Vec::<&str>::new());
    client.finish().await;
}

#[tokio::test]
async fn a_word_being_typed_is_judged_when_the_client_can_be_asked_to_ask_again() {
    for refresh in [true, false] {
        let folder = folder(&[]);
        let mut client = start(folder.path(), refresh).await;
        let text = uri(&folder.path().join("a.txt"));
        client.open(&text, 1, "Các  liên quan đã họp.\n");
        client.change(&text, 2, &[Change::Part((0, 4), (0, 4), "nghành")]);
        let typing = pull(&mut client, &text, None).await;
        assert_eq!(codes(&typing).is_empty(), refresh);
        if refresh {
            client.notification("workspace/diagnostic/refresh").await;
        }
        assert_eq!(codes(&pull(&mut client, &text, None).await), ["D14"]);
        client.finish().await;
    }
}

#[tokio::test]
async fn a_configuration_file_that_is_open_is_asked_for_too() {
    let broken = "profile = \"báo\"\n";
    let folder = folder(&[("vanthu.toml", broken), ("a.txt", TEXT)]);
    let mut client = start(folder.path(), true).await;
    let text = uri(&folder.path().join("a.txt"));
    client.open(&text, 1, TEXT);
    pull(&mut client, &text, None).await;
    let config = uri(&folder.path().join("vanthu.toml"));
    let said = client.diagnostics().await;
    assert_eq!((said["uri"].as_str(), said["diagnostics"].as_array().map(Vec::len)), (Some(config.as_str()), Some(1)));
    client.open_as(&config, "toml", 1, broken);
    assert_eq!(client.diagnostics().await["diagnostics"], json!([]), "what the disk says gives way");
    assert_eq!(codes(&pull(&mut client, &config, None).await), ["X03"]);
    client.close(&config);
    assert_eq!(client.diagnostics().await["diagnostics"].as_array().map(Vec::len), Some(1));
    client.finish().await;
}

async fn all(client: &mut Client, has: Value) -> Vec<Value> {
    let params = json!({ "identifier": "vanthu", "previousResultIds": has });
    let report = client.request("workspace/diagnostic", params).await.expect("a report");
    report["items"].as_array().expect("items").clone()
}

#[tokio::test]
async fn texts_that_are_not_open_are_told_of_once() {
    let folder = folder(&[
        ("a.txt", TEXT),
        ("b/c.md", "Cuộc họp đã đã kết thúc.\n"),
        ("bỏ/d.txt", TEXT),
        (".gitignore", "bỏ/\n"),
        ("e.docx", "không phải văn bản"),
        ("g.png", TEXT),
    ]);
    let mut client = start(folder.path(), true).await;
    let address = |name: &str| uri(&folder.path().join(name));
    let items = all(&mut client, json!([])).await;
    let found: Vec<_> =
        items.iter().map(|item| (item["uri"].as_str().unwrap_or_default().to_owned(), codes(item))).collect();
    assert_eq!(found, [(address("a.txt"), vec!["D14"]), (address("b/c.md"), vec!["D01"])]);
    assert!(items.iter().all(|item| item["version"].is_null()), "they are no versions of open texts");

    let has = |items: &[Value]| {
        let known = items.iter().map(|item| json!({ "uri": item["uri"], "value": item["resultId"] }));
        Value::Array(known.collect())
    };
    let again = all(&mut client, has(&items)).await;
    assert!(again.iter().all(|item| item["kind"] == "unchanged") && again.len() == 2, "{again:?}");

    // One is opened, one is written to, one is removed.
    client.open(&address("a.txt"), 1, TEXT);
    fs::write(folder.path().join("b/c.md"), "Cuộc họp đã kết thúc rồi, mọi người ra về.\n").expect("writable");
    let after = all(&mut client, has(&items)).await;
    assert_eq!(after.len(), 1, "{after:?}");
    assert_eq!(codes(&after[0]), Vec::<&str>::new());
    client.close(&address("a.txt"));
    fs::remove_file(folder.path().join("b/c.md")).expect("there");
    let gone = all(&mut client, has(&items)).await;
    assert_eq!(gone.iter().map(|item| item["kind"].as_str()).collect::<Vec<_>>(), [Some("unchanged"), Some("full")]);
    assert_eq!((gone[1]["uri"].as_str(), codes(&gone[1])), (Some(address("b/c.md").as_str()), vec![]));
    client.drain(Duration::from_millis(200)).await;
    assert_eq!(client.published, []);
    client.finish().await;
}

#[tokio::test]
async fn a_folder_is_told_of_in_pieces_with_progress() {
    let names: Vec<String> = (0..40).map(|number| format!("{number:02}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), TEXT)).collect();
    let folder = folder(&files);
    let mut client = start(folder.path(), true).await;
    let params = json!({ "previousResultIds": [], "partialResultToken": "pieces", "workDoneToken": 7 });
    let id = client.ask("workspace/diagnostic", params);
    assert_eq!(client.answer(id).await, Ok(json!({ "items": [] })));
    let (pieces, steps): (Vec<Value>, Vec<Value>) =
        client.said("$/progress").into_iter().partition(|said| said["token"] == "pieces");
    let told: usize = pieces.iter().map(|piece| piece["value"]["items"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(told, 40);
    let kinds: Vec<&str> = steps.iter().filter_map(|step| step["value"]["kind"].as_str()).collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&"begin"), Some(&"end")), "{kinds:?}");
    client.finish().await;
}

/// A client whose folder takes long to read, and the file at which the reader waits.
async fn slow(folder: &TempDir) -> Client {
    let read: Arc<vanthu::lsp::Reader> = Arc::new(|before, text: Arc<str>, context| {
        std::thread::sleep(Duration::from_millis(150));
        vanthu::lsp::read(before, text, context)
    });
    Client::start_with(Options { read, ..Options::default() }, able(folder.path(), true)).await
}

#[tokio::test]
async fn long_work_is_shown_and_can_be_ended() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), TEXT)).collect();
    let folder = folder(&files);
    let mut client = slow(&folder).await;
    let id = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let token = client.notification("window/workDoneProgress/create").await["token"].clone();
    assert_eq!(client.notification("$/progress").await["value"]["kind"], "begin");
    client.notify("window/workDoneProgress/cancel", json!({ "token": token }));
    let told = client.answer(id).await.expect("what was found so far");
    let count = told["items"].as_array().map_or(0, Vec::len);
    assert!(count > 0 && count < 100, "{count}");

    let id = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id).await, Err(-32800));
    client.finish().await;
}

#[tokio::test]
async fn documents_cited_in_texts_that_are_not_open_are_found() {
    let cites = "Xã thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.\n";
    let folder = folder(&[("a.txt", cites), ("b.txt", &format!("😀 {cites}")), ("c.txt", TEXT)]);
    let mut client = start(folder.path(), true).await;
    let open = uri(&folder.path().join("a.txt"));
    client.open(&open, 1, &format!("\n{cites}"));
    let ask = async |client: &mut Client| {
        let found = client.request("workspace/symbol", json!({ "query": "30/2020" })).await.expect("symbols");
        let places = found.as_array().expect("a list").iter().map(|symbol| {
            let location = &symbol["location"];
            (location["uri"].as_str().unwrap_or_default().to_owned(), location["range"]["start"].clone())
        });
        places.collect::<Vec<_>>()
    };
    let other = uri(&folder.path().join("b.txt"));
    let place = |line: u32, character: u32| json!({ "line": line, "character": character });
    let expected = [(open.clone(), place(1, 13)), (other.clone(), place(0, 16))];
    assert_eq!(ask(&mut client).await, expected);
    assert_eq!(ask(&mut client).await, expected, "from memory");
    fs::write(folder.path().join("b.txt"), "Chưa có gì.\n").expect("writable");
    assert_eq!(ask(&mut client).await, expected[..1]);
    client.finish().await;
}

#[tokio::test]
async fn folders_come_and_go() {
    let (one, other) = (folder(&[("a.txt", TEXT)]), folder(&[("b.txt", TEXT)]));
    let mut client = start(one.path(), true).await;
    let address = |folder: &TempDir| json!({ "uri": uri(folder.path()), "name": "w" });
    let event = json!({ "added": [address(&other)], "removed": [address(&one)] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    client.notification("workspace/diagnostic/refresh").await;
    let items = all(&mut client, json!([])).await;
    let found: Vec<&str> = items.iter().filter_map(|item| item["uri"].as_str()).collect();
    assert_eq!(found, [uri(&other.path().join("b.txt"))]);
    client.finish().await;
}
