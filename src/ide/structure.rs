//! The sections of a text: what can be folded away, and what is selected step by step.

use crate::analysis::Analysis;
use crate::law;
use crate::syntax::{DocumentFacts, Role};
use crate::text::TextRange;

use super::hover::mention_at;
use super::outline::is_numbered_heading;

/// A part of the text under its heading, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// From the heading to the last line that belongs to it, without blank lines at the end.
    pub range: TextRange,
    /// From 0, the highest.
    pub level: u8,
}

/// The sections of a text, in order, each within those around it; the lines that name what the
/// text rests on are one together.
#[must_use]
pub fn sections(analysis: &Analysis) -> Vec<Section> {
    let facts = analysis.facts();
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut basis: Option<TextRange> = None;
    for paragraph in &facts.paragraphs {
        let line = paragraph.text.trim();
        let range = TextRange::new(paragraph.start, paragraph.start + paragraph.text.trim_end().len() as u32);
        match (paragraph.facts.role, basis) {
            (Role::Basis, Some(known)) => basis = Some(known.cover(range)),
            (Role::Basis, None) => basis = Some(range),
            (_, Some(known)) if !line.is_empty() => {
                sections.push(Section { range: known, level: u8::MAX });
                basis = None;
            }
            _ => {}
        }
        let is_heading = paragraph.facts.role == Role::Heading || is_numbered_heading(line);
        if is_heading {
            let level = level(line);
            while let Some(last) = open.pop_if(|last| sections[*last].level >= level) {
                close(&mut sections[last], &facts, paragraph.start);
            }
            open.push(sections.len());
            let start = paragraph.start + (paragraph.text.len() - paragraph.text.trim_start().len()) as u32;
            sections.push(Section { range: TextRange::new(start, range.end), level });
        }
    }
    sections.extend(basis.map(|range| Section { range, level: u8::MAX }));
    for last in open {
        close(&mut sections[last], &facts, facts.text.len() as u32);
    }
    sections.sort_by_key(|section| (section.range.start, std::cmp::Reverse(section.range.end)));
    sections
}

fn close(section: &mut Section, facts: &DocumentFacts<'_>, end: u32) {
    let inside = TextRange::new(section.range.start, end).of(facts.text);
    section.range.end = section.range.start + inside.trim_end().len() as u32;
}

/// How high a heading stands: "Phần" and lines in capitals, "Chương" and "I.", "Mục" and "1.",
/// "Điều" and "1.1.", and so on.
fn level(heading: &str) -> u8 {
    for (word, level) in [("Phần ", 0), ("Phụ lục ", 0), ("Chương ", 1), ("Mục ", 2), ("Điều ", 3)] {
        if heading.starts_with(word) {
            return level;
        }
    }
    let marker = heading.split_whitespace().next().unwrap_or("");
    let marker = marker.trim_end_matches(['.', '-', ')']);
    if law::roman_value(marker).is_some() {
        return 1;
    }
    let numbered = marker.starts_with(|c: char| c.is_ascii_digit());
    if numbered { 2 + marker.matches('.').count().min(8) as u8 } else { 0 }
}

/// The steps by which a selection at a byte offset grows: the word, the citation, the paragraph,
/// the sections around it, the whole text. Each holds the one before and more.
#[must_use]
pub fn selection_steps(analysis: &Analysis, sections: &[Section], offset: u32) -> Vec<TextRange> {
    let facts = analysis.facts();
    let text = facts.text;
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let in_word = |c: &char| c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(c);
    let before: usize = text[..offset].chars().rev().take_while(in_word).map(char::len_utf8).sum();
    let behind: usize = text[offset..].chars().take_while(in_word).map(char::len_utf8).sum();
    let at = offset as u32;
    let mut steps = vec![TextRange::new(at - before as u32, at + behind as u32)];
    steps.extend(mention_at(&facts, at).map(|(_, mention)| mention.range()));
    let paragraph = facts.paragraphs.partition_point(|paragraph| paragraph.start <= at).checked_sub(1);
    steps.extend(paragraph.and_then(|index| facts.paragraphs.get(index)).map(|paragraph| {
        let lead = paragraph.text.len() - paragraph.text.trim_start().len();
        let start = paragraph.start + lead as u32;
        TextRange::new(start, start + paragraph.text.trim().len() as u32)
    }));
    let mut around: Vec<TextRange> =
        sections.iter().map(|section| section.range).filter(|range| range.touches(at)).collect();
    around.sort_by_key(|range| range.len());
    steps.extend(around);
    steps.push(TextRange::new(0, text.len() as u32));
    let mut grown: Vec<TextRange> = Vec::new();
    for step in steps.into_iter().filter(|step| step.touches(at)) {
        let grows = grown.last().is_none_or(|last| step.contains_range(*last) && step.len() > last.len());
        if grows && !step.is_empty() {
            grown.push(step);
        }
    }
    if grown.is_empty() {
        grown.push(TextRange::empty(at));
    }
    grown
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    const TEXT: &str = "BÁO CÁO KẾT QUẢ CÔNG TÁC\n\n\
        Căn cứ Luật Lưu trữ;\nCăn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;\n\n\
        I. Tình hình chung\nXã có sáu bản.\n\n1. Thuận lợi\nĐường đã thông.\n\n2. Khó khăn\nThiếu vốn.\n\n\
        II. Phương hướng\nLàm tiếp.\n";

    fn analysis() -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(TEXT, &context)
    }

    #[test]
    fn sections_lie_within_each_other() {
        let ends: Vec<(String, String)> = sections(&analysis())
            .into_iter()
            .map(|section| {
                let lines: Vec<&str> = section.range.of(TEXT).lines().collect();
                (lines[0].to_owned(), lines[lines.len() - 1].to_owned())
            })
            .collect();
        let ends: Vec<(&str, &str)> = ends.iter().map(|(first, last)| (first.as_str(), last.as_str())).collect();
        assert_eq!(
            ends,
            [
                ("BÁO CÁO KẾT QUẢ CÔNG TÁC", "Làm tiếp."),
                ("Căn cứ Luật Lưu trữ;", "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;"),
                ("I. Tình hình chung", "Thiếu vốn."),
                ("1. Thuận lợi", "Đường đã thông."),
                ("2. Khó khăn", "Thiếu vốn."),
                ("II. Phương hướng", "Làm tiếp."),
            ]
        );
    }

    #[test]
    fn a_selection_grows_from_the_word_to_the_text() {
        let analysis = analysis();
        let sections = sections(&analysis);
        let steps = |needle: &str| -> Vec<String> {
            let at = TEXT.find(needle).expect("it is there") as u32 + 1;
            let steps = selection_steps(&analysis, &sections, at);
            assert!(steps.windows(2).all(|pair| pair[1].contains_range(pair[0]) && pair[1] != pair[0]));
            steps.iter().map(|range| range.of(TEXT).lines().next().unwrap_or_default().to_owned()).collect()
        };
        let title = "BÁO CÁO KẾT QUẢ CÔNG TÁC";
        assert_eq!(steps("thông"), ["thông", "Đường đã thông.", "1. Thuận lợi", "I. Tình hình chung", title, title]);
        let law = "Nghị định số 30/2020/NĐ-CP của Chính phủ";
        let line = "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;";
        assert_eq!(steps("định số"), ["định", law, line, "Căn cứ Luật Lưu trữ;", title, title]);
        assert_eq!(selection_steps(&analysis, &sections, u32::MAX).len(), 1);
    }
}
