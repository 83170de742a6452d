//! Zones that go over several paragraphs: fenced code, comments, scripts, front matter.

use crate::text::TextRange;

use crate::syntax::{DocumentFacts, ParagraphFacts};

/// The blocks of a document in which nothing is judged, in bytes of the document, in order.
///
/// A paragraph is read without its neighbours, so it can only tell that it opens such a block.
/// What is never closed is no block: better to judge code than to pass over a report.
#[must_use]
pub fn blocks(facts: &DocumentFacts<'_>) -> Vec<TextRange> {
    let mut blocks: Vec<TextRange> = front_matter(facts).into_iter().collect();
    let mut unclosed = Unclosed::default();
    for (index, paragraph) in facts.paragraphs.iter().enumerate() {
        let done = blocks.last().map_or(0, |block| block.end);
        if !paragraph.facts.skipped.is_empty() && paragraph.start >= done {
            let block = fence(facts, index, &mut unclosed).or_else(|| markup(facts, paragraph, &mut unclosed));
            blocks.extend(block);
        }
    }
    blocks
}

/// What was looked for in vain: it need not be looked for again further on.
#[derive(Default)]
struct Unclosed {
    /// Fences, with their lengths.
    fences: Vec<(u8, usize)>,
    markup: Vec<&'static str>,
}

/// The length of the fence that a paragraph is, with its mark.
fn fence_of(paragraph: &ParagraphFacts<'_>) -> Option<(u8, usize)> {
    let zone = paragraph.facts.skipped.first()?.of(paragraph.text);
    let mark = *zone.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = zone.bytes().take_while(|byte| *byte == mark).count();
    (length >= 3
        && paragraph.text.trim_start().len() == paragraph.text.len() - paragraph.facts.skipped[0].start as usize)
        .then_some((mark, length))
}

/// From an opening fence to the line that closes it.
fn fence(facts: &DocumentFacts<'_>, index: usize, unclosed: &mut Unclosed) -> Option<TextRange> {
    let opening = facts.paragraphs.get(index)?;
    let (mark, length) = fence_of(opening)?;
    if unclosed.fences.iter().any(|&(known, shorter)| known == mark && shorter <= length) {
        return None;
    }
    let closing = facts.paragraphs[index + 1..].iter().find(|paragraph| {
        let bare = paragraph.text.trim();
        bare.len() >= length && bare.bytes().all(|byte| byte == mark)
    });
    let Some(closing) = closing else {
        unclosed.fences.push((mark, length));
        return None;
    };
    Some(TextRange::new(opening.start, closing.start + closing.text.len() as u32))
}

/// From a comment, script or style sheet left open to its end.
fn markup(facts: &DocumentFacts<'_>, paragraph: &ParagraphFacts<'_>, unclosed: &mut Unclosed) -> Option<TextRange> {
    let last = *paragraph.facts.skipped.last()?;
    let zone = last.of(paragraph.text);
    let close = if zone.starts_with("<!--") && !zone.ends_with("-->") {
        "-->"
    } else if zone.starts_with("<script") && !zone.contains("</script") {
        "</script"
    } else if zone.starts_with("<style") && !zone.contains("</style") {
        "</style"
    } else {
        return None;
    };
    if unclosed.markup.contains(&close) {
        return None;
    }
    let start = paragraph.start + last.start;
    let from = (paragraph.start + last.end) as usize;
    let Some(length) = memchr::memmem::find(facts.text.as_bytes().get(from..)?, close.as_bytes()) else {
        unclosed.markup.push(close);
        return None;
    };
    Some(TextRange::new(start, (from + length + close.len()) as u32))
}

/// Settings of a site generator at the head of a text, between lines of `---` or `+++`.
fn front_matter(facts: &DocumentFacts<'_>) -> Option<TextRange> {
    let first = facts.paragraphs.first()?;
    let fence = first.text.trim_start_matches('\u{FEFF}').trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    // A rule of dashes above prose is no front matter: every line must look like a setting.
    for paragraph in &facts.paragraphs[1..] {
        for line in paragraph.text.lines() {
            let line = line.trim_end();
            if line == fence {
                return Some(TextRange::new(0, paragraph.start + paragraph.text.len() as u32));
            }
            let key = line.find([':', '=']).map_or("", |at| line[..at].trim_end());
            let setting =
                !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.\"".contains(&byte));
            let more = line.is_empty() || line.starts_with([' ', '\t', '#', '-', '[', ']', '}']);
            if !setting && !more {
                return None;
            }
        }
    }
    None
}
