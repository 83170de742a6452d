use crate::config::Profile;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DateStyle, Paragraph, Role};
use crate::text::{TextEdit, TextRange};

/// C03: the leading zero of days below 10 and of the months 1 and 2.
pub(super) static ZERO: Rule = Rule {
    code: "C03",
    name: "date-leading-zero",
    category: Category::Date,
    level: Level::Off,
    profiles: &[
        (Profile::Nd30, Level::On(Severity::Warning)),
        (Profile::Nd78, Level::On(Severity::Warning)),
        (Profile::Party, Level::On(Severity::Warning)),
    ],
    title: Text {
        vi: "Thiếu hoặc thừa số 0 trước ngày, tháng",
        en: "The leading zero of a day or month is missing or not needed",
    },
    explain: Text {
        vi: "Ngày nhỏ hơn 10 và tháng 1, tháng 2 phải ghi thêm số 0 ở trước: “ngày 05 tháng 02 năm 2024” (Nghị định \
             số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.4.b; văn bản của Đảng: Hướng dẫn số 05-HD/VPTW, tiểu mục \
             4.2.2). Từ tháng 3 đến tháng 9 không thêm số 0. Quy định này nói về ngày của chính văn bản; trong nội \
             dung, đây là thói quen trình bày nên chỉ là gợi ý. Bài báo, tin viết “7/5/2009” là bình thường.",
        en: "Days below 10 and the months 1 and 2 take a leading zero: “ngày 05 tháng 02 năm 2024” (Decree \
             30/2020/NĐ-CP, Appendix I, Part I, Section II.4.b; Party documents: Guidance 05-HD/VPTW, 4.2.2). The \
             months 3 to 9 take none. The provision is about the date of the document itself; in running text it is \
             custom, hence a hint. News writes “7/5/2009” as a matter of course.",
    },
    guard: Text {
        vi: "Tắt đối với báo cáo, tin bài; cảnh báo ở dòng địa danh, thời gian của văn bản viết dạng “ngày … tháng … \
             năm …”; gợi ý ở nơi khác. Không xét “ngày 5/3” không có năm. Số 0 trước tháng 3 đến tháng 9 luôn chỉ là \
             gợi ý.",
        en: "Off for reports and news; a warning for the long form in the place-and-date line of a document, a hint \
             elsewhere. “ngày 5/3” without a year is not looked at. A zero before the months 3 to 9 is never more \
             than a hint.",
    },
    examples: &[
        Example::Wrong("Hà Nội, ⟦ngày 5 tháng 3 năm 2020⟧", Some("Hà Nội, ngày 05 tháng 3 năm 2020")),
        Example::Wrong("Hoàn thành trước ⟦ngày 12 tháng 1⟧.", Some("Hoàn thành trước ngày 12 tháng 01.")),
        Example::Wrong(
            "Ký ⟦ngày 7/2/2024⟧ và ⟦ngày 10 tháng 06 năm 2024⟧.",
            Some("Ký ngày 07/02/2024 và ngày 10 tháng 6 năm 2024."),
        ),
        Example::Right("Ký ngày 05 tháng 02 năm 2024, ngày 29 tháng 6 năm 2019 và ngày 10/12/2020."),
        Example::Right("Lễ hội mở mùng 5 tháng 1 âm lịch; giao ban tháng 2/2024, họp ngày 5/3."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let own = paragraph.facts.role == Role::DateLine;
    for date in &paragraph.facts.dates {
        let long = date.style == DateStyle::Words;
        if date.kind != DateKind::Day || date.month.is_none() || !long && date.year.is_none() {
            continue;
        }
        let (added, removed) = edits(date);
        if added.is_empty() && removed.is_empty() {
            continue;
        }
        let must = !added.is_empty();
        let message = if must {
            say!(
                context,
                "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 ở trước",
                "Days below 10 and the months 1 and 2 take a leading zero",
            )
        } else {
            say!(context, "Từ tháng 3 đến tháng 9 không ghi số 0 ở trước", "The months 3 to 9 take no leading zero",)
        };
        let title = say!(context, "Ghi số 0 theo quy định", "Write zeros as prescribed");
        let entry = report.add(&ZERO, date.range, message).fix(title, [added, removed].concat());
        // What is prescribed is the long form in the document's own line.
        if !(own && must && long) {
            entry.at_most(Severity::Hint);
        }
    }
}

/// The zeros to write and those to take away.
fn edits(date: &DateMention) -> (Vec<TextEdit>, Vec<TextEdit>) {
    let (mut added, mut removed) = (Vec::new(), Vec::new());
    if let Some(day) = date.day
        && day.digits == 1
        && day.value > 0
    {
        added.push(TextEdit::insert(day.range.start, "0"));
    }
    if let Some(month) = date.month {
        match (month.value, month.digits) {
            (1 | 2, 1) => added.push(TextEdit::insert(month.range.start, "0")),
            // In "05/03/2020" the zero is custom of forms; only the long form is prescribed.
            (3..=9, 2) if date.style == DateStyle::Words => {
                removed.push(TextEdit::delete(TextRange::new(month.range.start, month.range.start + 1)));
            }
            _ => {}
        }
    }
    (added, removed)
}
