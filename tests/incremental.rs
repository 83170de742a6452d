//! Reading after an edit gives what reading from nothing gives.

use std::sync::Arc;

use proptest::prelude::*;
use vanthu::analysis::Analysis;
use vanthu::config::Config;
use vanthu::law::Knowledge;
use vanthu::rules::Context;

/// A text with everything that reaches over a paragraph: short forms, homonyms, header, wrapped lines.
const REPORT: &str = "ỦY BAN NHÂN DÂN\r\nSố: 15/BC-UBND\r\nCao Bằng, ngày 05 tháng 3 năm 2024\r\n\r\n\
BÁO CÁO KẾT QUẢ\r\n\r\nThực hiện Nghị định số 21 và Nghị định số 21/2019/NĐ-CP ngày 22/02/2019 của Chính phủ về\n\
khu vực phòng thủ, đến năm 12/2023 xã đã hoàn thành.\r\n\r\nTheo Nghị quyết số 28-NQ/TW ngày 22/9/2008, \
Nghị định số 28-NQ/TW; “phát triển kinh tế-xã hội” và kinh tế - xã hội .\rTừ ngày 05 đến ngày 01/3/2024, \
thứ Sáu, 19-11-2020 😀 đã thực hiện hiện nghị quyết.\nĐồng chí Tham mưu Trưởng Quân khu II (QK) dự; \
Tham mưu trưởng Quân khu 2 khen Ban Quản lý chợ và Ban quản lý chợ, Ban Quản lý chợ.\nKinh tế - xã hội (KT-XH), \
kinh tế xã hội (KT-XH), QP-AN.\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;\n\
Căn cứ Luật Đất đai năm 2013;\n\nNghị định số 30/2020/NĐ-CP ngày 06/3/2021; Thông tư số 5/2031/TT-BNV; các năm \
2017-2020, 2021-2025 và 2026 - 2030.\nThu 10,4%, chi 1.250,5 tỷ đồng, nợ 2.5%; đường dài 20km, 15 km, 7 km; 8.195 hộ, \
7.204 người, có 9400 lượt người.\nXã\tHồ sơ\nTân Lập\t12\nMường So\t8\nTổng\t21\n\nNơi nhận:\n- Lưu: VT.\n";

fn context() -> Context {
    let config = Config { today: Some(jiff::civil::date(2026, 1, 15)), ..Config::default() };
    Context { knowledge: Knowledge::builtin(), config: Arc::new(config) }
}

/// What an editor does to a text: at a place, some bytes go and some come.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, String)>> {
    let pieces = prop::sample::select(vec![
        "",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "a",
        " ",
        "/",
        "-",
        "số",
        "ngày 31/02/2024",
        "Nghị định số 28-NQ/TW",
        "e\u{301}",
        "Quân khu II",
        "Ban quản lý chợ",
        "Căn cứ Pháp lệnh Cựu chiến binh năm 2005;\n",
        "2011 - 2015",
        "5.3% và 12km",
        "Tân Lập\t13\n",
        " (KT-XH)",
        "😀",
        "của",
        ".",
        "vanthu: tắt A01\n",
        "vanthu: bỏ qua A01\n",
    ]);
    prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, pieces.prop_map(str::to_owned)), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_text_reads_like_a_new_one(edits in edits()) {
        let context = context();
        let mut text = REPORT.to_owned();
        let mut analysis = Analysis::new(text.as_str(), &context);
        for (at, len, piece) in edits {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = at.index(boundaries.len());
            let end = (start + len).min(boundaries.len() - 1);
            text.replace_range(boundaries[start]..boundaries[end], &piece);
            analysis = analysis.after(text.as_str(), &context);
            let fresh = Analysis::new(text.as_str(), &context);
            prop_assert_eq!(analysis.failures(), fresh.failures());
            prop_assert_eq!(analysis.diagnostics(), fresh.diagnostics(), "{:?}", text);
            let (kept, read) = (analysis.facts(), fresh.facts());
            let places = |facts: &vanthu::syntax::DocumentFacts<'_>| {
                facts.mentions.iter().map(|mention| (mention.start, mention.range())).collect::<Vec<_>>()
            };
            prop_assert_eq!(places(&kept), places(&read));
            prop_assert_eq!(kept.resolution, read.resolution);
        }
    }
}

/// A long text is read by all cores, and one that grows by one.
#[test]
fn a_long_text_reads_the_same_however_many_read_it() {
    let context = context();
    let text = REPORT.repeat((1 << 19) / REPORT.len() + 1);
    let (at_once, grown) = (Analysis::new(text.as_str(), &context), Analysis::new("", &context).after(text, &context));
    assert!(at_once.diagnostics().len() > 1000);
    assert_eq!(at_once.diagnostics(), grown.diagnostics());
    assert_eq!(at_once.facts().resolution, grown.facts().resolution);
}
