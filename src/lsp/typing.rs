//! What is being typed is not judged yet.
//!
//! The protocol does not tell where the caret is, but the last edit does: it is behind what was
//! typed last. Until there is an edit elsewhere, a save, or a moment of rest, the spelling rules say
//! nothing of the word there, nor of the one before while its right neighbour is unfinished: half a
//! word is often a wrong word, and a word beside half a word is often out of place.

use tokio::time::Instant;

use super::document::Snapshot;
use crate::analysis::Analysis;
use crate::rules::{Category, Diagnostic};
use crate::text::TextRange;

/// The last edit of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typing {
    /// Behind what was typed, in bytes.
    pub caret: u32,
    pub at: Instant,
}

/// How far words are looked for, in characters; no Vietnamese word is longer.
const REACH: usize = 40;

/// The word at the caret, perhaps an empty one, with the word before it in the same line.
pub(super) fn held(text: &str, caret: u32) -> TextRange {
    let mut caret = (caret as usize).min(text.len());
    while !text.is_char_boundary(caret) {
        caret -= 1;
    }
    let behind = text[caret..].chars().take(REACH).take_while(|c| in_word(*c)).map(char::len_utf8).sum::<usize>();
    let own = run_before(text, caret, in_word);
    let gap = run_before(text, own, |c| matches!(c, ' ' | '\t' | '\u{A0}'));
    let start = if gap < own { run_before(text, gap, in_word) } else { own };
    TextRange::new(start as u32, (caret + behind) as u32)
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c)
}

fn run_before(text: &str, at: usize, is: impl Fn(char) -> bool) -> usize {
    at - text[..at].chars().rev().take(REACH).take_while(|c| is(*c)).map(char::len_utf8).sum::<usize>()
}

/// The diagnostics that need not wait for the end of the word that is being typed.
pub(super) fn ripe<'a>(snapshot: &Snapshot, analysis: &'a Analysis) -> impl Iterator<Item = &'a Diagnostic> + use<'a> {
    let held = snapshot.caret.map(|caret| held(analysis.text(), caret));
    analysis.diagnostics().iter().filter(move |diagnostic| !held.is_some_and(|held| waits(diagnostic, held)))
}

/// Whether a diagnostic waits while this range is being typed.
fn waits(diagnostic: &Diagnostic, held: TextRange) -> bool {
    diagnostic.rule.category == Category::Spelling && diagnostic.range.overlaps(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_at_the_caret_and_the_one_before_are_held() {
        // The caret is at the bar.
        for (text, expected) in [
            ("bảo vệ chủ quyể|n lãnh", "chủ quyển"),
            ("bảo vệ chủ quyển| lãnh", "chủ quyển"),
            ("bảo vệ chủ quyển |", "quyển "),
            ("bảo vệ chủ quyển |lãnh thổ", "quyển lãnh"),
            ("họp, b|", " b"),
            ("họp.|", ""),
            ("dòng trước\n|", ""),
            ("dòng trước\n mộ|t", " một"),
            ("quye\u{302}\u{309}|n 😀", "quye\u{302}\u{309}n"),
            ("|", ""),
        ] {
            let caret = text.find('|').expect("a bar");
            let text = text.replace('|', "");
            let held = held(&text, caret as u32);
            assert_eq!(held.of(&text), expected, "{text}");
        }
        let long = "đ".repeat(1_000_000);
        assert!(held(&long, 1_000_001).len() < 1_000, "a word without end is not walked through");
    }
}
