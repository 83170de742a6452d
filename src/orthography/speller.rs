//! The model at work: whether a word is in place, and what may have been meant.

use std::sync::{Arc, LazyLock};

use super::memo::{Pair, PairMemo};
use super::slips::{SlipKind, slips};
use super::{Model, WordId};

/// Two words before and two words behind a place.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    pub before: [WordId; 2],
    pub behind: [WordId; 2],
}

/// What may have been meant instead of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correction {
    pub word: WordId,
    /// How the hand must have slipped.
    pub slip: SlipKind,
    /// By how much, as a natural logarithm, it is likelier that this was meant.
    pub score: f32,
}

/// A word this rare is not proposed for letters that make no syllable.
const LEAST_PROPOSED: f32 = 50.0;
/// Two words that stand together so many times as often as by chance belong together.
const BELONGS: f32 = 55.0;
/// Something must speak for a slip before it is looked into: it is as rare as a slip itself.
const SLIP: f32 = 1.79;
/// How far a probability may come out above 1, for counts are rough.
const ROUGH: f32 = 2.0;
/// What is not a syllable at all stands for one of so many letters strings.
const STRINGS: f32 = 9.9;

/// A model that judges words by their places.
#[derive(Debug)]
pub struct Speller {
    model: Model,
    pairs: PairMemo,
}

static BUILTIN: LazyLock<Option<Arc<Speller>>> =
    LazyLock::new(|| Model::builtin().cloned().map(|model| Arc::new(Speller::of(model))));

impl Speller {
    #[must_use]
    pub fn of(model: Model) -> Self {
        Self { model, pairs: PairMemo::default() }
    }

    #[must_use]
    pub fn builtin() -> Option<&'static Arc<Self>> {
        BUILTIN.as_ref()
    }

    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Two words seen less often side by side are looked into, and those that stand together less
    /// often than by chance. Judged on the odd part of the texts of `tests/measure_spelling`: either
    /// finds what the other misses, and more of either finds nothing more.
    pub const WELL_KNOWN: f32 = 40.0;

    /// Two words that a text has side by side. Remembered: a text says the same again and again, and
    /// finding a bigram costs a dozen steps through memory.
    #[must_use]
    pub fn pair(&self, first: WordId, second: WordId) -> Pair {
        self.pairs.get(first, second, || {
            let at = self.model.find_bigram(first, second);
            let together = self.model.count_of(at);
            let by_chance = || self.model.is_by_chance(together, self.model.count(first), self.model.count(second));
            Pair { at, is_known: together >= Self::WELL_KNOWN && !by_chance() }
        })
    }

    /// What was probably meant instead of a known word; `None` if nothing fits better by at least
    /// this much.
    #[must_use]
    pub fn instead(&self, word: WordId, surroundings: &Surroundings, least: f32) -> Option<Correction> {
        let place = Place::of(self, surroundings);
        let (last, next) = (surroundings.before[1], surroundings.behind[0]);
        let pairs = Pairs { before: self.pair(last, word).at, behind: self.pair(word, next).at };
        let own = place.fit(word, pairs) + SLIP;
        // Not even if it were certain here.
        if own + least > 0.0 {
            return None;
        }
        let wanted = (own + least).exp() / ROUGH;
        let mut best: Option<Correction> = None;
        for (near, slip) in self.model.near(word) {
            // What is hardly ever said behind these words cannot win, whatever follows it.
            let before = self.model.find_bigram(place.around.before[1], near);
            let here = place.here(near, before);
            if here * slip.odds() < wanted {
                continue;
            }
            let behind = self.model.find_bigram(near, place.around.behind[0]);
            // Nor can what is not known beside either neighbour.
            if before.or(behind).is_none() {
                continue;
            }
            let score = place.fit_of(here, near, Pairs { before, behind }) + slip.weight() - own;
            if score >= best.map_or(least, |best| best.score) {
                best = Some(Correction { word: near, slip, score });
            }
        }
        best
    }

    /// Whether the word stands beside one of its neighbours far more often than by chance.
    #[must_use]
    pub fn belongs(&self, word: WordId, surroundings: &Surroundings) -> bool {
        let (model, [_, last], [next, _]) = (&self.model, surroundings.before, surroundings.behind);
        let bound = |first: WordId, second: WordId| {
            first.is_word()
                && second.is_word()
                && model.bigram(first, second) > BELONGS * model.count(first) * model.share(second)
        };
        bound(last, word) || bound(word, next)
    }

    /// What was probably meant by letters that make no syllable, or one that the model has never
    /// seen (`is_syllable`), best first, at most five.
    #[must_use]
    pub fn meant(&self, letters: &str, is_syllable: bool, surroundings: &Surroundings) -> Vec<Correction> {
        let place = Place::of(self, surroundings);
        let fit = |word: WordId| place.fit(word, Pairs::of(&self.model, word, surroundings));
        let stray = fit(WordId::FOREIGN) - STRINGS;
        let mut corrections: Vec<Correction> = slips(letters, is_syllable)
            .into_iter()
            .filter_map(|slip| Some((self.model.word(&slip.meant)?, slip.kind)))
            .filter(|(word, _)| self.model.count(*word) >= LEAST_PROPOSED)
            .map(|(word, slip)| Correction { word, slip, score: fit(word) + slip.weight() - stray - SLIP })
            .collect();
        corrections.sort_by(|one, other| other.score.total_cmp(&one.score));
        corrections.truncate(5);
        corrections
    }

    /// By how much it is likelier that this word was meant by letters and digits than that they mean
    /// themselves, if the keys of an input method stayed in the word.
    #[must_use]
    pub fn meant_by_keys(&self, word: WordId, surroundings: &Surroundings) -> f32 {
        let place = Place::of(self, surroundings);
        let fit = |word: WordId| place.fit(word, Pairs::of(&self.model, word, surroundings));
        fit(word) + SlipKind::Keys.weight() - (fit(WordId::FOREIGN) - STRINGS) - SLIP
    }
}

