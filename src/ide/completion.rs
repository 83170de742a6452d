//! Known documents, offered while a citation is being typed.

use std::cmp::Reverse;

use crate::analysis::Analysis;
use crate::law::{Form, Record, RecordId, Tier};
use crate::text::{Case, TextRange, Token, fold, tokenize};

use super::card::{card, day};

/// How many offers are made at once; typing on narrows them.
const OFFERED: usize = 40;

/// How far back on the line the label of a citation is looked for, in bytes.
const LOOK_BACK: usize = 200;

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The symbol, or the name of a law.
    pub label: String,
    /// What the document is about.
    pub detail: String,
    /// What is put in place of `replace`: in full where the text does not cite the document yet.
    pub insert: String,
    /// What has been typed of it so far, in bytes of the document.
    pub replace: TextRange,
    /// The record, for [`documentation`].
    pub record: RecordId,
}

/// What stands before the caret.
struct Typed<'a> {
    /// The name of the type: "Nghị định".
    kind: &'a str,
    /// The part of the number, symbol or name that has been typed.
    part: String,
    replace: TextRange,
}

/// The documents that may be meant by the citation that is being typed at a byte offset, best
/// first. Empty when no label stands before it.
#[must_use]
pub fn completions(analysis: &Analysis, offset: u32) -> Vec<Completion> {
    let Some(typed) = typed(analysis, offset) else { return Vec::new() };
    let law = matches!(typed.kind, "Luật" | "Bộ luật" | "Pháp lệnh");
    let part = typed.part.to_lowercase();
    let facts = analysis.facts();
    let cited: Vec<&str> = facts
        .mentions
        .iter()
        .filter(|mention| !mention.range().touches(offset))
        .filter_map(|mention| mention.citation.symbol.as_ref())
        .map(|symbol| symbol.canonical.as_str())
        .collect();
    let registry = analysis.context().knowledge.registry();
    let mut found: Vec<Record<'_>> = if law {
        let named = |record: &Record<'_>| {
            let name = record.title.strip_prefix(record.kind).map(|rest| rest.trim_start().to_lowercase());
            name.is_some_and(|name| name.starts_with(&part) || record.symbol.to_lowercase().starts_with(&part))
        };
        registry.of_kind(typed.kind).filter(named).collect()
    } else if part.is_empty() {
        // The newest that are known, and those of the text, however old.
        let of_kind = |symbol| registry.with_symbol(symbol).filter(|record| record.kind == typed.kind);
        let mut found: Vec<Record<'_>> = cited.iter().copied().flat_map(of_kind).collect();
        found.extend(registry.of_kind(typed.kind).filter(|record| !record.symbol.is_empty()).take(OFFERED));
        found
    } else {
        let as_typed = |record: &Record<'_>| record.symbol.to_lowercase().starts_with(&part);
        registry.with_beginning(typed.kind, &typed.part).filter(as_typed).collect()
    };
    found.sort_by_key(|record| {
        let in_text = cited.contains(&record.symbol);
        (!in_text, record.tier == Tier::D, Reverse(record.issued), record.symbol)
    });
    found.dedup_by_key(|record| record.id);
    found.truncate(OFFERED);
    let offer = |record: Record<'_>| Completion {
        label: if law { record.title.to_owned() } else { record.symbol.to_owned() },
        detail: if law { record.symbol.to_owned() } else { record.title.to_owned() },
        insert: insert(&record, law, cited.contains(&record.symbol)),
        replace: typed.replace,
        record: record.id,
    };
    found.into_iter().map(offer).collect()
}

/// The card of an offer, in Markdown.
#[must_use]
pub fn documentation(analysis: &Analysis, record: RecordId) -> Option<String> {
    let context = analysis.context();
    let registry = context.knowledge.registry();
    registry.get(record).map(|record| card(&record, registry, context.config.locale))
}

