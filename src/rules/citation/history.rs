//! Of what time a text speaks: the day by which to judge what it cites, and sentences about the past.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::syntax::{AsOfSource, Citation, DateKind, DateMention, DocumentFacts, Facts, Mention, Role};
use crate::text::{TextRange, fold};

use super::evidence;
use super::quotation::{quoted_as_wrong, words_after, words_before};

/// Words of sentences that speak of the past or of the change itself.
const OF_THE_PAST: [&str; 31] = [
    "tổng kết",
    "sơ kết",
    "trước đây",
    "trước đó",
    "trước ngày",
    "giao thời",
    "thay thế",
    "thay cho",
    "bãi bỏ",
    "hủy bỏ",
    "huỷ bỏ",
    "hết hiệu lực",
    "hiệu lực thi hành",
    "có hiệu lực",
    "giai đoạn",
    "sửa đổi",
    "bổ sung",
    "kế thừa",
    "chuyển tiếp",
    "tiếp tục thực hiện",
    "tiếp tục áp dụng",
    "đã ban hành",
    "đã được cấp",
    "năm thực hiện",
    "lịch sử",
    "thời điểm",
    "thời kỳ",
    "nhiệm kỳ",
    "hợp nhất",
    "lần đầu",
    "đã vi phạm",
];

/// Words that say of a document that another takes its place.
const OF_THE_CHANGE: [&str; 9] =
    ["thay thế", "thay cho", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "hết hiệu lực", "nghị định mới", "thông tư mới", "luật mới"];

/// What stands behind a document that is spoken of as an old or as a new one.
const BEHIND: [&str; 4] = ["cũ", "mới ban hành", "vừa ban hành", "ra đời"];

/// Who broke a law did so when it held.
const BROKEN: [&str; 4] = ["vi phạm", "trái với", "trái quy định", "không đúng với"];

/// The day by which to judge: that of the text. Where only the calendar tells, an old text may lie
/// open today: then not later than the year in its own symbol, than the last day of which the text
/// speaks, and if it rests on documents or cites several, all of them old, than the newest of these.
pub(super) fn day_of(facts: &DocumentFacts<'_>) -> Option<Date> {
    let as_of = facts.as_of?;
    if as_of.source != AsOfSource::Today {
        return Some(as_of.day);
    }
    // Of a year that is all one knows the first day: what ended in its course may have held still.
    // This year's text is being written.
    let start_of = |year: i16| if year < as_of.day.year() { Date::new(year, 1, 1).ok() } else { Some(as_of.day) };
    if let Some(day) = own_year(facts).and_then(start_of) {
        return Some(day);
    }
    let cited: FxHashSet<Date> = facts.mentions.iter().filter_map(|mention| evidence::day(mention.citation)).collect();
    let dates = facts.paragraphs.iter().flat_map(|paragraph| &paragraph.facts.dates);
    let days = dates.filter(|date| date.kind == DateKind::Day).filter_map(|date| date.date());
    if let Some(last) = days.filter(|day| !cited.contains(day)).max() {
        return Some(last.min(as_of.day));
    }
    if let Some(day) = last_year(facts).and_then(start_of) {
        return Some(day);
    }
    let symbols = facts.mentions.iter().filter_map(|mention| mention.citation.symbol.as_ref());
    let years: FxHashSet<(&str, i16)> =
        symbols.filter_map(|symbol| Some((symbol.canonical.as_str(), symbol.year_value()?))).collect();
    let newest = years.iter().map(|(_, year)| *year).chain(cited.iter().map(|day| day.year())).max();
    let rests = facts.paragraphs.iter().any(|paragraph| paragraph.facts.role == Role::Basis);
    let old = newest.filter(|year| (rests || years.len() >= SEVERAL) && year + OLD_YEARS < as_of.day.year());
    Some(old.and_then(start_of).unwrap_or(as_of.day))
}

/// The last year of which a text speaks, other than of its documents. Plans reach beyond their time:
/// the last year of a period that is not over tells nothing.
fn last_year(facts: &DocumentFacts<'_>) -> Option<i16> {
    let years = facts.paragraphs.iter().flat_map(|paragraph| {
        let own = |date: &&DateMention| {
            !paragraph.facts.citations.iter().any(|citation| citation.range.contains_range(date.range))
        };
        let dates = paragraph.facts.dates.iter().filter(own);
        dates.filter_map(|date| date.until.or(date.year)).filter(|year| year.digits == 4)
    });
    years.filter_map(|year| i16::try_from(year.value).ok()).max()
}

/// The year in the symbol that a text gives itself at its head.
fn own_year(facts: &DocumentFacts<'_>) -> Option<i16> {
    let first = facts.mentions.first()?;
    let before = facts.text.get(..first.range().start as usize)?;
    let own = first.citation.own_header || before.trim_start().is_empty();
    first.citation.symbol.as_ref().filter(|_| own)?.year_value()
}

