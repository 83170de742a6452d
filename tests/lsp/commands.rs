//! Commands that the server carries out: in every editor the same.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use vanthu::lsp::Options;

use crate::client::Client;

fn uri(path: &Path) -> String {
    tower_lsp::ls_types::Uri::from_file_path(path).expect("an absolute path").to_string()
}

/// A client with a folder, and a text of it that is open.
async fn opened(folder: &TempDir, text: &str, applies: bool) -> (Client, String) {
    let initialize = json!({
        "capabilities": { "workspace": { "applyEdit": applies } },
        "workspaceFolders": [{ "uri": uri(folder.path()), "name": "w" }],
    });
    let answers = Arc::new(|method: &str, _: &Value| {
        Some(if method == "workspace/applyEdit" { json!({ "applied": true }) } else { Value::Null })
    });
    let mut client =
        Client::start_answering(Options { largest: 3_000, ..Options::default() }, initialize, answers).await;
    let address = uri(&folder.path().join("a.txt"));
    client.open(&address, 1, text);
    client.diagnostics_of(1).await;
    (client, address)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a directory")
}

async fn run(client: &mut Client, command: &str, argument: Value) -> Result<Value, i64> {
    client.request("workspace/executeCommand", json!({ "command": command, "arguments": [argument] })).await
}

/// What the text becomes by the edit that the client is asked to make.
async fn applied(client: &mut Client, address: &str, text: &str) -> String {
    let edit = client.notification("workspace/applyEdit").await["edit"].clone();
    let mut edits: Vec<Value> = edit["changes"][address].as_array().expect("edits of this text").clone();
    edits.sort_by_key(|edit| {
        std::cmp::Reverse((edit["range"]["start"]["line"].as_u64(), edit["range"]["start"]["character"].as_u64()))
    });
    let offset = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().expect("a line")).expect("small");
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let units = place["character"].as_u64().expect("a column");
        let mut seen = 0;
        let column = text[start..].char_indices().find(|(_, c)| {
            let here = seen >= units;
            seen += c.len_utf16() as u64;
            here
        });
        column.map_or(text.len(), |(at, _)| start + at)
    };
    let mut result = text.to_owned();
    for edit in edits {
        let range = &edit["range"];
        result.replace_range(offset(&range["start"])..offset(&range["end"]), edit["newText"].as_str().expect("text"));
    }
    result
}

#[tokio::test]
async fn all_safe_fixes_are_applied() {
    let (folder, text) = (folder(), "😀 Xã có 3 hộ ; đã họp .\n");
    let (mut client, address) = opened(&folder, text, true).await;
    let answer = run(&mut client, "vanthu.applySafeFixes", json!({ "uri": address })).await.expect("done");
    assert_eq!(answer, json!({ "edits": 2 }));
    assert_eq!(applied(&mut client, &address, text).await, "😀 Xã có 3 hộ; đã họp.\n");
    client.finish().await;
}

#[tokio::test]
async fn an_editor_that_cannot_be_asked_gets_the_edit_itself() {
    let (folder, text) = (folder(), "Xã đã họp .\n");
    let (mut client, address) = opened(&folder, text, false).await;
    let answer = run(&mut client, "vanthu.applySafeFixes", json!({ "uri": address })).await.expect("done");
    assert_eq!(answer["edit"]["changes"][&address].as_array().map(Vec::len), Some(1));
    client.finish().await;
}

#[tokio::test]
async fn where_there_is_nothing_to_do_the_person_is_told() {
    let folder = folder();
    let (mut client, address) = opened(&folder, "Xã đã họp.\n", true).await;
    for command in ["vanthu.applySafeFixes", "vanthu.insertBasis", "vanthu.convertEncoding"] {
        assert_eq!(run(&mut client, command, json!({ "uri": address })).await, Ok(json!({ "edits": 0 })));
        client.notification("window/showMessage").await;
    }
    client.finish().await;
}

