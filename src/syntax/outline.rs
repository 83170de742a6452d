//! What part of a document a paragraph is.

use crate::text::Token;

/// The role of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Role {
    #[default]
    Body,
    /// Quốc hiệu, Tiêu ngữ, the Party's header.
    Header,
    /// "Số: 15/QĐ-UBND".
    NumberLine,
    /// "Hà Nội, ngày 05 tháng 3 năm 2020"; a press dateline.
    DateLine,
    /// A line in capitals, or a numbered heading.
    Heading,
    /// "Căn cứ …".
    Basis,
    /// "Nơi nhận:" and its items.
    Recipients,
    /// TM., KT., name of the signer.
    Signature,
}

/// The role of a paragraph by its own words alone.
#[must_use]
pub(super) fn role(_folded: &str, _tokens: &[Token]) -> Role {
    Role::Body
}
