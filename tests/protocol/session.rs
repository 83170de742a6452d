//! One session of an editor with the server: two streams of messages.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use crate::model::{Direction, Model};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    Client,
    Server,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Client => Self::Server,
            Self::Server => Self::Client,
        }
    }
}

pub struct Report {
    /// Who said it, and what is wrong with it.
    pub complaints: Vec<(Side, String)>,
    pub methods: BTreeSet<String>,
    pub messages: usize,
}

pub struct Session<'a> {
    model: &'a Model,
    messages: Vec<(Side, Value)>,
    complaints: Vec<(Side, String)>,
}

impl<'a> Session<'a> {
    pub fn new(model: &'a Model, client: &[u8], server: &[u8]) -> Self {
        let mut session = Self { model, messages: Vec::new(), complaints: Vec::new() };
        for (side, stream) in [(Side::Client, client), (Side::Server, server)] {
            session.split(side, stream);
        }
        session
    }

    /// Cuts a stream into its messages. What the end of a session cut off is no message.
    fn split(&mut self, side: Side, mut stream: &[u8]) {
        while let Some(end) = find(stream, b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&stream[..end]).into_owned();
            let mut length = None;
            for line in head.split("\r\n") {
                match line.split_once(':') {
                    Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                        length = value.trim().parse::<usize>().ok();
                    }
                    Some((name, _)) if name.eq_ignore_ascii_case("content-type") => {}
                    _ => self.complaints.push((side, format!("a head has the line “{line}”"))),
                }
            }
            let Some(length) = length else {
                self.complaints.push((side, format!("a head without a length: “{head}”")));
                return;
            };
            let Some(body) = stream.get(end + 4..end + 4 + length) else { return };
            match serde_json::from_slice(body) {
                Ok(message) => self.messages.push((side, message)),
                Err(error) => self.complaints.push((side, format!("a body that is no JSON: {error}"))),
            }
            stream = &stream[end + 4 + length..];
        }
    }

    pub fn report(mut self) -> Report {
        let messages = std::mem::take(&mut self.messages);
        let mut asked: HashMap<(Side, String), &str> = HashMap::new();
        let mut methods = BTreeSet::new();
        for (side, message) in &messages {
            if let Some(method) = message["method"].as_str() {
                methods.insert(method.to_owned());
                let id = message.get("id");
                self.call(*side, method, id.is_some(), message.get("params"));
                if let Some(id) = id
                    && asked.insert((*side, id.to_string()), method).is_some()
                {
                    self.complaints.push((*side, format!("{method}: the id {id} is used twice")));
                }
            }
            if message["jsonrpc"] != "2.0" {
                self.complaints.push((*side, "a message that is not of JSON-RPC 2.0".to_owned()));
            }
        }
        for (side, message) in messages.iter().filter(|(_, message)| message.get("method").is_none()) {
            // Whoever could not read a request cannot say which it was.
            let is_for_none = message["id"].is_null() && message.get("error").is_some();
            match asked.remove(&(side.other(), message["id"].to_string())) {
                Some(method) => self.answer(*side, method, message),
                None if is_for_none => {}
                None => self.complaints.push((*side, format!("an answer that nobody asked for: {}", message["id"]))),
            }
        }
        self.told_twice(&messages);
        let left_in_order = messages.iter().any(|(_, message)| message["method"] == "exit");
        for ((side, _), method) in asked {
            if left_in_order && side == Side::Client {
                self.complaints.push((Side::Server, format!("{method} was never answered")));
            }
        }
        Report { complaints: self.complaints, methods, messages: messages.len() }
    }

    /// A client that asks for what is found in a text must not be sent it too, else it stands there
    /// twice. What a configuration file on the disk has is sent until it is opened.
    fn told_twice(&mut self, messages: &[(Side, Value)]) {
        let of = |side: Side, method: &str, uri: &str| -> BTreeSet<String> {
            let said = messages.iter().filter(|(who, message)| *who == side && message["method"] == method);
            let told = said.filter(|(_, message)| message["params"]["diagnostics"] != Value::Array(Vec::new()));
            told.filter_map(|(_, message)| Some(message["params"].pointer(uri)?.as_str()?.to_owned())).collect()
        };
        let asked = of(Side::Client, "textDocument/diagnostic", "/textDocument/uri");
        let sent = of(Side::Server, "textDocument/publishDiagnostics", "/uri");
        for uri in asked.intersection(&sent).filter(|uri| !uri.ends_with(".toml")) {
            self.complaints.push((Side::Server, format!("what is found in {uri} is asked for, and sent all the same")));
        }
    }

    fn call(&mut self, side: Side, method: &str, is_request: bool, params: Option<&Value>) {
        let known = if is_request { self.model.request(method) } else { self.model.notification(method) };
        let Some(known) = known else {
            let what = if is_request { "request" } else { "notification" };
            self.complaints.push((side, format!("{method} is no {what} of the protocol")));
            return;
        };
        let other_way = match side {
            Side::Client => Direction::ServerToClient,
            Side::Server => Direction::ClientToServer,
        };
        if known.message_direction == other_way {
            self.complaints.push((side, format!("{method} goes the other way")));
        }
        let complaints = match (&known.params, params) {
            (Some(kind), Some(params)) => self.model.complaints(kind, params, method),
            (Some(_), None) => vec![format!("{method}: parameters are missing")],
            // Some libraries write empty parameters where there are none.
            (None, None | Some(Value::Null)) => Vec::new(),
            (None, Some(Value::Object(entries))) if entries.is_empty() => Vec::new(),
            (None, Some(params)) => vec![format!("{method}: it has no parameters, not {params}")],
        };
        self.complaints.extend(complaints.into_iter().map(|complaint| (side, complaint)));
    }

    fn answer(&mut self, side: Side, method: &str, message: &Value) {
        let mut complaints = Vec::new();
        match (message.get("result"), message.get("error")) {
            (Some(result), None) => {
                if let Some(kind) = self.model.request(method).and_then(|known| known.result.as_ref()) {
                    complaints = self.model.complaints(kind, result, &format!("answer to {method}"));
                }
            }
            (None | Some(Value::Null), Some(error)) => {
                if !error["code"].is_i64() || !error["message"].is_string() {
                    complaints.push(format!("answer to {method}: an error without code and words: {error}"));
                }
            }
            _ => complaints.push(format!("answer to {method}: neither a result nor an error, or both")),
        }
        self.complaints.extend(complaints.into_iter().map(|complaint| (side, complaint)));
    }
}

fn find(stream: &[u8], wanted: &[u8]) -> Option<usize> {
    stream.windows(wanted.len()).position(|window| window == wanted)
}
