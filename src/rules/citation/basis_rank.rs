//! A41: grounds of a normative act that rank below it, or are no grounds at all.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::{Citation, DocumentFacts, Role};

use super::basis_order::{leads, rank_of};
use super::chronology::HEAD;

pub(super) static A41: Rule = Rule {
    code: "A41",
    name: "basis-of-lower-rank",
    category: Category::Citation,
    // Every hit on real texts was wrong until the guards were made, and there are none since.
    level: Level::Off,
    profiles: &[],
    title: Text {
        vi: "Căn cứ là văn bản cấp dưới hoặc văn bản hợp nhất",
        en: "Grounds of lower rank, or a consolidated text",
    },
    explain: Text {
        vi: "Căn cứ ban hành văn bản quy phạm pháp luật là văn bản quy phạm pháp luật có hiệu lực pháp lý cao hơn hoặc bằng \
             (Nghị định 78/2025/NĐ-CP, Điều 62). Nghị định không căn cứ vào thông tư; văn bản hợp nhất chỉ để tra cứu, áp \
             dụng, nên căn cứ phải ghi chính văn bản được hợp nhất.",
        en: "The grounds of a normative act are normative acts of higher or equal rank (Decree 78/2025/NĐ-CP, Article 62). A \
             decree cannot rest on a circular; consolidated texts serve for looking things up, so the grounds name the \
             acts themselves.",
    },
    guard: Text {
        vi: "Chỉ xét văn bản quy phạm pháp luật: số, ký hiệu ở đầu bài có năm. Dòng căn cứ nêu nhiều văn bản chỉ xét văn bản \
             đầu; văn bản cá biệt, văn bản của Đảng, tờ trình được bỏ qua.",
        en: "Only in normative acts: the symbol at the head carries the year. Of a line with several documents only the \
             first counts; individual acts, Party documents and proposals are left alone.",
    },
    examples: &[
        Example::Wrong(
            "Số: 45/2025/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2025\n\nCăn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;\n\
             Căn cứ ⟦Thông tư số 01/2019/TT-BNV⟧ ngày 24 tháng 01 năm 2019;\n",
            None,
        ),
        Example::Wrong(
            "Số: 45/2025/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2025\n\nCăn cứ ⟦Văn bản hợp nhất số 118/VBHN-VPQH⟧ ngày 25/6/2024;\n",
            None,
        ),
        Example::Right(
            "Số: 45/2025/TT-BNV\nHà Nội, ngày 05 tháng 3 năm 2025\n\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm \
             2020;\nCăn cứ Thông tư số 01/2019/TT-BNV ngày 24 tháng 01 năm 2019;\n",
        ),
        Example::Right(
            "Số: 05/2014/TT-BNV\nHà Nội, ngày 05 tháng 3 năm 2014\n\nCăn cứ Thông tư liên tịch số \
             08/2012/TTLT-BLĐTBXH-BTC ngày 16 tháng 4 năm 2012;\n",
        ),
        Example::Right(
            "Số: 45/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2025\n\nCăn cứ Văn bản hợp nhất số 118/VBHN-VPQH ngày 25/6/2024;\n",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    let own = facts.mentions.iter().find(|mention| mention.citation.own_header && mention.start <= HEAD);
    let own = own.and_then(|own| own.citation.symbol.as_ref());
    let Some(own_rank) = own.and_then(|symbol| rank_of(symbol, kind(symbol, context))) else { return };
    for paragraph in facts.paragraphs.iter().filter(|paragraph| paragraph.facts.role == Role::Basis) {
        let Some(citation) = leads(paragraph.text, paragraph.facts) else { continue };
        let Some(symbol) = &citation.symbol else { continue };
        let range = named(citation).shift(paragraph.start);
        if symbol.form == crate::law::Form::Consolidated {
            let message = say!(
                context,
                "Văn bản hợp nhất không dùng làm căn cứ; ghi văn bản được hợp nhất",
                "A consolidated text is no ground; name the acts that it consolidates"
            );
            let _ = report.add(&A41, range, message);
            continue;
        }
        let label = citation.label.as_ref().filter(|label| !label.inherited);
        let Some(label) = label.map(|label| knowledge.types.name(label.kind)) else { continue };
        // Joint circulars and circulars stood on one rank before 2025.
        let joint = label == "Thông tư liên tịch" && rank_of(symbol, "Thông tư liên tịch") == Some(own_rank + 1);
        if !joint && rank_of(symbol, label).is_some_and(|rank| rank > own_rank) {
            let message = say!(
                context,
                "{label} có hiệu lực pháp lý thấp hơn văn bản này, không dùng làm căn cứ",
                "This ranks below the document that rests on it"
            );
            let _ = report.add(&A41, range, message);
        }
    }
}

/// The type that a symbol at the head of a normative act says.
fn kind(symbol: &crate::syntax::Symbol, context: &Context) -> &'static str {
    let has = |name: &str| symbol.types.iter().any(|kind| context.knowledge.types.name(*kind) == name);
    ["Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Nghị quyết"]
        .into_iter()
        .find(|name| has(name))
        .unwrap_or("")
}

/// Label and symbol.
fn named(citation: &Citation) -> crate::text::TextRange {
    let number = citation.number_range.unwrap_or(citation.range);
    citation.label.as_ref().map_or(number, |label| label.range.cover(number))
}
