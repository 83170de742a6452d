//! A33: the word "số".

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph};
use crate::text::{TextEdit, TextRange};

pub(super) static A33: Rule = Rule {
    code: "A33",
    name: "citation-number-word",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Chữ “số” viết hai lần, hoặc có dấu hai chấm khi viện dẫn",
        en: "The word “số” is doubled, or has a colon in a citation",
    },
    explain: Text {
        vi: "Khi viện dẫn viết “Nghị định số 30/2020/NĐ-CP”. Dấu hai chấm chỉ dùng ở phần số, ký hiệu của chính văn bản \
             (“Số: 15/QĐ-BNV”, Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c).",
        en: "A citation reads “Nghị định số 30/2020/NĐ-CP”. The colon belongs to the number line of the document itself \
             (“Số: 15/QĐ-BNV”; Decree 30/2020/NĐ-CP, Appendix I, II.3.c).",
    },
    guard: Text {
        vi: "“số số” là lỗi; dấu hai chấm chỉ nhắc nhẹ. Không có chữ “số” thì không báo: khi nói và trên báo chí thường \
             bỏ. Dòng số, ký hiệu của chính văn bản không xét.",
        en: "“số số” is an error, the colon a hint. A missing “số” is not reported: speech and press drop it. The number \
             line of the document itself is left alone.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định ⟦số số⟧ 30/2020/NĐ-CP của Chính phủ.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Wrong(
            "Căn cứ Nghị định số⟦:⟧ 30/2020/NĐ-CP của Chính phủ.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP và Nghị định 21/2019/NĐ-CP của Chính phủ."),
        Example::Right("Số: 15/QĐ-UBND"),
        Example::Right("Luật số: 47/2010/QH12"),
        Example::Right("Căn cứ Luật Dân số số 113/2025/QH15 của Quốc hội."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in &paragraph.facts.citations {
        let Some(so) = citation.so.filter(|_| !citation.own_header) else { continue };
        let touches = citation
            .label
            .as_ref()
            .is_none_or(|label| TextRange::new(label.range.end, so.range.start).of(paragraph.text).trim().is_empty());
        // "Luật Dân số số 113/2025/QH15" has one "số" of its own, "Luật số: 47/2010/QH12" on a line
        // of its own is the head of the law.
        if so.doubled && !touches || is_number_line(citation, paragraph.text) {
            continue;
        }
        if so.doubled {
            let message = say!(context, "Chữ “số” viết hai lần", "The word “số” is doubled");
            let written = so.range.of(paragraph.text);
            let one = written.split_whitespace().next().unwrap_or("số").to_owned();
            let title = say!(context, "Bỏ một chữ “số”", "Remove one “số”");
            report.add(&A33, so.range, message).fix(title, vec![TextEdit::replace(so.range, one)]);
        } else if let Some(colon) = so.colon.filter(|_| citation.label.is_some()) {
            let message =
                say!(context, "Khi viện dẫn, sau “số” không có dấu hai chấm", "A citation has no colon after “số”");
            let title = say!(context, "Bỏ dấu hai chấm", "Remove the colon");
            report.add(&A33, colon, message).at_most(Severity::Hint).fix(title, vec![TextEdit::delete(colon)]);
        }
    }
}

/// Whether the paragraph is hardly more than the citation ("Luật số: 62/2006/QH 11" breaks its symbol).
fn is_number_line(citation: &Citation, text: &str) -> bool {
    let around = [text.get(..citation.range.start as usize), text.get(citation.range.end as usize..)];
    around.into_iter().flatten().all(|rest| rest.chars().filter(|c| c.is_alphanumeric()).take(4).count() <= 3)
}
