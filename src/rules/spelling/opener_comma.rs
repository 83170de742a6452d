use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextEdit, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    code: "D04",
    name: "comma-after-opener",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Thiếu dấu phẩy sau phần mở đầu câu", en: "No comma behind the words that open a sentence"
    },
    explain: Text {
        vi: "“Tuy nhiên các xã …”, “Hiện nay trên địa bàn …”, “Năm 2018 lực lượng …”: phần mở đầu câu đứng trước chủ ngữ được \
             ngăn bằng dấu phẩy. Không có văn bản quy phạm nào quy định điều này; đây là cách viết chung: ở những từ ngữ \
             trong danh mục, ít nhất tám trong mười câu có dấu phẩy.",
        en: "“Tuy nhiên các xã …”, “Hiện nay trên địa bàn …”, “Năm 2018 lực lượng …”: what opens a sentence before its subject is \
             parted from it by a comma. No normative text regulates this; it is common usage: behind the words of the \
             list at least eight in ten sentences have it.",
    },
    guard: Text {
        vi: "Chỉ xét đầu câu, trước một danh từ riêng hoặc một từ mở đầu chủ ngữ (“các”, “những”, “lực lượng”), không xét \
             trước động từ, “là”, “có”, “thì”. Dòng không có dấu kết thúc (tiêu đề, bảng) không xét. Danh mục: openers.tsv.",
        en: "Only at the start of a sentence, before a name or a word that begins a subject (“các”, “những”, “lực lượng”), \
             never before a verb, “là”, “có”, “thì”. Lines without a mark at the end (headings, tables) are left alone. \
             List: openers.tsv.",
    },
    examples: &[
        Example::Wrong("⟦Tuy nhiên các⟧ xã còn lúng túng.", Some("Tuy nhiên, các xã còn lúng túng.")),
        Example::Wrong(
            "Đường đã thông. ⟦Hiện nay trên⟧ địa bàn có ba cầu.",
            Some("Đường đã thông. Hiện nay, trên địa bàn có ba cầu."),
        ),
        Example::Wrong(
            "⟦Năm 2018 lực⟧ lượng dân quân đã huấn luyện.",
            Some("Năm 2018, lực lượng dân quân đã huấn luyện."),
        ),
        Example::Right(
            "Tuy nhiên, các xã còn lúng túng. Hiện nay có ba cầu. Trong đó có 5 xã; nhưng hiện nay các xã đã xong.",
        ),
        Example::Right("Năm 2018 là năm bản lề. Năm 2018 - 2019.\nNăm 2018 các xã vượt thu"),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    // A heading or a cell of a table is no sentence.
    if !tokens.last().is_some_and(|last| matches!(last.kind, TokenKind::Punctuation('.' | ';' | ':' | '!' | '…'))) {
        return;
    }
    for (index, first) in tokens.iter().enumerate() {
        if first.case != Case::Title || !opens_sentence(tokens, index) {
            continue;
        }
        let Some(length) = opener(&tokens[index..], context) else { continue };
        let (Some(last), Some(next)) = (tokens.get(index + length - 1), tokens.get(index + length)) else { continue };
        if next.gap != Gap::Space || !begins_subject(next, context) {
            continue;
        }
        let written = first.range.cover(last.range).of(paragraph.text);
        let message = say!(context, "Nên có dấu phẩy sau “{written}”", "A comma belongs behind “{written}”");
        let _ = report
            .add(&RULE, first.range.cover(next.range), message)
            .suggest(say!(context, "Thêm dấu phẩy", "Insert the comma"), vec![TextEdit::insert(last.range.end, ",")]);
    }
}

/// How many tokens open the sentence that starts here: a phrase of the table, or "Năm 2018".
fn opener(tokens: &[Token], context: &Context) -> Option<usize> {
    if let [year, number, ..] = tokens
        && year.key == context.knowledge.words.nam
        && number.gap == Gap::Space
        && number.value().is_some_and(|value| (1900..2100).contains(&value))
    {
        return Some(2);
    }
    let length = context.knowledge.usage.opener(tokens)?;
    let rest = &tokens[1..length];
    rest.iter().all(|word| word.case == Case::Lower && word.gap == Gap::Space).then_some(length)
}

/// A name, or a word such as "các".
fn begins_subject(next: &Token, context: &Context) -> bool {
    next.is_word()
        && match next.case {
            Case::Title | Case::Upper => true,
            _ => context.knowledge.word_sets.begins_subject.contains(next.key),
        }
}

fn opens_sentence(tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|before| tokens.get(before)) else { return true };
    match before.kind {
        TokenKind::Punctuation('.' | '!' | '?' | '…') => before.joined() && tokens[index].gap == Gap::Space,
        TokenKind::Punctuation('-' | '+' | '*' | '•') => index == 1,
        _ => false,
    }
}
