//! A25 and A26: short forms that no full citation of the text explains.

use rustc_hash::FxHashSet;

use crate::law::{IssuerFamily, Knowledge, Record};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, CitationForm, DocumentFacts, LabelMention, Mention, Paragraph};
use crate::text::{TextEdit, TextRange};

use super::evidence::{day, show};

/// How many candidates a message lists before it only counts.
const SHOWN: usize = 4;

pub(super) static A25: Rule = Rule {
    code: "A25",
    name: "citation-short-ambiguous",
    category: Category::Citation,
    level: Level::On(Severity::Info),
    profiles: &[],
    title: Text {
        vi: "Viện dẫn rút gọn có thể chỉ nhiều văn bản", en: "A short citation may mean several documents"
    },
    explain: Text {
        vi: "Lần viện dẫn đầu phải ghi đủ tên loại, số, ký hiệu, ngày, cơ quan, trích yếu (Nghị định 30/2020/NĐ-CP, Phụ \
             lục I, Phần I, Mục II, khoản 6, điểm b; văn bản của Đảng: Hướng dẫn 05-HD/VPTW). Chỉ ghi “Nghị quyết 28” \
             thì có thể là nhiều văn bản: số của Đảng đánh lại mỗi khóa, của Nhà nước đánh lại mỗi năm.",
        en: "A first citation gives type, symbol, date, issuer and subject (Decree 30/2020/NĐ-CP, Appendix I, II.6.b; \
             the Party: Guidance 05-HD/VPTW). “Nghị quyết 28” alone may be several: Party numbers start anew in each \
             term, State numbers each year.",
    },
    guard: Text {
        vi: "Chỉ khi cả bài không có chỗ nào viện dẫn đầy đủ, và chỉ báo lần đầu. Không báo với tên gọi quen thuộc \
             (Nghị quyết 30a, Đề án 06). Danh mục văn bản không đầy đủ, nên đây chỉ là thông tin.",
        en: "Only where nothing in the text cites it in full, and only at the first place. Silent for well-known names \
             (Nghị quyết 30a, Đề án 06). The registry is not complete, so this is information only.",
    },
    examples: &[
        Example::Wrong("Đảng ủy tiếp tục quán triệt ⟦Nghị quyết số 28⟧ tới các chi bộ.", None),
        Example::Wrong(
            "Nghị định số 21/2019/NĐ-CP và Nghị định số 21/2021/NĐ-CP đã ban hành. Theo ⟦Nghị định số 21⟧, xã báo cáo.",
            None,
        ),
        Example::Right(
            "Quán triệt Nghị quyết số 28-NQ/TW ngày 22/9/2008. Sau 15 năm thực hiện Nghị quyết số 28, kết quả tốt.",
        ),
        Example::Right("Huyện thực hiện tốt Nghị quyết 30a về giảm nghèo."),
    ],
    check: Check::Clues { gather: short_forms, judge: ambiguous },
};

pub(super) static A26: Rule = Rule {
    code: "A26",
    name: "citation-short-unresolved",
    category: Category::Citation,
    level: Level::On(Severity::Info),
    profiles: &[],
    title: Text {
        vi: "Viện dẫn rút gọn chưa rõ là văn bản nào", en: "A short citation that nothing explains"
    },
    explain: Text {
        vi: "Cả bài chỉ ghi số, không có chỗ nào ghi đủ ký hiệu, nên người đọc không tra được văn bản. Lần viện dẫn đầu \
             phải ghi đủ (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b).",
        en: "The text gives a number but nowhere the symbol, so a reader cannot look it up. A first citation is to be \
             complete (Decree 30/2020/NĐ-CP, Appendix I, II.6.b).",
    },
    guard: Text {
        vi: "Như A25. Chương trình không bao giờ nói văn bản “không có”: danh mục thiếu văn bản mật và văn bản địa phương.",
        en: "As for A25. It never says that a document does not exist: confidential and local ones are in no registry.",
    },
    examples: &[
        Example::Wrong("Đơn vị thực hiện ⟦Thông tư số 9294 của Bộ Quốc phòng⟧.", None),
        Example::Right("Thông tư số 94/2014/TT-BQP quy định chế độ. Đơn vị thực hiện Thông tư số 94."),
        Example::Right("Trung tâm đã hướng dẫn 103 lao động đăng ký; hồ sơ theo dự án số 2 đã nộp."),
        Example::Right("Xã tiếp tục triển khai Đề án 06 và Chương trình 135."),
        Example::Right("Căn cứ Nghị định 21/2019 về khu vực phòng thủ."),
    ],
    check: Check::Clues { gather: short_forms, judge: unresolved },
};

