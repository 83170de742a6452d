//! A20: a symbol that is not known, and one that nearly is.

use jiff::civil::Date;

use crate::law::{Form, IssuerFamily, Knowledge, Record, Side, Tier};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph, Symbol};
use crate::text::TextEdit;

use super::evidence::{day, show};
use super::known::is_of_secret_series;
use super::quotation::quoted_as_wrong;
use super::title_words::Common;

/// Which share of the words of a title the known one must have.
const ALIKE: f32 = 0.7;

/// A title of fewer words says too little.
const WORDS: usize = 3;

pub(super) static A20: Rule = Rule {
    code: "A20",
    name: "citation-near-miss",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Số, ký hiệu chưa biết, gần giống một văn bản đã biết",
        en: "A symbol that is not known and is almost that of a known document",
    },
    explain: Text {
        vi: "Danh mục chưa có số, ký hiệu này, nhưng có văn bản cùng loại, cùng ngày ban hành, cùng trích yếu mà số chỉ khác một chữ số \
             hoặc hai chữ số đổi chỗ. Danh mục không đầy đủ (văn bản mật, văn bản địa phương không có trong danh mục \
             nào), nên đây chỉ là gợi ý để soát lại.",
        en: "The registry lacks this symbol, but has a document of the same type, day and title whose number differs in one \
             digit, or in two that changed places. No registry is complete (confidential and local documents are in \
             none), so this is only a hint to look again.",
    },
    guard: Text {
        vi: "Chỉ xét văn bản của cơ quan trung ương có ghi đủ ngày và trích yếu, và chỉ khi cả hai đúng là của văn bản gần giống: một cơ quan thường ban hành nhiều văn bản trong một ngày. \
             Không báo với văn bản về quốc phòng, công an. Chương trình không bao giờ nói văn bản “không có”.",
        en: "Only central documents cited with full date and title, and only where both are those of the near one: a body often issues several documents on one day. Silent on \
             defence and police. It never says that a document does not exist.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số ⟦301/2020/NĐ-CP⟧ ngày 05/3/2020 của Chính phủ về công tác văn thư;",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"),
        Example::Right("Căn cứ Nghị định số 301/2020/NĐ-CP ngày 04/3/2020 của Chính phủ;"),
        Example::Right("Căn cứ Nghị định số 301/2020/NĐ-CP của Chính phủ;"),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    for citation in &paragraph.facts.citations {
        let Some((symbol, day)) = unknown(citation, knowledge) else { continue };
        let near = near(symbol, day, knowledge);
        let [record] = near.as_slice() else { continue };
        let quoted = citation.range.of(paragraph.text);
        let Some(title) = citation.title else { continue };
        let common = Common::of(title.of(paragraph.text), record.title);
        if are_neighbours(&symbol.canonical, record.symbol) || common.written < WORDS || common.of_written() < ALIKE {
            continue;
        }
        if is_of_secret_series(quoted) || quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        let (written, right, issued) = (&symbol.canonical, record.symbol, show(day));
        let title = record.title;
        let message = say!(
            context,
            "Danh mục chưa có {written}; cùng ngày {issued} có {right} “{title}”",
            "The registry does not know {written}; of the same day, {issued}, it has {right} “{title}”"
        );
        let offer = say!(context, "Sửa số, ký hiệu thành {right}", "Change the symbol to {right}");
        report.add(&A20, symbol.range, message).suggest(offer, vec![TextEdit::replace(symbol.range, right.to_owned())]);
    }
}

/// Whether two numbers are so near that a body may have given both on one day, to documents that
/// belong together and have almost one title.
pub(super) fn are_neighbours(one: &str, other: &str) -> bool {
    let number = |symbol: &str| symbol.split(['/', '-']).next().and_then(|number| number.parse::<i32>().ok());
    let apart = |(one, other): (i32, i32)| (one - other).abs();
    number(one).zip(number(other)).map(apart).is_some_and(|apart| apart > 0 && apart < 10)
}

/// A central symbol that the registry lacks, and the day that the citation gives it.
fn unknown<'a>(citation: &'a Citation, knowledge: &Knowledge) -> Option<(&'a Symbol, Date)> {
    let symbol = citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty() && !citation.own_header)?;
    let day = day(citation)?;
    let form = matches!(symbol.form, Form::State | Form::StateYear | Form::NationalAssembly | Form::Party);
    let central = knowledge.issuers.with_code(&symbol.issuer_code).any(|(_, row)| match row.family {
        IssuerFamily::Party => row.code == "TW",
        IssuerFamily::NationalAssembly
        | IssuerFamily::Government
        | IssuerFamily::PrimeMinister
        | IssuerFamily::Ministry => true,
        _ => false,
    });
    let known = |record: Record<'_>| record.issued.is_none_or(|issued| issued == day || symbol.year.is_some());
    (form && central && !knowledge.registry().with_symbol(&symbol.canonical).any(known)).then_some((symbol, day))
}

/// The known documents of a day whose symbol differs by a slip of the hand in the number, the year
/// or the term.
fn near<'k>(symbol: &Symbol, day: Date, knowledge: &'k Knowledge) -> Vec<Record<'k>> {
    let number = &symbol.number.text;
    let rest = symbol.canonical.strip_prefix(number.as_str()).unwrap_or("");
    if rest.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found: Vec<Record<'k>> = Vec::new();
    let mut look = |canonical: String| {
        let fits = |record: &Record<'_>| record.issued == Some(day) && record.tier <= Tier::B;
        for record in knowledge.registry().with_symbol(&canonical).filter(fits) {
            if !found.iter().any(|known| known.symbol == record.symbol) {
                found.push(record);
            }
        }
    };
    for other in slips(number) {
        look(format!("{other}{rest}"));
    }
    if symbol.side == Side::State
        && let Some(year) = &symbol.year
    {
        let right = format!("/{}/", day.year());
        look(symbol.canonical.replacen(&format!("/{}/", year.text), &right, 1));
    }
    found
}

/// What a number may have been meant to be: one digit more, less or other, or two neighbours in the
/// other order. A single digit says too little to drop it.
pub(super) fn slips(number: &str) -> Vec<String> {
    let digits = number.as_bytes();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    let mut result = Vec::new();
    for at in 0..digits.len() {
        let mut less = digits.to_vec();
        less.remove(at);
        if less.len() >= 2 {
            result.push(text(less));
        }
        for digit in b'0'..=b'9' {
            let mut other = digits.to_vec();
            other[at] = digit;
            result.push(text(other));
        }
        if at + 1 < digits.len() {
            let mut swapped = digits.to_vec();
            swapped.swap(at, at + 1);
            result.push(text(swapped));
        }
    }
    for at in 0..=digits.len() {
        for digit in b'0'..=b'9' {
            let mut more = digits.to_vec();
            more.insert(at, digit);
            result.push(text(more));
        }
    }
    result.retain(|other| other != number);
    result.sort();
    result.dedup();
    result
}
