//! A real, headless Neovim with the plugin of `editors/neovim` and the real server: what a
//! user sees and gets on opening a report. `neovim/drive.lua` is the user.
//!
//! `VANTHU_NVIM` names the Neovim to run, else it is `nvim` on the path. Without one the tests
//! say so and pass, unless `VANTHU_REQUIRE_NEOVIM=1`.

mod recorder;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

/// Longer than all waits of the driver together.
const TIME_LIMIT: Duration = Duration::from_secs(90);

const WRONG_LABEL: &str = "Nghị định số 28-NQ/TW";
const WRONG_MONTH: &str = "năm 12/2023";

/// Else the decomposed letters of [`report`] would be found too, and mended with the rest.
const CONFIGURATION: &str = "[rules]\nD13 = \"off\"\n";

/// A report with two mistakes; before each of them stand characters that take another number
/// of units in UTF-8, in UTF-16 and on the screen.
fn report() -> String {
    let decomposed: String = "Thực hiện chỉ đạo của cấp trên".nfd().collect();
    format!(
        "Kết quả sáu tháng đầu năm\n\
         \n\
         📌 {decomposed}, xã đã quán triệt {WRONG_LABEL} đến từng chi bộ.\n\
         Sổ sách được lập theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.\n\
         {decomposed} 🏡🏡, xã phấn đấu đến {WRONG_MONTH} có nhà văn hóa.\n"
    )
}

fn corrected(report: &str) -> String {
    report.replace(WRONG_LABEL, "Nghị quyết số 28-NQ/TW").replace(WRONG_MONTH, "tháng 12/2023")
}

/// The Neovim to test with, if there is one.
fn neovim() -> Option<PathBuf> {
    let program = std::env::var_os("VANTHU_NVIM").map_or_else(|| "nvim".into(), PathBuf::from);
    let answers = Command::new(&program).arg("--version").output().is_ok_and(|output| output.status.success());
    if answers {
        return Some(program);
    }
    let required = std::env::var_os("VANTHU_REQUIRE_NEOVIM").is_some_and(|value| value == "1");
    assert!(!required, "cannot run {}", program.display());
    // Written directly, since the test harness keeps back what `eprintln` of a passing test says.
    let notice = format!("SKIPPED: no Neovim here ({} does not run)\n", program.display());
    let _ = std::io::stderr().write_all(notice.as_bytes());
    None
}

/// A folder of its own for each Neovim, so that nothing of the user's takes part.
struct Desk {
    folder: TempDir,
    neovim: PathBuf,
}

impl Desk {
    fn set_up() -> Option<Desk> {
        let neovim = neovim()?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let desk = Desk { folder, neovim };
        desk.write("vanthu.toml", CONFIGURATION);
        Some(desk)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a writable temporary folder");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).expect("the file that Neovim saved")
    }

    /// Opens `files` and plays a scene of the driver, which waits for `expected` diagnostics
    /// and points at `hover`.
    fn play(&self, scene: &str, files: &[&str], expected: usize, hover: &str) -> Value {
        self.play_with(None, scene, files, expected, hover)
    }

    /// Without `options` the plugin is only put on the runtime path, and the server on the
    /// path, as after an installation.
    fn play_with(&self, options: Option<Value>, scene: &str, files: &[&str], expected: usize, hover: &str) -> Value {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut editor = Command::new(&self.neovim);
        recorder::provide(&mut editor, "neovim");
        let mut child = editor
            .args(["--headless", "--clean", "-n", "-i", "NONE", "-u"])
            .arg(source.join("tests/neovim/drive.lua"))
            .args(files)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"))
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .env("VANTHU_PLUGIN", source.join("editors/neovim"))
            .envs(options.map(|options| ("VANTHU_OPTIONS", options.to_string())))
            .env("VANTHU_SCENE", scene)
            .env("VANTHU_EXPECTED", expected.to_string())
            .env("VANTHU_HOVER", hover)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Neovim, which answered before");
        let start = Instant::now();
        while child.try_wait().expect("the state of a child").is_none() {
            if start.elapsed() > TIME_LIMIT {
                child.kill().expect("a child that can be killed");
                panic!("scene {scene} did not end");
            }
            thread::sleep(Duration::from_millis(20));
        }
        let output = child.wait_with_output().expect("the output of a child");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "scene {scene}: {errors}");
        let line = String::from_utf8(output.stdout).expect("JSON is UTF-8");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line}\n{errors}"))
    }
}

