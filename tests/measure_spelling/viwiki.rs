//! Against the marked mistakes of Viwiki-Spelling.

use std::collections::BTreeMap;
use std::fs;

use vanthu::orthography::{Mark, Style, read};
use vanthu::text::TextRange;

use super::{context, flags, shared};

/// What kind of mistake was marked.
fn class(written: &str, right: &[String]) -> &'static str {
    let small = written.to_lowercase();
    let spelled = |word: &str| read(word).map(|reading| reading.syllable.spell(Style::Old).replace('y', "i"));
    if small.contains(' ') || right.iter().any(|right| right.contains(' ')) {
        "more than a word"
    } else if right.iter().any(|right| right.to_lowercase() == small) {
        "capital"
    } else if written != small {
        "in a name"
    } else if read(&small).is_none_or(|reading| reading.mark == Mark::Misplaced) {
        "no syllable"
    } else if right.iter().any(|right| spelled(&right.to_lowercase()) == spelled(&small)) {
        "one word in two spellings"
    } else {
        "real word"
    }
}

#[test]
fn marked_mistakes_of_viwiki() {
    let Some(shared) = shared() else { return };
    let Ok(lines) = fs::read_to_string(shared.join("spelling/viwiki/spelling_test.json")) else {
        println!("SKIPPED: no Viwiki-Spelling");
        return;
    };
    let context = context();
    let mut classes: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    // By code and severity: all, on a mistake, and with its right correction first.
    let mut rules: BTreeMap<(&str, bool), [usize; 3]> = BTreeMap::new();
    for line in lines.lines() {
        let document: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = document["text"].as_str().unwrap_or_default();
        let places: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let number = |value: &serde_json::Value| value.as_u64().or_else(|| value.as_str()?.parse().ok()).unwrap_or(0);
        let mut mistakes: Vec<(TextRange, Vec<String>, &str)> = Vec::new();
        for mistake in document["mistakes"].as_array().into_iter().flatten() {
            let written = mistake["text"].as_str().unwrap_or_default();
            let start = places.get(number(&mistake["start_offset"]) as usize).copied().unwrap_or(0);
            let range = TextRange::new(start, start + written.len() as u32);
            let strings = mistake["suggest"].as_array().into_iter().flatten().filter_map(|right| right.as_str());
            let right: Vec<String> = strings.map(str::to_owned).collect();
            let class = class(written, &right);
            mistakes.push((range, right, class));
        }
        let flags = flags(text, &context);
        for flag in &flags {
            let counts = rules.entry((flag.code, flag.sure)).or_default();
            counts[0] += 1;
            if let Some((_, right, _)) = mistakes.iter().find(|mistake| mistake.0.overlaps(flag.range)) {
                counts[1] += 1;
                counts[2] += usize::from(right.iter().any(|right| same(right, &flag.right)));
            } else if std::env::var_os("VANTHU_SHOW").is_some() {
                println!("unmarked {} {} {}", flag.code, super::around(text, flag.range), flag.right);
            }
        }
        for (range, right, class) in &mistakes {
            let counts = classes.entry(class).or_default();
            let flag = flags.iter().find(|flag| flag.range.overlaps(*range));
            counts[0] += 1;
            counts[1] += usize::from(flag.is_some());
            counts[2] += usize::from(flag.is_some_and(|flag| right.iter().any(|right| same(right, &flag.right))));
        }
    }
    println!("Viwiki-Spelling, mistakes by class: marked, found, right correction first");
    let mut all = [0; 3];
    for (class, counts) in &classes {
        println!("  {class:28} {:5} {:5} {:5}", counts[0], counts[1], counts[2]);
        (0..3).for_each(|index| all[index] += counts[index]);
    }
    println!("  {:28} {:5} {:5} {:5}", "all", all[0], all[1], all[2]);
    println!("flags: all, on a marked mistake (the marking is incomplete), right correction first");
    for ((code, sure), counts) in &rules {
        let severity = if *sure { "warning" } else { "hint" };
        println!("  {code} {severity:8} {:5} {:5} {:5}", counts[0], counts[1], counts[2]);
    }
    let real = classes.get("real word").copied().unwrap_or_default();
    let warnings = rules.get(&("D15", true)).copied().unwrap_or_default();
    assert!(real[1] * 100 >= real[0] * 33, "real words: {real:?}");
    assert!(warnings[1] * 100 >= warnings[0] * 94, "warnings: {warnings:?}");
}

fn same(one: &str, other: &str) -> bool {
    let spelled = |word: &str| read(&word.to_lowercase()).map(|reading| reading.syllable.spell(Style::Old));
    one == other || spelled(one).is_some() && spelled(one) == spelled(other)
}
