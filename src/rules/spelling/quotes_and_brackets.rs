use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Paragraph};
use crate::text::{Case, Gap, TextEdit, TextRange, Token, TokenKind};

use super::neighbours::{at, has_vietnamese_letter, touching};

pub(super) static RULE: Rule = Rule {
    code: "D10",
    name: "unbalanced-pair",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Dấu ngoặc kép lẫn hai kiểu, quay ngược, hoặc dấu ngoặc đơn thiếu một nửa",
        en: "Mixed or reversed quotation marks, or half a pair of brackets",
    },
    explain: Text {
        vi: "Một cặp ngoặc kép phải cùng kiểu: mở “ thì đóng ”, mở \" thì đóng \". Dấu mở đặt vào chỗ đóng (“như thế \
             này“) hoặc cặp lẫn kiểu (“như thế này\") là do đổi bàn phím, sao chép giữa các tệp. Ngoặc đơn mở ra trong \
             một câu phải được đóng lại, ngoặc kép cũng vậy. Không có văn bản quy phạm nào quy định điều này; đây là \
             cách viết chung.",
        en: "The two marks of a quotation are of one kind: “ is closed by ”, \" by \". An opening mark in the place of \
             a closing one, or a mixed pair, comes of changed keyboards and pasted text. A bracket or quotation opened \
             in a sentence must be closed. No normative text regulates this; it is common usage.",
    },
    guard: Text {
        vi: "Không báo dấu liệt kê “a)”, “1)”, lời trích dẫn kéo dài qua nhiều đoạn, ký hiệu inch (24\"), đoạn văn \
             chưa trọn câu. Lời nói sau dấu hai chấm có thể kéo sang đoạn sau nên không xét khi thiếu dấu đóng. Không xét ngoặc đóng ở đầu đoạn và cuối đoạn, vì nửa kia có thể ở dòng trên; nửa kia có ở mấy dòng gần đó thì không báo. Ngoặc lẻ chỉ là gợi ý vì không biết nửa kia phải đặt ở đâu.",
        en: "Silent on list markers “a)”, “1)”, on quotations that run over several paragraphs, on inches (24\"), \
             and on paragraphs that are no whole sentence. Speech behind a colon may go on in the next paragraph \
             and is left alone. So is a closing bracket at the start or the end of a paragraph, the other half of \
             which may stand in the line before, and what has its other half in a line near by. A single mark is only a hint, since nobody knows where \
             the other half belongs.",
    },
    examples: &[
        Example::Wrong("Xây dựng “Làng văn hóa⟦\"⟧ ở xã.", Some("Xây dựng “Làng văn hóa” ở xã.")),
        Example::Wrong("Xây dựng ⟦\"⟧Làng văn hóa” ở xã.", Some("Xây dựng “Làng văn hóa” ở xã.")),
        Example::Wrong("Xây dựng “Làng văn hóa⟦“⟧ ở xã.", Some("Xây dựng “Làng văn hóa” ở xã.")),
        Example::Wrong("Xây dựng ⟦”⟧Làng văn hóa” ở xã.", Some("Xây dựng “Làng văn hóa” ở xã.")),
        Example::Wrong("Các xã củng cố ⟦“⟧thế trận lòng dân, giữ vững an ninh.", None),
        Example::Wrong("Ba xã ⟦(⟧Mường Toong, Sen Thượng đã báo cáo.", None),
        Example::Wrong("Ba xã Mường Toong, Sen Thượng⟦)⟧ đã báo cáo.", None),
        Example::Wrong("Ba xã (đều thuộc huyện Mường Nhé)⟦)⟧ đã báo cáo.", None),
        Example::Right("Mục tiêu: a) làm đường; b) xây cầu; 1) trồng rừng (2 héc-ta)."),
        Example::Right("“Chúng tôi đã làm xong.\nNay xin báo cáo.”"),
        Example::Right("Màn hình 24\", \"Làng văn hóa\", “Làng “nhỏ” văn hóa”, “thôn \"sạch\" nhất”."),
        Example::Right("Trưởng thôn nói: \"Dán nhãn \"sạch\" cho lúa\" và “lúa mới”\"."),
        Example::Right("đã bàn giao xong. ”Trước đó, xã đã họp."),
        Example::Right("thôn Nậm Là) và các bản (gồm"),
        Example::Right(
            "Ba xã (gồm:\nMường Toong, Sen Thượng và các bản) đã báo cáo.\nBãi bỏ cụm từ “khoản 1;\nkhoản 2 và” tại Điều 3.",
        ),
        Example::Right("Ba xã (nêu tại khoản 1\nĐiều 48) đã báo cáo.\nHai xã (Mường Toong;\nSen Thượng)."),
    ],
    check: Check::Clues { gather, judge },
};

