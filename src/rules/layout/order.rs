//! F08: the order of Điều, khoản and điểm.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::DocumentFacts;
use crate::text::TextRange;

use super::{DOCUMENT, lines};

pub(super) static F08: Rule = Rule {
    code: "F08",
    name: "numbering-of-parts",
    category: Category::Layout,
    level: Level::Off,
    profiles: DOCUMENT,
    title: Text { vi: "Thứ tự điểm không liên tục", en: "Points are out of order" },
    explain: Text {
        vi: "Điểm được ghi thứ tự theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k … (Nghị định 30/2020/NĐ-CP, Phụ \
             lục I, Phần I, Mục II, khoản 6; chính nghị định này ghi “d) đ) e) g)”). Thiếu “đ”, hoặc dùng “f”, “j”, “w”, \
             “z” là lỗi của phần mềm đánh số.",
        en: "Points follow the Vietnamese alphabet: a, b, c, d, đ, e, g, h, i, k … (Decree 30/2020/NĐ-CP, Appendix I, I.II.6; \
             the decree itself has “d) đ) e) g)”). A missing “đ”, or “f”, “j”, “w”, “z”, comes from automatic numbering.",
    },
    guard: Text {
        vi: "Chỉ so một điểm với điểm ngay trước trong cùng một khoản. Điểm của văn bản sửa đổi (“c1)”), điểm đã bãi bỏ hoặc \
             trích dẫn nhảy cách thì không báo.",
        en: "A point is compared with the one before within a clause. Points of amendments (“c1)”) and gaps left by \
             repealed or quoted points are left alone.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n1. Nhiệm vụ\na) Một;\nb) \
             Hai;\nc) Ba;\nd) Bốn;\n⟦e)⟧ Năm.",
            None,
        ),
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n1. Nhiệm vụ\nd) Một;\nđ) \
             Hai;\ne) Ba;\n⟦f)⟧ Bốn.",
            None,
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n1. Nhiệm vụ\na) Một;\nb) \
             Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\ng) Bảy.\n2. Kinh phí\na) Một;\nb) Hai.",
        ),
    ],
    check: Check::Document(check),
};

const ALPHABET: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

/// The place of d, after which automatic numbering forgets đ.
const D: usize = 3;

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut before: Option<char> = None;
    for line in lines(facts) {
        let Some(letter) = point(line.text) else {
            // A new clause, article or heading begins its points anew; other lines go on with the point.
            if line.text.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()) {
                before = None;
            }
            continue;
        };
        let range = TextRange::new(line.range.start, line.range.start + letter.len_utf8() as u32 + 1);
        if let Some(last) = before.and_then(place) {
            let expected = ALPHABET.get(last + 1).copied();
            // "d) e)", "e) f)": what an English list gives. Other gaps are repealed or quoted points.
            let wrong = place(letter).is_none_or(|at| (last, at) == (D, D + 2));
            if let Some(expected) = expected.filter(|_| wrong) {
                let last = ALPHABET[last];
                let message =
                    say!(context, "Sau điểm {last} là điểm {expected}", "Point {expected} comes after point {last}");
                let _ = report.add(&F08, range, message);
            }
        }
        before = Some(letter);
    }
}

/// The letter of "a) …".
fn point(line: &str) -> Option<char> {
    let mut letters = line.chars();
    let letter = letters.next().filter(|letter| letter.is_lowercase())?;
    (letters.next() == Some(')')).then_some(letter)
}

fn place(letter: char) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == letter)
}
