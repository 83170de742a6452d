//! How often syllables follow each other: the model that tells a slip from a rare word.
//!
//! A model is one block of bytes that is used where it lies (the built-in one inside the program):
//! opening it looks at the header and nothing else. All numbers are little-endian; the sections
//! follow each other in this order, without padding:
//!
//! | section | elements | what |
//! |---|---|---|
//! | header | 10 × u32 | magic, version, the sizes below, the sum of the counts, a checksum of what follows |
//! | levels | 8 × f32 | the mean count of the trigrams of each level |
//! | counts | words × u32 | how often a word occurs, by word number |
//! | rows | (words + 1) × u32 | where the bigrams of a first word begin |
//! | slots | slots × 16 bytes | hash table: 14 bytes of letters and zeros, then the word number |
//! | names | words × u16 | the slot of the spelling that the word is given in |
//! | near rows | (words + 1) × u32 | where the words begin that may have been meant by a word |
//! | near | near × u16 | a word one slip away |
//! | kinds | near × u8 | the kind of that slip |
//! | seconds | bigrams × u16 | second word, rising within a row |
//! | sizes | bigrams × u8 | the count, in eighths of a power of two |
//! | bases | (bigrams / 16 + 1) × u32 | where the trigrams of every sixteenth bigram begin |
//! | lengths | bigrams × u8 | how many trigrams go on from the bigram, the rarest left out |
//! | trigrams | trigrams × u16 | third word (13 bits), level (3 bits), rising within a bigram |
//!
//! Words are numbered by falling frequency, so that what is looked up most lies together. Words
//! beyond the 13 bits are left out, as is every n-gram with one of them.

mod build;
mod checked;
mod probability;
mod section;

use std::sync::LazyLock;

use bytes::Bytes;

pub use build::{Builder, TableError};

use self::section::{pairs, search, u16_at, u32_at};
use super::slips::SlipKind;
use crate::text::{LETTERS, hash_of_letters, letters};

/// A word, or one of the classes that stand for what is no syllable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(super) u16);

impl WordId {
    /// The edge of a sentence.
    pub const EDGE: Self = Self(0);
    pub const COMMA: Self = Self(1);
    pub const DASH: Self = Self(2);
    pub const NUMBER: Self = Self(3);
    /// Brackets, quotes and other signs.
    pub const BRACKET: Self = Self(4);
    /// What is no Vietnamese syllable.
    pub const FOREIGN: Self = Self(5);
    pub const ABBREVIATION: Self = Self(6);
    /// A syllable that the model does not know.
    pub const UNSEEN: Self = Self(u16::MAX);

    /// Whether it is a syllable that the model knows.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.0 >= CLASSES.len() as u16 && self != Self::UNSEEN
    }

    /// What the tables call it, if it is a class.
    #[must_use]
    pub fn class(self) -> Option<&'static str> {
        CLASSES.get(self.index()).copied()
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The classes as the tables write them, in the order of their numbers.
const CLASSES: [&str; 7] = ["<s>", "<,>", "<->", "<num>", "<()>", "<unk>", "<abbr>"];

const MAGIC: u32 = u32::from_le_bytes(*b"VTLX");
const VERSION: u32 = 2;
const HEADER: usize = 40;
const LEVELS: usize = 8;
const LEVEL_BITS: u32 = 3;
/// How many words the 13 bits of a trigram tell apart.
const MAX_WORDS: usize = 1 << 13;
/// Bigrams that share a base: where one's trigrams begin is the base and the lengths up to it.
const BLOCK: usize = 16;
/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    #[error("not a spelling model")]
    Foreign,
    #[error("a spelling model of another version ({0})")]
    Version(u32),
    #[error("a damaged spelling model")]
    Damaged,
}

/// A model over the bytes of its file, which it keeps alive.
#[derive(Clone, Debug)]
pub struct Model {
    levels: [f32; LEVELS],
    total: f32,
    counts: Bytes,
    rows: Bytes,
    slots: Bytes,
    names: Bytes,
    near_rows: Bytes,
    near: Bytes,
    kinds: Bytes,
    seconds: Bytes,
    sizes: Bytes,
    bases: Bytes,
    lengths: Bytes,
    trigrams: Bytes,
}

