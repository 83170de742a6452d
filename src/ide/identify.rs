//! Which known documents a citation may mean.

use jiff::civil::Date;

use crate::law::{Form, IssuerFamily, Knowledge, Record, year_of as year_in};
use crate::syntax::{Citation, CitationForm, DocumentFacts};
use crate::text::fold;

/// The known documents that fit a citation.
#[derive(Debug, Default)]
pub(super) struct Candidates<'a> {
    /// The one that is meant, if what the citation says leaves only one.
    pub meant: Option<Record<'a>>,
    /// The symbol of the one that is meant comes again each year or term, and the citation does not
    /// say which.
    pub unsure: bool,
    /// The others of the same symbol or number, the newest first.
    pub others: Vec<Record<'a>>,
    /// None of them is what the citation says: all are of another type, year or term.
    pub differ: bool,
}

/// Looks a citation up by its own words; `paragraph` is the text that its ranges point into, `today`
/// the day of the text, before which everything it cites was issued.
pub(super) fn candidates<'a>(
    citation: &Citation,
    paragraph: &str,
    today: Option<Date>,
    knowledge: &'a Knowledge,
) -> Candidates<'a> {
    let all = match citation.form {
        CitationForm::Full => by_symbol(citation, knowledge),
        CitationForm::Short => by_number(citation, knowledge),
        CitationForm::Named => by_name(citation, paragraph, knowledge),
        CitationForm::Anaphoric => Vec::new(),
    };
    let older = |record: &Record<'a>| today.is_none_or(|today| record.issued.is_none_or(|day| day <= today));
    // A symbol with its year is that of one document, even if the text cannot have known it.
    let told = citation.symbol.as_ref().is_some_and(|symbol| symbol.year.is_some());
    let later = told && !all.iter().any(older);
    let year = citation.year.or_else(|| year_behind(citation, paragraph));
    let may_be = |record: &Record<'a>| (later || older(record)) && may_be(record, citation, year, knowledge);
    let (fitting, differing): (Vec<_>, Vec<_>) = all.into_iter().partition(may_be);
    let named = || in_force(&fitting, citation, today);
    let decided = || decide(&fitting, citation).or_else(|| of_subject(&fitting, citation, paragraph)).or_else(named);
    let another = |record: &Record<'_>| {
        comes_again(record) && citation.date.is_none() && is_of_another_subject(record, citation, paragraph)
    };
    let meant = if let [one] = fitting.as_slice() { Some(*one).filter(|one| !another(one)) } else { decided() };
    let differ = fitting.is_empty() || fitting.len() == 1 && meant.is_none();
    let mut others: Vec<Record<'_>> =
        fitting.into_iter().filter(|record| meant.is_none_or(|meant| meant.id != record.id)).collect();
    if meant.is_some() || differ {
        others.extend(differing);
    }
    others.sort_by_key(|record| std::cmp::Reverse(record.issued));
    let told = citation.date.is_some() || citation.term.is_some() || year.is_some();
    let told = told || meant.is_some_and(|meant| of_subject(&[meant], citation, paragraph).is_some());
    let unsure = meant.is_some_and(|meant| comes_again(&meant)) && others.is_empty() && !told;
    Candidates { meant, unsure, others, differ }
}

/// The known documents that a citation of a text may mean, the one that is meant first, and whether
/// there is such a one; of a short form those of the citation that it points back to.
#[must_use]
pub fn documents<'a>(facts: &DocumentFacts<'_>, index: usize, knowledge: &'a Knowledge) -> (Vec<Record<'a>>, bool) {
    let antecedent = facts.resolution.antecedents.get(index).copied().flatten();
    let Some(target) = facts.mentions.get(antecedent.unwrap_or(index)) else { return (Vec::new(), false) };
    let Some(paragraph) = facts.paragraphs.get(target.paragraph) else { return (Vec::new(), false) };
    let today = facts.dateline.map(|(date, _)| date);
    let found = candidates(target.citation, paragraph.text, today, knowledge);
    (found.meant.into_iter().chain(found.others).collect(), found.meant.is_some())
}

/// Whether the symbol of a document is given anew each year, or by each Party congress.
pub(super) fn comes_again(record: &Record<'_>) -> bool {
    let assembly = record.symbol.split('/').next_back().is_some_and(|code| code.contains("QH"));
    !record.symbol.is_empty() && !assembly && year_in(record.symbol).is_none()
}

