//! What a text says.
//!
//! A text falls into [paragraphs](split_paragraphs); each is read once, and the reading gives typed
//! facts: symbols, citations, dates, compounds, and the places to leave alone. Reading cannot
//! fail: what makes no sense gives no fact. Facts carry byte ranges of the original, relative to
//! their paragraph.

mod abbreviation;
mod citation;
mod compound;
mod date;
mod document;
mod language;
mod local_body;
mod neighbour;
mod number;
mod omission;
mod outline;
mod paragraph;
mod proper;
mod quotation;
mod resolution;
mod spelling;
mod symbol;
mod usage;
mod variant;
mod zone;

pub use abbreviation::Abbreviation;
pub use citation::{
    Anaphor, Attribution, Citation, CitationDate, CitationForm, IssuerMention, LabelMention, ListPlace, Pinpoint,
    PinpointLevel, PinpointStep, SoWord, TermMention,
};
pub use compound::CompoundMention;
pub use date::{
    DateKind, DateMention, DatePart, DateStyle, Inherited, Lead, LeadWord, Slip, SlipKind, TimeForm, TimeOfDay,
};
pub use document::{AsOf, AsOfSource, DocumentFacts, Mention, ParagraphFacts};
pub use language::Language;
pub(crate) use language::{convert_legacy, legacy_words};
pub use local_body::BodyMention;
pub use number::{Decimal, Quantity, Separators};
pub use omission::Omission;
pub use outline::Role;
pub use paragraph::{Facts, Paragraph, split_paragraphs};
pub use proper::ProperName;
pub use resolution::{Resolution, cite_the_same};
pub use spelling::{Doubt, DoubtKind, learn};
pub use symbol::{Damage, DamageKind, Part, Symbol};
pub use usage::{ConfusionMention, ListMention, SpellingMention, SpellingWord, SplitWord, UsageFacts};
pub use variant::{Form, Topic, Variant};
pub use zone::{Directive, blocks};
