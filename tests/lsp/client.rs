//! An editor for tests: in the same process, reading everything the server says at once.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use vanthu::lsp::{Ending, Options, serve};

use crate::record::Record;

/// So long that only a server that hangs exceeds it.
const LIMIT: Duration = Duration::from_secs(60);

/// How the client answers questions of the server: by method and parameters; `None` stays silent.
pub type Answers = dyn Fn(&str, &Value) -> Option<Value> + Send + Sync;

pub struct Client {
    to_server: mpsc::UnboundedSender<Vec<u8>>,
    from_server: mpsc::UnboundedReceiver<Value>,
    /// Read, but not yet asked for.
    waiting: VecDeque<Value>,
    server: JoinHandle<Ending>,
    next_id: i64,
    /// Every publication so far, in order: address, version, number of diagnostics.
    pub published: Vec<(String, Option<i64>, usize)>,
    pub initialized: Value,
}

impl Client {
    pub async fn start() -> Self {
        Self::start_with(Options::default(), json!({ "capabilities": {} })).await
    }

    pub async fn start_with(options: Options, initialize: Value) -> Self {
        Self::start_answering(options, initialize, Arc::new(|_, _| Some(Value::Null))).await
    }

    pub async fn start_answering(options: Options, initialize: Value, answers: Arc<Answers>) -> Self {
        let (ours, theirs) = tokio::io::duplex(4096);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(serve(input, output, options));
        let (reader, writer) = tokio::io::split(ours);
        let (to_server, outgoing) = mpsc::unbounded_channel();
        let (incoming, from_server) = mpsc::unbounded_channel();
        let (said_by_us, said_by_server) = Record::of_new_session();
        tokio::spawn(write(writer, outgoing, said_by_us));
        tokio::spawn(read(reader, incoming, to_server.clone(), answers, said_by_server));
        let mut client = Self {
            to_server,
            from_server,
            waiting: VecDeque::new(),
            server,
            next_id: 0,
            published: Vec::new(),
            initialized: Value::Null,
        };
        client.initialized = client.request("initialize", initialize).await.expect("initialize succeeds");
        client.notify("initialized", json!({}));
        client
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and does not wait; gives its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.next_id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(message);
        self.next_id
    }

    pub fn send(&mut self, message: Value) {
        self.send_raw(message.to_string().as_bytes());
    }

    pub fn send_raw(&mut self, body: &[u8]) {
        let mut bytes = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        bytes.extend_from_slice(body);
        self.to_server.send(bytes).expect("the writer lives as long as the client");
    }

