//! Whether a syllable was left out between two words.

use super::{Model, Speller, Surroundings, WordId};

/// Two words between which something may be missing, with their neighbours.
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    pub before: WordId,
    pub head: WordId,
    pub tail: WordId,
    pub behind: WordId,
}

/// How often the words before the gap must be known for their habits to count.
const KNOWN: f32 = 40.0;
/// What share of the time the head must have one of its partners behind it, after the same word.
const BOUND: f32 = 0.95;
/// Two words that are seen with another word before them so often have nothing to do with this one.
const ELSEWHERE: f32 = 0.2;
/// A trigram seen less often is one of the rarest that the model keeps; each stands for several
/// that it does not keep.
const RARE: f32 = 25.0;
const BELOW_RARE: f32 = 4.0;

impl Speller {
    /// Whether something may be missing at all: the words are syllables that were never seen together
    /// behind the same word.
    #[must_use]
    pub fn may_lack(&self, gap: &Gap) -> bool {
        gap.head.is_word() && gap.tail.is_word() && self.model().trigram(gap.before, gap.head, gap.tail) == 0.0
    }

    /// The partner of the head that was probably left out, with its score; `None` if the words are
    /// fine as they are, or if one of them is more probably misspelt.
    ///
    /// The score weighs the text with the partner against the text without, over the trigrams that
    /// differ. Where the model has seen the head hundreds of times after the same word and never
    /// without a partner, that counts against the text as it is.
    #[must_use]
    pub fn left_out(&self, gap: &Gap, partners: impl Iterator<Item = WordId> + Clone) -> Option<(WordId, f32)> {
        if !self.may_lack(gap) {
            return None;
        }
        let model = self.model();
        let Gap { before, head, tail, behind } = *gap;
        let (bound, known) = boundness(model, gap, partners.clone())?;
        let elsewhere = (1.0 - bound * known / (known + 10.0)) * model.share(tail);
        let as_written =
            model.after_two(before, head, tail).min(elsewhere).ln() + model.after_two(head, tail, behind).ln();
        let pair = model.bigram(head, tail);
        let all: f32 = partners.clone().map(|partner| model.bigram(head, partner)).sum();
        // Counts of frequent trigrams are too rough to say which partner is the likeliest here.
        let fits = |partner: WordId| {
            let share =
                if model.trigram(before, head, partner) > 0.0 { model.bigram(head, partner) / all } else { 0.0 };
            model.after_two(before, head, partner).max(bound * share)
        };
        let in_context = model.bigram(before, head) >= KNOWN;
        let best = partners
            .filter(|partner| *partner != tail && *partner != behind)
            .filter(|partner| !in_context || model.trigram(before, head, *partner) > 0.0)
            // "tình hình mới" is known, and "tình mới" is hardly ever anything else.
            .filter(|partner| model.trigram(head, *partner, tail) > pair * if in_context { 0.25 } else { 0.6 })
            .map(|partner| {
                let with = fits(partner).ln()
                    + model.after_two(head, partner, tail).ln()
                    + model.after_two(partner, tail, behind).ln();
                (partner, with - as_written)
            })
            .max_by(|one, other| one.1.total_cmp(&other.1))?;
        let slip = |word: WordId, place: Surroundings| self.instead(word, &place, 0.0).map_or(0.0, |slip| slip.score);
        let misspelt = slip(tail, Surroundings { before: [before, head], behind: [behind, WordId::EDGE] })
            .max(slip(head, Surroundings { before: [WordId::EDGE, before], behind: [tail, behind] }));
        (misspelt < best.1).then_some(best)
    }

    /// By how much, as a natural logarithm, the two words are likelier as one than with a comma
    /// between them.
    #[must_use]
    pub fn stray_comma(&self, gap: &Gap) -> f32 {
        let model = self.model();
        let Gap { before, head, tail, behind } = *gap;
        // "hệ thống, nhất quán": the second word belongs to what follows.
        let follows = model.bigram(tail, behind);
        if behind.is_word() && follows >= KNOWN && model.trigram(head, tail, behind) < follows * ELSEWHERE {
            return f32::NEG_INFINITY;
        }
        let without = model.after_two(before, head, tail).ln() + model.after_two(head, tail, behind).ln();
        let with = model.after_two(before, head, WordId::COMMA).ln()
            + model.after_two(head, WordId::COMMA, tail).ln()
            + model.after_two(WordId::COMMA, tail, behind).ln();
        without - with
    }
}

/// How surely the head has a partner behind it, between 0 and 1, and how often it was seen.
fn boundness(model: &Model, gap: &Gap, mut partners: impl Iterator<Item = WordId> + Clone) -> Option<(f32, f32)> {
    let Gap { before, head, tail, .. } = *gap;
    let seen = model.bigram(before, head);
    let bound = if seen >= KNOWN {
        // Counts of trigrams are rough, the more so the larger they are: what is said without a
        // partner is counted, not what is said with one.
        let mut alone = 0.0;
        for (follower, count) in model.followers(before, head) {
            if !partners.clone().any(|partner| partner == follower) {
                alone += if count < RARE { count * BELOW_RARE } else { count };
            }
        }
        1.0 - alone / seen
    } else if model.bigram(head, tail) > 0.0 {
        return None;
    } else {
        partners.by_ref().map(|partner| model.bigram(head, partner)).sum::<f32>() / model.count(head).max(1.0)
    };
    let known = if seen >= KNOWN { seen } else { model.count(head) };
    (bound >= BOUND).then_some((bound.min(1.0), known))
}
