//! The line of a finding, cut to a window, and where its caret goes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::TextRange;

/// What is shown of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    pub line: String,
    /// Terminal columns before the caret.
    pub indent: usize,
    /// Terminal columns of the caret, at least one.
    pub length: usize,
}

/// Cuts the line of `range` to at most `width` terminal columns around it.
///
/// Looks at no more of the text than it can show, so that a line of many megabytes costs nothing.
/// A range over several lines is shown up to the end of its first.
pub(super) fn cut(text: &str, range: TextRange, width: usize) -> Snippet {
    let width = width.max(20);
    // A letter with its marks takes a few bytes for one column; this many bytes fill any window.
    let reach = width * 16;
    let start = floor(text, range.start as usize);
    let end = floor(text, range.end as usize).max(start);
    let from = floor(text, start.saturating_sub(reach));
    let to = floor(text, end.max(start).saturating_add(reach));
    let before = &text[from..start];
    let (before, begun) = match before.rfind(['\n', '\r']) {
        Some(at) => (&before[at + 1..], true),
        None => (before, from == 0),
    };
    let line_end = text[start..to].find(['\n', '\r']).map(|at| start + at);
    let ended = line_end.is_some() || to == text.len();
    let line_end = line_end.unwrap_or(to);
    let marked = &text[start..end.min(line_end)];
    let after = &text[start + marked.len()..line_end];

    let (before, marked, after) = (printable(before), printable(marked), printable(after));
    let (marked, marked_cut) = head(&marked, width * 6 / 10);
    let room = width - marked.width().min(width);
    // What one side does not need, the other may have.
    let left = (room / 2).max(room.saturating_sub(after.width() + 1));
    let (before, before_cut) = tail(&before, left.saturating_sub(1));
    let right = room.saturating_sub(before.width() + 2);
    let (after, after_cut) = if marked_cut { ("", true) } else { head(&after, right) };
    let lead = if before_cut || !begun { "…" } else { "" };
    let trail = if after_cut || !ended { "…" } else { "" };
    let indent = lead.width() + before.width();
    Snippet { length: marked.width().max(1), line: format!("{lead}{before}{marked}{after}{trail}"), indent }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Takes out what would move the cursor: tabs become a space, other controls a replacement mark.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\u{B}' | '\u{C}' => ' ',
            '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// The longest beginning that fits, and whether anything is left out.
fn head(text: &str, width: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > width {
            return (&text[..at], true);
        }
    }
    (text, false)
}

/// The longest end that fits, and whether anything is left out.
fn tail(text: &str, width: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true).rev() {
        used += cluster.width();
        if used > width {
            return (&text[at + cluster.len()..], true);
        }
    }
    (text, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks `⟦…⟧` become the range; the caret is drawn below.
    fn draw(marked: &str, width: usize) -> String {
        let start = marked.find('⟦').unwrap_or(0);
        let text = marked.replace('⟦', "");
        let end = text.find('⟧').unwrap_or(start);
        let text = text.replace('⟧', "");
        let snippet = cut(&text, TextRange::new(start as u32, end as u32), width);
        assert!(snippet.line.width() <= width, "{snippet:?}");
        format!("{}\n{}{}", snippet.line, " ".repeat(snippet.indent), "^".repeat(snippet.length))
    }

    #[test]
    fn carets_stand_under_vietnamese_letters_composed_or_not() {
        let expected = "Căn cứ Nghị đinh số 5\n       ^^^^^^^^^";
        assert_eq!(draw("dòng\r\nCăn cứ ⟦Nghị đinh⟧ số 5\r\nsau", 80), expected);
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd("Căn cứ ⟦Nghị đinh⟧ số 5").collect();
        let drawn = draw(&decomposed, 80);
        assert_eq!(drawn.lines().nth(1), expected.lines().nth(1));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(draw("😀 文 ⟦sai⟧", 80), "😀 文 sai\n      ^^^");
        assert_eq!(draw("a ⟦😀⟧", 80), "a 😀\n  ^^");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let long = format!("{}⟦SAI⟧{}", "trước ".repeat(50), " sau".repeat(50));
        assert_eq!(draw(&long, 30), "…trước trước SAI sau sau sau …\n             ^^^");
        let huge = format!("{}⟦SAI⟧{}", "x".repeat(5_000_000), "y".repeat(5_000_000));
        assert!(draw(&huge, 30).starts_with("…x"));
        let wide = format!("⟦{}⟧ hết", "rất dài ".repeat(50));
        assert!(draw(&wide, 30).contains("…\n^^^^"));
    }

    #[test]
    fn a_place_over_several_lines_ends_with_its_first() {
        assert_eq!(draw("số ⟦30/2020/\nNĐ-CP⟧ ngày", 80), "số 30/2020/\n   ^^^^^^^^");
    }

    #[test]
    fn controls_and_marks_alone_do_no_harm() {
        assert_eq!(draw("\u{0}\t⟦\u{1b}[2J⟧", 80), "\u{FFFD} \u{FFFD}[2J\n  ^^^^");
        assert_eq!(draw("⟦\u{301}\u{323}⟧", 80), "\u{301}\u{323}\n^");
        assert_eq!(draw("", 80), "\n^");
    }
}
