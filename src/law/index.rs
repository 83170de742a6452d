//! An index of documents, read where it lies: embedded, built in memory, or a mapped file.
//!
//! Nothing is built when an index is opened, and a question reads only the few rows that it needs.
//! A file may change under the program that has mapped it, so every offset is checked: whatever
//! does not hold reads as empty or as nothing.

pub(crate) mod builder;
mod key;
pub(crate) mod layout;
mod search;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;

use super::{Record, RecordId, Symbols, Tier};
use layout::{HEADER, MAGIC, ROW, VERSION, header, row, sum};

pub use builder::{Builder, Conflict, Facts, TooBig, pack};
pub use key::{number_of, skeleton, year_of};

/// Where the bytes of an index are.
pub trait Bytes: Send + Sync + fmt::Debug {
    /// The bytes; none when they are no longer what was opened. Asked for once a question.
    fn bytes(&self) -> &[u8];
}

impl Bytes for &'static [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl Bytes for Vec<u8> {
    fn bytes(&self) -> &[u8] {
        self
    }
}

/// Why bytes are no index. Lengths are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    #[error("not an index of documents")]
    NotAnIndex,
    #[error("an index of version {0}, not {VERSION}")]
    Version(u32),
    #[error("{found} bytes of {expected}")]
    Truncated { expected: u64, found: u64 },
    #[error("the content does not agree with its checksum")]
    Damaged,
}

/// An index of documents.
#[derive(Debug)]
pub struct Index {
    source: Box<dyn Bytes>,
    rows: u32,
    words: u32,
    kinds: u32,
    words_at: usize,
    postings_at: usize,
    kinds_at: usize,
    newest_at: usize,
    heap_at: usize,
}

impl Index {
    /// Whether bytes want to be an index; whether they are one is for [`open`](Self::open).
    #[must_use]
    pub fn is_index(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Takes bytes as an index, looking at the header only.
    ///
    /// # Errors
    /// When they are something else, of another version, too few, or the header is damaged.
    pub fn open(source: Box<dyn Bytes>) -> Result<Self, IndexError> {
        let bytes = source.bytes();
        if !Self::is_index(bytes) {
            return Err(IndexError::NotAnIndex);
        }
        let view = View(bytes);
        let found = bytes.len() as u64;
        match view.number(header::VERSION) {
            _ if bytes.len() < HEADER => return Err(IndexError::Truncated { expected: HEADER as u64, found }),
            VERSION => {}
            other => return Err(IndexError::Version(other)),
        }
        if view.long(header::HEADER_SUM) != sum(&bytes[..header::HEADER_SUM]) {
            return Err(IndexError::Damaged);
        }
        let expected = view.long(header::LENGTH);
        if expected != found {
            return Err(IndexError::Truncated { expected, found });
        }
        let place = |at: usize| usize::try_from(view.long(at)).unwrap_or(usize::MAX);
        let (rows, words, kinds) = (view.number(header::ROWS), view.number(header::WORDS), view.number(header::KINDS));
        let [words_at, postings_at, kinds_at, newest_at, heap_at] =
            [header::WORDS_AT, header::POSTINGS_AT, header::KINDS_AT, header::NEWEST_AT, header::HEAP_AT].map(place);
        Ok(Self { rows, words, kinds, words_at, postings_at, kinds_at, newest_at, heap_at, source })
    }

    /// Reads all of it and compares it with its checksum.
    ///
    /// # Errors
    /// When it is not what was written.
    pub fn verify(&self) -> Result<(), IndexError> {
        let view = self.view();
        let content = view.0.get(HEADER..).unwrap_or_default();
        if sum(content) == view.long(header::SUM) { Ok(()) } else { Err(IndexError::Damaged) }
    }

    #[must_use]
    pub fn count(&self) -> u32 {
        self.rows
    }

    /// Whether the bytes are still those that were opened.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.source.bytes().is_empty()
    }

