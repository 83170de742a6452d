//! Tables of the shared material, and what the rules say of the excerpts in them.

use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic};
use vanthu::text::TextRange;

/// A tab-separated table with the names of its columns.
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn parse(text: &str) -> Self {
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let fields = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let columns = lines.next().map(fields).unwrap_or_default();
        Self { columns, rows: lines.map(fields).collect() }
    }

    pub fn get<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let index = self.columns.iter().position(|name| name == column);
        index.and_then(|index| row.get(index)).map_or("", String::as_str)
    }
}

/// A table of the shared material; none, with a plain message, where it is absent.
pub fn shared(name: &str) -> Option<Table> {
    let root = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join(name);
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
