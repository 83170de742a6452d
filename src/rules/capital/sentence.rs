//! E08: the capital that opens a sentence.

use crate::orthography::{Speller, Surroundings, WordId};
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Paragraph};
use crate::text::{Case, Gap, TextEdit, TextRange, Token, TokenKind};

use super::recase::{Letter, recase};

pub(super) static E08: Rule = Rule {
    code: "E08",
    name: "sentence-start",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Đầu câu không viết hoa", en: "A sentence starts with a small letter" },
    explain: Text {
        vi: "Chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh viết hoa: sau dấu chấm câu, chấm hỏi, chấm than và khi \
             xuống dòng (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục I).",
        en: "A sentence starts with a capital: behind a full stop, a question or exclamation mark and on a new line (Decree \
             30/2020/NĐ-CP, Appendix II, I).",
    },
    guard: Text {
        vi: "Chỉ xét sau dấu chấm đứng liền sau một âm tiết tiếng Việt viết thường và trước một âm tiết tiếng Việt; dấu chấm \
             của chữ viết tắt, của số, dấu ba chấm không xét. Văn bản chuyển từ trang in (bảng bị cắt thành từng dòng “STT”, chú \
             thích cuối trang lẫn vào câu) không xét. Sửa có thể là viết hoa, đổi dấu chấm thành dấu phẩy, dấu chấm phẩy, hoặc \
             bỏ dấu chấm; chỉ khi các chữ ở hai bên nói rõ thì một cách được chọn sẵn.",
        en: "Only behind a full stop that touches a Vietnamese syllable in small letters, before another one; abbreviations, \
             numbers and ellipses are left alone, and so are texts taken from printed pages (tables cut into lines such as \
             “STT”, footnotes run into sentences). The cure may be the capital, a comma or semicolon for the full stop, or no \
             mark at all; one is preferred only where the words on both sides tell.",
    },
    examples: &[
        Example::Wrong(
            "Hội nghị kết thúc tốt đẹp. ⟦các⟧ đại biểu ra về.",
            Some("Hội nghị kết thúc tốt đẹp. Các đại biểu ra về."),
        ),
        Example::Wrong(
            "Đã nghe ý kiến phát biểu. ⟦của⟧ các đại biểu.",
            Some("Đã nghe ý kiến phát biểu của các đại biểu."),
        ),
        Example::Wrong(
            "Lúa 5 tấn, gồm: vụ mùa 3 tấn. ⟦vụ⟧ xuân 2 tấn; ngô 4 tấn.",
            Some("Lúa 5 tấn, gồm: vụ mùa 3 tấn; vụ xuân 2 tấn; ngô 4 tấn."),
        ),
        Example::Right(
            "STT\nTên đơn vị\nXã đã họp dân. các hộ đồng ý.\nSTT\nTên đơn vị\nXã đã họp dân hai lần trong năm.",
        ),
        Example::Right("Hội nghị kết thúc. Các đại biểu ra về; v.v. và các việc khác; tr. mười; gồm xã A... và xã B."),
        Example::Right("Gọi 1800. xin cảm ơn; truy cập abc. vn; TP. hồ chí minh."),
    ],
    check: Check::Clues { gather, judge },
};

/// What is to be done about a full stop before a small letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cure {
    /// The words do not tell: all cures are offered as equals.
    Any,
    Capital,
    Semicolon,
    Comma,
    Nothing,
}

const CURES: [Cure; 5] = [Cure::Any, Cure::Capital, Cure::Semicolon, Cure::Comma, Cure::Nothing];

/// The note of a paragraph that shows that the text was taken from printed pages. That of a place is
/// the index of its cure, and [`SPAN`] times the bytes from the full stop to the end of the word.
const CONVERTED: u32 = SPAN - 1;
const SPAN: u32 = 8;
/// So many such paragraphs make a text in which tables and footnotes cut sentences into pieces.
const PAGES: usize = 2;

