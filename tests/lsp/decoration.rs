//! How a text looks: colours, folds, selection, notes beside it, formatting.

use serde_json::{Value, json};
use vanthu::lsp::Options;

use crate::client::{Change, Client};

const URI: &str = "file:///bao-cao.txt";
const REPORT: &str = "BÁO CÁO KẾT QUẢ 😀\r\n\
    Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\r\n\
    I. Tình hình chung\r\n\
    😀 Theo Nghị định số 30, xã đã họp , bàn  việc.\r\n\
    Tháng 12/2023 cũng vậy.\r\n\
    II. Phương hướng\r\n\
    Làm tiếp.\r\n";

async fn opened(settings: Value) -> Client {
    let initialize = json!({ "capabilities": {}, "initializationOptions": settings });
    let mut client = Client::start_with(Options::default(), initialize).await;
    client.open(URI, 1, REPORT);
    client.diagnostics_of(1).await;
    client
}

fn document() -> Value {
    json!({ "textDocument": { "uri": URI } })
}

fn with(mut params: Value, key: &str, value: Value) -> Value {
    params[key] = value;
    params
}

fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    json!({ "start": { "line": from.0, "character": from.1 }, "end": { "line": to.0, "character": to.1 } })
}

/// Tokens as type and text, read back from their numbers.
fn read_tokens(client: &Client, data: &Value, text: &str) -> Vec<(String, String)> {
    let provider = &client.initialized["capabilities"]["semanticTokensProvider"];
    let types: Vec<&str> =
        provider["legend"]["tokenTypes"].as_array().expect("types").iter().filter_map(Value::as_str).collect();
    let numbers: Vec<usize> =
        data.as_array().expect("numbers").iter().filter_map(Value::as_u64).map(|number| number as usize).collect();
    let lines: Vec<Vec<u16>> = text.split("\r\n").map(|line| line.encode_utf16().collect()).collect();
    let (mut line, mut column) = (0, 0);
    let mut tokens = Vec::new();
    for token in numbers.chunks(5) {
        let [down, right, length, kind, modifiers] = token else { panic!("five to a token: {token:?}") };
        column = if *down == 0 { column + right } else { *right };
        line += down;
        let text = String::from_utf16(&lines[line][column..column + length]).expect("whole characters");
        assert_eq!(*modifiers, 0);
        tokens.push((types[*kind].to_owned(), text));
    }
    tokens
}

#[tokio::test]
async fn citations_are_coloured_by_their_parts() {
    let mut client = opened(Value::Null).await;
    let all = client.request("textDocument/semanticTokens/full", document()).await.expect("it succeeds");
    let tokens = read_tokens(&client, &all["data"], REPORT);
    let tokens: Vec<(&str, &str)> = tokens.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
    let expected = [
        ("citationType", "Nghị định"),
        ("citationNumber", "30/2020/NĐ-CP"),
        ("date", "ngày 05/3/2020"),
        ("citationIssuer", "Chính phủ"),
        ("citationTitle", "về công tác văn thư"),
        ("citationType", "Nghị định"),
        ("citationNumber", "30"),
        ("date", "Tháng 12/2023"),
    ];
    assert_eq!(tokens, expected);
    let part = with(document(), "range", range((2, 0), (4, 0)));
    let part = client.request("textDocument/semanticTokens/range", part).await.expect("it succeeds");
    assert_eq!(read_tokens(&client, &part["data"], REPORT).len(), 2);
    client.finish().await;
}

