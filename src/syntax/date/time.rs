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
            (Some(self.minute_behind_colon(index)?), index + 3, TimeForm::Colon)
        } else {
            return None;
        };
        let hour = self.part_of(index, 1..=2)?;
        let certain = self.is_time_by_surroundings(index, end);
        if !certain && minute.is_none() && hour.value > 24 {
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
            return (Some(minute), index + 2);
        }
        // "8 giờ 1 ngày" are hours a day; two digits are minutes.
        let clear = minute.digits == 2 && !self.number_goes_on(index + 1) && !self.is_percent(index + 1);
        if clear { (Some(minute), index + 1) } else { (None, index) }
    }

    fn minute_behind_colon(&self, index: usize) -> Option<DatePart> {
        let colon = self.token(index + 1).filter(|token| token.joined())?;
        let minute = self.part_of(index + 2, 2..=2)?;
        let joined = self.token(index + 2).is_some_and(crate::text::Token::joined);
        // "1:25.000", "TCVN 6624:20-2000" and "07:30:15:00" are something else.
        let alone = !self.number_goes_on(index + 3)
            && !self.token(index + 3).is_some_and(|token| token.joined() && (token.is('-') || token.is('/')))
            && !self.before(index, 1).is_some_and(|token| token.is(':') || token.is('.') && colon.joined());
        (joined && alone).then_some(minute)
    }

    fn is_time_by_surroundings(&self, first: usize, end: usize) -> bool {
        let words = self.words;
        let before = self.key_before(first, 1);
        let behind = self.key(end);
        [words.luc, words.vao].contains(&before)
            || [words.ngay, words.sang, words.chieu, words.toi, words.dem, words.trua].contains(&behind)
    }
}
