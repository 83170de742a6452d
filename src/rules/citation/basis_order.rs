//! A40: the order of căn cứ lines.

use crate::config::Profile;
use crate::law::{Form, Knowledge};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DocumentFacts, Facts, Paragraph, ParagraphFacts, Role, Symbol};
use crate::text::{TextEdit, TextRange};

pub(super) static A40: Rule = Rule {
    code: "A40",
    name: "basis-order",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[(Profile::Party, Level::Off)],
    title: Text {
        vi: "Căn cứ chưa xếp theo thứ bậc văn bản", en: "Căn cứ lines are not in the order of rank"
    },
    explain: Text {
        vi: "Căn cứ ban hành được xếp theo hiệu lực pháp lý từ cao xuống thấp: Hiến pháp, luật và nghị quyết của Quốc hội, \
             pháp lệnh, nghị định, quyết định của Thủ tướng, thông tư, văn bản của địa phương (thứ bậc: Luật \
             64/2025/QH15, Điều 4; thể thức: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a; Nghị \
             định 78/2025/NĐ-CP, Điều 62).",
        en: "The grounds of a document go from the highest rank down: Constitution, laws and resolutions of the Assembly, \
             ordinances, decrees, decisions of the Prime Minister, circulars, local acts (ranks: Law 64/2025/QH15, Article \
             4; layout: Decree 30/2020/NĐ-CP, Appendix I, II.6.a; Decree 78/2025/NĐ-CP, Article 62).",
    },
    guard: Text {
        vi: "Chỉ xét văn bản quy phạm pháp luật trong các dòng căn cứ liền nhau; văn bản cá biệt, văn bản của Đảng, đề nghị \
             của cơ quan khác đứng đâu cũng được. Trong một bậc giữ thứ tự của người viết. Dòng nêu nhiều văn bản chỉ xét \
             văn bản đầu.",
        en: "Looks only at normative acts in adjoining lines; individual acts, Party documents and proposals may stand \
             anywhere. Inside one rank the author's order stays. Of a line with several documents only the first counts.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\n⟦Căn cứ Luật \
             Lưu trữ⟧ ngày 11 tháng 11 năm 2011;\nTheo đề nghị của Chánh Văn phòng.\n",
            Some(
                "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm \
                 2020 của Chính phủ về công tác văn thư;\nTheo đề nghị của Chánh Văn phòng.\n",
            ),
        ),
        Example::Right(
            "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020;\n\
             Căn cứ Thông tư số 01/2019/TT-BNV ngày 24 tháng 01 năm 2019;\n",
        ),
        Example::Right(
            "Căn cứ Quyết định số 1391/QĐ-TTg ngày 14 tháng 11 năm 2024 của Thủ tướng Chính phủ;\nCăn cứ Nghị định số \
             30/2020/NĐ-CP ngày 05 tháng 3 năm 2020;\n",
        ),
    ],
    check: Check::Clues { gather: grounds, judge: check },
};

/// A căn cứ line whose document has a rank.
struct Line<'a> {
    /// Where it stands in the document, without the space around it.
    range: TextRange,
    /// "Căn cứ" and what names the document.
    head: TextRange,
    rank: u32,
    text: &'a str,
}

/// The căn cứ lines; a note is the rank of the document that a line names, 0 for none.
fn grounds(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    if paragraph.facts.role == Role::Basis && !paragraph.facts.citations.is_empty() {
        let rank = leads(paragraph.text, &paragraph.facts).and_then(|citation| rank(citation, &context.knowledge));
        clues.push(Clue { fact: 0, note: rank.unwrap_or(0).into() });
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    // Other lines part two blocks; empty ones do not.
    let together = |one: &Place, next: &Place| {
        let between = &facts.paragraphs[one.paragraph + 1..next.paragraph];
        between.iter().all(|paragraph| paragraph.facts.role == Role::Basis || paragraph.facts.line.is_empty())
    };
    for block in places.chunk_by(together) {
        let ranked = block.iter().filter(|place| place.note > 0);
        if !ranked.clone().is_sorted_by_key(|place| place.note) {
            let lines = ranked.filter_map(|place| line(facts.paragraphs.get(place.paragraph)?, place.note));
            judge(&lines.collect::<Vec<_>>(), context, report);
        }
    }
}

fn line<'a>(paragraph: &ParagraphFacts<'a>, rank: u32) -> Option<Line<'a>> {
    let whole = paragraph.facts.line;
    let (text, start) = (whole.of(paragraph.text), whole.start);
    let citation = paragraph.facts.citations.first()?;
    let named = citation.number_range.or(citation.name).unwrap_or(citation.range);
    Some(Line {
        range: whole.shift(paragraph.start),
        head: TextRange::new(start, named.end.min(whole.end)).shift(paragraph.start),
        rank,
        text,
    })
}

