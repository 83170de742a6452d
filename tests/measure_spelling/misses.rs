//! Why slips that were made are not found.

use std::collections::BTreeMap;

use vanthu::law::Knowledge;
use vanthu::orthography::{Speller, Surroundings, WordId};
use vanthu::syntax::{Paragraph, split_paragraphs};

use super::slips::{Kind, Random};
use super::synthetic::{Made, spoil};
use super::{Part, around, context, flags, shared, texts};

/// Why nothing is said of a slip in this paragraph.
fn cause(paragraph: &Paragraph<'_>, start: u32, slip: &Made) -> String {
    let speller = Speller::builtin().expect("the model opens");
    let model = speller.model();
    if let Some(doubt) = paragraph.facts.doubts.iter().find(|doubt| doubt.range.shift(start).overlaps(slip.range)) {
        let right = doubt.corrections.first() == Some(&slip.right);
        return format!("doubt of score {:.0}, {}right", doubt.score.min(20.0), if right { "" } else { "not " });
    }
    let at = |index: usize| paragraph.tokens[index].range.shift(start);
    let Some(index) = (0..paragraph.tokens.len()).find(|index| at(*index).overlaps(slip.range)) else {
        return "no token".to_owned();
    };
    if at(index) != slip.range {
        return "in several tokens".to_owned();
    }
    let id = |by: isize| paragraph.known_word(index.checked_add_signed(by));
    let right = model.word(&slip.right).unwrap_or(WordId::UNSEEN);
    let [word, last, next] = [id(0), id(-1), id(1)];
    if !word.is_word() {
        return "an unknown word".to_owned();
    }
    let Some((_, kind)) = model.near(word).find(|(near, _)| *near == right) else {
        return "no candidate".to_owned();
    };
    if model.trigram(last, word, next) > 0.0 {
        return "the model has the trigram".to_owned();
    }
    if model.bigram(last, word).min(model.bigram(word, next)) >= 40.0 {
        return "both bigrams well known".to_owned();
    }
    let surroundings = Surroundings { before: [id(-2), last], behind: [next, id(2)] };
    match speller.instead(word, &surroundings, -30.0) {
        Some(best) if best.word == right => format!("score {:.0} {kind:?}", best.score.floor()),
        Some(best) => format!("another one is likelier, score {:.0}", best.score.floor()),
        None => "as written is fine".to_owned(),
    }
}

#[test]
#[ignore = "prints why slips are missed"]
fn why_slips_are_missed() {
    let Some(shared) = shared() else { return };
    let context = context();
    let mut random = Random(2026);
    let mut causes: BTreeMap<String, (usize, Vec<Kind>)> = BTreeMap::new();
    let mut missed = 0;
    for sample in texts(&shared, "reports", &["gov-web"], Part::Odd) {
        let (text, made) = spoil(&sample.text, &mut random);
        let found = flags(&text, &context);
        let paragraphs = split_paragraphs(&text);
        for slip in made.iter().filter(|slip| !found.iter().any(|flag| flag.range.overlaps(slip.range))) {
            let Some(range) = paragraphs.iter().find(|range| range.overlaps(slip.range)) else { continue };
            let paragraph = Paragraph::read(range.of(&text), &Knowledge::builtin());
            let cause = cause(&paragraph, range.start, slip);
            missed += 1;
            if std::env::var_os("VANTHU_SHOW").is_some() {
                println!("miss\t{cause}\t{:?}\t{}\t{}", slip.kind, slip.right, around(&text, slip.range));
            }
            let entry = causes.entry(cause).or_default();
            entry.0 += 1;
            entry.1.push(slip.kind);
        }
    }
    println!("{missed} slips missed, by cause");
    for (cause, (count, kinds)) in causes {
        let mut of_kind: BTreeMap<Kind, usize> = BTreeMap::new();
        kinds.iter().for_each(|kind| *of_kind.entry(*kind).or_default() += 1);
        println!("  {count:5} {:.3} {cause:40} {of_kind:?}", count as f64 / missed as f64);
    }
}
