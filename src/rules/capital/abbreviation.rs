//! E10, E11, E12: abbreviations explained twice, not at all, or for nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::law::Table;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{Abbreviation, DocumentFacts, ParagraphFacts};
use crate::text::{TextEdit, TextRange};

pub(super) static E10: Rule = Rule {
    code: "E10",
    name: "abbreviation-explained-twice",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Từ viết tắt được giải thích hai lần", en: "An abbreviation is explained twice" },
    explain: Text {
        vi: "Cụm từ dùng nhiều lần thì viết tắt được, nhưng lần đầu phải viết đầy đủ, dạng tắt đặt trong ngoặc đơn \
             ngay sau; từ đó về sau chỉ dùng dạng tắt (văn phong hành chính ngắn gọn, chính xác). Giải thích lại là \
             thừa; giải thích khác đi thì người đọc không biết hiểu theo nghĩa nào. Nghị định 30/2020/NĐ-CP không nói \
             về chữ viết tắt trong nội dung; đây là cách viết chung.",
        en: "What is used often may be abbreviated after being written in full once, with the short form in brackets; \
             from then on the short form is enough. To explain it again is too much; to explain it otherwise leaves \
             the reader with two meanings. Decree 30/2020/NĐ-CP says nothing of abbreviations in running text; this is \
             common usage.",
    },
    guard: Text {
        vi: "Chỉ xét khi các chữ cái của dạng tắt là chữ đầu của cụm từ đứng ngay trước; mỗi từ báo một lần. Không xét dòng \
             viết hoa cả.",
        en: "Looks only at letters that are the initials of the words right before; says it once for each. Lines in capitals \
             are left alone.",
    },
    examples: &[
        Example::Wrong(
            "Phát triển kinh tế - xã hội (KT-XH) của xã.\nVề kinh tế - xã hội⟦ (KT-XH)⟧, thu đạt kế hoạch; KT-XH ổn định.",
            Some("Phát triển kinh tế - xã hội (KT-XH) của xã.\nVề kinh tế - xã hội, thu đạt kế hoạch; KT-XH ổn định."),
        ),
        Example::Right("Phát triển kinh tế - xã hội (KT-XH) của xã.\nVề KT-XH, thu đạt kế hoạch."),
        Example::Right("Thuế giá trị gia tăng (VAT) và thuế giá trị gia tăng (VAT) khâu bán lẻ."),
    ],
    check: Check::Seen { sees, check: explained_twice },
};

pub(super) static E11: Rule = Rule {
    code: "E11",
    name: "abbreviation-not-explained",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Từ viết tắt không được giải thích", en: "An abbreviation is not explained" },
    explain: Text {
        vi: "Văn bản giải thích các từ viết tắt khác nhưng bỏ sót từ này. Người đọc ngoài ngành có thể không biết \
             “QP-AN” là gì: lần đầu nên viết “quốc phòng - an ninh (QP-AN)”. Nghị định 30/2020/NĐ-CP không nói về chữ \
             viết tắt trong nội dung; đây là cách viết chung.",
        en: "The text explains other abbreviations and forgot this one. A reader from elsewhere may not know “QP-AN”: \
             write “quốc phòng - an ninh (QP-AN)” the first time. Decree 30/2020/NĐ-CP says nothing of abbreviations \
             in running text; this is common usage.",
    },
    guard: Text {
        vi: "Chỉ xét các từ trong abbreviations.tsv, và chỉ khi văn bản có giải thích ít nhất một từ viết tắt khác. Không xét trích yếu của văn bản được dẫn, tiêu đề, \
             dòng của bảng. Báo một lần, ở chỗ đầu tiên.",
        en: "Looks only at the words of abbreviations.tsv, and only in a text that explains at least one other \
             abbreviation, and not in the title of a document that it cites, in a heading or in a line of a table. Said \
             once, at the first place.",
    },
    examples: &[
        Example::Wrong(
            "Đoàn Kinh tế - Quốc phòng (KT-QP) ký quy chế.\nĐoàn KT-QP bảo đảm ⟦QP-AN⟧ địa bàn.",
            Some(
                "Đoàn Kinh tế - Quốc phòng (KT-QP) ký quy chế.\nĐoàn KT-QP bảo đảm quốc phòng - an ninh (QP-AN) địa bàn.",
            ),
        ),
        Example::Right("Bảo đảm QP-AN địa bàn."),
        Example::Right(
            "Đẩy mạnh chuyển đổi số (CĐS); cơ quan CĐS.\nThực hiện Kế hoạch số 15/KH-UBND ngày 05/3/2024 về kiểm soát TTHC \
             năm 2024.\nThay \"thủ tục hành chính\" bằng \"TTHC\" trong bảng.",
        ),
        Example::Right(
            "Đẩy mạnh chuyển đổi số (CĐS); cơ quan CĐS.\nCông văn số 926/STC-VP Sơn La, ngày 02/5/2019 về việc học lớp \
             QLNN.\nBiến động trong kỳ (tính cả CBCC khác)\nBảo đảm ATGT dịp lễ (01.08.2019 10:36)",
        ),
        Example::Right("Quốc phòng - an ninh (QP-AN) và kinh tế - xã hội (KT-XH): QP-AN vững, KT-XH mạnh."),
        Example::Right("Đoàn Kinh tế - Quốc phòng (KT-QP) phối hợp với UBND xã; Đoàn KT-QP tặng quà."),
    ],
    check: Check::Seen { sees, check: not_explained },
};

