use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::law::Table;
use crate::orthography::Speller;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Doubt, DoubtKind};
use crate::text::TextEdit;

use super::confused_words;
use super::dictionary::Dictionary;

pub(super) static RULE: Rule = Rule {
    code: "D15",
    name: "word-out-of-place",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Chữ viết đúng chính tả nhưng đặt sai chỗ", en: "A good syllable in the wrong place"
    },
    explain: Text {
        vi: "“Chủ quyển lãnh thổ” gồm toàn âm tiết có thật, nhưng người viết muốn viết “chủ quyền”. Phần lớn lỗi gõ và \
             lỗi chính tả tiếng Việt thuộc loại này, từ điển không phát hiện được. Quy tắc so chữ đang xét với các chữ \
             chỉ khác nó một lỗi thường gặp (dấu thanh, dấu mũ, đ/d, s/x, ch/tr, n/ng, phím bên cạnh) theo mô hình đếm \
             các âm tiết đi liền nhau trong văn bản pháp luật và báo chí. Căn cứ là quy tắc chính tả tiếng Việt.",
        en: "“Chủ quyển lãnh thổ” has nothing but real syllables, yet “chủ quyền” was meant. Most slips in Vietnamese \
             are of this kind, and no word list finds them. The rule weighs the word against those that one common \
             slip leads from (tone, mark, đ/d, s/x, ch/tr, n/ng, the next key) by a model of which syllables follow \
             each other in legal texts and news. It rests on the rules of Vietnamese spelling.",
    },
    guard: Text {
        vi: "Cảnh báo khi chữ khác hợp hơn hẳn (điểm từ 10) giữa các chữ thường (từ 13 nếu là chữ hiếm, cạnh tên \
             riêng, chữ viết tắt, dấu ngoặc, hoặc ở trong ngoặc kép); từ 8,5 điểm thì gợi ý. Văn bản tự nói về mình: cụm từ \
             đề nghị có ở chỗ khác thì thêm điểm, chữ đang xét có ở chỗ khác nhiều hơn thường lệ thì bớt điểm; văn bản \
             dài mà ít lỗi thì gợi ý cần điểm cao hơn. Chỉ xét \
             khi đã có chữ đứng sau hoặc đã hết dòng. Âm tiết chưa văn bản nào có cần điểm thấp hơn. Không báo tên riêng, \
             chữ viết hoa, chữ viết tắt, i và y, mầu và màu, vị trí dấu thanh, chữ trong từ điển của người dùng, chữ \
             được viết như vậy từ ba lần trở lên trong văn bản.",
        en: "A warning where another word fits far better (a score of 10) among common words (13 for rare words, \
             beside names, abbreviations and brackets, and in short quotations), a hint from 8.5 on. The text speaks for \
             itself: the score rises where it has what is proposed elsewhere, and falls where it has the word itself \
             oftener than usual; hints need more in a long text with few slips. Waits for the word behind or the end of \
             the line. A syllable that no text has needs \
             less. Silent on names, capitals, abbreviations, i and y, mầu and màu, the place of the tone mark, words of \
             the user's dictionary, and what the text itself writes three times or more.",
    },
    examples: &[
        Example::Wrong(
            "Kiên quyết bảo vệ chủ ⟦quyển⟧ lãnh thổ của Tổ quốc.",
            Some("Kiên quyết bảo vệ chủ quyền lãnh thổ của Tổ quốc."),
        ),
        Example::Wrong("Đẩy mạnh sản ⟦xuật⟧ quanh năm ở các xã.", Some("Đẩy mạnh sản xuất quanh năm ở các xã.")),
        Example::Wrong(
            "Lao động nữ được ưu tiên.\nNgười lao ⟦đồng⟧ có việc làm.",
            Some("Lao động nữ được ưu tiên.\nNgười lao động có việc làm."),
        ),
        Example::Right("Thư viện mua thêm hai quyển sách; chủ quyền lãnh thổ được giữ vững."),
        Example::Right("Đồng chí Giàng A Sính, Trưởng bản Nậm Pồ, xã Sín Thầu, cùng bà con đã báo cáo."),
        Example::Right("Bức tranh nhiều mầu sắc; hai mươi nhăm người."),
        Example::Right("Bài hát “Gió mùa đông bắc”, truyện “Chiếc lược ngà”, vở “Nghêu, Sò, Ốc, Hến”."),
        Example::Right("Vườn sạch thì ong mới sinh sống; ong là người bạn của nhà vườn."),
        Example::Right("Bảo vệ chủ quyển lãnh thổ.\nGiữ chủ quyển lãnh thổ.\nVì chủ quyển lãnh thổ."),
    ],
    check: Check::Document(check),
};