    /// The index as it is written to a file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.source.bytes()
    }

    fn view(&self) -> View<'_> {
        View(self.source.bytes())
    }

    /// The document of a row. `base` is the identity of the first row in its registry.
    #[must_use]
    pub(super) fn record(&self, row: u32, base: u32) -> Option<Record<'_>> {
        self.record_in(self.view(), row, base)
    }

    fn record_in<'a>(&self, view: View<'a>, row: u32, base: u32) -> Option<Record<'a>> {
        if row >= self.rows {
            return None;
        }
        let at = row_at(row);
        let bytes = view.0.get(at..at + ROW)?;
        let text = |field: usize| self.text(view, view.number(at + field));
        let day = |field: usize| unpack(view.number(at + field));
        Some(Record {
            id: RecordId(base + row),
            symbol: text(row::SYMBOL),
            kind: text(row::KIND),
            issued: day(row::ISSUED),
            issuer: text(row::ISSUER),
            title: text(row::TITLE),
            effective: day(row::EFFECTIVE),
            status: text(row::STATUS),
            observed: day(row::OBSERVED),
            replaced_by: Symbols::of(text(row::REPLACED_BY)),
            amended_by: Symbols::of(text(row::AMENDED_BY)),
            tier: match bytes[row::TIER] {
                0 => Tier::A,
                1 => Tier::B,
                2 => Tier::C,
                _ => Tier::D,
            },
            confirmed: bytes[row::CONFIRMED],
            party_term: Some(bytes[row::TERM]).filter(|&term| term > 0),
            note: text(row::NOTE),
            address: text(row::ADDRESS),
            cited: view.number(at + row::CITED),
        })
    }

    fn raw<'a>(&self, view: View<'a>, offset: u32) -> &'a [u8] {
        let at = self.heap_at.saturating_add(offset as usize);
        let length = view.0.get(at..at.saturating_add(2)).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
        view.0.get(at + 2..at + 2 + usize::from(length)).unwrap_or_default()
    }

    fn text<'a>(&self, view: View<'a>, offset: u32) -> &'a str {
        str::from_utf8(self.raw(view, offset)).unwrap_or("")
    }

    /// Compared byte by byte: a search need not know that it is text.
    fn skeleton<'a>(&self, view: View<'a>, row: u32) -> &'a [u8] {
        self.raw(view, view.number(row_at(row) + row::SKELETON))
    }

    /// The rows whose skeletons start with a key.
    fn starting_with(&self, view: View<'_>, key: &str) -> Range<u32> {
        let cut = |row: u32| {
            let skeleton = self.skeleton(view, row);
            &skeleton[..skeleton.len().min(key.len())]
        };
        let start = partition(0..self.rows, |row| cut(row) < key.as_bytes());
        start..partition(start..self.rows, |row| cut(row) == key.as_bytes())
    }

    /// The rows with this symbol in any writing that keeps its letters and digits.
    fn with_skeleton(&self, view: View<'_>, key: &str) -> Range<u32> {
        let start = partition(0..self.rows, |row| self.skeleton(view, row) < key.as_bytes());
        let same = (start..self.rows).take_while(|&row| self.skeleton(view, row) == key.as_bytes()).count();
        start..start + same as u32
    }

    /// The rows with this symbol, in any case.
    pub(super) fn with_symbol(&self, symbol: &str, base: u32) -> impl Iterator<Item = Record<'_>> {
        let view = self.view();
        let lower = symbol.to_lowercase();
        let records =
            self.with_skeleton(view, &skeleton(symbol)).filter_map(move |row| self.record_in(view, row, base));
        records.filter(move |record| record.symbol.to_lowercase() == lower)
    }

    /// The rows with this number ("21", "30a") or number and year ("21/2019"), of one type or any.
    pub(super) fn with_number(&self, number: &str, kind: Option<&str>, base: u32) -> impl Iterator<Item = Record<'_>> {
        let view = self.view();
        let (bare, year) = (number_of(number).to_lowercase(), number.split_once('/').map(|(_, year)| year.to_owned()));
        // Behind a number stands a slash, so that 21 does not walk through 210 and 2100.
        let mut key = skeleton(number);
        if key.ends_with(|c: char| c.is_ascii_digit()) {
            key.push('/');
        }
        let of_kind = kind.map(|kind| self.list(view, self.kinds_at, self.kinds, kind).map(|(text, ..)| text));
        let rows = if bare.is_empty() || of_kind == Some(None) { 0..0 } else { self.starting_with(view, &key) };
        rows.filter(move |&row| of_kind.flatten().is_none_or(|kind| view.number(row_at(row) + row::KIND) == kind))
            .filter_map(move |row| self.record_in(view, row, base))
            .filter(move |record| {
                number_of(record.symbol).to_lowercase() == bare
                    && year.as_ref().is_none_or(|year| year_of(record.symbol) == Some(year))
            })
    }

    /// The rows of a type whose symbols start as typed, in the order of symbols.
    pub(super) fn with_beginning(&self, kind: &str, typed: &str, base: u32) -> impl Iterator<Item = Record<'_>> {
        let view = self.view();
        let kind = self.list(view, self.kinds_at, self.kinds, kind).map(|(text, ..)| text);
        let rows = if kind.is_some() { self.starting_with(view, &skeleton(typed)) } else { 0..0 };
        rows.filter(move |&row| Some(view.number(row_at(row) + row::KIND)) == kind)
            .filter_map(move |row| self.record_in(view, row, base))
    }

    /// The rows of a type, newest first.
    pub(super) fn of_kind(&self, kind: &str, base: u32) -> impl Iterator<Item = Record<'_>> {
        let view = self.view();
        let (_, first, count) = self.list(view, self.kinds_at, self.kinds, kind).unwrap_or_default();
        (first..first.saturating_add(count))
            .filter_map(move |place| self.record_in(view, view.number(self.newest_at + place as usize * 4), base))
    }

    /// The entry of a sorted directory: the text's offset, the first of its list, and how many.
    fn list(&self, view: View<'_>, at: usize, count: u32, text: &str) -> Option<(u32, u32, u32)> {
        let place = |entry: u32| at + entry as usize * layout::WORD;
        let found = partition(0..count, |entry| self.raw(view, view.number(place(entry))) < text.as_bytes());
        let at = place(found);
        let offset = view.number(at);
        (found < count && self.text(view, offset) == text)
            .then(|| (offset, view.number(at + 4), view.number(at + 8).min(self.rows)))
    }
}

