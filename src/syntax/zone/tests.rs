use super::*;

fn zones(text: &str) -> Vec<&str> {
    skipped(text).into_iter().map(|range| range.of(text)).collect()
}

#[test]
fn addresses_are_zones() {
    assert_eq!(
        zones("Xem https://vanban.example.vn/van-ban?so=21/2019/NĐ-CP, (http://a.vn/b_(c)) và www.example.org."),
        ["https://vanban.example.vn/van-ban?so=21/2019/NĐ-CP", "http://a.vn/b_(c)", "www.example.org"]
    );
    assert_eq!(
        zones("Trang sotuphap.tinh.gov.vn/tin, cổng dichvu.gov.vn:8080."),
        ["sotuphap.tinh.gov.vn/tin", "dichvu.gov.vn:8080"]
    );
    assert_eq!(
        zones("Gửi về vanthu.ubnd@tinh.gov.vn; CC: a+b@c.d-e.org."),
        ["vanthu.ubnd@tinh.gov.vn", "a+b@c.d-e.org"]
    );
    assert_eq!(zones("“https://x.vn/a”"), ["https://x.vn/a"]);
}

#[test]
fn file_names_are_zones() {
    assert_eq!(
        zones("Kèm bao_cao-2024.docx, phụ-lục.PDF và C:\\Hồ sơ\\x."),
        ["bao_cao-2024.docx", "phụ-lục.PDF", "C:\\Hồ"]
    );
    assert_eq!(zones("docs/kế_hoạch.md"), ["docs/kế_hoạch.md"]);
}

#[test]
fn code_and_markup_are_zones() {
    assert_eq!(zones("lệnh `vanthu check` và ``a ` b``."), ["`vanthu check`", "``a ` b``"]);
    assert_eq!(zones("```rust\n"), ["```rust"]);
    assert_eq!(zones("~~~\n"), ["~~~"]);
    assert_eq!(zones("<p class=\"a > b\">Nghị định <b>số</b><br/>"), ["<p class=\"a > b\">", "<b>", "</b>", "<br/>"]);
    assert_eq!(zones("<!-- ghi chú số 5 --> văn bản <!DOCTYPE html>"), ["<!-- ghi chú số 5 -->", "<!DOCTYPE html>"]);
    assert_eq!(zones("<script>var a = 5;</script> hết"), ["<script>var a = 5;</script>"]);
    assert_eq!(zones("Kính gửi {{ nơi nhận }}, {% if a %} ${so}"), ["{{ nơi nhận }}", "{% if a %}", "${so}"]);
    assert_eq!(zones("a&nbsp;b &ndash; R&D; &x; A & B"), ["&nbsp;", "&ndash;"]);
    assert_eq!(zones("**Nghị định** số 5 (*) ***** * a"), ["**", "**"]);
    assert_eq!(zones("\\textbf{Điều 1} \\ref{dieu-1} C \\& D"), ["\\textbf", "\\ref{dieu-1}"]);
}

#[test]
fn directives_are_zones() {
    assert_eq!(
        zones("Đã sửa. vanthu: bỏ qua A01 vì trích nguyên văn\nDòng sau"),
        ["vanthu: bỏ qua A01 vì trích nguyên văn"]
    );
    assert_eq!(zones("<!-- vanthu: tắt D -->"), ["<!-- vanthu: tắt D -->"]);
}

