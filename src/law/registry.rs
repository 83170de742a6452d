//! What is known of cited documents.
//!
//! A symbol is not a key: 03/2019/NĐ-CP is two decrees, 28-NQ/TW one resolution in each Party
//! term. The registry is a multimap, and a symbol it lacks is unknown, never wrong.
//!
//! Several registries stand on each other: the project's on the agency's on the built-in one. Of
//! what two of them say of one document the upper one counts.

use jiff::civil::Date;

use super::index::{Index, IndexError, year_of};

/// The place of a record in the registry.
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// The day for which the status is known; the first of the month where only that is known.
    pub observed: Option<Date>,
    pub replaced_by: Symbols<'a>,
    pub amended_by: Symbols<'a>,
    pub tier: Tier,
    /// How many independent groups of sources give this date.
    pub confirmed: u8,
    /// The Party term for Party documents.
    pub party_term: Option<u8>,
    pub note: &'a str,
    /// Where the official text is, if known.
    pub address: &'a str,
    /// How many of the surveyed documents cite it.
    pub cited: u32,
}

impl Record<'_> {
    /// Whether it is known to share type and symbol with another document.
    #[must_use]
    pub fn is_homonym(&self) -> bool {
        self.note.contains("số trùng")
    }

    /// Whether its status is that it is no longer in force.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.status.starts_with("hết hiệu lực")
    }

    /// Whether it may contradict a writer: official metadata, two independent sources, or many
    /// documents that cite it.
    #[must_use]
    pub fn may_contradict(&self) -> bool {
        self.tier == Tier::A || self.tier == Tier::B && (self.confirmed >= 2 || self.is_widely_cited())
    }

    /// Whether so many documents cite it that a day which two of them give is a slip: of the
    /// documents with official metadata, none that six texts date alike is dated otherwise.
    #[must_use]
    pub fn is_widely_cited(&self) -> bool {
        self.cited >= 6
    }
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

/// One of the registries that stand on each other.
#[derive(Debug)]
struct Layer {
    /// Empty for the built-in one.
    name: String,
    index: Index,
    /// The identity of its first record.
    base: u32,
}

/// A multimap of records by symbol.
#[derive(Debug, Default)]
pub struct Registry {
    /// The uppermost first.
    layers: Vec<Layer>,
}

impl Registry {
    /// The documents that the program brings along.
    #[must_use]
    pub fn builtin() -> Self {
        let mut registry = Self::default();
        registry.put_builtin_below();
        registry
    }

    pub(super) fn put_builtin_below(&mut self) {
        static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/registry.index"));
        // The build writes it in this version; a test asserts that it can be opened.
        if let Ok(index) = Index::open(Box::new(BUILTIN)) {
            self.put_below(String::new(), index);
        }
    }

    /// Puts a registry below the others; `name` tells the user where its facts come from.
    pub fn put_below(&mut self, name: String, index: Index) {
        let base = self.layers.last().map_or(0, |layer| layer.base.saturating_add(layer.index.count()));
        self.layers.push(Layer { name, index, base });
    }

