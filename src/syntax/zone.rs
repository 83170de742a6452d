//! What to leave alone: web addresses, e-mail, file names, code, markup, template placeholders,
//! and what the writer tells the checker.
//!
//! A symbol such as 21/2019/NĐ-CP has slashes, full stops and hyphens too, so a zone needs firm
//! evidence: `://`, `www.`, a known top-level domain or file extension, a known HTML element. One
//! pass over the bytes finds the few that can be part of such evidence.

mod block;
mod directive;
mod markup;

use crate::text::{Gap, TextRange, Token};

pub use block::blocks;
pub use directive::Directive;
pub(super) use directive::directives;

/// Bytes at which a zone is recognised, not necessarily its first.
const TRIGGERS: [bool; 256] = {
    let mut table = [false; 256];
    let mut index = 0;
    let bytes = b"@`<{\\:.~*&";
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
};

/// The zones of a paragraph that no rule may look into, in order, apart from each other.
#[must_use]
pub(super) fn skipped(text: &str) -> Vec<TextRange> {
    let bytes = text.as_bytes();
    let mut zones: Vec<TextRange> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_trigger(bytes, from) {
        from = at + 1;
        let done = zones.last().map_or(0, |zone| zone.end as usize);
        if let Some((start, end)) = zone_at(text, at) {
            let start = start.max(done);
            zones.push(TextRange::new(start as u32, end as u32));
            from = end.max(from);
        }
    }
    zones
}

/// The first trigger from `from` on.
fn next_trigger(bytes: &[u8], from: usize) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut start = from;
    // Most blocks have none, which is seen without looking at each byte by itself. A full stop
    // before a space ends a sentence.
    while let (Some(block), Some(behind)) = (bytes.get(start..start + BLOCK), bytes.get(start + 1..=start + BLOCK)) {
        let suspect = |(byte, next): (&u8, &u8)| {
            (*byte == b'.') & (*next > b' ')
                | (*byte == b':')
                | (*byte == b'@')
                | (*byte == b'`')
                | (*byte == b'<')
                | (*byte == b'{')
                | (*byte == b'\\')
                | (*byte == b'~')
                | (*byte == b'*')
                | (*byte == b'&')
        };
        let any = block.iter().zip(behind).fold(false, |any, pair| any | suspect(pair));
        if any && let Some(at) = block.iter().position(|byte| TRIGGERS[usize::from(*byte)]) {
            return Some(start + at);
        }
        start += BLOCK;
    }
    bytes.get(start..)?.iter().position(|byte| TRIGGERS[usize::from(*byte)]).map(|at| start + at)
}

/// Takes the tokens of zones out. What stood around a zone keeps its distance: "định <b>21" is not
/// "định21", nor is "định&nbsp;21".
pub(super) fn leave_out(tokens: &mut Vec<Token>, zones: &[TextRange], text: &str) {
    if zones.is_empty() {
        return;
    }
    let mut zones = zones.iter().peekable();
    let mut before = Gap::None;
    tokens.retain_mut(|token| {
        while zones.next_if(|zone| zone.end <= token.range.start).is_some() {}
        before = match (before, token.gap) {
            (Gap::Line, _) | (_, Gap::Line) => Gap::Line,
            (Gap::Space, _) | (_, Gap::Space) => Gap::Space,
            (Gap::None, Gap::None) => Gap::None,
        };
        if let Some(zone) = zones.peek().filter(|zone| zone.overlaps(token.range)) {
            if before == Gap::None && markup::is_space_entity(zone.of(text)) {
                before = Gap::Space;
            }
            return false;
        }
        token.gap = std::mem::replace(&mut before, Gap::None);
        true
    });
}

/// The zone that the trigger at `at` belongs to, as byte offsets.
fn zone_at(text: &str, at: usize) -> Option<(usize, usize)> {
    match text.as_bytes()[at] {
        b'@' => email(text, at),
        b'.' => domain(text, at).or_else(|| file_name(text, at)),
        b':' => directive::zone(text, at).or_else(|| url(text, at)),
        b'\\' => windows_path(text, at).or_else(|| markup::tex_command(text, at)),
        b'`' | b'~' => markup::code(text, at),
        b'<' => markup::tag(text, at),
        b'{' => markup::placeholder(text, at),
        b'*' => markup::strong(text, at),
        b'&' => markup::entity(text, at),
        _ => None,
    }
}

/// How far a zone is looked for, in bytes: no host or file name is longer, and a line of many
/// megabytes must not be searched once for every byte of it.
const REACH: usize = 512;

/// At most `length` bytes of the text from `at`, whole characters.
fn ahead(text: &str, at: usize, length: usize) -> &str {
    let mut end = at.saturating_add(length).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[at..end]
}

/// The start of the run of characters before `at` that all satisfy `is`.
fn run_before(text: &str, at: usize, is: impl Fn(char) -> bool) -> usize {
    let run = text[..at].char_indices().rev().take_while(|&(start, c)| at - start <= REACH && is(c));
    run.last().map_or(at, |(start, _)| start)
}

