//! Formatting: only what is certain and changes no word. Spaces, Unicode, the dashes and spaces of
//! symbols; whatever else a safe fix may put right is asked for by name.

use crate::analysis::Analysis;
use crate::text::{TextEdit, TextRange};

/// The rules whose safe fixes are formatting: spaces around punctuation (D06, D07, D09), hyphens of
/// compounds (D12), composed Unicode and the letter Đ (D13), dashes and spaces in symbols (B02, B03).
const FORMATTING: [&str; 7] = ["B02", "B03", "D06", "D07", "D09", "D12", "D13"];

/// The edits that format the text, or the part of it in a range of bytes; in order, without overlaps.
#[must_use]
pub fn formatting(analysis: &Analysis, range: Option<TextRange>) -> Vec<TextEdit> {
    let wanted = |edit: &TextEdit| range.is_none_or(|range| range.contains_range(edit.range));
    let mut edits: Vec<TextEdit> = Vec::new();
    for diagnostic in analysis.diagnostics() {
        if !FORMATTING.contains(&diagnostic.rule.code) {
            continue;
        }
        // Each edit of these fixes is right alone.
        edits
            .extend(diagnostic.safe_fix().iter().flat_map(|fix| fix.edits.iter()).filter(|edit| wanted(edit)).cloned());
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut end = None;
    edits.retain(|edit| {
        // Two insertions at one place would be two opinions of it.
        let free = end.is_none_or(|end| edit.range.start > end || edit.range.start == end && !edit.range.is_empty());
        if free {
            end = Some(edit.range.end);
        }
        free
    });
    edits
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;
    use crate::text::apply_edits;

    fn analysis(text: &str) -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(text, &context)
    }

    #[test]
    fn spaces_unicode_and_symbols_are_put_right_and_words_are_not() {
        let text = "Cán bộ  xã đã họp , bàn việc.Theo Nghị quyết số 30/2020/NĐ-CP và Quyết định số 12/QĐ –UBND của tỉnh.\n\
                    Cuộc ho\u{323}p đã đã xong , các nghành dự.\n";
        let once = apply_edits(text, &formatting(&analysis(text), None)).expect("no overlaps");
        let again = apply_edits(&once, &formatting(&analysis(&once), None)).expect("no overlaps");
        assert_eq!(once, again, "formatted text stays as it is");
        assert!(once.starts_with("Cán bộ xã đã họp, bàn việc."), "{once}");
        assert!(once.contains("Nghị quyết số 30/2020/NĐ-CP") && once.contains("12/QĐ-UBND"), "{once}");
        assert!(once.ends_with("Cuộc họp đã đã xong, các nghành dự.\n"), "{once}");
    }

    #[test]
    fn a_range_is_formatted_alone() {
        let text = "Họp , bàn.\nHọp , bàn.\n";
        let second = TextRange::new(text.len() as u32 / 2, text.len() as u32);
        let result = apply_edits(text, &formatting(&analysis(text), Some(second))).expect("no overlaps");
        assert_eq!(result, "Họp , bàn.\nHọp, bàn.\n");
    }
}
