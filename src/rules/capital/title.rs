//! E02: capitals in titles and ranks.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::syntax::{DocumentFacts, ParagraphFacts, Topic};

use super::consistency;

pub(super) static E02: Rule = Rule {
    code: "E02",
    name: "title-capitals",
    category: Category::Capitalisation,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Chức vụ, cấp bậc viết hoa chưa đúng hoặc không thống nhất",
        en: "Capitals of an office or rank are wrong or inconsistent",
    },
    explain: Text {
        vi: "Chức vụ, cấp bậc đi với tên người hoặc cơ quan viết hoa chữ đầu (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục \
             V.3: “Thủ tướng Chính phủ”, “Chủ tịch Quốc hội”); âm tiết sau của một từ không viết hoa: “Tham mưu \
             trưởng”, không phải “Tham mưu Trưởng”; chỉ chỗ này là cảnh báo, còn lại là gợi nhắc. Chức vụ, cấp bậc viết thường ngay trước tên người (“đại tá Lê Văn An”) được báo. Với chức vụ khác, quy tắc so cách viết trong chính văn bản: phần \
             lớn viết hoa thì chỗ viết thường được báo, không báo ngược lại.",
        en: "Offices and ranks that go with a person or body start with a capital (Decree 30/2020/NĐ-CP, Appendix II, V.3); \
             the second syllable of a word takes none: “Tham mưu trưởng”, not “Tham mưu Trưởng”; only that is a warning, the rest are hints. A small letter right before the name of a person is reported. Other offices are only \
             compared within the text: where most take the capital, a small letter is reported, never the other way round. Set forms (set_phrases.tsv) win a tie.",
    },
    guard: Text {
        vi: "Không bàn đến chữ đầu của chức vụ (viết hoa hay không là tùy nghĩa chung hay riêng), trừ khi theo sau là tên \
             người ba, bốn âm tiết. Danh mục: name_heads.tsv.",
        en: "Says nothing about the first letter of an office, which depends on the meaning, unless the name of a person in \
             three or four syllables follows. List: name_heads.tsv.",
    },
    examples: &[
        Example::Wrong(
            "Đồng chí Đại tá Lê Văn An, ⟦Tham mưu Trưởng⟧ Quân đoàn, phát biểu.",
            Some("Đồng chí Đại tá Lê Văn An, Tham mưu trưởng Quân đoàn, phát biểu."),
        ),
        Example::Wrong("Theo yêu cầu của ⟦Thủ Tướng⟧ Chính phủ.", Some("Theo yêu cầu của Thủ tướng Chính phủ.")),
        Example::Wrong(
            "Ông An, Phó Chủ tịch xã, chủ trì; Phó Chủ tịch xã kết luận.\nDự họp có bà Bình, ⟦Phó chủ tịch⟧ huyện.",
            Some("Ông An, Phó Chủ tịch xã, chủ trì; Phó Chủ tịch xã kết luận.\nDự họp có bà Bình, Phó Chủ tịch huyện."),
        ),
        Example::Wrong(
            "Do ⟦đại tá⟧ Lê Văn An và ⟦phó tổng giám đốc⟧ Trần Thị Bình chủ trì.",
            Some("Do Đại tá Lê Văn An và Phó Tổng giám đốc Trần Thị Bình chủ trì."),
        ),
        Example::Right("Người đứng đầu và Phó Thủ Tướng cơ quan ngang bộ."),
        Example::Right("Tổng cục trưởng Lê Văn An; đại tá An; bầu chủ tịch Hội đồng; cô giáo chủ nhiệm Trần Thị Bình."),
        Example::Right(
            "Giám đốc Công ty Hải Long; Giám đốc Công ty Hải Long.\nÔng An, Giám đốc công ty, dự; Phó Tổng Kiểm toán nhà nước.",
        ),
        Example::Right("Ông An, Phó chủ tịch xã, cùng Phó chủ tịch xã Bắc chủ trì.\nBà Bình, Phó Chủ tịch huyện, dự."),
        Example::Wrong(
            "Ông An, ⟦Phó chủ tịch⟧ xã, chủ trì.\nBà Bình, Phó Chủ tịch huyện, dự; lời của ⟦Chủ Tịch⟧ huyện được ghi nhận.",
            Some(
                "Ông An, Phó Chủ tịch xã, chủ trì.\nBà Bình, Phó Chủ tịch huyện, dự; lời của Chủ tịch huyện được ghi nhận.",
            ),
        ),
        Example::Right("Phó Chủ tịch xã chủ trì; một phó chủ tịch dự họp; bà Bình, Phó Giám đốc Sở Y tế."),
        Example::Right(
            "Bộ trưởng Bộ Tài chính, Bộ trưởng Bộ Nội vụ và Bộ trưởng bộ quản lý ngành; bộ đó và Bộ trưởng bộ đó.",
        ),
    ],
    check: Check::Seen { sees, check },
};

const TOPICS: &[Topic] = &[Topic::Title];

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    consistency::sees(TOPICS, paragraph, sight);
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    consistency::check(&E02, TOPICS, facts, context, report);
}