/// The end of the run of characters from `at` that all satisfy `is`.
fn run_after(text: &str, at: usize, is: impl Fn(char) -> bool) -> usize {
    let near = ahead(text, at, REACH);
    near.find(|c| !is(c)).map_or(at + near.len(), |length| at + length)
}

fn letter_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// `scheme://…`, by its colon.
fn url(text: &str, colon: usize) -> Option<(usize, usize)> {
    text[colon..].strip_prefix("://")?;
    let start = run_before(text, colon, |c| c.is_ascii_alphabetic());
    let end = address_end(text, colon + 3);
    (start < colon && end > colon + 3).then_some((start, end))
}

/// Where an address ends: before a space, a quotation mark, a closing bracket that it did not
/// open, or the punctuation of the sentence.
fn address_end(text: &str, from: usize) -> usize {
    let (mut round, mut square) = (0, 0);
    let mut end = text.len();
    for (offset, c) in text[from..].char_indices() {
        let stop = match c {
            '(' => {
                round += 1;
                false
            }
            '[' => {
                square += 1;
                false
            }
            ')' => {
                round -= 1;
                round < 0
            }
            ']' => {
                square -= 1;
                square < 0
            }
            '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '«' | '»' | '`' | '|' => true,
            c => c.is_whitespace() || c.is_control(),
        };
        if stop {
            end = from + offset;
            break;
        }
    }
    from + text[from..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…', '*', '_']).len()
}

/// `name@host.vn`, by its at sign.
fn email(text: &str, at: usize) -> Option<(usize, usize)> {
    let start = run_before(text, at, |c| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    let end = run_after(text, at + 1, |c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let host = text[at + 1..end].trim_end_matches(['.', '-']);
    (start < at && host.contains('.')).then_some((start, at + 1 + host.len()))
}

/// `chinhphu.vn`, `www.example.org/path`, by one of its full stops.
fn domain(text: &str, dot: usize) -> Option<(usize, usize)> {
    // No syllable of Vietnamese is among them: "xong.in" is a full stop without a space.
    const TOP_LEVEL: [&str; 14] =
        ["vn", "com", "org", "net", "gov", "edu", "info", "asia", "eu", "int", "io", "us", "uk", "biz"];
    if !text.as_bytes().get(dot + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let start = run_before(text, dot, part);
    let end = run_after(text, dot, part);
    let run = text[start..end].trim_end_matches(['.', '-']);
    let end = start + run.len();
    if letter_before(text, start) || run.starts_with('.') || text[end..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let (first, last) = (run.split('.').next()?, run.rsplit('.').next()?);
    let known = TOP_LEVEL.contains(&last) && first.bytes().any(|byte| byte.is_ascii_lowercase());
    if !(known || first.eq_ignore_ascii_case("www")) || run.split('.').any(str::is_empty) {
        return None;
    }
    let port = text[end..].strip_prefix(':').map_or(0, |rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 { digits + 1 } else { 0 }
    });
    let end = end + port;
    Some((start, if text[end..].starts_with(['/', '?', '#']) { address_end(text, end) } else { end }))
}

/// `bao-cao.docx`, `docs/kế_hoạch.pdf`, by the full stop before its extension.
fn file_name(text: &str, dot: usize) -> Option<(usize, usize)> {
    const EXTENSIONS: [&str; 24] = [
        "doc", "docx", "pdf", "xls", "xlsx", "ppt", "pptx", "txt", "md", "csv", "odt", "rtf", "html", "htm", "xml",
        "json", "toml", "zip", "rar", "jpg", "jpeg", "png", "gif", "mp4",
    ];
    let end = run_after(text, dot + 1, |c| c.is_ascii_alphanumeric());
    let extension = &text[dot + 1..end];
    let upper = !extension.bytes().any(|byte| byte.is_ascii_lowercase());
    let known = |name: &str| name == extension || upper && name.eq_ignore_ascii_case(extension);
    if extension.is_empty()
        || !EXTENSIONS.iter().any(|name| known(name))
        || text[end..].starts_with(char::is_alphanumeric)
    {
        return None;
    }
    let is_mark = unicode_normalization::char::is_combining_mark;
    let start = run_before(text, dot, |c| c.is_alphanumeric() || is_mark(c) || "._-~%+/\\".contains(c));
    (start < dot).then_some((start, end))
}

/// `C:\Users\…`, by one of its backslashes.
fn windows_path(text: &str, slash: usize) -> Option<(usize, usize)> {
    let drive = text[..slash].strip_suffix(':').filter(|before| before.ends_with(|c: char| c.is_ascii_alphabetic()))?;
    let start = drive.len() - 1;
    (!letter_before(text, start)).then(|| (start, address_end(text, slash)))
}

#[cfg(test)]
mod tests;
