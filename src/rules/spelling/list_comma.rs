use rustc_hash::FxHashMap;

use crate::law::{Joint, PairId};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Sight, Text};
use crate::say;
use crate::syntax::{DocumentFacts, ListMention, ParagraphFacts};
use crate::text::{TextEdit, TextRange};

pub(super) static RULE: Rule = Rule {
    code: "D05",
    name: "list-comma",
    category: Category::Spelling,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text { vi: "Thiếu dấu phẩy giữa hai vế liệt kê", en: "No comma between two members of a list" },
    explain: Text {
        vi: "“Các cấp các ngành”, “quốc phòng an ninh”, “thất thoát lãng phí” là hai vế liệt kê. Không có quy định nào \
             bắt buộc dấu phẩy, nhưng một văn bản nên viết thống nhất: nếu chỗ khác viết “các cấp, các ngành” thì chỗ \
             thiếu được gợi ý. Những cặp mà phần lớn văn bản có dấu phẩy được gợi ý cả khi chỉ xuất hiện một \
             lần; viết thiếu từ ba chỗ trở lên thì nhắc một lần cho cả bài.",
        en: "“Các cấp các ngành”, “quốc phòng an ninh”, “thất thoát lãng phí” are two members of a list. No rule demands \
             the comma, but one text should keep to one way: where it writes “các cấp, các ngành” elsewhere, the place \
             without it gets a hint. Pairs that most texts write with the comma get one even alone, \
             and a single one where the comma is missing three times and more.",
    },
    guard: Text {
        vi: "Danh mục: list_commas.tsv, list_groups.tsv. Im lặng khi chính văn bản viết không dấu phẩy nhiều lần hơn, khi hai vế nối bằng \
             gạch nối (“quốc phòng - an ninh”) hoặc “và”, trong tên riêng và trong ngoặc kép.",
        en: "Lists: list_commas.tsv, list_groups.tsv. Silent where the text itself writes the pair without the comma more often, where a \
             hyphen (“quốc phòng - an ninh”) or “và” joins the two, in names, and between quotation marks.",
    },
    examples: &[
        Example::Wrong(
            "Các cấp, các ngành đã vào cuộc.\nĐề nghị ⟦các cấp các ngành⟧ phối hợp.",
            Some("Các cấp, các ngành đã vào cuộc.\nĐề nghị các cấp, các ngành phối hợp."),
        ),
        Example::Wrong(
            "Củng cố quốc phòng, an ninh; bảo đảm ⟦quốc phòng an ninh⟧ trên địa bàn.",
            Some("Củng cố quốc phòng, an ninh; bảo đảm quốc phòng, an ninh trên địa bàn."),
        ),
        Example::Wrong("Nghị định ⟦sửa đổi bổ sung⟧ một số điều.", Some("Nghị định sửa đổi, bổ sung một số điều.")),
        Example::Wrong(
            "Đã ⟦nâng cấp sửa chữa⟧ ba cầu; cán bộ kịp thời ⟦nhắc nhở uốn nắn⟧.",
            Some("Đã nâng cấp, sửa chữa ba cầu; cán bộ kịp thời nhắc nhở, uốn nắn."),
        ),
        Example::Wrong("Gồm 25 ⟦cán bộ Đảng viên⟧ dự họp.", Some("Gồm 25 cán bộ, Đảng viên dự họp.")),
        Example::Wrong(
            "Các cơ quan, tổ chức phối hợp. Mời ⟦cơ quan tổ chức⟧ có liên quan; cơ quan tổ chức lấy ý kiến trả lời.",
            Some(
                "Các cơ quan, tổ chức phối hợp. Mời cơ quan, tổ chức có liên quan; cơ quan tổ chức lấy ý kiến trả lời.",
            ),
        ),
        Example::Wrong(
            "Công tác phòng, chống dịch đạt kết quả. Ban chỉ đạo ⟦phòng chống⟧ dịch đã họp.",
            Some("Công tác phòng, chống dịch đạt kết quả. Ban chỉ đạo phòng, chống dịch đã họp."),
        ),
        Example::Right("Công tác phòng chống dịch đạt kết quả; tạo việc làm trong các ngành nghề mới."),
        Example::Right(
            "Ban kiểm soát kiểm tra sổ sách; nhóm nghiên cứu đề xuất giải pháp; hội đồng xét xử phát hiện sai sót.",
        ),
        Example::Right("Cơ quan quản lý theo dõi đàn gia súc; đấu tranh triệt phá đường dây buôn lậu."),
        Example::Right("Cơ quan điều tra khởi tố vụ án; nhanh chóng cụ thể hóa chủ trương."),
        Example::Right("Hiệu quả thiết thực; phụ huynh học sinh; nghiệm thu công trình; kiểm tra và giám sát."),
        Example::Right("Các cấp, các ngành; quốc phòng - an ninh; quốc phòng và an ninh."),
        Example::Wrong("⟦Các bộ ngành⟧ phối hợp.", Some("Các bộ, ngành phối hợp.")),
        Example::Right("Nhiệm vụ quán triệt triển khai nghị quyết; nâng cao đời sống vật chất tinh thần."),
        Example::Right("Bài “Sửa đổi bổ sung” đăng báo. Vụ Quốc phòng an ninh."),
    ],
    check: Check::Seen { sees, check },
};

