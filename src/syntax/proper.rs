//! Names of persons and places: runs of syllables with capitals.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::law::{HeadKind, Knowledge};
use crate::orthography::{self, WordId, without_marks, without_tone};
use crate::text::{Case, Gap, TextRange, Token, lowercase_into};

/// A name of two to four syllables.
#[derive(Clone, Debug)]
pub struct ProperName {
    pub range: TextRange,
    /// Shared by all names of the same letters, whatever their marks.
    pub bare: u64,
    /// Shared by all mentions with the same marks, wherever the tone mark stands.
    pub exact: u64,
    pub syllables: u8,
    /// It begins with a surname.
    pub person: bool,
    /// The name of a province.
    pub known: bool,
}

/// What most names of persons begin with.
pub(super) const SURNAMES: [&str; 20] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Trương", "Đinh", "Đoàn", "Lương",
];
/// Words that have a capital at the start of a sentence and belong to no name.
const BEFORE_NAME: [&str; 5] = ["Ông", "Bà", "Anh", "Chị", "Vùng"];
const SYLLABLES: std::ops::RangeInclusive<usize> = 2..=4;

/// The names of a paragraph, in order.
pub(super) fn read(folded: &str, tokens: &[Token], words: &[WordId], knowledge: &Knowledge) -> Vec<ProperName> {
    let mut names = Vec::new();
    let mut lower = String::new();
    let mut index = 0;
    while let Some(first) = tokens.get(index) {
        if first.case != Case::Title {
            index += 1;
            continue;
        }
        let length = tokens[index..]
            .iter()
            .enumerate()
            .take_while(|(place, token)| token.case == Case::Title && (*place == 0 || token.gap == Gap::Space))
            .count();
        let mut run = &tokens[index..index + length];
        index += length;
        let end = index;
        // "Huyện Đắk Song" and "Ông Lê Văn An" open a sentence.
        let kind = |first: &Token| {
            knowledge.word_sets.places.contains(first.key) || BEFORE_NAME.contains(&first.folded.of(folded))
        };
        if run.first().is_some_and(kind) {
            run = &run[1..];
        }
        if !SYLLABLES.contains(&run.len()) || opens_body(run, knowledge) {
            continue;
        }
        // As the model knows them, foreign words are no syllables.
        let syllable = |word: &WordId| word.is_word() || *word == WordId::UNSEEN;
        if words.get(end - run.len()..end).is_some_and(|known| known.iter().all(syllable)) {
            let (mut bare, mut exact) = (FxHasher::default(), FxHasher::default());
            for token in run {
                lowercase_into(token.folded.of(folded), &mut lower);
                add(&lower, &mut bare, &mut exact);
            }
            names.push(ProperName {
                range: run[0].range.cover(run[run.len() - 1].range),
                bare: bare.finish(),
                exact: exact.finish(),
                syllables: run.len() as u8,
                person: run.len() > 2 && SURNAMES.contains(&run[0].folded.of(folded)),
                known: knowledge.provinces.names.longest(run).is_some_and(|((), length)| length == run.len()),
            });
        }
    }
    names
}

/// "Bộ Giáo dục", "Luật Đấu thầu": the first syllables of a longer name, cut at its small letters.
fn opens_body(run: &[Token], knowledge: &Knowledge) -> bool {
    if run[0].key == knowledge.words.luat {
        return true;
    }
    let found = knowledge.name_heads.phrases.longest(run);
    let head = found.and_then(|(head, _)| knowledge.name_heads.rows.get(usize::from(head)));
    head.is_some_and(|head| matches!(head.kind, HeadKind::Organisation | HeadKind::Title | HeadKind::Committee))
}

fn add(syllable: &str, bare: &mut FxHasher, exact: &mut FxHasher) {
    let mut tone = None;
    for letter in syllable.chars() {
        let (plain, mark) = without_tone(letter);
        plain.hash(exact);
        without_marks(plain).hash(bare);
        if mark != orthography::Tone::Ngang {
            tone = Some(mark);
        }
    }
    (tone.map(|tone| tone as u8), "syllable").hash(exact);
    "syllable".hash(bare);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Paragraph;

    fn keys(text: &str) -> Vec<(String, u64, u64)> {
        let paragraph = Paragraph::read(text, &Knowledge::builtin());
        let names = paragraph.facts.names.iter();
        names.map(|name| (name.range.of(text).to_owned(), name.bare, name.exact)).collect()
    }

    #[test]
    fn marks_tell_names_apart_and_the_place_of_the_tone_mark_does_not() {
        let found = keys("Bà Trần Thị Hòa, bà Trần Thị Hoà và bà Trần Thị Hoa ở Bộ Giáo dục.");
        let [(first, ..), (_, bare, exact), (_, other_bare, other_exact)] = &found[..] else {
            panic!("three names in {found:?}");
        };
        assert_eq!(first, "Trần Thị Hòa");
        assert_eq!(bare, other_bare);
        assert_ne!(exact, other_exact);
        assert_eq!(keys("bà Trần Thị Hòa")[0].2, *exact);
    }
}
