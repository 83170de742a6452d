//! A44: something that has happened after the day of the text.

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DocumentFacts, LeadWord, Paragraph};

use super::chronology::HEAD;
use super::evidence::show;
use super::history::sentence;
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

/// What is done once and then has been done.
const DEEDS: [&str; 22] = [
    "tổ chức",
    "ban hành",
    "họp",
    "tiến hành",
    "khai mạc",
    "bế mạc",
    "ký",
    "có buổi",
    "diễn ra",
    "làm việc",
    "chủ trì",
    "thông qua",
    "kiểm tra",
    "trao",
    "bàn giao",
    "khánh thành",
    "khởi công",
    "xảy ra",
    "tiếp nhận",
    "công bố",
    "phê duyệt",
    "quyết định",
];

/// Words that open another clause between the date and the deed.
const BETWEEN: [&str; 11] = ["mà", "khi", "là", "theo", "những", "được", "vụ", "kỷ niệm", "hạn", "như", "nếu"];

/// Words of subject between the date and "đã", at most.
const SUBJECT: usize = 16;

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
             câu nói về việc sẽ làm, thời hạn, hiệu lực, hoặc khi “đã” thuộc mệnh đề khác (“hạn cuối mà các đơn vị đã \
             đăng ký”).",
        en: "Only full dates that open a sentence in the past (“đã”) of a text with a dateline at its head. Silent where the \
             sentence speaks of plans, time limits or coming into force, or where “đã” belongs to another clause.",
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
            "Cao Bằng, ngày 21 tháng 7 năm 2024\n\nNgày 30/7/2024 là hạn cuối mà các đơn vị đã đăng ký.\n\nNgày 26/7/2024, \
             Tòa án mở phiên xét xử vụ án đã hoãn hai lần.\n\nNgày 27/7/2024, cả nước tưởng nhớ những người đã hy sinh.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 21 tháng 7 năm 2024\n\nVào ngày 01/8/2024, khi các xã đã hoàn thành việc sáp nhập, tỉnh công bố \
             kết quả.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 21 tháng 7 năm 2024\n\nĐến ngày 22/7/2024, các xã đã gửi báo cáo phải đủ số liệu.\n",
        ),
    ],
    check: Check::Clues { gather: past, judge: check },
};

/// The dates of a paragraph that open a sentence in the past.
fn past(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    for (fact, date) in paragraph.facts.dates.iter().enumerate() {
        if tells_what_happened(date, paragraph) && !quoted_as_wrong(paragraph.text, date.range) {
            clues.push(Clue { fact: fact as u32, note: 0 });
        }
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some((today, head)) = facts.dateline.filter(|(_, head)| head.start <= HEAD) else { return };
    let later = |place: &Place| {
        let paragraph = facts.paragraphs.get(place.paragraph).filter(|paragraph| paragraph.start > head.start)?;
        let date = paragraph.facts.dates.get(place.fact as usize)?;
        Some((date.range.shift(paragraph.start), date.date().filter(|day| *day > today)?))
    };
    for (range, day) in places.iter().filter_map(later).filter(|_| !facts.consolidated) {
        let (shown, own) = (show(day), show(today));
        let message = say!(
            context,
            "Việc đã xảy ra ngày {shown}, sau ngày của bài ({own})",
            "This happened on {shown}, after the date of the text ({own})"
        );
        report
            .add(&A44, range, message)
            .related(head, say!(context, "ngày của bài: {own}", "the date of this text: {own}"));
    }
}

/// "Sáng ngày 22/7/2024, … đã tổ chức …": the date opens a sentence in the past.
fn tells_what_happened(date: &DateMention, paragraph: &Paragraph<'_>) -> bool {
    let led = matches!(date.lead, Some(lead) if matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay));
    if !led || date.kind != DateKind::Day || date.date().is_none() {
        return false;
    }
    let around = sentence(paragraph.text, date.range);
    let before = words_before(around.of(paragraph.text), date.range.start.saturating_sub(around.start), 8);
    let opens = ["", "-", "sáng", "chiều", "tối", "vào", "hôm", "vào sáng", "vào chiều"].contains(&before.as_str());
    if !opens {
        return false;
    }
    let after = paragraph.text.get(date.range.end as usize..around.end as usize).unwrap_or("").to_lowercase();
    let planned = || {
        let words = around.of(paragraph.text).to_lowercase();
        NOT_PAST.iter().any(|word| words.contains(word))
    };
    let of_citation = || paragraph.facts.citations.iter().any(|citation| citation.range.contains_range(date.range));
    names_a_deed(&after) && !planned() && !of_citation()
}

/// ", Ủy ban nhân dân tỉnh đã tổ chức hội nghị": a subject and what it did, and nothing between.
fn names_a_deed(after: &str) -> bool {
    let Some((subject, deed)) = after.split_once(" đã ") else { return false };
    let words: Vec<&str> = subject.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let spaced = format!(" {} ", words.join(" "));
    words.len() <= SUBJECT
        && !BETWEEN.iter().any(|word| spaced.contains(&format!(" {word} ")))
        && DEEDS.iter().any(|verb| deed.starts_with(verb))
}
