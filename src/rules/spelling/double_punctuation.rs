use crate::orthography;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Paragraph, Role};
use crate::text::{Case, Gap, TextEdit, TextRange, Token, TokenKind};

use super::neighbours::{at, has_vietnamese_letter, may_be_syllable, touching};

pub(super) static RULE: Rule = Rule {
    code: "D08",
    name: "double-punctuation",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Dấu câu bị gõ hai lần hoặc chồng lên nhau", en: "Doubled or clashing punctuation" },
    explain: Text {
        vi: "Hai dấu phẩy, hai dấu chấm phẩy liền nhau, dấu chấm sau dấu chấm lửng (“….”) hay dấu phẩy liền trước \
             dấu chấm lửng (“,…”) là do gõ thừa: dấu chấm lửng đã kết thúc phần liệt kê, không cần thêm dấu khác. \
             Không có văn bản quy phạm nào quy định về dấu câu; quy tắc này dựa trên cách viết chung của văn bản \
             nhà nước.",
        en: "Two commas or two semicolons in a row, a full stop behind an ellipsis (“….”) or a comma right before one \
             (“,…”) are slips: the ellipsis closes the enumeration by itself. No normative text regulates \
             punctuation; the rule rests on the common usage of official texts.",
    },
    guard: Text {
        vi: "Không báo dấu kết thúc văn bản “./.”, dấu chấm lửng “...”, “…;”, “v.v...”, các dòng chấm để điền \
             (“ngày …. tháng …. năm 20..”), dấu chấm của chữ viết tắt đứng trước dấu phẩy. “,...” chỉ là gợi ý vì \
             phụ lục của Nghị định số 30/2020/NĐ-CP cũng viết như vậy.",
        en: "Silent on the end mark “./.”, on “...”, “…;”, “v.v...”, on dots to be filled in (“ngày …. tháng …. năm \
             20..”) and on the full stop of an abbreviation before a comma. “,...” is only a hint because the annexes \
             of Decree 30/2020/NĐ-CP print it.",
    },
    examples: &[
        Example::Wrong(
            "Đoàn kiểm tra các kho, bến bãi, cửa hàng⟦….⟧ Kết quả như sau:",
            Some("Đoàn kiểm tra các kho, bến bãi, cửa hàng… Kết quả như sau:"),
        ),
        Example::Wrong(
            "Hỗ trợ gạo, thuốc, quần áo⟦,…⟧ cho các hộ bị ngập.",
            Some("Hỗ trợ gạo, thuốc, quần áo… cho các hộ bị ngập."),
        ),
        Example::Wrong("Xã đã họp⟦,,⟧ thống nhất phương án.", Some("Xã đã họp, thống nhất phương án.")),
        Example::Wrong("- Sửa chữa đường liên thôn⟦;;⟧", Some("- Sửa chữa đường liên thôn;")),
        Example::Wrong("Công việc đã xong⟦..⟧ Đề nghị nghiệm thu.", Some("Công việc đã xong. Đề nghị nghiệm thu.")),
        Example::Wrong("Huyện đã giao đất⟦,.⟧", Some("Huyện đã giao đất.")),
        Example::Wrong("Đề nghị các đơn vị thực hiện⟦;.⟧", Some("Đề nghị các đơn vị thực hiện.")),
        Example::Wrong("Thôn Đông, huyện Nậm Rong⟦.;⟧ ngày nhận đơn.", None),
        Example::Wrong("Gồm lúa, ngô, khoai⟦,...⟧ trồng xen.", Some("Gồm lúa, ngô, khoai... trồng xen.")),
        Example::Right("Đề nghị các đơn vị nghiêm túc thực hiện./."),
        Example::Right("Trồng lúa, ngô, khoai...; nuôi trâu, bò…; làm nghề rừng v.v..."),
        Example::Right("Hà Nội, ngày …. tháng …. năm 20.."),
        Example::Right("Họ và tên:...................... Năm sinh: ……….."),
        Example::Right("Kinh phí cho y tế, giáo dục, v.v., do ngân sách huyện bảo đảm."),
        Example::Right("Kính gửi: Chi cục Hải quan khu vực….\n- Lưu: VT,…\nTừ dd….mm….yy"),
        Example::Right("Xem tệp ..\\bao-cao.docx, khoảng 1..5."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    let mut index = 0;
    while index < tokens.len() {
        let start = index;
        index += 1;
        if !is_mark(&tokens[start]) {
            continue;
        }
        while index < tokens.len() && is_mark(&tokens[index]) && touching(&tokens[index - 1], &tokens[index]) {
            index += 1;
        }
        if index - start >= 2 {
            judge(paragraph, start, index, context, report);
        }
    }
}

fn is_mark(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punctuation('.' | ',' | ';' | ':' | '…'))
}

fn judge(paragraph: &Paragraph<'_>, start: usize, end: usize, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    let Some(before) = at(tokens, start, -1).filter(|before| touching(before, &tokens[start])) else {
        // Marks that stand free are blanks to be filled in.
        return;
    };
    let range = tokens[start].range.cover(tokens[end - 1].range);
    let after = tokens.get(end);
    let glued = after.is_some_and(|after| after.joined());
    let closes = after.is_none_or(|after| after.gap == Gap::Line || after.case != Case::Lower);
    let run = range.of(paragraph.text);
    // Abbreviations that end in a full stop are short or no syllables: "TP.;", "v.v.,", "Co.,".
    let word = paragraph.word(before);
    let sure = has_vietnamese_letter(word) || word.len() > 3 && orthography::read(&word.to_lowercase()).is_some();
    let sure = sure && may_be_syllable(paragraph, before);
    let one = |mark: &str| (vec![mark.to_owned()], false);
    let (right, mild) = match run {
        "…." | ".…" if before.is_word() && ends_enumeration(paragraph, start, after) => one("…"),
        ".." if before.case == Case::Lower
            && may_be_syllable(paragraph, before)
            && !glued
            && !is_blank(paragraph, before, after) =>
        {
            let mut choices = vec![".".to_owned(), "...".to_owned()];
            if !closes {
                choices.reverse();
            }
            (choices, false)
        }
        ",…" if !is_filing_line(paragraph, before) => one("…"),
        ",..." | ",.." if !is_filing_line(paragraph, before) => (vec!["...".to_owned()], true),
        ";…" | ";..." => return,
        ",." | ";." if !glued && closes => one("."),
        ",;" | ";," => one(";"),
        ".," | ".;" if sure && !is_blank(paragraph, before, after) => {
            let mark = &run[1..];
            (vec![mark.to_owned(), ".".to_owned()], false)
        }
        ":;" | ";:" | ":," | ",:" if !glued => (run.chars().map(String::from).collect(), false),
        _ => {
            let first = run.chars().next().unwrap_or('.');
            let same = run.chars().all(|c| c == first);
            if !same || !matches!(first, ',' | ';') {
                return;
            }
            one(&first.to_string())
        }
    };
    let entry = report.add(&RULE, range, say!(context, "Thừa dấu câu: “{run}”", "Too much punctuation: “{run}”"));
    let entry = if mild { entry.at_most(Severity::Hint) } else { entry };
    let sure_fix = right.len() == 1;
    right.into_iter().fold(entry, |entry, mark| {
        let title = say!(context, "Sửa thành “{mark}”", "Change to “{mark}”");
        let edits = vec![TextEdit::replace(TextRange::new(range.start, range.end), mark)];
        if sure_fix { entry.fix(title, edits) } else { entry.suggest(title, edits) }
    });
}

