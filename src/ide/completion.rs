//! Known documents, offered while a citation is being typed, and new ones where a text begins.

use std::cmp::Reverse;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::config::Locale;
use crate::law::{Force, Form, Knowledge, Record, RecordId, Registry, Tier};
use crate::text::{Case, TextRange, Token, fold, tokenize};

use super::body::bodies;
use super::card::{card, day};
use super::skeleton::skeletons;

/// How many offers are made at once; typing on narrows them.
const OFFERED: usize = 40;

/// How many of the newest documents are looked at where nothing is typed yet.
const NEWEST: usize = 400;

/// How far back on the line the label of a citation is looked for, in bytes.
const LOOK_BACK: usize = 200;

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The symbol, or the name of a law, of a body, or of a document to be written.
    pub label: String,
    /// What the document is about, or what its form rests on.
    pub detail: String,
    /// What is put in place of `replace`: in full where the text does not cite the document yet.
    pub insert: String,
    /// The parts of `insert` that the writer has yet to fill in; those that read alike are one.
    pub gaps: Vec<TextRange>,
    /// What has been typed of it so far, in bytes of the document.
    pub replace: TextRange,
    /// The record, for [`documentation`]; only known documents have one.
    pub record: Option<RecordId>,
}

/// What stands before the caret and what is being typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind<'a> {
    /// The name of a type: "Nghị định".
    Label(&'a str),
    /// "số" alone.
    Number,
    /// "Căn cứ" at the start of a line.
    Grounds,
    /// "khoản 2 Điều 5": a document that the text cites.
    Pinpoint,
}

/// What stands before the caret.
struct Typed<'a> {
    behind: Behind<'a>,
    /// The part of the number, symbol or name that has been typed.
    part: String,
    replace: TextRange,
}

/// What may be put in at a byte offset, best first: a new document where a text begins (in one that
/// is written only when `asked`), the documents that a citation may mean, or the bodies behind "của".
#[must_use]
pub fn completions(analysis: &Analysis, offset: u32, asked: bool) -> Vec<Completion> {
    let mut found = skeletons(analysis, offset, asked);
    found.extend(match typed(analysis, offset) {
        Some(typed) => documents(analysis, &typed, offset),
        None => bodies(analysis, offset),
    });
    found
}

/// The documents that may be meant by the citation that is being typed.
fn documents(analysis: &Analysis, typed: &Typed<'_>, offset: u32) -> Vec<Completion> {
    let facts = analysis.facts();
    let mut cited: FxHashMap<&str, usize> = FxHashMap::default();
    for mention in facts.mentions.iter().filter(|mention| !mention.range().touches(offset)) {
        if let Some(symbol) = &mention.citation.symbol {
            *cited.entry(symbol.canonical.as_str()).or_default() += 1;
        }
    }
    let registry = analysis.context().knowledge.registry();
    let today = analysis.as_of().map(|as_of| as_of.day);
    let mut found = matching(registry, typed, &cited, today);
    // Nothing can be cited before it is issued.
    found.retain(|record| cited.contains_key(record.symbol) || today.is_none_or(|today| record.issued <= Some(today)));
    let bare = typed.part.is_empty();
    found.sort_by_cached_key(|record| {
        let uses = cited.get(record.symbol).copied().unwrap_or(0);
        let weight = weight(record, bare, today);
        let behind = record.is_law() && (amends(record) || has_ended(record, registry, today));
        (Reverse(uses), behind, record.tier == Tier::D, Reverse(weight), Reverse(record.issued), record.symbol)
    });
    found.dedup_by_key(|record| record.id);
    found.truncate(OFFERED);
    let regime = facts.profile.regime();
    let offer = |record: Record<'_>| {
        let law = record.is_law();
        let later = cited.contains_key(record.symbol);
        let written = if later { record.later_mention(regime) } else { record.first_mention(regime) };
        let lead = match typed.behind {
            Behind::Label(_) | Behind::Number => String::new(),
            Behind::Grounds | Behind::Pinpoint => format!("{} {}", record.kind, if law { "" } else { "số " }),
        };
        Completion {
            label: if law { record.title.to_owned() } else { format!("{}{}", lead, record.symbol) },
            detail: detail(&record, registry, today, analysis.context().config.locale),
            insert: lead + &written,
            gaps: Vec::new(),
            replace: typed.replace,
            record: Some(record.id),
        }
    };
    found.into_iter().map(offer).collect()
}

