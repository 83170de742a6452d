//! F03: the line of the number.

use crate::config::Profile;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role};
use crate::text::{TextEdit, TextRange};

use super::{DOCUMENT, HEAD, Line, lines};

pub(super) static F03: Rule = Rule {
    code: "F03",
    name: "number-line",
    category: Category::Layout,
    level: Level::Off,
    profiles: DOCUMENT,
    title: Text {
        vi: "Dòng số, ký hiệu trình bày chưa đúng", en: "The line of the number is not as it should be"
    },
    explain: Text {
        vi: "Văn bản nhà nước ghi “Số: 15/QĐ-UBND”: sau từ “Số” có dấu hai chấm, giữa số và ký hiệu có dấu gạch chéo không \
             cách chữ, số nhỏ hơn 10 ghi thêm số 0 phía trước (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản \
             3). Văn bản của Đảng ghi “Số 05-NQ/ĐU”, không có dấu hai chấm (Hướng dẫn 05-HD/VPTW).",
        en: "Documents of the State have “Số: 15/QĐ-UBND”: a colon, a slash without spaces, and a 0 before numbers below 10 \
             (Decree 30/2020/NĐ-CP, Appendix I, I.II.3). The Party writes “Số 05-NQ/ĐU” without the colon (Guidance \
             05-HD/VPTW).",
    },
    guard: Text {
        vi: "Chỉ xét dòng “Số” ở phần đầu văn bản. Dự thảo để trống số (“Số:     /QĐ-UBND”) không bị xét khoảng trắng. Số 0 \
             và dấu hai chấm của văn bản Đảng chỉ là gợi nhắc.",
        en: "Only the line “Số” in the head. The blank of a draft (“Số:     /QĐ-UBND”) is left alone. The 0 and the Party's \
             colon are hints.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n⟦Số⟧ 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO",
            Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO"),
        ),
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: ⟦15 /BC-UBND⟧\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO",
            Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO"),
        ),
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: ⟦5⟧/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO",
            Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 05/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO"),
        ),
        Example::Wrong(
            "ĐẢNG CỘNG SẢN VIỆT NAM\nSố⟦:⟧ 05-NQ/ĐU\nSơn La, ngày 05 tháng 3 năm 2024\nNGHỊ QUYẾT\nT/M BAN THƯỜNG VỤ",
            Some(
                "ĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-NQ/ĐU\nSơn La, ngày 05 tháng 3 năm 2024\nNGHỊ QUYẾT\nT/M BAN THƯỜNG VỤ",
            ),
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:      /BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nTM. ỦY BAN NHÂN DÂN",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let Some(line) = lines(facts).take(HEAD).find(|line| line.paragraph.facts.role == Role::NumberLine) else { return };
    let Some(rest) = line.text.strip_prefix("Số") else { return };
    colon(&line, rest, facts.profile, context, report);
    let number = rest.trim_start_matches([':', ' ', '\u{a0}', '\t']);
    let start = line.range.end - number.len() as u32;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return;
    }
    spaces(start, number, context, report);
    if digits == 1 && !number.starts_with('0') {
        let range = TextRange::new(start, start + 1);
        let message = say!(context, "Số nhỏ hơn 10 ghi thêm số 0 phía trước", "Numbers below 10 take a 0 in front");
        let _ = report
            .add(&F03, range, message)
            .at_most(Severity::Hint)
            .fix(say!(context, "Thêm số 0", "Add the 0"), vec![TextEdit::insert(start, "0")]);
    }
}

fn colon(line: &Line<'_, '_>, rest: &str, profile: Profile, context: &Context, report: &mut Report) {
    let word = TextRange::new(line.range.start, line.range.start + "Số".len() as u32);
    match (profile, rest.find(':')) {
        (Profile::Party, Some(at)) if rest[..at].trim().is_empty() => {
            let range = TextRange::new(word.end, word.end + at as u32 + 1);
            let message =
                say!(context, "Văn bản của Đảng không có dấu hai chấm sau “Số”", "The Party writes no colon here");
            let _ = report
                .add(&F03, range, message)
                .at_most(Severity::Hint)
                .fix(say!(context, "Bỏ dấu hai chấm", "Delete the colon"), vec![TextEdit::delete(range)]);
        }
        (Profile::Nd30 | Profile::Nd78, None) => {
            let message = say!(context, "Thiếu dấu hai chấm sau “Số”", "The colon is missing");
            let _ = report
                .add(&F03, word, message)
                .fix(say!(context, "Thêm dấu hai chấm", "Add the colon"), vec![TextEdit::insert(word.end, ":")]);
        }
        _ => {}
    }
}

/// "15 /QĐ - UBND".
fn spaces(start: u32, number: &str, context: &Context, report: &mut Report) {
    // What stands behind the symbol in the same line, as in two columns, is set apart by more than a space.
    let symbol = number.split(['\t', '\u{a0}']).next().unwrap_or(number);
    let symbol = symbol.split("  ").next().unwrap_or(symbol).trim_end();
    let right: String = symbol.split(' ').collect();
    let is_symbol = right.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '&'))
        && right.contains('/')
        && right.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase() || matches!(c, 'r' | 'y'));
    if is_symbol && right != symbol {
        let range = TextRange::new(start, start + symbol.len() as u32);
        let message = say!(context, "Số, ký hiệu viết liền: “{right}”", "The symbol has no spaces: “{right}”");
        let title = say!(context, "Viết “{right}”", "Write “{right}”");
        let _ = report.add(&F03, range, message).fix(title, vec![TextEdit::replace(range, right)]);
    }
}
