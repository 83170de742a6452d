use super::*;
use crate::syntax::{Paragraph, Symbol};

/// Shows each citation as `form⟦range⟧ part=… part=…`.
fn show(text: &str) -> Vec<String> {
    let knowledge = Knowledge::builtin();
    let paragraph = Paragraph::read(text, &knowledge);
    let of = |range: TextRange| range.of(text).to_owned();
    paragraph
        .facts
        .citations
        .iter()
        .map(|citation| {
            let mut shown = format!("{}⟦{}⟧", citation.form.name(), of(citation.range));
            let mut part = |name: &str, value: Option<String>| {
                if let Some(value) = value {
                    shown += &format!(" {name}={value}");
                }
            };
            part("label", citation.label.as_ref().map(|label| knowledge.types.name(label.kind).to_owned()));
            part("symbol", citation.symbol.as_ref().map(|Symbol { canonical, .. }| canonical.clone()));
            part("number", (citation.form == CitationForm::Short).then(|| citation.number.clone()));
            part("year", citation.year.filter(|_| citation.symbol.is_none()).map(|year| year.to_string()));
            part("date", citation.date.as_ref().map(|date| of(date.mention.range)));
            part("issuer", citation.issuer.as_ref().map(|issuer| of(issuer.range)));
            part("term", citation.term.as_ref().map(|term| of(term.range)));
            part("title", citation.title.map(of));
            part("pinpoint", citation.pinpoint.as_ref().map(|pinpoint| of(pinpoint.range)));
            shown
        })
        .collect()
}

#[track_caller]
fn one(text: &str, expected: &str) {
    assert_eq!(show(text), [expected], "{text}");
}

#[test]
fn from_shortest_to_fullest() {
    one("theo NĐ 21/2019 của", "short⟦NĐ 21/2019⟧ label=Nghị định number=21/2019 year=2019");
    one("theo Nghị định 21.", "short⟦Nghị định 21⟧ label=Nghị định number=21");
    one("theo Nghị định số 21", "short⟦Nghị định số 21⟧ label=Nghị định number=21");
    one(
        "theo Nghị định số 21 của Chính phủ",
        "short⟦Nghị định số 21 của Chính phủ⟧ label=Nghị định number=21 issuer=Chính phủ",
    );
    one("Nghị định 21/2019/NĐ-CP", "full⟦Nghị định 21/2019/NĐ-CP⟧ label=Nghị định symbol=21/2019/NĐ-CP");
    one("Nghị định 03 năm 2019 quy", "short⟦Nghị định 03 năm 2019⟧ label=Nghị định number=03 year=2019");
    one(
        "Thông tư số 294 của Bộ Quốc phòng.",
        "short⟦Thông tư số 294 của Bộ Quốc phòng⟧ label=Thông tư number=294 issuer=Bộ Quốc phòng",
    );
}

#[test]
fn laws_by_name() {
    one("theo Luật Đất đai năm 2013,", "named⟦Luật Đất đai năm 2013⟧ label=Luật year=2013");
    one("Bộ luật Dân sự 2015 và", "named⟦Bộ luật Dân sự 2015⟧ label=Bộ luật year=2015");
    one("trong Hiến pháp 2013", "named⟦Hiến pháp 2013⟧ label=Hiến pháp year=2013");
    one(
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15;",
        "full⟦Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15⟧ label=Luật symbol=64/2025/QH15",
    );
    one(
        "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14",
        "full⟦Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14⟧ label=Luật \
         symbol=69/2020/QH14",
    );
    assert_eq!(show("theo pháp luật 2013 và kỷ luật số 5"), Vec::<String>::new());
}

#[test]
fn anaphora_and_events() {
    one("Nghị định này có hiệu lực", "anaphoric⟦Nghị định này⟧ label=Nghị định");
    one("theo Quyết định nói trên.", "anaphoric⟦Quyết định nói trên⟧ label=Quyết định");
    assert_eq!(show("Quyết định trên cơ sở đề nghị"), Vec::<String>::new());
    one("Nghị quyết Đại hội XIII của Đảng", "named⟦Nghị quyết Đại hội XIII của Đảng⟧ label=Nghị quyết");
    one(
        "Nghị quyết Trung ương 8 khóa XI về đổi mới giáo dục",
        "named⟦Nghị quyết Trung ương 8 khóa XI về đổi mới giáo dục⟧ label=Nghị quyết term=khóa XI \
         title=về đổi mới giáo dục",
    );
}

