//! What to leave alone (addresses of the web, e-mail, code) and what the writer tells the checker.

use crate::text::TextRange;

/// An instruction to the checker inside the text: `vanthu: bỏ qua A01`, `vanthu: tắt D06`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// Silences codes on the next line (none: all).
    Ignore { codes: Vec<(String, TextRange)>, range: TextRange },
    /// Silences codes from here on.
    Off { codes: Vec<(String, TextRange)>, range: TextRange },
    /// Ends what `Off` began.
    On { codes: Vec<(String, TextRange)>, range: TextRange },
}

/// The zones that no rule may look into, in order.
#[must_use]
pub(super) fn skipped(_text: &str) -> Vec<TextRange> {
    Vec::new()
}

/// The instructions of a paragraph.
#[must_use]
pub(super) fn directives(_text: &str) -> Vec<Directive> {
    Vec::new()
}
