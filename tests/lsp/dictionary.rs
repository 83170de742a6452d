//! Adding words to dictionaries, as an editor offers it on a word.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vanthu::lsp::Options;

use crate::client::Client;

const TEXT: &str = "Các cấp, các nghành và địa phương phối hợp.\nĐời sống của nhân dân được nâng lên.\n";
const OTHER: &str = "Nhiều nghành nghề ở địa phương phát triển.\n";

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

async fn start(root: &Path) -> Client {
    let folders = json!([{ "uri": uri(root), "name": "x" }]);
    Client::start_with(Options::default(), json!({ "capabilities": {}, "workspaceFolders": folders })).await
}

/// The codes in the next publication for this address.
async fn codes(client: &mut Client, uri: &str) -> Vec<String> {
    loop {
        let published = client.diagnostics().await;
        if published["uri"] == uri {
            let found = published["diagnostics"].as_array().expect("a list");
            return found.iter().map(|found| found["code"].as_str().expect("a code").to_owned()).collect();
        }
    }
}

/// The quick fixes on "nghành" of [`TEXT`].
async fn offers(client: &mut Client, uri: &str) -> Vec<Value> {
    let place = json!({ "line": 0, "character": 14 });
    let params = json!({ "textDocument": { "uri": uri }, "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["quickfix"] } });
    let actions = client.request("textDocument/codeAction", params).await.expect("it succeeds");
    actions.as_array().expect("a list").clone()
}

fn titled<'a>(offers: &'a [Value], title: &str) -> &'a Value {
    let found = offers.iter().find(|offer| offer["title"] == title);
    found.unwrap_or_else(|| panic!("{title} is not among {offers:?}"))
}

#[tokio::test]
async fn a_word_for_the_folder_counts_in_every_open_text_at_once() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let words = root.path().join(".vanthu/words.txt");
    let mut client = start(root.path()).await;
    let (one, two) = (uri(&root.path().join("mot.txt")), uri(&root.path().join("sau/hai.txt")));
    for (uri, text) in [(&one, TEXT), (&two, OTHER)] {
        client.open(uri, 1, text);
        assert_eq!(codes(&mut client, uri).await, ["D14"]);
    }
    let offers = offers(&mut client, &one).await;
    let titles: Vec<&str> = offers.iter().filter_map(|offer| offer["title"].as_str()).collect();
    assert_eq!(
        titles[..4],
        [
            "Sửa thành “ngành”",
            "Thêm “nghành” vào từ điển của tôi",
            "Thêm “nghành” vào từ điển của thư mục làm việc",
            "Thêm “nghành” vào từ điển của văn bản này"
        ]
    );
    let command = &titled(&offers, "Thêm “nghành” vào từ điển của thư mục làm việc")["command"];
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    let answer = client.request("workspace/executeCommand", params.clone()).await;
    assert_eq!(answer, Ok(json!({ "file": words, "added": true })));
    assert_eq!(fs::read_to_string(&words).expect("it was made"), "nghành\n");
    // Both are read at the same time, so either may be first.
    let mut left = vec![one.as_str(), two.as_str()];
    while !left.is_empty() {
        let published = client.diagnostics().await;
        left.retain(|uri| published["uri"] != *uri || published["diagnostics"] != json!([]));
    }
    let answer = client.request("workspace/executeCommand", params).await;
    assert_eq!(answer, Ok(json!({ "file": words, "added": false })));
    assert_eq!(fs::read_to_string(&words).expect("it is there"), "nghành\n");
    client.finish().await;
}

#[tokio::test]
async fn a_word_for_the_text_is_listed_in_it() {
    let mut client = Client::start().await;
    let uri = "untitled:Untitled-1";
    client.open_as(uri, "markdown", 1, TEXT);
    assert_eq!(codes(&mut client, uri).await, ["D14"]);
    let offers = offers(&mut client, uri).await;
    // Without a folder there is no dictionary of one.
    assert!(offers.iter().all(|offer| offer["title"] != "Thêm “nghành” vào từ điển của thư mục làm việc"));
    let edit = &titled(&offers, "Thêm “nghành” vào từ điển của văn bản này")["edit"]["changes"][uri][0];
    assert_eq!(edit["range"]["start"], json!({ "line": 0, "character": 0 }));
    assert_eq!(edit["newText"], "<!-- vanthu: từ nghành -->\n");
    client.change(uri, 2, &[crate::client::Change::Part((0, 0), (0, 0), "<!-- vanthu: từ nghành -->\n")]);
    assert_eq!(client.diagnostics_of(2).await["diagnostics"], json!([]));
    client.finish().await;
}

#[tokio::test]
async fn what_cannot_be_written_is_said() {
    let root = tempfile::tempdir().expect("a temporary folder");
    // A file where the folder of the dictionary would be: even an administrator cannot write there.
    fs::write(root.path().join(".vanthu"), "").expect("a file");
    let mut client = start(root.path()).await;
    let text = uri(&root.path().join("x.txt"));
    let ask = |uri: &str, word: &str| {
        let argument = json!({ "word": word, "scope": "workspace", "uri": uri });
        json!({ "command": "vanthu.addToDictionary", "arguments": [argument] })
    };
    for (uri, word, said) in
        [(text.as_str(), "nghành", "Không thêm được “nghành” vào"), ("untitled:x", "hai\ndòng", "Mục từ phải là")]
    {
        assert_eq!(client.request("workspace/executeCommand", ask(uri, word)).await, Ok(Value::Null));
        let shown = client.notification("window/showMessage").await;
        assert_eq!(shown["type"], 1);
        assert!(shown["message"].as_str().is_some_and(|message| message.contains(said)), "{shown}");
    }
    client.finish().await;
    let mut client = Client::start().await;
    assert_eq!(client.request("workspace/executeCommand", ask(&text, "nghành")).await, Ok(Value::Null));
    let shown = client.notification("window/showMessage").await;
    assert!(shown["message"].as_str().is_some_and(|message| message.contains("không mở thư mục")), "{shown}");
    for bad in [json!([]), json!([{ "word": 5 }]), json!([{ "word": "a", "scope": "all", "uri": "x" }])] {
        let params = json!({ "command": "vanthu.addToDictionary", "arguments": bad });
        assert_eq!(client.request("workspace/executeCommand", params).await, Err(-32602));
    }
    let unknown = json!({ "command": "vanthu.khong-co", "arguments": [] });
    assert_eq!(client.request("workspace/executeCommand", unknown).await, Err(-32602));
    client.finish().await;
}
