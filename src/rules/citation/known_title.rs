//! A19: the title of a citation against the registry.

use crate::law::{Record, Tier};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph, Role};
use crate::text::TextEdit;

use super::evidence::day;
use super::known::series;
use super::quotation::quoted_as_wrong;
use super::title_words::Common;

/// Below this share of common words two titles are of two documents.
const ALIKE: f32 = 0.4;

/// A title of fewer words says too little.
const WORDS: usize = 5;

pub(super) static A19: Rule = Rule {
    code: "A19",
    name: "citation-title-not-as-known",
    category: Category::Citation,
    level: Level::On(Severity::Info),
    profiles: &[],
    title: Text {
        vi: "Trích yếu khác hẳn với danh mục văn bản", en: "The title is not that of the known document"
    },
    explain: Text {
        vi: "Trích yếu trong bài gần như không có từ nào chung với trích yếu của văn bản có số, ký hiệu này trong danh \
             mục. Thường là ghi nhầm số, ký hiệu; cũng có khi là gọi tên theo ý mình. Viện dẫn phải ghi trích yếu nội \
             dung văn bản (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6).",
        en: "The title shares hardly a word with that of the known document of this symbol. Mostly the symbol is a slip, \
             sometimes the title is the writer's own. A citation gives the official title (Decree 30/2020/NĐ-CP, \
             Appendix I, II.6).",
    },
    guard: Text {
        vi: "Chỉ xét dòng căn cứ: nơi khác người viết thường nói theo ý mình. Chỉ khi dưới 40 % số từ là chung, sau khi bỏ hư từ và đối chiếu chữ viết tắt; trích yếu rút gọn, ghi một \
             phần không bị báo. Không xét văn bản trùng số, dữ liệu chưa kiểm chứng, và khi ngày ghi trong bài khác ngày \
             đã biết.",
        en: "Only in căn cứ lines: elsewhere writers describe in words of their own. Only below 40 % common words, without function words and with abbreviations looked up; shortened titles \
             pass. Silent for shared symbols, unverified data, and where the date differs from the known one.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ ⟦về chính sách khuyến khích phát triển hợp \
             tác xã nông nghiệp⟧;",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP về thể thức;"),
        Example::Right(
            "Căn cứ Nghị định số 03/2019/NĐ-CP của Chính phủ về chính sách khuyến khích phát triển hợp tác xã nông nghiệp;",
        ),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    if paragraph.facts.role != Role::Basis {
        return;
    }
    for citation in &paragraph.facts.citations {
        let Some(range) = citation.title else { continue };
        let Some(record) = known(citation, context) else { continue };
        let written = range.of(paragraph.text);
        // An amending document is called by what it amends, in many ways.
        let amends = |title: &str| title.trim_start_matches("về ").to_lowercase().starts_with("sửa đổi");
        let common = Common::of(written, record.title);
        let says_little = common.written < WORDS || common.known < 3;
        if says_little
            || amends(written)
            || amends(record.title)
            || common.share() >= ALIKE
            || quoted_as_wrong(paragraph.text, citation.range)
        {
            continue;
        }
        let (symbol, title) = (record.symbol, record.title);
        let message = say!(
            context,
            "Theo danh mục, {symbol} là “{title}”; số, ký hiệu hoặc trích yếu có thể ghi nhầm",
            "The registry has {symbol} as “{title}”; symbol or title may be a slip"
        );
        let right = format!("về {title}");
        let offer = say!(context, "Ghi trích yếu theo danh mục", "Write the known title");
        report.add(&A19, range, message).suggest(offer, vec![TextEdit::replace(range, right)]);
    }
}

/// The document that a citation with a title names, if its title is known for certain.
fn known<'k>(citation: &Citation, context: &'k Context) -> Option<Record<'k>> {
    let symbol = citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty() && !citation.own_header)?;
    let records = series(citation, symbol, &context.knowledge);
    let [record] = records.as_slice() else { return None };
    // Symbols without a year come again each year, those of the Party each term.
    let dated = symbol.year.is_some() || record.issued.is_some() && record.issued == day(citation);
    let same_day = day(citation).is_none_or(|day| record.issued == Some(day));
    let sure = record.tier <= Tier::B && !record.title.is_empty() && !record.note.contains("số trùng");
    (sure && dated && same_day).then_some(*record)
}
