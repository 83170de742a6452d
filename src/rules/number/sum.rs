//! G05: parts and their total.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Decimal, Paragraph, Quantity};
use crate::text::{Key, TextRange, Token};

pub(super) static G05: Rule = Rule {
    code: "G05",
    name: "sum-of-parts",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Tổng không bằng các phần cộng lại", en: "The parts do not add up to the total" },
    explain: Text {
        vi: "“27 xã (12 + 8 + 6)”, “27 hồ sơ, gồm: 12 hồ sơ mới, 8 hồ sơ cũ và 6 hồ sơ chuyển tiếp”: các phần cộng lại \
             là 26. Quy tắc cộng lại bằng số thập phân chính xác, cho phép lệch ở chữ số cuối do làm tròn. Không có \
             quy định nào nói riêng về việc này; đây là phép tính.",
        en: "“27 xã (12 + 8 + 6)”, “27 hồ sơ, gồm: 12 hồ sơ mới, 8 hồ sơ cũ và 6 hồ sơ chuyển tiếp”: the parts make \
             26. Added in exact decimals, allowing for rounding in the last digit. No article speaks of it; it is \
             arithmetic.",
    },
    guard: Text {
        vi: "Chỉ xét phép cộng viết bằng dấu +, và liệt kê sau “gồm” khi mọi số đến hết câu đều cùng đơn vị với tổng. “Trong đó” \
             không liệt kê hết nên không xét; “khoảng”, “hơn”, “gần” cũng vậy.",
        en: "Only sums with plus signs, and lists behind “gồm” in which every number up to the end of the sentence has the \
             unit of the total. “Trong đó” need not name all parts and is left alone, and so are “khoảng”, “hơn”, “gần”.",
    },
    examples: &[
        Example::Wrong("Tổng số ⟦27⟧ xã (12 + 8 + 6) đã báo cáo.", None),
        Example::Wrong("Tiếp nhận ⟦27⟧ hồ sơ, gồm: 12 hồ sơ mới, 8 hồ sơ cũ và 6 hồ sơ chuyển tiếp.", None),
        Example::Wrong("Thu 12 + 8 + 6 = ⟦27⟧ triệu đồng.", None),
        Example::Right("Tổng số 26 xã (12 + 8 + 6); 26 hồ sơ, gồm 12 hồ sơ mới, 8 hồ sơ cũ và 6 hồ sơ khác."),
        Example::Right("Có 27 hồ sơ, trong đó 12 hồ sơ mới, 8 hồ sơ cũ; 27 hồ sơ gồm 12 hồ sơ mới, 3 biên bản."),
        Example::Right("Có 10 đội, gồm 5 đội của 2 huyện và 5 đội của 3 xã; lớp 10 + 2; hơn 27 xã (12 + 8 + 6)."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    plus(paragraph, context, report);
    list(paragraph, context, report);
}

/// "27 xã (12 + 8 + 6)", "12 + 8 + 6 = 26".
fn plus(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let (tokens, quantities) = (&paragraph.tokens, &paragraph.facts.quantities);
    let joined = |left: &Quantity, right: &Quantity| {
        right.tokens.0 == left.tokens.1 + 1 && tokens[left.tokens.1 as usize].is('+')
    };
    let mut first = 0;
    while first < quantities.len() {
        let mut last = first;
        while quantities.get(last + 1).is_some_and(|next| joined(&quantities[last], next)) {
            last += 1;
        }
        let parts = &quantities[first..=last];
        if parts.len() > 1 {
            let behind = tokens.get(quantities[last].tokens.1 as usize);
            let before = (quantities[first].tokens.0 as usize).checked_sub(1);
            let total = if behind.is_some_and(|token| token.is('=')) {
                quantities.get(last + 1).filter(|total| total.tokens.0 == quantities[last].tokens.1 + 1)
            } else if behind.is_some_and(|token| token.is(')'))
                && before.is_some_and(|at| tokens[at].is('('))
                // "6.600.000 đồng x (1 + 0,00826)4" is a formula.
                && !tokens.get(quantities[last].tokens.1 as usize + 1).is_some_and(|token| token.is_number() && token.joined())
            {
                let total = first.checked_sub(1).map(|total| &quantities[total]);
                total.filter(|total| {
                    let between = before.and_then(|at| tokens.get(total.tokens.1 as usize..at));
                    between.is_some_and(|between| between.len() <= 3 && between.iter().all(Token::is_word))
                })
            } else {
                None
            };
            if let Some(total) = total {
                compare(paragraph, total, parts, context, report);
            }
        }
        first = last + 1;
    }
}

/// "27 hồ sơ, gồm: 12 hồ sơ mới, 8 hồ sơ cũ và 6 hồ sơ chuyển tiếp."
fn list(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let (tokens, quantities) = (&paragraph.tokens, &paragraph.facts.quantities);
    for (index, total) in quantities.iter().enumerate() {
        let Some((unit, place)) = total.unit else { continue };
        let from = total.tokens.1 as usize;
        let Some(gom) = (from..tokens.len().min(from + 6)).find(|at| is_gom(paragraph, &tokens[*at])) else { continue };
        let end = (gom..tokens.len()).find(|at| tokens[*at].is('.') || tokens[*at].is(';')).unwrap_or(tokens.len());
        // A number within the head of the list, or a sentence cut short, says too little.
        let parts: Vec<&Quantity> =
            quantities[index + 1..].iter().take_while(|part| (part.tokens.0 as usize) < end).collect();
        let inside = parts.iter().all(|part| part.tokens.0 as usize > gom);
        let numbers = tokens[gom..end].iter().filter(|token| token.is_number()).count();
        let digits: usize = parts.iter().map(|part| (part.tokens.1 - part.tokens.0).div_ceil(2) as usize).sum();
        let same = parts
            .iter()
            .all(|part| part.unit.is_some_and(|(key, own)| key == unit && same_words(paragraph, place, own)));
        let first_at_once = parts.first().is_some_and(|part| part.tokens.0 as usize <= gom + 3);
        let last_joined = parts.last().is_some_and(|part| {
            (part.tokens.0 as usize).checked_sub(1).is_some_and(|at| tokens[at].key == context.knowledge.words.va)
        });
        if parts.len() > 1 && inside && same && first_at_once && last_joined && numbers == digits && end < tokens.len()
        {
            let parts: Vec<Quantity> = parts.into_iter().cloned().collect();
            compare(paragraph, total, &parts, context, report);
        }
    }
}

fn is_gom(paragraph: &Paragraph<'_>, token: &Token) -> bool {
    token.is_word() && paragraph.word(token) == "gồm"
}

/// Units that no grammar knows share a key: "hồ sơ" and "biên bản" are told apart by their words.
fn same_words(paragraph: &Paragraph<'_>, one: TextRange, other: TextRange) -> bool {
    one.of(paragraph.text).to_lowercase() == other.of(paragraph.text).to_lowercase()
}

fn compare(paragraph: &Paragraph<'_>, total: &Quantity, parts: &[Quantity], context: &Context, report: &mut Report) {
    let guess = (total.tokens.0 as usize).checked_sub(1).map(|before| paragraph.word(&paragraph.tokens[before]));
    if guess.is_some_and(|word| matches!(word, "khoảng" | "hơn" | "gần" | "trên" | "Hơn" | "Gần" | "Trên" | "Khoảng"))
    {
        return;
    }
    let Some(stated) = total.value else { return };
    let percent = |one: &Quantity| one.unit.is_some_and(|(key, _)| key == Key::punctuation('%'));
    if parts.iter().any(|part| percent(part) != percent(total)) {
        return;
    }
    let mut sum = Decimal::new(0, 0);
    for part in parts {
        let Some(value) = part.value else { return };
        sum = sum.plus(value);
    }
    // Each rounded part may be off by half a digit.
    let slack = Decimal::new(
        if sum.scale > 0 || stated.scale > 0 { parts.len() as i128 } else { 0 },
        sum.scale.min(stated.scale),
    );
    if sum.minus(stated).magnitude().exceeds(slack) {
        let sum = sum.show(sum.scale);
        let message = say!(context, "Các phần cộng lại được {sum}", "The parts add up to {sum}");
        let last = parts.last().map_or(total.range, |last| last.range);
        let first = parts.first().map_or(last, |first| first.range);
        let _ =
            report.add(&G05, total.range, message).related(first.cover(last), say!(context, "các phần", "the parts"));
    }
}
