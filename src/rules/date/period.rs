use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, Paragraph};

/// C12: a quarter that no year has.
pub(super) static QUARTER: Rule = Rule {
    code: "C12",
    name: "impossible-quarter",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Không có quý này", en: "There is no such quarter" },
    explain: Text {
        vi: "Một năm chỉ có bốn quý, từ quý I đến quý IV. Quý khác là gõ nhầm, thường là nhầm giữa “quý” với “tháng” \
             hoặc giữa IV và VI.",
        en: "A year has four quarters, I to IV. Any other is a slip, mostly “quý” for “tháng” (month) or VI for IV.",
    },
    guard: Text {
        vi: "Chỉ xét khi có năm đi kèm: “quý V/2024”, “quý 6 năm 2024”. “Quý” là tên người hay nghĩa quý giá thì \
             không có năm.",
        en: "Only with a year: “quý V/2024”, “quý 6 năm 2024”. “Quý” as a name or as “precious” has none.",
    },
    examples: &[
        Example::Wrong("Hoàn thành trong ⟦quý V/2024⟧.", None),
        Example::Wrong("Báo cáo ⟦quý 0 năm 2024⟧ chưa có.", None),
        Example::Right("Quý I/2024, quý 04/2024, quý IV năm 2024; bà Quý 56 tuổi; quý vị."),
    ],
    check: Check::Paragraph(quarter),
};

fn quarter(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in paragraph.facts.dates.iter().filter(|date| date.kind == DateKind::Quarter) {
        let Some(quarter) = date.month.filter(|quarter| !(1..=4).contains(&quarter.value)) else { continue };
        if date.year.is_some() {
            let written = quarter.range.of(paragraph.text);
            let message = say!(
                context,
                "Không có quý {written}: một năm chỉ có quý I đến quý IV",
                "There is no quarter {written}: a year has the quarters I to IV",
            );
            report.add(&QUARTER, date.range, message);
        }
    }
}

/// C13: the years of a school year do not follow each other.
pub(super) static SCHOOL_YEAR: Rule = Rule {
    code: "C13",
    name: "school-year-not-consecutive",
    category: Category::Date,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Năm học không gồm hai năm liền nhau",
        en: "The years of a school year do not follow each other",
    },
    explain: Text {
        vi: "Một năm học bắt đầu trong một năm và kết thúc trong năm kế tiếp: “năm học 2023-2024”. “Năm học \
             2023-2025” là gõ nhầm, hoặc phải viết “các năm học từ 2023-2024 đến 2024-2025”.",
        en: "A school year begins in one year and ends in the next: “năm học 2023-2024”. “năm học 2023-2025” is a \
             slip, or several school years are meant and should be named.",
    },
    guard: Text {
        vi: "Không báo khi có “các”, “những” hoặc số đếm ở trước (“3 năm học 2020-2023”). Năm sau nhỏ hơn năm trước \
             do C09 báo.",
        en: "Silent after “các”, “những” or a number (“3 năm học 2020-2023”). When the second year is smaller, C09 \
             reports it.",
    },
    examples: &[
        Example::Wrong("Khai giảng ⟦năm học 2023-2025⟧ tại trường.", None),
        Example::Wrong("Tuyển sinh lớp 10 ⟦năm học 2023 – 2025⟧.", None),
        Example::Wrong("Kế hoạch ⟦năm học 2024 - 2024⟧.", None),
        Example::Right("Năm học 2023-2024 và năm học 2024 – 2025; trong 3 năm học 2020-2023; các năm học 2020-2023."),
        Example::Right("Năm học 2023-24 và năm học 2023/2024."),
    ],
    check: Check::Paragraph(school_year),
};

fn school_year(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in paragraph.facts.dates.iter().filter(|date| date.kind == DateKind::SchoolYear) {
        let (Some(first), Some(last)) = (date.year, date.until) else { continue };
        if last.digits != 4 || last.value == first.value + 1 || last.value < first.value {
            continue;
        }
        // "3 năm học" are several, "lớp 10 năm học" is one.
        let before = word_before(date, 1, paragraph);
        let counted = before.starts_with(|c: char| c.is_ascii_digit()) && word_before(date, 2, paragraph) != "lớp";
        if !counted && !["các", "những", "mấy"].contains(&before.as_str()) {
            let (from, next) = (first.value, first.value + 1);
            let message = say!(
                context,
                "Năm học gồm hai năm liền nhau, như {from}-{next}",
                "A school year has two years that follow each other, as {from}-{next}",
            );
            report.add(&SCHOOL_YEAR, date.range, message);
        }
    }
}

/// The word so many places before a date, in small letters; empty at the start.
fn word_before(date: &DateMention, places: usize, paragraph: &Paragraph<'_>) -> String {
    let token = date.tokens.0.checked_sub(places).and_then(|index| paragraph.tokens.get(index));
    token.map_or_else(String::new, |token| paragraph.word(token).to_lowercase())
}
