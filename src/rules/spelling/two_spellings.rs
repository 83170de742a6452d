use rustc_hash::FxHashMap;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{DocumentFacts, ParagraphFacts, SpellingWord};
use crate::text::{TextEdit, TextRange, other_tone_placement};

pub(super) static RULE: Rule = Rule {
    code: "D11",
    name: "two-spellings",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Một văn bản viết theo hai kiểu (hóa và hoá, kỹ và kĩ)",
        en: "One text in two spellings (hóa and hoá, kỹ and kĩ)",
    },
    explain: Text {
        vi: "“Hóa” và “hoá”, “thủy” và “thuỷ”, “kỹ thuật” và “kĩ thuật” đều đúng: luật và nghị định viết “hóa”, sách \
             giáo khoa và một số văn bản của Đảng viết “hoá”. Nhưng một văn bản nên giữ một kiểu; chỗ viết theo kiểu \
             ít gặp hơn được gợi ý, kiểu nào nhiều hơn là do chính văn bản quyết định. Không có quy định nào bắt buộc \
             một kiểu.",
        en: "“Hóa” and “hoá”, “thủy” and “thuỷ”, “kỹ thuật” and “kĩ thuật” are all right: laws and decrees write \
             “hóa”, schoolbooks and some texts of the Party “hoá”. But one text should keep to one way; what is \
             written the rarer way gets a hint, and the text itself says which that is. No rule demands either.",
    },
    guard: Text {
        vi: "Chỉ so chữ thường, vì tên riêng viết theo ý chủ nhân; không kiểu nào bị coi là sai. Khi hai kiểu lẫn lộn ở \
             nhiều chỗ thì chỉ gợi ý một lần cho cả văn bản. Danh mục từ viết y hoặc i: y_or_i.tsv.",
        en: "Compares small letters only, for names are spelled as their owners wish; neither way is ever called wrong. \
             Where both ways are mixed in many places there is one hint for the whole text. Words with y or i: \
             y_or_i.tsv.",
    },
    examples: &[
        Example::Wrong(
            "Văn hóa, thể thao và hòa giải.\nXây dựng đời sống văn ⟦hoá⟧ ở cơ sở.",
            Some("Văn hóa, thể thao và hòa giải.\nXây dựng đời sống văn hóa ở cơ sở."),
        ),
        Example::Wrong(
            "Tiến bộ kỹ thuật, chuyển giao kỹ thuật và ⟦kĩ thuật⟧ canh tác.",
            Some("Tiến bộ kỹ thuật, chuyển giao kỹ thuật và kỹ thuật canh tác."),
        ),
        Example::Right("Văn hoá, hoà giải và thuỷ lợi; kĩ thuật và kĩ năng."),
        Example::Right("Đồng chí Thuý phụ trách văn hóa; quý II; Thanh Hoá; hoàn thành."),
    ],
    check: Check::Seen { sees, check },
};

/// So many places are each shown; more are one hint for the text.
const SHOWN: usize = 3;

/// Where a text spells a word, one way and the other.
type Places = [Vec<TextRange>; 2];

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for mention in &paragraph.facts.usage.spellings {
        sight.add(mention.range.shift(paragraph.start), (mention.word, mention.side));
    }
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut words: FxHashMap<SpellingWord, Places> = FxHashMap::default();
    for paragraph in &facts.paragraphs {
        for mention in &paragraph.facts.usage.spellings {
            let places = words.entry(mention.word).or_default();
            if let Some(places) = places.get_mut(usize::from(mention.side)) {
                places.push(mention.range.shift(paragraph.start));
            }
        }
    }
    for (word, [one, other]) in &words {
        let (rare, usual, side) = match (one.as_slice(), other.as_slice()) {
            ([], _) | (_, []) => continue,
            (one, other) if one.len() < other.len() => (one, other, 1),
            (one, other) => (other, one, 0),
        };
        let replacement = |range: TextRange| match word {
            SpellingWord::ToneMark => other_tone_placement(range.of(facts.text)),
            SpellingWord::YOrI(index) => context
                .knowledge
                .usage
                .spellings(*index)
                .map(|spellings| in_case_of(range.of(facts.text), spellings[side])),
        };
        let edits: Vec<TextEdit> =
            rare.iter().filter_map(|range| Some(TextEdit::replace(*range, replacement(*range)?))).collect();
        let (number, total) = (rare.len(), rare.len() + usual.len());
        let single = number <= SHOWN;
        for edit in edits.iter().take(if single { SHOWN } else { 1 }) {
            let (written, better) = (edit.range.of(facts.text), &edit.text);
            let message = if single {
                say!(
                    context,
                    "“{written}” viết khác kiểu của văn bản: “{better}”",
                    "“{written}” is not spelled the way of this text: “{better}”",
                )
            } else {
                say!(
                    context,
                    "Văn bản lẫn hai kiểu viết: {number} trong {total} chỗ viết như “{written}”, còn lại như “{better}”",
                    "The text mixes two spellings: {number} of {total} places as “{written}”, the others as “{better}”",
                )
            };
            let mut entry = report.add(&RULE, edit.range, message);
            if let Some(place) = usual.first() {
                entry = entry.related(*place, say!(context, "kiểu viết của văn bản", "the way of this text"));
            }
            if single {
                entry =
                    entry.suggest(say!(context, "Sửa thành “{better}”", "Change to “{better}”"), vec![edit.clone()]);
            }
            if number > 1 {
                let title = say!(context, "Viết một kiểu ở cả {number} chỗ", "One spelling in all {number} places");
                let _ = entry.suggest(title, edits.clone());
            }
        }
    }
}

/// The word with a capital if what was written has one.
fn in_case_of(written: &str, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