/// So many documents say of what time a text is.
const SEVERAL: usize = 3;

/// A text that cites nothing from the last years is an old one.
const OLD_YEARS: i16 = 4;

/// How far above an item of a list the line is looked for that opens the list.
const LIST: usize = 30;

/// The heading of an article is not longer than this.
const HEADING: usize = 120;

/// "bãi bỏ các văn bản sau đây:" speaks for the items below it, and so does a day in such a line.
pub(super) fn in_list_of_the_past(mention: &Mention<'_>, facts: &DocumentFacts<'_>, since: Date) -> bool {
    let marked = facts.paragraphs[mention.paragraph].text.trim_start();
    let number = marked.split([')', '.']).next().unwrap_or("");
    if !(marked.starts_with(['-', '+', '•']) || number.len() <= 3 && number.chars().all(char::is_alphanumeric)) {
        return false;
    }
    let mut above = facts.paragraphs[..mention.paragraph].iter().rev().take(LIST);
    above.find(|paragraph| paragraph.text.trim_end().ends_with(':')).is_some_and(|opening| {
        let words = opening.text.to_lowercase();
        OF_THE_PAST.iter().any(|word| words.contains(word))
            || own_dates(opening.facts).any(|date| is_before(date, since))
    })
}

/// The dates of a paragraph that are not those of documents; the day of a single decision is that of
/// an event, but for the basis of a text.
fn own_dates(facts: &Facts) -> impl Iterator<Item = &DateMention> {
    let event = |citation: &Citation| citation.symbol.as_ref().is_some_and(|symbol| symbol.year.is_none());
    facts.dates.iter().filter(move |date| {
        let mut of = facts.citations.iter().filter(|citation| citation.range.contains_range(date.range));
        of.all(|citation| event(citation) && facts.role != Role::Basis)
    })
}

fn is_before(date: &DateMention, since: Date) -> bool {
    date.date().is_some_and(|day| day < since)
        || date.year.is_some_and(|year| i64::from(year.value) < i64::from(since.year()) && year.digits == 4)
}

/// Whether the sentence of a citation says that another document takes the place of this one.
pub(super) fn of_the_change(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let text = facts.paragraphs[mention.paragraph].text;
    let words = sentence(text, mention.citation.range).of(text).to_lowercase();
    OF_THE_CHANGE.iter().any(|word| words.contains(word))
}

/// Whether a citation stands in a sentence about what holds now.
pub(super) fn is_of_the_present(mention: &Mention<'_>, facts: &DocumentFacts<'_>, since: Date) -> bool {
    let paragraph = &facts.paragraphs[mention.paragraph];
    let citation = mention.citation;
    if matches!(paragraph.facts.role, Role::Heading | Role::NumberLine) {
        return false;
    }
    // "Thông tư … sửa đổi Thông tư …", "Kế hoạch … thực hiện Nghị định …": named by another's title.
    let inside = |other: &&Citation| {
        let starts_in = |title: TextRange| (title.start..title.end).contains(&citation.range.start);
        other.range != citation.range && other.title.is_some_and(starts_in)
    };
    if paragraph.facts.citations.iter().any(|other| inside(&other)) {
        return false;
    }
    let sentence = sentence(paragraph.text, citation.range);
    let words = sentence.of(paragraph.text).to_lowercase();
    if OF_THE_PAST.iter().any(|word| words.contains(word)) || quoted_as_wrong(paragraph.text, citation.range) {
        return false;
    }
    // "… thay thế Điều 5 của Luật …; Điều 7 của Luật …", "… của Luật …; Luật … hết hiệu lực": said once
    // for all.
    let row = row(paragraph.text, citation.range).of(paragraph.text).to_lowercase();
    if OF_THE_CHANGE.iter().any(|word| row.contains(word)) || is_under_transition(mention, facts) {
        return false;
    }
    let before = words_before(paragraph.text, citation.range.start, 6);
    if BROKEN.iter().any(|word| before.contains(word))
        || tells_of_issue(paragraph.text, citation)
        || is_subject_of(&before, sentence, citation, paragraph.facts)
    {
        return false;
    }
    if paragraph.facts.citations.iter().any(|other| is_another_version(other, citation, paragraph.text)) {
        return false;
    }
    // An item that opens with a document goes on with its title.
    let start = paragraph.text.get(..sentence.start as usize).map_or(0, |text| text.trim_end().len());
    let opens = |other: &&Citation| sentence.contains_range(other.range) && other.range.end <= citation.range.start;
    let first = paragraph.facts.citations.iter().find(opens).filter(|first| first.title.is_some());
    if let Some(first) = first.filter(|_| paragraph.facts.role != Role::Basis) {
        let before = paragraph.text.get(start..first.range.start as usize).unwrap_or("");
        if !before.trim_start_matches(|c: char| !c.is_alphabetic()).contains(' ') {
            return false;
        }
    }
    // A row of documents tells how one followed the other.
    let row = paragraph.facts.citations.iter().filter(|other| sentence.contains_range(other.range)).count() >= 4;
    let mut past = own_dates(paragraph.facts)
        .filter(|date| sentence.contains_range(date.range) && !citation.range.contains_range(date.range));
    !row && !past.any(|date| is_before(date, since))
        && !BEHIND.iter().any(|word| words_after(paragraph.text, citation.range.end, 40).contains(word))
}