/// What a clerk would write: on first mention number, date and issuer (Nghị định 30/2020/NĐ-CP, Phụ
/// lục I, Mục II, khoản 6), later the symbol; a law by name and year.
fn insert(record: &Record<'_>, law: bool, cited: bool) -> String {
    if law {
        let name = record.title.strip_prefix(record.kind).unwrap_or(record.title).trim_start();
        return match record.issued {
            Some(issued) => format!("{name} năm {}", issued.year()),
            None => name.to_owned(),
        };
    }
    let mut text = record.symbol.to_owned();
    if cited {
        return text;
    }
    if let Some(issued) = record.issued {
        // The Party writes a comma before the day.
        let comma = if record.party_term.is_some() { "," } else { "" };
        text.push_str(&format!("{comma} ngày {}", day(issued)));
    }
    if !record.issuer.is_empty() {
        text.push_str(&format!(" của {}", record.issuer));
    }
    text
}

fn typed(analysis: &Analysis, offset: u32) -> Option<Typed<'_>> {
    let knowledge = &analysis.context().knowledge;
    let text = analysis.text();
    let before = text.get(..offset as usize)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut start = line.max(before.len().saturating_sub(LOOK_BACK));
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let folded = fold(&before[start..]);
    let tokens = tokenize(&folded, &knowledge.vocabulary);
    // The last label of the line, with nothing behind it but "số" and a beginning.
    let (index, label, len) = (0..tokens.len()).rev().find_map(|index| {
        let (label, len) = knowledge.labels.longest(&tokens[index..])?;
        (!label.abbreviated || tokens[index].case == Case::Upper).then_some((index, label, len))
    })?;
    let kind = knowledge.types.name(label.kind);
    let mut at = index + len;
    if tokens.get(at).is_some_and(|token| token.key == knowledge.words.so) {
        at += 1;
    }
    let rest = &tokens[at.min(tokens.len())..];
    let base = start as u32;
    let replace = match rest.first() {
        Some(first) => TextRange::new(base + first.range.start, offset),
        None => TextRange::empty(offset),
    };
    // Something must stand between the label and what is typed: "Nghị định|" is still the label.
    let space = before.ends_with(|c: char| c.is_whitespace()) || !rest.is_empty();
    let law = knowledge.types.rows.iter().any(|row| row.id == label.kind && row.form == Form::NationalAssembly);
    let plausible = if law { rest.len() <= 8 } else { is_beginning_of_symbol(rest) };
    let part = replace.of(text).to_owned();
    (space && plausible && !part.ends_with(char::is_whitespace)).then_some(Typed { kind, part, replace })
}

/// Nothing, or a number and what may follow it in a symbol, without a space.
fn is_beginning_of_symbol(tokens: &[Token]) -> bool {
    let Some((first, rest)) = tokens.split_first() else { return true };
    first.is_number() && rest.iter().all(Token::joined) && rest.len() <= 8
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    fn offers(text: &str) -> Vec<Completion> {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        completions(&Analysis::new(text, &context), text.len() as u32)
    }

    #[test]
    fn a_number_brings_its_documents() {
        let found = offers("Thực hiện Nghị định số 30/2020");
        let first = found.first().map(|offer| (offer.label.as_str(), offer.insert.as_str()));
        assert_eq!(first, Some(("30/2020/NĐ-CP", "30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")));
        assert_eq!(found[0].replace.len(), 7);
    }

    #[test]
    fn what_the_text_cites_comes_first_and_short() {
        let found = offers("Nghị định số 30/2020/NĐ-CP đã rõ.\nTheo Nghị định số ");
        assert_eq!(found.first().map(|offer| offer.insert.as_str()), Some("30/2020/NĐ-CP"));
    }

    #[test]
    fn a_law_comes_by_its_name() {
        let found = offers("Căn cứ Luật Lưu t");
        assert!(found.iter().any(|offer| offer.insert == "Lưu trữ năm 2011"), "{found:?}");
    }

    #[test]
    fn nothing_is_offered_where_no_citation_is_typed() {
        for text in ["Nghị định", "Nghị định này ", "tình hình ", "Quyết định của Ủy ban ", ""] {
            assert_eq!(offers(text), [], "{text}");
        }
    }
}
