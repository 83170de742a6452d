//! TOML and JSON as one small tree, with the places that TOML gives.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::TextRange;

use super::{ConfigProblem, Locale};

/// A value and where it stands (the empty range at 0 for JSON).
#[derive(Debug)]
pub(super) struct Node {
    pub value: Value,
    pub range: TextRange,
}

#[derive(Debug)]
pub(super) enum Value {
    /// Strings and dates.
    Text(String),
    List(Vec<Node>),
    /// In the order of the file.
    Table(Vec<Entry>),
    /// JSON's `null`, or what broken TOML left.
    Nothing,
    /// What no setting takes: numbers, true and false. As written.
    Other(String),
}

#[derive(Debug)]
pub(super) struct Entry {
    pub key: String,
    pub key_range: TextRange,
    pub node: Node,
}

/// Reads TOML as far as it makes sense; what does not is reported.
pub(super) fn from_toml(text: &str, locale: Locale) -> (Node, Vec<ConfigProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<ConfigProblem> = errors
        .iter()
        .map(|error| ConfigProblem {
            range: error.span().map_or_else(TextRange::default, |span| range(text, span)),
            // The reason is the TOML library's own, in English.
            message: match locale {
                Locale::Vi => format!("Sai cú pháp TOML: {}", error.message()),
                Locale::En => format!("Not valid TOML: {}", error.message()),
            },
        })
        .collect();
    // One slip makes several errors in its line; the first says it.
    problems.sort_by_key(|problem| problem.range);
    problems.dedup_by(|later, earlier| {
        !TextRange::new(earlier.range.start, later.range.start).of(text).contains(['\n', '\r'])
    });
    let whole = range(text, table.span());
    (Node { value: Value::Table(entries(text, table.get_ref())), range: whole }, problems)
}

fn entries(text: &str, table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_range: range(text, key.span()),
            node: of_toml(text, value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_range);
    entries
}

fn of_toml(text: &str, spanned: &Spanned<DeValue<'_>>) -> Node {
    let range = range(text, spanned.span());
    let value = match spanned.get_ref() {
        // What the parser puts in place of a value that it could not read takes no room.
        _ if range.is_empty() => Value::Nothing,
        DeValue::String(string) => Value::Text(string.to_string()),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(array) => Value::List(array.iter().map(|item| of_toml(text, item)).collect()),
        DeValue::Table(table) => Value::Table(entries(text, table)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => Value::Other(range.of(text).to_owned()),
    };
    Node { value, range }
}

/// A span of the TOML library, cut to the text and to whole characters.
fn range(text: &str, span: std::ops::Range<usize>) -> TextRange {
    let floor = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at as u32
    };
    TextRange::new(floor(span.start), floor(span.end))
}

/// Takes over JSON.
pub(super) fn from_json(json: &serde_json::Value) -> Node {
    let value = match json {
        serde_json::Value::Null => Value::Nothing,
        serde_json::Value::String(string) => Value::Text(string.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(from_json).collect()),
        serde_json::Value::Object(object) => Value::Table(
            object
                .iter()
                .map(|(key, value)| Entry { key: key.clone(), key_range: TextRange::default(), node: from_json(value) })
                .collect(),
        ),
        other => Value::Other(other.to_string()),
    };
    Node { value, range: TextRange::default() }
}