static BUILTIN: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::open(Bytes::from_static(include_bytes!("../../grammars/lexicon.bin"))).ok());

/// The count that each byte of `sizes` stands for.
static SIZES: LazyLock<[f32; 256]> = LazyLock::new(|| std::array::from_fn(|size| (size as f32 / 8.0).exp2()));

impl Model {
    /// The model in the program. `None` cannot happen: a test opens it.
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        BUILTIN.as_ref()
    }

    /// Takes the bytes for a model, without copying or reading more than the header.
    ///
    /// # Errors
    /// [`ModelError`] if the header is not that of a model or the sections do not fill the bytes.
    pub fn open(bytes: Bytes) -> Result<Self, ModelError> {
        let field = |index: usize| u32_at(bytes.get(..HEADER).unwrap_or(&[]), index);
        if field(0) != Some(MAGIC) {
            return Err(ModelError::Foreign);
        }
        let version = field(1).ok_or(ModelError::Foreign)?;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let size = |index: usize| field(index).map(|size| size as usize).ok_or(ModelError::Damaged);
        let (words, slots, near) = (size(2)?, size(3)?, size(4)?);
        let (bigrams, trigrams) = (size(5)?, size(6)?);
        let mut rest = bytes.slice(HEADER..);
        let mut section = |length: Option<usize>| {
            let length = length.filter(|length| *length <= rest.len()).ok_or(ModelError::Damaged)?;
            Ok(rest.split_to(length))
        };
        let of = |count: usize, width: usize| count.checked_mul(width);
        let level_bytes = section(Some(LEVELS * 4))?;
        let model = Self {
            levels: std::array::from_fn(|index| u32_at(&level_bytes, index).map_or(1.0, f32::from_bits)),
            total: f32::from_bits(field(7).ok_or(ModelError::Damaged)?),
            counts: section(of(words, 4))?,
            rows: section(of(words + 1, 4))?,
            slots: section(of(slots, 16))?,
            names: section(of(words, 2))?,
            near_rows: section(of(words + 1, 4))?,
            near: section(of(near, 2))?,
            kinds: section(Some(near))?,
            seconds: section(of(bigrams, 2))?,
            sizes: section(Some(bigrams))?,
            bases: section(of(bigrams / BLOCK + 1, 4))?,
            lengths: section(Some(bigrams))?,
            trigrams: section(of(trigrams, 2))?,
        };
        let sound = rest.is_empty() && slots.is_power_of_two() && slots > words && words <= MAX_WORDS;
        sound.then_some(model).ok_or(ModelError::Damaged)
    }

    /// The word that small letters write, in either style of tone marks.
    #[must_use]
    pub fn word(&self, spelling: &str) -> Option<WordId> {
        let key = letters(spelling)?;
        let slots = self.slots();
        let mask = slots.len() - 1;
        // As many steps as there are slots: a damaged table may be full.
        for slot in (hash_of_letters(key)..).take(slots.len()) {
            let entry = u128::from_le_bytes(*slots.get(slot & mask)?);
            if entry & KEY == key {
                return Some(WordId((entry >> (LETTERS * 8)) as u16));
            }
            if entry & KEY == 0 {
                return None;
            }
        }
        None
    }

    /// The word in small letters, in the style of tone marks that the model was given.
    #[must_use]
    pub fn spelling(&self, word: WordId) -> &str {
        let slot = u16_at(&self.names, word.index()).and_then(|slot| self.slots().get(usize::from(slot)));
        let letters = slot.and_then(|slot| slot[..LETTERS].split(|byte| *byte == 0).next());
        letters.and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or("")
    }

    /// The words that may have been meant by this one, with the kind of slip that leads there.
    pub fn near(&self, word: WordId) -> impl Iterator<Item = (WordId, SlipKind)> {
        let bound = |index: usize| u32_at(&self.near_rows, index).map(|bound| bound as usize);
        let range = bound(word.index()).zip(bound(word.index() + 1)).map(|(start, end)| start..end);
        let words = range.clone().and_then(|range| pairs(&self.near).get(range)).unwrap_or(&[]);
        let kinds = range.and_then(|range| self.kinds.get(range)).unwrap_or(&[]);
        let word = |bytes: &[u8; 2]| WordId(u16::from_le_bytes(*bytes));
        words.iter().zip(kinds).filter_map(move |(near, kind)| Some((word(near), SlipKind::of(*kind)?)))
    }

    /// How many words the model numbers, the classes among them.
    #[must_use]
    pub fn words(&self) -> usize {
        self.counts.len() / 4
    }

    /// How often the word occurs in the texts that the model was computed from.
    #[must_use]
    pub fn count(&self, word: WordId) -> f32 {
        u32_at(&self.counts, word.index()).unwrap_or(0) as f32
    }

    /// How often the two words follow each other; 0 is less often than the model keeps.
    #[must_use]
    pub fn bigram(&self, first: WordId, second: WordId) -> f32 {
        self.count_of(self.find_bigram(first, second))
    }

    /// How often the two words of a [pair](super::Speller::pair) follow each other.
    #[must_use]
    pub fn count_of(&self, pair: Option<usize>) -> f32 {
        pair.map_or(0.0, |index| self.bigram_count(index))
    }

    /// How often the word follows a [pair](super::Speller::pair).
    #[must_use]
    pub fn count_behind(&self, pair: Option<usize>, third: WordId) -> f32 {
        pair.map_or(0.0, |index| self.trigram_count(index, third))
    }

    /// How often the three words follow each other; 0 is less often than the model keeps.
    #[must_use]
    pub fn trigram(&self, first: WordId, second: WordId, third: WordId) -> f32 {
        self.count_behind(self.find_bigram(first, second), third)
    }

    /// The words that follow the two, each with how often.
    pub fn followers(&self, first: WordId, second: WordId) -> impl Iterator<Item = (WordId, f32)> {
        let row = self.find_bigram(first, second).and_then(|pair| self.trigram_row(pair)).unwrap_or(&[]);
        row.iter().map(|element| {
            let element = u16::from_le_bytes(*element);
            let level = usize::from(element & (LEVELS as u16 - 1));
            (WordId(element >> LEVEL_BITS), self.levels.get(level).copied().unwrap_or(0.0))
        })
    }

    /// All pairs of words that are kept, each with how often.
    fn bigrams(&self) -> impl Iterator<Item = ([WordId; 2], f32)> {
        (0..self.words() as u16).flat_map(move |first| {
            let bound = |row: usize| u32_at(&self.rows, row).unwrap_or(0) as usize;
            let row = bound(usize::from(first))..bound(usize::from(first) + 1);
            let second = |at: usize| pairs(&self.seconds).get(at).map(|bytes| WordId(u16::from_le_bytes(*bytes)));
            row.filter_map(move |at| Some(([WordId(first), second(at)?], self.bigram_count(at))))
        })
    }

    /// Whether the two words follow each other often enough to be kept.
    #[must_use]
    pub fn has_bigram(&self, first: WordId, second: WordId) -> bool {
        self.find_bigram(first, second).is_some()
    }

    pub(super) fn find_bigram(&self, first: WordId, second: WordId) -> Option<usize> {
        let start = u32_at(&self.rows, first.index())? as usize;
        let end = u32_at(&self.rows, first.index() + 1)? as usize;
        let found = search(pairs(&self.seconds).get(start..end)?, second.0, 0)?;
        Some(start + found)
    }

    fn bigram_count(&self, index: usize) -> f32 {
        self.sizes.get(index).map_or(0.0, |size| SIZES[usize::from(*size)])
    }

    fn trigram_count(&self, bigram: usize, third: WordId) -> f32 {
        let find = || {
            let row = self.trigram_row(bigram)?;
            let found = search(row, third.0, LEVEL_BITS)?;
            let level = u16::from_le_bytes(*row.get(found)?) & (LEVELS as u16 - 1);
            self.levels.get(usize::from(level)).copied()
        };
        find().unwrap_or(0.0)
    }

    fn trigram_row(&self, bigram: usize) -> Option<&[[u8; 2]]> {
        let length = usize::from(*self.lengths.get(bigram)?);
        // Most bigrams have no trigrams: where theirs begin need not be known.
        if length == 0 {
            return Some(&[]);
        }
        let start = self.trigram_start(bigram)?;
        pairs(&self.trigrams).get(start..start + length)
    }

    fn slots(&self) -> &[[u8; 16]] {
        self.slots.as_chunks().0
    }

    fn trigram_start(&self, bigram: usize) -> Option<usize> {
        let base = u32_at(&self.bases, bigram / BLOCK)? as usize;
        let before = self.lengths.get(bigram / BLOCK * BLOCK..bigram)?;
        Some(base + before.iter().map(|length| usize::from(*length)).sum::<usize>())
    }
}

