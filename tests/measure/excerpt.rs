//! Excerpts of real texts in the tables of the shared material, and what the rules say of them.

use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic};
use vanthu::text::TextRange;

use super::table::{Table, root};

/// A table of the shared material; none, with a plain message, where it is absent.
pub fn shared(name: &str) -> Option<Table> {
    let path = root().join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(Table::parse(&text)),
        Err(_) => {
            println!("skipped: {} is not here", path.display());
            None
        }
    }
}

/// What one of the rules says about the marked place of an excerpt.
pub fn flagged(excerpt: &str, codes: &[&str]) -> Vec<Diagnostic> {
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    let start = excerpt.find('⟦').unwrap_or(0);
    let end = excerpt.find('⟧').map_or(excerpt.len(), |end| end.saturating_sub('⟦'.len_utf8()));
    let marked = TextRange::new(start as u32, end as u32);
    let analysis = Analysis::new(excerpt.replace(['⟦', '⟧'], ""), &context);
    let found = analysis.diagnostics().iter();
    found
        .filter(|diagnostic| codes.contains(&diagnostic.rule.code) && diagnostic.range.overlaps(marked))
        .cloned()
        .collect()
}
