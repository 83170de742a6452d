//! The facts of a whole document, as document rules see them.

use jiff::civil::Date;

use crate::config::Profile;
use crate::text::TextRange;

use super::{Citation, Facts, Resolution};

/// A paragraph within its document.
#[derive(Clone, Copy, Debug)]
pub struct ParagraphFacts<'a> {
    /// Byte offset of its start in the document.
    pub start: u32,
    pub text: &'a str,
    pub facts: &'a Facts,
    /// The index of its first citation in [`DocumentFacts::mentions`].
    pub first_mention: usize,
}

/// A citation within its document. Its index in [`DocumentFacts::mentions`] is the index that
/// `cite` prints.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'a> {
    pub citation: &'a Citation,
    /// Byte offset of the start of its paragraph: add it to the ranges of the citation.
    pub start: u32,
    /// Index of its paragraph.
    pub paragraph: usize,
}

impl Mention<'_> {
    /// The whole citation, in bytes of the document.
    #[must_use]
    pub fn range(&self) -> TextRange {
        self.citation.range.shift(self.start)
    }
}

/// The day on which cited documents are asked to be in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    pub day: Date,
    pub source: AsOfSource,
}

/// Where the day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOfSource {
    /// The configuration or the command line.
    Setting,
    /// The text gives its own day.
    Text,
    /// Neither does: it is today.
    Today,
}

/// Everything known about a document before the document rules run. Ranges that a document rule
/// reports are bytes of the document.
#[derive(Clone, Debug)]
pub struct DocumentFacts<'a> {
    pub text: &'a str,
    pub paragraphs: Vec<ParagraphFacts<'a>>,
    pub mentions: Vec<Mention<'a>>,
    pub resolution: Resolution,
    pub profile: Profile,
    /// The day of the document itself, from its header or dateline, with its place.
    pub dateline: Option<(Date, TextRange)>,
    pub as_of: Option<AsOf>,
    /// It says in its head that it is the text of several acts, as amended.
    pub consolidated: bool,
}

impl<'a> DocumentFacts<'a> {
    /// A citation of a paragraph, with its index in `mentions`.
    #[must_use]
    pub fn mention(&self, paragraph: usize, citation: u32) -> Option<(usize, Mention<'a>)> {
        let index = self.paragraphs.get(paragraph)?.first_mention + citation as usize;
        self.mentions.get(index).map(|mention| (index, *mention))
    }

    /// The mentions of one cluster, by index, in the order of the text.
    pub fn cluster(&self, cluster: u32) -> impl Iterator<Item = (usize, Mention<'a>)> {
        self.mentions
            .iter()
            .enumerate()
            .filter(move |(index, _)| self.resolution.clusters.get(*index) == Some(&cluster))
            .map(|(index, mention)| (index, *mention))
    }
}
