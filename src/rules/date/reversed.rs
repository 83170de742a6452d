use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, LeadWord, Paragraph};
use crate::text::{TextEdit, TextRange};

/// C09: the end of a range lies before its start.
pub(super) static REVERSED: Rule = Rule {
    code: "C09",
    name: "reversed-range",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Mốc cuối đứng trước mốc đầu", en: "A range ends before it begins" },
    explain: Text {
        vi: "Trong “từ … đến …”, “giai đoạn …”, mốc sau phải muộn hơn mốc trước. Ở đây mốc cuối lại sớm hơn: hai mốc \
             bị đảo hoặc một mốc bị ghi sai. Thời hạn, giai đoạn ghi ngược không xác định được nghĩa vụ của cơ quan \
             thực hiện.",
        en: "In “từ … đến …” or “giai đoạn …” the second point must be later than the first. Here it is earlier: the \
             two are exchanged or one is wrong. A period written backwards binds nobody to anything.",
    },
    guard: Text {
        vi: "Mốc đầu thiếu tháng, năm thì lấy theo mốc cuối. “Từ ngày 28 đến 02/3” vắt qua tháng và “từ 28/12 đến \
             02/01/2024” vắt qua năm là bình thường nên không báo. Hai năm nối bằng gạch chỉ xét khi có “giai đoạn”, \
             “nhiệm kỳ”, “thời kỳ”, “niên khóa”, “năm học”.",
        en: "A start without month or year takes them from the end. “Từ ngày 28 đến 02/3” crosses a month and “từ \
             28/12 đến 02/01/2024” a year; both are fine. Two years joined by a dash count only with “giai đoạn”, \
             “nhiệm kỳ”, “thời kỳ”, “niên khóa”, “năm học”.",
    },
    examples: &[
        Example::Wrong(
            "Đoàn làm việc từ ⟦ngày 05 đến ngày 01/3/2024⟧ tại tỉnh.",
            Some("Đoàn làm việc từ ngày 01 đến ngày 05/3/2024 tại tỉnh."),
        ),
        Example::Wrong("Tổng kết ⟦giai đoạn 2023-2017⟧.", Some("Tổng kết giai đoạn 2017-2023.")),
        Example::Wrong(
            "Triển khai từ ⟦ngày 20/11/2017 đến 15/10/2017⟧.",
            Some("Triển khai từ ngày 15/10/2017 đến 20/11/2017."),
        ),
        Example::Wrong("Thực hiện từ ⟦năm 2025 đến năm 2020⟧.", Some("Thực hiện từ năm 2020 đến năm 2025.")),
        Example::Wrong("Hưởng từ ⟦tháng 9/2022 đến tháng 3/2022⟧.", Some("Hưởng từ tháng 3/2022 đến tháng 9/2022.")),
        Example::Right("Nghỉ từ ngày 28 đến 02/3; trực từ 28/12 đến 02/01/2024; họp ngày 01 đến ngày 05/3/2024."),
        Example::Right("So với năm 2023 - 2017 là hai mốc; giai đoạn 2017-2023; từ ngày 25/9 đến ngày 20/3 năm sau."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let dates = &paragraph.facts.dates;
    for (index, date) in dates.iter().enumerate() {
        if is_reversed_run(date) {
            if let (Some(first), Some(last)) = (date.year, date.until) {
                add(date.range, first.range, last.range, paragraph, context, report);
            }
        } else if date.opens_range
            && let Some(next) = dates.get(index + 1)
            && is_reversed(date, next, paragraph)
        {
            // What is inherited stays where it is; only what is written changes places.
            let (first, last) = match (date.day, next.day) {
                (Some(a), Some(b)) if date.month.is_none() => (a.range, b.range),
                _ => (core(date), core(next)),
            };
            add(date.range.cover(next.range), first, last, paragraph, context, report);
        }
    }
}

/// "giai đoạn 2023-2017".
fn is_reversed_run(date: &DateMention) -> bool {
    let named =
        date.lead.is_some_and(|lead| matches!(lead.word, LeadWord::Period | LeadWord::Term | LeadWord::SchoolYear));
    match (date.year, date.until) {
        (Some(first), Some(last)) => {
            matches!(date.kind, DateKind::YearRange | DateKind::SchoolYear)
                && named
                && last.digits == 4
                && first.value > last.value
        }
        _ => false,
    }
}

fn is_reversed(date: &DateMention, next: &DateMention, paragraph: &Paragraph<'_>) -> bool {
    let values = |date: &DateMention| (date.year_value(), date.month_value(), date.day.map(|day| day.value));
    match date.kind {
        DateKind::Day => match (values(date), values(next)) {
            ((Some(_), Some(_), Some(_)), (Some(_), Some(_), Some(_))) => {
                matches!((date.date(), next.date()), (Some(from), Some(to)) if from > to)
            }
            ((None, Some(month), Some(from)), (None, Some(end), Some(to))) => {
                month == end && from > to && !goes_on_with_year(next, paragraph)
            }
            _ => false,
        },
        DateKind::Month => match (date.year, date.month, next.year, next.month) {
            (Some(year), Some(month), Some(end), Some(last)) => (year.value, month.value) > (end.value, last.value),
            _ => false,
        },
        DateKind::Year => match (date.year, next.year) {
            (Some(from), Some(to)) => from.value > to.value && follows(date, "từ", paragraph),
            _ => false,
        },
        _ => false,
    }
}

/// "… năm sau", "… hằng năm".
fn goes_on_with_year(date: &DateMention, paragraph: &Paragraph<'_>) -> bool {
    let behind = paragraph.tokens.get(date.tokens.1..).unwrap_or_default();
    behind.iter().take(2).any(|token| paragraph.word(token).eq_ignore_ascii_case("năm"))
}

fn follows(date: &DateMention, word: &str, paragraph: &Paragraph<'_>) -> bool {
    let before = date.tokens.0.checked_sub(1).and_then(|index| paragraph.tokens.get(index));
    before.is_some_and(|token| paragraph.word(token).to_lowercase() == word)
}

/// From the first to the last number.
fn core(date: &DateMention) -> TextRange {
    let parts = [date.day, date.month, date.year];
    parts.into_iter().flatten().map(|part| part.range).reduce(TextRange::cover).unwrap_or(date.range)
}

fn add(
    range: TextRange,
    first: TextRange,
    last: TextRange,
    paragraph: &Paragraph<'_>,
    context: &Context,
    report: &mut Report,
) {
    let (from, to) = (first.of(paragraph.text), last.of(paragraph.text));
    let message = say!(context, "Mốc cuối {to} đứng trước mốc đầu {from}", "The end {to} lies before the start {from}");
    let title = say!(context, "Đổi chỗ {from} và {to}", "Exchange {from} and {to}");
    let edits = vec![TextEdit::replace(first, to), TextEdit::replace(last, from)];
    report.add(&REVERSED, range, message).suggest(title, edits);
}
