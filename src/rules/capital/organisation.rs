//! E01: capitals in the names of bodies.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::syntax::{DocumentFacts, ParagraphFacts, Topic};

use super::consistency;

pub(super) static E01: Rule = Rule {
    code: "E01",
    name: "organisation-capitals",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Tên cơ quan, tổ chức viết hoa chưa đúng hoặc không thống nhất",
        en: "Capitals of a body's name are wrong or inconsistent",
    },
    explain: Text {
        vi: "Tên cơ quan, tổ chức viết hoa chữ cái đầu của từ chỉ loại hình và của từ, cụm từ chỉ chức năng, lĩnh vực: \
             “Ban Chỉ đạo”, “Ủy ban nhân dân”, “Sở Tài chính” (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục \
             IV.1.a). Lời nhắn nói rõ căn cứ: theo Phụ lục II khi câu chữ hoặc ví dụ ở đó đã đủ rõ, theo tên chính thức, \
             hoặc theo chính văn bản khi cùng một tên được viết hai cách; khi đó cách viết của số ít được báo.",
        en: "The kind of body and each phrase for its function start with a capital: “Ban Chỉ đạo”, “Ủy ban \
             nhân dân”, “Sở Tài chính” (Decree 30/2020/NĐ-CP, Appendix II, IV.1.a). The message says what it rests on: \
             the Appendix where its wording or an example decides, the official name, or the text itself where one \
             name is written in two ways; then the minority is reported.",
    },
    guard: Text {
        vi: "Không báo khi nói chung (“ban chỉ đạo các cấp”, “các Ban quản lý”), ở đầu câu, đầu mục liệt kê (trừ tên chính thức như \
             “Sở Tài chính”), trong dòng viết hoa cả. “Trung tâm tư vấn pháp luật”, “Đoàn luật sư” chỉ xét khi theo sau là tên riêng hoặc tên cấp hành \
             chính. Hai cách viết có số lần bằng nhau thì không báo; chữ hoa mở đầu từ chỉ chức năng không bị số đông bỏ \
             đi. Danh mục: name_heads.tsv, functions.tsv, set_phrases.tsv, issuers.tsv.",
        en: "Silent on bodies of a kind (“ban chỉ đạo các cấp”, “các Ban quản lý”), at the start of sentences and list \
             items (but for official names as “Sở Tài chính”), and in lines in capitals. “Trung tâm tư vấn pháp luật”, “Đoàn luật sư” are judged only where a name \
             of its own or a kind of place follows. No majority takes away the capital that opens a function. With as many on either side nothing is said. Lists: name_heads.tsv, \
             functions.tsv, set_phrases.tsv, issuers.tsv.",
    },
    examples: &[
        Example::Wrong(
            "Xã đã kiện toàn ⟦Ban chỉ đạo⟧ phòng thủ dân sự.",
            Some("Xã đã kiện toàn Ban Chỉ đạo phòng thủ dân sự."),
        ),
        Example::Wrong(
            "Theo đề nghị của ⟦Ủy Ban Nhân Dân⟧ xã Tân Lập.",
            Some("Theo đề nghị của Ủy ban nhân dân xã Tân Lập."),
        ),
        Example::Wrong(
            "Giao Trung tâm Khuyến nông hướng dẫn.\nHằng quý Trung tâm Khuyến nông báo cáo.\nHồ sơ gửi về ⟦Trung tâm \
             khuyến nông⟧.",
            Some(
                "Giao Trung tâm Khuyến nông hướng dẫn.\nHằng quý Trung tâm Khuyến nông báo cáo.\nHồ sơ gửi về Trung tâm \
                 Khuyến nông.",
            ),
        ),
        Example::Wrong("Trẻ được tiêm tại ⟦Trung tâm y tế⟧ huyện.", Some("Trẻ được tiêm tại Trung tâm Y tế huyện.")),
        Example::Wrong("Đề nghị ⟦Sở tài chính⟧ thẩm định.", Some("Đề nghị Sở Tài chính thẩm định.")),
        Example::Wrong(
            "Kính gửi:\n- ⟦Sở tài chính⟧;\n- Công an tỉnh.",
            Some("Kính gửi:\n- Sở Tài chính;\n- Công an tỉnh."),
        ),
        Example::Wrong("Hồ sơ nộp tại ⟦phòng Nội vụ⟧.", Some("Hồ sơ nộp tại Phòng Nội vụ.")),
        Example::Wrong(
            "Giao ⟦Ban quản lý⟧ rừng phòng hộ Mường Nhé theo dõi.",
            Some("Giao Ban Quản lý rừng phòng hộ Mường Nhé theo dõi."),
        ),
        Example::Wrong(
            "Xã ký hợp đồng bao tiêu với ⟦trung tâm Khuyến nông⟧ tỉnh, được ⟦bộ công an⟧ tặng bằng khen.",
            Some("Xã ký hợp đồng bao tiêu với Trung tâm Khuyến nông tỉnh, được Bộ Công an tặng bằng khen."),
        ),
        Example::Wrong(
            "Biểu dương Công an huyện; giao Công an huyện chủ trì.\nCấp cho ⟦công an huyện⟧ hai xe.",
            Some("Biểu dương Công an huyện; giao Công an huyện chủ trì.\nCấp cho Công an huyện hai xe."),
        ),
        Example::Wrong(
            "Văn phòng Tỉnh ủy báo cáo Tỉnh ủy.\nBí thư ⟦tỉnh ủy⟧ kết luận.",
            Some("Văn phòng Tỉnh ủy báo cáo Tỉnh ủy.\nBí thư Tỉnh ủy kết luận."),
        ),
        Example::Wrong(
            "Nghị định của ⟦Chính Phủ⟧; Ủy ban ⟦Mặt trận tổ quốc⟧ xã; Sở Lao động - ⟦Thương binh và xã hội⟧; ⟦Tổng Cục⟧ trưởng.",
            Some(
                "Nghị định của Chính phủ; Ủy ban Mặt trận Tổ quốc xã; Sở Lao động - Thương binh và Xã hội; Tổng cục trưởng.",
            ),
        ),
        Example::Wrong(
            "Khám tại ⟦Trạm y tế⟧ xã.\nTặng quà Trạm Y tế xã.",
            Some("Khám tại Trạm Y tế xã.\nTặng quà Trạm Y tế xã."),
        ),
        Example::Right(
            "Giáo dục và đào tạo là quốc sách. Ông Lê Công An dự; các Đại biểu quốc hội; Văn phòng tỉnh ủy, thành ủy; báo Tài Chính Việt Nam.",
        ),
        Example::Right("Báo cáo Huyện ủy; Văn phòng Huyện ủy; các huyện ủy, thành ủy; ông An, huyện ủy viên."),
        Example::Right("Trụ sở Công an xã; cán bộ Công an; các trung tâm Khuyến nông; bộ quốc phòng Nga; cùng bộ máy."),
        Example::Right("Cùng trưởng phòng Nội vụ; các phòng Nội vụ; tăng cường công tác của ban quản lý."),
        Example::Right("Củng cố ban chỉ đạo các cấp; các Ban chỉ đạo hoạt động nền nếp."),
        Example::Right("Ban chỉ đạo có trách nhiệm báo cáo. Ban quản lý dự án họp hằng tuần."),
        Example::Right(
            "Hồ sơ nộp tại Trung tâm tư vấn pháp luật hoặc Đoàn luật sư; do Ủy ban trung ương Mặt trận Tổ quốc Việt Nam gửi.",
        ),
        Example::Right(
            "Họp Ban Thường trực xã. Giao Ban thường trực ghi; Ban thường trực báo cáo.\nCấp cho Tổng công ty Hải Long; nợ của \
             Tổng Công ty; vốn của Tổng Công ty.",
        ),
        Example::Right("Vụ việc làm ông Nguyễn Văn An bị thương đã rõ.\nVụ đầu tư sân gôn Hải Long: công an vào cuộc"),
        Example::Right("Đoàn Thị Lan cùng Đoàn thị sát đến thôn; Giao Phòng Tài chính và Phòng tài liệu."),
    ],
    check: Check::Seen { sees, check },
};

const TOPICS: &[Topic] = &[Topic::Organisation];

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    consistency::sees(TOPICS, paragraph, sight);
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    consistency::check(&E01, TOPICS, facts, context, report);
}
