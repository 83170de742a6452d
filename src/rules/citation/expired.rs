//! A21: a cited document that is no longer in force.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::law::{Ended, Force, Knowledge, Record, RecordId};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{AsOfSource, Citation, CitationForm, DateKind, DocumentFacts, Mention, Paragraph, Role};
use crate::text::{TextEdit, TextRange, fold};

use super::evidence::{self, rewrite, show};
use super::known::meant;
use super::quotation::{quoted_as_wrong, words_after};

/// Words of sentences that speak of the past or of the change itself.
const OF_THE_PAST: [&str; 29] = [
    "tổng kết",
    "sơ kết",
    "trước đây",
    "trước đó",
    "trước ngày",
    "giao thời",
    "thay thế",
    "thay cho",
    "bãi bỏ",
    "hủy bỏ",
    "huỷ bỏ",
    "hết hiệu lực",
    "hiệu lực thi hành",
    "có hiệu lực",
    "giai đoạn",
    "sửa đổi",
    "bổ sung",
    "kế thừa",
    "chuyển tiếp",
    "tiếp tục thực hiện",
    "tiếp tục áp dụng",
    "đã ban hành",
    "đã được cấp",
    "năm thực hiện",
    "lịch sử",
    "thời điểm",
    "thời kỳ",
    "nhiệm kỳ",
    "hợp nhất",
];

pub(super) static A21: Rule = Rule {
    code: "A21",
    name: "citation-no-longer-in-force",
    category: Category::Citation,
    level: Level::On(Severity::Info),
    profiles: &[],
    title: Text {
        vi: "Văn bản được viện dẫn đã bị thay thế, hết hiệu lực",
        en: "A cited document is no longer in force",
    },
    explain: Text {
        vi: "Theo danh mục, vào ngày của bài (hoặc ngày đặt bằng `as-of`) văn bản này đã bị văn bản khác thay thế hoặc bãi \
             bỏ (Luật 64/2025/QH15 quy định trường hợp văn bản hết hiệu lực). Tình trạng được suy ra từ nguồn công khai, \
             không phải kết luận pháp lý; người soạn thảo quyết định viện dẫn văn bản nào.",
        en: "According to the registry another document had replaced or repealed this one by the day of the text (or the \
             day set with `as-of`; Law 64/2025/QH15 says when a document ends). The status is derived from public \
             sources and no legal opinion; the writer decides what to cite.",
    },
    guard: Text {
        vi: "Chỉ báo khi biết văn bản thay thế và ngày có hiệu lực của nó, mỗi văn bản một lần trong bài. Không báo trong \
             câu nói về quá khứ hoặc về chính việc thay đổi (tổng kết, sơ kết, trước đây, thay thế, bãi bỏ, hết hiệu \
             lực, giai đoạn, sửa đổi…), trong câu có mốc thời gian khi văn bản còn hiệu lực, trong danh sách có lời dẫn như \
             vậy, khi bài cũng nêu văn bản \
             thay thế, và với văn bản nêu trong trích yếu của văn bản khác. Cách sửa chỉ là gợi ý.",
        en: "Only where the successor and its first day are known, once for each document. Silent in sentences about the \
             past or about the change itself (tổng kết, sơ kết, trước đây, thay thế, bãi bỏ, hết hiệu lực, giai đoạn, \
             sửa đổi…), in sentences with a time at which it was in force, in lists \
             that such words open, where the text names the successor too, and \
             inside the title of another document. The fix is a suggestion.",
    },
    examples: &[
        Example::Wrong(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nCăn cứ ⟦Nghị định số 110/2004/NĐ-CP⟧ ngày 08 tháng 4 năm 2004 của \
             Chính phủ về công tác văn thư;\n",
            Some(
                "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của \
                 Chính phủ về công tác văn thư;\n",
            ),
        ),
        Example::Wrong(
            "Cao Bằng, ngày 22 tháng 7 năm 2025\n\nViệc giao đất thực hiện theo ⟦Luật Đất đai năm 2013⟧.\n",
            Some("Cao Bằng, ngày 22 tháng 7 năm 2025\n\nViệc giao đất thực hiện theo Luật Đất đai năm 2024.\n"),
        ),
        Example::Right("Cao Bằng, ngày 22 tháng 7 năm 2024\n\nViệc giao đất thực hiện theo Luật Đất đai năm 2013.\n"),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2025\n\nTheo Luật Đất đai năm 2013 thì lập sổ; Luật Đất đai năm 2024 quy định \
             khác.\n",
        ),
        Example::Right(
            "Quyết định về công tác lưu trữ\nCăn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về \
             công tác văn thư;\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nHuyện rà soát, đề nghị bãi bỏ các văn bản sau:\n1. Quy chế theo Nghị \
             định số 110/2004/NĐ-CP;\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2019\n\nCăn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính \
             phủ về công tác văn thư;\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nTrước đây việc này theo Nghị định số 110/2004/NĐ-CP về công tác văn \
             thư.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nTheo Nghị định số 110/2004/NĐ-CP thì lập sổ. Nay Nghị định số \
             30/2020/NĐ-CP quy định khác.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nCăn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư;\n",
        ),
    ],
    check: Check::Clues { gather: known_documents, judge: check },
};

