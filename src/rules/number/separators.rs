//! G01, G02: commas and dots in numbers.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Paragraph, ParagraphFacts, Quantity, Separators};
use crate::text::{Key, TextEdit, TextRange};

pub(super) static G01: Rule = Rule {
    code: "G01",
    name: "foreign-separators",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Dấu phẩy, dấu chấm trong số không theo cách viết của Việt Nam",
        en: "Comma and dot in a number are not as Vietnamese writes them",
    },
    explain: Text {
        vi: "Số Việt Nam dùng dấu chấm ngăn hàng nghìn và dấu phẩy ngăn phần thập phân: “8.195 hộ”, “10,4%” (Luật Kế toán, \
             Điều 11; Nghị định 86/2012/NĐ-CP, Phụ lục V). Quy tắc so với chính văn bản: khi phần lớn số trong bài viết \
             theo cách của Việt Nam thì số viết ngược lại, hoặc số hàng nghìn không có dấu chấm, được báo.",
        en: "Vietnamese numbers have dots between thousands and a comma before the decimals: “8.195 hộ”, “10,4%” (Law on \
             Accounting, Article 11; Decree 86/2012/NĐ-CP, Appendix V). The text is compared with itself: where most \
             numbers are written so, the others are reported, and thousands without their dot.",
    },
    guard: Text {
        vi: "Chỉ xét số đứng trước %, tiền, đơn vị đo, hoặc số nguyên trước người, hộ, xã; số điện thoại, số mục, phiên bản không xét. Văn bản mà \
             phần lớn viết ngược lại thì không báo.",
        en: "Only numbers before %, money, a measure, or whole numbers of people, households and communes; telephone numbers, numbers of sections and versions are \
             left alone. Silent where the other way prevails.",
    },
    examples: &[
        Example::Wrong(
            "Thu đạt 10,4%, chi 1.250,5 tỷ đồng; nợ giảm ⟦2.5⟧%.\nToàn huyện có 8.195 hộ; xã có ⟦1,024⟧ hộ.",
            Some("Thu đạt 10,4%, chi 1.250,5 tỷ đồng; nợ giảm 2,5%.\nToàn huyện có 8.195 hộ; xã có 1.024 hộ."),
        ),
        Example::Wrong(
            "Tuyên truyền 75.000 lượt người, cấp 2.200 tấn gạo; dự họp có ⟦9400⟧ lượt người.",
            Some("Tuyên truyền 75.000 lượt người, cấp 2.200 tấn gạo; dự họp có 9.400 lượt người."),
        ),
        Example::Wrong(
            "Trồng 75.000 cây, tặng 2.200 suất quà; xử lý hơn ⟦1300⟧ vụ.",
            Some("Trồng 75.000 cây, tặng 2.200 suất quà; xử lý hơn 1.300 vụ."),
        ),
        Example::Right(
            "Trồng 75.000 cây; tặng 2.200 suất quà; tổng đài là 19001288 hoặc 1022; theo Quyết định 1345 và 1346.",
        ),
        Example::Right("Tuyên truyền 75.000 lượt người; huy động 9400 lượt người."),
        Example::Right("Thu đạt 10,4%; mục 2.5 của báo cáo; phiên bản 4.12; điện thoại 0299.3822339."),
        Example::Right("Lãi suất 2.5%, lạm phát 3.1%."),
    ],
    check: Check::Seen { sees: numbers, check: foreign },
};

