//! How a note to the checker is written so that the finished document does not show it.

use crate::text::TextEdit;

/// What the signs of a text mean to whoever sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Markup {
    /// Nothing is hidden; a note is a line like any other.
    #[default]
    Plain,
    /// Comments are `<!-- … -->`.
    Html,
    /// As HTML, and text may start with a head between lines of `---`.
    Markdown,
    /// A line that starts with `%` is a comment.
    Tex,
    /// A line that starts with `//` is a comment (Typst, AsciiDoc).
    Slashes,
    /// A block that starts with `..` is a comment (reStructuredText).
    Dots,
}

impl Markup {
    /// By the name that the protocol gives to languages.
    #[must_use]
    pub fn of_language(language: &str) -> Self {
        match language {
            "markdown" | "mdx" | "quarto" | "rmd" => Self::Markdown,
            "html" | "xml" | "vue" | "svelte" => Self::Html,
            "latex" | "tex" | "plaintex" | "context" => Self::Tex,
            "typst" | "asciidoc" | "asciidoctor" => Self::Slashes,
            "restructuredtext" | "rst" => Self::Dots,
            _ => Self::Plain,
        }
    }

    /// The edit that puts a note right before the line of `offset`.
    #[must_use]
    pub fn note_above(self, text: &str, offset: u32, note: &str) -> TextEdit {
        let line = line_start(text, offset as usize);
        let before = text[..line].trim_end_matches(['\n', '\r']);
        let inside_paragraph = before.len() < line && blank_lines(&text[before.len()..line]) == 0 && !before.is_empty();
        match self {
            // On a line of its own a comment would cut the paragraph in two.
            Self::Html | Self::Markdown if inside_paragraph => {
                TextEdit::insert(before.len() as u32, format!(" {}", self.note(note)))
            }
            _ => TextEdit::insert(line as u32, format!("{}{}", self.note(note), line_end(text))),
        }
    }

    /// The edit that puts a note where it holds for the whole text.
    #[must_use]
    pub fn note_on_top(self, text: &str, note: &str) -> TextEdit {
        let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        if self == Self::Markdown {
            at += front_matter(&text[at..]);
        }
        let end = line_end(text);
        // A comment block of reStructuredText goes on to the next blank line.
        let gap = if self == Self::Dots { end } else { "" };
        TextEdit::insert(at as u32, format!("{}{end}{gap}", self.note(note)))
    }

    fn note(self, note: &str) -> String {
        match self {
            Self::Plain => note.to_owned(),
            Self::Html | Self::Markdown => format!("<!-- {note} -->"),
            Self::Tex => format!("% {note}"),
            Self::Slashes => format!("// {note}"),
            Self::Dots => format!(".. {note}"),
        }
    }
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// How many blank lines stand in what separates two lines of text.
fn blank_lines(separator: &str) -> usize {
    separator.replace("\r\n", "\n").chars().count().saturating_sub(1)
}

/// The line end that the text uses.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The length of the head of a Markdown text, with its last line end; 0 when it has none.
fn front_matter(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return 0 };
    let mut length = first.len();
    for line in lines {
        length += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return if line.ends_with('\n') { length } else { 0 };
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply_edits;

    fn above(language: &str, text: &str, word: &str) -> String {
        let offset = text.find(word).expect("the word is there") as u32;
        let edit = Markup::of_language(language).note_above(text, offset, "ghi chú");
        apply_edits(text, &[edit]).expect("one edit")
    }

    fn on_top(language: &str, text: &str) -> String {
        apply_edits(text, &[Markup::of_language(language).note_on_top(text, "ghi chú")]).expect("one edit")
    }

    #[test]
    fn each_language_hides_notes_in_its_own_way() {
        let text = "một\n\nhai\n";
        assert_eq!(above("plaintext", text, "hai"), "một\n\nghi chú\nhai\n");
        assert_eq!(above("markdown", text, "hai"), "một\n\n<!-- ghi chú -->\nhai\n");
        assert_eq!(above("latex", text, "hai"), "một\n\n% ghi chú\nhai\n");
        assert_eq!(above("typst", text, "hai"), "một\n\n// ghi chú\nhai\n");
        assert_eq!(above("restructuredtext", text, "hai"), "một\n\n.. ghi chú\nhai\n");
    }

    #[test]
    fn a_comment_does_not_cut_a_paragraph() {
        assert_eq!(above("markdown", "một\nhai\n", "hai"), "một <!-- ghi chú -->\nhai\n");
        assert_eq!(above("html", "<p>một\r\nhai", "hai"), "<p>một <!-- ghi chú -->\r\nhai");
        assert_eq!(above("latex", "một\nhai\n", "hai"), "một\n% ghi chú\nhai\n");
        assert_eq!(above("markdown", "một hai", "hai"), "<!-- ghi chú -->\nmột hai");
    }

    #[test]
    fn the_line_ends_of_the_text_are_kept() {
        assert_eq!(above("plaintext", "một\r\nhai\r\n", "hai"), "một\r\nghi chú\r\nhai\r\n");
        assert_eq!(above("plaintext", "một\rhai", "hai"), "một\rghi chú\rhai");
    }

    #[test]
    fn the_head_of_a_text_stays_in_front() {
        assert_eq!(on_top("markdown", "---\ntitle: x\n---\nmột\n"), "---\ntitle: x\n---\n<!-- ghi chú -->\nmột\n");
        assert_eq!(on_top("markdown", "---\nmột\n"), "<!-- ghi chú -->\n---\nmột\n");
        assert_eq!(on_top("plaintext", "\u{FEFF}một"), "\u{FEFF}ghi chú\nmột");
        assert_eq!(on_top("rst", "một\n"), ".. ghi chú\n\nmột\n");
    }
}
