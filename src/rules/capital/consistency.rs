//! One term, one form: the mechanism that the rules of this family share.
//!
//! Works on the [variants](Variant) of a document alone. For each term the form that most mentions
//! have wins, unless a form is settled; with as many on either side nothing is said.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::law::{Basis, roman, roman_value};
use crate::rules::{Context, Report, Rule, Severity, Sight};
use crate::say;
use crate::syntax::{DocumentFacts, Form, ParagraphFacts, Topic, Variant};
use crate::text::{TextEdit, TextRange};

/// How the mentions of one term are written.
#[derive(Clone, Copy, Default)]
struct Tally {
    marked: Count,
    plain: Count,
}

#[derive(Clone, Copy, Default)]
struct Count {
    mentions: u32,
    /// The whole term and what differs, where it is first written so; bytes of the document.
    first: (TextRange, TextRange),
}

impl Tally {
    fn of(&self, form: Form) -> &Count {
        match form {
            Form::Marked => &self.marked,
            Form::Plain => &self.plain,
        }
    }

    fn of_mut(&mut self, form: Form) -> &mut Count {
        match form {
            Form::Marked => &mut self.marked,
            Form::Plain => &mut self.plain,
        }
    }
}

/// A term whose mention is written as the minority does, or against what is settled.
struct Odd {
    topic: Topic,
    range: TextRange,
    /// What to change, with the keys of the terms it belongs to.
    sites: Vec<(u64, TextEdit)>,
    basis: Option<Basis>,
    /// Official texts write it in two ways too.
    mixed: bool,
    /// How many mentions are written otherwise, and the first of them.
    rival: Option<(u32, TextRange)>,
}

impl Odd {
    /// "Thủ Tướng": every change takes a capital away from the middle of a word.
    fn lowers(&self) -> bool {
        self.sites.iter().all(|(_, edit)| edit.text.starts_with(char::is_lowercase))
    }
}

/// In more places than this a term is not put right from one of them: each would carry them all.
const MOST_PLACES: usize = 60;

/// Shows all that the rule of these topics looks at.
pub(in crate::rules) fn sees(topics: &[Topic], paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for variant in paragraph.facts.variants.iter().filter(|variant| topics.contains(&variant.topic)) {
        let range = variant.range.cover(variant.site).shift(paragraph.start);
        let site = (variant.site.start + paragraph.start - range.start, variant.site.len());
        sight.add(
            range,
            (variant.topic, variant.key, variant.form == Form::Marked, site, settled(variant), variant.mixed),
        );
    }
}

fn settled(variant: &Variant) -> Option<(bool, bool)> {
    variant.settled.map(|(form, basis)| (form == Form::Marked, basis == Basis::Decree))
}

