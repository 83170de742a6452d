//! Where things lie in an index of documents. All numbers are little-endian.
//!
//! ```text
//! header   128 bytes, see the constants
//! rows     ROW bytes each, sorted by skeleton, then day of issue
//! words    WORD bytes each, sorted by word: heap offset, first posting, number of postings
//! postings rows whose titles have the word, ascending; 4 bytes each
//! kinds    WORD bytes each, sorted by name: heap offset, first entry, number of entries
//! newest   rows of the kind, newest first; 4 bytes each
//! heap     texts, each behind its length in 2 bytes; every text once, the empty one first
//! ```
//!
//! An offset into the heap of 0 is the empty text. A day is packed as year × 512 + month × 32 +
//! day, 0 when unknown, so that days compare as numbers.
//!
//! The build script uses this file too, so it needs nothing but the standard library.

pub const MAGIC: &[u8; 8] = b"vanthuvb";

/// Another layout gets another number; an older index has to be imported anew.
pub const VERSION: u32 = 1;

pub const HEADER: usize = 128;
pub const ROW: usize = 64;
pub const WORD: usize = 12;

/// Offsets in the header.
pub mod header {
    pub const VERSION: usize = 8;
    pub const ROWS: usize = 12;
    pub const WORDS: usize = 16;
    pub const KINDS: usize = 20;
    /// Length of the whole index in bytes, 8 bytes.
    pub const LENGTH: usize = 24;
    /// Where the sections start, in bytes from the start of the index, 8 bytes each.
    pub const WORDS_AT: usize = 32;
    pub const POSTINGS_AT: usize = 40;
    pub const KINDS_AT: usize = 48;
    pub const NEWEST_AT: usize = 56;
    pub const HEAP_AT: usize = 64;
    /// [`super::sum`] of all that follows the header, 8 bytes.
    pub const SUM: usize = 72;
    /// [`super::sum`] of the header before this, 8 bytes.
    pub const HEADER_SUM: usize = 120;
}

/// Offsets in a row.
pub mod row {
    pub const SKELETON: usize = 0;
    pub const SYMBOL: usize = 4;
    pub const KIND: usize = 8;
    pub const ISSUER: usize = 12;
    pub const TITLE: usize = 16;
    pub const STATUS: usize = 20;
    pub const REPLACED_BY: usize = 24;
    pub const AMENDED_BY: usize = 28;
    pub const NOTE: usize = 32;
    pub const ISSUED: usize = 36;
    pub const EFFECTIVE: usize = 40;
    pub const OBSERVED: usize = 44;
    pub const ADDRESS: usize = 48;
    pub const CITED: usize = 52;
    pub const TIER: usize = 56;
    pub const CONFIRMED: usize = 57;
    pub const TERM: usize = 58;
}

/// FNV-1a over words of 8 bytes: enough to see that a file is not what was written.
#[must_use]
pub fn sum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let mut step = |word: u64| sum = (sum ^ word).wrapping_mul(0x0000_0100_0000_01b3);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        step(u64::from_le_bytes(*word));
    }
    for &byte in rest {
        step(u64::from(byte));
    }
    sum
}
