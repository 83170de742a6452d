//! What was looked up lately.

use std::sync::atomic::{AtomicU64, Ordering};

use super::WordId;

/// As many pairs are remembered at most, 256 KiB of them.
const BITS: u32 = 15;

/// Places of pairs of words, each where its hash says, the last one looked up. Threads share it
/// without waiting for each other: an entry is one number, with its pair in the upper half.
#[derive(Debug)]
pub(super) struct PairMemo {
    entries: Box<[AtomicU64]>,
}

/// The lower half of an entry: nothing is remembered; the pair has no place; else the place.
const EMPTY: u32 = 0;
const NOWHERE: u32 = 1;
const FIRST: u32 = 2;

impl Default for PairMemo {
    fn default() -> Self {
        Self { entries: (0..1 << BITS).map(|_| AtomicU64::new(u64::from(EMPTY))).collect() }
    }
}

impl PairMemo {
    /// The place of a pair, found if it is not remembered.
    pub(super) fn get(&self, first: WordId, second: WordId, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
        let pair = (first.index() as u32) << 16 | second.index() as u32;
        let slot = (pair.wrapping_mul(0x9E37_79B1) >> (32 - BITS)) as usize;
        let Some(entry) = self.entries.get(slot) else { return find() };
        let known = entry.load(Ordering::Relaxed);
        match ((known >> 32) as u32, known as u32) {
            (other, NOWHERE) if other == pair => None,
            (other, place @ FIRST..) if other == pair => Some((place - FIRST) as usize),
            _ => {
                let found = find();
                let place = found.map_or(Some(NOWHERE), |place| u32::try_from(place).ok()?.checked_add(FIRST));
                if let Some(place) = place {
                    entry.store(u64::from(pair) << 32 | u64::from(place), Ordering::Relaxed);
                }
                found
            }
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
        let place = |one: usize, other: usize| (one != other).then_some(one * 4 + other);
        for _ in 0..2 {
            for (one, first) in words.into_iter().enumerate() {
                for (other, second) in words.into_iter().enumerate() {
                    assert_eq!(memo.get(first, second, || place(one, other)), place(one, other));
                }
            }
        }
        assert_eq!(memo.get(WordId::EDGE, WordId::COMMA, || unreachable!("it is remembered")), Some(1));
        assert_eq!(memo.get(WordId::EDGE, WordId::EDGE, || unreachable!("it is remembered")), None);
    }
}
