//! F09: Roman and Arabic numbers of parts.

use crate::law::{roman, roman_value};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::DocumentFacts;
use crate::text::{TextEdit, TextRange};

use super::{Line, STATE_HINT, lines};

pub(super) static F09: Rule = Rule {
    code: "F09",
    name: "numerals-of-parts",
    category: Category::Layout,
    level: Level::Off,
    profiles: STATE_HINT,
    title: Text {
        vi: "Số thứ tự của phần, chương, mục chưa đúng loại",
        en: "A part is numbered in the wrong numerals",
    },
    explain: Text {
        vi: "Phần, chương ghi số thứ tự bằng chữ số La Mã; mục, tiểu mục bằng chữ số Ả Rập (Nghị định 30/2020/NĐ-CP, Phụ lục \
             I, Phần I, Mục II, khoản 6).",
        en: "Parts and chapters have Roman numbers, sections and subsections Arabic ones (Decree 30/2020/NĐ-CP, Appendix I, \
             I.II.6).",
    },
    guard: Text {
        vi: "Chỉ xét “Phần 1”, “Chương 1”, “Mục I” đầu dòng có tên in hoa theo sau, cùng dòng hoặc dòng dưới. Phần, chương không mở đầu bằng điều (mẫu báo cáo, hồ sơ mời thầu) không xét. “Mục I” chỉ bị xét trong văn bản có \
             chương; báo cáo được đánh “I.”, “II.”.",
        en: "Only “Phần 1”, “Chương 1”, “Mục I” at the start of a line with a title in capitals behind or below. Parts that do not begin with articles (forms of reports and tenders) are left alone. “Mục I” counts only where \
             there are chapters; reports may have “I.”, “II.”.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n⟦Chương 1⟧\nQUY ĐỊNH \
             CHUNG\n⟦Mục I⟧. PHẠM VI\nĐiều 1. Đối tượng",
            Some(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nChương I\nQUY ĐỊNH \
                 CHUNG\nMục 1. PHẠM VI\nĐiều 1. Đối tượng",
            ),
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nChương I\nMục 1\nChương 1 \
             của Quy chế này nêu phạm vi.",
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/HD-SKHĐT\nSơn La, ngày 05 tháng 3 năm 2024\nPhần 1. THỦ TỤC\nChương \
             I. CHỈ DẪN\nPhần 2. HỢP ĐỒNG\nĐiều kiện chung nêu ở dưới.",
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nMục I. KẾT QUẢ",
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nPhần 1. CHỈ \
             DẪN\n1. Phạm vi\nĐiều 2. Giá hợp đồng",
        ),
    ],
    check: Check::Document(check),
};

/// The names of parts, and whether their numbers are Roman.
const PARTS: [(&str, bool); 6] =
    [("Phần", true), ("PHẦN", true), ("Chương", true), ("CHƯƠNG", true), ("Mục", false), ("MỤC", false)];

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut chapters = false;
    let lines: Vec<Line<'_, '_>> = lines(facts).collect();
    for (index, line) in lines.iter().enumerate() {
        let Some((name, wants_roman)) = PARTS.into_iter().find(|(name, _)| line.text.starts_with(name)) else {
            continue;
        };
        let Some((number, behind)) = number(line, name) else { continue };
        // "Chương 29" of a tariff and "Mục I" of a wrapped reference are followed by running text.
        let titled = match behind {
            "" => lines.get(index + 1).is_some_and(|next| is_capital(next.text)),
            title => is_capital(title),
        };
        if !titled || !has_articles(&lines[index + 1..], name) {
            continue;
        }
        chapters |= matches!(name, "Chương" | "CHƯƠNG");
        let right = if wants_roman {
            number.parse().ok().filter(|value| (1..40).contains(value)).map(roman)
        } else {
            roman_value(number).filter(|_| chapters).map(|value| value.to_string())
        };
        let Some(right) = right else { continue };
        let start = line.range.start + name.len() as u32 + 1;
        let digits = TextRange::new(start, start + number.len() as u32);
        let range = TextRange::new(line.range.start, digits.end);
        let message = say!(context, "Đánh số “{name} {right}”", "Number it “{name} {right}”");
        let title = say!(context, "Viết “{name} {right}”", "Write “{name} {right}”");
        let _ = report.add(&F09, range, message).fix(title, vec![TextEdit::replace(digits, right)]);
    }
}

/// Whether the part whose heading stands before these lines begins with articles. Forms of reports and
/// of tenders, which are numbered as they are prescribed, have points; articles only in the contract
/// that goes with them.
fn has_articles(behind: &[Line<'_, '_>], name: &str) -> bool {
    let is_point = |line: &Line<'_, '_>| line.text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.');
    let mut part = behind.iter().take_while(|line| !line.text.starts_with(name) && !is_point(line));
    // "Điều kiện chung" is no article.
    let is_article = |line: &Line<'_, '_>| {
        line.text.strip_prefix("Điều").is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    part.any(is_article)
}

/// The number of a heading, and the title in the same line.
fn number<'a>(line: &Line<'a, '_>, name: &str) -> Option<(&'a str, &'a str)> {
    let rest = line.text.strip_prefix(name)?.strip_prefix(' ')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (number, behind) = rest.split_at(end);
    let behind = behind.trim_start_matches(['.', ':', ' ', '-', '–']);
    (!number.is_empty() && number.len() <= 5).then_some((number, behind))
}

fn is_capital(title: &str) -> bool {
    title.chars().any(char::is_uppercase) && !title.chars().any(char::is_lowercase)
}
