//! Which onsets and rhymes there are and which go together, from `grammars/`.

use std::cmp::Reverse;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Syllable, Tone};

/// An onset with the rules of its spelling; the fields are those of `onsets.tsv`.
#[derive(Debug)]
pub(super) struct Onset {
    pub text: &'static str,
    before: &'static str,
    medial: &'static str,
    y: &'static str,
    rare: bool,
}

/// After which onset a rhyme is written so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum After {
    Any,
    /// Behind "qu", whose u is the medial.
    Q,
    /// Behind "gi" with one i for two: gì, giếng.
    Gi,
}

/// A rhyme; the fields are those of `rhymes.tsv`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Rhyme {
    pub text: &'static str,
    pub medial: &'static str,
    pub nucleus: &'static str,
    pub coda: &'static str,
    pub after: After,
    rare: bool,
}

impl Rhyme {
    /// Before a stop only two tones are possible.
    pub(super) fn bears(&self, tone: Tone) -> bool {
        !matches!(self.coda, "c" | "ch" | "p" | "t") || matches!(tone, Tone::Sac | Tone::Nang)
    }
}

#[derive(Debug)]
pub(super) struct Inventory {
    /// The empty onset is the last; the others are sorted by their first byte, the longest of each first.
    onsets: Vec<Onset>,
    /// Where the onsets begin that have this first byte, or the empty one.
    first: [u8; 256],
    rhymes: Vec<Rhyme>,
    by_text: FxHashMap<(After, &'static str), usize>,
    /// How many letters the longest syllable has at most.
    longest: usize,
}

pub(super) static INVENTORY: LazyLock<Inventory> = LazyLock::new(|| {
    Inventory::read(include_str!("../../grammars/onsets.tsv"), include_str!("../../grammars/rhymes.tsv"))
});

/// The rows of a table, cut into `N` fields; rows with fewer are left out (a test asserts none).
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().first_chunk::<N>().copied())
}

impl Inventory {
    fn read(onsets: &'static str, rhymes: &'static str) -> Self {
        let mut onsets: Vec<Onset> = rows(onsets)
            .map(|[text, before, medial, y, tier]| Onset { text, before, medial, y, rare: tier == "rare" })
            .collect();
        onsets.sort_by_key(|onset| (onset.text.as_bytes().first().copied(), Reverse(onset.text.len())));
        let mut first = [onsets.len() as u8; 256];
        for (index, onset) in onsets.iter().enumerate().rev() {
            onset.text.bytes().take(1).for_each(|byte| first[usize::from(byte)] = index as u8);
        }
        onsets.push(Onset { text: "", before: "", medial: "", y: "y", rare: false });
        let rhymes: Vec<Rhyme> = rows(rhymes)
            .map(|[text, medial, nucleus, coda, after, tier]| {
                let after = match after {
                    "q" => After::Q,
                    "gi" => After::Gi,
                    _ => After::Any,
                };
                Rhyme { text, medial, nucleus, coda, after, rare: tier == "rare" }
            })
            .collect();
        let by_text = rhymes.iter().enumerate().map(|(index, rhyme)| ((rhyme.after, rhyme.text), index)).collect();
        let letters = |text: &str| text.chars().count();
        let longest = onsets.iter().map(|onset| letters(onset.text)).max().unwrap_or_default()
            + rhymes.iter().map(|rhyme| letters(rhyme.text)).max().unwrap_or_default();
        Self { onsets, first, rhymes, by_text, longest }
    }

    /// As many letters a syllable has at most.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    fn rhyme(&'static self, after: After, text: &str) -> Option<&'static Rhyme> {
        self.by_text.get(&(after, text)).map(|&index| &self.rhymes[index])
    }

    /// The syllable that small letters without a tone mark spell.
    pub(super) fn find(&'static self, base: &str, tone: Tone) -> Option<Syllable> {
        let first = base.as_bytes().first()?;
        let same = |onset: &&Onset| onset.text.as_bytes().first() == Some(first);
        let onsets = self.onsets.get(usize::from(self.first[usize::from(*first)])..)?;
        let begins = |onset: &&Onset| base.starts_with(onset.text);
        let onset = onsets.iter().take_while(same).find(begins).or(self.onsets.last())?;
        let rest = &base[onset.text.len()..];
        let found = match onset.text {
            "qu" => self.rhyme(After::Q, rest).map(|rhyme| (rhyme, false)),
            "gi" => self
                .rhyme(After::Any, rest)
                .filter(|rhyme| self.fit(onset, rhyme, false).is_some())
                .or_else(|| self.rhyme(After::Gi, &base[1..]))
                .map(|rhyme| (rhyme, false)),
            _ => self.rhyme(After::Any, rest).map(|rhyme| (rhyme, false)).or_else(|| {
                // y for i: lý, yêu.
                let with_i = format!("i{}", rest.strip_prefix('y')?);
                self.rhyme(After::Any, &with_i).map(|rhyme| (rhyme, true))
            }),
        };
        let (rhyme, y) = found?;
        let rare = self.fit(onset, rhyme, y)?;
        rhyme.bears(tone).then_some(Syllable { onset: onset.text, rhyme, y, tone, rare })
    }

    /// Whether the spelling rules let the rhyme stand behind the onset: `Some(rare)` if so.
    fn fit(&self, onset: &Onset, rhyme: &Rhyme, y: bool) -> Option<bool> {
        let first = rhyme.text.chars().next()?;
        match (onset.text, rhyme.after) {
            ("qu", After::Q) | ("gi", After::Gi) => return (!y).then_some(rhyme.rare),
            ("qu", _) | (_, After::Q | After::Gi) => return None,
            _ => {}
        }
        if onset.text.is_empty() {
            // Without an onset iê is written yê, and of the others only i may be y: ý, yêu.
            let written_y = rhyme.text.starts_with("iê");
            return (y == written_y || rhyme.text == "i").then_some(rhyme.rare);
        }
        if y {
            return match rhyme.text {
                "i" => onset.y.starts_with('y').then_some(onset.rare),
                "iêu" => onset.y.ends_with("yêu").then_some(true),
                _ => None,
            };
        }
        if !rhyme.medial.is_empty() {
            return match onset.medial {
                "none" => None,
                "rare" => Some(true),
                _ => Some(onset.rare || rhyme.rare),
            };
        }
        let allowed = onset.before.is_empty() || onset.before.split(' ').any(|letter| letter.starts_with(first));
        match onset.text {
            _ if allowed => Some(onset.rare || rhyme.rare),
            // Bắc Kạn, Kon Tum.
            "k" if !rhyme.rare => Some(true),
            _ => None,
        }
    }
}

/// Every syllable that the spelling rules allow, each in every tone it can bear.
pub fn all() -> impl Iterator<Item = Syllable> {
    let inventory = &*INVENTORY;
    let pairs = inventory.onsets.iter().flat_map(move |onset| {
        inventory.rhymes.iter().flat_map(move |rhyme| [false, true].map(move |y| (onset, rhyme, y)))
    });
    pairs
        .filter(|(_, rhyme, y)| !y || rhyme.text.starts_with('i'))
        .filter_map(|(onset, rhyme, y)| Some((onset, rhyme, y, inventory.fit(onset, rhyme, y)?)))
        .flat_map(|(onset, rhyme, y, rare)| {
            let tones = Tone::ALL.into_iter().filter(|tone| rhyme.bears(*tone));
            tones.map(move |tone| Syllable { onset: onset.text, rhyme, y, tone, rare })
        })
}
