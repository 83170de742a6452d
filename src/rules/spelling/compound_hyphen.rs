use rustc_hash::FxHashMap;

use crate::rules::capital::consistency;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{CompoundMention, DocumentFacts, ParagraphFacts, Topic};
use crate::text::{TextEdit, TextRange};

pub(super) static RULE: Rule = Rule {
    code: "D12",
    name: "compound-hyphen",
    category: Category::Spelling,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Dấu gạch nối trong tổ hợp từ thiếu, hoặc thiếu khoảng trắng",
        en: "The hyphen of a compound, or a space around it, is missing",
    },
    explain: Text {
        vi: "Luật và nghị định viết “kinh tế - xã hội” với khoảng trắng ở cả hai bên dấu gạch nối (Luật số 64/2025/QH15: \
             14 lần có, 0 lần không). Viết dính một bên (“kinh tế- xã hội”, “2016 -2020”) là lỗi gõ, cũng như khoảng trắng ở một bên dấu “/” (“kỳ/ tháng”); viết dính cả hai bên trong \
             khi chỗ khác của cùng văn bản viết cách là không thống nhất. Viết thiếu gạch nối (“kinh tế xã hội”) được \
             nhắc khi chỗ khác của văn bản thường viết có, hoặc khi tổ hợp hầu như không ai viết khác.",
        en: "Laws and decrees write “kinh tế - xã hội” with a space on both sides of the hyphen (Law 64/2025/QH15: 14 \
             times so, never otherwise). A space on one side only (“2016 -2020”) is a slip, as it is beside a stroke (“kỳ/ tháng”); none at all, where the same text has \
             them elsewhere, is inconsistent. A missing hyphen (“kinh tế xã hội”) gets a hint where the text mostly has \
             it, or where hardly anybody writes the compound without.",
    },
    guard: Text {
        vi: "Là cảnh báo khi tổ hợp có trong compounds.tsv và văn bản có chỗ viết cách. Báo viết liền từ đầu đến cuối \
             (như một số báo) thì chỉ gợi ý một lần. Tổ hợp ngoài danh mục chỉ được so với chính nó trong cùng văn \
             bản; giữa các chữ, số khác chỉ gợi ý khi viết dính một bên, trừ số có dấu âm, tên (“Covid -19”), ký hiệu và số đầu dòng. Không xét gạch nối thiếu ở tổ hợp nằm trong tên cơ quan hoặc cạnh một gạch nối khác.",
        en: "A warning where the compound is in compounds.tsv and the text writes the spaces somewhere. A text that \
             never writes them (as some newspapers) gets one hint. Compounds outside the list are only compared with \
             themselves within the text; between other words and numbers there is a hint only where one side \
             is joined, and none for signs, names (“Covid -19”), symbols and numbers that open a line. A missing hyphen is left alone within names and beside another hyphen.",
    },
    examples: &[
        Example::Wrong(
            "Phát triển kinh tế - xã hội.\nCác tổ chức ⟦chính trị-xã hội⟧ và nhiệm vụ ⟦kinh tế-xã hội⟧.",
            Some("Phát triển kinh tế - xã hội.\nCác tổ chức chính trị - xã hội và nhiệm vụ kinh tế - xã hội."),
        ),
        Example::Wrong("Phát triển ⟦kinh tế- xã hội⟧ vùng cao.", Some("Phát triển kinh tế - xã hội vùng cao.")),
        Example::Wrong(
            "Phát triển ⟦kinh tế-xã hội⟧.\nTổ chức chính trị-xã hội.",
            Some("Phát triển kinh tế - xã hội.\nTổ chức chính trị - xã hội."),
        ),
        Example::Wrong(
            "Vùng cây ăn - quả ngọt.\nVùng ⟦cây ăn-quả ngọt⟧.",
            Some("Vùng cây ăn - quả ngọt.\nVùng cây ăn - quả ngọt."),
        ),
        Example::Wrong("Phát triển ⟦kinh tế xã hội⟧ của huyện.", Some("Phát triển kinh tế - xã hội của huyện.")),
        Example::Wrong(
            "Công tác ⟦khoa học kỹ thuật⟧ của huyện.\nVề khoa học - kỹ thuật, đã nhân rộng mô hình; ứng dụng khoa học - \
             kỹ thuật được chú trọng.",
            Some(
                "Công tác khoa học - kỹ thuật của huyện.\nVề khoa học - kỹ thuật, đã nhân rộng mô hình; ứng dụng khoa \
                 học - kỹ thuật được chú trọng.",
            ),
        ),
        Example::Right("Nền kinh tế xã hội chủ nghĩa; tổ chức chính trị xã hội - nghề nghiệp; Ban Kinh tế Xã hội."),
        Example::Right("Phát triển kinh tế - xã hội, kinh tế – xã hội, KINH TẾ - XÃ HỘI."),
        Example::Wrong(
            "Đề án giai đoạn ⟦2016 -2020⟧ đã xong; kinh phí 110 triệu ⟦đồng- diện⟧ tích 05 ha; báo Kinh ⟦tế& Đô⟧ thị.",
            Some(
                "Đề án giai đoạn 2016 - 2020 đã xong; kinh phí 110 triệu đồng - diện tích 05 ha; báo Kinh tế & Đô thị.",
            ),
        ),
        Example::Right(
            "Dịch Covid -19; giảm -5%; ngày 5 -NĐ; các số 12/KH -UBND; in- tơ-nét.\n1- Mục đích\na- Yêu cầu",
        ),
        Example::Wrong("Cấp 01 ⟦kỳ/ tháng⟧ cho mỗi thôn.", Some("Cấp 01 kỳ/tháng cho mỗi thôn.")),
        Example::Right("Công văn số 12 /UBND; ngày 7/ 5; or non- material benefits\na/ Mục đích"),
        Example::Right("Tiêm vắc-xin, thay bóng đèn đi-ốt, đại tá Lê-ô-nít; học kỳ mô-đun ba."),
    ],
    check: Check::Seen { sees, check },
};

