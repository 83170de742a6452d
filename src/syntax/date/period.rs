//! Months, years, quarters, school years and other runs of years.

use super::reader::{FoundLead, Reader};
use super::{DateKind, DatePart, DateStyle, LeadWord};

impl Reader<'_> {
    /// "tháng 12", "tháng 3 năm 2025", "năm 2024".
    pub fn month_or_year(&mut self, index: usize, lead: Option<FoundLead>) -> Option<usize> {
        let lead = lead?;
        match lead.word {
            LeadWord::Month => {
                let month = self.part_of(index, 1..=2)?;
                if self.number_goes_on(index + 1) || self.is_percent(index + 1) {
                    return None;
                }
                let behind = (self.key(index + 1) == self.words.nam)
                    .then(|| self.part_of(index + 2, 4..=4))
                    .flatten()
                    .filter(|year| (1000..3000).contains(&year.value));
                if behind.is_none() && !(1..=12).contains(&month.value) {
                    return None;
                }
                let end = if behind.is_some() { index + 3 } else { index + 1 };
                let lunar = self.is_lunar_by_surroundings(index, end, Some(lead));
                let kind = if lunar { DateKind::Lunar } else { DateKind::Month };
                let mut mention = self.mention(kind, index, end, Some(lead));
                mention.month = Some(month);
                mention.year = behind;
                Some(self.push(mention))
            }
            LeadWord::Year => {
                let year = self.part_of(index, 4..=4).filter(|year| (1000..=2100).contains(&year.value))?;
                if self.number_goes_on(index + 1) || self.is_percent(index + 1) {
                    return None;
                }
                let mut mention = self.mention(DateKind::Year, index, index + 1, Some(lead));
                mention.year = Some(year);
                Some(self.push(mention))
            }
            _ => None,
        }
    }

    /// The second year of "từ năm 2017 đến 2023".
    pub fn later_year(&mut self, index: usize) -> Option<usize> {
        let year = self.year(index)?;
        let before = self.key_before(index, 1);
        if before != self.words.den && before != self.words.toi_till || self.number_goes_on(index + 1) {
            return None;
        }
        let earlier = self.dates.last()?;
        if earlier.kind != DateKind::Year || earlier.tokens.1 + 1 != index {
            return None;
        }
        let mut mention = self.mention(DateKind::Year, index, index + 1, None);
        mention.year = Some(year);
        Some(self.push(mention))
    }

    /// "2017-2023", with or without "giai đoạn", "nhiệm kỳ", "năm học", "năm".
    pub fn year_run(&mut self, index: usize, lead: Option<FoundLead>) -> Option<usize> {
        let first = self.year(index)?;
        let word = lead.map(|lead| lead.word);
        let named = matches!(word, Some(LeadWord::SchoolYear | LeadWord::Period | LeadWord::Term));
        if !named && !matches!(word, None | Some(LeadWord::Year)) {
            return None;
        }
        let (last, end) = self.last_year(index + 1, named, word == Some(LeadWord::SchoolYear))?;
        // A number joined before or behind makes it a code.
        let joined = |at: usize| self.token(at).is_some_and(|token| token.joined() && (token.is('-') || token.is('/')));
        let code_before = self.token(index).is_some_and(crate::text::Token::joined)
            && self.before(index, 1).is_some_and(|token| token.is('-') || token.is('/'))
            && self.before(index, 2).is_some_and(|token| token.is_number());
        let code_behind = joined(end) && self.token(end + 1).is_some_and(|token| token.is_number() && token.joined());
        if lead.is_none() && (code_before || code_behind) {
            return None;
        }
        let kind = if word == Some(LeadWord::SchoolYear) { DateKind::SchoolYear } else { DateKind::YearRange };
        let mut mention = self.mention(kind, index, end, lead);
        mention.year = Some(first);
        mention.until = Some(last);
        mention.style = if self.is(index + 1, '/') {
            DateStyle::Slash
        } else if self.is(index + 1, '-') {
            DateStyle::Hyphen
        } else {
            DateStyle::Words
        };
        Some(self.push(mention))
    }

    /// The end of a run of years whose sign or "đến" stands at `index`.
    fn last_year(&self, index: usize, named: bool, school: bool) -> Option<(DatePart, usize)> {
        let words = self.words;
        if self.is(index, '-') || school && self.is(index, '/') {
            if let Some(year) = self.year(index + 1) {
                return Some((year, index + 2));
            }
            let short = self.part_of(index + 1, 2..=2).filter(|_| named)?;
            return Some((short, index + 2));
        }
        if named && (self.key(index) == words.den || self.key(index) == words.toi_till) {
            let at = if self.key(index + 1) == words.nam { index + 2 } else { index + 1 };
            return Some((self.year(at)?, at + 1));
        }
        None
    }

    /// "quý I/2024", "quý 1 năm 2024" from the word "quý" on.
    pub fn quarter(&mut self, index: usize) -> Option<usize> {
        let number = self.token(index + 1)?;
        let quarter = if number.is_number() {
            self.part_of(index + 1, 1..=2).filter(|quarter| quarter.value <= 12)?
        } else {
            let value = roman(number.folded.of(self.text))?;
            DatePart { value, digits: 0, range: number.range }
        };
        let (year, end) = self.year_behind(index + 2);
        let year = year.filter(|year| year.digits == 4);
        let end = if year.is_some() { end } else { index + 2 };
        if year.is_none() && number.is_number() && (self.number_goes_on(end) || self.is_percent(end)) {
            return None;
        }
        let lead = FoundLead { word: LeadWord::Quarter, index, range: self.span(index, index + 1) };
        let mut mention = self.mention(DateKind::Quarter, index + 1, end, Some(lead));
        mention.month = Some(quarter);
        mention.year = year;
        Some(self.push(mention))
    }
}

/// The value of a Roman numeral in capitals, up to XII.
fn roman(text: &str) -> Option<u32> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let at = NUMERALS.iter().position(|&numeral| numeral == text)?;
    u32::try_from(at + 1).ok()
}
