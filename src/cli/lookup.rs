//! `vanthu lookup`: what the registry knows of a document.

use std::cmp::Reverse;
use std::io::Write;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::config::Locale;
use crate::ide;
use crate::input;
use crate::law::{Knowledge, Record, Registry};
use crate::rules::Context;
use crate::syntax::CitationForm;
use crate::text::fold;

use super::Outcome;
use super::arguments::{LookupOptions, PlainFormat};
use super::settings::{known_here, language};

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
    /// Named as in a text: "NĐ 30/2020", "Luật Đất đai 2013".
    Citation,
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
    let knowledge = known_here(locale);
    let registry = knowledge.registry();
    let folded = fold(options.symbol.trim());
    let (by, records) = find(&folded.text, options.date, &knowledge);
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
            for record in records.iter().take(OFFERED) {
                print(record, locale, out)?;
            }
            if let Some(more) = records.len().checked_sub(OFFERED).filter(|more| *more > 0) {
                let year = locale.pick("ghi thêm năm, như 21/2019", "add the year, as 21/2019");
                writeln!(
                    out,
                    "{}",
                    locale.pick(format!("… và {more} văn bản khác; {year}"), format!("… and {more} more; {year}"))
                )?;
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

/// By symbol, else by number ("21", "21/2019"), else as a text names it, else by what is nearest, else by
/// words of the title. Of many the newest first.
fn find<'k>(query: &str, day: Option<Date>, knowledge: &'k Arc<Knowledge>) -> (Option<By>, Vec<Record<'k>>) {
    let registry = knowledge.registry();
    let on_day = |record: &Record<'_>| day.is_none() || record.issued == day;
    let mut records: Vec<Record<'_>> = registry.with_symbol(query).filter(on_day).collect();
    if !records.is_empty() {
        return (Some(By::Symbol), records);
    }
    records = registry.with_number(query).filter(on_day).collect();
    if !records.is_empty() {
        records.sort_by_key(|record| Reverse(record.issued));
        return (Some(By::Number), records);
    }
    // A lone word is a code or a slip; two are a citation or words of a title.
    let lone = query.split_whitespace().count() < 2;
    records = if lone { Vec::new() } else { cited(query, knowledge).into_iter().filter(on_day).collect() };
    if !records.is_empty() {
        return (Some(By::Citation), records);
    }
    records = registry.near(query, OFFERED).into_iter().filter(on_day).collect();
    if !records.is_empty() {
        return (Some(By::Near), records);
    }
    if lone {
        return (None, records);
    }
    let limit = if day.is_some() { usize::MAX } else { OFFERED };
    records = registry.with_title(query).chain(registry.with_words(query, limit)).filter(on_day).collect();
    let title = query.to_lowercase();
    records.sort_by_key(|record| (record.title.to_lowercase() != title, Reverse(record.issued), record.id));
    records.dedup_by_key(|record| record.id);
    records.truncate(OFFERED);
    (Some(By::Title), records)
}

/// The documents that a query means when it is read as a citation, and as nothing else.
fn cited<'k>(query: &str, knowledge: &'k Arc<Knowledge>) -> Vec<Record<'k>> {
    let context = Context { knowledge: Arc::clone(knowledge), config: Arc::new(input::default_config()) };
    let analysis = Analysis::new(query, &context);
    let facts = analysis.facts();
    let [only] = facts.mentions.as_slice() else { return Vec::new() };
    // The bare name of a law is also what others are about.
    let bare = only.citation.form == CitationForm::Named && only.citation.year.is_none();
    let whole = only.range().start == 0 && only.range().end as usize == query.len();
    if !whole || bare {
        return Vec::new();
    }
    let (mut records, known) = ide::documents(&facts, 0, knowledge);
    records.truncate(if known { 1 } else { usize::MAX });
    records
}

fn print(record: &RecordEntry, locale: Locale, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}", record.line(locale))?;
    // What replaced it has often amended it before.
    let amended: Vec<String> =
        record.amended_by.iter().filter(|symbol| !record.replaced_by.contains(symbol)).cloned().collect();
    for (symbols, label) in [
        (&record.replaced_by, locale.pick("được thay thế bởi:", "replaced by:")),
        (&amended, locale.pick("được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi:", "amended or repealed in part by:")),
    ] {
        if !symbols.is_empty() {
            writeln!(out, "    {label} {}", symbols.join(", "))?;
        }
    }
    if !record.address.is_empty() {
        writeln!(out, "    {}", record.address)?;
    }
    Ok(())
}
