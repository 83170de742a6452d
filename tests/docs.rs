//! `docs/` is written from the rules and settings themselves. A page that is out of date is
//! written anew, and the test fails once so that the change is seen and committed.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use vanthu::cli::page;
use vanthu::config::{Config, Locale, Profile, SETTINGS};
use vanthu::rules;

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Writes `content` where the file holds anything else; says whether it did.
fn renew(path: &Path, content: &str) -> bool {
    let current = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if current == content {
        return false;
    }
    fs::create_dir_all(path.parent().expect("a directory")).expect("docs can be made");
    fs::write(path, content).expect("docs can be written");
    true
}

const NOTICE: &str = "<!-- Written by tests/docs.rs from the program itself; edits are lost. -->\n";

#[test]
fn every_rule_has_its_page() {
    let directory = docs().join("rules");
    let mut renewed = Vec::new();
    let mut wanted = BTreeSet::new();
    for rule in rules::all() {
        let name = format!("{}.md", rule.code);
        let english = page(rule, Locale::En);
        let content = format!("{NOTICE}\n{}\n---\n\n{english}", page(rule, Locale::Vi));
        if renew(&directory.join(&name), &content) {
            renewed.push(name.clone());
        }
        wanted.insert(name);
    }
    for entry in fs::read_dir(&directory).expect("the pages") {
        let entry = entry.expect("a page");
        let name = entry.file_name().to_string_lossy().into_owned();
        if !wanted.contains(&name) {
            fs::remove_file(entry.path()).expect("a page without a rule can be removed");
            renewed.push(name);
        }
    }
    assert!(renewed.is_empty(), "renewed, please commit: {renewed:?}");
}

/// What a rule may rest on: an article, the rules of spelling, or, said plainly, usage and nothing more.
const BASES: [&str; 9] = [
    "Nghị định",
    "Luật",
    "Hướng dẫn",
    "Quyết định số",
    "Không có văn bản",
    "Không có quy định",
    "Không điều luật",
    "quy tắc chính tả",
    "Phụ lục II",
];

#[test]
fn every_page_of_the_house_style_says_what_the_rule_rests_on() {
    let style = rules::all().iter().filter(|rule| rule.code.starts_with(['D', 'E', 'F', 'G']));
    let silent: Vec<&str> =
        style.filter(|rule| !BASES.iter().any(|basis| rule.explain.vi.contains(basis))).map(|rule| rule.code).collect();
    assert!(silent.is_empty(), "no basis is named by {silent:?}");
}

#[test]
fn the_list_of_rules_is_up_to_date() {
    let mut content = format!("{NOTICE}\n# Các quy tắc · The rules\n\n");
    content
        .push_str("Mức ghi theo thứ tự: press, nd30, nd78, party. · Levels in the order press, nd30, nd78, party.\n\n");
    content.push_str("| Mã · Code | Mức · Level | Nội dung · What it finds |\n|---|---|---|\n");
    for rule in rules::all() {
        let mut levels: Vec<&str> = Profile::ALL.map(|profile| rule.level_in(profile).name()).into();
        levels.dedup();
        let level = if levels.len() == 1 {
            levels.concat()
        } else {
            Profile::ALL.map(|profile| rule.level_in(profile).name()).join(", ")
        };
        let _ = writeln!(
            content,
            "| [{code}](rules/{code}.md) | {level} | {vi}<br>{en} |",
            code = rule.code,
            vi = cell(rule.title.vi),
            en = cell(rule.title.en),
        );
    }
    assert!(!renew(&docs().join("rules.md"), &content), "renewed docs/rules.md, please commit");
}

/// A bar would end the cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

const EXAMPLE: &str = r#"profile = "auto"
locale = "vi"
as-of = "2024-07-22"

[rules]
A36 = "off"
B02 = "error"

[dictionary]
words = ["Sốp Cộp", "Mường Lát"]
"#;

