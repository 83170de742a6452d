//! Text, knowledge and configuration in; facts and diagnostics out, incrementally.
//!
//! An [`Analysis`] is the immutable answer for one state of a text. [`Analysis::after`] takes the
//! answer for the state before and reads anew only the paragraphs that the edit touched: both
//! texts are compared from the front and from the back, so no key and no hash can lie. Document
//! rules then run over facts, never over text. A property test holds both ways to one answer.

mod paragraphs;
mod profile;
mod reuse;
mod suppression;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::config::{Config, Level, Profile};
use crate::rules::{self, Check, Clue, Context, Diagnostic, Place, Report, Rule};
use crate::syntax::{AsOf, DocumentFacts, Mention, ParagraphFacts, Resolution};
use crate::text::TextRange;

use paragraphs::Read;
use reuse::{Changed, Edit};

/// The answer for one state of a text.
#[derive(Clone, Debug)]
pub struct Analysis {
    text: Arc<str>,
    context: Context,
    paragraphs: Vec<(u32, Arc<Read>)>,
    profile: Profile,
    dateline: Option<(jiff::civil::Date, TextRange)>,
    as_of: Option<AsOf>,
    consolidated: bool,
    resolution: Resolution,
    /// What rules that say what they see reported, by their places among all.
    reported: Vec<(usize, Vec<Diagnostic>)>,
    diagnostics: Vec<Diagnostic>,
    failures: Vec<String>,
}

impl Analysis {
    /// Reads a text from nothing.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>, context: &Context) -> Self {
        let text = text.into();
        let paragraphs = paragraphs::read(&text, context);
        Self::finish(text, paragraphs, context, None)
    }

    /// Reads a text that came from the one of `self` by editing, keeping what did not change.
    #[must_use]
    pub fn after(&self, text: impl Into<Arc<str>>, context: &Context) -> Self {
        let text = text.into();
        let same = Arc::ptr_eq(&self.context.knowledge, &context.knowledge)
            && Arc::ptr_eq(&self.context.config, &context.config);
        if !same {
            return Self::new(text, context);
        }
        let (paragraphs, edit) = paragraphs::read_changed(&self.text, &self.paragraphs, &text, context);
        Self::finish(text, paragraphs, context, Some((self, edit)))
    }

    fn finish(
        text: Arc<str>,
        paragraphs: Vec<(u32, Arc<Read>)>,
        context: &Context,
        before: Option<(&Self, Edit)>,
    ) -> Self {
        let mut analysis = Self {
            text,
            context: context.clone(),
            paragraphs,
            profile: Profile::default(),
            dateline: None,
            as_of: None,
            consolidated: false,
            resolution: Resolution::default(),
            reported: Vec::new(),
            diagnostics: Vec::new(),
            failures: Vec::new(),
        };
        let mut facts = analysis.facts();
        facts.profile = profile::of(&facts, &context.config);
        facts.dateline = profile::dateline(&facts);
        facts.as_of = profile::as_of(&facts, &context.config);
        let changed = before.and_then(|(before, edit)| Changed::between(before, &analysis, edit));
        facts.consolidated =
            match before.zip(changed.as_ref()).filter(|(_, changed)| changed.begins_behind(profile::HEAD)) {
                Some(((before, _), _)) => before.consolidated,
                None => profile::is_consolidated(&facts),
            };
        facts.resolution = match before.zip(changed.as_ref()).filter(|(_, changed)| changed.cites_the_same()) {
            Some(((before, _), _)) => before.resolution.clone(),
            None => Resolution::of(&facts, &context.knowledge),
        };
        let mut diagnostics = Vec::new();
        let mut failures = Vec::new();
        for (start, read) in &analysis.paragraphs {
            diagnostics.extend(read.diagnostics.iter().cloned().map(|diagnostic| diagnostic.shift(*start)));
            failures.extend(read.failures.iter().cloned());
        }
        let mut report = Report::default();
        let places = places(&analysis.paragraphs);
        let mut reported: Vec<(usize, Vec<Diagnostic>)> = Vec::new();
        for (index, (rule, places)) in rules::all().iter().zip(&places).enumerate() {
            if level(rule, facts.profile, &context.config) == Level::Off {
                continue;
            }
            match rule.check {
                Check::Document(check) => {
                    guarded(rule, &mut report, &mut failures, |report| check(&facts, context, report));
                }
                Check::Clues { judge, .. } if !places.is_empty() => {
                    guarded(rule, &mut report, &mut failures, |report| judge(places, &facts, context, report));
                }
                Check::Seen { sees, check } => {
                    let known = before.and_then(|(before, _)| before.reported.iter().find(|(of, _)| *of == index));
                    let known = known.zip(changed.as_ref()).filter(|(_, changed)| changed.shows_the_same(sees));
                    let mut own = known.and_then(|((_, known), changed)| changed.moved(known));
                    if own.is_none() {
                        let mut found = Report::default();
                        if survives(rule, &mut failures, || check(&facts, context, &mut found)) {
                            own = Some(found.into_diagnostics());
                        }
                    }
                    if let Some(own) = own {
                        diagnostics.extend(own.iter().cloned());
                        reported.push((index, own));
                    }
                }
                Check::Clues { .. } | Check::Paragraph(_) | Check::Machinery => {}
            }
        }
        diagnostics.extend(report.into_diagnostics());
        let (profile, dateline, as_of) = (facts.profile, facts.dateline, facts.as_of);
        let consolidated = facts.consolidated;
        let resolution = std::mem::take(&mut facts.resolution);
        diagnostics.retain_mut(|diagnostic| settle(diagnostic, profile, &context.config));
        suppression::apply(&facts, context, &mut diagnostics);
        diagnostics.retain_mut(|diagnostic| settle(diagnostic, profile, &context.config));
        diagnostics.sort_by(|a, b| {
            (a.range.start, a.rule.code, a.range.end, a.message()).cmp(&(
                b.range.start,
                b.rule.code,
                b.range.end,
                b.message(),
            ))
        });
        diagnostics.dedup();
        failures.sort();
        failures.dedup();
        drop(facts);
        Self { profile, dateline, as_of, consolidated, resolution, reported, diagnostics, failures, ..analysis.take() }
    }

    fn take(&mut self) -> Self {
        Self {
            text: Arc::clone(&self.text),
            context: self.context.clone(),
            paragraphs: std::mem::take(&mut self.paragraphs),
            profile: self.profile,
            dateline: None,
            as_of: None,
            consolidated: false,
            resolution: Resolution::default(),
            reported: Vec::new(),
            diagnostics: Vec::new(),
            failures: Vec::new(),
        }
    }

    /// A paragraph by its index, with its first citation left open.
    fn paragraph(&self, index: usize) -> Option<ParagraphFacts<'_>> {
        let (start, read) = self.paragraphs.get(index)?;
        let end = self.paragraphs.get(index + 1).map_or(self.text.len() as u32, |next| next.0);
        let text = TextRange::new(*start, end).of(&self.text);
        Some(ParagraphFacts { start: *start, text, facts: &read.facts, first_mention: 0 })
    }

    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    #[must_use]
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// The day on which cited documents are asked to be in force.
    #[must_use]
    pub fn as_of(&self) -> Option<AsOf> {
        self.as_of
    }

    /// By start, then code. Ranges are bytes of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Rules that panicked on this text, in words; their output is missing, all else is there.
    #[must_use]
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// The facts of the document, resolved.
    #[must_use]
    pub fn facts(&self) -> DocumentFacts<'_> {
        let mut mentions = Vec::new();
        let mut paragraphs = Vec::with_capacity(self.paragraphs.len());
        for (index, (start, read)) in self.paragraphs.iter().enumerate() {
            let end = self.paragraphs.get(index + 1).map_or(self.text.len() as u32, |next| next.0);
            let text = TextRange::new(*start, end).of(&self.text);
            paragraphs.push(ParagraphFacts { start: *start, text, facts: &read.facts, first_mention: mentions.len() });
            mentions.extend(read.facts.citations.iter().map(|citation| Mention {
                citation,
                start: *start,
                paragraph: index,
            }));
        }
        DocumentFacts {
            text: &self.text,
            paragraphs,
            mentions,
            resolution: self.resolution.clone(),
            profile: self.profile,
            dateline: self.dateline,
            as_of: self.as_of,
            consolidated: self.consolidated,
        }
    }
}

