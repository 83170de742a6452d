//! Words that are probably misspelt: out of place among their neighbours, or no syllables at all.
//!
//! Good text costs one look-up in the model for each pair of neighbours; only a word that is rare
//! beside one of them is weighed against what may have been meant.

use crate::orthography::{Correction, Mark, Speller, Style, Surroundings, WordId, read as read_syllable};
use crate::text::{Case, Token, TokenKind, lowercase_into};

mod doubt;
mod elsewhere;
mod keys;
mod learn;
mod parted;
mod unit;

pub use doubt::{Doubt, DoubtKind};
pub use learn::learn;
use unit::{Unit, is_ordinary, units};

/// A word this rare is mostly written because it is meant: "ong" in a text about bees.
const RARE: f32 = 10_000.0;
/// How much less likely a rare word is a slip for a word that belongs to neither neighbour.
const LOOSE: f32 = 1.5;

/// How much less likely a slip is where no two neighbours are well known, and so many words to
/// either side are neighbours: in stories, dialect, and terms of a trade the model knows little.
const STRANGE: f32 = 3.0;
const NEIGHBOURS: usize = 7;

/// Less is no doubt.
const LEAST_SCORE: f32 = 5.0;

/// The doubts of a paragraph, in order.
pub(super) fn read(text: &str, tokens: &[Token], words: &[WordId], speller: Option<&Speller>) -> Vec<Doubt> {
    let Some(speller) = speller.filter(|_| tokens.len() > 2) else { return Default::default() };
    let mut units = units(tokens, words);
    // A word is judged once its right neighbour is there, and the end of a line is one.
    if text.ends_with(['\n', '\r'])
        && let Some(last) = units.last().copied().filter(|last| last.id != WordId::EDGE)
    {
        units.push(Unit { id: WordId::EDGE, small: false, ..last });
    }
    Reader { text, tokens, units, speller }.doubts()
}

struct Reader<'a> {
    /// Folded.
    text: &'a str,
    tokens: &'a [Token],
    units: Vec<Unit>,
    speller: &'a Speller,
}

