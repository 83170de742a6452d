//! E09: one term, one form.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{DocumentFacts, ParagraphFacts, Topic};
use crate::text::{TextEdit, TextRange};

use super::{consistency, name_marks};

pub(super) static E09: Rule = Rule {
    code: "E09",
    name: "one-term-one-form",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Một thuật ngữ viết hai cách", en: "One term is written in two ways" },
    explain: Text {
        vi: "Trong một văn bản, cùng một đơn vị, thời kỳ hay thuật ngữ nên viết một cách: “Quân khu 2” hay “Quân khu II”, \
             “quý I” hay “quý 1”, “tại hội nghị” hay “tại Hội nghị”, “KT-XH” hay “KTXH” (và “ƯBND” giữa nhiều “UBND”), “ngân sách nhà nước” hay “ngân sách Nhà nước”, “Cảng quốc tế Hải Long” hay “Cảng Quốc tế Hải Long”; tên người, tên đất chỉ khác nhau một dấu (“Lê Văn Tuấn”, “Lê Văn Tuân”) thường là một tên viết nhầm. Cách viết của số ít được báo, kèm chỗ đầu tiên viết cách kia. Tên chính thức (“Quân khu 2”) được ưu tiên khi \
             văn bản viết lẫn. Không điều luật nào buộc như vậy; đây là yêu cầu thống nhất của người biên tập.",
        en: "Within a text one unit, period or term should have one form: “Quân khu 2” or “Quân khu II”, “quý I” or “quý \
             1”, “tại hội nghị” or “tại Hội nghị”, “KT-XH” or “KTXH” (and “ƯBND” among many “UBND”), “ngân sách nhà nước” or “ngân sách Nhà nước”; names of persons and places that differ in one mark (“Lê Văn Tuấn”, “Lê Văn Tuân”) are mostly one name with a slip. The minority is reported with the first place of the other form. The official form (“Quân khu 2”) wins in a text that mixes. No \
             article demands it; an editor does.",
    },
    guard: Text {
        vi: "Chỉ so văn bản với chính nó. Không báo khi hai cách viết có số lần bằng nhau, trừ khi một cách là tên chính \
             thức. Danh mục: name_heads.tsv.",
        en: "Compares the text with itself only. With as many on either side nothing is said, unless one is the official \
             form. List: name_heads.tsv.",
    },
    examples: &[
        Example::Wrong(
            "Tư lệnh ⟦Quân khu II⟧ dự; ⟦Quân khu II⟧ tặng quà.\nBộ Tư lệnh Quân khu 2 biểu dương.",
            Some("Tư lệnh Quân khu 2 dự; Quân khu 2 tặng quà.\nBộ Tư lệnh Quân khu 2 biểu dương."),
        ),
        Example::Wrong(
            "Phát biểu tại hội nghị, ông An nêu kết quả.\nTại hội nghị, các xã thảo luận.\n⟦Tại Hội nghị⟧, xã được khen.",
            Some(
                "Phát biểu tại hội nghị, ông An nêu kết quả.\nTại hội nghị, các xã thảo luận.\nTại hội nghị, xã được khen.",
            ),
        ),
        Example::Wrong(
            "Phát triển KT-XH của huyện; chỉ tiêu KT-XH.\nVề ⟦KTXH⟧, thu đạt kế hoạch.",
            Some("Phát triển KT-XH của huyện; chỉ tiêu KT-XH.\nVề KT-XH, thu đạt kế hoạch."),
        ),
        Example::Wrong(
            "UBND tỉnh giao UBND huyện; UBND xã báo cáo.\nĐề nghị ⟦ƯBND⟧ xã phối hợp.",
            Some("UBND tỉnh giao UBND huyện; UBND xã báo cáo.\nĐề nghị UBND xã phối hợp."),
        ),
        Example::Wrong(
            "Thu ngân sách nhà nước đạt khá; chi ngân sách nhà nước giảm.\nHỗ trợ từ ⟦ngân sách Nhà nước⟧ tăng.",
            Some("Thu ngân sách nhà nước đạt khá; chi ngân sách nhà nước giảm.\nHỗ trợ từ ngân sách nhà nước tăng."),
        ),
        Example::Wrong(
            "Hàng qua Cảng Quốc tế Hải Long tăng; mở rộng Cảng Quốc tế Hải Long.\nĐường vào ⟦Cảng quốc tế Hải Long⟧ đã xong.",
            Some(
                "Hàng qua Cảng Quốc tế Hải Long tăng; mở rộng Cảng Quốc tế Hải Long.\nĐường vào Cảng Quốc tế Hải Long đã xong.",
            ),
        ),
        Example::Wrong(
            "Ông Lê Văn Tuấn báo cáo; ông Lê Văn Tuấn kết luận.\nTặng quà ông ⟦Lê Văn Tuân⟧.",
            Some("Ông Lê Văn Tuấn báo cáo; ông Lê Văn Tuấn kết luận.\nTặng quà ông Lê Văn Tuấn."),
        ),
        Example::Right("Ông Lê Văn Tuấn và ông Lê Văn Tuân cùng dự; bà Trần Thị Hòa và bà Trần Thị Hoà là một người."),
        Example::Right(
            "Thuộc Luật Đấu thầu, Luật Đấu thầu, Luật Đấu thầu và Luật Đầu tư; Hồ sơ cấp Giấy phép; theo Hồ sơ Cấp Giấy phép.",
        ),
        Example::Wrong(
            "Thu quý I đạt khá, thu quý II tăng.\nTrong ⟦Quý I⟧, xã đã chi trả xong.",
            Some("Thu quý I đạt khá, thu quý II tăng.\nTrong quý I, xã đã chi trả xong."),
        ),
        Example::Right("Quân khu I năm 1960 và Quân khu 7; thu quý I, quý II đạt khá."),
        Example::Right("Tại Hội nghị Trung ương 8; tại hội nghị, xã báo cáo."),
    ],
    check: Check::Seen { sees, check },
};