/// A change comes as one edit of the numbers, and gives what a whole answer would.
#[tokio::test]
async fn only_what_changed_is_sent_again() {
    let mut client = opened(Value::Null).await;
    let first = client.request("textDocument/semanticTokens/full", document()).await.expect("it succeeds");
    client.change(URI, 2, &[Change::Part((3, 3), (3, 3), "Luật Lưu trữ năm 2011 và ")]);
    let params = with(document(), "previousResultId", first["resultId"].clone());
    let delta = client.request("textDocument/semanticTokens/full/delta", params.clone()).await.expect("it succeeds");
    let mut numbers = first["data"].as_array().expect("numbers").clone();
    let edits = delta["edits"].as_array().expect("edits");
    assert_eq!(edits.len(), 1);
    let place = |name: &str| edits[0][name].as_u64().expect("a number") as usize;
    let new = edits[0]["data"].as_array().expect("numbers").clone();
    assert!(new.len() < numbers.len(), "less than everything");
    numbers.splice(place("start")..place("start") + place("deleteCount"), new);
    let whole = client.request("textDocument/semanticTokens/full", document()).await.expect("it succeeds");
    assert_eq!(json!(numbers), whole["data"]);
    // An answer that is long past is none to build on.
    let again = client.request("textDocument/semanticTokens/full/delta", params).await.expect("it succeeds");
    assert_eq!(again["data"], whole["data"]);
    client.finish().await;
}

#[tokio::test]
async fn sections_fold_and_selections_grow_by_them() {
    let mut client = opened(Value::Null).await;
    let folds = client.request("textDocument/foldingRange", document()).await.expect("it succeeds");
    let folds: Vec<(u64, u64)> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(|fold| (fold["startLine"].as_u64().expect("a line"), fold["endLine"].as_u64().expect("a line")))
        .collect();
    assert_eq!(folds, [(0, 6), (2, 4), (5, 6)]);
    let places = json!([{ "line": 4, "character": 1 }, { "line": 99, "character": 0 }]);
    let grown = client.request("textDocument/selectionRange", with(document(), "positions", places)).await;
    let grown = grown.expect("it succeeds");
    assert_eq!(grown.as_array().map(Vec::len), Some(2));
    let mut step = &grown[0];
    let mut steps = Vec::new();
    while !step.is_null() {
        steps.push(step["range"].clone());
        step = &step["parent"];
    }
    let expected = [range((4, 0), (4, 5)), range((4, 0), (4, 23)), range((2, 0), (4, 23)), range((0, 0), (6, 9))];
    assert_eq!(steps[..4], expected);
    client.finish().await;
}

#[tokio::test]
async fn notes_are_off_until_somebody_wants_them() {
    let whole = with(document(), "range", range((0, 0), (9, 0)));
    let mut client = opened(Value::Null).await;
    assert_eq!(client.request("textDocument/inlayHint", whole.clone()).await, Ok(json!([])));
    assert_eq!(client.request("textDocument/codeLens", document()).await, Ok(json!([])));
    client.finish().await;
    let mut client = opened(json!({ "inlay-hints": true, "code-lens": true })).await;
    let hints = client.request("textDocument/inlayHint", whole).await.expect("it succeeds");
    assert_eq!(hints.as_array().map(Vec::len), Some(1), "{hints}");
    assert_eq!(hints[0]["label"], "công tác văn thư");
    assert_eq!(hints[0]["position"], json!({ "line": 3, "character": 23 }));
    let lenses = client.request("textDocument/codeLens", document()).await.expect("it succeeds");
    assert_eq!(lenses.as_array().map(Vec::len), Some(1), "{lenses}");
    let title = lenses[0]["command"]["title"].as_str().expect("a text");
    assert!(title.starts_with("viện dẫn 2 lần"), "{title}");
    client.finish().await;
}

#[tokio::test]
async fn formatting_does_what_is_certain() {
    let mut client = opened(Value::Null).await;
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let whole = with(document(), "options", options);
    let edits = client.request("textDocument/formatting", whole.clone()).await.expect("it succeeds");
    let edits = edits.as_array().expect("a list").clone();
    assert_eq!(edits.len(), 2, "{edits:?}");
    let elsewhere = with(whole.clone(), "range", range((4, 0), (7, 0)));
    assert_eq!(client.request("textDocument/rangeFormatting", elsewhere).await, Ok(json!([])));
    let here = with(whole, "range", range((3, 0), (3, 38)));
    let part = client.request("textDocument/rangeFormatting", here).await.expect("it succeeds");
    assert_eq!(part[0], edits[0]);
    client.finish().await;
}
