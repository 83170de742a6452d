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

/// The places of a text by their offsets, for who asks for many.
///
/// Asking the rope costs microseconds a piece. Here the text is gone through once for its lines; a
/// place is then found from the start of its line, or from a mark near by if the line is long.
pub(super) struct Places<'a> {
    text: &'a str,
    encoding: Encoding,
    marks: Vec<Mark>,
}

/// A place that others are counted from: the start of a line, or one inside a long line.
struct Mark {
    offset: u32,
    place: text::Position,
}

/// No place is farther behind its mark, in bytes.
const APART: usize = 512;

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let mut places = Self { text, encoding, marks: Vec::with_capacity(text.len() / 256 + 1) };
        let mut start = 0;
        let mut line = 0;
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            places.mark(start, at, line);
            start = at + 1;
            line += 1;
        }
        places.mark(start, bytes.len(), line);
        places
    }

    /// Marks a line.
    fn mark(&mut self, start: usize, end: usize, line: u32) {
        let bytes = self.text.as_bytes();
        let (mut offset, mut column) = (start, 0);
        self.marks.push(Mark { offset: offset as u32, place: text::Position { line, column } });
        while end - offset > APART {
            let next = offset + APART - (0..3).take_while(|back| bytes[offset + APART - back] & 0xC0 == 0x80).count();
            column += width(&bytes[offset..next], self.encoding);
            offset = next;
            self.marks.push(Mark { offset: offset as u32, place: text::Position { line, column } });
        }
    }

    pub(super) fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let behind = self.marks.partition_point(|mark| mark.offset as usize <= offset);
        let Some(mark) = behind.checked_sub(1).and_then(|index| self.marks.get(index)) else {
            return Position::default();
        };
        let between = &self.text.as_bytes()[mark.offset as usize..offset];
        let column = mark.place.column + width(between, self.encoding);
        to_protocol(text::Position { line: mark.place.line, column })
    }

    pub(super) fn range(&self, range: TextRange) -> Range {
        Range { start: self.position(range.start), end: self.position(range.end) }
    }
}

/// How many units of the encoding the bytes take.
fn width(bytes: &[u8], encoding: Encoding) -> u32 {
    let starts = |byte: u8| u8::from(byte & 0xC0 != 0x80);
    match encoding {
        Encoding::Utf8 => bytes.len() as u32,
        Encoding::Utf32 => sum(bytes, starts),
        // Four bytes of UTF-8 are a surrogate pair.
        Encoding::Utf16 => sum(bytes, |byte| starts(byte) + u8::from(byte >= 0xF0)),
    }
}

/// Adds up what the bytes count, each at most two. Pieces whose sums fit into a byte are quick.
fn sum(bytes: &[u8], units: impl Fn(u8) -> u8) -> u32 {
    bytes.chunks(112).map(|piece| u32::from(piece.iter().map(|&byte| units(byte)).sum::<u8>())).sum()
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
        /// Places and the rope agree on every offset, also far into a long line.
        #[test]
        fn places_agree_with_the_rope(text in "[a\r\n😀đ\u{301}\u{2028}\u{B}]{0,24}", long in "[a😀đ]{1,3}", lead in 0usize..2) {
            let text = long.repeat(lead * 600) + &text;
            let source = SourceText::new(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let places = Places::new(&text, encoding);
                for offset in 0..=text.len() as u32 + 1 {
                    prop_assert_eq!(places.position(offset), to_protocol(source.position(offset, encoding)), "{}", offset);
                }
            }
        }
    }
}
