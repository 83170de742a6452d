//! `vanthu lookup`: what the registry knows of a document.

use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use crate::config::Locale;
use crate::input;
use crate::law::{Record, Registry};
use crate::text::fold;

use super::Outcome;
use super::arguments::{LookupOptions, PlainFormat};
use super::settings::language;

/// How many documents a damaged symbol or words of a title bring.
const OFFERED: usize = 20;

/// A document as it is printed.
#[derive(Debug, Serialize)]
pub(super) struct RecordEntry {
    pub symbol: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub issued: Option<Date>,
    pub issuer: String,
    pub title: String,
    pub effective: Option<Date>,
    pub status: String,
    /// The day for which the status is known.
    pub observed: Option<Date>,
    pub replaced_by: Vec<String>,
    pub amended_by: Vec<String>,
    pub address: String,
    /// The file that the facts come from; null for the built-in registry.
    pub source: Option<String>,
}

impl RecordEntry {
    pub(super) fn of(record: &Record<'_>, registry: &Registry) -> Self {
        Self {
            symbol: record.symbol.to_owned(),
            kind: record.kind.to_owned(),
            issued: record.issued,
            issuer: record.issuer.to_owned(),
            title: record.title.to_owned(),
            effective: record.effective,
            status: record.status.to_owned(),
            observed: record.observed,
            replaced_by: record.replaced_by.iter().map(str::to_owned).collect(),
            amended_by: record.amended_by.iter().map(str::to_owned).collect(),
            address: record.address.to_owned(),
            source: registry.origin(record.id).map(str::to_owned),
        }
    }

    /// One line: what it is, when, by whom, about what, and whose word this is.
    pub(super) fn line(&self, locale: Locale) -> String {
        let mut line = self.kind.clone();
        // Constitutions bear no number.
        if !self.symbol.is_empty() {
            line.push_str(&format!(" {} {}", locale.pick("số", "no."), self.symbol));
        }
        if let Some(issued) = self.issued {
            line.push_str(&format!("{} {}", locale.pick(" ngày", " of"), official(issued)));
        }
        if !self.issuer.is_empty() {
            line.push_str(&format!(" {} {}", locale.pick("của", "by"), self.issuer));
        }
        if !self.title.is_empty() {
            line.push_str(&format!(": {}", self.title));
        }
        if !self.status.is_empty() {
            line.push_str(&format!(" [{}]", self.status));
        }
        if let Some(source) = &self.source {
            line.push_str(&format!(" ({} {source})", locale.pick("theo", "from")));
        }
        line
    }
}

/// A day as official documents write it: days below 10 and the months 1 and 2 with a zero (Nghị
/// định số 30/2020/NĐ-CP, Phụ lục I).
fn official(day: Date) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum By {
    Symbol,
    Number,
    /// The symbol is not known as it is written.
    Near,
    Title,
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    query: &'a str,
    by: Option<By>,
    records: Vec<RecordEntry>,
}

pub(super) fn run(options: &LookupOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    // The documents that the configuration of this directory adds are known too.
    let config =
        input::find_config(Path::new(".")).map_or_else(input::default_config, |path| input::load_config(&path).0);
    let (knowledge, _) = input::knowledge(&config);
    let registry = knowledge.registry();
    let folded = fold(options.symbol.trim());
    let (by, records) = find(&folded.text, options.date, registry);
    let records: Vec<RecordEntry> = records.iter().map(|record| RecordEntry::of(record, registry)).collect();
    let found = by.filter(|_| !records.is_empty());
    match options.format {
        PlainFormat::Json => {
            let answer = Answer { version: 1, query: &options.symbol, by: found, records };
            writeln!(out, "{}", serde_json::to_string(&answer)?)?;
        }
        PlainFormat::Human => {
            if found == Some(By::Near) {
                let symbol = &options.symbol;
                eprintln!(
                    "vanthu: {}",
                    locale.pick(
                        format!("danh mục chưa có “{symbol}”; gần nhất là:"),
                        format!("the registry does not know `{symbol}`; nearest are:"),
                    )
                );
            }
            for record in &records {
                print(record, locale, out)?;
            }
            if found.is_none() {
                let symbol = &options.symbol;
                eprintln!(
                    "vanthu: {}",
                    locale.pick(
                        format!("danh mục chưa có “{symbol}” (chưa có không có nghĩa là sai)"),
                        format!("the registry does not know `{symbol}` (unknown does not mean wrong)"),
                    )
                );
            }
        }
    }
    Ok(if found.is_some() { Outcome::Clean } else { Outcome::Found })
}

/// By symbol, else by number ("21", "21/2019"), else by what is nearest, else by words of the title.
fn find<'r>(query: &str, day: Option<Date>, registry: &'r Registry) -> (Option<By>, Vec<Record<'r>>) {
    let on_day = |record: &Record<'_>| day.is_none() || record.issued == day;
    let mut records: Vec<Record<'_>> = registry.with_symbol(query).filter(on_day).collect();
    if !records.is_empty() {
        return (Some(By::Symbol), records);
    }
    records = registry.with_number(query).filter(on_day).collect();
    if !records.is_empty() {
        return (Some(By::Number), records);
    }
    records = registry.near(query, OFFERED).into_iter().filter(on_day).collect();
    if !records.is_empty() {
        return (Some(By::Near), records);
    }
    // A lone word is a code or a slip; two are words of a title.
    if query.split_whitespace().count() < 2 {
        return (None, records);
    }
    let limit = if day.is_some() { usize::MAX } else { OFFERED };
    records = registry.with_words(query, limit).into_iter().filter(on_day).take(OFFERED).collect();
    (Some(By::Title), records)
}

fn print(record: &RecordEntry, locale: Locale, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}", record.line(locale))?;
    for (symbols, vi, en) in [
        (&record.replaced_by, "được thay thế bởi:", "replaced by:"),
        (&record.amended_by, "được sửa đổi bởi:", "amended by:"),
    ] {
        if !symbols.is_empty() {
            writeln!(out, "    {} {}", locale.pick(vi, en), symbols.join(", "))?;
        }
    }
    if !record.address.is_empty() {
        writeln!(out, "    {}", record.address)?;
    }
    Ok(())
}
