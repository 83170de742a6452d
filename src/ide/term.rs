//! Cards on abbreviations of issuers, on terms of the Party and of the National Assembly.

use jiff::civil::Date;

use crate::config::Locale;
use crate::law::{Issuer, IssuerFamily, Knowledge, roman, roman_value};
use crate::text::TextRange;

use super::card::{day, escape};

/// How far back the words that say whose term it is are looked for, in bytes.
const LOOK_BACK: usize = 40;

/// The card on the abbreviation or term at a byte offset of a text; `year` is that of the citation
/// around it.
pub(super) fn term_card(
    text: &str,
    offset: u32,
    year: Option<i16>,
    knowledge: &Knowledge,
    locale: Locale,
) -> Option<(TextRange, String)> {
    let range = word_at(text, offset)?;
    let word = range.of(text);
    let before = text.get(..range.start as usize)?;
    let card = assembly_symbol(word, knowledge, locale)
        .or_else(|| numbered_term(word, before, knowledge, locale))
        .or_else(|| issuer(word, year, knowledge, locale))?;
    Some((range, card))
}

/// The letters, digits and "&" around an offset.
fn word_at(text: &str, offset: u32) -> Option<TextRange> {
    let (before, after) = (text.get(..offset as usize)?, text.get(offset as usize..)?);
    let inside = |c: char| c.is_alphanumeric() || c == '&';
    let start = before.trim_end_matches(inside).len();
    let end = offset as usize + (after.len() - after.trim_start_matches(inside).len());
    (start < end).then(|| TextRange::new(start as u32, end as u32))
}

/// "QH15", "UBTVQH14".
fn assembly_symbol(word: &str, knowledge: &Knowledge, locale: Locale) -> Option<String> {
    let number = word.strip_prefix("UBTVQH").or_else(|| word.strip_prefix("QH"))?.parse().ok()?;
    assembly(number, knowledge, locale)
}

fn assembly(number: u8, knowledge: &Knowledge, locale: Locale) -> Option<String> {
    let term = knowledge.terms.assembly(number)?;
    let (roman, time) = (roman(number), time(term.from, term.to, locale));
    Some(
        locale.pick(
            format!("**Quốc hội khóa {roman}**\n\n{time}"),
            format!("**National Assembly, term {roman}**\n\n{time}"),
        ),
    )
}

/// "khóa XIII", "Đại hội XIII", "Quốc hội khóa XV".
fn numbered_term(word: &str, before: &str, knowledge: &Knowledge, locale: Locale) -> Option<String> {
    let number = roman_value(word)?;
    let mut start = before.len().saturating_sub(LOOK_BACK);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let lead = before[start..].to_lowercase();
    let lead = lead.rsplit(['.', ';', '\n', '(']).next().unwrap_or("").trim_end();
    let lead = lead.trim_end_matches("lần thứ").trim_end();
    let term = lead.ends_with("khóa") || lead.ends_with("khoá") || lead.ends_with("nhiệm kỳ");
    let congress = lead.ends_with("đại hội") || lead.ends_with("toàn quốc") || lead.ends_with("đại hội đảng");
    if term && lead.contains("quốc hội") {
        return assembly(number, knowledge, locale);
    }
    if !(term || congress) || lead.contains("hội đồng nhân dân") || lead.contains("hđnd") {
        return None;
    }
    let known = knowledge.terms.congress(number)?;
    let (roman, time) = (roman(number), time(known.from, known.to, locale));
    let held = known.held.map(|(first, last)| {
        let (first, last) = (day(first), day(last));
        locale.pick(
            format!("\n\nĐại hội đại biểu toàn quốc lần thứ {roman}: {first} - {last}"),
            format!("\n\nNational congress {roman}: {first} - {last}"),
        )
    });
    let held = held.unwrap_or_default();
    Some(
        locale.pick(
            format!("**Khóa {roman} của Đảng**\n\n{time}{held}"),
            format!("**Party term {roman}**\n\n{time}{held}"),
        ),
    )
}

fn time(from: Date, to: Option<Date>, locale: Locale) -> String {
    let from = since(from, locale);
    match to.map(|to| since(to, locale)) {
        Some(to) => locale.pick(format!("Từ {from} đến {to}"), format!("From {from} to {to}")),
        None => locale.pick(format!("Từ {from} đến nay"), format!("Since {from}")),
    }
}

/// A day; of the first of January only the year, for the tables give it where no day is known.
fn since(date: Date, locale: Locale) -> String {
    if (date.month(), date.day()) == (1, 1) {
        return locale.pick(format!("năm {}", date.year()), date.year().to_string());
    }
    day(date)
}

/// What an abbreviation stands for, since when, and what was there before. With a year only the
/// bodies that were there then; and nothing on those that need no explanation.
fn issuer(word: &str, year: Option<i16>, knowledge: &Knowledge, locale: Locale) -> Option<String> {
    let letters = word.chars().filter(|c| c.is_uppercase()).count();
    if letters < 2 {
        return None;
    }
    let is_called = |body: &&Issuer| body.code == word || body.aliases.iter().any(|alias| alias == word);
    let there = |body: &&Issuer| {
        let year = |date: Option<Date>| date.map(Date::year).zip(year);
        year(body.from).is_none_or(|(from, year)| from <= year) && year(body.to).is_none_or(|(to, year)| year <= to)
    };
    let mut bodies: Vec<&Issuer> = knowledge.issuers.rows.iter().filter(is_called).collect();
    if bodies.iter().any(there) {
        bodies.retain(there);
    }
    bodies.sort_by_key(|body| (body.to.is_some(), body.from));
    match bodies.as_slice() {
        [] => None,
        // Inside a citation the card has named it.
        [one] if year.is_some() && one.to.is_none() && one.from.is_none_or(|from| from.year() < LONG_KNOWN) => None,
        [_, _, ..] if bodies.iter().all(|body| body.to.is_none()) => {
            let names: Vec<String> = bodies.iter().map(|body| escape(&body.name)).collect();
            let (word, names) = (escape(word), names.join(", "));
            Some(locale.pick(
                format!("**{word}** là ký hiệu chung của: {names}"),
                format!("**{word}** is the code of several bodies: {names}"),
            ))
        }
        _ => Some(bodies.iter().map(|body| of_body(body, knowledge, locale)).collect::<Vec<_>>().join("\n\n")),
    }
}

