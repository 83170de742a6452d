//! A38: the type of a document abbreviated in running text.

use crate::config::Profile;
use memchr::memchr2;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{CitationForm, Paragraph, Role};
use crate::text::TextEdit;

use super::quotation::quoted_as_wrong;

const FORMAL: Level = Level::On(Severity::Hint);

pub(super) static A38: Rule = Rule {
    code: "A38",
    name: "citation-label-abbreviated",
    category: Category::Citation,
    level: Level::Off,
    profiles: &[(Profile::Nd30, FORMAL), (Profile::Nd78, FORMAL), (Profile::Party, FORMAL)],
    title: Text {
        vi: "Tên loại văn bản viết tắt trong câu",
        en: "The type of a document is abbreviated in running text",
    },
    explain: Text {
        vi: "Viện dẫn ghi tên loại văn bản bằng chữ: “Nghị định số …”, không phải “NĐ …” (Nghị định 30/2020/NĐ-CP, Phụ lục \
             I, Phần I, Mục II, khoản 6, điểm b). Chữ viết tắt của tên loại chỉ dùng trong ký hiệu (Phụ lục III).",
        en: "A citation spells the type out: “Nghị định số …”, not “NĐ …” (Decree 30/2020/NĐ-CP, Appendix I, II.6.b). The \
             abbreviations of Appendix III are for symbols.",
    },
    guard: Text {
        vi: "Chỉ xét văn bản hành chính, quy phạm và văn bản của Đảng; trong tin bài mặc định tắt. Không xét bảng, ngoặc \
             đơn, tiêu đề và dòng có dấu ngăn cột.",
        en: "Administrative, normative and Party documents only; off for press texts. Silent in tables, brackets and headings.",
    },
    examples: &[
        Example::Wrong(
            "Các đơn vị lập hồ sơ theo ⟦NĐ⟧ 30/2020/NĐ-CP về công tác văn thư.",
            Some("Các đơn vị lập hồ sơ theo Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        ),
        Example::Right("Các đơn vị lập hồ sơ theo Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        Example::Right("Các đơn vị lập hồ sơ đúng quy định (NĐ 30/2020/NĐ-CP)."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    if paragraph.facts.role == Role::Heading {
        return;
    }
    for citation in &paragraph.facts.citations {
        let label = citation.label.as_ref().filter(|label| label.abbreviated && !label.inherited);
        let Some(label) = label.filter(|_| citation.form != CitationForm::Anaphoric && !citation.own_header) else {
            continue;
        };
        if memchr2(b'\t', b'|', paragraph.text.as_bytes()).is_some() {
            return;
        }
        let before = paragraph.text.get(..label.range.start as usize).unwrap_or("");
        let bracket = before.contains('(') && before.rfind('(') > before.rfind(')');
        if bracket || before.trim().is_empty() || quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        let name = context.knowledge.types.name(label.kind);
        let written = label.range.of(paragraph.text);
        let message = say!(context, "Viết đủ tên loại: “{name}”", "Spell the type out: “{name}”");
        let bare = citation.so.is_none() && citation.number_range.is_some();
        let new = if bare { format!("{name} số") } else { name.to_owned() };
        let title = say!(context, "Viết “{written}” thành “{new}”", "Write “{new}” for “{written}”");
        report.add(&A38, label.range, message).suggest(title, vec![TextEdit::replace(label.range, new)]);
    }
}
