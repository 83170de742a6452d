//! Registries of documents that change, break or vanish under a running server.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use vanthu::law::{Builder, Facts};

use crate::client::{Change, Client};

const TEXT: &str = "Theo Quyết định số 15/QĐ-XYZ, đơn vị báo cáo.\n";

fn index(title: &str) -> Vec<u8> {
    let mut builder = Builder::default();
    builder.push(&Facts { symbol: "15/QĐ-XYZ", kind: "Quyết định", title, ..Facts::default() }, 1);
    builder.finish().expect("small").0
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("vanthu.toml"), "[registry]\nfiles = [\"chung.vanthu\"]\n").expect("a file");
    fs::write(folder.path().join("chung.vanthu"), index("quy chế cũ")).expect("a file");
    folder
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Replaces the text by itself with a mark, so that it is read again, and returns its card.
async fn card(client: &mut Client, uri: &str, version: i64) -> String {
    let text = format!("{TEXT}{version}\n");
    client.change(uri, version, &[Change::Whole(&text)]);
    client.diagnostics_of(version).await;
    let id = client.ask_hover(uri, 0, 22);
    client.answer(id).await.expect("an answer").to_string()
}

#[tokio::test]
async fn a_registry_that_is_imported_anew_counts_and_one_that_is_cut_off_harms_nobody() {
    let folder = folder();
    let (text, registry) = (uri(&folder.path().join("a.txt")), folder.path().join("chung.vanthu"));
    let mut client = Client::start().await;
    client.open(&text, 1, TEXT);
    client.diagnostics_of(1).await;
    let before = card(&mut client, &text, 2).await;
    assert!(before.contains("quy chế cũ") && before.contains("chung.vanthu"), "{before}");

    // As an import does it: another file in the place of the one that is mapped.
    fs::write(folder.path().join("mới"), index("quy chế mới và dài hơn")).expect("a file");
    fs::rename(folder.path().join("mới"), &registry).expect("renamed");
    client.notify(
        "workspace/didChangeWatchedFiles",
        serde_json::json!({ "changes": [{ "uri": uri(&folder.path().join("vanthu.toml")), "type": 2 }] }),
    );
    let after = card(&mut client, &text, 3).await;
    assert!(after.contains("quy chế mới"), "{after}");

    // Cut off while mapped: its documents are no longer known, and the server says why.
    let whole = fs::read(&registry).expect("a file");
    let cut = fs::OpenOptions::new().write(true).open(&registry).expect("a file");
    cut.set_len(whole.len() as u64 / 2).expect("cut");
    let broken = card(&mut client, &text, 4).await;
    assert!(!broken.contains("quy chế") && broken.contains("15/QĐ-XYZ"), "{broken}");

    // Whole again.
    fs::write(&registry, index("quy chế phục hồi")).expect("a file");
    client.notify(
        "workspace/didChangeWatchedFiles",
        serde_json::json!({ "changes": [{ "uri": uri(&folder.path().join("vanthu.toml")), "type": 2 }] }),
    );
    let healed = card(&mut client, &text, 5).await;
    assert!(healed.contains("quy chế phục hồi"), "{healed}");
    client.finish().await;
}

#[tokio::test]
async fn an_index_of_another_version_is_reported_at_its_file() {
    let folder = folder();
    let path = folder.path().join("chung.vanthu");
    let mut bytes = index("quy chế");
    bytes[8] = 77;
    fs::write(&path, bytes).expect("a file");
    let mut client = Client::start().await;
    let text = uri(&folder.path().join("a.txt"));
    client.open(&text, 1, TEXT);
    let published = loop {
        let published = client.diagnostics().await;
        if published["uri"] == uri(&path) {
            break published;
        }
    };
    let message = published["diagnostics"][0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("phiên bản 77"), "{message}");
    client.finish().await;
}