/// The known documents that what is typed may become.
fn matching<'r>(
    registry: &'r Registry,
    typed: &Typed<'_>,
    cited: &FxHashMap<&str, usize>,
    today: Option<Date>,
) -> Vec<Record<'r>> {
    let part = typed.part.to_lowercase();
    // Letter by letter: of a short beginning thousands are looked at.
    let as_typed = |record: &Record<'_>| {
        let mut symbol = record.symbol.chars().flat_map(char::to_lowercase);
        part.chars().all(|c| symbol.next() == Some(c))
    };
    let known = || cited.keys().flat_map(|symbol| registry.with_symbol(symbol));
    let kind = match typed.behind {
        Behind::Label(kind) => kind,
        Behind::Number => {
            let number = typed.part.split(['/', '-']).next().unwrap_or("");
            return registry.with_number(number).filter(as_typed).collect();
        }
        Behind::Pinpoint => return known().collect(),
        // The laws that are cited most, and what the text cites.
        Behind::Grounds => {
            let named =
                |record: &Record<'_>| record.is_law() && record.status.to_lowercase().starts_with("còn hiệu lực");
            return known().chain(registry.of_kind("Luật").filter(named)).collect();
        }
    };
    if matches!(kind, "Luật" | "Bộ luật" | "Pháp lệnh") {
        let named = |record: &Record<'_>| {
            let name = record.title.strip_prefix(record.kind).map(|rest| rest.trim_start().to_lowercase());
            name.is_some_and(|name| name.starts_with(&part) || as_typed(record))
        };
        return registry.of_kind(kind).filter(named).collect();
    }
    if part.is_empty() {
        // The newest that are known, and those of the text, however old.
        let of_kind =
            |symbol: &&str| registry.with_symbol(symbol).filter(|record| record.kind == kind).collect::<Vec<_>>();
        let mut found: Vec<Record<'_>> = cited.keys().flat_map(of_kind).collect();
        let there =
            |record: &Record<'_>| !record.symbol.is_empty() && today.is_none_or(|today| record.issued <= Some(today));
        found.extend(registry.of_kind(kind).filter(there).take(NEWEST));
        return found;
    }
    registry.with_beginning(kind, &typed.part).filter(as_typed).collect()
}

/// How likely a document is to be meant that the text does not cite yet: how often documents cite it,
/// and how new it is. With nothing typed only the two together tell.
fn weight(record: &Record<'_>, bare: bool, today: Option<Date>) -> u32 {
    let cited = 33 - (record.cited + 1).leading_zeros();
    let age = today.zip(record.issued).map_or(0, |(today, issued)| i32::from(today.year()) - i32::from(issued.year()));
    let recent = u32::try_from(12 - age.clamp(0, 12)).unwrap_or(0);
    let over = u32::from(record.status.starts_with("hết hiệu lực") || record.status.starts_with("nghi hết"));
    // An amending act is cited beside what it amends, seldom for itself.
    let amends = u32::from(amends(record));
    let popular = if bare { cited * 2 } else { cited * 3 };
    (popular + recent + 12).saturating_sub(over * 12 + amends * 6)
}

fn amends(record: &Record<'_>) -> bool {
    record.title.to_lowercase().contains("sửa đổi, bổ sung")
}

/// Whether another law stood in its place on the day of the text.
fn has_ended(record: &Record<'_>, registry: &Registry, today: Option<Date>) -> bool {
    match today {
        Some(today) => matches!(registry.force(record, today), Force::Ended(_) | Force::EndedSometime),
        None => record.status.starts_with("hết hiệu lực"),
    }
}

