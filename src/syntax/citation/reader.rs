//! The pass over a paragraph: at each token, is this a label, a symbol, a pinpoint?

use crate::law::{Knowledge, Words};
use crate::text::{Case, Gap, Key, TextRange, Token};

use super::super::{DateMention, Symbol};
use super::{Citation, CitationForm, Pinpoint, Reading};

pub(super) struct Reader<'a> {
    pub folded: &'a str,
    pub tokens: &'a [Token],
    pub symbols: &'a [Symbol],
    pub dates: &'a [DateMention],
    pub knowledge: &'a Knowledge,
    pub words: &'a Words,
    /// How many lists have been met.
    pub lists: u16,
}

impl Reader<'_> {
    pub fn read(mut self) -> Reading {
        let mut reading = Reading::default();
        let mut pending: Option<(Pinpoint, usize)> = None;
        let mut index = 0;
        while let Some(token) = self.tokens.get(index) {
            if !self.may_start(token, index) {
                index += 1;
                continue;
            }
            if let Some((pinpoint, next)) = self.pinpoint(index) {
                reading.pinpoints.extend(pending.take().map(|(pinpoint, _)| pinpoint));
                // "khoản 2 Điều 5 của Nghị định số …"
                let end = if self.key(next) == self.words.cua { next + 1 } else { next };
                pending = Some((pinpoint, end));
                index = next;
                continue;
            }
            let found = self.citations(index);
            let Some((mut citations, next)) = found else {
                reading.attributions.extend(self.attribution(index));
                index += 1;
                continue;
            };
            if let Some((pinpoint, end)) = pending.take() {
                match citations.first_mut() {
                    Some(first) if end == index || end + 1 == index && self.key(end) == self.words.cac => {
                        first.pinpoint = Some(pinpoint);
                    }
                    _ => reading.pinpoints.push(pinpoint),
                }
            }
            reading.citations.append(&mut citations);
            index = next.max(index + 1);
        }
        reading.pinpoints.extend(pending.map(|(pinpoint, _)| pinpoint));
        reading
    }

    /// Whether a label, a pinpoint or a symbol may start at a token: most words start none.
    fn may_start(&self, token: &Token, index: usize) -> bool {
        self.knowledge.labels.may_start(token)
            || self.knowledge.word_sets.pinpoints.contains(token.key)
            || self.symbol_at(index).is_some()
    }

    /// The citation, or the list of citations, that starts at a token, and where to read on.
    fn citations(&mut self, index: usize) -> Option<(Vec<Citation>, usize)> {
        if let Some(label) = self.label(index) {
            if let Some(found) = self.law(index, &label) {
                return Some(found);
            }
            if let Some(found) = self.numbered(index, &label) {
                return Some(found);
            }
            return self.anaphoric(&label).or_else(|| self.event(&label));
        }
        let symbol = self.symbol_at(index)?;
        let so = self.so_before(index);
        if !symbol.certain && so.is_none() {
            return None;
        }
        let mut citation = self.full(symbol, None, so);
        citation.own_header = so.is_some() && self.before(symbol.tokens.0).is_some_and(|at| at <= 1);
        let next = symbol.tokens.1;
        Some(self.list(citation, next))
    }

    pub fn key(&self, index: usize) -> Key {
        self.tokens.get(index).map_or(Key::UNKNOWN, |token| token.key)
    }

    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.folded.of(self.folded))
    }

    pub fn is(&self, index: usize, c: char) -> bool {
        self.tokens.get(index).is_some_and(|token| token.is(c))
    }

    pub fn case(&self, index: usize) -> Case {
        self.tokens.get(index).map_or(Case::Lower, |token| token.case)
    }

    /// Whether the words from `index` on are these.
    pub fn are(&self, index: usize, keys: &[Key]) -> bool {
        keys.iter().enumerate().all(|(offset, key)| self.key(index + offset) == *key)
    }

    pub fn range(&self, start: usize, end: usize) -> TextRange {
        match (self.tokens.get(start), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => TextRange::new(first.range.start, last.range.end),
            _ => TextRange::default(),
        }
    }

    /// The index before, if there is one.
    pub fn before(&self, index: usize) -> Option<usize> {
        index.checked_sub(1)
    }

    /// Whether a sentence (or the paragraph) starts at a token.
    pub fn sentence_start(&self, index: usize) -> bool {
        let Some(before) = self.before(index) else { return true };
        let token = &self.tokens[before];
        // List markers: "a) Khoản 2", "1. Khoản 2", "- Khoản 2"; quotes open sentences too.
        ['.', '!', '?', ';', ':', '…', ')', '"', '“', '•', '*', '+'].iter().any(|&c| token.is(c))
            || token.is('-') && (before == 0 || self.tokens[before].gap == Gap::Line)
    }

    pub fn symbol_at(&self, index: usize) -> Option<&Symbol> {
        let at = self.symbols.partition_point(|symbol| symbol.tokens.0 < index);
        self.symbols.get(at).filter(|symbol| symbol.tokens.0 == index)
    }

    pub fn date_at(&self, index: usize) -> Option<&DateMention> {
        let at = self.dates.partition_point(|date| date.tokens.0 < index);
        self.dates.get(at).filter(|date| date.tokens.0 == index)
    }

    pub fn blank(&self, form: CitationForm, range: TextRange) -> Citation {
        Citation {
            range,
            form,
            label: None,
            so: None,
            symbol: None,
            number: String::new(),
            number_range: None,
            year: None,
            date: None,
            issuer: None,
            term: None,
            title: None,
            name: None,
            pinpoint: None,
            list: None,
            anaphor: None,
            nickname: None,
            own_header: false,
        }
    }
}
