//! Days: those in words, and what all days have in common.

use super::reader::{FoundLead, Reader, is_plausible_year};
use super::{DateKind, DateMention, DatePart, DateStyle, LeadWord, Slip, SlipKind};
use crate::text::{Gap, TextRange};

/// What a day may have besides its parts.
#[derive(Debug, Default)]
pub(super) struct Extras {
    pub style: Option<DateStyle>,
    pub until: Option<DatePart>,
    pub slips: Vec<Slip>,
}

type Parts = (Option<DatePart>, Option<DatePart>, Option<DatePart>);

impl Reader<'_> {
    /// "ngày 21 tháng 01 năm 2021" from its first number on, also with wrong or missing words.
    pub fn day_in_words(&mut self, index: usize, lead: Option<FoundLead>) -> Option<usize> {
        let day = self.part_of(index, 1..=3)?;
        let word = lead.map(|lead| lead.word);
        if !matches!(word, None | Some(LeadWord::Day | LeadWord::PartOfDay)) {
            return None;
        }
        let (key, words) = (self.key(index + 1), self.words);
        if key != words.thang {
            return if word == Some(LeadWord::Day) { self.day_with_wrong_word(index, lead, day) } else { None };
        }
        if self.is_lunar_month_name(index + 2) {
            return Some(self.push_lunar(index, index + 3, lead, Some(day)));
        }
        let month = self.part_of(index + 2, 1..=2)?;
        if self.token(index + 3).is_some_and(|token| token.is(',')) && self.number_goes_on(index + 3) {
            // "36 tháng 10,4": a table.
            return None;
        }
        let (year, end) = self.year_behind(index + 3);
        let mut extras = Extras::default();
        let (mut year, mut end) = (year, end);
        if lead.is_none() {
            // Without a lead word only a complete day is one; "kỳ 2 tháng 12 năm 2020" is a month.
            let joined = self.token(index)?.joined() && index > 0;
            let counted =
                joined || [words.ky, words.thu, words.lan, words.so, words.tuan].contains(&self.key_before(index, 1));
            let complete = year.is_some() && (1..=31).contains(&day.value) && (1..=12).contains(&month.value);
            if counted || !(complete || self.follows_day(index)) {
                return None;
            }
        } else if year.is_none() && word == Some(LeadWord::Day) {
            if let Some(part) = self.year(index + 3).filter(|_| self.same_line(index + 3)) {
                extras.slips.push(missing("năm ", part.range.start));
                (year, end) = (Some(part), index + 4);
            } else if self.key(index + 3) == words.ngay
                && let Some(part) = self.year(index + 4)
            {
                extras.slips.push(self.wrong_word(index + 3, "năm"));
                (year, end) = (Some(part), index + 5);
            }
        }
        Some(self.push_day(index, end, lead, (Some(day), Some(month), year), extras))
    }

    /// "ngày 26 ngày 6 năm 2020", "ngày 15 năm 12 năm 2023", "ngày 05 3 năm 2020".
    fn day_with_wrong_word(&mut self, index: usize, lead: Option<FoundLead>, day: DatePart) -> Option<usize> {
        let words = self.words;
        let key = self.key(index + 1);
        let mut extras = Extras::default();
        let month_at = if key == words.ngay || key == words.nam {
            extras.slips.push(self.wrong_word(index + 1, "tháng"));
            index + 2
        } else if self.token(index + 1).is_some_and(|token| token.is_number() && !token.joined()) {
            extras.slips.push(missing("tháng ", self.part(index + 1)?.range.start));
            index + 1
        } else {
            return None;
        };
        let month = self.part_of(month_at, 1..=2).filter(|month| (1..=12).contains(&month.value))?;
        if self.key(month_at + 1) == words.thang && key == words.ngay {
            extras.slips.push(self.wrong_word(month_at + 1, "năm"));
        } else if self.key(month_at + 1) != words.nam {
            return None;
        }
        let year = self.year(month_at + 2)?;
        Some(self.push_day(index, month_at + 3, lead, (Some(day), Some(month), Some(year)), extras))
    }

    /// The year behind day and month in words ("năm 2021", "/2021"), and where it ends.
    pub fn year_behind(&self, index: usize) -> (Option<DatePart>, usize) {
        if self.key(index) == self.words.nam
            && let Some(part) = self.part_of(index + 1, 2..=6)
        {
            // "năm 20X2" in model accounts is no year, "năm 10,5%" neither; "năm 2015của" is one.
            let goes_on =
                part.digits < 4 && self.token(index + 2).is_some_and(|token| token.joined() && token.is_word());
            let exact = part.digits == 4 || !self.number_goes_on(index + 2);
            if !goes_on && exact {
                return (Some(part), index + 2);
            }
        }
        if (self.is(index, '/') || self.is(index, '-') || self.is(index, '.'))
            && self
                .token(index + 1)
                .is_some_and(|token| token.joined() || self.is(index, '/') && token.gap == Gap::Space)
            && let Some(part) = self.part_of(index + 1, 4..=4).filter(|part| is_plausible_year(part.value))
        {
            return (Some(part), index + 2);
        }
        (None, index)
    }

    /// Adds a day; gives the token behind it.
    pub fn push_day(
        &mut self,
        first: usize,
        end: usize,
        lead: Option<FoundLead>,
        (day, month, year): Parts,
        extras: Extras,
    ) -> usize {
        let lunar = self.is_lunar_by_surroundings(first, end, lead);
        let mut mention = self.mention(if lunar { DateKind::Lunar } else { DateKind::Day }, first, end, lead);
        mention.day = day;
        mention.month = month;
        mention.year = year;
        mention.until = extras.until;
        mention.style = extras.style.unwrap_or(DateStyle::Words);
        mention.slips = extras.slips;
        mention.weekday = self.weekday(&mention);
        self.push(mention)
    }

    /// Adds a mention, joins it to a range or list before it; gives the token behind it.
    pub fn push(&mut self, mention: DateMention) -> usize {
        let end = mention.tokens.1;
        self.join_to_earlier(&mention);
        self.dates.push(mention);
        end
    }

    fn wrong_word(&self, index: usize, right: &str) -> Slip {
        Slip { kind: SlipKind::WrongWord, range: self.span(index, index + 1), replacement: Some(right.to_owned()) }
    }
}

fn missing(word: &str, at: u32) -> Slip {
    Slip { kind: SlipKind::MissingWord, range: TextRange::empty(at), replacement: Some(word.to_owned()) }
}
