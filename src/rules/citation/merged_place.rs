//! A46 and A47: councils and committees of places that are no more.

use jiff::civil::{Date, date};

use crate::law::LocalBody;
use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{AsOfSource, BodyMention, DocumentFacts, Paragraph, ParagraphFacts, Role};
use crate::text::TextEdit;

use super::evidence::show;
use super::history::sentence;
use super::quotation::{words_after, words_before};

/// The first day of the 34 provinces and without districts (Nghị quyết 202/2025/QH15; Luật 72/2025/QH15).
const TWO_LEVELS: Date = date(2025, 7, 1);

/// Words of sentences that speak of the time before or of the change.
const OF_THE_PAST: [&str; 22] = [
    "trước đây",
    "(cũ",
    "trước khi",
    "trước thời điểm",
    "trước sáp nhập",
    "sáp nhập",
    "sắp xếp",
    "hợp nhất",
    "nay là",
    "nay thuộc",
    " cũ",
    "giai đoạn",
    "nhiệm kỳ",
    "đã ban hành",
    "chuyển tiếp",
    "kết thúc hoạt động",
    "bàn giao",
    "giải thể",
    "cấp huyện",
    "kế thừa",
    "nguyên ",
    "đang thực hiện",
];

/// Words before a body of which something is wanted.
const ASKED: [&str; 9] =
    ["đề nghị", "giao", "yêu cầu", "báo cáo", "trình", "kiến nghị", "phối hợp với", "chỉ đạo", "tham mưu cho"];

/// Words behind a body that is to do something.
const TO_DO: [&str; 12] = [
    "chủ trì",
    "phối hợp",
    "chịu trách nhiệm",
    "có trách nhiệm",
    "tổ chức thực hiện",
    "báo cáo",
    "chỉ đạo",
    "khẩn trương",
    "tiếp tục",
    "cần",
    "phải",
    "xem xét",
];

pub(super) static A46: Rule = Rule {
    code: "A46",
    name: "body-of-merged-province",
    category: Category::Citation,
    level: Level::On(Severity::Info),
    profiles: &[],
    title: Text {
        vi: "HĐND, UBND của tỉnh đã sáp nhập", en: "Council or committee of a province that is no more"
    },
    explain: Text {
        vi: "Từ 01/7/2025 cả nước còn 34 tỉnh, thành phố (Nghị quyết 202/2025/QH15). Bài viết sau ngày đó mà nói HĐND, UBND \
             của một tỉnh đã nhập vào tỉnh khác đang làm việc gì thì thường là ghi theo thói quen.",
        en: "Since 1 July 2025 there are 34 provinces and cities (Resolution 202/2025/QH15). A later text that has the \
             council or committee of a merged province do something mostly follows old habit.",
    },
    guard: Text {
        vi: "Chỉ khi bài có ngày (hoặc đặt `as-of`) sau 01/7/2025. Không báo khi tên nằm trong viện dẫn văn bản, ở câu có \
             viện dẫn hay mốc thời gian trước đó, câu nói về việc sáp nhập hoặc thời trước (nay là, cũ, trước đây…); chỉ \
             báo khi cơ quan ấy được giao, đề nghị, báo cáo hoặc phải làm việc gì, không báo hồ sơ, trụ sở, giấy tờ của \
             cơ quan ấy.",
        en: "Only where the text has a day of its own (or `as-of` is set) after 1 July 2025. Silent inside and beside \
             citations, beside earlier dates, and in sentences about the merger or the time before; only where the body is \
             asked or told to do something, not of what it once made or owned.",
    },
    examples: &[
        Example::Wrong(
            "Cần Thơ, ngày 12 tháng 9 năm 2025\n\nSở Tài chính báo cáo ⟦UBND tỉnh Sóc Trăng⟧ xem xét, quyết định.\n",
            Some(
                "Cần Thơ, ngày 12 tháng 9 năm 2025\n\nSở Tài chính báo cáo UBND thành phố Cần Thơ xem xét, quyết định.\n",
            ),
        ),
        Example::Right(
            "Sóc Trăng, ngày 12 tháng 6 năm 2025\n\nSở Tài chính báo cáo UBND tỉnh Sóc Trăng xem xét, quyết định.\n",
        ),
        Example::Right(
            "Cần Thơ, ngày 12 tháng 9 năm 2025\n\nQuyết định số 15/2023/QĐ-UBND của UBND tỉnh Sóc Trăng còn hiệu lực.\n",
        ),
        Example::Right(
            "Cần Thơ, ngày 12 tháng 9 năm 2025\n\nHồ sơ do UBND tỉnh Sóc Trăng (cũ) lập đã được tiếp nhận.\n",
        ),
        Example::Right("Sở Tài chính báo cáo UBND tỉnh Sóc Trăng xem xét, quyết định.\n"),
        Example::Right(
            "Cần Thơ, ngày 12 tháng 9 năm 2025\n\nDự án do UBND tỉnh Sóc Trăng làm chủ đầu tư được chuyển về thành phố. Đại \
             biểu HĐND tỉnh Sóc Trăng khóa X chuyển sinh hoạt. Tài sản tiếp nhận từ UBND tỉnh Hậu Giang được kiểm kê.\n",
        ),
    ],
    check: Check::Clues { gather: present_provinces, judge: provinces },
};

