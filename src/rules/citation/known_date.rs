//! A17: the date of a citation against the registry.

use jiff::civil::Date;

use crate::law::{Record, RecordId, Tier};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DateMention, DocumentFacts, Mention, Paragraph, Symbol};

use super::evidence::{day, rewrite, show};
use super::known::{Attested, attested, is_of_secret_series, only_trusted};
use super::quotation::{quoted_as_wrong, words_after};
use super::year_mismatch;

/// How far behind a citation its subject may stand, in bytes.
const SUBJECT: usize = 160;

pub(super) static A17: Rule = Rule {
    code: "A17",
    name: "citation-date-not-as-known",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Ngày ban hành khác với danh mục văn bản",
        en: "The date differs from what the registry knows of the document",
    },
    explain: Text {
        vi: "Viện dẫn phải ghi đúng ngày ban hành (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6). Danh mục \
             văn bản đi kèm chương trình ghi một ngày khác cho số, ký hiệu này: ngày hoặc số, ký hiệu trong bài ghi \
             nhầm.",
        en: "A citation gives the true date of issue (Decree 30/2020/NĐ-CP, Appendix I, II.6). The registry has another \
             day for this symbol: either the date or the symbol is a slip.",
    },
    guard: Text {
        vi: "Chỉ dùng dữ liệu chính thức, hoặc được ít nhất hai nhóm nguồn hay sáu văn bản viện dẫn xác nhận. Không báo \
             khi danh mục có nhiều văn bản trùng số, ký hiệu (03/2019/NĐ-CP); khi có nguồn khác ghi đúng ngày trong \
             bài thì chỉ báo nếu ngày của danh mục là chính thức hoặc được sáu văn bản viện dẫn ghi như vậy (gợi ý), \
             hoặc được ba nhóm nguồn xác nhận. Không báo khi câu nói về quốc \
             phòng, công an, cơ yếu mà văn bản đã biết thì không: loại này có thể mang số riêng. Ký hiệu không có năm \
             chỉ được so trong cùng năm, văn bản của Đảng trong cùng khóa. Năm trái ký hiệu: xem A05; hai chỗ trong bài \
             trái nhau: xem A15.",
        en: "Only official data, or what two groups of sources or six citing documents confirm. Silent where several \
             documents share the symbol (03/2019/NĐ-CP); where some source gives the date as written, reports only \
             against an official date or one that six citing documents give (a hint), or one that three groups of \
             sources confirm. Silent where the sentence speaks of defence or \
             police and the known document does not: those may have numbers of their own. Symbols without a year are \
             compared within the year, those of the Party within the term. For a year against the symbol see A05, for \
             two places of one text A15.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ⟦ngày 03/5/2020⟧ của Chính phủ về công tác văn thư.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."),
        ),
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ⟦ngày 05 tháng 02 năm 2020⟧ của Chính phủ;",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;"),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ."),
        Example::Right("Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 về phối hợp giữa Bộ Công an và Bộ Quốc phòng."),
        Example::Right("Nghị định số 30/2020/NĐ-CP ngày 03/5/2020 về chế độ đối với quân nhân dự bị."),
        Example::Right("Thực hiện Nghị định số 30/2020/NĐ-CP, ngày 15/7/2020, xã đã tập huấn cho cán bộ."),
    ],
    check: Check::Clues { gather: other_dates, judge: check },
};

/// The citations with another date than the registry has.
fn other_dates(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    let text = paragraph.text;
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        let Some((symbol, written, _)) = dated(citation) else { continue };
        let Some(record) = only_trusted(citation, symbol, &context.knowledge) else { continue };
        let stands = record.issued.is_none_or(|known| known == written)
            || attested(&record, written) == Attested::Well
            || opens_clause(citation, text)
            || may_be_another(citation, text, &record)
            || quoted_as_wrong(text, citation.range);
        if !stands {
            clues.push(Clue { fact: fact as u32, note: record.id.0 });
        }
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for place in places {
        let Some((_, mention)) = facts.mention(place.paragraph, place.fact) else { continue };
        let Some((symbol, written, date)) = dated(mention.citation) else { continue };
        let Some(record) = context.knowledge.registry().get(RecordId(place.note)) else { continue };
        let Some(known) = record.issued.filter(|known| !is_given(facts, symbol, *known)) else { continue };
        report_date(&mention, symbol, (date, written, known), &record, context, report);
    }
}

/// The symbol and the day of a citation that may be held against the registry.
fn dated(citation: &Citation) -> Option<(&Symbol, Date, &DateMention)> {
    let symbol = citation.symbol.as_ref().filter(|_| !citation.own_header)?;
    let written = day(citation)?;
    let date = citation.date.as_ref()?;
    (symbol.damages.is_empty() && year_mismatch::contradiction(citation).is_none()).then_some((
        symbol,
        written,
        &date.mention,
    ))
}

/// Whether a date behind a comma may be that of what happened next: ", ngày 15/7/2020 xã đã họp".
fn opens_clause(citation: &Citation, text: &str) -> bool {
    let Some(date) = citation.date.as_ref().filter(|date| date.comma) else { return false };
    let after = words_after(text, date.mention.range.end, 12);
    !["của ", "về ", "(", "quy định"].iter().any(|word| after.trim_start().starts_with(word))
}

/// Whether the citation may be of a document that no registry lists: it speaks of defence or
/// police, and the known one does not.
fn may_be_another(citation: &Citation, text: &str, record: &Record<'_>) -> bool {
    let said = text.get(citation.range.start as usize..citation.range.end as usize).unwrap_or("");
    let after = words_after(text, citation.range.end, SUBJECT);
    let known = [record.title, record.issuer].into_iter().any(is_of_secret_series);
    (is_of_secret_series(said) || is_of_secret_series(&after)) && !known
}

/// Whether the text has the known day at another place: then A15 reports, with that place.
fn is_given(facts: &DocumentFacts<'_>, symbol: &Symbol, known: Date) -> bool {
    facts.mentions.iter().any(|other| {
        day(other.citation) == Some(known)
            && other.citation.symbol.as_ref().is_some_and(|other| other.canonical == symbol.canonical)
    })
}

fn report_date(
    mention: &Mention<'_>,
    symbol: &Symbol,
    (date, written, known): (&DateMention, Date, Date),
    record: &Record<'_>,
    context: &Context,
    report: &mut Report,
) {
    let (canonical, right) = (&symbol.canonical, show(known));
    let message = say!(
        context,
        "Theo danh mục, {canonical} ban hành ngày {right}",
        "The registry has {canonical} issued on {right}"
    );
    let mut entry = report.add(&A17, date.range.shift(mention.start), message);
    if attested(record, written) == Attested::Weakly {
        entry = entry.at_most(Severity::Hint);
    }
    let Some(edits) = rewrite(date, known) else { return };
    let edits = edits.into_iter().map(|edit| edit.shift(mention.start)).collect();
    let title = say!(context, "Sửa ngày thành {right}", "Change the date to {right}");
    // One part differs, or day and month are in the other's place: a slip of the pen. Otherwise the
    // symbol may be what is wrong.
    let parts = [written.day() == known.day(), written.month() == known.month()];
    let swapped = written.day() == known.month() && written.month() == known.day();
    let sure = record.tier == Tier::A && written.year() == known.year() && (parts.contains(&true) || swapped);
    if sure {
        entry.fix(title, edits);
    } else {
        entry.suggest(title, edits);
    }
}
