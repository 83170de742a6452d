//! Answers in editor vocabulary: offsets in, plain data out. Knows no protocol.

mod action;
mod hover;

pub use action::{Action, ActionKind, actions, fix_all};
pub use hover::{Hover, hover};
