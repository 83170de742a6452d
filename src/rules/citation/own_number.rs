//! A39: "(Kèm theo Quyết định số …)" against the number and the date of the document itself.

use jiff::civil::Date;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DocumentFacts, Mention, ParagraphFacts, Role, Symbol};
use crate::text::{TextEdit, TextRange, fold};

use super::chronology::HEAD;
use super::evidence::{day, rewrite, show};

pub(super) static A39: Rule = Rule {
    code: "A39",
    name: "own-number-mismatch",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Dòng “Kèm theo…” không khớp với số, ngày của văn bản",
        en: "“Kèm theo …” does not agree with the number or date of the document",
    },
    explain: Text {
        vi: "Phụ lục và văn bản kèm theo ghi rõ kèm theo văn bản số nào, ngày nào (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần \
             I, Mục III, khoản 1). Số, ký hiệu và ngày đó phải là của chính văn bản ghi ở đầu tệp.",
        en: "Annexes say to which document, by number and date, they belong (Decree 30/2020/NĐ-CP, Appendix I, III.1). These \
             must be the number and date at the head of the document itself.",
    },
    guard: Text {
        vi: "Chỉ xét dòng mở đầu bằng “(Kèm theo”, “(Ban hành kèm theo” cùng tên loại và cơ quan với số, ký hiệu ở đầu bài, \
             và khi cả bài chỉ có một số, ký hiệu của mình. Ngày so với dòng địa danh, ngày tháng ngay sau số, ký hiệu. Không \
             xét văn bản hợp nhất, văn bản sửa đổi, bãi bỏ văn bản khác, chỗ để trống.",
        en: "Only lines that open with “(Kèm theo”, “(Ban hành kèm theo” and have type and body of the symbol at the head, \
             where the text has one own symbol. The date is compared with the dateline after the symbol. Consolidated \
             texts, those that amend or repeal others, and blanks are left alone.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\n\nQUY CHẾ\n\
             (Kèm theo Quyết định số ⟦15/QĐ-UBND⟧ ngày 03/02/2024 của Ủy ban nhân dân tỉnh)\n",
            Some(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\n\nQUY CHẾ\n\
                 (Kèm theo Quyết định số 16/QĐ-UBND ngày 03/02/2024 của Ủy ban nhân dân tỉnh)\n",
            ),
        ),
        Example::Wrong(
            "Số: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nPHỤ LỤC\n(Ban hành kèm theo Quyết định số 16/QĐ-UBND ⟦ngày 05 \
             tháng 02 năm 2024⟧ của Ủy ban nhân dân tỉnh)\n",
            None,
        ),
        Example::Right(
            "Số: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nPHỤ LỤC\n(Kèm theo Quyết định số 16/QĐ-UBND ngày 03/02/2024 \
             của Ủy ban nhân dân tỉnh)\n",
        ),
        Example::Right(
            "Số: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nSửa đổi Quy chế ban hành kèm theo Quyết định số 05/QĐ-UBND \
             ngày 03/01/2023.\n",
        ),
        Example::Right(
            "Số: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\nVề việc sửa đổi Quy chế làm việc\n\nQUY CHẾ\n\
             (Ban hành kèm theo Quyết định số 05/QĐ-UBND ngày 03/01/2023 của Ủy ban nhân dân tỉnh)\n",
        ),
        Example::Right(
            "Số: 16/QĐ-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\n\nĐiều 2. Bãi bỏ Phụ lục II\n\
             (Kèm theo Quyết định số 07/QĐ-UBND ngày 13/01/2023 của Ủy ban nhân dân tỉnh)\n",
        ),
        Example::Right("Số: 16/KH-UBND\nSơn La, ngày 03 tháng 02 năm 2024\n\n(Kèm theo Quyết định số 15/QĐ-UBND)\n"),
    ],
    check: Check::Document(check),
};

/// Lines below the number in which a document says what it is about.
const HEAD_LINES: usize = 8;

