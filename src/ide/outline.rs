//! The outline of a text: its headings and parts, and the documents it cites.

use crate::analysis::Analysis;
use crate::syntax::{CitationForm, DocumentFacts, Role};
use crate::text::{TextRange, fold};

use super::navigation::named_range;

/// What an item of the outline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A heading in capitals, or a numbered part.
    Heading,
    /// A line that names what the text rests on.
    Basis,
    /// A document that the text cites, at its first mention.
    Citation,
}

/// An item of the outline; ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    pub kind: ItemKind,
    pub name: String,
    /// How many times a document is mentioned; 0 for parts of the text.
    pub mentions: usize,
    /// The whole part: a heading reaches to the next one.
    pub range: TextRange,
    /// What to show when the item is chosen.
    pub selection: TextRange,
}

/// The headings and căn cứ lines of a text, in order.
#[must_use]
pub fn outline(analysis: &Analysis) -> Vec<OutlineItem> {
    let facts = analysis.facts();
    let mut items: Vec<OutlineItem> = Vec::new();
    for paragraph in &facts.paragraphs {
        let trimmed = paragraph.text.trim();
        let kind = match paragraph.facts.role {
            Role::Heading => ItemKind::Heading,
            Role::Basis => ItemKind::Basis,
            _ if is_numbered_heading(trimmed) => ItemKind::Heading,
            _ => continue,
        };
        let start = paragraph.start + (paragraph.text.len() - paragraph.text.trim_start().len()) as u32;
        let selection = TextRange::new(start, start + trimmed.len() as u32);
        if kind == ItemKind::Heading
            && let Some(open) = items.iter_mut().rev().find(|item| item.kind == ItemKind::Heading)
        {
            open.range.end = start;
        }
        let range = match kind {
            ItemKind::Heading => TextRange::new(start, facts.text.len() as u32),
            ItemKind::Basis | ItemKind::Citation => selection,
        };
        items.push(OutlineItem { kind, name: shorten(trimmed), mentions: 0, range, selection });
    }
    items
}

/// The documents that a text cites, at their first mention, in the order of the text.
#[must_use]
pub fn cited_documents(analysis: &Analysis) -> Vec<OutlineItem> {
    let facts = analysis.facts();
    let mut items: Vec<OutlineItem> = Vec::new();
    let mut known: Vec<u32> = Vec::new();
    for (index, mention) in facts.mentions.iter().enumerate() {
        let Some(&cluster) = facts.resolution.clusters.get(index) else { continue };
        if let Some(at) = known.iter().position(|seen| *seen == cluster) {
            items[at].mentions += 1;
        } else if mention.citation.form != CitationForm::Anaphoric && !mention.citation.own_header {
            let selection = named_range(mention);
            let name = name_of(&facts, cluster).unwrap_or_else(|| shorten(selection.of(facts.text)));
            known.push(cluster);
            items.push(OutlineItem { kind: ItemKind::Citation, name, mentions: 1, range: mention.range(), selection });
        }
    }
    items
}

/// The fullest name that the text gives a document.
fn name_of(facts: &DocumentFacts<'_>, cluster: u32) -> Option<String> {
    let (_, full) = facts.cluster(cluster).find(|(_, mention)| mention.citation.form == CitationForm::Full)?;
    Some(shorten(named_range(&full).of(facts.text)))
}

/// "I. Kết quả", "1. Công tác …", "Điều 5. …", "Chương II": short, numbered, without a full stop.
pub(super) fn is_numbered_heading(line: &str) -> bool {
    const KINDS: [&str; 5] = ["Điều ", "Chương ", "Phần ", "Mục ", "Phụ lục "];
    let words = line.split_whitespace().count();
    if words == 0 || words > 24 || line.ends_with(['.', ';', ',']) {
        return false;
    }
    let marker = line.split_whitespace().next().unwrap_or("");
    let numbered = marker.ends_with(['.', '-'])
        && marker[..marker.len() - 1].split('.').all(|part| {
            !part.is_empty() && (part.bytes().all(|b| b.is_ascii_digit()) || crate::law::roman_value(part).is_some())
        });
    let rest = line[marker.len()..].trim_start();
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    numbered && capital || KINDS.iter().any(|kind| line.starts_with(kind)) && words <= 16
}

/// One line of a length that a side bar can show.
fn shorten(text: &str) -> String {
    const MOST: usize = 90;
    let line = fold(text).text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let mut cut: String = line.chars().take(MOST).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    #[test]
    fn headings_reach_to_the_next_and_citations_count() {
        let text = "BÁO CÁO KẾT QUẢ\n\nI. Tình hình chung\nThực hiện Nghị định số 21/2019/NĐ-CP.\n\
                    II. Kết quả\nNghị định 21 đã được thực hiện; Luật Lưu trữ năm 2011 cũng vậy.\n";
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        let analysis = Analysis::new(text, &context);
        let parts: Vec<String> = outline(&analysis).into_iter().map(|item| item.name).collect();
        assert_eq!(parts, ["BÁO CÁO KẾT QUẢ", "I. Tình hình chung", "II. Kết quả"]);
        let second = &outline(&analysis)[1];
        assert!(second.range.of(text).ends_with("NĐ-CP.\n"));
        let cited: Vec<(String, usize)> =
            cited_documents(&analysis).into_iter().map(|item| (item.name, item.mentions)).collect();
        assert_eq!(cited, [("Nghị định số 21/2019/NĐ-CP".to_owned(), 2), ("Luật Lưu trữ".to_owned(), 1)]);
    }
}
