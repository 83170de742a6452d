//! A10 and A11: a year that is missing, and one too many.

use jiff::civil::date;

use crate::law::{Form, IssuerFamily, Knowledge};
use crate::rules::symbol::{Repair, report_damages};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DamageKind, DocumentFacts, Mention, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange};

use super::evidence::{day, trusted};
use super::quotation::quoted_as_wrong;

/// How near a date must stand to tell the time of a citation, in bytes.
const NEAR: u32 = 200;

pub(super) static A10: Rule = Rule {
    code: "A10",
    name: "citation-year-missing",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Ký hiệu văn bản quy phạm pháp luật thiếu năm",
        en: "The symbol of a normative act lacks the year",
    },
    explain: Text {
        vi: "Nghị định, thông tư là văn bản quy phạm pháp luật, số, ký hiệu luôn có năm ban hành: 21/2019/NĐ-CP, \
             41/2018/TT-BTC (Luật 64/2025/QH15, Điều 4 và Điều 7, khoản 3). Mỗi năm đánh số lại từ đầu, nên thiếu năm \
             thì không biết là văn bản nào.",
        en: "Decrees and circulars are normative acts; their symbols always carry the year: 21/2019/NĐ-CP, \
             41/2018/TT-BTC (Law 64/2025/QH15, Articles 4 and 7.3). Numbers start anew each year, so without it nobody \
             knows which act is meant.",
    },
    guard: Text {
        vi: "Chỉ nghị định của Chính phủ và thông tư của bộ, từ năm 1997. Nghị quyết, quyết định, chỉ thị có loại cá \
             biệt không ghi năm (138/NQ-CP, 749/QĐ-TTg, 45/NQ-HĐND) nên không báo. Thêm năm là an toàn khi có ngày ban \
             hành.",
        en: "Only decrees of the Government and circulars of ministries, since 1997. Resolutions, decisions and \
             directives have an individual kind without a year (138/NQ-CP, 749/QĐ-TTg) and are left alone. Adding the \
             year is safe where the date is given.",
    },
    examples: &[
        Example::Wrong(
            "Theo Nghị định số ⟦21/NĐ-CP⟧ ngày 22/02/2019 của Chính phủ về khu vực phòng thủ.",
            Some("Theo Nghị định số 21/2019/NĐ-CP ngày 22/02/2019 của Chính phủ về khu vực phòng thủ."),
        ),
        Example::Wrong("Chế độ chi thực hiện theo Thông tư số ⟦40/TT-BTC⟧ của Bộ Tài chính.", None),
        Example::Right("Theo Nghị quyết số 138/NQ-CP, Quyết định số 749/QĐ-TTg và Chỉ thị số 16/CT-TTg."),
        Example::Right("Theo Nghị định số 12/NĐ-CP ngày 01/3/1994 của Chính phủ."),
        Example::Right("Ngày 12-6-1981, Hội đồng Chính phủ ban hành Nghị định số 250/NĐ-CP."),
        Example::Right("Xét Tờ trình số 407/TT-SNN của Sở Nông nghiệp."),
    ],
    check: Check::Document(missing),
};

pub(super) static A11: Rule = Rule {
    code: "A11",
    name: "citation-party-year",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Ký hiệu văn bản của Đảng có năm", en: "A Party symbol carries a year" },
    explain: Text {
        vi: "Văn bản của Đảng đánh số liên tục trong một nhiệm kỳ cho từng tên loại, ký hiệu không có năm: 28-NQ/TW \
             (Quy định 399-QĐ/TW, Hướng dẫn 05-HD/VPTW). Muốn nói rõ năm thì ghi ngày ban hành sau ký hiệu.",
        en: "Party documents are numbered through a term for each type and their symbols carry no year: 28-NQ/TW \
             (Regulation 399-QĐ/TW, Guidance 05-HD/VPTW). The date behind the symbol tells the year.",
    },
    guard: Text {
        vi: "Chỉ báo khi tên loại và cơ quan đều là của Đảng.",
        en: "Only where type and body are the Party's.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện Nghị quyết số 28⟦/2008⟧-NQ/TW của Bộ Chính trị.",
            Some("Thực hiện Nghị quyết số 28-NQ/TW của Bộ Chính trị."),
        ),
        Example::Right("Thực hiện Nghị quyết số 28-NQ/TW ngày 22/9/2008 của Bộ Chính trị."),
    ],
    check: Check::Paragraph(party_year),
};

