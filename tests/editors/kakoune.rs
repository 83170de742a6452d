use std::process::Command;

use crate::desk::{Desk, after_fix, find, give_up, source};
use crate::terminal::Terminal;

#[track_caller]
fn check_report(text: &str) {
    let Some(kakoune) = find("kakoune", "kak").filter(|_| Terminal::is_there("kakoune")) else { return };
    if !Command::new("kak-lsp").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return give_up("kakoune", "there is no kak-lsp");
    }
    let desk = Desk::set_up();
    let configuration = format!("eval %sh{{kak-lsp}}\nsource {}\n", source("editors/kakoune/vanthu.kak").display());
    // No greeting in front of the text.
    desk.write(".config/kak/kakrc", &format!("set-option global startup_info_version 99999999\n{configuration}"));
    desk.write("bao-cao.txt", text);
    let terminal = Terminal::open(&desk, "kakoune", &[&kakoune.to_string_lossy(), "bao-cao.txt"]);

    terminal.wait("both findings beside the text", |screen| {
        screen.contains("trái với ký hiệu") && screen.contains("phải là “tháng”")
    });
    terminal.write("/28-NQ");
    terminal.press(&["Enter"]);
    terminal.look_up_and_mend();
    terminal
        .wait("one finding left", |screen| !screen.contains("trái với ký hiệu") && screen.contains("phải là “tháng”"));
    terminal.save_and_quit();
    assert_eq!(desk.read("bao-cao.txt"), after_fix(text));
}

reports!();
