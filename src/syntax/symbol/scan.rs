//! The pieces of a symbol: a number, then codes and a year between separators.

use crate::law::Knowledge;
use crate::text::{Case, Gap, Token};

/// A run of tokens that makes one piece, with its text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub digits: bool,
    /// Written without a single capital.
    pub small: bool,
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// `/`, `-`, `.`, `@`, or NUL when the separator is missing.
    pub separator: char,
    /// The token of the separator, or of the following piece when it is missing.
    pub token: usize,
    /// A space or line end stands in the joint.
    pub space: bool,
    /// The only space in the joint is a line end: the text was wrapped here.
    pub wrapped: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Pieces {
    pub number: Piece,
    pub rest: Vec<(Joint, Piece)>,
}

/// The longest run of pieces from the number at `start`; none if no code follows.
pub(super) fn pieces(folded: &str, tokens: &[Token], start: usize, knowledge: &Knowledge) -> Option<Pieces> {
    let first = tokens.get(start)?;
    if first.len() > 5 && glued_year(first.folded.of(folded)).is_none() {
        return None;
    }
    if let Some(before) = start.checked_sub(1).and_then(|index| tokens.get(index))
        && first.joined()
        && (before.is('/') || before.is('-') || before.is('.'))
    {
        return None;
    }
    let mut end = start + 1;
    // 66.7/2025/NQ-CP is a number of its own series; 1.391/QĐ-TTg has a thousands dot.
    if joined_is(tokens, end, '.') && tokens.get(end + 1).is_some_and(|t| t.is_number() && t.joined() && t.len() <= 3) {
        end += 2;
    }
    // 30a/2008/NQ-CP
    let letter = |t: &Token| t.is_word() && t.joined() && t.folded.of(folded).chars().nth(1).is_none();
    if tokens.get(end).is_some_and(letter) && tokens.get(end + 1).is_some_and(|t| t.is('/') || t.is('-')) {
        end += 1;
    }
    let number = piece(folded, tokens, start, end, true);
    let mut rest: Vec<(Joint, Piece)> = Vec::new();
    while let Some((joint, from)) = joint(tokens, end, rest.is_empty(), knowledge, folded) {
        let Some(next) = code_or_year(folded, tokens, from, rest.is_empty()) else { break };
        let known = knows(knowledge, &next.text);
        // "247/BC-GVN.HN": a unit behind a dot.
        let unit = joint.separator == '.' && rest.len() >= 2 && !joint.space && tokens[next.start].case == Case::Upper;
        let acceptable = if unit {
            true
        } else if joint.space || next.small || matches!(joint.separator, '.' | '\0') {
            known || (next.digits && joint.separator == '/')
        } else {
            known || next.digits || looks_like_code(&next, tokens)
        };
        if !acceptable || (next.digits && !rest.is_empty()) {
            break;
        }
        end = next.end;
        rest.push((joint, next));
        if rest.len() > 12 {
            break;
        }
    }
    // Bracketed units: TT-BCA(V24).
    if !rest.is_empty() && joined_is(tokens, end, '(') {
        let close = (end + 1..end + 4).find(|&index| joined_is(tokens, index, ')'));
        if let (Some(close), Some((_, last))) = (close, rest.last_mut())
            && tokens[end + 1..close].iter().all(|t| t.joined() && (t.is_number() || t.case != Case::Lower))
        {
            last.text = text(folded, tokens, last.start, close + 1);
            last.end = close + 1;
        }
    }
    rest.iter().any(|(_, piece)| !piece.digits).then_some(Pieces { number, rest })
}

/// "302020" → 2: where the year starts in a number that swallowed it.
pub(super) fn glued_year(digits: &str) -> Option<usize> {
    let at = digits.len().checked_sub(4).filter(|at| (2..=4).contains(at))?;
    let year: u16 = digits.get(at..)?.parse().ok()?;
    (1997..=2100).contains(&year).then_some(at)
}

