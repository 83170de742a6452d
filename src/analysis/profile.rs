//! What kind of text it is and of which day.

use jiff::civil::Date;

use crate::config::{Config, Profile};
use crate::syntax::{AsOf, AsOfSource, DocumentFacts, Role};
use crate::text::TextRange;

/// The profile: as configured, else what the layout says.
///
/// A text with three of header, number line, place-and-date line, recipients and signature block
/// is a full document (`docs` call this `auto`); it is the Party's when its header is.
pub(super) fn of(facts: &DocumentFacts<'_>, config: &Config) -> Profile {
    if let Some(profile) = config.profile {
        return profile;
    }
    let has = |role| facts.paragraphs.iter().any(|paragraph| paragraph.facts.role == role);
    let marks = [Role::Header, Role::NumberLine, Role::DateLine, Role::Recipients, Role::Signature];
    if marks.into_iter().filter(|&role| has(role)).count() < 3 {
        return Profile::Press;
    }
    let party = facts.paragraphs.iter().any(|paragraph| {
        paragraph.facts.role == Role::Header && paragraph.text.to_uppercase().contains("ĐẢNG CỘNG SẢN VIỆT NAM")
    });
    if party { Profile::Party } else { Profile::Nd30 }
}

/// The day of the document: its place-and-date line, or the dateline of a press text.
pub(super) fn dateline(facts: &DocumentFacts<'_>) -> Option<(Date, TextRange)> {
    facts.paragraphs.iter().filter(|paragraph| paragraph.facts.role == Role::DateLine).find_map(|paragraph| {
        let mention = paragraph.facts.dates.iter().find(|date| date.date().is_some())?;
        Some((mention.date()?, mention.range.shift(paragraph.start)))
    })
}

/// The day on which cited documents are asked to be in force: as configured, else the day of the
/// text, else today.
pub(super) fn as_of(facts: &DocumentFacts<'_>, config: &Config) -> Option<AsOf> {
    let from = |day, source| AsOf { day, source };
    let text = || facts.dateline.map(|(day, _)| from(day, AsOfSource::Text));
    let today = || config.today.map(|day| from(day, AsOfSource::Today));
    config.as_of.map(|day| from(day, AsOfSource::Setting)).or_else(text).or_else(today)
}

/// How far into a text it may say that it is consolidated, in bytes.
pub(super) const HEAD: u32 = 4000;

/// Whether a text is the official text of an act with its amendments.
pub(super) fn is_consolidated(facts: &DocumentFacts<'_>) -> bool {
    facts.paragraphs.iter().take_while(|paragraph| paragraph.start < HEAD).any(|paragraph| {
        let text = paragraph.text.to_lowercase();
        text.contains("hợp nhất") || text.contains("được sửa đổi, bổ sung bởi")
    })
}
