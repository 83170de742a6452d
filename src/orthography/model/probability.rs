//! Counts turned into probabilities: smoothed, since what was never seen may still be right.

use super::{Model, WordId};

impl Model {
    /// What share of all words it is.
    #[must_use]
    pub fn share(&self, word: WordId) -> f32 {
        (self.count(word) + 0.5) / self.total.max(1.0)
    }

    /// Whether two words of these counts that follow each other so often do so by chance.
    #[must_use]
    pub fn is_by_chance(&self, together: f32, first: f32, second: f32) -> bool {
        together * self.total < first * second
    }

    /// How probable `second` is after `first`, between 0 and 1: the count, smoothed by how well
    /// `first` is known.
    #[must_use]
    pub fn after_one(&self, first: WordId, second: WordId) -> f32 {
        self.second_of(self.find_bigram(first, second), first, second)
    }

    /// How probable `third` is after the two.
    #[must_use]
    pub fn after_two(&self, first: WordId, second: WordId, third: WordId) -> f32 {
        self.third_of(self.before_third(first, second), third, self.after_one(second, third))
    }

    /// Where the bigram of two words stands that a third follows; nothing is known across the end
    /// of a sentence.
    pub(in crate::orthography) fn before_third(&self, first: WordId, second: WordId) -> Option<usize> {
        (second != WordId::EDGE).then(|| self.find_bigram(first, second)).flatten()
    }

    /// How probable `second` is after `first`, if one knows where their bigram stands.
    pub(in crate::orthography) fn second_of(&self, pair: Option<usize>, first: WordId, second: WordId) -> f32 {
        let left = self.left_by_one(first);
        let seen = pair.map_or(0.0, |pair| (self.bigram_count(pair) - 0.3).max(0.0) / self.count(first).max(1.0));
        (1.0 - left) * seen + left * self.share(second)
    }

    /// How far what was seen behind a word leaves it open what else may follow it, between 0 and 1.
    pub(in crate::orthography) fn left_by_one(&self, first: WordId) -> f32 {
        let known = self.count(first);
        1.0 - 0.93 * known / (known + 30.0)
    }

    /// How probable `third` is after a bigram, if `shorter` is its probability after the second
    /// word alone.
    pub(in crate::orthography) fn third_of(&self, pair: Option<usize>, third: WordId, shorter: f32) -> f32 {
        let Some(at) = pair else { return shorter };
        let left = self.left_by_two(pair);
        let seen = (self.trigram_count(at, third) - 0.3).max(0.0) / self.bigram_count(at).max(1.0);
        (1.0 - left) * seen + left * shorter
    }

    /// The same for what was seen behind a bigram.
    pub(in crate::orthography) fn left_by_two(&self, pair: Option<usize>) -> f32 {
        let known = self.count_of(pair);
        1.0 - 0.75 * known / (known + 12.0)
    }
}