/// Reports the odd mentions of the topics that `rule` looks after.
pub(in crate::rules) fn check(
    rule: &'static Rule,
    topics: &[Topic],
    facts: &DocumentFacts<'_>,
    context: &Context,
    report: &mut Report,
) {
    let odd = odd(topics, facts);
    let mut by_key: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (index, one) in odd.iter().enumerate() {
        one.sites.iter().for_each(|(key, _)| by_key.entry(*key).or_default().push(index));
    }
    // Many places differ in the same terms: what puts all of them right is made once.
    let mut shared: FxHashMap<Vec<u64>, (usize, Arc<[TextEdit]>)> = FxHashMap::default();
    for one in &odd {
        let Some(right) = rewritten(one, facts.text) else { continue };
        let message = message(one, &right, context);
        let mut entry = report.add(rule, one.range, message);
        // What only the text decides is less sure than what the decree says; of the hyphen of a
        // compound the decree says nothing.
        let sure = one.basis.is_some() && !one.mixed && one.topic != Topic::Compound;
        if !sure || one.topic == Topic::Title && !one.lowers() {
            entry = entry.at_most(Severity::Hint);
        }
        if let Some((_, first)) = one.rival {
            entry = entry.related(first, say!(context, "chỗ này viết khác", "written otherwise here"));
        }
        let edits = one.sites.iter().map(|(_, edit)| edit.clone()).collect();
        entry = entry.suggest(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
        let keys: Vec<u64> = one.sites.iter().map(|(key, _)| *key).collect();
        let (count, everywhere) = shared.entry(keys).or_insert_with_key(|keys| everywhere(keys, &odd, &by_key)).clone();
        if everywhere.len() > one.sites.len() {
            let title = say!(
                context,
                "Viết “{right}” ở cả {count} chỗ viết khác",
                "Write “{right}” at all {count} places that differ"
            );
            let _ = entry.suggest_shared(title, everywhere);
        }
    }
}

/// How many places differ in these terms, and the edits of them all; none if they are too many.
fn everywhere(keys: &[u64], odd: &[Odd], by_key: &FxHashMap<u64, Vec<usize>>) -> (usize, Arc<[TextEdit]>) {
    let known = || keys.iter().filter_map(|key| by_key.get(key));
    if known().map(Vec::len).sum::<usize>() > MOST_PLACES {
        return (0, Arc::default());
    }
    let mut places: Vec<usize> = known().flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    let sites = places.iter().filter_map(|place| odd.get(*place)).flat_map(|other| &other.sites);
    let edits = sites.filter(|(key, _)| keys.contains(key)).map(|(_, edit)| edit.clone());
    (places.len(), edits.collect())
}

fn odd(topics: &[Topic], facts: &DocumentFacts<'_>) -> Vec<Odd> {
    let variants = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            let variants = paragraph.facts.variants.iter().filter(|variant| topics.contains(&variant.topic));
            variants.map(move |variant| (paragraph.start, variant))
        })
    };
    let mut places: FxHashMap<u64, u32> = FxHashMap::default();
    let mut tallies: Vec<Tally> = Vec::new();
    // The tally of each variant, in order.
    let mut of: Vec<u32> = Vec::new();
    let mut mixed = false;
    for (start, variant) in variants() {
        let place = *places.entry(variant.key).or_insert(tallies.len() as u32);
        if place as usize == tallies.len() {
            tallies.push(Tally::default());
        }
        of.push(place);
        let Some(tally) = tallies.get_mut(place as usize) else { continue };
        let count = tally.of_mut(variant.form);
        if count.mentions == 0 {
            count.first = (variant.range.shift(start), variant.site.shift(start));
        }
        count.mentions += 1;
        mixed |= variant.settled.is_some_and(|(form, _)| form != variant.form)
            || tally.marked.mentions > 0 && tally.plain.mentions > 0;
    }
    let mut odd: Vec<Odd> = Vec::new();
    if !mixed {
        return odd;
    }
    let mut kept: Option<u32> = None;
    for ((start, variant), place) in variants().zip(of) {
        let Some(tally) = tallies.get(place as usize) else { continue };
        let range = variant.range.shift(start);
        // "Sở Giao dịch Chứng khoán" of one place among "sở giao dịch chứng khoán" of any: what keeps its
        // first capital is another name, and keeps the others too.
        let Some(verdict) =
            judge(variant, tally).filter(|verdict| verdict.basis.is_some() || kept != Some(range.start))
        else {
            continue;
        };
        if verdict.basis.is_none() && variant.only.is_some_and(|only| only != verdict.form) {
            kept = Some(range.start);
            continue;
        }
        let rival = tally.of(verdict.form);
        let Some(edit) = rewrite(variant, rival, start, facts.text) else { continue };
        let first = (rival.mentions > 0).then_some((rival.mentions, rival.first.0));
        match odd.last_mut().filter(|last| last.topic == variant.topic && last.range.start == range.start) {
            Some(last) => {
                last.range = last.range.cover(range);
                last.sites.push((variant.key, edit));
                last.basis = last.basis.or(verdict.basis);
                last.mixed |= variant.mixed;
                last.rival = last.rival.or(first);
            }
            None => odd.push(Odd {
                topic: variant.topic,
                range,
                sites: vec![(variant.key, edit)],
                basis: verdict.basis,
                mixed: variant.mixed,
                rival: first,
            }),
        }
    }
    odd
}

struct Verdict {
    form: Form,
    basis: Option<Basis>,
}

