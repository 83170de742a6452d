use crate::orthography::{Model, Speller, WordId, read};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, TextEdit, Token, TokenKind, lowercase_into};

use super::dictionary::{Dictionary, is_loan};
use super::neighbours::{at, clusters, has_vietnamese_letter};

pub(super) static RULE: Rule = Rule {
    code: "D19",
    name: "glued-words",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Hai chữ dính liền nhau", en: "Two words run together" },
    explain: Text {
        vi: "Tiếng Việt viết rời từng âm tiết; “thựchiện”, “sau đâygọi là”, “UBNDđã”, “năm2023” thiếu một khoảng \
             trắng, thường do sao chép từ tệp PDF hoặc gõ nhanh. Quy tắc chỉ tách khi hai nửa là hai âm tiết, và hai \
             âm tiết ấy hay đi liền nhau trong văn bản pháp luật và báo chí, hoặc mỗi nửa hay đi với chữ đứng cạnh \
             nó. Căn cứ là quy tắc chính tả tiếng Việt.",
        en: "Vietnamese writes each syllable apart; “thựchiện”, “sau đâygọi là”, “UBNDđã”, “năm2023” lack a space, \
             mostly after copying from PDF or in haste. The rule parts a word only into two syllables that often \
             follow each other in legal texts and news, or that often go with what stands beside each. It \
             rests on the rules of Vietnamese spelling.",
    },
    guard: Text {
        vi: "Không báo từ vay mượn viết liền (ôtô, bêtông), tên riêng dân tộc thiểu số và nước ngoài, ký hiệu, chữ trong \
             từ điển của người dùng, chữ không có dấu tiếng Việt.",
        en: "Silent on loans written in one (ôtô, bêtông), on ethnic and foreign names, on symbols, on words of the user's \
             dictionary, and on words without Vietnamese letters.",
    },
    examples: &[
        Example::Wrong("Các xã đã ⟦thựchiện⟧ xong kế hoạch.", Some("Các xã đã thực hiện xong kế hoạch.")),
        Example::Wrong("Không để nguy ⟦cơảnh⟧ hưởng đến sản xuất.", Some("Không để nguy cơ ảnh hưởng đến sản xuất.")),
        Example::Wrong("Nghị quyết của Quốc hội (sau ⟦đâygọi⟧ là Nghị quyết).", None),
        Example::Wrong("Đề nghị ⟦UBNDtỉnh⟧ xem xét.", Some("Đề nghị UBND tỉnh xem xét.")),
        Example::Wrong("Kế hoạch ⟦năm2023⟧ đã giao.", Some("Kế hoạch năm 2023 đã giao.")),
        Example::Right("Xe ôtô chở bêtông, dây điện và côngtơ; suối Đăkrông, xã Hơbông; năm1."),
        Example::Right("Thôn Bản Giàng, ông Hoàng Văn Hiếu, khí CO2, mẫu TTđ."),
    ],
    check: Check::Paragraph(check),
};

/// How often two syllables must be seen side by side, in counts of the model.
const OFTEN: f32 = 50.0;

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let Some(model) = context.knowledge.speller.as_deref().map(Speller::model) else { return };
    let mut dictionary = None;
    for (index, token) in paragraph.tokens.iter().enumerate() {
        if !token.is_word() {
            continue;
        }
        // A word that the model knows is one word, unless something is glued to it.
        let glue = |next: &Token| next.joined() && (next.is_word() || next.is_number());
        let glued = paragraph.tokens.get(index + 1).is_some_and(glue);
        if !glued && paragraph.known_word(Some(index)).is_word() {
            continue;
        }
        let word = paragraph.word(token);
        if word.is_ascii() && token.case != Case::Upper {
            continue;
        }
        let Some(place) = seam(paragraph, index, model) else { continue };
        let dictionary = dictionary.get_or_insert_with(|| Dictionary::of(context));
        if dictionary.has(&word.to_lowercase()) {
            continue;
        }
        let (range, left, right) = match place {
            Seam::Within(place) => (token.range, &word[..place], &word[place..]),
            Seam::Behind => {
                let next = &paragraph.tokens[index + 1];
                (token.range.cover(next.range), word, paragraph.word(next))
            }
        };
        let middle = match place {
            Seam::Within(place) => paragraph.folded.map.original(token.folded.start + place as u32),
            Seam::Behind => token.range.end,
        };
        let message =
            say!(context, "Thiếu khoảng trắng giữa “{left}” và “{right}”", "No space between “{left}” and “{right}”");
        let title = say!(context, "Thêm khoảng trắng", "Insert a space");
        let _ = report.add(&RULE, range, message).fix(title, vec![TextEdit::insert(middle, " ")]);
    }
}

