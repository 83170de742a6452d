//! Making the bytes of a model from tables of counts.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::slips::{SlipKind, slips};
use super::super::{Style, read};
use super::{BLOCK, CLASSES, HEADER, LEVEL_BITS, LEVELS, MAGIC, MAX_WORDS, Model, VERSION, WordId, checked::checksum};
use crate::text::{LETTERS, hash_of_letters, letters};

/// What occurs less often is left out: it says little and takes most of the space.
const LEAST_WORD: u32 = 5;
const LEAST_BIGRAM: u32 = 6;
const LEAST_TRIGRAM: u32 = 11;
/// A word this rare is not proposed for another.
const LEAST_PROPOSED: u32 = 50;
/// What occurs so many times less often than the same with another word in one place, one slip of the
/// tone or of đ away, is taken for that slip: texts have "quy đinh", too. Other slips lead from many
/// more words, so more must speak against them.
const SLIPS_OF_TONE: u32 = 400;
const SLIPS: u32 = 3000;
/// As many trigrams as one byte counts; where more go on from a bigram, the rest says least.
const MOST_TRIGRAMS: usize = 255;

/// A line that is not "words, tab, count".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("expected one to three syllables, a tab and a count")]
    Shape,
    #[error("{0:?} is no count")]
    Count(String),
}

/// Collects counts and makes a model of them.
///
/// Tables are lines of one, two or three syllables between spaces, a tab, and a count; further
/// columns are ignored. The classes are written `<s>` (edge of a sentence), `<,>`, `<->`, `<num>`,
/// `<()>` (brackets and quotes), `<unk>` (no syllable) and `<abbr>`. Counts of equal lines add up.
#[derive(Debug, Default)]
pub struct Builder {
    names: Vec<String>,
    numbers: FxHashMap<String, u32>,
    /// N-grams of the numbers above, by length.
    grams: [FxHashMap<[u32; 3], u32>; 3],
}

