//! Slips made on purpose in texts that the model was not computed from.

use std::collections::{BTreeMap, HashMap};

use vanthu::orthography::{Mark, Model, WordId, read};
use vanthu::text::TextRange;

use super::slips::{Kind, MIX, Random, draw, make};
use super::{Flag, Part, Sample, context, flags, shared, texts};

/// A slip that was made.
pub struct Made {
    pub kind: Kind,
    pub range: TextRange,
    pub right: String,
    pub is_word: bool,
}

/// One word in so many gets a slip; slips keep apart, so that each is judged by good neighbours.
const EVERY: usize = 40;
const APART: usize = 8;

/// The text with slips made in it.
pub fn spoil(text: &str, random: &mut Random) -> (String, Vec<Made>) {
    let mut spoiled = String::with_capacity(text.len());
    let mut made = Vec::new();
    let mut since = APART;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        since += 1;
        let fit = word.chars().all(char::is_lowercase)
            && word.chars().nth(1).is_some()
            && read(word).is_some_and(|reading| !reading.syllable.is_rare() && reading.mark != Mark::Misplaced);
        let slip = (fit && since >= APART && random.below(EVERY - APART) == 0).then(|| {
            (0..10).find_map(|_| {
                let kind = draw(random);
                Some((kind, make(word, kind, random)?))
            })
        });
        if let Some(Some((kind, written))) = slip {
            since = 0;
            let start = spoiled.len() as u32;
            spoiled.push_str(&written);
            let is_word = read(&written).is_some_and(|reading| reading.mark != Mark::Misplaced);
            made.push(Made {
                kind,
                range: TextRange::new(start, spoiled.len() as u32),
                right: word.to_owned(),
                is_word,
            });
            spoiled.push_str(&piece[word.len()..]);
        } else {
            spoiled.push_str(piece);
        }
    }
    (spoiled, made)
}

/// Flags on texts as they are that were read and found right or wrong:
/// (text, start in bytes, written) and whether there really is a mistake.
fn verdicts() -> HashMap<(String, u32, String), bool> {
    let table = include_str!("../measure/spelling_verdicts.tsv");
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t"));
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, start, written, _, verdict] = cells[..] else { return None };
            Some(((id.to_owned(), start.parse().ok()?, written.to_owned()), verdict == "right"))
        })
        .collect()
}

/// What is reached, and a little less.
const FRESH: f64 = 0.875;

#[derive(Default)]
struct Counts {
    made: usize,
    found: usize,
    sure: usize,
    first: usize,
}

impl Counts {
    fn add(&mut self, slip: &Made, flag: Option<&Flag>) {
        self.made += 1;
        self.found += usize::from(flag.is_some());
        self.sure += usize::from(flag.is_some_and(|flag| flag.sure));
        self.first += usize::from(flag.is_some_and(|flag| flag.right == slip.right));
    }

    fn print(&self, name: &str) {
        let share = |of: usize, all: usize| of as f64 / all.max(1) as f64;
        println!(
            "  {name:14} {:6}   found {:.3}   as warning {:.3}   right one first {:.3}",
            self.made,
            share(self.found, self.made),
            share(self.sure, self.made),
            share(self.first, self.found)
        );
    }
}

/// Spoils the texts, prints what is found, and returns the recall and the false alarms before
/// spoiling in a thousand words.
fn measure(name: &str, samples: &[Sample], mut random: Random) -> (f64, f64) {
    let context = context();
    let verdicts = verdicts();
    let words: usize = samples.iter().map(Sample::words).sum();
    let (mut wrong, mut unread, mut before) = (0, 0, 0);
    let mut kinds: BTreeMap<Kind, Counts> = BTreeMap::new();
    let (mut all, mut real, mut other) = (Counts::default(), Counts::default(), Counts::default());
    for sample in samples {
        let clean = flags(&sample.text, &context);
        before += clean.len();
        for flag in &clean {
            let key = (sample.id.clone(), flag.range.start, flag.range.of(&sample.text).to_owned());
            match verdicts.get(&key) {
                Some(right) => wrong += usize::from(!right),
                None => unread += 1,
            }
        }
        let (text, made) = spoil(&sample.text, &mut random);
        let found = flags(&text, &context);
        for slip in &made {
            let flag = found.iter().find(|flag| flag.range.overlaps(slip.range));
            kinds.entry(slip.kind).or_default().add(slip, flag);
            all.add(slip, flag);
            if slip.is_word { real.add(slip, flag) } else { other.add(slip, flag) }
        }
    }
    println!("{name}: {} texts, {words} words; slips made:", samples.len());
    for (kind, _) in MIX {
        if let Some(counts) = kinds.get(&kind) {
            counts.print(&format!("{kind:?}"));
        }
    }
    real.print("real words");
    other.print("no syllables");
    all.print("all");
    let per_thousand = |count: usize| count as f64 * 1000.0 / words.max(1) as f64;
    println!(
        "  before: {before} flags, {:.3} in a thousand words; read and wrong {wrong} ({:.3}), not read {unread}",
        per_thousand(before),
        per_thousand(wrong),
    );
    (all.found as f64 / all.made.max(1) as f64, per_thousand(wrong))
}

#[test]
fn made_slips_are_found() {
    let Some(shared) = shared() else { return };
    let part = if std::env::var_os("VANTHU_ODD").is_some() { Part::Odd } else { Part::Even };
    // The tables of n-grams are of legal texts and news: pages of offices are the honest set.
    let (offices, mut news) =
        (texts(&shared, "reports", &["gov-web"], part), texts(&shared, "reports", &["news-baomoi"], part));
    news.truncate(150);
    if cfg!(debug_assertions) {
        println!("some of the news only: a build for measuring (--profile measure) reads all");
        news.truncate(50);
    }
    let (recall, alarms) = measure("pages of offices", &offices, Random(2026));
    assert!(recall > 0.87 && alarms <= 0.07, "recall {recall}, false alarms {alarms}");
    measure("news on offices", &news, Random(2026));
}

#[test]
fn made_slips_are_found_in_fresh_texts() {
    let Some(shared) = shared() else { return };
    let mut papers = texts(&shared, "reports", &["gov-pdf", "docx-doc", "docx-docx"], Part::Fresh);
    papers.extend(texts(&shared, "party", &[], Part::Fresh));
    let (recall, alarms) = measure("papers of offices and of the Party", &papers, Random(2027));
    assert!(recall > FRESH && alarms <= 0.07, "recall {recall}, false alarms {alarms}");
}

/// Whether the model was computed from texts like these: the share of three words in a row that it
/// knows.
#[test]
fn how_much_of_the_texts_the_model_knows() {
    let Some(shared) = shared() else { return };
    let model = Model::builtin().expect("the model opens");
    for (folder, types) in [("reports", &["gov-web"][..]), ("reports", &["news-baomoi"]), ("news", &[]), ("legal", &[])]
    {
        let (mut known, mut all) = (0, 0);
        for sample in
            texts(&shared, folder, types, Part::Even).iter().take(if cfg!(debug_assertions) { 20 } else { 200 })
        {
            let words: Vec<Option<WordId>> = sample.text.split_whitespace().map(|word| model.word(word)).collect();
            for three in words.windows(3) {
                if let [Some(one), Some(two), Some(three)] = three {
                    all += 1;
                    known += usize::from(model.trigram(*one, *two, *three) > 0.0);
                }
            }
        }
        println!(
            "{folder} {types:?}: {known} of {all} trigrams of small words known, {:.3}",
            known as f64 / all as f64
        );
        assert!(known > 0);
    }
}
