//! What keeps a finding from being shown: `vanthu: bỏ qua …` and `vanthu: tắt … / bật …` inside the
//! text, blocks that are no text, other languages, and the user's own dictionary.
//!
//! One sweep over instructions and findings, both in the order of the text, so that a text full of
//! either costs no more than it is long.

use memchr::{memchr2, memmem, memrchr2};
use rustc_hash::FxHashMap;

use crate::config::{Level, nearest_code};
use crate::rules::{self, Category, Context, Diagnostic, Report, Rule, UNKNOWN_CODE, USELESS_INSTRUCTION};
use crate::say;
use crate::syntax::{Directive, DocumentFacts, blocks};
use crate::text::{TextEdit, TextRange, fold};

use super::level;

/// Takes out what the writer silenced and reports instructions that are wrong or useless.
pub(super) fn apply(facts: &DocumentFacts<'_>, context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let blocks = blocks(facts);
    if !blocks.is_empty() {
        diagnostics.retain(|diagnostic| !overlaps_any(&blocks, diagnostic.range));
    }
    if facts.paragraphs.iter().any(|paragraph| !paragraph.facts.language.is_ours()) {
        diagnostics.retain(|diagnostic| !is_about_another_language(facts, diagnostic));
    }
    let words = dictionary(context.config.words.iter().chain(own_words(facts)));
    if !words.is_empty() {
        diagnostics.retain(|diagnostic| {
            diagnostic.rule.category != Category::Spelling || !in_dictionary(facts.text, diagnostic.range, &words)
        });
    }
    if facts.paragraphs.iter().all(|paragraph| paragraph.facts.directives.is_empty()) {
        return;
    }
    let mut selectors = Vec::new();
    let instructions = collect(facts, &mut selectors);
    diagnostics.sort_by_key(|diagnostic| diagnostic.range.start);
    silence(&instructions, &mut selectors, diagnostics);

    let mut report = Report::default();
    for selector in &selectors {
        selector.report(facts, context, &mut report);
    }
    let mut own = report.into_diagnostics();
    own.sort_by_key(|diagnostic| diagnostic.range.start);
    silence(&instructions, &mut selectors, &mut own);
    diagnostics.append(&mut own);
}

/// Whether a diagnostic judges the spelling of what is no Vietnamese text; what says just that of
/// an old encoding is not meant.
fn is_about_another_language(facts: &DocumentFacts<'_>, diagnostic: &Diagnostic) -> bool {
    const OLD_ENCODING: &str = "D17";
    let behind = facts.paragraphs.partition_point(|paragraph| paragraph.start <= diagnostic.range.start);
    let ours = behind.checked_sub(1).is_none_or(|index| facts.paragraphs[index].facts.language.is_ours());
    !ours && diagnostic.rule.category == Category::Spelling && diagnostic.rule.code != OLD_ENCODING
}

/// The words that the text itself lists (`vanthu: từ …`).
fn own_words<'a>(facts: &'a DocumentFacts<'_>) -> impl Iterator<Item = &'a String> {
    let directives = facts.paragraphs.iter().flat_map(|paragraph| &paragraph.facts.directives);
    directives.flat_map(|directive| match directive {
        Directive::Words { words, .. } => words.as_slice(),
        Directive::Ignore { .. } | Directive::Off { .. } | Directive::On { .. } => &[],
    })
}

/// The entries of the dictionary as they are compared.
fn dictionary<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    words.map(|word| fold(word.trim()).text.to_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// Whether the place lies in an entry of the dictionary that the text has there as whole words,
/// whatever its case.
fn in_dictionary(text: &str, range: TextRange, words: &[String]) -> bool {
    /// An entry is compared with its line, in a window of this many bytes to either side.
    const WINDOW: u32 = 200;
    let floor = |at: u32| (0..=at).rev().find(|at| text.is_char_boundary(*at as usize)).unwrap_or(0);
    let before = TextRange::new(floor(range.start.saturating_sub(WINDOW)), range.start);
    let after = TextRange::new(range.end, floor((range.end.saturating_add(WINDOW)).min(text.len() as u32)));
    let folded = |range: TextRange| fold(range.of(text)).text.to_lowercase();
    let (before, place) = (folded(before), folded(range));
    let window = format!("{before}{place}{}", folded(after));
    let (start, end) = (before.len(), before.len() + place.len());
    words.iter().any(|word| {
        let whole = |at: usize| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !letter(window[..at].chars().next_back()) && !letter(window[at + word.len()..].chars().next())
        };
        let mut found = memmem::find_iter(window.as_bytes(), word.as_bytes());
        found.any(|at| at <= start && end <= at + word.len() && whole(at))
    })
}

