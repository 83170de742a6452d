//! Types of documents and how their symbols are built.

use rustc_hash::FxHashMap;

use super::{Table, TableError};

/// A type of document by its name: "Nghị định", "Luật". Types of one name but of different
/// systems (Nghị quyết of the Government, of the Party) share the id: it is what a writer writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u16);

/// The system a document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Văn bản quy phạm pháp luật.
    Normative,
    /// Văn bản hành chính (Nghị định 30/2020/NĐ-CP Điều 7).
    Administrative,
    Joint,
    Consolidated,
    Party,
    Front,
    Union,
    Youth,
    Association,
    Judicial,
    Historic,
    Other,
}

/// The shape of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `45/2019/QH14`
    NationalAssembly,
    /// `02/2020/UBTVQH14`
    StandingCommittee,
    /// `15/QĐ-UBND`
    State,
    /// `30/2020/NĐ-CP`
    StateYear,
    /// `28-NQ/TW`
    Party,
    /// `37/2012/TTLT-BYT-BTC`
    Joint,
    /// `118/VBHN-VPQH`
    Consolidated,
    /// Công văn: `12/UBND-VX`
    Letter,
    /// Before 1997: `63-CP`, `59-HĐBT`, `64-SL`
    Historic,
    /// `05/2023/HS-ST`
    Court,
    /// `QCVN 102:2016/BTTTT`
    Standard,
    /// No symbol at all (Hiến pháp, Thư công).
    None,
}

/// Which of the two great systems of symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    State,
    Party,
}

/// One row of `document_types.tsv`.
#[derive(Clone, Debug)]
pub struct DocumentType {
    pub id: TypeId,
    pub abbreviation: String,
    pub family: Family,
    pub form: Form,
    /// Issuer codes, or the group words ANY_STATE, MINISTRY, ANY_PARTY.
    pub issuers: Vec<String>,
    pub from: Option<u16>,
    pub to: Option<u16>,
}

/// The table of types.
#[derive(Clone, Debug, Default)]
pub struct DocumentTypes {
    pub rows: Vec<DocumentType>,
    names: Vec<String>,
    by_name: FxHashMap<String, TypeId>,
    by_abbreviation: FxHashMap<String, Vec<usize>>,
}

impl DocumentTypes {
    pub(super) fn read(text: &str, errors: &mut Vec<TableError>) -> Self {
        let mut types = Self::default();
        for row in Table::read("document_types.tsv", text, errors).rows() {
            let (Some(family), Some(form)) = (Family::parse(row.get("family")), Form::parse(row.get("form"))) else {
                let message = format!("unknown family or form: {} / {}", row.get("family"), row.get("form"));
                errors.push(row.error(message));
                continue;
            };
            let id = types.intern(row.get("name"));
            for abbreviation in row.get("abbreviation").split('|').filter(|code| !code.is_empty()) {
                types.by_abbreviation.entry(abbreviation.to_owned()).or_default().push(types.rows.len());
            }
            types.rows.push(DocumentType {
                id,
                abbreviation: row.get("abbreviation").to_owned(),
                family,
                form,
                issuers: row.get("issuers").split('|').map(str::to_owned).collect(),
                from: row.get("from").parse().ok(),
                to: row.get("to").parse().ok(),
            });
        }
        types
    }

    /// The id of a type name, in the spelling of the table.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<TypeId> {
        self.by_name.get(name).copied()
    }

    /// The name of a type: "Nghị định".
    #[must_use]
    pub fn name(&self, id: TypeId) -> &str {
        self.names.get(usize::from(id.0)).map_or("", String::as_str)
    }

    /// A name in the spelling of the table, from any capitals: "NGHỊ ĐỊNH".
    #[must_use]
    pub fn name_in_any_case(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase();
        self.names.iter().find(|known| known.to_lowercase() == lower).map(String::as_str)
    }

    /// All names, in the order of their ids.
    pub fn names(&self) -> impl Iterator<Item = (TypeId, &str)> {
        self.names.iter().enumerate().map(|(index, name)| (TypeId(index as u16), name.as_str()))
    }

    /// The rows with an abbreviation, as "NQ".
    pub fn with_abbreviation(&self, abbreviation: &str) -> impl Iterator<Item = &DocumentType> {
        self.by_abbreviation.get(abbreviation).into_iter().flatten().map(|&index| &self.rows[index])
    }

    /// All abbreviations of the table.
    pub fn abbreviations(&self) -> impl Iterator<Item = &str> {
        self.by_abbreviation.keys().map(String::as_str)
    }

    fn intern(&mut self, name: &str) -> TypeId {
        if let Some(&id) = self.by_name.get(name) {
            return id;
        }
        let id = TypeId(self.names.len() as u16);
        self.names.push(name.to_owned());
        self.by_name.insert(name.to_owned(), id);
        id
    }
}

impl Family {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "normative" => Self::Normative,
            "administrative" => Self::Administrative,
            "joint" => Self::Joint,
            "consolidated" => Self::Consolidated,
            "party" => Self::Party,
            "front" => Self::Front,
            "union" => Self::Union,
            "youth" => Self::Youth,
            "association" => Self::Association,
            "judicial" => Self::Judicial,
            "historic" => Self::Historic,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

impl Form {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "national-assembly" => Self::NationalAssembly,
            "standing-committee" => Self::StandingCommittee,
            "state" => Self::State,
            "state-year" => Self::StateYear,
            "party" => Self::Party,
            "joint" => Self::Joint,
            "consolidated" => Self::Consolidated,
            "letter" => Self::Letter,
            "historic" => Self::Historic,
            "court" => Self::Court,
            "standard" => Self::Standard,
            "none" => Self::None,
            _ => return None,
        })
    }
}
