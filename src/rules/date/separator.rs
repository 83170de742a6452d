use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Paragraph, SlipKind};
use crate::text::TextEdit;

/// C17: a separator of a date is doubled or missing.
pub(super) static SEPARATOR: Rule = Rule {
    code: "C17",
    name: "date-separator-slip",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Thừa hoặc thiếu dấu nối trong ngày tháng", en: "A date separator is doubled or missing"
    },
    explain: Text {
        vi: "Giữa ngày, tháng và năm có đúng một dấu nối: “22/7/2024”. Viết “22//7/2024” là thừa, “22/72024” là \
             thiếu; máy tìm kiếm và người đọc đều không nhận ra ngày tháng.",
        en: "Exactly one sign stands between day, month and year: “22/7/2024”. “22//7/2024” has one too many, \
             “22/72024” one too few, and neither a search nor a reader finds the date.",
    },
    guard: Text {
        vi: "Thiếu dấu chỉ xét khi có từ dẫn (ngày, sáng, chiều …) và bốn chữ số cuối là một năm từ 1900 đến 2100. \
             Chỉ đề nghị sửa khi chỉ có một cách tách hợp lý.",
        en: "A missing sign is looked for only behind a lead word (ngày, sáng, chiều …) and where the last four \
             digits are a year from 1900 to 2100. A fix is suggested only when there is one sensible way to split.",
    },
    examples: &[
        Example::Wrong("Họp ⟦22//7/2024⟧ tại xã.", Some("Họp 22/7/2024 tại xã.")),
        Example::Wrong("Họp ⟦ngày 22/7//2024⟧ tại xã.", Some("Họp ngày 22/7/2024 tại xã.")),
        Example::Wrong("Họp ⟦ngày 22/72024⟧ tại xã.", Some("Họp ngày 22/7/2024 tại xã.")),
        Example::Wrong("Họp ⟦ngày 226/2017⟧ và ⟦ngày 20/902020⟧.", Some("Họp ngày 22/6/2017 và ngày 20/902020.")),
        Example::Right("Họp ngày 22/7/2024; công văn 22/72024 và mã 12//7; tháng 12/2024."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in &paragraph.facts.dates {
        let slips: Vec<_> = date
            .slips
            .iter()
            .filter(|slip| matches!(slip.kind, SlipKind::DoubledSeparator | SlipKind::MissingSeparator))
            .collect();
        let Some(first) = slips.first() else { continue };
        let message = if first.kind == SlipKind::DoubledSeparator {
            say!(context, "Thừa một dấu nối trong ngày tháng", "The date has a separator too many")
        } else {
            say!(context, "Thiếu một dấu nối trong ngày tháng", "The date lacks a separator")
        };
        let edits: Option<Vec<TextEdit>> =
            slips.iter().map(|slip| Some(TextEdit::replace(slip.range, slip.replacement.as_deref()?))).collect();
        let entry = report.add(&SEPARATOR, date.range, message);
        if let Some(edits) = edits {
            let title = say!(context, "Sửa dấu nối", "Put the separator right");
            entry.suggest(title, edits);
        }
    }
}
