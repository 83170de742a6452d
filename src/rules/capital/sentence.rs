//! E08: the capital that opens a sentence.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextEdit};

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
             của chữ viết tắt, của số, dấu ba chấm không xét. Sửa có thể là viết hoa, đổi dấu chấm thành dấu phẩy, hoặc bỏ dấu chấm.",
        en: "Only behind a full stop that touches a Vietnamese syllable in small letters, before another one; abbreviations, \
             numbers and ellipses are left alone. The cure may be the capital, a comma for the full stop, or no mark at all.",
    },
    examples: &[
        Example::Wrong(
            "Hội nghị kết thúc tốt đẹp. ⟦các⟧ đại biểu ra về.",
            Some("Hội nghị kết thúc tốt đẹp. Các đại biểu ra về."),
        ),
        Example::Wrong(
            "Đã nghe ý kiến phát biểu. ⟦của⟧ các đại biểu.",
            Some("Đã nghe ý kiến phát biểu của các đại biểu."),
        ),
        Example::Right("Hội nghị kết thúc. Các đại biểu ra về; v.v. và các việc khác; tr. mười; gồm xã A... và xã B."),
        Example::Right("Gọi 1800. xin cảm ơn; truy cập abc. vn; TP. hồ chí minh."),
    ],
    check: Check::Paragraph(check),
};

/// Words that go on with a clause and begin no sentence.
const GOES_ON: [&str; 3] = ["của", "thuộc", "khiến"];

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
        let capital = (say!(context, "Viết “{right}”", "Write “{right}”"), edits);
        let comma = say!(context, "Đổi dấu chấm thành dấu phẩy", "Make the full stop a comma");
        let comma = (comma, vec![TextEdit::replace(stop.range, ",")]);
        let none = (say!(context, "Bỏ dấu chấm", "Delete the full stop"), vec![TextEdit::delete(stop.range)]);
        // "… được giao. của các đơn vị": no sentence begins with these.
        let goes_on = GOES_ON.contains(&paragraph.word(first));
        let cures = if goes_on { vec![none, comma] } else { vec![capital, comma] };
        let mut entry = report.add(&E08, first.range, message);
        for (title, edits) in cures {
            entry = entry.suggest(title, edits);
        }
    }
}

/// A syllable of Vietnamese with a mark of its own, or of three letters: no abbreviation, no name of a site.
fn is_syllable(word: &str) -> bool {
    (!word.is_ascii() || word.len() > 2) && crate::orthography::read(word).is_some()
}
