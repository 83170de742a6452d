use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Language};
use crate::text::TextRange;

pub(super) static RULE: Rule = Rule {
    code: "D18",
    name: "no-diacritics",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Văn bản không có dấu", en: "A text without marks" },
    explain: Text {
        vi: "Cả văn bản là tiếng Việt không dấu (“Cong hoa xa hoi”). Không dấu thì không xét được chính tả, và phần \
             lớn viện dẫn không đọc được; văn bản chỉ được nhắc một lần thay vì báo từng chữ. Căn cứ là quy tắc chính \
             tả tiếng Việt.",
        en: "The whole text is Vietnamese without its marks (“Cong hoa xa hoi”). Without them spelling cannot be \
             judged and most citations cannot be read; this is said once, not at every word. It rests on the rules of \
             Vietnamese spelling.",
    },
    guard: Text {
        vi: "Chỉ báo khi không chữ nào trong văn bản có dấu, có ít nhất hai mươi từ và gần như tất cả viết được thành âm \
             tiết tiếng Việt.",
        en: "Only when no word of the text has a mark, there are at least twenty words, and nearly all of them could be \
             Vietnamese syllables.",
    },
    examples: &[
        Example::Wrong(
            "⟦Sang nay xa to chuc hoi nghi tong ket cong tac nam, co hon mot tram dai bieu tham du.⟧\nHoi nghi bieu duong nam tap the.",
            None,
        ),
        Example::Right(
            "Sang nay xa tổ chức hội nghị.\nCo hon mot tram dai bieu tham du hoi nghi tong ket cong tac nam qua tai xa Ban Lau.",
        ),
        Example::Right(
            "The committee met this morning and agreed on the report, and on what is to be done in the next year.",
        ),
    ],
    check: Check::Document(check),
};

/// Fewer words may be a list of names.
const LEAST: u32 = 20;

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut words = 0;
    let mut first = None;
    for paragraph in &facts.paragraphs {
        match paragraph.facts.language {
            Language::Unmarked { words: more } => {
                words += more;
                first = first.or(Some(paragraph));
            }
            Language::Open => {}
            Language::Vietnamese | Language::Foreign | Language::Legacy { .. } => return,
        }
    }
    let Some(first) = first.filter(|_| words >= LEAST) else { return };
    let line = first.text.trim();
    let line = line.lines().next().unwrap_or(line);
    let start = first.start + (line.as_ptr() as usize - first.text.as_ptr() as usize) as u32;
    report.add(
        &RULE,
        TextRange::new(start, start + line.len() as u32),
        say!(
            context,
            "Văn bản tiếng Việt không dấu: chính tả không được xét",
            "Vietnamese without marks: its spelling is not judged"
        ),
    );
}
