use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::TextEdit;

pub(super) static RULE: Rule = Rule {
    code: "D03",
    name: "comma-inside-word",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Dấu phẩy chen giữa từ ghép", en: "A comma inside a compound" },
    explain: Text {
        vi: "“Tham mưu, phòng, ngừa tội phạm” có một dấu phẩy thừa: “phòng ngừa” là một từ. Quy tắc biết những từ ghép \
             không tách được và hỏi mô hình xem ở chỗ ấy viết liền có hợp hơn hẳn không, vì hai tiếng ấy cũng có thể \
             thuộc hai từ khác nhau (“giao, nhiệm vụ”). Không có văn bản quy phạm nào quy định điều này; đây là cách \
             viết chung.",
        en: "“Tham mưu, phòng, ngừa tội phạm” has one comma too many: “phòng ngừa” is one word. The rule knows the \
             compounds that cannot be taken apart and asks the model whether the text without the comma fits far \
             better there, for the two syllables may belong to two words (“giao, nhiệm vụ”). No normative text \
             regulates this; it is common usage.",
    },
    guard: Text {
        vi: "Danh mục: whole_words.tsv; không có những cặp liệt kê được như “xuất, nhập cảnh”, “phòng, chống”, “thu, chi”. \
             Chỉ báo khi viết liền hợp hơn hẳn (6 điểm); không báo tên riêng, chữ viết hoa, chỗ trong ngoặc kép.",
        en: "List: whole_words.tsv; pairs that can be listed, such as “xuất, nhập cảnh”, “phòng, chống”, “thu, chi”, are \
             not in it. Only where the whole word fits far better (a score of 6); silent on names, capitals and between quotation \
             marks.",
    },
    examples: &[
        Example::Wrong(
            "Chăm sóc trẻ em, ⟦phòng, ngừa⟧ bạo lực gia đình.",
            Some("Chăm sóc trẻ em, phòng ngừa bạo lực gia đình."),
        ),
        Example::Wrong(
            "Trong ⟦quá, trình⟧ thực hiện, các xã gặp khó khăn.",
            Some("Trong quá trình thực hiện, các xã gặp khó khăn."),
        ),
        Example::Right("Quản lý xuất, nhập cảnh; phòng, chống ma túy; thu, chi ngân sách; phòng ngừa tội phạm."),
        Example::Right("Theo chức năng được giao, nhiệm vụ của các phòng gồm ba nhóm."),
        Example::Right("Vở diễn “phòng, ngừa tội phạm” của đội văn nghệ."),
    ],
    check: Check::Paragraph(check),
};

/// From this score on nearly every comma is wrong; below, most part two words ("Đại hội, đồng chí").
const LEAST: f32 = 6.0;

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for split in &paragraph.facts.usage.split_words {
        if split.score < LEAST || split.quoted {
            continue;
        }
        let word = split.range.of(paragraph.text).replace(',', "");
        let message = say!(context, "Dấu phẩy chen giữa từ ghép “{word}”", "A comma inside the compound “{word}”");
        let title = say!(context, "Bỏ dấu phẩy", "Delete the comma");
        let _ = report.add(&RULE, split.range, message).suggest(title, vec![TextEdit::delete(split.comma)]);
    }
}
