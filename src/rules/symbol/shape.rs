//! B01, B02, B03, B08: slashes, hyphens, spaces.

use crate::law::{IssuerFamily, Side};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DamageKind, Paragraph};
use crate::text::TextEdit;

use super::{Damaged, Repair, report_damages};

pub(super) static B01: Rule = Rule {
    code: "B01",
    name: "symbol-separators-swapped",
    category: Category::Symbol,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Dấu gạch chéo và dấu gạch nối trong ký hiệu đặt sai chỗ",
        en: "Slash and hyphen of a symbol stand in each other's place",
    },
    explain: Text {
        vi: "Văn bản của Nhà nước ghi dấu gạch chéo giữa số và ký hiệu, dấu gạch nối giữa các nhóm chữ viết tắt: \
             15/QĐ-BNV, 30/2020/NĐ-CP (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3). Văn bản của Đảng \
             thì ngược lại: gạch nối giữa số và tên loại, gạch chéo trước cơ quan: 28-NQ/TW (Quy định 399-QĐ/TW, \
             Hướng dẫn 05-HD/VPTW). Đặt lẫn dấu của hai hệ thống làm người đọc không biết văn bản thuộc hệ thống nào.",
        en: "State documents put a slash between number and symbol and a hyphen between the groups of letters \
             (15/QĐ-BNV, 30/2020/NĐ-CP; Decree 30/2020/NĐ-CP, Appendix I, II.3). Party documents do the reverse: \
             28-NQ/TW (Regulation 399-QĐ/TW, Guidance 05-HD/VPTW). Mixing the two hides which system a document \
             belongs to.",
    },
    guard: Text {
        vi: "Không báo với Mặt trận, công đoàn, Đoàn, hội: các tổ chức này dùng cả hai kiểu (12/KH-MTTW, \
             317-QĐ/TWĐTN). Không báo với thông tư liên tịch kiểu cũ TTLT/BTC-BNV và ký hiệu trước năm 1997.",
        en: "Silent for the Front, unions, the Youth Union and associations, which use both shapes; for old joint \
             circulars (TTLT/BTC-BNV); and for symbols from before 1997.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện Nghị quyết số 28⟦/NQ-⟧TW của Bộ Chính trị về khu vực phòng thủ.",
            Some("Thực hiện Nghị quyết số 28-NQ/TW của Bộ Chính trị về khu vực phòng thủ."),
        ),
        Example::Wrong(
            "Căn cứ Nghị định số 30/2020⟦-NĐ/⟧CP về công tác văn thư.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP và Nghị quyết số 28-NQ/TW."),
        Example::Right("Chính phủ ban hành Nghị quyết số 19-2017/NQ-CP về cải thiện môi trường kinh doanh."),
        Example::Right("Tờ khai theo mẫu số 01-ĐK-TCT ban hành kèm theo Thông tư này."),
        Example::Right("Quyết định số 217-QĐ/TTg ngày 03/5/1995 và Thông tư số 12-TT/BNV đã hết hiệu lực."),
        Example::Right("Ủy ban Mặt trận triển khai Kế hoạch số 12/KH-MTTW."),
        Example::Right("Thông tư liên tịch số 21/2004/TTLT/BTC-BNV hướng dẫn chế độ phụ cấp."),
    ],
    check: Check::Paragraph(separators),
};

pub(super) static B02: Rule = Rule {
    code: "B02",
    name: "symbol-dash",
    category: Category::Symbol,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text {
        vi: "Ký hiệu viết bằng dấu gạch ngang, không phải dấu gạch nối",
        en: "A symbol is written with a dash instead of a hyphen",
    },
    explain: Text {
        vi: "Giữa các nhóm chữ viết tắt trong ký hiệu là dấu gạch nối (-), không cách chữ (Nghị định 30/2020/NĐ-CP, \
             Phụ lục I, Phần I, Mục II, khoản 3, điểm c). Phần mềm soạn thảo hay tự đổi thành gạch ngang (–, —) hoặc \
             gạch nối không ngắt (‑): mắt khó thấy, nhưng tìm kiếm theo số, ký hiệu sẽ không ra văn bản.",
        en: "The groups of letters are joined by a hyphen (-) without spaces (Decree 30/2020/NĐ-CP, Appendix I, \
             II.3.c). Word processors turn it into a dash (–, —) or a non-breaking hyphen (‑): hard to see, but a \
             search for the symbol then fails.",
    },
    guard: Text {
        vi: "Chỉ xét trong số, ký hiệu; gạch ngang giữa các từ thuộc quy tắc khác. Sửa tự động an toàn.",
        en: "Looks only inside symbols. The fix is safe.",
    },
    examples: &[
        Example::Wrong(
            "Theo Nghị định số 30/2020/NĐ⟦–⟧CP của Chính phủ.",
            Some("Theo Nghị định số 30/2020/NĐ-CP của Chính phủ."),
        ),
        Example::Wrong(
            "Theo Quyết định số 749/QĐ⟦\u{2011}⟧TTg của Thủ tướng Chính phủ.",
            Some("Theo Quyết định số 749/QĐ-TTg của Thủ tướng Chính phủ."),
        ),
        Example::Right("Giai đoạn 2021–2025, Nghị định số 30/2020/NĐ-CP được áp dụng thống nhất."),
    ],
    check: Check::Paragraph(dashes),
};

