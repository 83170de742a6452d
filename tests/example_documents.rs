//! The example documents of `docs/example/documents` are free of findings, and each change that
//! `mutations.tsv` lists is found by the rule it names.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use vanthu::analysis::Analysis;
use vanthu::config::{Config, Profile};
use vanthu::law::Knowledge;
use vanthu::rules::{Context, Diagnostic};

fn read(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/example/documents").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n")
}

/// What is found in `text` read under the profile that the document is named after.
fn check(document: &str, text: &str) -> Vec<Diagnostic> {
    let profile = Profile::parse(document).unwrap_or_else(|| panic!("{document} is no profile"));
    let config = Config { profile: Some(profile), ..Config::default() };
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(config) };
    Analysis::new(text, &context).diagnostics().to_vec()
}

#[test]
fn every_profile_has_a_document_free_of_findings() {
    for profile in Profile::ALL {
        let text = read(&format!("{}.txt", profile.name()));
        let found = check(profile.name(), &text);
        let shown: Vec<String> =
            found.iter().map(|one| format!("{} {:?}: {}", one.rule.code, one.range.of(&text), one.message())).collect();
        assert_eq!(shown, Vec::<String>::new(), "{}", profile.name());
    }
}

#[test]
fn a_document_is_recognised_as_what_it_is() {
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    for (document, profile) in
        [("press", Profile::Press), ("nd30", Profile::Nd30), ("nd78", Profile::Nd30), ("party", Profile::Party)]
    {
        assert_eq!(Analysis::new(read(&format!("{document}.txt")), &context).profile(), profile, "{document}");
    }
}

#[test]
fn each_listed_mistake_is_found() {
    let table = read("mutations.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut faults = Vec::new();
    let mut seen = 0;
    for row in rows {
        let fields: Vec<String> = row.split('\t').map(|field| field.replace("\\n", "\n")).collect();
        let [document, from, to, code] = &fields[..] else { panic!("four fields are expected: {row}") };
        let text = read(&format!("{document}.txt"));
        let at = text.find(from.as_str()).unwrap_or_else(|| panic!("{document} does not hold {from:?}"));
        let mut mutated = text.clone();
        mutated.replace_range(at..at + from.len(), to);
        // A rule may point at the other end of a contradiction, so only its being there is asked for.
        let found = check(document, &mutated);
        if !found.iter().any(|one| one.rule.code == code) {
            let codes: Vec<&str> = found.iter().map(|one| one.rule.code).collect();
            faults.push(format!("{document}: {to:?} is not found by {code} (but by {codes:?})"));
        }
        seen += 1;
    }
    assert!(seen > 20, "only {seen} mutations");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
