use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DateKind, DateMention, DateStyle, LeadWord, Paragraph, SlipKind};
use crate::text::TextEdit;

use super::cased_like;

/// C04: "năm" before month and year.
pub(super) static YEAR_FOR_MONTH: Rule = Rule {
    code: "C04",
    name: "year-word-before-month",
    category: Category::Date,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "“năm” đứng trước tháng/năm", en: "“năm” (year) before a month and year" },
    explain: Text {
        vi: "“12/2023” là tháng 12 năm 2023 nên từ đứng trước phải là “tháng”: “đến tháng 12/2023”. Viết “năm \
             12/2023” là thừa một từ hoặc dùng nhầm từ khi rút gọn “tháng 12 năm 2023”.",
        en: "“12/2023” is a month with its year, so the word before it must be “tháng” (month). “năm 12/2023” is what \
             is left when “tháng 12 năm 2023” was shortened carelessly.",
    },
    guard: Text {
        vi: "Chỉ báo khi hai số là tháng (1–12) và năm (1900–2100) viết liền nhau; không báo “thứ Năm 12/2023”, “5 \
             năm”, “báo cáo năm: 12/2023”, “năm 15/01”.",
        en: "Only when the numbers are a month (1–12) and a year (1900–2100) joined by a sign; silent on “thứ Năm” \
             (Thursday), on “5 năm” (five years), after a colon and on “năm 15/01”.",
    },
    examples: &[
        Example::Wrong(
            "Phấn đấu đến ⟦năm 12/2025⟧ hoàn thành dự án.",
            Some("Phấn đấu đến tháng 12/2025 hoàn thành dự án."),
        ),
        Example::Wrong("⟦Năm 6-2021⟧, xã về đích sớm.", Some("Tháng 6-2021, xã về đích sớm.")),
        Example::Right("Đến tháng 12/2025 và năm 2025 đều đạt."),
        Example::Right("Giải ngân trong 5 năm 2021 - 2025; báo cáo năm: 12/2023; chiều thứ Năm 12/5/2022."),
    ],
    check: Check::Paragraph(year_for_month),
};

fn year_for_month(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in paragraph.facts.dates.iter().filter(|date| date.kind == DateKind::Month) {
        let Some(lead) = date.led_by(LeadWord::Year).filter(|_| is_one_line(date, paragraph)) else { continue };
        let right = cased_like(lead.of(paragraph.text), "tháng");
        let message = say!(
            context,
            "Trước tháng và năm phải là “tháng”, không phải “năm”",
            "Before a month and year stands “tháng” (month), not “năm” (year)",
        );
        let title = say!(context, "Thay bằng “{right}”", "Replace by “{right}”");
        report.add(&YEAR_FOR_MONTH, date.range, message).fix(title, vec![TextEdit::replace(lead, right)]);
    }
}

/// Across a line end the word may belong to one cell of a table and the date to the next.
fn is_one_line(date: &DateMention, paragraph: &Paragraph<'_>) -> bool {
    !date.range.of(paragraph.text).contains(['\n', '\r'])
}

/// C05: "ngày" before month and year, "tháng" before a day.
pub(super) static WRONG_LEAD: Rule = Rule {
    code: "C05",
    name: "wrong-word-before-date",
    category: Category::Date,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "“ngày” đứng trước tháng/năm hoặc “tháng” đứng trước ngày/tháng/năm",
        en: "“ngày” before a month and year, or “tháng” before a full date",
    },
    explain: Text {
        vi: "Từ đứng trước phải đúng với phần đầu của ngày tháng: “ngày 22/7/2024”, “tháng 12/2023”. Viết “ngày \
             12/2023” thì hoặc thiếu ngày, hoặc phải là “tháng”; viết “tháng 22/7/2024” thì phải là “ngày”.",
        en: "The word must fit the first number: “ngày 22/7/2024” (day), “tháng 12/2023” (month). “ngày 12/2023” \
             either lacks the day or should be “tháng”; “tháng 22/7/2024” should be “ngày”.",
    },
    guard: Text {
        vi: "“ngày 12/2” là ngày và tháng nên không báo. Sau số đếm (“dưới 3 tháng 01/01/2016”) thì “tháng” là đơn vị \
             thời gian nên không báo. Vì “ngày 12/2023” có thể là thiếu ngày, việc đổi “ngày” thành “tháng” chỉ là đề \
             nghị.",
        en: "“ngày 12/2” is a day and month and stays. After a number (“dưới 3 tháng 01/01/2016”) “tháng” counts \
             months and is left alone. Since “ngày 12/2023” may lack its day, changing it to “tháng” is only \
             suggested.",
    },
    examples: &[
        Example::Wrong("Chi trả từ ⟦ngày 12/2023⟧ cho đến nay.", Some("Chi trả từ tháng 12/2023 cho đến nay.")),
        Example::Wrong(
            "Nghỉ hưu từ ⟦tháng 22/7/2024⟧ theo nguyện vọng.",
            Some("Nghỉ hưu từ ngày 22/7/2024 theo nguyện vọng."),
        ),
        Example::Right("Họp ngày 12/2, ngày 22/7/2024 và trong tháng 12/2023."),
        Example::Right("Lớp đào tạo dưới 3 tháng 01/01/2016 đã kết thúc; trợ cấp hằng tháng 01/7/2024."),
    ],
    check: Check::Paragraph(wrong_lead),
};

