//! One documented struct, read from `vanthu.toml` and from the editor.

mod level;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use level::{Level, Severity};

/// The language of messages and pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Locale {
    #[default]
    Vi,
    En,
}

/// What kind of text it is; decides which rules are on and how severe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// Reports and news: running text without the layout of a document.
    #[default]
    Press,
    /// Administrative documents under Nghị định 30/2020/NĐ-CP.
    Nd30,
    /// Normative acts under Nghị định 78/2025/NĐ-CP.
    Nd78,
    /// Party documents under Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW.
    Party,
}

/// What the checker is told.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `None` is `auto`: the text decides.
    pub profile: Option<Profile>,
    pub locale: Locale,
    /// The day on which documents are asked to be in force; `None`: the day of the text itself.
    pub as_of: Option<Date>,
    /// Levels by code, over those of the profile.
    pub rules: BTreeMap<String, Level>,
    /// Words that are never misspelt.
    pub words: Vec<String>,
}
