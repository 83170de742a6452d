//! Edits arrive in the order of the wire, whatever else goes on.

use std::time::Duration;

use serde_json::json;

use crate::client::{Change, Client, recording};

const URI: &str = "file:///bao-cao.txt";

/// Random numbers that are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// The text as the editor has it: a list of UTF-16 units, as editors written in JavaScript do.
struct Model(Vec<u16>);

impl Model {
    /// The line and column of a unit.
    fn place(&self, at: usize) -> (u32, u32) {
        let (mut line, mut column) = (0, 0);
        for (index, &unit) in self.0[..at].iter().enumerate() {
            let next = self.0.get(index + 1);
            if unit == u16::from(b'\n') || unit == u16::from(b'\r') && next != Some(&u16::from(b'\n')) {
                (line, column) = (line + 1, 0);
            } else {
                column += 1;
            }
        }
        (line, column)
    }

    /// A place near `at` where an edit may start or end: not inside a character or a CRLF.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.0.len());
        while at > 0 && at < self.0.len() {
            let inside_pair = (0xDC00..0xE000).contains(&self.0[at]);
            let inside_crlf = self.0[at - 1] == u16::from(b'\r') && self.0[at] == u16::from(b'\n');
            if !inside_pair && !inside_crlf {
                break;
            }
            at -= 1;
        }
        at
    }

    fn text(&self) -> String {
        String::from_utf16(&self.0).expect("edits keep to boundaries")
    }
}

#[tokio::test]
async fn three_thousand_edits_give_the_text_of_the_editor() {
    const PIECES: [&str; 10] = [
        "Nghị định số 21/2019/NĐ-CP",
        "\r\n",
        "\n",
        "\r",
        "😀",
        "e\u{302}\u{323}",
        "đ",
        " ",
        "",
        "ngày 22/02/2019\r\n\r\n",
    ];
    let (options, texts) = recording();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    let mut model = Model("Căn cứ Hiến pháp;\r\n😀 e\u{302}\u{323}\rcuối".encode_utf16().collect());
    client.open(URI, 0, &model.text());
    let mut dice = Dice(0x2019_0021);
    for version in 1..=3000 {
        let size = model.0.len();
        let start = model.boundary(dice.roll(size + 1));
        let end = model.boundary((start + dice.roll(12)).min(size)).max(start);
        let piece = PIECES[dice.roll(PIECES.len())];
        client.change(URI, version, &[Change::Part(model.place(start), model.place(end), piece)]);
        model.0.splice(start..end, piece.encode_utf16());
        // An insertion may have joined a CR and an LF that edits before treated as two line ends,
        // on both sides alike.
        if version % 100 == 0 {
            client.ask_hover(URI, 0, 0);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    client.diagnostics_of(3000).await;
    let texts = texts.lock().expect("no panic").clone();
    assert_eq!(texts.last(), Some(&model.text()));
    let versions: Vec<_> = client.published.iter().map(|(_, version, _)| version.expect("always a version")).collect();
    // A text is published again, as the same version, once its writer has rested for a second.
    assert!(versions.windows(2).all(|pair| pair[0] <= pair[1]), "{versions:?}");
    client.finish().await;
}

#[tokio::test]
async fn several_changes_in_one_message_apply_one_after_the_other() {
    let (options, texts) = recording();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "một hai");
    client.change(
        URI,
        2,
        &[Change::Part((0, 0), (0, 3), "ba"), Change::Whole("bốn năm"), Change::Part((0, 3), (0, 3), "!")],
    );
    client.diagnostics_of(2).await;
    assert_eq!(texts.lock().expect("no panic").last().map(String::as_str), Some("bốn! năm"));
    client.finish().await;
}

#[tokio::test]
async fn columns_are_in_the_encoding_that_was_agreed() {
    for (offered, agreed, column) in
        [(json!(["utf-16", "utf-8"]), "utf-8", 8), (json!(["utf-16", "utf-32"]), "utf-32", 3), (json!([]), "utf-16", 4)]
    {
        let (options, texts) = recording();
        let initialize = json!({ "capabilities": { "general": { "positionEncodings": offered } } });
        let mut client = Client::start_with(options, initialize).await;
        assert_eq!(client.initialized["capabilities"]["positionEncoding"], agreed);
        client.open(URI, 1, "đ😀đx");
        client.change(URI, 2, &[Change::Part((0, column), (0, column + 1), "y")]);
        client.diagnostics_of(2).await;
        assert_eq!(texts.lock().expect("no panic").last().map(String::as_str), Some("đ😀đy"), "{agreed}");
        client.finish().await;
    }
}

/// For editors that count in bytes and do not say so.
#[tokio::test]
async fn columns_are_in_the_encoding_that_the_user_names() {
    let (options, texts) = recording();
    let options = vanthu::lsp::Options { encoding: Some(vanthu::text::Encoding::Utf8), ..options };
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    assert_eq!(client.initialized["capabilities"]["positionEncoding"], "utf-8");
    client.open(URI, 1, "đ😀đx");
    client.change(URI, 2, &[Change::Part((0, 8), (0, 9), "y")]);
    client.diagnostics_of(2).await;
    assert_eq!(texts.lock().expect("no panic").last().map(String::as_str), Some("đ😀đy"));
    client.finish().await;
}

/// A client request awaited in a handler stops the reader for good at a little over a hundred
/// messages; three hundred, with questions of the server in between, must pass.
#[tokio::test]
async fn a_burst_of_three_hundred_messages_does_not_jam() {
    let initialize = json!({ "capabilities": { "workspace": { "configuration": true } } });
    let mut client = Client::start_with(vanthu::lsp::Options::default(), initialize).await;
    client.open(URI, 0, "Căn cứ Nghị định số 30/2020/NĐ-CP;\n");
    let mut asked = Vec::new();
    for version in 1..=100 {
        client.change(URI, version, &[Change::Part((0, 0), (0, 0), "a")]);
        asked.push(client.ask_hover(URI, 0, 3));
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    }
    for id in asked {
        client.answer(id).await.expect("a hover cannot fail");
    }
    client.diagnostics_of(100).await;
    client.finish().await;
}