#[test]
fn the_page_of_settings_is_up_to_date() {
    let (_, problems) = Config::parse(EXAMPLE, rules::codes());
    assert_eq!(problems, [], "the example of the page is wrong");
    let mut content = format!("{NOTICE}\n# Cấu hình · Configuration\n\n");
    content.push_str(
        "`vanthu.toml` (hoặc `.vanthu.toml`) được tìm từ thư mục của văn bản trở lên; tệp gần nhất có hiệu lực, dùng \
         chung cho dòng lệnh và trình soạn thảo. Dưới nó là tệp của người dùng: `~/.config/vanthu/vanthu.toml` (Linux), \
         `~/Library/Application Support/vanthu/vanthu.toml` (macOS), `%APPDATA%\\vanthu\\vanthu.toml` (Windows). Thiết \
         đặt của trình soạn thảo dưới tên `vanthu.…` đè lên cả hai. Chỗ sai trong tệp được báo đúng vị trí (X03), phần \
         còn lại vẫn có hiệu lực.\n\n\
         `vanthu.toml` (or `.vanthu.toml`) is looked for from the directory of the text upwards; the nearest one \
         counts, on the command line and in editors alike. Below it lies the user-wide file (paths above). Editor \
         settings named `vanthu.…` lie over both. Mistakes in a file are reported at their place (X03), and the rest \
         of the file still counts.\n\n",
    );
    let _ = writeln!(content, "```toml\n{EXAMPLE}```\n");
    for setting in SETTINGS {
        let _ = writeln!(content, "## `{}`\n\n{}\n\n{}\n", setting.key, setting.vi, setting.en);
        let _ = writeln!(content, "- Giá trị · Values: {}", setting.values);
        if !setting.default.is_empty() {
            let _ = writeln!(content, "- Mặc định · Default: `{}`", setting.default);
        }
        content.push('\n');
    }
    content.push_str(
        "## Trong văn bản · In the text\n\n\
         Một dòng hoặc ghi chú có chỉ dẫn sau đây. Không nêu mã là mọi quy tắc; chữ đầu là cả nhóm.\n\n\
         A line or comment that holds one of these. Without codes: all rules; a letter: its whole family.\n\n\
         - `vanthu: bỏ qua A01, B02` (`vanthu: ignore A01, B02`): dòng kế tiếp, và phần đứng trước chỉ dẫn trong cùng \
         dòng · the next line, and what stands before it in its own\n\
         - `vanthu: tắt D` (`vanthu: off D`): từ đây trở đi · from here on\n\
         - `vanthu: bật D` (`vanthu: on D`): hết đoạn tắt · ends what was switched off\n\
         - `vanthu: từ Sốp Cộp, Nậm Cắn` (`vanthu: words …`): các từ ngữ này không bị coi là sai chính tả trong văn bản \
         · these words are never misspelt in the text\n\n\
         ## Từ điển · Dictionaries\n\n\
         Trình soạn thảo thêm từ vào từ điển ngay từ danh sách cách sửa lỗi; máy chủ ghi tệp và xét lại mọi văn bản đang \
         mở. Tệp văn bản thường, mỗi dòng một mục, dòng bắt đầu bằng `#` là ghi chú; dòng lệnh đọc cùng các tệp ấy.\n\n\
         Editors add words from the menu of fixes; the server writes the file and checks every open text again. Plain \
         text, one entry a line, `#` starts a remark; the command line reads the same files.\n\n\
         - Của tôi · of the user: `words.txt` trong thư mục của tệp người dùng nêu trên · beside the user-wide file\n\
         - Của thư mục làm việc · of the workspace: mọi `.vanthu/words.txt` từ thư mục của văn bản trở lên · all of \
         them from the directory of the text upwards\n\
         - Của văn bản · of the text: `vanthu: từ …`\n",
    );
    assert!(!renew(&docs().join("configuration.md"), &content), "renewed docs/configuration.md, please commit");
}

/// A configuration that the page of editors does not name would not be found.
#[test]
fn every_editor_has_its_place_in_the_table() {
    let table = fs::read_to_string(docs().join("editors.md")).expect("the page of editors");
    let editors = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("editors");
    for entry in fs::read_dir(editors).expect("the editors") {
        let folder = entry.expect("a folder").file_name().to_string_lossy().into_owned();
        assert!(table.contains(&format!("](../editors/{folder}/README.md)")), "{folder}");
    }
}
