use serde_json::Value;

use crate::desk::{
    Desk, FIX, WRONG_LABEL, WRONG_MONTH, after_all_fixes, after_fix, find, give_up, notice, report, run, source,
    windows_report,
};

/// Line and text of each finding.
fn findings(seen: &Value) -> Vec<(u64, &str)> {
    let list = seen.as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|one| (one["line"].as_u64().unwrap_or_default(), one["text"].as_str().unwrap_or_default()))
        .collect()
}

#[track_caller]
fn check_report(client: &str, text: &str) {
    let Some(emacs) = find("emacs", "emacs") else { return };
    let desk = Desk::set_up();
    let mut probe = desk.command(&emacs, client);
    probe.args(["--batch", "--eval"]).arg(format!("(kill-emacs (if (locate-library \"{client}\") 0 1))"));
    if !run(probe).status.success() {
        return give_up(client, "this Emacs does not have it");
    }
    desk.write("bao-cao.txt", text);
    let mut command = desk.command(&emacs, client);
    command
        .args(["--batch", "--load"])
        .arg(source("tests/editors/drive.el"))
        .arg("bao-cao.txt")
        .env("VANTHU_PLUGIN", source("editors/emacs"))
        .env("VANTHU_CLIENT", client)
        .env("VANTHU_EXPECTED", "2")
        .env("VANTHU_FIX", FIX);
    let output = run(command);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{client}: {words}");
    let line = String::from_utf8_lossy(&output.stdout);
    let line = line.lines().last().unwrap_or_default();
    let seen: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}\n{words}"));

    assert_eq!(findings(&seen["findings"]), [(3, WRONG_LABEL), (4, WRONG_MONTH)], "{words}");
    assert_eq!(findings(&seen["after_fix"]), [(4, WRONG_MONTH)], "{words}");
    assert_eq!(desk.read("bao-cao.txt"), after_fix(text));
    assert_eq!(desk.read("sua-het.txt"), after_all_fixes(text));
    notice(&format!("{client} of Emacs {}: mended", seen["version"]));
}

#[test]
fn eglot_mends_a_report() {
    check_report("eglot", &report());
    check_report("eglot", &windows_report());
}

#[test]
fn lsp_mode_mends_a_report() {
    check_report("lsp-mode", &report());
    check_report("lsp-mode", &windows_report());
}
