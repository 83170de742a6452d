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
/// The same for a word that a copy has taken the place of.
const MEANT: f32 = 3.0;
/// Two words that are seen side by side so often are a common pair.
const PAIR: f32 = 50.0;

impl Model {
    /// Whether the first of two syllables that were run together ends a common pair, and the second
    /// begins one: "nguy cơảnh hưởng".
    #[must_use]
    pub fn run_together(&self, [before, behind]: [WordId; 2], [left, right]: [WordId; 2]) -> bool {
        before.is_word() && behind.is_word() && self.bigram(before, left) >= PAIR && self.bigram(right, behind) >= PAIR
    }
}

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
    /// The word that was meant where the first of two copies stands, if it is far likelier there than
    /// one copy too many: "tất các các" is "tất cả các".
    #[must_use]
    pub fn meant_for_copy(&self, word: WordId, place: &Surroundings) -> Option<WordId> {
        let [before, last] = place.before;
        let once = self.fluency(&[word], place);
        let words = self.model().followers(before, last).map(|(other, _)| other);
        let gains = words
            .filter(|other| other.is_word() && *other != word)
            .map(|other| (other, self.fluency(&[other, word], place) - once));
        let best = gains.max_by(|one, other| one.1.total_cmp(&other.1))?;
        (best.1 >= MEANT).then_some(best.0)
    }

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
    fn a_copy_may_have_taken_the_place_of_another_word() {
        let speller = Speller::builtin().expect("the model opens");
        let judge = |words: [&str; 5]| {
            let [before, last, word, next, behind] =
                words.map(|word| speller.model().word(word).unwrap_or(WordId::EDGE));
            let meant = speller.meant_for_copy(word, &Surroundings { before: [before, last], behind: [next, behind] });
            meant.map(|meant| speller.model().spelling(meant))
        };
        assert_eq!(judge(["ở", "tất", "các", "khâu", "quản"]), Some("cả"));
        assert_eq!(judge([".", "chẳng", "như", "cấp", "giấy"]), Some("hạn"));
        assert_eq!(judge(["quả", "thực", "hiện", "nghị", "định"]), None);
        assert_eq!(judge(["đề", "nghị", "các", "xã", "báo"]), None);
        assert_eq!(judge(["ý", "kiến", "của", "nhân", "dân"]), None);
    }

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