fn wrong_lead(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in &paragraph.facts.dates {
        let (lead, right, message) = match date.kind {
            DateKind::Month => (
                date.led_by(LeadWord::Day),
                "tháng",
                say!(
                    context,
                    "Sau “ngày” chỉ có tháng và năm: thiếu ngày, hoặc phải viết “tháng”",
                    "Only a month and year follow “ngày”: the day is missing, or it should be “tháng”",
                ),
            ),
            DateKind::Day if date.style != DateStyle::Words => (
                date.led_by(LeadWord::Month),
                "ngày",
                say!(
                    context,
                    "Trước ngày, tháng, năm phải là “ngày”, không phải “tháng”",
                    "Before a full date stands “ngày” (day), not “tháng” (month)",
                ),
            ),
            _ => continue,
        };
        let Some(lead) = lead.filter(|_| is_one_line(date, paragraph)) else { continue };
        let right = cased_like(lead.of(paragraph.text), right);
        let title = say!(context, "Thay bằng “{right}”", "Replace by “{right}”");
        let entry = report.add(&WRONG_LEAD, date.range, message);
        let edits = vec![TextEdit::replace(lead, right)];
        if date.kind == DateKind::Day {
            entry.fix(title, edits);
        } else {
            entry.suggest(title, edits);
        }
    }
}

/// C07: "tháng" or "năm" is missing or another word stands for it.
pub(super) static MISSING_WORD: Rule = Rule {
    code: "C07",
    name: "date-word-missing",
    category: Category::Date,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Thiếu hoặc nhầm từ “tháng”, “năm” trong ngày tháng",
        en: "“tháng” or “năm” is missing from a date, or wrong",
    },
    explain: Text {
        vi: "Dạng đầy đủ của ngày tháng có đủ ba từ: “ngày … tháng … năm …” (Nghị định số 30/2020/NĐ-CP, Phụ lục I, \
             Phần I, Mục II.4.b). Ở đây thiếu một từ, hoặc một từ bị gõ lặp thay cho từ khác, như “ngày 26 ngày 6 năm \
             2020”.",
        en: "The long form of a date has three words: “ngày … tháng … năm …” (Decree 30/2020/NĐ-CP, Appendix I, Part \
             I, Section II.4.b). Here one is missing, or one is typed in place of another, as in “ngày 26 ngày 6 năm \
             2020”.",
    },
    guard: Text {
        vi: "Chỉ báo khi có “ngày” ở đầu và năm đủ bốn chữ số. “ngày 30 tháng 4/1975” và “ngày 30/4 năm 1975” là cách \
             viết quen dùng nên không báo.",
        en: "Only with “ngày” in front and a year of four digits. “ngày 30 tháng 4/1975” and “ngày 30/4 năm 1975” are \
             in common use and stay.",
    },
    examples: &[
        Example::Wrong(
            "Ban hành ⟦ngày 05 tháng 3 2020⟧ để thực hiện.",
            Some("Ban hành ngày 05 tháng 3 năm 2020 để thực hiện."),
        ),
        Example::Wrong(
            "Ban hành ⟦ngày 05 3 năm 2020⟧ để thực hiện.",
            Some("Ban hành ngày 05 tháng 3 năm 2020 để thực hiện."),
        ),
        Example::Wrong("Ký ⟦ngày 26 ngày 6 năm 2020⟧.", Some("Ký ngày 26 tháng 6 năm 2020.")),
        Example::Wrong("Có hiệu lực ⟦ngày 01 tháng 01 ngày 2012⟧.", Some("Có hiệu lực ngày 01 tháng 01 năm 2012.")),
        Example::Right("Giải phóng ngày 30 tháng 4/1975, tức ngày 30/4 năm 1975."),
        Example::Right("Ngày 05 tháng 3 có 2020 lượt người đến."),
    ],
    check: Check::Paragraph(missing_word),
};

fn missing_word(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for date in &paragraph.facts.dates {
        let slips: Vec<_> =
            date.slips.iter().filter(|slip| matches!(slip.kind, SlipKind::MissingWord | SlipKind::WrongWord)).collect();
        let Some(first) = slips.first() else { continue };
        let word = first.replacement.as_deref().unwrap_or_default().trim_end();
        let message = if first.kind == SlipKind::MissingWord {
            say!(context, "Thiếu từ “{word}” trong ngày tháng", "The word “{word}” is missing from the date")
        } else {
            let found = first.range.of(paragraph.text);
            say!(context, "“{found}” đứng ở chỗ của “{word}”", "“{found}” stands in the place of “{word}”")
        };
        let edits: Vec<TextEdit> =
            slips.iter().filter_map(|slip| Some(TextEdit::replace(slip.range, slip.replacement.as_deref()?))).collect();
        let title = say!(context, "Viết đủ “ngày … tháng … năm …”", "Write “ngày … tháng … năm …” in full");
        let entry = report.add(&MISSING_WORD, date.range, message);
        if slips.len() == 1 {
            entry.fix(title, edits);
        } else {
            entry.suggest(title, edits);
        }
    }
}
