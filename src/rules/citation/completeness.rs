//! A27 and A28: a first citation that says too little, a later one that says it all again.

use memchr::{memchr2, memrchr2};
use rustc_hash::FxHashSet;

use crate::config::Profile;
use crate::law::{Record, Regime};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, CitationForm, DocumentFacts, Mention, Paragraph, Role, Symbol};
use crate::text::{TextEdit, TextRange};

use super::known::meant;
use super::quotation::{quoted_as_wrong, words_after};

pub(super) static A27: Rule = Rule {
    code: "A27",
    name: "citation-first-incomplete",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[
        (Profile::Nd30, Level::On(Severity::Warning)),
        (Profile::Nd78, Level::On(Severity::Warning)),
        (Profile::Party, Level::On(Severity::Warning)),
    ],
    title: Text {
        vi: "Lần viện dẫn đầu chưa đủ thành phần", en: "A first citation lacks parts that it should have"
    },
    explain: Text {
        vi: "Lần đầu viện dẫn phải ghi đầy đủ tên loại, số, ký hiệu, ngày tháng năm ban hành, tên cơ quan ban hành và trích \
             yếu; các lần sau chỉ ghi tên loại và số, ký hiệu (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản \
             6, điểm b). Văn bản quy phạm pháp luật không ghi ngày (Nghị định 78/2025/NĐ-CP, Điều 68); văn bản của Đảng \
             có dấu phẩy trước “ngày” (Hướng dẫn 05-HD/VPTW). Luật, pháp lệnh chỉ ghi tên loại và tên.",
        en: "A first citation gives type, symbol, date, issuer and subject, later ones type and symbol (Decree \
             30/2020/NĐ-CP, Appendix I, II.6.b). Normative acts give no date (Decree 78/2025/NĐ-CP, Article 68); the \
             Party writes a comma before “ngày” (Guidance 05-HD/VPTW). Laws and ordinances go by type and name.",
    },
    guard: Text {
        vi: "Chỉ là cảnh báo ở dòng căn cứ. Ở chỗ khác là thông tin, trong tin bài là gợi ý, và chỉ khi cả bài không chỗ nào \
             ghi ngày, cơ quan hay trích yếu mà danh mục biết đủ. Không xét tiêu đề, bảng, ngoặc đơn, danh \
             sách, tên văn bản nằm trong trích yếu của văn bản khác, và văn bản của địa phương, công văn, kế hoạch.",
        en: "A warning only in căn cứ lines. Elsewhere information, in press texts a hint, and only where the whole text \
             gives neither date nor issuer nor subject and the registry has them. Silent in headings, tables, \
             brackets, lists, in titles of other documents, and for local documents, letters and plans.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện ⟦Nghị định số 30/2020/NĐ-CP⟧, các cơ quan đã lập hồ sơ. Nghị định số 30/2020/NĐ-CP quy định rõ.",
            Some(
                "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, các cơ quan đã lập \
                 hồ sơ. Nghị định số 30/2020/NĐ-CP quy định rõ.",
            ),
        ),
        Example::Right("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."),
        Example::Right(
            "Nghị định số 30/2020/NĐ-CP có hiệu lực. Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 quy định rõ.",
        ),
        Example::Right("Thực hiện Luật Ngân sách nhà nước số 83/2015/QH13."),
        Example::Right("HƯỚNG DẪN NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP\n"),
        Example::Right(
            "Nghị định số 30/2020/NĐ-CP Nghị định về công tác văn thư\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định về \
             công tác văn thư.\n",
        ),
    ],
    check: Check::Clues { gather: candidates, judge: incomplete },
};

