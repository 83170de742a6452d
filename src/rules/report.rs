use std::sync::Arc;

use crate::text::{TextEdit, TextRange};

use super::diagnostic::Related;
use super::{Applicability, Diagnostic, Fix, Level, Rule, Severity};

/// Where a running rule puts what it finds.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Reports `message` at `range`; fixes and related places are added to what is returned.
    pub fn add(&mut self, rule: &'static Rule, range: TextRange, message: String) -> Entry<'_> {
        let severity = match rule.level {
            Level::On(severity) => severity,
            Level::Off => Severity::Hint,
        };
        let index = self.diagnostics.len();
        self.diagnostics.push(Diagnostic::new(rule, severity, range, message));
        Entry { diagnostic: &mut self.diagnostics[index] }
    }

    /// Takes over what another report holds.
    pub fn append(&mut self, other: Self) {
        if !other.diagnostics.is_empty() {
            self.diagnostics.extend(other.diagnostics);
        }
    }

    #[must_use]
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// A diagnostic that was just reported.
pub struct Entry<'a> {
    diagnostic: &'a mut Diagnostic,
}

impl Entry<'_> {
    /// Adds the fix that is right whenever the rule is right.
    pub fn fix(self, title: String, edits: Vec<TextEdit>) -> Self {
        let first = self.is_first();
        self.push(title, Applicability::Safe, first, edits.into())
    }

    /// Adds a fix that a person must look at.
    pub fn suggest(self, title: String, edits: Vec<TextEdit>) -> Self {
        let first = self.is_first();
        self.push(title, Applicability::Suggested, first, edits.into())
    }

    /// Adds a fix that is no likelier than the others: a person must choose, no key press does.
    pub fn offer(self, title: String, edits: Vec<TextEdit>) -> Self {
        self.push(title, Applicability::Suggested, false, edits.into())
    }

    /// As [`suggest`](Self::suggest), with edits that other diagnostics offer too.
    pub fn suggest_shared(self, title: String, edits: Arc<[TextEdit]>) -> Self {
        let first = self.is_first();
        self.push(title, Applicability::Suggested, first, edits)
    }

    /// Points at another place.
    pub fn related(self, range: TextRange, message: String) -> Self {
        self.diagnostic.add_related(Related { message, range });
        self
    }

    /// Says that the rule is less sure here than its level says.
    pub fn at_most(self, severity: Severity) -> Self {
        self.diagnostic.at_most = Some(severity);
        self
    }

    /// The first fix is the best one; only that can be the preferred one.
    fn is_first(&self) -> bool {
        !self.diagnostic.has_fixes()
    }

    fn push(self, title: String, applicability: Applicability, preferred: bool, edits: Arc<[TextEdit]>) -> Self {
        self.diagnostic.add_fix(Fix { title, applicability, preferred, edits });
        self
    }
}