const TOPICS: &[Topic] = &[Topic::Unit, Topic::Event, Topic::Name, Topic::Common];

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    consistency::sees(TOPICS, paragraph, sight);
    name_marks::sees(paragraph, sight);
    for range in letters(paragraph) {
        sight.add(range.shift(paragraph.start), range.of(paragraph.text));
    }
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    consistency::check(&E09, TOPICS, facts, context, report);
    abbreviations(facts, context, report);
    name_marks::check(&E09, facts, context, report);
}

/// The abbreviations of a paragraph that no symbol holds.
fn letters(paragraph: &ParagraphFacts<'_>) -> impl Iterator<Item = TextRange> {
    let free = paragraph.facts.abbreviations.iter().filter(|abbreviation| {
        let before = paragraph.text[..abbreviation.range.start as usize].chars().next_back();
        let behind = paragraph.text[abbreviation.range.end as usize..].chars().next();
        let glued =
            |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-' | '–' | '&' | '.') || c.is_alphanumeric());
        !abbreviation.part && !glued(before) && !glued(behind.filter(|c| *c != '.'))
    });
    free.map(|abbreviation| abbreviation.range)
}

/// "KT-XH" and "KTXH": the letters of one term, parted in two ways; "UBND" and "ƯBND": with a mark
/// that nearly all other places do not have.
fn abbreviations(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    const SHORTEST: usize = 4;
    /// Other marks may make another term, unless it is as rare as this beside the usual one.
    const RARE: usize = 3;
    let bare = |written: &str| written.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut terms: BTreeMap<String, BTreeMap<&str, Vec<TextRange>>> = BTreeMap::new();
    let all =
        facts.paragraphs.iter().flat_map(|paragraph| letters(paragraph).map(|range| range.shift(paragraph.start)));
    for range in all {
        let written = range.of(facts.text);
        let letters = bare(written);
        let plain = unmarked(&letters);
        // "CỘNG ĐỒNG" are words in capitals.
        if plain.chars().count() >= SHORTEST && crate::orthography::read(&letters.to_lowercase()).is_none() {
            terms.entry(plain).or_default().entry(written).or_default().push(range);
        }
    }
    for forms in terms.values().filter(|forms| forms.len() > 1) {
        let Some((right, usual)) = forms.iter().max_by_key(|(_, places)| places.len()) else { continue };
        let is_odd = |(written, places): &(&&str, &Vec<TextRange>)| {
            let same = bare(written) == bare(right);
            places.len() * if same { 1 } else { RARE } < usual.len() + usize::from(!same)
        };
        let odd = || forms.iter().filter(is_odd).flat_map(|(_, places)| places);
        let Some(first) = usual.first() else { continue };
        let edits: Vec<TextEdit> = odd().map(|range| TextEdit::replace(*range, *right)).collect();
        for range in odd() {
            let count = usual.len();
            let message = say!(
                context,
                "Không thống nhất trong văn bản: {count} chỗ khác viết “{right}”",
                "Inconsistent within the text: {count} other places write “{right}”"
            );
            let mut entry = report
                .add(&E09, *range, message)
                .related(*first, say!(context, "chỗ này viết khác", "written otherwise here"))
                .suggest(say!(context, "Viết “{right}”", "Write “{right}”"), vec![TextEdit::replace(*range, *right)]);
            if edits.len() > 1 {
                let count = edits.len();
                let title = say!(
                    context,
                    "Viết “{right}” ở cả {count} chỗ viết khác",
                    "Write “{right}” at all {count} places that differ"
                );
                entry = entry.suggest(title, edits.clone());
            }
            let _ = entry;
        }
    }
}

/// The letters without their marks.
fn unmarked(letters: &str) -> String {
    let decomposed = letters.nfd().filter(|c| !is_combining_mark(*c));
    decomposed.map(|c| if c == 'Đ' { 'D' } else { c }).collect()
}
