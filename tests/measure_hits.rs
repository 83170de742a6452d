//! How often each rule of spelling, capitals, layout and numbers speaks, in hits per 1,000 words of
//! reports, legal texts and news (`../shared/corpus`, or where `VANTHU_SHARED` says).
//!
//! `cargo test --test measure_hits -- --nocapture` prints the table, with the defaults, on the texts
//! that the seed puts first, up to [`WORDS`] words a kind (`VANTHU_HITS_WORDS` sets another number).
//! Without the texts the measurement is skipped, and says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Severity};

const SEED: &str = "hits-1";
const WORDS: usize = 200_000;
const KINDS: [&str; 3] = ["reports", "legal", "news"];

/// The FNV-1a hash, which no version of a library changes.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The texts of a kind in the order of the seed; such as have lost their spaces and marks are left out.
fn texts(folder: &Path) -> Vec<String> {
    let meta = fs::read_to_string(folder.join("meta.tsv")).unwrap_or_default();
    let rows = meta.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let mut ids: Vec<String> = rows.filter(|row| row.get(2) != Some(&"detok")).map(|row| row[0].to_owned()).collect();
    ids.sort_by_key(|id| hash(&format!("{SEED}:{id}")));
    ids
}

#[test]
fn hits_per_thousand_words() {
    let shared = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let corpus = shared.join("corpus");
    if !corpus.join("reports/meta.tsv").exists() {
        println!("skipped: no texts in {}", corpus.display());
        return;
    }
    let limit = std::env::var("VANTHU_HITS_WORDS").ok().and_then(|words| words.parse().ok()).unwrap_or(WORDS);
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    // By code: of each kind the warnings and errors, then the hints and remarks.
    let mut hits: BTreeMap<&str, [[usize; 2]; 3]> = BTreeMap::new();
    let mut words = [0; 3];
    for (kind, folder) in KINDS.iter().enumerate() {
        for id in texts(&corpus.join(folder)) {
            if words[kind] >= limit {
                break;
            }
            let text = fs::read_to_string(corpus.join(folder).join(format!("{id}.txt"))).unwrap_or_default();
            // One long law would be the whole sample.
            let count = text.split_whitespace().count();
            if count > limit / 10 {
                continue;
            }
            words[kind] += count;
            for one in Analysis::new(text, &context).diagnostics() {
                let loud = matches!(one.severity, Severity::Error | Severity::Warning);
                hits.entry(one.rule.code).or_default()[kind][usize::from(!loud)] += 1;
            }
        }
    }
    println!(
        "words: {}",
        KINDS.iter().zip(words).map(|(kind, words)| format!("{kind} {words}")).collect::<Vec<_>>().join(", ")
    );
    println!("{:<6}{:>24}{:>24}{:>24}", "code", "reports", "legal", "news");
    let mut total = [[0; 2]; 3];
    let line = |code: &str, row: &[[usize; 2]; 3]| {
        let cell = |kind: usize| {
            let rate = |count: usize| count as f64 * 1000.0 / words[kind].max(1) as f64;
            format!("{:.2} loud, {:.2} soft", rate(row[kind][0]), rate(row[kind][1]))
        };
        println!("{code:<6}{:>24}{:>24}{:>24}", cell(0), cell(1), cell(2));
    };
    for (code, row) in hits.iter().filter(|(code, _)| code.starts_with(['D', 'E', 'F', 'G'])) {
        line(code, row);
        for (sum, cell) in total.iter_mut().flatten().zip(row.iter().flatten()) {
            *sum += cell;
        }
    }
    line("all", &total);
    assert!(words.iter().all(|words| *words > 0), "a kind without texts");
    assert!(hits.len() > 20, "only {} rules speak", hits.len());
}