/// The separator at `index` and the first token of the piece behind it.
fn joint(tokens: &[Token], index: usize, first: bool, knowledge: &Knowledge, folded: &str) -> Option<(Joint, usize)> {
    let token = tokens.get(index)?;
    let separator = ['/', '-', '.', '@'].into_iter().find(|&c| token.is(c));
    if let Some(separator) = separator {
        let next = tokens.get(index + 1)?;
        let gaps = [token.gap, next.gap];
        let space = gaps.iter().any(|gap| *gap != Gap::None);
        if space && !matches!(separator, '/' | '-') {
            return None;
        }
        let wrapped = token.gap == Gap::None && next.gap == Gap::Line;
        return Some((Joint { separator, token: index, space, wrapped }, index + 1));
    }
    if !token.is_word() {
        return None;
    }
    let joint = Joint { separator: '\0', token: index, space: !token.joined(), wrapped: false };
    if token.joined() {
        return Some((joint, index));
    }
    // "18 NQ/TU": a lost hyphen, only where what follows is beyond doubt.
    let code = token.folded.of(folded);
    (first
        && token.gap == Gap::Space
        && knowledge.type_codes.contains(code)
        && tokens.get(index + 1).is_some_and(|t| t.is('/') && t.joined())
        && tokens.get(index + 2).is_some_and(|t| knowledge.issuer_codes.contains(t.folded.of(folded))))
    .then_some((joint, index))
}

/// A code with what is glued to it ("QH14", "BGD&ĐT", "P3"), or a year.
fn code_or_year(folded: &str, tokens: &[Token], start: usize, first: bool) -> Option<Piece> {
    let token = tokens.get(start)?;
    if token.is_number() {
        return (first && (2..=5).contains(&token.len())).then(|| piece(folded, tokens, start, start + 1, true));
    }
    if !token.is_word() {
        return None;
    }
    let mut end = start + 1;
    loop {
        if joined_is(tokens, end, '&') && tokens.get(end + 1).is_some_and(|t| t.is_word() && t.joined()) {
            end += 2;
        } else if tokens.get(end).is_some_and(|t| t.is_number() && t.joined() && t.len() <= 3) {
            end += 1;
        } else {
            break;
        }
    }
    Some(piece(folded, tokens, start, end, false))
}

/// Capitals, as a code that no table knows is written.
fn looks_like_code(piece: &Piece, tokens: &[Token]) -> bool {
    match tokens[piece.start].case {
        Case::Upper => true,
        // "QyĐ", "HTr": more capitals than one, and short.
        Case::Mixed => piece.text.chars().count() <= 10,
        Case::Title => piece.text.chars().next().is_some_and(|_| tokens[piece.start].folded.len() <= 2),
        Case::Lower => false,
    }
}

fn knows(knowledge: &Knowledge, text: &str) -> bool {
    knowledge.type_codes.find(text).is_some()
        || knowledge.issuer_codes.find(text).is_some()
        || assembly(text).is_some()
        || split_glued(knowledge, text).is_some()
}

/// "QH14" → ("QH", 14), "UBTVQH15" → ("UBTVQH", 15), in any case.
pub(super) fn assembly(text: &str) -> Option<(&'static str, u8)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let term = text[digits..].parse().ok().filter(|term| (1..=30).contains(term))?;
    match text[..digits].to_uppercase().as_str() {
        "QH" => Some(("QH", term)),
        "UBTVQH" | "TVQH" => Some(("UBTVQH", term)),
        _ => None,
    }
}

/// "NĐCP" → ("NĐ", "CP"): a type and an issuer without the hyphen.
pub(super) fn split_glued(knowledge: &Knowledge, text: &str) -> Option<(usize, usize)> {
    if text.chars().count() < 4 || knowledge.issuer_codes.contains(text) || knowledge.type_codes.contains(text) {
        return None;
    }
    let split = text.char_indices().map(|(at, _)| at).skip(2).find(|&at| {
        knowledge.type_codes.contains(&text[..at])
            && text[at..].len() >= 2
            && knowledge.issuer_codes.contains(&text[at..])
    })?;
    Some((split, text.len()))
}

fn piece(folded: &str, tokens: &[Token], start: usize, end: usize, digits: bool) -> Piece {
    let small = !digits && tokens[start..end].iter().all(|token| token.case == Case::Lower);
    Piece { start, end, text: text(folded, tokens, start, end), digits, small }
}

fn text(folded: &str, tokens: &[Token], start: usize, end: usize) -> String {
    folded[tokens[start].folded.start as usize..tokens[end - 1].folded.end as usize].to_owned()
}

fn joined_is(tokens: &[Token], index: usize, c: char) -> bool {
    tokens.get(index).is_some_and(|token| token.is(c) && token.joined())
}
