//! Measures the cards of cited documents: how many citations of reports get one, and how many of the
//! cards that were read are right.
//!
//! The texts are not part of this repository: they are looked for in the folder named by
//! `VANTHU_SHARED`, else in `../shared`; where they are absent the measurements say so and pass.
//! `cargo test --test measure_cards -- --nocapture` prints the share of right cards and every card that
//! is no longer what was judged; with `--ignored` the share of citations with a card, and 200 cards.

#[path = "measure/table.rs"]
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use table::Table;
use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::ide;
use vanthu::law::{Form, IssuerFamily, Knowledge};
use vanthu::rules::Context;
use vanthu::syntax::{Citation, CitationForm};

fn reports() -> Option<PathBuf> {
    let folder = table::root().join("corpus/reports");
    if folder.exists() {
        return Some(folder);
    }
    println!("skipped: no texts in {}", folder.display());
    None
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn analysis(text: &str, knowledge: &Arc<Knowledge>) -> Analysis {
    let context = Context { knowledge: Arc::clone(knowledge), config: Arc::new(Config::default()) };
    Analysis::new(text, &context)
}

/// Whether a citation names, by a whole symbol, a document of a central body.
fn is_central(citation: &Citation, knowledge: &Knowledge) -> bool {
    let Some(symbol) = &citation.symbol else { return false };
    let assembly = matches!(symbol.form, Form::NationalAssembly | Form::StandingCommittee);
    let central = |family: IssuerFamily| !matches!(family, IssuerFamily::Local | IssuerFamily::Department);
    let body = knowledge.issuers.rows.iter().any(|issuer| issuer.code == symbol.issuer_code && central(issuer.family));
    let letter = symbol.form == Form::Letter || symbol.type_code.is_empty() && !assembly;
    citation.form == CitationForm::Full && !citation.own_header && symbol.certain && (assembly || body && !letter)
}

/// What stands for a citation in reports, and what its card says.
struct Shown {
    place: String,
    around: String,
    card: String,
    known: bool,
}

fn citations_of_reports(folder: &Path) -> Vec<Shown> {
    let knowledge = Knowledge::builtin();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut shown = Vec::new();
    for path in paths {
        let (Some(name), Ok(text)) = (path.file_stem(), fs::read_to_string(&path)) else { continue };
        let name = name.to_string_lossy();
        let analysis = analysis(&text, &knowledge);
        let facts = analysis.facts();
        for mention in facts.mentions.iter().filter(|mention| is_central(mention.citation, &knowledge)) {
            let Some(symbol) = &mention.citation.symbol else { continue };
            let at = mention.start + symbol.range.start;
            let card = ide::hover(&analysis, at).map(|hover| hover.markdown).unwrap_or_default();
            let known = !card.is_empty()
                && !card.contains("Danh mục chưa có văn bản này")
                && !card.contains("Danh mục chỉ có văn bản cùng số");
            let range = mention.range();
            let end = (range.end as usize + 60).min(text.len());
            let end = (end..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
            let around = text[range.start as usize..end].split_whitespace().collect::<Vec<_>>().join(" ");
            shown.push(Shown { place: format!("{name}:{at}"), around, card, known });
        }
    }
    shown
}

/// The share of citations with a whole central symbol that get a card.
#[test]
#[ignore = "takes a minute"]
fn most_central_citations_of_reports_get_a_card() {
    let Some(reports) = reports() else { return };
    let shown = citations_of_reports(&reports);
    let known = shown.iter().filter(|shown| shown.known).count();
    println!("{known} of {} central citations get a card ({:.1} %)", shown.len(), share(known, shown.len()));
    assert!(share(known, shown.len()) >= 60.0);
}

/// Prints 200 cards, drawn by a fixed rule, for judging.
#[test]
#[ignore = "prints cards for judging"]
fn cards_for_judging() {
    let Some(reports) = reports() else { return };
    let known: Vec<Shown> = citations_of_reports(&reports).into_iter().filter(|shown| shown.known).collect();
    // A step that shares no factor with the number of cards visits all of them.
    let step = (known.len() / 200).max(1);
    for Shown { place, around, card, .. } in known.iter().step_by(step).take(200) {
        println!("{place}\t{around}\n\t{}", card.lines().collect::<Vec<_>>().join(" "));
    }
}

/// The document that a card is of, by its name, symbol and day; "list" where it names several, "none"
/// where it names none.
fn document(card: &str) -> String {
    let heading = card.lines().find(|line| line.starts_with("**"));
    let Some(heading) = heading.filter(|_| !card.contains("Danh mục chưa có") && !card.contains("Danh mục chỉ có"))
    else {
        let list = card.contains("Có thể là một trong các văn bản");
        return (if list { "list" } else { "none" }).to_owned();
    };
    let symbol = heading.rsplit("số ").next().unwrap_or("").trim_end_matches('*');
    let day = card.split("ban hành ngày ").nth(1).map_or("", |rest| rest.split([',', '\n']).next().unwrap_or(""));
    format!("{symbol} {day}")
}

/// The cards that were read, by the verdicts in `measure/card_verdicts.tsv`.
#[test]
fn cards_that_were_read_are_right() {
    let verdicts = Table::parse(include_str!("measure/card_verdicts.tsv"));
    for (draw, what) in [
        ("1", "read and mended"),
        ("2", "drawn and read after that"),
        ("3", "drawn later, read and mended"),
        ("4", "drawn after that"),
    ] {
        let drawn: Vec<_> = verdicts.rows.iter().filter(|row| verdicts.get(row, "draw") == draw).collect();
        let right = drawn.iter().filter(|row| verdicts.get(row, "verdict") == "RIGHT").count();
        println!("{what}: {right} of {} cards right ({:.1} %)", drawn.len(), share(right, drawn.len()));
        assert!(share(right, drawn.len()) >= 95.0);
    }
    let Some(reports) = reports() else { return };
    let knowledge = Knowledge::builtin();
    let (mut changed, mut read) = (0, 0);
    for row in &verdicts.rows {
        let [id, offset, judged] = ["id", "offset", "document"].map(|column| verdicts.get(row, column));
        let Ok(text) = fs::read_to_string(reports.join(format!("{id}.txt"))) else { continue };
        let card = ide::hover(&analysis(&text, &knowledge), offset.parse().expect("an offset"));
        let now = document(&card.map(|card| card.markdown).unwrap_or_default());
        read += 1;
        if now != judged {
            changed += 1;
            println!("to be judged again: {id}:{offset}: {judged}, now {now}");
        }
    }
    println!("{changed} of {read} cards are of another document than the one that was judged");
    assert!(changed * 20 <= read, "{changed} of {read} verdicts are void");
}
