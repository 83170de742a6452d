//! F04: place and date.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::{DateKind, DocumentFacts};
use crate::text::{TextEdit, TextRange};

use super::{DOCUMENT, HEAD, lines};

pub(super) static F04: Rule = Rule {
    code: "F04",
    name: "place-and-date",
    category: Category::Layout,
    level: Level::Off,
    profiles: DOCUMENT,
    title: Text { vi: "Thiếu dấu phẩy sau địa danh", en: "The comma between place and date is missing" },
    explain: Text {
        vi: "Sau địa danh có dấu phẩy: “Hà Nội, ngày 05 tháng 01 năm 2020” (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục \
             II, khoản 4).",
        en: "The place takes a comma: “Hà Nội, ngày 05 tháng 01 năm 2020” (Decree 30/2020/NĐ-CP, Appendix I, I.II.4).",
    },
    guard: Text {
        vi: "Chỉ xét dòng ở đầu văn bản gồm địa danh và ngày tháng đầy đủ.",
        en: "Only a line of the head that is a place and a whole date.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\n⟦Sơn La⟧ ngày 05 tháng 3 năm 2024\nBÁO CÁO\nTM. ỦY BAN \
             NHÂN DÂN",
            Some(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nTM. ỦY BAN \
                 NHÂN DÂN",
            ),
        ),
        Example::Right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO"),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for line in lines(facts).take(HEAD) {
        let day = line.paragraph.facts.dates.iter().find(|date| date.kind == DateKind::Day);
        let Some(day) = day.map(|day| day.range.shift(line.paragraph.start)) else { continue };
        let place = TextRange::new(line.range.start, day.start);
        let words: Vec<&str> = place.of(facts.text).split_whitespace().collect();
        let named = (1..=5).contains(&words.len())
            && words.iter().all(|word| {
                word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic)
            });
        if day.end == line.range.end && named {
            let place = TextRange::new(place.start, place.start + place.of(facts.text).trim_end().len() as u32);
            let message = say!(context, "Thiếu dấu phẩy sau địa danh", "A comma is missing behind the place");
            let _ = report
                .add(&F04, place, message)
                .fix(say!(context, "Thêm dấu phẩy", "Add the comma"), vec![TextEdit::insert(place.end, ",")]);
        }
    }
}