/// A note is the record, with this bit where the registry says that it has ended.
const ENDED: u32 = 1 << 31;

/// The citations of documents that the registry knows.
fn known_documents(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        if let Some(record) = named(citation, paragraph.text, &context.knowledge) {
            let ended = if record.has_ended() { ENDED } else { 0 };
            clues.push(Clue { fact: fact as u32, note: record.id.0 & !ENDED | ended });
        }
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    if places.iter().all(|place| place.note & ENDED == 0) {
        return;
    }
    let Some(day) = day(facts).filter(|_| !facts.consolidated) else { return };
    let registry = context.knowledge.registry();
    let mut done: FxHashSet<u32> = FxHashSet::default();
    for place in places {
        let Some((index, mention)) = facts.mention(place.paragraph, place.fact) else { continue };
        let Some(&cluster) = facts.resolution.clusters.get(index) else { continue };
        if done.contains(&cluster) {
            continue;
        }
        let text = facts.paragraphs[mention.paragraph].text;
        let id = (place.note & ENDED != 0).then_some(RecordId(place.note & !ENDED));
        let record = id.and_then(|id| registry.get(id));
        let ended = record.map(|record| (record, registry.force(&record, day)));
        let Some((record, Force::Ended(ended))) = ended else {
            done.insert(cluster);
            continue;
        };
        let Some(since) = ended.since else { continue };
        if is_named(facts, &ended.by) {
            done.insert(cluster);
            continue;
        }
        if !is_of_the_present(&mention, facts, since) || in_list_of_the_past(&mention, facts) {
            continue;
        }
        done.insert(cluster);
        report_ended(&mention, (&record, &ended, since), (text, day), context, report);
    }
}

/// The day by which to judge: that of the text. Where only the calendar tells, an old text may lie
/// open today: then not later than the year in its own symbol, than the last day of which the text
/// speaks, and if it rests on documents or cites several, all of them old, than the newest of these.
fn day(facts: &DocumentFacts<'_>) -> Option<Date> {
    let as_of = facts.as_of?;
    if as_of.source != AsOfSource::Today {
        return Some(as_of.day);
    }
    let end_of = |year: i16| Date::new(year, 12, 31).ok().map(|day| day.min(as_of.day));
    if let Some(day) = own_year(facts).and_then(end_of) {
        return Some(day);
    }
    let cited: FxHashSet<Date> = facts.mentions.iter().filter_map(|mention| evidence::day(mention.citation)).collect();
    let dates = facts.paragraphs.iter().flat_map(|paragraph| &paragraph.facts.dates);
    let days = dates.filter(|date| date.kind == DateKind::Day).filter_map(|date| date.date());
    if let Some(last) = days.filter(|day| !cited.contains(day)).max() {
        return Some(last.min(as_of.day));
    }
    let symbols = facts.mentions.iter().filter_map(|mention| mention.citation.symbol.as_ref());
    let years: FxHashSet<(&str, i16)> =
        symbols.filter_map(|symbol| Some((symbol.canonical.as_str(), symbol.year_value()?))).collect();
    let newest = years.iter().map(|(_, year)| *year).chain(cited.iter().map(|day| day.year())).max();
    let rests = facts.paragraphs.iter().any(|paragraph| paragraph.facts.role == Role::Basis);
    let old = newest.filter(|year| (rests || years.len() >= SEVERAL) && year + OLD_YEARS < as_of.day.year());
    Some(old.and_then(end_of).unwrap_or(as_of.day))
}

