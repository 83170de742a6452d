//! E09: one term, one form.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::syntax::{DocumentFacts, ParagraphFacts, Topic};

use super::consistency;

pub(super) static E09: Rule = Rule {
    code: "E09",
    name: "one-term-one-form",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Một thuật ngữ viết hai cách", en: "One term is written in two ways" },
    explain: Text {
        vi: "Trong một văn bản, cùng một đơn vị, thời kỳ hay thuật ngữ nên viết một cách: “Quân khu 2” hay “Quân khu II”, \
             “quý I” hay “quý 1”, “tại hội nghị” hay “tại Hội nghị”. Cách viết của số ít được báo, kèm chỗ đầu tiên viết cách kia. Tên chính thức (“Quân khu 2”) được ưu tiên khi \
             văn bản viết lẫn. Không điều luật nào buộc như vậy; đây là yêu cầu thống nhất của người biên tập.",
        en: "Within a text one unit, period or term should have one form: “Quân khu 2” or “Quân khu II”, “quý I” or “quý \
             1”, “tại hội nghị” or “tại Hội nghị”. The minority is reported with the first place of the other form. The official form (“Quân khu 2”) wins in a text that mixes. No \
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
        Example::Right("Quân khu I năm 1960 và Quân khu 7; thu quý I, quý II đạt khá."),
        Example::Right("Tại Hội nghị Trung ương 8; tại hội nghị, xã báo cáo."),
    ],
    check: Check::Seen { sees, check },
};

const TOPICS: &[Topic] = &[Topic::Unit, Topic::Event];

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    consistency::sees(TOPICS, paragraph, sight);
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    consistency::check(&E09, TOPICS, facts, context, report);
}
