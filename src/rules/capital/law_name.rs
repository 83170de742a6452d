//! E04: capitals in the names of laws and of documents with a symbol.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{CitationForm, LabelMention, Paragraph};
use crate::text::{Case, Gap, TextRange};

use super::recase::{Letter, recase};

pub(super) static E04: Rule = Rule {
    code: "E04",
    name: "law-name-capitals",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Tên luật, văn bản cụ thể viết hoa chưa đúng",
        en: "Wrong capitals in the name of a law or document",
    },
    explain: Text {
        vi: "Tên một văn bản cụ thể viết hoa chữ đầu của tên loại và âm tiết đầu của tên gọi: “Luật Đất đai”, “Bộ luật \
             Hình sự”; văn bản có số, ký hiệu cũng là văn bản cụ thể: “Nghị định số 30/2020/NĐ-CP” (Nghị định \
             30/2020/NĐ-CP, Phụ lục II, mục V.6).",
        en: "A named document starts with a capital, and so does its name: “Luật Đất đai”, “Bộ luật Hình sự”; a \
             document with its symbol is a specific one too: “Nghị định số 30/2020/NĐ-CP” (Decree 30/2020/NĐ-CP, Appendix \
             II, V.6).",
    },
    guard: Text {
        vi: "Chỉ xét tên luật có trong danh mục. Không báo khi cả hai chữ viết thường (có thể nói chung về pháp luật đất \
             đai), khi “Luật” đứng đầu câu mà tên viết thường, và sau “dự thảo”, “các”. Tên loại viết thường chỉ \
             được báo khi đi liền số, ký hiệu đầy đủ. Sửa thì các chữ sau cũng viết như tên chính thức: “Luật Kiểm toán nhà nước”.",
        en: "Only laws that the registry knows. Silent where both are small (the law on land in general) and where “Luật” \
             opens a sentence. A small type counts only before a whole symbol. The fix writes the rest of the name as the \
             law does: “Luật Kiểm toán nhà nước”.",
    },
    examples: &[
        Example::Wrong("Theo ⟦luật Đất đai⟧ năm 2013.", Some("Theo Luật Đất đai năm 2013.")),
        Example::Wrong(
            "Vi phạm ⟦Bộ luật hình sự⟧ và ⟦Luật đất đai⟧.",
            Some("Vi phạm Bộ luật Hình sự và Luật Đất đai."),
        ),
        Example::Wrong(
            "Thực hiện ⟦nghị định⟧ số 30/2020/NĐ-CP của Chính phủ.",
            Some("Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Wrong(
            "Theo ⟦luật Kiểm toán Nhà nước⟧ và ⟦luật Tổ chức chính phủ⟧.",
            Some("Theo Luật Kiểm toán nhà nước và Luật Tổ chức Chính phủ."),
        ),
        Example::Right("Thực hiện các nghị định số 30/2020/NĐ-CP và số 78/2025/NĐ-CP; ban hành nghị định mới."),
        Example::Right("Theo Luật Đất đai năm 2013, Bộ luật Hình sự và pháp luật đất đai."),
        Example::Right("Luật đất đai có vai trò lớn; học luật hình sự; LUẬT ĐẤT ĐAI."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    labels(paragraph, context, report);
    let words = &context.knowledge.words;
    for (index, token) in paragraph.tokens.iter().enumerate() {
        if token.key != words.luat || !matches!(token.case, Case::Lower | Case::Title) {
            continue;
        }
        // "Bộ luật" starts a word earlier.
        let before = index.checked_sub(1).map(|before| (before, &paragraph.tokens[before]));
        let code = before.filter(|(_, before)| before.key == words.bo && token.gap == Gap::Space);
        let start = code.map_or(index, |(before, _)| before);
        let tokens = &paragraph.tokens[start..];
        let Some((official, length)) = context.knowledge.law_names.longest(tokens) else { continue };
        let (head, name) = (&tokens[0], &tokens[index + 1 - start]);
        if name.gap != Gap::Space || !matches!(name.case, Case::Lower | Case::Title) || length <= index + 1 - start {
            continue;
        }
        let before = start.checked_sub(1).map(|before| &paragraph.tokens[before]);
        // "pháp luật Đất đai", "dự luật", "kỷ luật": another word ends in luật.
        let other_word = before.is_some_and(|before| before.key == words.phap || paragraph.word(before) == "dự");
        let inside = before.is_some_and(|before| before.is_word() && before.case == Case::Lower);
        let mut letters = match (head.case, name.case) {
            (Case::Lower, Case::Title) if !other_word => vec![(head.range, Letter::Capital)],
            (Case::Title, Case::Lower) if inside => vec![(name.range, Letter::Capital)],
            _ => continue,
        };
        // "Bộ Luật hình sự" has one capital too many besides.
        if code.is_some() && token.case == Case::Title {
            letters.insert(usize::from(letters[0].0 == head.range), (token.range, Letter::Small));
        }
        // The rest of the name as the law itself writes it: "Luật Kiểm toán nhà nước".
        let words = tokens[..length].iter().filter(|token| token.is_word()).take(16).enumerate();
        letters.extend(words.filter(|(_, word)| word.range.start > name.range.start).filter_map(|(place, word)| {
            let capital = official.capitals & (1 << place) != 0;
            let (letter, wrong) = if capital { (Letter::Capital, Case::Lower) } else { (Letter::Small, Case::Title) };
            (official.agreed & (1 << place) != 0 && word.case == wrong).then_some((word.range, letter))
        }));
        let whole = TextRange::new(head.range.start, tokens[length - 1].range.end);
        let Some((edits, right)) = recase(paragraph.text, whole, &letters) else { continue };
        let message = say!(
            context,
            "Viết “{right}” (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.6)",
            "Write “{right}” (Decree 30/2020/NĐ-CP, Appendix II, V.6)"
        );
        let _ = report.add(&E04, whole, message).fix(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
    }
}

/// "nghị định số 30/2020/NĐ-CP": with its symbol it is a specific document.
fn labels(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in paragraph.facts.citations.iter().filter(|citation| citation.form == CitationForm::Full) {
        let own = |label: &&LabelMention| !label.abbreviated && !label.inherited && label.plural.is_none();
        let Some(label) = citation.label.as_ref().filter(own) else { continue };
        let written = label.range.of(paragraph.text);
        // "Văn bản" is no type.
        if !written.starts_with(char::is_lowercase) || written.starts_with("văn bản") {
            continue;
        }
        let word = TextRange::new(label.range.start, citation.range.end);
        let first = paragraph.tokens.iter().find(|token| token.range.start == label.range.start);
        let Some((edits, _)) = first.and_then(|token| recase(paragraph.text, word, &[(token.range, Letter::Capital)]))
        else {
            continue;
        };
        let message = say!(
            context,
            "Tên loại của một văn bản cụ thể viết hoa chữ đầu (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.6)",
            "The type of a specific document starts with a capital (Decree 30/2020/NĐ-CP, Appendix II, V.6)"
        );
        let title = say!(context, "Viết hoa chữ đầu", "Write the capital");
        let _ = report.add(&E04, label.range, message).fix(title, edits);
    }
}
