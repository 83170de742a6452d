use rustc_hash::FxHashMap;

use crate::orthography::Speller;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Doubt, DoubtKind};
use crate::text::TextEdit;

use super::dictionary::{Dictionary, is_loan};
use super::neighbours::clusters;

pub(super) static RULE: Rule = Rule {
    code: "D14",
    name: "no-syllable",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Không phải âm tiết tiếng Việt", en: "Not a Vietnamese syllable" },
    explain: Text {
        vi: "“Nghành”, “nguowif”, “quyềnn”, “cuả”, “c hỉ” không phải cách viết của âm tiết nào: sai quy tắc chính tả, còn \
             sót phím bộ gõ, thừa chữ cái, đặt dấu thanh sai chữ hoặc có khoảng trắng chen giữa. Quy tắc đề nghị âm tiết chỉ khác một lỗi thường gặp \
             và hợp với các chữ bên cạnh. Hai kiểu đặt dấu thanh (hòa, hoà) đều đúng.",
        en: "“Nghành”, “nguowif”, “quyềnn”, “cuả”, “c hỉ” write no syllable: against the spelling rules, with keys of the \
             input method left in, a letter too many, the tone mark on the wrong letter, or a space inside. The rule proposes the \
             syllable that one common slip leads from and that fits its neighbours. Both placements of the tone mark \
             (hòa, hoà) are right.",
    },
    guard: Text {
        vi: "Chỉ xét chữ thường toàn bộ và chữ đầu câu, chỉ cảnh báo khi biết chắc chữ đúng; kém chắc hơn thì chỉ gợi ý; chữ không dấu \
             mà không có chữ nào hợp thì im lặng. Không báo hai chữ dính liền (D19), tên riêng, từ nước ngoài quen thuộc (loans.tsv) và từ đứng \
             cạnh từ nước ngoài, chữ viết tắt, mã, đơn vị đo, địa chỉ mạng, chữ trong ngoặc kép, từ trong từ điển của \
             người dùng, từ được viết từ ba lần trở lên.",
        en: "Looks at words in small letters and at the beginning of sentences, and warns only when it is sure what was meant; less sure it hints, \
             and keeps silent on plain letters if nothing fits. Silent on names, common foreign words (loans.tsv) and \
             the neighbours of foreign words, abbreviations, codes, units, addresses, quotations, words of the user's \
             dictionary, and words written three times or more.",
    },
    examples: &[
        Example::Wrong(
            "Các cấp, các ⟦nghành⟧ và địa phương phối hợp.",
            Some("Các cấp, các ngành và địa phương phối hợp."),
        ),
        Example::Wrong("Đời sống ⟦cuả⟧ nhân dân được nâng lên.", Some("Đời sống của nhân dân được nâng lên.")),
        Example::Wrong("Bảo vệ chủ ⟦quyềnn⟧ lãnh thổ.", Some("Bảo vệ chủ quyền lãnh thổ.")),
        Example::Wrong(
            "Nêu rõ trách nhiệm của ⟦ngu7o7i2⟧ đứng đầu cơ quan.",
            Some("Nêu rõ trách nhiệm của người đứng đầu cơ quan."),
        ),
        Example::Wrong("⟦Đăc⟧ biệt, đời sống được nâng lên.", Some("Đặc biệt, đời sống được nâng lên.")),
        Example::Wrong("Các chợ đã ⟦vắngg⟧ khách.", None),
        Example::Wrong(
            "Ủy ban nhân dân huyện ⟦c hỉ⟧ đạo các xã thực hiện.",
            Some("Ủy ban nhân dân huyện chỉ đạo các xã thực hiện."),
        ),
        Example::Right("Trong đó:\nIthu nhập là chỉ số thu nhập."),
        Example::Right("Xe taxi chạy bằng gas, lọt vào top đầu; ôtô và bêtông."),
        Example::Right("Ủy ban, uỷ ban, hòa bình, hoà bình, lý do, lí do."),
        Example::Right("Kết nối internet, gửi email, dùng ôtô, chở 5 kg xăng 10 km; phần mềm open source."),
        Example::Right("Đèn phát ra bước sóng 340 nm; treo lịch blốc trên tường."),
        Example::Right("Dệt thổ cẩm bằng khung kđơng.\nKhung kđơng rất nhẹ.\nNhà nào cũng có kđơng để dệt."),
        Example::Right("Trích: bảo hiể… và bảo hiể... Co ban nghien cuu khoa hoc ve tai nguyen."),
        Example::Right("Đánh dấu (dthảo) trên bản đăk lăk; họ nói “các nghành”."),
    ],
    check: Check::Document(check),
};

