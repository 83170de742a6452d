//! Places where a syllable of a fixed collocation was probably left out.

use crate::law::{BoundHead, Knowledge};
use crate::orthography::{Gap as Hole, WordId};
use crate::text::{Case, Gap, TextRange, Token};

use super::{neighbour, quotation::Quotation};

/// A syllable that was probably left out.
#[derive(Clone, Debug)]
pub struct Omission {
    /// The words on either side of the gap.
    pub range: TextRange,
    /// Where the syllable goes, behind a word, in bytes.
    pub at: u32,
    /// In small letters.
    pub missing: String,
    /// The words with the syllable, in small letters: "tình hình mới".
    pub whole: String,
    /// By how much, as a natural logarithm, the text with the syllable is likelier. Infinite for
    /// a name of `fixed_phrases.tsv`.
    pub score: f32,
    /// Between quotation marks: somebody else may have written it so.
    pub quoted: bool,
}

/// The omissions of a paragraph, in order.
pub(super) fn read(text: &str, tokens: &[Token], words: &[WordId], knowledge: &Knowledge) -> Vec<Omission> {
    let collocations = &knowledge.collocations;
    let mut omissions = Vec::new();
    let mut quotation = Quotation::default();
    let mut quoted = false;
    for (index, token) in tokens.iter().enumerate() {
        if !token.is_word() {
            quoted = quotation.step(token);
        }
        if !collocations.may_start(token) {
            continue;
        }
        let found = match collocations.shortened(&tokens[index..]) {
            Some((phrase, length)) => named(text, &tokens[index..index + length], phrase.before, phrase.missing),
            None => collocations.head(token).and_then(|head| bound(text, (tokens, words), index, head, knowledge)),
        };
        omissions.extend(found.map(|omission| Omission { quoted, ..omission }));
    }
    omissions
}

/// The omission in a name that stands there without its lost syllable.
fn named(text: &str, words: &[Token], before: usize, missing: &str) -> Option<Omission> {
    let (left, right) = words.split_at_checked(before)?;
    let (first, last) = (left.first()?, right.last()?);
    let apart = words.iter().skip(1).any(|token| token.gap == Gap::Line);
    let capitals = words.iter().any(|token| matches!(token.case, Case::Upper | Case::Mixed));
    if apart || capitals {
        return None;
    }
    let spelled =
        |words: &[Token]| words.iter().map(|token| neighbour::small(text, token)).collect::<Vec<_>>().join(" ");
    Some(Omission {
        range: first.range.cover(last.range),
        at: left.last()?.range.end,
        missing: missing.to_owned(),
        whole: format!("{} {missing} {}", spelled(left), spelled(right)),
        score: f32::INFINITY,
        quoted: false,
    })
}

/// The omission behind a head that stands without a partner.
fn bound(
    text: &str,
    (tokens, words): (&[Token], &[WordId]),
    index: usize,
    head: &BoundHead,
    knowledge: &Knowledge,
) -> Option<Omission> {
    let (token, next) = (&tokens[index], tokens.get(index + 1)?);
    if !next.is_word() || next.gap != Gap::Space || next.case != Case::Lower || next.key == token.key {
        return None;
    }
    if head.may_precede(next) || !neighbour::is_common(tokens, index) {
        return None;
    }
    let before = index.checked_sub(1).map(|before| &tokens[before]);
    if before.is_some_and(|before| before.key == token.key) {
        return None;
    }
    // "gia tình", "nhiệt tình": the head is itself the partner of what stands before.
    if token.gap == Gap::Space
        && before.and_then(|before| knowledge.collocations.head(before)).is_some_and(|head| head.is_partner(token))
    {
        return None;
    }
    // A word is judged once its right neighbour is there.
    let behind = tokens.get(index + 2);
    if behind.is_none() && next.folded.end as usize == text.len() {
        return None;
    }
    let speller = knowledge.speller.as_deref()?;
    let model = speller.model();
    let id = |index: Option<usize>| neighbour::id(words, index);
    let hole = Hole {
        before: id(index.checked_sub(1)),
        head: id(Some(index)),
        tail: id(Some(index + 1)),
        behind: id(Some(index + 2)),
    };
    if !speller.may_lack(&hole) {
        return None;
    }
    // They are gone over several times: look them up once.
    let partners: Vec<WordId> = head.partners.iter().filter_map(|partner| model.word(partner)).collect();
    let (missing, score) = speller.left_out(&hole, partners.iter().copied())?;
    let missing_word = model.spelling(missing);
    Some(Omission {
        range: token.range.cover(next.range),
        at: token.range.end,
        missing: missing_word.to_owned(),
        whole: format!("{} {missing_word} {}", neighbour::small(text, token), neighbour::small(text, next)),
        score,
        quoted: false,
    })
}
