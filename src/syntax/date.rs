//! Dates in every form, the impossible ones included.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// ngày … tháng … năm …
    Words,
    Slash,
    Hyphen,
    Dot,
}

/// A number in a date, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DatePart {
    pub value: u32,
    /// How many digits are written; leading zeros count.
    pub digits: u8,
    pub range: TextRange,
}

/// A date as it stands in the text. Ranges are relative to the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    pub kind: DateKind,
    /// From the lead word ("ngày", "tháng", "năm") if there is one to the last digit.
    pub range: TextRange,
    /// The indices of its first token and of the token after it.
    pub tokens: (usize, usize),
    pub day: Option<DatePart>,
    pub month: Option<DatePart>,
    pub year: Option<DatePart>,
    pub style: DateStyle,
    /// A weekday named directly before, with its place.
    pub weekday: Option<(Weekday, TextRange)>,
}

impl DateMention {
    /// The day, when all three parts are there and the calendar has it.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        let year = i16::try_from(self.year?.value).ok()?;
        let month = i8::try_from(self.month?.value).ok()?;
        let day = i8::try_from(self.day?.value).ok()?;
        Date::new(year, month, day).ok()
    }
}

/// Reads the dates of a paragraph, in order, passing over the tokens of symbols.
#[must_use]
pub(super) fn read(_text: &str, _tokens: &[Token], _symbols: &[Symbol], _knowledge: &Knowledge) -> Vec<DateMention> {
    Vec::new()
}
