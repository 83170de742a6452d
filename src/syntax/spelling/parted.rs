//! Words that a space parts: "c hỉ đạo", "thư việ n".

use crate::orthography::{SlipKind, Surroundings, WordId};
use crate::text::{Case, Gap, TextRange, lowercase_into};

use super::{Doubt, DoubtKind, Reader, in_case};

/// A letter that stands alone is one of so many, as a logarithm; and letters that make no syllable
/// are one of so many strings.
const LETTERS: f32 = 3.0;
const STRINGS: f32 = 9.9;
/// How rarely a space slips into a word, as a logarithm.
const SLIP: f32 = 6.0;
/// Less is no doubt.
const LEAST: f32 = 4.0;
/// A word this rare is not put together.
const COMMON: f32 = 50.0;

impl Reader<'_> {
    /// The word that this unit and the next make together, where one of them is none by itself.
    pub(super) fn parted(&self, place: usize) -> Option<Doubt> {
        let (unit, next) = (self.units.get(place)?, self.units.get(place + 1)?);
        if unit.id.is_word() && next.id.is_word() || !next.small {
            return None;
        }
        let (index, behind) = (unit.token as usize, next.token as usize);
        let (first, second) = (self.tokens[index], self.tokens[behind]);
        let letter = first.folded.of(self.text).chars().nth(1).is_none();
        // "T rung": a single capital.
        let may_begin = matches!(first.case, Case::Lower | Case::Title) || letter;
        if !may_begin || second.gap != Gap::Space || second.range.start != first.range.end + 1 {
            return None;
        }
        // A unit of measure, or the letter of a list.
        if letter && place.checked_sub(1).is_some_and(|before| self.units[before].id == WordId::NUMBER) {
            return None;
        }
        let mut whole = String::new();
        lowercase_into(first.folded.of(self.text), &mut whole);
        whole.push_str(second.folded.of(self.text));
        let model = self.speller.model();
        let word = model.word(&whole).filter(|word| word.is_word() && model.count(*word) >= COMMON)?;
        if whole.chars().nth(2).is_none() || !self.stands_free(index) || !self.stands_free(behind) {
            return None;
        }
        if self.is_among_plain(index) || self.is_among_plain(behind) {
            return None;
        }
        let around =
            Surroundings { before: self.surroundings(place).before, behind: self.surroundings(place + 1).behind };
        let strings =
            [(unit.id, first), (next.id, second)].map(|(id, token)| match token.folded.of(self.text).chars().nth(1) {
                _ if id.is_word() => 0.0,
                None => LETTERS,
                Some(_) => STRINGS,
            });
        let halves = [unit.id, next.id].map(|id| if id.is_word() { id } else { WordId::FOREIGN });
        let as_written = self.speller.fluency(&halves, &around) - strings.iter().sum::<f32>();
        let score = self.speller.fluency(&[word], &around) - as_written - SLIP;
        let case = if letter && first.case == Case::Upper { Case::Title } else { first.case };
        let mut written = String::new();
        lowercase_into(first.folded.of(self.text), &mut written);
        (score >= LEAST).then(|| Doubt {
            kind: DoubtKind::NoSyllable,
            range: TextRange::new(first.range.start, second.range.end),
            word: format!("{written} {}", second.folded.of(self.text)),
            corrections: vec![in_case(&whole, case)],
            slip: Some(SlipKind::Added),
            score,
            lead: score,
            among_words: self.is_among_words(place, place + 1),
            quoted: false,
            rare: false,
        })
    }
}
