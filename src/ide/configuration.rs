//! Help with the writing of a `vanthu.toml`: what may stand at a place, and what a setting means.

use crate::config::{Locale, SETTINGS, Setting};
use crate::rules::{self, Rule};
use crate::text::TextRange;

/// Something that may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub label: String,
    /// What it means.
    pub detail: String,
    pub insert: String,
    pub replace: TextRange,
}

const TABLES: [&str; 3] = ["rules", "dictionary", "registry"];
const LEVELS: [&str; 5] = ["off", "hint", "info", "warning", "error"];
const PATTERN: [&str; 5] = ["code", "pattern", "message", "replacement", "severity"];

/// Where in the file a place is.
struct Place<'a> {
    /// The table whose lines these are; empty above the first one.
    table: &'a str,
    /// What stands before the equals sign, if the place is behind it.
    key: Option<&'a str>,
    /// The word or value at the place.
    word: TextRange,
    is_header: bool,
}

impl<'a> Place<'a> {
    fn at(toml: &'a str, offset: u32) -> Self {
        let mut at = (offset as usize).min(toml.len());
        while !toml.is_char_boundary(at) {
            at -= 1;
        }
        let start = toml[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &toml[start..at];
        let headers = toml[..start].lines().rev().map(str::trim).find(|line| line.starts_with('['));
        let table = headers.map_or("", |line| line.split(']').next().unwrap_or("").trim_start_matches('[').trim());
        let in_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '"');
        let behind: usize = toml[at..].chars().take_while(|c| in_word(*c)).map(char::len_utf8).sum();
        let (key, from) = match before.split_once('=') {
            Some((key, value)) => (Some(key.trim()), at - value.trim_start().len()),
            None => (None, at - before.trim_start().len()),
        };
        Self {
            table,
            key,
            word: TextRange::new(from as u32, (at + behind) as u32),
            is_header: before.trim_start().starts_with('['),
        }
    }

    /// The name of the setting whose value stands there.
    fn setting(&self, key: &str) -> String {
        if self.table.is_empty() { key.to_owned() } else { format!("{}.{key}", self.table) }
    }
}

/// What may stand at a byte offset of a configuration file.
#[must_use]
pub fn suggestions(toml: &str, offset: u32, locale: Locale) -> Vec<Suggestion> {
    let place = Place::at(toml, offset);
    let offer = |label: &str, insert: String, detail: &str| Suggestion {
        label: label.to_owned(),
        detail: detail.to_owned(),
        insert,
        replace: place.word,
    };
    if let Some(key) = place.key {
        let values: Vec<String> = match place.setting(key).as_str() {
            name if name.starts_with("rules.") => LEVELS.iter().map(|level| format!("\"{level}\"")).collect(),
            "pattern.severity" => LEVELS[1..].iter().map(|level| format!("\"{level}\"")).collect(),
            name => setting(name).map(values).unwrap_or_default(),
        };
        return values.into_iter().map(|value| offer(value.trim_matches('"'), value.clone(), "")).collect();
    }
    if place.is_header {
        let tables = TABLES.iter().map(|table| offer(table, format!("[{table}]"), ""));
        return tables.chain([offer("pattern", "[[pattern]]".to_owned(), "")]).collect();
    }
    match place.table {
        "rules" => rules::all()
            .iter()
            .map(|rule| offer(rule.code, format!("{} = \"off\"", rule.code), locale.pick(rule.title.vi, rule.title.en)))
            .collect(),
        "pattern" => PATTERN.iter().map(|key| offer(key, format!("{key} = \"\""), "")).collect(),
        table => {
            let of_table = SETTINGS.iter().filter_map(|setting| {
                let name = match setting.key.split_once('.') {
                    Some((own, name)) => Some(name).filter(|_| own == table),
                    None => Some(setting.key).filter(|key| table.is_empty() && *key != "rules" && *key != "pattern"),
                };
                Some((name?, setting))
            });
            of_table
                .map(|(name, setting)| offer(name, written(name, setting), locale.pick(setting.vi, setting.en)))
                .collect()
        }
    }
}

