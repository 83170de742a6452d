//! Words around a citation that tell a rule to keep silent.

use crate::text::{TextRange, fold};

/// Words that end before a citation: the last `count` words, in lower case, joined by one space.
pub(super) fn words_before(text: &str, at: u32, count: usize) -> String {
    let before = fold(tail(text.get(..at as usize).unwrap_or(""), 160)).text.to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    words[words.len().saturating_sub(count)..].join(" ")
}

/// What follows a citation, up to about `bytes` bytes, in lower case.
pub(super) fn words_after(text: &str, at: u32, bytes: usize) -> String {
    fold(head(text.get(at as usize..).unwrap_or(""), bytes)).text.to_lowercase()
}

/// Whether the writer quotes the citation only to say that it is wrong, or to have it replaced:
/// `“Nghị định số 28-NQ/TW” là viết nhầm`, `thay cụm từ “…”`.
pub(super) fn quoted_as_wrong(text: &str, range: TextRange) -> bool {
    let (Some(before), Some(after)) = (text.get(..range.start as usize), text.get(range.end as usize..)) else {
        return false;
    };
    // A quotation that is longer than this is no quotation of a citation; and a paragraph of many
    // megabytes must not be searched from its start for each of its citations.
    let before = tail(before, 2_000);
    let after = head(after, 2_000);
    let base = range.start - before.len() as u32;
    // One character at a time: that is a search for a byte, and most paragraphs have none.
    let last = |one: char, other: char| before.rfind(one).max(before.rfind(other));
    let curly = last('“', '«').is_some_and(|opened| last('”', '»').is_none_or(|closed| closed < opened));
    let straight = memchr::memchr_iter(b'"', before.as_bytes()).count() % 2 == 1;
    if !(curly || straight) {
        return false;
    }
    let opened = base + before.rfind(['“', '«', '"']).unwrap_or(0) as u32;
    let lead = words_before(text, opened, 6);
    if ["nhầm", "sai", "cụm từ", "đính chính"].iter().any(|word| lead.contains(word)) {
        return true;
    }
    let Some(closed) = after.find(['”', '»', '"']) else { return false };
    let rest = words_after(text, range.end + closed as u32, 60);
    let mut words = rest.split(|c: char| !c.is_alphabetic());
    words.any(|word| matches!(word, "sai" | "nhầm")) || rest.contains("không đúng")
}

/// The last `bytes` bytes of a text, or a little less.
fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The first `bytes` bytes of a text, or a little less.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> bool {
        let start = text.find("Nghị định").unwrap_or(0) as u32;
        quoted_as_wrong(text, TextRange::new(start, start + "Nghị định 28-NQ/TW".len() as u32))
    }

    #[test]
    fn a_quotation_said_to_be_wrong_is_known() {
        assert!(quoted("Báo cáo ghi “Nghị định 28-NQ/TW” là viết nhầm tên loại."));
        assert!(quoted("Bản in có chỗ sai: \"Nghị định 28-NQ/TW\"."));
        assert!(!quoted("Ông nói: “Nghị định 28-NQ/TW” đã đi vào cuộc sống."));
        assert!(!quoted("Theo Nghị định 28-NQ/TW, không sai."));
    }

    #[test]
    fn words_are_counted_from_the_citation() {
        let text = "theo Thông báo\u{A0}kết luận số 5";
        let at = text.find(" số").unwrap_or(0) as u32;
        assert_eq!(words_before(text, at, 3), "báo kết luận");
        assert_eq!(words_after(text, at, 5), " số");
    }
}
