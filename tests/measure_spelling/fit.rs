//! Fits the weights of the kinds of slips, on doubts of the odd part that were read and judged.
//!
//! A doubt is shown from a score on that is the same for all kinds, so the weight of a kind decides
//! from which gain on it is shown. For each kind the gain is sought that brings most: a mistake that
//! is shown counts one, a false alarm takes [`COST`], and what few doubts say is held near what all
//! of them say. `cargo test --test measure_spelling -- --ignored --nocapture weights` prints what the
//! weights of `src/orthography/slips.rs` should be; they are set by hand, to tenths.

use std::collections::{BTreeMap, HashMap};

use vanthu::law::Knowledge;
use vanthu::orthography::SlipKind;
use vanthu::syntax::{DoubtKind, Paragraph, split_paragraphs};

use super::{Part, shared, texts};

const COST: f32 = 4.0;
/// How much a kind must gain to depart from the others by one.
const HOLD: f32 = 1.0;

/// Whether there is a mistake, by text and place.
fn verdicts() -> HashMap<(String, u32), bool> {
    let table = include_str!("../measure/spelling_fit.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, start, _, _, verdict] = cells[..] else { return None };
        Some(((id.to_owned(), start.parse().ok()?), verdict == "right"))
    })
    .collect()
}

/// The score from which on it pays to show doubts.
fn threshold(doubts: &[(f32, bool)], near: Option<f32>) -> f32 {
    let worth = |from: f32| -> f32 {
        let shown = doubts.iter().filter(|(score, _)| *score >= from);
        let sum: f32 = shown.map(|(_, right)| if *right { 1.0 } else { -COST }).sum();
        sum - near.map_or(0.0, |near| HOLD * (from - near).abs())
    };
    let steps = (12..=28).map(|half| half as f32 / 2.0);
    steps.max_by(|one, other| worth(*one).total_cmp(&worth(*other))).unwrap_or_default()
}

#[test]
#[ignore = "fits weights on a large corpus"]
fn weights_of_slips() {
    let Some(shared) = shared() else { return };
    let verdicts = verdicts();
    let mut samples = texts(&shared, "reports", &["gov-web", "news-baomoi"], Part::Odd);
    samples.extend(texts(&shared, "news", &["news-web", "news-baomoi"], Part::Odd));
    samples.extend(texts(&shared, "legal", &["Thông tư", "Quyết định", "Nghị quyết"], Part::Odd));
    let mut kinds: BTreeMap<SlipKind, Vec<(f32, bool)>> = BTreeMap::new();
    for sample in &samples {
        for range in split_paragraphs(&sample.text) {
            let doubts = Paragraph::read(range.of(&sample.text), &Knowledge::builtin()).facts.doubts;
            for doubt in doubts.iter().filter(|doubt| doubt.kind == DoubtKind::OutOfPlace && !doubt.quoted) {
                let place = (sample.id.clone(), doubt.range.start + range.start);
                if let (Some(slip), Some(right)) = (doubt.slip, verdicts.get(&place)) {
                    kinds.entry(slip).or_default().push((doubt.score, *right));
                }
            }
        }
    }
    let all: Vec<(f32, bool)> = kinds.values().flatten().copied().collect();
    let common = threshold(&all, None);
    println!("{} doubts judged; for all kinds together it pays to show them from {common} on", all.len());
    for (kind, doubts) in &kinds {
        let own = threshold(doubts, Some(common));
        let right = doubts.iter().filter(|(_, right)| *right).count();
        println!(
            "  {:12} {:3} right, {:3} wrong: weight {:5.1} now, {:5.1} fitted",
            format!("{kind:?}"),
            right,
            doubts.len() - right,
            kind.weight(),
            kind.weight() + common - own
        );
    }
}