const BODY: &str = "Xã lập sổ theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\n";
const LINE: &str = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n";

#[tokio::test]
async fn basis_lines_are_added() {
    let folder = folder();
    let text = format!("TỜ TRÌNH\n{BODY}");
    let (mut client, address) = opened(&folder, &text, true).await;
    let wanted = json!({ "uri": address, "format": "missing-basis" });
    assert_eq!(run(&mut client, "vanthu.citedDocuments", wanted).await, Ok(json!(LINE)));
    let place = json!({ "line": 1, "character": 4 });
    run(&mut client, "vanthu.insertBasis", json!({ "uri": address, "position": place })).await.expect("done");
    assert_eq!(applied(&mut client, &address, &text).await, format!("TỜ TRÌNH\n{LINE}{BODY}"));
    let own = json!({ "uri": address, "lines": ["Căn cứ A;", "Căn cứ B;"] });
    run(&mut client, "vanthu.insertBasis", own).await.expect("done");
    assert_eq!(applied(&mut client, &address, &text).await, format!("Căn cứ A;\nCăn cứ B;\n{text}"));
    client.finish().await;
}

#[tokio::test]
async fn old_encodings_are_converted() {
    let (folder, text) = (folder(), "Céng hßa x· héi chñ nghÜa ViÖt Nam\n");
    let (mut client, address) = opened(&folder, text, true).await;
    run(&mut client, "vanthu.convertEncoding", json!({ "uri": address })).await.expect("done");
    assert_eq!(applied(&mut client, &address, text).await, "Cộng hòa xã hội chủ nghĩa Việt Nam\n");
    let wrong = json!({ "uri": address, "encoding": "viscii" });
    assert_eq!(run(&mut client, "vanthu.convertEncoding", wrong).await, Err(-32602));
    client.finish().await;
}

#[tokio::test]
async fn the_kind_of_text_is_written_into_the_file_of_the_folder() {
    let folder = folder();
    let (mut client, address) = opened(&folder, BODY, true).await;
    let state =
        async |client: &mut Client| run(client, "vanthu.status", json!({ "uri": address })).await.expect("a state");
    assert_eq!(state(&mut client).await["profile"], "press");
    let kind = |name: &str| json!({ "uri": address, "profile": name });
    let answer = run(&mut client, "vanthu.setProfile", kind("nd30")).await.expect("done");
    let file = folder.path().join("vanthu.toml");
    assert_eq!(answer, json!({ "file": file, "saved": true }));
    assert_eq!(fs::read_to_string(&file).expect("written"), "profile = \"nd30\"\n");
    assert_eq!(state(&mut client).await["profile"], "nd30");
    assert_eq!(run(&mut client, "vanthu.setProfile", kind("báo")).await, Err(-32602));

    // In a file that is open the person has the last word.
    let config = uri(&file);
    client.open_as(&config, "toml", 1, "profile = \"nd30\" # chung\n");
    let answer = run(&mut client, "vanthu.setProfile", kind("auto")).await.expect("done");
    assert_eq!(answer["saved"], false);
    assert_eq!(applied(&mut client, &config, "profile = \"nd30\" # chung\n").await, "profile = \"auto\" # chung\n");
    assert_eq!(fs::read_to_string(&file).expect("as before"), "profile = \"nd30\"\n");
    client.finish().await;
}

