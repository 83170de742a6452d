//! Cards on real citations, with the knowledge that is built in.

use std::sync::Arc;

use super::{Hover, hover};
use crate::analysis::Analysis;
use crate::config::{Config, Locale};
use crate::law::Knowledge;
use crate::rules::Context;

/// The card at `$0`.
fn hover_at(marked: &str, locale: Locale) -> Option<Hover> {
    let offset = marked.find("$0").expect("a caret") as u32;
    let config = Config { locale, ..Config::default() };
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(config) };
    hover(&Analysis::new(marked.replace("$0", ""), &context), offset)
}

fn card(marked: &str) -> String {
    hover_at(marked, Locale::Vi).expect("a card").markdown
}

#[test]
fn a_full_citation_shows_its_document() {
    let card = card("Thực hiện Nghị định số 30/20$020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.");
    assert!(card.starts_with("**Nghị định số 30/2020/NĐ-CP**\n\nVề công tác văn thư\n\n"), "{card}");
    assert!(card.contains("Chính phủ ban hành ngày 05/3/2020"), "{card}");
}

#[test]
fn a_law_without_its_year_is_the_one_in_force() {
    let land =
        |year: i16| card(&format!("Cao Bằng, ngày 22 tháng 7 năm {year}\n\nTheo Luật Đất$0 đai thì đất được giao."));
    assert!(land(2025).starts_with("**Luật Đất đai** số 31/2024/QH15"), "{}", land(2025));
    assert!(land(2015).starts_with("**Luật Đất đai** số 45/2013/QH13"), "{}", land(2015));
    assert!(land(2015).contains("theo Luật Đất đai số 31/2024/QH15") && land(2015).contains("Cùng tên còn có:"));
}

#[test]
fn a_document_later_than_the_text_is_shown_as_such() {
    let card = card("Cao Bằng, ngày 22 tháng 7 năm 2019\n\nTheo Nghị định số 30/2020/NĐ$0-CP.");
    assert!(card.starts_with("**Nghị định số 30/2020/NĐ-CP**") && card.contains("chưa ban hành"), "{card}");
}

#[test]
fn the_range_is_the_whole_citation() {
    let text = "Theo $0Nghị định số 30/2020/NĐ-CP, các cơ quan …";
    let hover = hover_at(text, Locale::Vi).expect("a card");
    assert_eq!(hover.range.of(&text.replace("$0", "")), "Nghị định số 30/2020/NĐ-CP");
}

#[test]
fn the_date_tells_homonyms_apart_and_both_are_named() {
    let january = card("Nghị định số 03/2019/NĐ-CP$0 ngày 04/01/2019 của Chính phủ");
    assert!(january.contains("ban hành ngày 04/01/2019"), "{january}");
    assert!(january.contains("Cùng số, ký hiệu còn có:\n\n- Nghị định 03/2019/NĐ-CP, 05/9/2019"), "{january}");
    let open = card("Nghị định số 03/2019/NĐ-CP$0 của Chính phủ");
    assert!(open.contains("Có thể là một trong các văn bản"), "{open}");
}

#[test]
fn laws_are_known_by_name_and_year() {
    let card = card("theo Luật Ngân sách$0 nhà nước năm 2015 và");
    assert!(card.starts_with("**Luật Ngân sách nhà nước** số 83/2015/QH13"), "{card}");
    let constitution = self::card("Căn cứ Hiến pháp$0 năm 2013;");
    assert!(constitution.starts_with("**Hiến pháp**") && constitution.contains("28/11/2013"), "{constitution}");
}

#[test]
fn what_is_not_known_is_not_called_wrong() {
    let card = card("Nghị định số 998/2017/NĐ-CP$0 của Chính phủ");
    assert!(card.contains("chưa có không có nghĩa là sai"), "{card}");
}

#[test]
fn a_date_shows_its_weekday() {
    assert_eq!(card("Họp vào ngày 22/$07/2024 tại Hà Nội."), "**Thứ Hai, 22/7/2024**");
    let english = hover_at("Họp vào ngày 22/$07/2024.", Locale::En).expect("a card");
    assert_eq!(english.markdown, "**Monday, 22/7/2024**");
    assert_eq!(card("Họp ngày 30/02/$02023."), "Lịch không có ngày này: tháng 2/2023 có 28 ngày.");
    assert_eq!(card("Họp ngày 12/13/$02023."), "Lịch không có ngày 12/13/2023.");
}

#[test]
fn the_date_of_a_citation_is_shown_on_its_card() {
    let card = card("Nghị định số 30/2020/NĐ-CP ngày 05/$03/2020 của Chính phủ");
    assert!(card.contains("**Nghị định số 30/2020/NĐ-CP**") && card.contains("**Thứ Năm, 05/3/2020**"), "{card}");
}

#[test]
fn english_is_spoken_where_asked_for() {
    let hover = hover_at("Nghị định số 30/2020/NĐ-CP$0", Locale::En).expect("a card");
    assert!(hover.markdown.contains("Issued by Chính phủ on 05/3/2020"), "{}", hover.markdown);
}

#[test]
fn plain_words_have_no_card() {
    assert_eq!(hover_at("Các cơ quan $0phối hợp.", Locale::Vi), None);
    assert_eq!(hover_at("$0", Locale::Vi), None);
    assert_eq!(hover_at("\r\n$0\0", Locale::Vi), None);
}