    /// The answer to a request: its result, or its error's code.
    pub async fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let message = self.take(|message| message["id"] == id && message.get("method").is_none()).await;
        match message.get("error") {
            Some(error) => Err(error["code"].as_i64().expect("errors have a code")),
            None => Ok(message["result"].clone()),
        }
    }

    pub async fn request(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.ask(method, params);
        self.answer(id).await
    }

    /// The next notification of this name.
    pub async fn notification(&mut self, method: &str) -> Value {
        self.take(|message| message["method"] == method).await["params"].clone()
    }

    /// The next diagnostics.
    pub async fn diagnostics(&mut self) -> Value {
        self.notification("textDocument/publishDiagnostics").await
    }

    /// The diagnostics of this version; earlier ones are read over.
    pub async fn diagnostics_of(&mut self, version: i64) -> Value {
        loop {
            let params = self.diagnostics().await;
            if params["version"] == version {
                return params;
            }
        }
    }

    async fn take(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(at).expect("it was there");
        }
        loop {
            let next = tokio::time::timeout(LIMIT, self.from_server.recv()).await.expect("the server answers");
            let message = next.expect("the server lives");
            self.note(&message);
            if wanted(&message) {
                return message;
            }
            self.waiting.push_back(message);
        }
    }

    fn note(&mut self, message: &Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let count = params["diagnostics"].as_array().expect("a list").len();
            let uri = params["uri"].as_str().expect("an address").to_owned();
            self.published.push((uri, params["version"].as_i64(), count));
        }
    }

    /// Reads what has arrived until nothing comes for `quiet`.
    pub async fn drain(&mut self, quiet: Duration) {
        while let Ok(Some(message)) = tokio::time::timeout(quiet, self.from_server.recv()).await {
            self.note(&message);
            self.waiting.push_back(message);
        }
    }

    /// Takes what was said with this method so far.
    pub fn said(&mut self, method: &str) -> Vec<Value> {
        let (said, rest) = self.waiting.drain(..).partition(|message| message["method"] == method);
        self.waiting = rest;
        let said: VecDeque<Value> = said;
        said.into_iter().map(|message| message["params"].clone()).collect()
    }

    pub fn open(&mut self, uri: &str, version: i64, text: &str) {
        self.open_as(uri, "plaintext", version, text);
    }

    pub fn open_as(&mut self, uri: &str, language: &str, version: i64, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Sends changes: `[[start line, column], [end line, column], text]`, or the whole text.
    pub fn change(&mut self, uri: &str, version: i64, changes: &[Change<'_>]) {
        let changes: Vec<Value> = changes.iter().map(Change::to_json).collect();
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    pub fn ask_hover(&mut self, uri: &str, line: u32, column: u32) -> i64 {
        let position = json!({ "line": line, "character": column });
        self.ask("textDocument/hover", json!({ "textDocument": { "uri": uri }, "position": position }))
    }

    /// `shutdown` and `exit`; the server must end in order, and must not have shown any message
    /// that the test did not take.
    pub async fn finish(mut self) {
        self.request("shutdown", Value::Null).await.expect("shutdown succeeds");
        self.notify("exit", Value::Null);
        while let Some(message) = self.from_server.recv().await {
            self.waiting.push_back(message);
        }
        assert_eq!(self.said("window/showMessage"), Vec::<Value>::new(), "messages nobody expected");
        assert_eq!(self.ending().await, Ending::Orderly);
    }

    /// Waits for the end of the server.
    pub async fn ending(self) -> Ending {
        tokio::time::timeout(LIMIT, self.server).await.expect("it ends").expect("it does not panic")
    }

    /// Ends the input without a word, and waits.
    pub async fn hang_up(self) -> Ending {
        let Self { to_server, from_server, server, .. } = self;
        to_server.send(Vec::new()).expect("an empty message is the sign to stop");
        drop(from_server);
        tokio::time::timeout(LIMIT, server).await.expect("it ends").expect("it does not panic")
    }
}

/// One change of a text.
pub enum Change<'a> {
    Whole(&'a str),
    Part((u32, u32), (u32, u32), &'a str),
}

impl Change<'_> {
    fn to_json(&self) -> Value {
        match self {
            Self::Whole(text) => json!({ "text": text }),
            Self::Part((line, column), (end_line, end_column), text) => json!({
                "range": {
                    "start": { "line": line, "character": column },
                    "end": { "line": end_line, "character": end_column },
                },
                "text": text,
            }),
        }
    }
}

async fn write(
    mut writer: WriteHalf<DuplexStream>,
    mut outgoing: mpsc::UnboundedReceiver<Vec<u8>>,
    mut record: Record,
) {
    while let Some(bytes) = outgoing.recv().await {
        record.keep(&bytes);
        if bytes.is_empty() || writer.write_all(&bytes).await.is_err() {
            break;
        }
    }
    let _ = writer.shutdown().await;
}

async fn read(
    reader: ReadHalf<DuplexStream>,
    incoming: mpsc::UnboundedSender<Value>,
    to_server: mpsc::UnboundedSender<Vec<u8>>,
    answers: Arc<Answers>,
    mut record: Record,
) {
    let mut reader = BufReader::new(reader);
    while let Some(body) = read_body(&mut reader).await {
        record.keep_body(&body);
        let message: Value = serde_json::from_slice(&body).expect("the server speaks JSON");
        if let (Some(method), Some(id)) = (message["method"].as_str(), message.get("id"))
            && let Some(result) = answers(method, &message["params"])
        {
            let body = json!({ "jsonrpc": "2.0", "id": id, "result": result }).to_string();
            let _ = to_server.send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes());
        }
        if incoming.send(message).is_err() {
            break;
        }
    }
}

async fn read_body(reader: &mut BufReader<ReadHalf<DuplexStream>>) -> Option<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some((_, value)) => length = value.parse().expect("a length"),
            None => break,
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await.ok()?;
    Some(body)
}

/// A reader that keeps every text it was given.
pub fn recording() -> (Options, Arc<Mutex<Vec<String>>>) {
    let texts: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = Arc::clone(&texts);
    let read: Arc<vanthu::lsp::Reader> = Arc::new(move |before, text: Arc<str>, context| {
        kept.lock().expect("no panic").push(text.to_string());
        vanthu::lsp::read(before, text, context)
    });
    (Options { read, ..Options::default() }, texts)
}