pub(super) static E12: Rule = Rule {
    code: "E12",
    name: "abbreviation-not-used",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Từ viết tắt được giải thích mà không dùng", en: "An abbreviation is explained and never used"
    },
    explain: Text {
        vi: "Dạng tắt đặt trong ngoặc đơn là để dùng về sau. Cả văn bản không dùng lại thì bỏ phần trong ngoặc. Nghị \
             định 30/2020/NĐ-CP không nói về chữ viết tắt trong nội dung; đây là cách viết chung.",
        en: "A short form in brackets is there to be used later on. If the text never does, leave it out. Decree \
             30/2020/NĐ-CP says nothing of abbreviations in running text; this is common usage.",
    },
    guard: Text {
        vi: "Chỉ xét khi các chữ cái của dạng tắt là chữ đầu của cụm từ đứng ngay trước; dùng trong tiêu đề, bảng, số ký \
             hiệu cũng là dùng; dạng tắt hai chữ, tên nước ngoài, chỗ trong ngoặc kép và chữ viết tắt, ký hiệu được quy định cho nơi \
             khác dùng không xét.",
        en: "Looks only at letters that are the initials of the words right before; use in headings, tables and symbols \
             counts; two letters alone, foreign names, quotations and letters laid down for others to write are not judged.",
    },
    examples: &[
        Example::Wrong(
            "Xã đẩy mạnh cải cách hành chính⟦ (CCHC)⟧ trong năm.\nThu ngân sách đạt kế hoạch.",
            Some("Xã đẩy mạnh cải cách hành chính trong năm.\nThu ngân sách đạt kế hoạch."),
        ),
        Example::Right("Xã đẩy mạnh cải cách hành chính (CCHC).\nBộ phận CCHC báo cáo."),
        Example::Right("Ngân hàng Thế giới (WB) cho vay."),
        Example::Right("Tên tệp gồm chữ viết tắt của phòng chuyên môn (PCM) và số thứ tự."),
    ],
    check: Check::Seen { sees, check: not_used },
};

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for abbreviation in &paragraph.facts.abbreviations {
        let (letters, long) = (abbreviation.range, abbreviation.stands_for);
        // With the bracket behind it.
        let whole = TextRange::new(letters.start, letters.end + 1).cover(long.unwrap_or(letters));
        let places =
            (letters.start - whole.start, letters.len(), long.map(|long| (long.start - whole.start, long.len())));
        sight.add(whole.shift(paragraph.start), (abbreviation.key, abbreviation.part, places));
    }
}

/// The abbreviations of a text with the start of their paragraph.
fn all<'a>(facts: &'a DocumentFacts<'_>) -> impl Iterator<Item = (u32, &'a Abbreviation)> {
    facts.paragraphs.iter().flat_map(|paragraph| {
        paragraph.facts.abbreviations.iter().map(move |abbreviation| (paragraph.start, abbreviation))
    })
}

