use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, Paragraph};
use crate::text::TextEdit;

/// C08: a year of two digits.
pub(super) static SHORT_YEAR: Rule = Rule {
    code: "C08",
    name: "two-digit-year",
    category: Category::Date,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Năm chỉ ghi hai chữ số", en: "A year of two digits" },
    explain: Text {
        vi: "Năm nên ghi đủ bốn chữ số để không lẫn thế kỷ và không lẫn với tháng, ngày: “22/7/2024”, không phải \
             “22/7/24”. Biểu mẫu của Nghị định số 30/2020/NĐ-CP ghi năm bằng bốn chữ số.",
        en: "A year is best written with four digits, so that neither the century nor the order of the parts is in \
             doubt: “22/7/2024”, not “22/7/24”. The forms of Decree 30/2020/NĐ-CP have four digits.",
    },
    guard: Text {
        vi: "Chỉ xét ngày có từ dẫn (ngày, sáng, chiều …) và đủ ba phần; “31/12/20X2” trong mẫu báo cáo tài chính \
             không phải là ngày. Thế kỷ là suy đoán nên chỉ đề nghị sửa.",
        en: "Only dates with a lead word (ngày, sáng, chiều …) and three parts; “31/12/20X2” in model accounts is no \
             date. The century is a guess, so the fix is a suggestion.",
    },
    examples: &[
        Example::Wrong("Họp ⟦ngày 22/7/24⟧ tại xã.", Some("Họp ngày 22/7/2024 tại xã.")),
        Example::Wrong("Thống đốc ký ⟦ngày 4/12/92⟧.", Some("Thống đốc ký ngày 4/12/1992.")),
        Example::Right("Họp ngày 22/7/2024; số liệu tại ngày 31/12/20X2; số đo 86-60-86."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    // Two digits up to this one are years of this century: plans reach that far, memories do not.
    const LATEST: u32 = 49;
    for date in paragraph.facts.dates.iter().filter(|date| date.kind == DateKind::Day) {
        let Some(year) = date.year.filter(|year| year.digits == 2) else { continue };
        let full = if year.value <= LATEST { 2000 + year.value } else { 1900 + year.value };
        let message = say!(context, "Năm nên ghi đủ bốn chữ số", "Write the year with four digits");
        let title = say!(context, "Ghi năm {full}", "Write {full}");
        let edits = vec![TextEdit::replace(year.range, full.to_string())];
        report.add(&SHORT_YEAR, date.range, message).suggest(title, edits);
    }
}
