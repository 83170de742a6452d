//! A32: an article beyond the last one of the document.

use crate::law::{Form, Record};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, Paragraph, PinpointLevel, PinpointStep};

use super::expired::named;
use super::history::sentence;
use super::quotation::quoted_as_wrong;

pub(super) static A32: Rule = Rule {
    code: "A32",
    name: "article-beyond-the-last",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Viện dẫn điều vượt quá điều cuối của văn bản",
        en: "An article is beyond the last one of the document",
    },
    explain: Text {
        vi: "Nghị định 30/2020/NĐ-CP có 38 điều, nên “Điều 45 Nghị định số 30/2020/NĐ-CP” thì số điều hoặc số, ký hiệu ghi \
             nhầm.",
        en: "Decree 30/2020/NĐ-CP has 38 articles, so in “Điều 45 Nghị định số 30/2020/NĐ-CP” the article or the symbol is a \
             slip.",
    },
    guard: Text {
        vi: "Chỉ với luật, nghị định, thông tư biết chắc số điều, chưa bị sửa đổi, không có quy chế, quy định kèm theo. Không \
             báo khi câu nói về việc bổ sung điều, hoặc về phụ lục.",
        en: "Only for laws, decrees and circulars whose articles were counted, that were never amended and have no regulation \
             attached. Silent where the sentence speaks of adding articles or of an appendix.",
    },
    examples: &[
        Example::Wrong("Thực hiện theo ⟦Điều 45⟧ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", None),
        Example::Wrong("Theo khoản 2 ⟦Điều 50⟧ Luật An ninh mạng năm 2018 thì phải báo cáo.", None),
        Example::Right("Thực hiện theo khoản 2 Điều 38 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ."),
        Example::Right("Bổ sung Điều 39 vào sau Điều 38 Nghị định số 30/2020/NĐ-CP."),
        Example::Right("Bổ sung Điều 45 Nghị định số 30/2020/NĐ-CP về chữ ký số."),
        Example::Right("Theo Điều 45 Nghị định số 03/2019/NĐ-CP và Điều 12a Nghị định số 30/2020/NĐ-CP."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in &paragraph.facts.citations {
        let Some((step, article)) = article(citation) else { continue };
        let Some(record) = named(citation, paragraph.text, &context.knowledge) else { continue };
        let Some(&last) = counted(&record, citation).and_then(|symbol| context.knowledge.articles.get(symbol)) else {
            continue;
        };
        let words = sentence(paragraph.text, citation.range).of(paragraph.text).to_lowercase();
        let adds = ["bổ sung", "thêm", "phụ lục", "kèm theo"].iter().any(|word| words.contains(word));
        if article <= last || adds || quoted_as_wrong(paragraph.text, citation.range) {
            continue;
        }
        let symbol = record.symbol;
        let message = say!(context, "{symbol} chỉ có {last} điều", "{symbol} has only {last} articles");
        report.add(&A32, step.word.cover(step.range), message);
    }
}

/// The article of a pinpoint, if it is a plain number: "12a" came in later.
fn article(citation: &Citation) -> Option<(&PinpointStep, u32)> {
    let mut steps = citation.pinpoint.as_ref()?.steps.iter();
    let step = steps.find(|step| step.level == PinpointLevel::Dieu)?;
    Some((step, step.value.parse().ok()?))
}

/// The symbol of a document whose articles may be counted: resolutions share theirs with laws, and what
/// was amended may have grown.
fn counted<'k>(record: &Record<'k>, citation: &Citation) -> Option<&'k str> {
    let whole = citation.symbol.as_ref().is_none_or(|symbol| {
        symbol.damages.is_empty() && (symbol.year.is_some() || symbol.form == Form::NationalAssembly)
    });
    let plain = record.kind != "Nghị quyết" && record.amended_by.is_empty() && !record.is_homonym();
    (whole && plain).then_some(record.symbol)
}
