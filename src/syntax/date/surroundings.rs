//! What stands around a date: weekdays, and words that make it a day of the lunar calendar.

use jiff::civil::Weekday;

use super::reader::{FoundLead, Reader};
use super::{DateKind, DateMention, DatePart, LeadWord};
use crate::text::{Case, TextRange};

impl Reader<'_> {
    /// "mùng 10 tháng 3", "mồng 5/5", "nhằm ngày 15 tháng 8": the day and what belongs to it.
    pub fn lunar_day(&mut self, index: usize, lead: FoundLead) -> Option<usize> {
        let day = self.part_of(index, 1..=2)?;
        let mut end = index + 1;
        if self.key(end) == self.words.thang
            && (self.is_lunar_month_name(end + 1) || self.part_of(end + 1, 1..=2).is_some())
        {
            end += 2;
        } else {
            // "5/5", "2-10", "5/2/2017"
            for _ in 0..2 {
                let sign = self.is(end, '/') || self.is(end, '-') || self.is(end, '.');
                let joined = self.token(end + 1).is_some_and(|token| token.is_number() && token.joined());
                if sign && joined {
                    end += 2;
                }
            }
        }
        if self.key(end) == self.words.nam && self.year(end + 1).is_some() {
            end += 2;
        }
        Some(self.push_lunar(index, end, Some(lead), Some(day)))
    }

    /// "tháng Giêng", "tháng Chạp".
    pub fn lunar_month(&mut self, index: usize) -> Option<usize> {
        self.is_lunar_month_name(index + 1).then(|| self.push_lunar(index, index + 2, None, None))
    }

    /// "rằm tháng Bảy", "rằm tháng 7".
    pub fn full_moon(&mut self, index: usize) -> Option<usize> {
        if self.key(index + 1) != self.words.thang {
            return None;
        }
        let lead = FoundLead { word: LeadWord::Lunar, index, range: self.span(index, index + 1) };
        let named = self.token(index + 2)?;
        (named.is_number() || named.is_word()).then(|| self.push_lunar(index, index + 3, Some(lead), None))
    }

    /// Giêng and Chạp are months of the lunar calendar only.
    pub fn is_lunar_month_name(&self, index: usize) -> bool {
        let key = self.key(index);
        key == self.words.gieng || key == self.words.chap
    }

    /// Adds a mention of the lunar calendar, which no rule looks at.
    pub fn push_lunar(&mut self, first: usize, end: usize, lead: Option<FoundLead>, day: Option<DatePart>) -> usize {
        let mut mention = self.mention(DateKind::Lunar, first, end, lead);
        mention.day = day;
        self.push(mention)
    }

    /// "âm lịch", "ÂL" or the name of a year ("năm Mậu Tuất") behind the date, "âm lịch" before it.
    pub fn is_lunar_by_surroundings(&self, first: usize, end: usize, lead: Option<FoundLead>) -> bool {
        let words = self.words;
        let at = if self.is(end, '(') || self.is(end, ',') { end + 1 } else { end };
        let lunar = |a, b| a == words.am && b == words.lich || a == words.lich && b == words.am;
        if lunar(self.key(at), self.key(at + 1)) || self.key(at) == words.al || self.is_year_name(at) {
            return true;
        }
        let start = lead.map_or(first, |lead| lead.index);
        let back = if self.before(start, 1).is_some_and(|token| token.is(':') || token.is('(')) { 2 } else { 1 };
        lunar(self.key_before(start, back + 1), self.key_before(start, back))
    }

    /// "năm Mậu Tuất".
    fn is_year_name(&self, index: usize) -> bool {
        let words = self.words;
        let stems = [
            words.giap,
            words.at,
            words.binh,
            words.dinh,
            words.mau,
            words.ky_stem,
            words.canh,
            words.tan,
            words.nham_stem,
            words.quy,
        ];
        self.key(index) == words.nam
            && stems.contains(&self.key(index + 1))
            && self.token(index + 1).is_some_and(|token| token.case == Case::Title)
            && self.token(index + 2).is_some_and(|token| token.case == Case::Title)
    }

    /// The weekday that belongs to a day: "Thứ Năm, 19-11-2020", "22/7/2024 (thứ Hai)".
    pub fn weekday(&self, mention: &DateMention) -> Option<(Weekday, TextRange)> {
        let mut at = mention.tokens.0;
        // Between the two there may be a comma, a bracket, "ngày" and a part of the day.
        for _ in 0..3 {
            let Some(between) = self.before(at, 1) else { break };
            let words = self.words;
            let passes = between.is(',')
                || between.is('(')
                || [words.ngay, words.sang, words.chieu, words.toi, words.dem, words.trua].contains(&between.key);
            if !passes {
                break;
            }
            at -= 1;
        }
        self.weekday_ending_at(at).or_else(|| {
            let end = mention.tokens.1;
            (self.is(end, '(') && self.is(end + 3, ')')).then(|| self.weekday_ending_at(end + 3)).flatten()
        })
    }

    /// The weekday whose two tokens stand before `end`.
    pub fn weekday_ending_at(&self, end: usize) -> Option<(Weekday, TextRange)> {
        let words = self.words;
        let (first, second) = (self.before(end, 2)?, self.before(end, 1)?);
        let range = first.range.cover(second.range);
        if first.key == words.chu && second.key == words.nhat {
            return Some((Weekday::Sunday, range));
        }
        if first.key != words.thu {
            return None;
        }
        if let Some(part) = self.part_of(end - 1, 1..=1) {
            return weekday_of(part.value).map(|weekday| (weekday, range));
        }
        let names = [words.hai, words.ba, words.tu_four, words.nam, words.sau_six, words.bay];
        let at = names.iter().position(|&name| name == second.key)?;
        weekday_of(u32::try_from(at).ok()? + 2).map(|weekday| (weekday, range))
    }
}

/// "thứ 2" to "thứ 7".
fn weekday_of(number: u32) -> Option<Weekday> {
    Some(match number {
        2 => Weekday::Monday,
        3 => Weekday::Tuesday,
        4 => Weekday::Wednesday,
        5 => Weekday::Thursday,
        6 => Weekday::Friday,
        7 => Weekday::Saturday,
        _ => return None,
    })
}
