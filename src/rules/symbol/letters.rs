//! B04, B05, B06: the letters of the codes.

use crate::law::IssuerFamily;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DamageKind, Paragraph};
use crate::text::TextRange;

use super::{Damaged, Repair, report_damages};

pub(super) static B04: Rule = Rule {
    code: "B04",
    name: "symbol-diacritics",
    category: Category::Symbol,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Chữ viết tắt trong ký hiệu thiếu dấu", en: "A code in a symbol lacks its marks" },
    explain: Text {
        vi: "Chữ viết tắt tên loại và tên cơ quan giữ chữ cái tiếng Việt: NĐ (nghị định), QĐ (quyết định), HĐND, \
             BLĐTBXH (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I; Phụ lục I, Phần I, Mục II, khoản 3). ND, QD là mã \
             của không loại văn bản nào.",
        en: "The codes of types and issuers keep the Vietnamese letters: NĐ, QĐ, HĐND, BLĐTBXH (Decree \
             30/2020/NĐ-CP, Appendix III.I; Appendix I, II.3). ND and QD are codes of nothing.",
    },
    guard: Text {
        vi: "Không báo trong địa chỉ mạng, tên tệp, mã nguồn, và trong câu tiếng Anh (Decree No. 30/2020/ND-CP).",
        en: "Silent in addresses, file names and code, and in English sentences (Decree No. 30/2020/ND-CP).",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/⟦ND⟧-CP của Chính phủ.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Right("Theo Quyết định số 1311/QĐ-DKVN của Hội đồng quản trị Tập đoàn."),
        Example::Right("The ministry issued it under Decree No. 30/2020/ND-CP of the Government."),
    ],
    check: Check::Paragraph(marks),
};

pub(super) static B05: Rule = Rule {
    code: "B05",
    name: "symbol-case",
    category: Category::Symbol,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Chữ hoa, chữ thường trong ký hiệu sai quy định", en: "Wrong capitals in a symbol" },
    explain: Text {
        vi: "Ký hiệu viết chữ in hoa, trừ các chữ thường đã quy định: TTg (Thủ tướng Chính phủ), TTr (tờ trình), CTr \
             (chương trình), QyĐ (quy định), TrS (trích sao) (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I). CTR, TTR, \
             TTG là cách viết sai.",
        en: "Symbols are in capitals except for the small letters that are laid down: TTg, TTr, CTr, QyĐ, TrS \
             (Decree 30/2020/NĐ-CP, Appendix III.I).",
    },
    guard: Text {
        vi: "Không báo trong đoạn viết toàn chữ in hoa (tiêu đề).",
        en: "Silent in paragraphs that are all in capitals (headings).",
    },
    examples: &[
        Example::Wrong(
            "Theo Quyết định số 749/QĐ-⟦TTG⟧ ngày 03/6/2020.",
            Some("Theo Quyết định số 749/QĐ-TTg ngày 03/6/2020."),
        ),
        Example::Right("Theo Quyết định số 749/QĐ-TTg ngày 03/6/2020."),
        Example::Right("TRIỂN KHAI QUYẾT ĐỊNH SỐ 749/QĐ-TTG VỀ CHUYỂN ĐỔI SỐ"),
    ],
    check: Check::Paragraph(capitals),
};

pub(super) static B06: Rule = Rule {
    code: "B06",
    name: "symbol-lookalike",
    category: Category::Symbol,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Ký hiệu có chữ cái của bảng chữ khác", en: "A symbol has a letter of another alphabet"
    },
    explain: Text {
        vi: "Một số bộ gõ, phần mềm nhận dạng và cả trang công báo điện tử đưa vào ký hiệu chữ Ð (U+00D0), Ɖ (U+0189) \
             thay cho Đ, hoặc chữ Ki-rin giống hệt chữ la-tinh (С, Т, В). Nhìn thì đúng, nhưng máy tìm theo số, ký \
             hiệu sẽ không ra văn bản. Bộ mã ký tự tiếng Việt theo TCVN 6909:2001 (Nghị định 30/2020/NĐ-CP, Phụ lục \
             I, Phần I, Mục I).",
        en: "Some input methods, scanners and even official sites put Ð (U+00D0), Ɖ (U+0189) for Đ, or Cyrillic \
             letters that look Latin (С, Т, В), into symbols. It looks right, but no search finds it. The character \
             set is that of TCVN 6909:2001 (Decree 30/2020/NĐ-CP, Appendix I, I).",
    },
    guard: Text {
        vi: "Sửa tự động an toàn: hình chữ không đổi.", en: "The fix is safe: nothing changes to the eye."
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020/⟦N\u{D0}⟧-CP của Chính phủ.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."),
    ],
    check: Check::Paragraph(lookalikes),
};

