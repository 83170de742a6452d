//! A06, A07, A08: terms of office against years and dates.

use crate::law::{Form, IssuerFamily, Knowledge, roman};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange};

use super::evidence::{day, show, trusted};
use super::quotation::quoted_as_wrong;
use super::year_mismatch;

/// The standing committee of a term works on until the new one is elected in the first session.
const COMMITTEE_DAYS: i64 = 5;

/// The edges of a Party term are known to within about this many days: congresses last a week and
/// the first plenum meets before or after the closing.
const CONGRESS_DAYS: i64 = 10;

pub(super) static A06: Rule = Rule {
    code: "A06",
    name: "citation-assembly-year",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Khóa Quốc hội trong ký hiệu trái với năm",
        en: "The term of the National Assembly contradicts the year in the symbol",
    },
    explain: Text {
        vi: "Ký hiệu văn bản của Quốc hội, Ủy ban Thường vụ Quốc hội ghi năm ban hành và số khóa: 45/2019/QH14 (Luật \
             64/2025/QH15, Điều 7, khoản 3; Nghị định 78/2025/NĐ-CP). Năm 2019 thuộc khóa XIV (20/7/2016 – \
             19/7/2021), nên 45/2019/QH13 là không thể có.",
        en: "Symbols of the National Assembly and its Standing Committee carry the year and the number of the term: \
             45/2019/QH14 (Law 64/2025/QH15, Article 7.3; Decree 78/2025/NĐ-CP). The year 2019 lies in term XIV, so \
             45/2019/QH13 cannot be.",
    },
    guard: Text {
        vi: "Năm chuyển khóa (1997, 2002, 2007, 2011, 2016, 2021, 2026) chấp nhận cả hai khóa. Sửa số khóa là an toàn \
             khi ngày ban hành cũng thuộc năm trong ký hiệu.",
        en: "Years in which a term ends and another begins (1997, 2002, 2007, 2011, 2016, 2021, 2026) accept both. \
             Correcting the term is safe where the date confirms the year.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Bộ luật Lao động số 45/2019/⟦QH13⟧ ngày 20/11/2019.",
            Some("Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019."),
        ),
        Example::Wrong("Căn cứ Pháp lệnh số 02/2020/⟦UBTVQH13⟧ về môi trường.", None),
        Example::Right("Căn cứ Bộ luật Lao động số 45/2019/QH14 và Luật số 64/2025/QH15."),
        Example::Right("Nghị quyết số 30/2021/QH15 và Luật số 72/2020/QH14; Luật số 01/2016/QH13, 05/2016/QH14."),
    ],
    check: Check::Paragraph(assembly_year),
};

pub(super) static A07: Rule = Rule {
    code: "A07",
    name: "citation-assembly-date",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Khóa Quốc hội trong ký hiệu trái với ngày ban hành",
        en: "The term of the National Assembly contradicts the date",
    },
    explain: Text {
        vi: "Mỗi khóa Quốc hội bắt đầu từ ngày khai mạc kỳ họp thứ nhất. Trong năm chuyển khóa, ngày ban hành cho biết \
             văn bản thuộc khóa nào: khóa XVI khai mạc ngày 06/4/2026, nên Luật mang ký hiệu QH16 không thể ban hành \
             ngày 10/3/2026.",
        en: "A term begins with the opening of its first session. In the year of change the date tells the term: term \
             XVI opened on 6 April 2026, so a law with QH16 cannot be of 10 March 2026.",
    },
    guard: Text {
        vi: "Chỉ xét khi năm và khóa trong ký hiệu đã khớp (nếu không, A06 báo). Ủy ban Thường vụ Quốc hội được lệch 5 \
             ngày.",
        en: "Only where year and term of the symbol agree (A06 otherwise). The Standing Committee may be five days off.",
    },
    examples: &[
        Example::Wrong("Theo Luật số 09/2026/QH16 ⟦ngày 10/3/2026⟧ của Quốc hội.", None),
        Example::Right("Theo Luật số 09/2026/QH16 ngày 22/4/2026 của Quốc hội."),
        Example::Right("Theo Nghị quyết số 1185/2021/UBTVQH14 ngày 18/6/2021."),
    ],
    check: Check::Paragraph(assembly_date),
};

