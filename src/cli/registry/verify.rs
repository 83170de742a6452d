//! `vanthu registry verify`: rows that cannot be read, contradict themselves or each other.

use std::io::Write;
use std::path::PathBuf;

use crate::config::Locale;
use crate::input::RegistryError;
use crate::law::{Knowledge, Tier};

use super::super::Outcome;
use super::super::files::shown;
use super::{Asked, fault_line, for_each};

pub(super) fn run(files: &[PathBuf], locale: Locale, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let knowledge = Knowledge::builtin();
    for_each(files, usize::MAX, locale, |path, asked, faults| {
        let mut count = faults.list.len();
        if let Some(path) = path {
            if let Err(error) = asked.registry().verify() {
                writeln!(out, "{}: {}", shown(path), RegistryError::Index(error).message(locale))?;
                return Ok(Outcome::Failed);
            }
            for fault in &faults.list {
                writeln!(out, "{}", fault_line(path, fault, locale))?;
            }
        }
        for error in knowledge.errors() {
            writeln!(out, "{error}")?;
            count += 1;
        }
        for fault in oddities(asked, &knowledge, locale) {
            writeln!(out, "{fault}")?;
            count += 1;
        }
        let total = asked.registry().len();
        writeln!(
            out,
            "{}",
            locale.pick(
                format!("{total} văn bản, {count} chỗ cần xem lại"),
                format!("{total} documents, {count} to look at"),
            )
        )?;
        Ok(if count == 0 { Outcome::Clean } else { Outcome::Found })
    })
}

/// Records that cannot be right as they are.
fn oddities<'a>(asked: &'a Asked, knowledge: &'a Knowledge, locale: Locale) -> impl Iterator<Item = String> + 'a {
    asked.registry().records().flat_map(move |record| {
        let name = format!("{} {}", record.kind, record.symbol);
        let unknown = (!record.kind.is_empty() && knowledge.types.id(record.kind).is_none())
            .then(|| locale.pick(format!("{name}: loại văn bản lạ"), format!("{name}: unknown type of document")));
        let early = match (record.issued, record.effective) {
            (Some(issued), Some(effective)) if effective < issued && record.tier == Tier::A => Some(locale.pick(
                format!("{name}: có hiệu lực ({effective}) trước khi ban hành ({issued})"),
                format!("{name}: effective ({effective}) before issued ({issued})"),
            )),
            _ => None,
        };
        let other_year = record.issued.filter(|issued| {
            let year = crate::law::year_of(record.symbol).and_then(|year| year.parse().ok());
            year.is_some_and(|year: i16| year != issued.year())
        });
        let other_year = other_year.map(|issued| {
            locale.pick(
                format!("{name}: năm trong ký hiệu khác năm ban hành ({issued})"),
                format!("{name}: the year of the symbol is not that of issue ({issued})"),
            )
        });
        [unknown, early, other_year].into_iter().flatten()
    })
}
