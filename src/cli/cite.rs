//! `vanthu cite`: every citation of a text, parsed and resolved.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::config::{Config, Locale};
use crate::ide::{self, ListFormat};
use crate::rules::Context;
use crate::syntax::{DocumentFacts, Mention};
use crate::text::TextRange;

use super::arguments::{CiteFormat, CiteOptions};
use super::check::{nothing_checked, read};
use super::files::{self, Found};
use super::json::{Place, Places};
use super::lookup::RecordEntry;
use super::settings::Settings;
use super::{Outcome, work};

/// How many documents of one number are printed for people.
const LISTED: usize = 5;

#[derive(Serialize)]
struct FileEntry {
    path: String,
    error: Option<String>,
    citations: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    text: String,
    start: Place,
    end: Place,
    form: &'static str,
    #[serde(rename = "type")]
    kind: Option<String>,
    symbol_type: Option<String>,
    number: Option<String>,
    year: Option<i16>,
    symbol: Option<String>,
    date: Option<Date>,
    issuer: Option<String>,
    title: Option<String>,
    term: Option<String>,
    pinpoint: Option<String>,
    label_span: Option<(u32, u32)>,
    symbol_span: Option<(u32, u32)>,
    date_span: Option<(u32, u32)>,
    issuer_span: Option<(u32, u32)>,
    title_span: Option<(u32, u32)>,
    term_span: Option<(u32, u32)>,
    resolves_to: Option<usize>,
    cluster: Option<u32>,
    /// The first row of the registry is the document that is meant.
    known: bool,
    registry: Vec<RecordEntry>,
}

