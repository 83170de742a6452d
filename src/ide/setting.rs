//! Edits of the text of a `vanthu.toml`: a rule switched off, another kind of text, one more registry.

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
        return match header_end(toml, "[rules]") {
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

/// The edit after which texts are of this kind.
#[must_use]
pub fn set_profile(toml: &str, profile: &str) -> TextEdit {
    let (table, _) = DeTable::parse_recoverable(toml);
    match table.get_ref().iter().find(|(key, _)| key.get_ref() == "profile") {
        Some((_, value)) => TextEdit::replace(range(value), format!("\"{profile}\"")),
        // Above all tables, of which it would else be a part.
        None => TextEdit::insert(0, format!("profile = \"{profile}\"\n")),
    }
}

/// The edit after which the file is one of the registries, the uppermost.
#[must_use]
pub fn add_registry(toml: &str, file: &str) -> TextEdit {
    let file = toml::Value::from(file).to_string();
    let (table, _) = DeTable::parse_recoverable(toml);
    let registry = table.get_ref().iter().find(|(key, _)| key.get_ref() == "registry");
    let entries = match registry.map(|(_, value)| value.get_ref()) {
        Some(DeValue::Table(entries)) => entries,
        _ => return append(toml, &format!("[registry]\nfiles = [{file}]\n")),
    };
    match entries.iter().find(|(key, _)| key.get_ref() == "files").map(|(_, value)| (value, value.get_ref())) {
        Some((_, DeValue::Array(files))) if !files.is_empty() => {
            let last = files.iter().last().map_or(0, |last| last.span().end);
            TextEdit::insert(last as u32, format!(", {file}"))
        }
        Some((value, _)) => TextEdit::replace(range(value), format!("[{file}]")),
        None => match header_end(toml, "[registry]") {
            Some(at) if toml[..at as usize].ends_with('\n') => TextEdit::insert(at, format!("files = [{file}]\n")),
            Some(at) => TextEdit::insert(at, format!("\nfiles = [{file}]\n")),
            None => append(toml, &format!("[registry]\nfiles = [{file}]\n")),
        },
    }
}

/// The end of the line of a header.
fn header_end(toml: &str, header: &str) -> Option<u32> {
    let mut end = 0;
    for line in toml.split_inclusive('\n') {
        end += line.len();
        let words = line.split('#').next().unwrap_or("").replace([' ', '\t', '\r'], "");
        if words.trim_end() == header {
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

    #[test]
    fn the_kind_of_text_is_set_where_it_stands_or_on_top() {
        for (before, after) in [
            ("", "profile = \"nd30\"\n"),
            ("# chung\nprofile = \"press\" # cũ\n", "# chung\nprofile = \"nd30\" # cũ\n"),
            ("[rules]\nA21 = \"off\"\n", "profile = \"nd30\"\n[rules]\nA21 = \"off\"\n"),
        ] {
            assert_eq!(apply_edits(before, &[set_profile(before, "nd30")]).ok().as_deref(), Some(after));
        }
    }

    #[test]
    fn a_registry_is_added_to_those_there_are() {
        for (before, after) in [
            ("", "[registry]\nfiles = [\"a.csv\"]\n"),
            ("[registry]\nfiles = []\n", "[registry]\nfiles = [\"a.csv\"]\n"),
            ("[registry]\n", "[registry]\nfiles = [\"a.csv\"]\n"),
            ("[registry]", "[registry]\nfiles = [\"a.csv\"]\n"),
            ("registry.files = [\n  \"b.csv\", # b\n]\n", "registry.files = [\n  \"b.csv\", \"a.csv\", # b\n]\n"),
            ("profile = \"auto\"", "profile = \"auto\"\n\n[registry]\nfiles = [\"a.csv\"]\n"),
        ] {
            let edited = apply_edits(before, &[add_registry(before, "a.csv")]).expect("one edit");
            assert_eq!(edited, after);
            assert!(toml::from_str::<toml::Table>(&edited).is_ok(), "{edited}");
        }
    }
}
