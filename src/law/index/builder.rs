//! From facts to an index.
//!
//! The build script uses this file too, so it needs nothing but the standard library.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::hash::{BuildHasher, RandomState};

use super::key::{skeleton, words, year_of};
use super::layout::{self, HEADER, MAGIC, ROW, VERSION, WORD, header, row};

/// The longest text that an index holds, in bytes.
pub const LONGEST: usize = u16::MAX as usize;

/// The facts about one document. Lists of symbols are separated by `|`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts<'a> {
    pub symbol: &'a str,
    pub kind: &'a str,
    pub issuer: &'a str,
    pub title: &'a str,
    pub status: &'a str,
    pub replaced_by: &'a str,
    pub amended_by: &'a str,
    pub note: &'a str,
    /// Where the official text is.
    pub address: &'a str,
    /// Days as [`pack`] makes them, 0 when unknown.
    pub issued: u32,
    pub effective: u32,
    pub observed: u32,
    /// How many surveyed documents cite it.
    pub cited: u32,
    /// 0 for A to 3 for D.
    pub tier: u8,
    pub confirmed: u8,
    /// The Party term, 0 for none.
    pub term: u8,
}

/// A day as a number that compares as days do.
#[must_use]
pub fn pack(year: u32, month: u32, day: u32) -> u32 {
    year << 9 | month << 5 | day
}

/// Two rows that speak of one document and do not agree; the second is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What [`Builder::push`] was given for the rows.
    pub kept: u64,
    pub dropped: u64,
}

/// Why no index can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooBig;

/// Collects documents. Texts that are equal are kept once.
pub struct Builder<S = RandomState> {
    heap: Vec<u8>,
    known: HashMap<u64, u32, S>,
    rows: Vec<[u8; ROW]>,
    origins: Vec<u64>,
    full: bool,
}

impl Default for Builder {
    fn default() -> Self {
        // The empty text comes first, so that offset 0 is it.
        Self { heap: vec![0, 0], known: HashMap::default(), rows: Vec::new(), origins: Vec::new(), full: false }
    }
}

impl Builder {
    /// Adds a document; `origin` says where it comes from when it conflicts with another.
    pub fn push(&mut self, facts: &Facts<'_>, origin: u64) {
        let mut bytes = [0; ROW];
        let mut put = |at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        for (at, text) in [
            (row::SKELETON, skeleton(facts.symbol).as_str()),
            (row::SYMBOL, facts.symbol),
            (row::KIND, facts.kind),
            (row::ISSUER, facts.issuer),
            (row::TITLE, facts.title),
            (row::STATUS, facts.status),
            (row::REPLACED_BY, facts.replaced_by),
            (row::AMENDED_BY, facts.amended_by),
            (row::NOTE, facts.note),
            (row::ADDRESS, facts.address),
        ] {
            put(at, self.text(text));
        }
        put(row::ISSUED, facts.issued);
        put(row::EFFECTIVE, facts.effective);
        put(row::OBSERVED, facts.observed);
        put(row::CITED, facts.cited);
        bytes[row::TIER] = facts.tier;
        bytes[row::CONFIRMED] = facts.confirmed;
        bytes[row::TERM] = facts.term;
        self.rows.push(bytes);
        self.origins.push(origin);
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The index, and the rows that were left out of it.
    ///
    /// # Errors
    /// When the texts do not fit into 4 GB.
    pub fn finish(mut self) -> Result<(Vec<u8>, Vec<Conflict>), TooBig> {
        let mut order: Vec<u32> = (0..self.rows.len() as u32).collect();
        order.sort_by(|&one, &other| {
            let key = |id: u32| (self.field(id, row::SKELETON), self.number(id, row::ISSUED));
            key(one).cmp(&key(other))
        });
        let conflicts = self.settle(&mut order);
        let mut postings: HashMap<String, Vec<u32>> = HashMap::new();
        let mut kinds: HashMap<u32, Vec<u32>> = HashMap::new();
        for (place, &id) in order.iter().enumerate() {
            let place = place as u32;
            kinds.entry(self.number(id, row::KIND)).or_default().push(place);
            for word in words(self.field(id, row::TITLE)) {
                let rows = postings.entry(word).or_default();
                if rows.last() != Some(&place) {
                    rows.push(place);
                }
            }
        }
        for places in kinds.values_mut() {
            places.sort_by_key(|&place| std::cmp::Reverse(self.number(order[place as usize], row::ISSUED)));
        }
        let mut words: Vec<(String, Vec<u32>)> = postings.into_iter().collect();
        words.sort();
        let words: Vec<(u32, Vec<u32>)> = words.into_iter().map(|(word, rows)| (self.text(&word), rows)).collect();
        let mut kinds: Vec<(u32, Vec<u32>)> = kinds.into_iter().collect();
        kinds.sort_by(|one, other| self.at(one.0).cmp(self.at(other.0)));
        if self.full {
            return Err(TooBig);
        }
        Ok((self.lay_out(&order, &words, &kinds), conflicts))
    }

    /// Leaves out what is said twice: of two rows with one type, symbol and day the first counts.
    /// A symbol with its year belongs to one document, unless the notes say that it is shared.
    fn settle(&self, order: &mut Vec<u32>) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let mut kept: Vec<u32> = Vec::with_capacity(order.len());
        for &id in order.iter() {
            let group = self.field(id, row::SKELETON);
            let same_group = |other: &&u32| self.field(**other, row::SKELETON) == group;
            let rival = kept.iter().rev().take_while(same_group).position(|&other| self.clash(id, other));
            let Some(place) = rival.map(|back| kept.len() - 1 - back) else {
                kept.push(id);
                continue;
            };
            let other = kept[place];
            let (first, second) = if other < id { (other, id) } else { (id, other) };
            kept[place] = first;
            if !self.agree(first, second) {
                let origin = |id: u32| self.origins[id as usize];
                conflicts.push(Conflict { kept: origin(first), dropped: origin(second) });
            }
        }
        // A row that gave way to an earlier one of another day may have left its place.
        kept.sort_by_key(|&id| (self.field(id, row::SKELETON), self.number(id, row::ISSUED)));
        *order = kept;
        conflicts.sort_by_key(|conflict| (conflict.dropped, conflict.kept));
        conflicts
    }

