//! What the text around a doubt says of it: a text repeats itself.

use memchr::memmem::Finder;

use super::Doubt;
use crate::orthography::Model;
use crate::text::TextRange;

/// So far to both sides, in bytes, the text is searched. More tells no more, and each doubt costs the
/// same however long the text is.
const NEAR: usize = 4 << 10;
/// Bytes to a word.
const BYTES: f32 = 6.0;
/// How much likelier a correction is that makes with a neighbour what the text has elsewhere.
/// Fitted on the odd part of the texts of `tests/measure_spelling`, as is that each time more than
/// by chance that the word itself stands elsewhere counts.
const REPEATED: f32 = 3.0;

impl Doubt {
    /// As much as the rest of a text adds to a score at most.
    pub const MOST_ELSEWHERE: f32 = REPEATED;

    /// What the rest of the text adds to the score of a doubt of its `range`: more if the first
    /// correction stands elsewhere beside the same neighbour, less the oftener the word itself does.
    #[must_use]
    pub fn elsewhere(&self, text: &str, range: TextRange, model: &Model) -> f32 {
        let Some(right) = self.corrections.first() else { return 0.0 };
        let right = right.to_lowercase();
        let (start, end) = (range.start as usize, range.end as usize);
        let (before, behind) = (word_before(&text[..start]), word_behind(&text[end..]));
        let sides = [&text[floor(text, start.saturating_sub(NEAR))..start], &text[end..floor(text, end + NEAR)]];
        let finder = Finder::new(&right);
        let repeated = sides.iter().any(|side| {
            places(side, &finder, right.len()).any(|place| {
                let (left, rest) = (&side[..place], &side[place + right.len()..]);
                before.is_some() && before == word_before(left) || behind.is_some() && behind == word_behind(rest)
            })
        });
        let finder = Finder::new(&self.word);
        let times: usize = sides.iter().map(|side| places(side, &finder, self.word.len()).count()).sum();
        let words = (sides[0].len() + sides[1].len()) as f32 / BYTES;
        let by_chance = model.word(&self.word).map_or(0.0, |word| words * model.share(word));
        let meant = ((times as f32 + 0.5) / (by_chance + 0.5)).ln().max(0.0);
        if repeated { REPEATED - meant } else { -meant }
    }
}

/// Where a word of this length stands as a whole word.
fn places<'a>(text: &'a str, finder: &'a Finder<'_>, length: usize) -> impl Iterator<Item = usize> + 'a {
    let outside = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    finder.find_iter(text.as_bytes()).filter(move |place| {
        outside(text[..*place].chars().next_back()) && outside(text[*place + length..].chars().next())
    })
}

/// The word before a space at the end.
fn word_before(text: &str) -> Option<&str> {
    let text = text.strip_suffix(' ')?;
    let word = text.rsplit(|letter: char| !letter.is_alphanumeric()).next()?;
    (!word.is_empty()).then_some(word)
}

/// The word behind a space at the start.
fn word_behind(text: &str) -> Option<&str> {
    let word = text.strip_prefix(' ')?.split(|letter: char| !letter.is_alphanumeric()).next()?;
    (!word.is_empty()).then_some(word)
}

/// The nearest boundary of letters at the place or before it.
fn floor(text: &str, place: usize) -> usize {
    (0..=place.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Knowledge;
    use crate::orthography::Speller;
    use crate::syntax::Paragraph;

    /// What the text adds to the doubt of its word "đồng".
    fn added(text: &str) -> f32 {
        let doubts = Paragraph::read(text, &Knowledge::builtin()).facts.doubts;
        let doubt = doubts.iter().find(|doubt| doubt.word == "đồng").expect("a doubt");
        doubt.elsewhere(text, doubt.range, Speller::builtin().expect("the model opens").model())
    }

    #[test]
    fn what_stands_elsewhere_speaks_for_the_correction_or_the_word() {
        assert_eq!(added("Người lao đồng có việc làm."), 0.0);
        assert_eq!(added("Người lao đồng có việc làm. Giúp lao động nữ."), REPEATED);
        assert_eq!(added("Người lao đồng có việc làm. Giúp vận động viên, hành động."), 0.0);
        assert!(added("Người lao đồng có việc làm. Ra đồng, về đồng, giữ đồng lúa.") < -1.0);
    }
}
