//! Models that somebody else wrote: nothing is known of their bytes.

use bytes::Bytes;

use super::{HEADER, Model, ModelError};

impl Model {
    /// Takes the bytes of a file for a model; unlike [`open`](Self::open) it reads them all.
    ///
    /// # Errors
    /// [`ModelError`] if they are no model, or not what was written.
    pub fn open_checked(bytes: Bytes) -> Result<Self, ModelError> {
        let (head, rest) = bytes.split_at_checked(HEADER).unwrap_or_default();
        let whole = head.ends_with(&checksum(rest).to_le_bytes());
        Self::open(bytes).and_then(|model| whole.then_some(model).ok_or(ModelError::Damaged))
    }
}

/// Tells bytes that were changed or cut off from those that were written; part of the file format.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(bytes.len() as u64, |sum, chunk| {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        (sum ^ u64::from_le_bytes(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
    })
}
