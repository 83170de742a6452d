use std::collections::BTreeMap;

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DateStyle, DocumentFacts, Paragraph};
use crate::text::{TextEdit, TextRange};

/// C10: dates with different separators in one text.
pub(super) static SEPARATORS: Rule = Rule {
    code: "C10",
    name: "mixed-date-separators",
    category: Category::Date,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Dấu nối ngày tháng không thống nhất", en: "Dates with different separators" },
    explain: Text {
        vi: "“22/7/2024”, “22-7-2024” và “22.7.2024” đều được chấp nhận, nhưng trong một văn bản chỉ nên dùng một \
             cách viết để dễ tra cứu và trình bày thống nhất. Bộ kiểm tra lấy cách viết dùng nhiều nhất làm chuẩn.",
        en: "“22/7/2024”, “22-7-2024” and “22.7.2024” are all accepted, but one text is best written in one manner, \
             so that a search finds every date. The manner used most often is taken as the standard.",
    },
    guard: Text {
        vi: "Chỉ xét ngày đủ ba phần và chỉ báo khi một cách viết dùng nhiều gấp đôi các cách khác trở lên. Bỏ qua \
             ngày trong dấu ngoặc kép (lời trích) và ngày có giờ đi kèm (dấu thời gian của trang mạng, chữ ký số). \
             Chỉ là gợi ý.",
        en: "Only dates with three parts, and only when one manner is used at least twice as often as the others. \
             Dates in quotation marks are quoted, dates with a time are stamps of web pages and electronic \
             signatures: both are left alone. A hint only.",
    },
    examples: &[
        Example::Wrong(
            "Họp ngày 22/7/2024, sơ kết ngày 05/8/2024 và tổng kết ⟦ngày 30-12-2024⟧.",
            Some("Họp ngày 22/7/2024, sơ kết ngày 05/8/2024 và tổng kết ngày 30/12/2024."),
        ),
        Example::Wrong(
            "Ký 01.7.2024, gửi 03.7.2024.\nSửa ⟦15/8/2024⟧.",
            Some("Ký 01.7.2024, gửi 03.7.2024.\nSửa 15.8.2024."),
        ),
        Example::Right("Ký 01.7.2024.\nSửa 15/8/2024."),
        Example::Right(
            "Họp ngày 22/7/2024 và 05/8/2024; báo viết: “họp ngày 22-7-2024”; hạn 31-12 (22.7.2024 09:15).\n23.7.2024\n16:26:18",
        ),
    ],
    check: Check::Clues { gather: plain_dates, judge: separators },
};

/// The last date of its paragraph: a time of day may open the next one.
const LAST: u32 = 1;

/// The dates whose separators count.
fn plain_dates(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    let dates = &paragraph.facts.dates;
    for (index, date) in dates.iter().enumerate() {
        let next = dates.get(index + 1);
        let numeric = date.kind == DateKind::Day && date.style != DateStyle::Words && date.until.is_none();
        let plain = date.day.is_some() && date.month.is_some() && date.year.is_some() && date.slips.is_empty();
        if numeric && plain && !is_time_at(next, date.tokens.1) && !is_quoted(date, paragraph.text) {
            clues.push(Clue { fact: index as u32, note: if next.is_none() { LAST } else { 0 } });
        }
    }
}

fn separators(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let dates = places.iter().filter_map(|place| {
        let paragraph = facts.paragraphs.get(place.paragraph)?;
        let behind = facts.paragraphs.get(place.paragraph + 1).and_then(|next| next.facts.dates.first());
        let stamp = place.note == LAST && is_time_at(behind, 0);
        Some((paragraph.facts.dates.get(place.fact as usize)?, paragraph.start)).filter(|_| !stamp)
    });
    let dates: Vec<(&DateMention, u32)> = dates.collect();
    let styles: Vec<DateStyle> = dates.iter().map(|(date, _)| date.style).collect();
    let Some(standard) = usual(&styles) else { return };
    let Some(sign) = standard.separator() else { return };
    let Some(model) = dates.iter().find(|(date, _)| date.style == standard) else { return };
    for (date, start) in dates.iter().filter(|(date, _)| date.style != standard) {
        let (Some(day), Some(month), Some(year)) = (date.day, date.month, date.year) else { continue };
        let edits = vec![
            TextEdit::replace(TextRange::new(day.range.end, month.range.start).shift(*start), sign),
            TextEdit::replace(TextRange::new(month.range.end, year.range.start).shift(*start), sign),
        ];
        let message = say!(
            context,
            "Văn bản này thường nối ngày tháng bằng “{sign}”",
            "This text mostly joins dates by “{sign}”",
        );
        let place = say!(context, "Cách viết dùng nhiều nhất", "The usual manner");
        let title = say!(context, "Nối bằng “{sign}”", "Join by “{sign}”");
        report
            .add(&SEPARATORS, date.range.shift(*start), message)
            .suggest(title, edits)
            .related(model.0.range.shift(model.1), place);
    }
}

