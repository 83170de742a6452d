//! F14: appendices.

use crate::law::roman;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::DocumentFacts;
use crate::text::{TextEdit, TextRange};

use super::{Line, STATE_HINT, lines};

pub(super) static F14: Rule = Rule {
    code: "F14",
    name: "appendices",
    category: Category::Layout,
    level: Level::Off,
    profiles: STATE_HINT,
    title: Text {
        vi: "Phụ lục đánh số chưa đúng hoặc không được chỉ dẫn",
        en: "An appendix is numbered wrongly or never mentioned",
    },
    explain: Text {
        vi: "Văn bản có từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã; trong văn bản phải có chỉ dẫn về phụ lục \
             (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, khoản 1).",
        en: "Two and more appendices have Roman numbers, and the document must point to them (Decree 30/2020/NĐ-CP, Appendix \
             I, II.1).",
    },
    guard: Text {
        vi: "Chỉ xét dòng “Phụ lục …” đứng riêng. Một phụ lục không cần số; lời “kèm theo” trong nội dung cũng là chỉ dẫn.",
        en: "Only lines that are nothing but “Phụ lục …”. A single appendix needs no number; “kèm theo” in the text \
             points to it too.",
    },
    examples: &[
        Example::Wrong(
            "Số: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nSố liệu có phụ lục kèm theo.\nNơi nhận:\n- Lưu: VT.\n⟦Phụ lục \
             1⟧\nDANH SÁCH\n⟦Phụ lục 2⟧\nKINH PHÍ",
            Some(
                "Số: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nSố liệu có phụ lục kèm theo.\nNơi nhận:\n- Lưu: VT.\nPhụ \
                 lục I\nDANH SÁCH\nPhụ lục II\nKINH PHÍ",
            ),
        ),
        Example::Wrong(
            "Số: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nKế hoạch có hiệu lực ngay.\nNơi nhận:\n- Lưu: VT.\n⟦PHỤ \
             LỤC⟧\nDANH SÁCH",
            None,
        ),
        Example::Right(
            "Số: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nSố liệu tại Phụ lục.\nNơi nhận:\n- Lưu: VT.\nPhụ lục 1\nDANH SÁCH",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let appendices: Vec<(Line<'_, '_>, &str)> =
        lines(facts).filter_map(|line| number(line.text).map(|number| (line, number))).collect();
    let Some((first, _)) = appendices.first() else { return };
    let before = facts.text.get(..first.range.start as usize).unwrap_or_default();
    // "Ban hành kèm theo Quyết định này …" points to it too.
    if !["hụ lục", "PHỤ LỤC", "èm theo"].iter().any(|words| before.contains(words)) {
        let message = say!(context, "Nội dung văn bản không chỉ dẫn phụ lục này", "The document never points to it");
        let _ = report.add(&F14, first.range, message);
    }
    let arabic = appendices.iter().filter(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit())).count();
    if arabic < 2 {
        return;
    }
    for (line, number) in &appendices {
        let Some(value) = number.parse().ok().filter(|value| (1..40).contains(value)) else { continue };
        let right = roman(value);
        let start = line.range.start + (number.as_ptr() as usize - line.text.as_ptr() as usize) as u32;
        let digits = TextRange::new(start, start + number.len() as u32);
        let range = TextRange::new(line.range.start, digits.end);
        let message = say!(
            context,
            "Từ hai phụ lục trở lên đánh số La Mã: {right}",
            "Two appendices and more have Roman numbers: {right}"
        );
        let title = say!(context, "Đánh số {right}", "Number it {right}");
        let _ = report.add(&F14, range, message).fix(title, vec![TextEdit::replace(digits, right.clone())]);
    }
}

/// What stands behind "Phụ lục" in a line of nothing else: "1", "II", nothing.
fn number(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("Phụ lục").or_else(|| line.strip_prefix("PHỤ LỤC"))?;
    let number = rest.trim_matches([' ', '.', ':']);
    (number.len() <= 5 && number.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))).then_some(number)
}
