//! Citations: a label, a symbol or number, and the date, issuer, term and title that go with it.

mod label;
mod law;
mod numbered;
mod parts;
mod pinpoint;
mod reader;
#[cfg(test)]
mod tests;
mod title;

use crate::law::{IssuerId, Knowledge, TypeId};
use crate::text::{TextRange, Token};

use super::{DateMention, Symbol};
use reader::Reader;

/// How much of the document a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationForm {
    /// A complete symbol.
    Full,
    /// A label and a bare number: "Nghị định số 21", "Nghị quyết 28", "Nghị định 21/2019".
    Short,
    /// A law by name, a resolution by its congress: "Luật Đất đai năm 2013".
    Named,
    /// "Nghị định này", "Nghị định nói trên".
    Anaphoric,
}

impl CitationForm {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
            Self::Named => "named",
            Self::Anaphoric => "anaphoric",
        }
    }
}

/// The type of document as the writer names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelMention {
    pub range: TextRange,
    pub kind: TypeId,
    /// "NĐ" for "Nghị định".
    pub abbreviated: bool,
    /// The label stands before an earlier element of the list, not before this one.
    pub inherited: bool,
    /// "các" stands before it.
    pub plural: Option<TextRange>,
}

/// The word "số" between label and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoWord {
    pub range: TextRange,
    /// "số số".
    pub doubled: bool,
    /// "số:"; the place of the colon.
    pub colon: Option<TextRange>,
}

/// The date that belongs to a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationDate {
    pub mention: DateMention,
    /// A comma stands between symbol and date.
    pub comma: bool,
}

/// The body behind "của".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerMention {
    /// Without "của".
    pub range: TextRange,
    /// `None` when the body is not in the table.
    pub issuer: Option<IssuerId>,
    /// A document noun with "thực hiện", "triển khai", "hướng dẫn" … stands before the citation, so
    /// that "của" may belong to that ("Kế hoạch thực hiện Nghị định … của UBND tỉnh").
    pub outer: bool,
}

/// "(khóa X)", "khóa XIII".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMention {
    pub range: TextRange,
    pub numeral: TextRange,
    pub number: u8,
}

/// A level of a pinpoint, from small to large as the law orders them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PinpointLevel {
    Tiet,
    Diem,
    Khoan,
    Dieu,
    TieuMuc,
    Muc,
    Chuong,
    Phan,
}

/// One step of a pinpoint: "khoản 2".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinpointStep {
    pub level: PinpointLevel,
    /// The word: "khoản".
    pub word: TextRange,
    pub capital: bool,
    /// What it counts: "2", "a", "XII".
    pub value: String,
    pub range: TextRange,
}

/// A place inside a document: "điểm a khoản 2 Điều 5". May stand without a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinpoint {
    pub range: TextRange,
    pub steps: Vec<PinpointStep>,
    /// It opens the paragraph or a sentence.
    pub sentence_start: bool,
}

/// The place of a citation in a list under one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPlace {
    /// Counts lists within the paragraph.
    pub list: u16,
    pub index: u16,
    pub len: u16,
}

/// How an anaphoric citation points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anaphor {
    /// "này": the document itself, or the one just cited.
    This,
    /// "nói trên", "nêu trên", "trên": the one cited before.
    Above,
}

/// A citation. Ranges are relative to the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the label (the symbol if there is none) to the last part that belongs to it.
    pub range: TextRange,
    pub form: CitationForm,
    pub label: Option<LabelMention>,
    pub so: Option<SoWord>,
    /// Full form only.
    pub symbol: Option<Symbol>,
    /// "21", "30a", and for short forms also "21/2019"; empty for named and anaphoric ones.
    pub number: String,
    /// The place of the number (short form) or symbol (full form).
    pub number_range: Option<TextRange>,
    /// The year in the symbol, behind the number or behind "năm".
    pub year: Option<i16>,
    pub date: Option<CitationDate>,
    pub issuer: Option<IssuerMention>,
    pub term: Option<TermMention>,
    pub title: Option<TextRange>,
    /// The name of a law or of a Party event, for named ones and laws with a number.
    pub name: Option<TextRange>,
    pub pinpoint: Option<Pinpoint>,
    pub list: Option<ListPlace>,
    pub anaphor: Option<Anaphor>,
    /// Index into the table of nicknames.
    pub nickname: Option<u16>,
    /// The document's own number in its header ("Số: 15/QĐ-UBND"), not a citation of another.
    pub own_header: bool,
}

/// A type of document and the body it is said to come from, without a number: "Nghị định của
/// Chính phủ". Ranges are relative to the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub label: LabelMention,
    pub issuer: IssuerMention,
    /// The label is one of several ("các nghị định, thông tư của Chính phủ"): the body is that of
    /// all of them, loosely.
    pub listed: bool,
}

/// Everything that reading citations gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub citations: Vec<Citation>,
    /// Pinpoints that stand alone (the document is understood).
    pub pinpoints: Vec<Pinpoint>,
    pub attributions: Vec<Attribution>,
}

/// Reads the citations of a paragraph, in order.
#[must_use]
pub(super) fn read(
    folded: &str,
    tokens: &[Token],
    symbols: &[Symbol],
    dates: &[DateMention],
    knowledge: &Knowledge,
) -> Reading {
    Reader { folded, tokens, symbols, dates, knowledge, words: &knowledge.words, lists: 0 }.read()
}
