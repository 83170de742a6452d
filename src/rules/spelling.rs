//! D: spelling and punctuation.

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[];
