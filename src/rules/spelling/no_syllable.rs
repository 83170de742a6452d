use rustc_hash::FxHashMap;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Doubt, DoubtKind};
use crate::text::TextEdit;

use super::dictionary::Dictionary;

pub(super) static RULE: Rule = Rule {
    code: "D14",
    name: "no-syllable",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Không phải âm tiết tiếng Việt", en: "Not a Vietnamese syllable" },
    explain: Text {
        vi: "“Nghành”, “nguowif”, “quyềnn”, “cuả” không phải cách viết của âm tiết nào: sai quy tắc chính tả, còn sót \
             phím bộ gõ, thừa chữ cái hoặc đặt dấu thanh sai chữ. Quy tắc đề nghị âm tiết chỉ khác một lỗi thường gặp \
             và hợp với các chữ bên cạnh. Hai kiểu đặt dấu thanh (hòa, hoà) đều đúng.",
        en: "“Nghành”, “nguowif”, “quyềnn”, “cuả” write no syllable: against the spelling rules, with keys of the \
             input method left in, a letter too many, or the tone mark on the wrong letter. The rule proposes the \
             syllable that one common slip leads from and that fits its neighbours. Both placements of the tone mark \
             (hòa, hoà) are right.",
    },
    guard: Text {
        vi: "Chỉ xét chữ thường toàn bộ và chỉ báo khi biết chắc chữ đúng; kém chắc hơn thì chỉ gợi ý, không có chữ nào \
             hợp thì im lặng. Không báo tên riêng, từ nước ngoài và từ đứng cạnh từ nước ngoài, chữ viết tắt, mã, đơn vị đo, \
             địa chỉ mạng, chữ trong ngoặc kép, từ trong từ điển của người dùng, từ được viết từ ba lần trở lên.",
        en: "Looks at words in small letters only, and warns only when it is sure what was meant; less sure it hints, \
             and keeps silent if nothing fits. Silent on names, foreign words and their neighbours, abbreviations, \
             codes, units, addresses, quotations, words of the user's dictionary, and words written three times or more.",
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
        Example::Right("Ủy ban, uỷ ban, hòa bình, hoà bình, lý do, lí do."),
        Example::Right("Kết nối internet, gửi email, dùng ôtô, chở 5 kg xăng 10 km; phần mềm open source."),
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
/// Words without Vietnamese letters are mostly foreign.
const PLAIN: f32 = 4.0;
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
    for (start, doubt) in doubts() {
        let Some(right) = doubt.corrections.first() else { continue };
        let habit = times.get(doubt.word.as_str()).is_some_and(|times| *times >= HABIT);
        let Some(sure) = judge(doubt).filter(|_| !habit && !doubt.quoted && !dictionary.has(&doubt.word)) else {
            continue;
        };
        let range = doubt.range.shift(start);
        let written = range.of(facts.text);
        let message = say!(
            context,
            "“{written}” không phải âm tiết tiếng Việt; có lẽ là “{right}”",
            "“{written}” is no Vietnamese syllable; probably “{right}”"
        );
        let mut entry = report.add(&RULE, range, message);
        for right in doubt.corrections.iter().take(if sure { 1 } else { 5 }) {
            let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
            entry = entry.suggest(title, vec![TextEdit::replace(range, right)]);
        }
        if !sure {
            entry.at_most(Severity::Hint);
        }
    }
}

/// Whether to report, and whether that is sure.
fn judge(doubt: &Doubt) -> Option<bool> {
    if doubt.kind == DoubtKind::MisplacedMark && doubt.among_words {
        return Some(true);
    }
    let more = if doubt.word.is_ascii() { PLAIN } else { 0.0 };
    let needed = more + if doubt.among_words { SURE } else { SURE_ANYWHERE };
    let clear = doubt.kind == DoubtKind::MisplacedMark || doubt.score >= HINT + more && doubt.lead >= LEAD;
    clear.then_some(doubt.score >= needed)
}