/// The citation that follows directly on "Căn cứ"; none in "Căn cứ Biên bản họp về Nghị định …".
pub(super) fn leads<'a>(text: &str, facts: &'a Facts) -> Option<&'a Citation> {
    let citation = facts.citations.first()?;
    let before = text.get(..citation.range.start as usize)?.trim();
    let direct = before.trim_start_matches(['-', '–', ' ']).to_lowercase() == "căn cứ";
    direct.then_some(citation)
}

/// The rank of a cited normative act, from the top; none for all else.
fn rank(citation: &Citation, knowledge: &Knowledge) -> Option<u8> {
    let label = knowledge.types.name(citation.label.as_ref().filter(|label| !label.inherited)?.kind);
    match label {
        "Hiến pháp" => Some(1),
        "Luật" | "Bộ luật" => Some(2),
        "Pháp lệnh" => Some(3),
        _ => rank_of(citation.symbol.as_ref()?, label),
    }
}

/// The rank of a normative act of this type (Luật 64/2025/QH15, Điều 4).
pub(super) fn rank_of(symbol: &Symbol, kind: &str) -> Option<u8> {
    match (kind, symbol.form, symbol.issuer_code.as_str()) {
        ("Nghị quyết", Form::NationalAssembly, _) => Some(2),
        ("Nghị quyết", Form::StandingCommittee, _) => Some(3),
        ("Nghị định", Form::StateYear, "CP") => Some(5),
        ("Quyết định", Form::StateYear, "TTg") => Some(6),
        ("Thông tư", Form::StateYear, _) => Some(8),
        ("Thông tư liên tịch", _, _) => Some(9),
        ("Nghị quyết", Form::StateYear, "HĐND") => Some(10),
        ("Quyết định", Form::StateYear, "UBND") => Some(11),
        _ => None,
    }
}

/// Reports the first line of a block that ranks above one before it.
fn judge(block: &[Line<'_>], context: &Context, report: &mut Report) {
    let mut lowest = 0;
    let mut misplaced = block.iter().filter(|line| {
        let out = line.rank < lowest;
        lowest = lowest.max(line.rank);
        out
    });
    let Some(first) = misplaced.next() else { return };
    let message = say!(
        context,
        "Căn cứ này có hiệu lực pháp lý cao hơn một căn cứ ở trên, nên xếp trước",
        "These grounds rank above others that stand before them"
    );
    let entry = report.add(&A40, first.head, message);
    let title = say!(context, "Xếp lại các căn cứ theo thứ bậc", "Sort the grounds by rank");
    entry.suggest(title, sorted(block));
}

/// The edits that put the lines into order among their own places. The marks at their ends
/// stay where they are: each line ends with a semicolon, the last with a full stop.
fn sorted(block: &[Line<'_>]) -> Vec<TextEdit> {
    let mut order: Vec<&Line<'_>> = block.iter().collect();
    order.sort_by_key(|line| line.rank);
    let body = |line: &Line<'_>| line.text.trim_end_matches([';', '.', ',']).len() as u32;
    let moved = block.iter().zip(order).filter(|(place, line)| place.range != line.range);
    moved
        .map(|(place, line)| {
            let range = TextRange::new(place.range.start, place.range.start + body(place));
            TextEdit::replace(range, &line.text[..body(line) as usize])
        })
        .collect()
}
