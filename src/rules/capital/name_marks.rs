//! The part of E09 that compares the marks of names: "Lê Văn Tuấn", "Lê Văn Tuân".

use rustc_hash::FxHashMap;

use crate::rules::{Context, Report, Rule, Sight};
use crate::say;
use crate::syntax::{DocumentFacts, ParagraphFacts, ProperName};
use crate::text::{TextEdit, TextRange};

pub(super) fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for name in &paragraph.facts.names {
        sight.add(name.range.shift(paragraph.start), (name.bare, name.exact));
    }
}

/// One way of writing a name, how often and where first.
#[derive(Clone, Copy)]
struct Spelling {
    exact: u64,
    mentions: u32,
    person: bool,
    first: TextRange,
}

/// Names of the same letters that differ in the marks of one syllable, where one of them prevails.
pub(super) fn check(rule: &'static Rule, facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let names = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            paragraph.facts.names.iter().map(move |name| (name.range.shift(paragraph.start), name))
        })
    };
    let mut places: FxHashMap<u64, usize> = FxHashMap::default();
    let mut spellings: Vec<Vec<Spelling>> = Vec::new();
    for (range, name) in names() {
        let place = *places.entry(name.bare).or_insert(spellings.len());
        if place == spellings.len() {
            spellings.push(Vec::with_capacity(1));
        }
        let Some(known) = spellings.get_mut(place) else { continue };
        match known.iter_mut().find(|spelling| spelling.exact == name.exact) {
            Some(spelling) => spelling.mentions += 1,
            None => known.push(Spelling { exact: name.exact, mentions: 1, person: name.person, first: range }),
        }
    }
    if spellings.iter().all(|spellings| spellings.len() < 2) {
        return;
    }
    for (range, name) in names() {
        let Some(spellings) = places.get(&name.bare).and_then(|place| spellings.get(*place)) else { continue };
        let Some(usual) = usual(name, spellings) else { continue };
        let right = usual.first.of(facts.text);
        if !differs_in_one(range.of(facts.text), right) {
            continue;
        }
        let count = usual.mentions;
        let message = say!(
            context,
            "Không thống nhất trong văn bản: {count} chỗ khác viết “{right}”",
            "Inconsistent within the text: {count} other places write “{right}”"
        );
        let _ = report
            .add(rule, range, message)
            .related(usual.first, say!(context, "chỗ này viết khác", "written otherwise here"))
            .suggest(say!(context, "Viết “{right}”", "Write “{right}”"), vec![TextEdit::replace(range, right)]);
    }
}

/// The spelling that prevails over the one of this name. Only names of persons are sure of a second
/// mention alone: two syllables may be words, and a slip may be made twice.
fn usual<'a>(name: &ProperName, spellings: &'a [Spelling]) -> Option<&'a Spelling> {
    let own = spellings.iter().find(|spelling| spelling.exact == name.exact)?;
    let usual = spellings.iter().max_by_key(|spelling| spelling.mentions)?;
    let times = if name.syllables > 2 { 2 } else { 3 };
    let prevails = usual.mentions >= own.mentions * times && (usual.person || usual.mentions > 2);
    (!name.known && usual.exact != own.exact && prevails).then_some(usual)
}

fn differs_in_one(one: &str, other: &str) -> bool {
    one.split_whitespace().zip(other.split_whitespace()).filter(|(one, other)| one != other).count() == 1
}