#[tokio::test]
async fn a_registry_is_added_and_counts_at_once() {
    let folder = folder();
    let (mut client, address) = opened(&folder, "Theo Quyết định số 7/2031/QĐ-UBND.\n", true).await;
    let table = folder.path().join("danh mục.csv");
    fs::write(&table, "số ký hiệu,loại,ngày ban hành,trích yếu,địa chỉ\n7/2031/QĐ-UBND,Quyết định,2031-02-01,về sổ sách,https://example.org/7\n")
        .expect("writable");
    run(&mut client, "vanthu.addRegistry", json!({ "uri": address, "file": table })).await.expect("done");
    let toml = fs::read_to_string(folder.path().join("vanthu.toml")).expect("written");
    assert_eq!(toml, "[registry]\nfiles = [\"danh mục.csv\"]\n");
    let id = client.ask_hover(&address, 0, 22);
    let card = client.answer(id).await.expect("a card");
    assert!(card["contents"]["value"].as_str().is_some_and(|card| card.contains("sổ sách")), "{card}");
    let links = client.request("textDocument/documentLink", json!({ "textDocument": { "uri": address } })).await;
    let links = links.expect("links");
    assert_eq!((links[0]["target"].as_str(), links.as_array().map(Vec::len)), (Some("https://example.org/7"), Some(1)));
    client.finish().await;
}

#[tokio::test]
async fn what_is_going_on_with_a_text_is_told() {
    let folder = folder();
    let (mut client, address) = opened(&folder, "Xã đã họp .\n", true).await;
    let status = run(&mut client, "vanthu.status", json!({ "uri": address })).await.expect("a state");
    let expected = json!({
        "state": "checked", "findings": 1, "leftAlone": 0, "profile": "press", "chosen": false, "configuration": null, "registries": [],
    });
    assert_eq!(status, expected);
    let large = "a\n".repeat(2_000);
    let other = |name: &str| uri(&folder.path().join(name));
    for (name, text, state) in [
        ("b.txt", "The committee met in the morning and agreed on the report.\n", "not-vietnamese"),
        ("c.txt", "vanthu: tắt\n\nXã đã họp .\n", "off"),
        ("vanthu.toml", "", "configuration"),
        ("lớn.txt", &large, "too-large"),
    ] {
        client.open(&other(name), 1, text);
        let status = run(&mut client, "vanthu.status", json!({ "uri": other(name) })).await.expect("a state");
        assert_eq!(status["state"], state, "{name}");
    }
    let said = client.notification("window/showMessage").await;
    assert!(said["message"].as_str().is_some_and(|said| said.contains("quá lớn")), "{said}");
    let closed = run(&mut client, "vanthu.status", json!({ "uri": other("d.txt") })).await;
    assert_eq!(closed, Ok(json!({ "state": "not-open" })));
    assert_eq!(run(&mut client, "vanthu.dance", json!({})).await, Err(-32602));
    client.finish().await;
}

#[tokio::test]
async fn texts_are_mended_on_saving_if_somebody_wants_that() {
    let folder = folder();
    let (mut client, address) = opened(&folder, "Xã đã họp .\n", true).await;
    let save = |reason: u8| json!({ "textDocument": { "uri": address }, "reason": reason });
    let ask = async |client: &mut Client, reason| {
        client.request("textDocument/willSaveWaitUntil", save(reason)).await.expect("edits")
    };
    assert_eq!(ask(&mut client, 1).await, json!([]));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "fix-on-save": true } }));
    let edit = json!({
        "range": { "start": { "line": 0, "character": 9 }, "end": { "line": 0, "character": 10 } },
        "newText": "",
    });
    assert_eq!(ask(&mut client, 1).await, json!([edit]));
    assert_eq!(ask(&mut client, 2).await, Value::Null, "the editor saves by itself");
    client.finish().await;
}

#[tokio::test]
async fn what_is_done_can_be_followed() {
    let folder = folder();
    let (mut client, address) = opened(&folder, "Xã đã họp.\n", true).await;
    assert_eq!(client.said("$/logTrace"), Vec::<Value>::new());
    for (value, has_more) in [("messages", false), ("verbose", true)] {
        client.notify("$/setTrace", json!({ "value": value }));
        client.close(&address);
        client.open(&address, 2, "Xã đã họp.\n");
        let said = client.notification("$/logTrace").await;
        assert!(said["message"].as_str().is_some_and(|said| said.contains("a.txt")), "{said}");
        assert_eq!(said.get("verbose").is_some(), has_more);
    }
    client.finish().await;
}
