//! E08: the capital that opens a sentence.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap};

use super::recase::{Letter, recase};

pub(super) static E08: Rule = Rule {
    code: "E08",
    name: "sentence-start",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Đầu câu không viết hoa", en: "A sentence starts with a small letter" },
    explain: Text {
        vi: "Chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh viết hoa: sau dấu chấm câu, chấm hỏi, chấm than và khi \
             xuống dòng (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục I).",
        en: "A sentence starts with a capital: behind a full stop, a question or exclamation mark and on a new line (Decree \
             30/2020/NĐ-CP, Appendix II, I).",
    },
    guard: Text {
        vi: "Chỉ xét sau dấu chấm đứng liền sau một âm tiết tiếng Việt viết thường và trước một âm tiết tiếng Việt; dấu chấm \
             của chữ viết tắt, của số, dấu ba chấm không xét. Sửa có thể là viết hoa, hoặc đổi dấu chấm thành dấu phẩy.",
        en: "Only behind a full stop that touches a Vietnamese syllable in small letters, before another one; abbreviations, \
             numbers and ellipses are left alone. The cure may be the capital, or a comma for the full stop.",
    },
    examples: &[
        Example::Wrong(
            "Hội nghị kết thúc tốt đẹp. ⟦các⟧ đại biểu ra về.",
            Some("Hội nghị kết thúc tốt đẹp. Các đại biểu ra về."),
        ),
        Example::Right("Hội nghị kết thúc. Các đại biểu ra về; v.v. và các việc khác; tr. mười; gồm xã A... và xã B."),
        Example::Right("Gọi 1800. xin cảm ơn; truy cập abc. vn; TP. hồ chí minh."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for window in paragraph.tokens.windows(3) {
        let [last, stop, first] = window else { continue };
        if !stop.is('.')
            || !stop.joined()
            || first.gap != Gap::Space
            || first.case != Case::Lower
            || last.case != Case::Lower
            || !is_syllable(paragraph.word(last))
            || !is_syllable(paragraph.word(first))
        {
            continue;
        }
        let Some((edits, right)) = recase(paragraph.text, first.range, &[(first.range, Letter::Capital)]) else {
            continue;
        };
        let message = say!(
            context,
            "Đầu câu viết hoa: “{right}” (hoặc dấu chấm ở trước là thừa)",
            "A sentence starts with a capital: “{right}” (or the full stop before is wrong)"
        );
        let comma = vec![crate::text::TextEdit::replace(stop.range, ",")];
        let _ = report
            .add(&E08, first.range, message)
            .suggest(say!(context, "Viết “{right}”", "Write “{right}”"), edits)
            .suggest(say!(context, "Đổi dấu chấm thành dấu phẩy", "Make the full stop a comma"), comma);
    }
}

/// A syllable of Vietnamese with a mark of its own, or of three letters: no abbreviation, no name of a site.
fn is_syllable(word: &str) -> bool {
    (!word.is_ascii() || word.len() > 2) && crate::orthography::read(word).is_some()
}