pub(super) static G02: Rule = Rule {
    code: "G02",
    name: "impossible-separators",
    category: Category::Number,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Số có dấu chấm, dấu phẩy đặt sai chỗ",
        en: "A number with separators that no way of writing has",
    },
    explain: Text {
        vi: "“1.234,567,8” hay “1.23.456 đồng” không đọc được theo cách viết nào: giữa các hàng nghìn phải đủ ba chữ \
             số và chỉ có một dấu thập phân. Cách viết số theo Luật Kế toán, Điều 11.",
        en: "“1.234,567,8” or “1.23.456 đồng” can be read in no way: groups of thousands have three digits, and there \
             is one decimal sign. Numbers are written as the Law on Accounting, Article 11, has it.",
    },
    guard: Text {
        vi: "Chỉ xét số đứng trước đơn vị tiền, %, đơn vị đo; số mục và số điện thoại không xét.",
        en: "Only before money, % and units of measure; numbers of sections and telephone numbers are left alone.",
    },
    examples: &[
        Example::Wrong("Tổng kinh phí ⟦1.23.456⟧ đồng.", None),
        Example::Wrong("Thu ngân sách ⟦1.234,567,8⟧ tỷ đồng.", None),
        Example::Right("Mục 1.2.3; điện thoại 02.99.382; tổng 1.234.567,8 tỷ đồng; thu 12,345,678 đồng."),
    ],
    check: Check::Paragraph(impossible),
};

/// Whether what follows a number is %, money or a measure. Nothing else keeps the numbers of sections
/// ("khoản 4.1 Điều này") apart.
fn is_measured(quantity: &Quantity, context: &Context) -> bool {
    let words = &context.knowledge.words;
    let measures = &context.knowledge.word_sets.measures;
    quantity.tokens.0 > 0
        && quantity.unit.is_some_and(|(key, _)| {
            key == Key::punctuation('%') || key == words.ty || key == words.nghin || measures.contains(key)
        })
}

/// Whether what follows a number says that it is one.
fn counts(quantity: &Quantity, context: &Context) -> bool {
    is_measured(quantity, context)
        || quantity.tokens.0 > 0 && quantity.unit.is_some_and(|(key, _)| is_countable(key, context))
}

/// The numbers, with what stands around them.
fn numbers(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for Quantity { range, tokens, separators, unit, .. } in &paragraph.facts.quantities {
        let around = (is_counted(paragraph.text, *range), is_label(paragraph.text, *range));
        let unit = unit.map(|(key, _)| key);
        sight.add(range.shift(paragraph.start), (separators, unit, tokens.0 > 0, around));
    }
}

fn foreign(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let quantities = || {
        facts
            .paragraphs
            .iter()
            .flat_map(|paragraph| paragraph.facts.quantities.iter().map(move |quantity| (paragraph.start, quantity)))
    };
    let is_foreign = |quantity: &Quantity| matches!(quantity.separators, Separators::Foreign | Separators::Either);
    let (mut own, mut other) = (0u32, 0u32);
    for (_, quantity) in quantities().filter(|(_, quantity)| quantity.separators != Separators::Plain) {
        if counts(quantity, context) {
            own += u32::from(quantity.separators == Separators::Vietnamese);
            other += u32::from(is_foreign(quantity));
        }
    }
    ungrouped(facts, context, report);
    // With as many on either side the law decides.
    if own < other || other == 0 {
        return;
    }
    for (start, quantity) in quantities().filter(|(_, quantity)| is_foreign(quantity)) {
        // "8,195 tỷ" may be eight and a bit; "8,195 hộ" cannot.
        let whole = quantity.unit.is_some_and(|(key, _)| is_countable(key, context));
        // "4.1 người" begins a section; "4.1%" does not.
        let sure = match quantity.separators {
            Separators::Either => whole,
            _ => is_measured(quantity, context),
        };
        if !sure || quantity.tokens.0 == 0 {
            continue;
        }
        let range = quantity.range.shift(start);
        let right: String = range
            .of(facts.text)
            .chars()
            .map(|c| match c {
                '.' => ',',
                ',' => '.',
                c => c,
            })
            .collect();
        let message = say!(
            context,
            "Văn bản viết dấu chấm ngăn hàng nghìn, dấu phẩy thập phân: “{right}”",
            "The text writes dots between thousands and a decimal comma: “{right}”"
        );
        let _ = report
            .add(&G01, range, message)
            .suggest(say!(context, "Viết “{right}”", "Write “{right}”"), vec![TextEdit::replace(range, right.clone())]);
    }
}

