//! Whether there is anything to say of a text at all, and putting it into Unicode where there is not.

use crate::analysis::Analysis;
use crate::orthography::Legacy;
use crate::syntax::{Directive, Language, convert_legacy};
use crate::text::{TextEdit, TextRange};

/// How a text stands to the checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Checked,
    /// The text itself says that nothing of it is to be checked.
    Off,
    /// It is in another language.
    Foreign,
}

/// How a text stands to the checker.
#[must_use]
pub fn standing(analysis: &Analysis) -> Standing {
    let facts = analysis.facts();
    let mut directives = facts.paragraphs.iter().flat_map(|paragraph| &paragraph.facts.directives);
    let is_off = directives.try_fold(false, |off, directive| match directive {
        Directive::Off { codes, .. } => Some(off || codes.is_empty()),
        // From here on something is checked.
        Directive::On { .. } => None,
        Directive::Ignore { .. } | Directive::Words { .. } => Some(off),
    });
    let languages = || facts.paragraphs.iter().map(|paragraph| paragraph.facts.language);
    let is_ours = languages().any(|language| !matches!(language, Language::Foreign | Language::Open));
    if is_off == Some(true) {
        Standing::Off
    } else if !is_ours && languages().any(|language| language == Language::Foreign) {
        Standing::Foreign
    } else {
        Standing::Checked
    }
}

/// How many paragraphs of a text are in another language and were left alone.
#[must_use]
pub fn left_alone(analysis: &Analysis) -> usize {
    let facts = analysis.facts();
    facts.paragraphs.iter().filter(|paragraph| paragraph.facts.language == Language::Foreign).count()
}

/// The edits that put a text into Unicode: the passages that look like an old encoding, or all of it
/// from the one that is named.
#[must_use]
pub fn to_unicode(analysis: &Analysis, named: Option<Legacy>) -> Vec<TextEdit> {
    let facts = analysis.facts();
    let edits = facts.paragraphs.iter().filter_map(|paragraph| {
        let encoding = match paragraph.facts.language {
            Language::Legacy { encoding, .. } => named.unwrap_or(encoding),
            _ => named?,
        };
        let converted = convert_legacy(encoding, paragraph.text);
        let range = TextRange::new(paragraph.start, paragraph.start + paragraph.text.len() as u32);
        (converted != paragraph.text).then(|| TextEdit::replace(range, converted))
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;
    use crate::text::apply_edits;

    fn analysis(text: &str) -> Analysis {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        Analysis::new(text, &context)
    }

    #[test]
    fn texts_that_are_not_checked_are_told_apart() {
        let english = "The committee met in the morning and agreed on the report.\n";
        for (text, expected) in [
            ("Hội nghị đã thống nhất các nội dung.\n".to_owned(), Standing::Checked),
            ("Họp.\n".to_owned(), Standing::Checked),
            (String::new(), Standing::Checked),
            (english.to_owned(), Standing::Foreign),
            (format!("{english}\nHội nghị đã thống nhất các nội dung.\n"), Standing::Checked),
            ("vanthu: tắt\n\nHội nghị đã họp.\n".to_owned(), Standing::Off),
            ("vanthu: tắt A01\n\nHội nghị đã họp.\n".to_owned(), Standing::Checked),
            ("vanthu: tắt\n\nHội nghị.\n\nvanthu: bật\n\nHội nghị đã họp.\n".to_owned(), Standing::Checked),
        ] {
            assert_eq!(standing(&analysis(&text)), expected, "{text}");
        }
    }

    #[test]
    fn paragraphs_in_another_language_are_counted() {
        let english = "The committee met in the morning and agreed on the report.\n";
        let text = format!("Hội nghị đã thống nhất.\n\n{english}\nXã đã họp.\n");
        assert_eq!(left_alone(&analysis(&text)), 1);
        assert_eq!(left_alone(&analysis("Hội nghị đã thống nhất các nội dung.\n")), 0);
    }

    #[test]
    fn old_encodings_are_put_into_unicode() {
        let text = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n\nNăm 2024, xã đã họp.\n";
        let edits = to_unicode(&analysis(text), None);
        let right = "Cộng hòa xã hội chủ nghĩa Việt Nam\n\nNăm 2024, xã đã họp.\n";
        assert_eq!(apply_edits(text, &edits).ok().as_deref(), Some(right));
        // Two words tell nothing by themselves.
        let short = "Héi nghÞ 😀";
        let named = to_unicode(&analysis(short), Some(Legacy::Tcvn3));
        assert_eq!(apply_edits(short, &named).ok().as_deref(), Some("Hội nghị 😀"));
    }
}
