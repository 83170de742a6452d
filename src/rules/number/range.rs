//! G09: the order of a range.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Key, TextEdit, TextRange};

pub(super) static G09: Rule = Rule {
    code: "G09",
    name: "range-order",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Khoảng số viết ngược", en: "A range runs backwards" },
    explain: Text {
        vi: "Khoảng số viết từ số nhỏ đến số lớn: “2-3%/năm”, không phải “3-2%/năm”. Không có quy định nào nói riêng \
             về việc này; đây là cách viết chung.",
        en: "A range goes from the smaller figure to the larger: “2-3%/năm”, not “3-2%/năm”. No article speaks of it; \
             it is common usage.",
    },
    guard: Text {
        vi: "Chỉ xét khoảng viết liền bằng dấu gạch nối và có %; tỷ số, ngày tháng không xét.",
        en: "Only ranges with a hyphen and %; scores and dates are left alone.",
    },
    examples: &[
        Example::Wrong("Hộ nghèo giảm ⟦3-2%⟧/năm.", Some("Hộ nghèo giảm 2-3%/năm.")),
        Example::Right("Hộ nghèo giảm 2-3%/năm; tỷ số 3-2; ngày 5-3; tăng 1-1,5%."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for pair in paragraph.facts.quantities.windows(2) {
        let [low, high] = pair else { continue };
        let hyphen = paragraph.tokens.get(low.tokens.1 as usize).is_some_and(|token| token.is('-') && token.joined());
        let Some((key, unit)) = high.unit.filter(|_| hyphen && high.tokens.0 == low.tokens.1 + 1) else { continue };
        let (Some(a), Some(b)) = (low.value, high.value) else { continue };
        if key != Key::punctuation('%') || !a.exceeds(b) {
            continue;
        }
        let message = say!(context, "Khoảng số viết ngược", "The range runs backwards");
        let edits = vec![
            TextEdit::replace(low.range, high.range.of(paragraph.text)),
            TextEdit::replace(high.range, low.range.of(paragraph.text)),
        ];
        let _ = report
            .add(&G09, TextRange::new(low.range.start, unit.end), message)
            .suggest(say!(context, "Đổi chỗ hai số", "Swap the figures"), edits);
    }
}