/// The form that this mention should have had, if it has the other one.
fn judge(variant: &Variant, tally: &Tally) -> Option<Verdict> {
    let (own, other) = match variant.form {
        Form::Marked => (tally.marked, tally.plain),
        Form::Plain => (tally.plain, tally.marked),
    };
    let rival = match variant.form {
        Form::Marked => Form::Plain,
        Form::Plain => Form::Marked,
    };
    // What official texts mix too is settled only by a text that does not lean to the other form.
    let settled = variant.settled.filter(|(form, _)| {
        !variant.mixed || *form != variant.form && other.mentions > 0 && other.mentions >= own.mentions
    });
    if let Some((form, basis)) = settled {
        let judged = match variant.topic {
            // The numerals of a unit changed with the times: only a text that mixes them is judged.
            Topic::Unit => other.mentions > 0,
            Topic::Compound | Topic::Organisation | Topic::Title | Topic::Event | Topic::Name | Topic::Common => true,
        } && form != variant.form;
        return judged.then_some(Verdict { form, basis: Some(basis) });
    }
    // No rule demands the hyphen, so the text must lean to it.
    if variant.topic == Topic::Compound {
        let judged = variant.form == Form::Plain && other.mentions > 0 && other.mentions >= own.mentions;
        return judged.then_some(Verdict { form: rival, basis: Some(Basis::Usage) });
    }
    // "công an xã" of a kind stands among "Công an xã" of one place: the name must prevail by far.
    let by_far = variant.topic == Topic::Organisation && variant.site.start == variant.range.start;
    let outvoted = match by_far {
        true => other.mentions >= own.mentions * 2,
        false => other.mentions > own.mentions,
    };
    outvoted.then_some(Verdict { form: rival, basis: None })
}

/// The edit that gives a mention the form of its rival.
fn rewrite(variant: &Variant, rival: &Count, start: u32, text: &str) -> Option<TextEdit> {
    let site = variant.site.shift(start);
    let written = site.of(text);
    let new = match variant.topic {
        Topic::Organisation | Topic::Title | Topic::Event | Topic::Name | Topic::Common => {
            let mut letters = written.chars();
            let first = letters.next()?;
            let first: String = match variant.form {
                Form::Marked => first.to_lowercase().collect(),
                Form::Plain => first.to_uppercase().collect(),
            };
            first + letters.as_str()
        }
        Topic::Unit => match variant.form {
            Form::Marked => roman_value(written)?.to_string(),
            Form::Plain => roman(written.parse().ok()?),
        },
        Topic::Compound if rival.mentions == 0 => " - ".to_owned(),
        Topic::Compound => rival.first.1.of(text).to_owned(),
    };
    Some(TextEdit::replace(site, new))
}

/// The mention as it should read.
fn rewritten(odd: &Odd, text: &str) -> Option<String> {
    let edits: Vec<TextEdit> = odd
        .sites
        .iter()
        .map(|(_, edit)| {
            let range = TextRange::new(edit.range.start - odd.range.start, edit.range.end - odd.range.start);
            TextEdit::replace(range, edit.text.clone())
        })
        .collect();
    crate::text::apply_edits(odd.range.of(text), &edits).ok()
}

fn message(odd: &Odd, right: &str, context: &Context) -> String {
    match (odd.basis, odd.rival) {
        (Some(Basis::Decree), _) => say!(
            context,
            "Viết “{right}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)",
            "Write “{right}” (Decree 30/2020/NĐ-CP, Appendix II)"
        ),
        (Some(Basis::Usage), None) => {
            say!(context, "Văn bản nhà nước viết “{right}”", "Official texts write “{right}”")
        }
        (Some(Basis::Usage), Some((count, _))) => say!(
            context,
            "Văn bản nhà nước, và {count} chỗ khác trong bài, viết “{right}”",
            "Official texts, and {count} other places in this text, write “{right}”"
        ),
        (None, Some((count, _))) => say!(
            context,
            "Không thống nhất trong văn bản: {count} chỗ khác viết “{right}”",
            "Inconsistent within the text: {count} other places write “{right}”"
        ),
        (None, None) => say!(context, "Viết “{right}”", "Write “{right}”"),
    }
}
