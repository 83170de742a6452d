//! Every message that editors and the server exchanged in the other tests, held against the
//! official meta model of the Language Server Protocol.
//!
//! `VANTHU_PROTOCOL_LOGS` names the folder with recorded sessions (see `tests/recorder`) and
//! `VANTHU_METAMODEL` the file `metaModel.json`; `.ci/protocol` provides both. Without them the
//! test says that it checked nothing, unless `VANTHU_REQUIRE_PROTOCOL=1`.

mod known;
mod model;
mod session;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use model::Model;
use session::{Report, Session, Side};

/// Sessions of `tests/lsp`, whose client says wrong things on purpose.
const OWN_CLIENT: &str = "lsp";

fn notice(text: &str) {
    // Written directly, since the test harness keeps back what `eprintln` of a passing test says.
    let _ = std::io::stderr().write_all(format!("{text}\n").as_bytes());
}

fn given() -> Option<(PathBuf, PathBuf)> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from);
    let given = folder("VANTHU_METAMODEL").zip(folder("VANTHU_PROTOCOL_LOGS"));
    let required = std::env::var_os("VANTHU_REQUIRE_PROTOCOL").is_some_and(|value| value == "1");
    assert!(given.is_some() || !required, "VANTHU_METAMODEL or VANTHU_PROTOCOL_LOGS is not set");
    given
}

/// The folders of sessions, each with the name of its editor: `helix` of `helix.a1B2c3`.
fn sessions(logs: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(logs).unwrap_or_else(|error| panic!("{}: {error}", logs.display()));
    let mut sessions: Vec<_> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.split('.').next()?.to_owned();
            path.is_dir().then_some((name, path))
        })
        .collect();
    sessions.sort();
    sessions
}

#[test]
fn recorded_sessions_follow_the_protocol() {
    let Some((model, logs)) = given() else {
        notice("SKIPPED: no recorded sessions and no meta model here; messages were NOT validated (see .ci/protocol)");
        return;
    };
    let text = fs::read_to_string(&model).unwrap_or_else(|error| panic!("{}: {error}", model.display()));
    let model = Model::parse(&text).expect("a meta model of the form that we know");
    let sessions = sessions(&logs);
    assert!(!sessions.is_empty(), "no session in {}", logs.display());

    let mut faults = BTreeSet::new();
    let mut known_oddities: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut methods: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut messages: BTreeMap<String, usize> = BTreeMap::new();
    for (editor, folder) in sessions {
        let read = |side: &str| fs::read(folder.join(side)).unwrap_or_default();
        let Report { complaints, methods: seen, messages: count } =
            Session::new(&model, &read("client"), &read("server")).report();
        *messages.entry(editor.clone()).or_default() += count;
        methods.entry(editor.clone()).or_default().extend(seen);
        for (side, complaint) in complaints {
            if side == Side::Client && editor == OWN_CLIENT {
                continue;
            }
            if side == Side::Client && known::is_known(&editor, &complaint) {
                *known_oddities.entry((editor.clone(), complaint)).or_default() += 1;
            } else {
                faults.insert(format!("{editor}, {side:?}: {complaint}"));
            }
        }
    }
    for (editor, count) in &messages {
        let seen = methods[editor].iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        notice(&format!("{editor}: {count} messages; {seen}"));
    }
    for ((editor, complaint), count) in &known_oddities {
        notice(&format!("known of {editor}, {count} times: {complaint}"));
    }
    let list = faults.iter().cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "against meta model {}:\n{list}", model.version());
}
