//! Which known documents a citation may mean.

use crate::law::{Knowledge, Record};
use crate::syntax::{Citation, CitationForm};
use crate::text::fold;

/// The known documents that fit a citation.
#[derive(Debug, Default)]
pub(super) struct Candidates<'a> {
    /// The one that is meant, if what the citation says leaves only one.
    pub meant: Option<Record<'a>>,
    /// The others of the same symbol or number, the newest first.
    pub others: Vec<Record<'a>>,
}

/// Looks a citation up by its own words; `paragraph` is the text that its ranges point into.
pub(super) fn candidates<'a>(citation: &Citation, paragraph: &str, knowledge: &'a Knowledge) -> Candidates<'a> {
    let all = match citation.form {
        CitationForm::Full => by_symbol(citation, knowledge),
        CitationForm::Short => by_number(citation, knowledge),
        CitationForm::Named => by_name(citation, paragraph, knowledge),
        CitationForm::Anaphoric => Vec::new(),
    };
    let meant = if let [one] = all.as_slice() { Some(*one) } else { decide(&all, citation) };
    let mut others: Vec<Record<'_>> =
        all.into_iter().filter(|record| meant.is_none_or(|meant| meant.id != record.id)).collect();
    others.sort_by_key(|record| std::cmp::Reverse(record.issued));
    Candidates { meant, others }
}

fn by_symbol<'a>(citation: &Citation, knowledge: &'a Knowledge) -> Vec<Record<'a>> {
    citation.symbol.iter().flat_map(|symbol| knowledge.registry().with_symbol(&symbol.canonical)).collect()
}

fn by_number<'a>(citation: &Citation, knowledge: &'a Knowledge) -> Vec<Record<'a>> {
    if let Some(nickname) = citation.nickname.and_then(|index| knowledge.nicknames.get(usize::from(index))) {
        return knowledge.registry().with_symbol(&nickname.symbol).collect();
    }
    // Without the type a bare number says nothing.
    let Some(label) = &citation.label else { return Vec::new() };
    let kind = knowledge.types.name(label.kind);
    let fits_year = |record: &Record<'_>| citation.year.is_none_or(|year| year_of(record) == Some(year));
    knowledge
        .registry()
        .with_number(citation.number.split('/').next().unwrap_or(""))
        .filter(|record| record.kind == kind)
        .filter(fits_year)
        .collect()
}

fn by_name<'a>(citation: &Citation, paragraph: &str, knowledge: &'a Knowledge) -> Vec<Record<'a>> {
    if let Some(nickname) = citation.nickname.and_then(|index| knowledge.nicknames.get(usize::from(index))) {
        return knowledge.registry().with_symbol(&nickname.symbol).collect();
    }
    let range = citation.name.or(citation.label.as_ref().map(|label| label.range));
    let Some(name) = range.map(|range| fold(range.of(paragraph)).text.to_lowercase()) else { return Vec::new() };
    let fits_year = |record: &Record<'_>| citation.year.is_none_or(|year| year_of(record) == Some(year));
    knowledge.registry().with_title(&name).filter(fits_year).collect()
}

/// What a citation says besides its symbol, taken one after the other until one document is left.
fn decide<'a>(all: &[Record<'a>], citation: &Citation) -> Option<Record<'a>> {
    let date = citation.date.as_ref().and_then(|date| date.mention.date());
    let only = |fits: &dyn Fn(&Record<'_>) -> bool| {
        let mut fitting = all.iter().copied().filter(|record| fits(record));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    date.and_then(|date| only(&|record| record.issued == Some(date)))
        .or_else(|| citation.term.and_then(|term| only(&|record| record.party_term == Some(term.number))))
        .or_else(|| date.and_then(|date| only(&|record| year_of(record) == Some(date.year()))))
}

fn year_of(record: &Record<'_>) -> Option<i16> {
    record.issued.map(jiff::civil::Date::year)
}
