//! E03: capitals in the names of places.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextRange, Token};

use super::recase::{Letter, recase};

pub(super) static E03: Rule = Rule {
    code: "E03",
    name: "place-capitals",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Địa danh viết hoa chưa đúng", en: "Wrong capitals in the name of a place" },
    explain: Text {
        vi: "Danh từ chung trước tên sông, núi viết thường khi không phải là một phần của tên: “sông Hậu”, “biển Cửa Lò” \
             (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III.1.d). Danh từ chung đi với số, tên người hay sự kiện thì viết \
             hoa: “Quận 1”, “Phường 3” (mục III.1.b). Trường hợp riêng: “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh” (mục \
             III.1.c). Tên riêng viết hoa chữ đầu của mọi âm tiết: “Đà Nẵng” (mục III.1.a).",
        en: "The common noun before a river or mountain is small where it is no part of the name: “sông Hậu” (Decree \
             30/2020/NĐ-CP, Appendix II, III.1.d). With a number, a person or an event it takes a capital: “Quận 1” \
             (III.1.b). Special: “Thành phố Hồ Chí Minh” (III.1.c). Each syllable of a name has its capital: “Đà Nẵng” (III.1.a).",
    },
    guard: Text {
        vi: "“Sông” chỉ xét trước tên các sông lớn và sau những từ như ven, dọc, bờ, lưu vực, vì “Sông Công”, “Sông Hinh” \
             là tên đơn vị hành chính. Kể nhiều quận (“các quận 1, 3”) thì không báo. Tên tỉnh viết thường cả chỉ xét \
             sau “tỉnh”, “thành phố”; danh mục: provinces.tsv.",
        en: "“Sông” is judged only before the names of the great rivers and behind words such as ven, dọc, bờ, lưu vực, for \
             “Sông Công” and “Sông Hinh” are districts. Lists (“các quận 1, 3”) are left alone. Provinces all in small letters are judged only \
             behind “tỉnh”, “thành phố”; list: provinces.tsv.",
    },
    examples: &[
        Example::Wrong("Tuyến đường ven ⟦Sông Hậu⟧ đã thông xe.", Some("Tuyến đường ven sông Hậu đã thông xe.")),
        Example::Wrong("Trụ sở đặt tại ⟦quận 3⟧, ⟦phường 14⟧.", Some("Trụ sở đặt tại Quận 3, Phường 14.")),
        Example::Wrong(
            "Đoàn công tác của ⟦thành phố Hồ Chí Minh⟧ dự.",
            Some("Đoàn công tác của Thành phố Hồ Chí Minh dự."),
        ),
        Example::Wrong(
            "Chủ tịch Ủy ban Mặt trận thành phố ⟦Đà nẵng⟧ và đoàn tỉnh ⟦sơn la⟧ dự.",
            Some("Chủ tịch Ủy ban Mặt trận thành phố Đà Nẵng và đoàn tỉnh Sơn La dự."),
        ),
        Example::Right(
            "Vì hòa bình; giải Nobel Hòa bình; Việt Nam định hướng; Thái bình thịnh trị; tỉnh Hòa Bình; TỈNH SƠN LA.",
        ),
        Example::Right("Dọc sông Hậu; thành phố Sông Công; xã Sông Hinh; cầu Sông Hàn; công ty Sông Đà."),
        Example::Right("Các quận 1, 3, 5; phường 12.000 dân; quận 2.500 hộ; Quận 1; Thành phố Hồ Chí Minh."),
    ],
    check: Check::Paragraph(check),
};

/// Rivers whose names hold no common noun.
const RIVERS: [&str; 14] =
    ["Hậu", "Tiền", "Hồng", "Mã", "Lam", "Hương", "Đuống", "Đà", "Lô", "Thao", "Vàm", "Gianh", "Thương", "Lục"];
/// What stands before a river and never before a district.
const BEFORE_RIVER: [&str; 12] =
    ["ven", "dọc", "bờ", "vực", "trên", "lòng", "nước", "hạ", "qua", "bãi", "khúc", "nguồn"];

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let words = &context.knowledge.words;
    for (index, token) in paragraph.tokens.iter().enumerate() {
        // Few words begin the name of a place, or may stand before one.
        let kind = [words.quan, words.phuong, words.thanh].contains(&token.key);
        if !kind && token.case != Case::Title && !context.knowledge.provinces.names.may_start(token) {
            continue;
        }
        let rest = &paragraph.tokens[index..];
        let before = index.checked_sub(1).map(|before| &paragraph.tokens[before]);
        if token.case == Case::Title {
            if paragraph.word(token) == "Sông" && is_river(paragraph, before, rest) {
                say(paragraph, &rest[..2], &[(token.range, Letter::Small)], context, report);
            }
        } else if token.case == Case::Lower {
            if (token.key == words.quan || token.key == words.phuong) && is_numbered(before, rest, context) {
                say(paragraph, &rest[..2], &[(token.range, Letter::Capital)], context, report);
            } else if token.key == words.thanh && is_ho_chi_minh(paragraph, rest, context) {
                say(paragraph, &rest[..5], &[(token.range, Letter::Capital)], context, report);
            }
        }
        if let Some(name) = province(paragraph, before, rest, context) {
            let small = name.iter().filter(|word| word.is_word() && word.case == Case::Lower);
            let letters: Vec<_> = small.map(|word| (word.range, Letter::Capital)).collect();
            say(paragraph, name, &letters, context, report);
        }
    }
}