pub(super) static A47: Rule = Rule {
    code: "A47",
    name: "body-of-district",
    category: Category::Citation,
    level: Level::On(Severity::Info),
    profiles: &[],
    title: Text {
        vi: "HĐND, UBND cấp huyện sau ngày 01/7/2025",
        en: "A district council or committee after 1 July 2025",
    },
    explain: Text {
        vi: "Từ 01/7/2025 chính quyền địa phương có hai cấp: cấp tỉnh và cấp xã (Luật Tổ chức chính quyền địa phương \
             72/2025/QH15). Không còn HĐND, UBND huyện, quận, thị xã; nhiệm vụ chuyển cho cấp xã hoặc cấp tỉnh.",
        en: "Since 1 July 2025 local government has two levels, province and commune (Law 72/2025/QH15). There are no \
             councils and committees of districts and towns any more; their work went to commune or province.",
    },
    guard: Text { vi: "Như A46.", en: "As for A46." },
    examples: &[
        Example::Wrong(
            "Sơn La, ngày 12 tháng 01 năm 2026\n\nSở Nội vụ đề nghị ⟦UBND huyện Mộc Châu⟧ báo cáo trước ngày 20.\n",
            None,
        ),
        Example::Right("Sơn La, ngày 12 tháng 01 năm 2025\n\nSở Nội vụ đề nghị UBND huyện Mộc Châu báo cáo.\n"),
        Example::Right("Sơn La, ngày 12 tháng 01 năm 2026\n\nTrước đây UBND huyện Mộc Châu quản lý khu đất này.\n"),
        Example::Right("Sơn La, ngày 12 tháng 01 năm 2026\n\nSở Nội vụ đề nghị UBND các xã báo cáo.\n"),
        Example::Right(
            "Sơn La, ngày 12 tháng 01 năm 2026\n\nTrụ sở UBND huyện Mộc Châu được dùng làm trường học. Giấy chứng nhận do UBND \
             huyện Mộc Châu cấp vẫn có giá trị. Việc Chủ tịch UBND huyện Mộc Châu giải quyết lần đầu được xem lại.\n",
        ),
    ],
    check: Check::Clues { gather: present_districts, judge: districts },
};

fn provinces(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let provinces = &context.knowledge.provinces;
    for (paragraph, mention, day) in at_their_time(places, facts) {
        let LocalBody::Province(index) = mention.body else { continue };
        let Some(province) = provinces.get(index) else { continue };
        let Some(last) = province.to.filter(|last| *last < day) else { continue };
        let Some(new) = provinces.named(&province.successor) else { continue };
        let (old, end) = (format!("{} {}", province.kind, province.name), show(last));
        let new = format!("{} {}", new.kind, new.name);
        let message = say!(context, "Sau ngày {end}, {old} thuộc {new}", "Since {end}, {old} has been part of {new}");
        let place = mention.place.shift(paragraph.start);
        let title = say!(context, "Sửa thành “{new}”", "Change to “{new}”");
        report
            .add(&A46, mention.range.shift(paragraph.start), message)
            .suggest(title, vec![TextEdit::replace(place, new)]);
    }
}

fn districts(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for (paragraph, mention, day) in at_their_time(places, facts) {
        if mention.body != LocalBody::District || day < TWO_LEVELS {
            continue;
        }
        let message = say!(
            context,
            "Từ 01/7/2025 không còn chính quyền cấp huyện",
            "Since 1 July 2025 there is no district level of government"
        );
        report.add(&A47, mention.range.shift(paragraph.start), message);
    }
}

fn present_provinces(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    present_bodies(paragraph, |body| matches!(body, LocalBody::Province(_)), clues);
}

fn present_districts(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    present_bodies(paragraph, |body| body == LocalBody::District, clues);
}

/// The bodies of which a paragraph speaks as of the present.
fn present_bodies(paragraph: &Paragraph<'_>, is_asked_for: fn(LocalBody) -> bool, clues: &mut Vec<Clue>) {
    for (fact, mention) in paragraph.facts.bodies.iter().enumerate() {
        if is_asked_for(mention.body) && is_of_the_present(paragraph, mention) {
            clues.push(Clue { fact: fact as u32, note: 0 });
        }
    }
}

/// These bodies with the day of the text; none if the text has no day of its own.
fn at_their_time<'f>(
    places: &'f [Place],
    facts: &'f DocumentFacts<'_>,
) -> impl Iterator<Item = (&'f ParagraphFacts<'f>, &'f BodyMention, Date)> {
    let as_of = facts.as_of.filter(|as_of| as_of.source != AsOfSource::Today);
    places.iter().filter_map(move |place| {
        let paragraph = facts.paragraphs.get(place.paragraph)?;
        Some((paragraph, paragraph.facts.bodies.get(place.fact as usize)?, as_of?.day))
    })
}

fn is_of_the_present(paragraph: &Paragraph<'_>, mention: &BodyMention) -> bool {
    if matches!(paragraph.facts.role, Role::Header | Role::Basis | Role::Recipients) {
        return false;
    }
    let around = sentence(paragraph.text, mention.range);
    let words = around.of(paragraph.text).to_lowercase();
    let cited = paragraph.facts.citations.iter().any(|citation| citation.range.overlaps(around));
    let earlier = paragraph.facts.dates.iter().filter(|date| around.overlaps(date.range)).any(|date| {
        date.date().is_some_and(|day| day < TWO_LEVELS)
            || date.year.is_some_and(|year| year.digits == 4 && i64::from(year.value) < i64::from(TWO_LEVELS.year()))
    });
    !cited && !earlier && !OF_THE_PAST.iter().any(|word| words.contains(word)) && acts_now(paragraph.text, mention)
}

/// Whether the body is asked for something or is to do it; what it once made, owned or signed stays
/// under its name.
fn acts_now(text: &str, mention: &BodyMention) -> bool {
    let before = words_before(text, mention.range.start, 4);
    let after = words_after(text, mention.range.end, 40);
    let asked = ASKED.iter().any(|word| before.ends_with(word) && !before.ends_with(&format!("đã {word}")));
    asked || TO_DO.iter().any(|word| after.trim_start().starts_with(word))
}
