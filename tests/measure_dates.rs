//! Measures the date rules on judged real texts, which are not part of this repository.
//!
//! They are looked for in the folder named by `VANTHU_SHARED`, else in `../shared`; where they are
//! absent the measurements say so and pass. `cargo test --test measure_dates -- --nocapture` prints
//! the recall, `-- --ignored --nocapture` also the hits of each rule on the corpus, for judging.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::{Config, Severity};
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic};
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
    Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) }
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
                    diagnostic.message
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
