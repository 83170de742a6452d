//! What is known of cited documents.
//!
//! A symbol is not a key: 03/2019/NĐ-CP is two decrees, 28-NQ/TW one resolution in each Party
//! term. The registry is a multimap, and a symbol it lacks is unknown, never wrong.

use std::sync::OnceLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Table, TableError};

/// The place of a record in its registry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(pub u32);

/// How far a record is to be trusted; see `grammars/README.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Official metadata.
    A,
    /// Two independent sources, or three documents that cite it.
    B,
    /// One or two documents that cite it: may inform, never contradict.
    C,
    /// Only the title is known.
    #[default]
    D,
}

/// A known document, read where it lies in its registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    pub id: RecordId,
    pub symbol: &'a str,
    /// The name of its type: "Nghị định".
    pub kind: &'a str,
    pub issued: Option<Date>,
    pub issuer: &'a str,
    pub title: &'a str,
    pub effective: Option<Date>,
    /// Derived, with its source, as "hết hiệu lực"; empty when unknown.
    pub status: &'a str,
    pub replaced_by: Symbols<'a>,
    pub amended_by: Symbols<'a>,
    pub tier: Tier,
    /// How many independent groups of sources give this date.
    pub confirmed: u8,
    /// The Party term for Party documents.
    pub party_term: Option<u8>,
    pub note: &'a str,
}

/// Symbols of other documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Symbols<'a>(&'a str);

impl<'a> Symbols<'a> {
    /// Reads symbols separated by `|`.
    #[must_use]
    pub const fn of(list: &'a str) -> Self {
        Self(list)
    }

    pub fn iter(self) -> impl Iterator<Item = &'a str> + Clone {
        self.0.split('|').map(str::trim).filter(|symbol| !symbol.is_empty())
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }
}

/// The facts about a document, before a registry holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub symbol: String,
    pub kind: String,
    pub issued: Option<Date>,
    pub issuer: String,
    pub title: String,
    pub effective: Option<Date>,
    pub status: String,
    /// Symbols separated by `|`.
    pub replaced_by: String,
    /// Symbols separated by `|`.
    pub amended_by: String,
    pub tier: Tier,
    pub confirmed: u8,
    pub party_term: Option<u8>,
    pub note: String,
}

impl Entry {
    fn record(&self, id: RecordId) -> Record<'_> {
        Record {
            id,
            symbol: &self.symbol,
            kind: &self.kind,
            issued: self.issued,
            issuer: &self.issuer,
            title: &self.title,
            effective: self.effective,
            status: &self.status,
            replaced_by: Symbols(&self.replaced_by),
            amended_by: Symbols(&self.amended_by),
            tier: self.tier,
            confirmed: self.confirmed,
            party_term: self.party_term,
            note: &self.note,
        }
    }
}

/// A multimap of records by symbol.
#[derive(Debug, Default)]
pub struct Registry {
    entries: Vec<Entry>,
    by_symbol: FxHashMap<String, Vec<RecordId>>,
    by_number: OnceLock<FxHashMap<String, Vec<RecordId>>>,
}

impl Registry {
    pub(super) fn read(text: &str, errors: &mut Vec<TableError>) -> Self {
        let mut registry = Self::default();
        for row in Table::read("registry.tsv", text, errors).rows() {
            let tier = match row.get("tier") {
                "A" => Tier::A,
                "B" => Tier::B,
                "C" => Tier::C,
                "D" => Tier::D,
                other => {
                    errors.push(row.error(format!("unknown tier: {other}")));
                    continue;
                }
            };
            registry.push(Entry {
                symbol: row.get("symbol").to_owned(),
                kind: row.get("type").to_owned(),
                issued: row.day("issued", errors),
                issuer: row.get("issuer").to_owned(),
                title: row.get("title").to_owned(),
                effective: row.day("effective", errors),
                status: row.get("status").to_owned(),
                replaced_by: row.get("replaced_by").to_owned(),
                amended_by: row.get("amended_by").to_owned(),
                tier,
                confirmed: row.get("confirmed").parse().unwrap_or(0),
                party_term: super::roman_value(row.get("term")),
                note: row.get("note").to_owned(),
            });
        }
        registry
    }

    pub(super) fn push(&mut self, entry: Entry) {
        let id = RecordId(self.entries.len() as u32);
        self.by_symbol.entry(entry.symbol.to_lowercase()).or_default().push(id);
        self.entries.push(entry);
    }

    #[must_use]
    pub fn get(&self, id: RecordId) -> Option<Record<'_>> {
        self.entries.get(id.0 as usize).map(|entry| entry.record(id))
    }

    pub(super) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        (0..).map(RecordId).map_while(|id| self.get(id))
    }

    /// All documents with this symbol (in any case).
    pub fn with_symbol(&self, symbol: &str) -> impl Iterator<Item = Record<'_>> {
        let ids = self.by_symbol.get(&symbol.to_lowercase()).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|&id| self.get(id))
    }

    /// All documents whose symbol starts with this number ("21", or "21/2019") as the writer of
    /// a short form gives it. Leading zeros do not count.
    pub fn with_number(&self, number: &str) -> impl Iterator<Item = Record<'_>> {
        let index = self.by_number.get_or_init(|| {
            let mut index: FxHashMap<String, Vec<RecordId>> = FxHashMap::default();
            for (position, record) in self.entries.iter().enumerate() {
                for key in short_numbers(&record.symbol) {
                    index.entry(key).or_default().push(RecordId(position as u32));
                }
            }
            index
        });
        let ids = index.get(number.trim_start_matches('0')).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|&id| self.get(id))
    }
}

/// "21/2019/NĐ-CP" → "21", "21/2019".
fn short_numbers(symbol: &str) -> Vec<String> {
    let symbol = symbol.trim_start_matches('0');
    let end = symbol.find(['/', '-']).unwrap_or(symbol.len());
    let mut numbers = vec![symbol[..end].to_owned()];
    let year = symbol.get(end + 1..end + 5).filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
    if let Some(year) = year {
        numbers.push(format!("{}/{year}", &symbol[..end]));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_of_symbols() {
        assert_eq!(short_numbers("03/2019/NĐ-CP"), ["3", "3/2019"]);
        assert_eq!(short_numbers("28-NQ/TW"), ["28"]);
        assert_eq!(short_numbers("1391/QĐ-TTg"), ["1391"]);
    }
}
