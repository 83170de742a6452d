//! Places of the protocol and bytes of the text.

use tower_lsp::ls_types::{Position, PositionEncodingKind, Range};

use crate::text::{self, Encoding, SourceText, TextRange};

/// The best encoding that the client offers: UTF-8 costs nothing, UTF-32 little.
pub(super) fn negotiate(offered: Option<&[PositionEncodingKind]>) -> Encoding {
    let offers = |kind| offered.is_some_and(|offered| offered.contains(&kind));
    if offers(PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offers(PositionEncodingKind::UTF32) {
        Encoding::Utf32
    } else {
        Encoding::Utf16
    }
}

pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

pub(super) fn from_protocol(position: Position) -> text::Position {
    text::Position { line: position.line, column: position.character }
}

pub(super) fn to_protocol(position: text::Position) -> Position {
    Position { line: position.line, character: position.column }
}

pub(super) fn byte_range(text: &SourceText, range: Range, encoding: Encoding) -> TextRange {
    text.range(from_protocol(range.start), from_protocol(range.end), encoding)
}

pub(super) fn protocol_range(text: &SourceText, range: TextRange, encoding: Encoding) -> Range {
    let place = |offset| to_protocol(text.position(offset, encoding));
    Range { start: place(range.start), end: place(range.end) }
}

/// Walks a text forwards and gives the place of one offset after the other.
///
/// A thousand diagnostics of one text are in order; asking the rope for each costs microseconds a
/// piece, walking costs one look at the text for all. An offset that goes back starts again at the
/// front, so order is a matter of speed only.
#[derive(Clone)]
pub(super) struct Walk<'a> {
    text: &'a str,
    encoding: Encoding,
    offset: usize,
    place: text::Position,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, encoding: Encoding) -> Self {
        Self { text, encoding, offset: 0, place: text::Position::default() }
    }

    pub(super) fn position(&mut self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        // Between CR and LF the place is still on the line that they end, and the walk would take
        // the CR for a line end of its own; so it stays before it.
        let bytes = self.text.as_bytes();
        let inside_crlf = offset > 0 && bytes[offset - 1] == b'\r' && bytes.get(offset) == Some(&b'\n');
        let target = if inside_crlf { offset - 1 } else { offset };
        if target < self.offset {
            *self = Self::new(self.text, self.encoding);
        }
        let column_start = self.skip_lines(target);
        self.place.column += width(&bytes[column_start..target], self.encoding);
        self.offset = target;
        let mut place = self.place;
        place.column += u32::from(inside_crlf);
        to_protocol(place)
    }

    /// Counts the line ends up to `target`; gives where the column counts from.
    fn skip_lines(&mut self, target: usize) -> usize {
        let bytes = self.text.as_bytes();
        let piece = &bytes[self.offset..target];
        let mut column_start = self.offset;
        if memchr::memchr(b'\r', piece).is_none() {
            // Counting is several times faster than visiting.
            if let Some(last) = memchr::memrchr(b'\n', piece) {
                let line = self.place.line + memchr::memchr_iter(b'\n', piece).count() as u32;
                self.place = text::Position { line, column: 0 };
                column_start += last + 1;
            }
            return column_start;
        }
        for found in memchr::memchr2_iter(b'\n', b'\r', piece) {
            let at = self.offset + found;
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            self.place = text::Position { line: self.place.line + 1, column: 0 };
            column_start = at + 1;
        }
        column_start
    }

    /// The place of a range; the walk goes on from its start.
    pub(super) fn range(&mut self, range: TextRange) -> Range {
        let start = self.position(range.start);
        Range { start, end: self.clone().position(range.end) }
    }
}

/// How many units of the encoding the bytes take.
fn width(bytes: &[u8], encoding: Encoding) -> u32 {
    let starts = |byte: u8| u32::from(byte & 0xC0 != 0x80);
    match encoding {
        Encoding::Utf8 => bytes.len() as u32,
        Encoding::Utf32 => bytes.iter().map(|&byte| starts(byte)).sum(),
        // Four bytes of UTF-8 are a surrogate pair.
        Encoding::Utf16 => bytes.iter().map(|&byte| starts(byte) + u32::from(byte >= 0xF0)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn utf8_is_taken_first_and_utf16_is_what_remains() {
        use PositionEncodingKind as Kind;
        assert_eq!(negotiate(None), Encoding::Utf16);
        assert_eq!(negotiate(Some(&[])), Encoding::Utf16);
        assert_eq!(negotiate(Some(&[Kind::UTF16, Kind::UTF32])), Encoding::Utf32);
        assert_eq!(negotiate(Some(&[Kind::UTF16, Kind::UTF32, Kind::UTF8])), Encoding::Utf8);
        assert_eq!(negotiate(Some(&[Kind::new("utf-7")])), Encoding::Utf16);
    }

    proptest! {
        /// The walk and the rope agree on every offset, in order and out of order.
        #[test]
        fn walking_agrees_with_the_rope(text in "[a\r\n😀đ\u{301}\u{2028}\u{B}]{0,24}", offsets in prop::collection::vec(0u32..90, 0..8)) {
            let source = SourceText::new(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut walk = Walk::new(&text, encoding);
                for offset in (0..=text.len() as u32 + 1).chain(offsets.iter().copied()) {
                    prop_assert_eq!(walk.position(offset), to_protocol(source.position(offset, encoding)), "{}", offset);
                }
            }
        }
    }
}