/// Names that are words of the language too.
const WORDS_TOO: [&str; 2] = ["hòa bình", "thái bình"];

/// The name of a province of which a syllable lacks its capital: "thành phố Đà nẵng", "tỉnh sơn la".
fn province<'t>(
    paragraph: &Paragraph<'_>,
    before: Option<&Token>,
    rest: &'t [Token],
    context: &Context,
) -> Option<&'t [Token]> {
    let ((), length) = context.knowledge.provinces.names.longest(rest)?;
    let name = &rest[..length];
    let words = || name.iter().filter(|word| word.is_word());
    let small = words().any(|word| word.case == Case::Lower);
    let spaced = name.iter().skip(1).all(|word| word.gap == Gap::Space) && name[0].gap == Gap::Space;
    if !small || !spaced || words().any(|word| word.case == Case::Upper) {
        return None;
    }
    let before = before.filter(|before| before.is_word())?;
    let of_kind = context.knowledge.word_sets.places.contains(before.key);
    let text = name[0].range.cover(name[length - 1].range).of(paragraph.text).to_lowercase();
    let word_too = WORDS_TOO.contains(&text.as_str());
    // "thành phố hòa bình" may be a peaceful city, "giải Nobel Hòa bình" a prize, and "Việt Nam định
    // hướng" is the end of another name.
    let sure = match name[0].case {
        Case::Lower => of_kind && !word_too,
        _ => of_kind || !word_too && before.case == Case::Lower,
    };
    sure.then_some(name)
}

fn is_river(paragraph: &Paragraph<'_>, before: Option<&Token>, rest: &[Token]) -> bool {
    let name = rest.get(1).is_some_and(|name| name.gap == Gap::Space && RIVERS.contains(&paragraph.word(name)));
    let last = rest.get(2).is_none_or(|next| next.case == Case::Lower || paragraph.word(next) == "Cỏ");
    name && last && before.is_some_and(|before| BEFORE_RIVER.contains(&paragraph.word(before)))
}

/// "quận 1", not "các quận 1, 3" and not "phường 12.000 dân".
fn is_numbered(before: Option<&Token>, rest: &[Token], context: &Context) -> bool {
    let number = rest.get(1).filter(|number| number.gap == Gap::Space && number.len() <= 2);
    let Some(value) = number.and_then(Token::value) else { return false };
    let of_many = before.is_none_or(|before| context.knowledge.word_sets.kinds.contains(before.key));
    // "phường 5 hộ", "quận 10%", "quận 1 và 3", "phường 2/3": the number counts or is one of several.
    let alone = rest.get(2).is_none_or(|next| !next.joined() && next.case != Case::Lower && !next.is_number())
        || rest.get(2).is_some_and(|next| next.is(',') || next.is('.') || next.is(')') || next.is(';'))
            && rest.get(3).is_none_or(|next| !next.is_number());
    (1..=30).contains(&value) && !of_many && alone
}

fn is_ho_chi_minh(paragraph: &Paragraph<'_>, rest: &[Token], context: &Context) -> bool {
    rest.len() > 4
        && rest[1].key == context.knowledge.words.pho
        && rest[1].case == Case::Lower
        && ["Hồ", "Chí", "Minh"].iter().zip(&rest[2..]).all(|(word, token)| paragraph.word(token) == *word)
}

fn say(
    paragraph: &Paragraph<'_>,
    name: &[Token],
    letters: &[(TextRange, Letter)],
    context: &Context,
    report: &mut Report,
) {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return };
    let range = first.range.cover(last.range);
    let Some((edit, right)) = recase(paragraph.text, range, letters) else { return };
    let message = say!(
        context,
        "Viết “{right}” (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III.1)",
        "Write “{right}” (Decree 30/2020/NĐ-CP, Appendix II, III.1)"
    );
    let _ = report.add(&E03, range, message).fix(say!(context, "Viết “{right}”", "Write “{right}”"), edit);
}
