//! What each citation refers to.

use crate::law::Knowledge;

use super::DocumentFacts;

/// The outcome of resolving all citations of a document; both vectors run along the mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// The full (or named) citation that a short or anaphoric one refers to.
    pub antecedents: Vec<Option<usize>>,
    /// The document that is meant, numbered in the order of first mention.
    pub clusters: Vec<u32>,
}

impl Resolution {
    /// Resolves the citations of a document.
    #[must_use]
    pub fn of(_facts: &DocumentFacts<'_>, _knowledge: &Knowledge) -> Self {
        Self::default()
    }
}
