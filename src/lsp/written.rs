//! Diagnostics as they are sent, written without a detour.
//!
//! A long text has a thousand of them and they are published at every key. The protocol's own types
//! would be built of ten thousand strings for that, half of them the same for every text; here what
//! is always the same is written once, and the rest is copied from where it lies. A test holds both
//! ways to one answer.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::convert;
use super::diagnose::Form;
use super::document::Snapshot;
use super::outgoing::framed;
use super::position::Places;
use super::shared::Abilities;
use super::typing;
use crate::analysis::Analysis;
use crate::rules;
use crate::text::TextRange;

/// Diagnostics as a JSON array.
pub(super) struct Json(Vec<u8>);

impl Default for Json {
    fn default() -> Self {
        Self(b"[]".to_vec())
    }
}

impl Form for Json {
    fn of_text(snapshot: &Snapshot, analysis: &Analysis, abilities: &Abilities) -> (Self, usize, bool) {
        diagnostics(snapshot, analysis, abilities)
    }

    fn of_faults(faults: Vec<Diagnostic>) -> Self {
        serde_json::to_vec(&faults).map_or_else(|_| Self::default(), Self)
    }
}

impl Json {
    /// The message that publishes them.
    pub(super) fn publication(&self, uri: &Uri, version: i32) -> Vec<u8> {
        let uri = json(uri.as_str());
        let start = format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{{"uri":{uri},"version":{version},"diagnostics":"#
        );
        framed(&[start.as_bytes(), &self.0, b"}}"])
    }
}

fn diagnostics(snapshot: &Snapshot, analysis: &Analysis, abilities: &Abilities) -> (Json, usize, bool) {
    let all = analysis.diagnostics();
    let mut writer = Writer {
        json: Vec::with_capacity(all.len() * 512 + 2),
        places: Places::new(analysis.text(), snapshot.encoding),
        uri: json(snapshot.uri.as_str()),
        abilities,
    };
    let mut count = 0;
    writer.json.push(b'[');
    for diagnostic in typing::ripe(snapshot, analysis) {
        if count > 0 {
            writer.json.push(b',');
        }
        writer.diagnostic(diagnostic);
        count += 1;
    }
    writer.json.push(b']');
    (Json(writer.json), count, count < all.len())
}

/// What all diagnostics of a rule share.
struct Shared {
    /// From the code to the key of the message.
    code: String,
    /// The name in the data, and the end.
    name: String,
}

static SHARED: LazyLock<FxHashMap<&'static str, Shared>> = LazyLock::new(|| {
    let shared = |rule: &rules::Rule| {
        let page = convert::page(rule.code);
        let page = page.map(|page| format!(r#","codeDescription":{{"href":{}}}"#, json(page.as_str())));
        let code = format!(r#","code":{}{},"source":"vanthu","message":"#, json(rule.code), page.unwrap_or_default());
        Shared { code, name: format!(r#","name":{}}}}}"#, json(rule.name)) }
    };
    rules::all().iter().map(|rule| (rule.code, shared(rule))).collect()
});

struct Writer<'a> {
    json: Vec<u8>,
    places: Places<'a>,
    uri: String,
    abilities: &'a Abilities,
}

impl Writer<'_> {
    fn diagnostic(&mut self, diagnostic: &rules::Diagnostic) {
        let Some(shared) = SHARED.get(diagnostic.rule.code) else { return };
        self.raw(r#"{"range":"#);
        self.range(diagnostic.range);
        self.raw(r#","severity":"#);
        self.raw(match diagnostic.severity {
            rules::Severity::Error => "1",
            rules::Severity::Warning => "2",
            rules::Severity::Info => "3",
            rules::Severity::Hint => "4",
        });
        self.raw(&shared.code);
        self.string(diagnostic.message());
        if self.abilities.related_information && diagnostic.related().len() > 0 {
            for (index, (range, message)) in diagnostic.related().enumerate() {
                self.raw(if index == 0 {
                    r#","relatedInformation":[{"location":{"uri":"#
                } else {
                    r#",{"location":{"uri":"#
                });
                self.json.extend_from_slice(self.uri.as_bytes());
                self.raw(r#","range":"#);
                self.range(range);
                self.raw(r#"},"message":"#);
                self.string(message);
                self.raw("}");
            }
            self.raw("]");
        }
        if self.abilities.tags && convert::is_superfluous(diagnostic.rule.code) {
            self.raw(r#","tags":[1]"#);
        }
        self.raw(r#","data":{"fixable":"#);
        self.raw(if diagnostic.has_fixes() { "true" } else { "false" });
        self.raw(&shared.name);
    }

    fn range(&mut self, range: TextRange) {
        let range = self.places.range(range);
        for (before, number) in [
            (r#"{"start":{"line":"#, range.start.line),
            (r#","character":"#, range.start.character),
            (r#"},"end":{"line":"#, range.end.line),
            (r#","character":"#, range.end.character),
        ] {
            self.raw(before);
            self.number(number);
        }
        self.raw("}}");
    }

    fn number(&mut self, mut number: u32) {
        let mut digits = [0; 10];
        let mut start = digits.len();
        loop {
            start -= 1;
            digits[start] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.json.extend_from_slice(&digits[start..]);
    }

    fn string(&mut self, text: &str) {
        let is_special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
        // Looking at all is quicker than stopping at the first.
        if text.bytes().fold(false, |special, byte| special | is_special(byte)) {
            self.raw(&json(text));
        } else {
            self.raw("\"");
            self.raw(text);
            self.raw("\"");
        }
    }

    fn raw(&mut self, text: &str) {
        self.json.extend_from_slice(text.as_bytes());
    }
}

/// A string as JSON has it.
fn json(text: &str) -> String {
    // A string always makes JSON.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;
    use crate::text::Encoding;

    #[test]
    fn what_is_written_is_what_the_protocol_has() {
        let text = "Thu ngân sách ngân sách ngày 31/02/2024.\nThứ Hai, ngày 31/12/2024 và thứ Hai, ngày 30-12-2024; \
                    31/12/2023; 30/11/2023.\nĐề nghị Sở tài chính đã đã họp với “cơ quan\" chức năng .\n";
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        let analysis = Analysis::new(text, &context);
        let snapshot = Snapshot::of_file("file:///b%C3%A1o.txt".parse().expect("an address"), text, Encoding::Utf16);
        for related_information in [false, true] {
            let abilities = Abilities { related_information, tags: related_information, ..Abilities::default() };
            let (written, count, keeps_back) = diagnostics(&snapshot, &analysis, &abilities);
            let (shown, _) = convert::diagnostics(&snapshot, &analysis, &abilities);
            assert_eq!(String::from_utf8(written.0).expect("text"), serde_json::to_string(&shown).expect("JSON"));
            assert_eq!((count, keeps_back), (shown.len(), false));
            assert!(shown.iter().any(|one| one.tags.is_some()) == related_information && count > 3);
        }
    }
}
