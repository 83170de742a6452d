//! F05: the type in the symbol against the title.

use crate::config::Profile;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role, Symbol};

use super::{HEAD, lines, title};

pub(super) static F05: Rule = Rule {
    code: "F05",
    name: "type-against-title",
    category: Category::Layout,
    level: Level::Off,
    profiles: &[
        (Profile::Nd30, Level::On(Severity::Error)),
        (Profile::Nd78, Level::On(Severity::Error)),
        (Profile::Party, Level::On(Severity::Error)),
    ],
    title: Text {
        vi: "Ký hiệu không khớp với tên loại văn bản", en: "The symbol does not agree with the title"
    },
    explain: Text {
        vi: "Ký hiệu mang chữ viết tắt của tên loại: báo cáo là BC, kế hoạch là KH, quyết định là QĐ (Nghị định \
             30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 và Phụ lục III; văn bản của Đảng: Quy định 399-QĐ/TW).",
        en: "The symbol holds the abbreviation of the type: BC for a report, KH for a plan, QĐ for a decision (Decree \
             30/2020/NĐ-CP, Appendix I, I.II.3, and Appendix III; the Party: Regulation 399-QĐ/TW).",
    },
    guard: Text {
        vi: "So ký hiệu ở dòng “Số:” với dòng tên loại đầu tiên ngay sau đó; văn bản kèm theo quyết định không xét.",
        en: "Compares the symbol of the line “Số:” with the first title below it; what is issued with a decision is left \
             alone.",
    },
    examples: &[
        Example::Wrong(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n\n⟦KẾ HOẠCH⟧\nCải cách hành \
             chính",
            None,
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nCải cách hành \
             chính",
        ),
        Example::Right(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/QĐ-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n(Kèm theo Quyết \
             định số 15/QĐ-UBND ngày 05/3/2024)",
        ),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut symbol: Option<&Symbol> = None;
    let mut head = lines(facts).take(HEAD).peekable();
    while let Some(line) = head.next() {
        if line.paragraph.facts.role == Role::NumberLine {
            symbol = line.paragraph.facts.citations.first().and_then(|citation| citation.symbol.as_ref());
            continue;
        }
        let Some(own) = symbol.filter(|own| !own.types.is_empty() && own.damages.is_empty()) else { continue };
        let Some(title) = title(&line, context) else { continue };
        let attached = head.peek().is_some_and(|next| next.text.to_lowercase().contains("kèm theo"));
        let of_code = context.knowledge.types.with_abbreviation(&own.type_code).any(|row| row.id == title);
        if !attached && !own.types.contains(&title) && !of_code {
            let (code, name) = (&own.type_code, context.knowledge.types.name(title));
            let message = say!(
                context,
                "Ký hiệu mang chữ {code}, tên loại là {name}",
                "The symbol says {code}, the title says {name}"
            );
            let _ = report.add(&F05, line.range, message);
        }
        return;
    }
}
