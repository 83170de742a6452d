//! Kate in a window of its own on a screen that nobody sees.

use std::{fs, path::PathBuf};

use crate::desk::{Desk, after_all_fixes, after_fix, find, give_up, report, run, source, windows_report};
use crate::recorder;

/// Everything but Kate that its window needs, with an option that it answers to.
const TOOLS: &[(&str, &str)] =
    &[("Xvfb", "-help"), ("xvfb-run", "--help"), ("dbus-run-session", "--version"), ("xdotool", "version")];

fn is_there(tool: &str, option: &str) -> bool {
    std::process::Command::new(tool).arg(option).output().is_ok()
}

/// Where screenshots are kept, if anywhere.
fn shots() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("VANTHU_SHOTS")?);
    fs::create_dir_all(&folder).expect("a folder for screenshots");
    Some(folder)
}

#[track_caller]
fn check_report(text: &str, shot: &str) {
    let Some(kate) = find("kate", "kate") else { return };
    if let Some((tool, _)) = TOOLS.iter().find(|(tool, option)| !is_there(tool, option)) {
        return give_up("kate", &format!("there is no {tool}"));
    }
    let desk = Desk::set_up();
    desk.install("kate/settings.json", ".config/kate/lspclient/settings.json");
    desk.write("bao-cao.txt", text);
    // The answer to “Do you want the LSP server to be started?”, which Kate asks once.
    let server = recorder::program();
    desk.write(
        ".config/katerc",
        &format!(
            "[General]\nStartup Session=none\nShow welcome view for new window=false\n\
             [Kate Plugins]\nlspclientplugin=true\n\
             [lspclient]\nAllowedServerCommandLines={} lsp\n",
            server.display()
        ),
    );
    let mut command = desk.command("xvfb-run".as_ref(), "kate");
    command
        .args(["-a", "-s", "-screen 0 1100x700x24", "dbus-run-session", "--"])
        .arg(source("tests/editors/drive-kate"))
        .arg(kate)
        .env("QT_QPA_PLATFORM", "xcb")
        .env("NO_AT_BRIDGE", "1");
    if let Some(folder) = shots() {
        command.env("VANTHU_SHOT", folder.join(shot));
    }
    let output = run(command);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    assert_eq!(desk.read("sau-mot.txt"), after_fix(text), "{words}");
    assert_eq!(desk.read("bao-cao.txt"), after_all_fixes(text), "{words}");
}

#[test]
fn a_report_is_mended() {
    check_report(&report(), "kate.png");
    check_report(&windows_report(), "kate-windows.png");
}
