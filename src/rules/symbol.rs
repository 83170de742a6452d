//! B: how a symbol is written.

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[];
