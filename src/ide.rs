//! Answers in editor vocabulary: offsets in, plain data out. Knows no protocol.

mod action;
mod basis;
mod bibliography;
mod body;
mod card;
mod completion;
mod configuration;
mod day;
mod dictionary;
mod formatting;
mod highlight;
mod hover;
mod identify;
mod markup;
mod navigation;
mod notes;
mod outline;
mod plain;
mod rename;
mod setting;
mod skeleton;
mod standing;
mod structure;
mod term;
#[cfg(test)]
mod tests;

pub use action::{Action, ActionKind, actions, fix_all, fix_all_action};
pub use basis::{insert_basis, missing_basis};
pub use bibliography::{Cited, ListFormat, bibliography, render};
pub use card::{card, line};
pub use completion::{Completion, completions, documentation};
pub use configuration::{Suggestion, explained, suggestions};
pub use dictionary::{dictionary_entry, list_word};
pub use formatting::formatting;
pub use highlight::{Highlight, Part, highlights};
pub use hover::{Hover, hover};
pub use identify::documents;
pub use markup::Markup;
pub use navigation::{definition, links, references};
pub use notes::{InlayHint, Lens, inlay_hints, lenses};
pub use outline::{ItemKind, OutlineItem, cited_documents, outline};
pub use plain::plain;
pub use rename::{rename, renameable};
pub use setting::{add_registry, rule_off, set_profile};
pub use standing::{Standing, left_alone, standing, to_unicode};
pub use structure::{Section, sections, selection_steps};
