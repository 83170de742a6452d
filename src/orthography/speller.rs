//! The model at work: whether a word is in place, and what may have been meant.

use std::sync::{LazyLock, OnceLock};

use super::slips::slips;
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
    /// By how much, as a natural logarithm, it is likelier that this was meant.
    pub score: f32,
}

/// A word this rare is not proposed for another.
const LEAST_PROPOSED: f32 = 50.0;
/// Something must speak for a slip before it is looked into: it is as rare as a slip itself.
const SLIP: f32 = 1.79;
/// What is not a syllable at all stands for one of so many letters strings.
const STRINGS: f32 = 9.9;

/// Words one slip away, each with the weight of the slip.
type Near = Box<[(WordId, f32)]>;

/// A model with what was worked out about its words.
#[derive(Debug)]
pub struct Speller {
    model: &'static Model<'static>,
    /// By word number; worked out when a word is first doubted.
    near: Vec<OnceLock<Near>>,
}

static BUILTIN: LazyLock<Option<Speller>> = LazyLock::new(|| Model::builtin().map(Speller::new));

impl Speller {
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        BUILTIN.as_ref()
    }

    fn new(model: &'static Model<'static>) -> Self {
        Self { model, near: std::iter::repeat_with(OnceLock::new).take(model.words()).collect() }
    }

    #[must_use]
    pub fn model(&self) -> &'static Model<'static> {
        self.model
    }

    /// What was probably meant instead of a known word; `None` if nothing fits better.
    #[must_use]
    pub fn instead(&self, word: WordId, place: &Surroundings) -> Option<Correction> {
        let near = self.near.get(word.index())?.get_or_init(|| self.near(self.model.spelling(word), true));
        let best = self.best(near, place)?;
        let score = best.score - self.fit(word, place) - SLIP;
        (score > 0.0).then_some(Correction { score, ..best })
    }

    /// What was probably meant by letters that make no syllable, best first, at most five.
    #[must_use]
    pub fn meant(&self, letters: &str, place: &Surroundings) -> Vec<Correction> {
        let stray = self.fit(WordId::FOREIGN, place) - STRINGS;
        let near = self.near(letters, false);
        let mut corrections: Vec<Correction> = near
            .iter()
            .map(|(word, weight)| Correction { word: *word, score: self.fit(*word, place) + weight - stray - SLIP })
            .collect();
        corrections.sort_by(|one, other| other.score.total_cmp(&one.score));
        corrections.truncate(5);
        corrections
    }

    fn near(&self, word: &str, is_syllable: bool) -> Near {
        slips(word, is_syllable)
            .into_iter()
            .filter_map(|slip| Some((self.model.word(&slip.meant)?, slip.weight)))
            .filter(|(word, _)| self.model.count(*word) >= LEAST_PROPOSED)
            .collect()
    }

    fn best(&self, near: &[(WordId, f32)], place: &Surroundings) -> Option<Correction> {
        let (before, behind) = (place.before[1], place.behind[0]);
        near.iter()
            // What is not known beside either neighbour cannot win.
            .filter(|(word, _)| self.model.bigram(before, *word) > 0.0 || self.model.bigram(*word, behind) > 0.0)
            .map(|(word, weight)| Correction { word: *word, score: self.fit(*word, place) + weight })
            .max_by(|one, other| one.score.total_cmp(&other.score))
    }

    /// How probable the word is here, as a logarithm: over the three trigrams that it is part of.
    fn fit(&self, word: WordId, place: &Surroundings) -> f32 {
        let [before, last] = place.before;
        let [next, behind] = place.behind;
        self.model.after_two(before, last, word).ln()
            + self.model.after_two(last, word, next).ln()
            + self.model.after_two(word, next, behind).ln()
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
        let found = speller.instead(book, &surroundings).expect("a correction");
        assert_eq!(spelled(found), "quyền");
        assert!(found.score > 8.0, "{}", found.score);
        assert_eq!(speller.instead(right, &surroundings), None);
    }

    #[test]
    fn letters_that_make_no_syllable_are_read_by_their_place() {
        let (speller, surroundings) = place(["các", "cấp", "các", "địa"]);
        let best = speller.meant("nghành", &surroundings);
        assert_eq!(best.first().map(|correction| speller.model().spelling(correction.word)), Some("ngành"));
        assert!(speller.meant("xyzzy", &surroundings).is_empty());
    }
}
