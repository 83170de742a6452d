//! How documents are named: types, issuers, terms of office, the registry.
//!
//! The facts live in `grammars/` as tables that a văn thư officer can read and correct; this
//! module reads them and answers questions about them.

mod codes;
mod collocations;
mod document_type;
mod force;
mod index;
mod issuer;
mod knowledge;
mod list;
mod mention;
mod name_head;
mod province;
mod registry;
mod table;
mod term;
mod usage;
mod words;

pub use codes::{Agreement, Codes};
pub use collocations::{BoundHead, Collocations, FixedPhrase};
pub use document_type::{DocumentType, DocumentTypes, Family, Form, Side, TypeId};
pub use force::{Ended, Force};
pub use index::{Builder, Bytes, Conflict, Facts, Index, IndexError, TooBig, pack, packed, skeleton, year_of};
pub use issuer::{Issuer, IssuerFamily, IssuerId, Issuers};
pub use knowledge::{CompoundForm, Knowledge, Label, LawName, Nickname};
pub use list::{Joint, ListPair, Lists, PairId};
pub use mention::Regime;
pub use name_head::{Basis, HeadKind, NameHead, NameHeads, SetPhrase, capitals_of};
pub use province::{LocalBody, Province, Provinces};
pub use registry::{Record, RecordId, Registry, Symbols, Tier};
pub use table::{Table, TableError};
pub use term::{Congress, Term, Terms, roman, roman_value};
pub use usage::{Confusion, Usage};
pub use words::{WordSet, WordSets, Words};
