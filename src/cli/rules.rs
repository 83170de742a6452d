//! `vanthu rules`: the list of rules.

use std::io::Write;

use serde::Serialize;

use crate::config::Profile;
use crate::rules;

use super::Outcome;
use super::arguments::{PlainFormat, RulesOptions};
use super::settings::language;

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    name: &'static str,
    category: &'static str,
    title: &'static str,
    levels: std::collections::BTreeMap<&'static str, &'static str>,
}

#[derive(Serialize)]
struct List {
    version: u32,
    rules: Vec<Entry>,
}

pub(super) fn run(options: &RulesOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    match options.format {
        PlainFormat::Json => {
            let entries = rules::all().iter().map(|rule| Entry {
                code: rule.code,
                name: rule.name,
                category: rule.category.name(),
                title: rule.title.get(locale),
                levels: Profile::ALL.map(|profile| (profile.name(), rule.level_in(profile).name())).into(),
            });
            let list = List { version: 1, rules: entries.collect() };
            writeln!(out, "{}", serde_json::to_string(&list)?)?;
        }
        PlainFormat::Human => {
            for rule in rules::all() {
                let level = rule.level_in(Profile::Press).name();
                writeln!(out, "{}  {level:<7}  {} ({})", rule.code, rule.title.get(locale), rule.name)?;
            }
        }
    }
    Ok(Outcome::Clean)
}
