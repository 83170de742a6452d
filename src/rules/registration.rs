use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::FxHasher;

use crate::config::{Locale, Profile};
use crate::syntax::{DocumentFacts, Paragraph, ParagraphFacts};
use crate::text::TextRange;

use super::{Context, Level, Report, capital, citation, date, layout, machinery, number, spelling, symbol};

/// The families of rules; the letter starts each code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// A: citations against themselves, each other and what is known.
    Citation,
    /// B: how a symbol is written.
    Symbol,
    /// C: dates.
    Date,
    /// D: spelling and punctuation.
    Spelling,
    /// E: capitals.
    Capitalisation,
    /// F: layout.
    Layout,
    /// G: numbers.
    Number,
    /// X: instructions to the checker and its configuration.
    Machinery,
}

impl Category {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Citation => "citation",
            Self::Symbol => "symbol",
            Self::Date => "date",
            Self::Spelling => "spelling",
            Self::Capitalisation => "capitalisation",
            Self::Layout => "layout",
            Self::Number => "number",
            Self::Machinery => "machinery",
        }
    }
}

/// A sentence or page in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    pub vi: &'static str,
    pub en: &'static str,
}

impl Text {
    #[must_use]
    pub fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

/// An example that the tests run.
///
/// The text may be several paragraphs. `⟦…⟧` marks each place that this rule must flag, exactly;
/// every place it flags must be marked. Other rules may flag what they like.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// What is wrong, and the whole text after the first fix of each of its diagnostics, if any.
    Wrong(&'static str, Option<&'static str>),
    /// What must not be flagged, however much it looks like it.
    Right(&'static str),
}

/// What one paragraph tells a rule that judges the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clue {
    /// Where: an index into the facts that the rule is about, or bytes of the paragraph.
    pub fact: u32,
    /// What the rule noted about it.
    pub note: u32,
}

/// A [`Clue`] in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of the paragraph.
    pub paragraph: usize,
    pub fact: u32,
    pub note: u32,
}

/// What a rule of the whole document looks at.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Bytes of the document, and what the rule knows of them besides their text.
    pub(crate) places: Vec<(TextRange, u64)>,
}

impl Sight {
    /// Shows a place: the rule may read its text, and `what` is all else that it knows of it. What
    /// it reports must lie within what was shown.
    pub fn add(&mut self, range: TextRange, what: impl Hash) {
        let mut hasher = FxHasher::default();
        what.hash(&mut hasher);
        self.places.push((range, hasher.finish()));
    }
}

/// What a rule looks at; the signature says so, and the cache relies on it.
#[derive(Clone, Copy)]
pub enum Check {
    /// One paragraph, nothing else: the result is kept until the paragraph changes.
    Paragraph(fn(&Paragraph<'_>, &Context, &mut Report)),
    /// The facts of the whole document.
    Document(fn(&DocumentFacts<'_>, &Context, &mut Report)),
    /// The whole document too, but only at the places that a paragraph alone points at: what
    /// `gather` found is kept until the paragraph changes, and `judge` sees all of it in the order
    /// of the text. What is slow to find belongs into `gather`.
    Clues {
        gather: fn(&Paragraph<'_>, &Context, &mut Vec<Clue>),
        judge: fn(&[Place], &DocumentFacts<'_>, &Context, &mut Report),
    },
    /// The whole document, of which the rule looks at nothing but what `sees` shows of each
    /// paragraph. While an edit changes none of it, what the rule reported moves along.
    Seen { sees: fn(&ParagraphFacts<'_>, &mut Sight), check: fn(&DocumentFacts<'_>, &Context, &mut Report) },
    /// Reported by the machinery itself (suppression comments, configuration).
    Machinery,
}

/// All there is to know about a rule.
pub struct Rule {
    /// The id of `checks.tsv`, stable for ever.
    pub code: &'static str,
    /// A kebab-case English name.
    pub name: &'static str,
    pub category: Category,
    /// The level for reports and news (profile `press`).
    pub level: Level,
    /// The levels of other profiles where they differ.
    pub profiles: &'static [(Profile, Level)],
    /// One line: what is wrong.
    pub title: Text,
    /// The page: why it is wrong, what the rule rests on (article of which decree).
    pub explain: Text,
    /// When the rule keeps silent, and how sure it is.
    pub guard: Text,
    pub examples: &'static [Example],
    pub check: Check,
}

impl Rule {
    /// The level in a profile, before any configuration.
    #[must_use]
    pub fn level_in(&self, profile: Profile) -> Level {
        self.profiles.iter().find(|(p, _)| *p == profile).map_or(self.level, |(_, level)| *level)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// All rules, in the order of their codes.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        let families = [
            citation::RULES,
            symbol::RULES,
            date::RULES,
            spelling::RULES,
            capital::RULES,
            layout::RULES,
            number::RULES,
            machinery::RULES,
        ];
        let mut rules: Vec<&Rule> = families.concat();
        rules.sort_by_key(|rule| rule.code);
        rules
    });
    &ALL
}

/// The codes of all rules, in order.
#[must_use]
pub fn codes() -> &'static [&'static str] {
    static CODES: LazyLock<Vec<&'static str>> = LazyLock::new(|| all().iter().map(|rule| rule.code).collect());
    &CODES
}

/// The rule with this code (in any case).
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Whether a selector of the command line (a code or a letter) takes in the rule.
#[must_use]
pub fn select(selector: &str, rule: &Rule) -> bool {
    !selector.is_empty()
        && rule.code.get(..selector.len()).is_some_and(|head| head.eq_ignore_ascii_case(selector))
        && (selector.len() == 1 || selector.len() == rule.code.len())
}
