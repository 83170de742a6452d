//! The validator itself, with a protocol of its own that is small enough to see through.

use serde_json::{Value, json};

use crate::model::Model;
use crate::session::{Session, Side};

fn model() -> Model {
    let text = json!({ "kind": "base", "name": "string" });
    let count = json!({ "kind": "base", "name": "uinteger" });
    let reference = |name: &str| json!({ "kind": "reference", "name": name });
    let document = json!({
        "metaData": { "version": "0" },
        "requests": [{
            "method": "hỏi",
            "messageDirection": "clientToServer",
            "params": reference("Question"),
            "result": { "kind": "or", "items": [reference("Colour"), { "kind": "base", "name": "null" }] },
        }],
        "notifications": [{ "method": "nói", "messageDirection": "serverToClient", "params": reference("Place") }],
        "structures": [
            { "name": "Place", "properties": [
                { "name": "line", "type": count },
                { "name": "note", "type": text, "optional": true },
            ] },
            { "name": "Question", "extends": [reference("Place")], "properties": [
                { "name": "words", "type": { "kind": "array", "element": text } },
            ] },
        ],
        "enumerations": [{ "name": "Colour", "type": text, "values": [{ "name": "Red", "value": "đỏ" }] }],
        "typeAliases": [],
    });
    Model::parse(&document.to_string()).expect("a meta model")
}

fn stream(messages: &[Value]) -> Vec<u8> {
    let framed = messages.iter().map(|message| {
        let body = message.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    });
    framed.collect::<String>().into_bytes()
}

fn complaints(client: &[Value], server: &[Value]) -> Vec<(Side, String)> {
    let mut complaints = Session::new(&model(), &stream(client), &stream(server)).report().complaints;
    complaints.sort();
    complaints
}

fn question(params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": 1, "method": "hỏi", "params": params })
}

fn good_question() -> Value {
    question(json!({ "line": 3, "words": ["gì"] }))
}

#[track_caller]
fn check(client: &[Value], server: &[Value], side: Side, expected: &str) {
    assert_eq!(complaints(client, server), [(side, expected.to_owned())]);
}

#[test]
fn what_is_right_is_right() {
    for result in [json!("đỏ"), Value::Null] {
        let answer = json!({ "jsonrpc": "2.0", "id": 1, "result": result });
        let said = json!({ "jsonrpc": "2.0", "method": "nói", "params": { "line": 0, "note": "x" } });
        assert_eq!(complaints(&[good_question()], &[answer, said]), []);
    }
    let error = json!({ "jsonrpc": "2.0", "id": 1, "error": { "code": -32601, "message": "không" } });
    assert_eq!(complaints(&[good_question()], &[error]), []);
}

#[test]
fn parameters_are_looked_at() {
    let check = |params: Value, expected: &str| check(&[question(params)], &[], Side::Client, expected);
    check(json!({ "line": -1, "words": [] }), "hỏi.line: -1 is no uinteger");
    check(json!({ "line": 2_147_483_648_u64, "words": [] }), "hỏi.line: 2147483648 is no uinteger");
    check(json!({ "line": 1 }), "hỏi.words is missing");
    check(json!({ "line": 1, "words": ["a", 2] }), "hỏi.words[]: 2 is no string");
    check(json!({ "line": 1, "words": [], "nte": "" }), "hỏi.nte is not in the protocol");
    check(json!([]), "hỏi: [] is no table");
}

#[test]
fn answers_are_looked_at() {
    let check = |answer: Value, expected: &str| check(&[good_question()], &[answer], Side::Server, expected);
    check(json!({ "jsonrpc": "2.0", "id": 1, "result": "xanh" }), "answer to hỏi: \"xanh\" is none of Colour");
    let both = "answer to hỏi: neither a result nor an error, or both";
    check(json!({ "jsonrpc": "2.0", "id": 1 }), both);
    check(json!({ "jsonrpc": "2.0", "id": 1, "result": "đỏ", "error": { "code": 1, "message": "" } }), both);
    assert_eq!(complaints(&[], &[json!({ "jsonrpc": "2.0", "id": 7, "result": null })]).len(), 1);
}

#[test]
fn methods_and_their_directions_are_looked_at() {
    let wrong_way = json!({ "jsonrpc": "2.0", "method": "nói", "params": { "line": 0 } });
    check(&[wrong_way], &[], Side::Client, "nói goes the other way");
    let unknown = json!({ "jsonrpc": "2.0", "method": "noi", "params": {} });
    check(&[], &[unknown], Side::Server, "noi is no notification of the protocol");
    let old = json!({ "method": "nói", "params": { "line": 0 } });
    check(&[], &[old], Side::Server, "a message that is not of JSON-RPC 2.0");
}

#[test]
fn silence_is_a_complaint_once_the_client_has_left_in_order() {
    let exit = json!({ "jsonrpc": "2.0", "method": "exit" });
    assert_eq!(complaints(&[good_question()], &[]), []);
    let all = complaints(&[good_question(), exit], &[]);
    assert!(all.contains(&(Side::Server, "hỏi was never answered".to_owned())), "{all:?}");
}

#[test]
fn a_message_that_is_cut_off_is_left_out() {
    let mut whole = stream(&[good_question()]);
    whole.truncate(whole.len() - 1);
    let report = Session::new(&model(), &whole, &[]).report();
    assert_eq!((report.messages, report.complaints), (0, Vec::new()));
    let report = Session::new(&model(), b"Content-Lenght: 2\r\n\r\n{}", &[]).report();
    assert_eq!(report.complaints.len(), 2, "{:?}", report.complaints);
}

#[test]
fn what_is_asked_for_is_not_sent_too() {
    let ask = json!({ "jsonrpc": "2.0", "id": 1, "method": "textDocument/diagnostic", "params": {
        "textDocument": { "uri": "file:///a.txt" },
    } });
    let send = |name: &str, found: Value| {
        let params = json!({ "uri": format!("file:///{name}"), "diagnostics": found });
        json!({ "jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params })
    };
    let told_twice = |sent: Value| {
        let found = complaints(std::slice::from_ref(&ask), &[sent]);
        found.iter().any(|(side, complaint)| *side == Side::Server && complaint.contains("all the same"))
    };
    assert!(told_twice(send("a.txt", json!([1]))));
    assert!(!told_twice(send("a.txt", json!([]))));
    assert!(!told_twice(send("b.txt", json!([1]))));
}