/// What a paragraph has, as the note of a clue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// A mark that should be another one; the clue behind it may tell the other mark of the pair.
    Curly,
    CurlyClosing,
    Straight,
    OtherMark,
    /// Half a pair of brackets, worth a hint or only the other half of one in another line.
    Open,
    OpenAlone,
    Close,
    CloseAlone,
    /// A quotation that nothing closes in its paragraph, and the end of one that began before.
    Quotation,
    EndOfQuotation,
}

const FOUND: [Found; 10] = [
    Found::Curly,
    Found::CurlyClosing,
    Found::Straight,
    Found::OtherMark,
    Found::Open,
    Found::OpenAlone,
    Found::Close,
    Found::CloseAlone,
    Found::Quotation,
    Found::EndOfQuotation,
];

/// In how many paragraphs behind or before the other half of a pair is looked for.
const NEAR: usize = 4;

/// How many tokens a quotation may have for its two marks to be held against each other. In longer
/// ones a mark was lost on the way, and what seems a pair is none.
const LONGEST: usize = 120;

/// The quotation marks that are open, by the index of their token.
#[derive(Default)]
struct Quotes {
    curly: Vec<usize>,
    straight: Vec<usize>,
}

impl Quotes {
    fn forget_before(&mut self, index: usize) {
        for open in [&mut self.curly, &mut self.straight] {
            open.retain(|&start| index - start <= LONGEST);
        }
    }
}

fn gather(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    let mut quotes = Quotes::default();
    let mut brackets: Vec<usize> = Vec::new();
    let mut note =
        |index: usize, found: Found| clues.push(Clue { fact: paragraph.tokens[index].range.start, note: found as u32 });
    let whole = is_whole(paragraph);
    for (index, token) in paragraph.tokens.iter().enumerate() {
        let TokenKind::Punctuation(c) = token.kind else { continue };
        match c {
            '(' => brackets.push(index),
            ')' if brackets.pop().is_none() => {
                if whole && is_no_marker(paragraph, index) && !closes_line_before(paragraph, index) {
                    note(index, Found::CloseAlone);
                } else if at(&paragraph.tokens, index, -1).is_some_and(|before| before.range.len() > 3) {
                    note(index, Found::Close);
                }
            }
            '“' | '”' | '"' => {
                quotes.forget_before(index);
                let wrong = match c {
                    '“' => opening(paragraph, index, &mut quotes),
                    '”' => closing(paragraph, index, &mut quotes),
                    _ => straight(paragraph, index, &mut quotes),
                };
                if let Some((wrong, right, other)) = wrong {
                    note(wrong, right);
                    other.into_iter().for_each(|other| note(other, Found::OtherMark));
                }
            }
            _ => {}
        }
    }
    // A line that ends in a semicolon goes on, and so may the bracket.
    let goes_on = paragraph.tokens.last().is_some_and(|last| last.is(';'));
    if let Some(&open) = brackets.first() {
        note(open, if whole && !goes_on { Found::OpenAlone } else { Found::Open });
    }
    let (unclosed, end) = quotations(paragraph);
    end.into_iter().for_each(|end| note(end, Found::EndOfQuotation));
    if ends(paragraph) {
        unclosed.into_iter().for_each(|start| note(start, Found::Quotation));
    }
}

fn judge(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let found = |place: &Place| FOUND[place.note as usize];
    let range = |place: &Place| {
        let start = facts.paragraphs[place.paragraph].start + place.fact;
        let mark = facts.text[start as usize..].chars().next().map_or(0, char::len_utf8);
        TextRange::new(start, start + mark as u32)
    };
    let with = |wanted: &[Found]| -> Vec<usize> {
        places.iter().filter(|place| wanted.contains(&found(place))).map(|place| place.paragraph).collect()
    };
    let (opened, closed) = (with(&[Found::Open, Found::OpenAlone]), with(&[Found::Close, Found::CloseAlone]));
    let quoted = with(&[Found::EndOfQuotation]);
    for (index, place) in places.iter().enumerate() {
        let here = place.paragraph;
        let right = match found(place) {
            Found::Curly => "“",
            Found::CurlyClosing => "”",
            Found::Straight => "\"",
            Found::OpenAlone if !any_within(&closed, here + 1, here + NEAR) => {
                lone(range(place), context, report);
                continue;
            }
            Found::CloseAlone if here == 0 || !any_within(&opened, here.saturating_sub(NEAR), here - 1) => {
                lone(range(place), context, report);
                continue;
            }
            Found::Quotation if !any_within(&quoted, here + 1, here + NEAR) => {
                unclosed_mark(range(place), context, report);
                continue;
            }
            _ => continue,
        };
        let other = places.get(index + 1).filter(|other| found(other) == Found::OtherMark).map(range);
        replace(range(place), right, other, context, report);
    }
}

