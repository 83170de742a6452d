//! `vanthu explain` and the pages of `docs/rules`: all that a rule says about itself.

use std::fmt::Write as _;
use std::io::Write;

use crate::config::{Locale, Profile};
use crate::rules::{self, Example, Rule};

use super::Outcome;
use super::arguments::ExplainOptions;
use super::settings::{language, unknown_rule};

pub(super) fn run(options: &ExplainOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    let code = &options.code;
    let Some(rule) = rules::find(code) else {
        anyhow::bail!(unknown_rule(code, locale));
    };
    out.write_all(page(rule, locale).as_bytes())?;
    Ok(Outcome::Clean)
}

/// The page of a rule, in Markdown that also reads well on a terminal.
#[must_use]
pub fn page(rule: &Rule, locale: Locale) -> String {
    let mut page = String::new();
    let levels: Vec<String> = Profile::ALL
        .into_iter()
        .map(|profile| format!("{} {}", profile.name(), rule.level_in(profile).name()))
        .collect();
    // Writing to a string cannot fail.
    let _ = writeln!(page, "# {}: {}\n", rule.code, rule.title.get(locale));
    let _ = writeln!(page, "`{}` · {}\n", rule.name, levels.join(", "));
    let _ = writeln!(page, "{}\n", rule.explain.get(locale));
    let _ = writeln!(
        page,
        "## {}\n\n{}\n",
        locale.pick("Khi nào không báo", "When it keeps silent"),
        rule.guard.get(locale)
    );
    if !rule.examples.is_empty() {
        let _ = writeln!(page, "## {}\n", locale.pick("Ví dụ", "Examples"));
    }
    for example in rule.examples {
        match example {
            Example::Wrong(marked, fixed) => {
                let _ = writeln!(
                    page,
                    "{}\n{}",
                    locale.pick("Sai (chỗ sai trong ⟦ ⟧):", "Wrong (the place in ⟦ ⟧):"),
                    block(marked)
                );
                if let Some(fixed) = fixed {
                    let _ = writeln!(page, "{}\n{}", locale.pick("Sửa thành:", "Becomes:"), block(fixed));
                }
            }
            Example::Right(text) => {
                let _ = writeln!(page, "{}\n{}", locale.pick("Không báo:", "Not reported:"), block(text));
            }
        }
    }
    let end = page.trim_end().len();
    page.truncate(end);
    page.push('\n');
    page
}

/// An example, set apart by indentation: it may itself hold any Markdown fence.
fn block(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect();
    format!("\n{}\n", lines.join("\n"))
}
