use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DateStyle, Paragraph};
use crate::text::TextEdit;

/// C02: the month stands before the day.
pub(super) static SWAPPED: Rule = Rule {
    code: "C02",
    name: "day-month-swapped",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Ngày và tháng bị đảo chỗ", en: "Day and month in each other's place" },
    explain: Text {
        vi: "Trong văn bản tiếng Việt, ngày đứng trước tháng: ngày, tháng, năm (Nghị định số 30/2020/NĐ-CP, Phụ lục \
             I, Phần I, Mục II.4). Số ở vị trí tháng lớn hơn 12 nên chỉ có thể là ngày: ngày tháng đã được ghi theo \
             thứ tự tháng/ngày, thường do bảng tính hoặc biểu mẫu dùng cách ghi của nước ngoài.",
        en: "In Vietnamese the day comes before the month (Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II.4). \
             The number in the place of the month is greater than 12 and can only be a day: the date was written \
             month first, as spreadsheets and foreign forms do.",
    },
    guard: Text {
        vi: "Chỉ báo khi đổi chỗ thì được một ngày có thật và năm ghi đủ bốn chữ số. “05/06/2024” đọc được cả hai \
             cách nên không báo; “ngày 9/25” không có năm thì do C01 xét.",
        en: "Reported only when exchanging the two gives a real day and the year has four digits. “05/06/2024” reads \
             both ways and is left alone; “ngày 9/25” without a year is for C01.",
    },
    examples: &[
        Example::Wrong(
            "Hợp đồng hết hạn ⟦09/25/2024⟧ theo phụ lục.",
            Some("Hợp đồng hết hạn 25/09/2024 theo phụ lục."),
        ),
        Example::Wrong(
            "Số liệu từ ngày 1/1/2014 đến ⟦ngày: 12/31/2014⟧.",
            Some("Số liệu từ ngày 1/1/2014 đến ngày: 31/12/2014."),
        ),
        Example::Right("Hợp đồng ký 25/9/2024, thanh lý 05/06/2025."),
        Example::Right("Có 9/25 xã hoàn thành trước ngày 12/12/2024."),
    ],
    check: Check::Paragraph(check),
};

/// Whether exchanging day and month gives a day of the calendar.
pub(super) fn is_swapped(date: &DateMention) -> bool {
    let (Some(day), Some(month), Some(year)) = (date.day, date.month, date.year) else { return false };
    date.kind == DateKind::Day
        && date.style != DateStyle::Words
        && date.until.is_none()
        && year.digits == 4
        && (1..=12).contains(&day.value)
        && (13..=31).contains(&month.value)
        && exchanged(day.value, month.value, year.value)
}

/// Whether the calendar has the day that the numbers give when exchanged.
fn exchanged(month: u32, day: u32, year: u32) -> bool {
    let (Ok(year), Ok(month), Ok(day)) = (i16::try_from(year), i8::try_from(month), i8::try_from(day)) else {
        return false;
    };
    jiff::civil::Date::new(year, month, day).is_ok()
}

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in paragraph.facts.dates.iter().filter(|date| is_swapped(date)) {
        let (Some(day), Some(month)) = (date.day, date.month) else { continue };
        let (first, second) = (day.range.of(paragraph.text), month.range.of(paragraph.text));
        let message = say!(
            context,
            "Không có tháng {second}: ngày và tháng bị đảo chỗ",
            "There is no month {second}: day and month are in each other's place",
        );
        let sign = date.style.separator().unwrap_or('/');
        let title = say!(context, "Đổi thành {second}{sign}{first}", "Change to {second}{sign}{first}");
        let edits = vec![TextEdit::replace(day.range, second), TextEdit::replace(month.range, first)];
        report.add(&SWAPPED, date.range, message).suggest(title, edits);
    }
}
