//! Measures A21, the documents that are no longer in force, by verdicts on real texts.
//!
//! The texts lie outside the repository (`VANTHU_SHARED`, else `../shared`); where they are absent
//! only the verdicts are counted. `cargo test --test measure_ended -- --nocapture` prints the figures.

#[path = "measure/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use table::Table;
use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::Context;

/// What became of the places that were judged.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    right_now: usize,
    wrong_now: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[test]
fn documents_that_have_ended_are_told_of_where_they_matter() {
    let verdicts = Table::parse(include_str!("measure/ended_verdicts.tsv"));
    let config = Config { as_of: Some(jiff::civil::date(2026, 11, 28)), ..Config::default() };
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(config) };
    let corpus = table::root().join("corpus");
    let mut draws: BTreeMap<&str, Count> = BTreeMap::new();
    let mut texts: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for row in &verdicts.rows {
        let [draw, name, offset, verdict] =
            ["draw", "text", "offset", "verdict"].map(|column| verdicts.get(row, column));
        let count = draws.entry(draw).or_default();
        let right = verdict == "RIGHT";
        count.right += usize::from(right);
        count.wrong += usize::from(!right);
        let flagged = texts.entry(name).or_insert_with(|| {
            let Ok(text) = fs::read_to_string(corpus.join(format!("{name}.txt"))) else { return Vec::new() };
            let analysis = Analysis::new(text.as_str(), &context);
            let hits = analysis.diagnostics().iter().filter(|hit| hit.rule.code == "A21");
            hits.map(|hit| hit.range.start).collect()
        });
        let now = offset.parse().is_ok_and(|offset: u32| flagged.contains(&offset));
        count.right_now += usize::from(right && now);
        count.wrong_now += usize::from(!right && now);
    }
    for (draw, count) in &draws {
        let Count { right, wrong, right_now, wrong_now } = count;
        println!("draw {draw}: {right} of {} right when read ({:.3})", right + wrong, share(*right, right + wrong));
        if corpus.exists() {
            println!("  now {right_now} of these are told, and {wrong_now} of the {wrong} wrong ones");
            assert!(share(*right_now, *right) >= 0.85, "draw {draw}: {right_now} of {right}");
            assert!(wrong_now * 20 <= right_now + wrong_now, "draw {draw}: {wrong_now} wrong");
        } else {
            println!("  skipped: no texts in {}", corpus.display());
        }
    }
}