/// "9400 lượt người" in a text that writes "75.000 lượt": thousands without their dot.
fn ungrouped(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let plain = |number: &str| number.len() >= 4 && number.bytes().all(|digit| digit.is_ascii_digit());
    let thousands = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            let numbers = paragraph.facts.quantities.iter().filter(|one| plain(one.range.of(paragraph.text)));
            let counted = numbers.filter(|one| counts(one, context) || is_counted(paragraph.text, one.range));
            counted.map(move |quantity| (paragraph, quantity.range))
        })
    };
    let dotted = |number: &str| {
        let mut groups = number.split('.');
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && number.contains('.')
            && groups.all(|group| group.len() == 3 && group.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let odd = thousands().count();
    let all = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            paragraph.facts.quantities.iter().map(move |quantity| quantity.range.shift(paragraph.start))
        })
    };
    if odd == 0 || all().filter(|range| dotted(range.of(facts.text))).count() <= odd {
        return;
    }
    for (paragraph, range) in thousands().filter(|(paragraph, range)| !is_label(paragraph.text, *range)) {
        let (digits, range) = (range.of(paragraph.text), range.shift(paragraph.start));
        let mut right = String::new();
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                right.push('.');
            }
            right.push(digit);
        }
        let message = say!(
            context,
            "Chỗ khác trong bài có dấu chấm ngăn hàng nghìn: “{right}”",
            "Elsewhere the text has dots between thousands: “{right}”"
        );
        let title = say!(context, "Viết “{right}”", "Write “{right}”");
        let _ = report.add(&G01, range, message).suggest(title, vec![TextEdit::replace(range, right)]);
    }
}

/// "hơn 2500 trận đánh", "có 1615 dự án": what stands before and behind says that something is counted.
fn is_counted(text: &str, number: TextRange) -> bool {
    const BEFORE: [&str; 11] = ["hơn", "gần", "trên", "dưới", "khoảng", "có", "được", "là", "đạt", "chừng", "tới"];
    const NO_THING: [&str; 14] =
        ["và", "để", "vì", "của", "đến", "tới", "thì", "do", "trong", "ngày", "năm", "quy", "về", "đã"];
    let before = text[..number.start as usize].strip_suffix(' ').unwrap_or("");
    let before = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let behind = text[number.end as usize..].strip_prefix(' ').unwrap_or("");
    let behind = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let thing = behind.chars().count() > 1 && behind.chars().all(char::is_lowercase);
    // Longer ones are numbers to call.
    number.len() < 7 && BEFORE.contains(&before) && thing && !NO_THING.contains(&behind)
}

/// "(1000 người)" heads a column, "1/5000" is a share, "ISO 9241" a standard, and 2016 is a year.
fn is_label(text: &str, number: TextRange) -> bool {
    let before = text[..number.start as usize].trim_end();
    let year = number.of(text).parse().is_ok_and(|value: u32| (1900..2100).contains(&value));
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    year || before.ends_with(['(', '/']) || word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// People and things that come in whole numbers.
fn is_countable(key: Key, context: &Context) -> bool {
    let vocabulary = &context.knowledge.vocabulary;
    key != Key::UNKNOWN && ["hộ", "người", "xã", "thôn", "lượt"].iter().any(|word| vocabulary.key(word) == key)
}

fn impossible(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for quantity in paragraph.facts.quantities.iter().filter(|one| one.separators == Separators::Broken) {
        if is_measured(quantity, context) && !follows_year(quantity.range.of(paragraph.text)) {
            let message =
                say!(context, "Dấu chấm, dấu phẩy trong số đặt sai chỗ", "The separators of this number are misplaced");
            let _ = report.add(&G02, quantity.range, message);
        }
    }
}

/// "năm 2010,130.000 tấn": a year and a number whose space was lost.
fn follows_year(number: &str) -> bool {
    number
        .split_once(',')
        .is_some_and(|(year, _)| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))
}
