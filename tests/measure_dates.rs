//! Measures the date rules on judged real texts, which are not part of this repository.
//!
//! They are looked for in the folder named by `VANTHU_SHARED`, else in `../shared`; where they are
//! absent the measurements say so and pass. `cargo test --test measure_dates -- --nocapture` prints
//! the recall, `-- --ignored --nocapture` the hits of each rule on the corpus, for judging;
//! `VANTHU_PROFILE=nd30` sets the profile for that.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::{Config, Profile, Severity};
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic};
use vanthu::syntax::{DateKind, Paragraph, split_paragraphs};
use vanthu::text::TextRange;

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if folder.join("eval/bad_dates.tsv").exists() {
        return Some(folder);
    }
    println!("skipped: no judged texts in {}", folder.display());
    None
}

fn context() -> Context {
    let profile = std::env::var("VANTHU_PROFILE").ok().and_then(|name| Profile::parse(&name));
    Context { knowledge: Knowledge::builtin(), config: Arc::new(Config { profile, ..Config::default() }) }
}

/// What the date rules report on a text.
fn date_diagnostics(text: &str, context: &Context) -> Vec<Diagnostic> {
    let analysis = Analysis::new(text, context);
    assert_eq!(analysis.failures(), &[] as &[String], "a rule panicked on {text:?}");
    analysis.diagnostics().iter().filter(|diagnostic| diagnostic.rule.code.starts_with('C')).cloned().collect()
}

/// The text and the place that `⟦…⟧` marks.
fn unmark(marked: &str) -> Option<(String, TextRange)> {
    let (before, rest) = marked.split_once('⟦')?;
    let (inside, after) = rest.split_once('⟧')?;
    let range = TextRange::new(before.len() as u32, (before.len() + inside.len()) as u32);
    Some((format!("{before}{inside}{after}"), range))
}

/// Rows that are no errors: dates of history, a saint's day of the year 270, the thirteenth
/// salary, and the year 9999 that a site prints where it has no date.
fn is_no_error(kind: &str, surface: &str) -> bool {
    let history = ["1187", "1193", "1584", "1588", "1657", "1795", "9999"].iter().any(|year| surface.ends_with(year));
    kind == "year-range" && history || kind == "year3" && surface.ends_with("270") || surface.contains("tháng 13")
}

#[test]
fn nearly_all_bad_dates_are_found() {
    let Some(shared) = shared() else { return };
    let table = fs::read_to_string(shared.join("eval/bad_dates.tsv")).unwrap_or_default();
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|&title| title == name).expect("a column of the table");
    let (kind_at, surface_at, context_at) = (column("kind"), column("surface"), column("context"));
    let context = context();
    let (mut found, mut all, mut wrongly) = (0, 0, 0);
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let (kind, surface) = (cells[kind_at], cells[surface_at]);
        let (text, range) = unmark(cells[context_at]).expect("a marked context");
        let hit = date_diagnostics(&text, &context)
            .iter()
            .any(|diagnostic| diagnostic.range.overlaps(range) && diagnostic.severity <= Severity::Warning);
        if is_no_error(kind, surface) {
            wrongly += usize::from(hit);
            continue;
        }
        all += 1;
        found += usize::from(hit);
        if !hit {
            println!("missed {kind}: {text}");
        }
    }
    println!("bad_dates: {found} of {all} found; {wrongly} rows flagged that are no errors");
    assert!(found * 100 >= all * 95, "{found} of {all}");
    assert_eq!(wrongly, 0);
}

/// The name of a kind in the table of hand-read dates, which leaves out bare years.
fn kind_name(kind: DateKind) -> Option<&'static str> {
    Some(match kind {
        DateKind::Day => "day",
        DateKind::Month => "month",
        DateKind::Quarter => "quarter",
        DateKind::SchoolYear => "school-year",
        DateKind::YearRange => "year-range",
        DateKind::Time => "time",
        DateKind::Lunar => "lunar",
        DateKind::Year => return None,
    })
}

