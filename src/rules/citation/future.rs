//! A23: a document that is dated in the future.

use jiff::civil::Date;

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DocumentFacts, Paragraph, Role};
use crate::text::TextRange;

use super::chronology::HEAD;
use super::evidence::{day, show};
use super::quotation::quoted_as_wrong;
use super::year_mismatch;

/// A draft may bear the date on which it is to be signed.
const DRAFT_DAYS: i32 = 30;

pub(super) static A23: Rule = Rule {
    code: "A23",
    name: "document-dated-in-future",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Văn bản ghi ngày trong tương lai", en: "A document dated in the future" },
    explain: Text {
        vi: "Không thể viện dẫn văn bản chưa ban hành; ngày của văn bản mà sau hôm nay thì có chữ số gõ nhầm (2062 thay cho \
             2026). Ngày của chính bài cũng vậy: ngày, tháng, năm ban hành là ngày ký (Nghị định 30/2020/NĐ-CP, Phụ lục \
             I, Phần I, Mục II, khoản 4).",
        en: "What is not issued yet cannot be cited: a document dated after today has a mistyped digit (2062 for 2026). The \
             same goes for the text itself, whose date is that of signing (Decree 30/2020/NĐ-CP, Appendix I, II.4).",
    },
    guard: Text {
        vi: "Chỉ xét ngày và năm của văn bản; kế hoạch, thời hạn trong tương lai là bình thường. Ngày của chính bài được sau \
             hôm nay 30 ngày. Không báo khi A22 đã báo (bài đã có ngày sớm hơn) và khi năm trong ký hiệu trái với ngày.",
        en: "Only dates and years of documents; plans and time limits may lie ahead. The text itself may be dated up to 30 \
             days ahead. Silent where A22 reports (the text has an earlier date) and where year and date contradict.",
    },
    examples: &[
        Example::Wrong("Căn cứ Nghị định số 30/2020/NĐ-CP và Thông báo số 15/TB-UBND ⟦ngày 05/3/2062⟧ của tỉnh.", None),
        Example::Wrong("Theo Nghị định số ⟦21/2062/NĐ-CP⟧ của Chính phủ.", None),
        Example::Wrong("Cao Bằng, ⟦ngày 22 tháng 7 năm 2062⟧\n\nBáo cáo tình hình thực hiện nhiệm vụ.\n", None),
        Example::Right("Phấn đấu đến ngày 31/12/2030 hoàn thành theo Quyết định số 15/QĐ-UBND ngày 05/3/2024."),
        Example::Right("Cao Bằng, ngày 22 tháng 7 năm 2024\n\nQuy hoạch đến ngày 31 tháng 12 năm 2050.\n"),
    ],
    check: Check::Clues { gather: to_come, judge: check },
};

/// A note of A23: what dates the text, the place-and-date line.
const DATELINE: u32 = 1;

/// The citations of documents that are to come, and the place-and-date lines.
fn to_come(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    let Some(today) = context.config.today else { return };
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        if later(citation, today, false).is_some() && !quoted_as_wrong(paragraph.text, citation.range) {
            clues.push(Clue { fact: fact as u32, note: 0 });
        }
    }
    if paragraph.facts.role == Role::DateLine {
        clues.push(Clue { fact: 0, note: DATELINE });
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some(today) = context.config.today else { return };
    let own = facts.dateline.filter(|(_, place)| place.start <= HEAD);
    // The day of the text where that is no day to come itself.
    let settled = own.is_some_and(|(day, _)| day <= today);
    let cited = places.iter().filter(|place| place.note != DATELINE);
    for (_, mention) in cited.filter_map(|place| facts.mention(place.paragraph, place.fact)) {
        let Some((issued, range)) = later(mention.citation, today, settled) else { continue };
        let message = say!(
            context,
            "Văn bản ghi {issued}, sau ngày hôm nay: có lẽ gõ nhầm",
            "This document is dated {issued}, after today: a slip of the keyboard?"
        );
        let _ = report.add(&A23, range.shift(mention.start), message);
    }
    if let Some((day, place)) = own.filter(|(day, _)| (*day - today).get_days() > DRAFT_DAYS) {
        let shown = show(day);
        let message = say!(
            context,
            "Bài đề ngày {shown}, sau ngày hôm nay: có lẽ gõ nhầm",
            "The text is dated {shown}, after today: a slip of the keyboard?"
        );
        let _ = report.add(&A23, place, message);
    }
}

/// When a citation says its document will be issued, in words, and where it says so.
fn later(citation: &Citation, today: Date, settled: bool) -> Option<(String, TextRange)> {
    if citation.own_header || year_mismatch::contradiction(citation).is_some() {
        return None;
    }
    if let (Some(day), Some(date)) = (day(citation), &citation.date) {
        // ", ngày 05/3/2027 tổ chức …" may open what is planned; A22 knows more than today.
        let planned = date.comma || settled;
        return (day > today && !planned).then(|| (format!("ngày {}", show(day)), date.mention.range));
    }
    let symbol = citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty())?;
    let year = symbol.year_value().filter(|year| *year > today.year())?;
    Some((format!("năm {year}"), symbol.range))
}