/// Code, line from 1, and text of each diagnostic.
fn findings(diagnostics: &Value) -> Vec<(&str, u64, &str)> {
    let list = diagnostics.as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|diagnostic| {
            (
                diagnostic["code"].as_str().unwrap_or_default(),
                diagnostic["line"].as_u64().unwrap_or_default(),
                diagnostic["text"].as_str().unwrap_or_default(),
            )
        })
        .collect()
}

/// Opens `text` as a file, mends it, and compares the file saved byte by byte.
#[track_caller]
fn check_report(text: &str, fileformat: &str) {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", text);
    let seen = desk.play("report", &["bao-cao.txt"], 2, "30/2020/NĐ-CP");

    assert_eq!(seen["fileformat"], fileformat);
    assert_eq!(findings(&seen["diagnostics"]), [("A01", 3, WRONG_LABEL), ("C04", 5, WRONG_MONTH)]);
    for diagnostic in seen["diagnostics"].as_array().into_iter().flatten() {
        assert_eq!(diagnostic["source"], "vanthu");
        assert_eq!(diagnostic["severity"], 1, "an error: {diagnostic}");
    }

    let hover = seen["hover"].as_str().unwrap_or_default();
    assert!(hover.contains("công tác văn thư"), "title of the decree in: {hover}");

    assert_eq!(findings(&seen["after_first_fix"]), [("C04", 5, WRONG_MONTH)], "{}", seen["menu"]);
    assert_eq!(findings(&seen["after_all_fixes"]), []);
    assert_eq!(desk.read("bao-cao.txt"), corrected(text));

    assert_eq!(seen["clients"], 1);
    assert_eq!(seen["noise"], json!([]));
}

#[test]
fn a_report_is_underlined_explained_and_mended() {
    check_report(&report(), "unix");
}

#[test]
fn windows_line_ends_survive() {
    check_report(&report().replace('\n', "\r\n"), "dos");
}

#[test]
fn a_nameless_buffer_is_checked_on_request_and_after_it_is_saved() {
    let Some(desk) = Desk::set_up() else { return };
    let line = format!("Căn cứ {WRONG_LABEL} đã ban hành");
    let seen = desk.play("nameless", &[], 1, &line);

    assert_eq!(findings(&seen["nameless"]), [("A01", 1, WRONG_LABEL)]);
    assert_eq!(findings(&seen["saved"]), [("A01", 2, WRONG_LABEL)]);
    assert_eq!(seen["clients"], 1);
    assert_eq!(desk.read("luu.txt"), format!("{line}\n"));
    assert_eq!(seen["noise"], json!([]));
}

#[test]
fn the_server_restarts_and_stops() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", &report());
    desk.write("khac.txt", &report());
    let seen = desk.play("stop_and_start", &["bao-cao.txt"], 2, "");

    assert_eq!(seen["before"], 2);
    assert_eq!(seen["restarted"], 2);
    assert_eq!(seen["stopped"], 0);
    assert_eq!(seen["clients_after_stop"], 0);
    assert_eq!(seen["noise"], json!([]));
}

/// The server writes the files, so the plugin has nothing to do with it.
#[test]
fn words_are_added_to_the_dictionaries_from_the_menu_of_fixes() {
    let Some(desk) = Desk::set_up() else { return };
    let text = "Các nghành phối hợp.\nĐời sống cuả nhân dân.\nGiữ chủ quyềnn lãnh thổ.\n";
    desk.write("bao-cao.txt", text);
    let titles = [
        "Thêm “nghành” vào từ điển của tôi",
        "Thêm “cuả” vào từ điển của thư mục làm việc",
        "Thêm “quyềnn” vào từ điển của văn bản này",
    ];
    let seen = desk.play("dictionary", &["bao-cao.txt"], 3, &titles.join("|"));

    let found = [("D14", 1, "nghành"), ("D14", 2, "cuả"), ("D14", 3, "quyềnn")];
    assert_eq!(findings(&seen["diagnostics"]), found);
    assert_eq!(seen["left"], json!([2, 1, 0]));
    assert_eq!(desk.read("config/vanthu/words.txt"), "nghành\n");
    assert_eq!(desk.read(".vanthu/words.txt"), "cuả\n");
    assert_eq!(desk.read("bao-cao.txt"), format!("vanthu: từ quyềnn\n{text}"));
    assert_eq!(seen["noise"], json!([]));
}