fn marks(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B04, DamageKind::Diacritics, Repair::Safe, paragraph, context, report, |damaged| {
        if english_before(paragraph.text, damaged.symbol.range) || may_be_own_code(damaged, context) {
            return None;
        }
        let (written, canonical) = (damaged.written(), &damaged.symbol.canonical);
        Some(say!(
            context,
            "“{written}” thiếu dấu: ký hiệu đúng là {canonical}",
            "“{written}” lacks its marks: the symbol is {canonical}"
        ))
    });
}

fn capitals(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B05, DamageKind::Case, Repair::Safe, paragraph, context, report, |damaged| {
        if all_capitals(paragraph.text, damaged.symbol.range) {
            return None;
        }
        let (written, canonical) = (damaged.written(), &damaged.symbol.canonical);
        Some(say!(
            context,
            "“{written}” sai chữ hoa, chữ thường: ký hiệu đúng là {canonical}",
            "“{written}” has the wrong capitals: the symbol is {canonical}"
        ))
    });
}

fn lookalikes(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B06, DamageKind::Lookalike, Repair::Safe, paragraph, context, report, |damaged| {
        let written = damaged.written();
        let strangers: Vec<String> = written
            .chars()
            .filter(|&c| matches!(c, '\u{D0}' | '\u{F0}' | '\u{189}' | '\u{256}' | '\u{400}'..='\u{4FF}'))
            .map(|c| format!("{c} (U+{:04X})", u32::from(c)))
            .collect();
        let strangers = strangers.join(", ");
        Some(say!(
            context,
            "“{written}” có chữ cái không thuộc bảng chữ tiếng Việt: {strangers}",
            "“{written}” has letters that are not Vietnamese: {strangers}"
        ))
    });
}

/// Whether a code without marks may be one that a unit or company gave itself: DKVN need not be the
/// ĐKVN of the table.
fn may_be_own_code(damaged: &Damaged<'_>, context: &Context) -> bool {
    let is_type = damaged.symbol.kind.as_ref().is_some_and(|kind| kind.range == damaged.damage.range);
    let mut owners = context.knowledge.issuers.with_code(&damaged.symbol.issuer_code);
    !is_type
        && owners.any(|(_, row)| {
            matches!(row.family, IssuerFamily::Department | IssuerFamily::Organisation | IssuerFamily::ArmedForces)
        })
}

/// Whether the words before a symbol are English ("Decree No. 30/2020/ND-CP").
fn english_before(text: &str, symbol: TextRange) -> bool {
    const ENGLISH: [&str; 14] = [
        "no",
        "nos",
        "decree",
        "decision",
        "circular",
        "law",
        "resolution",
        "directive",
        "dispatch",
        "the",
        "of",
        "and",
        "under",
        "number",
    ];
    let before = text.get(..symbol.start as usize).unwrap_or("");
    let word = before.trim_end().trim_end_matches(['.', ':']).rsplit(|c: char| !c.is_alphabetic()).next();
    word.is_some_and(|word| ENGLISH.iter().any(|english| word.eq_ignore_ascii_case(english)))
}

/// Whether the text around a symbol is all in capitals.
fn all_capitals(text: &str, symbol: TextRange) -> bool {
    let outside = [text.get(..symbol.start as usize), text.get(symbol.end as usize..)];
    let letters = outside.into_iter().flatten().flat_map(str::chars).filter(|c| c.is_alphabetic());
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    upper > 4 && lower * 10 < upper
}
