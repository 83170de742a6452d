//! `vanthu: bỏ qua …` and `vanthu: tắt … / bật …` inside the text.

use crate::rules::Diagnostic;
use crate::syntax::DocumentFacts;

/// Takes out what the writer silenced and reports instructions that are wrong or useless.
pub(super) fn apply(_facts: &DocumentFacts<'_>, _diagnostics: &mut Vec<Diagnostic>) {}
