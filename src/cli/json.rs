//! The JSON of the contract: `check --format json` and `jsonl`, and the places that `cite` shares.

use serde::Serialize;

use crate::rules::{Applicability, Diagnostic};
use crate::text::{Encoding, SourceText, TextRange};

use super::check::{Checked, Counts};

/// A place: line and column from 1, the column in Unicode scalar values; byte from 0.
///
/// For .docx and .odt these count in the text taken out of the file, beside the paragraph, from 1.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub line: u32,
    pub column: u32,
    pub byte: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
}

/// Turns offsets of one text into places.
pub(super) struct Places<'a> {
    source: SourceText,
    paragraphs: Option<&'a [u32]>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &str, paragraphs: Option<&'a [u32]>) -> Self {
        Self { source: SourceText::new(text), paragraphs }
    }

    pub(super) fn of(&self, byte: u32) -> Place {
        let position = self.source.position(byte, Encoding::Utf32);
        let paragraph = self.paragraphs.map(|starts| starts.partition_point(|&start| start <= byte).max(1));
        Place { line: position.line + 1, column: position.column + 1, byte, paragraph }
    }
}

#[derive(Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    profile: Option<&'static str>,
    error: Option<&'a str>,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct LineEntry<'a> {
    path: &'a str,
    #[serde(flatten)]
    entry: Entry<'a>,
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    path: &'a str,
    error: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    name: &'static str,
    category: &'static str,
    severity: &'static str,
    message: &'a str,
    start: Place,
    end: Place,
    fixes: Vec<FixEntry>,
    related: Vec<RelatedEntry<'a>>,
}

#[derive(Serialize)]
struct FixEntry {
    title: String,
    applicability: &'static str,
    preferred: bool,
    edits: Vec<EditEntry>,
}

#[derive(Serialize)]
struct EditEntry {
    start_byte: u32,
    end_byte: u32,
    text: String,
}

#[derive(Serialize)]
struct RelatedEntry<'a> {
    message: &'a str,
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    hints: usize,
    millis: f64,
}

fn entry<'a>(diagnostic: &'a Diagnostic, places: &Places<'_>) -> Entry<'a> {
    let span = |range: TextRange| (places.of(range.start), places.of(range.end));
    let (start, end) = span(diagnostic.range);
    Entry {
        code: diagnostic.rule.code,
        name: diagnostic.rule.name,
        category: diagnostic.rule.category.name(),
        severity: diagnostic.severity.name(),
        message: diagnostic.message(),
        start,
        end,
        fixes: diagnostic
            .fixes()
            .map(|fix| FixEntry {
                title: fix.title,
                applicability: match fix.applicability {
                    Applicability::Safe => "safe",
                    Applicability::Suggested => "suggested",
                },
                preferred: fix.preferred,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| EditEntry {
                        start_byte: edit.range.start,
                        end_byte: edit.range.end,
                        text: edit.text.clone(),
                    })
                    .collect(),
            })
            .collect(),
        related: diagnostic
            .related()
            .map(|(range, message)| {
                let (start, end) = span(range);
                RelatedEntry { message, start, end }
            })
            .collect(),
    }
}

/// The object of one file.
pub(super) fn file(checked: &Checked) -> anyhow::Result<String> {
    let places = Places::new(&checked.text, checked.paragraphs.as_deref());
    Ok(serde_json::to_string(&FileEntry {
        path: &checked.name,
        profile: checked.profile.map(crate::config::Profile::name),
        error: checked.error.as_deref(),
        diagnostics: checked.diagnostics.iter().map(|diagnostic| entry(diagnostic, &places)).collect(),
    })?)
}

/// One line for each diagnostic, or one for the error.
pub(super) fn lines(checked: &Checked) -> anyhow::Result<String> {
    let places = Places::new(&checked.text, checked.paragraphs.as_deref());
    let mut lines = String::new();
    if let Some(error) = &checked.error {
        lines.push_str(&serde_json::to_string(&ErrorLine { path: &checked.name, error })?);
        lines.push('\n');
    }
    for diagnostic in &checked.diagnostics {
        let line = LineEntry { path: &checked.name, entry: entry(diagnostic, &places) };
        lines.push_str(&serde_json::to_string(&line)?);
        lines.push('\n');
    }
    Ok(lines)
}

/// The summary object.
pub(super) fn summary(counts: &Counts, millis: f64) -> anyhow::Result<String> {
    Ok(serde_json::to_string(&Summary {
        files: counts.files,
        errors: counts.errors,
        warnings: counts.warnings,
        infos: counts.infos,
        hints: counts.hints,
        millis: (millis * 10.0).round() / 10.0,
    })?)
}
