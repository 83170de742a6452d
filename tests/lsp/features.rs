//! What an editor gets for a report with mistakes, with the real rules.

use serde_json::{Value, json};

use crate::client::Client;

const URI: &str = "file:///bao-cao.txt";
const REPORT: &str = "Báo cáo 😀\r\n\
    Thực hiện Nghị quyết số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\r\n\
    Nghị định 30/2020/NĐ-CP ngày 06/3/2020 của Chính phủ. Theo Nghị định này, các cơ quan làm việc.\r\n";

/// A client that can do what current editors can.
fn able() -> Value {
    json!({ "capabilities": {
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } },
        "textDocument": { "publishDiagnostics": { "relatedInformation": true, "tagSupport": { "valueSet": [1, 2] } } },
    } })
}

async fn opened(language: &str, text: &str, initialize: Value) -> (Client, Vec<Value>) {
    let mut client = Client::start_with(vanthu::lsp::Options::default(), initialize).await;
    client.open_as(URI, language, 1, text);
    let published = client.diagnostics_of(1).await;
    let diagnostics = published["diagnostics"].as_array().expect("a list").clone();
    (client, diagnostics)
}

fn with_code<'a>(diagnostics: &'a [Value], code: &str) -> &'a Value {
    diagnostics.iter().find(|diagnostic| diagnostic["code"] == code).expect("it is reported")
}

async fn actions(client: &mut Client, range: &Value, only: &[&str]) -> Vec<Value> {
    let mut context = json!({ "diagnostics": [] });
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let params = json!({ "textDocument": { "uri": URI }, "range": range, "context": context });
    let actions = client.request("textDocument/codeAction", params).await.expect("it succeeds");
    actions.as_array().expect("a list").clone()
}

/// The byte of a UTF-16 place.
fn offset(text: &str, place: &Value) -> usize {
    let number = |name: &str| place[name].as_u64().expect("a number") as usize;
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let mut units = 0;
    let column = text[start..].char_indices().find(|(_, c)| {
        let here = units >= number("character");
        units += c.len_utf16();
        here
    });
    start + column.map_or(text.len() - start, |(at, _)| at)
}

/// The text after an action on it, whichever way the action gives its edits.
fn applied(text: &str, action: &Value) -> String {
    let edit = &action["edit"];
    let edits = match edit.get("documentChanges") {
        Some(changes) => {
            assert_eq!(changes[0]["textDocument"], json!({ "uri": URI, "version": 1 }));
            &changes[0]["edits"]
        }
        None => &edit["changes"][URI],
    };
    let mut edits: Vec<&Value> = edits.as_array().expect("edits").iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(text, &edit["range"]["start"])));
    let mut result = text.to_owned();
    for edit in edits {
        let (start, end) = (offset(text, &edit["range"]["start"]), offset(text, &edit["range"]["end"]));
        result.replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    result
}

#[tokio::test]
async fn a_diagnostic_says_all_that_the_protocol_has_room_for() {
    let (client, diagnostics) = opened("plaintext", REPORT, able()).await;
    let wrong_type = with_code(&diagnostics, "A01");
    assert_eq!(wrong_type["range"]["start"], json!({ "line": 1, "character": 10 }));
    assert_eq!((&wrong_type["severity"], &wrong_type["source"]), (&json!(1), &json!("vanthu")));
    let page = "https://github.com/vanthu/vanthu/blob/main/docs/rules/A01.md";
    assert_eq!(wrong_type["codeDescription"]["href"], page);
    assert_eq!(wrong_type["data"], json!({ "name": "citation-type-mismatch", "fixable": true }));
    let contradiction = with_code(&diagnostics, "A15");
    let related = &contradiction["relatedInformation"][0]["location"];
    assert_eq!((&related["uri"], &related["range"]["start"]["line"]), (&json!(URI), &json!(1)));
    client.finish().await;
}

#[tokio::test]
async fn what_a_client_cannot_show_is_not_sent() {
    let (client, diagnostics) = opened("plaintext", REPORT, json!({ "capabilities": {} })).await;
    assert!(
        diagnostics.len() >= 2 && diagnostics.iter().all(|diagnostic| diagnostic.get("relatedInformation").is_none())
    );
    client.finish().await;
}

#[tokio::test]
async fn the_first_quick_fix_is_the_preferred_one_and_mends() {
    for initialize in [able(), json!({ "capabilities": {} })] {
        let (mut client, diagnostics) = opened("plaintext", REPORT, initialize).await;
        let wrong_type = with_code(&diagnostics, "A01").clone();
        let actions = actions(&mut client, &wrong_type["range"], &["quickfix"]).await;
        assert_eq!((&actions[0]["kind"], &actions[0]["isPreferred"]), (&json!("quickfix"), &json!(true)));
        assert_eq!(actions[0]["diagnostics"], json!([wrong_type]));
        assert_eq!(applied(REPORT, &actions[0]), REPORT.replace("Nghị quyết", "Nghị định"));
        assert!(actions[1..].iter().all(|action| action.get("isPreferred").is_none()), "{actions:?}");
        client.finish().await;
    }
}

#[tokio::test]
async fn a_month_called_a_year_is_mended_and_a_word_typed_twice_is_marked_as_superfluous() {
    let text = "Báo cáo từ năm 2019 đến năm 12/2023 của của tỉnh.\n";
    let (mut client, diagnostics) = opened("plaintext", text, able()).await;
    assert_eq!(with_code(&diagnostics, "D01")["tags"], json!([1]));
    let wrong_word = with_code(&diagnostics, "C04");
    assert_eq!(wrong_word.get("tags"), None);
    let actions = actions(&mut client, &wrong_word["range"], &["quickfix"]).await;
    assert_eq!(applied(text, &actions[0]), text.replace("đến năm", "đến tháng"));
    client.finish().await;
}

