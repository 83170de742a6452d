//! Requests: cancelling, panics, answers about the right state.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use vanthu::lsp::{Options, Reader};

use crate::client::{Change, Client};
use crate::publishing::Gate;

const URI: &str = "file:///bao-cao.txt";
const CANCELLED: i64 = -32800;
const MODIFIED: i64 = -32801;
const INTERNAL: i64 = -32603;

fn whole_line() -> Value {
    json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 100 } })
}

fn ask_actions(client: &mut Client, only: Option<Value>) -> i64 {
    let mut context = json!({ "diagnostics": [] });
    if let Some(only) = only {
        context["only"] = only;
    }
    let params = json!({ "textDocument": { "uri": URI }, "range": whole_line(), "context": context });
    client.ask("textDocument/codeAction", params)
}

#[tokio::test]
async fn a_cancelled_request_is_answered_at_once() {
    let (options, gate) = Gate::options();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "chậm");
    gate.reached("chậm").await;
    let id = client.ask_hover(URI, 0, 0);
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id).await, Err(CANCELLED));
    gate.open_for("chậm");
    client.diagnostics_of(1).await;
    client.finish().await;
}

#[tokio::test]
async fn edits_for_a_text_that_has_changed_are_refused() {
    let (options, gate) = Gate::options();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "cũ");
    gate.reached("cũ").await;
    let id = ask_actions(&mut client, None);
    client.change(URI, 2, &[Change::Whole("mới")]);
    let _ = client.request("textDocument/hover", crate::publishing::no_text()).await;
    gate.open_for("cũ");
    assert_eq!(client.answer(id).await, Err(MODIFIED));
    gate.open_for("mới");
    let id = ask_actions(&mut client, None);
    assert_eq!(client.answer(id).await, Ok(json!([])));
    client.finish().await;
}

/// Panics when the text says so, in the two ways in which reading may fail.
fn exploding() -> Options {
    let read: Arc<Reader> = Arc::new(|before, text: Arc<str>, context| {
        assert!(!text.contains("nổ"), "nổ");
        let failed = text.contains("hỏng");
        let mut reading = vanthu::lsp::read(before, text, context);
        if failed {
            reading.failures.push("X01".to_owned());
        }
        reading
    });
    Options { read, ..Options::default() }
}

#[tokio::test]
async fn a_panic_ends_neither_the_server_nor_the_text() {
    let mut client = Client::start_with(exploding(), json!({ "capabilities": {} })).await;
    client.open(URI, 1, "nổ");
    let shown = client.notification("window/showMessage").await;
    assert!(shown["message"].as_str().is_some_and(|message| message.contains("nổ")), "{shown}");
    let id = client.ask_hover(URI, 0, 0);
    assert_eq!(client.answer(id).await, Err(INTERNAL));
    let id = ask_actions(&mut client, None);
    assert_eq!(client.answer(id).await, Err(INTERNAL));
    client.change(URI, 2, &[Change::Whole("yên")]);
    client.diagnostics_of(2).await;
    let id = client.ask_hover(URI, 0, 0);
    assert_eq!(client.answer(id).await, Ok(Value::Null));
    // The same fault is shown once.
    client.change(URI, 3, &[Change::Whole("nổ")]);
    client.change(URI, 4, &[Change::Whole("yên")]);
    client.diagnostics_of(4).await;
    client.finish().await;
}

#[tokio::test]
async fn a_rule_that_fails_is_named_once_and_the_rest_is_published() {
    let mut client = Client::start_with(exploding(), json!({ "capabilities": {} })).await;
    client.open(URI, 1, "hỏng");
    client.diagnostics_of(1).await;
    let shown = client.notification("window/showMessage").await;
    assert!(shown["message"].as_str().is_some_and(|message| message.contains("X01")), "{shown}");
    client.change(URI, 2, &[Change::Whole("vẫn hỏng")]);
    client.diagnostics_of(2).await;
    client.drain(Duration::from_millis(50)).await;
    client.finish().await;
}

#[tokio::test]
async fn two_who_ask_at_once_read_once() {
    let (options, texts) = crate::client::recording();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "một lần");
    let asked: Vec<i64> = (0..8).map(|_| client.ask_hover(URI, 0, 0)).collect();
    for id in asked {
        assert_eq!(client.answer(id).await, Ok(Value::Null));
    }
    client.diagnostics_of(1).await;
    assert_eq!(*texts.lock().expect("no panic"), ["một lần"]);
    client.finish().await;
}
