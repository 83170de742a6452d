//! Dates in every form, the impossible ones included.
//!
//! A date is read from its first number: what stands before it (a lead word such as "ngày", a
//! part of the day, a weekday) and after it decides what it is. A day and month without a lead
//! word and without a year ("17/17 xã", "3-5%/năm", "24/7") is no date.

mod damaged;
mod day;
mod lead;
mod numeric;
mod period;
mod range;
mod reader;
mod run;
mod surroundings;
#[cfg(test)]
mod tests;
mod time;

use jiff::civil::{Date, Weekday};

use crate::law::Knowledge;
use crate::text::{TextRange, Token};

use super::Symbol;

/// What a date mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// A day: 22/7/2024, ngày 21 tháng 01 năm 2021, ngày 21/1.
    Day,
    /// tháng 12/2023, tháng 3 năm 2025.
    Month,
    /// năm 2024.
    Year,
    /// 8h30, 08 giờ 30 phút.
    Time,
    /// quý I/2024.
    Quarter,
    /// năm học 2023-2024.
    SchoolYear,
    /// giai đoạn 2017-2023, nhiệm kỳ 2020 - 2025.
    YearRange,
    /// âm lịch: read so as to be left alone.
    Lunar,
}

/// How the parts of a day are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateStyle {
    /// ngày … tháng … năm …
    Words,
    Slash,
    Hyphen,
    Dot,
}

impl DateStyle {
    /// The separator; none between words.
    #[must_use]
    pub fn separator(self) -> Option<char> {
        match self {
            Self::Words => None,
            Self::Slash => Some('/'),
            Self::Hyphen => Some('-'),
            Self::Dot => Some('.'),
        }
    }
}

/// A number in a date, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DatePart {
    pub value: u32,
    /// How many digits are written; leading zeros count.
    pub digits: u8,
    pub range: TextRange,
}

/// The word before a date that says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeadWord {
    /// ngày
    Day,
    /// sáng, trưa, chiều, tối, đêm, khuya, hôm
    PartOfDay,
    /// mùng, mồng, rằm, nhằm ngày
    Lunar,
    /// tháng
    Month,
    /// năm
    Year,
    /// quý
    Quarter,
    /// năm học
    SchoolYear,
    /// giai đoạn, thời kỳ, niên khóa
    Period,
    /// nhiệm kỳ
    Term,
}

/// A lead word with its place. It belongs to the range of the mention, save for parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    pub word: LeadWord,
    pub range: TextRange,
}

/// How the time of a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeForm {
    /// 8h30, 14h, 8g30.
    Letter,
    /// 8 giờ 30 phút.
    Words,
    /// 08:30.
    Colon,
}

/// The hour and minute of a day, or a number of hours: only what stands around can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    pub hour: DatePart,
    pub minute: Option<DatePart>,
    pub form: TimeForm,
    /// What stands around says that it is a time of the day: "lúc", "vào", "hồi" before it, a day
    /// or a part of the day behind it.
    pub certain: bool,
}

/// How a date is miswritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlipKind {
    /// Two separators in a row: 22//7/2024.
    DoubledSeparator,
    /// A separator is missing: 30/62017.
    MissingSeparator,
    /// "tháng" or "năm" is missing: ngày 05 tháng 3 2020.
    MissingWord,
    /// One of "ngày", "tháng", "năm" stands for another: ngày 26 ngày 6 năm 2020.
    WrongWord,
}

/// A miswritten place in a date. The replacement is empty when several are possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub kind: SlipKind,
    /// What the replacement replaces; empty where something is to be inserted.
    pub range: TextRange,
    pub replacement: Option<String>,
}

/// A date as it stands in the text. Ranges are relative to the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    pub kind: DateKind,
    /// From the lead word ("ngày", "tháng", "năm" …) if there is one to the last digit.
    pub range: TextRange,
    /// The indices of its first token and of the token after it.
    pub tokens: (usize, usize),
    pub lead: Option<Lead>,
    pub day: Option<DatePart>,
    /// The month; of a [`DateKind::Quarter`] the quarter.
    pub month: Option<DatePart>,
    pub year: Option<DatePart>,
    /// The last day, month or year where a run is written as one: ngày 16-22/5, tháng 4-6/2016,
    /// giai đoạn 2017-2023.
    pub until: Option<DatePart>,
    pub style: DateStyle,
    /// A weekday named directly before or, in brackets, behind, with its place.
    pub weekday: Option<(Weekday, TextRange)>,
    pub time: Option<TimeOfDay>,
    /// It opens a range that the next mention closes: "từ ngày 01 đến ngày 05/3/2024".
    pub opens_range: bool,
    /// Month and year taken over from the end of its range or list.
    pub inherited: Inherited,
    pub slips: Vec<Slip>,
}

/// What the first day of a range or list leaves to the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inherited {
    pub month: Option<u32>,
    pub year: Option<u32>,
}

impl DateMention {
    /// The day, when all three parts are there and the calendar has it.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        if self.kind == DateKind::Lunar {
            return None;
        }
        let year = i16::try_from(self.year_value()?).ok()?;
        let month = i8::try_from(self.month_value()?).ok()?;
        let day = i8::try_from(self.day?.value).ok()?;
        Date::new(year, month, day).ok()
    }

    /// The month, written or inherited.
    #[must_use]
    pub fn month_value(&self) -> Option<u32> {
        self.month.map(|part| part.value).or(self.inherited.month)
    }

    /// The year, written or inherited.
    #[must_use]
    pub fn year_value(&self) -> Option<u32> {
        self.year.map(|part| part.value).or(self.inherited.year)
    }

    /// Whether the month, if there is one, is one of the twelve.
    #[must_use]
    pub fn has_possible_month(&self) -> bool {
        self.month_value().is_none_or(|month| (1..=12).contains(&month))
    }

    /// The lead word, if it is this one.
    #[must_use]
    pub fn led_by(&self, word: LeadWord) -> Option<TextRange> {
        self.lead.filter(|lead| lead.word == word).map(|lead| lead.range)
    }
}

/// Reads the dates of a paragraph, in order, passing over the tokens of symbols.
#[must_use]
pub(super) fn read(text: &str, tokens: &[Token], symbols: &[Symbol], knowledge: &Knowledge) -> Vec<DateMention> {
    let mut reader = reader::Reader::new(text, tokens, &knowledge.words);
    let mut from = 0;
    for symbol in symbols {
        let (start, end) = symbol.tokens;
        reader.read(from, start);
        from = from.max(end);
    }
    reader.read(from, tokens.len());
    reader.finish()
}
