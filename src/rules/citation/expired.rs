//! A21: a cited document that is no longer in force.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::law::{Ended, Force, Knowledge, Record, RecordId};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, CitationForm, DocumentFacts, Mention, Paragraph};
use crate::text::{TextEdit, TextRange, fold};

use super::evidence::{rewrite, show};
use super::history::{day_of, in_list_of_the_past, is_of_the_present, is_own, of_the_change};
use super::known::meant;

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
             lực, giai đoạn, sửa đổi, vi phạm…), trong câu có mốc thời gian khi văn bản còn hiệu lực, trong danh sách có lời \
             dẫn như vậy, trong điều khoản chuyển tiếp, khi bài cũng nêu văn bản thay thế hoặc nói văn bản đang được thay thế, \
             với văn bản nêu trong trích yếu của văn bản khác và với chính văn bản đang soát. Bài không ghi ngày được xét theo năm cuối cùng mà bài nhắc đến. Cách sửa chỉ là gợi ý.",
        en: "Only where the successor and its first day are known, once for each document. Silent in sentences about the \
             past or about the change itself (tổng kết, sơ kết, trước đây, thay thế, bãi bỏ, hết hiệu lực, giai đoạn, \
             sửa đổi, vi phạm…), in sentences with a time at which it was in force, in lists that such words open, \
             in articles on transition, where the text names the successor or says that one is coming, inside the title of \
             another document, and for the text's own number. \
             A text without a day is judged by the last year of which it speaks. The fix is a suggestion.",
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
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2025\n\nViệc lập sổ theo Nghị định số 110/2004/NĐ-CP còn vướng mắc. Bộ đang \
             soạn nghị định thay thế Nghị định số 110/2004/NĐ-CP.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2025\n\nCác quy định về sổ đăng ký đất của Luật Đất đai năm 2013; Chương III của \
             Quy chế này hết hiệu lực từ hôm nay.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nĐiều 7. Điều khoản chuyển tiếp\n\n1. Hồ sơ đã nộp được xét theo Nghị \
             định số 110/2004/NĐ-CP.\n",
        ),
        Example::Right("Cao Bằng, ngày 22 tháng 7 năm 2025\n\nCông ty này đã vi phạm Luật Đất đai năm 2013.\n"),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2025\n\nQuyết định số 684/QĐ-UBND ngày 02/02/2016 của Chủ tịch UBND huyện đúng \
             theo Luật Đất đai năm 2013.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nBộ đã trình Chính phủ ban hành Nghị định số 110/2004/NĐ-CP về công tác \
             văn thư.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2025\n\nGiấy tờ được cấp theo Luật Đất đai năm 2003 và Luật Đất đai năm 2013.\n",
        ),
        Example::Right(
            "QUỐC HỘI\n\nLuật số: 45/2013/QH13\n\nCao Bằng, ngày 22 tháng 7 năm 2025\n\nĐất đai thuộc sở hữu toàn dân.\n",
        ),
        Example::Right(
            "Luật Đất đai – Luật số 45/2013/QH13\n\nCao Bằng, ngày 22 tháng 7 năm 2025\n\nHồ sơ lập theo Luật số \
             45/2013/QH13.\n",
        ),
        Example::Right("Năm 2017, xã đã giao xong đất.\n\nViệc giao đất thực hiện theo Luật Đất đai năm 2013.\n"),
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
    let Some(day) = day_of(facts).filter(|_| !facts.consolidated) else { return };
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
        let known = || facts.cluster(cluster).any(|(_, other)| of_the_change(&other, facts) || is_own(&other, facts));
        if is_named(facts, &ended.by) || known() {
            done.insert(cluster);
            continue;
        }
        if !is_of_the_present(&mention, facts, since) || in_list_of_the_past(&mention, facts, since) {
            continue;
        }
        done.insert(cluster);
        report_ended(&mention, (&record, &ended, since), (text, day), context, report);
    }
}

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
pub(super) fn named<'k>(citation: &Citation, text: &str, knowledge: &'k Knowledge) -> Option<Record<'k>> {
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