/// Bodies that have borne their names since before this year need no explanation.
const LONG_KNOWN: i16 = 2000;

fn of_body(body: &Issuer, knowledge: &Knowledge, locale: Locale) -> String {
    let mut lines = vec![format!("**{}** ({})", escape(&body.name), escape(&body.code))];
    match (body.from, body.to) {
        (Some(from), _) => lines.push(time(from, body.to, locale)),
        (None, Some(to)) => {
            let to = since(to, locale);
            lines.push(locale.pick(format!("Đến {to}"), format!("Until {to}")));
        }
        (None, None) => {}
    }
    let name = |code: &str| {
        let named = knowledge.issuers.with_code(code).last().map(|(_, row)| row.name.as_str());
        escape(named.unwrap_or(code))
    };
    let after: Vec<String> = body.successor.split('|').filter(|code| !code.is_empty()).map(name).collect();
    if !after.is_empty() {
        lines.push(format!("{}: {}", locale.pick("Sau đó", "After that"), after.join(", ")));
    }
    let is_before = |other: &&Issuer| {
        let named = other.successor.split('|').any(|code| code == body.code || code == body.name);
        named && other.to.zip(body.to).is_none_or(|(end, own)| end <= own)
    };
    // What ended long after the body began was merged into it.
    let (merged, before): (Vec<&Issuer>, Vec<&Issuer>) = knowledge
        .issuers
        .rows
        .iter()
        .filter(is_before)
        .partition(|other| other.to.zip(body.from).is_some_and(|(end, from)| end.year() > from.year() + 1));
    let names = |bodies: &[&Issuer]| bodies.iter().map(|other| escape(&other.name)).collect::<Vec<_>>().join(", ");
    if !before.is_empty() {
        lines.push(format!("{}: {}", locale.pick("Trước đó", "Before that"), names(&before)));
    }
    if !merged.is_empty() {
        let label = match body.family {
            IssuerFamily::Ministry => locale.pick("Đã nhập vào", "Merged into it"),
            _ => locale.pick("Có thời kỳ là", "For a time"),
        };
        lines.push(format!("{label}: {}", names(&merged)));
    }
    lines.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(marked: &str) -> Option<String> {
        let offset = marked.find("$0").expect("a caret") as u32;
        let knowledge = Knowledge::builtin();
        term_card(&marked.replace("$0", ""), offset, None, &knowledge, Locale::Vi).map(|(_, card)| card)
    }

    #[test]
    fn an_abbreviation_says_who_since_when_and_who_before() {
        let found = card("của BNN$0MT ban hành").expect("a card");
        assert!(found.starts_with("**Bộ Nông nghiệp và Môi trường** (BNNMT)\n\nTừ 01/3/2025"), "{found}");
        assert!(found.contains("Trước đó: ") && found.contains("Bộ Tài nguyên và Môi trường"), "{found}");
        let merged = card("của BT$0C ban hành").expect("a card");
        assert!(merged.contains("Từ năm 1945 đến nay") && merged.contains("Đã nhập vào: Bộ Kế hoạch"), "{merged}");
    }

    #[test]
    fn a_year_tells_which_body_had_the_code() {
        let knowledge = Knowledge::builtin();
        let card = |year| term_card("BNV", 1, year, &knowledge, Locale::Vi).map(|(_, card)| card);
        assert!(card(None).is_some_and(|card| card.matches("**Bộ Nội vụ**").count() == 2), "{:?}", card(None));
        assert!(card(Some(1990)).is_some_and(|card| card.matches("**").count() == 2), "{:?}", card(Some(1990)));
        assert_eq!(term_card("CP", 1, Some(2020), &knowledge, Locale::Vi), None);
    }

    #[test]
    fn terms_of_party_and_assembly_are_told_apart() {
        assert!(
            card("Ban Chấp hành Trung ương khóa XI$0II").is_some_and(|card| card.starts_with("**Khóa XIII của Đảng**"))
        );
        assert!(card("Đại hội đại biểu toàn quốc lần thứ XII$0I").is_some_and(|card| card.contains("XIII")));
        assert!(card("Quốc hội khóa X$0V").is_some_and(|card| card.starts_with("**Quốc hội khóa XV**")));
        assert!(card("64/2025/Q$0H15").is_some_and(|card| card.starts_with("**Quốc hội khóa XV**")));
        assert_eq!(card("HĐND tỉnh khóa X$0V"), None);
        assert_eq!(card("mục X$0V của báo cáo"), None);
        assert_eq!(card("Các cơ qu$0an"), None);
        let shared = card("của T$0W ban hành").expect("a card");
        assert!(shared.starts_with("**TW** là ký hiệu chung của: Ban Chấp hành Trung ương Đảng"), "{shared}");
    }
}
