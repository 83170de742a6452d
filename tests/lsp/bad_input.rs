//! What clients should not send: said in the log, nothing lost, nothing broken.

use serde_json::{Value, json};

use crate::client::{Change, Client, recording};

const URI: &str = "file:///bao-cao.txt";

async fn log(client: &mut Client) -> String {
    let params = client.notification("window/logMessage").await;
    params["message"].as_str().expect("a text").to_owned()
}

/// Opens `before`, applies `changes`, and expects the text `after`; gives what was logged, if asked.
async fn edit(before: &str, changes: &[Change<'_>], after: &str, complains: bool) {
    let (options, texts) = recording();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, before);
    client.change(URI, 2, changes);
    client.diagnostics_of(2).await;
    assert_eq!(texts.lock().expect("no panic").last().map(String::as_str), Some(after));
    if complains {
        assert!(log(&mut client).await.contains("position outside the text"));
    } else {
        assert_eq!(client.said("window/logMessage"), Vec::<Value>::new());
    }
    client.finish().await;
}

#[tokio::test]
async fn ranges_outside_the_text_are_taken_as_the_nearest() {
    edit("một\nhai", &[Change::Part((0, 99), (0, 100), "!")], "một!\nhai", true).await;
    edit("một\nhai", &[Change::Part((9, 9), (9, 9), "!")], "một\nhai!", true).await;
    edit("một", &[Change::Part((0, 0), (u32::MAX, u32::MAX), "hai")], "hai", true).await;
    edit("", &[Change::Part((5, 5), (7, 7), "x")], "x", true).await;
}

#[tokio::test]
async fn an_end_before_the_start_is_turned_round() {
    edit("một hai ba", &[Change::Part((0, 8), (0, 4), "")], "một ba", true).await;
}

#[tokio::test]
async fn half_a_surrogate_pair_is_the_whole_one() {
    edit("😀x", &[Change::Part((0, 1), (0, 2), "")], "x", true).await;
    edit("😀x", &[Change::Part((0, 1), (0, 1), "a")], "a😀x", true).await;
}

#[tokio::test]
async fn replacing_up_to_the_line_after_the_last_is_usual() {
    edit("một\nhai", &[Change::Part((0, 0), (2, 0), "ba")], "ba", false).await;
    edit("một\n", &[Change::Part((0, 0), (1, 0), "ba")], "ba", false).await;
}

#[tokio::test]
async fn odd_texts_are_read_like_any_other() {
    for text in ["\0Nghị\0định\0", "\u{302}\u{323}\u{301}", "\u{FEFF}", "\r", "\u{202E}\u{200B}", "\u{FFFD}"] {
        edit(text, &[Change::Part((0, 0), (0, 0), "\0")], &format!("\0{text}"), false).await;
    }
}

#[tokio::test]
async fn a_line_of_ten_megabytes_is_edited_read_and_placed() {
    let mut client = Client::start().await;
    client.open(URI, 1, &"ă".repeat(5_000_000));
    let wrong = ". Nghị quyết số 30/2020/NĐ-CP";
    client.change(URI, 2, &[Change::Part((0, 5_000_000), (0, 5_000_000), wrong)]);
    let published = client.diagnostics_of(2).await;
    let found = published["diagnostics"].as_array().expect("a list").iter().find(|found| found["code"] == "A01");
    let range = &found.expect("it is reported")["range"];
    assert_eq!(range["start"], json!({ "line": 0, "character": 5_000_002 }));
    client.finish().await;
}

#[tokio::test]
async fn texts_that_are_not_open_are_named_in_the_log() {
    let mut client = Client::start().await;
    client.change("file:///la.txt", 1, &[Change::Whole("x")]);
    assert!(log(&mut client).await.contains("file:///la.txt"));
    client.close("file:///la.txt");
    assert!(log(&mut client).await.contains("not open"));
    let hover = client.request("textDocument/hover", crate::publishing::no_text()).await;
    assert_eq!(hover, Ok(Value::Null));
    assert!(log(&mut client).await.contains("khong-co.txt"));
    client.open(URI, 1, "x");
    client.close(URI);
    client.change(URI, 2, &[Change::Whole("y")]);
    assert!(log(&mut client).await.contains(URI));
    client.finish().await;
}

#[tokio::test]
async fn opening_twice_and_versions_that_shrink_are_said_and_followed() {
    let (options, texts) = recording();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "một");
    client.open(URI, 5, "hai");
    assert!(log(&mut client).await.contains("opened twice"));
    client.diagnostics_of(5).await;
    client.change(URI, 3, &[Change::Whole("ba")]);
    assert!(log(&mut client).await.contains("version does not grow"));
    client.diagnostics_of(3).await;
    assert_eq!(texts.lock().expect("no panic").last().map(String::as_str), Some("ba"));
    client.finish().await;
}

#[tokio::test]
async fn half_an_emoji_does_not_lose_the_change() {
    let (options, texts) = recording();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "a");
    let body = format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didChange","params":{{"textDocument":{{"uri":"{URI}","version":2}},"contentChanges":[{{"text":"b\ud83d"}}]}}}}"#
    );
    client.send_raw(body.as_bytes());
    client.diagnostics_of(2).await;
    assert_eq!(texts.lock().expect("no panic").last().map(String::as_str), Some("b\u{FFFD}"));
    assert!(log(&mut client).await.contains("surrogate"));
    client.finish().await;
}

/// Answers name the address in its escaped form, which every editor takes for the same.
#[tokio::test]
async fn an_address_without_escapes_is_understood() {
    let mut client = Client::start().await;
    client.open("file:///báo cáo.txt", 1, "x");
    assert_eq!(client.diagnostics_of(1).await["uri"], "file:///b%C3%A1o%20c%C3%A1o.txt");
    client.change("file:///báo cáo.txt", 2, &[Change::Whole("Ngày 22/7/2024")]);
    client.diagnostics_of(2).await;
    let id = client.ask_hover("file:///báo cáo.txt", 0, 7);
    assert!(client.answer(id).await.is_ok_and(|hover| hover.to_string().contains("Thứ Hai")));
    client.finish().await;
}

#[tokio::test]
async fn messages_that_are_none_do_not_end_the_session() {
    let mut client = Client::start().await;
    for body in
        [&b"{"[..], b"[1]", b"null", b"\xFF\xFE", br#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[]}"#]
    {
        client.send_raw(body);
    }
    client.open(URI, 1, "x");
    client.diagnostics_of(1).await;
    assert!(log(&mut client).await.contains("unreadable"));
    let unknown = client.request("textDocument/khongCo", json!({})).await;
    assert_eq!(unknown, Err(-32601));
    let wrong = client.request("textDocument/hover", json!({ "position": "đâu?" })).await;
    assert_eq!(wrong, Err(-32602));
    client.finish().await;
}
