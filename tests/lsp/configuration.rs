//! Help with the writing of a `vanthu.toml`, in every editor.

use serde_json::{Value, json};

use crate::client::Client;

const URI: &str = "file:///vanthu.toml";

async fn ask(client: &mut Client, method: &str, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    let params = json!({ "textDocument": { "uri": URI }, "position": position });
    client.request(method, params).await.expect("an answer")
}

#[tokio::test]
async fn settings_are_completed_explained_and_checked() {
    let mut client = Client::start().await;
    client.open_as(URI, "toml", 1, "# 😀\nprofile = \"n\"\n[rules]\nA01 = \"tắt\"\n");
    let faults = client.diagnostics_of(1).await;
    assert_eq!(faults["diagnostics"].as_array().map(Vec::len), Some(2), "{faults}");
    let offers = ask(&mut client, "textDocument/completion", 1, 12).await;
    let third = &offers["items"][2];
    assert_eq!((third["label"].as_str(), third["textEdit"]["newText"].as_str()), (Some("nd30"), Some("\"nd30\"")));
    let range = json!({ "start": { "line": 1, "character": 10 }, "end": { "line": 1, "character": 13 } });
    assert_eq!(third["textEdit"]["range"], range);
    let card = ask(&mut client, "textDocument/hover", 3, 1).await;
    assert!(card["contents"]["value"].as_str().is_some_and(|card| card.starts_with("**A01**")), "{card}");
    assert_eq!(ask(&mut client, "textDocument/hover", 0, 1).await, Value::Null);
    client.finish().await;
}
