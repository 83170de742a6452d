//! Measures the citation rules on errors found in real texts.
//!
//! The texts lie outside the repository (`VANTHU_SHARED`, else `../shared`); where they are absent
//! each test says so and passes. Run with `--nocapture` for the numbers and the rows that miss.

#[path = "measure/excerpt.rs"]
mod excerpt;
#[path = "measure/table.rs"]
mod table;

use excerpt::{flagged, shared};
use table::Table;
use vanthu::config::Severity;

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
            wrong.push(format!("row {number}: {} on {excerpt}", hit.message()));
        }
    }
    println!("issuer against symbol: {found} of {errors} errors found; others flagged: {}", wrong.len());
    assert!(wrong.is_empty(), "flagged without need:\n{}", wrong.join("\n"));
    assert!(found == errors, "found {found} of {errors}");
}