/// Whether a document can be what a citation says: laws and resolutions of one National Assembly
/// share numbers, other symbols may come again in another year or term, and TW stands for three bodies.
fn may_be(record: &Record<'_>, citation: &Citation, year: Option<i16>, knowledge: &Knowledge) -> bool {
    let Some(symbol) = &citation.symbol else { return true };
    if let (Form::NationalAssembly | Form::StandingCommittee, Some(label)) = (symbol.form, &citation.label) {
        let resolution = |kind: &str| kind == "Nghị quyết";
        return resolution(knowledge.types.name(label.kind)) == resolution(record.kind);
    }
    let (Some(issued), true) = (record.issued, comes_again(record)) else { return true };
    let term_of = |day: Date| knowledge.terms.congress_on(day).map(|congress| congress.number);
    let party = record.party_term.is_some();
    let date = citation.date.as_ref().and_then(|date| date.mention.date());
    let of_date =
        date.is_none_or(|day| if party { term_of(day) == term_of(issued) } else { day.year() == issued.year() });
    let of_term = citation.term.is_none_or(|term| record.party_term.is_none_or(|known| known == term.number));
    let named = citation.issuer.as_ref().filter(|named| party && !named.outer).and_then(|named| named.issuer);
    let named = named.and_then(|id| knowledge.issuers.get(id)).filter(|body| body.family == IssuerFamily::Party);
    let of_body = named.is_none_or(|body| record.issuer.is_empty() || record.issuer == body.name);
    of_date && of_term && of_body && year.is_none_or(|year| party || year == issued.year())
}

/// The year that stands right behind a whole symbol: "Nghị quyết số 02/NQ-CP năm 2021".
fn year_behind(citation: &Citation, paragraph: &str) -> Option<i16> {
    citation.symbol.as_ref()?;
    let mut words = paragraph.get(citation.range.end as usize..)?.split_whitespace();
    let year = words.next().filter(|word| *word == "năm").and(words.next())?;
    let digits = year.get(..4).filter(|_| !year[4..].starts_with(|c: char| c.is_alphanumeric()))?;
    digits.parse().ok().filter(|year| (1945..2100).contains(year))
}

/// The only document whose subject is the one that the citation gives, as far as both go.
fn of_subject<'a>(all: &[Record<'a>], citation: &Citation, paragraph: &str) -> Option<Record<'a>> {
    const ENOUGH: usize = 4;
    let written = subject(citation.title?.of(paragraph));
    let same = |record: &&Record<'a>| {
        let known = subject(record.title);
        let common = known.iter().zip(&written).take_while(|(one, other)| one == other).count();
        common >= ENOUGH && common == known.len().min(written.len())
    };
    let mut fitting = all.iter().filter(same);
    fitting.next().copied().filter(|_| fitting.next().is_none())
}

/// Whether a citation gives a subject that has no two words in a row with that of a document.
fn is_of_another_subject(record: &Record<'_>, citation: &Citation, paragraph: &str) -> bool {
    let (known, written) = (subject(record.title), citation.title.map(|title| subject(title.of(paragraph))));
    let pairs = |pair: &[String]| !known.windows(2).any(|other| other == pair);
    known.len() > 1 && written.is_some_and(|written| written.len() > 2 && written.windows(2).all(pairs))
}

/// The words of a subject, without what joins it to the symbol.
fn subject(title: &str) -> Vec<String> {
    let lower = fold(title).text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.skip_while(|word| matches!(*word, "về" | "việc")).map(str::to_owned).collect()
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

/// The law that a bare name means on a day: of the laws of one name the last that had come into force.
fn in_force<'a>(all: &[Record<'a>], citation: &Citation, today: Option<Date>) -> Option<Record<'a>> {
    let bare = citation.form == CitationForm::Named && citation.year.is_none() && citation.date.is_none();
    let (today, bare) = (today?, bare && all.iter().all(Record::is_law));
    let since = |record: &&Record<'a>| record.effective.or(record.issued);
    all.iter().filter(|record| bare && since(record).is_some_and(|day| day <= today)).max_by_key(since).copied()
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