fn overlaps_any(ranges: &[TextRange], range: TextRange) -> bool {
    let after = ranges.partition_point(|block| block.end <= range.start);
    ranges.get(after).is_some_and(|block| block.start < range.end.max(range.start + 1))
}

/// A code, letter or "all" of an instruction.
struct Selector {
    /// In capitals; empty for "all".
    code: String,
    /// Bytes of the document: of the code, or of the whole instruction.
    range: TextRange,
    /// The whole instruction, if this is all it names and it stands alone in its line.
    line: Option<TextRange>,
    used: bool,
}

enum Instruction {
    /// On these lines.
    Ignore {
        selectors: std::ops::Range<usize>,
        lines: TextRange,
    },
    Off {
        selectors: std::ops::Range<usize>,
        at: u32,
    },
    On {
        selectors: std::ops::Range<usize>,
        at: u32,
    },
}

/// The instructions of a document in its order; `lines` of ignores never run backwards.
fn collect(facts: &DocumentFacts<'_>, selectors: &mut Vec<Selector>) -> Vec<Instruction> {
    let directives = facts.paragraphs.iter().flat_map(|paragraph| {
        let silencing = paragraph.facts.directives.iter().filter(|other| !matches!(other, Directive::Words { .. }));
        silencing.map(|directive| (directive, directive.range().shift(paragraph.start)))
    });
    let mut own = TextRange::default();
    let found: Vec<(&Directive, TextRange, TextRange)> = directives
        .map(|(directive, range)| {
            if !own.touches(range.start) || own.is_empty() {
                own = line_at(facts.text, range.start);
            }
            (directive, range, own)
        })
        .collect();
    // From the last to the first: a line that is itself an instruction passes on what follows it.
    let mut known = FxHashMap::default();
    let mut silenced = Vec::with_capacity(found.len());
    for (_, range, own) in found.iter().rev() {
        let next = *known.entry((own.end, false)).or_insert_with(|| next_line(facts.text, own.end));
        let next = known.get(&(next.start, true)).copied().unwrap_or(next);
        let before = TextRange::new(own.start, range.start);
        if has_words(before.of(facts.text)) {
            silenced.push(TextRange::new(own.start, next.end));
        } else {
            known.insert((own.start, true), next);
            silenced.push(next);
        }
    }
    found
        .into_iter()
        .zip(silenced.into_iter().rev())
        .map(|((directive, range, own), lines)| {
            let first = selectors.len();
            let line = whole_line(facts.text, own, range).filter(|_| directive.codes().len() < 2);
            if directive.codes().is_empty() {
                selectors.push(Selector { code: String::new(), range, line, used: false });
            }
            let start = range.start - directive.range().start;
            selectors.extend(directive.codes().iter().map(|(code, at)| Selector {
                code: code.to_uppercase(),
                range: at.shift(start),
                line,
                used: false,
            }));
            let selectors = first..selectors.len();
            match directive {
                Directive::Ignore { .. } => Instruction::Ignore { selectors, lines },
                Directive::Off { .. } => Instruction::Off { selectors, at: range.end },
                // Words silence nothing by their place and have been left out above.
                Directive::On { .. } | Directive::Words { .. } => Instruction::On { selectors, at: range.start },
            }
        })
        .collect()
}

/// The line of a byte offset, without its line end.
fn line_at(text: &str, at: u32) -> TextRange {
    let (before, after) = text.as_bytes().split_at((at as usize).min(text.len()));
    let start = memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1);
    let end = before.len() + memchr2(b'\n', b'\r', after).unwrap_or(after.len());
    TextRange::new(start as u32, end as u32)
}

/// Whether there is more than the marks of a comment.
fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The line `own` of an instruction with its line end, if nothing else stands in it.
fn whole_line(text: &str, own: TextRange, range: TextRange) -> Option<TextRange> {
    let (before, after) = (TextRange::new(own.start, range.start), TextRange::new(range.end, own.end));
    if has_words(before.of(text)) || has_words(after.of(text)) {
        return None;
    }
    Some(TextRange::new(own.start, own.end + line_end(text, own.end)))
}

/// How many bytes the line end at `at` takes; none at the end of the text.
fn line_end(text: &str, at: u32) -> u32 {
    match text.as_bytes().get(at as usize..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        Some([]) | None => 0,
    }
}

/// The first line behind the one that ends at `end` that is not empty; the end of the text if
/// there is none.
fn next_line(text: &str, end: u32) -> TextRange {
    let mut end = end;
    loop {
        let width = line_end(text, end);
        if width == 0 {
            return TextRange::empty(end);
        }
        let line = line_at(text, end + width);
        if !line.of(text).trim().is_empty() {
            return line;
        }
        end = line.end;
    }
}

