//! From one citation to the others of its document.

use crate::analysis::Analysis;
use crate::syntax::{CitationForm, Mention};
use crate::text::TextRange;

use super::hover::mention_at;
use super::identify::candidates;

/// The full citation that a short or anaphoric one at a byte offset refers to; for a full one the
/// first mention of its document.
#[must_use]
pub fn definition(analysis: &Analysis, offset: u32) -> Option<TextRange> {
    let facts = analysis.facts();
    let (index, _) = mention_at(&facts, offset)?;
    let antecedent = facts.resolution.antecedents.get(index).copied().flatten();
    let cluster = *facts.resolution.clusters.get(index)?;
    let first = || facts.cluster(cluster).find(|(_, mention)| mention.citation.form == CitationForm::Full);
    let target = antecedent.or_else(|| first().map(|(index, _)| index))?;
    facts.mentions.get(target).map(Mention::range)
}

/// All mentions of the document cited at a byte offset, in the order of the text.
#[must_use]
pub fn references(analysis: &Analysis, offset: u32) -> Vec<TextRange> {
    let facts = analysis.facts();
    let Some((index, _)) = mention_at(&facts, offset) else { return Vec::new() };
    let Some(&cluster) = facts.resolution.clusters.get(index) else { return Vec::new() };
    facts.cluster(cluster).map(|(_, mention)| named_range(&mention)).collect()
}

/// The citations whose official text has a known address, with it.
#[must_use]
pub fn links(analysis: &Analysis) -> Vec<(TextRange, String)> {
    let facts = analysis.facts();
    let knowledge = &analysis.context().knowledge;
    let today = facts.dateline.map(|(day, _)| day);
    let link = |mention: &Mention<'_>| {
        let text = facts.paragraphs.get(mention.paragraph)?.text;
        let symbol = mention.citation.symbol.as_ref()?;
        let record =
            candidates(mention.citation, text, today, knowledge).meant.filter(|record| !record.address.is_empty())?;
        Some((symbol.range.shift(mention.start), record.address.to_owned()))
    };
    facts.mentions.iter().filter_map(link).collect()
}

/// The part of a citation that names the document: label and number, without date and title.
pub(super) fn named_range(mention: &Mention<'_>) -> TextRange {
    let citation = mention.citation;
    let number = citation.number_range.or(citation.name).unwrap_or(citation.range);
    let label = citation.label.as_ref().filter(|label| !label.inherited).map_or(number, |label| label.range);
    number.cover(label).shift(mention.start)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    const TEXT: &str = "Thực hiện Nghị định số 21, xã đã họp.\n\
        Nghị định số 21/2019/NĐ-CP ngày 22/02/2019 của Chính phủ quy định rõ; Luật Lưu trữ cũng vậy.\n\
        Nghị định này giao xã báo cáo.\n";

    fn analysis() -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(TEXT, &context)
    }

    fn at(needle: &str) -> u32 {
        TEXT.find(needle).map_or(0, |at| at as u32 + 2)
    }

    #[test]
    fn short_and_anaphoric_forms_lead_to_the_full_one() {
        let analysis = analysis();
        for needle in ["Nghị định số 21,", "Nghị định này"] {
            let target = definition(&analysis, at(needle)).map(|range| range.of(TEXT));
            assert!(target.is_some_and(|text| text.starts_with("Nghị định số 21/2019/NĐ-CP")), "{needle}: {target:?}");
        }
        assert_eq!(definition(&analysis, at("xã đã họp")), None);
    }

    #[test]
    fn references_name_every_mention() {
        let found: Vec<&str> = references(&analysis(), at("21/2019")).into_iter().map(|range| range.of(TEXT)).collect();
        assert_eq!(found, ["Nghị định số 21", "Nghị định số 21/2019/NĐ-CP", "Nghị định này"]);
    }
}
