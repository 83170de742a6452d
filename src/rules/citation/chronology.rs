//! A22 and A24: dates that come too late, or at which the issuer was not there.

use jiff::civil::{Date, date};

use crate::law::{Form, Issuer, IssuerFamily, Knowledge};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DamageKind, DocumentFacts, Paragraph, Symbol};

use super::evidence::{day, is_full, show};
use super::quotation::{quoted_as_wrong, words_after};
use super::term_mismatch::within;
use super::year_mismatch;

/// Bodies work on for some weeks under the old name, and dates of the table may be those of the
/// law rather than of the change.
const CHANGE_DAYS: i64 = 30;

/// Where the head of a text ends, in bytes: a date line further down is that of a form or annex.
pub(super) const HEAD: u32 = 4000;

pub(super) static A22: Rule = Rule {
    code: "A22",
    name: "citation-later-than-text",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Văn bản được viện dẫn ban hành sau ngày của bài",
        en: "A cited document is later than the text itself",
    },
    explain: Text {
        vi: "Không thể viện dẫn văn bản chưa ban hành. Ngày của văn bản (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục \
             II, khoản 4) hoặc ngày đăng tin mà sớm hơn ngày của văn bản được viện dẫn thì một trong hai ngày ghi sai.",
        en: "Nobody can cite what is not issued yet. Where the date of the document (Decree 30/2020/NĐ-CP, Appendix I, \
             II.4) or the dateline is before the date of what it cites, one of the two is wrong.",
    },
    guard: Text {
        vi: "Chỉ xét khi đầu bài có dòng địa danh, ngày tháng và văn bản được viện dẫn có đủ số, ký hiệu, ngày. Không báo \
             với văn bản hợp nhất.",
        en: "Only where the head of the text has a dateline and the citation has symbol and full date. Silent in \
             consolidated texts.",
    },
    examples: &[
        Example::Wrong(
            "Hà Nội, ngày 22 tháng 7 năm 2019\n\nCăn cứ Nghị định số 03/2019/NĐ-CP ⟦ngày 05 tháng 9 năm 2019⟧ của Chính \
             phủ;\n",
            None,
        ),
        Example::Right(
            "Hà Nội, ngày 22 tháng 7 năm 2024\n\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính \
             phủ;\n",
        ),
        Example::Right("Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ;\n"),
    ],
    check: Check::Document(later),
};

pub(super) static A24: Rule = Rule {
    code: "A24",
    name: "citation-issuer-not-existing",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Cơ quan ban hành chưa có hoặc không còn vào thời điểm đó",
        en: "The issuer did not exist at the time",
    },
    explain: Text {
        vi: "Mã cơ quan trong ký hiệu phải là mã của cơ quan đang tồn tại khi ban hành. Từ 01/3/2025 (Nghị quyết \
             176/2025/QH15) Bộ Kế hoạch và Đầu tư nhập vào Bộ Tài chính, Bộ Giao thông vận tải vào Bộ Xây dựng, Bộ \
             Nông nghiệp và Môi trường mới thành lập… Thông tư 05/2024/TT-BNNMT vì vậy không thể có.",
        en: "The code in a symbol is that of a body in being when it was issued. Since 1 March 2025 (Resolution \
             176/2025/QH15) the ministry of planning is part of finance, transport of construction, and agriculture \
             and environment is a new ministry: 05/2024/TT-BNNMT cannot be.",
    },
    guard: Text {
        vi: "Được lệch 30 ngày. Chỉ xét bộ, cơ quan ngang bộ, Chính phủ và cơ quan trung ương; mã khác của cùng một cơ \
             quan (BKH, BKHĐT) được chấp nhận. Không báo khi gần đó có “nay là”.",
        en: "Thirty days are allowed. Only ministries, the Government and central bodies; other codes of one body (BKH, \
             BKHĐT) are accepted. Silent near “nay là”.",
    },
    examples: &[
        Example::Wrong("Theo Thông tư số 05/2024/TT-⟦BNNMT⟧ về trồng trọt.", None),
        Example::Wrong("Theo Thông tư số 12/2025/TT-⟦BKHĐT⟧ ngày 10/5/2025 về đấu thầu.", None),
        Example::Right("Theo Thông tư số 05/2025/TT-BNNMT và Thông tư số 02/2025/TT-BKHĐT ngày 20/01/2025."),
        Example::Right("Theo Thông tư số 09/2012/TT-BKH của Bộ Kế hoạch và Đầu tư."),
        Example::Right("Theo Thông tư số 12/2025/TT-BKHĐT ngày 10/5/2025 (nay là Bộ Tài chính)."),
    ],
    check: Check::Paragraph(not_existing),
};

