//! Beginning and end, in this process and as a program of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vanthu::lsp::{Ending, Options};

use crate::client::Client;

#[tokio::test]
async fn the_server_says_what_it_can() {
    let client = Client::start().await;
    let capabilities = &client.initialized["capabilities"];
    assert_eq!(capabilities["positionEncoding"], "utf-16");
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(capabilities["hoverProvider"], true);
    assert_eq!(capabilities["codeActionProvider"]["codeActionKinds"], json!(["quickfix", "source.fixAll.vanthu"]));
    assert_eq!(client.initialized["serverInfo"]["name"], "vanthu");
    client.finish().await;
}

#[tokio::test]
async fn exit_without_shutdown_and_the_end_of_input_are_abrupt() {
    let mut client = Client::start().await;
    client.notify("exit", Value::Null);
    assert_eq!(client.ending().await, Ending::Abrupt);
    assert_eq!(Client::start().await.hang_up().await, Ending::Abrupt);
    let mut client = Client::start().await;
    client.request("shutdown", Value::Null).await.expect("shutdown succeeds");
    assert_eq!(client.hang_up().await, Ending::Orderly);
}

#[tokio::test]
async fn after_shutdown_requests_are_refused() {
    let mut client = Client::start().await;
    client.request("shutdown", Value::Null).await.expect("shutdown succeeds");
    assert_eq!(client.request("textDocument/hover", crate::publishing::no_text()).await, Err(-32600));
    assert_eq!(client.hang_up().await, Ending::Orderly);
}

#[cfg(unix)]
#[tokio::test]
async fn the_server_ends_when_the_editor_is_gone() {
    let mut editor = Command::new("sleep").arg("1000").spawn().expect("`sleep` is everywhere");
    let options = Options { parent_interval: Duration::from_millis(10), ..Options::default() };
    let client = Client::start_with(options, json!({ "processId": editor.id(), "capabilities": {} })).await;
    editor.kill().expect("it runs");
    editor.wait().expect("it ends");
    assert_eq!(client.ending().await, Ending::Abrupt);
}

/// The program, spoken to over its pipes.
struct Program(Child);

impl Program {
    fn start() -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built");
        let mut program = Self(child);
        program.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }));
        assert_eq!(program.receive()["result"]["serverInfo"]["name"], "vanthu");
        program
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let input = self.0.stdin.as_mut().expect("a pipe");
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the program reads");
    }

    fn receive(&mut self) -> Value {
        receive(self.0.stdout.as_mut().expect("a pipe"))
    }

    fn code(mut self) -> Option<i32> {
        drop(self.0.stdin.take());
        self.0.wait().expect("it ends").code()
    }
}

/// The next message, and not a byte more.
fn receive(stream: impl Read) -> Value {
    let mut stream = BufReader::with_capacity(1, stream);
    let mut header = String::new();
    stream.read_line(&mut header).expect("the program answers");
    let length = header.trim().rsplit(' ').next().and_then(|length| length.parse().ok()).expect("a length");
    stream.read_line(&mut header).expect("an empty line");
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("a body");
    serde_json::from_slice(&body).expect("JSON")
}

#[test]
fn the_exit_code_says_whether_the_end_was_orderly() {
    let mut program = Program::start();
    program.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(program.receive()["id"], 2);
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.code(), Some(0));

    let mut program = Program::start();
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.code(), Some(1));

    assert_eq!(Program::start().code(), Some(1), "end of input");
}

/// `exit` alone must do: some clients keep the pipe open.
#[test]
fn exit_ends_the_program_although_its_input_goes_on() {
    let mut program = Program::start();
    program.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    program.receive();
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.0.wait().expect("it ends").code(), Some(0));
}

#[test]
fn one_editor_is_served_over_a_port() {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    let mut program = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["lsp", "--port", &free.port().to_string()])
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built");
    let start = Instant::now();
    let stream = loop {
        match TcpStream::connect(free) {
            Ok(stream) => break stream,
            Err(error) => assert!(start.elapsed() < Duration::from_secs(30), "{error}"),
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let say = |message: Value| {
        let body = message.to_string();
        write!(&stream, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the program reads");
    };
    say(json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }));
    assert_eq!(receive(&stream)["result"]["serverInfo"]["name"], "vanthu");
    say(json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(receive(&stream)["id"], 2);
    say(json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.wait().expect("it ends").code(), Some(0));
}
