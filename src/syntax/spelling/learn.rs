//! Learning from texts how often words follow each other.

use crate::law::Knowledge;
use crate::orthography::{Builder, Speller, Style, WordId, read as read_syllable};
use crate::syntax::{Language, language, split_paragraphs};
use crate::text::{Token, fold, lowercase_into, tokenize};

use super::unit::units;
use crate::syntax::neighbour::known_words;

/// Takes in the words of a text; what is not Vietnamese teaches nothing. Gives the number of words.
///
/// Each counts as often as `times` says.
pub fn learn(text: &str, times: u32, knowledge: &Knowledge, builder: &mut Builder) -> usize {
    let Some(model) = knowledge.speller.as_deref().map(Speller::model) else { return 0 };
    let mut learned = 0;
    for range in split_paragraphs(text) {
        let original = range.of(text);
        let folded = fold(original);
        let tokens = tokenize(&folded, &knowledge.vocabulary);
        if !matches!(language::read(original, &folded.text, &tokens), Language::Vietnamese) {
            continue;
        }
        let units = units(&tokens, &known_words(&folded.text, &tokens, model, &knowledge.known_words));
        for sentence in units.split(|unit| unit.id == WordId::EDGE) {
            let names: Vec<String> =
                sentence.iter().map(|unit| name(&folded.text, &tokens[unit.token as usize], unit.id)).collect();
            learned += names.len();
            builder.add_sentence(names.iter().map(String::as_str), times);
        }
    }
    learned
}

/// What the tables call a word: a syllable in small letters and old style, or its class.
fn name(text: &str, token: &Token, id: WordId) -> String {
    if let Some(class) = id.class() {
        return class.to_owned();
    }
    let mut lower = String::new();
    lowercase_into(token.folded.of(text), &mut lower);
    read_syllable(&lower).map_or(lower, |reading| reading.syllable.spell(Style::Old))
}