/// What tells an offer from the others: its subject, else body and day; and that it has ended.
fn detail(record: &Record<'_>, registry: &Registry, today: Option<Date>, locale: Locale) -> String {
    let told = if record.is_law() { record.symbol } else { record.title };
    let issued = record.issued.map(day);
    let told = match issued {
        Some(issued) if told.is_empty() => [record.issuer, &issued].join(", ").trim_start_matches(", ").to_owned(),
        _ => told.to_owned(),
    };
    if has_ended(record, registry, today) {
        format!("{} · {told}", locale.pick("hết hiệu lực", "no longer in force"))
    } else {
        told
    }
}

/// The card of an offer, in Markdown.
#[must_use]
pub fn documentation(analysis: &Analysis, record: RecordId) -> Option<String> {
    let context = analysis.context();
    let registry = context.knowledge.registry();
    registry.get(record).map(|record| card(&record, registry, analysis.as_of(), context.config.locale))
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
    let place = Place { text, base: start as u32, offset, tokens: &tokens, knowledge };
    place.labelled().or_else(|| place.unlabelled())
}

/// The end of a line up to the caret.
struct Place<'a, 't> {
    text: &'a str,
    /// Where the tokens start in the document.
    base: u32,
    offset: u32,
    tokens: &'t [Token],
    knowledge: &'a Knowledge,
}