pub(super) static A08: Rule = Rule {
    code: "A08",
    name: "citation-party-term",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Khóa của Trung ương Đảng trái với ngày ban hành", en: "The Party term contradicts the date"
    },
    explain: Text {
        vi: "Văn bản của Đảng đánh số theo từng nhiệm kỳ đại hội, nên khi viện dẫn thường ghi khóa: “của Bộ Chính trị \
             (khóa X)” (Hướng dẫn 05-HD/VPTW). Khóa phải là khóa đương nhiệm vào ngày ban hành: ngày 22/9/2008 thuộc \
             khóa X (25/4/2006 – 19/01/2011).",
        en: "Party documents are numbered anew in each term, so a citation names the term: “của Bộ Chính trị (khóa X)” \
             (Guidance 05-HD/VPTW). It is the term that ran on the day: 22 September 2008 lies in term X.",
    },
    guard: Text {
        vi: "Chỉ xét văn bản của Trung ương (TW), vì khóa của đảng bộ địa phương tính riêng. Được lệch 10 ngày quanh đại \
             hội. Sửa là an toàn khi danh mục có đúng văn bản đó vào ngày đó.",
        en: "Only central documents (TW): local organisations count their own terms. Ten days around a congress are \
             allowed. The fix is safe where the registry has the document on that day.",
    },
    examples: &[
        Example::Wrong(
            "Nghị quyết số 28-NQ/TW ngày 22/9/2008 của Bộ Chính trị (⟦khóa XI⟧) về khu vực phòng thủ.",
            Some("Nghị quyết số 28-NQ/TW ngày 22/9/2008 của Bộ Chính trị (khóa X) về khu vực phòng thủ."),
        ),
        Example::Right("Nghị quyết số 28-NQ/TW ngày 22/9/2008 của Bộ Chính trị (khóa X) về khu vực phòng thủ."),
        Example::Right("Nghị quyết số 05-NQ/TU ngày 10/11/2021 của Ban Chấp hành Đảng bộ tỉnh khóa XX."),
        Example::Right("Quyết định số 01-QĐ/TW ngày 26/01/2016 của Bộ Chính trị khóa XI."),
    ],
    check: Check::Paragraph(party_term),
};

fn assembly_year(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    for citation in &paragraph.facts.citations {
        let Some((symbol, term)) = assembly_symbol(citation) else { continue };
        let Some(year) = symbol.year_value() else { continue };
        let terms: Vec<u8> = knowledge.terms.assemblies_in(year).map(|term| term.number).collect();
        if terms.is_empty() || terms.contains(&term) || quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        let Some(part) = &symbol.issuer else { continue };
        let written = roman(term);
        let right: Vec<String> = terms.iter().map(|&term| roman(term)).collect();
        let right = right.join(", ");
        let message = say!(
            context,
            "Năm {year} không thuộc khóa {written} của Quốc hội mà thuộc khóa {right}",
            "The year {year} is not in term {written} of the National Assembly but in term {right}"
        );
        let mut entry = report.add(&A06, part.range, message);
        if let Some(year_part) = &symbol.year {
            entry = entry.related(year_part.range, say!(context, "năm trong ký hiệu", "the year in the symbol"));
        }
        let ([term_of_year], Some(digits)) = (terms.as_slice(), trailing_digits(part.range, paragraph.text)) else {
            continue;
        };
        let title = say!(context, "Sửa số khóa thành {term_of_year}", "Change the term to {term_of_year}");
        let edits = vec![TextEdit::replace(digits, term_of_year.to_string())];
        if day(citation).is_some_and(|day| day.year() == year) {
            entry.fix(title, edits);
        } else {
            entry.suggest(title, edits);
        }
    }
}

