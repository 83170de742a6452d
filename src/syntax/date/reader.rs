//! Walks over the tokens of a paragraph and tries each place where a date may begin.

use crate::law::Words;
use crate::text::{Gap, Key, TextRange, Token, TokenKind};

use super::range::Pending;
use super::{DateKind, DateMention, DatePart, DateStyle, Inherited, Lead, LeadWord};

/// The state of a reading. Tokens outside `floor..limit` belong to symbols and do not exist here.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    tokens: &'a [Token],
    pub words: &'a Words,
    floor: usize,
    limit: usize,
    pub dates: Vec<DateMention>,
    /// Days that wait for the month of a later one.
    pub pending: Pending,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token], words: &'a Words) -> Self {
        Self { text, tokens, words, floor: 0, limit: 0, dates: Vec::new(), pending: Pending::default() }
    }

    /// Reads the dates between two tokens.
    pub fn read(&mut self, floor: usize, limit: usize) {
        self.floor = floor;
        self.limit = limit;
        let mut index = floor;
        while index < limit {
            // A form that reads says where it ends, which is always past its first token.
            let end = match self.tokens[index].kind {
                TokenKind::Number => self.at_number(index),
                TokenKind::Word => self.at_word(index),
                TokenKind::Punctuation(_) => None,
            };
            index = end.unwrap_or(0).max(index + 1);
        }
        self.pending.clear();
    }

    pub fn finish(self) -> Vec<DateMention> {
        self.dates
    }

    fn at_number(&mut self, index: usize) -> Option<usize> {
        let lead = self.lead(index);
        if lead.is_none() && self.pending.is_empty() && !self.may_follow(index + 1) {
            return self.later_year(index);
        }
        if let Some(lead) = lead.filter(|lead| lead.word == LeadWord::Lunar) {
            return self.lunar_day(index, lead);
        }
        self.time(index)
            .or_else(|| self.day_in_words(index, lead))
            .or_else(|| self.year_run(index, lead))
            .or_else(|| self.numeric(index, lead))
            .or_else(|| self.month_or_year(index, lead))
            .or_else(|| self.wait(index, lead))
            .or_else(|| self.later_year(index))
    }

    fn at_word(&mut self, index: usize) -> Option<usize> {
        let (key, words) = (self.tokens[index].key, self.words);
        if key == words.quy || key == words.qui {
            self.quarter(index)
        } else if key == words.thang {
            self.lunar_month(index)
        } else if key == words.ram {
            self.full_moon(index)
        } else {
            None
        }
    }

    /// Whether the token behind a number can go on a date or a time.
    fn may_follow(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else { return false };
        let words = self.words;
        match token.kind {
            TokenKind::Punctuation(c) => matches!(c, '/' | '-' | '.' | ':'),
            TokenKind::Word => [words.thang, words.gio, words.h, words.g].contains(&token.key),
            TokenKind::Number => false,
        }
    }

    pub fn token(&self, index: usize) -> Option<&'a Token> {
        if index < self.floor || index >= self.limit {
            return None;
        }
        self.tokens.get(index)
    }

    /// The token `back` places before `index`.
    pub fn before(&self, index: usize, back: usize) -> Option<&'a Token> {
        self.token(index.checked_sub(back)?)
    }

    pub fn key(&self, index: usize) -> Key {
        self.token(index).map_or(Key::UNKNOWN, |token| token.key)
    }

    pub fn key_before(&self, index: usize, back: usize) -> Key {
        self.before(index, back).map_or(Key::UNKNOWN, |token| token.key)
    }

    pub fn is(&self, index: usize, c: char) -> bool {
        self.token(index).is_some_and(|token| token.is(c))
    }

    /// A number of up to nine digits that nothing interrupts.
    pub fn part(&self, index: usize) -> Option<DatePart> {
        let token = self.token(index)?;
        let value = token.value()?;
        // Digits with something invisible between them cannot be cut into parts.
        (token.range.len() == token.folded.len()).then_some(DatePart {
            value,
            digits: token.len() as u8,
            range: token.range,
        })
    }

    /// A number of exactly so many digits.
    pub fn part_of(&self, index: usize, digits: std::ops::RangeInclusive<u8>) -> Option<DatePart> {
        self.part(index).filter(|part| digits.contains(&part.digits))
    }

    /// A year of four digits in which people plan or look back.
    pub fn year(&self, index: usize) -> Option<DatePart> {
        self.part_of(index, 4..=4).filter(|part| is_plausible_year(part.value))
    }

    /// Whether a decimal or a thousands group goes on behind the number before `index`.
    pub fn number_goes_on(&self, index: usize) -> bool {
        (self.is(index, ',') || self.is(index, '.'))
            && self.token(index).is_some_and(Token::joined)
            && self.token(index + 1).is_some_and(|token| token.is_number() && token.joined())
    }

    pub fn is_percent(&self, index: usize) -> bool {
        self.is(index, '%')
    }

    /// Whether the token stands on the same line as the one before it.
    pub fn same_line(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.gap != Gap::Line)
    }

    /// A mention from its lead word, or from `first`, up to the token before `end`.
    pub fn mention(&self, kind: DateKind, first: usize, end: usize, lead: Option<FoundLead>) -> DateMention {
        let start = match lead {
            Some(lead) if lead.word != LeadWord::PartOfDay => lead.index,
            _ => first,
        };
        let range = self.span(start, end);
        DateMention {
            kind,
            range,
            tokens: (start, end),
            lead: lead.map(|lead| Lead { word: lead.word, range: lead.range }),
            day: None,
            month: None,
            year: None,
            until: None,
            style: DateStyle::Words,
            weekday: None,
            time: None,
            opens_range: false,
            inherited: Inherited::default(),
            slips: Vec::new(),
        }
    }

    /// The bytes from one token up to the token before another.
    pub fn span(&self, start: usize, end: usize) -> TextRange {
        let from = self.tokens.get(start).map_or(0, |token| token.range.start);
        let to = end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(from, |token| token.range.end);
        TextRange::new(from, to)
    }
}

/// A lead word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundLead {
    pub word: LeadWord,
    /// Its first token.
    pub index: usize,
    pub range: TextRange,
}

/// 1900 to 2100: the years of living law and of plans.
pub(super) fn is_plausible_year(year: u32) -> bool {
    (1900..=2100).contains(&year)
}
