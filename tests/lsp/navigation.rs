//! Definition, references, highlights, outline and completion, in UTF-16 with an emoji before the place.

use serde_json::{Value, json};
use vanthu::lsp::Options;

use crate::client::Client;

const URI: &str = "file:///bao-cao.txt";
const TEXT: &str = "😀 Theo Nghị định số 30, xã đã họp.\r\n\
    Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\r\nCăn cứ Nghị định số 30/20";

async fn ask(client: &mut Client, method: &str, line: u32, character: u32) -> Value {
    let params = json!({
        "textDocument": { "uri": URI },
        "position": { "line": line, "character": character },
        "context": { "includeDeclaration": true, "triggerKind": 1 },
    });
    match client.request(method, params).await {
        Ok(answer) => answer,
        Err(code) => panic!("{method} failed with {code}"),
    }
}

async fn opened() -> Client {
    let mut client = Client::start().await;
    client.open(URI, 1, TEXT);
    client.diagnostics_of(1).await;
    client
}

#[tokio::test]
async fn a_short_form_leads_to_the_full_one() {
    let mut client = opened().await;
    let target = ask(&mut client, "textDocument/definition", 0, 12).await;
    assert_eq!(target["range"]["start"], json!({ "line": 1, "character": 0 }));
    let places = ask(&mut client, "textDocument/references", 1, 15).await;
    assert_eq!(places[0]["range"]["start"], json!({ "line": 0, "character": 8 }));
    assert_eq!(places[0]["range"]["end"], json!({ "line": 0, "character": 23 }));
    let highlights = ask(&mut client, "textDocument/documentHighlight", 1, 15).await;
    assert_eq!(highlights.as_array().map(Vec::len), places.as_array().map(Vec::len));
    assert_eq!(ask(&mut client, "textDocument/definition", 0, 30).await, Value::Null);
    client.finish().await;
}

#[tokio::test]
async fn the_outline_groups_the_cited_documents() {
    let mut client = opened().await;
    let symbols = ask(&mut client, "textDocument/documentSymbol", 0, 0).await;
    let group = symbols.as_array().and_then(|symbols| symbols.last()).cloned().unwrap_or_default();
    assert_eq!(group["name"], "Văn bản viện dẫn");
    assert_eq!(group["children"][0]["name"], "Nghị định số 30/2020/NĐ-CP");
    client.finish().await;
}

#[tokio::test]
async fn a_number_being_typed_is_completed_in_its_place() {
    let mut client = opened().await;
    let list = ask(&mut client, "textDocument/completion", 2, 25).await;
    assert_eq!(list["isIncomplete"], true);
    let first = &list["items"][0];
    assert_eq!(first["label"], "30/2020/NĐ-CP");
    // The text cites it in full already, so the symbol alone is put in.
    assert_eq!(first["textEdit"]["newText"], "30/2020/NĐ-CP");
    let range = &first["textEdit"]["range"];
    assert_eq!((&range["start"]["character"], &range["end"]["character"]), (&json!(20), &json!(25)));
    client.finish().await;
}

#[tokio::test]
async fn a_document_is_begun_from_its_skeleton() {
    let item = |snippets: bool| json!({ "completionItem": { "snippetSupport": snippets } });
    for snippets in [true, false] {
        let initialize = json!({ "capabilities": { "textDocument": { "completion": item(snippets) } } });
        let mut client = Client::start_with(Options::default(), initialize).await;
        client.open(URI, 1, "tờ tr");
        client.diagnostics_of(1).await;
        let list = ask(&mut client, "textDocument/completion", 0, 5).await;
        let first = &list["items"][0];
        assert_eq!((&first["label"], &first["kind"]), (&json!("tờ trình mới"), &json!(15)), "{list}");
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 5 } });
        assert_eq!(first["textEdit"]["range"], range);
        let text = first["textEdit"]["newText"].as_str().unwrap_or_default();
        if snippets {
            assert_eq!(first["insertTextFormat"], 2);
            assert!(text.starts_with("${1:[CƠ QUAN CHỦ QUẢN]}\n${2:") && text.contains("Số: ${3:[số]}/TTr-"), "{text}");
        } else {
            assert_eq!(first.get("insertTextFormat"), None);
            assert!(text.starts_with("[CƠ QUAN CHỦ QUẢN]\n[") && text.contains("Số: [số]/TTr-"), "{text}");
        }
        client.finish().await;
    }
}

