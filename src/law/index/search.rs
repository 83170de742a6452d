//! Finding documents by a damaged symbol and by words of their titles.

use super::key::{plain, skeleton, words};
use super::{Index, View, partition};
use crate::law::Record;

/// How far a damaged code may be from the right one, in letters.
const FARTHEST: usize = 2;

/// How many rows of one number are compared with a damaged symbol.
const COMPARED: u32 = 4096;

/// How many rows with the rarest word are looked at. Beyond it a question is too vague to answer.
const LOOKED_AT: usize = 200_000;

impl Index {
    /// The rows whose symbols are nearest to a damaged one: the same letters and digits; then
    /// letters that differ beside the same number and year; then one digit that differs.
    pub(in crate::law) fn near(&self, symbol: &str, limit: usize, base: u32) -> Vec<(usize, Record<'_>)> {
        let view = self.view();
        let key = skeleton(symbol);
        let mut found: Vec<(usize, u32)> = self.with_skeleton(view, &key).map(|row| (0, row)).collect();
        let (digits, letters) = split(&key);
        if found.is_empty() && !digits.is_empty() {
            let rows = self.starting_with(view, digits);
            let end = rows.end.min(rows.start.saturating_add(COMPARED));
            let near = (rows.start..end).filter_map(|row| {
                let other = self.skeleton(view, row).get(digits.len()..)?;
                distance(letters, str::from_utf8(other).unwrap_or("")).map(|distance| (distance, row))
            });
            found = near.collect();
            found.sort_unstable();
        }
        if found.is_empty() {
            let one_off = one_digit_off(digits).map(|digits| digits + letters);
            found = one_off.flat_map(|key| self.with_skeleton(view, &key)).map(|row| (1, row)).collect();
            found.sort_unstable();
            found.dedup();
        }
        found.truncate(limit);
        found.into_iter().filter_map(|(far, row)| Some((far, self.record_in(view, row, base)?))).collect()
    }

    /// The rows whose titles have all these words, with or without their marks, in the order of
    /// symbols; a word that the query writes with marks has them in the title too.
    pub(in crate::law) fn with_words(&self, query: &str, limit: usize, base: u32) -> Vec<Record<'_>> {
        let marked: Vec<String> = query
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().any(|c| plain(c) != c && c.to_lowercase().next() != Some(plain(c))))
            .map(str::to_lowercase)
            .collect();
        let fits = |record: &Record<'_>| {
            let title = record.title.to_lowercase();
            let has = |word: &String| title.split(|c: char| !c.is_alphanumeric()).any(|other| other == word);
            marked.iter().all(has)
        };
        self.with_plain_words(query, base).filter(fits).take(limit).collect()
    }

    /// The rows with this title, in any case.
    pub(in crate::law) fn with_title(&self, title: &str, base: u32) -> Vec<Record<'_>> {
        let lower = title.to_lowercase();
        let fits = |record: &Record<'_>| record.title.len() == title.len() && record.title.to_lowercase() == lower;
        self.with_plain_words(title, base).filter(fits).collect()
    }

    /// The rows whose titles have all these words but for their marks, in the order of symbols.
    fn with_plain_words<'a>(&'a self, query: &str, base: u32) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let view = self.view();
        let lists: Option<Vec<(u32, u32)>> = words(query)
            .map(|word| self.list(view, self.words_at, self.words, &word).map(|(_, first, count)| (first, count)))
            .collect();
        let mut lists = lists.unwrap_or_default();
        lists.sort_by_key(|&(_, count)| count);
        lists.dedup();
        let (first, count) = lists.first().copied().unwrap_or_default();
        lists.drain(..1.min(lists.len()));
        // How far each of the others has been read: rows only grow.
        let mut read: Vec<u32> = lists.iter().map(|&(first, _)| first).collect();
        let rows = (first..first + count).take(LOOKED_AT).map(move |place| self.posting(view, place));
        let common = rows.filter(move |&row| {
            lists.iter().zip(&mut read).all(|(&(first, count), from)| {
                *from = self.gallop(view, *from, first + count, row);
                *from < first + count && self.posting(view, *from) == row
            })
        });
        common.filter_map(move |row| self.record_in(view, row, base))
    }

    fn posting(&self, view: View<'_>, place: u32) -> u32 {
        view.number(self.postings_at + place as usize * 4)
    }

    /// The first place from `from` on with a row that is not before `row`.
    fn gallop(&self, view: View<'_>, from: u32, end: u32, row: u32) -> u32 {
        let (mut low, mut step) = (from, 1);
        while low.saturating_add(step) < end && self.posting(view, low + step) < row {
            low += step;
            step *= 2;
        }
        partition(low..end.min(low.saturating_add(step).saturating_add(1)), |place| self.posting(view, place) < row)
    }
}

/// The numbers of a skeleton, with the slash behind them, and the letters.
fn split(key: &str) -> (&str, &str) {
    let end = key.find(|c: char| c != '/' && !c.is_ascii_digit()).unwrap_or(key.len());
    key.split_at(end)
}

/// How many letters two codes differ in (one more, one less, another, two swapped), up to
/// [`FARTHEST`]; a short code must not be spelt wholly anew.
fn distance(one: &str, other: &str) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let most = FARTHEST.min(one.len().max(other.len()) / 2);
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut here = vec![i; other.len() + 1];
        for j in 1..=other.len() {
            let change = above[j - 1] + usize::from(one[i - 1] != other[j - 1]);
            here[j] = change.min(above[j] + 1).min(here[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                here[j] = here[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, here);
    }
    above.last().copied().filter(|&distance| distance <= most)
}

/// The numbers with one digit more, less, other, or two digits swapped.
fn one_digit_off(digits: &str) -> impl Iterator<Item = String> + '_ {
    let is_digit = |at: usize| digits.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    (0..=digits.len()).flat_map(move |at| {
        let (before, after) = digits.split_at(at);
        let here = is_digit(at);
        let inserted = ('0'..='9').map(move |digit| format!("{before}{digit}{after}"));
        let changed = ('0'..='9').filter(move |_| here).map(move |digit| format!("{before}{digit}{}", &after[1..]));
        let dropped = here.then(|| format!("{before}{}", &after[1..]));
        let swapped =
            (here && is_digit(at + 1)).then(|| format!("{before}{}{}{}", &after[1..2], &after[..1], &after[2..]));
        inserted.chain(changed).chain(dropped).chain(swapped)
    })
}
