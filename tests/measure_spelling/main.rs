//! Measures the speller (D14, D15) on real texts, which are not part of this repository.
//!
//! They are looked for in the folder named by `VANTHU_SHARED`, else in `../shared`; where they are
//! absent the measurements say so and pass.
//!
//! `cargo test --profile measure --test measure_spelling -- --nocapture` prints the figures;
//! `-- --ignored --nocapture NAME` prints flags for judging (`flags_for_judging`), why slips are missed
//! (`why_slips`) and what the weights should be (`weights`); `VANTHU_ODD=1` reads the other part, and
//! `VANTHU_SHOW=1` prints what Viwiki's marking does not have.
//! Texts are parted in two by a hash of their names: what is tuned is tuned on the odd part, what
//! is reported is read off the even part, and off papers of offices and of the Party that are in
//! neither.

mod compare;
mod fit;
mod judging;
mod misses;
mod slips;
mod synthetic;
mod viwiki;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::{Config, Level, Severity};
use vanthu::law::Knowledge;
use vanthu::rules::{self, Context};
use vanthu::text::TextRange;

pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if folder.join("corpus/reports").exists() {
        return Some(folder);
    }
    println!("SKIPPED: no texts in {}", folder.display());
    None
}

/// All rules off but those that are measured.
pub fn context() -> Context {
    let mut config = Config::default();
    for rule in rules::all() {
        if !matches!(rule.code, "D14" | "D15" | "D16") {
            config.rules.insert(rule.code.to_owned(), Level::Off);
        }
    }
    Context { knowledge: Knowledge::builtin(), config: Arc::new(config) }
}

/// What the speller says about a place.
#[derive(Clone, Debug)]
pub struct Flag {
    pub code: &'static str,
    pub sure: bool,
    pub range: TextRange,
    /// The first correction; empty if there is none.
    pub right: String,
}

pub fn flags(text: &str, context: &Context) -> Vec<Flag> {
    let analysis = Analysis::new(text, context);
    assert_eq!(analysis.failures(), &[] as &[String], "a rule panicked");
    let flags =
        analysis.diagnostics().iter().filter(|diagnostic| matches!(diagnostic.rule.code, "D14" | "D15" | "D16"));
    flags
        .map(|diagnostic| {
            let edit = diagnostic.fixes().next().and_then(|fix| fix.edits.first().cloned());
            Flag {
                code: diagnostic.rule.code,
                sure: diagnostic.severity <= Severity::Warning,
                range: diagnostic.range,
                right: edit.map(|edit| edit.text).unwrap_or_default(),
            }
        })
        .collect()
}

/// A text of the corpus.
pub struct Sample {
    pub id: String,
    pub text: String,
}

impl Sample {
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// For tuning.
    Odd,
    /// For reporting; it was looked at.
    Even,
    /// Kinds of texts that were never looked at while anything was tuned, in any form: spaces and ends
    /// of lines may be guesses, which slips in words do not mind.
    Fresh,
}

/// The texts of a folder of the corpus whose type is one of these (all, if none are given).
pub fn texts(shared: &Path, folder: &str, types: &[&str], part: Part) -> Vec<Sample> {
    let folder = shared.join("corpus").join(folder);
    let meta = fs::read_to_string(folder.join("meta.tsv")).unwrap_or_default();
    let mut samples = Vec::new();
    for line in meta.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(id), Some(kind), Some(form)) = (cells.next(), cells.next(), cells.next()) else { continue };
        // In "detok" texts spaces are guesses, and lines of "pdf-reflow" are joined by guess.
        let guessed = matches!(form, "detok" | "pdf-reflow");
        if guessed && part != Part::Fresh || !types.is_empty() && !types.contains(&kind) {
            continue;
        }
        let odd = id.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 2 == 1;
        if part != Part::Fresh && odd != (part == Part::Odd) {
            continue;
        }
        if let Ok(text) = fs::read_to_string(folder.join(format!("{id}.txt"))) {
            samples.push(Sample { id: id.to_owned(), text });
        }
    }
    samples.sort_by(|one, other| one.id.cmp(&other.id));
    samples
}

/// A place with some of the text on both sides, on one line.
pub fn around(text: &str, range: TextRange) -> String {
    const SIDE: usize = 60;
    let (start, end) = (range.start as usize, range.end as usize);
    let before: Vec<char> = text[..start].chars().rev().take(SIDE).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[end..].chars().take(SIDE).collect();
    format!("{before}⟦{}⟧{after}", &text[start..end]).replace(['\n', '\r', '\t'], " ¶ ")
}