#[tokio::test]
async fn an_offer_gets_its_card_when_it_is_looked_at() {
    let mut client = opened().await;
    let list = ask(&mut client, "textDocument/completion", 2, 25).await;
    let first = list["items"][0].clone();
    assert_eq!(first.get("documentation"), None);
    let resolved = client.request("completionItem/resolve", first).await.expect("an offer");
    let card = resolved["documentation"]["value"].as_str().unwrap_or_default().to_owned();
    assert!(card.contains("Chính phủ ban hành ngày 05/3/2020"), "{card}");
    let stranger = json!({ "label": "của ai khác", "data": 5 });
    assert_eq!(client.request("completionItem/resolve", stranger.clone()).await, Ok(stranger));
    client.finish().await;
}

#[tokio::test]
async fn a_symbol_is_renamed_in_all_its_mentions() {
    let mut client = opened().await;
    let range = ask(&mut client, "textDocument/prepareRename", 1, 20).await;
    assert_eq!(range["start"], json!({ "line": 1, "character": 13 }));
    let place = |name: &str| json!({ "textDocument": { "uri": URI }, "position": { "line": 1, "character": 20 }, "newName": name });
    let edit = client.request("textDocument/rename", place("31/2020/NĐ-CP")).await.expect("a symbol");
    let edits = edit["changes"][URI].as_array().cloned().unwrap_or_default();
    let texts: Vec<&str> = edits.iter().filter_map(|edit| edit["newText"].as_str()).collect();
    assert_eq!(texts, ["31", "31/2020/NĐ-CP"], "{edit}");
    assert_eq!(edits[0]["range"]["start"], json!({ "line": 0, "character": 21 }));
    assert_eq!(client.request("textDocument/rename", place("không phải ký hiệu")).await, Err(-32602));
    client.finish().await;
}

#[tokio::test]
async fn the_cited_documents_are_listed_on_command() {
    let mut client = opened().await;
    let run =
        |format: &str| json!({ "command": "vanthu.citedDocuments", "arguments": [{ "uri": URI, "format": format }] });
    let list = client.request("workspace/executeCommand", run("list")).await.expect("a list");
    let line = "1. Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư\n";
    assert!(list.as_str().is_some_and(|list| list.starts_with(line)), "{list}");
    let basis = client.request("workspace/executeCommand", run("basis")).await.expect("lines");
    assert!(basis.as_str().is_some_and(|lines| lines.starts_with("Căn cứ Nghị định số 30/2020/NĐ-CP")), "{basis}");
    assert_eq!(client.request("workspace/executeCommand", run("docx")).await, Err(-32602));
    client.finish().await;
}

#[tokio::test]
async fn who_shows_no_markdown_gets_plain_text() {
    let capabilities = json!({ "capabilities": { "textDocument": { "hover": { "contentFormat": ["plaintext"] } } } });
    let mut client = Client::start_with(vanthu::lsp::Options::default(), capabilities).await;
    client.open(URI, 1, TEXT);
    client.diagnostics_of(1).await;
    let hover = ask(&mut client, "textDocument/hover", 1, 15).await;
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let card = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(card.starts_with("Nghị định số 30/2020/NĐ-CP\n") && !card.contains(['*', '\\']), "{card}");
    client.finish().await;
}

#[tokio::test]
async fn documents_cited_in_open_texts_are_found_by_name() {
    let mut client = Client::start().await;
    let texts = [
        ("file:///b/hai.txt", "Theo Luật Lưu trữ năm 2011; Nghị định số 30/2020/NĐ-CP cũng vậy.\n"),
        ("file:///a/mot.txt", "\nCăn cứ Nghị định số 30/2020/NĐ-CP; theo Nghị định này và Nghị quyết số 28-NQ/TW.\n"),
    ];
    for (uri, text) in texts {
        client.open(uri, 1, text);
    }
    for (query, expected) in [
        ("nghị định 30", &[("file:///a/mot.txt", 1, "mot.txt"), ("file:///b/hai.txt", 0, "hai.txt")][..]),
        ("LƯU TRU\u{31B}\u{303}", &[("file:///b/hai.txt", 0, "hai.txt")]),
        ("28-nq", &[("file:///a/mot.txt", 1, "mot.txt")]),
        ("không có", &[]),
    ] {
        let found = client.request("workspace/symbol", json!({ "query": query })).await.expect("it succeeds");
        let found: Vec<(&str, u64, &str)> = found
            .as_array()
            .expect("a list")
            .iter()
            .map(|symbol| {
                let place = &symbol["location"];
                let line = place["range"]["start"]["line"].as_u64().expect("a line");
                let text = |value: &'static str| symbol[value].as_str().expect("a text");
                (place["uri"].as_str().expect("an address"), line, text("containerName"))
            })
            .collect();
        assert_eq!(found, expected, "{query}");
    }
    let all = client.request("workspace/symbol", json!({ "query": "" })).await.expect("it succeeds");
    assert_eq!(all.as_array().map(Vec::len), Some(4));
    client.finish().await;
}
