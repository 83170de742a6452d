use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Facts, Paragraph};
use crate::text::{Case, TextEdit, TextRange};

use super::dictionary::Dictionary;

pub(super) static RULE: Rule = Rule {
    code: "D16",
    name: "confused-words",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Cặp chữ hay viết nhầm", en: "A common confusion" },
    explain: Text {
        vi: "“Bổ xung” (bổ sung), “xử dụng” (sử dụng), “chuẩn đoán” (chẩn đoán) là những cách viết nhầm thường gặp vì \
             phát âm gần nhau: s/x, ch/tr, d/gi/r, hỏi/ngã, âm cuối. Quy tắc có danh mục các cặp ấy, nói rõ nhầm ở \
             đâu, và chỉ báo khi cách viết đúng hợp hơn hẳn ở chỗ đang xét. Căn cứ là quy tắc chính tả tiếng Việt.",
        en: "“Bổ xung” (bổ sung), “xử dụng” (sử dụng), “chuẩn đoán” (chẩn đoán) are common mistakes because the two \
             sound alike: s/x, ch/tr, d/gi/r, hỏi/ngã, final consonants. The rule has a list of such pairs, says what \
             is mistaken, and reports only where the right form fits far better. It rests on the rules of Vietnamese \
             spelling.",
    },
    guard: Text {
        vi: "Danh mục: confusions.tsv. Mô hình quyết định ở từng chỗ, nên “hồ sơ xuất khẩu” không bị coi là “sơ xuất”. \
             Không báo chữ viết hoa cả từ, tên riêng, chỗ trong ngoặc kép.",
        en: "List: confusions.tsv. The model decides at each place, so “hồ sơ xuất khẩu” is not taken for “sơ xuất”. \
             Silent on capitals, names, and between quotation marks.",
    },
    examples: &[
        Example::Wrong("Nghị quyết sửa đổi, ⟦bổ xung⟧ một số điều.", Some("Nghị quyết sửa đổi, bổ sung một số điều.")),
        Example::Wrong("Đề nghị ⟦xử dụng⟧ kinh phí đúng mục đích.", Some("Đề nghị sử dụng kinh phí đúng mục đích.")),
        Example::Right("Nghị quyết sửa đổi, bổ sung một số điều; sử dụng kinh phí đúng mục đích."),
        Example::Right("Doanh nghiệp nộp hồ sơ xuất khẩu gạo; hồ sơ xuất cảnh."),
        Example::Right("Không viết “bổ xung”, “xử dụng”."),
    ],
    check: Check::Paragraph(check),
};

/// From this score on nearly every confusion is one.
const SURE: f32 = 6.0;
/// Less is no hint.
const LEAST: f32 = 4.0;

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for mention in &paragraph.facts.usage.confusions {
        let Some(pair) = context.knowledge.usage.confusion(mention.pair) else { continue };
        if mention.score < LEAST || mention.quoted {
            continue;
        }
        let dictionary = Dictionary::of(context);
        if pair.wrong.split(' ').any(|word| dictionary.has(word)) {
            continue;
        }
        let tokens = paragraph.tokens.iter().filter(|token| mention.range.contains_range(token.range));
        let edits: Vec<TextEdit> = tokens
            .zip(pair.wrong.split(' ').zip(pair.right.split(' ')))
            .filter(|(_, (wrong, right))| wrong != right)
            .map(|(token, (_, right))| TextEdit::replace(token.range, in_case(right, token.case)))
            .collect();
        let (written, right, kind) = (mention.range.of(paragraph.text), pair.right, pair.kind);
        let message = say!(
            context,
            "“{written}” là cách viết nhầm của “{right}” ({kind})",
            "“{written}” is a mistake for “{right}” ({kind})",
        );
        let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
        let entry = report.add(&RULE, mention.range, message).suggest(title, edits);
        if mention.score < SURE {
            let _ = entry.at_most(Severity::Hint);
        }
    }
}

/// Whether this rule speaks of the place, so that others need not.
pub(super) fn covers(facts: &Facts, range: TextRange) -> bool {
    facts.usage.confusions.iter().any(|mention| mention.score >= LEAST && mention.range.contains_range(range))
}

fn in_case(word: &str, case: Case) -> String {
    let mut letters = word.chars();
    match (case, letters.next()) {
        (Case::Title, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
