//! A12 and A13: a year that an individual act does not have, and a number that no year reaches.

use crate::law::{Form, Knowledge};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange};

use super::evidence::day;
use super::quotation::quoted_as_wrong;

/// Since then only decisions of the Prime Minister that are normative carry the year.
const YEARS_TELL_SINCE: i16 = 2009;

/// The Prime Minister signs some fifty to ninety normative decisions a year.
const MOST_NORMATIVE_DECISIONS: u32 = 150;

/// The highest number that a series reached in a year (a term), well rounded up.
const HIGHEST: [(&str, &str, u32); 5] =
    [("NĐ", "CP", 600), ("NQ", "CP", 500), ("QĐ", "TTg", 3000), ("", "QH", 300), ("", "UBTVQH", 2000)];

/// The highest number of circulars of one ministry in a year: 343/2016/TT-BTC.
const HIGHEST_CIRCULAR: u32 = 400;

pub(super) static A12: Rule = Rule {
    code: "A12",
    name: "individual-act-with-year",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Quyết định cá biệt ghi ký hiệu như văn bản quy phạm pháp luật",
        en: "An individual decision is cited with the symbol of a normative one",
    },
    explain: Text {
        vi: "Năm chỉ có trong ký hiệu của văn bản quy phạm pháp luật: 18/2024/QĐ-TTg. Quyết định cá biệt của Thủ tướng \
             Chính phủ đánh số riêng và không ghi năm: 1391/QĐ-TTg (Luật 64/2025/QH15, Điều 7, khoản 3; Nghị định \
             30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3). Mỗi năm Thủ tướng ký chưa đến một trăm quyết định quy \
             phạm, nên số lớn có kèm năm thường là quyết định cá biệt.",
        en: "Only symbols of normative acts carry the year: 18/2024/QĐ-TTg. Individual decisions of the Prime Minister have \
             their own numbers and no year: 1391/QĐ-TTg (Law 64/2025/QH15, Article 7.3; Decree 30/2020/NĐ-CP, Appendix I, \
             I.II.3). Fewer than a hundred normative decisions are signed a year, so a high number with a year is most \
             likely an individual one.",
    },
    guard: Text {
        vi: "Chỉ xét quyết định của Thủ tướng từ năm 2009, số lớn hơn 150 và danh mục không có. Trước đó quyết định quy \
             phạm có số lớn hơn.",
        en: "Only decisions of the Prime Minister since 2009 with a number above 150 that the registry does not know. \
             Before that normative decisions had higher numbers.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện Quyết định số ⟦1391/2010/QĐ-TTg⟧ của Thủ tướng Chính phủ.",
            Some("Thực hiện Quyết định số 1391/QĐ-TTg của Thủ tướng Chính phủ."),
        ),
        Example::Right("Thực hiện Quyết định số 1391/QĐ-TTg ngày 14/11/2024 của Thủ tướng Chính phủ."),
        Example::Right("Thực hiện Quyết định số 59/2012/QĐ-TTg ngày 24/12/2012 của Thủ tướng Chính phủ."),
        Example::Right("Thực hiện Quyết định số 313/2005/QĐ-TTg ngày 02/12/2005 của Thủ tướng Chính phủ."),
    ],
    check: Check::Paragraph(individual),
};

