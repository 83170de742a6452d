//! Reading of citations against the gold standard of `tests/measure/citations_gold.tsv`.
//!
//! The texts are not part of the project: they are looked for in `../shared` (or where
//! `VANTHU_SHARED` says), and the measurement is skipped, saying so, when they are not there.
//! `cargo test --test measure_reading -- --nocapture` prints the figures;
//! `VANTHU_SHOW=1` also prints what was missed and what was found too much.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::Context;
use vanthu::text::TextRange;

/// Where the real texts are, if they are there.
fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    path.join("corpus").is_dir().then_some(path)
}

/// A citation as both sides state it: spans in bytes, by part.
#[derive(Debug, Default)]
struct Reading {
    span: Option<TextRange>,
    form: String,
    canonical: String,
    parts: BTreeMap<&'static str, TextRange>,
}

fn gold(table: &str) -> BTreeMap<String, Vec<Reading>> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let mut gold: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for line in lines {
        let fields: BTreeMap<&str, &str> = columns.iter().copied().zip(line.split('\t')).collect();
        let range = |part: &str| {
            let offset = |end: &str| fields.get(format!("{part}{end}").as_str())?.parse::<u32>().ok();
            Some(TextRange::new(offset("start")?, offset("end")?))
        };
        let mut reading = Reading {
            span: range(""),
            form: fields["form"].to_owned(),
            canonical: fields["canonical_symbol"].to_owned(),
            parts: BTreeMap::new(),
        };
        for (name, key) in [
            ("label", "label_"),
            ("symbol", "symbol_"),
            ("date", "date_"),
            ("issuer", "issuer_"),
            ("term", "term_"),
            ("title", "title_"),
        ] {
            if let Some(range) = range(key) {
                reading.parts.insert(name, range);
            }
        }
        gold.entry(fields["id"].to_owned()).or_default().push(reading);
    }
    gold
}

fn found(text: &str) -> Vec<Reading> {
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    let analysis = Analysis::new(text, &context);
    let facts = analysis.facts();
    let mut readings = Vec::new();
    for mention in &facts.mentions {
        let citation = mention.citation;
        if citation.own_header {
            continue;
        }
        let at = |range: TextRange| range.shift(mention.start);
        let parts = [
            ("label", citation.label.as_ref().filter(|label| !label.inherited).map(|label| label.range)),
            ("symbol", citation.number_range),
            ("date", citation.date.as_ref().map(|date| date.mention.range)),
            ("issuer", citation.issuer.as_ref().map(|issuer| issuer.range)),
            ("term", citation.term.map(|term| term.range)),
            ("title", citation.title),
            ("name", citation.name),
        ];
        readings.push(Reading {
            span: Some(at(citation.range)),
            form: citation.form.name().to_owned(),
            canonical: citation.symbol.as_ref().map_or_else(|| "-".to_owned(), |symbol| symbol.canonical.clone()),
            parts: parts.into_iter().filter_map(|(name, range)| Some((name, at(range?)))).collect(),
        });
    }
    readings
}

#[derive(Default)]
struct Score {
    right: usize,
    gold: usize,
    found: usize,
}

impl Score {
    fn line(&self) -> String {
        let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        let (precision, recall) = (share(self.right, self.found), share(self.right, self.gold));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        format!("{:4} gold {:4} found  P {precision:.3}  R {recall:.3}  F1 {f1:.3}", self.gold, self.found)
    }
}

/// The sample whose faults were looked at while the reader was mended.
#[test]
fn reading_of_the_first_sample() {
    let without = ["40a8171121a0", "e90b2403b164", "6003027d8241", "3f4bc4b68036", "29b1b325948d", "9dc53613fc4e"];
    measure("first sample", include_str!("measure/citations_gold.tsv"), &without);
}

/// The sample that nobody looked at: the honest figure.
#[test]
fn reading_of_the_held_out_sample() {
    measure("held-out sample", include_str!("measure/citations_heldout.tsv"), &[]);
}

fn measure(sample: &str, table: &str, texts_without: &[&str]) {
    let Some(shared) = shared() else {
        eprintln!("SKIPPED {sample}: no real texts (../shared or VANTHU_SHARED); nothing was measured");
        return;
    };
    let show = std::env::var_os("VANTHU_SHOW").is_some();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut gold = gold(table);
    for id in texts_without {
        gold.entry((*id).to_owned()).or_default();
    }
    for (id, expected) in &gold {
        let path = shared.join(format!("corpus/reports/{id}.txt"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let found = found(&text);
        let mut count = |name: String, expected: &[TextRange], found: &[TextRange]| {
            let score = scores.entry(name.clone()).or_default();
            score.gold += expected.len();
            score.found += found.len();
            score.right += expected.iter().filter(|range| found.contains(range)).count();
            if show {
                for range in expected.iter().filter(|range| !found.contains(range)) {
                    eprintln!("{id} missed {name}: {:?}", range.of(&text));
                }
                for range in found.iter().filter(|range| !expected.contains(range)) {
                    eprintln!("{id} too much {name}: {:?}", range.of(&text));
                }
            }
        };
        let spans = |readings: &[Reading]| readings.iter().filter_map(|reading| reading.span).collect::<Vec<_>>();
        count("span (exact)".to_owned(), &spans(expected), &spans(&found));
        let without_title = |readings: &[Reading]| {
            let cut = |reading: &Reading| {
                let span = reading.span?;
                let end = reading.parts.iter().filter(|(name, _)| **name != "title").map(|(_, range)| range.end).max();
                Some(if reading.parts.contains_key("title") {
                    TextRange::new(span.start, end.unwrap_or(span.end))
                } else {
                    span
                })
            };
            readings.iter().filter_map(cut).collect::<Vec<_>>()
        };
        count("span without title".to_owned(), &without_title(expected), &without_title(&found));
        for name in ["label", "symbol", "date", "issuer", "term", "title"] {
            let part =
                |readings: &[Reading]| readings.iter().filter_map(|r| r.parts.get(name).copied()).collect::<Vec<_>>();
            count(name.to_owned(), &part(expected), &part(&found));
        }
        for form in ["full", "short", "named", "anaphoric"] {
            let of = |readings: &[Reading]| {
                let starts = readings.iter().filter(|reading| reading.form == form);
                starts.filter_map(|reading| reading.span.map(|span| TextRange::empty(span.start))).collect::<Vec<_>>()
            };
            count(format!("form {form} (start)"), &of(expected), &of(&found));
        }
        let symbols = |readings: &[Reading]| {
            let full = readings.iter().filter(|reading| reading.form == "full");
            full.filter_map(|r| Some((*r.parts.get("symbol")?, r.canonical.clone()))).collect::<Vec<_>>()
        };
        let (own, theirs) = (symbols(&found), symbols(expected));
        let score = scores.entry("symbol, repaired".to_owned()).or_default();
        score.gold += theirs.len();
        score.found += own.len();
        score.right += theirs.iter().filter(|symbol| own.contains(symbol)).count();
        if show {
            for symbol in theirs.iter().filter(|symbol| !own.contains(symbol)) {
                eprintln!("{id} missed symbol, repaired: {symbol:?} {:?}", symbol.0.of(&text));
            }
        }
    }
    eprintln!("{sample}:");
    for (name, score) in &scores {
        eprintln!("{name:24} {}", score.line());
    }
    let recall = |name: &str| scores.get(name).map_or(0.0, |score| score.right as f64 / score.gold.max(1) as f64);
    assert!(recall("symbol, repaired") >= 0.95, "symbols are read worse than they were");
    assert!(recall("date") >= 0.9, "dates are read worse than they were");
}