/// From this score on nearly every proposal is right.
const SURE: f32 = 8.0;
/// The same beside names, abbreviations and signs.
const SURE_ANYWHERE: f32 = 14.0;
const HINT: f32 = 4.0;
/// By how much the proposal must be likelier than the second.
const LEAD: f32 = 2.0;
/// Less says nothing at all.
const OPEN: f32 = -4.0;
/// Words without Vietnamese letters are often foreign.
const PLAIN: f32 = 1.0;
/// What a text writes so often it means.
const HABIT: usize = 3;

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    let doubts = || {
        facts.paragraphs.iter().flat_map(|paragraph| {
            let of_rule = paragraph
                .facts
                .doubts
                .iter()
                .filter(|doubt| matches!(doubt.kind, DoubtKind::NoSyllable | DoubtKind::MisplacedMark));
            of_rule.map(move |doubt| (paragraph.start, doubt))
        })
    };
    for (_, doubt) in doubts() {
        *times.entry(&doubt.word).or_default() += 1;
    }
    let dictionary = Dictionary::of(context);
    let model = context.knowledge.speller.as_deref().map(Speller::model);
    for (start, doubt) in doubts() {
        let Some(right) = doubt.corrections.first() else { continue };
        let habit = times.get(doubt.word.as_str()).is_some_and(|times| *times >= HABIT);
        if habit || doubt.quoted || is_loan(&doubt.word) || dictionary.has(&doubt.word) {
            continue;
        }
        let range = doubt.range.shift(start);
        let elsewhere = model.map_or(0.0, |model| doubt.elsewhere(facts.text, range, model));
        let Some(verdict) = judge(doubt, doubt.score + elsewhere) else { continue };
        if verdict != Verdict::Sure && begins_foreign(&doubt.word) {
            continue;
        }
        let written = range.of(facts.text);
        let message = match verdict {
            Verdict::Sure | Verdict::Likely => say!(
                context,
                "“{written}” không phải âm tiết tiếng Việt; có lẽ là “{right}”",
                "“{written}” is no Vietnamese syllable; probably “{right}”"
            ),
            Verdict::Open => {
                say!(context, "“{written}” không phải âm tiết tiếng Việt", "“{written}” is no Vietnamese syllable")
            }
        };
        let mut entry = report.add(&RULE, range, message);
        for right in doubt.corrections.iter().take(if verdict == Verdict::Sure { 1 } else { 5 }) {
            let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
            entry = entry.suggest(title, vec![TextEdit::replace(range, right)]);
        }
        if verdict != Verdict::Sure {
            entry.at_most(Severity::Hint);
        }
    }
}

/// What may be said of a doubt.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// What was meant is certain.
    Sure,
    Likely,
    /// Something is wrong, but several words may be meant.
    Open,
}

fn judge(doubt: &Doubt, score: f32) -> Option<Verdict> {
    let misplaced = doubt.kind == DoubtKind::MisplacedMark;
    let plain = doubt.word.is_ascii();
    let more = if plain { PLAIN } else { 0.0 };
    let needed = more + if doubt.among_words { SURE } else { SURE_ANYWHERE };
    let clear = misplaced || score >= HINT + more && doubt.lead >= LEAD;
    if misplaced && doubt.among_words || clear && score >= needed {
        Some(Verdict::Sure)
    } else if clear {
        Some(Verdict::Likely)
    } else {
        // Letters of our own among our words that make no syllable are wrong, whatever they mean. Two
        // words run together are another rule's business.
        (!plain && doubt.among_words && score >= OPEN && clusters(&doubt.word) == 1).then_some(Verdict::Open)
    }
}

/// Whether a word begins as loans and names of the highlands do: "blốc", "krông".
fn begins_foreign(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    matches!((first, second), (Some('b' | 'c' | 'd' | 'đ' | 'g' | 'k' | 'p' | 's'), Some('l' | 'r')))
}
