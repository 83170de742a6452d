//! The lines that say what a document rests on: "Căn cứ …".

use crate::analysis::Analysis;
use crate::syntax::Role;
use crate::text::TextEdit;

use super::bibliography::bibliography;
use super::{ListFormat, Markup, render};

/// Lines for the laws and decisions that the text cites and does not rest on yet, in legal order.
#[must_use]
pub fn missing_basis(analysis: &Analysis) -> Vec<String> {
    let lines = render(&bibliography(analysis), ListFormat::MissingBasis, analysis.context().config.locale);
    lines.lines().map(str::to_owned).collect()
}

/// The edit that adds lines behind those that the text has, or before the line of `at`.
#[must_use]
pub fn insert_basis(analysis: &Analysis, lines: &[String], at: u32, markup: Markup) -> Option<TextEdit> {
    if lines.is_empty() {
        return None;
    }
    let text = analysis.text();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // Where lines that follow each other are joined, each has to be a paragraph.
    let end = if markup == Markup::Plain { end.to_owned() } else { end.repeat(2) };
    let facts = analysis.facts();
    let last = facts.paragraphs.iter().rev().find(|paragraph| paragraph.facts.role == Role::Basis);
    Some(match last {
        Some(last) => {
            let behind = last.start + last.text.trim_end().len() as u32;
            TextEdit::insert(behind, lines.iter().map(|line| format!("{end}{line}")).collect::<String>())
        }
        None => {
            let before = &text[..text.len().min(at as usize)];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            TextEdit::insert(start as u32, lines.iter().map(|line| format!("{line}{end}")).collect::<String>())
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;
    use crate::text::apply_edits;

    fn completed(text: &str, at: u32) -> String {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        let analysis = Analysis::new(text, &context);
        let edit = insert_basis(&analysis, &missing_basis(&analysis), at, Markup::Plain);
        apply_edits(text, &Vec::from_iter(edit)).expect("one edit")
    }

    const BODY: &str = "Xã lập sổ theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, \
                        gửi kèm Kế hoạch số 12/KH-UBND của huyện.\n";
    const LINE: &str = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;";

    #[test]
    fn what_is_cited_and_not_rested_on_is_added_once() {
        let before = "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;\r\n";
        let text = format!("{before}\r\n{}", BODY.replace('\n', "\r\n"));
        let expected = text.replacen(before, &format!("{before}{LINE}\r\n"), 1);
        assert_eq!(completed(&text, 0), expected);
        assert_eq!(completed(&expected, 0), expected, "nothing is missing any more");
    }

    #[test]
    fn without_such_lines_they_go_before_the_line_at_hand() {
        let text = format!("TỜ TRÌNH\n\n{BODY}");
        assert_eq!(completed(&text, 14), format!("TỜ TRÌNH\n\n{LINE}\n{BODY}"));
        assert_eq!(completed(&text, 0), format!("{LINE}\n{text}"));
    }
}
