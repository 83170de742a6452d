//! E05: too many capitals in the type of a document.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextRange, Token};

use super::recase::{Letter, recase};

pub(super) static E05: Rule = Rule {
    code: "E05",
    name: "document-type-capitals",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Tên loại văn bản viết hoa thừa", en: "Too many capitals in the type of a document" },
    explain: Text {
        vi: "Tên loại văn bản chỉ viết hoa chữ cái đầu: “Nghị định số …”, không phải “Nghị Định số …” (Nghị định \
             30/2020/NĐ-CP, Phụ lục II, mục V.6).",
        en: "The type of a document has one capital: “Nghị định số …”, not “Nghị Định số …” (Decree 30/2020/NĐ-CP, \
             Appendix II, V.6).",
    },
    guard: Text {
        vi: "Không xét dòng viết hoa cả hoặc viết hoa từng chữ (tiêu đề, biển hiệu), và chữ nằm trong một tên riêng.",
        en: "Lines in capitals or with a capital on each word (headings, signs) and words within a name are left alone.",
    },
    examples: &[
        Example::Wrong("Thực hiện ⟦Nghị Định⟧ số 30/2020/NĐ-CP.", Some("Thực hiện Nghị định số 30/2020/NĐ-CP.")),
        Example::Wrong("Xã đã nhận được ⟦Công Văn⟧ của huyện.", Some("Xã đã nhận được Công văn của huyện.")),
        Example::Right("QUYẾT ĐỊNH\nCông Văn Đi\nThực hiện Nghị định số 30/2020/NĐ-CP; ông Lê Công Văn dự họp."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    for (index, token) in tokens.iter().enumerate() {
        if token.case != Case::Title || !tokens.get(index + 1).is_some_and(|next| next.case == Case::Title) {
            continue;
        }
        let Some((label, length)) = context.knowledge.labels.longest(&tokens[index..]) else { continue };
        let words = &tokens[index..index + length];
        let within = |token: Option<&Token>| {
            token.is_some_and(|token| token.is_word() && token.gap == Gap::Space && token.case == Case::Title)
        };
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        let in_name = before.is_some_and(|before| before.is_word() && before.case != Case::Lower)
            || within(tokens.get(index + length));
        // A small letter near by says that a capital means something here.
        let beside_small = [before, tokens.get(index + length)]
            .into_iter()
            .flatten()
            .any(|token| token.is_word() && token.case == Case::Lower);
        let spaced = words.iter().skip(1).all(|word| word.gap == Gap::Space && word.case != Case::Upper);
        // "Giấy Chứng nhận đăng kiểm" is the name of a form, "Bản Thỏa thuận" one copy of a treaty.
        let form = ["Giấy", "Bản"].iter().any(|head| context.knowledge.types.name(label.kind).starts_with(head));
        if form || label.abbreviated || length < 2 || in_name || !spaced || !beside_small {
            continue;
        }
        let letters: Vec<(TextRange, Letter)> = words
            .iter()
            .skip(1)
            .filter(|word| word.case == Case::Title)
            .map(|word| (word.range, Letter::Small))
            .collect();
        let whole = words[0].range.cover(words[length - 1].range);
        let Some((edits, right)) = recase(paragraph.text, whole, &letters) else { continue };
        let message = say!(
            context,
            "Tên loại văn bản chỉ viết hoa chữ đầu: “{right}”",
            "The type of a document has one capital: “{right}”"
        );
        let _ = report.add(&E05, whole, message).fix(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
    }
}
