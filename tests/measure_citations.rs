//! Measures the citation rules on errors found in real texts.
//!
//! The texts lie outside the repository (`VANTHU_SHARED`, else `../shared`); where they are absent
//! each test says so and passes. Run with `--nocapture` for the numbers and the rows that miss.

use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::{Config, Severity};
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic};
use vanthu::text::TextRange;

/// A tab-separated table with the names of its columns.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn parse(text: &str) -> Self {
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let fields = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let columns = lines.next().map(fields).unwrap_or_default();
        Self { columns, rows: lines.map(fields).collect() }
    }

    fn get<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let index = self.columns.iter().position(|name| name == column);
        index.and_then(|index| row.get(index)).map_or("", String::as_str)
    }
}

/// A table of the shared material; none, with a plain message, where it is absent.
fn shared(name: &str) -> Option<Table> {
    let root = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(Table::parse(&text)),
        Err(_) => {
            println!("skipped: {} is not here", path.display());
            None
        }
    }
}

/// What one of the rules says about the marked place of an excerpt.
fn flagged(excerpt: &str, codes: &[&str]) -> Vec<Diagnostic> {
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    let start = excerpt.find('⟦').unwrap_or(0);
    let end = excerpt.find('⟧').map_or(excerpt.len(), |end| end.saturating_sub('⟦'.len_utf8()));
    let marked = TextRange::new(start as u32, end as u32);
    let analysis = Analysis::new(excerpt.replace(['⟦', '⟧'], ""), &context);
    let found = analysis.diagnostics().iter();
    found
        .filter(|diagnostic| codes.contains(&diagnostic.rule.code) && diagnostic.range.overlaps(marked))
        .cloned()
        .collect()
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[test]
fn labels_that_contradict_symbols_are_found_and_traps_are_not() {
    const CODES: [&str; 2] = ["A01", "A37"];
    let (Some(table), Some(traps)) = (shared("eval/mismatches.tsv"), shared("eval/label_symbol_traps.tsv")) else {
        return;
    };
    let (mut errors, mut found, mut caught) = (0, 0, Vec::new());
    for row in &table.rows {
        let (verdict, excerpt) = (table.get(row, "verdict"), table.get(row, "context"));
        let hits = flagged(excerpt, &CODES);
        if verdict.starts_with("ERROR") {
            errors += 1;
            found += usize::from(!hits.is_empty());
            if hits.is_empty() {
                println!("missed: {excerpt}");
            }
        } else if verdict.starts_with("soft") {
            assert!(
                hits.iter().all(|hit| hit.severity == Severity::Hint),
                "a loose usage is more than a hint: {excerpt}"
            );
        } else if !hits.is_empty() {
            caught.push(excerpt.to_owned());
        }
    }
    for row in &traps.rows {
        let excerpt = traps.get(row, "example");
        if !flagged(excerpt, &CODES).is_empty() {
            caught.push(excerpt.to_owned());
        }
    }
    println!("label against symbol: {found} of {errors} errors found; traps flagged: {}", caught.len());
    assert!(share(found, errors) >= 0.97, "recall {found} of {errors}");
    assert!(caught.is_empty(), "traps flagged:\n{}", caught.join("\n"));
}

#[test]
fn years_that_contradict_dates_are_found() {
    let Some(table) = shared("eval/year_mismatches.tsv") else { return };
    let mut found = 0;
    for row in &table.rows {
        let excerpt = table.get(row, "context");
        let hit = !flagged(excerpt, &["A05"]).is_empty();
        found += usize::from(hit);
        if !hit {
            println!("missed: {excerpt}");
        }
    }
    println!("year against date: {found} of {} found", table.rows.len());
    assert!(share(found, table.rows.len()) >= 0.95, "recall {found} of {}", table.rows.len());
}

#[test]
fn issuers_that_contradict_symbols_are_found_and_the_others_left_alone() {
    let Some(table) = shared("eval/issuer_mismatches.tsv") else { return };
    let verdicts = Table::parse(include_str!("measure/issuer_verdicts.tsv"));
    let (mut errors, mut found, mut wrong) = (0, 0, Vec::new());
    for verdict in &verdicts.rows {
        let number: usize = verdicts.get(verdict, "row").parse().unwrap_or(0);
        let row = number.checked_sub(1).and_then(|index| table.rows.get(index));
        let Some(row) = row else { panic!("no row {number} in the table") };
        let excerpt = table.get(row, "context");
        let hits = flagged(excerpt, &["A01", "A02", "A04", "A37"]);
        if verdicts.get(verdict, "verdict") == "ERROR" {
            errors += 1;
            found += usize::from(!hits.is_empty());
            if hits.is_empty() {
                println!("missed ({}): {excerpt}", verdicts.get(verdict, "reason"));
            }
        } else if let Some(hit) = hits.first() {
            wrong.push(format!("row {number}: {} on {excerpt}", hit.message));
        }
    }
    println!("issuer against symbol: {found} of {errors} errors found; others flagged: {}", wrong.len());
    assert!(wrong.is_empty(), "flagged without need:\n{}", wrong.join("\n"));
    assert!(found == errors, "found {found} of {errors}");
}