/// Drops what is silenced, marking the selectors that did it. Both are in the order of the text.
fn silence(instructions: &[Instruction], selectors: &mut [Selector], diagnostics: &mut Vec<Diagnostic>) {
    let ignores: Vec<(TextRange, std::ops::Range<usize>)> = instructions
        .iter()
        .filter_map(|instruction| match instruction {
            Instruction::Ignore { selectors, lines } => Some((*lines, selectors.clone())),
            Instruction::Off { .. } | Instruction::On { .. } => None,
        })
        .collect();
    let mut switches = instructions
        .iter()
        .filter_map(|instruction| match instruction {
            Instruction::Off { selectors, at } => Some((*at, false, selectors.clone())),
            Instruction::On { selectors, at } => Some((*at, true, selectors.clone())),
            Instruction::Ignore { .. } => None,
        })
        .peekable();
    let mut region = Region::default();
    diagnostics.retain(|diagnostic| {
        let range = diagnostic.range;
        while let Some((_, on, chosen)) = switches.next_if(|(at, ..)| *at <= range.start) {
            for index in chosen {
                region.switch(on, index, selectors);
            }
        }
        let mut silenced = false;
        let first = ignores.partition_point(|(lines, _)| lines.end <= range.start);
        for (lines, chosen) in &ignores[first..] {
            if lines.start >= range.end.max(range.start + 1) {
                break;
            }
            for selector in &mut selectors[chosen.clone()] {
                if takes_in(&selector.code, diagnostic.rule) {
                    selector.used = true;
                    silenced = true;
                }
            }
        }
        if let Some(index) = region.silencer(diagnostic.rule) {
            selectors[index].used = true;
            silenced = true;
        }
        !silenced
    });
    // Those behind the last finding still end or fail to end a region.
    for (_, on, chosen) in switches {
        for index in chosen {
            region.switch(on, index, selectors);
        }
    }
}

/// Whether a selector means a rule. What is said about instructions is silenced by its code only.
fn takes_in(code: &str, rule: &Rule) -> bool {
    match code.len() {
        0 => !rule.code.starts_with('X'),
        _ => rules::select(code, rule),
    }
}

/// What is switched off at a place.
#[derive(Default)]
struct Region {
    /// The selector that switched off a code, a letter or (empty) all.
    off: FxHashMap<String, usize>,
    /// Codes and letters switched on again within a wider region.
    again: Vec<String>,
}

impl Region {
    fn switch(&mut self, on: bool, index: usize, selectors: &mut [Selector]) {
        let code = selectors[index].code.clone();
        if !on {
            self.again.retain(|narrow| !narrow.starts_with(&code));
            self.off.insert(code, index);
            return;
        }
        let before = self.off.len();
        self.off.retain(|wide, _| !wide.starts_with(&code));
        let wider = self.off.keys().any(|wide| code.starts_with(wide.as_str()));
        if wider && !self.again.contains(&code) {
            self.again.push(code);
            selectors[index].used = true;
        }
        selectors[index].used |= self.off.len() < before;
    }

    fn silencer(&self, rule: &Rule) -> Option<usize> {
        if self.off.is_empty() {
            return None;
        }
        let letter = &rule.code[..1];
        if let Some(index) = self.off.get(rule.code) {
            return Some(*index);
        }
        if self.again.iter().any(|code| code == rule.code) {
            return None;
        }
        if let Some(index) = self.off.get(letter) {
            return Some(*index);
        }
        let all = self.off.get("").filter(|_| letter != "X" && !self.again.iter().any(|code| code == letter));
        all.copied()
    }
}

impl Selector {
    fn report(&self, facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
        let code = &self.code;
        let family = code.len() == 1 && "ABCDEFGX".contains(code.as_str());
        let rule = rules::find(code);
        if !code.is_empty() && !family && rule.is_none() {
            let written = self.range.of(facts.text);
            let entry = report.add(
                &UNKNOWN_CODE,
                self.range,
                say!(context, "Không có quy tắc “{written}”", "There is no rule “{written}”"),
            );
            if let Some(near) = nearest_code(code, rules::codes().iter().copied()) {
                entry.suggest(
                    say!(context, "Thay bằng {near}", "Replace with {near}"),
                    vec![TextEdit::replace(self.range, near)],
                );
            }
            return;
        }
        let silent = match rule {
            _ if self.used || code.starts_with('X') => true,
            Some(rule) => level(rule, facts.profile, &context.config) == Level::Off,
            None => context.config.rules.values().any(|level| *level == Level::Off),
        };
        if silent {
            return;
        }
        let entry = report.add(
            &USELESS_INSTRUCTION,
            self.range,
            say!(context, "Chỉ dẫn này không bỏ qua lỗi nào", "This instruction silences nothing"),
        );
        if let Some(line) = self.line {
            entry.suggest(say!(context, "Xoá chỉ dẫn", "Delete the instruction"), vec![TextEdit::delete(line)]);
        }
    }
}