#[test]
fn the_writers_text_is_no_zone() {
    for text in [
        "Căn cứ Nghị định số 21/2019/NĐ-CP ngày 22/02/2019 của Chính phủ.Điều 2 quy định",
        "Quyết định số 1391/QĐ-TTg.Nghị quyết số 28-NQ/TW; tỷ lệ a < b và c > d",
        "TP.HCM, Q.1, P.V tại Ea H`leo và người H`Mông ở Mường Lát",
        "Nghị quyết 66.7/2025/NQ-CP ngày 15.11.2025: tăng 1.000.000 đồng (3.5%)",
        "<Nghị định số 5> {khoản 2} C:D, 8:30, tỷ lệ 3:1 @ vanthu: 024",
        "Số:15/QĐ-UBND ~ 20 người; công việc đã xong.in ấn phẩm",
        "thuộc huyện.vn không phải địa chỉ",
    ] {
        assert_eq!(zones(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn zones_lie_apart_and_in_order_on_any_text() {
    for text in [
        "a@b.vn.docx@c.vn",
        "`a.vn`.vn",
        "http://http://a.vn",
        "<a href='http://x.vn'>http://x.vn</a>",
        ".....vn",
        "@@@",
        "\\\\\\",
        "``` ` ``",
        "<!--<!--",
        "{{{{}}}}",
        "://",
        "e\u{301}.docx",
        "\u{301}@\u{301}.vn",
    ] {
        let mut end = 0;
        for zone in skipped(text) {
            assert!(zone.start >= end && zone.end >= zone.start, "{text}");
            assert!(text.get(std::ops::Range::<usize>::from(zone)).is_some(), "{text}");
            end = zone.end;
        }
    }
}

#[test]
fn directives_are_read_in_both_languages() {
    let read = |text: &str| -> Vec<(String, Vec<String>)> {
        directives(text)
            .iter()
            .map(|directive| {
                let codes = directive.codes().iter().map(|(code, range)| {
                    assert_eq!(range.of(text), code);
                    code.clone()
                });
                (directive.range().of(text).to_owned(), codes.collect())
            })
            .collect()
    };
    let one = |range: &str, codes: &[&str]| {
        vec![(range.to_owned(), codes.iter().map(|&code| code.to_owned()).collect::<Vec<_>>())]
    };
    assert_eq!(read("<!-- vanthu: bỏ qua A01, b02 vì trích -->"), one("vanthu: bỏ qua A01, b02", &["A01", "b02"]));
    assert_eq!(read("% Vanthu: OFF D"), one("Vanthu: OFF D", &["D"]));
    assert_eq!(read("vanthu:bật"), one("vanthu:bật", &[]));
    assert_eq!(read("vanthu: ignore lỗi này"), one("vanthu: ignore lỗi", &["lỗi"]));
    assert_eq!(read("vanthu: bỏ qua (nguyên văn)"), one("vanthu: bỏ qua", &[]));
    let decomposed = "vanthu: bo\u{309} qua A01";
    assert_eq!(read(decomposed), one(decomposed, &["A01"]));
    for text in ["vanthu: 024", "e-vanthu: off", "vanthu: offline", "vanthu bỏ qua A01", "xvanthu: off", "anthu: off"]
    {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn tokens_around_a_zone_keep_their_distance() {
    let text = "định <b>21</b>/2019 https://a.vn/x\n `b` xong&nbsp;hết";
    let folded = crate::text::fold(text);
    let mut tokens = crate::text::tokenize(&folded, &crate::text::Vocabulary::default());
    leave_out(&mut tokens, &skipped(text), text);
    let left: Vec<(&str, Gap)> = tokens.iter().map(|token| (token.range.of(text), token.gap)).collect();
    let expected = [
        ("định", Gap::None),
        ("21", Gap::Space),
        ("/", Gap::None),
        ("2019", Gap::None),
        ("xong", Gap::Line),
        ("hết", Gap::Space),
    ];
    assert_eq!(left, expected);
}

proptest::proptest! {
    /// Whatever stands in a text, zones are whole characters, in order, and apart.
    #[test]
    fn zones_of_any_text_are_sound(text in "([@`<>{}&;\\\\:.~*/ \n\"']|vn|docx|http|vanthu: bỏ qua A01|<!--|-->|Số|5|ệ|e\u{323}|script){0,40}") {
        let mut end = 0;
        for zone in skipped(&text) {
            proptest::prop_assert!(zone.start >= end);
            proptest::prop_assert!(zone.is_empty() || !zone.of(&text).is_empty());
            end = zone.end;
        }
        for directive in directives(&text) {
            proptest::prop_assert!(directive.range().of(&text).starts_with("vanthu"));
        }
    }
}

#[test]
fn words_are_listed_up_to_the_end_of_the_line_or_comment() {
    for (text, words, range) in [
        ("<!-- vanthu: từ Sốp Cộp,  Nậm  Cắn --> xong", &["Sốp Cộp", "Nậm Cắn"][..], "vanthu: từ Sốp Cộp,  Nậm  Cắn"),
        ("% Vanthu: WORDS kđơng; đìu hiu\nkhác", &["kđơng", "đìu hiu"], "Vanthu: WORDS kđơng; đìu hiu"),
        ("vanthu: tu cuả\r\n", &["cuả"], "vanthu: tu cuả"),
    ] {
        let read = directives(text);
        let [Directive::Words { words: found, range: at }] = &read[..] else { panic!("{text}: {read:?}") };
        assert_eq!(
            (&found[..], at.of(text)),
            (&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>()[..], range)
        );
    }
    for text in ["vanthu: từ", "vanthu: từ 5, 6", "vanthu: từng", "<!-- vanthu: từ --> a"] {
        assert_eq!(directives(text), [], "{text}");
    }
}
