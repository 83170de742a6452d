use rustc_hash::FxHashMap;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Omission};
use crate::text::{TextEdit, TextRange};

use super::dictionary::Dictionary;

pub(super) static RULE: Rule = Rule {
    code: "D02",
    name: "missing-syllable",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Thiếu một tiếng của cụm từ cố định", en: "A syllable of a fixed collocation is missing"
    },
    explain: Text {
        vi: "Khi gõ nhanh, một tiếng dễ bị rơi mất: “trong tình mới” (tình hình mới), “có hiệu trên thực tế” (có hiệu \
             quả), “nông thôn kiểu mẫu” (nông thôn mới kiểu mẫu). Từng tiếng còn lại đều viết đúng nên từ điển không \
             phát hiện được. Quy tắc biết những tiếng hầu như không bao giờ đứng một mình (tình, hiệu, xảy, nhiệm …) \
             cùng các tiếng đi với chúng; chỗ nào một tiếng như vậy đứng trơ trọi, mà văn bản pháp luật và báo chí ở \
             sau cùng một chữ luôn viết đủ, thì đề nghị tiếng hợp nhất. Căn cứ là quy tắc chính tả tiếng Việt.",
        en: "In haste a syllable gets lost: “trong tình mới” (tình hình mới), “có hiệu trên thực tế” (có hiệu quả), \
             “nông thôn kiểu mẫu” (nông thôn mới kiểu mẫu). What remains is spelled right, so no word list finds it. \
             The rule knows the syllables that hardly ever stand alone (tình, hiệu, xảy, nhiệm …) with their partners; \
             where one stands alone although legal texts and news always give it a partner after the same word, the \
             partner that fits best is proposed. It rests on the rules of Vietnamese spelling.",
    },
    guard: Text {
        vi: "Danh mục: bound_heads.tsv, fixed_phrases.tsv. Cảnh báo khi bằng chứng áp đảo, hoặc khi chính văn bản viết đủ \
             cụm từ ở chỗ khác; còn lại chỉ gợi ý. Không báo tên riêng, chữ viết hoa, chỗ trong ngoặc kép, chữ cuối \
             đang gõ, chỗ có lẽ là lỗi chính tả của chữ bên cạnh, và cách viết lặp lại từ ba lần trong văn bản.",
        en: "Lists: bound_heads.tsv, fixed_phrases.tsv. A warning where the evidence is overwhelming or the text itself \
             has the whole collocation elsewhere; else a hint. Silent on names, capitals, between quotation marks, at \
             the word being typed, where a neighbour is rather misspelt, and on what the text writes three times or \
             more.",
    },
    examples: &[
        Example::Wrong(
            "Nhiệm vụ của công an xã trong tình hình mới.\nCán bộ công an xã trong ⟦tình mới⟧ phải gần dân.",
            Some("Nhiệm vụ của công an xã trong tình hình mới.\nCán bộ công an xã trong tình hình mới phải gần dân."),
        ),
        Example::Wrong(
            "Các đơn vị sẽ ⟦phối với⟧ lực lượng chức năng để tuần tra.",
            Some("Các đơn vị sẽ phối hợp với lực lượng chức năng để tuần tra."),
        ),
        Example::Wrong("Vụ việc ⟦xảy tại⟧ địa bàn xã.", Some("Vụ việc xảy ra tại địa bàn xã.")),
        Example::Wrong(
            "Toàn huyện có ba xã đạt chuẩn ⟦nông thôn kiểu mẫu⟧.",
            Some("Toàn huyện có ba xã đạt chuẩn nông thôn mới kiểu mẫu."),
        ),
        Example::Right("Trong tình hình mới, các xã nông thôn mới kiểu mẫu đã phối hợp với huyện."),
        Example::Right("Bà con nông thôn nâng cao đời sống; cán bộ nhiệt tình mới làm được việc."),
        Example::Right("Chị Tình mới về nhận việc; thương hiệu mới của hợp tác xã; trong thời này."),
        Example::Right("Vở “Các đơn vị phối với lực lượng” đã diễn; ông Hiệu chủ trì; đang gõ trong tình mới"),
    ],
    check: Check::Document(check),
};

/// From this score on nearly every omission is right.
const SURE: f32 = 6.5;
/// The same where the text has the whole collocation elsewhere.
const SURE_IF_ELSEWHERE: f32 = 5.0;
/// Less is no hint.
const LEAST: f32 = 5.4;
/// What a text writes so often it means.
const HABIT: usize = 3;

/// How far around a place, in bytes, the text is searched for the whole collocation: a book must not
/// be searched from end to end for each of its omissions.
const NEAR: usize = 1 << 16;

/// Where the collocation stands near a place.
fn near(text: &str, place: TextRange, whole: &str) -> Option<TextRange> {
    let from = (place.start as usize).saturating_sub(NEAR);
    let to = (place.end as usize + NEAR).min(text.len());
    let found = memchr::memmem::find(text.as_bytes().get(from..to)?, whole.as_bytes())?;
    Some(TextRange::new((from + found) as u32, (from + found + whole.len()) as u32))
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let omissions: Vec<(u32, &Omission)> = facts
        .paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.facts.omissions.iter().map(|omission| (paragraph.start, omission)))
        .filter(|(_, omission)| omission.score >= LEAST && !omission.quoted)
        .collect();
    if omissions.is_empty() {
        return;
    }
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for (_, omission) in &omissions {
        *times.entry(&omission.whole).or_default() += 1;
    }
    let dictionary = Dictionary::of(context);
    for (start, omission) in omissions {
        let Omission { missing, whole, .. } = omission;
        let named = omission.score.is_infinite();
        let habit = times.get(whole.as_str()).is_some_and(|times| *times >= HABIT) && !named;
        let range = omission.range.shift(start);
        let written = range.of(facts.text);
        if habit || written.to_lowercase().split_whitespace().any(|word| dictionary.has(word)) {
            continue;
        }
        let elsewhere = near(facts.text, range, whole);
        let message =
            say!(context, "Có lẽ thiếu chữ “{missing}”: “{whole}”", "“{missing}” is probably missing: “{whole}”",);
        let title = say!(context, "Thêm “{missing}”", "Insert “{missing}”");
        let mut entry = report
            .add(&RULE, range, message)
            .suggest(title, vec![TextEdit::insert(omission.at + start, format!(" {missing}"))]);
        if let Some(place) = elsewhere {
            entry = entry.related(place, say!(context, "chỗ này viết đủ", "here it is whole"));
        }
        if !named && omission.score < if elsewhere.is_some() { SURE_IF_ELSEWHERE } else { SURE } {
            let _ = entry.at_most(Severity::Hint);
        }
    }
}
