//! Cards on abbreviations of issuers, on terms of the Party and of the National Assembly.

use jiff::civil::Date;

use crate::config::Locale;
use crate::law::{Issuer, Knowledge, roman, roman_value};
use crate::text::TextRange;

use super::card::{day, escape};

/// How far back the words that say whose term it is are looked for, in bytes.
const LOOK_BACK: usize = 40;

/// The card on the abbreviation or term at a byte offset of a text.
pub(super) fn term_card(text: &str, offset: u32, knowledge: &Knowledge, locale: Locale) -> Option<(TextRange, String)> {
    let range = word_at(text, offset)?;
    let word = range.of(text);
    let before = text.get(..range.start as usize)?;
    let card = assembly_symbol(word, knowledge, locale)
        .or_else(|| numbered_term(word, before, knowledge, locale))
        .or_else(|| issuer(word, knowledge, locale))?;
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
    Some(locale.pick(format!("**Khóa {roman} của Đảng**\n\n{time}"), format!("**Party term {roman}**\n\n{time}")))
}

fn time(from: Date, to: Option<Date>, locale: Locale) -> String {
    let from = day(from);
    match to.map(day) {
        Some(to) => locale.pick(format!("Từ {from} đến {to}"), format!("From {from} to {to}")),
        None => locale.pick(format!("Từ {from} đến nay"), format!("Since {from}")),
    }
}

/// What an abbreviation stands for, since when, and what was there before.
fn issuer(word: &str, knowledge: &Knowledge, locale: Locale) -> Option<String> {
    let letters = word.chars().filter(|c| c.is_uppercase()).count();
    if letters < 2 {
        return None;
    }
    let is_called = |body: &&Issuer| body.code == word || body.aliases.iter().any(|alias| alias == word);
    let bodies: Vec<&Issuer> = knowledge.issuers.rows.iter().filter(is_called).collect();
    if bodies.is_empty() {
        return None;
    }
    let blocks: Vec<String> = bodies.iter().map(|body| of_body(body, knowledge, locale)).collect();
    Some(blocks.join("\n\n"))
}

fn of_body(body: &Issuer, knowledge: &Knowledge, locale: Locale) -> String {
    let mut lines = vec![format!("**{}** ({})", escape(&body.name), escape(&body.code))];
    match (body.from, body.to) {
        (Some(from), _) => lines.push(time(from, body.to, locale)),
        (None, Some(to)) => lines.push(locale.pick(format!("Đến {}", day(to)), format!("Until {}", day(to)))),
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
    let is_before = |other: &&Issuer| other.successor.split('|').any(|code| code == body.code || code == body.name);
    let before: Vec<String> =
        knowledge.issuers.rows.iter().filter(is_before).map(|other| escape(&other.name)).collect();
    if !before.is_empty() {
        lines.push(format!("{}: {}", locale.pick("Trước đó", "Before that"), before.join(", ")));
    }
    lines.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(marked: &str) -> Option<String> {
        let offset = marked.find("$0").expect("a caret") as u32;
        let knowledge = Knowledge::builtin();
        term_card(&marked.replace("$0", ""), offset, &knowledge, Locale::Vi).map(|(_, card)| card)
    }

    #[test]
    fn an_abbreviation_says_who_since_when_and_who_before() {
        let found = card("của BNN$0MT ban hành").expect("a card");
        assert!(found.starts_with("**Bộ Nông nghiệp và Môi trường** (BNNMT)\n\nTừ 01/3/2025"), "{found}");
        assert!(found.contains("Trước đó: ") && found.contains("Bộ Tài nguyên và Môi trường"), "{found}");
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
    }
}
