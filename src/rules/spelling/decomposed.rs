use memchr::{memchr2_iter, memchr3_iter};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
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
             trùng. Chữ Đ cũng hay bị thay bằng Ð (U+00D0, chữ Iceland) hoặc Ɖ (U+0189). Nghị định 30/2020/NĐ-CP, Phụ \
             lục I, Phần I, Mục I yêu cầu bộ mã Unicode theo tiêu chuẩn ấy.",
        en: "Vietnamese can be coded composed or decomposed (each mark a character of its own). TCVN 6909:2001 knows \
             both, but official texts are composed; decomposed letters look the same and are not found by a search. \
             The letter Đ is often replaced by Ð (U+00D0, Icelandic) or Ɖ (U+0189). Decree 30/2020/NĐ-CP, Appendix I, \
             I.I, asks for Unicode after that standard.",
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
    check: Check::Seen { sees, check },
};

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for (kind, places) in [decomposed(paragraph), look_alikes(paragraph)].iter().enumerate() {
        places.iter().for_each(|range| sight.add(*range, kind));
    }
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let all = |of: fn(&ParagraphFacts<'_>) -> Vec<TextRange>| facts.paragraphs.iter().flat_map(of).collect::<Vec<_>>();
    report_decomposed(&all(decomposed), facts.text, context, report);
    report_look_alikes(&all(look_alikes), facts.text, context, report);
}

fn may_have_any(paragraph: &ParagraphFacts<'_>) -> bool {
    paragraph.facts.foldable && paragraph.facts.language.is_ours()
}

/// Letters with marks of their own, in bytes of the document.
fn decomposed(paragraph: &ParagraphFacts<'_>) -> Vec<TextRange> {
    let mut clusters = Vec::new();
    if !may_have_any(paragraph) {
        return clusters;
    }
    let text = paragraph.text;
    let mut last = 0;
    // Both bytes lead the block of combining marks and never continue another character.
    for at in memchr2_iter(0xCC, 0xCD, text.as_bytes()) {
        let before = text[..at].chars().next_back().filter(|&c| c.is_alphabetic() && !is_combining_mark(c));
        let Some(letter) = before.filter(|_| at >= last) else { continue };
        let start = at - letter.len_utf8();
        let end = at + text[at..].find(|c| !is_combining_mark(c)).unwrap_or(text.len() - at);
        let cluster = &text[start..end];
        if cluster.nfc().count() < cluster.chars().count() {
            clusters.push(TextRange::new(start as u32, end as u32).shift(paragraph.start));
            last = end;
        }
    }
    clusters
}

fn report_decomposed(clusters: &[TextRange], text: &str, context: &Context, report: &mut Report) {
    let Some(&first) = clusters.first() else { return };
    let count = clusters.len();
    let edits =
        by_line(text, clusters).into_iter().map(|range| TextEdit::replace(range, composed(range.of(text)))).collect();
    let message = say!(
        context,
        "Văn bản có {count} chữ Unicode tổ hợp; nên chuyển sang dựng sẵn",
        "The text has {count} decomposed letters; they should be composed"
    );
    report
        .add(&RULE, first, message)
        .fix(say!(context, "Chuyển cả văn bản sang Unicode dựng sẵn", "Compose the whole text"), edits);
}

/// A text in NFC. Letters that are composed and follow each other stay as they are: only where
/// something else stands, with the letter before it, the tables are asked.
fn composed(text: &str) -> String {
    let is_plain = |c: char| c < '\u{300}' || matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}');
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    while let Some(found) = text[done..].find(|c| !is_plain(c)) {
        let odd = done + found;
        let letter = text[done..odd].chars().next_back().map_or(0, char::len_utf8);
        let end = text[odd..].find(is_plain).map_or(text.len(), |length| odd + length);
        result.push_str(&text[done..odd - letter]);
        result.extend(text[odd - letter..end].nfc());
        done = end;
    }
    result.push_str(&text[done..]);
    result
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

/// Ð, Ɖ and their small forms where Vietnamese has Đ and đ, in bytes of the document.
fn look_alikes(paragraph: &ParagraphFacts<'_>) -> Vec<TextRange> {
    let mut places = Vec::new();
    if !may_have_any(paragraph) {
        return places;
    }
    let text = paragraph.text;
    let citations = &paragraph.facts.citations;
    // Ð and ð; Ɖ; ɖ: the bytes that lead them lead other letters too.
    let all = memchr3_iter(0xC3, 0xC6, 0xC9, text.as_bytes());
    for (at, wrong) in all.filter_map(|at| Some((at, text[at..].chars().next()?))) {
        let Some(right) = right_letter(wrong) else { continue };
        let range = TextRange::new(at as u32, (at + wrong.len_utf8()) as u32);
        let opens_word = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let behind = citations.partition_point(|citation| citation.range.start <= range.start);
        let in_symbol = citations[..behind]
            .last()
            .is_some_and(|citation| citation.symbol.as_ref().is_some_and(|symbol| symbol.range.overlaps(range)));
        if (opens_word || right == "Đ") && !in_symbol {
            places.push(range.shift(paragraph.start));
        }
    }
    places
}

fn right_letter(look_alike: char) -> Option<&'static str> {
    match look_alike {
        'Ð' | 'Ɖ' => Some("Đ"),
        'ð' | 'ɖ' => Some("đ"),
        _ => None,
    }
}

fn report_look_alikes(places: &[TextRange], text: &str, context: &Context, report: &mut Report) {
    let Some(&first) = places.first() else { return };
    let count = places.len();
    let message = say!(
        context,
        "Văn bản có {count} chữ Đ sai mã (Ð hoặc Ɖ); trông giống nhưng tìm kiếm không thấy",
        "The text has {count} look-alikes of Đ (Ð or Ɖ), which no search will find"
    );
    let right = |range: TextRange| range.of(text).chars().next().and_then(right_letter);
    let edits = places.iter().filter_map(|range| Some(TextEdit::replace(*range, right(*range)?))).collect();
    report.add(&RULE, first, message).fix(say!(context, "Thay tất cả bằng Đ", "Replace them all by Đ"), edits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composing_in_pieces_is_composing() {
        for text in [
            "",
            "a",
            "e\u{302}\u{323}",
            "\u{301}a",
            "xã Nậm e\u{301}o\u{31B} ệ\u{301}…",
            "A\u{30A} \u{212B} 각 \u{1100}\u{1161}\u{11A8}a\u{301}",
        ] {
            assert_eq!(composed(text), text.nfc().collect::<String>(), "{text:?}");
        }
    }
}
