//! The command line from outside: the program as users run it.

mod bad_input;
mod check;
mod configuration;
mod dictionary;
mod fix;
mod languages;
mod office;
mod other_commands;
mod registry_files;
mod server;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};
use tempfile::TempDir;

/// What a run left behind.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn json(&self) -> Value {
        match serde_json::from_str(&self.out) {
            Ok(value) => value,
            Err(error) => panic!("{error} in {}\n{}", self.out, self.err),
        }
    }

    /// The codes found in the only file.
    fn codes(&self) -> Vec<String> {
        let json = self.json();
        let found = json["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
        found.iter().filter_map(|diagnostic| diagnostic["code"].as_str()).map(str::to_owned).collect()
    }
}

/// A directory of its own, with no configuration of the user's.
struct Place {
    directory: TempDir,
}

impl Place {
    fn new() -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        Self { directory }
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, content).expect("a file");
        self
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).expect("a file")
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut program = program(&self.path().join("user"));
        let mut child = program.args(arguments).current_dir(self.path()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input");
        let input = input.to_vec();
        // A program that ends without reading closes the pipe: that is its right.
        let feeder = std::thread::spawn(move || stdin.write_all(&input).ok());
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the input is written");
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

/// The program, with the files of a user there and all three streams in our hands.
fn program(user: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    program.env_remove("COLUMNS").env("XDG_CONFIG_HOME", user);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

/// A text with one error (A01) that has a safe fix, at line 2, column 6.
const WRONG: &str =
    "Báo cáo công tác\nTheo Quyết định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, đơn vị đã rà soát.\n";
const RIGHT: &str =
    "Báo cáo công tác\nTheo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, đơn vị đã rà soát.\n";

/// Does something once and then with four times as much, and holds it to taking no more than ten
/// times as long: quadratic work takes sixteen times. Tried again when others took the machine.
fn takes_time_in_step(what: &str, work: impl Fn(usize)) {
    let time = |times: usize| {
        let begun = Instant::now();
        work(times);
        begun.elapsed().as_secs_f64()
    };
    let mut ratios = Vec::new();
    while ratios.last().is_none_or(|ratio| *ratio >= 10.0) {
        assert!(ratios.len() < 3, "{what}: {ratios:?}");
        let once = time(1);
        ratios.push(time(4) / once);
    }
}

/// Runs a language server with the files of a user there, sends it these requests one after the
/// other, ends it, and gives what it wrote to standard error.
fn serve(options: &[&str], user: &Path, requests: &[(&str, Value)]) -> String {
    let mut child = program(user).arg("lsp").args(options).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
    let mut ask = |id: usize, method: &str, params: &Value| {
        let mut request = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            request["params"] = params.clone();
        }
        // A notification has no answer.
        let answered = !method.starts_with("textDocument/did");
        if !answered && let Some(message) = request.as_object_mut() {
            message.remove("id");
        }
        let body = request.to_string();
        write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
        stdin.flush().expect("it reads");
        while answered && read_message(&mut stdout)["id"] != id {}
    };
    ask(0, "initialize", &json!({ "capabilities": {} }));
    for (id, (method, params)) in requests.iter().enumerate() {
        ask(id + 1, method, params);
    }
    ask(requests.len() + 1, "shutdown", &Value::Null);
    drop(stdin);
    String::from_utf8_lossy(&child.wait_with_output().expect("it ends").stderr).into_owned()
}

fn read_message(stdout: &mut impl BufRead) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        assert!(stdout.read_line(&mut line).expect("it writes") > 0, "it went on talking");
        match line.trim().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().expect("a number"),
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).expect("a whole message");
    serde_json::from_slice(&body).expect("JSON")
}
