use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextEdit, TextRange, Token, TokenKind};

use super::neighbours::{TableRow, at, touching};

pub(super) static RULE: Rule = Rule {
    code: "D06",
    name: "space-before-punctuation",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Khoảng trắng thừa trước dấu câu hoặc bên trong ngoặc",
        en: "Space before a punctuation mark, inside brackets or quotation marks",
    },
    explain: Text {
        vi: "Trong tiếng Việt, dấu phẩy, dấu chấm, dấu chấm phẩy, dấu hai chấm, dấu hỏi, dấu than và dấu đóng ngoặc \
             đứng liền sau chữ trước nó; dấu mở ngoặc đứng liền trước chữ sau nó. Khoảng trắng thừa còn làm dấu câu \
             rơi xuống đầu dòng khi in. Không có văn bản quy phạm nào quy định điều này; đây là cách viết chung.",
        en: "In Vietnamese the comma, full stop, semicolon, colon, question and exclamation mark and the closing \
             bracket touch the word before them, and an opening bracket touches the word behind it. A stray space \
             also lets the mark fall to the next line in print. No normative text regulates this; it is common usage.",
    },
    guard: Text {
        vi: "Không báo dấu chấm lửng, dòng chấm để điền, bảng, số thập phân, tỷ lệ (1 : 500), phép chia trong công thức, đầu mục liệt kê \
             (“1 .”, “a )”), “./.”, tên tệp và tên miền. Khoảng trắng trước “;”, “:”, “!”, “?” chỉ là gợi ý vì có \
             người quen gõ theo lối Pháp.",
        en: "Silent on ellipses, dots to be filled in, tables, decimals, ratios (1 : 500), divisions in formulas, list markers (“1 .”, \
             “a )”), “./.”, names of files and domains. A space before “;”, “:”, “!” and “?” is only a hint, because \
             some type in the French way.",
    },
    examples: &[
        Example::Wrong("Hội nghị đã thành công⟦ .⟧", Some("Hội nghị đã thành công.")),
        Example::Wrong("Các xã⟦ ,⟧ phường đã báo cáo.", Some("Các xã, phường đã báo cáo.")),
        Example::Wrong("Ba huyện (Mường Nhé⟦ )⟧ đã nộp.", Some("Ba huyện (Mường Nhé) đã nộp.")),
        Example::Wrong("Ba huyện ⟦( ⟧Mường Nhé) đã nộp.", Some("Ba huyện (Mường Nhé) đã nộp.")),
        Example::Wrong("Nhiệm vụ trọng tâm⟦ :⟧ làm đường.", Some("Nhiệm vụ trọng tâm: làm đường.")),
        Example::Wrong(
            "Phong trào ⟦“ ⟧Dân vận khéo⟦ ”⟧ được nhân rộng.",
            Some("Phong trào “Dân vận khéo” được nhân rộng."),
        ),
        Example::Wrong("Thu nhập khác⟦( ⟧nếu có).", Some("Thu nhập khác (nếu có).")),
        Example::Right("Thuế suất:        % , tiền thuế:           đồng.\n(8) , ngày (9)"),
        Example::Right("Trồng ngô, khoai ... và sắn …"),
        Example::Right("Bản đồ tỷ lệ 1 : 500, tỷ số 2 : 1, hệ số K = A : B."),
        Example::Right("1 . Tình hình chung\na ) Thuận lợi\nII . Kết quả\nNgày . . . tháng . . ."),
        Example::Right("Trân trọng báo cáo ./."),
        Example::Right("Tên | Số tiền | Ghi chú .\nTệp .docx và tên miền .vn được dùng."),
        Example::Right("Ông (bà) ( ) đồng ý, ( ... ) không đồng ý."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    let mut open = 0_u32;
    let mut table = TableRow::default();
    for (index, token) in tokens.iter().enumerate() {
        let TokenKind::Punctuation(mark) = token.kind else { continue };
        match mark {
            '(' => {
                open += 1;
                if let Some(next) = tokens.get(index + 1)
                    && next.gap == Gap::Space
                    && (next.is_word() || next.is_number())
                {
                    inside_bracket(paragraph, (at(tokens, index, -1), token, next), &mut table, context, report);
                }
            }
            ')' => {
                let inside = open > 0;
                open = open.saturating_sub(1);
                if inside && token.gap == Gap::Space {
                    before_mark(paragraph, index, &mut table, context, report);
                }
            }
            '“' | '”' => {
                if let Some(gap) = inside_quotes(paragraph, index).filter(|gap| is_stray(gap.of(paragraph.text))) {
                    let message =
                        say!(context, "Thừa khoảng trắng bên trong ngoặc kép", "Space inside the quotation marks");
                    let entry = report.add(&RULE, token.range.cover(gap), message).at_most(Severity::Hint);
                    entry.fix(say!(context, "Bỏ khoảng trắng", "Delete the space"), vec![TextEdit::delete(gap)]);
                }
            }
            ',' | '.' | ';' | ':' | '!' | '?' if token.gap == Gap::Space => {
                before_mark(paragraph, index, &mut table, context, report);
            }
            _ => {}
        }
    }
}

fn inside_bracket(
    paragraph: &Paragraph<'_>,
    (before, bracket, next): (Option<&Token>, &Token, &Token),
    table: &mut TableRow,
    context: &Context,
    report: &mut Report,
) {
    let gap = TextRange::new(bracket.range.end, next.range.start);
    if !is_stray(gap.of(paragraph.text)) || table.of(paragraph) {
        return;
    }
    let message = say!(context, "Thừa khoảng trắng sau dấu mở ngoặc", "Space behind an opening bracket");
    let entry = report.add(&RULE, bracket.range.cover(gap), message);
    if before.is_some_and(|before| before.is_word() && touching(before, bracket)) {
        // "thu nhập( nếu có)": the space has slipped behind the bracket.
        let title = say!(context, "Chuyển khoảng trắng ra trước dấu ngoặc", "Move the space before the bracket");
        entry.fix(title, vec![TextEdit::insert(bracket.range.start, " "), TextEdit::delete(gap)]);
    } else {
        entry.fix(say!(context, "Bỏ khoảng trắng", "Delete the space"), vec![TextEdit::delete(gap)]);
    }
}

/// The space between the quotation mark at `index` and what it encloses: the mark stands free, and
/// the next one closes, or the one before opens, what is quoted.
fn inside_quotes(paragraph: &Paragraph<'_>, index: usize) -> Option<TextRange> {
    let tokens = &paragraph.tokens;
    let (mark, next) = (&tokens[index], tokens.get(index + 1));
    let is_quote = |token: &&Token| token.is('“') || token.is('”') || token.is('"');
    if mark.is('“') {
        let next = next.filter(|next| next.gap == Gap::Space && next.is_word())?;
        let free = index == 0 || mark.gap == Gap::Space;
        let paired = tokens[index + 1..].iter().find(is_quote).is_some_and(|other| other.is('”'));
        (free && paired).then(|| TextRange::new(mark.range.end, next.range.start))
    } else {
        let before = at(tokens, index, -1).filter(|before| before.is_word() && mark.gap == Gap::Space)?;
        let free = next.is_none_or(|next| next.gap != Gap::None || next.is('.') || next.is(',') || next.is(';'));
        let paired = tokens[..index].iter().rev().find(is_quote).is_some_and(|other| other.is('“'));
        (free && paired).then(|| TextRange::new(before.range.end, mark.range.start))
    }
}

fn before_mark(paragraph: &Paragraph<'_>, index: usize, table: &mut TableRow, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    let token = &tokens[index];
    let TokenKind::Punctuation(mark) = token.kind else { return };
    let Some(before) = at(tokens, index, -1) else { return };
    let gap = TextRange::new(before.range.end, token.range.start);
    if !is_stray(gap.of(paragraph.text)) || is_meant(paragraph, index, mark) || table.of(paragraph) {
        return;
    }
    let message = say!(context, "Thừa khoảng trắng trước dấu “{mark}”", "Space before “{mark}”");
    let entry = report.add(&RULE, gap.cover(token.range), message);
    let entry = if matches!(mark, ';' | ':' | '!' | '?') { entry.at_most(Severity::Hint) } else { entry };
    entry.fix(say!(context, "Bỏ khoảng trắng", "Delete the space"), vec![TextEdit::delete(gap)]);
}

/// "Kqđ = Cm : Ctq": the colon of a formula.
fn divides(tokens: &[Token], index: usize) -> bool {
    const LONGEST_FORMULA: usize = 12;
    tokens[index.saturating_sub(LONGEST_FORMULA)..index].iter().any(|token| token.is('='))
}

/// One or two blanks, and nothing that aligns: no tab, no skipped zone.
fn is_stray(gap: &str) -> bool {
    !gap.is_empty() && gap.len() <= 4 && gap.chars().count() <= 2 && gap.chars().all(|c| c != '\t' && c.is_whitespace())
}

/// Whether the writer has a reason for the space before the mark at `index`.
fn is_meant(paragraph: &Paragraph<'_>, index: usize, mark: char) -> bool {
    let tokens = &paragraph.tokens;
    let before = &tokens[index - 1];
    let behind_text = match before.kind {
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Punctuation(c) => matches!(c, ')' | ']' | '”' | '»' | '%'),
    };
    if !behind_text {
        return true;
    }
    // "(8) , ngày": the number of a note stands in a blank.
    let opens_line = |index: usize| index == 0 || tokens[index].gap == Gap::Line;
    let blank = index.checked_sub(3).is_some_and(|open| before.is(')') && tokens[open].is('(') && opens_line(open));
    if blank && tokens[index - 2].is_number() {
        return true;
    }
    let short = before.is_number() || paragraph.word(before).chars().count() == 1;
    let numeral = before.case == Case::Upper && before.len() <= 4;
    if index == 1 && (short || numeral) || short && mark == ')' {
        // A list marker, or a formula.
        return true;
    }
    let Some(next) = tokens.get(index + 1) else { return false };
    let glued = touching(&tokens[index], next);
    match mark {
        '.' | ',' if before.is_number() && next.is_number() => true,
        '.' => {
            // ". . ." is a blank to be filled in.
            next.is('.')
                || glued && (next.is_number() || next.is('/') || next.is('…') || next.is(','))
                || glued && next.is_word() && paragraph.word(next).is_ascii()
                || short && next.len() == 1
        }
        ',' => glued && (next.is(',') || next.is('.') || next.is('…')) || short && next.len() == 1,
        ':' => {
            before.is_number() && next.is_number()
                || glued && !next.is_word() && !next.is('“')
                || divides(tokens, index)
        }
        '!' | '?' => glued,
        _ => false,
    }
}
