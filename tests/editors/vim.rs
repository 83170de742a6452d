use crate::desk::{
    Desk, FIX, WRONG_LABEL, WRONG_MONTH, after_fix, find, give_up, notice, report, run, source, windows_report,
};
use serde_json::Value;

/// Where Debian's package puts the plugin ALE.
const ALE: &str = "/usr/share/vim-ale";

#[track_caller]
fn check_report(text: &str) {
    let Some(vim) = find("vim", "vim") else { return };
    let ale = std::env::var("VANTHU_ALE").unwrap_or_else(|_| ALE.to_owned());
    if !std::path::Path::new(&ale).join("plugin/ale.vim").exists() {
        return give_up("ale", &format!("it is not in {ale}"));
    }
    let desk = Desk::set_up();
    desk.write("bao-cao.txt", text);
    let mut command = desk.command(&vim, "vim-ale");
    command
        .args(["-N", "-i", "NONE", "-n", "-u"])
        .arg(source("tests/editors/drive.vim"))
        .args(["--not-a-term", "-T", "dumb", "bao-cao.txt"])
        .env("VANTHU_ALE", ale)
        .env("VANTHU_PLUGIN", source("editors/vim/ale.vim"))
        .env("VANTHU_EXPECTED", "2")
        .env("VANTHU_FIX", FIX);
    let output = run(command);
    let words = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{words}");
    let seen: Value = serde_json::from_str(&desk.read("seen.json")).expect("JSON");

    assert_eq!(findings(&seen["findings"]), [(3, WRONG_LABEL), (4, WRONG_MONTH)], "{seen}");
    assert_eq!(findings(&seen["after_fix"]), [(4, WRONG_MONTH)], "{seen}");
    assert!(seen["hover"].as_str().is_some_and(|card| card.contains("28-NQ/TW")), "{seen}");
    assert_eq!(desk.read("bao-cao.txt"), after_fix(text));
    notice("ALE: mended");
}

/// Line and text of each finding.
fn findings(seen: &Value) -> Vec<(u64, &str)> {
    let list = seen.as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|one| (one["line"].as_u64().unwrap_or_default(), one["text"].as_str().unwrap_or_default()))
        .collect()
}

#[test]
fn ale_mends_a_report() {
    check_report(&report());
    check_report(&windows_report());
}
