//! G04, G07: from A to B, by C.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Decimal, Paragraph, Quantity};
use crate::text::{Key, TextRange, Token};

pub(super) static G04: Rule = Rule {
    code: "G04",
    name: "change-arithmetic",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Mức tăng, giảm không khớp với hai số", en: "The change does not agree with the two figures"
    },
    explain: Text {
        vi: "“Giảm từ 12,5% xuống 10,1%, giảm 2,5%”: hiệu là 2,4. Quy tắc tính lại bằng số thập phân chính xác, cho \
             phép sai một đơn vị ở chữ số cuối do làm tròn. Mức thay đổi ghi bằng % của một số lượng được tính theo tỷ \
             lệ. Không có quy định nào nói riêng về việc này; đây là phép tính.",
        en: "“Giảm từ 12,5% xuống 10,1%, giảm 2,5%”: the difference is 2,4. Recomputed in exact decimals, allowing for \
             one in the last digit. A change in per cent of an amount is computed as a ratio. No article speaks of it; \
             it is arithmetic.",
    },
    guard: Text {
        vi: "Chỉ xét khi ba số đứng liền nhau trong một câu, cùng đơn vị, không có “khoảng”, “gần”, “hơn”. Với hai tỷ lệ %, cả \
             cách tính điểm phần trăm lẫn cách tính tỷ lệ đều được chấp nhận.",
        en: "Only where the three figures stand together with the same unit and without “khoảng”, “gần”, “hơn”. Between two \
             percentages both points and ratio are accepted.",
    },
    examples: &[
        Example::Wrong("Hộ nghèo giảm từ 12,5% xuống 10,1%, giảm ⟦2,6%⟧.", None),
        Example::Wrong("Số hộ tăng từ 120 hộ lên 150 hộ, tăng ⟦40 hộ⟧ so với năm trước.", None),
        Example::Right("Hộ nghèo giảm từ 12,5% xuống 10,1%, giảm 2,4%; số hộ tăng từ 120 hộ lên 150 hộ, tăng 25%."),
        Example::Right("Giảm từ 12,5% xuống 10,1%, giảm khoảng 3%; tăng từ 500 triệu lên 1,2 tỷ, tăng 700 triệu."),
        Example::Right("Giảm từ 10% xuống 8%, giảm 20% so với đầu kỳ."),
    ],
    check: Check::Paragraph(arithmetic),
};

pub(super) static G07: Rule = Rule {
    code: "G07",
    name: "direction-of-change",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "“Tăng”, “giảm” trái với hai số", en: "“tăng” or “giảm” contradicts the two figures"
    },
    explain: Text {
        vi: "“Tăng từ 15 xuống 12”, “giảm từ 10 lên 12”: chữ và số nói ngược nhau, một trong hai bị viết nhầm. Không \
             có quy định nào nói riêng về việc này.",
        en: "“Tăng từ 15 xuống 12”, “giảm từ 10 lên 12”: the words say one thing and the figures another. No article \
             speaks of it.",
    },
    guard: Text {
        vi: "Chỉ xét hai số cùng đơn vị; không xét thứ hạng, vị trí (“tăng từ hạng 82 lên 69”), năm và ngày tháng.",
        en: "Only figures of one unit; not ranks (“tăng từ hạng 82 lên 69”), years and dates.",
    },
    examples: &[
        Example::Wrong("Số vụ ⟦tăng từ 15 vụ xuống 12 vụ⟧.", None),
        Example::Wrong("Tỷ lệ ⟦giảm từ 10% lên 12%⟧.", None),
        Example::Wrong("Số hộ ⟦tăng từ 150 hộ lên 120 hộ⟧.", None),
        Example::Right(
            "Số vụ giảm từ 15 vụ xuống 12 vụ; chỉ số tăng hạng từ 82 lên 69; tăng từ 900 nghìn lên 1 triệu.",
        ),
        Example::Right("Tăng từ năm 2015 đến nay; làm việc từ 7 đến 11 giờ."),
    ],
    check: Check::Paragraph(direction),
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// "tăng từ A lên B".
struct Change<'a> {
    from: &'a Quantity,
    to: &'a Quantity,
    /// What the verb before says.
    verb: Option<Way>,
    /// What "lên" or "xuống" says.
    way: Option<Way>,
    range: TextRange,
    /// Index of `to` among the quantities.
    to_index: usize,
}

fn way(paragraph: &Paragraph<'_>, token: &Token) -> Option<Way> {
    match paragraph.word(token) {
        "tăng" | "Tăng" | "lên" => Some(Way::Up),
        "giảm" | "Giảm" | "xuống" => Some(Way::Down),
        _ => None,
    }
}

