//! Who issues documents: codes, names, and when they existed.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Table, TableError};

/// A row of `issuers.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssuerId(pub u16);

/// The kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IssuerFamily {
    NationalAssembly,
    President,
    Government,
    PrimeMinister,
    Ministry,
    Judiciary,
    Audit,
    Local,
    Department,
    ArmedForces,
    Party,
    Organisation,
}

/// A body that issues documents, under one code.
#[derive(Clone, Debug)]
pub struct Issuer {
    pub code: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub family: IssuerFamily,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The code, codes (`|`) or name of what took its place.
    pub successor: String,
    pub note: String,
}

/// The table of issuers.
#[derive(Clone, Debug, Default)]
pub struct Issuers {
    pub rows: Vec<Issuer>,
    by_code: FxHashMap<String, Vec<IssuerId>>,
}

impl Issuers {
    pub(super) fn read(text: &str, errors: &mut Vec<TableError>) -> Self {
        let mut issuers = Self::default();
        for row in Table::read("issuers.tsv", text, errors).rows() {
            let Some(family) = IssuerFamily::parse(row.get("family")) else {
                errors.push(row.error(format!("unknown family: {}", row.get("family"))));
                continue;
            };
            let id = IssuerId(issuers.rows.len() as u16);
            issuers.by_code.entry(row.get("code").to_owned()).or_default().push(id);
            issuers.rows.push(Issuer {
                code: row.get("code").to_owned(),
                name: row.get("name").to_owned(),
                aliases: row.get("aliases").split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
                family,
                from: row.day("from", errors),
                to: row.day("to", errors),
                successor: row.get("successor").to_owned(),
                note: row.get("note").to_owned(),
            });
        }
        issuers
    }

    #[must_use]
    pub fn get(&self, id: IssuerId) -> Option<&Issuer> {
        self.rows.get(usize::from(id.0))
    }

    /// The issuers with exactly this code; several bodies may have had one code.
    pub fn with_code(&self, code: &str) -> impl Iterator<Item = (IssuerId, &Issuer)> {
        let ids = self.by_code.get(code).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|&id| Some((id, self.get(id)?)))
    }

    #[must_use]
    pub fn knows_code(&self, code: &str) -> bool {
        self.by_code.contains_key(code)
    }

    /// All codes of the table.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.by_code.keys().map(String::as_str)
    }
}

impl IssuerFamily {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "national-assembly" => Self::NationalAssembly,
            "president" => Self::President,
            "government" => Self::Government,
            "prime-minister" => Self::PrimeMinister,
            "ministry" => Self::Ministry,
            "judiciary" => Self::Judiciary,
            "audit" => Self::Audit,
            "local" => Self::Local,
            "department" => Self::Department,
            "armed-forces" => Self::ArmedForces,
            "party" => Self::Party,
            "organisation" => Self::Organisation,
            _ => return None,
        })
    }
}
