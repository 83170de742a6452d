use regex::{Regex, RegexBuilder};

use super::Severity;

/// What one expression may take in memory, in bytes; matching is linear in the text at any size.
const LARGEST_EXPRESSION: usize = 1 << 20;

/// A rule of the user's own (`[[pattern]]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub code: Option<String>,
    pub pattern: Expression,
    pub message: String,
    pub replacement: Option<String>,
    pub severity: Severity,
}

/// A compiled regular expression; two are the same when they are written the same.
#[derive(Clone, Debug)]
pub struct Expression(Regex);

impl Expression {
    /// Compiles an expression.
    ///
    /// # Errors
    /// When it is no regular expression or grows too large.
    pub fn new(pattern: &str) -> Result<Self, regex::Error> {
        RegexBuilder::new(pattern).size_limit(LARGEST_EXPRESSION).build().map(Self)
    }
}

impl std::ops::Deref for Expression {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        &self.0
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Expression {}
