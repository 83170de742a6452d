use jiff::civil::Weekday;

use crate::config::Locale;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, Paragraph};
use crate::text::{TextEdit, TextRange, TokenKind};

use super::cased_like;

/// C06: the weekday is not that of the date.
pub(super) static WEEKDAY: Rule = Rule {
    code: "C06",
    name: "weekday-mismatch",
    category: Category::Date,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Thứ trong tuần không khớp với ngày", en: "The weekday does not fit the date" },
    explain: Text {
        vi: "Ngày đã ghi rơi vào một thứ khác trong tuần theo dương lịch. Hoặc thứ, hoặc ngày bị ghi sai; trong giấy \
             mời, lịch công tác, sai sót này khiến người nhận đến nhầm ngày. Tên thứ viết hoa khi không dùng chữ số: \
             thứ Hai, Chủ nhật (Nghị định số 30/2020/NĐ-CP, Phụ lục II, Mục V.8).",
        en: "By the Gregorian calendar the date falls on another weekday. Either the weekday or the date is wrong; in \
             an invitation or a schedule that sends people on the wrong day. Weekday names take a capital: thứ Hai, \
             Chủ nhật (Decree 30/2020/NĐ-CP, Appendix II, Section V.8).",
    },
    guard: Text {
        vi: "Chỉ xét khi thứ đứng sát ngày có đủ ngày, tháng, năm bốn chữ số. “Lần thứ hai ngày 22/7/2024”, “Kỳ họp \
             thứ Sáu, ngày 27/11/2023” là số thứ tự: thứ trong tuần phải viết hoa hoặc ghi số và đứng đầu câu, sau \
             dấu câu hoặc sau từ chỉ thời gian (sáng, chiều, vào, đến …).",
        en: "Only when the weekday is next to a date with day, month and a year of four digits. “Lần thứ hai ngày \
             22/7/2024” and “Kỳ họp thứ Sáu, ngày 27/11/2023” are ordinals: a weekday has a capital or a numeral and \
             stands at the start, behind a sign or behind a word of time (sáng, chiều, vào, đến …).",
    },
    examples: &[
        Example::Wrong(
            "⟦Thứ Sáu⟧, 19-11-2020, đoàn công tác đến xã.",
            Some("Thứ Năm, 19-11-2020, đoàn công tác đến xã."),
        ),
        Example::Wrong("Hạn 17h00 ⟦thứ Tư⟧ ngày 8/6/2018.", Some("Hạn 17h00 thứ Sáu ngày 8/6/2018.")),
        Example::Wrong("Họp vào ⟦Chủ nhật⟧, ngày 22/7/2024.", Some("Họp vào Thứ Hai, ngày 22/7/2024.")),
        Example::Wrong("Họp ngày 22/7/2024 (⟦thứ 3⟧).", Some("Họp ngày 22/7/2024 (thứ 2).")),
        Example::Right("Thứ Năm, 19-11-2020; sáng thứ Hai, ngày 22/7/2024; Chủ Nhật (21/7/2024)."),
        Example::Right("Kỳ họp thứ Sáu, ngày 27/11/2023 và phiên họp thứ 6, ngày 27/11/2023."),
        Example::Right("Đại hội lần thứ ba ngày 22/7/2024 bế mạc; họp thứ Sáu, ngày 19/11."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in paragraph.facts.dates.iter().filter(|date| date.kind == DateKind::Day && date.until.is_none()) {
        let (Some((weekday, range)), Some(day)) = (date.weekday, date.date()) else { continue };
        let written = range.of(paragraph.text);
        let full = date.year.is_some_and(|year| year.digits == 4 && year.value >= 1900);
        if !full || day.weekday() == weekday || !is_weekday_for_sure(written, range, paragraph) {
            continue;
        }
        let right = like(written, day.weekday());
        let english = english(day.weekday());
        let written_day = date.range.of(paragraph.text);
        let message = say!(
            context,
            "“{written_day}” là {right}, không phải {written}",
            "“{written_day}” is a {english}, not “{written}”",
        );
        let title = match context.config.locale {
            Locale::Vi => format!("Đổi thành “{right}”"),
            Locale::En => format!("Change to “{right}”"),
        };
        report.add(&WEEKDAY, range, message).suggest(title, vec![TextEdit::replace(range, right)]);
    }
}

/// "lần thứ hai" and "Kỳ họp thứ Sáu" are ordinals: a weekday has a capital or a numeral and stands
/// behind a sign, a number ("8h30 thứ Hai") or a word of time. "Thứ" itself has a capital only at the start. Sunday is no
/// ordinal.
fn is_weekday_for_sure(written: &str, range: TextRange, paragraph: &Paragraph<'_>) -> bool {
    const BEFORE: [&str; 26] = [
        "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "hôm", "ngày", "vào", "đến", "tới", "từ", "và", "hoặc",
        "trước", "sau", "qua", "nay", "là", "của", "trong", "hết", "giờ", "phút", "h", "cuối",
    ];
    if written.starts_with(char::is_uppercase) || !written.to_lowercase().starts_with("thứ") {
        return true;
    }
    let marked = written.chars().any(char::is_uppercase) || written.contains(|c: char| c.is_ascii_digit());
    let before = paragraph.tokens.iter().take_while(|token| token.range.end <= range.start).last();
    marked
        && before.is_none_or(|token| {
            matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Number)
                || BEFORE.contains(&paragraph.word(token).to_lowercase().as_str())
        })
}

/// The right weekday in the manner of the written one: with a numeral if that has one, and with
/// the capitals that the decree wants.
fn like(written: &str, weekday: Weekday) -> String {
    let numeral = written.chars().any(|c| c.is_ascii_digit());
    let name = match weekday {
        Weekday::Monday => ("Hai", "2"),
        Weekday::Tuesday => ("Ba", "3"),
        Weekday::Wednesday => ("Tư", "4"),
        Weekday::Thursday => ("Năm", "5"),
        Weekday::Friday => ("Sáu", "6"),
        Weekday::Saturday => ("Bảy", "7"),
        Weekday::Sunday => return cased_like(written, "Chủ nhật"),
    };
    let word = cased_like(written, "thứ");
    let name = if numeral { name.1 } else { name.0 };
    if word == "THỨ" { format!("{word} {}", name.to_uppercase()) } else { format!("{word} {name}") }
}

fn english(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