pub(super) static B03: Rule = Rule {
    code: "B03",
    name: "symbol-space",
    category: Category::Symbol,
    level: Level::On(Severity::Warning),
    profiles: &[],
    title: Text { vi: "Có khoảng trắng bên trong số, ký hiệu", en: "A space inside a symbol" },
    explain: Text {
        vi: "Số và các nhóm chữ của ký hiệu viết liền, chỉ ngăn bằng dấu gạch chéo và gạch nối, không cách chữ \
             (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, điểm c).",
        en: "Number and groups of letters are written without spaces, separated by slash and hyphen only (Decree \
             30/2020/NĐ-CP, Appendix I, II.3.c).",
    },
    guard: Text {
        vi: "Không báo khi chỗ cách là chỗ xuống dòng, và với kiểu cũ của Đoàn Thanh niên (12 HD/TWĐTN).",
        en: "Silent where the line breaks, and for the old layout of the Youth Union (12 HD/TWĐTN).",
    },
    examples: &[
        Example::Wrong(
            "Theo Thông tư liên tịch số 37/2012/TTLT⟦- ⟧BYT-BTC ngày 31/12/2012.",
            Some("Theo Thông tư liên tịch số 37/2012/TTLT-BYT-BTC ngày 31/12/2012."),
        ),
        Example::Right("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, Kế hoạch 15 của xã đã ban hành."),
        Example::Right(
            "Việc lập hồ sơ và nộp lưu hồ sơ, tài liệu vào Lưu trữ cơ quan thực hiện theo Nghị định số 30/2020/\nNĐ-CP.",
        ),
    ],
    check: Check::Paragraph(spaces),
};

pub(super) static B08: Rule = Rule {
    code: "B08",
    name: "symbol-separator-missing",
    category: Category::Symbol,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Thiếu dấu ngăn trong số, ký hiệu", en: "A separator is missing in a symbol" },
    explain: Text {
        vi: "Số, năm, tên loại và cơ quan ban hành được ngăn bằng dấu gạch chéo, gạch nối: 30/2020/NĐ-CP (Nghị định \
             30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3; Luật 64/2025/QH15, Điều 7, khoản 3). Thiếu dấu thì \
             không tra cứu được văn bản và có thể đọc nhầm số với năm.",
        en: "Number, year, type and issuer are separated by slash and hyphen: 30/2020/NĐ-CP (Decree 30/2020/NĐ-CP, \
             Appendix I, II.3; Law 64/2025/QH15, Article 7.3). Without them a document cannot be looked up, and \
             number and year run together.",
    },
    guard: Text {
        vi: "Chỉ báo khi phần còn lại là tên loại và cơ quan có trong bảng (302020/NĐ-CP, 30/2020NĐ-CP, NĐCP).",
        en: "Only where the rest is a type and an issuer of the tables (302020/NĐ-CP, 30/2020NĐ-CP, NĐCP).",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số ⟦30/2020NĐ-CP⟧ về công tác văn thư.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        ),
        Example::Wrong(
            "Căn cứ Nghị định ⟦số30/2020/NĐ-CP⟧ về công tác văn thư.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        ),
        Example::Wrong(
            "Căn cứ Nghị định số ⟦302020/NĐ-CP⟧ về công tác văn thư.",
            Some("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư."),
        ),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư, hồ sơ số 302020 đã lưu."),
        Example::Right("Giấy phép số 302020/GP-STNMT và Công văn số 452020/STC-VP được lưu."),
    ],
    check: Check::Paragraph(missing),
};

