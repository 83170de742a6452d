//! X: what the checker says about instructions and configuration.

use super::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[];
