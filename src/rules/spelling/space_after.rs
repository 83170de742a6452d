use crate::orthography;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Paragraph, Role};
use crate::text::{Case, TextEdit, Token, TokenKind};

use super::neighbours::{at, has_vietnamese_letter, may_be_syllable, touching};

pub(super) static RULE: Rule = Rule {
    code: "D07",
    name: "no-space-after-punctuation",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Thiếu khoảng trắng sau dấu câu, trước dấu mở ngoặc",
        en: "No space after a punctuation mark or before a bracket",
    },
    explain: Text {
        vi: "Sau dấu phẩy, dấu chấm, dấu chấm phẩy, dấu hai chấm, dấu hỏi và dấu than phải có một khoảng trắng, nếu \
             không hai chữ dính vào nhau và máy tính đọc thành một từ. Lỗi thường gặp nhất là hai câu dính nhau: “…giữ \
             vững an ninh.Các lực lượng…”. Trước dấu mở ngoặc cũng vậy. Không có văn bản quy phạm nào quy định điều \
             này; đây là cách viết chung.",
        en: "A comma, full stop, semicolon, colon, question or exclamation mark is followed by a space; without it two \
             words run together and machines read them as one. Most often two sentences are glued: “…giữ vững an \
             ninh.Các lực lượng…”. A bracket has a space before it too. No normative text regulates this; it is common \
             usage.",
    },
    guard: Text {
        vi: "Chỉ báo giữa hai chữ tiếng Việt, hoặc sau dấu hai chấm trước một số. Chữ dính vào số (25cuộc) chỉ là gợi ý. Không báo số (8.195; 10,4), giờ \
             (8:30), phép chia (12 thùng:3 ngày), tên miền, thư điện tử, chữ viết tắt (TP.HCM, PGS.TS, KT-QP), tên \
             viết tắt (Nguyễn V.A), chữ cái và chữ số La Mã đầu dòng (a.Thuận lợi). Số đầu dòng (1.Tình hình) và lời nói \
             (cho biết:“…”) chỉ là gợi ý.",
        en: "Speaks only between two Vietnamese words, or between a colon and a number. A word that touches a number (25cuộc) gets a hint. Silent on numbers (8.195; \
             10,4), times (8:30), divisions (12 thùng:3 ngày), domains, e-mail, abbreviations (TP.HCM, PGS.TS, \
             KT-QP), initials (Nguyễn V.A), letters and Roman numbers that open a line (a.Thuận lợi). Only a hint \
             behind the number of a line (1.Tình hình) and before speech (cho biết:“…”).",
    },
    examples: &[
        Example::Wrong(
            "Giữ vững an ninh⟦.⟧Các đơn vị đã diễn tập⟦,⟧huấn luyện.",
            Some("Giữ vững an ninh. Các đơn vị đã diễn tập, huấn luyện."),
        ),
        Example::Wrong("Kính gửi⟦:⟧Ủy ban nhân dân các huyện", Some("Kính gửi: Ủy ban nhân dân các huyện")),
        Example::Wrong("Ngày tiếp nhận⟦:⟧12/7/2019", Some("Ngày tiếp nhận: 12/7/2019")),
        Example::Wrong("Sửa đường⟦;⟧xây cầu", Some("Sửa đường; xây cầu")),
        Example::Wrong(
            "Bảo tồn sâm Ngọc Linh⟦,⟧trồng tại núi⟦(⟧xã Trà Linh).",
            Some("Bảo tồn sâm Ngọc Linh, trồng tại núi (xã Trà Linh)."),
        ),
        Example::Wrong("Kết quả ra sao⟦?⟧Đề nghị báo cáo.", Some("Kết quả ra sao? Đề nghị báo cáo.")),
        Example::Wrong("Hoàn thành trong năm 2021⟦.⟧Đến nay đã nghiệm thu.", None),
        Example::Wrong("1. Quỹ mở⟦;⟧là quỹ đại chúng.", Some("1. Quỹ mở là quỹ đại chúng.")),
        Example::Right("Ghi “Mã tài khoản.Mã cấp.Mã địa bàn”; hàm LEFT(ô,số ký tự); nạn nhân:2 ............"),
        Example::Right("TP.HCM, PGS.TS. Lê Văn A, bị cáo Nguyễn V.A, Q.Bình Thạnh, Tp.Huế, tp.Huế"),
        Example::Right("12 thùng:3 ngày; báo cáo;2 khoản nợ"),
        Example::Right("8.195 hộ, 10,4%, lúc 8:30, tỷ lệ 1:500, mục 1.a, điểm 2.Đ"),
        Example::Right("vanthu@tinh.gov.vn, www.tinh.gov.vn, trang Tin tức.Vn, báo Dân trí.com"),
        Example::Wrong("1⟦.⟧Tình hình chung", Some("1. Tình hình chung")),
        Example::Wrong("Ông cho biết⟦:⟧“Xã đã họp”.", Some("Ông cho biết: “Xã đã họp”.")),
        Example::Wrong("Đã tổ chức ⟦25cuộc⟧ kiểm tra.", Some("Đã tổ chức 25 cuộc kiểm tra.")),
        Example::Right("a.Thuận lợi\nI.Đánh giá\nGiá 500đ, dài 5m, lúc 8h30, mã A5đ, lớp 4a"),
        Example::Right("Ông nói:\"Được\", rồi ký (a,b,c)."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    for (index, pair) in tokens.windows(2).enumerate() {
        let [mark, next] = pair else { continue };
        let TokenKind::Punctuation(c) = mark.kind else {
            if is_glued_number(paragraph, index, next) {
                let message = say!(context, "Thiếu khoảng trắng giữa số và chữ", "No space between number and word");
                let title = say!(context, "Thêm khoảng trắng", "Insert a space");
                let edits = vec![TextEdit::insert(mark.range.end, " ")];
                report.add(&RULE, mark.range.cover(next.range), message).at_most(Severity::Hint).fix(title, edits);
            }
            continue;
        };
        if c == '(' && is_glued_bracket(paragraph, index, next) {
            let message = say!(context, "Thiếu khoảng trắng trước dấu mở ngoặc", "No space before the bracket");
            let title = say!(context, "Thêm khoảng trắng", "Insert a space");
            let edits = vec![TextEdit::insert(mark.range.start, " ")];
            report.add(&RULE, mark.range, message).at_most(Severity::Hint).fix(title, edits);
            continue;
        }
        if !matches!(c, ',' | '.' | ';' | ':' | '?' | '!') || !touching(mark, next) {
            continue;
        }
        let Some(before) = at(tokens, index, -1) else { continue };
        let mild = is_list_number(paragraph, index, before, next) || opens_speech(paragraph, before, c, next);
        if !mild && !is_slip(paragraph, index, before, c, next) {
            continue;
        }
        if c == ';' && next.key == context.knowledge.words.la && next.case == Case::Lower {
            let message = say!(context, "Dấu “;” trước “là” có lẽ thừa", "“;” before “là” is probably superfluous");
            let title = say!(context, "Thay “;” bằng khoảng trắng", "Put a space for “;”");
            let entry = report.add(&RULE, mark.range, message).at_most(Severity::Hint);
            let other = say!(context, "Thêm khoảng trắng", "Insert a space");
            entry
                .suggest(title, vec![TextEdit::replace(mark.range, " ")])
                .suggest(other, vec![TextEdit::insert(mark.range.end, " ")]);
            continue;
        }
        let message = say!(context, "Thiếu khoảng trắng sau dấu “{c}”", "No space after “{c}”");
        let entry = report.add(&RULE, mark.range, message);
        let entry = if mild { entry.at_most(Severity::Hint) } else { entry };
        entry.fix(say!(context, "Thêm khoảng trắng", "Insert a space"), vec![TextEdit::insert(mark.range.end, " ")]);
    }
}

/// "25cuộc", "581triệu": a word of two letters and more that touches the number before it.
fn is_glued_number(paragraph: &Paragraph<'_>, index: usize, next: &Token) -> bool {
    let number = &paragraph.tokens[index];
    let part_of_code = || {
        at(&paragraph.tokens, index, -1).is_some_and(|before| {
            touching(before, number)
                && (before.is_word() || matches!(before.kind, TokenKind::Punctuation('/' | '-' | '_' | '%')))
        })
    };
    number.is_number()
        && touching(number, next)
        && next.case == Case::Lower
        && has_vietnamese_letter(paragraph.word(next))
        && next.len() > 1
        && orthography::read(paragraph.word(next)).is_some()
        && !part_of_code()
        && at(&paragraph.tokens, index, 2).is_none_or(|behind| !behind.is_number() || !behind.joined())
}

/// Whether the bracket at `index` touches a word of running Vietnamese text: "cây sâm(loài quý)". Forms
/// have brackets for endings and choices ("người(s)", "hoặc(và)").
fn is_glued_bracket(paragraph: &Paragraph<'_>, index: usize, next: &Token) -> bool {
    at(&paragraph.tokens, index, -1).is_some_and(|before| {
        let word = paragraph.word(before);
        touching(before, &paragraph.tokens[index])
            && before.case == Case::Lower
            && has_vietnamese_letter(word)
            && word != "hoặc"
            && may_be_syllable(paragraph, before)
            && touching(&paragraph.tokens[index], next)
            && (next.is_number() && !is_note_mark(paragraph, index) || next.is_word() && next.len() > 2)
    })
}

/// "10.Liên hiệp các hội": a number of one or two digits opens the line.
fn is_list_number(paragraph: &Paragraph<'_>, mark: usize, before: &Token, next: &Token) -> bool {
    let opens = mark == 1 && before.is_number() && before.len() <= 2 && paragraph.tokens[mark].is('.');
    let vietnamese = [1, 2].iter().filter_map(|behind| at(&paragraph.tokens, mark, *behind));
    opens
        && next.case == Case::Title
        && next.len() > 2
        && may_be_syllable(paragraph, next)
        && vietnamese.into_iter().any(|word| has_vietnamese_letter(paragraph.word(word)))
}

/// "cho biết:“Xã đã họp”": what is said touches the colon.
fn opens_speech(paragraph: &Paragraph<'_>, before: &Token, mark: char, next: &Token) -> bool {
    mark == ':' && next.is('“') && before.is_word() && may_be_syllable(paragraph, before)
}

/// "Họ và tên(1)": the number of a note, raised in print.
fn is_note_mark(paragraph: &Paragraph<'_>, bracket: usize) -> bool {
    let [number, close] = [1, 2].map(|after| at(&paragraph.tokens, bracket, after));
    number.is_some_and(|number| number.len() <= 2) && close.is_some_and(|close| close.is(')'))
}

/// Whether the mark at `index` parts two words of running Vietnamese text.
fn is_slip(paragraph: &Paragraph<'_>, index: usize, before: &Token, mark: char, next: &Token) -> bool {
    if next.is_number() {
        // "nạn nhân:2 .....": the number of a note before a blank.
        let note =
            next.len() <= 2 && at(&paragraph.tokens, index, 2).is_some_and(|behind| behind.is('.') || behind.is('…'));
        let word = before.is_word() && has_vietnamese_letter(paragraph.word(before));
        let divides = at(&paragraph.tokens, index, -2).is_some_and(Token::is_number);
        return mark == ':' && word && may_be_syllable(paragraph, before) && !divides && !note;
    }
    let next_word = paragraph.word(next);
    if !may_be_syllable(paragraph, next) || is_domain(next_word) {
        return false;
    }
    let before_word = paragraph.word(before);
    let vietnamese = has_vietnamese_letter(before_word) || has_vietnamese_letter(next_word);
    match mark {
        ',' | ';' if is_argument(paragraph, index) => false,
        ',' | ';' => {
            let closes = before.is(')') || before.is('”') || before.is('%');
            (closes && has_vietnamese_letter(next_word)) || (vietnamese && may_be_syllable(paragraph, before))
        }
        ':' => vietnamese && may_be_syllable(paragraph, before),
        // Sentences: a capital must follow, and what stands before must be a whole word.
        _ if next.case != Case::Title => false,
        '.' if is_part_of_code(paragraph, index, next) || paragraph.facts.role == Role::Recipients => false,
        '.' => {
            let year = before.is_number() && before.value().is_some_and(|value| (1900..2100).contains(&value));
            let closes = before.is(')') || before.is('”') || before.is('%');
            let sentence =
                before.case == Case::Lower && may_be_syllable(paragraph, before) && !is_abbreviated(before_word);
            let opens_line = index <= 1 || at(&paragraph.tokens, index, -2).is_some_and(|token| token.is('.'));
            !opens_line && has_vietnamese_letter(next_word) && (year || closes) || sentence && !opens_line && vietnamese
        }
        _ => vietnamese && may_be_syllable(paragraph, before),
    }
}

/// "LEFT(ô,số ký tự)": the mark at `index` parts what a function is given.
fn is_argument(paragraph: &Paragraph<'_>, index: usize) -> bool {
    const LONGEST: usize = 12;
    let tokens = &paragraph.tokens;
    let near = &tokens[index.saturating_sub(LONGEST)..index];
    let Some(bracket) = near.iter().rposition(|token| token.is('(') || token.is(')')) else { return false };
    let bracket = index - near.len() + bracket;
    let function = at(tokens, bracket, -1).filter(|name| name.is_word() && touching(name, &tokens[bracket]));
    tokens[bracket].is('(') && function.is_some_and(|name| name.case == Case::Upper)
}

/// "Mã tài khoản.Mã cấp.Mã địa bàn": full stops join the parts of a code, which all begin alike.
fn is_part_of_code(paragraph: &Paragraph<'_>, index: usize, next: &Token) -> bool {
    const LONGEST: usize = 8;
    let tokens = &paragraph.tokens;
    let parts = |from: usize, to: usize| {
        tokens[from..to.min(tokens.len())].windows(2).any(|pair| {
            pair[0].is('.') && pair[1].key == next.key && pair[1].case == next.case && touching(&pair[0], &pair[1])
        })
    };
    parts(index.saturating_sub(LONGEST), index) || parts(index + 2, index + 2 + LONGEST)
}

/// Whether a small-letter word before a full stop is a title or a unit cut short.
fn is_abbreviated(word: &str) -> bool {
    !word.contains(|c: char| !c.is_ascii() && c != 'đ' || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

fn is_domain(word: &str) -> bool {
    const DOMAINS: [&str; 8] = ["vn", "com", "net", "org", "gov", "edu", "info", "html"];
    DOMAINS.iter().any(|domain| word.eq_ignore_ascii_case(domain))
}
