//! How probable words are in a row, and whether a syllable was typed twice.

use super::{Model, Speller, Surroundings, WordId};

/// A rarer syllable may be doubled for its sound ("khì khì"): nothing is known about it.
const COMMON: f32 = 2500.0;
/// Two syllables that stand together so many times as often as by chance make a word.
const WORD: f32 = 15.0;
/// What is left when one of the two goes must stand together at least so many times as often as by
/// chance; else two words meet in the doubled one ("trung bình bình phương").
const WHOLE: f32 = 0.2;
/// From this score on a copy is rather misspelt than one too many.
const ANOTHER: f32 = 6.0;

impl Speller {
    /// By how much, as a natural logarithm, the place is likelier with the word once than twice;
    /// `None` where the doubling may be meant, because two words meet in it ("hành vi vi phạm") or
    /// the model knows too little.
    #[must_use]
    pub fn typed_twice(&self, word: WordId, place: &Surroundings) -> Option<f32> {
        let model = self.model();
        let last = place.before[1];
        let [next, behind] = place.behind;
        if model.count(word) < COMMON || makes_word(model, last, word) && makes_word(model, word, next) {
            return None;
        }
        let together = model.trigram(last, word, next);
        let by_chance = model.bigram(last, word) * model.bigram(word, next) / model.count(word);
        if together == 0.0 || together < WHOLE * by_chance || model.trigram(last, word, word) > 0.0 {
            return None;
        }
        // "tình tình" may be "tình hình": another slip than this one.
        let copies = [
            Surroundings { before: place.before, behind: [word, next] },
            Surroundings { before: [last, word], behind: place.behind },
        ];
        if copies.iter().any(|copy| self.instead(word, copy, ANOTHER).is_some()) {
            return None;
        }
        let once = model.after_two(last, word, next).ln() + model.after_two(word, next, behind).ln();
        let twice = model.after_two(last, word, word).ln()
            + model.after_two(word, word, next).ln()
            + model.after_two(word, next, behind).ln();
        Some(once - twice)
    }
}

impl Speller {
    /// How probable the words are in their place, as a logarithm.
    #[must_use]
    pub fn fluency(&self, words: &[WordId], place: &Surroundings) -> f32 {
        let [mut before, mut last] = place.before;
        let mut sum = 0.0;
        for word in words.iter().chain(&place.behind) {
            sum += self.model().after_two(before, last, *word).max(f32::MIN_POSITIVE).ln();
            (before, last) = (last, *word);
        }
        sum
    }
}

fn makes_word(model: &Model, first: WordId, second: WordId) -> bool {
    let together = model.bigram(first, second);
    first.is_word() && second.is_word() && together > WORD * model.count(first) * model.share(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_typed_twice_is_told_from_two_words_that_meet() {
        let speller = Speller::builtin().expect("the model opens");
        let judge = |words: [&str; 5]| {
            let [before, last, word, next, behind] =
                words.map(|word| speller.model().word(word).unwrap_or(WordId::EDGE));
            speller.typed_twice(word, &Surroundings { before: [before, last], behind: [next, behind] })
        };
        assert!(judge(["quốc", "hội", "các", "địa", "phương"]).is_some_and(|score| score > 8.0));
        assert_eq!(judge(["xử", "hành", "vi", "phạm", "pháp"]), None);
        assert_eq!(judge(["ban", "soạn", "thảo", "luận", "về"]), None);
        assert_eq!(judge(["đang", "thực", "hiện", "nay", "có"]), None);
    }
}