/// The bytes of an index during one question.
#[derive(Clone, Copy)]
struct View<'a>(&'a [u8]);

impl View<'_> {
    /// A number at an offset, 0 where there is none.
    fn number(self, at: usize) -> u32 {
        let bytes = self.0.get(at..at.saturating_add(4));
        bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    fn long(self, at: usize) -> u64 {
        let bytes = self.0.get(at..at.saturating_add(8));
        bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
    }
}

fn row_at(row: u32) -> usize {
    HEADER + row as usize * ROW
}

/// The first number of a range for which `before` no longer holds.
fn partition(range: Range<u32>, before: impl Fn(u32) -> bool) -> u32 {
    let Range { mut start, mut end } = range;
    while start < end {
        let middle = start + (end - start) / 2;
        if before(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

/// A packed day; the first of the month where only the month is known.
fn unpack(packed: u32) -> Option<Date> {
    let (year, month, day) = (packed >> 9, packed >> 5 & 15, packed & 31);
    Date::new(i16::try_from(year).ok()?, month as i8, day.max(1) as i8).ok().filter(|_| packed != 0)
}

/// A day as the builder takes it.
#[must_use]
pub fn packed(day: Option<Date>) -> u32 {
    day.map_or(0, |day| pack(day.year().unsigned_abs().into(), day.month() as u32, day.day() as u32))
}

#[cfg(test)]
mod tests;
