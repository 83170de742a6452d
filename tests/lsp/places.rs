//! Every method that names places names the right ones: with pictures and decomposed letters before
//! them, after CRLF, in each unit of columns. And every method that is offered has a test.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use vanthu::lsp::Options;

use crate::client::{Change, Client};

const URI: &str = "file:///bao-cao.txt";

/// Decomposed letters and a picture before everything in the lines that matter.
fn text() -> String {
    let before: String = "Sở Nội vụ họp ".nfd().collect();
    format!(
        "BÁO CÁO 😀\r\n\r\n😀 {before}📌 theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn \
         thư.\r\n😀 {before}📌, Nghị định số 30 nêu rõ việc đã đã xong , ngày 31/9/2024 hết hạn.\r\n"
    )
}

/// How many units of an encoding a text has.
fn units(text: &str, encoding: &str) -> usize {
    match encoding {
        "utf-8" => text.len(),
        "utf-32" => text.chars().count(),
        _ => text.encode_utf16().count(),
    }
}

struct Desk {
    client: Client,
    text: String,
    encoding: &'static str,
}

impl Desk {
    async fn set_up(encoding: &'static str) -> Self {
        let initialize = json!({
            "capabilities": { "general": { "positionEncodings": [encoding] }, "textDocument": { "diagnostic": {} } },
            "initializationOptions": {
                "inlay-hints": true, "code-lens": true, "rules": { "D13": "off" },
            },
        });
        let mut client = Client::start_with(Options::default(), initialize).await;
        assert_eq!(client.initialized["capabilities"]["positionEncoding"], encoding);
        let text = text();
        client.open(URI, 1, "");
        // Typed in, so that edits are placed in this encoding too.
        client.change(URI, 2, &[Change::Part((0, 0), (0, 0), &text), Change::Part((0, 0), (0, 0), "")]);
        Self { client, text, encoding }
    }

    /// The place at which the number-th `needle` begins.
    fn place(&self, needle: &str, number: usize) -> Value {
        let (at, _) = self.text.match_indices(needle).nth(number).expect("it stands there");
        let line = self.text[..at].matches('\n').count();
        let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        json!({ "line": line, "character": units(&self.text[start..at], self.encoding) })
    }

    fn range(&self, needle: &str, number: usize) -> Value {
        let start = self.place(needle, number);
        let end = start["character"].as_u64().expect("a column") + units(needle, self.encoding) as u64;
        json!({ "start": start, "end": { "line": start["line"], "character": end } })
    }

    async fn ask(&mut self, method: &str, more: Value) -> Value {
        let mut params = json!({ "textDocument": { "uri": URI } });
        for (key, value) in more.as_object().expect("an object") {
            params[key] = value.clone();
        }
        self.client.request(method, params).await.unwrap_or_else(|code| panic!("{method}: {code}"))
    }
}

/// The values below a pointer of each element.
fn each(list: &Value, pointer: &str) -> Vec<Value> {
    let list = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    list.iter().map(|item| item.pointer(pointer).cloned().unwrap_or_default()).collect()
}

const FULL: &str = "Nghị định số 30/2020/NĐ-CP";
const SHORT: &str = "Nghị định số 30";

