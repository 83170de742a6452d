//! F11: the list of recipients.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role};
use crate::text::{TextEdit, TextRange};

use super::{STATE_HINT, lines};

pub(super) static F11: Rule = Rule {
    code: "F11",
    name: "recipients",
    category: Category::Layout,
    level: Level::Off,
    profiles: STATE_HINT,
    title: Text { vi: "Nơi nhận trình bày chưa đúng", en: "The list of recipients is not as it should be" },
    explain: Text {
        vi: "Mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng, cuối dòng có dấu chấm phẩy; dòng cuối là “Lưu: VT, …” và kết \
             thúc bằng dấu chấm (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9).",
        en: "Each recipient has a line with a hyphen before and a semicolon behind; the last line is “Lưu: VT, …” and ends in \
             a full stop (Decree 30/2020/NĐ-CP, Appendix I, I.II.9).",
    },
    guard: Text {
        vi: "Chỉ xét các dòng gạch đầu dòng ngay sau “Nơi nhận”; dòng đã có dấu câu khác ở cuối, và dấu hai chấm sau “Lưu” ở văn bản không có “VT”, không xét.",
        en: "Only lines with a hyphen right below “Nơi nhận”; lines that end in another mark, and filing lines without “VT”, are left alone.",
    },
    examples: &[
        Example::Wrong(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- ⟦Như trên⟧\n- Lưu: VT.",
            Some("Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Như trên;\n- Lưu: VT."),
        ),
        Example::Wrong(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Như trên;\n- ⟦Lưu⟧ VT, NV.",
            Some("Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Như trên;\n- Lưu: VT, NV."),
        ),
        Example::Right("Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Như trên;\n- Lưu: VT, NV."),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut lines = lines(facts).skip_while(|line| line.paragraph.facts.role != Role::Recipients).skip(1).peekable();
    while let Some(line) = lines.next_if(|line| line.text.starts_with(['-', '–', '+'])) {
        let more = lines.peek().is_some_and(|next| next.text.starts_with(['-', '–', '+']));
        let item = line.text.trim_start_matches(['-', '–', '+', ' ']);
        // "- Như Điều 2; CHỦ TỊCH": the other column of the page in the same line.
        let signed = item.rsplit_once(';').is_some_and(|(_, rest)| !rest.contains(char::is_lowercase));
        let bare = item.ends_with(|c: char| c.is_alphanumeric() || c == ')') && !signed;
        // "- Lưu VT": the colon of the filing line.
        if item.starts_with("Lưu VT") {
            let start = line.range.end - item.len() as u32;
            let filed = TextRange::new(start, start + "Lưu".len() as u32);
            let message = say!(context, "Dòng lưu viết “Lưu: VT, …”", "The filing line reads “Lưu: VT, …”");
            let title = say!(context, "Thêm dấu hai chấm", "Add the colon");
            let _ = report.add(&F11, filed, message).fix(title, vec![TextEdit::insert(filed.end, ":")]);
        }
        if more && bare {
            let range = TextRange::new(line.range.end - item.len() as u32, line.range.end);
            let message = say!(context, "Cuối dòng nơi nhận là dấu chấm phẩy", "A recipient ends in a semicolon");
            let _ = report
                .add(&F11, range, message)
                .fix(say!(context, "Thêm dấu chấm phẩy", "Add the semicolon"), vec![TextEdit::insert(range.end, ";")]);
        }
    }
}
