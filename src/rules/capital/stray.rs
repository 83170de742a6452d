//! E13: a capital within a sentence on a word that has none.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextRange, Token};

use super::recase::{Letter, recase};

pub(super) static E13: Rule = Rule {
    code: "E13",
    name: "stray-capital",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Viết hoa một từ chung ở giữa câu", en: "A common word has a capital within a sentence"
    },
    explain: Text {
        vi: "Giữa câu chỉ tên riêng và những danh từ nêu trong Phụ lục II, Nghị định 30/2020/NĐ-CP viết hoa. “Ngày” trước \
             ngày tháng, “Ông”, “Bà”, “Đồng chí” trước tên người, từ mở đầu phần trích yếu sau tên cơ quan ban hành hoặc \
             sau “về việc” là từ chung: “, ngày 05/3”, “ông Lê Văn An”, “của Chính phủ quy định chi tiết”.",
        en: "Within a sentence only names take a capital, and the nouns of Appendix II of Decree 30/2020/NĐ-CP. “Ngày” before \
             a date, “Ông”, “Bà”, “Đồng chí” before a person, and the word that opens a document's subject behind its issuer \
             or “về việc” are common words.",
    },
    guard: Text {
        vi: "Chỉ xét sau dấu phẩy, sau dấu đóng ngoặc kép không có dấu chấm câu, hoặc sau một từ viết thường đòi có từ tiếp theo (“vào”, “của”, “về việc”). \
             Không xét lời gửi (“Kính gửi”), dòng viết hoa cả. Nếu ở đó thật sự bắt đầu câu mới thì phải có dấu chấm.",
        en: "Only behind a comma, a closing quotation mark without a full stop, or a small word that wants another one behind it. Salutations and \
             lines in capitals are left alone. Where a sentence does begin, the full stop is missing.",
    },
    examples: &[
        Example::Wrong("Sáng nay, ⟦Ngày⟧ 05/3/2019, xã họp.", Some("Sáng nay, ngày 05/3/2019, xã họp.")),
        Example::Wrong(
            "Phát biểu tại hội nghị, ⟦Ông⟧ Lê Văn An cho biết; ý kiến của ⟦Đồng chí⟧ Trần Thị Bình được ghi nhận.",
            Some("Phát biểu tại hội nghị, ông Lê Văn An cho biết; ý kiến của đồng chí Trần Thị Bình được ghi nhận."),
        ),
        Example::Wrong(
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ ⟦Quy định⟧ về công tác văn thư.",
            Some("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ quy định về công tác văn thư."),
        ),
        Example::Wrong("Quyết định về việc ⟦Ban hành⟧ quy chế.", Some("Quyết định về việc ban hành quy chế.")),
        Example::Right(
            "Ngày 05/3, ông Lê Văn An dự. Ông Trần Văn Bình, bà Lê Thị Cúc phát biểu: “Tôi đồng ý.” Ông An nói.",
        ),
        Example::Right(
            "Kính thưa các đồng chí, Ông Lê Văn An; phố Hoàng Sa, Bà Lê Chân, Lê Lợi; từ Bà Rịa Vũng Tàu; về Ngày Sách Việt Nam.",
        ),
        Example::Right(
            "Khi nhận được Quyết định của Chính phủ; về việc “Ban hành quy chế”; Thanh tra Chính phủ Kết luận số 5.",
        ),
    ],
    check: Check::Paragraph(check),
};

/// What follows "Bà" in other names: "Bà Rịa", "Bà Mẹ Việt Nam", "Hai Bà Trưng".
const NO_PERSONS: [&str; 6] = ["Rịa", "Mẹ", "Trưng", "Triệu", "Nà", "Đen"];
/// Small words behind which a sentence goes on.
const GOES_ON: [&str; 12] = ["của", "với", "cho", "do", "và", "là", "theo", "cùng", "vào", "từ", "đến", "trong"];
/// Words that open the subject of a document.
const SUBJECTS: [[&str; 2]; 12] = [
    ["ban", "hành"],
    ["bổ", "sung"],
    ["công", "bố"],
    ["hướng", "dẫn"],
    ["phê", "duyệt"],
    ["quy", "định"],
    ["sửa", "đổi"],
    ["thành", "lập"],
    ["thực", "hiện"],
    ["triển", "khai"],
    ["tăng", "cường"],
    ["điều", "chỉnh"],
];

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    for (index, token) in tokens.iter().enumerate().skip(1) {
        if token.case != Case::Title || token.gap != Gap::Space {
            continue;
        }
        let rest = &tokens[index..];
        let named = if token.key == context.knowledge.words.ngay && is_date(paragraph, rest) {
            Some(1)
        } else {
            person(paragraph, rest)
        };
        let length = match named.filter(|_| goes_on(paragraph, index, context)) {
            Some(length) => length,
            None if named.is_none() && opens_subject(paragraph, index, context) => 2,
            None => continue,
        };
        let range = token.range.cover(rest[length - 1].range);
        say(paragraph, range, token.range, context, report);
    }
}