fn gather(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    if is_converted(paragraph) {
        clues.push(Clue { fact: 0, note: CONVERTED });
    }
    for (index, window) in paragraph.tokens.windows(3).enumerate() {
        let [last, stop, first] = window else { continue };
        if !stop.is('.')
            || !stop.joined()
            || first.gap != Gap::Space
            || first.case != Case::Lower
            || last.case != Case::Lower
            || !is_syllable(paragraph.word(last))
            || !is_syllable(paragraph.word(first))
            || !paragraph.between(stop, first).trim().is_empty()
        {
            continue;
        }
        if let Some(cure) = cure(paragraph, index, context) {
            let span = first.range.end - stop.range.start;
            clues.push(Clue { fact: stop.range.start, note: cure as u32 + SPAN * span });
        }
    }
}

fn judge(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    if places.iter().filter(|place| place.note == CONVERTED).count() >= PAGES {
        return;
    }
    for place in places.iter().filter(|place| place.note != CONVERTED) {
        let start = facts.paragraphs[place.paragraph].start + place.fact;
        let stop = TextRange::new(start, start + 1);
        let behind = TextRange::new(stop.end, start + place.note / SPAN);
        let gap = behind.len() - behind.of(facts.text).trim_start().len() as u32;
        let word = TextRange::new(behind.start + gap, behind.end);
        let best = CURES[(place.note % SPAN) as usize];
        add(stop, word, best, facts, context, report);
    }
}

fn add(
    stop: TextRange,
    word: TextRange,
    best: Cure,
    facts: &DocumentFacts<'_>,
    context: &Context,
    report: &mut Report,
) {
    let Some((capital, right)) = recase(facts.text, word, &[(word, Letter::Capital)]) else { return };
    let small = word.of(facts.text);
    let message = match best {
        Cure::Capital => say!(
            context,
            "Đầu câu viết hoa: “{right}” (hoặc dấu chấm ở trước là thừa)",
            "A sentence starts with a capital: “{right}” (or the full stop before is wrong)"
        ),
        Cure::Any => say!(
            context,
            "Sau dấu chấm là chữ thường “{small}”: viết hoa, hoặc sửa dấu chấm",
            "A small letter behind a full stop, “{small}”: write the capital or mend the full stop"
        ),
        Cure::Semicolon | Cure::Comma | Cure::Nothing => say!(
            context,
            "Dấu chấm trước “{small}” cắt ngang câu (hoặc đầu câu chưa viết hoa)",
            "The full stop before “{small}” cuts a sentence in two (or its capital is missing)"
        ),
    };
    let make = |mark: &str| vec![TextEdit::replace(stop, mark)];
    let mut cures = vec![
        (Cure::Capital, say!(context, "Viết “{right}”", "Write “{right}”"), capital),
        (Cure::Comma, say!(context, "Đổi dấu chấm thành dấu phẩy", "Make the full stop a comma"), make(",")),
        (Cure::Nothing, say!(context, "Bỏ dấu chấm", "Delete the full stop"), make("")),
    ];
    if best == Cure::Semicolon {
        let title = say!(context, "Đổi dấu chấm thành dấu chấm phẩy", "Make the full stop a semicolon");
        cures.push((best, title, make(";")));
    }
    cures.sort_by_key(|(cure, ..)| *cure != best);
    let mut entry = report.add(&E08, word, message);
    for (cure, title, edits) in cures {
        entry = if cure == best { entry.suggest(title, edits) } else { entry.offer(title, edits) };
    }
}

/// A line that only a page taken apart has: the head of a table's first column by itself, or a
/// footnote with its number ("7 Điều 4 Nghị định số …").
fn is_converted(paragraph: &Paragraph<'_>) -> bool {
    /// A shorter line may be the row of a table.
    const FOOTNOTE: usize = 12;
    let tokens = &paragraph.tokens;
    match tokens.as_slice() {
        [column] => ["STT", "TT"].contains(&paragraph.word(column)),
        [number, word, ..] => {
            number.is_number()
                && number.value().is_some_and(|value| value < 1000)
                && word.is_word()
                && word.case == Case::Title
                && tokens.len() >= FOOTNOTE
        }
        [] => false,
    }
}

