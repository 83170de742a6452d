use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DatePart, LeadWord, Paragraph, SlipKind};

/// C01: the calendar has no such day.
pub(super) static IMPOSSIBLE: Rule = Rule {
    code: "C01",
    name: "impossible-date",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Ngày không có trong lịch", en: "The calendar has no such date" },
    explain: Text {
        vi: "Ngày, tháng hoặc năm đã ghi không thể có: tháng 4 không có ngày 31, năm 2023 không có ngày 29 tháng 2, \
             một năm không có tháng 14, năm có thừa hoặc thiếu một chữ số. Ngày, tháng, năm của văn bản phải ghi đầy \
             đủ và chính xác (Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.4); ngày ghi sai làm mất căn cứ \
             tra cứu văn bản và tính thời hạn. Bộ kiểm tra không đoán ngày đúng: người soạn thảo phải đối chiếu với \
             văn bản gốc.",
        en: "The day, month or year as written cannot be: April has no 31st, 2023 no 29 February, a year no month 14, \
             or the year has a digit too many or too few. The date of a document is to be given in full and exactly \
             (Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II.4); a wrong one leads to the wrong document or to \
             a wrong time limit. The checker does not guess the right date: compare with the original.",
    },
    guard: Text {
        vi: "Không xét ngày âm lịch (mùng, rằm, tháng Giêng, tháng Chạp, “âm lịch”, năm can chi); “lương tháng 13”; \
             năm lịch sử có đủ ngày tháng (trước 1900), trừ các năm 1000–1030 thường là gõ nhầm của 2000–2030; năm \
             2999, 9999 dùng để giữ chỗ; “suốt ngày 24/24”, “số ngày 20/22”. “Sáng 15/20” không có năm chỉ là gợi ý. \
             Năm có năm chữ số có thể do số chú thích dính vào khi chép từ tệp PDF nên chỉ là cảnh báo.",
        en: "Silent on the lunar calendar (mùng, rằm, tháng Giêng, tháng Chạp, “âm lịch”, named years); on “lương \
             tháng 13” (the thirteenth salary); on years of history before 1900, save 1000–1030, which are mostly \
             slips for 2000–2030; on the placeholders 2999 and 9999; on “suốt ngày 24/24” and “số ngày 20/22”. “Sáng \
             15/20” without a year is only a hint. A year of five digits may be a footnote mark glued to the year in \
             a copy from a PDF, so it is a warning only.",
    },
    examples: &[
        Example::Wrong("Báo cáo gửi trước ⟦ngày 31/4/2024⟧ để tổng hợp.", None),
        Example::Wrong("Hội nghị họp ⟦ngày 30 tháng 02 năm 2023⟧ tại trụ sở Ủy ban.", None),
        Example::Wrong("Nộp hồ sơ chậm nhất ⟦ngày 31 tháng 9⟧ hằng năm.", None),
        Example::Wrong("Sinh ⟦ngày 29/02/2023⟧ tại trạm y tế xã.", None),
        Example::Wrong("Đoàn kiểm tra làm việc ⟦ngày 12/15/20234⟧ và ⟦ngày 45/6/2024⟧.", None),
        Example::Wrong("Thông tư ban hành ⟦ngày 12 tháng 9 năm 201⟧ có hiệu lực ngay.", None),
        Example::Wrong("Quyết định ký ⟦ngày 08/10/20181⟧ của Bộ trưởng.", None),
        Example::Wrong("Nghị định ban hành ⟦ngày 15 tháng 5 năm 2106⟧ của Chính phủ.", None),
        Example::Wrong("Thông tư liên tịch ký ⟦ngày 01-9-1011⟧ hướng dẫn phối hợp.", None),
        Example::Wrong("Kế hoạch từ ⟦ngày 28-31/6⟧ của huyện.", None),
        Example::Right("Nộp trước ngày 29/02/2024; họp ngày 30/4 và ngày 31/12."),
        Example::Right("Lễ hội mở ngày 30/2 âm lịch, ngày 30 tháng 2 (âm lịch) và 30 tháng Chạp."),
        Example::Right("Tiền thưởng tháng 13 năm 2019 đã chi đủ."),
        Example::Right("Trận đánh ngày 18/1/1795 và ngày 25/8/1883 được ghi trong sử."),
        Example::Right("Mẫu giấy phép ghi ngày 31/12/9999; trực suốt ngày 24/24; số ngày 20/22 trong tháng."),
        Example::Right("Cây ngắn ngày 40.56ha; đêm 31, ngày 1/6 có mưa; Đại hội AIPA-31 tháng 9/2010."),
        Example::Right("Tính đến nay có 31/4 xã, tỷ lệ 32/2, trực 24/7."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in &paragraph.facts.dates {
        match date.kind {
            DateKind::Day => day(date, paragraph, context, report),
            DateKind::Month => month(date, context, report),
            _ => {}
        }
    }
}

fn month(date: &DateMention, context: &Context, report: &mut Report) {
    let Some(month) = date.month else { return };
    // There is a thirteenth salary, but no other month beyond the twelfth.
    if matches!(month.value, 1..=13) || date.year.is_none() {
        return;
    }
    let number = month.value;
    let message = say!(context, "Không có tháng {number}", "There is no month {number}");
    report.add(&IMPOSSIBLE, date.range, message);
}

fn day(date: &DateMention, paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    // Where a separator is missing the parts are a guess; C17 reports that.
    if date.slips.iter().any(|slip| slip.kind == SlipKind::MissingSeparator) {
        return;
    }
    if is_share(date, paragraph) {
        return;
    }
    let message = day_or_month(date, context);
    if let Some(message) = message {
        let entry = report.add(&IMPOSSIBLE, date.range, message);
        if date.year.is_none() && date.led_by(LeadWord::Day).is_none() && !date.has_possible_month() {
            // "Buổi sáng 15/20 học sinh có mặt" may be meant.
            entry.at_most(Severity::Hint);
        }
    } else if let Some((message, most)) = date.year.and_then(|year| impossible_year(year, context)) {
        let entry = report.add(&IMPOSSIBLE, date.range, message);
        if let Some(most) = most {
            entry.at_most(most);
        }
    }
}

/// "suốt ngày 24/24", "số ngày 20/22": hours of the day, days of so many.
fn is_share(date: &DateMention, paragraph: &Paragraph<'_>) -> bool {
    if date.year.is_some() || date.has_possible_month() {
        return false;
    }
    let hours = matches!((date.day, date.month), (Some(day), Some(month)) if day.value == 24 && month.value == 24);
    let before = date.tokens.0.checked_sub(1).and_then(|index| paragraph.tokens.get(index));
    let counted = before.is_some_and(|token| {
        ["số", "suốt", "cả", "tổng", "theo"].contains(&paragraph.word(token).to_lowercase().as_str())
    });
    hours || counted
}

/// What is wrong with day and month.
fn day_or_month(date: &DateMention, context: &Context) -> Option<String> {
    let day = date.day?;
    let days = [Some(day), date.until];
    if let Some(written) = days.into_iter().flatten().find(|day| day.digits > 2 || !(1..=31).contains(&day.value)) {
        let number = written.value;
        return Some(say!(context, "Không có ngày {number}", "There is no day {number}"));
    }
    let month = date.month_value()?;
    if !(1..=12).contains(&month) {
        // Day and month in each other's place: C02 knows better.
        if super::swapped::is_swapped(date) {
            return None;
        }
        return Some(say!(context, "Không có tháng {month}", "There is no month {month}"));
    }
    let year = date.year_value();
    let longest = days_in_month(month, year);
    let last = days.into_iter().flatten().find(|day| day.value > longest)?.value;
    Some(match year {
        Some(year) if month == 2 && last == 29 => say!(
            context,
            "Không có ngày 29 tháng 02 năm {year}: năm {year} không phải năm nhuận",
            "There is no 29 February {year}: {year} is no leap year",
        ),
        _ => say!(
            context,
            "Không có ngày {last} tháng {month}: tháng {month} chỉ có {longest} ngày",
            "There is no day {last} in month {month}: it has {longest} days",
        ),
    })
}

/// How many days the month has; February has 29 when the year is not known or no year at all.
fn days_in_month(month: u32, year: Option<u32>) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if (1000..3000).contains(&year) && !is_leap(year) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// What is wrong with the year, and how sure that is.
fn impossible_year(year: DatePart, context: &Context) -> Option<(String, Option<Severity>)> {
    let value = year.value;
    match year.digits {
        3 if (190..230).contains(&value) => {
            Some((say!(context, "Năm {value} thiếu một chữ số", "The year {value} lacks a digit"), None))
        }
        4 if value > 2100 && ![2999, 9999].contains(&value) => Some((
            say!(
                context,
                "Năm {value} quá xa: có thể gõ nhầm chữ số",
                "The year {value} is too far off: a digit is probably wrong",
            ),
            None,
        )),
        4 if (1000..=1030).contains(&value) => {
            let right = value + 1000;
            let message = say!(
                context,
                "Năm {value}: có thể gõ nhầm năm {right}",
                "The year {value} is probably a slip for {right}",
            );
            Some((message, Some(Severity::Warning)))
        }
        5.. => {
            let digits = year.digits;
            let first = value / 10u32.pow(u32::from(digits) - 4);
            let glued = (1900..=2100).contains(&first);
            let message = if glued {
                say!(
                    context,
                    "Năm {value} có {digits} chữ số: thừa chữ số, hoặc số chú thích dính vào năm {first}",
                    "The year {value} has {digits} digits: one too many, or a footnote mark glued to {first}",
                )
            } else {
                say!(
                    context,
                    "Năm {value} có {digits} chữ số: thừa chữ số",
                    "The year {value} has {digits} digits: one too many",
                )
            };
            Some((message, glued.then_some(Severity::Warning)))
        }
        _ => None,
    }
}
