//! G11: Roman numerals that are none.

use crate::law::roman_value;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap};

pub(super) static G11: Rule = Rule {
    code: "G11",
    name: "impossible-roman-numeral",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Số La Mã viết sai", en: "A Roman numeral that is none" },
    explain: Text {
        vi: "“Khóa XIVI”, “lần thứ IIX”, “quý IIII” không phải là số nào: có lẽ thừa hoặc đảo một chữ. Nghị định \
             30/2020/NĐ-CP, Phụ lục I dùng chữ số La Mã cho phần, chương; nhiệm kỳ, khóa, quý theo cách viết chung.",
        en: "“Khóa XIVI”, “lần thứ IIX”, “quý IIII” are no numbers: a letter is too many or in the wrong place. Decree \
             30/2020/NĐ-CP, Appendix I, has Roman numbers for parts and chapters; terms and quarters follow usage.",
    },
    guard: Text {
        vi: "Chỉ xét chữ gồm I, V, X đứng sau “khóa”, “thứ”, “quý”, “chương”, “phần”, “mục”, “kỳ”, “hạng”, “loại”.",
        en: "Only letters I, V, X behind “khóa”, “thứ”, “quý”, “chương”, “phần”, “mục”, “kỳ”, “hạng”, “loại”.",
    },
    examples: &[
        Example::Wrong("Đại biểu Quốc hội khóa ⟦XIVI⟧ dự; thu quý ⟦IIII⟧ đạt khá.", None),
        Example::Right("Khóa XIV, quý III, Đại hội lần thứ XIII; vitamin loại VIX1; công ty VIX; Phần IV."),
    ],
    check: Check::Paragraph(check),
};

/// What has a Roman number behind it.
const NUMBERED: [&str; 10] = ["khóa", "khoá", "thứ", "quý", "chương", "phần", "mục", "kỳ", "hạng", "loại"];

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    for (index, pair) in tokens.windows(2).enumerate() {
        let [head, number] = pair else { continue };
        if number.case != Case::Upper || number.gap != Gap::Space || !head.is_word() {
            continue;
        }
        let written = paragraph.word(number);
        // "IX.1" and "VIX-2" are symbols.
        let glued = tokens
            .get(index + 2)
            .is_some_and(|next| next.joined() && (next.is_word() || next.is_number() || next.is('-')));
        let roman = written.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
        if !roman || glued || roman_value(written).is_some() {
            continue;
        }
        if NUMBERED.contains(&paragraph.word(head).to_lowercase().as_str()) {
            let message = say!(context, "“{written}” không phải là số La Mã", "“{written}” is no Roman numeral");
            let _ = report.add(&G11, number.range, message);
        }
    }
}