impl Builder {
    /// Takes in a line of a table; empty lines and remarks (`#`) say nothing.
    ///
    /// # Errors
    /// [`TableError`] if the line has another shape.
    pub fn add(&mut self, line: &str) -> Result<(), TableError> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let mut columns = line.split('\t');
        let (Some(words), Some(count)) = (columns.next(), columns.next()) else { return Err(TableError::Shape) };
        let count: u32 = count.parse().map_err(|_| TableError::Count(count.to_owned()))?;
        let mut gram = [u32::MAX; 3];
        let mut length = 0;
        for word in words.split(' ') {
            let place = gram.get_mut(length).ok_or(TableError::Shape)?;
            if word.is_empty() {
                return Err(TableError::Shape);
            }
            *place = self.number(word);
            length += 1;
        }
        self.count(gram, length, count);
        Ok(())
    }

    /// Takes in all that a model knows.
    pub fn add_model(&mut self, model: &Model) {
        let name = |word: WordId| word.class().unwrap_or_else(|| model.spelling(word));
        let numbers: Vec<u32> = (0..model.words() as u16).map(|word| self.number(name(WordId(word)))).collect();
        let number = |word: WordId| numbers.get(word.index()).copied().unwrap_or(u32::MAX);
        for word in (0..model.words() as u16).map(WordId) {
            self.count([number(word), u32::MAX, u32::MAX], 1, model.count(word) as u32);
        }
        for ([first, second], together) in model.bigrams() {
            self.count([number(first), number(second), u32::MAX], 2, together.round() as u32);
            for (third, count) in model.followers(first, second) {
                self.count([number(first), number(second), number(third)], 3, count.round() as u32);
            }
        }
    }

    /// Takes in the words of a sentence, without its edges, so many times.
    pub fn add_sentence<'w>(&mut self, words: impl Iterator<Item = &'w str>, times: u32) {
        let edge = self.number(CLASSES[0]);
        let mut sentence = vec![edge];
        sentence.extend(words.map(|word| self.number(word)));
        if sentence.len() == 1 {
            return;
        }
        sentence.push(edge);
        for (place, word) in sentence.iter().enumerate() {
            let rest = &sentence[place + 1..];
            if !rest.is_empty() {
                self.count([*word, u32::MAX, u32::MAX], 1, times);
            }
            if let [second, ..] = rest {
                self.count([*word, *second, u32::MAX], 2, times);
            }
            if let [second, third, ..] = rest {
                self.count([*word, *second, *third], 3, times);
            }
        }
    }

    fn count(&mut self, gram: [u32; 3], length: usize, times: u32) {
        let total = self.grams[length - 1].entry(gram).or_default();
        *total = total.saturating_add(times);
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The words of the model in the order of their numbers, with their counts: the classes, then
    /// the syllables by falling frequency.
    fn words(&self) -> Vec<(&str, u32)> {
        let count = |number: u32| self.grams[0].get(&[number, u32::MAX, u32::MAX]).copied().unwrap_or(0);
        let mut words: Vec<(&str, u32)> = (0_u32..)
            .zip(&self.names)
            .map(|(number, name)| (name.as_str(), count(number)))
            .filter(|(name, count)| *count >= LEAST_WORD && !CLASSES.contains(name) && name.len() <= LETTERS)
            .collect();
        words.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        let class = |name: &'static str| (name, self.numbers.get(name).map_or(0, |number| count(*number)));
        let mut all: Vec<(&str, u32)> = CLASSES.map(class).to_vec();
        all.append(&mut words);
        all.truncate(MAX_WORDS);
        all
    }

    /// The bytes of the model.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        let words = self.words();
        let mut ids = vec![None; self.names.len()];
        for (id, (name, _)) in (0_u16..).zip(&words) {
            if let Some(number) = self.numbers.get(*name) {
                ids[*number as usize] = Some(id);
            }
        }
        let id = |number: u32| ids.get(number as usize).copied().flatten();
        let spellings = spellings(&words);
        let near = near(&words, &spellings);
        let numbers: Vec<u32> = words.iter().map(|(name, _)| self.numbers.get(*name).copied().unwrap_or(0)).collect();
        let is_slip = |gram: &[u32; 3], ids: &[u16], count: u32| {
            let all = &self.grams[ids.len() - 1];
            ids.iter().enumerate().any(|(place, id)| {
                near[usize::from(*id)].iter().any(|(meant, kind)| {
                    let meant = usize::from(*meant);
                    let enough = count.saturating_mul(rarer_by(*kind));
                    let mut other = *gram;
                    other[place] = numbers[meant];
                    words[meant].1 >= enough && all.get(&other).is_some_and(|other| *other >= enough)
                })
            })
        };
        let mut bigrams: BTreeMap<(u16, u16), u32> = BTreeMap::new();
        for (gram, count) in self.grams[1].iter().filter(|(_, count)| **count >= LEAST_BIGRAM) {
            if let (Some(first), Some(second)) = (id(gram[0]), id(gram[1]))
                && !is_slip(gram, &[first, second], *count)
            {
                bigrams.insert((first, second), *count);
            }
        }
        let mut trigrams: BTreeMap<(u16, u16), Vec<(u16, u32)>> = BTreeMap::new();
        for (gram, count) in self.grams[2].iter().filter(|(_, count)| **count >= LEAST_TRIGRAM) {
            if let (Some(first), Some(second), Some(third)) = (id(gram[0]), id(gram[1]), id(gram[2]))
                && bigrams.contains_key(&(first, second))
                && !is_slip(gram, &[first, second, third], *count)
            {
                trigrams.entry((first, second)).or_default().push((third, *count));
            }
        }
        for row in trigrams.values_mut() {
            row.sort_by_key(|(third, count)| (std::cmp::Reverse(*count), *third));
            row.truncate(MOST_TRIGRAMS);
            row.sort_unstable();
        }
        lay_out(&words, &spellings, &near, &bigrams, &trigrams)
    }
}

fn rarer_by(kind: SlipKind) -> u32 {
    match kind {
        SlipKind::HoiNga | SlipKind::Tone | SlipKind::ToneLeftOut | SlipKind::ToneAdded | SlipKind::Stroke => {
            SLIPS_OF_TONE
        }
        _ => SLIPS,
    }
}

