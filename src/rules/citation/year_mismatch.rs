//! A05: the year in the symbol against the year of the date.

use jiff::civil::Date;

use crate::law::{Form, Knowledge};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DateKind, DateMention, DatePart, DocumentFacts, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange};

use super::evidence::{rewrite, show, trusted};
use super::quotation::quoted_as_wrong;

pub(super) static A05: Rule = Rule {
    code: "A05",
    name: "citation-year-mismatch",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Năm trong ký hiệu khác năm của ngày ban hành",
        en: "The year in the symbol differs from the year of the date",
    },
    explain: Text {
        vi: "Số của văn bản quy phạm pháp luật đánh theo từng năm, năm ghi trong ký hiệu là năm ban hành (Luật \
             64/2025/QH15, Điều 7, khoản 3; Nghị định 78/2025/NĐ-CP). “30/2020/NĐ-CP ngày 05/3/2021” thì số, ký hiệu \
             hoặc ngày ghi sai.",
        en: "Normative acts are numbered year by year and the year in the symbol is the year of issue (Law \
             64/2025/QH15, Article 7.3; Decree 78/2025/NĐ-CP). In “30/2020/NĐ-CP ngày 05/3/2021” symbol or date is \
             wrong.",
    },
    guard: Text {
        vi: "Không báo khi ngày có thể thuộc mệnh đề sau (“…21/2019/NĐ-CP, ngày 15/3/2024, UBND tỉnh ban hành…”). Chỉ \
             sửa tự động khi danh mục văn bản hoặc một lần viện dẫn khác xác nhận.",
        en: "Silent where the date may belong to the next clause (“…21/2019/NĐ-CP, ngày 15/3/2024, UBND tỉnh ban \
             hành…”). A fix is offered only where the registry or another citation settles it.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ⟦ngày 05/3/2021⟧ của Chính phủ về công tác văn thư.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."),
        ),
        Example::Wrong(
            "Thông tư số 88/2031/TT-BQP ngày 10/02/2031 còn hiệu lực.\n\nTheo Thông tư số 88/2031/TT-BQP ⟦ngày \
             10/02/2030⟧ thì đơn vị phải báo cáo.",
            Some(
                "Thông tư số 88/2031/TT-BQP ngày 10/02/2031 còn hiệu lực.\n\nTheo Thông tư số 88/2031/TT-BQP ngày \
                 10/02/2031 thì đơn vị phải báo cáo.",
            ),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ."),
        Example::Right("Thực hiện Nghị định số 21/2019/NĐ-CP, ngày 15/3/2024, UBND tỉnh ban hành kế hoạch diễn tập."),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP, ngày 15/3/2024 Văn phòng tổ chức tập huấn."),
        Example::Right("Theo Nghị quyết số 28-NQ/TW ngày 22/9/2008 và Quyết định số 749/QĐ-TTg ngày 03/6/2020."),
    ],
    check: Check::Clues { gather: contradictory, judge: check },
};

fn contradictory(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        if contradiction(citation).is_some() && !quoted_as_wrong(paragraph.text, citation.range) {
            clues.push(Clue { fact: fact as u32, note: 0 });
        }
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for (_, mention) in places.iter().filter_map(|place| facts.mention(place.paragraph, place.fact)) {
        let citation = mention.citation;
        let Some((date, year, symbol_year)) = contradiction(citation) else { continue };
        let dated = year.value;
        let message = say!(
            context,
            "Năm {symbol_year} trong ký hiệu trái với ngày ban hành năm {dated}",
            "The year {symbol_year} in the symbol contradicts the date of {dated}"
        );
        let place = symbol_year_range(citation).shift(mention.start);
        let mut entry = report
            .add(&A05, date.range.shift(mention.start), message)
            .related(place, say!(context, "năm trong ký hiệu: {symbol_year}", "the year in the symbol: {symbol_year}"));
        let Some(symbol) = &citation.symbol else { continue };
        let right_day = known_day(date, symbol, facts, &context.knowledge);
        if let Some((day, same_day_and_month)) = right_day {
            let edits = rewrite(date, day).unwrap_or_default();
            let edits = edits.into_iter().map(|edit| edit.shift(mention.start)).collect();
            let shown = show(day);
            let title = say!(context, "Sửa ngày thành {shown}", "Change the date to {shown}");
            entry = if same_day_and_month { entry.fix(title, edits) } else { entry.suggest(title, edits) };
        }
        if let Some(right) = symbol_of_year(date, symbol, &context.knowledge)
            && let Some(part) = &symbol.year
        {
            let title = say!(context, "Sửa ký hiệu thành {right}", "Change the symbol to {right}");
            entry.suggest(title, vec![TextEdit::replace(part.range.shift(mention.start), dated.to_string())]);
        }
    }
}

/// The date of a citation, its year and the other year of the symbol, when the two differ.
pub(super) fn contradiction(citation: &Citation) -> Option<(&DateMention, DatePart, i16)> {
    let date = citation.date.as_ref().filter(|date| date.mention.kind == DateKind::Day)?;
    let year = date.mention.year.filter(|year| year.digits == 4)?;
    let symbol_year = match &citation.symbol {
        Some(symbol) if matches!(symbol.form, Form::Court | Form::Standard) => None,
        Some(symbol) => symbol.year_value(),
        // A short form speaks of a year only in "21/2019"; "năm 2019" is no part of a symbol.
        None => citation.number.contains('/').then_some(citation.year).flatten(),
    }?;
    (u32::try_from(symbol_year) != Ok(year.value)).then_some((&date.mention, year, symbol_year))
}

fn symbol_year_range(citation: &Citation) -> TextRange {
    let part = citation.symbol.as_ref().and_then(|symbol| symbol.year.as_ref()).map(|year| year.range);
    part.or(citation.number_range).unwrap_or(citation.range)
}

/// The day that the registry or another citation gives for the symbol, and whether it differs from
/// the written one in the year alone. Nothing when there are several.
fn known_day(
    date: &DateMention,
    symbol: &Symbol,
    facts: &DocumentFacts<'_>,
    knowledge: &Knowledge,
) -> Option<(Date, bool)> {
    let year = symbol.year_value()?;
    let mut days: Vec<Date> =
        trusted(&symbol.canonical, knowledge).into_iter().filter_map(|record| record.issued).collect();
    for other in &facts.mentions {
        let same = other.citation.symbol.as_ref().is_some_and(|other| other.canonical == symbol.canonical);
        if same {
            days.extend(super::evidence::day(other.citation).filter(|day| day.year() == year));
        }
    }
    days.sort();
    days.dedup();
    let [day] = days.as_slice() else { return None };
    let same = |part: Option<DatePart>, value: i8| part.is_some_and(|part| i64::from(part.value) == i64::from(value));
    Some((*day, same(date.day, day.day()) && same(date.month, day.month())))
}

/// The symbol with the year of the date, if a known document bears it and is of that very day.
fn symbol_of_year(date: &DateMention, symbol: &Symbol, knowledge: &Knowledge) -> Option<String> {
    let day = date.date()?;
    let year = symbol.year.as_ref()?;
    let right = symbol.canonical.replacen(&format!("/{}/", year.text), &format!("/{}/", day.year()), 1);
    trusted(&right, knowledge).iter().any(|record| record.issued == Some(day)).then_some(right)
}
