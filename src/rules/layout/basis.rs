//! F07: how lines of "Căn cứ" end.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role};
use crate::text::{TextEdit, TextRange};

use super::{HEAD, STATE, lines};

pub(super) static F07: Rule = Rule {
    code: "F07",
    name: "basis-line-end",
    category: Category::Layout,
    level: Level::Off,
    profiles: STATE,
    title: Text {
        vi: "Dòng căn cứ không kết thúc bằng dấu chấm phẩy", en: "A basis line does not end in a semicolon"
    },
    explain: Text {
        vi: "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy; dòng cuối cùng kết thúc bằng dấu chấm (Nghị định \
             30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6).",
        en: "Each basis has a line of its own that ends in a semicolon, the last one in a full stop (Decree 30/2020/NĐ-CP, \
             Appendix I, I.II.6).",
    },
    guard: Text {
        vi: "Chỉ xét dòng căn cứ ở phần đầu văn bản mà dòng ngay sau cũng là căn cứ; dòng cuối không xét.",
        en: "Only lines of the head with another basis right below; the last one is left alone.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nCăn cứ Luật Tổ \
             chức chính quyền địa phương⟦.⟧\nCăn cứ Luật Lưu trữ;",
            Some(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nCăn cứ \
                 Luật Tổ chức chính quyền địa phương;\nCăn cứ Luật Lưu trữ;",
            ),
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nCăn cứ Luật Tổ \
             chức chính quyền địa phương;\nCăn cứ Luật Lưu trữ.",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut lines = lines(facts).take(HEAD).peekable();
    while let Some(line) = lines.next() {
        let is_basis = line.paragraph.facts.role == Role::Basis;
        let more = lines.peek().is_some_and(|next| next.paragraph.facts.role == Role::Basis);
        let stop = line.text.ends_with('.') && !line.text.ends_with("..");
        if is_basis && more && stop {
            let range = TextRange::new(line.range.end - 1, line.range.end);
            let message = say!(context, "Cuối dòng căn cứ là dấu chấm phẩy", "A basis line ends in a semicolon");
            let _ = report.add(&F07, range, message).fix(
                say!(context, "Đổi thành dấu chấm phẩy", "Make it a semicolon"),
                vec![TextEdit::replace(range, ";")],
            );
        }
    }
}
