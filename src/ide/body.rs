//! The bodies that may have issued a document, offered behind "của".

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::law::Issuer;
use crate::syntax::Mention;
use crate::text::TextRange;

use super::completion::Completion;

/// The bodies that may have issued the document whose citation ends before "của" and the caret.
pub(super) fn bodies(analysis: &Analysis, offset: u32) -> Vec<Completion> {
    const OF: &str = " của ";
    let (text, knowledge) = (analysis.text(), &analysis.context().knowledge);
    let before = text.get(..offset as usize).unwrap_or("");
    let line = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
    let Some(of) = line.rfind(OF).filter(|of| line.len() - of <= LONGEST_NAME) else { return Vec::new() };
    let part = line[of + OF.len()..].to_lowercase();
    let end = offset - (line.len() - of) as u32;
    let facts = analysis.facts();
    let ends_here = |mention: &&Mention<'_>| {
        let issuer = mention.citation.issuer.as_ref().map(|issuer| issuer.range.shift(mention.start));
        mention.range().end == end || issuer.is_some_and(|issuer| issuer.start == end + OF.len() as u32)
    };
    let cited = facts.mentions.iter().rev().find(ends_here);
    let Some((citation, symbol)) =
        cited.and_then(|mention| Some((mention.citation, mention.citation.symbol.as_ref()?)))
    else {
        return Vec::new();
    };
    let date = citation.date.as_ref().and_then(|date| date.mention.date());
    let year = date.map(Date::year).or(citation.year);
    let there = |body: &Issuer| {
        let year = |date: Option<Date>| date.map(Date::year).zip(year);
        year(body.from).is_none_or(|(from, year)| from <= year) && year(body.to).is_none_or(|(to, year)| year <= to)
    };
    let known = knowledge
        .registry()
        .with_symbol(&symbol.canonical)
        .filter(|record| date.is_none_or(|day| record.issued == Some(day)));
    let official = known.filter(|record| !record.issuer.is_empty()).map(|record| record.issuer.replace("; ", ", "));
    let by_code = knowledge.issuers.with_code(&symbol.issuer_code).filter(|(_, body)| there(body));
    let mut names: Vec<String> = official.chain(by_code.map(|(_, body)| body.name.clone())).collect();
    names.retain(|name| name.to_lowercase().starts_with(&part));
    let mut seen = FxHashSet::default();
    names.retain(|name| seen.insert(name.clone()));
    let offer = |name: String| Completion {
        label: name.clone(),
        detail: symbol.issuer_code.clone(),
        insert: name,
        gaps: Vec::new(),
        replace: TextRange::new(end + OF.len() as u32, offset),
        record: None,
    };
    names.into_iter().map(offer).collect()
}

/// No name of a body is longer, in bytes.
const LONGEST_NAME: usize = 120;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    #[test]
    fn behind_a_citation_its_body_is_offered() {
        let names = |text: &str| {
            super::bodies(&analysis(text), text.len() as u32).into_iter().map(|offer| offer.insert).collect::<Vec<_>>()
        };
        assert_eq!(names("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của "), ["Chính phủ"]);
        assert_eq!(names("Theo Thông tư số 99/2012/TT-BNV của Bộ N"), ["Bộ Nội vụ"]);
        assert_eq!(names("Kế hoạch của "), Vec::<String>::new());
    }

    fn analysis(text: &str) -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(text, &context)
    }
}