/// Whether one of the paragraphs, in order, is among these.
fn any_within(paragraphs: &[usize], first: usize, last: usize) -> bool {
    let next = paragraphs.partition_point(|paragraph| *paragraph < first);
    paragraphs.get(next).is_some_and(|paragraph| *paragraph <= last)
}

/// The quotation marks that nothing closes, and the one that closes what began in another paragraph.
/// What somebody says may go on in the next paragraph, so only marks within a clause count: "xây dựng
/// “Thế trận lòng dân vững chắc."
fn quotations(paragraph: &Paragraph<'_>) -> (Vec<usize>, Option<usize>) {
    let mut open: Vec<usize> = Vec::new();
    let mut end = None;
    for (index, token) in paragraph.tokens.iter().enumerate() {
        let TokenKind::Punctuation(mark @ ('“' | '”' | '"')) = token.kind else { continue };
        if opens_here(paragraph, index) {
            open.push(index);
        } else if mark != '“' || closes_here(paragraph, index) {
            if open.pop().is_none() {
                end.get_or_insert(index);
            }
        } else {
            // A mark with space on both sides says nothing.
            return (Vec::new(), end);
        }
    }
    open.retain(|&index| at(&paragraph.tokens, index, -1).is_some_and(|before| before.is_word() && index > 2));
    (open, end)
}

/// The mark that is wrong, what it should be, and the other mark of its pair.
type Mismatch = (usize, Found, Option<usize>);

fn opening(paragraph: &Paragraph<'_>, index: usize, quotes: &mut Quotes) -> Option<Mismatch> {
    if !closes_here(paragraph, index) {
        quotes.curly.push(index);
        return None;
    }
    if let Some(start) = quotes.curly.pop() {
        return Some((index, Found::CurlyClosing, Some(start)));
    }
    quotes.straight.pop().map(|start| (index, Found::Straight, Some(start)))
}

fn closing(paragraph: &Paragraph<'_>, index: usize, quotes: &mut Quotes) -> Option<Mismatch> {
    if opens_here(paragraph, index) {
        let end = end_of_quotation(paragraph, index).filter(|_| quotes.curly.is_empty() && quotes.straight.is_empty());
        return end.map(|end| {
            quotes.curly.push(index);
            (index, Found::Curly, Some(end))
        });
    }
    if quotes.curly.pop().is_some() {
        return None;
    }
    quotes.straight.pop().map(|start| (start, Found::Curly, Some(index)))
}

fn straight(paragraph: &Paragraph<'_>, index: usize, quotes: &mut Quotes) -> Option<Mismatch> {
    let (opens, closes) = (opens_here(paragraph, index), closes_here(paragraph, index));
    if opens || (!closes && quotes.straight.is_empty()) {
        quotes.straight.push(index);
        return None;
    }
    let inch = at(&paragraph.tokens, index, -1).is_some_and(Token::is_number);
    let doubled = at(&paragraph.tokens, index, -1).is_some_and(|before| before.is('”'));
    if quotes.straight.pop().is_some() || !closes || inch || doubled {
        return None;
    }
    quotes.curly.pop().map(|start| (index, Found::CurlyClosing, Some(start)))
}

/// The closing mark of a quotation that a reversed mark at `index` opens: the next quotation mark,
/// if that closes. Behind a full stop the mark more likely closes what a paragraph before opened.
fn end_of_quotation(paragraph: &Paragraph<'_>, index: usize) -> Option<usize> {
    let tokens = &paragraph.tokens;
    if at(tokens, index, -1).is_some_and(|before| matches!(before.kind, TokenKind::Punctuation('.' | '!' | '?' | '…')))
    {
        return None;
    }
    let near = tokens.get(index + 1..tokens.len().min(index + LONGEST))?;
    let next = near.iter().position(|token| matches!(token.kind, TokenKind::Punctuation('“' | '”' | '"')))?;
    let end = index + 1 + next;
    (tokens[end].is('”') && closes_here(paragraph, end)).then_some(end)
}

