use crate::orthography;
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Paragraph, Role};
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
             (“ngày …. tháng …. năm 20..”), dấu chấm của chữ viết tắt đứng trước dấu phẩy. “,…” là cảnh báo \
             khi chính văn bản thường viết dấu chấm lửng không có dấu phẩy, không thì chỉ là gợi ý; “,...” luôn chỉ là gợi \
             ý, vì phụ lục của Nghị định số 30/2020/NĐ-CP cũng viết như vậy. Không báo “..” cạnh những dấu chấm khác.",
        en: "Silent on the end mark “./.”, on “...”, “…;”, “v.v...”, on dots to be filled in (“ngày …. tháng …. năm \
             20..”) and on the full stop of an abbreviation before a comma. “,…” is a warning where the text itself mostly \
             writes the ellipsis without a comma, else a hint; “,...” is only ever a hint, because the annexes of Decree \
             30/2020/NĐ-CP print it. “..” near other dots is left alone.",
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
        Example::Wrong(
            "Hỗ trợ gạo, thuốc… cho các hộ.\nTặng bút, vở, cặp⟦,…⟧ cho các em.",
            Some("Hỗ trợ gạo, thuốc… cho các hộ.\nTặng bút, vở, cặp… cho các em."),
        ),
        Example::Wrong("Xã đã họp⟦,,⟧ thống nhất phương án.", Some("Xã đã họp, thống nhất phương án.")),
        Example::Wrong("- Sửa chữa đường liên thôn⟦;;⟧", Some("- Sửa chữa đường liên thôn;")),
        Example::Wrong("Công việc đã xong⟦..⟧ Đề nghị nghiệm thu.", Some("Công việc đã xong. Đề nghị nghiệm thu.")),
        Example::Wrong("Huyện đã giao đất⟦,.⟧", Some("Huyện đã giao đất.")),
        Example::Wrong("Đề nghị các đơn vị thực hiện⟦;.⟧", Some("Đề nghị các đơn vị thực hiện.")),
        Example::Wrong(
            "a) Bản sao giấy phép (nếu có)⟦;.⟧\nb) Bản vẽ mặt bằng.",
            Some("a) Bản sao giấy phép (nếu có);\nb) Bản vẽ mặt bằng."),
        ),
        Example::Wrong("Thôn Đông, huyện Nậm Rong⟦.;⟧ ngày nhận đơn.", None),
        Example::Wrong("Gồm lúa, ngô, khoai⟦,...⟧ trồng xen.", Some("Gồm lúa, ngô, khoai... trồng xen.")),
        Example::Right("Đề nghị các đơn vị nghiêm túc thực hiện./."),
        Example::Right("Trồng lúa, ngô, khoai...; nuôi trâu, bò…; làm nghề rừng v.v..."),
        Example::Right("Hà Nội, ngày …. tháng …. năm 20.."),
        Example::Right("Họ và tên:...................... Năm sinh: ……….."),
        Example::Right("Kinh phí cho y tế, giáo dục, v.v., do ngân sách huyện bảo đảm."),
        Example::Right("Kính gửi: Chi cục Hải quan khu vực….\n- Lưu: VT,…\nTừ dd….mm….yy"),
        Example::Right("Theo tờ trình, người có số thứ tự…. trong danh sách nêu tại điều…., khoản…. của quy chế.."),
        Example::Right("Dự án đầu tư..\nDự án hỗ trợ kỹ thuật..\nChi phí khác…."),
        Example::Right("Xem tệp ..\\bao-cao.docx, khoảng 1..5."),
    ],
    check: Check::Clues { gather, judge },
};

/// What the note of a clue says besides how many bytes the run of marks takes: a sentence ends behind it,
/// or it is a plain ellipsis behind an enumeration and shows how the text writes one.
const CLOSES: u32 = 1 << 16;
const PLAIN: u32 = 1 << 17;
const LENGTH: u32 = CLOSES - 1;

fn gather(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
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
        if index - start >= 2 || tokens[start].is('…') {
            clues.extend(clue(paragraph, start, index));
        }
    }
}

fn is_mark(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punctuation('.' | ',' | ';' | ':' | '…'))
}