pub(super) static A28: Rule = Rule {
    code: "A28",
    name: "citation-later-in-full",
    category: Category::Citation,
    level: Level::Off,
    profiles: &[],
    title: Text {
        vi: "Lần viện dẫn sau ghi đầy đủ không cần thiết", en: "A later citation is given in full again"
    },
    explain: Text {
        vi: "Từ lần viện dẫn thứ hai chỉ cần ghi tên loại và số, ký hiệu (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục \
             II, khoản 6, điểm b). Ghi lại cả ngày, cơ quan và trích yếu làm văn bản nặng nề.",
        en: "From the second citation on, type and symbol suffice (Decree 30/2020/NĐ-CP, Appendix I, II.6.b). Date, issuer \
             and subject once more make the text heavy.",
    },
    guard: Text {
        vi: "Mặc định tắt. Chỉ khi trước đó đã có một lần ghi đủ ngày và cơ quan; không xét dòng căn cứ, phụ lục.",
        en: "Off by default. Only where date and issuer were given before; silent in căn cứ lines.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\n\nTheo Nghị định số \
             30/2020/NĐ-CP⟦ ngày 05/3/2020 của Chính phủ về công tác văn thư⟧ thì phải lập hồ sơ.",
            Some(
                "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\n\nTheo Nghị định \
                 số 30/2020/NĐ-CP thì phải lập hồ sơ.",
            ),
        ),
        Example::Right(
            "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.\n\nTheo Nghị định số 30/2020/NĐ-CP.",
        ),
    ],
    check: Check::Document(in_full_again),
};

/// The types of documents whose first citation is looked at.
const KINDS: [&str; 8] =
    ["Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Thông tư liên tịch", "Chỉ thị", "Kết luận", "Quy định"];

/// Which parts a citation lacks.
#[derive(Clone, Copy, Debug, Default)]
struct Lacks {
    date: bool,
    issuer: bool,
    title: bool,
}

impl Lacks {
    fn of(citation: &Citation, regime: Regime) -> Self {
        Self {
            date: citation.date.is_none() && regime != Regime::Normative,
            issuer: citation.issuer.is_none(),
            title: citation.title.is_none(),
        }
    }
}

/// Notes of A27: the citation is of a kind that must be complete; the registry knows what it lacks.
const JUDGED: u32 = 1;
const KNOWN: u32 = 2;

/// The citations that may be the first one of their document.
fn candidates(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    let facts = &paragraph.facts;
    let elsewhere = matches!(facts.role, Role::Heading | Role::NumberLine | Role::Header | Role::Recipients);
    if facts.citations.is_empty() || elsewhere || memchr2(b'\t', b'|', paragraph.text.as_bytes()).is_some() {
        return;
    }
    for (fact, citation) in facts.citations.iter().enumerate() {
        if citation.form == CitationForm::Anaphoric || is_outside(citation, paragraph) {
            continue;
        }
        let mut note = 0;
        if is_judged(citation, paragraph.text, context) {
            let record = meant(citation, &context.knowledge);
            let known = record.is_some_and(|record| record.issued.is_some() && !record.title.is_empty());
            note = JUDGED | if known { KNOWN } else { 0 };
        }
        clues.push(Clue { fact: fact as u32, note });
    }
}

fn incomplete(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let regime = regime(facts);
    // The documents of which some mention says more than the symbol.
    let clustered = facts.mentions.iter().zip(&facts.resolution.clusters);
    let told: FxHashSet<u32> =
        clustered.filter(|(mention, _)| tells(mention.citation)).map(|(_, cluster)| *cluster).collect();
    let mut seen: FxHashSet<u32> = FxHashSet::default();
    for place in places {
        let Some((index, mention)) = facts.mention(place.paragraph, place.fact) else { continue };
        let Some(&cluster) = facts.resolution.clusters.get(index) else { continue };
        if !seen.insert(cluster) || place.note & JUDGED == 0 || heads_the_text(&mention, facts) {
            continue;
        }
        let lacks = Lacks::of(mention.citation, regime);
        let basis = facts.paragraphs[mention.paragraph].facts.role == Role::Basis;
        if basis && facts.profile != Profile::Press {
            let lacking = lacks.date || lacks.issuer || lacks.title && ends_here(&mention, facts);
            if !lacking || !is_ground(&mention, facts) {
                continue;
            }
        } else if place.note & KNOWN == 0 || told.contains(&cluster) {
            continue;
        }
        let record = meant(mention.citation, &context.knowledge);
        report_lacking(&mention, facts, lacks, record, context, report);
    }
}

