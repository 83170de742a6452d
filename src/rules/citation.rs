//! A: citations against themselves, each other and what is known.

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[];
