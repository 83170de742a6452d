//! Commas in words and lists, and words with two spellings, as facts for rules over a text.

use crate::law::{Joint, Knowledge, PairId};
use crate::orthography::{Gap as Hole, Style, Surroundings, WordId};
use crate::text::{Case, Gap, Key, TextRange, Token};

use super::{neighbour, quotation::Quotation};

/// A comma inside a word: "phòng, ngừa".
#[derive(Clone, Debug)]
pub struct SplitWord {
    pub range: TextRange,
    /// The comma, in bytes.
    pub comma: TextRange,
    /// By how much, as a natural logarithm, the text without the comma is likelier.
    pub score: f32,
    /// Between quotation marks.
    pub quoted: bool,
}

/// Two members of a list of `list_commas.tsv` or `list_groups.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct ListMention {
    pub pair: PairId,
    /// What stands between them.
    pub joint: Joint,
    pub range: TextRange,
    /// Behind the first member, in bytes.
    pub at: u32,
}

/// A word that can be spelled in two ways, in small letters or with one capital.
#[derive(Clone, Copy, Debug)]
pub struct SpellingMention {
    pub word: SpellingWord,
    /// Which way: for tone marks 0 is hòa and 1 is hoà; else the column of `y_or_i.tsv`.
    pub side: u8,
    pub range: TextRange,
}

/// What is spelled in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpellingWord {
    /// The place of the tone mark in any open syllable with oa, oe, uy.
    ToneMark,
    /// Row of `y_or_i.tsv`, counted from 0.
    YOrI(u16),
}

/// A form of `confusions.tsv` that is often written for another.
#[derive(Clone, Copy, Debug)]
pub struct ConfusionMention {
    /// Row of the table, counted from 0.
    pub pair: u16,
    pub range: TextRange,
    /// By how much, as a natural logarithm, the right form is likelier here.
    pub score: f32,
    /// Between quotation marks.
    pub quoted: bool,
}

/// The usage of a paragraph.
#[derive(Clone, Debug, Default)]
pub struct UsageFacts {
    pub split_words: Vec<SplitWord>,
    pub lists: Vec<ListMention>,
    pub spellings: Vec<SpellingMention>,
    pub confusions: Vec<ConfusionMention>,
}

/// Reads the usage of a paragraph, each kind in the order of the text.
pub(super) fn read(text: &str, tokens: &[Token], words: &[WordId], knowledge: &Knowledge) -> UsageFacts {
    let mut facts = UsageFacts::default();
    let mut quotation = Quotation::default();
    let mut quoted = false;
    for (index, token) in tokens.iter().enumerate() {
        if !token.is_word() {
            quoted = quotation.step(token);
            if token.is(',') {
                let split = split_word(text, (tokens, words), index, knowledge);
                facts.split_words.extend(split.map(|split| SplitWord { quoted, ..split }));
            }
            continue;
        }
        if knowledge.usage.may_start(token) {
            if !quoted && let Some(list) = list(tokens, index, knowledge) {
                facts.lists.push(list);
            }
            if let Some(spelling) = y_or_i(tokens, index, knowledge) {
                facts.spellings.push(spelling);
            }
            if let Some(confused) = confused(text, (tokens, words), index, knowledge) {
                facts.confusions.push(ConfusionMention { quoted, ..confused });
            }
        }
        if token.case == Case::Lower
            && may_bear_either(text.as_bytes(), token)
            && let Some(style) = tone_mark(token.folded.of(text))
        {
            let side = u8::from(style == Style::New);
            facts.spellings.push(SpellingMention { word: SpellingWord::ToneMark, side, range: token.range });
        }
    }
    facts
}

fn split_word(
    text: &str,
    (tokens, words): (&[Token], &[WordId]),
    comma: usize,
    knowledge: &Knowledge,
) -> Option<SplitWord> {
    let first = comma.checked_sub(1)?;
    let (left, right) = (&tokens[first], tokens.get(comma + 1)?);
    if !knowledge.usage.is_whole(left, right) || right.case != Case::Lower || right.gap != Gap::Space {
        return None;
    }
    if !neighbour::is_common(tokens, first) || !tokens[comma].joined() {
        return None;
    }
    let behind = tokens.get(comma + 2);
    if behind.is_none() && right.folded.end as usize == text.len() {
        return None;
    }
    let speller = knowledge.speller.as_deref()?;
    let id = |index: Option<usize>| neighbour::id(words, index);
    let hole = Hole {
        before: id(first.checked_sub(1)),
        head: id(Some(first)),
        tail: id(Some(comma + 1)),
        behind: id(Some(comma + 2)),
    };
    Some(SplitWord {
        range: left.range.cover(right.range),
        comma: tokens[comma].range,
        score: speller.stray_comma(&hole),
        quoted: false,
    })
}

