//! What can be done about a diagnostic.

use crate::analysis::Analysis;
use crate::rules::{Applicability, Diagnostic};
use crate::say;
use crate::text::{TextEdit, TextRange};

/// What an action is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Puts a diagnostic right.
    QuickFix,
    /// Applies all safe fixes of the text.
    FixAll,
    /// Silences: writes an instruction into the text.
    Ignore,
}

/// An offer to edit the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub kind: ActionKind,
    pub title: String,
    pub preferred: bool,
    /// In bytes of the document; they do not overlap.
    pub edits: Vec<TextEdit>,
    /// The index of the diagnostic it belongs to.
    pub diagnostic: Option<usize>,
}

/// The actions for a range of bytes, best first, in a stable order.
#[must_use]
pub fn actions(analysis: &Analysis, range: TextRange) -> Vec<Action> {
    let touched: Vec<(usize, &Diagnostic)> = analysis
        .diagnostics()
        .iter()
        .enumerate()
        .filter(|(_, diagnostic)| diagnostic.range.overlaps(range) || diagnostic.range.touches(range.start))
        .collect();
    let mut actions: Vec<Action> = touched
        .iter()
        .flat_map(|(index, diagnostic)| {
            diagnostic.fixes.iter().map(|fix| Action {
                kind: ActionKind::QuickFix,
                title: fix.title.clone(),
                preferred: fix.preferred,
                edits: fix.edits.clone(),
                diagnostic: Some(*index),
            })
        })
        .collect();
    actions.extend(touched.iter().flat_map(|(index, diagnostic)| ignore(analysis, *index, diagnostic)));
    actions
}

/// The edits of all safe fixes; where two overlap, the earlier one stands.
#[must_use]
pub fn fix_all(analysis: &Analysis) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut end = 0;
    for diagnostic in analysis.diagnostics() {
        let Some(fix) = diagnostic.fixes.first().filter(|fix| fix.applicability == Applicability::Safe) else {
            continue;
        };
        let mut own = fix.edits.clone();
        own.sort_by_key(|edit| edit.range.start);
        let Some(first) = own.first() else { continue };
        if first.range.start < end || own.windows(2).any(|pair| pair[1].range.start < pair[0].range.end) {
            continue;
        }
        // An insertion at the place where the edit before ended is a second opinion on one spot.
        if end > 0 && first.range.is_empty() && first.range.start == end {
            continue;
        }
        end = own.last().map_or(end, |edit| edit.range.end);
        edits.extend(own);
    }
    edits
}

/// "Ignore here" and "ignore in this text".
fn ignore(analysis: &Analysis, index: usize, diagnostic: &Diagnostic) -> Vec<Action> {
    let context = analysis.context();
    let code = diagnostic.rule.code;
    let text = analysis.text();
    let line = text[..diagnostic.range.start as usize].rfind(['\n', '\r']).map_or(0, |at| at + 1) as u32;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let action = |title: String, at: u32, instruction: String| Action {
        kind: ActionKind::Ignore,
        title,
        preferred: false,
        edits: vec![TextEdit::insert(at, format!("{instruction}{line_end}"))],
        diagnostic: Some(index),
    };
    vec![
        action(
            say!(context, "Bỏ qua {code} ở dòng này", "Ignore {code} on this line"),
            line,
            format!("<!-- vanthu: bỏ qua {code} -->"),
        ),
        action(
            say!(context, "Bỏ qua {code} trong văn bản này", "Ignore {code} in this text"),
            0,
            format!("<!-- vanthu: tắt {code} -->"),
        ),
    ]
}
