use memchr::{memchr2_iter, memmem};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, ParagraphFacts};
use crate::text::{TextEdit, TextRange};

pub(super) static RULE: Rule = Rule {
    code: "D13",
    name: "decomposed-unicode",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Chữ Unicode tổ hợp hoặc chữ Đ sai mã",
        en: "Decomposed Unicode, or a look-alike of the letter Đ",
    },
    explain: Text {
        vi: "Tiếng Việt có hai cách mã hóa trong Unicode: dựng sẵn và tổ hợp (dấu là ký tự riêng). TCVN 6909:2001 dùng \
             cả hai, nhưng văn bản nhà nước viết dựng sẵn; chữ tổ hợp trông giống hệt mà tìm không thấy, so không \
             trùng. Chữ Đ cũng hay bị thay bằng Ð (U+00D0, chữ Iceland) hoặc Ɖ (U+0189).",
        en: "Vietnamese can be coded composed or decomposed (each mark a character of its own). TCVN 6909:2001 knows \
             both, but official texts are composed; decomposed letters look the same and are not found by a search. \
             The letter Đ is often replaced by Ð (U+00D0, Icelandic) or Ɖ (U+0189).",
    },
    guard: Text {
        vi: "Mỗi văn bản chỉ báo một lần cho mỗi loại, kèm cách sửa cho toàn văn bản. Chữ Ð trong số, ký hiệu văn bản \
             thuộc quy tắc nhóm B.",
        en: "Reported once a text for each kind, with a fix for the whole text. A Ð inside a symbol belongs to the \
             B rules.",
    },
    examples: &[
        Example::Wrong("Các x⟦a\u{303}⟧ đã ba\u{301}o ca\u{301}o.", Some("Các xã đã báo cáo.")),
        Example::Wrong("⟦Ð⟧iện Biên, Ðắk Lắk, ðường", Some("Điện Biên, Đắk Lắk, đường")),
        Example::Right("Các xã đã báo cáo. Đã đủ."),
    ],
    check: Check::Document(check),
};

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    decomposed(facts, context, report);
    look_alikes(facts, context, report);
}

/// Letters followed by marks that Unicode has as one letter.
fn decomposed(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let text = facts.text;
    let mut clusters: Vec<TextRange> = Vec::new();
    // Both bytes lead the block of combining marks and never continue another character.
    let marks = |part: &ParagraphFacts<'_>| {
        let start = part.start as usize;
        memchr2_iter(0xCC, 0xCD, part.text.as_bytes()).map(move |at| start + at).collect::<Vec<_>>()
    };
    for at in paragraphs(facts).flat_map(marks) {
        if clusters.last().is_some_and(|last| at < last.end as usize) {
            continue;
        }
        let Some(letter) = text[..at].chars().next_back().filter(|&c| c.is_alphabetic() && !is_combining_mark(c))
        else {
            continue;
        };
        let start = at - letter.len_utf8();
        let end = at + text[at..].find(|c| !is_combining_mark(c)).unwrap_or(text.len() - at);
        let cluster = TextRange::new(start as u32, end as u32);
        if cluster.of(text).nfc().count() < cluster.of(text).chars().count() {
            clusters.push(cluster);
        }
    }
    let Some(&first) = clusters.first() else { return };
    let count = clusters.len();
    let edits = by_line(text, &clusters)
        .into_iter()
        .map(|range| TextEdit::replace(range, range.of(text).nfc().collect::<String>()))
        .collect();
    let message = say!(
        context,
        "Văn bản có {count} chữ Unicode tổ hợp; nên chuyển sang dựng sẵn",
        "The text has {count} decomposed letters; they should be composed"
    );
    report
        .add(&RULE, first, message)
        .fix(say!(context, "Chuyển cả văn bản sang Unicode dựng sẵn", "Compose the whole text"), edits);
}

/// Joins the clusters of each line to one range, so that a fix stays small.
fn by_line(text: &str, clusters: &[TextRange]) -> Vec<TextRange> {
    let mut ranges: Vec<TextRange> = Vec::new();
    for &cluster in clusters {
        match ranges.last_mut() {
            Some(last) if !TextRange::new(last.end, cluster.start).of(text).contains(['\n', '\r']) => {
                *last = last.cover(cluster);
            }
            _ => ranges.push(cluster),
        }
    }
    ranges
}

/// Ð, Ɖ and their small forms where Vietnamese has Đ and đ.
fn look_alikes(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut places: Vec<(TextRange, &str)> = Vec::new();
    for (wrong, right) in [("Ð", "Đ"), ("Ɖ", "Đ"), ("ð", "đ"), ("ɖ", "đ")] {
        for at in paragraphs(facts).flat_map(|part| {
            memmem::find_iter(part.text.as_bytes(), wrong.as_bytes()).map(move |at| part.start as usize + at)
        }) {
            let range = TextRange::new(at as u32, (at + wrong.len()) as u32);
            let opens_word = facts.text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let behind = facts.mentions.partition_point(|mention| mention.range().start <= range.start);
            let in_symbol = facts.mentions[..behind].last().is_some_and(|mention| {
                let symbol = mention.citation.symbol.as_ref();
                symbol.is_some_and(|symbol| symbol.range.shift(mention.start).overlaps(range))
            });
            if (opens_word || right == "Đ") && !in_symbol {
                places.push((range, right));
            }
        }
    }
    places.sort_by_key(|(range, _)| range.start);
    let Some(&(first, _)) = places.first() else { return };
    let count = places.len();
    let message = say!(
        context,
        "Văn bản có {count} chữ Đ sai mã (Ð hoặc Ɖ); trông giống nhưng tìm kiếm không thấy",
        "The text has {count} look-alikes of Đ (Ð or Ɖ), which no search will find"
    );
    let edits = places.into_iter().map(|(range, right)| TextEdit::replace(range, right)).collect();
    report.add(&RULE, first, message).fix(say!(context, "Thay tất cả bằng Đ", "Replace them all by Đ"), edits);
}

/// The paragraphs that hold something foldable at all, as reading them has shown: in most texts
/// none, and the rest of a long text need not be searched on each key.
fn paragraphs<'a>(facts: &'a DocumentFacts<'_>) -> impl Iterator<Item = &'a ParagraphFacts<'a>> {
    facts.paragraphs.iter().filter(|paragraph| paragraph.facts.foldable && paragraph.facts.language.is_ours())
}
