//! Zones of markup: code, tags, placeholders, commands.

use super::ahead;

/// How long a tag or a stretch of inline code may be, in bytes: what is longer was not meant so.
const TAG: usize = 2_000;
/// How far the end of a script or style sheet is looked for within its paragraph, in bytes.
const SCRIPT: usize = 20_000;

/// HTML elements. A name that is not among them is no tag: "<Nghị định>" stays text.
const ELEMENTS: [&str; 81] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
];
const MORE_ELEMENTS: [&str; 8] = ["textarea", "time", "title", "tr", "tt", "u", "ul", "video"];

/// A tag, comment or declaration, by its `<`. What is not closed within the paragraph is a zone to
/// the end only for a comment, which [`blocks`](super::blocks) then follows into the next ones.
pub(super) fn tag(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = &text[at..];
    if let Some(comment) = rest.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(text.len(), |length| at + 4 + length + 3);
        return Some((at, end));
    }
    let declaration = rest.strip_prefix("<!").or_else(|| rest.strip_prefix("<?"));
    let inner = declaration.or_else(|| rest.strip_prefix("</")).unwrap_or(&rest[1..]);
    let name = &inner[..inner.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    let lower = name.to_ascii_lowercase();
    let known = ELEMENTS.contains(&lower.as_str()) || MORE_ELEMENTS.contains(&lower.as_str());
    if name.is_empty() || (declaration.is_none() && !known) {
        return None;
    }
    if !inner[name.len()..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | ':' | '?')) {
        return None;
    }
    let mut quote = None;
    let start = text.len() - inner.len() + name.len();
    for (offset, byte) in ahead(text, start, TAG).bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some((at, raw_end(text, &lower, start + offset + 1))),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Where the content of an element that holds no text ends, if it does so in this paragraph.
fn raw_end(text: &str, element: &str, from: usize) -> usize {
    let close = match element {
        "script" => "</script",
        "style" => "</style",
        _ => return from,
    };
    let near = ahead(text, from, SCRIPT);
    near.find(close).and_then(|start| Some(from + start + near[start..].find('>')? + 1)).unwrap_or(from)
}

/// Inline code between backticks, or the line that opens or closes a fenced block.
///
/// A backtick inside a word is an apostrophe ("H`Mông"), so code must begin where no word does.
pub(super) fn code(text: &str, at: usize) -> Option<(usize, usize)> {
    let mark = text.as_bytes()[at];
    let length = text.as_bytes()[at..].iter().take_while(|byte| **byte == mark).count();
    let before = text[..at].trim_end_matches(' ');
    if length >= 3 && at - before.len() <= 3 && (before.is_empty() || before.ends_with(['\n', '\r'])) {
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
        // "```code```" on one line is inline code.
        if mark == b'~' || !text[at + length..end].contains('`') {
            return Some((at, end));
        }
    }
    if mark == b'~' || super::letter_before(text, at) {
        return None;
    }
    let open = at + length;
    let near = ahead(text, open, TAG);
    let mut from = open;
    while let Some(offset) = near.get(from - open..).and_then(|rest| rest.find(['`', '\n', '\r'])) {
        let found = from + offset;
        if text.as_bytes()[found] != b'`' {
            return None;
        }
        let end = super::run_after(text, found, |c| c == '`');
        if end - found == length {
            let joined = text[end..].starts_with(char::is_alphanumeric);
            return (found > open && !joined).then_some((at, end));
        }
        from = end;
    }
    None
}

/// `{{ name }}`, `{% block %}`, `{# remark #}`, `${name}`.
pub(super) fn placeholder(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = ahead(text, at, TAG);
    let close = match rest.as_bytes().get(1) {
        Some(b'{') => "}}",
        Some(b'%') => "%}",
        Some(b'#') => "#}",
        _ if text[..at].ends_with('$') => "}",
        _ => return None,
    };
    let end = rest.find(close).map(|length| at + length + close.len())?;
    let line_end = rest.find(['\n', '\r']).map_or(at + rest.len(), |length| at + length);
    let start = if close == "}" { at - 1 } else { at };
    (end <= line_end).then_some((start, end))
}

/// `\textbf`, and the argument too where that is no text: `\ref{…}`.
pub(super) fn tex_command(text: &str, at: usize) -> Option<(usize, usize)> {
    const WITHOUT_TEXT: [&str; 11] = [
        "begin",
        "bibliography",
        "cite",
        "documentclass",
        "end",
        "includegraphics",
        "input",
        "label",
        "ref",
        "url",
        "usepackage",
    ];
    let end = super::run_after(text, at + 1, |c| c.is_ascii_alphabetic());
    let name = &text[at + 1..end];
    if name.len() < 2 || text[end..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    if !WITHOUT_TEXT.contains(&name) {
        return Some((at, end));
    }
    let near = ahead(text, end, TAG);
    let argument = near.find('}').filter(|length| {
        let inside = &near[..*length];
        inside.starts_with(['{', '[']) && !inside.contains(['\n', '\r'])
    });
    Some((at, argument.map_or(end, |length| end + length + 1)))
}

/// The stars of Markdown's bold type: "**Nghị định** số 5" is a citation all the same.
pub(super) fn strong(text: &str, at: usize) -> Option<(usize, usize)> {
    let end = super::run_after(text, at, |c| c == '*');
    (matches!(end - at, 2 | 3) && !text[..at].ends_with('*')).then_some((at, end))
}

const SPACE_ENTITIES: [&str; 5] = ["&nbsp;", "&#160;", "&ensp;", "&emsp;", "&thinsp;"];

/// Whether a zone is a space written as an HTML entity.
pub(super) fn is_space_entity(zone: &str) -> bool {
    SPACE_ENTITIES.contains(&zone)
}

/// An HTML entity of those that stand in prose: `&nbsp;`, `&ndash;`.
pub(super) fn entity(text: &str, at: usize) -> Option<(usize, usize)> {
    const OTHERS: [&str; 11] = [
        "&amp;", "&lt;", "&gt;", "&quot;", "&ndash;", "&mdash;", "&hellip;", "&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;",
    ];
    let near = ahead(text, at, 10);
    let length = near.find(';')? + 1;
    let known = SPACE_ENTITIES.iter().chain(&OTHERS).any(|entity| *entity == &near[..length]);
    known.then_some((at, at + length))
}
