//! Ranges and lists: the month and year stand at the end and hold for what comes before.

use super::reader::{FoundLead, Reader};
use super::{DateKind, DateMention, DatePart, Inherited, LeadWord};

/// Days without a month that wait for the end of their range or list.
pub(super) type Pending = Vec<PendingDay>;

/// "ngày 01" in "từ ngày 01 đến ngày 05/3/2024".
#[derive(Clone, Copy, Debug)]
pub(super) struct PendingDay {
    day: DatePart,
    index: usize,
    lead: Option<FoundLead>,
}

/// A range from a day this late to a day that early goes from one month to the next.
const LATE: u32 = 20;
const EARLY: u32 = 15;

/// How two dates are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// "đến", "tới", a hyphen.
    Range,
    /// "và", "hoặc", a comma.
    List,
}

impl Reader<'_> {
    /// Keeps a bare day until its month comes: "các ngày 3, 4 và 5/3/2024".
    pub fn wait(&mut self, index: usize, lead: Option<FoundLead>) -> Option<usize> {
        let day = self.part_of(index, 1..=2).filter(|day| (1..=31).contains(&day.value))?;
        let led = lead.is_some_and(|lead| matches!(lead.word, LeadWord::Day | LeadWord::PartOfDay));
        let start = lead.map_or(index, |lead| lead.index);
        let continues = self.pending.last().is_some_and(|last| self.link(last.index + 1, start).is_some());
        if !continues {
            self.pending.clear();
        }
        let next = self.key(index + 1);
        let words = self.words;
        let goes_on = self.is(index + 1, ',')
            || self.is(index + 1, '-')
            || [words.va, words.hoac, words.den, words.toi_till].contains(&next);
        if !(led || continues && lead.is_none()) || !goes_on {
            return None;
        }
        self.pending.push(PendingDay { day, index, lead });
        Some(index + 1)
    }

    /// Whether a bare "d/m" at `index` goes on a range or list of days.
    pub fn follows_day(&self, index: usize) -> bool {
        let waiting = self.pending.last().is_some_and(|last| self.link(last.index + 1, index).is_some());
        waiting
            || self
                .dates
                .last()
                .is_some_and(|last| last.kind == DateKind::Day && self.link(last.tokens.1, index).is_some())
    }

    /// Whether a bare "m/yyyy" at `index` goes on a range or list of months.
    pub fn follows_month(&self, index: usize) -> bool {
        self.dates.last().is_some_and(|last| last.kind == DateKind::Month && self.link(last.tokens.1, index).is_some())
    }

    /// Gives the days and the date before `mention` what they take over from it.
    pub fn join_to_earlier(&mut self, mention: &DateMention) {
        let start = mention.tokens.0;
        let waiting = std::mem::take(&mut self.pending);
        if let Some(last) = waiting.last()
            && mention.kind == DateKind::Day
            && mention.month.is_some()
            && self.link(last.index + 1, start).is_some()
        {
            for (place, pending) in waiting.iter().enumerate() {
                let mut day = self.mention(DateKind::Day, pending.index, pending.index + 1, pending.lead);
                day.day = Some(pending.day);
                day.style = mention.style;
                let next = waiting.get(place + 1).map_or(start, |next| next.lead.map_or(next.index, |lead| lead.index));
                day.opens_range = self.link(pending.index + 1, next) == Some(Link::Range);
                // "từ ngày 28 đến 02/3", "ngày 31 và 01/6" begin in the month before.
                let last = mention.day.map_or(0, |day| day.value);
                let before =
                    pending.day.value > last && (!day.opens_range || pending.day.value >= LATE && last <= EARLY);
                if !before {
                    day.inherited = Inherited {
                        month: mention.month.map(|month| month.value),
                        year: mention.year.map(|year| year.value),
                    };
                }
                self.dates.push(day);
            }
            return;
        }
        let Some(earlier) = self.dates.last() else { return };
        if earlier.kind != mention.kind {
            return;
        }
        let Some(link) = self.link(earlier.tokens.1, start) else { return };
        let Some(earlier) = self.dates.last_mut() else { return };
        earlier.opens_range = link == Link::Range;
        if earlier.year.is_none()
            && earlier.inherited.year.is_none()
            && matches!(mention.kind, DateKind::Day | DateKind::Month)
            && let (Some(year), Some(month), Some(own)) = (mention.year, mention.month, earlier.month)
        {
            // "từ 28/12 đến 02/01/2024" began in the year before.
            let before = link == Link::Range && own.value > month.value;
            earlier.inherited.year = year.value.checked_sub(u32::from(before));
        }
    }

    /// How the tokens from `from` to `to` connect what stands around them.
    fn link(&self, from: usize, to: usize) -> Option<Link> {
        const FURTHEST: usize = 4;
        if from >= to || to - from > FURTHEST {
            return None;
        }
        let words = self.words;
        let mut link = Link::List;
        for index in from..to {
            let key = self.key(index);
            // A hyphen at the start of a line is a bullet.
            if self.is(index, '-') && !self.same_line(index) {
                return None;
            }
            if key == words.den || key == words.toi_till || self.is(index, '-') {
                link = Link::Range;
            } else if !(self.is(index, ',') || [words.va, words.hoac, words.het, words.ngay].contains(&key)) {
                return None;
            }
        }
        Some(link)
    }
}