fn lay_out(
    words: &[(&str, u32)],
    spellings: &[(String, u16)],
    near: &[Vec<(u16, SlipKind)>],
    bigrams: &BTreeMap<(u16, u16), u32>,
    trigrams: &BTreeMap<(u16, u16), Vec<(u16, u32)>>,
) -> Vec<u8> {
    let slots = (spellings.len() * 3 / 2).next_power_of_two();
    let near_count: usize = near.iter().map(Vec::len).sum();
    let trigram_count: usize = trigrams.values().map(Vec::len).sum();
    let total: f32 = words.iter().map(|(_, count)| *count as f32).sum();

    let mut out = Vec::with_capacity(HEADER + slots * 16 + trigram_count * 2 + bigrams.len() * 6);
    let sizes = [words.len(), slots, near_count, bigrams.len(), trigram_count].map(|size| size as u32);
    for field in [MAGIC, VERSION].into_iter().chain(sizes).chain([total.to_bits(), 0, 0]) {
        out.extend(field.to_le_bytes());
    }
    for level in levels(trigrams.values().flatten().map(|(_, count)| *count)) {
        out.extend(level.to_le_bytes());
    }
    words.iter().for_each(|(_, count)| out.extend(count.to_le_bytes()));
    rows((0..words.len() as u16).map(|first| bigrams.range((first, 0)..=(first, u16::MAX)).count()), &mut out);
    let (table, names) = table(spellings, slots, words.len());
    out.extend(table.into_iter().flat_map(u128::to_le_bytes));
    out.extend(names.into_iter().flat_map(u16::to_le_bytes));
    rows(near.iter().map(Vec::len), &mut out);
    out.extend(near.iter().flatten().flat_map(|(word, _)| word.to_le_bytes()));
    out.extend(near.iter().flatten().map(|(_, kind)| *kind as u8));
    out.extend(bigrams.keys().flat_map(|(_, second)| second.to_le_bytes()));
    out.extend(bigrams.values().map(|count| ((*count as f32).log2() * 8.0).round().min(255.0) as u8));
    lengths(bigrams, trigrams, &mut out);
    for row in trigrams.values() {
        out.extend(row.iter().flat_map(|(third, count)| (third << LEVEL_BITS | level(*count)).to_le_bytes()));
    }
    let sum = checksum(&out[HEADER..]);
    out[HEADER - 8..HEADER].copy_from_slice(&sum.to_le_bytes());
    out
}

/// Every way of writing the words, with the number of the word.
fn spellings(words: &[(&str, u32)]) -> Vec<(String, u16)> {
    let mut spellings = Vec::with_capacity(words.len() * 2);
    for (id, (name, _)) in (0_u16..).zip(words) {
        spellings.push(((*name).to_owned(), id));
        if let Some(reading) = read(name).filter(|reading| reading.syllable.is_styled()) {
            let styles = [Style::Old, Style::New].map(|style| reading.syllable.spell(style));
            spellings.extend(styles.into_iter().filter(|spelling| spelling != name).map(|spelling| (spelling, id)));
        }
    }
    spellings
}

/// Where each row begins that has so many elements, and where the last one ends.
fn rows(lengths: impl Iterator<Item = usize>, out: &mut Vec<u8>) {
    let mut at = 0_u32;
    out.extend(at.to_le_bytes());
    for length in lengths {
        at += length as u32;
        out.extend(at.to_le_bytes());
    }
}

/// The words that may have been meant by each word.
fn near(words: &[(&str, u32)], spellings: &[(String, u16)]) -> Vec<Vec<(u16, SlipKind)>> {
    let ids: FxHashMap<&str, u16> = spellings.iter().map(|(spelling, id)| (spelling.as_str(), *id)).collect();
    let id = |meant: &str| ids.get(meant).copied().filter(|id| words[usize::from(*id)].1 >= LEAST_PROPOSED);
    let of_word = |(index, (name, _)): (usize, &(&str, u32))| {
        if index < CLASSES.len() {
            return Vec::new();
        }
        let slips = slips(name, true).into_iter();
        let mut near: Vec<(u16, SlipKind)> = slips
            .filter_map(|slip| Some((id(&slip.meant)?, slip.kind)))
            .filter(|(id, _)| usize::from(*id) != index)
            .collect();
        near.sort_unstable_by_key(|(id, _)| *id);
        near
    };
    words.iter().enumerate().map(of_word).collect()
}

