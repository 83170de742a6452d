//! Runs the examples of every rule: each wrong place is flagged exactly, nothing else is, and the
//! first fixes give the text that the example promises.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::config::{Config, Level, Severity};
use crate::law::Knowledge;
use crate::text::{TextRange, apply_edits};

use super::{Context, Diagnostic, Example, Rule, all};

/// The built-in knowledge and a configuration in which `rule` is on; a day on which nothing of the
/// examples lies ahead that should not.
pub(crate) fn context_with(rule: &Rule) -> Context {
    let mut config = Config { today: Some(jiff::civil::date(2026, 11, 22)), ..Config::default() };
    if rule.level == Level::Off {
        config.rules.insert(rule.code.to_owned(), Level::On(Severity::Hint));
    }
    Context { knowledge: Knowledge::builtin(), config: Arc::new(config) }
}

/// Takes the marks `⟦…⟧` out of a text; gives the ranges they marked.
pub(crate) fn unmark(marked: &str) -> (String, Vec<TextRange>) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    let mut open = None;
    for c in marked.chars() {
        match c {
            '⟦' => open = Some(text.len() as u32),
            '⟧' => {
                if let Some(start) = open.take() {
                    ranges.push(TextRange::new(start, text.len() as u32));
                }
            }
            c => text.push(c),
        }
    }
    (text, ranges)
}

/// What `rule` reports on `text`.
pub(crate) fn run(rule: &Rule, text: &str) -> Vec<Diagnostic> {
    let analysis = Analysis::new(text, &context_with(rule));
    assert_eq!(analysis.failures(), &[] as &[String], "a rule panicked on {text:?}");
    analysis.diagnostics().iter().filter(|diagnostic| diagnostic.rule.code == rule.code).cloned().collect()
}

#[test]
fn examples_behave_as_stated() {
    let mut faults = Vec::new();
    for rule in all() {
        for example in rule.examples {
            let (marked, fixed) = match example {
                Example::Wrong(marked, fixed) => (*marked, *fixed),
                Example::Right(text) => (*text, None),
            };
            let (text, expected) = unmark(marked);
            let found = run(rule, &text);
            let mut ranges: Vec<TextRange> = found.iter().map(|diagnostic| diagnostic.range).collect();
            ranges.dedup();
            if ranges != expected {
                let show: Vec<&str> = ranges.iter().map(|range| range.of(&text)).collect();
                faults.push(format!("{} on {marked:?}\n    flagged {show:?}", rule.code));
            }
            if matches!(example, Example::Wrong(..)) && expected.is_empty() {
                faults.push(format!("{}: the wrong example {marked:?} marks nothing", rule.code));
            }
            if let Some(fixed) = fixed {
                let edits: Vec<_> =
                    found.iter().filter_map(|d| d.fixes().next()).flat_map(|fix| fix.edits.to_vec()).collect();
                let result = apply_edits(&text, &edits);
                if result.as_deref() != Ok(fixed) {
                    faults.push(format!("{} on {marked:?}\n    fixed to {result:?}", rule.code));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} examples fail:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_is_documented_in_both_languages_and_exemplified() {
    for pair in all().windows(2) {
        assert!(pair[0].code < pair[1].code, "{} and {} are out of order or double", pair[0].code, pair[1].code);
    }
    for rule in all() {
        let machinery = rule.category == super::Category::Machinery;
        for text in [rule.title, rule.explain, rule.guard] {
            assert!(!text.vi.is_empty() && !text.en.is_empty(), "{} lacks a text", rule.code);
        }
        let wrong = rule.examples.iter().any(|example| matches!(example, Example::Wrong(..)));
        let right = rule.examples.iter().any(|example| matches!(example, Example::Right(..)));
        assert!(machinery || (wrong && right), "{} needs a wrong and a right example", rule.code);
        assert!(
            rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()),
            "{} has a bad name",
            rule.code
        );
    }
}
