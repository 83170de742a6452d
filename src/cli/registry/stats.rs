//! `vanthu registry stats`: how many documents, of which types and times, how well known.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

use crate::config::Locale;
use crate::law::Tier;

use super::super::Outcome;
use super::super::files::shown;
use super::{Asked, TOLD, for_each};

/// The types that are told one by one.
const KINDS: usize = 25;

pub(super) fn run(files: &[PathBuf], locale: Locale, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    for_each(files, TOLD, locale, |path, asked, _| {
        if let (true, Some(path)) = (files.len() > 1, path) {
            writeln!(out, "{}", shown(path))?;
        }
        table(asked, locale, out)?;
        Ok(Outcome::Clean)
    })
}

fn table(asked: &Asked, locale: Locale, out: &mut dyn Write) -> anyhow::Result<()> {
    // By type: how many, and how many in each decade; a document without a date has none.
    let mut kinds: BTreeMap<&str, (usize, BTreeMap<Option<i16>, usize>)> = BTreeMap::new();
    let mut decades: BTreeSet<Option<i16>> = BTreeSet::new();
    let mut tiers = [0_usize; 4];
    let (mut confirmed, mut titled, mut dated, mut total) = (0, 0, 0, 0_usize);
    for record in asked.registry().records() {
        let decade = record.issued.map(|day| day.year().div_euclid(10) * 10);
        let kind = kinds.entry(record.kind).or_default();
        kind.0 += 1;
        *kind.1.entry(decade).or_default() += 1;
        decades.insert(decade);
        tiers[match record.tier {
            Tier::A => 0,
            Tier::B => 1,
            Tier::C => 2,
            Tier::D => 3,
        }] += 1;
        total += 1;
        confirmed += usize::from(record.confirmed >= 2);
        titled += usize::from(!record.title.is_empty());
        dated += usize::from(record.issued.is_some());
    }
    let share = |part: usize| 100.0 * part as f64 / total.max(1) as f64;
    writeln!(out, "{total} {}", locale.pick("văn bản", "documents"))?;
    for (tier, count) in ["A", "B", "C", "D"].into_iter().zip(tiers) {
        writeln!(out, "{count:>7} {:>5.1} %  {} {tier}", share(count), locale.pick("độ tin cậy", "trust"))?;
    }
    for (count, what) in [
        (confirmed, locale.pick("từ hai nguồn trở lên", "from two sources or more")),
        (dated, locale.pick("có ngày ban hành", "with a date")),
        (titled, locale.pick("có trích yếu", "with a title")),
    ] {
        writeln!(out, "{count:>7} {:>5.1} %  {what}", share(count))?;
    }
    write!(out, "{:>7}", locale.pick("tổng", "all"))?;
    for decade in &decades {
        let name = decade.map_or_else(|| "–".to_owned(), |decade| decade.to_string());
        write!(out, "{name:>7}")?;
    }
    writeln!(out)?;
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, (count, _))| (Reverse(*count), *kind));
    for (kind, (count, by_decade)) in kinds.iter().take(KINDS) {
        write!(out, "{count:>7}")?;
        for decade in &decades {
            write!(out, "{:>7}", by_decade.get(decade).map_or_else(String::new, ToString::to_string))?;
        }
        writeln!(out, "  {}", if kind.is_empty() { locale.pick("(không rõ loại)", "(no type)") } else { kind })?;
    }
    if kinds.len() > KINDS {
        let more = kinds.len() - KINDS;
        writeln!(out, "{}", locale.pick(format!("… và {more} loại nữa"), format!("… and {more} more types")))?;
    }
    Ok(())
}