/// What the marks from `start` to `end` tell, if they clash or are a plain ellipsis.
fn clue(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Clue> {
    let tokens = &paragraph.tokens;
    // Marks that stand free are blanks to be filled in.
    let before = at(tokens, start, -1).filter(|before| touching(before, &tokens[start]))?;
    let range = tokens[start].range.cover(tokens[end - 1].range);
    let after = tokens.get(end);
    let glued = after.is_some_and(|after| after.joined());
    let closes = after.is_none_or(|after| after.gap == Gap::Line || !after.is_word() || after.case != Case::Lower);
    let run = range.of(paragraph.text);
    // Abbreviations that end in a full stop are short or no syllables: "TP.;", "v.v.,", "Co.,".
    let word = paragraph.word(before);
    let sure = has_vietnamese_letter(word) || word.len() > 3 && orthography::read(&word.to_lowercase()).is_some();
    let sure = sure && may_be_syllable(paragraph, before);
    let plain = matches!(run, "…" | "...");
    let tells = match run {
        "…" | "..." | "…." | ".…" => before.is_word() && ends_enumeration(paragraph, start, after),
        ".." => {
            let in_text = before.case == Case::Lower && may_be_syllable(paragraph, before);
            in_text && !glued && !is_blank(paragraph, before, after)
        }
        ",…" | ",..." | ",.." => !is_filing_line(paragraph, before),
        ";…" | ";..." => false,
        ",." | ";." if !glued && closes => !after.is_some_and(|after| after.is('.') || after.is('…')),
        ",;" | ";," => true,
        ".," | ".;" if sure => !is_blank(paragraph, before, after),
        ":;" | ";:" | ":," | ",:" if !glued => true,
        _ => run.starts_with([',', ';']) && run.bytes().all(|mark| mark == run.as_bytes()[0]),
    };
    let note = range.len() | if closes { CLOSES } else { 0 } | if plain { PLAIN } else { 0 };
    // A longer run is a line drawn with marks.
    (tells && range.len() <= LENGTH).then_some(Clue { fact: range.start, note })
}

fn judge(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let range = |place: &Place| {
        let start = facts.paragraphs.get(place.paragraph)?.start + place.fact;
        Some(TextRange::new(start, start + (place.note & LENGTH)))
    };
    let plain = places.iter().filter(|place| place.note & PLAIN != 0);
    let written = plain.clone().next().and_then(range);
    let with_comma = places.iter().filter_map(range).filter(|range| is_comma_and_ellipsis(range.of(facts.text)));
    // What the text itself mostly writes without the comma is a slip where it has one.
    let written = written.filter(|_| plain.count() >= with_comma.count());
    for place in places.iter().filter(|place| place.note & PLAIN == 0) {
        let Some(range) = range(place) else { continue };
        let run = range.of(facts.text);
        let blank = match run {
            // Half of an ellipsis, where there are others.
            ".." => is_near(facts.text, range, &["..", "…"]),
            "…." | ".…" => is_near(facts.text, range, &[".....", "……"]),
            _ => false,
        };
        if blank {
            continue;
        }
        let message = say!(context, "Thừa dấu câu: “{run}”", "Too much punctuation: “{run}”");
        let mut entry = report.add(&RULE, range, message);
        // The decree itself prints the comma in its lists: without the text's own word it is a matter of taste.
        let mut taste = false;
        if is_comma_and_ellipsis(run) {
            entry = match written {
                Some(other) if run == ",…" => {
                    entry.related(other, say!(context, "chỗ này không có dấu phẩy", "without the comma here"))
                }
                _ => {
                    taste = true;
                    entry.at_most(Severity::Hint)
                }
            };
        }
        let choices = choices(run, place.note & CLOSES != 0, goes_on(facts.text, range));
        let sure = choices.len() == 1 && !taste;
        for mark in choices {
            let title = say!(context, "Sửa thành “{mark}”", "Change to “{mark}”");
            let edits = vec![TextEdit::replace(range, mark)];
            entry = if sure { entry.fix(title, edits) } else { entry.suggest(title, edits) };
        }
    }
}

fn is_comma_and_ellipsis(run: &str) -> bool {
    matches!(run, ",…" | ",..." | ",..")
}

/// What may be meant by the marks, the likeliest first.
fn choices(run: &str, closes: bool, list_goes_on: bool) -> Vec<&str> {
    match run {
        "…." | ".…" | ",…" => vec!["…"],
        ",..." | ",.." => vec!["..."],
        ".." if closes => vec![".", "..."],
        ".." => vec!["...", "."],
        ",." | ";." if list_goes_on => vec![";", "."],
        ",." | ";." => vec!["."],
        ",;" | ";," => vec![";"],
        ".," | ".;" => vec![&run[1..], "."],
        ":;" | ";:" | ":," | ",:" => vec![&run[..1], &run[1..]],
        _ => vec![&run[..1]],
    }
}

/// Whether the next point of a list follows on the next line: "b) …", "- …".
fn goes_on(text: &str, range: TextRange) -> bool {
    let Some(behind) = text.get(range.end as usize..) else { return false };
    let point = behind.trim_start();
    let new_line = behind[..behind.len() - point.len()].contains('\n');
    let mut letters = point.chars();
    let lettered = letters.next().is_some_and(char::is_lowercase) && letters.next() == Some(')');
    new_line && (lettered || point.starts_with(['-', '–', '+']))
}

/// Whether one of the rows of dots stands near by: then the marks may be a blank of a form too.
fn is_near(text: &str, range: TextRange, dots: &[&str]) -> bool {
    const NEAR: usize = 120;
    let (bytes, start, end) = (text.as_bytes(), range.start as usize, range.end as usize);
    let sides = [&bytes[start.saturating_sub(NEAR)..start], &bytes[end..bytes.len().min(end + NEAR)]];
    sides.iter().any(|side| dots.iter().any(|dots| memchr::memmem::find(side, dots.as_bytes()).is_some()))
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
    const LEADS: [&str; 16] = [
        "ngày", "tháng", "năm", "số", "giờ", "phút", "thứ", "tự", "là", "ông", "bà", "tên", "khóa", "điều", "khoản",
        "điểm",
    ];
    if !before.is_word() {
        return true;
    }
    let mut lower = String::new();
    crate::text::lowercase_into(paragraph.word(before), &mut lower);
    LEADS.contains(&lower.as_str()) || after.is_some_and(|after| after.is('/') || after.is('-') || after.is_number())
}
