//! A09: a congress or an Assembly against the years of its term.

use crate::law::{Knowledge, roman, roman_value};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, LeadWord, Paragraph};
use crate::text::TextEdit;

use super::quotation::{quoted_as_wrong, words_before};

/// How many words before the years may name the body.
const WORDS: usize = 16;

/// The first congress and Assembly whose years are judged; of older ones sources differ.
const FIRST: u8 = 6;

pub(super) static A09: Rule = Rule {
    code: "A09",
    name: "term-against-years",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Khóa, Đại hội không khớp với nhiệm kỳ",
        en: "A congress or Assembly against the years of its term",
    },
    explain: Text {
        vi: "Nhiệm kỳ của Trung ương tính từ Đại hội đại biểu toàn quốc này đến Đại hội sau: Đại hội XII 2016 - 2021, Đại \
             hội XIII 2021 - 2026, Đại hội XIV 2026 - 2031; Quốc hội khóa XIV 2016 - 2021, khóa XV 2021 - 2026. Nhiệm kỳ \
             của đảng bộ địa phương lệch một năm (2015 - 2020, 2020 - 2025, 2025 - 2030) nên hay bị ghi nhầm cho Trung ương.",
        en: "The national term runs from one national congress to the next: the 12th 2016 - 2021, the 13th 2021 - 2026, the \
             14th 2026 - 2031; the National Assembly XIV 2016 - 2021, XV 2021 - 2026. Terms of local Party committees \
             begin a year earlier (2015 - 2020, 2020 - 2025, 2025 - 2030) and are often written by mistake.",
    },
    guard: Text {
        vi: "Chỉ xét khi “nhiệm kỳ” đứng ngay sau tên Đại hội của Đảng, Ban Chấp hành Trung ương Đảng, Bộ Chính trị hoặc \
             Quốc hội, từ khóa VI. Không xét đại hội của đảng bộ, đoàn thể, Hội đồng nhân dân.",
        en: "Only where “nhiệm kỳ” follows directly on the congress of the Party, its Central Committee, the Politburo or \
             the National Assembly, since term VI. Congresses of local committees and unions and people's councils are \
             left alone.",
    },
    examples: &[
        Example::Wrong(
            "Nghị quyết Đại hội XIII của Đảng, ⟦nhiệm kỳ 2020 - 2025⟧ đề ra nhiều mục tiêu.",
            Some("Nghị quyết Đại hội XIII của Đảng, nhiệm kỳ 2021 - 2026 đề ra nhiều mục tiêu."),
        ),
        Example::Wrong(
            "Bầu cử đại biểu Quốc hội khóa XV, ⟦nhiệm kỳ 2021-2025⟧.",
            Some("Bầu cử đại biểu Quốc hội khóa XV, nhiệm kỳ 2021-2026."),
        ),
        Example::Right("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng (nhiệm kỳ 2021 - 2026)."),
        Example::Right("Đại hội Đảng bộ tỉnh lần thứ XIII, nhiệm kỳ 2020 - 2025."),
        Example::Right("Đại hội đại biểu toàn quốc lần thứ XIII của Công đoàn Việt Nam, nhiệm kỳ 2023 - 2028."),
        Example::Right("Hội đồng nhân dân tỉnh khóa XV, nhiệm kỳ 2016 - 2021."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in &paragraph.facts.dates {
        let Some((from, to)) = years(date) else { continue };
        let before = words_before(paragraph.text, date.range.start, WORDS);
        let Some(office) = office(&before) else { continue };
        let Some(right) = office.years(&context.knowledge).filter(|right| *right != (from.value, to.value)) else {
            continue;
        };
        if quoted_as_wrong(paragraph.text, date.range) {
            continue;
        }
        let ((start, end), name) = (right, office.name());
        let message = say!(context, "{name} có nhiệm kỳ {start} - {end}", "{name}: the term is {start} - {end}");
        let edits = [(from, start), (to, end)].into_iter().filter(|(part, year)| part.value != *year);
        let edits = edits.map(|(part, year)| TextEdit::replace(part.range, year.to_string())).collect();
        let title = say!(context, "Sửa nhiệm kỳ thành {start} - {end}", "Change the years to {start} - {end}");
        report.add(&A09, date.range, message).suggest(title, edits);
    }
}

/// "nhiệm kỳ 2021 - 2026", both years in four digits.
fn years(date: &DateMention) -> Option<(crate::syntax::DatePart, crate::syntax::DatePart)> {
    let term = date.kind == DateKind::YearRange && date.led_by(LeadWord::Term).is_some();
    let (from, to) = (date.year?, date.until?);
    (term && from.digits == 4 && to.digits == 4).then_some((from, to))
}

/// A body whose term has a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Office {
    Congress(u8),
    Assembly(u8),
}

impl Office {
    fn years(self, knowledge: &Knowledge) -> Option<(u32, u32)> {
        let (from, to) = match self {
            Self::Congress(number) => knowledge.terms.congress(number).map(|term| (term.from, term.to)),
            Self::Assembly(number) => knowledge.terms.assembly(number).map(|term| (term.from, term.to)),
        }?;
        let from = u32::try_from(from.year()).ok()?;
        Some((from, to.map_or(Some(from + 5), |to| u32::try_from(to.year()).ok())?))
    }

    fn name(self) -> String {
        match self {
            Self::Congress(number) => format!("Đại hội {} của Đảng", roman(number)),
            Self::Assembly(number) => format!("Quốc hội khóa {}", roman(number)),
        }
    }
}

/// The body that the words before the years name at their end.
fn office(before: &str) -> Option<Office> {
    let before = before.trim_end_matches([' ', ',', '(']);
    let last =
        ["của đảng", "của đảng ta", "của đảng cộng sản việt nam"].iter().find_map(|own| before.strip_suffix(own));
    let rest = last.unwrap_or(before).trim_end();
    let (lead, numeral) = rest.rsplit_once(' ')?;
    let number = roman_value(&numeral.to_uppercase()).filter(|number| *number >= FIRST)?;
    // "Đại hội Đảng bộ tỉnh và Đại hội XIII của Đảng, nhiệm kỳ 2020 - 2025" gives the years of the first.
    let sentence = lead.rsplit(['.', ';']).next().unwrap_or(lead);
    if sentence.contains("đảng bộ") || sentence.contains("các cấp") {
        return None;
    }
    let term = lead.strip_suffix("khóa").or_else(|| lead.strip_suffix("khoá")).map(str::trim_end);
    if let Some(body) = term {
        if body.ends_with("quốc hội") {
            return Some(Office::Assembly(number));
        }
        let central = ["trung ương đảng", "bộ chính trị", "trung ương đảng cộng sản việt nam"];
        return central.iter().any(|name| body.ends_with(name)).then_some(Office::Congress(number));
    }
    let lead = lead.trim_end_matches("lần thứ").trim_end();
    let party =
        ["đại hội đảng", "đại hội đảng toàn quốc", "đại hội toàn quốc của đảng", "đại hội đảng cộng sản việt nam"];
    let any = ["đại hội", "đại hội đại biểu toàn quốc", "đại hội toàn quốc"];
    let named = party.iter().any(|name| lead.ends_with(name));
    (named || last.is_some() && any.iter().any(|name| lead.ends_with(name))).then_some(Office::Congress(number))
}