impl Reader<'_> {
    fn doubts(&self) -> Vec<Doubt> {
        let model = self.speller.model();
        let mut doubts = Vec::new();
        let mut quotation = 0;
        // The second half of a word that a space parts is judged with the first.
        let mut halves = 0;
        let mut at_before = self.units.first().and_then(|first| self.speller.pair(WordId::EDGE, first.id).at);
        let mut rare_before = false;
        for (place, unit) in self.units.iter().enumerate() {
            let Some(next) = self.units.get(place + 1) else { break };
            let pair = self.speller.pair(unit.id, next.id);
            let rare_behind = unit.id.is_word() && !pair.is_known;
            let token = &self.tokens[unit.token as usize];
            let quoted = place < quotation;
            match token.kind {
                TokenKind::Punctuation(sign) => {
                    if !quoted && let Some(words) = self.quotation(place, sign) {
                        quotation = place + words;
                    }
                }
                TokenKind::Word if place < halves => {}
                TokenKind::Word => {
                    if let Some(doubt) = self.parted(place) {
                        doubts.push(Doubt { quoted, ..doubt });
                        halves = place + 2;
                    } else if unit.small
                        && next.id == WordId::NUMBER
                        && let Some(doubt) = self.digit_keys(place)
                    {
                        doubts.push(Doubt { quoted, ..doubt });
                    } else if unit.id.is_word() {
                        // What was often seen beside both neighbours, or between them, is in place.
                        if (rare_before || rare_behind)
                            && model.count_behind(at_before, next.id) == 0.0
                            && let Some(doubt) = self.out_of_place(place)
                        {
                            doubts.push(Doubt { quoted, ..doubt });
                        }
                    } else if unit.small || next.small && self.opens(place) {
                        // A capital may begin a name, or be a letter of a formula before a word
                        // ("Ithu nhập"): only what is clear and keeps it counts.
                        let kept = |right: &String| right.chars().next() == token.folded.of(self.text).chars().next();
                        let enough = |doubt: &Doubt| {
                            unit.small || doubt.is_clear() && doubt.corrections.first().is_some_and(kept)
                        };
                        let doubt = self.stranger(place).filter(enough);
                        doubts.extend(doubt.map(|doubt| Doubt { quoted, ..doubt }));
                    }
                }
                TokenKind::Number => {}
            }
            at_before = pair.at;
            rare_before = rare_behind;
        }
        doubts
    }

    /// How far away the closing mark of a title, a term or a saying is that opens at the place with
    /// this sign. What somebody said at length is spelled by whoever wrote it down.
    fn quotation(&self, place: usize, sign: char) -> Option<usize> {
        const LONGEST: usize = 14;
        let closing = match sign {
            '“' => '”',
            '«' => '»',
            '"' => '"',
            _ => return None,
        };
        let rest = self.units.get(place + 1..)?.iter().take(LONGEST);
        let closes = |unit: &Unit| self.tokens[unit.token as usize].is(closing);
        rest.into_iter().position(closes).map(|by| by + 1)
    }

    fn out_of_place(&self, place: usize) -> Option<Doubt> {
        let unit = &self.units[place];
        let token = self.tokens[unit.token as usize];
        // "điểm u": the letter of a point, or of a formula.
        let letter = token.folded.len() == 1;
        // A capital inside a sentence makes a name of it.
        if letter || !(unit.small || self.opens(place)) || !self.stands_free(unit.token as usize) {
            return None;
        }
        let surroundings = self.surroundings(place);
        let mut correction = self.speller.instead(unit.id, &surroundings, LEAST_SCORE)?;
        let rare = self.speller.model().count(unit.id) < RARE;
        if rare && !self.speller.belongs(correction.word, &surroundings) {
            correction.score -= LOOSE;
        }
        let right = self.speller.model().spelling(correction.word);
        if self.is_among_plain(unit.token as usize) || self.is_cut_off(unit.token as usize, right) {
            return None;
        }
        correction.score -= STRANGE * self.strangeness(place);
        let corrections = vec![in_case(right, token.case)];
        Some(Doubt {
            kind: DoubtKind::OutOfPlace,
            range: token.range,
            word: self.small_letters(&token),
            corrections,
            slip: Some(correction.slip),
            score: correction.score,
            lead: correction.score,
            among_words: self.is_among_words(place, place),
            quoted: false,
            rare,
        })
    }

    /// Whether a word with a capital begins a sentence.
    fn opens(&self, place: usize) -> bool {
        let first = place.checked_sub(1).is_none_or(|before| self.units[before].id == WordId::EDGE);
        first && self.tokens[self.units[place].token as usize].case == Case::Title
    }

    /// A word that the model does not know.
    fn stranger(&self, place: usize) -> Option<Doubt> {
        let unit = &self.units[place];
        let token = self.tokens[unit.token as usize];
        let lower = self.small_letters(&token);
        let word = lower.as_str();
        if word.chars().nth(1).is_none() || word.len() > 24 || !self.stands_free(unit.token as usize) {
            return None;
        }
        if self.is_among_plain(unit.token as usize) || self.is_measure(place, word) {
            return None;
        }
        let reading = read_syllable(word);
        let is_syllable = reading.is_some_and(|reading| reading.mark != Mark::Misplaced);
        if reading.is_none() && self.is_two_words(place, word) {
            return None;
        }
        let corrections = self.speller.meant(word, is_syllable, &self.surroundings(place));
        let best = corrections.first();
        let spelled = |correction: &Correction| self.speller.model().spelling(correction.word).to_owned();
        if best.is_some_and(|best| self.is_cut_off(unit.token as usize, self.speller.model().spelling(best.word))) {
            return None;
        }
        // "gỉao" may be giảo with its mark on the wrong letter, and is giao: the place decides.
        let misplaced = reading.is_some_and(|reading| best.map(spelled) == Some(reading.syllable.spell(Style::Old)));
        let score = best.map_or(0.0, |best| best.score);
        Some(Doubt {
            kind: match (is_syllable, misplaced) {
                (true, _) => DoubtKind::Unseen,
                (false, true) => DoubtKind::MisplacedMark,
                (false, false) => DoubtKind::NoSyllable,
            },
            range: token.range,
            word: word.to_owned(),
            slip: best.map(|best| best.slip),
            score,
            lead: score - corrections.get(1).map_or(0.0, |second| second.score.max(0.0)),
            corrections: corrections.iter().map(|correction| in_case(&spelled(correction), token.case)).collect(),
            among_words: self.is_among_words(place, place),
            quoted: false,
            rare: false,
        })
    }

    /// Whether letters are two words run together, which is no slip within a word.
    fn is_two_words(&self, place: usize, word: &str) -> bool {
        let model = self.speller.model();
        let Surroundings { before: [_, last], behind: [next, _] } = self.surroundings(place);
        word.char_indices().skip(1).any(|(seam, _)| {
            let (left, right) = word.split_at(seam);
            let (left, right) = (model.word(left), model.word(right));
            left.zip(right).is_some_and(|(left, right)| model.run_together([last, next], [left, right]))
        })
    }

    /// Whether letters behind a number have no vowel: "340 nm".
    fn is_measure(&self, place: usize, word: &str) -> bool {
        let behind_number = place.checked_sub(1).is_some_and(|before| self.units[before].id == WordId::NUMBER);
        behind_number && word.is_ascii() && !word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
    }

    /// Whether nothing but ordinary punctuation is glued to the token.
    fn stands_free(&self, index: usize) -> bool {
        let glue = |token: &Token| !is_ordinary(token);
        let token = &self.tokens[index];
        let left = index.checked_sub(1).is_some_and(|left| token.joined() && glue(&self.tokens[left]));
        let right = self.tokens.get(index + 1).is_some_and(|right| right.joined() && glue(right));
        // "công.nghiệp", "e.g.": a dot between letters makes an abbreviation or an address.
        let inside = self.tokens.get(index + 2).is_some_and(|word| {
            word.is_word() && word.joined() && self.tokens[index + 1].joined() && self.tokens[index + 1].is('.')
        });
        !(left || right || inside)
    }

    /// Whether a word may have lost its end to dots, so that nothing is wrong with it: "bảo hiể…".
    fn is_cut_off(&self, index: usize, right: &str) -> bool {
        let rest = &self.tokens[index + 1..];
        let dots = rest.iter().take_while(|token| token.is('…') || token.is('.')).count();
        let are_dots = rest.first().is_some_and(|token| token.is('…')) || dots > 1;
        are_dots && (dots == rest.len() || right.starts_with(self.tokens[index].folded.of(self.text)))
    }

    /// Whether a word in plain Latin letters stands in a text that lacks marks altogether, or in
    /// another language.
    fn is_among_plain(&self, index: usize) -> bool {
        const NEAR: usize = 5;
        if !self.tokens[index].folded.of(self.text).is_ascii() {
            return false;
        }
        let near = &self.tokens[index.saturating_sub(NEAR)..(index + NEAR + 1).min(self.tokens.len())];
        let words = near.iter().filter(|token| token.is_word()).map(|token| token.folded.of(self.text));
        let (plain, marked): (Vec<&str>, Vec<&str>) = words.partition(|word| word.is_ascii());
        plain.len() > marked.len() + 1
    }

    /// What share of the words near a place that stand side by side is seldom seen so, the place left
    /// out.
    fn strangeness(&self, place: usize) -> f32 {
        let near = place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS).min(self.units.len() - 1);
        let mut pairs = 0.0_f32;
        let mut rare = 0.0;
        for at in near.filter(|at| *at != place && at + 1 != place) {
            let (one, other) = (self.units[at].id, self.units[at + 1].id);
            if one.is_word() && other.is_word() {
                pairs += 1.0;
                let count = self.speller.model().count_of(self.speller.pair(one, other).at);
                rare += f32::from(count < Speller::WELL_KNOWN);
            }
        }
        rare / pairs.max(1.0)
    }

    fn surroundings(&self, place: usize) -> Surroundings {
        let at = |by: isize| {
            place.checked_add_signed(by).and_then(|place| self.units.get(place)).map_or(WordId::EDGE, |unit| unit.id)
        };
        let edge = |near: WordId, far: WordId| if near == WordId::EDGE { WordId::EDGE } else { far };
        Surroundings { before: [edge(at(-1), at(-2)), at(-1)], behind: [at(1), edge(at(1), at(2))] }
    }

    /// Whether common words, or punctuation, stand on both sides of these units.
    fn is_among_words(&self, first: usize, last: usize) -> bool {
        let neighbour = |place: Option<usize>| place.and_then(|place| self.units.get(place));
        let sides = [neighbour(first.checked_sub(1)), neighbour(Some(last + 1))];
        let good = |unit: Option<&Unit>| {
            unit.is_none_or(|unit| {
                unit.small && unit.id.is_word()
                    || matches!(unit.id, WordId::EDGE | WordId::COMMA | WordId::NUMBER)
                    || self.opens_sentence(unit)
            })
        };
        sides.into_iter().all(good) && sides.into_iter().flatten().any(|unit| unit.id.is_word())
    }

    /// A known word that begins a sentence: its capital says nothing.
    fn opens_sentence(&self, unit: &Unit) -> bool {
        let token = unit.token as usize;
        let ends =
            |token: &Token| matches!(token.kind, TokenKind::Punctuation('.' | ':' | ';' | '!' | '?' | '-' | '+'));
        unit.id.is_word()
            && self.tokens[token].case == Case::Title
            && token.checked_sub(1).is_none_or(|before| ends(&self.tokens[before]))
    }

    fn small_letters(&self, token: &Token) -> String {
        let mut lower = String::new();
        lowercase_into(token.folded.of(self.text), &mut lower);
        lower
    }
}

