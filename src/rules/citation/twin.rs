//! A16: one title under two symbols.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DocumentFacts, Mention, Paragraph, Symbol};
use crate::text::fold;

use super::evidence::day;
use super::near_miss::{are_neighbours, slips};
use super::quotation::quoted_as_wrong;
use super::title_words::Common;

/// A shorter title may well be that of several documents.
const WORDS: usize = 4;

/// More documents of one title are a series.
const GROUP: usize = 50;

/// So many common words make a title that of a known document.
const SAME: f32 = 0.6;

pub(super) static A16: Rule = Rule {
    code: "A16",
    name: "one-title-two-symbols",
    category: Category::Citation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Một trích yếu, hai số, ký hiệu", en: "One title under two symbols" },
    explain: Text {
        vi: "Hai chỗ trong bài viện dẫn văn bản cùng tên loại, cùng cơ quan, cùng năm, cùng trích yếu mà số chỉ khác nhau \
             một chữ số hoặc đảo hai chữ số: nhiều khả năng là một văn bản và một chỗ gõ nhầm số.",
        en: "Two places cite documents of one type, body, year and title whose numbers differ in one digit or have two \
             digits swapped: most likely one document, and one place with a mistyped number.",
    },
    guard: Text {
        vi: "Trích yếu phải giống nhau từng chữ, có ít nhất bốn từ. Không báo khi hai ngày khác nhau, hai số liền nhau, danh \
             mục có cả hai với trích yếu ấy, và với văn bản sửa đổi, bổ sung (thường lặp lại trích yếu của văn bản được sửa).",
        en: "The titles must agree word by word and have four words or more. Silent where the dates differ, the numbers are \
             neighbours, the registry has both with this title, and on amending acts, which repeat the title of what they amend.",
    },
    examples: &[
        Example::Wrong(
            "Triển khai Nghị định số 21/2019/NĐ-CP về khu vực phòng thủ.\nTheo Nghị định số \
             ⟦12/2019/NĐ-CP⟧ về khu vực phòng thủ.\n",
            Some(
                "Triển khai Nghị định số 21/2019/NĐ-CP về khu vực phòng thủ.\nTheo Nghị định số \
                 21/2019/NĐ-CP về khu vực phòng thủ.\n",
            ),
        ),
        Example::Right(
            "Kế hoạch số 21/KH-UBND ngày 05/3/2023 về thực hiện chương trình giảm nghèo.\nKế hoạch số 12/KH-UBND ngày \
             04/02/2024 về thực hiện chương trình giảm nghèo.\n",
        ),
        Example::Right(
            "Quyết định số 125/QĐ-UBND về việc thu hồi đất của hộ gia đình.\nQuyết định số 126/QĐ-UBND về việc thu hồi đất \
             của hộ gia đình.\n",
        ),
    ],
    check: Check::Clues { gather: titled, judge: check },
};

