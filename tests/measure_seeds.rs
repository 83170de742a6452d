//! The five seed texts: what must be found is found at its place, what is right is left alone.
//!
//! The seeds and the table of their defects are looked for in `../shared` (or where
//! `VANTHU_SHARED` says); without them the measurement is skipped, and says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic, Severity};
use vanthu::text::{Encoding, Position, SourceText, TextEdit, TextRange, apply_edits};

/// Which rule finds a category of the table, as far as its rules exist.
const FOUND_BY: [(&str, &[&str]); 7] = [
    ("citation-type-symbol", &["A01"]),
    ("date-form", &["C04"]),
    ("duplicate-word", &["D01"]),
    ("hyphen-spacing", &["D12"]),
    ("punctuation", &["D08"]),
    ("spelling-tone", &["D15"]),
    ("citation-incomplete", &["A26"]),
];

/// Rows of categories that are not found as a whole.
const FOUND_BY_ROW: [(&str, &str); 19] = [
    ("SD001", "D12"),
    ("SD023", "E01"),
    ("SD024", "D05"),
    ("SD025", "D05"),
    ("SD030", "D02"),
    ("SD031", "D05"),
    ("SD033", "E03"),
    ("SD068", "E02"),
    ("SD069", "E09"),
    ("SD070", "E02"),
    ("SD071", "E09"),
    ("SD072", "E09"),
    ("SD073", "D02"),
    ("SD074", "E09"),
    ("SD079", "D05"),
    ("SD092", "D02"),
    ("SD094", "E11"),
    ("SD116", "D11"),
    ("SD122", "D03"),
];

#[test]
fn the_seeds() {
    let shared = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let Ok(table) = fs::read_to_string(shared.join("domain/seed_defects.tsv")) else {
        eprintln!("SKIPPED: no seed texts (../shared or VANTHU_SHARED); nothing was measured");
        return;
    };
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    let mut texts: BTreeMap<String, (SourceText, Analysis)> = BTreeMap::new();
    let mut faults = Vec::new();
    let (mut found, mut left_alone) = (0, 0);
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|row| row.split('\t').collect()).collect();
    let mut defects: Vec<(&str, TextRange)> = Vec::new();
    for fields in rows.iter().filter(|fields| fields[1] != "NO_FLAG").chain(rows.iter().filter(|f| f[1] == "NO_FLAG")) {
        let (id, verdict, category, file) = (fields[0], fields[1], fields[3], fields[5]);
        let (source, analysis) = texts.entry(file.to_owned()).or_insert_with(|| {
            let path = shared.join("seeds").join(file);
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (SourceText::new(&text), Analysis::new(text, &context))
        });
        let place = |column: &str| {
            let line = fields[6].parse::<u32>().unwrap_or_else(|_| panic!("{id}: bad line")) - 1;
            let column = column.parse::<u32>().unwrap_or_else(|_| panic!("{id}: bad column")) - 1;
            source.offset(Position { line, column }, Encoding::Utf32)
        };
        let range = TextRange::new(place(fields[7]), place(fields[8]));
        assert_eq!(range.of(analysis.text()).replace('\u{a0}', " "), fields[9].replace('\u{a0}', " "), "{id}");
        match verdict {
            "NO_FLAG" => {
                let shown = |severity| severity <= Severity::Warning;
                // A place can be right in one respect and part of a fault in another: the symbol of
                // "Nghị định số 28-NQ/TW" is right, the whole is not.
                let is_defect =
                    |hit: TextRange| defects.iter().any(|(of, range)| *of == file && range.contains_range(hit));
                let hits: Vec<String> = analysis
                    .diagnostics()
                    .iter()
                    .filter(|diagnostic| diagnostic.range.overlaps(range) && !is_defect(diagnostic.range))
                    .map(|diagnostic| {
                        format!(
                            "{} {}",
                            diagnostic.rule.code,
                            if shown(diagnostic.severity) { "shown" } else { "hint" }
                        )
                    })
                    .collect();
                if hits.is_empty() {
                    left_alone += 1;
                } else {
                    faults.push(format!("{id} must be left alone: {hits:?} on {:?}", fields[9]));
                }
            }
            _ => {
                defects.push((file, range));
                let by_row =
                    FOUND_BY_ROW.iter().find(|(row, _)| *row == id).map(|(_, code)| std::slice::from_ref(code));
                let by_category = || FOUND_BY.iter().find(|(name, _)| *name == category).map(|(_, codes)| *codes);
                let Some(codes) = by_row.or_else(by_category) else { continue };
                let hit = analysis
                    .diagnostics()
                    .iter()
                    .find(|diagnostic| codes.contains(&diagnostic.rule.code) && range.contains_range(diagnostic.range));
                match hit {
                    Some(hit) => {
                        found += 1;
                        if codes.contains(&"D02") {
                            let fixed = fixed(analysis.text(), range, hit);
                            if fixed.as_deref() != Some(fields[10]) {
                                faults.push(format!("{id} is put right as {fixed:?}, not {:?}", fields[10]));
                            }
                        }
                    }
                    None => faults.push(format!("{id} is not found: {category} {:?}", fields[9])),
                }
            }
        }
    }
    for (file, (source, analysis)) in &texts {
        for diagnostic in analysis.diagnostics() {
            let known = defects.iter().any(|(of, range)| of == file && range.overlaps(diagnostic.range));
            let at = source.position(diagnostic.range.start, Encoding::Utf32);
            let quote = diagnostic.range.of(analysis.text());
            if !known {
                eprintln!(
                    "also flagged: {file}:{}:{} {} {} {quote:?}",
                    at.line + 1,
                    at.column + 1,
                    diagnostic.severity.name(),
                    diagnostic.rule.code
                );
            }
        }
    }
    eprintln!("seeds: {found} defects of these rules found, {left_alone} right places left alone");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What stands at `range` after the first fix of the diagnostic.
fn fixed(text: &str, range: TextRange, diagnostic: &Diagnostic) -> Option<String> {
    let fix = diagnostic.fixes().next()?;
    let edits = fix.edits.iter().cloned();
    let edits: Vec<TextEdit> = edits
        .map(|edit| TextEdit {
            range: TextRange::new(edit.range.start - range.start, edit.range.end - range.start),
            ..edit
        })
        .collect();
    apply_edits(range.of(text), &edits).ok()
}