fn missing(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    for mention in &facts.mentions {
        let citation = mention.citation;
        let Some(symbol) = &citation.symbol else { continue };
        if !lacks_year(citation, symbol, knowledge)
            || day(citation).is_none() && old_surroundings(mention, facts)
            || quoted_as_wrong(facts.paragraphs[mention.paragraph].text, citation.range)
        {
            continue;
        }
        let canonical = &symbol.canonical;
        let message =
            say!(context, "Ký hiệu {canonical} thiếu năm ban hành", "The symbol {canonical} lacks the year of issue");
        let entry = report.add(&A10, symbol.range.shift(mention.start), message);
        let at = symbol.number.range.end + mention.start;
        let dated = day(citation).map(|day| day.year());
        if let Some(year) = dated.or_else(|| only_year(symbol, facts, knowledge)) {
            let title = say!(context, "Thêm năm {year}", "Add the year {year}");
            let edits = vec![TextEdit::insert(at, format!("/{year}"))];
            if dated.is_some() {
                entry.fix(title, edits);
            } else {
                entry.suggest(title, edits);
            }
        }
    }
}

/// Whether a symbol is one that must have a year and has none.
fn lacks_year(citation: &Citation, symbol: &Symbol, knowledge: &Knowledge) -> bool {
    if symbol.year.is_some() || citation.own_header || !matches!(symbol.form, Form::State | Form::StateYear) {
        return false;
    }
    let Some(label) = &citation.label else { return false };
    let name = knowledge.types.name(label.kind);
    let normative = match (name, symbol.type_code.as_str()) {
        ("Nghị định", "NĐ") => symbol.issuer_code == "CP",
        ("Thông tư", "TT") => {
            let mut rows = knowledge.issuers.with_code(&symbol.issuer_code);
            rows.any(|(_, row)| row.family == IssuerFamily::Ministry)
        }
        _ => false,
    };
    // The form with a year came in during 1997.
    normative && day(citation).is_none_or(|day| day >= date(1998, 1, 1))
}

/// Whether the words around a citation without a date speak of the time before 1998.
fn old_surroundings(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let paragraph = &facts.paragraphs[mention.paragraph];
    let near = |range: TextRange| {
        let own = mention.citation.range;
        range.start < own.end + NEAR && own.start < range.end + NEAR
    };
    let years = paragraph.facts.dates.iter().filter(|date| near(date.range)).filter_map(|date| date.year);
    let mut old = years.map(|year| year.value).filter(|year| (1930..1998).contains(year));
    old.next().is_some()
        || paragraph.text.contains("Hội đồng Chính phủ")
        || paragraph.text.contains("Hội đồng Bộ trưởng")
}

/// The year that the text or the registry gives, if there is but one.
fn only_year(symbol: &Symbol, facts: &DocumentFacts<'_>, knowledge: &Knowledge) -> Option<i16> {
    let tail = symbol.canonical.split_once('/')?.1;
    let number = symbol.number.text.as_str();
    let mut years: Vec<i16> = facts
        .mentions
        .iter()
        .filter_map(|mention| mention.citation.symbol.as_ref())
        .filter(|other| other.number.text == number && other.canonical.ends_with(&format!("/{tail}")))
        .filter_map(Symbol::year_value)
        .collect();
    if years.is_empty() {
        let records = knowledge.registry().with_number(number);
        let records = records.filter(|record| record.symbol.ends_with(&format!("/{tail}")));
        years = records.filter_map(|record| Some(record.issued?.year())).collect();
    }
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] if trusted(&format!("{number}/{year}/{tail}"), knowledge).len() <= 1 => Some(*year),
        _ => None,
    }
}

fn party_year(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&A11, DamageKind::PartyYear, Repair::Safe, paragraph, context, report, |damaged| {
        let canonical = &damaged.symbol.canonical;
        Some(say!(
            context,
            "Ký hiệu văn bản của Đảng không có năm: {canonical}",
            "Party symbols carry no year: {canonical}"
        ))
    });
}
