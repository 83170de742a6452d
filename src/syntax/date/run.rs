//! Runs of days and months under one sign: ngày 16-22/5, tháng 4-6/2016, ngày 16-22 tháng 5.

use super::day::Extras;
use super::numeric::Join;
use super::reader::{FoundLead, Reader};
use super::{DateKind, DatePart, DateStyle, LeadWord};

impl Reader<'_> {
    /// "ngày 16-22/5", "ngày 11-12/12/1961": the first number is a day, too.
    pub fn run_of_days(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [first, last, month]: [DatePart; 3],
        [_, two]: [Join; 2],
    ) -> Option<usize> {
        let led = lead.is_some_and(|lead| matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay));
        // "từ 20-26/10", but not "từ 9-10/10 điểm".
        let ordered = first.value < last.value && (11..=31).contains(&last.value) && (1..=12).contains(&month.value);
        let framed = lead.is_none() && self.key_before(index, 1) == self.words.tu && ordered && !two.spaced;
        if !led && !framed {
            return None;
        }
        let mut end = two.next + 1;
        let mut year = None;
        if let Some(three) = self.join(end).filter(|three| three.style == two.style && !three.spaced) {
            year = Some(self.part_of(three.next, 4..=4)?);
            end = three.next + 1;
        } else if self.key(end) == self.words.nam
            && let Some(part) = self.year(end + 1)
        {
            year = Some(part);
            end += 2;
        }
        let extras = Extras { style: Some(two.style), until: Some(last), ..Extras::default() };
        Some(self.push_day(index, end, lead, (Some(first), Some(month), year), extras))
    }

    /// "tháng 4-6/2016".
    pub fn run_of_months(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [first, last, year]: [DatePart; 3],
        end: usize,
    ) -> Option<usize> {
        let mut mention = self.mention(DateKind::Month, index, end, lead);
        mention.month = Some(first);
        mention.until = Some(last);
        mention.year = Some(year);
        mention.style = DateStyle::Slash;
        Some(self.push(mention))
    }

    /// "ngày 16-22 tháng 5": both numbers are days.
    pub fn days_of_month(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [first, last]: [DatePart; 2],
        end: usize,
    ) -> Option<usize> {
        if self.key(end) != self.words.thang {
            return None;
        }
        if self.is_lunar_month_name(end + 1) {
            return Some(self.push_lunar(index, end + 2, lead, Some(first)));
        }
        let month = self.part_of(end + 1, 1..=2)?;
        let (year, end) = self.year_behind(end + 2);
        let extras = Extras { until: Some(last), ..Extras::default() };
        Some(self.push_day(index, end, lead, (Some(first), Some(month), year), extras))
    }
}
