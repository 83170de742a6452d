//! A43: "tổng kết 10 năm thực hiện …" against the years that have passed.

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DateKind, DocumentFacts, Paragraph};
use crate::text::{TextRange, fold};

use super::chronology::HEAD;
use super::evidence::{day, show};
use super::history::sentence;
use super::quotation::quoted_as_wrong;

/// How far before a citation the review may be named, in bytes.
const BEFORE: usize = 90;

/// How a review names itself at the start of a line.
const OWN: [&str; 12] = [
    "sơ kết",
    "tổng kết",
    "báo cáo sơ kết",
    "báo cáo tổng kết",
    "báo cáo kết quả sơ kết",
    "báo cáo kết quả tổng kết",
    "về sơ kết",
    "về tổng kết",
    "về việc sơ kết",
    "về việc tổng kết",
    "v/v sơ kết",
    "v/v tổng kết",
];

pub(super) static A43: Rule = Rule {
    code: "A43",
    name: "anniversary-arithmetic",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Số năm thực hiện không khớp với năm ban hành văn bản",
        en: "The years of a review do not fit the date of the document",
    },
    explain: Text {
        vi: "“Sơ kết 5 năm thực hiện Nghị định số 21/2019/NĐ-CP” trong báo cáo năm 2026 là đếm thiếu: từ năm 2019 đến năm \
             2026 là 7 năm. Số năm, văn bản hoặc ngày của bài có chỗ ghi nhầm.",
        en: "A report of 2026 on “5 years of Decree 21/2019” has miscounted: it has been 7. The number, the document or the \
             date of the text is wrong.",
    },
    guard: Text {
        vi: "Chỉ xét dòng ở đầu bài nêu bài là báo cáo sơ kết, tổng kết gì, khi bài có ngày và biết năm của văn bản được viện \
             dẫn; được lệch một năm. Không báo khi trong câu còn \
             mốc thời gian khác (giai đoạn, năm, ngày), vì khi đó đợt sơ kết, tổng kết có thể đã qua.",
        en: "Only in the line at the head that says what the text reviews, where it has a date and the year of the document \
             is given; one year more or less is fine. Silent \
             where the sentence names another time (a period, a year, a day): the review may then be a past one.",
    },
    examples: &[
        Example::Wrong(
            "Cao Bằng, ngày 22 tháng 7 năm 2026\n\nBáo cáo sơ kết ⟦5 năm thực hiện⟧ Nghị định số 21/2019/NĐ-CP ngày \
             22/02/2019 của Chính phủ về khu vực phòng thủ.",
            None,
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2024\n\nBáo cáo sơ kết 5 năm thực hiện Nghị định số 21/2019/NĐ-CP ngày \
             22/02/2019 của Chính phủ về khu vực phòng thủ.",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2026\n\nSau sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016, tỉnh đã nhân \
             rộng mô hình.\n\nHội nghị tổng kết 10 năm thực hiện Nghị quyết số 28-NQ/TW ngày 22/9/2008 đã chỉ ra nhiều bài \
             học.\n\nChuẩn bị tổng kết 30 năm thực hiện Chỉ thị số 36-CT/TW ngày 25/6/1998.\n",
        ),
        Example::Right(
            "Cao Bằng, ngày 22 tháng 7 năm 2026\n\nBáo cáo kết quả sơ kết 5 năm thực hiện Nghị định số 21/2019/NĐ-CP ngày \
             22/02/2019 (giai đoạn 2019 - 2024).",
        ),
    ],
    check: Check::Clues { gather: reviews, judge: check },
};

/// The citations of a paragraph that a review of so many years goes with.
fn reviews(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        let Some(issued) = year(citation) else { continue };
        let Some((_, years)) = review(citation, paragraph.text) else { continue };
        if !speaks_of_another_time(citation, paragraph, issued) && !quoted_as_wrong(paragraph.text, citation.range) {
            clues.push(Clue { fact: fact as u32, note: years });
        }
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some((today, head)) = facts.dateline.filter(|(_, head)| head.start <= HEAD) else { return };
    for place in places {
        let Some((_, mention)) = facts.mention(place.paragraph, place.fact) else { continue };
        let Some(issued) = year(mention.citation) else { continue };
        let paragraph = &facts.paragraphs[mention.paragraph];
        // A review names itself at its head; "Tổng kết 10 năm …, tỉnh đã …" further down is another.
        if paragraph.start > HEAD {
            continue;
        }
        let Some((range, years)) = review(mention.citation, paragraph.text) else { continue };
        let passed = i64::from(today.year()) - i64::from(issued);
        if passed < 0 || (passed - i64::from(years)).abs() <= 1 {
            continue;
        }
        let own = show(today);
        let message = say!(
            context,
            "Từ năm {issued} đến ngày của bài ({own}) là {passed} năm, không phải {years} năm",
            "From {issued} to the date of the text ({own}) it is {passed} years, not {years}"
        );
        report
            .add(&A43, range.shift(mention.start), message)
            .related(head, say!(context, "ngày của bài: {own}", "the date of this text: {own}"));
    }
}

/// The year of the cited document, as the citation itself gives it.
fn year(citation: &Citation) -> Option<i16> {
    let written = citation.symbol.as_ref().and_then(crate::syntax::Symbol::year_value);
    let year = day(citation).map(|day| day.year()).or(written).or(citation.year)?;
    (1945..2100).contains(&year).then_some(year)
}

/// "tổng kết 10 năm thực hiện" directly before a citation: the place from the number on, and the number.
fn review(citation: &Citation, text: &str) -> Option<(TextRange, u32)> {
    let end = citation.range.start as usize;
    let mut start = end.saturating_sub(BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = text.get(start..end)?;
    let at = before.rfind("năm thực hiện").or_else(|| before.rfind("năm triển khai"))?;
    // Nothing but the verb and a label's "các" between: else it is another document that is reviewed.
    let between = before[at..].trim_end().trim_end_matches("các").trim_end();
    if !matches!(
        fold(between).text.as_ref(),
        "năm thực hiện" | "năm triển khai" | "năm triển khai thực hiện" | "năm thực hiện việc"
    ) {
        return None;
    }
    let head = before[..at].trim_end();
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number: u32 = head[head.len() - digits..].parse().ok().filter(|years| (2..80).contains(years))?;
    let lead = head[..head.len() - digits].trim_end();
    // Only what the text itself is: other reviews may be long past or still to come.
    let named = fold(text.get(..start + lead.len())?.trim_start()).text.to_lowercase();
    if !OWN.contains(&named.as_str()) {
        return None;
    }
    let from = (start + head.len() - digits) as u32;
    Some((TextRange::new(from, (start + at + between.len()) as u32), number))
}

/// Whether the sentence names a time besides that of the document.
fn speaks_of_another_time(citation: &Citation, paragraph: &Paragraph<'_>, issued: i16) -> bool {
    let around = sentence(paragraph.text, citation.range);
    paragraph.facts.dates.iter().any(|date| {
        let own = date.year_value().is_some_and(|year| i64::from(year) == i64::from(issued)) && date.until.is_none();
        around.contains_range(date.range)
            && date.kind != DateKind::Time
            && !citation.range.contains_range(date.range)
            && !own
    })
}