/// What the setting or the rule at a byte offset means, as Markdown, and where it stands.
#[must_use]
pub fn explained(toml: &str, offset: u32, locale: Locale) -> Option<(String, TextRange)> {
    let start = toml.get(..offset as usize)?.rfind('\n').map_or(0, |end| end + 1);
    let line = toml[start..].split('\n').next().unwrap_or("");
    let place = Place::at(toml, (start + line.find('=')?) as u32);
    let key = line.split('=').next().unwrap_or("").trim();
    let lead = (line.len() - line.trim_start().len()) as u32;
    let range = TextRange::new(start as u32 + lead, start as u32 + lead + key.len() as u32);
    let name = place.setting(key);
    let text = match name.strip_prefix("rules.").and_then(rules::find) {
        Some(rule) => about_rule(rule, locale),
        None => format!("**{name}**\n\n{}", setting(&name).map(|setting| locale.pick(setting.vi, setting.en))?),
    };
    Some((text, range))
}

fn about_rule(rule: &Rule, locale: Locale) -> String {
    let (title, explain) = (locale.pick(rule.title.vi, rule.title.en), locale.pick(rule.explain.vi, rule.explain.en));
    format!("**{}** {title}\n\n{explain}", rule.code)
}

fn setting(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == name)
}

/// The values that a setting can only have, as they are written.
fn values(setting: &Setting) -> Vec<String> {
    let quoted = setting.values.split('`').skip(1).step_by(2);
    quoted.filter(|value| *value == "true" || *value == "false" || is_word(value)).map(str::to_owned).collect()
}

/// Whether it is a word in quotes, and no pattern of what may stand there.
fn is_word(value: &str) -> bool {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    inner.is_some_and(|inner| !inner.is_empty() && inner.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// A setting as a line to go on from.
fn written(name: &str, setting: &Setting) -> String {
    match setting.default {
        "" => format!("{name} = \"\""),
        default => format!("{name} = {default}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is offered at the bar, and what it would replace.
    fn offered(text: &str) -> Vec<(String, String)> {
        let at = text.find('|').expect("a bar") as u32;
        let text = text.replacen('|', "", 1);
        let offers = suggestions(&text, at, Locale::Vi).into_iter();
        offers.map(|offer| (offer.label, offer.replace.of(&text).to_owned())).collect()
    }

    fn labels(text: &str) -> Vec<String> {
        offered(text).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn what_may_stand_there_is_offered() {
        assert_eq!(labels("profile = |"), ["auto", "press", "nd30", "nd78", "party"]);
        assert_eq!(offered("profile = \"pr|\"\n")[1], ("press".to_owned(), "\"pr\"".to_owned()));
        assert_eq!(labels("inlay-hints = |"), ["true", "false"]);
        assert_eq!(labels("as-of = |"), Vec::<String>::new());
        assert!(labels("|").contains(&"fix-on-save".to_owned()) && !labels("|").contains(&"rules".to_owned()));
        assert_eq!(offered("locale = \"vi\"\n  pro|\n")[0], ("profile".to_owned(), "pro".to_owned()));
        assert_eq!(labels("[|"), ["rules", "dictionary", "registry", "pattern"]);
        assert_eq!(labels("[dictionary]\n|"), ["words", "files"]);
        assert!(labels("[rules]\n# của phòng\nA|").contains(&"A01".to_owned()));
        assert_eq!(labels("[rules]\nA01 = |"), LEVELS);
        assert_eq!(labels("[[pattern]]\nseverity = |"), LEVELS[1..]);
    }

    #[test]
    fn settings_and_rules_are_explained() {
        let text = "profile = \"auto\" # 😀\n[rules]\n  A01 = \"off\"\nkhông rõ\n";
        let at = |needle: &str| text.find(needle).expect("there") as u32 + 1;
        let (card, range) = explained(text, at("auto"), Locale::Vi).expect("a setting");
        assert!(card.contains("Loại văn bản") && range.of(text) == "profile", "{card}");
        let (card, range) = explained(text, at("A01"), Locale::En).expect("a rule");
        assert!(card.starts_with("**A01**") && range.of(text) == "A01", "{card}");
        assert_eq!(explained(text, at("không"), Locale::Vi), None);
        assert_eq!(explained(text, 10_000, Locale::Vi), None);
    }
}
