//! `vanthu lookup`: what the registry knows of a document.

use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use crate::config::Locale;
use crate::input;
use crate::law::Record;
use crate::text::fold;

use super::Outcome;
use super::arguments::{LookupOptions, PlainFormat};
use super::settings::language;

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
    pub replaced_by: Vec<String>,
    pub amended_by: Vec<String>,
}

impl RecordEntry {
    pub(super) fn of(record: Record<'_>) -> Self {
        Self {
            symbol: record.symbol.to_owned(),
            kind: record.kind.to_owned(),
            issued: record.issued,
            issuer: record.issuer.to_owned(),
            title: record.title.to_owned(),
            effective: record.effective,
            status: record.status.to_owned(),
            replaced_by: record.replaced_by.iter().map(str::to_owned).collect(),
            amended_by: record.amended_by.iter().map(str::to_owned).collect(),
        }
    }

    /// One line: what it is, when, by whom, about what.
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
        line
    }
}

/// A day as official documents write it: days below 10 and the months 1 and 2 with a zero (Nghị
/// định số 30/2020/NĐ-CP, Phụ lục I).
fn official(day: Date) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    query: &'a str,
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
    let symbol: &str = &folded.text;
    let on_day = |record: &Record<'_>| options.date.is_none() || record.issued == options.date;
    let mut records: Vec<RecordEntry> = registry.with_symbol(symbol).filter(on_day).map(RecordEntry::of).collect();
    if records.is_empty() {
        // "21" or "21/2019": all documents with that number.
        records = registry.with_number(symbol).filter(on_day).map(RecordEntry::of).collect();
    }
    let found = !records.is_empty();
    match options.format {
        PlainFormat::Json => {
            let answer = Answer { version: 1, query: &options.symbol, records };
            writeln!(out, "{}", serde_json::to_string(&answer)?)?;
        }
        PlainFormat::Human => {
            for record in &records {
                writeln!(out, "{}", record.line(locale))?;
                if !record.replaced_by.is_empty() {
                    let list = record.replaced_by.join(", ");
                    writeln!(out, "    {} {list}", locale.pick("được thay thế bởi:", "replaced by:"))?;
                }
                if !record.amended_by.is_empty() {
                    let list = record.amended_by.join(", ");
                    writeln!(out, "    {} {list}", locale.pick("được sửa đổi bởi:", "amended by:"))?;
                }
            }
            if !found {
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
    Ok(if found { Outcome::Clean } else { Outcome::Found })
}