/// Where a space is missing.
enum Seam {
    /// In the word, at this byte of it.
    Within(usize),
    /// Between the word and the number or word behind it.
    Behind,
}

fn seam(paragraph: &Paragraph<'_>, index: usize, model: &Model) -> Option<Seam> {
    let token = &paragraph.tokens[index];
    let word = paragraph.word(token);
    let next = paragraph.tokens.get(index + 1).filter(|next| next.joined());
    if let Some(number) = next.filter(|next| next.is_number()) {
        return (!token.joined() && begins_date(paragraph, index, word, number)).then_some(Seam::Behind);
    }
    if let Some(word) = next.filter(|next| next.is_word()) {
        return is_abbreviation_and_word(paragraph, token, word, model).then_some(Seam::Behind);
    }
    // A part of a symbol, an address or a name with an apostrophe.
    let glue = |token: &Token| !matches!(token.kind, TokenKind::Punctuation(c) if ".,;:!?)”\"…(“".contains(c));
    let before = at(&paragraph.tokens, index, -1).filter(|_| token.joined());
    if next.is_some_and(glue) || before.is_some_and(glue) {
        return None;
    }
    let may_be_two = token.case != Case::Upper && !word.is_ascii();
    if may_be_two { two_syllables(paragraph, index, word, model).map(Seam::Within) } else { None }
}

/// "năm2023", "ngày27/7", "tháng7": a footnote's mark is shorter than a year and no date.
fn begins_date(paragraph: &Paragraph<'_>, index: usize, word: &str, number: &Token) -> bool {
    let value = number.value().unwrap_or(0);
    let behind = paragraph.tokens.get(index + 2).filter(|token| token.joined());
    match word {
        "năm" => (1900..2100).contains(&value),
        "ngày" | "tháng" => behind.is_some_and(|sign| sign.is('/') || sign.is('-')),
        _ => false,
    }
}

/// Where two known syllables that often follow each other meet, if there is one such place.
fn two_syllables(paragraph: &Paragraph<'_>, index: usize, word: &str, model: &Model) -> Option<usize> {
    let mut lower = String::new();
    lowercase_into(word, &mut lower);
    if model.word(&lower).is_some() || is_loan(&lower) || lower.len() != word.len() {
        return None;
    }
    let known = |part: &str| read(part).filter(|reading| !reading.syllable.is_rare()).and_then(|_| model.word(part));
    let neighbours = [index.checked_sub(1), Some(index + 1)].map(|index| paragraph.known_word(index));
    // "sốĐiều", "ViệtNam": a capital inside begins the second.
    let capital = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()).map(|(place, _)| place);
    let fits = |(place, _): (usize, char)| {
        if capital.is_some_and(|capital| capital != place) {
            return None;
        }
        let (left, right) = lower.split_at(place);
        let (left, right) = (known(left)?, known(right)?);
        let often = model.bigram(left, right);
        // "cơảnh" has its vowels side by side, and so has many a loan ("kiốt").
        let fits = often >= OFTEN && clusters(word) >= 2 && in_place(paragraph, index, [left, right], model)
            || model.run_together(neighbours, [left, right]);
        fits.then_some((place, often))
    };
    lower.char_indices().skip(1).filter_map(fits).max_by(|one, other| one.1.total_cmp(&other.1)).map(|best| best.0)
}

/// Whether one of the neighbours is seen beside the two halves as well.
fn in_place(paragraph: &Paragraph<'_>, index: usize, [left, right]: [WordId; 2], model: &Model) -> bool {
    let known = |index: Option<usize>| paragraph.known_word(index);
    let (before, behind) = (known(index.checked_sub(1)), known(Some(index + 1)));
    model.bigram(before, left) > 0.0 || model.bigram(right, behind) > 0.0
}

/// "UBNDtỉnh": an abbreviation, then a small syllable that is written with marks.
fn is_abbreviation_and_word(paragraph: &Paragraph<'_>, token: &Token, next: &Token, model: &Model) -> bool {
    let (left, right) = (paragraph.word(token), paragraph.word(next));
    if token.case != Case::Upper || next.case != Case::Lower || !has_vietnamese_letter(right) {
        return false;
    }
    // "GCNQSDĐất", "GIáo": capitals may be the first letters of the word.
    let all = left.to_lowercase() + right;
    let one_word = all.char_indices().take_while(|(place, _)| all.len() - place > right.len());
    let one_word = one_word.map(|(place, _)| &all[place..]).any(|word| read(word).is_some());
    !one_word && model.word(right).is_some()
}