    #[must_use]
    pub fn get(&self, id: RecordId) -> Option<Record<'_>> {
        let layer = self.layer(id)?;
        layer.index.record(id.0 - layer.base, layer.base)
    }

    /// The name of the registry that a record is in; none for the built-in one.
    #[must_use]
    pub fn origin(&self, id: RecordId) -> Option<&str> {
        self.layer(id).map(|layer| layer.name.as_str()).filter(|name| !name.is_empty())
    }

    fn layer(&self, id: RecordId) -> Option<&Layer> {
        self.layers.iter().rev().find(|layer| layer.base <= id.0)
    }

    /// How many documents all the registries have.
    #[must_use]
    pub fn len(&self) -> usize {
        self.layers.iter().map(|layer| layer.index.count() as usize).sum()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads all of the registries and compares them with their checksums.
    ///
    /// # Errors
    /// When one is not what was written.
    pub fn verify(&self) -> Result<(), IndexError> {
        self.layers.iter().try_for_each(|layer| layer.index.verify())
    }

    /// The registries whose files are no longer what was opened. They know nothing any more.
    pub fn changed(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().filter(|layer| !layer.index.is_whole()).map(|layer| layer.name.as_str())
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.layers
            .iter()
            .flat_map(|layer| (0..layer.index.count()).filter_map(|row| layer.index.record(row, layer.base)))
    }

    /// All documents with this symbol (in any case).
    pub fn with_symbol(&self, symbol: &str) -> impl Iterator<Item = Record<'_>> {
        self.seen(move |layer| layer.index.with_symbol(symbol, layer.base))
    }

    /// All documents whose symbol starts with this number ("21", or "21/2019") as the writer of
    /// a short form gives it. Leading zeros do not count.
    pub fn with_number(&self, number: &str) -> impl Iterator<Item = Record<'_>> {
        self.seen(move |layer| layer.index.with_number(number, None, layer.base))
    }

    /// As [`with_number`](Self::with_number), of one type.
    pub fn with_number_of_kind(&self, number: &str, kind: &str) -> impl Iterator<Item = Record<'_>> {
        self.seen(move |layer| layer.index.with_number(number, Some(kind), layer.base))
    }

    /// The documents of a type whose symbols start as typed, in the order of symbols.
    pub fn with_beginning(&self, kind: &str, typed: &str) -> impl Iterator<Item = Record<'_>> {
        self.seen(move |layer| layer.index.with_beginning(kind, typed, layer.base))
    }

    /// The documents of a type, the newest first in each registry.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = Record<'_>> {
        self.seen(move |layer| layer.index.of_kind(kind, layer.base))
    }

    /// The documents with this title, in any case.
    pub fn with_title(&self, title: &str) -> impl Iterator<Item = Record<'_>> {
        self.seen(move |layer| layer.index.with_title(title, layer.base).into_iter())
    }

    /// At most `limit` documents whose titles have all these words, with or without their marks.
    #[must_use]
    pub fn with_words(&self, words: &str, limit: usize) -> Vec<Record<'_>> {
        self.seen(move |layer| layer.index.with_words(words, limit, layer.base).into_iter()).take(limit).collect()
    }

    /// At most `limit` documents whose symbols are nearest to one that is not known as it is
    /// written: other separators, no marks, another letter or digit.
    #[must_use]
    pub fn near(&self, symbol: &str, limit: usize) -> Vec<Record<'_>> {
        let mut found: Vec<(usize, Record<'_>)> =
            self.layers.iter().flat_map(|layer| layer.index.near(symbol, limit, layer.base)).collect();
        found.sort_by_key(|(distance, _)| *distance);
        let nearest = found.first().map(|(distance, _)| *distance);
        let seen = |record: &Record<'_>| !self.is_covered(record);
        found
            .into_iter()
            .take_while(|(far, _)| Some(*far) == nearest)
            .map(|(_, r)| r)
            .filter(seen)
            .take(limit)
            .collect()
    }

    /// What the registries answer, without what an upper one says otherwise.
    fn seen<'a, I, F>(&'a self, answer: F) -> impl Iterator<Item = Record<'a>>
    where
        I: Iterator<Item = Record<'a>>,
        F: FnMut(&'a Layer) -> I,
    {
        self.layers.iter().flat_map(answer).filter(|record| !self.is_covered(record))
    }

    /// Whether a registry above that of a record has the same document: type, symbol and day, or
    /// type and symbol where the year is part of it.
    fn is_covered(&self, record: &Record<'_>) -> bool {
        let above =
            self.layers.iter().take_while(|layer| layer.base.saturating_add(layer.index.count()) <= record.id.0);
        let same = |other: Record<'_>| {
            let one = year_of(record.symbol).is_some() && !record.is_homonym();
            other.kind == record.kind && (one || other.issued == record.issued)
        };
        above
            .into_iter()
            .any(|layer| !record.symbol.is_empty() && layer.index.with_symbol(record.symbol, layer.base).any(same))
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::{Builder, Facts, pack};
    use super::*;

    fn layer(title: &str, issued: u32) -> Index {
        let mut builder = Builder::default();
        builder.push(&Facts { symbol: "30/2020/NĐ-CP", kind: "Nghị định", title, issued, ..Facts::default() }, 0);
        builder.push(&Facts { symbol: "5/QĐ-XYZ", kind: "Quyết định", title, issued, ..Facts::default() }, 0);
        Index::open(Box::new(builder.finish().expect("small").0)).expect("whole")
    }

    #[test]
    fn the_built_in_index_is_whole() {
        let registry = Registry::builtin();
        assert!(registry.len() > 3000 && registry.layers[0].index.verify().is_ok());
    }

    #[test]
    fn an_upper_registry_covers_what_the_lower_ones_say_of_a_document() {
        let mut registry = Registry::default();
        registry.put_below("dự án".to_owned(), layer("của dự án", pack(2020, 3, 6)));
        registry.put_below("cơ quan".to_owned(), layer("của cơ quan", pack(2021, 3, 6)));
        registry.put_builtin_below();
        let titles = |symbol: &str| registry.with_symbol(symbol).map(|r| r.title).collect::<Vec<_>>();
        assert_eq!(titles("30/2020/NĐ-CP"), ["của dự án"]);
        assert_eq!(titles("5/QĐ-XYZ"), ["của dự án", "của cơ quan"]);
        let origins: Vec<_> = registry.with_number("5").map(|record| registry.origin(record.id)).collect();
        assert_eq!(&origins[..2], [Some("dự án"), Some("cơ quan")]);
        assert!(origins[2..].iter().all(Option::is_none) && origins.len() > 2);
        let near = registry.near("30/2020/ND.CP", 5);
        assert_eq!(near.iter().map(|record| record.title).collect::<Vec<_>>(), ["của dự án"]);
        assert_eq!(registry.get(near[0].id), Some(near[0]));
        assert_eq!(registry.records().count(), registry.len());
    }

    #[test]
    fn a_law_is_found_by_its_name_and_words() {
        let registry = Registry::builtin();
        assert!(registry.with_title("luật lưu trữ").count() >= 1);
        assert!(registry.with_words("cong tac van thu", 50).iter().any(|record| record.symbol == "30/2020/NĐ-CP"));
    }
}