fn assembly_date(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    for citation in &paragraph.facts.citations {
        let Some((symbol, number)) = assembly_symbol(citation) else { continue };
        let (Some(term), Some(date), Some(issued)) = (knowledge.terms.assembly(number), &citation.date, day(citation))
        else {
            continue;
        };
        let year_fits = symbol
            .year_value()
            .is_none_or(|year| knowledge.terms.assemblies_in(year).any(|term| term.number == number));
        if !year_fits || year_mismatch::contradiction(citation).is_some() {
            continue;
        }
        let allowed = if symbol.form == Form::StandingCommittee { COMMITTEE_DAYS } else { 0 };
        if within(issued, Some(term.from), term.to, allowed) || quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        let (shown, term_name, from) = (show(issued), roman(number), show(term.from));
        let message = if issued < term.from {
            say!(
                context,
                "Ngày {shown} chưa có Quốc hội khóa {term_name} (từ {from})",
                "On {shown} there was no National Assembly of term {term_name} yet (from {from})"
            )
        } else {
            let to = term.to.map(show).unwrap_or_default();
            say!(
                context,
                "Ngày {shown} Quốc hội khóa {term_name} đã kết thúc ({to})",
                "On {shown} term {term_name} of the National Assembly had ended ({to})"
            )
        };
        report
            .add(&A07, date.mention.range, message)
            .related(symbol.range, say!(context, "ký hiệu của khóa {term_name}", "a symbol of term {term_name}"));
    }
}

fn party_term(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    for citation in &paragraph.facts.citations {
        let (Some(term), Some(date), Some(issued)) = (&citation.term, &citation.date, day(citation)) else { continue };
        if !is_central(citation, knowledge) || quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        let Some(congress) = knowledge.terms.congress(term.number) else { continue };
        if within(issued, Some(congress.from), congress.to, CONGRESS_DAYS) {
            continue;
        }
        let Some(right) = knowledge.terms.congress_on(issued) else { continue };
        let (shown, written, right) = (show(issued), term.numeral.of(paragraph.text), roman(right.number));
        let message = say!(
            context,
            "Ngày {shown} thuộc khóa {right}, không phải khóa {written}",
            "{shown} lies in term {right}, not in term {written}"
        );
        let entry = report
            .add(&A08, term.range, message)
            .related(date.mention.range, say!(context, "ngày ban hành", "the date of issue"));
        let title = say!(context, "Sửa thành khóa {right}", "Change to term {right}");
        let edits = vec![TextEdit::replace(term.numeral, right)];
        let known = citation.symbol.as_ref().is_some_and(|symbol| {
            trusted(&symbol.canonical, knowledge).iter().any(|record| record.issued == Some(issued))
        });
        if known {
            entry.fix(title, edits);
        } else {
            entry.suggest(title, edits);
        }
    }
}

fn assembly_symbol(citation: &Citation) -> Option<(&Symbol, u8)> {
    let symbol = citation.symbol.as_ref()?;
    matches!(symbol.form, Form::NationalAssembly | Form::StandingCommittee).then_some(())?;
    Some((symbol, symbol.assembly_term?))
}

/// Whether a Party citation is of a central body.
fn is_central(citation: &Citation, knowledge: &Knowledge) -> bool {
    let issuer = citation.issuer.as_ref().and_then(|mention| knowledge.issuers.get(mention.issuer?));
    match &citation.symbol {
        Some(symbol) => symbol.form == Form::Party && symbol.issuer_code == "TW",
        None => issuer.is_some_and(|issuer| issuer.family == IssuerFamily::Party && issuer.code == "TW"),
    }
}

/// Whether a day lies in a time, give or take some days.
pub(super) fn within(
    day: jiff::civil::Date,
    from: Option<jiff::civil::Date>,
    to: Option<jiff::civil::Date>,
    slack: i64,
) -> bool {
    let days_after = |later: jiff::civil::Date, earlier: jiff::civil::Date| i64::from((later - earlier).get_days());
    from.is_none_or(|from| days_after(from, day) <= slack) && to.is_none_or(|to| days_after(day, to) <= slack)
}

/// The digits at the end of a part, as a range.
fn trailing_digits(range: TextRange, text: &str) -> Option<TextRange> {
    let written = range.of(text);
    let digits = written.bytes().rev().take_while(u8::is_ascii_digit).count() as u32;
    (digits > 0).then(|| TextRange::new(range.end - digits, range.end))
}
