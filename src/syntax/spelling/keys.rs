//! Keys of an input method that stayed in a word.

use crate::orthography::keyboard::decode_vni;
use crate::orthography::{SlipKind, Surroundings, WordId};
use crate::text::{Case, TextRange};

use super::unit::is_ordinary;
use super::{Doubt, DoubtKind, LEAST_SCORE, Reader};

/// How much less likely a digit behind a word is a key than one inside it, as a logarithm.
const DIGIT_BEHIND: f32 = 3.0;

impl Reader<'_> {
    /// A word in which the digits of VNI stayed: "ngu7o7i2". One digit behind the letters ("va2")
    /// is mostly a number, so more must speak for it.
    pub(super) fn digit_keys(&self, place: usize) -> Option<Doubt> {
        const LONGEST: u32 = 16;
        let start = self.units[place].token as usize;
        let run = self.tokens[start + 1..]
            .iter()
            .take_while(|token| token.joined() && (token.is_number() || token.is_word() && token.case == Case::Lower));
        let end = start + 1 + run.count();
        let (first, last) = (self.tokens[start], self.tokens[end - 1]);
        let glued = |index: usize| self.tokens.get(index).is_some_and(|token| token.joined() && !is_ordinary(token));
        let opens = !first.joined() || start == 0 || is_ordinary(&self.tokens[start - 1]);
        if end < start + 2 || last.folded.end - first.folded.start > LONGEST || !opens || glued(end) {
            return None;
        }
        let word = TextRange::new(first.folded.start, last.folded.end).of(self.text);
        let meant = decode_vni(word)?;
        if self.is_among_plain(start) {
            return None;
        }
        let id = self.speller.model().word(&meant)?;
        let behind = self.units[place..].iter().position(|unit| unit.token as usize >= end).map(|by| place + by);
        let at =
            |index: Option<usize>| index.and_then(|index| self.units.get(index)).map_or(WordId::EDGE, |unit| unit.id);
        let next = at(behind);
        let far = if next == WordId::EDGE { None } else { behind.map(|behind| behind + 1) };
        let surroundings = Surroundings { before: self.surroundings(place).before, behind: [next, at(far)] };
        let mut score = self.speller.meant_by_keys(id, &surroundings);
        if end == start + 2 {
            score -= DIGIT_BEHIND;
            if score < LEAST_SCORE {
                return None;
            }
        }
        Some(Doubt {
            kind: DoubtKind::NoSyllable,
            range: TextRange::new(first.range.start, last.range.end),
            word: word.to_owned(),
            corrections: vec![meant],
            slip: Some(SlipKind::Keys),
            score,
            lead: score,
            among_words: self.is_among_words(place, place),
            quoted: false,
            rare: false,
        })
    }
}