/// Whether a citation opens a first line that is no sentence: the text names itself.
fn heads_the_text(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let opens = |start: u32| facts.text.get(..start as usize).is_some_and(|before| before.trim_start().is_empty());
    let paragraph = &facts.paragraphs[mention.paragraph];
    let line = paragraph.text.trim_end();
    let last = paragraph.start as usize + line.len() >= facts.text.trim_end().len();
    opens(mention.range().start) && !last && !line.ends_with(['.', ';', ':', ','])
}

/// How this text is to name documents: a normative act of our days is told from other documents of
/// the State by the year in its own symbol.
fn regime(facts: &DocumentFacts<'_>) -> Regime {
    let own = facts
        .mentions
        .iter()
        .filter(|mention| mention.citation.own_header)
        .find_map(|mention| mention.citation.symbol.as_ref().and_then(Symbol::year_value));
    match (facts.profile, own) {
        (Profile::Nd30, Some(year)) if year >= NEW_LAW_YEAR => Regime::Normative,
        (profile, _) => profile.regime(),
    }
}

/// The year from which Nghị định 78/2025/NĐ-CP holds for normative acts.
const NEW_LAW_YEAR: i16 = 2025;

/// Whether a citation is what its căn cứ line is about, and stands alone in it: "A, B của Chính phủ"
/// give their body once, and "được sửa đổi bởi C" may be short.
fn is_ground(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let paragraph = &facts.paragraphs[mention.paragraph];
    let first = paragraph.facts.citations.first().is_some_and(|first| first.range == mention.citation.range);
    let after = words_after(paragraph.text, mention.citation.range.end, 24);
    let goes_on = [", ", " và ", "; "].iter().find_map(|joint| after.strip_prefix(joint));
    let another = goes_on.is_some_and(|rest| {
        ["nghị", "quyết", "thông tư", "chỉ thị", "luật", "kết luận", "số"].iter().any(|label| rest.starts_with(label))
    });
    let before = paragraph.text.get(..mention.citation.range.start as usize).unwrap_or("");
    let direct = before.trim_start_matches(['-', '–', ' ']).trim().to_lowercase() == "căn cứ";
    first && direct && !another
}

/// Whether a mention says more than the symbol.
fn tells(citation: &Citation) -> bool {
    citation.date.is_some() || citation.issuer.is_some() || citation.title.is_some()
}

/// Whether a place of running text is none where a citation is first given: the text's own number,
/// a bracket, capitals, the title of another document, a quotation.
fn is_outside(citation: &Citation, paragraph: &Paragraph<'_>) -> bool {
    let before = paragraph.text.get(..citation.range.start as usize).unwrap_or("").as_bytes();
    let bracket = memrchr2(b'(', b')', before).is_some_and(|at| before[at] == b'(');
    let capitals = |range: TextRange| {
        let label = range.of(paragraph.text);
        label.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && label.chars().count() > 3
    };
    let inside = |other: &Citation| {
        other.range != citation.range && other.title.is_some_and(|title| title.contains_range(citation.range))
    };
    citation.own_header
        || bracket
        || citation.label.as_ref().is_some_and(|label| capitals(label.range))
        || paragraph.facts.citations.iter().any(inside)
        || quoted_as_wrong(paragraph.text, citation.range)
}

/// Whether a first mention is of a kind that must be complete.
fn is_judged(citation: &Citation, text: &str, context: &Context) -> bool {
    let Some(label) = citation.label.as_ref().filter(|_| citation.form == CitationForm::Full) else { return false };
    let symbol = citation.symbol.as_ref().filter(|symbol| symbol.certain);
    let local = symbol.is_none_or(|symbol| matches!(symbol.issuer_code.as_str(), "UBND" | "HĐND" | "UB" | "TU" | "HU"));
    // A label that contradicts its symbol is the business of A01.
    let fits = symbol.is_some_and(|symbol| symbol.types.contains(&label.kind));
    let list = label.inherited || label.plural.is_some() || citation.list.is_some_and(|list| list.len > 1);
    let explained = || words_after(text, citation.range.end, 24).trim_start().starts_with("(sau đây");
    KINDS.contains(&context.knowledge.types.name(label.kind)) && fits && !local && !list && !explained()
}

