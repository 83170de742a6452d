//! What the house rests on, read off the sources: who may use whom, what may not occur.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from top to bottom; one may use itself and those before it.
const FLOORS: [&str; 11] =
    ["text", "orthography", "law", "config", "syntax", "rules", "analysis", "ide", "input", "cli", "lsp"];

/// The last floor that does no input or output.
const PURE: &str = "ide";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A source file: its path from the root and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The number of its floor; `lib.rs` and `main.rs` stand on none.
    fn floor(&self) -> Option<usize> {
        let name = self.path.strip_prefix("src/")?.split(['/', '.']).next()?;
        FLOORS.iter().position(|floor| *floor == name)
    }

    /// The lines that are no remarks and no tests, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let only_tests = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines
            .take_while(move |(_, line)| {
                !only_tests && !line.starts_with("#[cfg(test") && !line.starts_with("#[cfg(all(test")
            })
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources(directory: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut waiting = vec![root().join(directory)];
    while let Some(directory) = waiting.pop() {
        for entry in fs::read_dir(&directory).expect("a source directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let path = path.strip_prefix(root()).expect("a path below the root");
                sources.push(Source { path: path.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!sources.is_empty(), "no sources in {directory}");
    sources
}

/// Fails with all faults at once.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn floors_use_only_those_above_them() {
    let mut faults = Vec::new();
    for source in sources("src") {
        let Some(own) = source.floor() else {
            assert!(matches!(source.path.as_str(), "src/lib.rs" | "src/main.rs"), "{} is on no floor", source.path);
            continue;
        };
        for (number, line) in source.code() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let below = FLOORS.iter().position(|floor| *floor == name).is_some_and(|used| used > own);
                if below {
                    faults.push(format!("{}:{number}: {} must not use {name}", source.path, FLOORS[own]));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn only_one_file_knows_the_rope_and_one_floor_the_protocol() {
    let mut faults = Vec::new();
    for source in sources("src") {
        let protocol = source.path.starts_with("src/lsp");
        let rope = source.path == "src/text/source.rs";
        for (number, line) in source.code() {
            let has = |word: &str| line.contains(word);
            if !rope && has("ropey::") {
                faults.push(format!("{}:{number}: names ropey", source.path));
            }
            if !protocol && (has("tower_lsp") || has("tokio") || has("ls_types") || has("async fn")) {
                faults.push(format!("{}:{number}: knows the protocol", source.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn what_reads_texts_touches_nothing_else() {
    const OUTSIDE: [&str; 9] =
        ["std::fs", "std::net", "std::io", "std::env", "std::process", "std::time", "println!", "print!", "dbg!"];
    let last = FLOORS.iter().position(|floor| *floor == PURE).expect("the floor");
    let mut faults = Vec::new();
    for source in sources("src").iter().filter(|source| source.floor().is_some_and(|floor| floor <= last)) {
        for (number, line) in source.code() {
            for word in OUTSIDE.iter().filter(|word| line.contains(*word)) {
                faults.push(format!("{}:{number}: uses {word}", source.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn nothing_panics_on_what_users_give() {
    const PANICS: [&str; 6] = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    let mut faults = Vec::new();
    for source in sources("src") {
        for (number, line) in source.code() {
            for word in PANICS.iter().filter(|word| line.contains(*word)) {
                faults.push(format!("{}:{number}: {word}", source.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn files_stay_short() {
    const MOST: usize = 400;
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.text.lines().count();
        if lines > MOST {
            faults.push(format!("{}: {lines} lines", source.path));
        }
    }
    none(&faults);
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    // In pieces, so that this file does not find itself.
    let names = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("farm", "-"), concat!(".lib", "rary")];
    let mut faults = Vec::new();
    let mut waiting = vec![root()];
    while let Some(directory) = waiting.pop() {
        for entry in fs::read_dir(&directory).expect("a directory") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "target" | ".git" | "node_modules") {
                    waiting.push(path);
                }
            } else if name != ".git" {
                check_names(&path, &names, &mut faults);
            }
        }
    }
    none(&faults);
}

fn check_names(path: &Path, names: &[&str], faults: &mut Vec<String>) {
    // Pictures and the like hold no names worth finding.
    let Ok(text) = fs::read_to_string(path) else { return };
    for (index, line) in text.lines().enumerate() {
        for name in names.iter().filter(|name| line.contains(*name)) {
            faults.push(format!("{}:{}: {name}", path.display(), index + 1));
        }
    }
}
