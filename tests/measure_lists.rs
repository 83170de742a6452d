//! How often texts write the comma between two members of a list: the evidence for `list_commas.tsv` and
//! `list_groups.tsv`.
//!
//! `cargo test --test measure_lists -- --ignored --nocapture` prints, for each pair that stands without
//! its comma somewhere in `../shared/corpus` (or where `VANTHU_SHARED` says), how often it has the comma
//! and how often not, those first that miss it most often. The texts of the close readings are left out,
//! lest the tables learn from what they are measured on. Without the texts it is skipped, and says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use vanthu::law::{Joint, Knowledge};
use vanthu::syntax::Paragraph;

#[path = "measure/table.rs"]
mod table;

const KINDS: [&str; 4] = ["reports", "news", "party", "legal"];

/// The names of the texts that were read closely.
fn read_closely() -> BTreeSet<String> {
    let passages =
        [include_str!("measure/house_style_passages.tsv"), include_str!("measure/house_style_passages_2.tsv")];
    let tables = passages.map(table::Table::parse);
    tables.iter().flat_map(|table| table.rows.iter().map(|row| table.get(row, "id").to_owned())).collect()
}

#[test]
#[ignore = "reads all texts"]
fn evidence_for_commas() {
    let corpus = table::root().join("corpus");
    if !corpus.is_dir() {
        println!("skipped: no texts in {}", corpus.display());
        return;
    }
    let knowledge = Knowledge::builtin();
    let left_out = read_closely();
    let mut counts: BTreeMap<(&str, &str), [usize; 3]> = BTreeMap::new();
    for kind in KINDS {
        for entry in fs::read_dir(corpus.join(kind)).expect("a folder of texts").filter_map(Result::ok) {
            let path = entry.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if left_out.contains(&name) || path.extension().is_none_or(|kind| kind != "txt") {
                continue;
            }
            for line in fs::read_to_string(&path).unwrap_or_default().lines() {
                for list in Paragraph::read(line, &knowledge).facts.usage.lists {
                    let Some(pair) = knowledge.usage.lists.get(list.pair) else { continue };
                    let joint = match list.joint {
                        Joint::Comma => 0,
                        Joint::Nothing => 1,
                        Joint::Hyphen => 2,
                    };
                    counts.entry((pair.left, pair.right)).or_default()[joint] += 1;
                }
            }
        }
    }
    let mut rows: Vec<_> = counts.into_iter().filter(|(_, [_, without, _])| *without > 0).collect();
    rows.sort_by(|(_, one), (_, other)| share(other).total_cmp(&share(one)).then(other[1].cmp(&one[1])));
    println!("pair\tcomma\tnothing\thyphen");
    for ((left, right), [comma, nothing, hyphen]) in rows {
        println!("{left}, {right}\t{comma}\t{nothing}\t{hyphen}");
    }
}

/// How many of the places lack the comma.
fn share([comma, nothing, hyphen]: &[usize; 3]) -> f64 {
    *nothing as f64 / (comma + nothing + hyphen) as f64
}
