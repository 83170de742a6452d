use crate::desk::{Desk, after_all_fixes, after_fix, find};
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

    // To the first.
    terminal.write("]d");
    terminal.look_up_and_mend();
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
    terminal.save_and_quit();
    assert_eq!(desk.read("bao-cao.txt"), after_all_fixes(text));
}

reports!();