#[test]
fn lists_under_one_label() {
    assert_eq!(
        show("các Nghị định số 21/2019/NĐ-CP và số 03/2019/NĐ-CP của Chính phủ"),
        [
            "full⟦Nghị định số 21/2019/NĐ-CP⟧ label=Nghị định symbol=21/2019/NĐ-CP",
            "full⟦03/2019/NĐ-CP của Chính phủ⟧ label=Nghị định symbol=03/2019/NĐ-CP issuer=Chính phủ",
        ]
    );
    assert_eq!(
        show("Nghị quyết số 28 và 44, kết quả"),
        ["short⟦Nghị quyết số 28⟧ label=Nghị quyết number=28", "short⟦44⟧ label=Nghị quyết number=44"]
    );
    one("Nghị quyết số 28 và 44 đại biểu", "short⟦Nghị quyết số 28⟧ label=Nghị quyết number=28");
}

#[test]
fn pinpoints_go_with_their_citation() {
    one(
        "theo điểm a khoản 2 Điều 103 của Bộ luật Hình sự năm 2015",
        "named⟦Bộ luật Hình sự năm 2015⟧ label=Bộ luật year=2015 pinpoint=điểm a khoản 2 Điều 103",
    );
}

#[test]
fn what_only_looks_like_a_citation() {
    for text in [
        "quyết định 5 nội dung",
        "kế hoạch 2017-2020",
        "quy hoạch 1/1000",
        "Nghị quyết 5 năm",
        "các nghị quyết của Đảng",
        "chương trình này",
        "báo cáo 6 tháng",
    ] {
        assert_eq!(show(text), Vec::<String>::new(), "{text}");
    }
}

/// The titles that are read in a text.
fn titles(text: &str) -> Vec<&str> {
    let paragraph = Paragraph::read(text, &Knowledge::builtin());
    paragraph.facts.citations.iter().filter_map(|citation| citation.title).map(|title| title.of(text)).collect()
}

#[test]
fn titles_end_where_a_reader_sees_them_end() {
    for (text, title) in [
        (
            "Thông tư số 91/2031/TT-BYT quy định về trang phục y tế hết hiệu lực từ tháng sau.",
            "quy định về trang phục y tế",
        ),
        ("Kế hoạch số 12/KH-UBND về trồng cây với mục tiêu phủ xanh đồi trọc.", "về trồng cây"),
        ("Nghị quyết số 91/2031/NQ-HĐND về mức thu phí và Quốc hội thông qua luật mới.", "về mức thu phí"),
        (
            "Chỉ thị số 91/CT-TTg về buôn lậu, hàng giả, hàng cấm, hàng năm đều sơ kết.",
            "về buôn lậu, hàng giả, hàng cấm",
        ),
        ("Quyết định số 91/QĐ-UBND về thi đua, năm 2031 trên địa bàn tỉnh.", "về thi đua, năm 2031 trên địa bàn tỉnh"),
        ("Nghị quyết số 91-NQ/TU \"Về phát triển du lịch\" đã đi vào cuộc sống.", "Về phát triển du lịch"),
        ("Kế hoạch số 12/KH-UBND về “đô thị xanh, trong đó nêu rõ chỉ tiêu.", "về “đô thị xanh"),
        // An official title goes on past what would end another one.
        ("Quy định số 41-QĐ/TW về miễn nhiệm, từ chức đối với cán bộ.", "về miễn nhiệm, từ chức đối với cán bộ"),
        ("Quy định số 91-QĐ/TU về miễn nhiệm, từ chức đối với cán bộ.", "về miễn nhiệm"),
    ] {
        assert_eq!(titles(text), [title], "{text}");
    }
    for text in [
        "Luật Hải quan về giám sát hàng hóa đã nêu.",
        "Nghị định số 91/2031/NĐ-CP quy định rõ các yêu cầu về nhà xưởng.",
    ] {
        assert!(titles(text).is_empty(), "{text}");
    }
}

#[test]
fn the_number_behind_an_amended_law_belongs_to_the_one_that_has_it() {
    let text = "Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 100/2015/QH13 được thông qua.";
    let paragraph = Paragraph::read(text, &Knowledge::builtin());
    let read: Vec<(&str, bool)> =
        paragraph.facts.citations.iter().map(|citation| (citation.range.of(text), citation.symbol.is_some())).collect();
    assert_eq!(
        read,
        [
            ("Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 100/2015/QH13", false),
            ("Bộ luật Hình sự số 100/2015/QH13", true)
        ]
    );
}
