//! Changing the first letters of words.

use crate::text::{TextEdit, TextRange, apply_edits};

/// How a word is to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    Capital,
    Small,
}

/// The edits that give each word its first letter, and how `whole` then reads.
pub(super) fn recase(text: &str, whole: TextRange, words: &[(TextRange, Letter)]) -> Option<(Vec<TextEdit>, String)> {
    let edits: Vec<TextEdit> = words
        .iter()
        .filter_map(|(range, letter)| Some(TextEdit::replace(*range, with(range.of(text), *letter)?)))
        .collect();
    let inside: Vec<TextEdit> = edits
        .iter()
        .map(|edit| {
            let range = TextRange::new(edit.range.start - whole.start, edit.range.end - whole.start);
            TextEdit::replace(range, edit.text.clone())
        })
        .collect();
    let right = apply_edits(whole.of(text), &inside).ok()?;
    Some((edits, right))
}

/// The word with its first letter changed and the others small: "Định" for "ĐỊNH" too.
fn with(word: &str, letter: Letter) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let first: String = match letter {
        Letter::Capital => first.to_uppercase().collect(),
        Letter::Small => first.to_lowercase().collect(),
    };
    Some(first + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_their_letters() {
        let text = "theo luật Đất đai";
        let whole = TextRange::new(5, text.len() as u32);
        let word = TextRange::new(5, 5 + "luật".len() as u32);
        let (edits, right) = recase(text, whole, &[(word, Letter::Capital)]).expect("a word");
        assert_eq!(right, "Luật Đất đai");
        assert_eq!(edits[0].range, word);
    }
}
