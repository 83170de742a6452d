//! A15: one document, two dates, bodies or labels in one text.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::law::{Form, IssuerFamily, Knowledge, Side, Tier};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Mention, ParagraphFacts, Symbol};
use crate::text::{TextEdit, TextRange};

use super::evidence::{day, rewrite, show};
use super::quotation::quoted_as_wrong;
use super::year_mismatch;

pub(super) static A15: Rule = Rule {
    code: "A15",
    name: "citation-contradiction",
    category: Category::Citation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Cùng một văn bản mà trong bài ghi khác nhau",
        en: "One document is cited in two ways in one text",
    },
    explain: Text {
        vi: "Một văn bản chỉ có một ngày ban hành, một cơ quan ban hành, một tên loại. Khi cùng số, ký hiệu mà hai chỗ \
             trong bài ghi khác ngày, khác cơ quan hoặc khác tên loại thì ít nhất một chỗ sai. Chỗ ghi theo số ít được \
             báo, kèm chỗ ghi theo số nhiều để đối chiếu (viện dẫn: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, \
             khoản 6; văn bản của Đảng: Hướng dẫn 05-HD/VPTW).",
        en: "A document has one date, one issuer and one type. Where two places give the same symbol with different \
             ones, at least one is wrong. The minority is reported and points at the majority (citations: Decree \
             30/2020/NĐ-CP, Appendix I, II.6; the Party: Guidance 05-HD/VPTW).",
    },
    guard: Text {
        vi: "Số, ký hiệu không phải là duy nhất: không báo khi danh mục có hai văn bản trùng số với hai ngày đó \
             (03/2019/NĐ-CP), khi văn bản của Đảng thuộc hai khóa, khi văn bản không có năm trong ký hiệu thuộc hai năm, \
             và với văn bản của địa phương, đơn vị (ký hiệu không mang tên nơi ban hành) trừ khi ghi cùng một cơ quan. \
             Sửa là an toàn khi danh mục xác nhận.",
        en: "A symbol is not unique: silent where the registry has two documents with these dates (03/2019/NĐ-CP), \
             where Party documents are of two terms, where symbols without a year are of two years, and for local \
             bodies (their symbols carry no place) unless the same body is named. The fix is safe where the registry \
             confirms it.",
    },
    examples: &[
        Example::Wrong(
            "Nghị định số 21/2019/NĐ-CP ngày 22/02/2019 quy định về khu vực phòng thủ.\n\nTheo Nghị định số \
             21/2019/NĐ-CP ⟦ngày 22/12/2019⟧, các địa phương báo cáo hằng năm.",
            Some(
                "Nghị định số 21/2019/NĐ-CP ngày 22/02/2019 quy định về khu vực phòng thủ.\n\nTheo Nghị định số \
                 21/2019/NĐ-CP ngày 22/02/2019, các địa phương báo cáo hằng năm.",
            ),
        ),
        Example::Wrong(
            "Nghị quyết số 44-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng.\n\nTriển khai Nghị quyết số \
             44-NQ/TW ngày 24/11/2023 của ⟦Bộ Chính trị⟧ tại cơ sở.",
            None,
        ),
        Example::Right(
            "Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 về phối hợp.\n\nNghị định số 03/2019/NĐ-CP ngày 04/01/2019 về \
             hoạt động viễn thám.",
        ),
        Example::Right(
            "Quyết định số 15/QĐ-UBND ngày 05/01/2021 của UBND tỉnh Sơn La.\n\nQuyết định số 15/QĐ-UBND ngày 07/01/2021 \
             của UBND tỉnh Lào Cai.",
        ),
        Example::Right(
            "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ.\n\nQuyết định số 749/QĐ-TTg ngày \
             01/6/2019 của Thủ tướng Chính phủ.",
        ),
        Example::Right(
            "Nghị quyết số 28-NQ/TW ngày 22/9/2008 của Bộ Chính trị.\n\nNghị quyết số 28-NQ/TW ngày 23/5/2018 của Ban \
             Chấp hành Trung ương.",
        ),
    ],
    check: Check::Seen { sees, check },
};

/// The citations with a symbol, and what stands around them.
fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for citation in &paragraph.facts.citations {
        let Some(symbol) = &citation.symbol else { continue };
        let start = citation.range.start;
        let from_start = |range: TextRange| (i64::from(range.start) - i64::from(start), range.of(paragraph.text));
        let label = citation.label.as_ref();
        let label = label.map(|one| (one.kind, one.inherited, one.abbreviated, from_start(one.range)));
        let issuer = citation.issuer.as_ref().map(|one| (one.issuer, one.outer, from_start(one.range)));
        let date = citation.date.as_ref().map(|one| (day(citation), from_start(one.mention.range)));
        let series = (symbol.form, symbol.side, &symbol.canonical, &symbol.types);
        let wrong = quoted_as_wrong(paragraph.text, citation.range);
        sight.add(citation.range.shift(paragraph.start), (series, label, issuer, date, wrong));
    }
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for (symbol, group) in groups(facts) {
        if group.len() > 1 {
            dates(symbol, &group, facts, context, report);
            if symbol.form == Form::Party && symbol.issuer_code == "TW" {
                bodies(symbol, &group, facts, context, report);
                labels(symbol, &group, facts, context, report);
            }
        }
    }
}