/// What is to be done about the full stop behind the token at `last`; `None` if what follows belongs
/// neither to this clause nor to a sentence of its own: the text is torn there.
fn cure(paragraph: &Paragraph<'_>, last: usize, context: &Context) -> Option<Cure> {
    if goes_on_listing(&paragraph.tokens, last) {
        return Some(Cure::Semicolon);
    }
    let Some(speller) = context.knowledge.speller.as_deref() else { return Some(Cure::Any) };
    let word = |index: usize| paragraph.known_word(Some(index));
    let place = Surroundings {
        before: [paragraph.known_word(last.checked_sub(1)), word(last)],
        behind: [word(last + 3), word(last + 4)],
    };
    likeliest(speller, word(last + 2), &place)
}

/// "…: vụ mùa 3 tấn. vụ xuân 2 tấn; …": a member of the list before begins alike, and a semicolon
/// follows that does not end the line.
fn goes_on_listing(tokens: &[Token], last: usize) -> bool {
    let parts = |token: &Token| token.is(':') || token.is(';');
    let ends = |token: &Token| matches!(token.kind, TokenKind::Punctuation('.' | ';' | '!' | '?' | '…'));
    let (before, behind) = (&tokens[..last], &tokens[last + 2..]);
    let mut members = before.windows(2).rev().take_while(|pair| !pair[0].is('.')).filter(|pair| parts(&pair[0]));
    let closed = behind.iter().position(ends).is_some_and(|at| behind[at].is(';') && at + 1 < behind.len());
    closed && members.any(|pair| pair[1].key == behind[0].key)
}

/// How often a word opens a sentence of the model, of a hundred, for it to be taken for one that does.
const OPENS: f32 = 10.0;
/// A word that does so less often goes on with a clause.
const NEVER: f32 = 0.5;
/// A word must have opened so many sentences before its share says anything.
const KNOWN: f32 = 500.0;
/// How much likelier the place must be with a capital, with a comma and with no mark at all, as a
/// logarithm. Judged on sentences of reports and news with full stops put in and capitals taken away:
/// where one cure is preferred, it is the right one in more than nine places of ten.
const CAPITAL: f32 = 1.0;
const COMMA: f32 = 4.0;
const NO_MARK: f32 = 5.0;
/// A word that opens sentences does so here unless another reading is so much likelier.
const CONTRARY: f32 = 3.0;

fn likeliest(speller: &Speller, first: WordId, place: &Surroundings) -> Option<Cure> {
    let model = speller.model();
    let opened = model.bigram(WordId::EDGE, first);
    let share = 100.0 * opened / model.count(first).max(1.0);
    if share < NEVER && !model.has_bigram(place.before[1], first) {
        return None;
    }
    let capital = speller.fluency(&[WordId::EDGE, first], place);
    let comma = speller.fluency(&[WordId::COMMA, first], place) - capital;
    let nothing = speller.fluency(&[first], place) - capital;
    let other = comma.max(nothing);
    Some(if comma > nothing && comma >= COMMA {
        Cure::Comma
    } else if nothing > comma && nothing >= NO_MARK && share < NEVER {
        Cure::Nothing
    } else if opened >= KNOWN && (share >= OPENS && other < CONTRARY || other <= -CAPITAL) {
        Cure::Capital
    } else {
        Cure::Any
    })
}

/// A syllable of Vietnamese with a mark of its own, or of three letters: no abbreviation, no name of a site.
fn is_syllable(word: &str) -> bool {
    (!word.is_ascii() || word.len() > 2) && crate::orthography::read(word).is_some()
}
