//! A29, A30, A31: places inside a document (điểm, khoản, Điều).

use jiff::civil::{Date, date};

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Facts, Paragraph, Pinpoint, PinpointLevel, PinpointStep};
use crate::text::{TextEdit, TextRange};

use super::chronology::HEAD;
use super::quotation::words_before;

/// Nghị định 30/2020/NĐ-CP came into force; before it Thông tư 01/2011/TT-BNV had khoản and điểm
/// with a capital.
const SMALL_LETTERS_SINCE: Date = date(2020, 3, 5);

pub(super) static A29: Rule = Rule {
    code: "A29",
    name: "pinpoint-order",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Điểm, khoản, điều viện dẫn không theo thứ tự từ nhỏ đến lớn",
        en: "Point, clause and article are not cited from small to large",
    },
    explain: Text {
        vi: "Khi viện dẫn ghi từ đơn vị nhỏ đến đơn vị lớn: điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I (Nghị định \
             30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7).",
        en: "Places are given from the small to the large: điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I (Decree \
             30/2020/NĐ-CP, Appendix II, V.7).",
    },
    guard: Text {
        vi: "Chỉ xét điểm, khoản, Điều đứng liền nhau, không có dấu phẩy (“Điều 41, khoản 2 Điều 44” là kể hai chỗ); đề \
             mục, phần, chương của báo cáo không xét.",
        en: "Only điểm, khoản and Điều next to each other without a comma (“Điều 41, khoản 2 Điều 44” lists two places); \
             parts and chapters of reports are left alone.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện theo ⟦Điều 5 khoản 2 điểm a⟧ Nghị định số 21/2019/NĐ-CP.",
            Some("Thực hiện theo điểm a khoản 2 Điều 5 Nghị định số 21/2019/NĐ-CP."),
        ),
        Example::Wrong(
            "Thực hiện theo ⟦khoản 2 điểm a Điều 5⟧ Nghị định số 21/2019/NĐ-CP.",
            Some("Thực hiện theo điểm a khoản 2 Điều 5 Nghị định số 21/2019/NĐ-CP."),
        ),
        Example::Right("Thực hiện theo điểm a khoản 2 Điều 5 Nghị định số 21/2019/NĐ-CP."),
        Example::Right("Kinh phí theo khoản 3 Mục III Điều 1 Quyết định số 844/QĐ-TTg được giao đủ."),
        Example::Right("Bãi bỏ Điều 41, khoản 2 Điều 44 và Điều 45 Nghị định số 21/2019/NĐ-CP."),
        Example::Right("Điều 5 và khoản 2 Điều 6 của Nghị định số 21/2019/NĐ-CP được thực hiện."),
    ],
    check: Check::Paragraph(order),
};

pub(super) static A30: Rule = Rule {
    code: "A30",
    name: "pinpoint-capitals",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Viết hoa điểm, khoản, Điều chưa đúng", en: "Wrong capitals in điểm, khoản, Điều"
    },
    explain: Text {
        vi: "Khi viện dẫn, viết hoa chữ cái đầu của Phần, Chương, Mục, Tiểu mục, Điều; không viết hoa khoản, điểm: điểm a \
             khoản 2 Điều 103 (Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7).",
        en: "Phần, Chương, Mục, Tiểu mục and Điều take a capital, khoản and điểm do not: điểm a khoản 2 Điều 103 (Decree \
             30/2020/NĐ-CP, Appendix II, V.7).",
    },
    guard: Text {
        vi: "Đầu câu, đầu dòng, đầu mục, sau dấu mở ngoặc kép hoặc hai chấm được viết hoa. Văn bản trước ngày 05/3/2020 \
             viết Khoản, Điểm theo Thông tư 01/2011/TT-BNV nên không báo; không rõ ngày hoặc \
             là văn bản hợp nhất thì chỉ nhắc nhẹ. Chỉ xét khi có \
             từ hai bậc trở lên (khoản 2 Điều 5).",
        en: "Capitals are right at the start of a sentence, line or item, and behind an opening quote or a colon. Texts \
             from before 5 March 2020 wrote Khoản and Điểm under Circular 01/2011/TT-BNV and are left alone; without a \
             date, or in a consolidated text, it is a hint. Only places of two levels or more.",
    },
    examples: &[
        Example::Wrong(
            "Việc xử lý thực hiện theo khoản 2 ⟦điều⟧ 5 của Nghị định số 21/2019/NĐ-CP.",
            Some("Việc xử lý thực hiện theo khoản 2 Điều 5 của Nghị định số 21/2019/NĐ-CP."),
        ),
        Example::Wrong(
            "Việc xử lý thực hiện theo ⟦Khoản⟧ 2 Điều 5 của Nghị định số 21/2019/NĐ-CP.",
            Some("Việc xử lý thực hiện theo khoản 2 Điều 5 của Nghị định số 21/2019/NĐ-CP."),
        ),
        Example::Wrong(
            "Đơn vị làm theo ⟦điều⟧ 7 Nghị định số 30/2020/NĐ-CP.",
            Some("Đơn vị làm theo Điều 7 Nghị định số 30/2020/NĐ-CP."),
        ),
        Example::Right("Khoản 2 Điều 5 của Nghị định số 21/2019/NĐ-CP quy định rõ."),
        Example::Right("Bãi bỏ các quy định sau:\n1. Khoản 2 Điều 5 của Nghị định số 21/2019/NĐ-CP."),
        Example::Right(
            "Hà Nội, ngày 10 tháng 5 năm 2016\n\nViệc xử lý thực hiện theo Khoản 2 Điều 5 của Nghị định số \
             21/2013/NĐ-CP.",
        ),
        Example::Right("Theo quy định tại các điều 3, 4, khoản 1 Điều 26 của Luật, việc này đã rõ."),
        Example::Right("Xem mục 3 của báo cáo và điều 2 trong nội quy cơ quan."),
    ],
    check: Check::Document(capitals),
};