/// Whether a line speaks of changing another document.
fn amends(text: &str) -> bool {
    let words = text.to_lowercase();
    ["sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "đính chính", "thu hồi"]
        .iter()
        .any(|word| words.contains(word))
}

/// What a document says of itself at its head.
struct Own<'a> {
    symbol: &'a Symbol,
    place: TextRange,
    /// The dateline behind the symbol.
    day: Option<Date>,
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some(own) = own(facts).filter(|_| !facts.consolidated) else { return };
    // A document that amends or repeals another goes on to name what was attached to that.
    let head = facts.paragraphs.iter().skip_while(|paragraph| paragraph.start < own.place.start).take(HEAD_LINES);
    if head.into_iter().any(|paragraph| amends(paragraph.text)) {
        return;
    }
    let later = facts.mentions.iter().filter(|mention| mention.start > own.place.start);
    for mention in later {
        let paragraph = &facts.paragraphs[mention.paragraph];
        let above = facts.paragraphs[..mention.paragraph].iter().rev().find(|above| !above.text.trim().is_empty());
        if above.is_some_and(|above| amends(above.text)) {
            continue;
        }
        let Some(symbol) = attached_to(mention.citation, paragraph).filter(|cited| same_kind(cited, own.symbol)) else {
            continue;
        };
        let head = say!(context, "số, ký hiệu ở đầu bài", "the symbol at the head");
        if symbol.canonical != own.symbol.canonical {
            let right = &own.symbol.canonical;
            let message = say!(context, "Văn bản này có số, ký hiệu {right}", "The number of this document is {right}");
            let title = say!(context, "Sửa thành {right}", "Change to {right}");
            report
                .add(&A39, symbol.range.shift(mention.start), message)
                .related(own.place, head)
                .suggest(title, vec![TextEdit::replace(symbol.range.shift(mention.start), right.clone())]);
        } else if let Some((written, right, date)) = other_day(mention, &own) {
            let (shown, right_day) = (show(written), show(right));
            let message = say!(
                context,
                "Văn bản này đề ngày {right_day}, không phải {shown}",
                "This document is of {right_day}, not of {shown}"
            );
            let entry = report.add(&A39, date.range.shift(mention.start), message).related(own.place, head);
            if let Some(edits) = rewrite(date, right) {
                let edits = edits.into_iter().map(|edit| edit.shift(mention.start)).collect();
                entry.suggest(say!(context, "Sửa ngày thành {right_day}", "Change the date to {right_day}"), edits);
            }
        }
    }
}

/// The only symbol that the text gives itself, at its head.
fn own<'a>(facts: &DocumentFacts<'a>) -> Option<Own<'a>> {
    let mut headers = facts.mentions.iter().filter(|mention| mention.citation.own_header);
    let first = headers.next().filter(|mention| mention.start <= HEAD)?;
    let symbol = first.citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty())?;
    let same =
        |other: &Mention<'_>| other.citation.symbol.as_ref().is_some_and(|other| other.canonical == symbol.canonical);
    if !headers.all(same) {
        return None;
    }
    let after = facts.paragraphs.iter().skip(first.paragraph).take(8);
    let dated = after.filter(|paragraph| matches!(paragraph.facts.role, Role::DateLine | Role::NumberLine));
    let day = dated.flat_map(|paragraph| &paragraph.facts.dates).find_map(|date| date.date());
    Some(Own { symbol, place: symbol.range.shift(first.start), day })
}

/// The symbol in a line "(Kèm theo Quyết định số …)".
fn attached_to<'a>(citation: &'a Citation, paragraph: &ParagraphFacts<'_>) -> Option<&'a Symbol> {
    let before = paragraph.text.get(..citation.range.start as usize).filter(|before| before.len() < 80)?;
    let before = fold(before).text.trim().to_lowercase();
    let opens = ["(kèm theo", "(ban hành kèm theo", "(ban hành theo", "(phê duyệt kèm theo"].contains(&before.as_str());
    citation.symbol.as_ref().filter(|symbol| opens && symbol.damages.is_empty())
}

fn same_kind(one: &Symbol, other: &Symbol) -> bool {
    let year = |symbol: &Symbol| symbol.year.is_some();
    let body = |symbol: &Symbol| symbol.issuer.as_ref().map(|part| part.text.clone());
    one.type_code == other.type_code
        && !one.type_code.is_empty()
        && body(one) == body(other)
        && year(one) == year(other)
}

/// The day that the line gives, that of the document, and where the line gives it.
fn other_day<'a>(mention: &Mention<'a>, own: &Own<'_>) -> Option<(Date, Date, &'a crate::syntax::DateMention)> {
    let (written, right) = (day(mention.citation)?, own.day?);
    (written != right).then_some((written, right, &mention.citation.date.as_ref()?.mention))
}
