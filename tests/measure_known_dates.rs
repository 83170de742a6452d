//! Measures A17, the date against the registry, on wrong dates found in real texts.
//!
//! The texts lie outside the repository (`VANTHU_SHARED`, else `../shared`); where they are absent
//! the test says so and passes. `cargo test --test measure_known_dates -- --nocapture` prints the
//! figures and every row that A17 leaves to another rule or that all of them miss.

#[path = "measure/excerpt.rs"]
mod excerpt;
#[path = "measure/table.rs"]
mod table;

use std::collections::{BTreeMap, BTreeSet};

use excerpt::{flagged, shared};
use jiff::civil::Date;
use table::Table;
use vanthu::law::{Knowledge, Record, Registry, year_of};

/// The rules that flag a wrong date of a document, each on evidence of its own: the year of the
/// symbol, another place of the text, the date of the text, the calendar.
const FAMILY: [&str; 8] = ["A17", "A05", "A15", "A20", "A22", "A23", "C01", "C02"];

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn date(field: &str) -> Option<Date> {
    let mut parts = field.split('/').map(str::parse::<i16>);
    let mut next = || parts.next()?.ok();
    let (day, month, year) = (next()?, next()?, next()?);
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The documents of the registry with the symbol of a row, of its year where the symbol has none.
fn known<'a>(registry: &'a Registry, table: &Table, row: &[String]) -> Vec<Record<'a>> {
    let symbol = table.get(row, "symbol").replace(' ', "");
    let right = date(table.get(row, "reference_date"));
    let same_year = |record: &Record<'_>| {
        year_of(record.symbol).is_some() || record.issued.map(Date::year) == right.map(Date::year)
    };
    registry.with_symbol(&symbol).filter(same_year).collect()
}

/// What is found of a set of rows.
#[derive(Default)]
struct Recall {
    rows: usize,
    alone: usize,
    together: usize,
}

impl Recall {
    fn count(&mut self, codes: &BTreeSet<&str>) {
        self.rows += 1;
        self.alone += usize::from(codes.contains("A17"));
        self.together += usize::from(!codes.is_empty());
    }

    fn tell(&self, what: &str) {
        let Self { rows, alone, together } = *self;
        let [by_a17, by_all] = [alone, together].map(|found| share(found, rows));
        println!("{what}: {rows} rows; A17 alone {alone} ({by_a17:.3}), with its family {together} ({by_all:.3})");
    }
}

#[test]
fn wrong_dates_of_known_documents_are_found() {
    let Some(table) = shared("eval/date_contradictions.tsv") else { return };
    let knowledge = Knowledge::builtin();
    let registry: &Registry = knowledge.registry();
    let mut all = Recall::default();
    let mut causes: BTreeMap<Cause, Recall> = BTreeMap::new();
    for row in &table.rows {
        let [symbol, written, right] = ["symbol", "cited_date", "reference_date"].map(|name| table.get(row, name));
        let records = known(registry, &table, row);
        if records.is_empty() {
            println!("not in the registry: {symbol}");
            continue;
        }
        let excerpt = table.get(row, "context");
        let codes: BTreeSet<&str> = flagged(excerpt, &FAMILY).iter().map(|hit| hit.rule.code).collect();
        let cause = cause(&records, symbol, date(written));
        all.count(&codes);
        causes.entry(cause).or_default().count(&codes);
        if !codes.contains("A17") {
            let said: Vec<String> = records.iter().map(said).collect();
            println!("{cause:?} {codes:?} {symbol} {written} not {right}; {}; {excerpt}", said.join(" / "));
        }
    }
    all.tell("all in the registry");
    for (cause, recall) in &causes {
        recall.tell(&format!("{cause:?}"));
    }
    let wrong = causes.iter().filter(|(cause, _)| **cause != Cause::AsWritten).map(|(_, recall)| recall);
    let wrong = wrong.fold(Recall::default(), |sum, recall| Recall {
        rows: sum.rows + recall.rows,
        alone: sum.alone + recall.alone,
        together: sum.together + recall.together,
    });
    wrong.tell("all but AsWritten");
    let own = causes.get(&Cause::Sure).map_or(0.0, |recall| share(recall.alone, recall.rows));
    assert!(own >= 0.9, "A17 alone, where it may contradict and no other rule is better: {own}");
    assert!(share(wrong.together, wrong.rows) >= 0.9, "all rules: {} of {}", wrong.together, wrong.rows);
}

/// Why a rule other than A17 or none should speak, or that A17 should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// The registry may contradict, and nothing in the citation contradicts itself.
    Sure,
    /// No calendar has the day: C01 says so.
    NoSuchDay,
    /// The year is not that of the symbol: A05 says so without any registry, as an error.
    OtherYear,
    /// The registry has the day as it is written; what the table holds against it is another source.
    /// Of 14 such rows the numbers beside the document, its first day or the year of its symbol say in
    /// 12 that the writer is right; of 3886/2004/QĐ-BYT and 22/2014/TT-BKHCN both days are possible.
    AsWritten,
    /// Too few sources to contradict a writer.
    Weak,
}

fn cause(records: &[Record<'_>], symbol: &str, written: Option<Date>) -> Cause {
    let Some(written) = written else { return Cause::NoSuchDay };
    if year_of(symbol).is_some_and(|year| year != written.year().to_string()) {
        return Cause::OtherYear;
    }
    if records.iter().any(|record| record.issued == Some(written)) {
        return Cause::AsWritten;
    }
    match records {
        [record] if record.may_contradict() => Cause::Sure,
        _ => Cause::Weak,
    }
}

/// What the registry has of a document, for judging a miss.
fn said(record: &Record<'_>) -> String {
    let issued = record.issued.map_or_else(String::new, |day| day.to_string());
    format!("{issued} {:?}{} {}", record.tier, record.confirmed, record.note)
}
