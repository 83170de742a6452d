//! How a Vietnamese syllable is spelled.
//!
//! A syllable is an onset, a medial, a nucleus, a coda and a tone; each but the nucleus may be
//! missing. What may stand with what, and in which letters it is then written (c, k or qu; g or gh;
//! i or y), is data: `grammars/onsets.tsv` and `grammars/rhymes.tsv`. Where the tone mark goes is a
//! rule ([`Syllable::spell`]), in both styles that are in use: hòa and hoà are one syllable.
//!
//! A word is read with [`read`]; what is no syllable, as most foreign words and many slips, gives
//! nothing. [`keyboard`] says what the hand meant when Telex or VNI keys were left in a word.

mod fluency;
mod inventory;
pub mod keyboard;
mod legacy;
mod memo;
mod model;
mod omission;
mod slips;
mod speller;
mod syllable;
mod tone;
mod unmarked;

pub use inventory::all;
pub use legacy::Legacy;
pub use memo::{Pair, WordMemo};
pub use model::{Builder, Model, ModelError, TableError, WordId};
pub use omission::Gap;
pub use slips::SlipKind;
pub use speller::{Correction, Speller, Surroundings};
pub use syllable::{Mark, Reading, Style, Syllable, read};
pub use tone::{Tone, with_tone, without_marks, without_tone};
pub use unmarked::is_unmarked;