fn separators(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let organisation = |damaged: &Damaged<'_>| {
        let mut rows = context.knowledge.issuers.with_code(&damaged.symbol.issuer_code);
        rows.any(|(_, issuer)| issuer.family == IssuerFamily::Organisation)
    };
    report_damages(&B01, DamageKind::Separators, Repair::Safe, paragraph, context, report, |damaged| {
        if organisation(damaged) || is_series_of_19(damaged) || is_old(damaged) {
            return None;
        }
        let canonical = &damaged.symbol.canonical;
        Some(say!(
            context,
            "Dấu gạch chéo và gạch nối đặt sai chỗ: ký hiệu đúng là {canonical}",
            "Slash and hyphen are in the wrong places: the symbol is {canonical}"
        ))
    });
}

/// Symbols from before 1997, which had their own punctuation: 21-TC/TCT, 18-L/CTN, TT/LB, and
/// 217-QĐ/TTg ngày 03/5/1995. Circulars have borne a year since, so 12-TT/BNV is an old one.
fn is_old(damaged: &Damaged<'_>) -> bool {
    let symbol = damaged.symbol;
    let code = symbol.type_code.as_str();
    let dated = damaged.citation.date.as_ref().and_then(|date| date.mention.year);
    let early = dated.is_some_and(|year| year.digits == 4 && year.value < 1997);
    let state_circular = code == "TT" && symbol.side == Side::State;
    symbol.year.is_none() && (early || state_circular) || matches!(code, "TC" | "L" | "LCT" | "SL" | "TTLB")
}

/// The yearly resolutions on competitiveness were issued as 19-2016/NQ-CP, 19-2017/NQ-CP,
/// 19-2018/NQ-CP: the hyphen is theirs.
fn is_series_of_19(damaged: &Damaged<'_>) -> bool {
    let symbol = damaged.symbol;
    let years = 2016..=2018;
    symbol.number.text == "19"
        && (symbol.type_code.as_str(), symbol.issuer_code.as_str()) == ("NQ", "CP")
        && symbol.year_value().is_some_and(|year| years.contains(&year))
}

fn dashes(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B02, DamageKind::Dash, Repair::Safe, paragraph, context, report, |damaged| {
        let dash = damaged.written();
        let canonical = &damaged.symbol.canonical;
        Some(say!(
            context,
            "“{dash}” không phải dấu gạch nối; ký hiệu viết là {canonical}",
            "“{dash}” is not a hyphen; the symbol is written {canonical}"
        ))
    });
}

fn spaces(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    report_damages(&B03, DamageKind::Space, Repair::Safe, paragraph, context, report, |damaged| {
        if damaged.written().contains(['\n', '\r']) {
            return None;
        }
        let canonical = &damaged.symbol.canonical;
        Some(say!(
            context,
            "Thừa khoảng trắng trong ký hiệu; viết liền là {canonical}",
            "A space too many in the symbol; it is written {canonical}"
        ))
    });
}

fn missing(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    glued_numbers(paragraph, context, report);
    report_damages(&B08, DamageKind::MissingSeparator, Repair::Safe, paragraph, context, report, |damaged| {
        let mut owners = context.knowledge.issuers.with_code(&damaged.symbol.issuer_code);
        if owners.any(|(_, issuer)| issuer.family == IssuerFamily::Organisation) {
            return None;
        }
        let canonical = &damaged.symbol.canonical;
        Some(say!(
            context,
            "Thiếu dấu ngăn trong ký hiệu; viết đúng là {canonical}",
            "A separator is missing in the symbol; it is written {canonical}"
        ))
    });
}

/// "số30/2020/NĐ-CP": the word and the number run together.
fn glued_numbers(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in &paragraph.facts.citations {
        let (Some(so), Some(symbol), Some(_)) = (citation.so, &citation.symbol, &citation.label) else { continue };
        if so.range.end != symbol.range.start {
            continue;
        }
        let canonical = &symbol.canonical;
        let message = say!(
            context,
            "Thiếu khoảng trắng giữa “số” và {canonical}",
            "A space is missing between “số” and {canonical}"
        );
        report
            .add(&B08, so.range.cover(symbol.range), message)
            .fix(say!(context, "Thêm khoảng trắng", "Insert a space"), vec![TextEdit::insert(so.range.end, " ")]);
    }
}
