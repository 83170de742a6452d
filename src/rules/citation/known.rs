//! What the registry holds against a citation: the documents of its series, and how far they are
//! to be believed.

use jiff::civil::Date;

use crate::law::{Form, Knowledge, Record, Side, Tier};
use crate::syntax::{Citation, Symbol};

use super::evidence::day;

/// Words of documents that may be numbered in a series of their own (Nghị định 30/2020/NĐ-CP, Điều
/// 15, khoản 2), so that a second document with the symbol may well exist.
const SECRET_SERIES: [&str; 14] = [
    "quốc phòng",
    "quân sự",
    "quân đội",
    "quân nhân",
    "quân ủy",
    "công an",
    "an ninh",
    "cơ yếu",
    "dân quân",
    "biên phòng",
    "phòng thủ",
    "bí mật",
    "cảnh vệ",
    "tình báo",
];

/// Whether words speak of what the army and the police do.
pub(super) fn is_of_secret_series(words: &str) -> bool {
    let words = words.to_lowercase();
    SECRET_SERIES.iter().any(|word| words.contains(word))
}

/// The known documents in whose series of numbers a citation stands: those with its symbol, of its
/// kind where laws and resolutions are numbered apart, of its year or Party term where the symbol
/// does not tell.
pub(super) fn series<'k>(citation: &Citation, symbol: &Symbol, knowledge: &'k Knowledge) -> Vec<Record<'k>> {
    let day = day(citation);
    let term = citation.term.map(|term| term.number);
    let fits = |record: &Record<'_>| {
        of_kind(citation, symbol, record, knowledge)
            && match symbol.side {
                Side::Party => match (day, term) {
                    (Some(day), _) => record.issued.is_some_and(|issued| same_term(day, issued, knowledge)),
                    (None, Some(term)) => record.party_term == Some(term),
                    (None, None) => true,
                },
                Side::State if symbol.year.is_none() => {
                    day.is_none_or(|day| record.issued.is_some_and(|issued| issued.year() == day.year()))
                }
                Side::State => true,
            }
    };
    knowledge.registry().with_symbol(&symbol.canonical).filter(fits).collect()
}

/// Whether a record may be of the kind that the citation names. Laws and resolutions of one Assembly
/// share their symbols.
fn of_kind(citation: &Citation, symbol: &Symbol, record: &Record<'_>, knowledge: &Knowledge) -> bool {
    if !matches!(symbol.form, Form::NationalAssembly | Form::StandingCommittee) {
        return true;
    }
    let Some(label) = &citation.label else { return true };
    (knowledge.types.name(label.kind) == "Nghị quyết") == (record.kind == "Nghị quyết")
}

fn same_term(one: Date, other: Date, knowledge: &Knowledge) -> bool {
    let term = |day| knowledge.terms.congress_on(day).map(|congress| congress.number);
    term(one) == term(other)
}

/// The one document that a citation can mean, if the registry may contradict a writer about it.
pub(super) fn only_trusted<'k>(citation: &Citation, symbol: &Symbol, knowledge: &'k Knowledge) -> Option<Record<'k>> {
    match series(citation, symbol, knowledge).as_slice() {
        [record] if may_contradict(record) => Some(*record),
        _ => None,
    }
}

/// The one document that a citation means, as far as symbol, date and term tell; also where the registry
/// may only inform. None where the date is not that of the document.
pub(super) fn meant<'k>(citation: &Citation, knowledge: &'k Knowledge) -> Option<Record<'k>> {
    let symbol = citation.symbol.as_ref().filter(|_| !citation.own_header)?;
    let day = day(citation);
    let dated = |record: &Record<'_>| day.is_none_or(|day| record.issued == Some(day));
    // A symbol without a year comes again; only its day tells which it is.
    if symbol.year.is_none() && day.is_none() && citation.term.is_none() {
        return None;
    }
    let mut fitting = series(citation, symbol, knowledge).into_iter().filter(dated);
    let record = fitting.next()?;
    fitting.next().is_none().then_some(record)
}

/// Whether a record is good enough to tell a writer that a date is wrong; see `grammars/README.md`.
pub(super) fn may_contradict(record: &Record<'_>) -> bool {
    record.may_contradict() && record.issued.is_some() && !record.is_homonym()
}

/// How many groups of sources outvote one text that gives another day: whoever copies a slip from
/// it is no further witness.
const OUTVOTED: u8 = 3;

/// How far a day that differs from the known one is still believed, since a source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attested {
    /// By none, or by so few that it is a slip.
    No,
    /// By some text, against official metadata or many other texts.
    Weakly,
    Well,
}

/// Whether another source gives a document this day.
pub(super) fn attested(record: &Record<'_>, day: Date) -> Attested {
    match (is_noted(record, day), record.tier) {
        (false, _) => Attested::No,
        (true, _) if record.confirmed >= OUTVOTED => Attested::No,
        (true, Tier::A) => Attested::Weakly,
        (true, _) if record.is_widely_cited() => Attested::Weakly,
        (true, _) => Attested::Well,
    }
}

fn is_noted(record: &Record<'_>, day: Date) -> bool {
    record.note.split(';').filter_map(|note| note.trim().strip_prefix("ngày khác:")).any(|days| {
        days.split([',', '|', ' ']).filter_map(|other| other.trim().parse::<Date>().ok()).any(|other| other == day)
    })
}