/// The citations of a paragraph that give a title, each with a number for type, body, year and title
/// together: two documents of one number are looked at more closely.
fn titled(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    for (fact, citation) in paragraph.facts.citations.iter().enumerate() {
        if let Some(symbol) = own_symbol(citation)
            && let Some(title) = title(citation, paragraph.text)
        {
            let mut hasher = FxHasher::default();
            (&symbol.type_code, &symbol.issuer_code, year(citation, symbol), title).hash(&mut hasher);
            clues.push(Clue { fact: fact as u32, note: hasher.finish() as u32 });
        }
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut groups: FxHashMap<u32, Vec<(Mention<'_>, &Symbol)>> = FxHashMap::default();
    let mut order = Vec::new();
    for place in places {
        let Some((_, mention)) = facts.mention(place.paragraph, place.fact) else { continue };
        let Some(symbol) = own_symbol(mention.citation) else { continue };
        let group = groups.entry(place.note).or_default();
        // The first place of each number speaks for all of them.
        if group.len() < GROUP && group.iter().all(|(_, known)| known.number.text != symbol.number.text) {
            let twin = group.iter().find(|(other, known)| {
                is_slip(&mention, symbol, other, known) && are_alike((&mention, symbol), (other, known), facts)
            });
            if let Some((first, known)) = twin {
                order.push((*first, *known, mention, symbol));
            }
            group.push((mention, symbol));
        }
    }
    for (first, known, here, symbol) in order {
        let text = facts.paragraphs[here.paragraph].text;
        let votes = |mention: &Mention<'_>, symbol| vote(mention, symbol, facts, context);
        let (before, after) = (votes(&first, known), votes(&here, symbol));
        if before == after && before != Vote::Unknown || quoted_as_wrong(text, here.citation.range) {
            continue;
        }
        let (here, wrong, other, right) =
            if after > before { (first, known, here, symbol) } else { (here, symbol, first, known) };
        let (symbol, place) = (&right.canonical, right.range.shift(other.start));
        let message = say!(
            context,
            "Cùng trích yếu này, chỗ khác trong bài ghi {symbol}",
            "The same title stands under {symbol} elsewhere in the text"
        );
        let title = say!(context, "Sửa thành {symbol}", "Change to {symbol}");
        let range = wrong.range.shift(here.start);
        report
            .add(&A16, range, message)
            .related(place, symbol.clone())
            .suggest(title, vec![crate::text::TextEdit::replace(range, symbol.clone())]);
    }
}

fn own_symbol(citation: &Citation) -> Option<&Symbol> {
    citation.symbol.as_ref().filter(|symbol| symbol.damages.is_empty() && !citation.own_header)
}

fn year(citation: &Citation, symbol: &Symbol) -> Option<i16> {
    symbol.year_value().or(day(citation).map(|day| day.year()))
}

/// The words of the title that a citation gives, where they are many enough.
fn title(citation: &Citation, text: &str) -> Option<String> {
    let written = fold(citation.title?.of(text)).text.to_lowercase();
    let words: Vec<&str> = written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (words.len() > WORDS && !written.contains("sửa đổi")).then(|| words.join(" "))
}

/// Whether type, body, year and title are really the same.
fn are_alike(
    (one, symbol): (&Mention<'_>, &Symbol),
    (other, known): (&Mention<'_>, &Symbol),
    facts: &DocumentFacts<'_>,
) -> bool {
    let title = |mention: &Mention<'_>| title(mention.citation, facts.paragraphs[mention.paragraph].text);
    (&symbol.type_code, &symbol.issuer_code) == (&known.type_code, &known.issuer_code)
        && year(one.citation, symbol) == year(other.citation, known)
        && title(one) == title(other)
}

/// What the registry says to a title under a symbol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Vote {
    /// It has another title there.
    Against,
    Unknown,
    For,
}

fn vote(mention: &Mention<'_>, symbol: &Symbol, facts: &DocumentFacts<'_>, context: &Context) -> Vote {
    let written = mention.citation.title.map_or("", |title| title.of(facts.paragraphs[mention.paragraph].text));
    let titles = context.knowledge.registry().with_symbol(&symbol.canonical).map(|record| record.title);
    let votes = titles.map(|title| match (title.is_empty(), Common::of(written, title).share()) {
        (true, _) => Vote::Unknown,
        (_, share) if share >= SAME => Vote::For,
        _ => Vote::Against,
    });
    votes.max().unwrap_or(Vote::Unknown)
}

fn is_slip(one: &Mention<'_>, symbol: &Symbol, other: &Mention<'_>, known: &Symbol) -> bool {
    let days = day(one.citation).zip(day(other.citation));
    days.is_none_or(|(one, other)| one == other)
        && (are_swapped(&symbol.number.text, &known.number.text)
            || !are_neighbours(&symbol.number.text, &known.number.text))
        && slips(&symbol.number.text).contains(&known.number.text)
}

/// Whether two numbers have the same digits.
fn are_swapped(one: &str, other: &str) -> bool {
    let digits = |number: &str| {
        let mut digits: Vec<u8> = number.bytes().collect();
        digits.sort_unstable();
        digits
    };
    digits(one) == digits(other)
}
