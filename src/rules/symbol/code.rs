//! B07, B10, B12: codes and years that cannot be.

use crate::law::Form;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DamageKind, Paragraph};

use super::{Damaged, Repair, damages, report_damage, report_damages};

pub(super) static B07: Rule = Rule {
    code: "B07",
    name: "symbol-misspelt",
    category: Category::Symbol,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Ký hiệu gõ sai một chữ", en: "A symbol is misspelt by one letter" },
    explain: Text {
        vi: "Chữ viết tắt tên loại phải là một trong các chữ đã quy định (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I; \
             văn bản quy phạm pháp luật: Luật 64/2025/QH15, Điều 4). NP-CP, NĐ-GP không phải ký hiệu của văn bản nào, \
             chỉ cách ký hiệu đúng một chữ: do gõ nhầm hoặc nhận dạng chữ sai (O với 0, l với 1).",
        en: "The code of a type is one of those laid down (Decree 30/2020/NĐ-CP, Appendix III.I; normative acts: Law \
             64/2025/QH15, Article 4). NP-CP and NĐ-GP belong to nothing and are one letter off a real symbol: a \
             typing or scanning error (O and 0, l and 1).",
    },
    guard: Text {
        vi: "Chỉ báo khi một phần của ký hiệu (tên loại hoặc cơ quan) là mã đã biết và phần kia chỉ lệch một chữ so \
             với một mã đã biết. Sửa chỉ là gợi ý: có thể còn cách đọc khác.",
        en: "Only where one part (type or issuer) is a known code and the other is one letter off one. The fix is a \
             suggestion: another reading may be possible.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 77/2010/⟦NP⟧-CP của Chính phủ.",
            Some("Căn cứ Nghị định số 77/2010/NĐ-CP của Chính phủ."),
        ),
        Example::Wrong(
            "Thực hiện Nghị quyết số 28-⟦CQ⟧/TW về bảo vệ Tổ quốc.",
            Some("Thực hiện Nghị quyết số 28-NQ/TW về bảo vệ Tổ quốc."),
        ),
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/NĐ-⟦GP⟧ của Chính phủ.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Right("Theo Tờ trình liên ngành số 877/TTLN-CT-STC của Cục Thuế và Sở Tài chính."),
        Example::Right("Căn cứ Nghị quyết số 77/2010/NQ-CP của Chính phủ."),
    ],
    check: Check::Paragraph(misspelt),
};

pub(super) static B10: Rule = Rule {
    code: "B10",
    name: "symbol-year",
    category: Category::Symbol,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Năm trong ký hiệu không thể có", en: "The year in a symbol is impossible" },
    explain: Text {
        vi: "Năm ban hành trong ký hiệu văn bản quy phạm pháp luật ghi đủ bốn chữ số (Luật 64/2025/QH15, Điều 7, khoản \
             3; Nghị định 78/2025/NĐ-CP về số, ký hiệu). 30/20/NĐ-CP, 30/202/NĐ-CP thiếu chữ số; 30/2200/NĐ-CP là năm \
             không thể có.",
        en: "The year in the symbol of a normative act has four digits (Law 64/2025/QH15, Article 7.3; Decree \
             78/2025/NĐ-CP). 30/20/NĐ-CP and 30/202/NĐ-CP lack digits; 30/2200/NĐ-CP cannot be.",
    },
    guard: Text {
        vi: "Chỉ báo khi số đứng ngay trước tên loại. Văn bản cá biệt (15/QĐ-UBND) không có năm nên không xét.",
        en: "Only right before a type code. Individual acts (15/QĐ-UBND) carry no year and are left alone.",
    },
    examples: &[
        Example::Wrong("Căn cứ Nghị định số 30/⟦202⟧/NĐ-CP của Chính phủ.", None),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP và Quyết định số 30/QĐ-UBND."),
    ],
    check: Check::Paragraph(years),
};