fn in_case(word: &str, case: Case) -> String {
    let mut letters = word.chars();
    match (case, letters.next()) {
        (Case::Title, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Knowledge;
    use crate::syntax::Paragraph;

    fn doubts(text: &str) -> Vec<(DoubtKind, String, Option<String>)> {
        let paragraph = Paragraph::read(text, &Knowledge::builtin());
        let first = |doubt: Doubt| (doubt.kind, doubt.word, doubt.corrections.into_iter().next());
        paragraph.facts.doubts.into_iter().map(first).collect()
    }

    fn doubt(kind: DoubtKind, word: &str, right: &str) -> (DoubtKind, String, Option<String>) {
        (kind, word.to_owned(), Some(right.to_owned()))
    }

    #[test]
    fn words_out_of_place_are_doubted() {
        use DoubtKind::{MisplacedMark, NoSyllable, OutOfPlace};
        for (text, expected) in [
            ("Kiên quyết giữ vững chủ quyển lãnh thổ của Tổ quốc.", doubt(OutOfPlace, "quyển", "quyền")),
            ("Các cấp, các nghành và địa phương phối hợp.", doubt(NoSyllable, "nghành", "ngành")),
            ("Nâng cao đời sống cuả nhân dân trong tỉnh.", doubt(MisplacedMark, "cuả", "của")),
            ("Trách nhiệm của ngu7o7i2 đứng đầu cơ quan.", doubt(NoSyllable, "ngu7o7i2", "người")),
        ] {
            assert_eq!(doubts(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_word_is_judged_once_the_next_is_there() {
        assert!(doubts("Kiên quyết giữ vững chủ quyển").is_empty());
        assert!(doubts("Khổ giấy a4, khí co2, mô hình b2b, cúm h5n1 và mẫu o2o của tỉnh.").is_empty());
        assert!(doubts("Thôn Sín Chải, xã Sà Phìn; truy cập khoahoc.vn/nghành.").is_empty());
    }
}
