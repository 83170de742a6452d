use super::TextRange;

/// Replace `range` (bytes) by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    pub range: TextRange,
    pub text: String,
}

impl TextEdit {
    #[must_use]
    pub fn replace(range: TextRange, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    #[must_use]
    pub fn insert(at: u32, text: impl Into<String>) -> Self {
        Self::replace(TextRange::empty(at), text)
    }

    #[must_use]
    pub fn delete(range: TextRange) -> Self {
        Self::replace(range, "")
    }

    /// The same edit, `by` bytes further on.
    #[must_use]
    pub fn shift(mut self, by: u32) -> Self {
        self.range = self.range.shift(by);
        self
    }
}

/// Why a set of edits cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("edits overlap at byte {0}")]
    Overlap(u32),
    #[error("the edit at bytes {0:?} does not fit the text")]
    OutOfText(TextRange),
}

/// Applies edits that do not overlap, given in any order.
///
/// # Errors
/// When two edits overlap, or one leaves the text or cuts a character. The text is then untouched.
pub fn apply_edits(text: &str, edits: &[TextEdit]) -> Result<String, EditError> {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        if edit.range.start < done {
            return Err(EditError::Overlap(edit.range.start));
        }
        let (Some(kept), Some(_)) = (
            text.get(done as usize..edit.range.start as usize),
            text.get(edit.range.start as usize..edit.range.end as usize),
        ) else {
            return Err(EditError::OutOfText(edit.range));
        };
        result.push_str(kept);
        result.push_str(&edit.text);
        done = edit.range.end;
    }
    result.push_str(text.get(done as usize..).unwrap_or(""));
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [TextEdit::replace(TextRange::new(5, 9), "bảy"), TextEdit::replace(TextRange::new(0, 2), "Ba")];
        assert_eq!(apply_edits("Ha cộng bốn", &edits).as_deref(), Err(&EditError::OutOfText(edits[0].range)));
        let edits = [TextEdit::replace(TextRange::new(10, 15), "bảy"), edits[1].clone()];
        assert_eq!(apply_edits("Ha cộng bốn", &edits).as_deref(), Ok("Ba cộng bảy"));
    }

    #[test]
    fn overlapping_edits_are_refused() {
        let edits = [TextEdit::delete(TextRange::new(0, 3)), TextEdit::delete(TextRange::new(2, 4))];
        assert_eq!(apply_edits("abcdef", &edits), Err(EditError::Overlap(2)));
    }
}
