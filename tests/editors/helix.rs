use crate::desk::{Desk, FIX, after_all_fixes, after_fix, find, report, windows_report};
use crate::terminal::Terminal;

#[track_caller]
fn check_report(text: &str) {
    let Some(helix) = find("helix", "hx").filter(|_| Terminal::is_there("helix")) else { return };
    let desk = Desk::set_up();
    desk.install("helix/languages.toml", ".config/helix/languages.toml");
    desk.write("bao-cao.txt", text);
    let terminal = Terminal::open(&desk, "helix", &[&helix.to_string_lossy(), "bao-cao.txt"]);

    // The list of all findings.
    terminal.wait("two errors in the status line", |screen| screen.contains("● 2"));
    terminal.press(&["Space", "d"]);
    terminal.wait("both findings", |screen| screen.contains("A01") && screen.contains("C04"));
    terminal.leave("C04");

    // To the first, what is known of it, and its fix, which stands first in the menu.
    terminal.write("]d");
    terminal.press(&["Space", "k"]);
    terminal.wait_for("Có thể là một trong các văn bản");
    terminal.leave("Có thể là một trong các văn bản");
    terminal.press(&["Space", "a"]);
    terminal.wait_for(FIX);
    terminal.press(&["Enter"]);
    terminal.wait("one error left", |screen| screen.contains("● 1") && !screen.contains("Nghị định số 28"));
    terminal.write(":w");
    terminal.press(&["Enter"]);
    terminal.wait_for("written");
    assert_eq!(desk.read("bao-cao.txt"), after_fix(text));

    // The other one; `Space a` offers it again.
    terminal.write("gg]d");
    terminal.press(&["Space", "a"]);
    terminal.wait_for("Thay bằng “tháng”");
    terminal.press(&["Enter"]);
    terminal.wait("no error left", |screen| !screen.contains("● 1"));
    terminal.write(":wq");
    terminal.press(&["Enter"]);
    terminal.wait_for_end();
    assert_eq!(desk.read("bao-cao.txt"), after_all_fixes(text));
}

#[test]
fn a_report_is_mended() {
    check_report(&report());
}

#[test]
fn windows_line_ends_survive() {
    check_report(&windows_report());
}