fn ambiguous(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for (mention, in_text, known) in open_short_forms(places, facts) {
        if in_text > 1 {
            let message = say!(
                context,
                "Chưa rõ là văn bản nào: trong bài có {in_text} văn bản cùng số này",
                "It is not clear which is meant: the text cites {in_text} documents with this number"
            );
            report_with_candidates(&A25, &mention, message, &[], context, report);
            continue;
        }
        if known < 2 {
            continue;
        }
        let candidates = candidates_by_then(mention.citation, facts, &context.knowledge);
        if candidates.len() < 2 {
            continue;
        }
        let list: Vec<String> = candidates.iter().take(SHOWN).map(describe).collect();
        let more = if candidates.len() > SHOWN { "…" } else { "" };
        let (count, list) = (candidates.len(), list.join("; "));
        let message = say!(
            context,
            "Chưa rõ là văn bản nào trong {count} văn bản đã biết: {list}{more}",
            "It is not clear which of {count} known documents is meant: {list}{more}"
        );
        report_with_candidates(&A25, &mention, message, &candidates, context, report);
    }
}

fn unresolved(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for (mention, in_text, known) in open_short_forms(places, facts) {
        if in_text > 1 || known > 1 && facts.dateline.is_none() {
            continue;
        }
        let candidates =
            if known > 0 { candidates_by_then(mention.citation, facts, &context.knowledge) } else { Vec::new() };
        let message = match candidates.as_slice() {
            [] => say!(
                context,
                "Chưa rõ số, ký hiệu đầy đủ: trong bài không có chỗ nào viện dẫn đủ văn bản này",
                "The full symbol is not clear: nothing in the text cites this document in full"
            ),
            [record] => {
                let known = describe(record);
                say!(
                    context,
                    "Trong bài không có chỗ nào viện dẫn đủ văn bản này; có thể là {known}",
                    "Nothing in the text cites this document in full; it may be {known}"
                )
            }
            _ => continue,
        };
        report_with_candidates(&A26, &mention, message, &candidates, context, report);
    }
}

fn report_with_candidates(
    rule: &'static Rule,
    mention: &Mention<'_>,
    message: String,
    candidates: &[Record<'_>],
    context: &Context,
    report: &mut Report,
) {
    let citation = mention.citation;
    let range = match (&citation.label, citation.number_range) {
        (Some(label), Some(number)) => label.range.cover(number),
        _ => citation.range,
    };
    // "Thông tư số 294 của Bộ Quốc phòng": the body is all that is known of it besides the number.
    let range = citation.issuer.as_ref().filter(|issuer| !issuer.outer).map_or(range, |body| range.cover(body.range));
    let mut entry = report.add(rule, range.shift(mention.start), message);
    let Some(number) = citation.number_range else { return };
    for record in candidates.iter().take(SHOWN) {
        let (symbol, known) = (record.symbol, describe(record));
        let title = say!(context, "Ghi đủ ký hiệu: {known}", "Write the full symbol: {known}");
        entry = entry.suggest(title, vec![TextEdit::replace(number.shift(mention.start), symbol)]);
    }
}

/// The short forms of a paragraph that name a document, each with how many known ones it may mean.
fn short_forms(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        let Some(label) = &citation.label else { continue };
        if citation.form != CitationForm::Short || citation.nickname.is_some() || citation.own_header {
            continue;
        }
        // "Nghị định 21/2019" names one decree; other types need the issuer as well.
        let name = context.knowledge.types.name(label.kind);
        let settled = citation.number.contains('/') && (name == "Nghị định" || citation.issuer.is_some());
        if settled || citation.number.is_empty() || !is_document(citation, label, paragraph.text, context) {
            continue;
        }
        let known = candidates(citation, &context.knowledge).len() as u32;
        clues.push(Clue { fact: fact as u32, note: known });
    }
}