async fn places_are_right(encoding: &'static str) {
    let mut desk = Desk::set_up(encoding).await;
    let (full, symbol) = (desk.range(FULL, 0), desk.range("30/2020/NĐ-CP", 0));
    let short = desk.range(SHORT, 1);
    let in_short = json!({ "position": desk.place(SHORT, 1) });
    let in_full = json!({ "position": desk.place("2020/NĐ", 0) });

    let report = desk.ask("textDocument/diagnostic", json!({})).await;
    let found = |code: &str| {
        let items = report["items"].as_array().expect("findings");
        items.iter().find(|item| item["code"] == code).map(|item| item["range"].clone())
    };
    assert_eq!(found("C01"), Some(desk.range("ngày 31/9/2024", 0)), "{report}");
    assert!(found("D01").is_some() && found("D06").is_some(), "{report}");

    assert_eq!(desk.ask("textDocument/definition", in_short.clone()).await["range"]["start"], full["start"]);
    let hover = desk.ask("textDocument/hover", in_short.clone()).await;
    assert_eq!(hover["range"]["start"], short["start"], "{hover}");
    for method in ["textDocument/references", "textDocument/documentHighlight"] {
        let mut question = in_full.clone();
        question["context"] = json!({ "includeDeclaration": true });
        let starts = each(&desk.ask(method, question).await, "/range/start");
        assert_eq!(starts, [full["start"].clone(), short["start"].clone()], "{method}");
    }
    let links = desk.ask("textDocument/documentLink", json!({})).await;
    assert!(each(&links, "/range").iter().all(|range| *range == symbol || *range == full), "{links}");
    assert_eq!(desk.ask("textDocument/prepareRename", in_full.clone()).await, symbol);
    let mut rename = in_full.clone();
    rename["newName"] = "31/2020/NĐ-CP".into();
    let renamed = desk.ask("textDocument/rename", rename).await;
    let edits = &renamed["changes"][URI];
    assert_eq!(
        each(edits, "/range"),
        [symbol.clone(), desk.range("30 nêu", 0)].map(|range| {
            let mut range = range;
            if range["start"] != symbol["start"] {
                range["end"]["character"] = (range["start"]["character"].as_u64().expect("a column") + 2).into();
            }
            range
        })
    );

    let symbols = desk.ask("textDocument/documentSymbol", json!({})).await;
    let group = symbols.as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    assert_eq!(group["children"][0]["selectionRange"]["start"], full["start"], "{symbols}");
    let found = desk.client.request("workspace/symbol", json!({ "query": "30/2020" })).await.expect("symbols");
    assert_eq!(each(&found, "/location/range/start"), [full["start"].clone()]);
    let folds = desk.ask("textDocument/foldingRange", json!({})).await;
    assert_eq!(each(&folds, "/startLine").first(), Some(&json!(0)), "{folds}");
    let steps = desk.ask("textDocument/selectionRange", json!({ "positions": [desk.place("Chính", 0)] })).await;
    assert_eq!(steps[0]["range"], desk.range("Chính", 0), "{steps}");
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let hints = desk.ask("textDocument/inlayHint", json!({ "range": whole })).await;
    let behind = json!({ "line": 3, "character": short["end"]["character"] });
    assert_eq!(each(&hints, "/position"), [behind], "{hints}");
    let lenses = desk.ask("textDocument/codeLens", json!({})).await;
    assert_eq!(each(&lenses, "/range/start/line"), [json!(2)], "{lenses}");

    let tokens = desk.ask("textDocument/semanticTokens/range", json!({ "range": desk.range("31/9/2024", 0) })).await;
    let date = desk.range("ngày 31/9/2024", 0);
    let width = units("ngày 31/9/2024", encoding);
    let kind = tokens["data"][3].clone();
    assert_eq!(tokens["data"], json!([3, date["start"]["character"], width, kind, 0]));

    let edit = json!([{ "range": desk.range(" ", desk.text[..desk.text.find(" , ").expect("there")].matches(' ').count()), "newText": "" }]);
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    assert_eq!(desk.ask("textDocument/formatting", json!({ "options": options })).await, edit);
    let asked = json!({ "options": options, "range": whole });
    assert_eq!(desk.ask("textDocument/rangeFormatting", asked).await, edit);
    let context = json!({ "range": date, "context": { "diagnostics": [], "only": ["quickfix"] } });
    let actions = desk.ask("textDocument/codeAction", context).await;
    assert!(!actions.as_array().expect("actions").is_empty());

    // Behind a decomposed letter and a picture, a symbol is completed in its place.
    let end = desk.place("hết hạn", 0);
    let column = u32::try_from(end["character"].as_u64().expect("a column")).expect("short");
    desk.client.change(URI, 3, &[Change::Part((3, column), (3, column), "Nghị định số 30/20")]);
    let typed = column + units("Nghị định số 30/20", encoding) as u32;
    let question = json!({ "position": { "line": 3, "character": typed } });
    let offers = desk.ask("textDocument/completion", question).await;
    let start = column + units("Nghị định số ", encoding) as u32;
    let replaced = json!({ "start": { "line": 3, "character": start }, "end": { "line": 3, "character": typed } });
    assert_eq!(offers["items"][0]["textEdit"]["range"], replaced, "{offers}");
    desk.client.finish().await;
}

#[tokio::test]
async fn places_are_right_in_bytes() {
    places_are_right("utf-8").await;
}