/// The year in the symbol that a text gives itself at its head.
fn own_year(facts: &DocumentFacts<'_>) -> Option<i16> {
    let first = facts.mentions.first()?;
    let before = facts.text.get(..first.range().start as usize)?;
    let own = first.citation.own_header || before.trim_start().is_empty();
    first.citation.symbol.as_ref().filter(|_| own)?.year_value()
}

/// So many documents say of what time a text is.
const SEVERAL: usize = 3;

/// A text that cites nothing from the last years is an old one.
const OLD_YEARS: i16 = 4;

/// Whether the text cites a document anywhere, by symbol or, a law, by name and year: who names the
/// successor knows of it.
fn is_named(facts: &DocumentFacts<'_>, by: &Record<'_>) -> bool {
    let year = by.issued.filter(|_| by.is_law()).map(Date::year);
    facts.mentions.iter().any(|mention| match &mention.citation.symbol {
        Some(cited) => cited.canonical.eq_ignore_ascii_case(by.symbol),
        None => {
            let name = mention.citation.name.filter(|_| year.is_some() && mention.citation.year == year);
            let written = name.map(|name| name.of(facts.paragraphs[mention.paragraph].text));
            written.is_some_and(|written| fold(written).text.to_lowercase() == by.title.to_lowercase())
        }
    })
}

/// The document that a citation names by symbol or, a law, by name and year.
fn named<'k>(citation: &Citation, text: &str, knowledge: &'k Knowledge) -> Option<Record<'k>> {
    meant(citation, knowledge).or_else(|| law_of_name(citation, text, knowledge))
}

/// The law that is cited by its name and year: "Luật Đất đai năm 2013".
fn law_of_name<'k>(citation: &Citation, text: &str, knowledge: &'k Knowledge) -> Option<Record<'k>> {
    let year = citation.year.filter(|_| citation.form == CitationForm::Named && citation.nickname.is_none())?;
    let name = fold(citation.name?.of(text));
    let of_year = |record: &Record<'_>| record.is_law() && record.issued.is_some_and(|day| day.year() == year);
    let mut found = knowledge.registry().with_title(&name.text).filter(of_year);
    found.next().filter(|_| found.next().is_none())
}

/// How far above an item of a list the line is looked for that opens the list.
const LIST: usize = 30;

/// "bãi bỏ các văn bản sau đây:" speaks for the items below it.
fn in_list_of_the_past(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let marked = facts.paragraphs[mention.paragraph].text.trim_start();
    let number = marked.split([')', '.']).next().unwrap_or("");
    if !(marked.starts_with(['-', '+', '•']) || number.len() <= 3 && number.chars().all(char::is_alphanumeric)) {
        return false;
    }
    let above = facts.paragraphs[..mention.paragraph].iter().rev().take(LIST);
    let mut opening = above.map(|paragraph| paragraph.text.trim_end()).filter(|text| text.ends_with(':'));
    opening.next().is_some_and(|text| {
        let words = text.to_lowercase();
        OF_THE_PAST.iter().any(|word| words.contains(word))
    })
}