pub(super) static B12: Rule = Rule {
    code: "B12",
    name: "symbol-issuer-unknown",
    category: Category::Symbol,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Mã cơ quan lạ, gần giống một mã đã biết", en: "An unknown issuer code close to a known one"
    },
    explain: Text {
        vi: "Chữ viết tắt tên cơ quan do người đứng đầu cơ quan quy định (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, \
             Mục II, khoản 3, điểm b), nên mã lạ là bình thường. Nhưng mã chỉ khác một mã đã biết ở một chữ, hoặc ở hai \
             chữ đổi chỗ, thường là gõ nhầm: BTTT (BTTTT), UBDN (UBND), HĐDN (HĐND).",
        en: "Each head of an agency lays down its code (Decree 30/2020/NĐ-CP, Appendix I, II.3.b), so unknown codes \
             are normal. One that differs from a known code in one letter, or in two letters swapped, is usually a \
             typing error: BTTT (BTTTT), UBDN (UBND), HĐDN (HĐND).",
    },
    guard: Text {
        vi: "Không báo mã không gần mã nào: trường học, doanh nghiệp, đơn vị tự đặt mã. Sửa chỉ là gợi ý.",
        en: "Never for a code without a near neighbour: schools and companies invent codes. The fix is a suggestion.",
    },
    examples: &[
        Example::Wrong(
            "Theo Quyết định số 1520/QĐ-⟦UBDN⟧ ngày 12/5/2021 của Ủy ban nhân dân tỉnh.",
            Some("Theo Quyết định số 1520/QĐ-UBND ngày 12/5/2021 của Ủy ban nhân dân tỉnh."),
        ),
        Example::Wrong(
            "Theo Thông tư số 12/2021/TT-⟦BTTT⟧ về hoạt động báo chí.",
            Some("Theo Thông tư số 12/2021/TT-BTTTT về hoạt động báo chí."),
        ),
        Example::Right("Theo Quyết định số 215/QĐ-ĐHTN của Giám đốc Đại học Thái Nguyên."),
    ],
    check: Check::Paragraph(near_issuers),
};

fn misspelt(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for damaged in damages(DamageKind::Misspelt, paragraph) {
        // "TTLN" is a tờ trình liên ngành, not a slip for the old TTLB.
        if damaged.symbol.type_code == "TTLB" {
            continue;
        }
        let written = damaged.written();
        let of_label = code_of_label(&damaged, context);
        let right = of_label.or(damaged.damage.replacement.as_deref());
        let message = match right {
            Some(right) => say!(
                context,
                "Không có mã “{written}”; có lẽ là “{right}”",
                "There is no code “{written}”; perhaps “{right}” is meant"
            ),
            None => say!(context, "Không có mã “{written}”", "There is no code “{written}”"),
        };
        report_damage(&B07, &damaged, message, (Repair::Suggested, right), context, report);
    }
}

/// The code of the type that the writer names, if the code written is one letter off it.
fn code_of_label<'a>(damaged: &Damaged<'_>, context: &'a Context) -> Option<&'a str> {
    let label = damaged.citation.label.as_ref()?;
    let kind = damaged.symbol.kind.as_ref().filter(|kind| kind.range == damaged.damage.range)?;
    let rows = context.knowledge.types.rows.iter().filter(|row| row.id == label.kind);
    let mut codes = rows.flat_map(|row| row.abbreviation.split('|')).filter(|code| !code.is_empty());
    codes.find(|code| is_one_letter_off(&kind.text, code))
}

/// Whether two codes differ in one letter: another, one more or one less.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let prefix = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => prefix < short.len() && short[prefix + 1..] == long[prefix + 1..],
        1 => short[prefix..] == long[prefix + 1..],
        _ => false,
    }
}

fn years(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B10, DamageKind::Year, Repair::Suggested, paragraph, context, report, |damaged| {
        let written = damaged.written();
        Some(say!(
            context,
            "“{written}” không phải là năm ban hành (phải đủ bốn chữ số và là năm có thể có)",
            "“{written}” is not a year of issue (four digits, and a possible year)"
        ))
    });
}

fn near_issuers(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B12, DamageKind::NearIssuer, Repair::Suggested, paragraph, context, report, |damaged| {
        // Joint circulars name ministries in short (TTLT-BCVT-VHTT).
        if damaged.symbol.form == Form::Joint {
            return None;
        }
        let written = damaged.written();
        let Some(known) = &damaged.damage.replacement else {
            return Some(say!(context, "Chưa rõ mã cơ quan “{written}”", "The issuer code “{written}” is not known"));
        };
        Some(say!(
            context,
            "Chưa rõ mã cơ quan “{written}”; có lẽ là {known}",
            "The issuer code “{written}” is not known; perhaps {known} is meant"
        ))
    });
}

#[cfg(test)]
mod tests {
    use super::is_one_letter_off;

    #[test]
    fn one_letter_off() {
        for (one, other, off) in [
            ("CQ", "NQ", true),
            ("QDD", "QĐD", true),
            ("NQQ", "NQ", true),
            ("NQ", "NQ", false),
            ("NQ", "QN", false),
            ("TT", "TTLT", false),
        ] {
            assert_eq!(is_one_letter_off(one, other), off, "{one} {other}");
        }
    }
}
