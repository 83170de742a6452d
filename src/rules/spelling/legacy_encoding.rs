use crate::orthography::Legacy;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Language, convert_legacy, legacy_words};
use crate::text::{TextEdit, TextRange};

pub(super) static RULE: Rule = Rule {
    code: "D17",
    name: "legacy-encoding",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Văn bản theo bảng mã cũ (TCVN3, VNI)", en: "Text in an old encoding (TCVN3, VNI)" },
    explain: Text {
        vi: "Chữ gõ bằng phông .Vn… (TCVN3, còn gọi là ABC) hoặc VNI-… khi dán sang nơi không có phông ấy hiện thành \
             “Céng hßa”, “Coäng hoøa”: không đọc được, không tìm được, không quy tắc nào xét được. Từ Quyết định số \
             72/2002/QĐ-TTg, cơ quan nhà nước dùng Unicode theo TCVN 6909:2001. Cách sửa chuyển cả đoạn sang Unicode \
             dựng sẵn.",
        en: "Text typed in a font named .Vn… (TCVN3, or ABC) or VNI-… turns into “Céng hßa”, “Coäng hoøa” where that \
             font is missing: nobody can read or find it, and no rule can judge it. Since Decision 72/2002/QĐ-TTg \
             the State writes Unicode (TCVN 6909:2001). The fix converts the whole passage.",
    },
    guard: Text {
        vi: "Chỉ báo khi ít nhất tám từ đọc được theo bảng mã cũ và gần như mọi từ có dấu trong đoạn đều như vậy; mỗi \
             bảng mã báo một lần. Tiếng Pháp, tiếng Đức và chữ Unicode trong cùng văn bản được giữ nguyên.",
        en: "Reported when at least eight words can be read in the old encoding and nearly all words with marks of a \
             paragraph can; once for each encoding. French, German and Unicode in the same text stay as they are.",
    },
    examples: &[
        Example::Wrong(
            "⟦Céng⟧ hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nNăm 2024, xã đã họp.",
            Some("Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nNăm 2024, xã đã họp."),
        ),
        Example::Wrong(
            "⟦Coäng⟧ hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp",
            Some("Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập"),
        ),
        Example::Wrong(
            "⟦CéNG⟧ HßA X· HéI CHñ NGHÜA VIÖT NAM, §éC LËP",
            Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, ĐỘC LẬP"),
        ),
        Example::Right("Le président était présent à l'école où les élèves fêtaient Noël; la façade du château."),
        Example::Right("Chữ “Céng hßa” là mã cũ."),
        Example::Right("Nhiệt độ 25°C, diện tích ½ ha, nhãn hiệu Điện Quang®, phông chữ «Céng hßa»."),
    ],
    check: Check::Document(check),
};

/// Fewer words may be chance.
const LEAST: u32 = 8;

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for encoding in Legacy::ALL {
        let passages = facts.paragraphs.iter().filter_map(|paragraph| match paragraph.facts.language {
            Language::Legacy { encoding: found, words } if found == encoding => Some((paragraph, words)),
            _ => None,
        });
        let passages: Vec<_> = passages.collect();
        let words: u32 = passages.iter().map(|(_, words)| words).sum();
        if words < LEAST {
            continue;
        }
        let mut edits = Vec::new();
        let mut first = None;
        for (paragraph, _) in passages {
            first = first.or_else(|| first_word(encoding, paragraph.text).map(|range| range.shift(paragraph.start)));
            let converted = convert_legacy(encoding, paragraph.text);
            let range = TextRange::new(paragraph.start, paragraph.start + paragraph.text.len() as u32);
            edits.push(TextEdit::replace(range, converted));
        }
        let Some(first) = first else { continue };
        let name = encoding.name();
        let message = say!(
            context,
            "Văn bản có {words} từ theo bảng mã cũ {name}; nên chuyển sang Unicode",
            "{words} words are in the old encoding {name}; convert them to Unicode"
        );
        let title =
            say!(context, "Chuyển cả đoạn từ {name} sang Unicode", "Convert the passage from {name} to Unicode");
        report.add(&RULE, first, message).suggest(title, edits);
    }
}

fn first_word(encoding: Legacy, text: &str) -> Option<TextRange> {
    let word = legacy_words(text).find(|word| encoding.decode_syllable(word).is_some())?;
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    Some(TextRange::new(start as u32, (start + word.len()) as u32))
}