/// Whether a citation stands in a sentence about what holds now.
fn is_of_the_present(mention: &Mention<'_>, facts: &DocumentFacts<'_>, since: Date) -> bool {
    let paragraph = &facts.paragraphs[mention.paragraph];
    let citation = mention.citation;
    if matches!(paragraph.facts.role, Role::Heading | Role::NumberLine) || citation.own_header {
        return false;
    }
    // "Thông tư … sửa đổi Thông tư …", "Kế hoạch … thực hiện Nghị định …": named by another's title.
    let inside = |other: &&crate::syntax::Citation| {
        other.range != citation.range && other.title.is_some_and(|title| title.contains_range(citation.range))
    };
    if paragraph.facts.citations.iter().any(|other| inside(&other)) {
        return false;
    }
    let sentence = sentence(paragraph.text, citation.range);
    let words = sentence.of(paragraph.text).to_lowercase();
    if OF_THE_PAST.iter().any(|word| words.contains(word)) || quoted_as_wrong(paragraph.text, citation.range) {
        return false;
    }
    // A row of documents tells how one followed the other.
    let row = paragraph.facts.citations.iter().filter(|other| sentence.contains_range(other.range)).count() >= 4;
    let own = |range: TextRange| citation.range.contains_range(range);
    let elsewhere = paragraph.facts.dates.iter().filter(|date| sentence.contains_range(date.range) && !own(date.range));
    let past = |date: &crate::syntax::DateMention| {
        date.date().is_some_and(|day| day < since)
            || date.year.is_some_and(|year| i64::from(year.value) < i64::from(since.year()) && year.digits == 4)
    };
    let of_citation = |range: TextRange| {
        let mut others = paragraph.facts.citations.iter();
        others.any(|other| other.range.contains_range(range))
    };
    !row && !elsewhere.filter(|date| !of_citation(date.range)).any(past)
        && !words_after(paragraph.text, citation.range.end, 40).contains("cũ")
}

/// The sentence around a range of a paragraph.
pub(super) fn sentence(text: &str, range: TextRange) -> TextRange {
    let before = text.get(..range.start as usize).unwrap_or("");
    let after = text.get(range.end as usize..).unwrap_or("");
    let ends = |pair: &[u8]| matches!(pair, b". " | b"; " | b"! " | b"? " | b";\n" | b".\n");
    let start = before.as_bytes().windows(2).rposition(ends);
    let end = after.as_bytes().windows(2).position(ends);
    let start = start.map_or(0, |at| at as u32 + 1);
    TextRange::new(start, end.map_or(text.len() as u32, |at| range.end + at as u32))
}

fn report_ended(
    mention: &Mention<'_>,
    (record, ended, since): (&Record<'_>, &Ended<'_>, Date),
    (text, day): (&str, Date),
    context: &Context,
    report: &mut Report,
) {
    let citation = mention.citation;
    let number = citation.number_range.unwrap_or(citation.range);
    let label = citation.label.as_ref().filter(|label| !label.inherited).map_or(number, |label| label.range);
    let range = label.cover(number).shift(mention.start);
    let law = citation.symbol.is_none();
    let old = if law { format!("{} ({})", record.title, record.symbol) } else { record.symbol.to_owned() };
    let (from, today) = (show(since), show(day));
    let new = match (ended.by.is_law(), ended.by.symbol.is_empty()) {
        (_, true) => ended.by.title.to_owned(),
        (true, false) => format!("{} {}", ended.by.title, ended.by.symbol),
        (false, false) => format!("{} {}", ended.by.kind, ended.by.symbol),
    };
    let message = say!(
        context,
        "Theo danh mục, đến ngày {today} thì {old} đã hết hiệu lực (từ {from}, theo {new})",
        "According to the registry {old} was no longer in force on {today} (since {from}, by {new})"
    );
    let entry = report.add(&A21, range, message);
    // Only a successor of the same kind can stand in its place, and only a person can say that it does.
    if ended.by.kind != record.kind || ended.by.symbol.is_empty() {
        return;
    }
    if law {
        // Of a law that keeps its name only the year is another.
        let years = citation.year.zip(ended.by.issued).filter(|_| ended.by.title == record.title);
        let end = years.and_then(|(old, by)| {
            citation.range.of(text).ends_with(&old.to_string()).then_some((citation.range.end, by.year()))
        });
        if let Some((end, year)) = end {
            let edit = TextEdit::replace(TextRange::new(end - 4, end).shift(mention.start), year.to_string());
            entry.suggest(say!(context, "Viện dẫn {new} thay vào", "Cite {new} instead"), vec![edit]);
        }
        return;
    }
    let mut edits = vec![TextEdit::replace(number, ended.by.symbol.to_owned())];
    if let Some(date) = &citation.date {
        let Some(dated) = ended.by.issued.and_then(|issued| rewrite(&date.mention, issued)) else { return };
        edits.extend(dated);
    }
    let edits = edits.into_iter().map(|edit| edit.shift(mention.start)).collect();
    entry.suggest(say!(context, "Viện dẫn {new} thay vào", "Cite {new} instead"), edits);
}