/// Whether a citation is the number of the text itself: in its head, alone on its line or the first
/// words of all ("Luật số: 29/2013/QH13"), or the last ones of its first line.
pub(super) fn is_own(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let line = facts.paragraphs[mention.paragraph].text;
    let before = || facts.text.get(..mention.range().start as usize).unwrap_or("").trim_start();
    let title = line.len() <= HEADING && facts.paragraphs.len() > 1;
    let ends = line.get(mention.citation.range.end as usize..).is_some_and(|after| after.trim().is_empty());
    if mention.citation.own_header || title && ends && !before().contains('\n') {
        return true;
    }
    let first = facts.mentions.first().is_some_and(|first| first.range() == mention.range());
    first && (line.trim() == mention.citation.range.of(line) || before().is_empty())
}

/// "… Thông tư số 23/2008 hướng dẫn thực hiện Quyết định …": what another document is about.
fn is_subject_of(before: &str, sentence: TextRange, citation: &Citation, facts: &Facts) -> bool {
    const ABOUT: [&str; 5] =
        ["hướng dẫn thực hiện", "hướng dẫn thi hành", "hướng dẫn", "quy định chi tiết", "quy định chi tiết thi hành"];
    let mut earlier = facts.citations.iter();
    ABOUT.iter().any(|word| before.ends_with(word))
        && earlier.any(|other| sentence.contains_range(other.range) && other.range.end <= citation.range.start)
}

/// "Chính phủ vừa ban hành Nghị định …", "trình Thủ tướng ban hành hai Quyết định …": the story of how it
/// came about; not so "quy định ban hành kèm theo Quyết định …".
fn tells_of_issue(text: &str, citation: &Citation) -> bool {
    let before = words_before(text, citation.range.start, 16);
    before
        .find("ban hành")
        .is_some_and(|at| !["theo", "tại", "thực hiện"].iter().any(|word| before[at..].contains(word)))
}

/// "Luật Giáo dục năm 1998 và Luật Giáo dục năm 2005": who names both speaks of what held when.
fn is_another_version(other: &Citation, citation: &Citation, text: &str) -> bool {
    let name = |citation: &Citation| Some(citation.name?.of(text).to_lowercase());
    other.year != citation.year && other.year.is_some() && name(citation).is_some_and(|own| name(other) == Some(own))
}

/// Whether the words stand in an article of a law that says what becomes of what was begun before it:
/// "Điều khoản chuyển tiếp".
fn is_under_transition(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    for paragraph in facts.paragraphs[..mention.paragraph].iter().rev().take(LIST) {
        let line = paragraph.text.trim();
        if line.len() <= HEADING && fold(line).text.to_lowercase().contains("chuyển tiếp") {
            return true;
        }
        if line.strip_prefix("Điều ").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
            return false;
        }
    }
    false
}

/// The full sentence around a range, over its semicolons, as far as one would read.
fn row(text: &str, range: TextRange) -> TextRange {
    const READ: u32 = 2_000;
    let ends = |pair: &[u8]| matches!(pair, b". " | b".\n");
    let from = range.start.saturating_sub(READ);
    let before = text.as_bytes().get(from as usize..range.start as usize).unwrap_or(&[]);
    let after = text.as_bytes().get(range.end as usize..).unwrap_or(&[]);
    let after = &after[..after.len().min(READ as usize)];
    let mut start = before.windows(2).rposition(ends).map_or(from, |at| from + at as u32 + 1) as usize;
    let mut end = range.end as usize + after.windows(2).position(ends).unwrap_or(after.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    TextRange::new(start as u32, end as u32)
}

/// The sentence around a range of a paragraph.
pub(super) fn sentence(text: &str, range: TextRange) -> TextRange {
    let before = text.get(..range.start as usize).unwrap_or("");
    let after = text.get(range.end as usize..).unwrap_or("");
    let ends = |pair: &[u8]| matches!(pair, b". " | b"; " | b"! " | b"? " | b";\n" | b".\n");
    let start = before.as_bytes().windows(2).rposition(ends);
    let end = after.as_bytes().windows(2).position(ends);
    let start = start.map_or(0, |at| at as u32 + 1);
    TextRange::new(start, end.map_or(text.len() as u32, |at| range.end + at as u32))
}
