//! The only file that knows the rope, and the only one that turns offsets into positions.

use ropey::Rope;

use super::TextRange;

/// The unit in which a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    Utf8,
    /// The unit of the Language Server Protocol unless another is negotiated.
    #[default]
    Utf16,
    /// Unicode scalar values, which is what the command line prints.
    Utf32,
}

/// A place as the edges speak of it: both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// A text that can be edited in place and asked for positions.
///
/// Line ends are LF, CRLF and a lone CR. VT (Word's soft break), FF, NEL and U+2028 are not, in
/// agreement with the protocol. Cloning is cheap: clones share their tree.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    rope: Rope,
}

impl SourceText {
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    #[must_use]
    pub fn len_bytes(&self) -> usize {
        self.rope.len_bytes()
    }

    #[must_use]
    pub fn len_lines(&self) -> usize {
        self.rope.len_lines()
    }

    /// The place of a byte offset; an offset past the end or inside a character is moved back.
    #[must_use]
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let char_index = self.rope.byte_to_char((offset as usize).min(self.rope.len_bytes()));
        let line = self.rope.char_to_line(char_index);
        let line_start = self.rope.line_to_char(line);
        let column = match encoding {
            Encoding::Utf32 => char_index - line_start,
            Encoding::Utf8 => self.rope.char_to_byte(char_index) - self.rope.char_to_byte(line_start),
            Encoding::Utf16 => self.rope.char_to_utf16_cu(char_index) - self.rope.char_to_utf16_cu(line_start),
        };
        Position { line: line as u32, column: column as u32 }
    }

    /// The byte offset of a place.
    ///
    /// Clients err, so nothing is refused: a column past the end of its line is the end of that
    /// line (before its line end), a line past the end is the end of the text, and a column inside
    /// a surrogate pair or a UTF-8 sequence is the start of its character.
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_bytes() as u32;
        }
        let start = self.rope.line_to_char(line);
        let end = self.line_end_char(line);
        let column = position.column as usize;
        let char_index = match encoding {
            Encoding::Utf32 => start.saturating_add(column),
            Encoding::Utf8 => {
                let at = self.rope.char_to_byte(start).saturating_add(column);
                self.rope.byte_to_char(at.min(self.rope.len_bytes()))
            }
            Encoding::Utf16 => {
                let at = self.rope.char_to_utf16_cu(start).saturating_add(column);
                self.rope.utf16_cu_to_char(at.min(self.rope.len_utf16_cu()))
            }
        };
        self.rope.char_to_byte(char_index.min(end)) as u32
    }

    /// The byte range between two places; an end before the start is read as the other way round.
    #[must_use]
    pub fn range(&self, start: Position, end: Position, encoding: Encoding) -> TextRange {
        let (a, b) = (self.offset(start, encoding), self.offset(end, encoding));
        TextRange::new(a.min(b), a.max(b))
    }

    /// Replaces a range of bytes; the range is cut to the text and to character boundaries.
    pub fn replace(&mut self, range: TextRange, text: &str) {
        let last = self.rope.len_bytes();
        let start = self.rope.byte_to_char((range.start as usize).min(last));
        let end = self.rope.byte_to_char((range.end as usize).min(last)).max(start);
        self.rope.remove(start..end);
        self.rope.insert(start, text);
    }

    /// The bytes of the line that holds `offset`, without its line end.
    #[must_use]
    pub fn line_range(&self, offset: u32) -> TextRange {
        let char_index = self.rope.byte_to_char((offset as usize).min(self.rope.len_bytes()));
        let line = self.rope.char_to_line(char_index);
        let start = self.rope.char_to_byte(self.rope.line_to_char(line));
        TextRange::new(start as u32, self.rope.char_to_byte(self.line_end_char(line)) as u32)
    }

    /// The text of a range of bytes.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> String {
        let last = self.rope.len_bytes();
        let start = self.rope.byte_to_char((range.start as usize).min(last));
        let end = self.rope.byte_to_char((range.end as usize).min(last)).max(start);
        // Not `to_string`: that would grow the string piece by piece.
        String::from(self.rope.slice(start..end))
    }

    fn line_end_char(&self, line: usize) -> usize {
        let start = self.rope.line_to_char(line);
        let mut end =
            if line + 1 < self.rope.len_lines() { self.rope.line_to_char(line + 1) } else { self.rope.len_chars() };
        while end > start && matches!(self.rope.char(end - 1), '\n' | '\r') {
            end -= 1;
        }
        end
    }
}

impl std::fmt::Display for SourceText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SAMPLE: &str = "Số 1\r\nđiểm 😀 e\u{302}\u{323} x\rcuối\u{B}dòng\u{2028}đây";

    #[test]
    fn only_the_protocols_line_ends_count() {
        let source = SourceText::new(SAMPLE);
        assert_eq!(source.len_lines(), 3);
        let at = SAMPLE.find("đây").map_or(0, |at| at as u32);
        assert_eq!(source.position(at, Encoding::Utf32), Position { line: 2, column: 10 });
    }

    #[test]
    fn columns_count_in_the_unit_asked_for() {
        let source = SourceText::new(SAMPLE);
        let at = SAMPLE.find(" x").map_or(0, |at| at as u32);
        assert_eq!(source.position(at, Encoding::Utf8).column, 8 + 4 + 1 + 5);
        assert_eq!(source.position(at, Encoding::Utf16).column, 5 + 2 + 1 + 3);
        assert_eq!(source.position(at, Encoding::Utf32).column, 5 + 1 + 1 + 3);
    }

    #[test]
    fn bad_positions_are_moved_to_good_ones() {
        let source = SourceText::new(SAMPLE);
        let emoji = SAMPLE.find('😀').map_or(0, |at| at as u32);
        assert_eq!(source.offset(Position { line: 1, column: 6 }, Encoding::Utf16), emoji);
        assert_eq!(source.offset(Position { line: 0, column: 99 }, Encoding::Utf16), 6);
        assert_eq!(source.offset(Position { line: 99, column: 0 }, Encoding::Utf16), SAMPLE.len() as u32);
        let backwards = source.range(Position { line: 1, column: 0 }, Position { line: 0, column: 0 }, Encoding::Utf16);
        assert_eq!(backwards, TextRange::new(0, 8));
    }

    proptest! {
        /// Random edits in every encoding leave the same text as on a plain string.
        #[test]
        fn edits_agree_with_a_plain_string(
            edits in prop::collection::vec((0u32..40, 0u32..40, "[a-zđệ😀\r\n\u{301}]{0,4}"), 0..12),
        ) {
            let mut source = SourceText::new(SAMPLE);
            let mut model = SAMPLE.to_owned();
            for (a, b, text) in edits {
                let floor = |at: u32| {
                    let mut at = (at as usize).min(model.len());
                    while !model.is_char_boundary(at) { at -= 1; }
                    at
                };
                let range = TextRange::new(floor(a.min(b)) as u32, floor(a.max(b)) as u32);
                source.replace(range, &text);
                model.replace_range(std::ops::Range::<usize>::from(range), &text);
            }
            prop_assert_eq!(source.to_string(), model.clone());
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                for (at, _) in model.char_indices() {
                    let inside_crlf = at > 0 && model.as_bytes()[at] == b'\n' && model.as_bytes()[at - 1] == b'\r';
                    let position = source.position(at as u32, encoding);
                    prop_assert!(inside_crlf || source.offset(position, encoding) == at as u32);
                }
            }
        }
    }
}