#[tokio::test]
async fn kinds_are_filtered() {
    let (mut client, diagnostics) = opened("plaintext", REPORT, able()).await;
    let range = with_code(&diagnostics, "A01")["range"].clone();
    for (only, expected) in [
        (&["source.fixAll"][..], "source.fixAll.vanthu"),
        (&["source.fixAll.vanthu"], "source.fixAll.vanthu"),
        (&["quickfix"], "quickfix"),
    ] {
        let actions = actions(&mut client, &range, only).await;
        assert!(!actions.is_empty() && actions.iter().all(|action| action["kind"] == expected), "{only:?}");
    }
    assert_eq!(actions(&mut client, &range, &["refactor"]).await, Vec::<Value>::new());
    let kinds: Vec<Value> =
        actions(&mut client, &range, &[]).await.iter().map(|action| action["kind"].clone()).collect();
    assert!(kinds.contains(&json!("quickfix")) && kinds.contains(&json!("source.fixAll.vanthu")), "{kinds:?}");
    client.finish().await;
}

#[tokio::test]
async fn fix_all_applies_what_is_safe_and_leaves_no_safe_fix() {
    let text = "Nghị quyết số 30/2020/NĐ-CP của Chính phủ; Quyết định số 749-QĐ/TTg của Thủ tướng Chính phủ.\n";
    let (mut client, _) = opened("plaintext", text, able()).await;
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    let fixes = actions(&mut client, &whole, &["source.fixAll"]).await;
    let after = applied(text, &fixes[0]);
    assert!(after.starts_with("Nghị định số 30/2020/NĐ-CP") || after.contains("749/QĐ-TTg"), "{after}");
    client.finish().await;
    let (mut client, _) = opened("plaintext", &after, able()).await;
    assert_eq!(actions(&mut client, &whole, &["source.fixAll"]).await, Vec::<Value>::new());
    client.finish().await;
}

/// As Kate asks for its “Quick Fix”, to apply whatever it gets.
#[tokio::test]
async fn a_client_that_takes_every_action_is_given_the_certain_fix_alone() {
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 3, "character": 0 } });
    let preferring = json!({ "capabilities": { "textDocument": { "codeAction": { "isPreferredSupport": true } } } });
    for (initialize, gets_all) in [(json!({ "capabilities": {} }), false), (preferring, true)] {
        let (mut client, diagnostics) = opened("plaintext", REPORT, initialize).await;
        let context = json!({ "diagnostics": [with_code(&diagnostics, "A01")] });
        let params = json!({ "textDocument": { "uri": URI }, "range": whole, "context": context });
        let actions = client.request("textDocument/codeAction", params).await.expect("it succeeds");
        let actions = actions.as_array().expect("a list");
        assert_eq!(actions.len() > 1, gets_all, "{actions:?}");
        if !gets_all {
            assert_eq!(applied(REPORT, &actions[0]), REPORT.replace("Nghị quyết", "Nghị định"));
        }
        client.finish().await;
    }
}

/// The notes that an action writes must be what the checker reads, in every language.
#[tokio::test]
async fn what_is_ignored_is_gone() {
    for language in ["plaintext", "markdown", "html", "latex", "typst", "asciidoc", "restructuredtext"] {
        let (mut client, diagnostics) = opened(language, REPORT, able()).await;
        let range = &with_code(&diagnostics, "A01")["range"];
        let offered = actions(&mut client, range, &["quickfix"]).await;
        client.finish().await;
        for title in ["Bỏ qua A01 ở dòng này", "Bỏ qua A01 trong cả văn bản này"] {
            let ignore = offered.iter().find(|action| action["title"] == title).expect("it is offered");
            let after = applied(REPORT, ignore);
            let (client, left) = opened(language, &after, able()).await;
            let codes: Vec<&Value> = left.iter().map(|diagnostic| &diagnostic["code"]).collect();
            assert!(!codes.contains(&&json!("A01")) && codes.contains(&&json!("A15")), "{language}: {after}{codes:?}");
            client.finish().await;
        }
    }
}

#[tokio::test]
async fn hovering_shows_the_document_and_where_else_it_is_cited() {
    let (mut client, _) = opened("plaintext", REPORT, able()).await;
    let id = client.ask_hover(URI, 2, 12);
    let hover = client.answer(id).await.expect("it succeeds");
    assert_eq!(hover["range"]["start"], json!({ "line": 2, "character": 0 }));
    assert_eq!(hover["contents"]["kind"], "markdown");
    let card = hover["contents"]["value"].as_str().expect("a text");
    assert!(card.contains("**Nghị định số 30/2020/NĐ-CP**") && card.contains("A15"), "{card}");
    assert!(card.contains("nhắc đến 2 lần: dòng 2, 3"), "{card}");
    let id = client.ask_hover(URI, 0, 2);
    assert_eq!(client.answer(id).await, Ok(Value::Null));
    client.finish().await;
}

#[tokio::test]
async fn a_client_without_markdown_gets_plain_words() {
    let initialize = json!({ "capabilities": { "textDocument": { "hover": { "contentFormat": ["plaintext"] } } } });
    let (mut client, _) = opened("plaintext", REPORT, initialize).await;
    let id = client.ask_hover(URI, 2, 12);
    let hover = client.answer(id).await.expect("it succeeds");
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let card = hover["contents"]["value"].as_str().expect("a text");
    assert!(card.starts_with("Nghị định số 30/2020/NĐ-CP\n"), "{card}");
    client.finish().await;
}
