//! E06: capitals of weekdays, months and holidays.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextRange, Token};

use super::recase::{Letter, recase};

pub(super) static E06: Rule = Rule {
    code: "E06",
    name: "calendar-capitals",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Ngày trong tuần, tháng âm lịch, ngày lễ viết hoa chưa đúng",
        en: "Wrong capitals of a weekday, lunar month or holiday",
    },
    explain: Text {
        vi: "Tên ngày trong tuần và tháng trong năm không dùng chữ số thì viết hoa: “thứ Hai”, “tháng Giêng”, “tháng \
             Chạp”; ngày tết, ngày lễ viết hoa chữ đầu của tên: “tết Nguyên đán”, “ngày Quốc khánh 2-9” (Nghị định \
             30/2020/NĐ-CP, Phụ lục II, mục V.5 và V.8).",
        en: "Weekdays and months that are words take a capital: “thứ Hai”, “tháng Giêng”; holidays on their first letter: \
             “tết Nguyên đán”, “ngày Quốc khánh 2-9” (Decree 30/2020/NĐ-CP, Appendix II, V.5 and V.8).",
    },
    guard: Text {
        vi: "“thứ hai”, “thứ năm” chỉ xét khi là ngày trong tuần: ngay trước một ngày, hoặc sau sáng, chiều, tối. Không \
             bàn đến chữ “Tết” viết hoa hay thường.",
        en: "“thứ hai”, “thứ năm” are judged only as weekdays: right before a date or behind sáng, chiều, tối. Says \
             nothing about the capital of “Tết”.",
    },
    examples: &[
        Example::Wrong("Sáng ⟦thứ hai⟧, ngày 22/7/2024, xã họp.", Some("Sáng thứ Hai, ngày 22/7/2024, xã họp.")),
        Example::Wrong("Đăng ⟦thứ tư, Ngày⟧ 16/01/2019.", Some("Đăng thứ Tư, ngày 16/01/2019.")),
        Example::Wrong("Nghỉ Tết ⟦nguyên đán⟧ từ ⟦tháng chạp⟧.", Some("Nghỉ Tết Nguyên đán từ tháng Chạp.")),
        Example::Wrong("Chào mừng ngày ⟦quốc khánh⟧ 2/9.", Some("Chào mừng ngày Quốc khánh 2/9.")),
        Example::Right("Hội nghị lần thứ hai, ngày 22/7/2024; điều thứ năm là chống lãng phí; thứ Sáu, ngày 19/7."),
        Example::Right("Dịp tết Nguyên đán, tháng Giêng, ngày Quốc khánh 2-9; TẾT NGUYÊN ĐÁN."),
    ],
    check: Check::Paragraph(check),
};

/// Weekdays as words.
const DAYS: [&str; 6] = ["hai", "ba", "tư", "năm", "sáu", "bảy"];

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let words = &context.knowledge.words;
    let tokens = &paragraph.tokens;
    let of_day = |token: &Token| token.key == words.ngay || token.key == words.le;
    for (index, pair) in tokens.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        if second.case == Case::Upper || second.gap != Gap::Space || !second.is_word() {
            continue;
        }
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        if first.key == words.thu && second.case == Case::Lower && first.case != Case::Upper {
            if DAYS.contains(&paragraph.word(second)) && is_weekday(paragraph, before, &tokens[index + 2..], context) {
                weekday(paragraph, [first, second], &tokens[index + 2..], context, report);
            }
        } else if first.key == words.thang && second.case == Case::Lower {
            if second.key == words.gieng || second.key == words.chap {
                say(paragraph, first.range.cover(second.range), &[(second.range, Letter::Capital)], context, report);
            }
        } else if second.key == words.dan_day && first.key == words.nguyen
            || second.key == words.khanh && first.key == words.quoc && before.is_some_and(of_day)
        {
            holiday(paragraph, first, second, context, report);
        }
    }
}

/// Whether "thứ hai" is a day of the week.
fn is_weekday(paragraph: &Paragraph<'_>, before: Option<&Token>, rest: &[Token], context: &Context) -> bool {
    let words = &context.knowledge.words;
    let of_day = |token: &Token| [words.sang, words.chieu, words.toi, words.trua, words.dem].contains(&token.key);
    // "lần thứ hai, ngày 5/3", "người thứ ba (12/4)".
    let ordinal = before.is_some_and(|before| before.is_word() && !of_day(before) && before.case == Case::Lower);
    let rest = rest.split_first().filter(|(first, _)| first.is(',') || first.is('(')).map_or(rest, |(_, rest)| rest);
    let at = rest.first().map(|token| token.range.start);
    let dated = rest.first().is_some_and(|token| token.key == words.ngay)
        || paragraph.facts.dates.iter().any(|date| Some(date.range.start) == at);
    // "Thứ ba, năm 2020, …" opens the third point.
    let point = before.is_none() && rest.first().is_some_and(|token| token.key == words.nam);
    !ordinal && !point && (dated || before.is_some_and(of_day))
}

/// "thứ hai" before ", ngày 22/7", whose "ngày" is small.
fn weekday(
    paragraph: &Paragraph<'_>,
    [first, second]: [&Token; 2],
    rest: &[Token],
    context: &Context,
    report: &mut Report,
) {
    let mut whole = first.range.cover(second.range);
    let mut letters = vec![(second.range, Letter::Capital)];
    if let [comma, day, ..] = rest
        && comma.is(',')
        && day.key == context.knowledge.words.ngay
        && day.case == Case::Title
    {
        whole = whole.cover(day.range);
        letters.push((day.range, Letter::Small));
    }
    say(paragraph, whole, &letters, context, report);
}

/// A holiday of two syllables: a capital on the first.
fn holiday(paragraph: &Paragraph<'_>, first: &Token, second: &Token, context: &Context, report: &mut Report) {
    let mut letters = Vec::new();
    if first.case == Case::Lower {
        letters.push((first.range, Letter::Capital));
    }
    if second.case == Case::Title {
        letters.push((second.range, Letter::Small));
    }
    let titled = first.case == Case::Upper;
    if !letters.is_empty() && !titled {
        say(paragraph, first.range.cover(second.range), &letters, context, report);
    }
}

fn say(
    paragraph: &Paragraph<'_>,
    whole: TextRange,
    letters: &[(TextRange, Letter)],
    context: &Context,
    report: &mut Report,
) {
    let Some((edits, right)) = recase(paragraph.text, whole, letters) else { return };
    let message = say!(
        context,
        "Viết “{right}” (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.5, V.8)",
        "Write “{right}” (Decree 30/2020/NĐ-CP, Appendix II, V.5, V.8)"
    );
    let _ = report.add(&E06, whole, message).fix(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
}
