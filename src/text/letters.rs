//! Short words as numbers: compared at once, and kept where they are looked up.

/// As many bytes of a word fit into its number. No syllable of Vietnamese has more than 11.
pub const LETTERS: usize = 14;

/// The bytes of a word, the first one lowest; `None` for an empty or a longer one. Two bytes are
/// left for whoever keeps something beside the word.
#[must_use]
pub fn letters(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let mut key = [0; 16];
    // Two overlapping halves: a copy of unknown length would cost more than the look-up.
    match bytes.len() {
        length @ 8..=LETTERS => {
            let head = u64::from_le_bytes(*bytes.first_chunk()?);
            let tail = u64::from_le_bytes(*bytes.last_chunk()?);
            return Some(u128::from(head) | u128::from(tail) << ((length - 8) * 8));
        }
        length @ 4..8 => {
            let head = u32::from_le_bytes(*bytes.first_chunk()?);
            let tail = u32::from_le_bytes(*bytes.last_chunk()?);
            return Some(u128::from(head) | u128::from(tail) << ((length - 4) * 8));
        }
        1..4 => bytes.iter().zip(&mut key).for_each(|(byte, place)| *place = *byte),
        _ => return None,
    }
    Some(u128::from_le_bytes(key))
}

/// The first slot to look in; part of the file format of the spelling model.
#[must_use]
pub fn hash_of_letters(letters: u128) -> usize {
    let folded = (letters as u64 ^ (letters >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (folded >> 32) as usize
}

/// Numbers under words, looked up in one step.
#[derive(Clone, Debug, Default)]
pub(super) struct WordMap {
    /// A word with its number above it; 0 is free. At most half of them are taken.
    slots: Vec<u128>,
    taken: usize,
    /// Words that are too long, and what comes after the 16 bits of a slot.
    others: rustc_hash::FxHashMap<Box<str>, u32>,
}

const KEY: u128 = (1 << (LETTERS * 8)) - 1;

impl WordMap {
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        let other = || if self.others.is_empty() { None } else { self.others.get(word).copied() };
        let Some(key) = letters(word) else { return other() };
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash_of_letters(key);
        // Half of them are free, so the walk ends.
        while let Some(entry) = self.slots.get(slot & mask) {
            if entry & KEY == key {
                return Some((entry >> (LETTERS * 8)) as u32);
            }
            if *entry == 0 {
                return other();
            }
            slot = slot.wrapping_add(1);
        }
        other()
    }

    /// Puts in a word, in the place of what it had.
    pub(super) fn insert(&mut self, word: &str, number: u32) {
        let (Some(key), Ok(short)) = (letters(word), u16::try_from(number)) else {
            self.others.insert(word.into(), number);
            return;
        };
        if self.taken * 2 >= self.slots.len() {
            let grown = vec![0; (self.slots.len() * 2).max(64)];
            let old = std::mem::replace(&mut self.slots, grown);
            old.into_iter().filter(|entry| *entry != 0).for_each(|entry| self.put(entry));
        }
        self.put(key | u128::from(short) << (LETTERS * 8));
        self.taken += 1;
    }

    fn put(&mut self, entry: u128) {
        let mask = self.slots.len() - 1;
        let mut slot = hash_of_letters(entry & KEY) & mask;
        while self.slots[slot] != 0 && (self.slots[slot] ^ entry) & KEY != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = entry;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_found() {
        let words: Vec<String> = (1..30).flat_map(|length| ["a", "đ"].map(|letter| letter.repeat(length))).collect();
        let mut map = WordMap::default();
        assert_eq!(map.get("a"), None);
        for (number, word) in words.iter().enumerate() {
            map.insert(word, number as u32 + 65_500);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(map.get(word), Some(number as u32 + 65_500), "{word}");
        }
        assert_eq!([map.get(""), map.get("ă"), map.get("aaaaă")], [None; 3]);
    }
}