/// The full citations of each symbol, in the order of the text. Laws and resolutions of the
/// Assembly are numbered apart, so the type is part of their key.
fn groups<'a>(facts: &DocumentFacts<'a>) -> Vec<(&'a Symbol, Vec<Mention<'a>>)> {
    let mut places: FxHashMap<(&str, Option<bool>), usize> = FxHashMap::default();
    let mut groups: Vec<(&Symbol, Vec<Mention<'a>>)> = Vec::new();
    for mention in &facts.mentions {
        let Some(symbol) = &mention.citation.symbol else { continue };
        let assembly = matches!(symbol.form, Form::NationalAssembly | Form::StandingCommittee);
        let name =
            mention.citation.label.as_ref().map(|label| label.range.of(facts.paragraphs[mention.paragraph].text));
        let resolution = assembly.then(|| name.is_some_and(|name| name.to_lowercase().starts_with("nghị quyết")));
        let place = *places.entry((&symbol.canonical, resolution)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(*mention),
            None => groups.push((symbol, vec![*mention])),
        }
    }
    groups
}

fn dates(symbol: &Symbol, group: &[Mention<'_>], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let knowledge = &context.knowledge;
    let unique = is_of_one_body(symbol, knowledge);
    let dated: Vec<(Date, Mention<'_>)> = group
        .iter()
        .filter(|mention| year_mismatch::contradiction(mention.citation).is_none())
        .filter_map(|mention| Some((day(mention.citation)?, *mention)))
        .collect();
    let Some((first, _)) = dated.first() else { return };
    if dated.iter().all(|(day, _)| day == first) {
        return;
    }
    let records = || knowledge.registry().with_symbol(&symbol.canonical);
    let known: Vec<Date> = records().filter(|record| record.tier <= Tier::B).filter_map(|r| r.issued).collect();
    // That two documents share the symbol needs less proof: here it only keeps the rule silent.
    let shared: Vec<Date> = records()
        .filter(|record| record.tier <= Tier::B || record.note.contains("số trùng"))
        .filter_map(|record| record.issued)
        .collect();
    for (written, mention) in &dated {
        let rivals = dated.iter().filter(|(day, rival)| {
            *day == *written
                || (comparable(symbol, *written, *day, knowledge) && (unique || same_body(mention, rival, facts)))
        });
        let Some((majority, elsewhere)) = majority(rivals.map(|(day, rival)| (*day, *rival)), &known) else { continue };
        if majority == *written || (shared.contains(written) && shared.contains(&majority)) {
            continue;
        }
        let Some(date) = &mention.citation.date else { continue };
        if quoted_as_wrong(facts.paragraphs[mention.paragraph].text, mention.citation.range) {
            continue;
        }
        let (canonical, shown, other) = (&symbol.canonical, show(*written), show(majority));
        let message = say!(
            context,
            "{canonical} ở đây ghi ngày {shown}, chỗ khác trong bài ghi ngày {other}",
            "{canonical} is dated {shown} here and {other} elsewhere in the text"
        );
        let place = elsewhere.citation.date.as_ref().map_or(elsewhere.citation.range, |date| date.mention.range);
        let entry = report
            .add(&A15, date.mention.range.shift(mention.start), message)
            .related(place.shift(elsewhere.start), say!(context, "ngày {other}", "dated {other}"));
        if let Some(edits) = rewrite(&date.mention, majority) {
            let edits: Vec<TextEdit> = edits.into_iter().map(|edit| edit.shift(mention.start)).collect();
            let title = say!(context, "Sửa ngày thành {other}", "Change the date to {other}");
            if known == [majority] {
                entry.fix(title, edits);
            } else {
                entry.suggest(title, edits);
            }
        }
    }
}

/// What a citation calls its document or its body, with the day that says which document it is.
struct Naming<'a> {
    name: &'a str,
    day: Date,
    range: TextRange,
    mention: Mention<'a>,
}

fn bodies(symbol: &Symbol, group: &[Mention<'_>], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let naming = |mention: &Mention<'_>| {
        let issuer = mention.citation.issuer.as_ref().filter(|issuer| !issuer.outer)?;
        let row = context.knowledge.issuers.get(issuer.issuer?).filter(|row| row.code == "TW")?;
        Some((row.name.as_str(), issuer.range))
    };
    let canonical = &symbol.canonical;
    disagreements(group, naming, facts, context, report, |name, majority| {
        let message = say!(
            context,
            "{canonical} ở đây là của {name}, chỗ khác trong bài là của {majority}",
            "{canonical} is of {name} here and of {majority} elsewhere in the text"
        );
        (message, say!(context, "của {majority}", "of {majority}"))
    });
}

/// "Quyết định 37-QĐ/TW" and "Quy định 37-QĐ/TW" of one day: both labels fit QĐ, one is wrong.
fn labels(symbol: &Symbol, group: &[Mention<'_>], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let naming = |mention: &Mention<'_>| {
        let label = mention.citation.label.as_ref()?;
        let usable = !label.inherited && !label.abbreviated && symbol.types.contains(&label.kind);
        usable.then_some((context.knowledge.types.name(label.kind), label.range))
    };
    let canonical = &symbol.canonical;
    disagreements(group, naming, facts, context, report, |name, majority| {
        let message = say!(
            context,
            "{canonical} ở đây là {name}, chỗ khác trong bài là {majority}",
            "{canonical} is a {name} here and a {majority} elsewhere in the text"
        );
        (message, majority.to_owned())
    });
}

/// Reports the places of a group that name it otherwise than most places of the same day do.
fn disagreements<'k>(
    group: &[Mention<'_>],
    naming: impl Fn(&Mention<'_>) -> Option<(&'k str, TextRange)>,
    facts: &DocumentFacts<'_>,
    context: &Context,
    report: &mut Report,
    words: impl Fn(&str, &str) -> (String, String),
) {
    let named: Vec<Naming<'_>> = group
        .iter()
        .filter_map(|mention| {
            let (name, range) = naming(mention)?;
            Some(Naming { name, day: day(mention.citation)?, range, mention: *mention })
        })
        .collect();
    for here in &named {
        let rivals = named.iter().filter(|rival| rival.day == here.day).map(|rival| (rival.name, rival));
        let Some((majority, elsewhere)) = majority(rivals, &[]) else { continue };
        if majority == here.name
            || quoted_as_wrong(facts.paragraphs[here.mention.paragraph].text, here.mention.citation.range)
        {
            continue;
        }
        let (message, related) = words(here.name, majority);
        let title = say!(context, "Sửa thành “{majority}”", "Change to “{majority}”");
        let range = here.range.shift(here.mention.start);
        report
            .add(&A15, range, message)
            .related(elsewhere.range.shift(elsewhere.mention.start), related)
            .suggest(title, vec![TextEdit::replace(range, majority)]);
    }
}

/// The value that most places have, with its first place. A known value wins, however rare; of
/// several that are equally frequent the first in the text.
fn majority<T: Copy + Eq, P: Copy>(votes: impl Iterator<Item = (T, P)>, known: &[T]) -> Option<(T, P)> {
    let mut counts: Vec<(T, usize, P)> = Vec::new();
    for (value, mention) in votes {
        match counts.iter_mut().find(|count| count.0 == value) {
            Some(count) => count.1 += 1,
            None => counts.push((value, 1, mention)),
        }
    }
    let sure = counts.iter().any(|count| known.contains(&count.0));
    counts.retain(|count| !sure || known.contains(&count.0));
    let most = counts.iter().map(|count| count.1).max()?;
    let chosen = counts.iter().find(|count| count.1 == most)?;
    Some((chosen.0, chosen.2))
}

/// Whether two dates of one symbol speak of one series of numbers.
fn comparable(symbol: &Symbol, one: Date, other: Date, knowledge: &Knowledge) -> bool {
    match symbol.side {
        Side::Party => {
            let term = |day| knowledge.terms.congress_on(day).map(|congress| congress.number);
            term(one) == term(other)
        }
        Side::State => symbol.year.is_some() || one.year() == other.year(),
    }
}

/// Whether a symbol belongs to one body of the country, not to one in each province.
fn is_of_one_body(symbol: &Symbol, knowledge: &Knowledge) -> bool {
    let mut rows = knowledge.issuers.with_code(&symbol.issuer_code).peekable();
    rows.peek().is_some()
        && rows.all(|(_, row)| match row.family {
            IssuerFamily::Party => row.code == "TW",
            IssuerFamily::NationalAssembly
            | IssuerFamily::President
            | IssuerFamily::Government
            | IssuerFamily::PrimeMinister
            | IssuerFamily::Ministry => true,
            _ => false,
        })
}

/// Whether two citations name the same body in the same words.
fn same_body(one: &Mention<'_>, other: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let name = |mention: &Mention<'_>| {
        let issuer = mention.citation.issuer.as_ref().filter(|issuer| !issuer.outer)?;
        Some(issuer.range.of(facts.paragraphs[mention.paragraph].text).to_lowercase())
    };
    // A bare "UBND tỉnh" may be any province's.
    let place = |name: &String| name.split_whitespace().count() > 4;
    name(one).is_some_and(|written| place(&written) && name(other) == Some(written))
}