pub(super) static A31: Rule = Rule {
    code: "A31",
    name: "pinpoint-letter",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Điểm mang chữ cái không có trong bảng chữ cái tiếng Việt",
        en: "A point has a letter that the Vietnamese alphabet lacks",
    },
    explain: Text {
        vi: "Điểm được đánh theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, \
             x, y (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5). Không có điểm f, j, w, z.",
        en: "Points run through the Vietnamese alphabet: a b c d đ e g h i k l m n o p q r s t u v x y (Decree \
             30/2020/NĐ-CP, Appendix I, II.5). There is no f, j, w or z.",
    },
    guard: Text {
        vi: "Chỉ khi đứng trước khoản; không báo gần “hợp đồng”, “hiệp định”, “công ước” và pháp luật nước ngoài.",
        en: "Only before khoản; silent near contracts, treaties, conventions and foreign law.",
    },
    examples: &[
        Example::Wrong("Hồ sơ nêu tại ⟦điểm f⟧ khoản 2 Điều 5 Nghị định số 21/2019/NĐ-CP.", None),
        Example::Right("Hồ sơ nêu tại điểm đ khoản 2 Điều 5 Nghị định số 21/2019/NĐ-CP."),
        Example::Right("Theo điểm f khoản 2 Điều 5 của Công ước, các bên thông báo cho nhau."),
    ],
    check: Check::Paragraph(letters),
};

/// A pinpoint with the paragraph it stands in.
struct Place<'a> {
    pinpoint: &'a Pinpoint,
    /// The document is named right behind it.
    cited: bool,
    text: &'a str,
    start: u32,
}

fn places<'a>(facts: &'a DocumentFacts<'a>) -> impl Iterator<Item = Place<'a>> {
    facts.paragraphs.iter().flat_map(|paragraph| {
        of_paragraph(paragraph.facts).map(|(pinpoint, cited)| Place {
            pinpoint,
            cited,
            text: paragraph.text,
            start: paragraph.start,
        })
    })
}

/// The pinpoints of citations and those that stand alone.
fn of_paragraph(facts: &Facts) -> impl Iterator<Item = (&Pinpoint, bool)> {
    let cited = facts.citations.iter().filter_map(|citation| citation.pinpoint.as_ref());
    cited.map(|pinpoint| (pinpoint, true)).chain(facts.pinpoints.iter().map(|pinpoint| (pinpoint, false)))
}

fn order(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let text = paragraph.text;
    for (pinpoint, _) in of_paragraph(&paragraph.facts) {
        let steps = &pinpoint.steps;
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else { continue };
        let rises = steps.windows(2).all(|pair| pair[0].level <= pair[1].level);
        if rises || first.level > PinpointLevel::Dieu {
            continue;
        }
        let falls = steps.windows(2).all(|pair| pair[0].level > pair[1].level);
        // "khoản 2 điểm a Điều 5": neither from small to large nor the reverse. A Mục may stand
        // inside an article, in what a decision approves ("khoản 3 Mục III Điều 1").
        let jumps = steps.iter().all(|step| step.level <= PinpointLevel::Dieu);
        // "Điều 41, khoản 2 Điều 44" lists places; only what touches is one place.
        let touching =
            between(steps, text).all(|gap| !gap.is_empty() && gap.chars().all(|c| c == ' ' || c == '\u{A0}'));
        if !(falls || jumps) || !touching || goes_on(text, last) {
            continue;
        }
        let range = first.range.cover(last.range);
        let mut sorted: Vec<&PinpointStep> = steps.iter().collect();
        sorted.sort_by_key(|step| step.level);
        let right: Vec<&str> = sorted.iter().map(|step| step.range.of(text)).collect();
        let right = right.join(" ");
        let message =
            say!(context, "Viện dẫn từ nhỏ đến lớn: “{right}”", "Places are cited from small to large: “{right}”");
        let entry = report.add(&A29, range, message);
        let title = say!(context, "Đổi thành “{right}”", "Change to “{right}”");
        let edits = vec![TextEdit::replace(range, right)];
        if falls {
            entry.fix(title, edits);
        } else {
            entry.suggest(title, edits);
        }
    }
}

