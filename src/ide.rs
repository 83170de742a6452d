//! Answers in editor vocabulary: offsets in, plain data out. Knows no protocol.

mod action;
mod card;
mod completion;
mod day;
mod dictionary;
mod hover;
mod identify;
mod markup;
mod navigation;
mod outline;
mod rule_off;
#[cfg(test)]
mod tests;

pub use action::{Action, ActionKind, actions, fix_all, fix_all_action};
pub use card::{card, line};
pub use completion::{Completion, completions, documentation};
pub use dictionary::{dictionary_entry, list_word};
pub use hover::{Hover, hover};
pub use markup::Markup;
pub use navigation::{definition, references};
pub use outline::{ItemKind, OutlineItem, cited_documents, outline};
pub use rule_off::rule_off;
