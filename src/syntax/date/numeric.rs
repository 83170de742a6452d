//! Numbers joined by separators: 22/7/2024, 19-11, 12.2023, and what is left of them when damaged.

use crate::text::{Gap, TextRange, TokenKind};

use super::damaged::leading;
use super::day::Extras;
use super::reader::{FoundLead, Reader, is_plausible_year};
use super::{DateKind, DatePart, DateStyle, LeadWord, Slip, SlipKind};

/// A separator between two numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Join {
    pub style: DateStyle,
    /// The number behind it.
    pub next: usize,
    /// A space stands on one side or on both.
    pub spaced: bool,
    /// Both separators when there are two: "//".
    pub doubled: Option<TextRange>,
}

impl Reader<'_> {
    /// The separator at `index` if a number follows it.
    pub fn join(&self, index: usize) -> Option<Join> {
        let token = self.token(index)?;
        let TokenKind::Punctuation(c) = token.kind else { return None };
        let style = match c {
            '/' => DateStyle::Slash,
            '-' => DateStyle::Hyphen,
            '.' => DateStyle::Dot,
            _ => return None,
        };
        let mut next = index + 1;
        let mut doubled = None;
        if style != DateStyle::Dot
            && token.joined()
            && self
                .token(next)
                .is_some_and(|second| second.joined() && (second.is('/') || second.is('-') || second.is('.')))
        {
            next += 1;
            doubled = Some(self.span(index, next));
        }
        let number = self.token(next).filter(|token| token.is_number())?;
        let spaced = !token.joined() || !number.joined();
        // A full stop and a space end a sentence; a line end may only follow a slash.
        let broken = token.gap == Gap::Line || number.gap == Gap::Line;
        if spaced && (style == DateStyle::Dot || doubled.is_some() || broken && style != DateStyle::Slash) {
            return None;
        }
        Some(Join { style, next, spaced, doubled })
    }

    /// A date of joined numbers that begins at `index`.
    pub fn numeric(&mut self, index: usize, lead: Option<FoundLead>) -> Option<usize> {
        let first = self.part_of(index, 1..=3)?;
        let one = self.join(index + 1)?;
        let second = self.part_of(one.next, 1..=6)?;
        // A run of one sign goes on ("1/3/2024"); after "d/m" a hyphen starts the end of a range.
        let two = self.join(one.next + 1).filter(|two| {
            two.style == one.style
                || second.digits <= 2
                    && (one.style == DateStyle::Hyphen || self.part_of(two.next, 4..=4).is_some() && !two.spaced)
        });
        match two {
            Some(two) => {
                let third = self.part_of(two.next, 1..=6)?;
                self.three_parts(index, lead, [first, second, third], [one, two])
            }
            None => self.two_parts(index, lead, [first, second], one),
        }
    }

    fn three_parts(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [first, second, third]: [DatePart; 3],
        [one, two]: [Join; 2],
    ) -> Option<usize> {
        let end = two.next + 1;
        if one.style == DateStyle::Hyphen && two.style != DateStyle::Hyphen {
            return if third.digits <= 2 {
                self.run_of_days(index, lead, [first, second, third], [one, two])
            } else if lead.is_some_and(|lead| lead.word == LeadWord::Month) {
                self.run_of_months(index, lead, [first, second, third], end)
            } else {
                self.full_date(index, lead, [first, second, third], [one, two])
            };
        }
        self.full_date(index, lead, [first, second, third], [one, two])
    }

    /// 22/7/2024.
    fn full_date(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [day, month, year]: [DatePart; 3],
        [one, two]: [Join; 2],
    ) -> Option<usize> {
        let end = two.next + 1;
        if self.goes_on(end, two.style) {
            return None;
        }
        let sure = lead.is_some_and(|lead| matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay));
        let slash = one.style == DateStyle::Slash;
        let doubled = one.doubled.is_some() || two.doubled.is_some();
        let shape = day.digits <= 2 && month.digits <= 2;
        let ordered = (1..=31).contains(&day.value) && (1..=12).contains(&month.value);
        let read = match year.digits {
            4 if sure => shape || is_plausible_year(year.value),
            // "01/22/2020": month and day in each other's place.
            4 if slash => {
                let swapped = (1..=12).contains(&day.value) && (13..=31).contains(&month.value);
                shape
                    && (ordered || swapped || day.value <= 31 && is_plausible_year(year.value) && lead.is_some())
                    && (1000..3000).contains(&year.value)
            }
            4 => shape && ordered && is_plausible_year(year.value) && !doubled,
            // "31/12/20X2" in model accounts is no year.
            2 => sure && shape && !self.token(end).is_some_and(|token| token.is_word() && token.joined()),
            // "đến thời điểm 31/12/201": without a lead word it may be an address ("số 12/3/201").
            3 => {
                let words = self.words;
                let framed = [words.den, words.tu, words.diem, words.truoc].contains(&self.key_before(index, 1));
                shape && (sure || framed && slash && ordered && day.digits == 2)
            }
            5 | 6 => shape && (sure || slash && ordered && is_plausible_year(leading(year, 4))),
            _ => false,
        };
        if !read {
            return None;
        }
        let slips = [one, two].iter().filter_map(|join| doubled_slip(join, one.style)).collect();
        // "năm 22/7/2024" and "quý 22/7/2024" name nothing of the date.
        let lead = lead.filter(|lead| matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay | LeadWord::Month));
        let extras = Extras { style: Some(two.style), slips, ..Extras::default() };
        Some(self.push_day(index, end, lead, (Some(day), Some(month), Some(year)), extras))
    }

    fn two_parts(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [first, second]: [DatePart; 2],
        join: Join,
    ) -> Option<usize> {
        let end = join.next + 1;
        // "40.56ha" is a measure.
        let unit =
            join.style == DateStyle::Dot && self.token(end).is_some_and(|token| token.is_word() && token.joined());
        if self.goes_on(end, join.style) || self.is_percent(end) || unit {
            return None;
        }
        match second.digits {
            4 => self.month_and_year(index, lead, [first, second], join),
            5 | 6 => self.missing_separator(index, lead, [first, second], join),
            1 | 2 if first.digits <= 2 => self.day_and_month(index, lead, [first, second], join),
            _ => None,
        }
    }

    /// 12/2023, after any word of a date or from "từ", "đến" to the other.
    fn month_and_year(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [month, year]: [DatePart; 2],
        join: Join,
    ) -> Option<usize> {
        let end = join.next + 1;
        let word = lead.map(|lead| lead.word);
        if month.digits == 3 {
            return self.missing_separator(index, lead, [month, year], join);
        }
        let plausible = (1..=12).contains(&month.value) && is_plausible_year(year.value);
        let read = match word {
            Some(LeadWord::Month) => plausible || (1000..3000).contains(&year.value) && !join.spaced,
            // With a colon it is a list of years and days: "Báo cáo năm: 15/01".
            Some(LeadWord::Year | LeadWord::Day) => {
                plausible && !join.spaced && self.before(index, 1).is_some_and(|token| !token.is(':'))
            }
            Some(_) => false,
            None => {
                let before = self.key_before(index, 1);
                let words = self.words;
                plausible
                    && !join.spaced
                    && ([words.tu, words.den, words.toi_till].contains(&before) || self.follows_month(index))
            }
        };
        if !read {
            return None;
        }
        let mut mention = self.mention(DateKind::Month, index, end, lead);
        mention.month = Some(month);
        mention.year = Some(year);
        mention.style = join.style;
        mention.slips.extend(doubled_slip(&join, join.style));
        Some(self.push(mention))
    }

    /// 21/1, which is a date only with a lead word or as part of a range or list of dates.
    fn day_and_month(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [day, month]: [DatePart; 2],
        join: Join,
    ) -> Option<usize> {
        let end = join.next + 1;
        let hyphen = join.style == DateStyle::Hyphen;
        match lead.map(|lead| lead.word) {
            Some(LeadWord::Day | LeadWord::PartOfDay) => {
                if hyphen && (month.value > 12 || self.key(end) == self.words.thang) {
                    return self.days_of_month(index, lead, [day, month], end);
                }
            }
            Some(LeadWord::Month) if hyphen && month.value <= 12 => {
                let mut end = end;
                let mut mention_year = None;
                if self.key(end) == self.words.nam
                    && let Some(year) = self.year(end + 1)
                {
                    mention_year = Some(year);
                    end += 2;
                }
                let mut mention = self.mention(DateKind::Month, index, end, lead);
                mention.month = Some(day);
                mention.until = Some(month);
                mention.year = mention_year;
                return Some(self.push(mention));
            }
            Some(_) => return None,
            None => {
                let can_be = (1..=31).contains(&day.value) && (1..=12).contains(&month.value);
                if !can_be || join.spaced || !(self.follows_day(index) || self.opens_range(index, end)) {
                    return None;
                }
            }
        }
        let mut end = end;
        let mut year = None;
        if self.key(end) == self.words.nam
            && let Some(part) = self.year(end + 1)
        {
            year = Some(part);
            end += 2;
        }
        let slips = doubled_slip(&join, join.style).into_iter().collect();
        let extras = Extras { style: Some(join.style), slips, ..Extras::default() };
        Some(self.push_day(index, end, lead, (Some(day), Some(month), year), extras))
    }

    /// Whether a joined separator of this style and one more number follow: then it is a code.
    fn goes_on(&self, index: usize, style: DateStyle) -> bool {
        self.join(index).is_some_and(|join| join.style == style && !join.spaced)
    }

    /// Whether behind a bare "d/m" comes a hyphen or "đến" and a date with a year.
    fn opens_range(&self, index: usize, end: usize) -> bool {
        let words = self.words;
        let hyphen = self.is(end, '-');
        let until = [words.den, words.toi_till].contains(&self.key(end));
        if !hyphen && !until {
            return false;
        }
        let mut next = end + 1;
        let led = self.key(next) == words.ngay;
        if led {
            next += 1;
        }
        let (Some(day), Some(one)) = (self.part_of(next, 1..=2), self.join(next + 1)) else { return false };
        let Some(month) = self.part_of(one.next, 1..=2) else { return false };
        if !(1..=31).contains(&day.value)
            || !(1..=12).contains(&month.value)
            || one.style == DateStyle::Hyphen && hyphen
        {
            return false;
        }
        let year = self.join(one.next + 1).is_some_and(|two| two.style == one.style && self.year(two.next).is_some());
        // "từ 28/02 đến 02/3": the frame and a written zero or a large day make up for the year.
        let framed = self.key_before(index, 1) == words.tu
            && (until || one.style == DateStyle::Slash)
            && (led || day.digits == 2 || self.part_of(index, 2..=2).is_some());
        year || led || framed
    }
}

fn doubled_slip(join: &Join, style: DateStyle) -> Option<Slip> {
    let range = join.doubled?;
    let replacement = style.separator().map(String::from);
    Some(Slip { kind: SlipKind::DoubledSeparator, range, replacement })
}