/// Where the bigrams of a word with its neighbours stand in the model.
#[derive(Clone, Copy)]
struct Pairs {
    before: Option<usize>,
    behind: Option<usize>,
}

impl Pairs {
    fn of(model: &Model, word: WordId, surroundings: &Surroundings) -> Self {
        let (last, next) = (surroundings.before[1], surroundings.behind[0]);
        Self { before: model.find_bigram(last, word), behind: model.find_bigram(word, next) }
    }
}

/// What the model says about a place, whatever word stands in it.
struct Place<'a> {
    model: &'a Model,
    around: Surroundings,
    /// The bigram of the two words before.
    before: Option<usize>,
    /// What is left for words that were never seen behind the last one.
    unseen: f32,
    /// How probable the second word behind is after the first.
    behind: f32,
}

impl<'a> Place<'a> {
    fn of(speller: &'a Speller, around: &Surroundings) -> Self {
        let model = &speller.model;
        let ([before, last], [next, behind]) = (around.before, around.behind);
        // Nothing is known across the end of a sentence.
        let pair = if last == WordId::EDGE { None } else { speller.pair(before, last).at };
        let unseen = model.left_by_one(last) * model.left_by_two(pair);
        let behind = model.second_of(speller.pair(next, behind).at, next, behind);
        Self { model, around: *around, before: pair, unseen, behind }
    }

    /// How probable the word is after the two before it.
    fn here(&self, word: WordId, pair_before: Option<usize>) -> f32 {
        // Most words were never seen behind the last one, let alone behind both.
        if pair_before.is_none() {
            return self.unseen * self.model.share(word);
        }
        let shorter = self.model.second_of(pair_before, self.around.before[1], word);
        self.model.third_of(self.before, word, shorter)
    }

    /// How probable the word is here, as a logarithm: over the three trigrams that it is part of.
    fn fit(&self, word: WordId, pairs: Pairs) -> f32 {
        self.fit_of(self.here(word, pairs.before), word, pairs)
    }

    /// The same, if one knows how probable it is after the two before it.
    fn fit_of(&self, here: f32, word: WordId, pairs: Pairs) -> f32 {
        let (model, [next, behind]) = (self.model, self.around.behind);
        let after_here = model.third_of(pairs.before, next, model.second_of(pairs.behind, word, next));
        let pair_behind = pairs.behind.filter(|_| next != WordId::EDGE);
        let after_next = model.third_of(pair_behind, behind, self.behind);
        (here * after_here * after_next).max(f32::MIN_POSITIVE).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(words: [&str; 4]) -> (&'static Speller, Surroundings) {
        let speller = Speller::builtin().expect("the model opens");
        let id = |word: &str| speller.model().word(word).unwrap_or(WordId::EDGE);
        let [one, two, three, four] = words.map(id);
        (speller, Surroundings { before: [one, two], behind: [three, four] })
    }

    #[test]
    fn a_word_out_of_place_is_told_by_its_neighbours() {
        let (speller, surroundings) = place(["vệ", "chủ", "lãnh", "thổ"]);
        let spelled = |correction: Correction| speller.model().spelling(correction.word);
        let book = speller.model().word("quyển").expect("a word");
        let right = speller.model().word("quyền").expect("a word");
        let found = speller.instead(book, &surroundings, 6.0).expect("a correction");
        assert_eq!(spelled(found), "quyền");
        assert!(found.score > 8.0, "{}", found.score);
        assert_eq!(speller.instead(right, &surroundings, 6.0), None);
    }

    #[test]
    fn letters_that_make_no_syllable_are_read_by_their_place() {
        let (speller, surroundings) = place(["các", "cấp", "các", "địa"]);
        let best = speller.meant("nghành", false, &surroundings);
        assert_eq!(best.first().map(|correction| speller.model().spelling(correction.word)), Some("ngành"));
        assert!(speller.meant("xyzzy", false, &surroundings).is_empty());
    }
}