/// Whether an ellipsis at `index` closes an enumeration rather than being a blank to be filled in
/// ("Kính gửi: Chi cục Hải quan khu vực…."): there is a comma before it and no letter right behind.
fn ends_enumeration(paragraph: &Paragraph<'_>, index: usize, after: Option<&Token>) -> bool {
    let tokens = &paragraph.tokens;
    let before = &tokens[index - 1];
    let near = &tokens[index.saturating_sub(40)..index];
    near.iter().any(|token| token.is(','))
        && before.case != Case::Upper
        && !after.is_some_and(|after| after.joined() && !after.is(')'))
        && !is_blank(paragraph, before, after)
}

/// "Lưu: VT,…" in the list of recipients, where the dots stand for the drafting unit.
fn is_filing_line(paragraph: &Paragraph<'_>, before: &Token) -> bool {
    paragraph.facts.role == Role::Recipients || paragraph.word(before) == "VT"
}

/// Whether the dots are a blank to be filled in: "ngày …. tháng", "số ..", "20..".
fn is_blank(paragraph: &Paragraph<'_>, before: &Token, after: Option<&Token>) -> bool {
    const LEADS: [&str; 12] = ["ngày", "tháng", "năm", "số", "giờ", "phút", "thứ", "là", "ông", "bà", "tên", "khóa"];
    if !before.is_word() {
        return true;
    }
    let mut lower = String::new();
    crate::text::lowercase_into(paragraph.word(before), &mut lower);
    LEADS.contains(&lower.as_str()) || after.is_some_and(|after| after.is('/') || after.is('-') || after.is_number())
}
