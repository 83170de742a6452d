//! What was looked up lately.

use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};

use super::WordId;
use crate::text::{Key, Vocabulary};

/// As many pairs are remembered at most, 256 KiB of them.
const BITS: u32 = 15;

/// Two words side by side, as a model has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Where their bigram stands in the model, if it keeps it.
    pub at: Option<usize>,
    /// Whether they are often seen so, and not by chance.
    pub is_known: bool,
}

/// Pairs of words, each where its hash says, the last one looked up. Threads share it without waiting
/// for each other: an entry is one number, with the words in the upper half.
#[derive(Debug)]
pub(super) struct PairMemo {
    entries: Box<[AtomicU64]>,
}

/// The lower half of an entry: nothing is remembered; the pair has no place; else the place. The
/// highest bit says that it is known.
const EMPTY: u32 = 0;
const NOWHERE: u32 = 1;
const FIRST: u32 = 2;
const KNOWN: u32 = 1 << 31;

impl Default for PairMemo {
    fn default() -> Self {
        Self { entries: (0..1 << BITS).map(|_| AtomicU64::new(u64::from(EMPTY))).collect() }
    }
}

impl PairMemo {
    /// The pair of two words, found if it is not remembered.
    pub(super) fn get(&self, first: WordId, second: WordId, find: impl FnOnce() -> Pair) -> Pair {
        let words = (first.index() as u32) << 16 | second.index() as u32;
        let slot = (words.wrapping_mul(0x9E37_79B1) >> (32 - BITS)) as usize;
        let Some(entry) = self.entries.get(slot) else { return find() };
        let remembered = entry.load(Ordering::Relaxed);
        let (other, found) = ((remembered >> 32) as u32, remembered as u32);
        if other == words && found != EMPTY {
            let at = (found & !KNOWN).checked_sub(FIRST).map(|at| at as usize);
            return Pair { at, is_known: found & KNOWN != 0 };
        }
        let pair = find();
        let place = pair.at.map_or(Some(NOWHERE), |at| u32::try_from(at).ok()?.checked_add(FIRST));
        if let Some(place) = place.filter(|place| place & KNOWN == 0) {
            let found = place | if pair.is_known { KNOWN } else { 0 };
            entry.store(u64::from(words) << 32 | u64::from(found), Ordering::Relaxed);
        }
        pair
    }
}

/// The words of a vocabulary as a model numbers them, each since it was first looked up: finding it by
/// its letters costs many times as much.
#[derive(Debug)]
pub struct WordMemo {
    /// By the index of the key: [`UNASKED`], [`UNKNOWN`], or the number of the word and 1.
    entries: Box<[AtomicU16]>,
}

const UNASKED: u16 = 0;
const UNKNOWN: u16 = u16::MAX;

impl WordMemo {
    /// Nothing is known of these words yet.
    #[must_use]
    pub fn of(vocabulary: &Vocabulary) -> Self {
        Self { entries: (0..vocabulary.len()).map(|_| AtomicU16::new(UNASKED)).collect() }
    }

    /// The word under a key, found if it is not remembered; always by the same model.
    pub fn get(&self, key: Key, find: impl FnOnce() -> Option<WordId>) -> Option<WordId> {
        if key == Key::UNKNOWN {
            return find();
        }
        let Some(entry) = key.index().and_then(|index| self.entries.get(index)) else { return find() };
        match entry.load(Ordering::Relaxed) {
            UNASKED => {
                let found = find();
                let number =
                    found.map_or(Some(UNKNOWN), |word| word.0.checked_add(1).filter(|known| *known != UNKNOWN));
                if let Some(number) = number {
                    entry.store(number, Ordering::Relaxed);
                }
                found
            }
            UNKNOWN => None,
            known => Some(WordId(known - 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_found() {
        let memo = PairMemo::default();
        let words = [WordId::EDGE, WordId::COMMA, WordId::FOREIGN, WordId::UNSEEN];
        let place = |one: usize, other: usize| {
            let at = (one != other).then_some(one * 4 + other);
            Pair { at, is_known: one > other }
        };
        for _ in 0..2 {
            for (one, first) in words.into_iter().enumerate() {
                for (other, second) in words.into_iter().enumerate() {
                    assert_eq!(memo.get(first, second, || place(one, other)), place(one, other));
                }
            }
        }
        assert_eq!(memo.get(WordId::COMMA, WordId::EDGE, || unreachable!("it is remembered")), place(1, 0));
        assert_eq!(memo.get(WordId::EDGE, WordId::EDGE, || unreachable!("it is remembered")), place(0, 0));
    }

    #[test]
    fn a_word_is_asked_for_once() {
        let mut vocabulary = Vocabulary::default();
        let [one, other] = ["một", "hai"].map(|word| vocabulary.intern(word));
        let memo = WordMemo::of(&vocabulary);
        assert_eq!(memo.get(one, || Some(WordId::COMMA)), Some(WordId::COMMA));
        assert_eq!(memo.get(one, || unreachable!("it is remembered")), Some(WordId::COMMA));
        assert_eq!(memo.get(other, || None), None);
        assert_eq!(memo.get(other, || unreachable!("it is remembered")), None);
        assert_eq!(memo.get(Key::UNKNOWN, || Some(WordId::DASH)), Some(WordId::DASH));
        assert_eq!(memo.get(Key::UNKNOWN, || None), None, "these are many words");
    }
}
