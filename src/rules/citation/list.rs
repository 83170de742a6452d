//! A36: "các" and the number of documents under it.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, LabelMention, Paragraph, Symbol};
use crate::text::{TextEdit, TextRange, fold};

pub(super) static A36: Rule = Rule {
    code: "A36",
    name: "citation-list-number",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "“các” không khớp với số văn bản được kể",
        en: "“các” does not agree with the number of documents",
    },
    explain: Text {
        vi: "Kể nhiều văn bản dưới một tên loại thì có “các” ở trước (“các Nghị định số 21/2019/NĐ-CP và số \
             30/2020/NĐ-CP”); chỉ có một văn bản thì không (cách viện dẫn: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, \
             Mục II, khoản 6).",
        en: "Several documents under one label take “các” (“các Nghị định số … và số …”), one does not (citations: Decree \
             30/2020/NĐ-CP, Appendix I, II.6).",
    },
    guard: Text {
        vi: "Chỉ nhắc nhẹ. Không báo khi văn bản cùng loại được kể tiếp ngay sau đó bằng tên loại riêng.",
        en: "A hint. Silent where another document of the type follows under its own label.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện ⟦các⟧ Nghị định số 21/2019/NĐ-CP của Chính phủ.",
            Some("Thực hiện Nghị định số 21/2019/NĐ-CP của Chính phủ."),
        ),
        Example::Wrong(
            "Thực hiện ⟦Nghị định⟧ số 21/2019/NĐ-CP và số 30/2020/NĐ-CP.",
            Some("Thực hiện các Nghị định số 21/2019/NĐ-CP và số 30/2020/NĐ-CP."),
        ),
        Example::Right("Thực hiện các Nghị định số 21/2019/NĐ-CP và số 30/2020/NĐ-CP."),
        Example::Right("Thực hiện các Nghị định số 21/2019/NĐ-CP; Nghị định số 30/2020/NĐ-CP."),
        Example::Right("Thực hiện Nghị định số 21/2019/NĐ-CP của Chính phủ."),
    ],
    check: Check::Paragraph(check),
};

/// How far apart two documents of an enumeration may stand, in bytes: date, issuer and title.
const ENUMERATION: u32 = 400;

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let citations = &paragraph.facts.citations;
    for (index, citation) in citations.iter().enumerate() {
        let Some(label) = citation.label.as_ref().filter(|label| !label.inherited) else { continue };
        let several = citation.list.is_some_and(|list| list.len > 1);
        if !is_directly_numbered(citation, label, paragraph.text) {
            continue;
        }
        match label.plural {
            Some(plural) if !several && citation.symbol.is_some() => {
                if goes_on(citation, citations.get(index + 1)) || enumerates(paragraph.text, citation) {
                    continue;
                }
                let message = say!(
                    context,
                    "Có “các” nhưng chỉ kể một văn bản",
                    "“các” announces several documents, but only one is named"
                );
                let with_gap = TextRange::new(plural.start, label.range.start);
                report
                    .add(&A36, plural, message)
                    .fix(say!(context, "Bỏ “các”", "Remove “các”"), vec![TextEdit::delete(with_gap)]);
            }
            None if several && opens_list(citation, citations) && !label.abbreviated => {
                let message = say!(
                    context,
                    "Kể nhiều văn bản dưới một tên loại thì thêm “các”",
                    "Several documents under one label take “các”"
                );
                let announced = if opens_sentence(paragraph.text, label) { "Các " } else { "các " };
                report.add(&A36, label.range, message).fix(
                    say!(context, "Thêm “các”", "Add “các”"),
                    vec![TextEdit::insert(label.range.start, announced)],
                );
            }
            _ => {}
        }
    }
}

/// Whether nothing stands before the label in its paragraph or sentence.
fn opens_sentence(text: &str, label: &LabelMention) -> bool {
    let before = text.get(..label.range.start as usize).unwrap_or("").trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?'])
}

/// Whether nothing but "số" stands between label and number, and no count before ("6 Quyết định").
fn is_directly_numbered(citation: &Citation, label: &LabelMention, text: &str) -> bool {
    let number = citation.number_range.map_or(citation.range.end, |range| range.start);
    let between = fold(TextRange::new(label.range.end, number).of(text)).text.to_lowercase();
    let before = text.get(..label.range.start as usize).unwrap_or("").trim_end();
    matches!(between.trim().trim_end_matches(':'), "" | "số") && !before.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a citation is the first of a list in which the label fits every element.
fn opens_list(citation: &Citation, citations: &[Citation]) -> bool {
    let (Some(list), Some(label)) = (citation.list, &citation.label) else { return false };
    let mut elements = citations.iter().filter(|other| other.list.is_some_and(|other| other.list == list.list));
    let fits = |symbol: &Symbol| symbol.types.is_empty() || symbol.types.contains(&label.kind);
    list.index == 0 && elements.all(|element| element.symbol.as_ref().is_none_or(fits))
}

/// Whether the next citation goes on with the enumeration.
fn goes_on(citation: &Citation, next: Option<&Citation>) -> bool {
    next.is_some_and(|next| next.range.start.saturating_sub(citation.range.end) < ENUMERATION)
}

/// Whether more of the kind follows without being a citation that was read ("và các văn bản khác").
fn enumerates(text: &str, citation: &Citation) -> bool {
    let rest = text.get(citation.range.end as usize..).unwrap_or("");
    let sentence = fold(rest.split('.').next().unwrap_or("")).text;
    sentence.contains(" và số ")
        || sentence.contains("; số ")
        || sentence.contains(", số ")
        || sentence.contains(" và ")
}
