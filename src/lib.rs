//! vanthu reads Vietnamese administrative writing and says what is wrong with its citations,
//! dates and spelling, in an editor (language server) or on the command line.
//!
//! # The house
//! A floor stands only on the floors above it in this list; a test greps the imports.
//!
//! | floor | what it knows |
//! |---|---|
//! | [`text`] | what was written: ranges, positions, folding, tokens, phrases, edits |
//! | [`orthography`] | how a Vietnamese syllable is spelled |
//! | [`law`] | how documents are named: types, issuers, terms of office, the registry |
//! | [`config`] | one documented struct, read from `vanthu.toml` and from the editor |
//! | [`syntax`] | what a text says: paragraphs, symbols, citations, dates, what to skip |
//! | [`rules`] | what can be wrong: a rule is one file with its examples |
//! | [`analysis`] | text + knowledge + configuration → facts and diagnostics, incrementally |
//! | [`ide`] | answers in editor vocabulary: hover, actions |
//! | [`input`] | files to texts and settings |
//! | [`cli`] | files, standard input, output formats, exit codes |
//! | [`lsp`] | the protocol |
//!
//! From `text` to `ide` everything is synchronous, does no input or output and cannot fail on any
//! text. Offsets are bytes of the original text throughout.

pub mod analysis;
pub mod cli;
pub mod config;
pub mod ide;
pub mod input;
pub mod law;
pub mod lsp;
pub mod orthography;
pub mod rules;
pub mod syntax;
pub mod text;
