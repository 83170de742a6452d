//! X: what the checker says about instructions and configuration.
//!
//! `analysis` reports the first two when it carries out the instructions of a text; the third
//! belongs to configuration files and is reported at the edges; the fourth stands for the user's own
//! rules.

use crate::config::{Level, Severity};

use super::{Category, Check, Example, Rule, Text};

/// The rules of this family.
pub(super) const RULES: &[&Rule] =
    &[&UNKNOWN_CODE, &USELESS_INSTRUCTION, &BROKEN_CONFIGURATION, &super::pattern::USER_PATTERN];

/// X01.
pub static UNKNOWN_CODE: Rule = Rule {
    code: "X01",
    name: "unknown-rule-in-instruction",
    category: Category::Machinery,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Chỉ dẫn nêu mã quy tắc không có", en: "An instruction names a rule that does not exist"
    },
    explain: Text {
        vi: "Chỉ dẫn như `vanthu: bỏ qua A01`, `vanthu: tắt D` nêu mã quy tắc, hoặc chữ đầu của cả một nhóm. Mã không có \
             thì chỉ dẫn không có tác dụng, và lỗi mà người viết tưởng đã bỏ qua vẫn được báo. Danh sách mã: \
             `vanthu rules`.",
        en: "Instructions such as `vanthu: ignore A01` and `vanthu: off D` name the code of a rule, or the letter of a \
             whole family. With a code that does not exist the instruction does nothing, and what the writer meant to \
             silence is still reported. For the codes: `vanthu rules`.",
    },
    guard: Text {
        vi: "Chỉ xét từ đứng ngay sau chỉ dẫn và các mã tiếp theo; lời giải thích sau đó không bị coi là mã.",
        en: "Looks only at the word right behind the instruction and at further codes; remarks after them are no codes.",
    },
    examples: &[
        Example::Wrong("<!-- vanthu: bỏ qua ⟦A999⟧ -->\nĐã rà soát.", None),
        Example::Wrong("vanthu: tắt D, ⟦Z01⟧\nĐã rà soát.\n", None),
        Example::Right("<!-- vanthu: bỏ qua X02 vì trích nguyên văn -->\nĐã rà soát."),
        Example::Right("Liên hệ vanthu: 024 3999 9999 hoặc qua thư điện tử."),
    ],
    check: Check::Machinery,
};

/// X02.
pub static USELESS_INSTRUCTION: Rule = Rule {
    code: "X02",
    name: "instruction-silences-nothing",
    category: Category::Machinery,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Chỉ dẫn không bỏ qua lỗi nào", en: "An instruction silences nothing" },
    explain: Text {
        vi: "Chỗ cần bỏ qua đã được sửa hoặc đã chuyển đi nơi khác. Nên xoá chỉ dẫn, kẻo sau này nó che một lỗi thật.",
        en: "The place that it was meant for has been put right or has moved. Delete the instruction before it hides a \
             real mistake.",
    },
    guard: Text {
        vi: "Không xét khi quy tắc được nêu đang tắt; chỉ dẫn không nêu mã chỉ được xét khi cấu hình không tắt quy tắc nào.",
        en: "Keeps silent while the rule is off; an instruction without codes is judged only if the configuration \
             switches no rule off.",
    },
    examples: &[
        Example::Wrong("⟦vanthu: bỏ qua⟧\nMọi việc đã xong.\n", None),
        Example::Wrong("Mọi việc\n<!-- ⟦vanthu: bật⟧ -->\nđã xong.\n", None),
        Example::Right("<!-- vanthu: bỏ qua X01 -->\n<!-- vanthu: bỏ qua A999 -->\nĐã rà soát.\n"),
    ],
    check: Check::Machinery,
};

/// X03.
pub static BROKEN_CONFIGURATION: Rule = Rule {
    code: "X03",
    name: "configuration-mistake",
    category: Category::Machinery,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Tệp cấu hình có chỗ sai", en: "A mistake in a configuration file" },
    explain: Text {
        vi: "`vanthu.toml` có thiết đặt không có, giá trị không dùng được hoặc sai cú pháp TOML. Phần còn lại của tệp vẫn \
             có tác dụng. Các thiết đặt: xem `docs/configuration.md`.",
        en: "`vanthu.toml` holds an unknown setting, a value that cannot be used, or text that is not TOML. The rest of \
             the file still counts. For the settings see `docs/configuration.md`.",
    },
    guard: Text {
        vi: "Chỉ xét tệp cấu hình, không xét văn bản.",
        en: "Looks at configuration files only, never at texts.",
    },
    examples: &[],
    check: Check::Machinery,
};
