//! Switching a rule off in the text of a `vanthu.toml`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::{TextEdit, TextRange};

/// The edit of a configuration file's text after which the rule is off. A file that cannot be read
/// as TOML gets its line at the end, where the writer will see it.
#[must_use]
pub fn rule_off(toml: &str, code: &str) -> TextEdit {
    let line = format!("{code} = \"off\"");
    let (table, _) = DeTable::parse_recoverable(toml);
    let rules = table.get_ref().iter().find(|(key, _)| key.get_ref() == "rules");
    let entries = match rules.map(|(_, value)| value.get_ref()) {
        Some(DeValue::Table(entries)) => entries,
        _ => return append(toml, &format!("[rules]\n{line}\n")),
    };
    if let Some((_, value)) = entries.iter().find(|(key, _)| key.get_ref() == code) {
        return TextEdit::replace(range(value), "\"off\"");
    }
    let last = entries.iter().max_by_key(|(key, _)| key.span().start);
    let Some((key, value)) = last else {
        return match header_end(toml) {
            Some(at) if toml.ends_with('\n') || (at as usize) < toml.len() => TextEdit::insert(at, format!("{line}\n")),
            Some(at) => TextEdit::insert(at, format!("\n{line}\n")),
            None => append(toml, &format!("[rules]\n{line}\n")),
        };
    };
    // As the entry before it is written: alone in its line, as `rules.A22 = …`, or within braces.
    let start = toml[..key.span().start].rfind('\n').map_or(0, |at| at + 1);
    let lead = toml[start..key.span().start].trim_start();
    if lead.is_empty() || lead.trim_end() == "rules." {
        let end = toml[value.span().end..].find('\n').map(|at| value.span().end + at + 1);
        match end {
            Some(end) => TextEdit::insert(end as u32, format!("{lead}{line}\n")),
            None => TextEdit::insert(toml.len() as u32, format!("\n{lead}{line}\n")),
        }
    } else {
        TextEdit::insert(value.span().end as u32, format!(", {line}"))
    }
}

/// The end of the line `[rules]`.
fn header_end(toml: &str) -> Option<u32> {
    let mut end = 0;
    for line in toml.split_inclusive('\n') {
        end += line.len();
        let words = line.split('#').next().unwrap_or("").replace([' ', '\t', '\r'], "");
        if words.trim_end() == "[rules]" {
            return Some(end as u32);
        }
    }
    None
}

fn append(toml: &str, lines: &str) -> TextEdit {
    let gap = match toml {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    TextEdit::insert(toml.len() as u32, format!("{gap}{lines}"))
}

fn range(value: &Spanned<DeValue<'_>>) -> TextRange {
    TextRange::new(value.span().start as u32, value.span().end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Level};
    use crate::text::apply_edits;

    #[test]
    fn the_rule_is_off_afterwards_and_the_rest_is_kept() {
        let files = [
            "",
            "locale = \"vi\"",
            "locale = \"vi\"\n",
            "[rules]\n",
            "[rules] # của phòng\n",
            "[rules]",
            "[rules]\nA22 = \"error\"",
            "# mức\n[rules]\nA22 = \"error\" # nặng\n\n[dictionary]\nwords = [\"Sốp Cộp\"]\n",
            "[rules]\nA01 = \"hint\"\nA22 = \"error\"\n",
            "rules.A22 = \"error\"\nlocale = \"en\"\n",
            "rules = { A22 = \"error\" }\n",
            "[rules]\n[dictionary]\nwords = [\"Sốp Cộp\"]\n",
        ];
        for file in files {
            let result = apply_edits(file, &[rule_off(file, "A01")]).expect("one edit");
            let (before, _) = Config::parse(file, &["A01", "A22"]);
            let (after, problems) = Config::parse(&result, &["A01", "A22"]);
            assert_eq!(problems, [], "{file:?} became {result:?}");
            let mut expected = before;
            expected.rules.insert("A01".to_owned(), Level::Off);
            assert_eq!(after, expected, "{file:?} became {result:?}");
        }
    }

    #[test]
    fn a_broken_file_is_only_added_to() {
        for file in ["[rules\nA22", "\0", "rules = 3\n", "\u{FEFF}[rules]\n"] {
            let result = apply_edits(file, &[rule_off(file, "A01")]).expect("one edit");
            assert!(result.contains("A01 = \"off\""), "{result:?}");
            assert!(result.starts_with(file.trim_end()), "{result:?}");
        }
    }
}
