//! What can be wrong.
//!
//! A rule is one file: a [`Rule`] that documents it in both languages with examples, and the check.
//! The examples are its tests: [`tests`] runs every wrong and right example of every rule.
//! Lists, pages and editor settings are generated from [`all`].

use std::sync::Arc;

use crate::config::Config;
use crate::law::Knowledge;

mod capital;
mod citation;
mod date;
mod diagnostic;
mod layout;
mod machinery;
mod number;
mod pattern;
mod registration;
mod report;
mod spelling;
mod symbol;
#[cfg(test)]
pub(crate) mod tests;

pub use crate::config::{Level, Severity};
pub use diagnostic::{Applicability, Diagnostic, Fix};
pub use machinery::{BROKEN_CONFIGURATION, UNKNOWN_CODE, USELESS_INSTRUCTION};
pub use registration::{Category, Check, Clue, Example, Place, Rule, Sight, Text, all, codes, find, select};
pub use report::{Entry, Report};
pub(crate) use spelling::asks_for_doubts;

/// What every check may look at besides the text.
#[derive(Clone, Debug)]
pub struct Context {
    pub knowledge: Arc<Knowledge>,
    pub config: Arc<Config>,
}

/// Formats a message in the language of the context.
///
/// `say!(context, "Vietnamese {x}", "English {x}")`: both are `format!` strings with captures.
#[macro_export]
macro_rules! say {
    ($context:expr, $vi:literal, $en:literal $(,)?) => {
        match $context.config.locale {
            $crate::config::Locale::Vi => format!($vi),
            $crate::config::Locale::En => format!($en),
        }
    };
}
