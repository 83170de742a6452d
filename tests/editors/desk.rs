//! What all the editors are given: a folder of their own with a report, and a limit of time.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

use crate::recorder;

/// For one editor, from its start to its end.
pub const TIME_LIMIT: Duration = Duration::from_secs(90);

pub const WRONG_LABEL: &str = "Nghị định số 28-NQ/TW";
pub const RIGHT_LABEL: &str = "Nghị quyết số 28-NQ/TW";
pub const WRONG_MONTH: &str = "năm 12/2023";
pub const RIGHT_MONTH: &str = "tháng 12/2023";

/// The title of the fix for [`WRONG_LABEL`].
pub const FIX: &str = "Sửa “Nghị định” thành “Nghị quyết”";

/// Else the decomposed letters of [`report`] would be found too, and mended with the rest.
const CONFIGURATION: &str = "[rules]\nD13 = \"off\"\n";

/// A report with two mistakes; before each of them stand characters that take another number of
/// units in UTF-8, in UTF-16 and on the screen: pictures outside the first plane of Unicode, and
/// letters with their accents apart.
pub fn report() -> String {
    let decomposed: String = "Theo chỉ đạo".nfd().collect();
    format!(
        "Tình hình thực hiện\n\
         \n\
         📌 {decomposed}, xã quán triệt {WRONG_LABEL} tới đảng viên.\n\
         {decomposed} 🏡🏡, xã xong nhà văn hóa vào {WRONG_MONTH} như đã hứa.\n"
    )
}

/// The report with line ends of Windows.
pub fn windows_report() -> String {
    report().replace('\n', "\r\n")
}

/// The report after [`FIX`].
pub fn after_fix(report: &str) -> String {
    report.replace(WRONG_LABEL, RIGHT_LABEL)
}

/// The report after all fixes.
pub fn after_all_fixes(report: &str) -> String {
    after_fix(report).replace(WRONG_MONTH, RIGHT_MONTH)
}

/// Says something even though the test passes, which the test harness would keep back.
pub fn notice(text: &str) {
    let _ = std::io::stderr().write_all(format!("{text}\n").as_bytes());
}

/// The program of an editor, if it is here: what `VANTHU_<NAME>` names, else `program` on the path.
/// Says which version is tested, or that none is.
pub fn find(name: &str, program: &str) -> Option<PathBuf> {
    let variable = format!("VANTHU_{}", name.to_uppercase());
    let path = std::env::var_os(variable).map_or_else(|| program.into(), PathBuf::from);
    let version = ["--version", "-version"].iter().find_map(|option| {
        let output = Command::new(&path).arg(option).env("QT_QPA_PLATFORM", "offscreen").output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().find(|line| !line.trim().is_empty())?.to_owned();
        output.status.success().then_some(line)
    });
    if let Some(version) = version {
        notice(&format!("== {name}: {version}"));
        return Some(path);
    }
    give_up(name, &format!("{} does not run", path.display()));
    None
}

/// Says that an editor is not tested, and fails if it has to be.
pub fn give_up(name: &str, why: &str) {
    let required = std::env::var("VANTHU_REQUIRE_EDITORS").unwrap_or_default();
    assert!(!required.split(' ').any(|wanted| wanted == name || wanted == "all"), "{name}: {why}");
    notice(&format!("SKIPPED {name}: {why}; vanthu was NOT tested with it"));
}

/// A folder of its own for each editor, so that nothing of the user's takes part.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn set_up() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        desk.write("vanthu.toml", CONFIGURATION);
        desk
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable temporary folder");
        fs::write(path, text).expect("a writable temporary folder");
    }

    /// Copies a file of `editors/` to where its page says that it belongs.
    pub fn install(&self, file: &str, place: &str) {
        let text = fs::read_to_string(source(&format!("editors/{file}"))).expect("a file of ours");
        self.write(place, &text);
    }

    /// Fails where there is no such file.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A command that runs here, with the server on its path.
    pub fn command(&self, program: &Path, name: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env("HOME", self.path())
            .env("XDG_CONFIG_HOME", self.path().join(".config"))
            .env("XDG_CACHE_HOME", self.path().join(".cache"))
            .env("XDG_DATA_HOME", self.path().join(".local/share"))
            .env("XDG_STATE_HOME", self.path().join(".local/state"))
            .env("XDG_RUNTIME_DIR", self.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TERM", "xterm-256color");
        recorder::provide(&mut command, name);
        command
    }
}

/// A file of this repository.
pub fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Runs an editor to its end.
#[track_caller]
pub fn run(mut command: Command) -> Output {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("an editor, which answered before");
    let start = Instant::now();
    while child.try_wait().expect("the state of a child").is_none() {
        if start.elapsed() > TIME_LIMIT {
            child.kill().expect("a child that can be killed");
            let output = child.wait_with_output().expect("the output of a child");
            panic!("the editor did not end: {}", String::from_utf8_lossy(&output.stderr));
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().expect("the output of a child")
}