/// The sections `slots` and `names`.
fn table(spellings: &[(String, u16)], slots: usize, words: usize) -> (Vec<u128>, Vec<u16>) {
    let mut table = vec![0_u128; slots];
    let mut names = vec![0_u16; words];
    // From the last to the first: the spelling that a word was given in comes first.
    for (spelling, id) in spellings.iter().rev() {
        let Some(key) = letters(spelling) else { continue };
        let mut slot = hash_of_letters(key) & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = key | u128::from(*id) << (LETTERS * 8);
        names[usize::from(*id)] = slot as u16;
    }
    (table, names)
}

/// The sections `bases` and `lengths`.
fn lengths(bigrams: &BTreeMap<(u16, u16), u32>, trigrams: &BTreeMap<(u16, u16), Vec<(u16, u32)>>, out: &mut Vec<u8>) {
    let lengths: Vec<usize> = bigrams.keys().map(|pair| trigrams.get(pair).map_or(0, Vec::len)).collect();
    let mut at = 0_u32;
    for block in 0..=lengths.len() / BLOCK {
        out.extend(at.to_le_bytes());
        let of_block = lengths.iter().skip(block * BLOCK).take(BLOCK);
        at += of_block.sum::<usize>() as u32;
    }
    out.extend(lengths.iter().map(|length| *length as u8));
}

/// Counts go up by a factor of 2.5 from level to level.
fn level(count: u32) -> u16 {
    let steps = (count.max(LEAST_TRIGRAM) as f32 / LEAST_TRIGRAM as f32).ln() / 2.5_f32.ln();
    (steps as u16).min(LEVELS as u16 - 1)
}

/// The mean of the counts of each level.
fn levels(counts: impl Iterator<Item = u32>) -> [f32; LEVELS] {
    let mut sums = [(0.0_f64, 0.0_f64); LEVELS];
    for count in counts {
        let (sum, number) = &mut sums[usize::from(level(count))];
        *sum += f64::from(count).ln();
        *number += 1.0;
    }
    sums.map(|(sum, number)| if number > 0.0 { (sum / number).exp() as f32 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_another_shape_are_refused() {
        let mut builder = Builder::default();
        assert_eq!(builder.add("chủ quyền"), Err(TableError::Shape));
        assert_eq!(builder.add("a b c d\t5"), Err(TableError::Shape));
        assert_eq!(builder.add("a  b\t5"), Err(TableError::Shape));
        assert_eq!(builder.add("chủ quyền\tnăm"), Err(TableError::Count("năm".to_owned())));
        assert_eq!(builder.add("chủ quyền\t5\t3"), Ok(()));
        assert_eq!(builder.add("# remark"), Ok(()));
    }

    #[test]
    fn what_is_a_slip_in_the_texts_is_not_learned() {
        let mut builder = Builder::default();
        for line in
            ["quy\t9000", "định\t9000", "đinh\t900", "chỉnh\t900", "quy định\t8000", "quy đinh\t9", "quy chỉnh\t9"]
        {
            builder.add(line).expect("a good line");
        }
        let model = Model::open(builder.finish().into()).expect("a model");
        let pair = |one: &str, other: &str| model.has_bigram(model.word(one).unwrap(), model.word(other).unwrap());
        assert!(pair("quy", "định") && !pair("quy", "đinh") && pair("quy", "chỉnh"));
    }

    #[test]
    fn levels_rise_with_the_count() {
        assert_eq!([11, 27, 28, 69, 1_000_000].map(level), [0, 0, 1, 2, 7]);
        let means = levels([10, 20, 30].into_iter());
        assert!((means[0] - 14.14).abs() < 0.1 && (means[1] - 30.0).abs() < 0.1);
    }
}
