//! What the language server writes beside the protocol.

use super::*;

#[test]
fn the_log_says_what_was_read_and_never_what_it_says() {
    let place = Place::new();
    let text = "Các cấp, các nghành và địa phương phối hợp.\n";
    let uri = "file:///bao-cao-mat.txt";
    let requests = [
        (
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": uri, "languageId": "plaintext", "version": 1, "text": text } }),
        ),
        ("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } })),
    ];
    let log = serve(&["--log-level", "debug"], place.path(), &requests);
    assert!(log.contains(&format!("bytes={}", text.len())), "{log}");
    assert!(!log.contains("nghành"), "{log}");
    assert_eq!(serve(&[], place.path(), &requests), "");
}