/// Whether another place follows that the last step may belong to: "khoản 1 Điều 5 khoản 2 Điều 6".
fn goes_on(text: &str, last: &PinpointStep) -> bool {
    const LONGEST: usize = 6;
    let rest = text.get(last.range.end as usize..).unwrap_or("").trim_start();
    let rest = rest.chars().take(LONGEST).collect::<String>().to_lowercase();
    ["điều", "khoản", "điểm", ",", "và ", "mục", "chương", "-"].iter().any(|word| rest.starts_with(word))
}

/// The texts between the steps.
fn between<'a>(steps: &'a [PinpointStep], text: &'a str) -> impl Iterator<Item = &'a str> {
    steps.windows(2).map(move |pair| TextRange::new(pair[0].range.end, pair[1].range.start).of(text))
}

fn capitals(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let written = date_of_wording(facts);
    for place in places(facts) {
        let steps = &place.pinpoint.steps;
        // A lone "điều 7" may be anything, unless a document follows.
        if steps.len() < 2 && !place.cited || !steps.iter().any(|step| step.level == PinpointLevel::Dieu) {
            continue;
        }
        for (index, step) in steps.iter().enumerate() {
            let Some(wants_capital) = wanted(steps, index) else { continue };
            let word = step.word.of(place.text);
            if step.capital == wants_capital || word.chars().all(char::is_uppercase) {
                continue;
            }
            // "các điều 3, 4 và 5" names several in general.
            if !step.capital && words_before(place.text, step.word.start, 1) == "các" {
                continue;
            }
            if step.capital
                && ((index == 0 && starts_something(place.pinpoint, step, place.text))
                    || written.is_some_and(|day| day < SMALL_LETTERS_SINCE))
            {
                continue;
            }
            let right = with_first_letter(word, wants_capital);
            let message = say!(context, "Viết là “{right}”", "Write “{right}”");
            let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
            let edits = vec![TextEdit::replace(step.word.shift(place.start), right)];
            let entry = report.add(&A30, step.word.shift(place.start), message);
            // Without a date the text may follow the rule of 2011, and then the capital is right.
            if step.capital && written.is_none() {
                entry.at_most(Severity::Hint).suggest(title, edits);
            } else {
                entry.fix(title, edits);
            }
        }
    }
}

/// The day the wording is of: that of the text, but for consolidated texts, which keep the wording
/// of older ones.
fn date_of_wording(facts: &DocumentFacts<'_>) -> Option<Date> {
    let (day, place) = facts.dateline?;
    (place.start <= HEAD && !facts.consolidated).then_some(day)
}

/// Whether a step wants a capital; nothing where it may have either. A khoản behind a larger step
/// ("Điều 5, Khoản 1") may open the next place of a list, and "mục 3 Điều 2" is an item of an
/// article rather than a section of a law.
fn wanted(steps: &[PinpointStep], index: usize) -> Option<bool> {
    let step = steps.get(index)?;
    let previous = index.checked_sub(1).and_then(|before| steps.get(before));
    if previous.is_some_and(|previous| previous.level > step.level) {
        return None;
    }
    match step.level {
        PinpointLevel::Tiet | PinpointLevel::Diem | PinpointLevel::Khoan => Some(false),
        PinpointLevel::Dieu => Some(true),
        _ => previous.is_some_and(|previous| previous.level >= PinpointLevel::Dieu).then_some(true),
    }
}

/// Whether a step may have a capital because something starts with it.
fn starts_something(pinpoint: &Pinpoint, step: &PinpointStep, text: &str) -> bool {
    if pinpoint.sentence_start {
        return true;
    }
    let before = text.get(..step.word.start as usize).unwrap_or("").trim_end_matches([' ', '\u{A0}']);
    let Some(last) = before.chars().next_back() else { return true };
    // "10 Khoản 1 Điều 24" is a footnote or a numbered item.
    let numbered = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if numbered.len() < before.len() && numbered.trim_end_matches([' ', '\u{A0}']).is_empty() {
        return true;
    }
    matches!(last, '.' | ':' | '!' | '?' | '…' | '“' | '"' | '«' | '(' | '[' | '-' | '–' | '•' | '+' | '*' | '|' | ')')
        || last.is_whitespace()
}

fn with_first_letter(word: &str, capital: bool) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    let first: String = if capital { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
    first + letters.as_str()
}

fn letters(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for (pinpoint, _) in of_paragraph(&paragraph.facts) {
        let mut pairs = pinpoint.steps.windows(2);
        let Some(pair) = pairs.find(|pair| {
            pair[0].level == PinpointLevel::Diem
                && pair[1].level == PinpointLevel::Khoan
                && matches!(pair[0].value.as_str(), "f" | "j" | "w" | "z")
        }) else {
            continue;
        };
        let near = paragraph.text.to_lowercase();
        if ["hợp đồng", "hiệp định", "công ước", "hiệp ước", "nghị định thư", "nước ngoài"]
            .iter()
            .any(|word| near.contains(word))
        {
            continue;
        }
        let letter = &pair[0].value;
        let message = say!(
            context,
            "Không có điểm {letter}: bảng chữ cái đánh điểm không có f, j, w, z",
            "There is no point {letter}: points are lettered without f, j, w, z"
        );
        report.add(&A31, pair[0].range, message);
    }
}
