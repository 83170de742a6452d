use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Paragraph, TimeForm, TimeOfDay};

/// C14: a time that no day has.
pub(super) static TIME: Rule = Rule {
    code: "C14",
    name: "impossible-time",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Giờ phút không có trong ngày", en: "A day has no such time" },
    explain: Text {
        vi: "Giờ trong ngày từ 0 đến 23 (24 giờ 00 là hết ngày), phút từ 0 đến 59. Giờ họp, giờ hết hạn ghi sai thì \
             người nhận không biết phải có mặt lúc nào.",
        en: "Hours go from 0 to 23 (24:00 ends the day), minutes from 0 to 59. With a wrong hour in an invitation or \
             a time limit nobody knows when to come.",
    },
    guard: Text {
        vi: "8h30, 8 giờ 30, 08 giờ 30 phút, 08:30 và 24h00 đều được. “48 giờ”, “36 giờ 30 phút” là khoảng thời gian; \
             chỉ xét khi có “lúc”, “vào” ở trước hoặc ngày, buổi ở sau, trừ dạng “8h75” luôn là giờ.",
        en: "8h30, 8 giờ 30, 08 giờ 30 phút, 08:30 and 24h00 are all fine. “48 giờ” and “36 giờ 30 phút” are \
             durations; these count only behind “lúc”, “vào” or before a day or part of the day. The form “8h75” is \
             always a time.",
    },
    examples: &[
        Example::Wrong("Khai mạc lúc ⟦25h00⟧ ngày 05/3/2024.", None),
        Example::Wrong("Họp từ ⟦8h75⟧.", None),
        Example::Wrong("Hết hạn lúc ⟦24 giờ 30⟧ phút ngày 05/3/2024.", None),
        Example::Wrong("Đón khách lúc ⟦08:65⟧.", None),
        Example::Right("Họp lúc 8h30, 14 giờ 15 phút, 08:30; nộp trước 24h00 ngày 05/3/2024."),
        Example::Right("Trong 48 giờ; làm thêm 36 giờ 30 phút; tỷ lệ 3:75; xe chạy 80km/h."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in &paragraph.facts.dates {
        if let Some(time) = date.time
            && is_impossible(&time)
        {
            let written = date.range.of(paragraph.text);
            let message = say!(
                context,
                "Không có “{written}”: giờ từ 0 đến 23, phút từ 0 đến 59",
                "There is no “{written}”: hours go from 0 to 23, minutes from 0 to 59",
            );
            report.add(&TIME, date.range, message);
        }
    }
}

fn is_impossible(time: &TimeOfDay) -> bool {
    let hour = time.hour.value;
    let minute = time.minute.map_or(0, |minute| minute.value);
    let written = time.minute.is_some_and(|minute| minute.digits == 2);
    match time.form {
        // "72h00" may be how long something takes.
        TimeForm::Letter => written && (minute > 59 || time.certain && (hour > 24 || hour == 24 && minute > 0)),
        TimeForm::Words | TimeForm::Colon => {
            time.certain && time.minute.is_some() && (minute > 59 || hour > 24 || hour == 24 && minute > 0)
        }
    }
}
