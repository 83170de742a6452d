//! Dates in which a separator was lost.

use super::day::Extras;
use super::numeric::Join;
use super::reader::{FoundLead, Reader, is_plausible_year};
use super::{DatePart, LeadWord, Slip, SlipKind};
use crate::text::TextRange;

impl Reader<'_> {
    /// 30/62017, 226/2017: two numbers in which a separator was lost.
    pub fn missing_separator(
        &mut self,
        index: usize,
        lead: Option<FoundLead>,
        [first, second]: [DatePart; 2],
        join: Join,
    ) -> Option<usize> {
        let lead = lead.filter(|lead| matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay))?;
        let (glued, other) = if second.digits > 4 { (second, first) } else { (first, second) };
        let year = if second.digits > 4 { tail(second, 4) } else { second };
        if !is_plausible_year(year.value) || other.digits > 4 || join.doubled.is_some() {
            return None;
        }
        let (day, month) =
            if second.digits > 4 { (first, head(second, second.digits - 4)) } else { (head(first, 2), tail(first, 1)) };
        let at = if second.digits > 4 { year.range.start } else { month.range.start };
        let separator = join.style.separator().unwrap_or('/');
        // "111/2017" may be 11/1 or 1/11: then nobody but the writer knows.
        let certain = (1..=31).contains(&day.value)
            && (1..=12).contains(&month.value)
            && (second.digits > 4 || !(1..=12).contains(&tail(first, 2).value));
        let slip = Slip {
            kind: SlipKind::MissingSeparator,
            range: if certain { TextRange::empty(at) } else { glued.range },
            replacement: certain.then(|| separator.to_string()),
        };
        let extras = Extras { style: Some(join.style), slips: vec![slip], ..Extras::default() };
        Some(self.push_day(index, join.next + 1, Some(lead), (Some(day), Some(month), Some(year)), extras))
    }
}

/// The value of the first digits.
pub(super) fn leading(part: DatePart, digits: u8) -> u32 {
    part.value / 10u32.pow(u32::from(part.digits.saturating_sub(digits)))
}

/// The first digits as a part of their own.
fn head(part: DatePart, digits: u8) -> DatePart {
    let digits = digits.min(part.digits);
    let range = TextRange::new(part.range.start, part.range.start + u32::from(digits));
    DatePart { value: leading(part, digits), digits, range }
}

/// The last digits as a part of their own.
fn tail(part: DatePart, digits: u8) -> DatePart {
    let digits = digits.min(part.digits);
    let range = TextRange::new(part.range.end - u32::from(digits), part.range.end);
    DatePart { value: part.value % 10u32.pow(u32::from(digits)), digits, range }
}