pub(super) fn run(options: &CiteOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut settings = Settings::new(None, &options.reading)?;
    let locale = settings.locale();
    let found = files::find(&options.paths, options.reading.stdin_filename.as_deref(), locale);
    let items: Vec<(Found, Context)> = found
        .into_iter()
        .map(|found| {
            let mut context = settings.context(Path::new(&found.name));
            if options.as_of.is_some() {
                context.config = Arc::new(Config { as_of: options.as_of, ..(*context.config).clone() });
            }
            (found, context)
        })
        .collect();
    let (mut read_some, mut failed) = (false, false);
    let mut first = true;
    match options.format {
        CiteFormat::Human | CiteFormat::List | CiteFormat::Markdown | CiteFormat::ListCsv | CiteFormat::Basis => {}
        CiteFormat::Json => write!(out, "{{\"version\":1,\"files\":[")?,
        CiteFormat::Csv => write!(out, "{}", csv_row(&COLUMNS.map(str::to_owned))?)?,
    }
    work::in_order(
        &items,
        options.reading.jobs,
        |(found, context)| {
            if let Some(format) = options.format.list() {
                return list(found, context, format, items.len() > 1);
            }
            let entry = file(found, context);
            let rendered = match options.format {
                CiteFormat::Human => Ok(human(&entry, context.config.locale)),
                CiteFormat::Json => serde_json::to_string(&entry).map_err(anyhow::Error::from),
                CiteFormat::Csv => csv(&entry),
                CiteFormat::List | CiteFormat::Markdown | CiteFormat::ListCsv | CiteFormat::Basis => Ok(String::new()),
            };
            (entry.error.map(|error| format!("{}: {error}", entry.path)), rendered)
        },
        |(error, rendered)| {
            match error {
                Some(error) => {
                    failed = true;
                    anstream::eprintln!("vanthu: {error}");
                }
                None => read_some = true,
            }
            if options.format == CiteFormat::Json && !first {
                write!(out, ",")?;
            }
            first = false;
            Ok(out.write_all(rendered?.as_bytes())?)
        },
    )?;
    if options.format == CiteFormat::Json {
        writeln!(out, "]}}")?;
    }
    if !read_some {
        eprintln!("vanthu: {}", nothing_checked(locale));
        failed = true;
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

/// The documents that a text cites, and why there are none if it cannot be read. Of several texts each
/// list is headed by the name of its text.
fn list(
    found: &Found,
    context: &Context,
    format: ListFormat,
    headed: bool,
) -> (Option<String>, anyhow::Result<String>) {
    let locale = context.config.locale;
    match read(found, locale) {
        Err(error) => (Some(format!("{}: {error}", found.name)), Ok(String::new())),
        Ok(text) => {
            let list = ide::render(&ide::bibliography(&Analysis::new(text.text, context)), format, locale);
            let head = if headed { format!("# {}\n", found.name) } else { String::new() };
            (None, Ok(head + &list))
        }
    }
}

fn file(found: &Found, context: &Context) -> FileEntry {
    let path = found.name.clone();
    match read(found, context.config.locale) {
        Err(error) => FileEntry { path, error: Some(error), citations: Vec::new() },
        Ok(document) => {
            let analysis = Analysis::new(document.text, context);
            let facts = analysis.facts();
            let places = Places::new(facts.text, document.paragraphs.as_deref());
            let entries = facts.mentions.iter().enumerate();
            let citations = entries.map(|(index, mention)| entry(index, mention, &facts, &places, context)).collect();
            FileEntry { path, error: None, citations }
        }
    }
}

fn entry(
    index: usize,
    mention: &Mention<'_>,
    facts: &DocumentFacts<'_>,
    places: &Places<'_>,
    context: &Context,
) -> Entry {
    let citation = mention.citation;
    let knowledge = &context.knowledge;
    let place = |range: TextRange| range.shift(mention.start);
    let written = |range: TextRange| place(range).of(facts.text).to_owned();
    let span = |range: TextRange| (place(range).start, place(range).end);
    let whole = mention.range();
    let antecedent = facts.resolution.antecedents.get(index).copied().flatten();
    let (records, known) = ide::documents(facts, index, knowledge);
    Entry {
        text: whole.of(facts.text).to_owned(),
        start: places.of(whole.start),
        end: places.of(whole.end),
        form: citation.form.name(),
        kind: citation.label.as_ref().map(|label| knowledge.types.name(label.kind).to_owned()),
        symbol_type: citation
            .symbol
            .as_ref()
            .and_then(|symbol| symbol.types.first())
            .map(|kind| knowledge.types.name(*kind).to_owned()),
        number: Some(citation.number.clone()).filter(|number| !number.is_empty()),
        year: citation.year,
        symbol: citation.symbol.as_ref().map(|symbol| symbol.canonical.clone()),
        date: citation.date.as_ref().and_then(|date| date.mention.date()),
        issuer: citation.issuer.as_ref().map(|issuer| written(issuer.range)),
        title: citation.title.map(|title| without_about(&written(title)).to_owned()),
        term: citation.term.map(|term| written(term.numeral)),
        pinpoint: citation.pinpoint.as_ref().map(|pinpoint| written(pinpoint.range)),
        label_span: citation.label.as_ref().map(|label| span(label.range)),
        symbol_span: citation.number_range.map(span),
        date_span: citation.date.as_ref().map(|date| span(date.mention.range)),
        issuer_span: citation.issuer.as_ref().map(|issuer| span(issuer.range)),
        title_span: citation.title.map(span),
        term_span: citation.term.map(|term| span(term.range)),
        resolves_to: antecedent,
        cluster: facts.resolution.clusters.get(index).copied(),
        known,
        registry: records.iter().map(|record| RecordEntry::of(record, knowledge.registry())).collect(),
    }
}

/// The title proper: "về" only joins it to what stands before.
fn without_about(title: &str) -> &str {
    title.strip_prefix("về ").map_or(title, str::trim_start)
}

fn human(entry: &FileEntry, locale: Locale) -> String {
    let mut out = String::new();
    for citation in &entry.citations {
        let (line, column) = (citation.start.line, citation.start.column);
        let text: Vec<&str> = citation.text.split_whitespace().collect();
        // Writing to a string cannot fail.
        let _ = write!(out, "{}:{line}:{column}: {} [{}]", entry.path, text.join(" "), citation.form);
        if let Some(meant) = citation.resolves_to.and_then(|index| entry.citations.get(index)) {
            let name = meant.symbol.as_deref().unwrap_or(&meant.text);
            let _ = write!(out, " → {name} ({} {})", locale.pick("dòng", "line"), meant.start.line);
        }
        // The others of its number are of no use where it is clear which one is meant.
        let most = if citation.known { 1 } else { LISTED };
        for record in citation.registry.iter().take(most) {
            let _ = write!(out, "\n    {}", record.line(locale));
        }
        if let Some(more) = citation.registry.len().checked_sub(most).filter(|more| *more > 0 && !citation.known) {
            let _ =
                write!(out, "\n    {}", locale.pick(format!("… và {more} văn bản khác"), format!("… and {more} more")));
        }
        out.push('\n');
    }
    out
}

const COLUMNS: [&str; 17] = [
    "path",
    "line",
    "column",
    "start_byte",
    "end_byte",
    "form",
    "type",
    "number",
    "year",
    "symbol",
    "date",
    "issuer",
    "title",
    "term",
    "pinpoint",
    "resolves_to",
    "text",
];

fn csv(entry: &FileEntry) -> anyhow::Result<String> {
    let mut out = String::new();
    for citation in &entry.citations {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        out.push_str(&csv_row(&[
            entry.path.clone(),
            citation.start.line.to_string(),
            citation.start.column.to_string(),
            citation.start.byte.to_string(),
            citation.end.byte.to_string(),
            citation.form.to_owned(),
            text(&citation.kind),
            text(&citation.number),
            citation.year.map(|year| year.to_string()).unwrap_or_default(),
            text(&citation.symbol),
            citation.date.map(|date| date.to_string()).unwrap_or_default(),
            text(&citation.issuer),
            text(&citation.title),
            text(&citation.term),
            text(&citation.pinpoint),
            citation.resolves_to.map(|index| index.to_string()).unwrap_or_default(),
            citation.text.clone(),
        ])?);
    }
    Ok(out)
}

fn csv_row(fields: &[String]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(fields)?;
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).context("a CSV row that is not UTF-8")
}