/// The first mention of each short form that no full citation of the text explains, how many
/// documents of the text it could mean, and how many known ones.
fn open_short_forms<'a>(places: &[Place], facts: &DocumentFacts<'a>) -> Vec<(Mention<'a>, u8, u32)> {
    let mut seen = FxHashSet::default();
    let mut open = Vec::new();
    for place in places {
        let Some((index, mention)) = facts.mention(place.paragraph, place.fact) else { continue };
        let Some(label) = &mention.citation.label else { continue };
        let resolved = facts.resolution.antecedents.get(index).copied().flatten().is_some();
        if !resolved && seen.insert((label.kind, mention.citation.number.as_str())) {
            open.push((mention, facts.resolution.candidates.get(index).copied().unwrap_or(0), place.note));
        }
    }
    open
}

/// Whether a label and a number surely name a document: "hướng dẫn 103 lao động" and "dự án số 2" do
/// not, nor does a number that goes on ("số 1203 -QĐ").
fn is_document(citation: &Citation, label: &LabelMention, text: &str, context: &Context) -> bool {
    const NAMES: [&str; 9] = [
        "Nghị định",
        "Nghị quyết",
        "Quyết định",
        "Thông tư",
        "Chỉ thị",
        "Pháp lệnh",
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
        "Công điện",
    ];
    // Common nouns and verbs: only with "số" or a capital.
    const WORDS: [&str; 7] = ["Kết luận", "Quy định", "Hướng dẫn", "Kế hoạch", "Công văn", "Thông báo", "Tờ trình"];
    let name = context.knowledge.types.name(label.kind);
    let written = label.range.of(text);
    let number = citation.number_range.unwrap_or(citation.range);
    let numbered = citation.so.is_some();
    let direct = TextRange::new(label.range.end, number.start).of(text).to_lowercase();
    let direct = matches!(direct.trim().trim_end_matches(':').trim(), "" | "số" | "kết luận số");
    let capital = written.starts_with(char::is_uppercase);
    let heading = written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && !label.abbreviated;
    let rest = text.get(number.end as usize..).unwrap_or("");
    let goes_on = rest.trim_start().starts_with(['-', '–', '/', '…']);
    let known = NAMES.contains(&name) && (numbered || !heading) || WORDS.contains(&name) && (numbered || capital);
    known && direct && !goes_on
}

/// The known documents that a short form may mean, newest first, none from after the day of the
/// text.
fn candidates_by_then<'k>(citation: &Citation, facts: &DocumentFacts<'_>, knowledge: &'k Knowledge) -> Vec<Record<'k>> {
    let mut records = candidates(citation, knowledge);
    if let Some((today, _)) = facts.dateline {
        records.retain(|record| record.issued.is_none_or(|day| day <= today));
    }
    records
}

/// The known documents that a short form may mean, newest first.
fn candidates<'k>(citation: &Citation, knowledge: &'k Knowledge) -> Vec<Record<'k>> {
    let Some(label) = &citation.label else { return Vec::new() };
    let name = knowledge.types.name(label.kind);
    let day = day(citation);
    let term = citation.term.map(|term| term.number);
    let mut records: Vec<Record<'_>> = knowledge
        .registry()
        .with_number_of_kind(&citation.number, name)
        .filter(|record| day.is_none_or(|day| record.issued == Some(day)))
        .filter(|record| citation.year.is_none_or(|year| record.issued.is_none_or(|day| day.year() == year)))
        .filter(|record| term.is_none_or(|term| record.party_term.is_none_or(|known| known == term)))
        .collect();
    if let Some(issuer) = &citation.issuer {
        let body = issuer.issuer.and_then(|id| knowledge.issuers.get(id));
        let of_body: Vec<Record<'_>> = records
            .iter()
            .copied()
            .filter(|record| {
                // A body that the table lacks is a local one, and the registry has none of these.
                body.is_some_and(|body| {
                    record.issuer.contains(&body.name) || body.aliases.iter().any(|alias| alias == record.issuer)
                })
            })
            .collect();
        // "của" that may belong to another noun still narrows, but does not rule out; the central
        // bodies of the Party issue nothing that would stand before the citation.
        let central = body.is_some_and(|body| body.family == IssuerFamily::Party && body.code == "TW");
        if !issuer.outer || central || !of_body.is_empty() {
            records = of_body;
        }
    }
    records.sort_by_key(|record| std::cmp::Reverse(record.issued));
    records.dedup_by(|one, other| one.symbol == other.symbol && one.issued == other.issued);
    records
}

/// "28-NQ/TW ngày 22/9/2008".
fn describe(record: &Record<'_>) -> String {
    match record.issued {
        Some(issued) => format!("{} ngày {}", record.symbol, show(issued)),
        None => record.symbol.to_owned(),
    }
}
