//! What leaves: the framework's messages, and diagnostics beside them.
//!
//! The framework turns each notification into a tree of values before it writes it. For the
//! diagnostics of a long text, at every key, that costs more than finding them; so they are written
//! here, once, on the thread that found them, and joined with the framework's messages at the end
//! of the line.

use serde::Serialize;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::mpsc;
use tower_lsp::ls_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use super::wire::read_message;

/// A message on its way out.
pub(super) enum Outgoing {
    /// With its header.
    Message(Vec<u8>),
    /// Nothing comes after this.
    End,
}

#[derive(Serialize)]
struct Notification<P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: P,
}

/// The message that publishes diagnostics.
pub(super) fn publication(uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) -> Vec<u8> {
    notification("textDocument/publishDiagnostics", PublishDiagnosticsParams { uri, diagnostics, version })
}

/// A notification with its header.
pub(super) fn notification(method: &'static str, params: impl Serialize) -> Vec<u8> {
    // These types hold strings and numbers only, which always make JSON.
    let body = serde_json::to_vec(&Notification { jsonrpc: "2.0", method, params }).unwrap_or_default();
    framed(&[&body])
}

/// Hands on the framework's messages, whole.
pub(super) async fn collect(from_framework: impl AsyncRead + Unpin, to: mpsc::Sender<Outgoing>) {
    let mut from_framework = BufReader::new(from_framework);
    while let Ok(Some(body)) = read_message(&mut from_framework, &|_| {}).await {
        if to.send(Outgoing::Message(framed(&[&body]))).await.is_err() {
            return;
        }
    }
}

/// Writes what comes until the end, or until nobody reads any more.
pub(super) async fn write(mut messages: mpsc::Receiver<Outgoing>, output: impl AsyncWrite) {
    let mut output = std::pin::pin!(output);
    while let Some(Outgoing::Message(message)) = messages.recv().await {
        if output.write_all(&message).await.is_err() || output.flush().await.is_err() {
            return;
        }
    }
    // An output that cannot be closed is closed by the end of the program.
    let _ = output.shutdown().await;
}

/// A message with its header, from its parts.
pub(super) fn framed(body: &[&[u8]]) -> Vec<u8> {
    let length: usize = body.iter().map(|part| part.len()).sum();
    let mut message = Vec::with_capacity(length + 32);
    message.extend_from_slice(format!("Content-Length: {length}\r\n\r\n").as_bytes());
    body.iter().for_each(|part| message.extend_from_slice(part));
    message
}
