//! What can be done about a diagnostic.

use crate::analysis::Analysis;
use crate::rules::Diagnostic;
use crate::say;
use crate::text::{TextEdit, TextRange};

use super::Markup;

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

/// The quick fixes for a range of bytes, best first, then the ways to silence, in a stable order.
#[must_use]
pub fn actions(analysis: &Analysis, range: TextRange, markup: Markup) -> Vec<Action> {
    let touched: Vec<(usize, &Diagnostic)> = analysis
        .diagnostics()
        .iter()
        .enumerate()
        .filter(|(_, diagnostic)| diagnostic.range.overlaps(range) || diagnostic.range.touches(range.start))
        .collect();
    let mut actions: Vec<Action> = touched
        .iter()
        .flat_map(|(index, diagnostic)| {
            diagnostic.fixes().map(|fix| Action {
                kind: ActionKind::QuickFix,
                title: fix.title,
                preferred: fix.preferred,
                edits: fix.edits.to_vec(),
                diagnostic: Some(*index),
            })
        })
        .collect();
    for (index, diagnostic) in touched {
        for offer in ignore(analysis, index, diagnostic, markup) {
            // Two diagnostics of one rule on one line are silenced by the same note.
            if actions.iter().all(|action| action.edits != offer.edits) {
                actions.push(offer);
            }
        }
    }
    actions
}

/// The edits of all safe fixes; where two overlap, the earlier one stands.
#[must_use]
pub fn fix_all(analysis: &Analysis) -> Vec<TextEdit> {
    safe_fixes(analysis).0
}

/// All safe fixes of the text as one action, if there are any.
#[must_use]
pub fn fix_all_action(analysis: &Analysis) -> Option<Action> {
    let (edits, count) = safe_fixes(analysis);
    let context = analysis.context();
    (count > 0).then(|| Action {
        kind: ActionKind::FixAll,
        title: say!(context, "Sửa tất cả lỗi có cách sửa chắc chắn ({count})", "Apply all safe fixes ({count})"),
        preferred: false,
        edits,
        diagnostic: None,
    })
}

/// The edits, and how many fixes they are.
fn safe_fixes(analysis: &Analysis) -> (Vec<TextEdit>, usize) {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut count = 0;
    let mut end = 0;
    for diagnostic in analysis.diagnostics() {
        let Some(fix) = diagnostic.safe_fix() else { continue };
        let mut own = fix.edits.to_vec();
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
        count += 1;
        edits.extend(own);
    }
    (edits, count)
}

/// "Ignore here" and "ignore in this text".
fn ignore(analysis: &Analysis, index: usize, diagnostic: &Diagnostic, markup: Markup) -> Vec<Action> {
    let context = analysis.context();
    let code = diagnostic.rule.code;
    let text = analysis.text();
    let action = |title: String, edit: TextEdit| Action {
        kind: ActionKind::Ignore,
        title,
        preferred: false,
        edits: vec![edit],
        diagnostic: Some(index),
    };
    vec![
        action(
            say!(context, "Bỏ qua {code} ở dòng này", "Ignore {code} on this line"),
            markup.note_above(
                text,
                diagnostic.range.start,
                &say!(context, "vanthu: bỏ qua {code}", "vanthu: ignore {code}"),
            ),
        ),
        action(
            say!(context, "Bỏ qua {code} trong cả văn bản này", "Ignore {code} in this whole text"),
            markup.note_on_top(text, &say!(context, "vanthu: tắt {code}", "vanthu: off {code}")),
        ),
    ]
}
