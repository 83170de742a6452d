//! F13: degrees and ranks before the name of the signer.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Role};
use crate::text::TextRange;

use super::{HEAD, STATE_HINT, lines};

pub(super) static F13: Rule = Rule {
    code: "F13",
    name: "degree-of-signer",
    category: Category::Layout,
    level: Level::Off,
    profiles: STATE_HINT,
    title: Text {
        vi: "Trước họ tên người ký có học vị, quân hàm",
        en: "A degree or rank stands before the signer's name",
    },
    explain: Text {
        vi: "Trước họ tên người ký không ghi học hàm, học vị và các danh hiệu danh dự khác (Nghị định 30/2020/NĐ-CP, Phụ lục I, \
             Phần I, Mục II, khoản 7). Lực lượng vũ trang ghi thêm quân hàm; cơ sở giáo dục, y tế, khoa học ghi thêm học \
             hàm, học vị.",
        en: "No degree or honorary title stands before the signer's name (Decree 30/2020/NĐ-CP, Appendix I, I.II.7). The armed \
             forces add the rank; bodies of education, health and science add degrees.",
    },
    guard: Text {
        vi: "Chỉ xét dòng họ tên ngay sau khối chữ ký; không xét khi phần đầu văn bản nêu tên trường, viện, bệnh viện, cơ quan y \
             tế, giáo dục, khoa học, quân đội, công an.",
        en: "Only the line of the name below the signature; silent where the head names a school, institute, hospital, body of \
             health, education or science, the army or the police.",
    },
    examples: &[
        Example::Wrong(
            "ỦY BAN NHÂN DÂN XÃ\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN \
             DÂN\nCHỦ TỊCH\n\n⟦TS.⟧ Lò Văn Minh",
            None,
        ),
        Example::Right(
            "SỞ Y TẾ\nBỆNH VIỆN ĐA KHOA\nSố: 15/BC-BVĐK\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\nKT. GIÁM \
             ĐỐC\nPHÓ GIÁM ĐỐC\nBS. Lò Văn Minh",
        ),
        Example::Right(
            "ỦY BAN NHÂN DÂN XÃ\nSố: 15/BC-UBND\nSơn La, ngày 05 tháng 3 năm 2024\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN \
             DÂN\nCHỦ TỊCH\nLò Văn Minh",
        ),
    ],
    check: Check::Document(check),
};

/// How many lines below the signature the name may stand.
const BELOW: usize = 5;

const DEGREES: [&str; 20] = [
    "GS.TS.",
    "PGS.TS.",
    "GS.",
    "PGS.",
    "TSKH.",
    "TS.",
    "ThS.",
    "Ths.",
    "BS.",
    "KS.",
    "CN.",
    "LS.",
    "Giáo sư",
    "Phó Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Thạc sỹ",
    "Tiến sỹ",
    "Kỹ sư",
    "Cử nhân",
];
const RANKS: [&str; 9] = [
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
    "Đại úy",
];
/// Bodies that may add them, in capitals.
const MAY: [&str; 19] = [
    "TRƯỜNG",
    "VIỆN",
    "Y TẾ",
    "GIÁO DỤC",
    "KHOA HỌC",
    "ĐẠI HỌC",
    "QUÂN",
    "CÔNG AN",
    "BỘ CHỈ HUY",
    "BAN CHỈ HUY",
    "BỘ TƯ LỆNH",
    "BIÊN PHÒNG",
    "QUỐC PHÒNG",
    "CẢNH SÁT",
    "LỮ ĐOÀN",
    "TRUNG ĐOÀN",
    "SƯ ĐOÀN",
    "TRẠM Y TẾ",
    "ĐỒN",
];

fn check(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let mut below = 0;
    for line in lines(facts) {
        if line.paragraph.facts.role == Role::Signature {
            below = BELOW;
            continue;
        }
        if below == 0 {
            continue;
        }
        below -= 1;
        let Some(mark) = DEGREES.iter().chain(&RANKS).find(|mark| line.text.starts_with(**mark)) else { continue };
        let name: Vec<&str> = line.text[mark.len()..].split_whitespace().collect();
        let is_name = (2..=6).contains(&name.len())
            && name.iter().all(|word| word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase));
        let exempt = || lines(facts).take(HEAD).any(|line| MAY.iter().any(|body| line.text.contains(body)));
        if is_name && !exempt() {
            let range = TextRange::new(line.range.start, line.range.start + mark.len() as u32);
            let message = say!(
                context,
                "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu",
                "No degree or title stands before the signer's name"
            );
            let _ = report.add(&F13, range, message);
        }
    }
}
