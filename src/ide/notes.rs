//! What an editor may write beside a citation without being asked: the title of a document that is
//! named by a bare number, and how often a document is cited.

use crate::analysis::Analysis;
use crate::law::{Knowledge, Record};
use crate::say;
use crate::syntax::{CitationForm, DocumentFacts, Mention};
use crate::text::{TextRange, fold};

use super::card;
use super::identify::candidates;
use super::navigation::named_range;

/// The longest title that is written behind a number, in characters.
const LONGEST: usize = 50;

/// Words to show at a place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlayHint {
    /// In bytes.
    pub offset: u32,
    pub label: String,
    /// The card of the document, in Markdown.
    pub tooltip: String,
}

/// The short title behind each bare number in a range of bytes, where it is known which document is
/// meant and the writer gives no title.
#[must_use]
pub fn inlay_hints(analysis: &Analysis, range: TextRange) -> Vec<InlayHint> {
    let facts = analysis.facts();
    let knowledge = &analysis.context().knowledge;
    let locale = analysis.context().config.locale;
    let mut hints = Vec::new();
    for (index, mention) in facts.mentions.iter().enumerate() {
        let named = named_range(mention);
        if mention.citation.form != CitationForm::Short || mention.citation.title.is_some() || !range.touches(named.end)
        {
            continue;
        }
        // A short form that goes back to a full citation means what that one means.
        let antecedent = facts.resolution.antecedents.get(index).copied().flatten();
        let target = antecedent.and_then(|index| facts.mentions.get(index)).unwrap_or(mention);
        let own_title = target.citation.title.map(|title| title.shift(target.start).of(facts.text));
        let record = meant(&facts, target, knowledge);
        let Some(title) = own_title.or(record.map(|record| record.title)).filter(|title| !title.is_empty()) else {
            continue;
        };
        let tooltip =
            record.map_or_else(String::new, |record| card::card(&record, knowledge.registry(), facts.as_of, locale));
        hints.push(InlayHint { offset: named.end, label: shorten(title), tooltip });
    }
    hints
}

/// The known document that a citation surely means.
fn meant<'a>(facts: &DocumentFacts<'_>, mention: &Mention<'_>, knowledge: &'a Knowledge) -> Option<Record<'a>> {
    let today = facts.dateline.map(|(date, _)| date);
    let paragraph = facts.paragraphs.get(mention.paragraph)?;
    let found = candidates(mention.citation, paragraph.text, today, knowledge);
    found.meant.filter(|_| !found.unsure)
}

fn shorten(title: &str) -> String {
    let title = fold(title).text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = ["về việc ", "về "].iter().find_map(|lead| title.strip_prefix(lead)).unwrap_or(&title);
    match title.char_indices().nth(LONGEST) {
        // Not within a word.
        Some((end, _)) => format!("{}…", title[..end].rsplit_once(' ').map_or(&title[..end], |(head, _)| head)),
        None => title.to_owned(),
    }
}

/// A line above the first mention of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Where the document is named, in bytes.
    pub range: TextRange,
    pub label: String,
    /// All places that name the document.
    pub mentions: Vec<TextRange>,
}

/// For each document that the text cites in full: how often, and what is known of its status.
#[must_use]
pub fn lenses(analysis: &Analysis) -> Vec<Lens> {
    let facts = analysis.facts();
    let context = analysis.context();
    let mut lenses: Vec<Lens> = Vec::new();
    let mut known: Vec<(u32, usize)> = Vec::new();
    for (index, mention) in facts.mentions.iter().enumerate() {
        let Some(&cluster) = facts.resolution.clusters.get(index) else { continue };
        let named = named_range(mention);
        if let Some((_, at)) = known.iter().find(|(seen, _)| *seen == cluster) {
            lenses[*at].mentions.push(named);
        } else if is_whole(mention) {
            let record = meant(&facts, mention, &context.knowledge);
            known.push((cluster, lenses.len()));
            let status = record.map(|record| record.status).filter(|status| !status.is_empty()).unwrap_or_default();
            lenses.push(Lens { range: named, label: status.to_owned(), mentions: vec![named] });
        }
    }
    for lens in &mut lenses {
        let count = lens.mentions.len();
        let times = say!(context, "viện dẫn {count} lần", "cited {count} times");
        lens.label = if lens.label.is_empty() { times } else { format!("{times} · {}", lens.label) };
    }
    lenses
}

fn is_whole(mention: &Mention<'_>) -> bool {
    matches!(mention.citation.form, CitationForm::Full | CitationForm::Named) && !mention.citation.own_header
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    const TEXT: &str = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ đã có hiệu lực.\n\
        Theo Nghị định số 30, các xã làm việc; Nghị định 30 về công tác văn thư cũng vậy.\n";

    fn analysis() -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(TEXT, &context)
    }

    #[test]
    fn a_bare_number_gets_its_title() {
        let all = TextRange::new(0, TEXT.len() as u32);
        let hints = inlay_hints(&analysis(), all);
        let [hint] = &hints[..] else { panic!("{hints:?}") };
        assert!(TEXT[..hint.offset as usize].ends_with("Theo Nghị định số 30"), "{hint:?}");
        assert_eq!(hint.label, "công tác văn thư");
        assert!(hint.tooltip.contains("30/2020/NĐ-CP"));
        assert_eq!(inlay_hints(&analysis(), TextRange::new(0, 10)), []);
    }

    #[test]
    fn a_document_is_counted_where_it_is_named_first() {
        let lenses = lenses(&analysis());
        let [lens] = &lenses[..] else { panic!("{lenses:?}") };
        assert_eq!((lens.range.of(TEXT), lens.mentions.len()), ("Nghị định số 30/2020/NĐ-CP", 3));
        assert!(lens.label.starts_with("viện dẫn 3 lần"), "{}", lens.label);
    }

    #[test]
    fn long_titles_are_cut_between_words() {
        let long = "quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn thi hành";
        assert_eq!(shorten(long), "quy định chi tiết một số điều và biện pháp để tổ…");
    }
}
