//! F10: the mark at the end.

use crate::config::Profile;
use crate::law::Form;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role};
use crate::text::{TextEdit, TextRange};

use super::{HEAD, lines};

pub(super) static F10: Rule = Rule {
    code: "F10",
    name: "end-mark",
    category: Category::Layout,
    level: Level::Off,
    profiles: &[(Profile::Nd30, Level::On(Severity::Hint))],
    title: Text { vi: "Thiếu dấu ./. ở cuối văn bản", en: "The end mark ./. is missing" },
    explain: Text {
        vi: "Nội dung văn bản hành chính kết thúc bằng dấu “./.” (các mẫu ở Phụ lục III, Nghị định 30/2020/NĐ-CP). Văn bản \
             của Đảng chỉ có dấu chấm.",
        en: "The body of an administrative document ends in “./.” (the models of Appendix III, Decree 30/2020/NĐ-CP). Party \
             documents have a full stop.",
    },
    guard: Text {
        vi: "Chỉ xét dòng cuối của nội dung, ngay trước “Nơi nhận” hoặc chữ ký, khi cả văn bản không có dấu “./.”. Văn bản quy \
             phạm pháp luật, văn bản của doanh nghiệp (không thuộc Nghị định 30/2020/NĐ-CP) và văn bản không có “Nơi nhận” không xét.",
        en: "Only the last line of the body, before the recipients or the signature, in a document without “./.”. \
             Normative acts, papers of companies (Decree 30/2020/NĐ-CP does not bind them) and documents without recipients \
             are left alone.",
    },
    examples: &[
        Example::Wrong(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nTrên đây là báo cáo của Ủy ban nhân dân xã⟦.⟧\nNơi \
             nhận:\n- Lưu: VT.",
            Some(
                "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nTrên đây là báo cáo của Ủy ban nhân dân \
                 xã./.\nNơi nhận:\n- Lưu: VT.",
            ),
        ),
        Example::Right(
            "Số: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nTrên đây là báo cáo của Ủy ban nhân dân xã./.\nNơi \
             nhận:\n- Lưu: VT.",
        ),
        Example::Right(
            "CÔNG TY CỔ PHẦN GẠCH NGÓI\nSố: 15/QĐ-GĐ\nSơn La, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nQuyết định có hiệu \
             lực từ ngày ký.\nNơi nhận:\n- Lưu: VT.",
        ),
    ],
    check: Check::Document(check),
};

/// How the name of a company begins at the head of its papers.
const COMPANIES: [&str; 5] = ["CÔNG TY", "TỔNG CÔNG TY", "TẬP ĐOÀN", "DOANH NGHIỆP", "TÊN DOANH NGHIỆP"];

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut body = None;
    for line in lines(facts) {
        match line.paragraph.facts.role {
            Role::Recipients | Role::Signature => break,
            Role::Body => body = Some(line),
            _ => {}
        }
    }
    let ended = |line: &super::Line<'_, '_>| {
        line.text.ends_with("./.") || line.text.ends_with("/.") || line.text.ends_with(".//.")
    };
    if lines(facts).any(|line| ended(&line)) {
        return;
    }
    // Normative acts end in a full stop; the gazette prints documents without their recipients.
    let normative = lines(facts)
        .take(HEAD)
        .filter(|line| line.paragraph.facts.role == Role::NumberLine)
        .filter_map(|line| line.paragraph.facts.citations.first()?.symbol.as_ref())
        .any(|symbol| symbol.form == Form::StateYear);
    let company = lines(facts).take(HEAD).any(|line| COMPANIES.iter().any(|name| begins(line.text, name)));
    let whole = lines(facts).any(|line| line.paragraph.facts.role == Role::Recipients);
    if let Some(line) = body.filter(|line| whole && !normative && !company && line.text.ends_with('.')) {
        let range = TextRange::new(line.range.end - 1, line.range.end);
        let message = say!(context, "Thiếu dấu “./.” kết thúc văn bản", "The end mark “./.” is missing");
        let _ = report
            .add(&F10, range, message)
            .suggest(say!(context, "Thêm “./.”", "Add “./.”"), vec![TextEdit::replace(range, "./.")]);
    }
}

/// Whether the line begins with these words, whatever spaces part them.
fn begins(line: &str, words: &str) -> bool {
    let mut written = line.split_whitespace();
    words.split(' ').all(|word| written.next() == Some(word))
}
