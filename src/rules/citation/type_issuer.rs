//! A03: a type of document and a body that cannot issue it, where no symbol says more.

use crate::law::{Issuer, IssuerFamily};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{CitationForm, IssuerMention, LabelMention, Paragraph};

use super::quotation::{quoted_as_wrong, words_before};

pub(super) static A03: Rule = Rule {
    code: "A03",
    name: "type-issuer-mismatch",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Cơ quan không có thẩm quyền ban hành loại văn bản này",
        en: "The body cannot issue a document of this type",
    },
    explain: Text {
        vi: "Luật 64/2025/QH15, Điều 4 quy định cơ quan nào được ban hành loại văn bản nào: nghị định là của Chính phủ, \
             pháp lệnh là của Ủy ban Thường vụ Quốc hội, thông tư là của bộ trưởng, thủ trưởng cơ quan ngang bộ, Chánh \
             án Tòa án nhân dân tối cao, Viện trưởng Viện kiểm sát nhân dân tối cao, Tổng Kiểm toán nhà nước. “Nghị \
             định của Bộ Chính trị”, “Thông tư của Chính phủ”, “Pháp lệnh của Quốc hội” đều sai tên loại hoặc sai cơ \
             quan. Quyết định, chỉ thị từng được gọi là “của Chính phủ”, và “quyết định của Chính phủ” có khi là việc quyết định, nên chỉ nhắc nhẹ.",
        en: "Law 64/2025/QH15, Article 4 says who may issue what: decrees (nghị định) the Government, ordinances (pháp \
             lệnh) the Standing Committee of the National Assembly, circulars (thông tư) ministers, heads of equal \
             bodies, the Chief Justice, the Procurator General and the Auditor General. “Nghị định của Bộ Chính trị” \
             has the wrong type or the wrong body. Quyết định and chỉ thị signed by the Prime Minister used to be \
             called the Government's, and a decision may be an act, not a paper: hints only.",
    },
    guard: Text {
        vi: "Chỉ xét khi tên loại viết hoa hoặc có số rút gọn, “của …” đứng ngay sau, cơ quan có trong bảng. Không báo \
             khi kể nhiều loại (“các nghị định, thông tư của Chính phủ”), khi phía trước có danh từ chỉ văn bản kèm \
             “thực hiện”, “triển khai”, khi bộ được gọi thay cho bộ trưởng, khi có đủ ký hiệu (A02, A04 xét), khi \
             trích dẫn kèm “sai”, “nhầm”.",
        en: "Only where the type is capitalised or has a short number, “của …” stands right behind and the body is in \
             the table. Silent for several types at once, after a document noun that carries out another, for a \
             ministry named instead of its minister, where a symbol says more (A02, A04), and in quotations called \
             wrong.",
    },
    examples: &[
        Example::Wrong("Thực hiện ⟦Nghị định của Bộ Chính trị⟧ về xây dựng Đảng.", None),
        Example::Wrong("Theo ⟦Thông tư của Chính phủ⟧, mức hỗ trợ được nâng lên.", None),
        Example::Wrong("Căn cứ ⟦Pháp lệnh của Quốc hội⟧ về người có công.", None),
        Example::Wrong("Theo ⟦Nghị định số 21 của Bộ Quốc phòng⟧, huyện đã diễn tập.", None),
        Example::Wrong("Thực hiện ⟦Chỉ thị của Chính phủ⟧ về phòng, chống dịch.", None),
        Example::Right("Thực hiện Nghị định của Chính phủ và Thông tư của Bộ Tài chính."),
        Example::Right("Căn cứ Pháp lệnh của Ủy ban Thường vụ Quốc hội và Nghị quyết của Quốc hội."),
        Example::Right("Quán triệt các nghị định, thông tư của Chính phủ về đất đai."),
        Example::Right("Kế hoạch triển khai thực hiện Nghị định của Ủy ban nhân dân tỉnh đã được ban hành."),
        Example::Right("Thực hiện Quyết định của Thủ tướng Chính phủ, Chỉ thị của Ban Bí thư."),
        Example::Right("Sở góp ý Dự thảo Nghị định của Bộ Tài chính trình Chính phủ."),
        Example::Right("Báo đăng “Nghị định của Bộ Chính trị” là nhầm."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for attribution in &paragraph.facts.attributions {
        if !attribution.listed && is_capitalised(paragraph, &attribution.label) {
            judge(paragraph, &attribution.label, &attribution.issuer, context, report);
        }
    }
    for citation in &paragraph.facts.citations {
        if let (CitationForm::Short, None, Some(label), Some(issuer)) =
            (citation.form, citation.list, &citation.label, &citation.issuer)
        {
            judge(paragraph, label, issuer, context, report);
        }
    }
}

fn judge(
    paragraph: &Paragraph<'_>,
    label: &LabelMention,
    issuer: &IssuerMention,
    context: &Context,
    report: &mut Report,
) {
    let knowledge = &context.knowledge;
    let Some(body) = issuer.issuer.and_then(|id| knowledge.issuers.get(id)).filter(|_| !issuer.outer) else { return };
    let kind = knowledge.types.name(label.kind);
    let Some(severity) = fault(kind, body) else { return };
    let range = label.range.cover(issuer.range);
    // A ministry drafts the decree that the Government issues.
    let draft = words_before(paragraph.text, range.start, 2) == "dự thảo";
    if draft || quoted_as_wrong(paragraph.text, range) {
        return;
    }
    let (kind_lower, name) = (kind.to_lowercase(), &body.name);
    let right = holder(kind, context);
    let message = say!(
        context,
        "{name} không ban hành {kind_lower}: {kind_lower} là của {right}",
        "{name} issues no {kind_lower}: that is for {right}"
    );
    let entry = report.add(&A03, range, message);
    if severity != Severity::Error {
        entry.at_most(severity);
    }
}

/// How surely a body cannot issue a type; none where it can or could.
fn fault(kind: &str, body: &Issuer) -> Option<Severity> {
    use IssuerFamily as F;
    let family = body.family;
    let central_party = family == F::Party && body.code == "TW";
    match kind {
        // Before 1960 the Prime Minister signed decrees too (Nghị định số 100/TTg).
        "Nghị định" => {
            (central_party || matches!(family, F::NationalAssembly | F::Ministry | F::Local)).then_some(Severity::Error)
        }
        "Thông tư" => (central_party
            || matches!(family, F::NationalAssembly | F::Local)
            || family == F::Government && body.code == "CP")
            .then_some(Severity::Error),
        "Pháp lệnh" => {
            (body.code == "QH" || central_party || matches!(family, F::Government | F::Ministry | F::Local))
                .then_some(Severity::Error)
        }
        "Quyết định" | "Chỉ thị" => (body.code == "CP").then_some(Severity::Hint),
        _ => None,
    }
}

/// Whose the type is.
fn holder(kind: &str, context: &Context) -> String {
    match kind {
        "Nghị định" => say!(context, "Chính phủ", "the Government"),
        "Pháp lệnh" => {
            say!(context, "Ủy ban Thường vụ Quốc hội", "the Standing Committee of the National Assembly")
        }
        "Thông tư" => say!(context, "bộ trưởng, thủ trưởng cơ quan ngang bộ", "ministers and their equals"),
        _ => say!(context, "Thủ tướng Chính phủ", "the Prime Minister"),
    }
}

fn is_capitalised(paragraph: &Paragraph<'_>, label: &LabelMention) -> bool {
    label.range.of(paragraph.text).chars().next().is_some_and(char::is_uppercase)
}