/// C11: runs of years with different dashes or spaces.
pub(super) static YEAR_RANGES: Rule = Rule {
    code: "C11",
    name: "mixed-year-ranges",
    category: Category::Date,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Gạch nối giữa hai năm không thống nhất", en: "Runs of years with different dashes" },
    explain: Text {
        vi: "“2017-2023”, “2017 - 2023” và “2017–2023” đều gặp trong văn bản chính thức, nhưng trong một văn bản chỉ \
             nên dùng một cách viết. Bộ kiểm tra lấy cách viết dùng nhiều nhất làm chuẩn.",
        en: "“2017-2023”, “2017 - 2023” and “2017–2023” are all found in official texts, but one text is best written \
             in one manner. The manner used most often is taken as the standard.",
    },
    guard: Text {
        vi: "Chỉ xét hai năm đủ bốn chữ số nối bằng gạch, kể cả giai đoạn, nhiệm kỳ, năm học, và chỉ khi một cách \
             viết dùng nhiều gấp đôi các cách khác trở lên. “2023/2024” và “2017 đến 2023” không tính. Chỉ là gợi ý.",
        en: "Only two years of four digits joined by a dash, with or without giai đoạn, nhiệm kỳ, năm học, and only \
             when one manner is used at least twice as often as the others. “2023/2024” and “2017 đến 2023” do not \
             count. A hint only.",
    },
    examples: &[
        Example::Wrong(
            "Giai đoạn 2016-2020, 2021-2025; nhiệm kỳ ⟦2020 - 2025⟧.\nGiai đoạn 2011-2015, 2026-2030; tầm nhìn ⟦2031–2035⟧.",
            Some(
                "Giai đoạn 2016-2020, 2021-2025; nhiệm kỳ 2020-2025.\nGiai đoạn 2011-2015, 2026-2030; tầm nhìn 2031-2035.",
            ),
        ),
        Example::Right("Giai đoạn 2016 - 2020, nhiệm kỳ 2020 - 2025, vụ mùa 2023/2024, từ 2017 đến 2023."),
    ],
    check: Check::Clues { gather: joined_years, judge: year_ranges },
};

/// The years that are joined, "2021-2025".
fn joined_years(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    for (fact, date) in paragraph.facts.dates.iter().enumerate() {
        if joint(date).is_some() {
            clues.push(Clue { fact: fact as u32, note: 0 });
        }
    }
}

/// What stands between two years, and both of them.
fn joint(date: &DateMention) -> Option<(TextRange, TextRange)> {
    let ranges = matches!(date.kind, DateKind::YearRange | DateKind::SchoolYear) && date.style == DateStyle::Hyphen;
    let (first, last) = date.year.zip(date.until).filter(|(_, last)| ranges && last.digits == 4)?;
    Some((TextRange::new(first.range.end, last.range.start), first.range.cover(last.range)))
}

fn year_ranges(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let joints = places.iter().filter_map(|place| {
        let paragraph = facts.paragraphs.get(place.paragraph)?;
        let (joint, years) = joint(paragraph.facts.dates.get(place.fact as usize)?)?;
        Some((joint.of(paragraph.text), joint.shift(paragraph.start), years.shift(paragraph.start)))
    });
    let joints: Vec<(&str, TextRange, TextRange)> = joints.collect();
    let written: Vec<&str> = joints.iter().map(|joint| joint.0).collect();
    let Some(standard) = usual(&written) else { return };
    let Some(model) = joints.iter().find(|joint| joint.0 == standard) else { return };
    for (_, joint, years) in joints.iter().filter(|joint| joint.0 != standard) {
        let message = say!(
            context,
            "Văn bản này thường viết “2017{standard}2023”",
            "This text mostly writes “2017{standard}2023”",
        );
        let place = say!(context, "Cách viết dùng nhiều nhất", "The usual manner");
        let title = say!(context, "Nối bằng “{standard}”", "Join by “{standard}”");
        report
            .add(&YEAR_RANGES, *years, message)
            .suggest(title, vec![TextEdit::replace(*joint, standard)])
            .related(model.2, place);
    }
}

/// Whether a time stands at this token or the next: "(08.05.2019 12:24)" is the stamp of a web page
/// or of an electronic signature.
fn is_time_at(mention: Option<&DateMention>, token: usize) -> bool {
    mention.is_some_and(|next| next.kind == DateKind::Time && (token..=token + 1).contains(&next.tokens.0))
}

/// The value that occurs at least twice as often as all others together: the manner of the text.
/// `None` if there is no such value or no other.
fn usual<T: Copy + Ord>(values: &[T]) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(*value).or_default() += 1;
    }
    let (value, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let others = values.len() - count;
    (others > 0 && count >= 2 * others).then_some(value)
}

/// Whether the date stands between quotation marks.
fn is_quoted(date: &DateMention, text: &str) -> bool {
    // A quotation is short; looking back to the start of a long line for each date would be quadratic.
    let mut start = date.range.start.saturating_sub(600) as usize;
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = TextRange::new(start as u32, date.range.start).of(text);
    let opened = before.rfind('“');
    let closed = before.rfind('”');
    let straight = before.matches('"').count() % 2 == 1;
    straight || opened.is_some_and(|opened| closed.is_none_or(|closed| closed < opened))
}