pub(super) static A13: Rule = Rule {
    code: "A13",
    name: "implausible-number",
    category: Category::Citation,
    // Every hit on real texts was wrong until the guards were made, and there are none since.
    level: Level::Off,
    profiles: &[],
    title: Text { vi: "Số văn bản lớn khác thường", en: "An implausibly high number" },
    explain: Text {
        vi: "Số của nghị định, thông tư, quyết định bắt đầu lại từ 01 vào ngày 01 tháng 01 hằng năm, của luật và nghị quyết \
             của Quốc hội theo khóa (Nghị định 78/2025/NĐ-CP, Điều 71; Nghị định 30/2020/NĐ-CP, Điều 15). Chưa năm nào có \
             đến 600 nghị định hay 400 thông tư của một bộ; số vượt xa mức đó thường là gõ thừa hoặc nhầm một chữ số.",
        en: "Decrees, circulars and decisions are numbered from 01 each year, laws and resolutions of the National Assembly \
             each term (Decree 78/2025/NĐ-CP, Article 71; Decree 30/2020/NĐ-CP, Article 15). No year has seen 600 decrees \
             or 400 circulars of one ministry; a number far above has a digit too many or a wrong one.",
    },
    guard: Text {
        vi: "Mức cao nhất: nghị định 600, nghị quyết của Chính phủ 500, quyết định của Thủ tướng 3.000, thông tư của \
             một bộ 400 (từ năm 2009), Quốc hội 300, Ủy ban Thường vụ Quốc hội 2.000. Không báo văn bản mà danh mục có.",
        en: "The limits: decrees 600, resolutions of the Government 500, decisions of the Prime Minister 3,000, circulars of one ministry 400 (since 2009), National Assembly 300, its Standing Committee 2,000. Silent on what the \
             registry knows.",
    },
    examples: &[
        Example::Wrong("Theo Nghị định số ⟦2190/2019/NĐ-CP⟧ của Chính phủ.", None),
        Example::Wrong("Theo Thông tư số ⟦1330/2016/TT-BTC⟧ của Bộ Tài chính.", None),
        Example::Right("Theo Thông tư số 343/2016/TT-BTC và Nghị quyết số 1211/2016/UBTVQH13."),
        Example::Right("Theo Thông tư số 522/1999/TT-BGTVT của Bộ trưởng Bộ Giao thông vận tải."),
        Example::Right("Xem S%E1%BB%91%2006/2018/TT-BTC trên cổng thông tin."),
        Example::Right("Theo Quyết định số 2190/QĐ-UBND của Ủy ban nhân dân tỉnh."),
    ],
    check: Check::Paragraph(implausible),
};

/// The central symbols of a paragraph that the registry does not know, with their numbers.
fn unknown<'p>(
    paragraph: &'p Paragraph<'_>,
    knowledge: &'p Knowledge,
) -> impl Iterator<Item = (&'p Citation, &'p Symbol, u32)> {
    paragraph.facts.citations.iter().filter_map(|citation| {
        let symbol = citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty())?;
        let number = symbol.number.text.parse().ok()?;
        let known = || knowledge.registry().with_symbol(&symbol.canonical).next().is_some();
        let named = citation.label.is_some() || citation.so.is_some();
        let silent = !named || citation.own_header || quoted_as_wrong(paragraph.text, citation.range);
        (!silent && !known()).then_some((citation, symbol, number))
    })
}

fn individual(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for (citation, symbol, number) in unknown(paragraph, &context.knowledge) {
        let decision = symbol.type_code == "QĐ" && symbol.issuer_code == "TTg" && number > MOST_NORMATIVE_DECISIONS;
        let (Some(year), Some(part)) = (symbol.year_value().filter(|_| decision), &symbol.year) else { continue };
        // A date of another year says that it is the year which is wrong.
        if year < YEARS_TELL_SINCE || day(citation).is_some_and(|day| day.year() != year) {
            continue;
        }
        let right = format!("{number}/QĐ-TTg");
        let message = say!(
            context,
            "Số lớn như vậy thường là quyết định cá biệt, ký hiệu không ghi năm: {right}",
            "Such a number is most likely that of an individual decision, whose symbol has no year: {right}"
        );
        let title = say!(context, "Bỏ năm trong ký hiệu", "Drop the year from the symbol");
        let slash_and_year = TextRange::new(symbol.number.range.end, part.range.end);
        report.add(&A12, symbol.range, message).suggest(title, vec![TextEdit::delete(slash_and_year)]);
    }
}

fn implausible(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for (_, symbol, number) in unknown(paragraph, &context.knowledge) {
        let Some(highest) = highest(symbol).filter(|highest| number > *highest) else { continue };
        // A12 says what is wrong with it.
        if symbol.type_code == "QĐ" && symbol.year_value().is_some_and(|year| year >= YEARS_TELL_SINCE) {
            continue;
        }
        let message = say!(
            context,
            "Số {number} lớn khác thường: loại văn bản này chưa có năm (khóa) nào đến {highest}",
            "{number} is implausibly high: this kind of document has never reached {highest} in a year (term)"
        );
        let _ = report.add(&A13, symbol.range, message);
    }
}

/// The number that a series does not reach.
fn highest(symbol: &Symbol) -> Option<u32> {
    if symbol.type_code == "TT" && symbol.form == Form::StateYear {
        // Before that some ministries numbered circulars and decisions in one series.
        return symbol.year_value().filter(|year| *year >= YEARS_TELL_SINCE).map(|_| HIGHEST_CIRCULAR);
    }
    let known = |(kind, issuer, _): &&(&str, &str, u32)| *kind == symbol.type_code && *issuer == symbol.issuer_code;
    HIGHEST.iter().find(known).map(|(_, _, highest)| *highest)
}
