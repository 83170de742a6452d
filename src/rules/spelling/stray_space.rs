use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Gap, TextEdit, TextRange, TokenKind};

use super::neighbours::TableRow;

pub(super) static RULE: Rule = Rule {
    code: "D09",
    name: "stray-space",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Khoảng trắng thừa hoặc ký tự không nhìn thấy",
        en: "Doubled or trailing space, or an invisible character",
    },
    explain: Text {
        vi: "Hai khoảng trắng liền nhau làm chữ giãn không đều; khoảng trắng cuối dòng và ký tự không nhìn thấy \
             (khoảng trắng độ rộng bằng không, dấu nối mềm) thường lọt vào khi sao chép từ trang web hoặc tệp PDF, làm \
             cho tìm kiếm và so sánh văn bản sai. Không có văn bản quy phạm nào quy định điều này; đây là cách viết \
             chung.",
        en: "Two spaces in a row spoil the line; spaces at the end of a line and invisible characters (zero-width \
             space, soft hyphen) slip in with text copied from web pages and PDF files and defeat search and \
             comparison. No normative text regulates this; it is common usage.",
    },
    guard: Text {
        vi: "Chỉ là gợi ý. Không báo khoảng trắng thụt đầu dòng, bảng, tab, từ ba khoảng trắng trở lên (căn cột), khoảng trắng sau dấu đầu dòng, một \
             khoảng trắng không ngắt đứng giữa dòng, và ký tự nối của chữ viết khác.",
        en: "A hint only. Silent on indents, tables, tabs, three or more spaces (aligned columns), spaces behind a list marker, a single \
             no-break space inside a line, and joiners of other scripts.",
    },
    examples: &[
        Example::Wrong("Các xã⟦  ⟧đã báo cáo.", Some("Các xã đã báo cáo.")),
        Example::Wrong("Các xã đã báo cáo.⟦ \u{A0}⟧\nHết.", Some("Các xã đã báo cáo.\nHết.")),
        Example::Wrong("Các xã đã b⟦\u{200B}⟧áo cáo.", Some("Các xã đã báo cáo.")),
        Example::Wrong("Các xã đã báo⟦\u{AD}⟧ cáo.", Some("Các xã đã báo cáo.")),
        Example::Right("  Các xã đã\u{A0}báo cáo.\nTên:    Số tiền:\nMột\tHai \tBa"),
        Example::Right("| Tên  | Số  |\n-  Xã\na)  Huyện"),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let (text, tokens) = (paragraph.text, &paragraph.tokens);
    let mut table = TableRow::default();
    for (index, pair) in tokens.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let gap = TextRange::new(left.range.end, right.range.start);
        if gap.len() < 2 || right.gap != Gap::Space {
            continue;
        }
        let spaces = gap.of(text);
        if index <= 1 && matches!(left.kind, TokenKind::Punctuation(_)) {
            // "-  …", "b)  …": the items of a list are aligned.
            continue;
        }
        if spaces.chars().count() == 2 && spaces.chars().all(is_space) && !table.of(paragraph) {
            report
                .add(&RULE, gap, say!(context, "Hai khoảng trắng liền nhau", "Two spaces in a row"))
                .fix(say!(context, "Để một khoảng trắng", "Leave one space"), vec![TextEdit::replace(gap, " ")]);
        }
    }
    if let Some(last) = tokens.last() {
        let line = text.trim_end_matches(['\n', '\r']);
        let rest = TextRange::new(last.range.end, line.len() as u32);
        if !rest.is_empty() && rest.of(text).chars().all(is_space) {
            report
                .add(&RULE, rest, say!(context, "Khoảng trắng thừa ở cuối dòng", "Space at the end of the line"))
                .fix(say!(context, "Bỏ khoảng trắng", "Delete the space"), vec![TextEdit::delete(rest)]);
        }
    }
    if !paragraph.folded.map.is_identity() {
        invisible(paragraph, context, report);
    }
}

fn invisible(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let text = paragraph.text;
    // The lead bytes of the characters looked for.
    for index in memchr::memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes()) {
        let Some(c) = text[index..].chars().next() else { continue };
        // A byte order mark opens a file; joiners belong to other scripts and to emoji.
        if index == 0 || !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}') {
            continue;
        }
        let range = TextRange::new(index as u32, (index + c.len_utf8()) as u32);
        let code = c as u32;
        let message = say!(context, "Ký tự không nhìn thấy U+{code:04X}", "Invisible character U+{code:04X}");
        report
            .add(&RULE, range, message)
            .fix(say!(context, "Bỏ ký tự này", "Delete it"), vec![TextEdit::delete(range)]);
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{202F}' | '\u{3000}')
}
