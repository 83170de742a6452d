use std::sync::Arc;

use crate::text::{TextEdit, TextRange};

use super::{Rule, Severity};

/// Whether a fix may be applied without being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Never wrong where the rule is right; `--fix` and fix-all apply these.
    Safe,
    /// Offered as a quick fix, for a person to decide.
    Suggested,
}

/// One way to put it right. Several fixes of a diagnostic are alternatives, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub title: String,
    pub applicability: Applicability,
    /// The one that a single key press applies.
    pub preferred: bool,
    /// Shared by diagnostics that offer the same change of many places.
    pub edits: Arc<[TextEdit]>,
}

/// Another place that has to do with the diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub message: String,
    pub range: TextRange,
}

/// Something wrong at a place. Ranges are bytes, relative to the paragraph while a paragraph
/// rule runs and to the document afterwards.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    /// Final once `analysis` has applied profile and configuration.
    pub severity: Severity,
    pub range: TextRange,
    pub message: String,
    pub fixes: Vec<Fix>,
    pub related: Vec<Related>,
    /// The rule itself was less sure here than usual and asks for no more than this severity.
    pub at_most: Option<Severity>,
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        self.rule.code == other.rule.code
            && self.severity == other.severity
            && self.range == other.range
            && self.message == other.message
            && self.fixes == other.fixes
            && self.related == other.related
    }
}

impl Diagnostic {
    /// The same diagnostic, `by` bytes further on.
    #[must_use]
    pub fn shift(mut self, by: u32) -> Self {
        self.range = self.range.shift(by);
        for fix in &mut self.fixes {
            fix.edits = fix.edits.iter().map(|edit| edit.clone().shift(by)).collect();
        }
        for related in &mut self.related {
            related.range = related.range.shift(by);
        }
        self
    }

    /// The fix that is applied without looking, if there is one.
    #[must_use]
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.fixes.first().filter(|fix| fix.applicability == Applicability::Safe)
    }
}
