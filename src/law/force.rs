//! Whether a document is in force on a day, as far as the registry can tell.

use jiff::civil::Date;

use super::{Record, Registry};

/// What the registry says of a document on a day. Derived from public sources, never legal opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force<'r> {
    /// Not issued yet on that day.
    NotIssued,
    /// In force only from a later day.
    NotYet { from: Date },
    /// In force, by a source that is of that day or later, or because its end is known and later.
    InForce { until: Option<Ended<'r>> },
    /// Another document had ended it by that day.
    Ended(Ended<'r>),
    /// In force by an older source; nothing is known of the time since.
    LastSeen,
    /// It has ended, and it is not known when.
    EndedSometime,
    /// Nothing is known.
    Unknown,
}

/// How a document ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended<'r> {
    /// The first day on which it was surely not in force; none where only the year after the issue
    /// of `by` tells.
    pub since: Option<Date>,
    /// What ended it.
    pub by: Record<'r>,
}

/// How many years a document may wait between its issue and its first day.
const WAITING_YEARS: i16 = 2;

impl Registry {
    /// What is known of a document on a day.
    #[must_use]
    pub fn force<'r>(&'r self, record: &Record<'_>, day: Date) -> Force<'r> {
        if record.issued.is_some_and(|issued| issued > day) {
            return Force::NotIssued;
        }
        if let Some(from) = record.effective.filter(|from| *from > day) {
            return Force::NotYet { from };
        }
        if record.has_ended() {
            let Some(ended) = self.ended(record) else { return Force::EndedSometime };
            let over = match ended.since {
                Some(since) => since <= day,
                None => ended.by.issued.is_some_and(|issued| issued.year() + WAITING_YEARS <= day.year()),
            };
            let before = ended.by.issued.is_some_and(|issued| day < issued);
            return match (over, ended.since.is_some() || before) {
                (true, _) => Force::Ended(ended),
                (false, true) => Force::InForce { until: Some(ended) },
                (false, false) => Force::EndedSometime,
            };
        }
        if record.status.to_lowercase().starts_with("còn hiệu lực") {
            let seen = record.observed.or_else(|| edition(record.status));
            return if seen.is_some_and(|seen| day <= seen) { Force::InForce { until: None } } else { Force::LastSeen };
        }
        Force::Unknown
    }

    /// The document that ended another: of several the last, since the first may have ended a part.
    /// None as soon as one of them is not known well enough.
    fn ended(&self, record: &Record<'_>) -> Option<Ended<'_>> {
        let mut last: Option<Ended<'_>> = None;
        for symbol in record.replaced_by.iter() {
            let later = |other: &Record<'_>| other.issued.is_some() && other.issued >= record.issued;
            let by = self.with_symbol(symbol).filter(later).max_by_key(|other| other.issued)?;
            let ended = Ended { since: by.effective, by };
            let order = |ended: &Ended<'_>| (ended.since.or(ended.by.issued), ended.by.issued);
            if last.is_none_or(|last| order(&last) < order(&ended)) {
                last = Some(ended);
            }
        }
        last
    }
}

/// The day up to which a status holds: the end of the month it names, the start of the year.
fn edition(status: &str) -> Option<Date> {
    let mut found = None;
    for word in status.split(|c: char| !c.is_ascii_digit() && c != '/').filter(|word| !word.is_empty()) {
        let (month, year) = word.split_once('/').unwrap_or(("", word));
        let year: i16 = year.parse().ok().filter(|year| (1945..3000).contains(year))?;
        let day = match month.parse() {
            Ok(month) => Date::new(year, month, 1).ok().map(Date::last_of_month),
            Err(_) => Date::new(year, 1, 1).ok(),
        };
        found = found.or(day);
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::index::packed;
    use super::super::{Builder, Facts, Index};
    use super::*;

    fn facts<'a>(symbol: &'a str, status: &'a str, replaced_by: &'a str) -> Facts<'a> {
        Facts {
            symbol,
            kind: "Nghị định",
            issued: packed(Some(date(2031, 2, 5))),
            effective: packed(Some(date(2031, 3, 20))),
            status,
            replaced_by,
            confirmed: 2,
            ..Facts::default()
        }
    }

    /// What is known of the first of these documents on a day.
    fn on(documents: &[Facts<'_>], day: Date, check: impl Fn(Force<'_>) -> bool) -> bool {
        let mut builder = Builder::default();
        for (at, facts) in documents.iter().enumerate() {
            builder.push(facts, at as u64);
        }
        let (bytes, _) = builder.finish().expect("two documents fit");
        let mut registry = Registry::default();
        registry.put_below(String::new(), Index::open(Box::new(bytes)).expect("what was built opens"));
        let record = registry.with_symbol(documents[0].symbol).next().expect("it was put in");
        check(registry.force(&record, day))
    }

    #[test]
    fn a_document_lives_from_its_first_day_to_that_of_its_successor() {
        let old = facts("12/2031/NĐ-CP", "hết hiệu lực", "9/2040/NĐ-CP");
        let mut new = facts("9/2040/NĐ-CP", "", "");
        (new.issued, new.effective) = (packed(Some(date(2040, 1, 2))), packed(Some(date(2040, 3, 1))));
        let both = [old, new];
        assert!(on(&both, date(2031, 1, 1), |force| force == Force::NotIssued));
        assert!(on(&both, date(2031, 3, 1), |force| force == Force::NotYet { from: date(2031, 3, 20) }));
        assert!(on(&both, date(2040, 2, 29), |force| matches!(force, Force::InForce { until: Some(_) })));
        assert!(on(&both, date(2040, 3, 1), |force| {
            matches!(force, Force::Ended(ended) if ended.by.symbol == "9/2040/NĐ-CP")
        }));
    }

    #[test]
    fn an_unknown_successor_gives_no_day() {
        let old = [facts("12/2031/NĐ-CP", "hết hiệu lực", "9/2040/NĐ-CP")];
        assert!(on(&old, date(2050, 1, 1), |force| force == Force::EndedSometime));
    }

    #[test]
    fn a_status_holds_up_to_its_edition() {
        let known = [facts("12/2031/NĐ-CP", "còn hiệu lực (Pháp điển 11/2035)", "")];
        assert!(on(&known, date(2035, 11, 30), |force| force == Force::InForce { until: None }));
        assert!(on(&known, date(2035, 12, 1), |force| force == Force::LastSeen));
        assert_eq!(edition("còn hiệu lực (Pháp điển 2025)"), Some(date(2025, 1, 1)));
        assert_eq!(edition("còn hiệu lực"), None);
    }
}
