//! One documented struct, read from `vanthu.toml` and from the editor.
//!
//! Both sources use the same names and go through one reader, so a setting means the same in both.
//! What is wrong in a source is reported with its place, and the rest of the source still counts.
//! Finding and reading files is the business of [`input`](crate::input).

mod level;
mod nearest;
mod node;
mod pattern;
mod reader;
mod settings;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::law::Regime;
use crate::text::TextRange;

pub use level::{Level, Severity};
pub use nearest::{nearest, nearest_code};
pub use pattern::{Expression, Pattern};
pub use settings::{SETTINGS, Setting};

/// The language of messages and pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Locale {
    #[default]
    Vi,
    En,
}

impl Locale {
    /// Reads `vi` or `en`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The text in this language.
    #[must_use]
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
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

impl Profile {
    /// All profiles, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Press, Self::Nd30, Self::Nd78, Self::Party];

    /// The name in configuration and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Press => "press",
            Self::Nd30 => "nd30",
            Self::Nd78 => "nd78",
            Self::Party => "party",
        }
    }

    /// How documents are named in texts of this kind.
    #[must_use]
    pub fn regime(self) -> Regime {
        match self {
            Self::Press => Regime::Press,
            Self::Nd30 => Regime::Administrative,
            Self::Nd78 => Regime::Normative,
            Self::Party => Regime::Party,
        }
    }

    /// Reads the name of a profile; `auto` is none of them.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

/// What the checker is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `None` is `auto`: the text decides.
    pub profile: Option<Profile>,
    pub locale: Locale,
    /// The day on which documents are asked to be in force; `None`: the day of the text itself.
    pub as_of: Option<Date>,
    /// What day it is. No setting: the edges say so, since nothing below them looks at a clock.
    /// `None`: nobody said, and a text without a day is judged by none.
    pub today: Option<Date>,
    /// Levels by code, over those of the profile.
    pub rules: BTreeMap<String, Level>,
    /// Words that are never misspelt.
    pub words: Vec<String>,
    /// Files with more such words, one a line. As written, until a configuration file is loaded: then
    /// the whole path.
    pub word_files: Vec<String>,
    /// Files with more documents. As written, until a configuration file is loaded: then the whole path.
    pub registry_files: Vec<String>,
    /// The file of a spelling model. As written, until a configuration file is loaded: then the whole
    /// path.
    pub spelling_model: Option<String>,
    pub patterns: Vec<Pattern>,
    /// Editors write the title of a document behind its bare number.
    pub inlay_hints: bool,
    /// Editors write above a document how often it is cited.
    pub code_lens: bool,
    /// Editors make all safe fixes whenever a text is saved.
    pub fix_on_save: bool,
}

/// Something wrong in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Bytes of the file.
    pub range: TextRange,
    /// In the language that the file asks for.
    pub message: String,
}

impl Config {
    /// Reads a whole `vanthu.toml`.
    ///
    /// `codes` are those of all rules ([`rules::codes`](crate::rules::codes)): this floor does not
    /// know them, yet a level for an unknown rule is to be reported.
    #[must_use]
    pub fn parse(text: &str, codes: &[&str]) -> (Self, Vec<ConfigProblem>) {
        let mut config = Self::default();
        let problems = config.overlay_toml(text, codes);
        (config, problems)
    }

    /// Lays a `vanthu.toml` over what is already set; lists grow, all else is replaced.
    pub fn overlay_toml(&mut self, text: &str, codes: &[&str]) -> Vec<ConfigProblem> {
        let (node, mut problems) = node::from_toml(text, self.locale);
        problems.extend(reader::overlay(self, &node, codes, &[]));
        problems.sort_by_key(|problem| problem.range);
        problems
    }

    /// Lays editor settings (what stands under `vanthu`) over what is already set.
    ///
    /// The names are those of `vanthu.toml`; `null` is "not set". Answers what is wrong, in words.
    pub fn overlay_json(&mut self, settings: &serde_json::Value, codes: &[&str]) -> Vec<String> {
        /// What editors keep beside the settings of the checker.
        const OF_THE_EDITOR: [&str; 4] = ["enable", "path", "server", "trace"];
        let node = node::from_json(settings);
        let problems = reader::overlay(self, &node, codes, &OF_THE_EDITOR);
        problems.into_iter().map(|problem| problem.message).collect()
    }
}

#[cfg(test)]
mod tests;
