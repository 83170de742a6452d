//! The symbol of a document, changed wherever the text carries it.

use crate::analysis::Analysis;
use crate::say;
use crate::syntax::{CitationForm, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange};

use super::hover::mention_at;

/// The part of the text at a byte offset that a rename would change: the symbol of a citation, or the
/// number of a short one that is resolved.
#[must_use]
pub fn renameable(analysis: &Analysis, offset: u32) -> Option<TextRange> {
    let facts = analysis.facts();
    let (index, mention) = mention_at(&facts, offset)?;
    let number = mention.citation.number_range?.shift(mention.start);
    let resolved = facts.resolution.antecedents.get(index).copied().flatten().is_some();
    let carries = mention.citation.symbol.is_some() || mention.citation.form == CitationForm::Short && resolved;
    (carries && number.touches(offset)).then_some(number)
}

/// The edits that give the document cited at a byte offset another symbol, in all its mentions: whole
/// symbols, and the numbers of short forms. Nothing where no document is cited.
///
/// # Errors
/// In the language of the user, when the new name is no symbol.
pub fn rename(analysis: &Analysis, offset: u32, name: &str) -> Result<Vec<TextEdit>, String> {
    let context = analysis.context();
    let facts = analysis.facts();
    let place = renameable(analysis, offset).and_then(|_| mention_at(&facts, offset));
    let Some(&cluster) = place.and_then(|(index, _)| facts.resolution.clusters.get(index)) else {
        return Ok(Vec::new());
    };
    let text = format!("số {}", name.trim());
    let paragraph = Paragraph::read(&text, &context.knowledge);
    let Some(new) = only_symbol(&paragraph) else {
        let name = name.trim();
        return Err(say!(
            context,
            "“{name}” không phải là số, ký hiệu văn bản, ví dụ: 30/2020/NĐ-CP",
            "`{name}` is no symbol of a document, for example: 30/2020/NĐ-CP"
        ));
    };
    let edits = facts.cluster(cluster).filter_map(|(_, mention)| {
        let range = mention.citation.number_range?.shift(mention.start);
        let text = match mention.citation.form {
            CitationForm::Full => new.canonical.clone(),
            CitationForm::Short => short(new, &mention.citation.number),
            CitationForm::Named | CitationForm::Anaphoric => return None,
        };
        (range.of(facts.text) != text).then(|| TextEdit::replace(range, text))
    });
    Ok(edits.collect())
}

/// The symbol that a text consists of but for "số".
fn only_symbol<'p>(paragraph: &'p Paragraph<'_>) -> Option<&'p Symbol> {
    let [citation] = paragraph.facts.citations.as_slice() else { return None };
    let symbol = citation.symbol.as_ref()?;
    (symbol.range.end as usize == paragraph.text.len() && symbol.damages.is_empty()).then_some(symbol)
}

/// The number of a symbol in the form of the one it replaces: with the year where that has it.
fn short(symbol: &Symbol, written: &str) -> String {
    match &symbol.year {
        Some(year) if written.contains('/') => format!("{}/{}", symbol.number.text, year.text),
        _ => symbol.number.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;
    use crate::text::apply_edits;

    const TEXT: &str = "Theo Nghị định số 12/2031/NĐ-CP ngày 05/3/2031 của Chính phủ, xã đã họp.\n\
        Nghị định 12/2031 và Nghị định số 12 nói trên còn hiệu lực; Nghị định số 12/2031/NĐ-CP rõ.\n\
        Nghị định này khác Thông tư số 12/2031/TT-BNV.\n";

    fn analysis() -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(TEXT, &context)
    }

    fn at(needle: &str) -> u32 {
        TEXT.find(needle).map_or(0, |at| at as u32 + 1)
    }

    #[test]
    fn all_mentions_that_carry_the_symbol_change() {
        let edits = rename(&analysis(), at("12/2031/NĐ-CP"), "21/2031/NĐ-CP").expect("a symbol");
        let expected = TEXT
            .replace("12/2031/NĐ-CP", "21/2031/NĐ-CP")
            .replace("Nghị định 12/2031", "Nghị định 21/2031")
            .replace("số 12 nói", "số 21 nói");
        assert_eq!(apply_edits(TEXT, &edits).as_deref(), Ok(expected.as_str()));
    }

    #[test]
    fn only_symbols_are_renamed_and_only_to_symbols() {
        let analysis = analysis();
        assert!(rename(&analysis, at("12/2031/NĐ-CP"), "Nghị định mới").is_err());
        assert!(rename(&analysis, at("12/2031/NĐ-CP"), "").is_err());
        assert_eq!(rename(&analysis, at("xã đã"), "21/2031/NĐ-CP"), Ok(Vec::new()));
        assert_eq!(renameable(&analysis, at("ngày 05")), None);
        let number = renameable(&analysis, at("12 nói"));
        assert_eq!(number.map(|range| range.of(TEXT)), Some("12"));
    }
}
