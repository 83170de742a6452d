//! G03: the space between a number and its unit.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::DocumentFacts;
use crate::text::{Key, TextEdit, TextRange};

pub(super) static G03: Rule = Rule {
    code: "G03",
    name: "unit-spacing",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Số viết dính với đơn vị", en: "No space between a number and its unit" },
    explain: Text {
        vi: "Giữa số và đơn vị có một khoảng trắng: “212 tỷ đồng”, “5 km” (Nghị định 86/2012/NĐ-CP, Phụ lục V). Riêng dấu % \
             thường viết liền và không bị xét.",
        en: "There is a space between a number and its unit: “212 tỷ đồng”, “5 km” (Decree 86/2012/NĐ-CP, Appendix V). The \
             sign % usually touches the number and is left alone.",
    },
    guard: Text {
        vi: "Đơn vị là chữ tiếng Việt (tỷ, triệu, đồng, hộ, người …) luôn viết cách. Ký hiệu quốc tế (km, ha, kg …) chỉ báo \
             khi phần lớn chỗ khác trong bài viết cách.",
        en: "Units that are Vietnamese words (tỷ, triệu, đồng, hộ, người …) always take the space. International signs (km, \
             ha, kg …) are reported only where most places of the text have it.",
    },
    examples: &[
        Example::Wrong("Tổng kinh phí ⟦212tỷ⟧ đồng.", Some("Tổng kinh phí 212 tỷ đồng.")),
        Example::Wrong("Đường dài 12 km, nhánh phụ 3 km và ⟦5km⟧.", Some("Đường dài 12 km, nhánh phụ 3 km và 5 km.")),
        Example::Right("Đường dài 5km, rộng 6m; đạt 10%; lớp 9A; QL1A; Quyết định số 30a."),
        Example::Right("Đường dài 12 km và 5km."),
    ],
    check: Check::Document(check),
};

const WORDS: [&str; 11] = ["tỷ", "triệu", "nghìn", "đồng", "hộ", "người", "xã", "tấn", "huyện", "thôn", "tỉnh"];
const SIGNS: [&str; 5] = ["km", "ha", "kg", "m", "mm"];

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let vocabulary = &context.knowledge.vocabulary;
    let words = WORDS.map(|word| vocabulary.key(word));
    let signs = SIGNS.map(|sign| vocabulary.key(sign));
    let has = |keys: &[Key], key: Key| key != Key::UNKNOWN && keys.contains(&key);
    let all = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            paragraph
                .facts
                .quantities
                .iter()
                .filter_map(move |quantity| Some((paragraph.start, quantity, quantity.unit?)))
        })
    };
    if !all().any(|(_, quantity, (key, _))| quantity.glued && (has(&words, key) || has(&signs, key))) {
        return;
    }
    let (mut spaced, mut glued) = (0u32, 0u32);
    for (_, quantity, _) in all().filter(|(_, _, (key, _))| has(&signs, *key)) {
        spaced += u32::from(!quantity.glued);
        glued += u32::from(quantity.glued);
    }
    for (start, quantity, (key, unit)) in all() {
        if !quantity.glued || !(has(&words, key) || has(&signs, key) && spaced > glued) {
            continue;
        }
        let range = TextRange::new(quantity.range.start, unit.end).shift(start);
        // The penalty spot is a name; "106m3" without raised digits is a million cubic metres.
        if matches!(range.of(facts.text), "11m" | "103m" | "106m" | "109m") {
            continue;
        }
        let message = say!(context, "Thiếu khoảng trắng giữa số và đơn vị", "A space is missing before the unit");
        let _ = report.add(&G03, range, message).fix(
            say!(context, "Thêm khoảng trắng", "Add the space"),
            vec![TextEdit::insert(quantity.range.shift(start).end, " ")],
        );
    }
}
