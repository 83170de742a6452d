//! Applying safe fixes until nothing changes.

use crate::analysis::Analysis;
use crate::ide;
use crate::rules::Context;
use crate::text::apply_edits;

/// One fix may lay bare another; more rounds than this would mean that two rules undo each other.
const ROUNDS: usize = 5;

/// A text after its safe fixes.
#[derive(Debug)]
pub(super) struct Fixed {
    pub analysis: Analysis,
    /// How many edits were made.
    pub edits: usize,
}

/// Applies the safe fixes of `text`; every byte they do not name stays.
pub(super) fn apply(text: &str, context: &Context) -> Fixed {
    let mut analysis = Analysis::new(text, context);
    let mut count = 0;
    for _ in 0..ROUNDS {
        let edits = ide::fix_all(&analysis);
        let Ok(after) = apply_edits(analysis.text(), &edits) else { break };
        if edits.is_empty() || after == **analysis.text() {
            break;
        }
        count += edits.len();
        analysis = Analysis::new(after, context);
    }
    Fixed { analysis, edits: count }
}
