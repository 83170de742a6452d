//! Answers in editor vocabulary: offsets in, plain data out. Knows no protocol.

mod action;
mod hover;
mod markup;
mod rule_off;

pub use action::{Action, ActionKind, actions, fix_all, fix_all_action};
pub use hover::{Hover, hover};
pub use markup::Markup;
pub use rule_off::rule_off;