/// The level of a rule after configuration.
#[must_use]
pub fn level(rule: &Rule, profile: Profile, config: &Config) -> Level {
    config.rules.get(rule.code).copied().unwrap_or_else(|| rule.level_in(profile))
}

/// Whether a rule can be on at all, whatever profile the text will turn out to have.
fn may_be_on(rule: &Rule, config: &Config) -> bool {
    match config.rules.get(rule.code) {
        Some(level) => *level != Level::Off,
        None => rule.level != Level::Off || rule.profiles.iter().any(|(_, level)| *level != Level::Off),
    }
}

/// What the paragraphs tell each rule, in the order of [`rules::all`].
fn places(paragraphs: &[(u32, Arc<Read>)]) -> Vec<Vec<Place>> {
    let mut places: Vec<Vec<Place>> = rules::all().iter().map(|_| Vec::new()).collect();
    for (paragraph, (_, read)) in paragraphs.iter().enumerate() {
        for (rule, Clue { fact, note }) in &read.clues {
            if let Some(places) = places.get_mut(usize::from(*rule)) {
                places.push(Place { paragraph, fact: *fact, note: *note });
            }
        }
    }
    places
}

/// Gives a diagnostic its final severity; `false` when its rule is off here.
fn settle(diagnostic: &mut Diagnostic, profile: Profile, config: &Config) -> bool {
    let configured = config.rules.get(diagnostic.rule.code).copied();
    let Some(severity) = level(diagnostic.rule, profile, config).severity() else { return false };
    diagnostic.severity = match diagnostic.at_most {
        Some(most) if configured.is_none() => severity.max(most),
        _ => severity,
    };
    true
}

/// Runs a rule; if it panics, what it reported in this run is dropped and its name is kept.
fn guarded(rule: &'static Rule, report: &mut Report, failures: &mut Vec<String>, run: impl FnOnce(&mut Report)) {
    let mut own = Report::default();
    if survives(rule, failures, || run(&mut own)) {
        report.append(own);
    }
}

/// Whether what a rule does ended without a panic; the name of one that panicked is kept.
fn survives(rule: &'static Rule, failures: &mut Vec<String>, run: impl FnOnce()) -> bool {
    let ended = catch_unwind(AssertUnwindSafe(run)).is_ok();
    if !ended {
        failures.push(rule.code.to_owned());
    }
    ended
}
