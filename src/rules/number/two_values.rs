//! G08: one figure with two values.

use rustc_hash::FxHashMap;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::DocumentFacts;
use crate::text::TextRange;

pub(super) static G08: Rule = Rule {
    code: "G08",
    name: "one-figure-two-values",
    category: Category::Number,
    level: Level::Off,
    profiles: &[],
    title: Text { vi: "Một số liệu ghi hai giá trị khác nhau", en: "One figure has two values" },
    explain: Text {
        vi: "“Khen thưởng cho 7 tập thể” rồi “khen thưởng cho 8 tập thể”: cùng một lời mà hai số khác nhau, một trong hai có thể \
             đã ghi nhầm. Không có quy định nào về điều này. Quy tắc tắt sẵn vì cùng một lời thường nói về hai kỳ, hai nơi khác nhau; bật khi rà \
             soát báo cáo trước khi trình.",
        en: "“Khen thưởng cho 7 tập thể” and later “khen thưởng cho 8 tập thể”: the same words with two numbers, one of which \
             may be wrong. No regulation is about this. Off unless switched on, for the same words are often said of two periods or places; useful \
             before a report is handed in.",
    },
    guard: Text {
        vi: "Chỉ so khi ba chữ trước và hai chữ sau số giống hệt nhau; tỷ lệ %, ngày tháng, số của văn bản không xét.",
        en: "Only where the three words before and the two behind are the same; percentages, dates and numbers of documents are \
             left alone.",
    },
    examples: &[
        Example::Wrong(
            "Hội nghị đã khen thưởng cho 7 tập thể có thành tích.\nUBND xã khen thưởng cho ⟦8⟧ tập thể có thành tích.",
            None,
        ),
        Example::Right(
            "Hội nghị đã khen thưởng cho 7 tập thể có thành tích.\nUBND xã khen thưởng cho 7 tập thể có thành tích.",
        ),
        Example::Right("Năm 2023 kết nạp được 7 đảng viên mới.\nNăm 2024 kết nạp 8 đảng viên mới."),
    ],
    check: Check::Document(check),
};

/// How many words before and behind a number say what it counts.
const BEFORE: usize = 3;
const BEHIND: usize = 2;

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut seen: FxHashMap<String, (&str, TextRange)> = FxHashMap::default();
    for paragraph in &facts.paragraphs {
        for quantity in paragraph.facts.quantities.iter().filter(|one| one.value.is_some() && !one.glued) {
            let Some(key) = surroundings(paragraph.text, quantity.range) else { continue };
            let written = quantity.range.of(paragraph.text);
            let range = quantity.range.shift(paragraph.start);
            match seen.get(&key) {
                Some((value, first)) if *value != written => {
                    let message = say!(
                        context,
                        "Cùng một lời nhưng chỗ khác ghi {value}",
                        "The same words have {value} elsewhere"
                    );
                    let place = say!(context, "chỗ này ghi số khác", "another number here");
                    let _ = report.add(&G08, range, message).related(*first, place);
                }
                Some(_) => {}
                None => {
                    seen.insert(key, (written, range));
                }
            }
        }
    }
}

/// The words around a number, in small letters; nothing if the sentence has too few of them.
fn surroundings(text: &str, number: TextRange) -> Option<String> {
    let (before, behind) = (&text[..number.start as usize], &text[number.end as usize..]);
    let sentence = before.rsplit(['.', ';', ':', '!', '?', '\n']).next().unwrap_or(before);
    let mut words: Vec<&str> = sentence.split_whitespace().rev().take(BEFORE).collect();
    words.reverse();
    let clause = behind.split([',', '.', ';', ':', '(', '\n']).next().unwrap_or(behind);
    let next: Vec<&str> = clause.split_whitespace().take(BEHIND).collect();
    let enough = words.len() == BEFORE && next.len() == BEHIND;
    let plain = words.iter().chain(&next).all(|word| word.chars().all(char::is_alphabetic));
    (enough && plain).then(|| words.into_iter().chain(next).collect::<Vec<_>>().join(" ").to_lowercase())
}
