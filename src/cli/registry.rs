//! `vanthu registry`: what is known of documents, as a whole.

use std::collections::BTreeMap;
use std::io::Write;

use crate::config::Locale;
use crate::law::{Knowledge, Registry, Tier};

use super::Outcome;
use super::arguments::{RegistryCommand, RegistryOptions};
use super::settings::language;

pub(super) fn run(options: &RegistryOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    let knowledge = Knowledge::builtin();
    match options.command {
        RegistryCommand::Stats => stats(knowledge.registry(), locale, out),
        RegistryCommand::Verify => verify(&knowledge, locale, out),
    }
}

fn stats(registry: &Registry, locale: Locale, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tiers = [0; 4];
    for record in registry.records() {
        *kinds.entry(record.kind).or_default() += 1;
        tiers[match record.tier {
            Tier::A => 0,
            Tier::B => 1,
            Tier::C => 2,
            Tier::D => 3,
        }] += 1;
    }
    let mut kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    writeln!(out, "{} {}", registry.len(), locale.pick("văn bản", "documents"))?;
    for (tier, count) in ["A", "B", "C", "D"].into_iter().zip(tiers) {
        writeln!(out, "{count:>7}  {} {tier}", locale.pick("độ tin cậy", "trust"))?;
    }
    for (kind, count) in kinds {
        writeln!(out, "{count:>7}  {kind}")?;
    }
    Ok(Outcome::Clean)
}

/// Looks for rows that contradict themselves or each other.
fn verify(knowledge: &Knowledge, locale: Locale, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut faults: Vec<String> = knowledge.errors().iter().map(ToString::to_string).collect();
    let registry = knowledge.registry();
    let mut seen = std::collections::BTreeSet::new();
    for record in registry.records() {
        let name = format!("{} {}", record.kind, record.symbol);
        if !seen.insert((record.kind, record.symbol, record.issued, record.party_term, record.title)) {
            faults.push(locale.pick(format!("{name}: hai dòng giống nhau"), format!("{name}: two equal rows")));
        }
        if knowledge.types.id(record.kind).is_none() {
            faults.push(locale.pick(format!("{name}: loại văn bản lạ"), format!("{name}: unknown type of document")));
        }
        if let (Some(issued), Some(effective)) = (record.issued, record.effective)
            && effective < issued
            && record.tier == Tier::A
        {
            faults.push(locale.pick(
                format!("{name}: có hiệu lực ({effective}) trước khi ban hành ({issued})"),
                format!("{name}: effective ({effective}) before issued ({issued})"),
            ));
        }
    }
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    writeln!(
        out,
        "{}",
        locale.pick(
            format!("{} văn bản, {} chỗ cần xem lại", registry.len(), faults.len()),
            format!("{} documents, {} to look at", registry.len(), faults.len()),
        )
    )?;
    Ok(if faults.is_empty() { Outcome::Clean } else { Outcome::Found })
}