fn list(tokens: &[Token], index: usize, knowledge: &Knowledge) -> Option<ListMention> {
    let (pair, joint, first_member, length) = knowledge.usage.lists.pair(&tokens[index..])?;
    let words = &tokens[index..index + length];
    // "Cán bộ Đảng viên": many give the Party its capital in this word too.
    let is_small = |token: &Token| token.case == Case::Lower || token.key == knowledge.words.dang;
    let small = words.iter().skip(1).all(|token| is_small(token) && token.gap != Gap::Line);
    if !small || !neighbour::is_common(tokens, index) {
        return None;
    }
    let (first, last) = (words.first()?, words.last()?);
    let (at, knowing) = (index + length, &knowledge.words);
    let is = |at: Option<usize>, key: Key| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.key == key);
    // "Cơ quan điều tra khởi tố …", "nhóm nghiên cứu đề xuất …" are a subject and its verb; "cụ thể hóa" is one word.
    let sets = &knowledge.word_sets;
    let before = |back: usize| index.checked_sub(back).map_or(Key::UNKNOWN, |at| tokens[at].key);
    let body = sets.bodies_of_task.contains(before(1))
        || sets.second_of_body.contains(before(1)) && sets.before_body_of_task.contains(before(2));
    let in_group = !knowledge.usage.lists.is_row(pair);
    if body && sets.tasks_of_body.contains(first.key) || in_group && is(Some(at), knowing.hoa_made) {
        return None;
    }
    // "Cơ quan tổ chức lấy ý kiến": here the word is a verb.
    let verb = joint == Joint::Nothing && is(Some(at - 2), knowing.to_body) && is(Some(at - 1), knowing.chuc);
    if verb && tokens.get(at).is_some_and(|next| next.is_word() && !sets.behind_body.contains(next.key)) {
        return None;
    }
    Some(ListMention { pair, joint, range: first.range.cover(last.range), at: words.get(first_member - 1)?.range.end })
}

fn y_or_i(tokens: &[Token], index: usize, knowledge: &Knowledge) -> Option<SpellingMention> {
    let (word, side, length) = knowledge.usage.spelling(&tokens[index..])?;
    let words = &tokens[index..index + length];
    let small = words.iter().skip(1).all(|token| token.case == Case::Lower && token.gap == Gap::Space);
    let (first, last) = (words.first()?, words.last()?);
    (small && matches!(first.case, Case::Lower | Case::Title)).then(|| SpellingMention {
        word: SpellingWord::YOrI(word),
        side,
        range: first.range.cover(last.range),
    })
}

fn confused(
    text: &str,
    (tokens, words): (&[Token], &[WordId]),
    index: usize,
    knowledge: &Knowledge,
) -> Option<ConfusionMention> {
    let (pair, length) = knowledge.usage.confused(&tokens[index..])?;
    let phrase = &tokens[index..index + length];
    let small = phrase.iter().skip(1).all(|token| token.case == Case::Lower && token.gap == Gap::Space);
    let behind = index + length;
    let (first, last) = (phrase.first()?, phrase.last()?);
    // A word is judged once its right neighbour is there.
    let typing = behind == tokens.len() && last.folded.end as usize == text.len();
    if !small || typing || !neighbour::is_common(tokens, index) {
        return None;
    }
    let speller = knowledge.speller.as_deref()?;
    let model = speller.model();
    let at = |index: Option<usize>| neighbour::id(words, index);
    let right = knowledge.usage.confusion(pair)?.right.split(' ');
    let wrong: Vec<WordId> = (index..behind).map(|index| at(Some(index))).collect();
    let right: Vec<WordId> = right.map(|word| model.word(word).unwrap_or(WordId::UNSEEN)).collect();
    let around = Surroundings {
        before: [at(index.checked_sub(2)), at(index.checked_sub(1))],
        behind: [at(Some(behind)), at(Some(behind + 1))],
    };
    let score = speller.fluency(&right, &around) - speller.fluency(&wrong, &around);
    Some(ConfusionMention { pair, range: first.range.cover(last.range), score, quoted: false })
}

/// Whether a word has a mark on one of its last two letters and ends in a vowel, as its last bytes
/// say: nearly all words do not.
fn may_bear_either(text: &[u8], token: &Token) -> bool {
    match text.get(..token.folded.end as usize) {
        Some([.., before, last]) => {
            !(before.is_ascii() && last.is_ascii() || matches!(last, b'b'..=b'd' | b'f'..=b'x'))
        }
        _ => false,
    }
}

/// Where the tone mark of a word in small letters stands, if it could stand elsewhere.
fn tone_mark(word: &str) -> Option<Style> {
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let after_q = || letters.clone().next() == Some('q');
    match (before, last) {
        ('ò' | 'ó' | 'ỏ' | 'õ' | 'ọ', 'a' | 'e') => Some(Style::Old),
        ('ù' | 'ú' | 'ủ' | 'ũ' | 'ụ', 'y') if !after_q() => Some(Style::Old),
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => Some(Style::New),
        ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') if !after_q() => Some(Style::New),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Paragraph;

    #[test]
    fn the_place_of_a_tone_mark_is_told() {
        for (word, style) in [
            ("hóa", Some(Style::Old)),
            ("hoá", Some(Style::New)),
            ("thủy", Some(Style::Old)),
            ("thuỷ", Some(Style::New)),
            ("quý", None),
            ("hoàn", None),
            ("hoa", None),
            ("của", None),
        ] {
            assert_eq!(tone_mark(word), style, "{word}");
        }
    }

    #[test]
    fn commas_and_lists_are_seen() {
        let text = "Các cấp, các ngành phòng, ngừa tội phạm; các cấp các ngành phối hợp.";
        let facts = Paragraph::read(text, &Knowledge::builtin()).facts.usage;
        let lists: Vec<(&str, Joint)> = facts.lists.iter().map(|list| (list.range.of(text), list.joint)).collect();
        assert_eq!(lists, [("Các cấp, các ngành", Joint::Comma), ("các cấp các ngành", Joint::Nothing)]);
        let split: Vec<&str> = facts.split_words.iter().map(|split| split.range.of(text)).collect();
        assert_eq!(split, ["phòng, ngừa"]);
        assert!(facts.split_words[0].score > 6.5, "{}", facts.split_words[0].score);
    }
}