fn changes<'a>(paragraph: &'a Paragraph<'_>, context: &Context) -> Vec<Change<'a>> {
    let words = &context.knowledge.words;
    let tokens = &paragraph.tokens;
    let mut changes = Vec::new();
    for (index, pair) in paragraph.facts.quantities.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        let Some(before) = (from.tokens.0 as usize).checked_sub(1) else { continue };
        if tokens[before].key != words.tu {
            continue;
        }
        let Some(between) = tokens.get(from.tokens.1 as usize..to.tokens.0 as usize) else { continue };
        if between.len() > 5 || between.iter().any(|token| !token.is_word() && !token.is('%')) {
            continue;
        }
        let Some(way) = between.last().map(|last| way(paragraph, last)) else { continue };
        let still = between.last().is_some_and(|last| paragraph.word(last) == "còn");
        let verb = before.checked_sub(1).and_then(|verb| self::way(paragraph, &tokens[verb]));
        let units = match (from.unit, to.unit) {
            // Between a bare number and the next stands "lên": that is no unit.
            (Some((a, range)), Some((b, _))) => a == b || between.len() == 1 && range == between[0].range,
            _ => between.len() == 1,
        };
        // "từ 800 lên 1 triệu": the first is of thousands.
        let scaled = to.unit.is_some_and(|(key, _)| is_scale(key, context)) && between.len() == 1;
        let ranks = tokens[before.saturating_sub(6)..before]
            .iter()
            .any(|token| matches!(paragraph.word(token), "hạng" | "bậc" | "thứ" | "vị" | "Vị" | "Thứ" | "xếp" | "Xếp"));
        if (way.is_some() || still && verb.is_some()) && units && !scaled && !ranks {
            let start = verb.map_or(tokens[before].range.start, |_| tokens[before - 1].range.start);
            let end = to.unit.map_or(to.range.end, |(_, range)| range.end);
            changes.push(Change { from, to, verb, way, range: TextRange::new(start, end), to_index: index + 1 });
        }
    }
    changes
}

fn is_scale(key: Key, context: &Context) -> bool {
    let words = &context.knowledge.words;
    [words.ty, words.nghin, context.knowledge.vocabulary.key("triệu")].contains(&key)
}

fn direction(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for change in changes(paragraph, context) {
        let (Some(from), Some(to)) = (change.from.value, change.to.value) else { continue };
        let said = [change.verb, change.way];
        let up = said.contains(&Some(Way::Up)) && from.exceeds(to);
        let down = said.contains(&Some(Way::Down)) && to.exceeds(from);
        if up || down {
            let (a, b) = (from.show(from.scale), to.show(to.scale));
            let message = say!(
                context,
                "Chữ và số nói ngược nhau: từ {a} đến {b}",
                "Words and figures contradict each other: from {a} to {b}"
            );
            let _ = report.add(&G07, change.range, message);
        }
    }
}

fn arithmetic(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let percent = Key::punctuation('%');
    for change in changes(paragraph, context) {
        let Some(by) = paragraph.facts.quantities.get(change.to_index + 1) else { continue };
        let (Some(from), Some(to), Some(stated)) = (change.from.value, change.to.value, by.value) else { continue };
        if !follows(paragraph, change.to, by) {
            continue;
        }
        let difference = to.minus(from).magnitude();
        let unit = |quantity: &Quantity| quantity.unit.map(|(key, _)| key);
        let place = |value: Decimal| value.last_place();
        let coarsest =
            [from, to, stated].into_iter().map(place).fold(place(stated), |a, b| if b.exceeds(a) { b } else { a });
        let absolute = agree(difference, stated, coarsest);
        let ratio = difference
            .percent_of(from)
            .zip(coarsest.percent_of(from))
            .is_some_and(|(ratio, slack)| agree(ratio, stated, place(stated).plus(slack)));
        let (by_unit, to_unit) = (unit(by), unit(change.to));
        let points =
            paragraph.tokens.get(by.tokens.1 as usize).is_some_and(|token| token.key == context.knowledge.words.diem);
        let right = if by_unit == Some(percent) && to_unit != Some(percent) {
            ratio
        } else if by_unit == to_unit {
            absolute || by_unit == Some(percent) && ratio
        } else if points && to_unit == Some(percent) {
            absolute
        } else {
            true
        };
        if !right {
            let real = if by_unit == Some(percent) && to_unit != Some(percent) {
                difference.percent_of(from).map_or_else(String::new, |ratio| ratio.show(stated.scale.max(1)) + "%")
            } else {
                difference.show(difference.scale)
            };
            let end = by.unit.map_or(by.range.end, |(_, range)| range.end);
            let message = say!(context, "Tính lại từ hai số ở trước được {real}", "The two figures before give {real}");
            let _ = report.add(&G04, TextRange::new(by.range.start, end), message);
        }
    }
}

/// Whether "B, giảm C" goes on without a guess ("khoảng") in between.
fn follows(paragraph: &Paragraph<'_>, to: &Quantity, by: &Quantity) -> bool {
    let Some(between) = paragraph.tokens.get(to.tokens.1 as usize..by.tokens.0 as usize) else { return false };
    let verb = between.iter().rposition(|token| way(paragraph, token).is_some());
    let Some(verb) = verb.filter(|verb| between.len() <= 8 && *verb > 0) else { return false };
    let opened = between[verb - 1].is(',') || between[verb - 1].is('(');
    let rest = &between[verb + 1..];
    opened && rest.iter().all(|token| matches!(paragraph.word(token), "được" | "thêm" | "đi"))
}

fn agree(a: Decimal, b: Decimal, slack: Decimal) -> bool {
    !a.minus(b).magnitude().exceeds(slack)
}
