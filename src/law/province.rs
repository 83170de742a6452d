//! Provinces and centrally run cities, and the councils and committees named after places.

use jiff::civil::Date;

use crate::text::{PhraseTable, Vocabulary};

use super::{Table, TableError};

/// A province or centrally run city under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    pub name: String,
    /// "tỉnh" or "thành phố".
    pub kind: String,
    /// The last day under this name.
    pub to: Option<Date>,
    /// The name of what it went into.
    pub successor: String,
}

/// What a council or committee is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalBody {
    /// A province that is no more, by its index in [`Provinces::rows`].
    Province(u8),
    /// A district, urban district or town; its name follows.
    District,
}

/// The table of provinces.
#[derive(Clone, Debug, Default)]
pub struct Provinces {
    pub rows: Vec<Province>,
    /// "UBND tỉnh Sóc Trăng", "Hội đồng nhân dân huyện".
    pub bodies: PhraseTable<LocalBody>,
    /// The names of two syllables and more.
    pub names: PhraseTable<()>,
}

impl Provinces {
    pub(super) fn read(text: &str, vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> Self {
        const BODIES: [&str; 4] = ["UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân"];
        let mut provinces = Self::default();
        for row in Table::read("provinces.tsv", text, errors).rows() {
            let province = Province {
                name: row.get("name").to_owned(),
                kind: row.get("kind").to_owned(),
                to: row.day("to", errors),
                successor: row.get("successor").to_owned(),
            };
            if province.name.contains(' ') {
                provinces.names.insert(vocabulary, &province.name, ());
            }
            if province.to.is_some() {
                let index = provinces.rows.len() as u8;
                for body in BODIES {
                    let phrase = format!("{body} {} {}", province.kind, province.name);
                    provinces.bodies.insert(vocabulary, &phrase, LocalBody::Province(index));
                }
            }
            provinces.rows.push(province);
        }
        for body in BODIES {
            for kind in ["huyện", "quận", "thị xã"] {
                provinces.bodies.insert(vocabulary, &format!("{body} {kind}"), LocalBody::District);
            }
        }
        provinces
    }

    #[must_use]
    pub fn get(&self, index: u8) -> Option<&Province> {
        self.rows.get(usize::from(index))
    }

    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Province> {
        self.rows.iter().find(|province| province.name == name)
    }
}
