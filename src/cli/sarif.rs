//! Findings as SARIF 2.1.0, which code review platforms and editors read.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::config::{Level, Locale, Severity};
use crate::rules;
use crate::text::{Encoding, SourceText, TextRange};

use super::check::Checked;

/// The document around the results of `files`.
pub(super) fn document(files: &[Parts], locale: Locale) -> anyhow::Result<String> {
    let rules: Vec<Value> = rules::all()
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.title.get(locale)},
                "fullDescription": {"text": rule.explain.get(locale)},
                "defaultConfiguration": match rule.level {
                    Level::Off => json!({"enabled": false}),
                    Level::On(severity) => json!({"level": level(severity)}),
                },
                "properties": {"category": rule.category.name()},
            })
        })
        .collect();
    let results: Vec<&Value> = files.iter().flat_map(|parts| &parts.results).collect();
    let notifications: Vec<&Value> = files.iter().filter_map(|parts| parts.error.as_ref()).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "vanthu", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    Ok(serde_json::to_string(&document)?)
}

/// What one file adds.
#[derive(Debug)]
pub(super) struct Parts {
    results: Vec<Value>,
    error: Option<Value>,
}

/// The results of one file.
pub(super) fn file(checked: &Checked) -> Parts {
    let source = SourceText::new(&checked.text);
    let artifact = json!({"uri": uri(&checked.name)});
    let location = |range: TextRange| json!({"physicalLocation": {"artifactLocation": artifact, "region": region(&source, range)}});
    let results = checked
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let fixes: Vec<Value> = diagnostic
                .fixes()
                .map(|fix| {
                    let replacements: Vec<Value> = fix
                        .edits
                        .iter()
                        .map(|edit| {
                            json!({
                                "deletedRegion": region(&source, edit.range),
                                "insertedContent": {"text": edit.text},
                            })
                        })
                        .collect();
                    json!({
                        "description": {"text": fix.title},
                        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
                    })
                })
                .collect();
            let related: Vec<Value> = diagnostic
                .related()
                .map(|(range, message)| {
                    let mut place = location(range);
                    place["message"] = json!({"text": message});
                    place
                })
                .collect();
            json!({
                "ruleId": diagnostic.rule.code,
                "level": level(diagnostic.severity),
                "message": {"text": diagnostic.message()},
                "locations": [location(diagnostic.range)],
                "relatedLocations": related,
                "fixes": fixes,
            })
        })
        .collect();
    let error = checked.error.as_ref().map(|error| {
        json!({
            "level": "error",
            "message": {"text": error},
            "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
        })
    });
    Parts { results, error }
}

fn region(source: &SourceText, range: TextRange) -> Value {
    let (start, end) = (source.position(range.start, Encoding::Utf32), source.position(range.end, Encoding::Utf32));
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
        "byteOffset": range.start,
        "byteLength": range.len(),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// A path as a relative or absolute URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("báo cáo/a.txt"), "b%C3%A1o%20c%C3%A1o/a.txt");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
    }
}