/// "Ngày 05/3".
fn is_date(paragraph: &Paragraph<'_>, rest: &[Token]) -> bool {
    let start = rest[0].range.start;
    paragraph.facts.dates.iter().any(|date| date.range.start <= start && start < date.range.end)
        && rest.get(1).is_some_and(Token::is_number)
}

/// How many tokens the word for a person takes before a name: "Ông", "Đồng chí".
fn person(paragraph: &Paragraph<'_>, rest: &[Token]) -> Option<usize> {
    let comrade = || rest.get(1).is_some_and(|second| second.gap == Gap::Space && paragraph.word(second) == "chí");
    let length = match paragraph.word(&rest[0]) {
        "Ông" | "Bà" => 1,
        "Đồng" if comrade() => 2,
        _ => return None,
    };
    let place = rest.get(length).is_some_and(|first| NO_PERSONS.contains(&paragraph.word(first)));
    (!place && is_person(&rest[length..])).then_some(length)
}

/// Whether a name of three or four syllables stands here.
fn is_person(rest: &[Token]) -> bool {
    let name = rest.iter().take_while(|word| word.gap == Gap::Space && word.case == Case::Title);
    matches!(name.count(), 3 | 4)
}

/// "của Chính phủ Quy định", "về việc Ban hành": what a document is about.
fn opens_subject(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    let tokens = &paragraph.tokens;
    let [first, second, third, ..] = &tokens[index..] else { return false };
    let known = second.gap == Gap::Space
        && third.gap == Gap::Space
        && third.is_word()
        && third.case == Case::Lower
        && SUBJECTS
            .iter()
            .any(|[one, other]| paragraph.word(second) == *other && paragraph.word(first).to_lowercase() == *one);
    known
        && (behind_issuer(paragraph, index, context)
            || index > 1
                && paragraph.word(&tokens[index - 1]) == "việc"
                && paragraph.word(&tokens[index - 2]).to_lowercase() == "về")
}

/// Whether the issuer of a cited document ends right before the token.
fn behind_issuer(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    const LONGEST: usize = 9;
    (index.saturating_sub(LONGEST)..index).any(|start| {
        context.knowledge.issuer_names.longest(&paragraph.tokens[start..]).is_some_and(|(_, length)| {
            start + length == index
                && start.checked_sub(1).is_some_and(|of| paragraph.tokens[of].key == context.knowledge.words.cua)
        })
    })
}

/// Whether the sentence goes on at the token, by what stands before it.
fn goes_on(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    let tokens = &paragraph.tokens;
    let before = &tokens[index - 1];
    let further = index.checked_sub(2).map(|further| &tokens[further]);
    if before.is(',') {
        // "phố Hoàng Sa, Bà Lê Chân": a list of names. "thứ ba, Ngày 5/3" belongs to the weekday.
        let weekday = index > 2
            && tokens[index - 3].key == context.knowledge.words.thu
            && further.is_some_and(|day| day.case == Case::Lower);
        let names = paragraph.word(&tokens[index]) == "Bà" && further.is_some_and(|last| last.case != Case::Lower);
        let greeting = tokens.iter().take(index).any(|word| paragraph.word(word).to_lowercase() == "kính");
        return before.joined() && !weekday && !names && !greeting && further.is_some();
    }
    if before.is('”') || before.is('"') {
        let inside = further.filter(|_| before.joined());
        return inside.is_some_and(|last| last.is_word() && last.case == Case::Lower);
    }
    before.is_word() && before.case == Case::Lower && GOES_ON.contains(&paragraph.word(before))
}

fn say(paragraph: &Paragraph<'_>, whole: TextRange, word: TextRange, context: &Context, report: &mut Report) {
    let Some((edits, right)) = recase(paragraph.text, whole, &[(word, Letter::Small)]) else { return };
    let message = say!(
        context,
        "Giữa câu viết thường: “{right}” (nếu bắt đầu câu mới thì thiếu dấu chấm ở trước)",
        "Small within a sentence: “{right}” (if a new one begins, the full stop before is missing)"
    );
    let _ = report.add(&E13, whole, message).suggest(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
}