/// The bits of a slot that hold letters.
const KEY: u128 = (1 << (LETTERS * 8)) - 1;

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let mut builder = Builder::default();
        let table = "<s>\t900\nchủ\t500\nquyền\t400\nquyển\t100\nhòa\t40\nhọc\t90\n\
                     chủ quyền\t300\nquyển <s>\t7\nchủ hòa\t4\nchủ quyền học\t25\nchủ quyền <s>\t2000\n";
        for line in table.lines() {
            builder.add(line).expect("a good line");
        }
        builder.finish()
    }

    fn id(model: &Model, word: &str) -> WordId {
        model.word(word).unwrap_or(WordId::UNSEEN)
    }

    #[test]
    fn what_was_counted_is_found() {
        let bytes = small();
        let model = Model::open(bytes.into()).expect("a model");
        let [sovereign, right, book, peace] = ["chủ", "quyền", "quyển", "hòa"].map(|word| id(&model, word));
        assert_eq!(model.count(sovereign), 500.0);
        assert_eq!(model.word("hoà"), Some(peace), "both styles are one word");
        assert_eq!(model.word("hoàn"), None);
        assert!((model.bigram(sovereign, right) - 300.0).abs() < 20.0);
        assert_eq!(model.bigram(sovereign, book), 0.0);
        assert_eq!(model.bigram(sovereign, peace), 0.0, "4 is less than what is kept");
        assert!((model.trigram(sovereign, right, id(&model, "học")) - 25.0).abs() < 1.0);
        assert!((model.trigram(sovereign, right, WordId::EDGE) - 2000.0).abs() < 50.0);
        assert_eq!(model.trigram(sovereign, book, WordId::EDGE), 0.0);
        assert!(model.after_two(WordId::EDGE, sovereign, right) > 50.0 * model.after_one(sovereign, book));
        assert_eq!(model.bigram(WordId::UNSEEN, right), 0.0);
    }

    #[test]
    fn other_bytes_are_no_model() {
        let bytes = small();
        assert_eq!(Model::open(Bytes::new()).err(), Some(ModelError::Foreign));
        assert_eq!(Model::open(Bytes::from_static(&[7; 400])).err(), Some(ModelError::Foreign));
        assert_eq!(Model::open(bytes[..bytes.len() - 1].to_vec().into()).err(), Some(ModelError::Damaged));
        assert_eq!(Model::open([&bytes[..], b"x"].concat().into()).err(), Some(ModelError::Damaged));
        let mut other = bytes.clone();
        other[4] = 9;
        assert_eq!(Model::open(other.into()).err(), Some(ModelError::Version(9)));
        // Whatever else is wrong with it, looking up ends, with some answer.
        for at in HEADER..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xFF;
            if let Ok(model) = Model::open(damaged.into()) {
                let first = id(&model, "chủ");
                let _ = model.after_two(first, id(&model, "quyền"), first);
            }
        }
    }

    #[test]
    fn the_model_in_the_program_opens() {
        let model = Model::builtin().expect("a model");
        let [sovereign, right, book] = ["chủ", "quyền", "quyển"].map(|word| id(model, word));
        assert!(model.words() > 5000 && model.bigram(sovereign, right) > 100.0 * model.bigram(sovereign, book));
    }
}