#[test]
fn options_reach_the_server() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", &report());
    let options = json!({ "cmd": recorder::program(), "settings": { "rules": { "C04": "off" } } });
    let seen = desk.play_with(Some(options), "options", &["bao-cao.txt"], 1, "");

    assert_eq!(findings(&seen["diagnostics"]), [("A01", 3, WRONG_LABEL)]);
    assert_eq!(seen["mapped"], json!({ "K": true, "gra": true, "[d": true, "]d": true }));
    assert_eq!(seen["noise"], json!([]));
}

#[test]
fn a_wrong_option_is_named_and_the_server_starts_all_the_same() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", &report());
    let options = json!({ "filetypes": "text", "setings": {} });
    let seen = desk.play_with(Some(options), "options", &["bao-cao.txt"], 2, "");

    assert_eq!(findings(&seen["diagnostics"]).len(), 2);
    let noise = seen["noise"].to_string();
    assert!(noise.contains("filetypes") && noise.contains("setings"), "{noise}");
}

#[test]
fn a_missing_program_is_named_once() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", &report());
    desk.write("khac.txt", &report());
    let options = json!({ "cmd": "khong-co-lenh-nay" });
    let files = ["-o", "bao-cao.txt", "khac.txt"];
    let seen = desk.play_with(Some(options), "options", &files, 0, "");

    let noise = seen["noise"].as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(noise.len(), 1, "{noise:?}");
    assert!(noise[0].to_string().contains("khong-co-lenh-nay"), "{noise:?}");
}

#[test]
fn the_health_check_names_version_and_configuration() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", &report());
    let seen = desk.play("health", &["bao-cao.txt"], 2, "");

    let health = seen["health"].as_str().unwrap_or_default();
    for wanted in [concat!("vanthu ", env!("CARGO_PKG_VERSION")), "vanthu.toml", "Neovim 0."] {
        assert!(health.contains(wanted), "{wanted} in: {health}");
    }
    assert!(!health.contains("ERROR"), "{health}");
}

#[test]
fn a_document_is_looked_at_completed_and_renamed() {
    let Some(desk) = Desk::set_up() else { return };
    let text = "Sổ sách được lập theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.\n\
                Xã đã phổ biến Nghị định số 30 tới từng cán bộ.\n";
    desk.write("bao-cao.txt", text);
    let seen = desk.play("documents", &["bao-cao.txt"], 0, "Nghị định số 30 tới");
    let hover = seen["hover"].as_str().unwrap_or_default();
    assert!(hover.contains("Nghị định số 30/2020/NĐ-CP") && hover.contains("công tác văn thư"), "{seen}");
    assert_eq!(seen["offer"], json!({ "label": "30/2020/NĐ-CP", "text": "30/2020/NĐ-CP" }), "{seen}");
    assert!(seen["card"].as_str().is_some_and(|card| card.contains("Chính phủ ban hành ngày 05/3/2020")), "{seen}");
    let renamed = text.replace("30/2020/NĐ-CP", "31/2020/NĐ-CP").replace("số 30 tới", "số 31 tới");
    assert_eq!(seen["renamed"], renamed.trim_end(), "{seen}");
    assert_eq!(seen["form"]["label"], "báo cáo mới", "{seen}");
    // Neovim before 0.11 says nothing of snippets, and gets the text as it is.
    let begun = seen["form"]["snippet"].as_bool().unwrap_or_default();
    assert_eq!(begun, seen["begun"].is_string(), "{seen}");
    if let Some(text) = seen["begun"].as_str() {
        assert!(text.starts_with("[CƠ QUAN CHỦ QUẢN]\n") && text.contains("\nSố: [số]/BC-"), "{seen}");
    }
}