/// Compares the reading with dates read by hand; kind and range must be the same.
///
/// Of its 156 dates 146 were found at first (155 mentions); the reader was then mended by these
/// texts, so what is asserted is that it stays so, not what to expect of other texts.
#[test]
fn dates_are_read_as_by_hand() {
    let Some(shared) = shared() else { return };
    let table = include_str!("measure/dates_gold.tsv");
    let mut expected: BTreeSet<(String, u32, u32, String)> = BTreeSet::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |cell: &str| cell.parse::<u32>().expect("an offset");
        expected.insert((cells[0].to_owned(), number(cells[1]), number(cells[2]), cells[3].to_owned()));
    }
    // This text was read, too, and has no date.
    let mut files: BTreeSet<&str> = expected.iter().map(|date| date.0.as_str()).collect();
    files.insert("866ca0c22113");
    let knowledge = Knowledge::builtin();
    let mut found = BTreeSet::new();
    for file in &files {
        let path = shared.join("corpus/reports").join(format!("{file}.txt"));
        let text = fs::read_to_string(&path).expect("a text of the corpus");
        for range in split_paragraphs(&text) {
            for date in Paragraph::read(range.of(&text), &knowledge).facts.dates {
                if let Some(kind) = kind_name(date.kind) {
                    let place = date.range.shift(range.start);
                    found.insert(((*file).to_owned(), place.start, place.end, kind.to_owned()));
                }
            }
        }
    }
    let right = expected.intersection(&found).count();
    println!("dates_gold: {right} of {} found, {} read", expected.len(), found.len());
    for missed in expected.difference(&found) {
        println!("missed {missed:?}");
    }
    for wrong in found.difference(&expected) {
        println!("wrongly read {wrong:?}");
    }
    assert!(right * 100 >= expected.len() * 95, "recall {right} of {}", expected.len());
    assert!(right * 100 >= found.len() * 95, "precision {right} of {}", found.len());
}

/// A small generator, so that a sample can be drawn again.
struct Sampler(u64);

impl Sampler {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Prints for each date rule and kind of text how often it hits, and up to 50 hits drawn at random.
#[test]
#[ignore = "prints samples of a large corpus for judging"]
fn hits_on_the_corpus() {
    let Some(shared) = shared() else { return };
    let context = context();
    for folder in ["reports", "legal", "news", "party"] {
        let mut hits: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        let (mut words, mut shown) = (0, 0);
        let mut files: Vec<PathBuf> = fs::read_dir(shared.join("corpus").join(folder))
            .expect("a folder of the corpus")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        files.sort();
        for file in &files {
            let Ok(text) = fs::read_to_string(file) else { continue };
            words += text.split_whitespace().count();
            for diagnostic in date_diagnostics(&text, &context) {
                shown += usize::from(diagnostic.severity <= Severity::Warning);
                let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                hits.entry((diagnostic.rule.code, diagnostic.severity.name())).or_default().push(format!(
                    "{name} {} | {}",
                    around(&text, diagnostic.range),
                    diagnostic.message()
                ));
            }
        }
        println!("== {folder}: {} texts, {words} words, {shown} errors and warnings", files.len());
        for ((code, severity), mut list) in hits {
            println!("-- {folder} {code} {severity}: {} hits", list.len());
            let mut sampler = Sampler(2026);
            for place in 0..list.len().min(50) {
                let other = place + sampler.below(list.len() - place);
                list.swap(place, other);
                println!("{}", list[place]);
            }
        }
    }
}

/// A hit with some of the text on both sides, on one line.
fn around(text: &str, range: TextRange) -> String {
    const SIDE: usize = 70;
    let (start, end) = (range.start as usize, range.end as usize);
    let before: Vec<char> = text[..start].chars().rev().take(SIDE).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[end..].chars().take(SIDE).collect();
    format!("{before}⟦{}⟧{after}", &text[start..end]).replace(['\n', '\r', '\t'], " ¶ ")
}
