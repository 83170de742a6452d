//! G03: the space between a number and its unit.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{DocumentFacts, ParagraphFacts, Quantity};
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
        vi: "Đơn vị là chữ tiếng Việt (tỷ, triệu, đồng, hộ, người …) luôn viết cách. Ký hiệu quốc tế (km, ha, kg …) được \
             báo từng chỗ khi phần lớn chỗ khác trong bài viết cách, nếu không thì nhắc một lần cho cả bài.",
        en: "Units that are Vietnamese words (tỷ, triệu, đồng, hộ, người …) always take the space. International signs (km, \
             ha, kg …) are reported one by one where most places of the text have it, else once for the whole text.",
    },
    examples: &[
        Example::Wrong("Tổng kinh phí ⟦212tỷ⟧ đồng.", Some("Tổng kinh phí 212 tỷ đồng.")),
        Example::Wrong("Đường dài 12 km, nhánh phụ 3 km và ⟦5km⟧.", Some("Đường dài 12 km, nhánh phụ 3 km và 5 km.")),
        Example::Wrong("Đường dài ⟦5km⟧, rộng 6m; đạt 10%.", Some("Đường dài 5 km, rộng 6 m; đạt 10%.")),
        Example::Right("Đạt 10%; lớp 9A; QL1A; Quyết định số 30a; sút phạt 11m; cao 1m70; máy bay Su-22M4."),
    ],
    check: Check::Seen { sees, check },
};

const WORDS: [&str; 11] = ["tỷ", "triệu", "nghìn", "đồng", "hộ", "người", "xã", "tấn", "huyện", "thôn", "tỉnh"];
const SIGNS: [&str; 5] = ["km", "ha", "kg", "m", "mm"];

/// The numbers with a unit, and what stands around both.
fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for quantity in &paragraph.facts.quantities {
        let Some((key, unit)) = quantity.unit else { continue };
        let range = quantity.range.cover(unit);
        let around = (is_coloured(paragraph.text, range.start), power(paragraph.text, range.end));
        sight.add(range.shift(paragraph.start), (key, quantity.glued, around));
    }
}

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
    let glued_range = |start: u32, quantity: &Quantity, unit: TextRange| {
        // The penalty spot is a name; "106m3" without raised digits is a million cubic metres.
        let range = TextRange::new(quantity.range.start, unit.end).shift(start);
        let small = !range.of(facts.text).contains(char::is_uppercase) && !is_coloured(facts.text, range.start);
        (power(facts.text, range.end) && small && !matches!(range.of(facts.text), "11m" | "103m" | "106m" | "109m"))
            .then_some(range)
    };
    let space = |start: u32, quantity: &Quantity| TextEdit::insert(quantity.range.shift(start).end, " ");
    // A writer who never sets the space before a sign is told once.
    let habit: Vec<TextEdit> = all()
        .filter(|(start, quantity, (key, unit))| {
            spaced <= glued && quantity.glued && has(&signs, *key) && glued_range(*start, quantity, *unit).is_some()
        })
        .map(|(start, quantity, _)| space(start, quantity))
        .collect();
    let mut told = false;
    for (start, quantity, (key, unit)) in all().filter(|(_, quantity, _)| quantity.glued) {
        let is_habit = !habit.is_empty() && has(&signs, key);
        let Some(range) = glued_range(start, quantity, unit) else { continue };
        if !(has(&words, key) || has(&signs, key)) || is_habit && std::mem::replace(&mut told, true) {
            continue;
        }
        let message = say!(context, "Thiếu khoảng trắng giữa số và đơn vị", "A space is missing before the unit");
        let entry = report.add(&G03, range, message);
        if is_habit && habit.len() > 1 {
            let count = habit.len();
            let title = say!(context, "Thêm khoảng trắng ở cả {count} chỗ", "Add the space at all {count} places");
            let _ = entry.suggest(title, habit.clone());
        } else {
            let _ = entry.fix(say!(context, "Thêm khoảng trắng", "Add the space"), vec![space(start, quantity)]);
        }
    }
}

/// Whether a unit ends here, but for its power: "1m70" is a height, "Su-22M4" an aeroplane; "20m2" is
/// measured.
fn power(text: &str, end: u32) -> bool {
    let behind = &text[end as usize..];
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    digits == 0 || digits == 1 && behind.starts_with(['2', '3'])
}

/// Whether a number belongs to a mark that colours what a terminal shows: "ESC[0m".
fn is_coloured(text: &str, start: u32) -> bool {
    text[..start as usize].trim_end_matches(|c: char| c.is_ascii_digit() || c == ';').ends_with("\x1b[")
}