/// From this score on nearly every doubt is right.
const SURE: f32 = 10.0;
/// The same for rare words, and beside names, abbreviations and signs; less is left alone between quotation marks.
const SURE_ANYWHERE: f32 = 13.0;
const HINT: f32 = 8.5;
/// The scores of syllables that no text has: they speak against themselves.
const SURE_IF_UNSEEN: f32 = 8.0;
const HINT_IF_UNSEEN: f32 = 4.0;
/// By how much the proposal for such a syllable must be likelier than the second.
const LEAD: f32 = 2.0;
/// A text that has a slip in so many words, as reports and news have, is as careful as most; and bytes
/// to a word.
const WORDS_TO_A_SLIP: f32 = 5_000.0;
const BYTES: f32 = 6.0;
/// What a text writes so often it means.
const HABIT: usize = 3;

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut times: FxHashMap<(&str, Option<&String>), usize> = FxHashMap::default();
    let doubts = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            let of_rule = paragraph.facts.doubts.iter().filter(|doubt| {
                matches!(doubt.kind, DoubtKind::OutOfPlace | DoubtKind::Unseen)
                    && !confused_words::covers(paragraph.facts, doubt.range)
            });
            of_rule.map(move |doubt| (paragraph.start, doubt))
        })
    };
    for (_, doubt) in doubts() {
        *times.entry(key(doubt)).or_default() += 1;
    }
    let dictionary = Dictionary::of(context);
    let model = context.knowledge.speller.as_deref().map(Speller::model);
    let judged = |(start, doubt): (u32, &'_ Doubt)| {
        let right = doubt.corrections.first()?;
        let unseen = doubt.kind == DoubtKind::Unseen;
        let least = least(doubt);
        if doubt.score + Doubt::MOST_ELSEWHERE < least {
            return None;
        }
        let habit = times.get(&key(doubt)).is_some_and(|times| *times >= HABIT);
        if habit || unseen && doubt.lead < LEAD || dictionary.has(&doubt.word) || is_variant(&doubt.word, right) {
            return None;
        }
        let range = doubt.range.shift(start);
        let score = doubt.score + model.map_or(0.0, |model| doubt.elsewhere(facts.text, range, model));
        (score >= least).then_some(score)
    };
    let scored: Vec<(u32, &Doubt, f32)> =
        doubts().filter_map(|(start, doubt)| Some((start, doubt, judged((start, doubt))?))).collect();
    let slips = scored.iter().filter(|(_, doubt, score)| *score >= sure(doubt)).count();
    let care = care(facts.text, slips);
    for (start, doubt, score) in scored {
        let Some(right) = doubt.corrections.first() else { continue };
        let sure = score >= sure(doubt);
        if !sure && doubt.kind == DoubtKind::OutOfPlace && score < least(doubt) + care {
            continue;
        }
        let range = doubt.range.shift(start);
        let written = range.of(facts.text);
        let message = say!(context, "“{written}” ở đây có lẽ là “{right}”", "“{written}” is probably “{right}” here");
        let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
        let entry = report.add(&RULE, range, message).suggest(title, vec![TextEdit::replace(range, right)]);
        if !sure {
            entry.at_most(Severity::Hint);
        }
    }
}

/// The score from which on a doubt is said.
fn least(doubt: &Doubt) -> f32 {
    match doubt.kind {
        _ if doubt.quoted => SURE_ANYWHERE,
        DoubtKind::Unseen => HINT_IF_UNSEEN,
        _ => HINT,
    }
}

/// The score from which on it is a warning.
fn sure(doubt: &Doubt) -> f32 {
    match doubt.kind {
        _ if !doubt.among_words || doubt.rare => SURE_ANYWHERE,
        DoubtKind::Unseen => SURE_IF_UNSEEN,
        _ => SURE,
    }
}

/// How much more a hint needs in a long text that has few sure slips: most of what is doubted in a
/// consolidated law are words of its trade.
fn care(text: &str, slips: usize) -> f32 {
    let words = text.len() as f32 / BYTES;
    ((words + WORDS_TO_A_SLIP) / (WORDS_TO_A_SLIP * (slips as f32 + 1.0))).ln().max(0.0)
}

/// Two ways of writing a word, from `grammars/spelling_variants.tsv`.
static VARIANTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let table = include_str!("../../../grammars/spelling_variants.tsv");
    let table = Table::read("spelling_variants.tsv", table, &mut Vec::new());
    table.rows().map(|row| (row.get("word"), row.get("other"))).collect()
});

/// Whether the two are one word in two spellings, or differ by capitals alone.
fn is_variant(written: &str, right: &str) -> bool {
    let right = right.to_lowercase();
    VARIANTS.iter().any(|pair| *pair == (written, right.as_str()) || *pair == (right.as_str(), written))
}

fn key(doubt: &Doubt) -> (&str, Option<&String>) {
    (&doubt.word, doubt.corrections.first())
}