/// From so many places on a comma that is always missing is one finding.
const HABIT: usize = 3;

/// How a text writes a pair.
#[derive(Default)]
struct Ways {
    with: usize,
    /// The edits that put it where it is missing.
    without: Vec<TextEdit>,
    hyphen: bool,
    /// The first place with the comma.
    example: Option<TextRange>,
}

fn sees(paragraph: &ParagraphFacts<'_>, sight: &mut Sight) {
    for mention in &paragraph.facts.usage.lists {
        let at = mention.at - mention.range.start;
        sight.add(mention.range.shift(paragraph.start), (mention.pair, mention.joint, at));
    }
}

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mentions = || {
        facts
            .paragraphs
            .iter()
            .flat_map(|paragraph| paragraph.facts.usage.lists.iter().map(move |mention| (paragraph.start, *mention)))
    };
    if mentions().all(|(_, mention)| mention.joint != Joint::Nothing) {
        return;
    }
    let mut ways: FxHashMap<PairId, Ways> = FxHashMap::default();
    for (start, mention) in mentions() {
        let ways = ways.entry(mention.pair).or_default();
        match mention.joint {
            Joint::Comma => {
                ways.with += 1;
                ways.example.get_or_insert(mention.range.shift(start));
            }
            Joint::Nothing => ways.without.push(TextEdit::insert(mention.at + start, ",")),
            Joint::Hyphen => ways.hyphen = true,
        }
    }
    for (start, ListMention { pair, joint, range, at }) in mentions() {
        let (Some(ways), Some(list)) = (ways.get(&pair), context.knowledge.usage.lists.get(pair)) else { continue };
        let wanted = if ways.with == 0 { list.always && !ways.hyphen } else { ways.with >= ways.without.len() };
        // A writer who leaves out the comma so often, and never sets it, is told once.
        let habit = ways.with == 0 && ways.without.len() >= HABIT;
        let first = ways.without.first().is_some_and(|edit| edit.range.start == at + start);
        if joint != Joint::Nothing || !wanted || habit && !first {
            continue;
        }
        let (left, right) = (list.left, list.right);
        let message = say!(
            context,
            "Nên có dấu phẩy giữa hai vế liệt kê: “{left}, {right}”",
            "A comma between the two members of the list: “{left}, {right}”",
        );
        let entry = report.add(&RULE, range.shift(start), message);
        let entry = if habit {
            let count = ways.without.len();
            let title = say!(context, "Thêm dấu phẩy ở cả {count} chỗ", "Insert the comma at all {count} places");
            entry.suggest(title, ways.without.clone())
        } else {
            let title = say!(context, "Thêm dấu phẩy", "Insert the comma");
            entry.suggest(title, vec![TextEdit::insert(at + start, ",")])
        };
        if let Some(example) = ways.example {
            let _ = entry.related(example, say!(context, "chỗ này có dấu phẩy", "with the comma here"));
        }
    }
}
