//! A44: something that has happened after the day of the text.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DocumentFacts, LeadWord, ParagraphFacts};

use super::chronology::{HEAD, is_consolidated};
use super::evidence::show;
use super::expired::sentence;
use super::quotation::{quoted_as_wrong, words_before};

/// Words of what is still to come, of documents and of time limits.
const NOT_PAST: [&str; 12] = [
    "sẽ",
    "dự kiến",
    "kế hoạch",
    "đến ngày",
    "trước ngày",
    "từ ngày",
    "kể từ",
    "hết ngày",
    "chậm nhất",
    "thời hạn",
    "hiệu lực",
    "sắp",
];

pub(super) static A44: Rule = Rule {
    code: "A44",
    name: "event-later-than-text",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Việc đã xảy ra lại ghi sau ngày của bài", en: "What has happened is dated after the text"
    },
    explain: Text {
        vi: "Bài đề ngày 21/7/2024 mà viết “sáng ngày 22/7/2024, Ủy ban nhân dân tỉnh đã tổ chức…” thì một trong hai ngày \
             ghi sai: việc đã làm phải trước ngày ký (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4: ngày \
             của văn bản là ngày ký ban hành).",
        en: "A text of 21/7/2024 that says “on the morning of 22/7/2024 the committee held …” has one of the two dates wrong: \
             what has been done was done before the day of signing (Decree 30/2020/NĐ-CP, Appendix I, II.4).",
    },
    guard: Text {
        vi: "Chỉ xét ngày đủ ngày, tháng, năm đứng đầu câu có “đã” và có dòng địa danh, ngày tháng ở đầu bài. Không báo khi \
             câu nói về việc sẽ làm, thời hạn, hiệu lực.",
        en: "Only full dates that open a sentence in the past (“đã”) of a text with a dateline at its head. Silent where the \
             sentence speaks of plans, time limits or coming into force.",
    },
    examples: &[
        Example::Wrong(
            "Cao Bằng, ngày 21 tháng 7 năm 2024\n\nSáng ⟦ngày 22/7/2024⟧, Ủy ban nhân dân tỉnh đã tổ chức hội nghị.\n",
            None,
        ),
        Example::Right(
            "Cao Bằng, ngày 23 tháng 7 năm 2024\n\nSáng ngày 22/7/2024, Ủy ban nhân dân tỉnh đã tổ chức hội nghị.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 21 tháng 7 năm 2024\n\nSáng ngày 22/7/2024, Ủy ban nhân dân tỉnh sẽ tổ chức hội nghị mà các \
             sở đã chuẩn bị.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 21 tháng 7 năm 2024\n\nĐến ngày 22/7/2024, các xã đã gửi báo cáo phải đủ số liệu.\n",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some((today, place)) = facts.dateline.filter(|(_, place)| place.start <= HEAD) else { return };
    if is_consolidated(facts) {
        return;
    }
    for paragraph in facts.paragraphs.iter().filter(|paragraph| paragraph.start > place.start) {
        for date in &paragraph.facts.dates {
            let Some(day) = date.date().filter(|day| date.kind == DateKind::Day && *day > today) else { continue };
            if !tells_what_happened(date, paragraph) || quoted_as_wrong(paragraph.text, date.range) {
                continue;
            }
            let (shown, own) = (show(day), show(today));
            let message = say!(
                context,
                "Việc đã xảy ra ngày {shown}, sau ngày của bài ({own})",
                "This happened on {shown}, after the date of the text ({own})"
            );
            report
                .add(&A44, date.range.shift(paragraph.start), message)
                .related(place, say!(context, "ngày của bài: {own}", "the date of this text: {own}"));
        }
    }
}

/// "Sáng ngày 22/7/2024, … đã tổ chức …": the date opens a sentence in the past.
fn tells_what_happened(date: &DateMention, paragraph: &ParagraphFacts<'_>) -> bool {
    let led = matches!(date.lead, Some(lead) if matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay));
    let around = sentence(paragraph.text, date.range);
    let before = words_before(around.of(paragraph.text), date.range.start.saturating_sub(around.start), 8);
    let opens =
        matches!(before.as_str(), "" | "sáng" | "chiều" | "tối" | "vào" | "hôm" | "-" | "vào sáng" | "vào chiều");
    let words = around.of(paragraph.text).to_lowercase();
    let of_citation = |range| paragraph.facts.citations.iter().any(|citation| citation.range.contains_range(range));
    led && opens
        && words.contains(" đã ")
        && !NOT_PAST.iter().any(|word| words.contains(word))
        && !of_citation(date.range)
}