    fn clash(&self, one: u32, other: u32) -> bool {
        let symbol = self.field(one, row::SYMBOL);
        if symbol.is_empty() || self.number(one, row::KIND) != self.number(other, row::KIND) {
            return self.rows[one as usize] == self.rows[other as usize];
        }
        if symbol.to_lowercase() != self.field(other, row::SYMBOL).to_lowercase() {
            return false;
        }
        let shared = |id: u32| self.field(id, row::NOTE).contains("số trùng");
        self.number(one, row::ISSUED) == self.number(other, row::ISSUED)
            || year_of(symbol).is_some() && !(shared(one) && shared(other))
    }

    /// Whether two rows say the same of their document, as far as both say anything.
    fn agree(&self, one: u32, other: u32) -> bool {
        let agree = |at: usize| {
            let (one, other) = (self.number(one, at), self.number(other, at));
            one == other || one == 0 || other == 0
        };
        [row::ISSUED, row::ISSUER, row::TITLE, row::EFFECTIVE, row::STATUS].into_iter().all(agree)
    }

    fn lay_out(&self, order: &[u32], words: &[(u32, Vec<u32>)], kinds: &[(u32, Vec<u32>)]) -> Vec<u8> {
        let postings: usize = words.iter().map(|(_, rows)| rows.len()).sum();
        let words_at = HEADER + order.len() * ROW;
        let postings_at = words_at + words.len() * WORD;
        let kinds_at = postings_at + postings * 4;
        let newest_at = kinds_at + kinds.len() * WORD;
        let heap_at = newest_at + order.len() * 4;
        let length = heap_at + self.heap.len();
        let mut out = Vec::with_capacity(length);
        out.resize(HEADER, 0);
        for &id in order {
            out.extend(self.rows[id as usize]);
        }
        for lists in [words, kinds] {
            let mut first = 0_u32;
            for (text, rows) in lists {
                for number in [*text, first, rows.len() as u32] {
                    out.extend(number.to_le_bytes());
                }
                first += rows.len() as u32;
            }
            for place in lists.iter().flat_map(|(_, rows)| rows) {
                out.extend(place.to_le_bytes());
            }
        }
        out.extend(&self.heap);
        out[..8].copy_from_slice(MAGIC);
        let counts = [
            (header::VERSION, VERSION),
            (header::ROWS, order.len() as u32),
            (header::WORDS, words.len() as u32),
            (header::KINDS, kinds.len() as u32),
        ];
        for (at, value) in counts {
            out[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
        let content = layout::sum(&out[HEADER..]);
        let mut put = |at: usize, value: u64| out[at..at + 8].copy_from_slice(&value.to_le_bytes());
        put(header::LENGTH, length as u64);
        put(header::WORDS_AT, words_at as u64);
        put(header::POSTINGS_AT, postings_at as u64);
        put(header::KINDS_AT, kinds_at as u64);
        put(header::NEWEST_AT, newest_at as u64);
        put(header::HEAP_AT, heap_at as u64);
        put(header::SUM, content);
        let own = layout::sum(&out[..header::HEADER_SUM]);
        out[header::HEADER_SUM..HEADER].copy_from_slice(&own.to_le_bytes());
        out
    }

    /// The offset of a text in the heap; a text that is too long is cut.
    fn text(&mut self, text: &str) -> u32 {
        let text = cut(text);
        if text.is_empty() {
            return 0;
        }
        let hash = self.known.hasher().hash_one(text);
        let slot = match self.known.entry(hash) {
            Slot::Occupied(slot) if read(&self.heap, *slot.get()) == text.as_bytes() => return *slot.get(),
            Slot::Occupied(_) => None,
            Slot::Vacant(slot) => Some(slot),
        };
        let Ok(at) = u32::try_from(self.heap.len()) else {
            self.full = true;
            return 0;
        };
        slot.map(|slot| slot.insert(at));
        self.heap.extend((text.len() as u16).to_le_bytes());
        self.heap.extend(text.as_bytes());
        at
    }

    fn number(&self, id: u32, at: usize) -> u32 {
        let row = &self.rows[id as usize];
        u32::from_le_bytes([row[at], row[at + 1], row[at + 2], row[at + 3]])
    }

    fn field(&self, id: u32, at: usize) -> &str {
        self.at(self.number(id, at))
    }

    fn at(&self, offset: u32) -> &str {
        // Only whole texts are put into the heap.
        std::str::from_utf8(read(&self.heap, offset)).unwrap_or("")
    }
}

/// As much of a text as its length in 2 bytes can tell.
fn cut(text: &str) -> &str {
    let end = (0..=text.len().min(LONGEST)).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

fn read(heap: &[u8], offset: u32) -> &[u8] {
    let at = offset as usize;
    let length = usize::from(u16::from_le_bytes([heap[at], heap[at + 1]]));
    &heap[at + 2..at + 2 + length]
}
