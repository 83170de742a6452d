//! A18: type and issuer of a citation against the registry, where the symbol leaves them open.

use crate::law::{Form, Issuer, Knowledge, Record, Side};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph, Symbol};
use crate::text::TextEdit;

use super::evidence::day;
use super::known::may_contradict;
use super::quotation::quoted_as_wrong;

pub(super) static A18: Rule = Rule {
    code: "A18",
    name: "citation-kind-not-as-known",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Tên loại hoặc cơ quan ban hành khác với danh mục văn bản",
        en: "The type or the issuer differs from what the registry knows of the document",
    },
    explain: Text {
        vi: "Có những ký hiệu không cho biết tên loại hoặc cơ quan ban hành: “/2025/QH15” là luật hay nghị quyết, “QĐ/TW” \
             là quyết định hay quy định, “TW” là Ban Chấp hành Trung ương, Bộ Chính trị hay Ban Bí thư. Danh mục có văn \
             bản đúng số, ký hiệu và ngày này nhưng thuộc loại khác hoặc do cơ quan khác ban hành.",
        en: "Some symbols leave type or issuer open: “/2025/QH15” may be a law or a resolution, “QĐ/TW” a decision or a \
             regulation, “TW” the Central Committee, the Politburo or the Secretariat. The registry has a document of \
             this symbol and day, of another type or by another body.",
    },
    guard: Text {
        vi: "Chỉ khi cả số, ký hiệu và ngày trùng với đúng một văn bản có nguồn chính thức hoặc được hai nhóm nguồn xác \
             nhận. “Trung ương” nói chung không bị coi là tên cơ quan. Ký hiệu đã cho biết tên loại, cơ quan: xem A01, \
             A02, A04.",
        en: "Only where symbol and day are those of exactly one document, official or confirmed by two groups of sources. \
             “Trung ương” alone names no body. Where the symbol tells type and issuer see A01, A02 and A04.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ ⟦Nghị quyết⟧ số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội;",
            Some("Căn cứ Bộ luật số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội;"),
        ),
        Example::Right("Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội;"),
        Example::Right("Căn cứ Bộ luật số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội;"),
        Example::Right("Căn cứ Nghị quyết số 45/2019/QH14 của Quốc hội;"),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in &paragraph.facts.citations {
        let Some((symbol, record)) = known(citation, &context.knowledge) else { continue };
        if quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        kind(citation, symbol, &record, paragraph, context, report);
        issuer(citation, symbol, &record, paragraph, context, report);
    }
}

/// The one document with the symbol and the day of a citation.
fn known<'a, 'k>(citation: &'a Citation, knowledge: &'k Knowledge) -> Option<(&'a Symbol, Record<'k>)> {
    let symbol = citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty() && !citation.own_header)?;
    // Elsewhere the symbol says it, and A01 and A02 look at that.
    let open = matches!(symbol.form, Form::NationalAssembly | Form::StandingCommittee)
        || symbol.side == Side::Party && symbol.issuer_code == "TW";
    let day = day(citation).filter(|_| open)?;
    let mut records = knowledge.registry().with_symbol(&symbol.canonical).filter(|record| record.issued == Some(day));
    let record = records.next().filter(may_contradict)?;
    records.next().is_none().then_some((symbol, record))
}

fn kind(
    citation: &Citation,
    symbol: &Symbol,
    record: &Record<'_>,
    paragraph: &Paragraph<'_>,
    context: &Context,
    report: &mut Report,
) {
    let types = &context.knowledge.types;
    let Some(label) = citation.label.as_ref().filter(|label| !label.inherited && !label.abbreviated) else { return };
    let written = types.name(label.kind);
    // "Luật" for a code of laws is said every day.
    let laws = |name: &str| matches!(name, "Luật" | "Bộ luật");
    let same = written == record.kind || laws(written) && laws(record.kind);
    if same || record.kind.is_empty() || !symbol.types.contains(&label.kind) {
        return;
    }
    let (canonical, right) = (&symbol.canonical, record.kind);
    let message = say!(
        context,
        "Theo danh mục, {canonical} ngày này là {right}",
        "The registry has {canonical} of this day as a {right}"
    );
    let capital = label.range.of(paragraph.text).starts_with(char::is_uppercase);
    let new = if capital { right.to_owned() } else { right.to_lowercase() };
    let title = say!(context, "Sửa thành “{new}”", "Change to “{new}”");
    report.add(&A18, label.range, message).suggest(title, vec![TextEdit::replace(label.range, new)]);
}

fn issuer(
    citation: &Citation,
    symbol: &Symbol,
    record: &Record<'_>,
    paragraph: &Paragraph<'_>,
    context: &Context,
    report: &mut Report,
) {
    if symbol.side != Side::Party {
        return;
    }
    let issuers = &context.knowledge.issuers;
    let Some(mention) = citation.issuer.as_ref().filter(|mention| !mention.outer) else { return };
    let Some(written) = mention.issuer.and_then(|id| issuers.get(id)).filter(|body| body.code == "TW") else { return };
    let mut bodies = issuers.with_code("TW").map(|(_, body)| body);
    let Some(right) = bodies.find(|body| is_called(body, record.issuer)) else { return };
    let vague = !["chấp hành", "bch", "bộ chính trị", "ban bí thư"]
        .iter()
        .any(|name| mention.range.of(paragraph.text).to_lowercase().contains(name));
    if vague || right.name == written.name {
        return;
    }
    let (canonical, right) = (&symbol.canonical, &right.name);
    let message = say!(
        context,
        "Theo danh mục, {canonical} ngày này là của {right}",
        "The registry has {canonical} of this day by {right}"
    );
    let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
    report.add(&A18, mention.range, message).suggest(title, vec![TextEdit::replace(mention.range, right.clone())]);
}

fn is_called(body: &Issuer, name: &str) -> bool {
    body.name == name || body.aliases.iter().any(|alias| alias == name)
}