#[test]
fn words_that_point_back_show_what_they_point_at() {
    let text = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.\n\n\
        Theo Nghị định$0 nói trên, văn bản được đánh số theo năm.\n\nNghị định số 30 còn quy định việc lưu.\n";
    let above = card(text);
    assert!(above.starts_with("Ở đây là: Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"), "{above}");
    assert!(above.contains("(dòng 1)") && above.contains("Chính phủ ban hành ngày 05/3/2020"), "{above}");
    assert!(above.contains("Còn được nhắc đến 2 lần: dòng 1, 5"), "{above}");
    let short = card(&text.replace("$0", "").replace("số 30 còn", "số 30$0 còn"));
    assert!(short.contains("**Nghị định số 30/2020/NĐ-CP**") && short.contains("dòng 1, 3"), "{short}");
}

#[test]
fn a_short_form_alone_lists_what_it_may_mean() {
    let card = card("Theo Nghị định số 03$0 thì");
    assert!(card.starts_with("Có thể là một trong các văn bản:\n\n- Nghị định 03/"), "{card}");
    let list = card.split("---").next().unwrap_or_default();
    assert_eq!((list.matches("\n- ").count(), list.contains("\n- …")), (9, true), "{list}");
}

#[test]
fn dates_are_told_from_the_day_of_the_text() {
    let text = "Hà Nội, ngày 22 tháng 7 năm 2024\n\nCuộc họp ngày 01/8/2024$0 và ngày 21/7.\n";
    assert_eq!(card(text), "**Thứ Năm, 01/8/2024**\n\n10 ngày sau ngày của văn bản (22/7/2024)");
    let partial = card(&text.replace("$0", "").replace("21/7", "21/$07"));
    assert_eq!(partial, "**Chủ nhật**, nếu là năm 2024 (năm của văn bản)");
}

#[test]
fn a_document_of_another_type_or_year_is_not_taken_for_the_one_that_is_cited() {
    // 94/2015/QH13 is a law; resolutions of the Assembly share its numbers.
    let other = card("Theo Nghị quyết số 94/2015/QH13$0 của Quốc hội");
    assert!(
        other.contains(
            "khác loại, năm, khóa hoặc cơ quan ban hành:\n\n- Luật Thi hành tạm giữ, tạm giam số 94/2015/QH13"
        ),
        "{other}"
    );
    let year = card("Theo Chỉ thị số 215/CT-TCHQ$0 ngày 03/5/2012 của Tổng cục Hải quan");
    assert!(year.contains("khác loại, năm, khóa hoặc cơ quan ban hành:"), "{year}");
    let open = card("Theo Chỉ thị số 215/CT-TCHQ$0 của Tổng cục Hải quan");
    assert!(open.contains("**Chỉ thị số 215/CT-TCHQ**") && open.contains("đánh lại mỗi năm"), "{open}");
    let behind = card("Theo Chỉ thị số 215/CT-TCHQ$0 năm 2012 của Tổng cục Hải quan");
    assert!(behind.contains("cơ quan ban hành:"), "{behind}");
    let body = card("Quán triệt Nghị quyết số 43-NQ/TW$0 của Bộ Chính trị tới từng chi bộ");
    assert!(body.contains("cơ quan ban hành:"), "{body}");
    // What is cited was issued before the text that cites it.
    let later = card("Hà Nội, ngày 22 tháng 7 năm 2019\n\nTheo Chỉ thị số 215/CT-TCHQ$0 thì\n");
    assert!(later.contains("khác loại, năm, khóa hoặc cơ quan ban hành:"), "{later}");
}

#[test]
fn the_subject_tells_documents_of_one_number_apart() {
    let told = card("Theo Nghị quyết số 35/NQ-CP$0 của Chính phủ về hỗ trợ và phát triển doanh nghiệp đến năm 2020.");
    assert!(told.contains("Chính phủ ban hành ngày 16/5/2016"), "{told}");
    let open = card("Theo Nghị quyết số 35/NQ-CP$0 của Chính phủ về cải thiện môi trường kinh doanh của tỉnh.");
    assert!(open.starts_with("Có thể là một trong các văn bản"), "{open}");
    let other = card("Theo Chỉ thị số 36-CT/TW$0 của Bộ Chính trị về tổ chức hội thao cuối năm.");
    assert!(other.contains("cơ quan ban hành:"), "{other}");
    let day = card("Theo Chỉ thị số 33-CT/TW$0 ngày 21/3/2019 của Ban Bí thư.");
    assert!(day.contains("⚠ Bài ghi ngày 21/3/2019, danh mục ghi ngày 18/3/2019"), "{day}");
    let all = card("Theo Nghị quyết số 01/NQ-CP$0 ngày 01/01/2021 của Chính phủ, tỉnh đã ban hành kế hoạch.");
    assert!(all.contains("- … và") && all.matches("\n- ").count() == 4, "{all}");
}

#[test]
fn a_card_says_what_held_on_the_day_of_the_text() {
    let text = |day: &str| format!("Cao Bằng, ngày {day}\n\nThực hiện Nghị định số 44/2009/NĐ-CP$0 ngày 07/5/2009.\n");
    let after = card(&text("22 tháng 7 năm 2024"));
    assert!(
        after.contains("tại ngày 22/7/2024 đã hết hiệu lực (từ 05/5/2021, theo Nghị định 22/2021/NĐ-CP)"),
        "{after}"
    );
    let before = card(&text("22 tháng 7 năm 2012"));
    assert!(before.contains("tại ngày 22/7/2012 còn hiệu lực; nay hết hiệu lực (từ 05/5/2021"), "{before}");
}

#[test]
fn the_issuer_of_a_symbol_is_explained_on_its_card() {
    let card = card("Thông tư số 05/2025/TT-BNN$0MT quy định rõ.");
    assert!(card.contains("**Bộ Nông nghiệp và Môi trường** (BNNMT)"), "{card}");
}