const TOPICS: &[Topic] = &[Topic::Compound];

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    consistency::sees(TOPICS, paragraph, sight);
    for mention in &paragraph.facts.compounds {
        let joint = (mention.joint.start - mention.range.start, mention.joint.len());
        let spaces = (mention.space_before, mention.space_after);
        sight.add(mention.range.shift(paragraph.start), (&mention.name, joint, spaces, mention.known));
    }
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    consistency::check(&RULE, TOPICS, facts, context, report);
    spacing(facts, context, report);
}

fn spacing(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mentions: Vec<(u32, &CompoundMention)> = facts
        .paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.facts.compounds.iter().map(|mention| (paragraph.start, mention)))
        .collect();
    if mentions.iter().all(|(_, mention)| is_spaced(mention)) {
        return;
    }
    let spaces_known = mentions.iter().any(|(_, mention)| mention.known && is_spaced(mention));
    let mut spaced_at: FxHashMap<&str, TextRange> = FxHashMap::default();
    for (start, mention) in &mentions {
        if is_spaced(mention) {
            spaced_at.entry(mention.name.as_str()).or_insert(mention.range.shift(*start));
        }
    }
    let mut unspaced: Vec<(u32, &CompoundMention)> = Vec::new();
    for &(start, mention) in &mentions {
        if is_spaced(mention) {
            continue;
        }
        let elsewhere = spaced_at.get(mention.name.as_str()).copied();
        let half = mention.space_before || mention.space_after;
        if mention.known && (half || spaces_known) {
            add(facts, start, mention, elsewhere, context, report);
        } else if mention.known {
            unspaced.push((start, mention));
        } else if half || elsewhere.is_some() && !mention.name.is_ascii() {
            add(facts, start, mention, elsewhere, context, report);
        }
    }
    if let Some(&(start, first)) = unspaced.first() {
        let (count, name) = (unspaced.len(), &first.name);
        let message = say!(
            context,
            "Văn bản viết liền dấu gạch nối ở {count} tổ hợp; luật, nghị định viết cách: “{name}”",
            "The text writes {count} compounds without spaces; laws and decrees write “{name}”",
        );
        let edits = unspaced.iter().map(|(start, mention)| space(*start, mention, facts.text)).collect();
        report
            .add(&RULE, first.range.shift(start), message)
            .at_most(Severity::Hint)
            .suggest(say!(context, "Viết cách ở mọi tổ hợp", "Write the spaces everywhere"), edits);
    }
}

fn is_spaced(mention: &CompoundMention) -> bool {
    mention.space_before && mention.space_after
}

fn add(
    facts: &DocumentFacts<'_>,
    start: u32,
    mention: &CompoundMention,
    elsewhere: Option<TextRange>,
    context: &Context,
    report: &mut Report,
) {
    let name = &mention.name;
    let stroke = is_stroke(mention.joint.shift(start), facts.text);
    let message = if stroke {
        say!(context, "Thừa khoảng trắng cạnh dấu “/”: viết “{name}”", "A space beside the stroke: write “{name}”")
    } else {
        say!(context, "Thiếu khoảng trắng ở dấu nối: viết “{name}”", "A space is missing: write “{name}”")
    };
    let mut entry = report.add(&RULE, mention.range.shift(start), message);
    if !mention.known {
        entry = entry.at_most(Severity::Hint);
    }
    if let Some(place) = elsewhere {
        entry = entry.related(place, say!(context, "chỗ này viết cách", "written with spaces here"));
    }
    let title = if stroke {
        say!(context, "Bỏ khoảng trắng", "Delete the space")
    } else {
        say!(context, "Thêm khoảng trắng hai bên", "Put a space on both sides")
    };
    let _ = entry.fix(title, vec![space(start, mention, facts.text)]);
}

/// The edit that gives the hyphen its spaces, or takes those of a stroke; a dash stays the dash it is.
fn space(start: u32, mention: &CompoundMention, text: &str) -> TextEdit {
    let joint = mention.joint.shift(start);
    let sign = joint.of(text).trim();
    TextEdit::replace(joint, if is_stroke(joint, text) { sign.to_owned() } else { format!(" {sign} ") })
}

/// Whether the sign is the stroke of "đồng/năm", which has no spaces.
fn is_stroke(joint: TextRange, text: &str) -> bool {
    joint.of(text).trim() == "/"
}