/// Whether nothing follows that might be a title which was not read as one.
fn ends_here(mention: &Mention<'_>, facts: &DocumentFacts<'_>) -> bool {
    let text = facts.paragraphs[mention.paragraph].text;
    let rest = text.get(mention.citation.range.end as usize..).unwrap_or("");
    rest.trim().is_empty() || rest.starts_with([';', '.', ','])
}

fn report_lacking(
    mention: &Mention<'_>,
    facts: &DocumentFacts<'_>,
    lacks: Lacks,
    record: Option<Record<'_>>,
    context: &Context,
    report: &mut Report,
) {
    let citation = mention.citation;
    let locale = context.config.locale;
    let parts: Vec<&str> = [
        (lacks.date, locale.pick("ngày ban hành", "date")),
        (lacks.issuer, locale.pick("cơ quan ban hành", "issuer")),
        (lacks.title, locale.pick("trích yếu", "subject")),
    ]
    .into_iter()
    .filter_map(|(lacking, part)| lacking.then_some(part))
    .collect();
    let parts = parts.join(", ");
    let message = say!(context, "Lần viện dẫn đầu còn thiếu {parts}", "The first citation lacks: {parts}");
    let number = citation.number_range.unwrap_or(citation.range);
    let label = citation.label.as_ref().map_or(number, |label| label.range);
    let mut entry = report.add(&A27, label.cover(number).shift(mention.start), message);
    if facts.paragraphs[mention.paragraph].facts.role != Role::Basis {
        entry = entry.at_most(Severity::Info);
    }
    let Some(edits) = record.and_then(|record| completion(citation, lacks, &record, regime(facts))) else {
        return;
    };
    let edits = edits.into_iter().map(|edit| edit.shift(mention.start)).collect();
    entry.suggest(say!(context, "Ghi đủ theo danh mục", "Complete it from the registry"), edits);
}

/// The edits that put in what a citation lacks, each at its place.
fn completion(citation: &Citation, lacks: Lacks, record: &Record<'_>, regime: Regime) -> Option<Vec<TextEdit>> {
    let symbol = citation.number_range?;
    let date = citation.date.as_ref().map(|date| date.mention.range);
    let issuer = citation.issuer.as_ref().map(|issuer| issuer.range);
    let term = citation.term.map(|term| term.range);
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut at = symbol.end;
    let mut put = |at: u32, text: Option<String>| match (text, edits.last_mut()) {
        (None, _) => {}
        (Some(text), Some(last)) if last.range.start == at => last.text.push_str(&text),
        (Some(text), _) => edits.push(TextEdit::insert(at, text)),
    };
    if lacks.date {
        put(at, record.date_part(regime));
    }
    at = date.map_or(at, |date| date.end.max(at));
    if lacks.issuer {
        put(at, record.issuer_part(regime));
    }
    at = issuer.into_iter().chain(term).map(|part| part.end).max().map_or(at, |end| end.max(at));
    if lacks.title {
        put(at, record.title_part());
    }
    (!edits.is_empty()).then_some(edits)
}

fn in_full_again(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut told: FxHashSet<u32> = FxHashSet::default();
    for (index, mention) in facts.mentions.iter().enumerate() {
        let Some(&cluster) = facts.resolution.clusters.get(index) else { continue };
        let citation = mention.citation;
        let full = citation.date.is_some() && citation.issuer.as_ref().is_some_and(|issuer| !issuer.outer);
        let Some(number) = citation.number_range.filter(|_| full && citation.form == CitationForm::Full) else {
            continue;
        };
        let basis = facts.paragraphs[mention.paragraph].facts.role == Role::Basis;
        if told.insert(cluster) || basis || citation.range.end <= number.end {
            continue;
        }
        let rest = TextRange::new(number.end, citation.range.end).shift(mention.start);
        let message = say!(
            context,
            "Đã ghi đầy đủ ở trên; từ lần thứ hai chỉ cần tên loại và số, ký hiệu",
            "Given in full above; from the second time on type and symbol suffice"
        );
        let title = say!(context, "Bỏ phần đã ghi ở trên", "Leave out what was given above");
        report.add(&A28, rest, message).suggest(title, vec![TextEdit::replace(rest, "")]);
    }
}
