use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextEdit, Token, TokenKind};

use super::clause_comma;

pub(super) static RULE: Rule = Rule {
    code: "D04",
    name: "comma-after-opener",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Thiếu dấu phẩy sau phần mở đầu câu hoặc trước phần nối thêm",
        en: "No comma behind the words that open a sentence, or before what is added to it",
    },
    explain: Text {
        vi: "“Tuy nhiên các xã …”, “Hiện nay trên địa bàn …”, “Năm 2018 lực lượng …”, “Từ đầu năm 2018 các …”: phần mở đầu câu đứng \
             trước chủ ngữ được ngăn bằng dấu phẩy. Phần nối thêm cũng vậy: tỷ lệ sau một số liệu (“đạt 500 tỷ đồng, bằng \
             95% dự toán”), nơi lớn hơn sau nơi nhỏ hơn (“xã Nam Đà, huyện Krông Nô”), vế bắt đầu bằng “tuy nhiên”, “đặc \
             biệt là”, “từ đó góp phần”. Không có văn bản quy phạm nào quy định điều này; đây là cách viết chung: ở những từ ngữ \
             trong danh mục, ít nhất tám trong mười câu có dấu phẩy.",
        en: "“Tuy nhiên các xã …”, “Hiện nay trên địa bàn …”, “Năm 2018 lực lượng …”, “Từ đầu năm 2018 các …”: what opens a sentence \
             before its subject is parted from it by a comma. So is what is added: the share behind an amount (“đạt 500 tỷ \
             đồng, bằng 95% dự toán”), the larger place behind the smaller (“xã Nam Đà, huyện Krông Nô”), a clause with “tuy \
             nhiên”, “đặc biệt là”, “từ đó góp phần”. No normative text regulates this; it is common usage: behind the words of the \
             list at least eight in ten sentences have it.",
    },
    guard: Text {
        vi: "Phần mở đầu chỉ xét ở đầu câu, trước một danh từ riêng hoặc một từ mở đầu chủ ngữ (“các”, “những”, “lực \
             lượng”), không xét trước động từ, “là”, “có”, “thì”. Tỷ lệ chỉ xét khi số liệu là bổ ngữ của “đạt”, “thu”, \
             “được”; “500 hộ chiếm 5%” là chủ ngữ và vị ngữ. Dòng không có dấu kết thúc (tiêu đề, bảng) không xét. Danh mục: \
             openers.tsv, connectives.tsv.",
        en: "An opening only at the start of a sentence, before a name or a word that begins a subject (“các”, “những”, “lực \
             lượng”), never before a verb, “là”, “có”, “thì”. A share only where the amount is the object of “đạt”, “thu”, \
             “được”; “500 hộ chiếm 5%” is a subject with its predicate. Lines without a mark at the end (headings, tables) \
             are left alone. Lists: openers.tsv, connectives.tsv.",
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
        Example::Wrong("⟦Từ đầu năm 2018 các⟧ xã đã làm đường.", Some("Từ đầu năm 2018, các xã đã làm đường.")),
        Example::Wrong("⟦Sáng ngày 6/2 Huyện⟧ ủy đã họp.", Some("Sáng ngày 6/2, Huyện ủy đã họp.")),
        Example::Wrong("⟦Trong 5 năm qua tỉnh⟧ đã trồng rừng.", Some("Trong 5 năm qua, tỉnh đã trồng rừng.")),
        Example::Wrong(
            "Thu ngân sách đạt ⟦22.300 tỷ đồng bằng⟧ 95,7% dự toán.",
            Some("Thu ngân sách đạt 22.300 tỷ đồng, bằng 95,7% dự toán."),
        ),
        Example::Wrong(
            "Tập huấn tại ⟦thôn 6 xã⟧ Nậm Là, huyện Mường Tè.",
            Some("Tập huấn tại thôn 6, xã Nậm Là, huyện Mường Tè."),
        ),
        Example::Wrong(
            "Tỉnh đã giao vốn cho các công ⟦trình tuy⟧ nhiên giải ngân chậm.",
            Some("Tỉnh đã giao vốn cho các công trình, tuy nhiên giải ngân chậm."),
        ),
        Example::Right("Nhà thầu phụ đặc biệt là nhà thầu làm việc quan trọng."),
        Example::Wrong("“Xã đã họp⟦” ông⟧ Nam cho biết.", Some("“Xã đã họp”, ông Nam cho biết.")),
        Example::Right("Trước đó một ngày, xã đã họp. Trong 6 người có 2 nữ. Số hộ là 500 hộ; 500 hộ chiếm 5% số hộ."),
        Example::Right("Đạt 5 tỷ đồng, tăng 5%. Công an huyện, Công an tỉnh; nhưng tuy nhiên đường chưa xong."),
        Example::Right(
            "Tuy nhiên, các xã còn lúng túng. Hiện nay có ba cầu. Trong đó có 5 xã; nhưng hiện nay các xã đã xong.",
        ),
        Example::Right("Năm 2018 là năm bản lề. Năm 2018 - 2019.\nNăm 2018 các xã vượt thu"),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    // A heading or a cell of a table is no sentence: a mark must follow.
    let ends = |token: &Token| matches!(token.kind, TokenKind::Punctuation('.' | ';' | ':' | '!' | '…'));
    let Some(end) = tokens.iter().rposition(ends) else { return };
    for (index, first) in tokens[..end].iter().enumerate() {
        if !first.is_word() && !first.is_number() {
            continue;
        }
        if let Some(length) = opener_before_subject(tokens, index, context) {
            let (last, next) = (&tokens[index + length - 1], &tokens[index + length]);
            let written = first.range.cover(last.range).of(paragraph.text);
            let message = say!(context, "Nên có dấu phẩy sau “{written}”", "A comma belongs behind “{written}”");
            add(first, last, next, message, context, report);
        } else if let Some(wanted) = clause_comma::wanted(tokens, index, context) {
            let written = first.range.of(paragraph.text);
            let message = say!(context, "Nên có dấu phẩy trước “{written}”", "A comma belongs before “{written}”");
            add(&tokens[wanted.first], &tokens[wanted.before], first, message, context, report);
        }
    }
}