fn later(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some((today, place)) = facts.dateline else { return };
    if place.start > HEAD || facts.consolidated {
        return;
    }
    for mention in &facts.mentions {
        let citation = mention.citation;
        let (Some(issued), Some(cited)) = (day(citation), &citation.date) else { continue };
        // A date line behind the citation is that of something quoted.
        let quoted = mention.range().start < place.end;
        if issued <= today || quoted || !is_full(citation) || citation.own_header || cited.comma {
            continue;
        }
        if year_mismatch::contradiction(citation).is_some()
            || quoted_as_wrong(facts.paragraphs[mention.paragraph].text, citation.range)
        {
            continue;
        }
        let (shown, own) = (show(issued), show(today));
        let message = say!(
            context,
            "Văn bản được viện dẫn đề ngày {shown}, sau ngày của bài ({own})",
            "The cited document is of {shown}, later than this text ({own})"
        );
        report
            .add(&A22, cited.mention.range.shift(mention.start), message)
            .related(place, say!(context, "ngày của bài: {own}", "the date of this text: {own}"));
    }
}

fn not_existing(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    for citation in &paragraph.facts.citations {
        let Some(symbol) = &citation.symbol else { continue };
        let Some(part) = symbol.issuer.as_ref().filter(|_| has_one_issuer(symbol)) else { continue };
        let Some((from, to)) = time_of(citation, symbol) else { continue };
        let Some(body) = absent(symbol, from, to, knowledge) else { continue };
        let near = paragraph.text.get(citation.range.start as usize..citation.range.end as usize).unwrap_or("");
        if near.contains("nay là")
            || words_after(paragraph.text, citation.range.end, 120).contains("nay là")
            || quoted_as_wrong(paragraph.text, citation.range)
        {
            continue;
        }
        let name = &body.name;
        let message = match (body.from, body.to) {
            (Some(begin), _) if to < begin => {
                let begin = show(begin);
                say!(context, "{name} chỉ có từ {begin}", "{name} exists only since {begin}")
            }
            (_, Some(end)) => {
                let (end, successor) = (show(end), successors(body, knowledge));
                say!(
                    context,
                    "{name} không còn từ sau {end}{successor}",
                    "{name} ceased to exist after {end}{successor}"
                )
            }
            _ => continue,
        };
        let place =
            citation.date.as_ref().map(|date| date.mention.range).or(symbol.year.as_ref().map(|year| year.range));
        let entry = report.add(&A24, part.range, message);
        if let Some(place) = place {
            entry.related(place, say!(context, "thời điểm ban hành", "the time of issue"));
        }
    }
}

fn has_one_issuer(symbol: &Symbol) -> bool {
    let form = matches!(symbol.form, Form::State | Form::StateYear | Form::Consolidated);
    let sure =
        !symbol.damages.iter().any(|damage| matches!(damage.kind, DamageKind::Misspelt | DamageKind::NearIssuer));
    form && sure
}

/// When the document was issued, as narrowly as the citation says.
fn time_of(citation: &Citation, symbol: &Symbol) -> Option<(Date, Date)> {
    if year_mismatch::contradiction(citation).is_some() {
        return None;
    }
    if let Some(day) = day(citation) {
        return Some((day, day));
    }
    let year = symbol.year_value()?;
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// The body behind the code of a symbol, when none of the bodies with this code was there between
/// the two days under this code or another.
fn absent<'k>(symbol: &Symbol, from: Date, to: Date, knowledge: &'k Knowledge) -> Option<&'k Issuer> {
    let mut nearest = None;
    for (_, row) in knowledge.issuers.with_code(&symbol.issuer_code) {
        let central = matches!(
            row.family,
            IssuerFamily::Ministry
                | IssuerFamily::Government
                | IssuerFamily::NationalAssembly
                | IssuerFamily::PrimeMinister
        );
        let mut lives = knowledge.issuers.rows.iter().filter(|other| other.name == row.name);
        if !central || lives.any(|life| there(life, from, to)) {
            return None;
        }
        nearest = Some(row);
    }
    nearest
}

fn there(body: &Issuer, from: Date, to: Date) -> bool {
    // The table gives the end of some bodies by the year alone, read as its first day.
    let end = body.to.map(|end| if (end.month(), end.day()) == (1, 1) { date(end.year(), 12, 31) } else { end });
    within(to, body.from, None, CHANGE_DAYS) && within(from, None, end, CHANGE_DAYS)
}

/// " (nay là Bộ Tài chính)" as far as the table knows.
fn successors(body: &Issuer, knowledge: &Knowledge) -> String {
    let names: Vec<&str> = body
        .successor
        .split('|')
        .filter_map(|code| knowledge.issuers.with_code(code).last())
        .map(|(_, row)| row.name.as_str())
        .collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}
