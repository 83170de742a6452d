//! The word that is being typed is not judged before it is finished.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::client::{Change, Client};

const URI: &str = "file:///bao-cao.txt";
const SETTLING: Duration = Duration::from_secs(1);

/// "quyển" is out of place, and the second line is wrong in its type.
const TEXT: &str = "Kiên quyết bảo vệ chủ quyển lãnh thổ của Tổ quốc.\nNghị quyết số 30/2020/NĐ-CP.\n";
/// Behind "quyển".
const BEHIND: (u32, u32) = (0, 27);

/// The codes of errors and warnings.
fn codes(published: &Value) -> Vec<&str> {
    let found = published["diagnostics"].as_array().expect("a list");
    let grave = found.iter().filter(|found| found["severity"].as_u64() <= Some(2));
    grave.map(|found| found["code"].as_str().expect("a code")).collect()
}

/// A client with the text open, in which the last letter of "quyển" has just been typed again.
async fn retyped() -> (Client, Instant) {
    let mut client = Client::start().await;
    client.open(URI, 1, TEXT);
    assert_eq!(codes(&client.diagnostics_of(1).await), ["D15", "A01"], "nothing was typed yet");
    client.change(URI, 2, &[Change::Part((0, BEHIND.1 - 1), BEHIND, "")]);
    client.change(URI, 3, &[Change::Part((0, BEHIND.1 - 1), (0, BEHIND.1 - 1), "n")]);
    let typed = Instant::now();
    assert_eq!(codes(&client.diagnostics_of(3).await), ["A01"], "other rules do not wait");
    (client, typed)
}

#[tokio::test(start_paused = true)]
async fn a_word_is_judged_after_a_second_of_rest() {
    let (mut client, typed) = retyped().await;
    assert!(typed.elapsed() < SETTLING / 2, "{:?}", typed.elapsed());
    assert_eq!(codes(&client.diagnostics_of(3).await), ["D15", "A01"]);
    assert!(typed.elapsed() >= SETTLING && typed.elapsed() < SETTLING * 2, "{:?}", typed.elapsed());
    client.drain(SETTLING * 3).await;
    let versions: Vec<_> = client.published.iter().map(|(_, version, _)| *version).collect();
    assert_eq!(versions.iter().filter(|version| **version == Some(3)).count(), 2, "{versions:?}");
    client.finish().await;
}

#[tokio::test(start_paused = true)]
async fn a_word_is_judged_at_once_when_the_writer_goes_elsewhere_or_saves() {
    let (mut client, typed) = retyped().await;
    client.change(URI, 4, &[Change::Part((1, 28), (1, 28), " X")]);
    assert_eq!(codes(&client.diagnostics_of(4).await), ["D15", "A01"]);
    assert!(typed.elapsed() < SETTLING, "{:?}", typed.elapsed());
    client.finish().await;

    let (mut client, typed) = retyped().await;
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(codes(&client.diagnostics_of(3).await), ["D15", "A01"]);
    assert!(typed.elapsed() < SETTLING, "{:?}", typed.elapsed());
    client.finish().await;
}

/// The right neighbour decides, so it must be whole.
#[tokio::test(start_paused = true)]
async fn a_word_is_judged_once_the_next_is_there() {
    let mut client = Client::start().await;
    client.open(URI, 1, "Kiên quyết bảo vệ chủ quyển");
    client.diagnostics_of(1).await;
    let mut seen = Vec::new();
    for (index, typed) in (0..).zip([" ", "l", "ã", "n", "h", " ", "t", "h", "ổ"]) {
        let place = (0, BEHIND.1 + index);
        client.change(URI, i64::from(index) + 2, &[Change::Part(place, place, typed)]);
        let published = client.diagnostics_of(i64::from(index) + 2).await;
        seen.push(codes(&published).len());
    }
    // "quyển" is judged with the space behind "lãnh", long before a second has passed.
    assert_eq!(seen, [0, 0, 0, 0, 0, 1, 1, 1, 1]);
    client.finish().await;
}

#[tokio::test(start_paused = true)]
async fn a_whole_new_text_is_judged_as_it_is() {
    let (mut client, _) = retyped().await;
    client.change(URI, 4, &[Change::Whole(TEXT)]);
    assert_eq!(codes(&client.diagnostics_of(4).await), ["D15", "A01"]);
    client.finish().await;
}
