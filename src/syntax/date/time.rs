//! Times of the day: 8h30, 8 giờ 30 phút, 08:30.

use super::reader::Reader;
use super::{DateKind, DatePart, TimeForm, TimeOfDay};

impl Reader<'_> {
    /// A time that begins at `index`.
    pub fn time(&mut self, index: usize) -> Option<usize> {
        let words = self.words;
        let next = self.token(index + 1)?;
        let (minute, end, form) = if next.key == words.h || next.key == words.g {
            let (minute, end) = self.minute_behind_letter(index, next.key == words.g)?;
            (minute, end, TimeForm::Letter)
        } else if next.key == words.gio {
            let (minute, end) = self.minute_in_words(index + 2);
            (minute, end, TimeForm::Words)
        } else if next.is(':') {
            let (minute, end) = self.minute_behind_colon(index)?;
            (Some(minute), end, TimeForm::Colon)
        } else {
            return None;
        };
        let hour = self.part_of(index, 1..=2)?;
        let certain = self.is_time_by_surroundings(index, end);
        if !certain && minute.is_none() && (form == TimeForm::Words || hour.value > 24) {
            // "48 giờ" is how long it takes.
            return None;
        }
        let mut mention = self.mention(DateKind::Time, index, end, None);
        mention.time = Some(TimeOfDay { hour, minute, form, certain });
        Some(self.push(mention))
    }

    /// The minutes of "8h30"; "8g" alone is a weight.
    fn minute_behind_letter(&self, index: usize, gram: bool) -> Option<(Option<DatePart>, usize)> {
        if !self.token(index + 1)?.joined() {
            return None;
        }
        let joined = self.token(index + 2).is_some_and(|token| token.is_number() && token.joined());
        match self.part_of(index + 2, 1..=2).filter(|_| joined) {
            Some(minute) if minute.digits == 2 || !gram => Some((Some(minute), index + 3)),
            // "2h135" is no time.
            _ if gram || joined => None,
            _ => Some((None, index + 2)),
        }
    }

    /// The minutes of "8 giờ 30", "8 giờ 5 phút".
    fn minute_in_words(&self, index: usize) -> (Option<DatePart>, usize) {
        let Some(minute) = self.part_of(index, 1..=2) else { return (None, index) };
        if self.key(index + 1) == self.words.phut {
            return (Some(minute), index + 1);
        }
        // "8 giờ 1 ngày" are hours a day; two digits are minutes.
        let clear = minute.digits == 2 && !self.number_goes_on(index + 1) && !self.is_percent(index + 1);
        if clear { (Some(minute), index + 1) } else { (None, index) }
    }

    /// The minutes of "08:30" and "08:30:15", and where it ends.
    fn minute_behind_colon(&self, index: usize) -> Option<(DatePart, usize)> {
        // "+07:00" is a time zone, "1.08:30" and "2:08:30" are something else.
        if self.before(index, 1).is_some_and(|token| token.is('+') || token.is(':') || token.is('.')) {
            return None;
        }
        let minute = self.two_digits_behind_colon(index + 1)?;
        let seconds = self.two_digits_behind_colon(index + 3);
        let end = if seconds.is_some() { index + 5 } else { index + 3 };
        // "1:25.000" is a scale, "TCVN 6624:20-2000" a standard.
        let goes_on = self.number_goes_on(end)
            || self.token(end).is_some_and(|t| t.joined() && (t.is('-') || t.is('/') || t.is(':')));
        (!goes_on).then_some((minute, end))
    }

    fn two_digits_behind_colon(&self, index: usize) -> Option<DatePart> {
        let colon = self.token(index).filter(|token| token.is(':') && token.joined());
        let number = self.token(index + 1).filter(|token| token.joined());
        colon.and(number).and_then(|_| self.part_of(index + 1, 2..=2))
    }

    fn is_time_by_surroundings(&self, first: usize, end: usize) -> bool {
        let words = self.words;
        let before = self.key_before(first, 1);
        let end = if self.key(end) == words.phut { end + 1 } else { end };
        let behind = self.key(end);
        [words.luc, words.vao].contains(&before)
            || [words.ngay, words.sang, words.chieu, words.toi, words.dem, words.trua].contains(&behind)
    }
}
