//! G06: x of y, that is p per cent.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Key, TextEdit, TextRange};

pub(super) static G06: Rule = Rule {
    code: "G06",
    name: "share-arithmetic",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Tỷ lệ % không khớp với hai số", en: "The percentage does not agree with the two figures"
    },
    explain: Text {
        vi: "“17/20 xã, đạt 90%”: 17/20 là 85%. Quy tắc tính lại bằng số thập phân chính xác, cho phép sai một đơn vị \
             ở chữ số cuối do làm tròn. Không có quy định nào nói riêng về việc này; đây là phép tính.",
        en: "“17/20 xã, đạt 90%”: 17 of 20 are 85%. Recomputed in exact decimals, allowing for one in the last digit. \
             No article speaks of it; it is arithmetic.",
    },
    guard: Text {
        vi: "Chỉ xét khi tỷ lệ đứng ngay sau phân số (“đạt”, “chiếm”, “bằng” hoặc trong ngoặc đơn). Số trước lớn hơn \
             số sau thì chỉ báo khi đổi chỗ hai số là khớp.",
        en: "Only where the percentage follows at once (“đạt”, “chiếm”, “bằng” or in brackets). Where the first figure is the \
             larger, only if the two turned round agree.",
    },
    examples: &[
        Example::Wrong("Có 17/20 xã đạt chuẩn, đạt ⟦90%⟧.", None),
        Example::Wrong("Đã giải quyết 45/50 đơn (⟦80%⟧).", None),
        Example::Wrong("Đã xử lý ⟦126/106⟧ tin, đạt 84%.", Some("Đã xử lý 106/126 tin, đạt 84%.")),
        Example::Right("Có 17/20 xã, đạt 85%; 2/3 thôn (66,7%); 2/3 thôn (66,6%); 17/20 xã, tăng 90%."),
        Example::Right("Có 17/20 xã, 5 thôn đạt 90%; tỷ lệ 24/7; 12/10 chỉ tiêu, đạt 100%."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    for window in paragraph.facts.quantities.windows(3) {
        let [part, whole, percent] = window else { continue };
        let slash = tokens.get(part.tokens.1 as usize).is_some_and(|token| token.is('/') && token.joined());
        if !slash
            || whole.tokens.0 != part.tokens.1 + 1
            || percent.unit.map(|(key, _)| key) != Some(Key::punctuation('%'))
        {
            continue;
        }
        let (Some(x), Some(y), Some(stated)) = (part.value, whole.value, percent.value) else { continue };
        let Some(between) = tokens.get(whole.tokens.1 as usize..percent.tokens.0 as usize) else { continue };
        let Some((last, rest)) = between.split_last() else { continue };
        // "đạt tỷ lệ 85%".
        let (last, rest) = match rest {
            [rest @ .., verb, first] if paragraph.word(last) == "lệ" && paragraph.word(first) == "tỷ" => {
                (verb, rest)
            }
            _ => (last, rest),
        };
        let said = matches!(paragraph.word(last), "đạt" | "chiếm" | "bằng" | "=")
            && (x.exceeds(y) || rest.last().is_some_and(|token| token.is(',') || token.is('(')))
            || last.is('(');
        let plain = rest.iter().all(|token| token.is_word() || token.is(',') || token.is('('));
        if !said || !plain || between.len() > 9 {
            continue;
        }
        let end = percent.unit.map_or(percent.range.end, |(_, range)| range.end);
        if x.exceeds(y) {
            // "126/106 tin, đạt 84%": the two figures changed places.
            let turned = y.percent_of(x).filter(|real| !real.minus(stated).magnitude().exceeds(stated.last_place()));
            if turned.is_some() {
                let (x, y) = (part.range, whole.range);
                let right = format!("{}/{}", y.of(paragraph.text), x.of(paragraph.text));
                let message = say!(context, "{right} mới là tỷ lệ này", "It is {right} that makes this percentage");
                let edits = vec![TextEdit::replace(x.cover(y), right.clone())];
                let title = say!(context, "Viết “{right}”", "Write “{right}”");
                let _ = report.add(&G06, x.cover(y), message).suggest(title, edits);
            }
            continue;
        }
        let Some(real) = x.percent_of(y) else { continue };
        if real.minus(stated).magnitude().exceeds(stated.last_place()) {
            let (x, y, real) = (x.show(x.scale), y.show(y.scale), real.show(stated.scale.max(1)));
            let message = say!(context, "{x}/{y} là {real}%", "{x}/{y} is {real}%");
            let _ = report.add(&G06, TextRange::new(percent.range.start, end), message);
        }
    }
}