/// Whether the mark touches a word before it and none behind it.
fn closes_here(paragraph: &Paragraph<'_>, index: usize) -> bool {
    let tokens = &paragraph.tokens;
    let left = at(tokens, index, -1).is_some_and(|left| touching(left, &tokens[index]) && !is_opening(left));
    let right = tokens.get(index + 1).is_some_and(|right| touching(&tokens[index], right) && is_text(right));
    left && !right
}

/// Whether the mark touches a word behind it and none before it.
fn opens_here(paragraph: &Paragraph<'_>, index: usize) -> bool {
    let tokens = &paragraph.tokens;
    let left = at(tokens, index, -1).is_some_and(|left| touching(left, &tokens[index]) && !is_opening(left));
    let right = tokens.get(index + 1).is_some_and(|right| touching(&tokens[index], right) && is_text(right));
    !left && right
}

fn is_text(token: &Token) -> bool {
    token.is_word() || token.is_number()
}

fn is_opening(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punctuation('(' | '[' | '“' | '"' | '‘' | '-' | '/'))
}

/// Whether a closing bracket without an opening one is no list marker: "a)", "12)", "iii)".
fn is_no_marker(paragraph: &Paragraph<'_>, index: usize) -> bool {
    let tokens = &paragraph.tokens;
    let Some(before) = at(tokens, index, -1) else { return false };
    // "…, tỉnh))": the pair was closed, and one more key hit.
    let doubled = before.is(')') && touching(before, &tokens[index]);
    let word = if doubled { at(tokens, index, -2) } else { Some(before) };
    let is_long = |word: &Token| word.len() > 4 || doubled && has_vietnamese_letter(paragraph.word(word));
    word.is_some_and(|word| word.is_word() && is_long(word))
}

/// Whether the bracket closes what a line before may have opened: it stands near the start, or ends the
/// paragraph.
fn closes_line_before(paragraph: &Paragraph<'_>, index: usize) -> bool {
    const NEAR: usize = 4;
    let rest = &paragraph.tokens[index + 1..];
    index < NEAR || rest.iter().all(|token| matches!(token.kind, TokenKind::Punctuation('.' | ';')))
}

/// Whether the paragraph begins like a sentence and ends like one.
fn is_whole(paragraph: &Paragraph<'_>) -> bool {
    let Some(first) = paragraph.tokens.first() else { return false };
    let begins = first.is_word() && matches!(first.case, Case::Title | Case::Upper);
    let one_line = paragraph.tokens.iter().all(|token| token.gap != Gap::Line);
    begins && one_line && ends(paragraph)
}

/// Whether the paragraph ends like a sentence.
fn ends(paragraph: &Paragraph<'_>) -> bool {
    let last = paragraph.tokens.last();
    last.is_some_and(|last| matches!(last.kind, TokenKind::Punctuation('.' | ';' | '!' | '?' | '…')))
}

fn replace(mark: TextRange, right: &str, other: Option<TextRange>, context: &Context, report: &mut Report) {
    let message = say!(
        context,
        "Cặp dấu ngoặc kép không khớp: chỗ này phải là {right}",
        "The quotation marks do not match: {right} belongs here"
    );
    let mut entry = report.add(&RULE, mark, message);
    if let Some(other) = other {
        entry = entry.related(other, say!(context, "dấu kia của cặp", "the other mark of the pair"));
    }
    let _ = entry.fix(say!(context, "Sửa thành {right}", "Change to {right}"), vec![TextEdit::replace(mark, right)]);
}

fn unclosed_mark(mark: TextRange, context: &Context, report: &mut Report) {
    let message = say!(context, "Dấu ngoặc kép mở ra mà không đóng", "This quotation mark is never closed");
    let _ = report.add(&RULE, mark, message).at_most(Severity::Hint);
}

fn lone(mark: TextRange, context: &Context, report: &mut Report) {
    let message =
        say!(context, "Dấu ngoặc đơn thiếu một nửa trong đoạn này", "The other half of this bracket is missing");
    let _ = report.add(&RULE, mark, message).at_most(Severity::Hint);
}
