//! X04: the rules that users write themselves in `vanthu.toml`.

use crate::config::{Level, Severity};
use crate::syntax::Paragraph;
use crate::text::{TextEdit, TextRange};

use super::{Category, Check, Context, Report, Rule, Text};

/// X04.
pub static USER_PATTERN: Rule = Rule {
    code: "X04",
    name: "own-pattern",
    category: Category::Machinery,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Quy tắc riêng của đơn vị", en: "A rule of the user's own" },
    explain: Text {
        vi: "Mỗi mục `[[pattern]]` trong `vanthu.toml` là một quy tắc của đơn vị: `pattern` là biểu thức chính quy (cú pháp \
             của thư viện regex cho Rust, so trên văn bản đã chuẩn hoá về Unicode dựng sẵn), `message` là lời nhắc, \
             `replacement` là cách viết thay ($1, ${ten} là phần đã khớp), `severity` là mức, `code` đứng trước lời nhắc.",
        en: "Each `[[pattern]]` in `vanthu.toml` is a rule of the agency's own: `pattern` is a regular expression (syntax of \
             the regex library for Rust, matched on the text in composed Unicode), `message` is what to say, \
             `replacement` what to write instead ($1, ${name} is what matched), `severity` the level; `code` stands \
             before the message.",
    },
    guard: Text {
        vi: "Chỉ xét trong phạm vi một đoạn, bỏ qua địa chỉ, thư điện tử và mã lệnh; cách sửa chỉ được gợi ý, không bao giờ \
             tự áp dụng.",
        en: "Looks at one paragraph at a time and passes over addresses, e-mail and code; the replacement is suggested, \
             never applied unasked.",
    },
    examples: &[],
    check: Check::Paragraph(check),
};

/// Runs the user's patterns over a paragraph.
fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for pattern in &context.config.patterns {
        for captures in pattern.pattern.captures_iter(&paragraph.folded.text) {
            // The whole match is always there.
            let Some(found) = captures.get(0).filter(|found| !found.is_empty()) else { continue };
            let original = |folded: usize| paragraph.folded.map.original(folded as u32);
            let range = TextRange::new(original(found.start()), original(found.end()));
            if paragraph.facts.skipped.iter().any(|skipped| skipped.start < range.end && range.start < skipped.end) {
                continue;
            }
            let message = match &pattern.code {
                Some(code) => format!("{code}: {}", pattern.message),
                None => pattern.message.clone(),
            };
            let entry = report.add(&USER_PATTERN, range, message).at_most(pattern.severity);
            if let Some(replacement) = &pattern.replacement {
                let mut text = String::new();
                captures.expand(replacement, &mut text);
                let title = crate::say!(context, "Thay bằng “{text}”", "Replace with “{text}”");
                entry.suggest(title, vec![TextEdit::replace(range, text)]);
            }
        }
    }
}
