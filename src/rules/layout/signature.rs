//! F12: the authority to sign.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::DocumentFacts;
use crate::text::{TextEdit, TextRange};

use super::{STATE, lines};

pub(super) static F12: Rule = Rule {
    code: "F12",
    name: "signing-authority",
    category: Category::Layout,
    level: Level::Off,
    profiles: STATE,
    title: Text {
        vi: "Chữ viết tắt về thẩm quyền ký chưa đúng",
        en: "The abbreviation of the authority to sign is wrong",
    },
    explain: Text {
        vi: "Ký thay mặt, ký thay, ký thừa lệnh, ký thừa ủy quyền ghi “TM.”, “KT.”, “TL.”, “TUQ.” trước tên cơ quan hoặc chức \
             vụ, có dấu chấm và cách chữ (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7).",
        en: "Signing on behalf or in place of somebody is marked “TM.”, “KT.”, “TL.”, “TUQ.” with a full stop and a space \
             (Decree 30/2020/NĐ-CP, Appendix I, I.II.7).",
    },
    guard: Text {
        vi: "Chỉ xét dòng chữ hoa bắt đầu bằng các chữ viết tắt này.",
        en: "Only lines in capitals that start with one of them.",
    },
    examples: &[
        Example::Wrong(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\n⟦KT.⟧CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            Some("Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ),
        Example::Wrong(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\n⟦TM⟧ ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            Some(
                "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            ),
        ),
        Example::Right(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for line in lines(facts).filter(|line| line.text.len() < 120) {
        let Some((mark, rest)) =
            ["TM", "KT", "TL", "TUQ"].iter().find_map(|mark| line.text.strip_prefix(mark).map(|rest| (*mark, rest)))
        else {
            continue;
        };
        let upper = |text: &str| {
            text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
        };
        let (length, insert) = match rest.strip_prefix('.') {
            Some(name) if name.starts_with(char::is_alphabetic) && upper(name) => (mark.len() + 1, " "),
            None if rest.starts_with(' ') && upper(rest) => (mark.len(), "."),
            _ => continue,
        };
        let range = TextRange::new(line.range.start, line.range.start + length as u32);
        let message =
            say!(context, "Viết “{mark}. ” có dấu chấm và cách chữ", "Write “{mark}. ” with a full stop and a space");
        let _ = report
            .add(&F12, range, message)
            .fix(say!(context, "Viết “{mark}. ”", "Write “{mark}. ”"), vec![TextEdit::insert(range.end, insert)]);
    }
}
