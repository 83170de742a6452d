//! F06: "V/v" under a title.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role};
use crate::text::{TextEdit, TextRange};

use super::{DOCUMENT, HEAD, lines, title};

pub(super) static F06: Rule = Rule {
    code: "F06",
    name: "abbreviated-subject",
    category: Category::Layout,
    level: Level::Off,
    profiles: DOCUMENT,
    title: Text {
        vi: "Trích yếu dưới tên loại ghi “V/v”", en: "The subject below the title starts with “V/v”"
    },
    explain: Text {
        vi: "“V/v” chỉ dùng trong công văn, dưới số và ký hiệu. Dưới tên loại (QUYẾT ĐỊNH, KẾ HOẠCH, …) trích yếu ghi đầy đủ: \
             “Về việc …” (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5).",
        en: "“V/v” belongs to official letters, below the number. Below a title (QUYẾT ĐỊNH, KẾ HOẠCH, …) the subject is \
             written out: “Về việc …” (Decree 30/2020/NĐ-CP, Appendix I, I.II.5).",
    },
    guard: Text {
        vi: "Chỉ xét dòng ngay dưới tên loại ở phần đầu văn bản; công văn không có tên loại nên không bị xét.",
        en: "Only the line right below the title in the head; letters have no title.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\n⟦V/v⟧ ban hành \
             Quy chế làm việc",
            Some(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc \
                 ban hành Quy chế làm việc",
            ),
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/UBND-VP\nV/v báo cáo quý I\nSơn La, ngày 05 tháng 3 năm 2024\nKính gửi: \
             Sở Nội vụ",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut head = lines(facts).take(HEAD).skip_while(|line| line.paragraph.facts.role != Role::NumberLine).peekable();
    while let Some(line) = head.next() {
        let Some(next) = head.peek().filter(|next| next.text.starts_with("V/v")) else { continue };
        if title(&line, context).is_none() {
            continue;
        }
        let mark = if next.text.starts_with("V/v:") { "V/v:" } else { "V/v" };
        let range = TextRange::new(next.range.start, next.range.start + mark.len() as u32);
        let message = say!(context, "Dưới tên loại ghi “Về việc”", "Below a title write “Về việc”");
        let _ = report
            .add(&F06, range, message)
            .fix(say!(context, "Viết “Về việc”", "Write “Về việc”"), vec![TextEdit::replace(range, "Về việc")]);
    }
}
