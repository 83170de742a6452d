//! The protocol: thin, and the only floor that knows of JSON-RPC or of anything asynchronous.
//!
//! From a key to its squiggle: `didChange` edits the text under a lock and wakes the publisher
//! (`publisher`), which waits for a moment of quiet, reads a snapshot on a blocking thread
//! (`analyse`) and publishes what came out if the text is still the same. Requests (`request`) take
//! a snapshot in the order of the wire and read it the same way. All input passes `wire` first.

mod analyse;
mod citation;
mod command;
mod configuration;
mod convert;
mod decorate;
mod diagnose;
mod dictionary;
mod document;
mod folder;
mod lifecycle;
mod navigate;
mod outgoing;
mod position;
mod progress;
mod publisher;
mod pull;
mod request;
mod server;
mod settings;
mod shared;
mod symbols;
mod tokens;
mod typing;
mod wire;
mod written;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tower_lsp::LspService;
use tower_lsp::ls_types::MessageType;

pub use analyse::{Reader, Reading, read};
use outgoing::Outgoing;
use server::Server;
use shared::{Note, Shared};

use crate::law::Knowledge;
use crate::text::Encoding;

/// What can be set from outside; tests do.
#[derive(Clone)]
pub struct Options {
    /// How long a text must rest before it is read.
    pub quiet: Duration,
    /// How long it is left unread at most, however fast the typing.
    pub ceiling: Duration,
    /// How long the word at the caret is left alone after the last edit.
    pub settling: Duration,
    /// How often to look whether the editor still lives.
    pub parent_interval: Duration,
    /// The unit of columns, whatever the client offers. Some editors count in bytes or characters
    /// and do not say so, and nothing in the protocol lets their users mend that.
    pub encoding: Option<Encoding>,
    /// Longer texts, in bytes, are not read: no report is that long.
    pub largest: usize,
    /// How a text is read.
    pub read: Arc<Reader>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            quiet: Duration::from_millis(30),
            ceiling: Duration::from_millis(150),
            settling: Duration::from_secs(1),
            parent_interval: Duration::from_secs(3),
            encoding: None,
            largest: 32 << 20,
            read: Arc::new(read),
        }
    }
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// After `shutdown`, as the protocol wants it.
    Orderly,
    /// Without: `exit` alone, the end of the input, or the death of the editor.
    Abrupt,
}

/// Speaks the protocol until `exit`, the end of `input`, or the death of the editor.
pub async fn serve(
    input: impl AsyncRead + Unpin + Send + 'static,
    output: impl AsyncWrite + Send + 'static,
    options: Options,
) -> Ending {
    let (notes, heard) = mpsc::unbounded_channel();
    let (outbox, messages) = mpsc::channel(1);
    let (service, socket) =
        LspService::build(|client| Server { shared: Arc::new(Shared::new(client, options, notes, outbox.clone())) })
            .custom_method("$/setTrace", Server::set_trace)
            .custom_method("window/workDoneProgress/cancel", Server::cancel_progress)
            .finish();
    let shared = Arc::clone(&service.inner().shared);
    // So large that the longest text of an editor passes in a few pieces.
    let (mended, to_mend) = tokio::io::duplex(1024 * 1024);
    let (answers, from_framework) = tokio::io::duplex(64 * 1024);
    let complaints = Arc::clone(&shared);
    let helpers = [
        tokio::spawn(async move {
            let pumped = wire::pump(input, to_mend, |complaint| complaints.log(MessageType::WARNING, complaint)).await;
            if let Err(error) = pumped {
                tracing::debug!("đầu vào kết thúc / input ended: {error}");
            }
        }),
        tokio::spawn(publisher::run(Arc::clone(&shared))),
        tokio::spawn(pass_on_notes(Arc::clone(&shared), heard)),
    ];
    let collector = tokio::spawn(outgoing::collect(from_framework, outbox.clone()));
    let writer = tokio::spawn(outgoing::write(messages, output));
    tokio::select! {
        () = tower_lsp::Server::new(mended, answers, socket).serve(service) => {}
        () = shared.abandoned.notified() => {}
    }
    for helper in helpers {
        helper.abort();
    }
    // What was answered is still written, if there is someone who reads it.
    let rest = async {
        let _ = collector.await;
        let _ = outbox.send(Outgoing::End).await;
        let _ = writer.await;
    };
    let _ = tokio::time::timeout(FAREWELL, rest).await;
    if shared.is_shut_down() { Ending::Orderly } else { Ending::Abrupt }
}

/// How long the last answers may take to be written.
const FAREWELL: Duration = Duration::from_secs(1);

/// Sends notes in their order; alone, so that no one else waits for a slow client.
async fn pass_on_notes(shared: Arc<Shared>, mut notes: mpsc::UnboundedReceiver<Note>) {
    while let Some(note) = notes.recv().await {
        match note {
            Note::Log { kind, text, show } => {
                shared.client.log_message(kind, &text).await;
                if show {
                    shared.client.show_message(kind, &text).await;
                }
            }
            Note::Trace(params) => shared.send(outgoing::notification("$/logTrace", params)).await,
        }
    }
}

/// Serves one editor over standard input and output.
///
/// # Errors
/// When the machine gives no threads.
pub fn run_stdio(options: Options) -> anyhow::Result<ExitCode> {
    run(async { Ok(serve(tokio::io::stdin(), tokio::io::stdout(), options).await) })
}

/// Waits for one editor on a port of this machine and serves it.
///
/// # Errors
/// When the port is taken or the machine gives no threads.
pub fn run_tcp(port: u16, options: Options) -> anyhow::Result<ExitCode> {
    run(async move {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port))
            .await
            .with_context(|| format!("không mở được cổng {port} / cannot listen on port {port}"))?;
        let (stream, _) = listener.accept().await.context("không nhận được kết nối / no connection")?;
        // Without this, small answers wait for the other side's acknowledgement.
        stream.set_nodelay(true).context("không đặt được TCP_NODELAY / cannot set TCP_NODELAY")?;
        let (input, output) = stream.into_split();
        Ok(serve(input, output, options).await)
    })
}

fn run(session: impl Future<Output = anyhow::Result<Ending>>) -> anyhow::Result<ExitCode> {
    // What takes longest at the start; the answer to `initialize` does not need it.
    std::thread::spawn(Knowledge::builtin);
    // One thread for the protocol: it only moves messages, and what computes has threads of its own.
    // With several, every hand-over from task to task would wake another processor.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .context("không tạo được luồng xử lý / cannot start the runtime")?;
    let ending = runtime.block_on(session);
    // The thread that reads standard input cannot be stopped; do not wait for it.
    runtime.shutdown_background();
    Ok(match ending? {
        Ending::Orderly => ExitCode::SUCCESS,
        Ending::Abrupt => ExitCode::FAILURE,
    })
}