/// The explanations of a text: long form and abbreviation, in bytes of the document.
fn explanations<'a>(facts: &'a DocumentFacts<'_>) -> impl Iterator<Item = (&'a Abbreviation, TextRange, TextRange)> {
    all(facts).filter(|(_, abbreviation)| !abbreviation.part).filter_map(|(start, abbreviation)| {
        Some((abbreviation, abbreviation.stands_for?.shift(start), abbreviation.range.shift(start)))
    })
}

/// " (KT-XH)" with the space before it.
fn bracket(long: TextRange, short: TextRange) -> TextRange {
    TextRange::new(long.end, short.end + 1)
}

fn explained_twice(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    // The first explanation; none once the second has been reported.
    let mut first: FxHashMap<u64, Option<TextRange>> = FxHashMap::default();
    for (abbreviation, long, short) in explanations(facts) {
        let seen = first.insert(abbreviation.key, None);
        let Some(before) = seen.unwrap_or_else(|| {
            first.insert(abbreviation.key, Some(long.cover(short)));
            None
        }) else {
            continue;
        };
        let letters = short.of(facts.text);
        let message = say!(context, "“{letters}” đã được giải thích ở trên", "“{letters}” was explained above");
        let range = bracket(long, short);
        let _ = report
            .add(&E10, range, message)
            .related(before, say!(context, "giải thích lần đầu", "explained first here"))
            .suggest(say!(context, "Bỏ phần trong ngoặc", "Leave the brackets out"), vec![TextEdit::delete(range)]);
    }
}

fn not_explained(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    if explanations(facts).next().is_none() {
        return;
    }
    let mut seen: FxHashMap<u64, bool> = all(facts).fold(FxHashMap::default(), |mut seen, (_, abbreviation)| {
        *seen.entry(abbreviation.key).or_default() |= abbreviation.stands_for.is_some();
        seen
    });
    for (start, abbreviation) in all(facts).filter(|(_, abbreviation)| !abbreviation.part) {
        let Some(done) = seen.get_mut(&abbreviation.key).filter(|done| !**done) else { continue };
        let range = abbreviation.range.shift(start);
        let letters = range.of(facts.text);
        let Some(long) = KNOWN.get(letters) else { continue };
        *done = true;
        let message = say!(
            context,
            "“{letters}” không được giải thích ở đâu trong văn bản",
            "“{letters}” is explained nowhere in the text"
        );
        let full = format!("{long} ({letters})");
        let _ = report
            .add(&E11, range, message)
            .suggest(say!(context, "Viết “{full}”", "Write “{full}”"), vec![TextEdit::replace(range, full)]);
    }
}

fn not_used(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    if explanations(facts).next().is_none() {
        return;
    }
    let mut mentions: FxHashMap<u64, u32> = FxHashMap::default();
    for (_, abbreviation) in all(facts) {
        *mentions.entry(abbreviation.key).or_default() += 1;
    }
    for (abbreviation, long, short) in explanations(facts) {
        // Two letters may be the initials of a photographer.
        if mentions.get(&abbreviation.key) != Some(&1) || short.of(facts.text).chars().count() < 3 {
            continue;
        }
        // A foreign name is better known by its letters, and what is quoted is somebody else's.
        let behind = &facts.text[short.end as usize + 1..];
        if long.of(facts.text).is_ascii() || behind.starts_with(['”', '"']) {
            continue;
        }
        let letters = short.of(facts.text);
        let message = say!(context, "“{letters}” không được dùng lại", "“{letters}” is not used again");
        let range = bracket(long, short);
        let _ = report
            .add(&E12, range, message)
            .suggest(say!(context, "Bỏ phần trong ngoặc", "Leave the brackets out"), vec![TextEdit::delete(range)]);
    }
}

/// What the abbreviations of `abbreviations.tsv` stand for.
static KNOWN: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let table = Table::read("abbreviations.tsv", include_str!("../../../grammars/abbreviations.tsv"), &mut Vec::new());
    table.rows().map(|row| (row.get("short"), row.get("long"))).collect()
});
