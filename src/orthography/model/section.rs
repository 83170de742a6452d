//! Reading numbers where they lie in the bytes of a model.

use std::hint::select_unpredictable;

pub(super) fn u16_at(bytes: &[u8], index: usize) -> Option<u16> {
    bytes.get(index * 2..)?.first_chunk().copied().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], index: usize) -> Option<u32> {
    bytes.get(index * 4..)?.first_chunk().copied().map(u32::from_le_bytes)
}

/// The numbers of a section.
pub(super) fn pairs(section: &[u8]) -> &[[u8; 2]] {
    section.as_chunks().0
}

/// Binary search for a value among rising ones that are shifted to the left by `shift`, without
/// branches: where the value lies cannot be foretold.
pub(super) fn search(section: &[[u8; 2]], value: u16, shift: u32) -> Option<usize> {
    let at = |index: usize| section.get(index).map(|bytes| u16::from_le_bytes(*bytes) >> shift);
    let mut base = 0;
    let mut size = section.len();
    while size > 1 {
        let half = size / 2;
        base = select_unpredictable(at(base + half)? <= value, base + half, base);
        size -= half;
    }
    (at(base)? == value).then_some(base)
}
