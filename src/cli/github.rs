//! Findings as workflow commands, which a pull request shows beside the text.

use std::fmt::Write;

use crate::config::Severity;
use crate::text::{Encoding, SourceText};

use super::check::Checked;

/// One command for each finding, or one for the error.
pub(super) fn file(checked: &Checked) -> String {
    let source = SourceText::new(&checked.text);
    let path = property(&checked.name);
    let mut out = String::new();
    if let Some(error) = &checked.error {
        let _ = writeln!(out, "::error file={path}::{}", data(error));
    }
    for diagnostic in &checked.diagnostics {
        let start = source.position(diagnostic.range.start, Encoding::Utf32);
        let end = source.position(diagnostic.range.end, Encoding::Utf32);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Hint => "notice",
        };
        let _ = writeln!(
            out,
            "::{command} file={path},line={},endLine={},col={},endColumn={},title={}::{}",
            start.line + 1,
            end.line + 1,
            start.column + 1,
            end.column + 1,
            property(&format!("{} {}", diagnostic.rule.code, diagnostic.rule.name)),
            data(diagnostic.message()),
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(property("a,b: 5%\n"), "a%2Cb%3A 5%25%0A");
        assert_eq!(data("a, b: c"), "a, b: c");
    }
}