#[test]
fn commands_do_what_they_say() {
    let Some(desk) = Desk::set_up() else { return };
    let body = "Xã lập sổ theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\n\
                Nghị định số 30 đã được phổ biến.\n";
    let basis = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n";
    let old = "Céng hßa x· héi chñ nghÜa ViÖt Nam";
    let new = "Cộng hòa xã hội chủ nghĩa Việt Nam";
    desk.write("bao-cao.txt", &format!("{body}\n{old}\n"));
    desk.write("khac.txt", &format!("😀 Xã đã quán triệt {WRONG_LABEL}.\n"));
    desk.write("danh-muc.csv", "số ký hiệu,loại\n7/2031/QĐ-UBND,Quyết định\n");
    let seen = desk.play("commands", &["bao-cao.txt"], 0, "");

    let completed = seen["completed"].to_string();
    for name in ["basis", "cited", "convert", "folder", "hints", "profile", "registry", "restart", "status"] {
        assert!(completed.contains(name), "{name} in {completed}");
    }
    assert_eq!(seen["kinds"], json!(["nd30", "nd78"]));
    assert!(seen["status"].as_str().is_some_and(|said| said.contains("được kiểm tra")), "{seen}");
    assert_eq!(seen["based"], format!("{basis}{body}\n{old}"));
    assert_eq!(seen["converted"], format!("{basis}{body}\n{new}"));
    assert!(seen["cited"].as_str().is_some_and(|list| list.starts_with("1. Nghị định số 30/2020/NĐ-CP")), "{seen}");
    assert_eq!(desk.read("bao-cao.txt"), format!("{basis}{body}\n{new}\n"));
    let toml = desk.read("vanthu.toml");
    assert!(toml.starts_with("profile = \"nd78\"\n") && toml.contains("files = [\"danh-muc.csv\"]"), "{toml}");
    let wrong = json!({ "name": "khac.txt", "line": 1, "byte": 29, "text": "A01" });
    let found = seen["folder"].as_array().map_or(&[][..], Vec::as_slice);
    let of_other: Vec<Value> = found
        .iter()
        .filter(|entry| entry["name"] == "khac.txt")
        .map(|entry| {
            let code = entry["text"].as_str().unwrap_or_default().split(' ').next();
            json!({ "name": entry["name"], "line": entry["line"], "byte": entry["byte"], "text": code })
        })
        .collect();
    assert_eq!(of_other, [wrong], "{found:?}");
    if let Some(hints) = seen.get("hints") {
        assert!(hints[0].as_u64() > Some(0) && hints[1] == 0, "{hints}");
    }
    assert!(seen["unknown"].as_str().is_some_and(|said| said.contains("dance")), "{seen}");
    assert_eq!(seen["clients"], 1);
}

#[test]
fn each_finding_stands_there_once() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("bao-cao.txt", &report());
    let seen = desk.play("once", &["bao-cao.txt"], 2, "");

    assert_eq!(findings(&seen["without"]), [("A01", 3, WRONG_LABEL)]);
    assert_eq!(findings(&seen["diagnostics"]), [("A01", 3, WRONG_LABEL), ("C04", 5, WRONG_MONTH)]);
    assert_eq!(seen["lists"], 1, "findings of one list only");
    assert_eq!(seen["noise"], json!([]));
}

#[test]
fn a_text_is_mended_when_it_is_saved_if_the_folder_wants_that() {
    let Some(desk) = Desk::set_up() else { return };
    desk.write("vanthu.toml", &format!("fix-on-save = true\n{CONFIGURATION}"));
    desk.write("bao-cao.txt", &report());
    let seen = desk.play("save", &["bao-cao.txt"], 2, "");

    assert_eq!(findings(&seen["diagnostics"]).len(), 2);
    let saved = desk.read("bao-cao.txt");
    // Older versions do not ask; the type of a document is not changed without the writer.
    let mended = report().replace(WRONG_MONTH, "tháng 12/2023");
    let expected = if seen["asks"] == true { mended } else { report() };
    assert_eq!(saved, expected);
    assert_eq!(seen["noise"], json!([]));
}
