//! Findings for reading: the place, what is wrong, the line with a caret, what else to look at.

use std::fmt::Write;
use std::io::IsTerminal;

use anstyle::{AnsiColor, Style};

use crate::config::{Locale, Severity};
use crate::rules::Diagnostic;
use crate::text::{Encoding, SourceText, TextRange};

use super::check::{Checked, Counts};
use super::snippet;

/// Terminal columns for a line of text where the terminal does not say how many it has.
const WIDTH: usize = 100;

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// How many terminal columns to use.
pub(super) fn width() -> usize {
    if !std::io::stdout().is_terminal() {
        return WIDTH;
    }
    terminal_size::terminal_size().map_or(WIDTH, |(columns, _)| usize::from(columns.0))
}

/// The findings of one file.
pub(super) fn file(checked: &Checked, width: usize) -> String {
    let source = SourceText::new(&checked.text);
    let mut out = String::new();
    for diagnostic in &checked.diagnostics {
        finding(&mut out, checked, diagnostic, &source, width);
    }
    out
}

fn finding(out: &mut String, checked: &Checked, diagnostic: &Diagnostic, source: &SourceText, width: usize) {
    let locale = checked.locale;
    let style = style(diagnostic.severity);
    let place = place(&checked.name, source, diagnostic.range);
    let severity = severity_name(diagnostic.severity, locale);
    let (code, name) = (diagnostic.rule.code, diagnostic.rule.name);
    let line = (source.position(diagnostic.range.start, Encoding::Utf32).line + 1).to_string();
    let gutter = " ".repeat(line.len());
    let snippet = snippet::cut(&checked.text, diagnostic.range, width.saturating_sub(line.len() + 5));
    let indent = " ".repeat(snippet.indent);
    let caret = "^".repeat(snippet.length);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{BOLD}{place}:{BOLD:#} {style}{severity}{style:#} {BOLD}{code}{BOLD:#} {DIM}{name}{DIM:#}: {message}",
        message = one_line(diagnostic.message()),
    );
    let _ = writeln!(out, "  {DIM}{line} |{DIM:#} {}", snippet.line);
    let _ = writeln!(out, "  {DIM}{gutter} |{DIM:#} {indent}{style}{caret}{style:#}");
    for (range, message) in diagnostic.related() {
        let place = self::place(&checked.name, source, range);
        let _ = writeln!(out, "  {gutter} {DIM}={DIM:#} {place}: {}", one_line(message));
    }
    if let Some(fix) = diagnostic.fixes().next() {
        let word = locale.pick("gợi ý", "help");
        let _ = writeln!(out, "  {gutter} {DIM}={DIM:#} {BOLD}{word}:{BOLD:#} {}", one_line(&fix.title));
    }
}

/// The last line.
pub(super) fn summary(counts: &Counts, fixed: usize, locale: Locale) -> String {
    let Counts { files, errors, warnings, infos, hints } = counts;
    let mut line = match locale {
        Locale::Vi => {
            format!("Đã kiểm tra {files} tệp: {errors} lỗi, {warnings} cảnh báo, {infos} lưu ý, {hints} gợi nhắc.")
        }
        Locale::En => format!(
            "Checked {files} {}: {errors} {}, {warnings} {}, {infos} {}, {hints} {}.",
            plural(*files, "file", "files"),
            plural(*errors, "error", "errors"),
            plural(*warnings, "warning", "warnings"),
            plural(*infos, "note", "notes"),
            plural(*hints, "hint", "hints"),
        ),
    };
    if fixed > 0 {
        line.push_str(&locale.pick(format!(" Đã sửa {fixed} chỗ."), format!(" Fixed {fixed}.")));
    }
    line.push('\n');
    line
}

fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

fn place(name: &str, source: &SourceText, range: TextRange) -> String {
    let position = source.position(range.start, Encoding::Utf32);
    format!("{name}:{}:{}", position.line + 1, position.column + 1)
}

/// Messages quote the text, which may be broken over a line end.
fn one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

pub(super) fn severity_name(severity: Severity, locale: Locale) -> &'static str {
    match severity {
        Severity::Error => locale.pick("lỗi", "error"),
        Severity::Warning => locale.pick("cảnh báo", "warning"),
        Severity::Info => locale.pick("lưu ý", "note"),
        Severity::Hint => locale.pick("gợi nhắc", "hint"),
    }
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
        Severity::Hint => AnsiColor::Green,
    };
    colour.on_default().bold()
}