/// Reports that a comma is missing behind the token `last`.
fn add(first: &Token, last: &Token, next: &Token, message: String, context: &Context, report: &mut Report) {
    let _ = report
        .add(&RULE, first.range.cover(next.range), message)
        .suggest(say!(context, "Thêm dấu phẩy", "Insert the comma"), vec![TextEdit::insert(last.range.end, ",")]);
}

/// How many tokens open the sentence that starts at `index`, if its subject follows without a comma.
fn opener_before_subject(tokens: &[Token], index: usize, context: &Context) -> Option<usize> {
    let first = &tokens[index];
    if first.case != Case::Title && !first.is_number() || !opens_sentence(tokens, index) {
        return None;
    }
    let rest = &tokens[index..];
    let length = opener(rest, context)?;
    let next = rest.get(length)?;
    // "Trước đó một ngày": the words go on.
    let counted = next.key == context.knowledge.words.mot || next.key == context.knowledge.words.hai;
    let goes_on =
        counted && rest.get(length + 1).is_some_and(|word| context.knowledge.word_sets.spans.contains(word.key));
    (next.gap == Gap::Space && begins_subject(next, context) && !goes_on).then_some(length)
}

/// How many tokens open the sentence that starts here: a phrase of the table, or a time.
fn opener(tokens: &[Token], context: &Context) -> Option<usize> {
    if let Some(length) = time(tokens, context) {
        return Some(length);
    }
    let length = context.knowledge.usage.opener(tokens)?;
    let rest = &tokens[1..length];
    rest.iter().all(|word| word.case == Case::Lower && word.gap == Gap::Space).then_some(length)
}

/// How many tokens a date or a span of time takes: "Năm 2018", "Từ đầu năm 2018", "Sáng ngày 6/2",
/// "Trong 5 năm qua", "6 tháng đầu năm 2019".
fn time(tokens: &[Token], context: &Context) -> Option<usize> {
    let (words, times) = (&context.knowledge.words, &context.knowledge.word_sets.times);
    let is_time = |token: &Token| times.contains(token.key);
    let first = tokens.first()?;
    let begins = if first.is_number() { tokens.get(1).is_some_and(is_time) } else { is_time(first) };
    if !begins {
        return None;
    }
    let part = |index: usize| {
        let token = &tokens[index];
        let within = |mark: char| token.is(mark) && tokens.get(index + 1).is_some_and(Token::is_number);
        let spaced = index == 0 || matches!(token.gap, Gap::Space | Gap::None);
        spaced
            && (token.is_number()
                || token.case == Case::Lower && is_time(token)
                || within('/')
                || within('-')
                || within('.'))
    };
    let length = 1 + (1..tokens.len()).take_while(|&index| part(index)).count();
    let span = &tokens[..length];
    let (last, before) = (span.last()?, &span[length.checked_sub(2)?]);
    let ends = if let Some(value) = last.value() {
        let year = (1900..2100).contains(&value) && span.iter().any(Token::is_word);
        let has_day = span.iter().any(|token| context.knowledge.word_sets.days.contains(token.key));
        let dated = has_day && (before.is('/') || before.is('-') || before.is('.'));
        year || dated || before.key == words.thang
    } else {
        last.key == words.qua && span.iter().any(Token::is_number)
    };
    ends.then_some(length)
}

/// A name, or a word such as "các".
fn begins_subject(next: &Token, context: &Context) -> bool {
    next.is_word()
        && match next.case {
            // "Trong đó A, B được xác định …" explains a formula.
            Case::Title | Case::Upper => next.len() > 1,
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