#[tokio::test]
async fn places_are_right_in_utf16() {
    places_are_right("utf-16").await;
}

#[tokio::test]
async fn places_are_right_in_characters() {
    places_are_right("utf-32").await;
}

/// What the server offers, by the methods that it answers then.
const OFFERED: [(&str, &[&str]); 21] = [
    ("/textDocumentSync/openClose", &["textDocument/didOpen", "textDocument/didClose"]),
    ("/textDocumentSync/change", &["textDocument/didChange"]),
    ("/textDocumentSync/save", &["textDocument/didSave"]),
    ("/textDocumentSync/willSaveWaitUntil", &["textDocument/willSaveWaitUntil"]),
    ("/hoverProvider", &["textDocument/hover"]),
    ("/completionProvider", &["textDocument/completion", "completionItem/resolve"]),
    ("/definitionProvider", &["textDocument/definition"]),
    ("/referencesProvider", &["textDocument/references"]),
    ("/documentHighlightProvider", &["textDocument/documentHighlight"]),
    ("/documentSymbolProvider", &["textDocument/documentSymbol"]),
    ("/workspaceSymbolProvider", &["workspace/symbol"]),
    ("/codeActionProvider", &["textDocument/codeAction"]),
    ("/codeLensProvider", &["textDocument/codeLens"]),
    ("/documentFormattingProvider", &["textDocument/formatting", "textDocument/rangeFormatting"]),
    ("/renameProvider", &["textDocument/prepareRename", "textDocument/rename"]),
    ("/documentLinkProvider", &["textDocument/documentLink"]),
    ("/foldingRangeProvider", &["textDocument/foldingRange", "textDocument/selectionRange"]),
    ("/inlayHintProvider", &["textDocument/inlayHint"]),
    (
        "/semanticTokensProvider",
        &["semanticTokens/full", "semanticTokens/full/delta", "textDocument/semanticTokens/range"],
    ),
    ("/executeCommandProvider", &["workspace/executeCommand"]),
    ("/diagnosticProvider", &["textDocument/diagnostic", "workspace/diagnostic"]),
];

/// Offered together with one of the above, or no methods.
const BESIDE: [&str; 4] =
    ["positionEncoding", "selectionRangeProvider", "documentRangeFormattingProvider", "workspace"];

const TESTS: [&str; 14] = [
    include_str!("bad_input.rs"),
    include_str!("client.rs"),
    include_str!("commands.rs"),
    include_str!("configuration.rs"),
    include_str!("decoration.rs"),
    include_str!("dictionary.rs"),
    include_str!("features.rs"),
    include_str!("navigation.rs"),
    include_str!("order.rs"),
    include_str!("pulling.rs"),
    include_str!("requests.rs"),
    include_str!("settings.rs"),
    include_str!("typing.rs"),
    include_str!("watching.rs"),
];

#[tokio::test]
async fn every_method_that_is_offered_has_a_test() {
    let mut desk = Desk::set_up("utf-8").await;
    let capabilities = desk.client.initialized["capabilities"].clone();
    for (capability, methods) in OFFERED {
        assert!(capabilities.pointer(capability).is_some(), "{capability} is not offered");
        for method in methods {
            assert!(TESTS.iter().any(|test| test.contains(&format!("{method}\""))), "{method} has no test");
        }
    }
    for capability in capabilities.as_object().expect("capabilities").keys() {
        let is_listed = OFFERED.iter().any(|(known, _)| known[1..].split('/').next() == Some(capability));
        assert!(is_listed || BESIDE.contains(&capability.as_str()), "{capability} has no methods here");
    }
    let commands = &capabilities["executeCommandProvider"]["commands"];
    for command in commands.as_array().expect("commands").iter().filter_map(Value::as_str) {
        assert!(TESTS.iter().any(|test| test.contains(&format!("\"{command}\""))), "{command} has no test");
    }
    // Notifications of other kinds, and what the client may answer.
    for method in [
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeWorkspaceFolders",
        "$/setTrace",
        "$/cancelRequest",
        "window/workDoneProgress/cancel",
    ] {
        assert!(TESTS.iter().any(|test| test.contains(&format!("\"{method}\""))), "{method} has no test");
    }
    desk.client.close(URI);
    desk.client.finish().await;
}
