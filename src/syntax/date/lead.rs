//! The word before a number that says what it is.

use super::LeadWord;
use super::reader::{FoundLead, Reader};
use crate::text::Case;

impl Reader<'_> {
    /// The lead word of the number at `index`: "ngày 5", "ngày: 5", "năm học 2023".
    pub fn lead(&self, index: usize) -> Option<FoundLead> {
        // "ngày: 5", "sáng nay 5/3", "sáng nay (5/3)".
        let bracket = self.before(index, 1)?.is('(');
        let last = if bracket { self.before(index, 2)? } else { self.before(index, 1)? };
        let today = last.key == self.words.nay_now;
        let passed = usize::from(bracket) + usize::from(today || last.is(':'));
        let at = index.checked_sub(1 + passed)?;
        let token = self.token(at)?;
        if !token.is_word() {
            return None;
        }
        let (key, words) = (token.key, self.words);
        let found = |word, first: usize| Some(FoundLead { word, index: first, range: self.span(first, at + 1) });
        let previous = self.key_before(at, 1);
        let parts = [words.sang, words.chieu, words.toi, words.dem, words.trua, words.hom, words.khuya];
        if bracket || today {
            let part = today && parts.contains(&key);
            return if part { found(LeadWord::PartOfDay, at) } else { None };
        }
        if key == words.ngay {
            if previous == words.nham {
                return found(LeadWord::Lunar, at);
            }
            return if self.is_every(at) { None } else { found(LeadWord::Day, at) };
        }
        if key == words.thang {
            // "6 tháng 1 lần": so many months.
            let named = self.key(index + 1) == words.nam && self.year(index + 2).is_some();
            return if self.counts(at) && !named || self.is_every(at) { None } else { found(LeadWord::Month, at) };
        }
        if key == words.nam && previous != words.thu {
            // "5 năm 2021 - 2025": so many years; "ngày/tháng/năm" heads a column.
            let other = self.counts(at) || self.is_every(at) || self.before(at, 1).is_some_and(|token| token.is('/'));
            return if other { None } else { found(LeadWord::Year, at) };
        }
        if key == words.mung || key == words.mong {
            let first = if previous == words.ngay { at - 1 } else { at };
            return found(LeadWord::Lunar, first);
        }
        if parts.contains(&key) {
            return found(LeadWord::PartOfDay, at);
        }
        if key == words.hoc && previous == words.nam {
            return found(LeadWord::SchoolYear, at - 1);
        }
        if key == words.doan && previous == words.giai || key == words.khoa && previous == words.nien {
            return found(LeadWord::Period, at - 1);
        }
        if key == words.ky {
            if previous == words.thoi {
                return found(LeadWord::Period, at - 1);
            }
            if previous == words.nhiem {
                return found(LeadWord::Term, at - 1);
            }
        }
        // "rạng sáng thứ Năm 25/5": as good as a part of the day.
        let named = token.case == Case::Title || key == words.nhat;
        (named && self.weekday_ending_at(index).is_some()).then(|| FoundLead {
            word: LeadWord::PartOfDay,
            index: at,
            range: self.span(at - 1, at + 1),
        })
    }

    /// "mỗi ngày 1/3", "hằng tháng 5 triệu": so much a day or month.
    fn is_every(&self, at: usize) -> bool {
        let words = self.words;
        [words.moi, words.mot, words.hang, words.hang_ever].contains(&self.key_before(at, 1))
    }

    /// Whether a number stands directly before the token: then the word is a unit. A capital
    /// begins a new sentence or cell.
    fn counts(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.case != Case::Title)
            && self.before(at, 1).is_some_and(|token| token.is_number())
    }
}
