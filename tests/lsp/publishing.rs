//! When diagnostics are published, and when not.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;
use vanthu::lsp::{Options, Reader};

use crate::client::{Change, Client};

const URI: &str = "file:///bao-cao.txt";

/// Holds back the reading of texts until the test lets it go on.
#[derive(Default)]
pub struct Gate {
    /// For each text that a pass waits with: whether it may go on.
    texts: Mutex<HashMap<String, bool>>,
    changed: Condvar,
}

impl Gate {
    pub fn options() -> (Options, Arc<Self>) {
        let gate = Arc::new(Self::default());
        let inside = Arc::clone(&gate);
        let read: Arc<Reader> = Arc::new(move |before, text: Arc<str>, context| {
            inside.pass(&text);
            vanthu::lsp::read(before, text, context)
        });
        (Options { read, ..Options::default() }, gate)
    }

    fn pass(&self, text: &str) {
        let mut texts = self.texts.lock().expect("no panic");
        texts.entry(text.to_owned()).or_insert(false);
        self.changed.notify_all();
        drop(self.changed.wait_while(texts, |texts| texts.get(text) != Some(&true)).expect("no panic"));
    }

    pub fn open_for(&self, text: &str) {
        self.texts.lock().expect("no panic").insert(text.to_owned(), true);
        self.changed.notify_all();
    }

    /// Waits until a pass has started to read this text.
    pub async fn reached(self: &Arc<Self>, text: &str) {
        let (gate, text) = (Arc::clone(self), text.to_owned());
        let wait = move || {
            let texts = gate.texts.lock().expect("no panic");
            drop(gate.changed.wait_while(texts, |texts| !texts.contains_key(&text)).expect("no panic"));
        };
        tokio::task::spawn_blocking(wait).await.expect("no panic");
    }
}

fn count(client: &Client, version: i64) -> usize {
    client.published.iter().filter(|(_, published, _)| *published == Some(version)).count()
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_keys_is_published_once() {
    let mut client = Client::start().await;
    client.open(URI, 0, "");
    client.diagnostics_of(0).await;
    for version in 1..=10 {
        client.change(URI, version, &[Change::Part((0, 0), (0, 0), "a")]);
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    client.drain(Duration::from_secs(2)).await;
    assert_eq!(client.published.len(), 2, "{:?}", client.published);
    assert_eq!(count(&client, 10), 1);
    client.finish().await;
}

#[tokio::test(start_paused = true)]
async fn steady_typing_is_published_at_least_twice_a_second() {
    let mut client = Client::start().await;
    client.open(URI, 0, "");
    client.diagnostics_of(0).await;
    let start = Instant::now();
    let mut last = start;
    let mut longest = Duration::ZERO;
    for version in 1..=200 {
        client.change(URI, version, &[Change::Part((0, 0), (0, 0), "a")]);
        let before = client.published.len();
        client.drain(Duration::from_millis(20)).await;
        longest = longest.max(last.elapsed());
        if client.published.len() > before {
            last = Instant::now();
        }
    }
    assert!(start.elapsed() >= Duration::from_secs(4));
    assert!(longest <= Duration::from_millis(500), "silent for {longest:?}");
    assert!(client.published.len() < 200 / 3, "{} publications are too many", client.published.len());
    client.finish().await;
}

#[tokio::test(start_paused = true)]
async fn outdated_results_are_dropped() {
    let (options, gate) = Gate::options();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 1, "cũ");
    gate.reached("cũ").await;
    client.change(URI, 2, &[Change::Whole("mới")]);
    // The change is in once a request behind it is answered; one for no text needs no reading.
    let _ = client.request("textDocument/hover", no_text()).await;
    gate.open_for("cũ");
    gate.open_for("mới");
    client.diagnostics_of(2).await;
    client.drain(Duration::from_secs(1)).await;
    assert_eq!((count(&client, 1), count(&client, 2)), (0, 1));
    client.finish().await;
}

/// If every result is outdated when it is ready, the reader of the screen must not wait for ever:
/// from time to time one is published with the version that it is of.
#[tokio::test(start_paused = true)]
async fn outdated_results_do_not_starve_the_editor() {
    let (options, gate) = Gate::options();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open(URI, 0, "0");
    for version in 1..=20 {
        gate.reached(&(version - 1).to_string()).await;
        client.change(URI, version, &[Change::Whole(&version.to_string())]);
        let _ = client.request("textDocument/hover", no_text()).await;
        tokio::time::advance(Duration::from_millis(100)).await;
        gate.open_for(&(version - 1).to_string());
    }
    gate.open_for("20");
    client.diagnostics_of(20).await;
    let early: Vec<_> = client.published.iter().filter_map(|(_, version, _)| *version).filter(|v| *v < 20).collect();
    assert!((3..=8).contains(&early.len()), "2 s of typing gave {early:?}");
    assert!(early.windows(2).all(|pair| pair[0] < pair[1]), "{early:?}");
    client.finish().await;
}

#[tokio::test(start_paused = true)]
async fn closing_clears_with_a_version() {
    let mut client = Client::start().await;
    client.open(URI, 7, "ngày 31/02/2024");
    client.diagnostics_of(7).await;
    client.close(URI);
    let cleared = client.diagnostics().await;
    assert_eq!(cleared, json!({ "uri": URI, "version": 7, "diagnostics": [] }));
    client.finish().await;
}

/// A text that is closed while it is read, and opened again with the same version: the old result
/// is dropped however late it comes, the new one stands, and nothing is cleared after it.
#[tokio::test(start_paused = true)]
async fn reopening_is_not_overtaken_by_closing() {
    let (options, gate) = Gate::options();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    let wrong = "Nghị quyết số 30/2020/NĐ-CP";
    client.open(URI, 1, wrong);
    gate.reached(wrong).await;
    client.close(URI);
    client.open(URI, 1, "mới");
    gate.reached("mới").await;
    tokio::time::advance(Duration::from_secs(2)).await;
    gate.open_for(wrong);
    // Real time for the old pass to end: the clock stands still while the new one is held back.
    let moment = || std::thread::sleep(Duration::from_millis(50));
    tokio::task::spawn_blocking(moment).await.expect("no panic");
    gate.open_for("mới");
    client.diagnostics_of(1).await;
    client.change(URI, 2, &[Change::Whole(wrong)]);
    client.diagnostics_of(2).await;
    client.drain(Duration::from_secs(1)).await;
    let published: Vec<_> = client.published.iter().map(|(_, version, count)| (*version, *count > 0)).collect();
    // The clearing may come before the reopening is known, never after.
    let clean = (Some(1), false);
    let expected = [clean, (Some(2), true)];
    assert!(published == expected || published[..1] == [clean] && published[1..] == expected, "{published:?}");
    client.finish().await;
}

#[tokio::test(start_paused = true)]
async fn texts_do_not_wait_for_each_other() {
    let (options, gate) = Gate::options();
    let mut client = Client::start_with(options, json!({ "capabilities": {} })).await;
    client.open("file:///lon.txt", 1, "lớn");
    gate.reached("lớn").await;
    gate.open_for("nhỏ");
    client.open("file:///nho.txt", 1, "nhỏ");
    assert_eq!(client.diagnostics().await["uri"], "file:///nho.txt");
    gate.open_for("lớn");
    assert_eq!(client.diagnostics().await["uri"], "file:///lon.txt");
    client.finish().await;
}

pub fn no_text() -> serde_json::Value {
    json!({ "textDocument": { "uri": "file:///khong-co.txt" }, "position": { "line": 0, "character": 0 } })
}