impl<'a> Place<'a, '_> {
    /// Behind the last label of the line, with nothing but "số" and a beginning.
    fn labelled(&self) -> Option<Typed<'a>> {
        let Self { tokens, knowledge, .. } = self;
        let (index, label, len) = (0..tokens.len()).rev().find_map(|index| {
            let (label, len) = knowledge.labels.longest(&tokens[index..])?;
            (!label.abbreviated || tokens[index].case == Case::Upper).then_some((index, label, len))
        })?;
        let mut at = index + len;
        if tokens.get(at).is_some_and(|token| token.key == knowledge.words.so) {
            at += 1;
        }
        let rest = &tokens[at.min(tokens.len())..];
        let law = knowledge.types.rows.iter().any(|row| row.id == label.kind && row.form == Form::NationalAssembly);
        let plausible = if law { rest.len() <= 8 } else { is_beginning_of_symbol(rest) };
        let kind = knowledge.types.name(label.kind);
        // "Văn bản số …" may be any of them.
        (plausible && kind != "Văn bản").then(|| self.typed(rest, Behind::Label(kind))).flatten()
    }

    /// Behind "Căn cứ" at the start of a line, behind "Điều 5", or behind "số 21/".
    fn unlabelled(&self) -> Option<Typed<'a>> {
        let words = &self.knowledge.words;
        if let [can, cu] = self.tokens
            && [can.key, cu.key] == [words.can, words.cu]
        {
            return self.typed(&[], Behind::Grounds);
        }
        if let [.., article, number] = self.tokens
            && article.key == words.dieu
            && number.is_number()
        {
            return self.typed(&[], Behind::Pinpoint);
        }
        let number = self.tokens.iter().rposition(|token| token.key == words.so)? + 1;
        let rest = &self.tokens[number..];
        (rest.len() >= 2 && is_beginning_of_symbol(rest)).then(|| self.typed(rest, Behind::Number)).flatten()
    }

    fn typed(&self, rest: &[Token], behind: Behind<'a>) -> Option<Typed<'a>> {
        let replace = match rest.first() {
            Some(first) => TextRange::new(self.base + first.range.start, self.offset),
            None => TextRange::empty(self.offset),
        };
        // Something must stand between the label and what is typed: "Nghị định|" is still the label.
        let before = self.text.get(..self.offset as usize)?;
        let space = before.ends_with(char::is_whitespace) || !rest.is_empty();
        let part = replace.of(self.text).to_owned();
        (space && !part.ends_with(char::is_whitespace)).then_some(Typed { behind, part, replace })
    }
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
    use crate::config::{Config, Profile};
    use crate::rules::Context;

    fn offers(text: &str) -> Vec<Completion> {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        completions(&Analysis::new(text, &context), text.len() as u32, false)
    }

    #[test]
    fn a_number_brings_its_documents() {
        let found = offers("Thực hiện Nghị định số 30/2020");
        let first = found.first().map(|offer| (offer.label.as_str(), offer.insert.as_str()));
        assert_eq!(first, Some(("30/2020/NĐ-CP", "30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư")));
        assert_eq!(found[0].replace.len(), 7);
    }

    #[test]
    fn what_the_text_cites_comes_first_and_short() {
        let found = offers("Nghị định số 30/2020/NĐ-CP đã rõ.\nTheo Nghị định số ");
        assert_eq!(found.first().map(|offer| offer.insert.as_str()), Some("30/2020/NĐ-CP"));
    }

    #[test]
    fn an_offer_that_has_ended_says_so() {
        let found = offers("Cao Bằng, ngày 22 tháng 7 năm 2024\n\nTheo Nghị định số 110/2004");
        let detail = found.iter().find(|offer| offer.label == "110/2004/NĐ-CP").map(|offer| offer.detail.as_str());
        assert_eq!(detail, Some("hết hiệu lực · công tác văn thư"));
    }

    #[test]
    fn a_law_comes_by_its_name() {
        let found = offers("Căn cứ Luật Lưu t");
        assert!(found.iter().any(|offer| offer.insert == "Lưu trữ năm 2011"), "{found:?}");
    }

    #[test]
    fn laws_in_force_come_before_those_that_amend_them_or_have_ended() {
        let found = offers("Cao Bằng, ngày 22 tháng 7 năm 2025\n\nCăn cứ Luật ");
        assert!(found.iter().all(|offer| !offer.label.contains("sửa đổi")), "{found:?}");
        let land = offers("Cao Bằng, ngày 22 tháng 7 năm 2025\n\nCăn cứ Luật Đất");
        assert_eq!(land.first().map(|offer| offer.insert.as_str()), Some("Đất đai năm 2024"), "{land:?}");
        let before = offers("Cao Bằng, ngày 22 tháng 7 năm 2015\n\nCăn cứ Luật Đất");
        assert_eq!(before.first().map(|offer| offer.insert.as_str()), Some("Đất đai năm 2013"), "{before:?}");
    }

    #[test]
    fn the_kind_of_text_says_how_a_document_is_named() {
        let written = |profile| {
            let config = Config { profile: Some(profile), ..Config::default() };
            let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(config) };
            let text = "Căn cứ Nghị định số 30/2020";
            completions(&Analysis::new(text, &context), text.len() as u32, false)[0].insert.clone()
        };
        assert!(written(Profile::Nd30).starts_with("30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"));
        assert!(written(Profile::Nd78).starts_with("30/2020/NĐ-CP của Chính phủ"));
        assert!(written(Profile::Party).starts_with("30/2020/NĐ-CP, ngày 05/3/2020"));
    }

    #[test]
    fn grounds_and_bare_numbers_are_completed_too() {
        let laws = offers("Căn cứ ");
        assert!(laws.len() == OFFERED && laws.iter().all(|offer| offer.insert.starts_with("Luật ")), "{laws:?}");
        let numbers = offers("Thực hiện văn bản số 30/2020/");
        assert!(numbers.iter().any(|offer| offer.insert.starts_with("30/2020/NĐ-CP")), "{numbers:?}");
    }

    #[test]
    fn a_place_in_a_document_is_completed_by_what_the_text_cites() {
        let found = offers("Nghị định số 30/2020/NĐ-CP đã rõ.\nTheo khoản 2 Điều 5 ");
        let inserts: Vec<&str> = found.iter().map(|offer| offer.insert.as_str()).collect();
        assert_eq!(inserts, ["Nghị định số 30/2020/NĐ-CP"]);
    }

    #[test]
    fn nothing_later_than_the_text_is_offered() {
        let found = offers("Cao Bằng, ngày 22 tháng 7 năm 2019\n\nCăn cứ Nghị định số ");
        assert!(!found.is_empty());
        assert!(found.iter().all(|offer| !offer.label.contains("/2020/")), "{found:?}");
    }

    #[test]
    fn nothing_is_offered_where_no_citation_is_typed() {
        for text in ["Nghị định", "Nghị định này ", "tình hình ", "Quyết định của Ủy ban "] {
            assert_eq!(offers(text), [], "{text}");
        }
    }
}
