//! What of a text can go into a dictionary, and how a text lists words of its own.

use crate::analysis::Analysis;
use crate::rules::{Category, Diagnostic};
use crate::say;
use crate::syntax::Directive;
use crate::text::{TextEdit, TextRange, fold};

use super::Markup;

/// The longest phrase that is offered, in words.
const MOST_WORDS: usize = 4;

/// The rule that finds good words in wrong places: the word alone says nothing, it is right or
/// wrong beside another.
const OUT_OF_PLACE: &str = "D15";

/// A listing line is added to up to this length in bytes; then a new one is begun.
const LONGEST_LIST: u32 = 300;

/// The words that a dictionary would have to list for a diagnostic to go away, if it is one about
/// the spelling of whole words.
#[must_use]
pub fn dictionary_entry(analysis: &Analysis, diagnostic: &Diagnostic) -> Option<String> {
    if diagnostic.rule.category != Category::Spelling {
        return None;
    }
    let text: &str = analysis.text();
    let range = match diagnostic.rule.code {
        OUT_OF_PLACE => with_neighbour(text, diagnostic.range),
        _ => diagnostic.range,
    };
    let words = range.of(text);
    let letters = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c);
    let whole = !text[..range.start as usize].ends_with(char::is_alphanumeric)
        && !text[range.end as usize..].starts_with(char::is_alphanumeric);
    let count = words.split(' ').count();
    let good = words.split(' ').all(|word| !word.is_empty() && word.split('-').all(|part| part.chars().all(letters)));
    (whole && good && count <= MOST_WORDS && words.contains(char::is_alphabetic)).then(|| fold(words).text.into_owned())
}

/// The word with the one before it, else with the one behind.
fn with_neighbour(text: &str, range: TextRange) -> TextRange {
    let word_end = |rest: &str| rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let before = text[..range.start as usize].strip_suffix(' ').map(|before| {
        let start = before
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        (start, before.len())
    });
    if let Some((start, end)) = before
        && start < end
    {
        return TextRange::new(start as u32, range.end);
    }
    let behind = text[range.end as usize..].strip_prefix(' ').map_or(0, word_end);
    if behind == 0 { range } else { TextRange::new(range.start, range.end + 1 + behind as u32) }
}

/// The edit after which the text lists a word as right.
#[must_use]
pub fn list_word(analysis: &Analysis, word: &str, markup: Markup) -> TextEdit {
    let facts = analysis.facts();
    let lists = facts.paragraphs.iter().flat_map(|paragraph| {
        let directives = paragraph.facts.directives.iter().map(|directive| (paragraph.start, directive));
        directives.filter(|(_, directive)| matches!(directive, Directive::Words { .. }))
    });
    let open = lists.map(|(start, directive)| directive.range().shift(start)).find(|list| list.len() < LONGEST_LIST);
    match open {
        Some(list) => TextEdit::insert(list.end, format!(", {word}")),
        None => {
            let note = say!(analysis.context(), "vanthu: từ {word}", "vanthu: words {word}");
            markup.note_on_top(analysis.text(), &note)
        }
    }
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

    fn entries(text: &str) -> Vec<(&'static str, Option<String>)> {
        let analysis = analysis(text);
        let found = analysis.diagnostics().iter();
        found.map(|found| (found.rule.code, dictionary_entry(&analysis, found))).collect()
    }

    #[test]
    fn a_wrong_word_goes_alone_a_misplaced_one_with_its_neighbour() {
        let entry = |word: &str| Some(word.to_owned());
        assert_eq!(entries("Các cấp, các nghành và địa phương phối hợp.\n"), [("D14", entry("nghành"))]);
        assert_eq!(entries("Kiên quyết bảo vệ chủ quyển lãnh thổ của Tổ quốc.\n"), [("D15", entry("chủ quyển"))]);
        assert_eq!(entries("Họp tại trụ sở , xã Nậm Cắn.\n"), [("D06", None)]);
    }

    /// A listed word is silent in its text, wherever the comment stands and however long the list.
    #[test]
    fn what_is_listed_is_silent() {
        let texts = ["Các cấp, các nghành và địa phương phối hợp.\nĐời sống cuả nhân dân được nâng lên.\n"];
        for markup in [Markup::Plain, Markup::Html, Markup::Markdown, Markup::Tex, Markup::Slashes, Markup::Dots] {
            for text in texts {
                let mut text = text.to_owned();
                for left in [1, 0] {
                    let analysis = analysis(&text);
                    let found = analysis.diagnostics();
                    assert_eq!(found.len(), left + 1, "{text}");
                    let word = dictionary_entry(&analysis, &found[0]).expect("it is a word");
                    text = apply_edits(&text, &[list_word(&analysis, &word, markup)]).expect("one edit");
                }
                assert_eq!(analysis(&text).diagnostics(), [], "{markup:?}: {text}");
                assert_eq!(text.matches("vanthu:").count(), 1, "{text}");
            }
        }
    }
}
