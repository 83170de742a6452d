//! Nothing that a file can hold makes the program fail, hang or lose other files.

use super::*;

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let place = Place::new()
        .with("a.txt", b"D\xC3\xB2ng m\xE1\xBB\x99t\nd\xC3\xB2ng \xFFhai\n")
        .with("b.txt", WRONG)
        .with("c.txt", b"\xFF\xFEa\0b\0");
    let run = place.run(&["check", "--format", "json", "a.txt", "b.txt", "c.txt", "d.txt", "e.docx"]);
    assert_eq!(run.code, Some(2));
    let json = run.json();
    let error = |index: usize| json["files"][index]["error"].as_str().unwrap_or_default().to_owned();
    assert!(error(0).contains("Byte thứ 18 (dòng 2) không phải UTF-8"), "{}", error(0));
    assert_eq!(json["files"][1]["diagnostics"][0]["code"], "A01");
    assert!(error(2).contains("UTF-16"), "{}", error(2));
    assert!(error(3).contains("không có tệp này"), "{}", error(3));
    assert!(error(4).contains("không có tệp này"), "{}", error(4));
    assert_eq!(json["summary"]["files"], 1);
}

#[test]
fn a_damaged_or_foreign_format_is_named_and_the_others_count() {
    let place = Place::new().with("a.docx", "PK").with("b.txt", RIGHT).with("c.doc", "\u{1}").with("~$a.docx", "x");
    let run = place.run(&["check", "--format", "json", "a.docx", "b.txt", "c.doc"]);
    assert_eq!(run.code, Some(2));
    let json = run.json();
    let error = |index: usize| json["files"][index]["error"].as_str().unwrap_or_default().to_owned();
    assert!(error(0).contains("Tệp .docx bị hỏng"), "{}", error(0));
    assert!(error(2).contains("Không đọc được tệp .doc"), "{}", error(2));
    assert_eq!(json["summary"]["files"], 1);
    let walked = place.run(&["check", "--lang", "en"]);
    assert_eq!(walked.code, Some(2));
    assert!(walked.err.contains("a.docx: The .docx file is damaged") && !walked.err.contains("~$"), "{}", walked.err);
}

#[test]
fn strange_texts_are_read() {
    let marks = "\u{301}\u{323}\u{302}".repeat(2_000);
    let place = Place::new()
        .with("marks.txt", &marks)
        .with("nul.txt", format!("\0{}\0\0", WRONG.replace(' ', "\0 ")))
        .with("rỗng.txt", "")
        .with("bom.txt", "\u{FEFF}")
        .with("ends.txt", "\r\r\n\n\r")
        .with("wide.txt", "文😀".repeat(500) + WRONG);
    let run = place.run(&["check", "--format", "json"]);
    let json = run.json();
    assert_eq!(json["summary"]["files"], 6, "{}", run.err);
    assert!(json["files"].as_array().into_iter().flatten().all(|file| file["error"].is_null()), "{}", run.out);
    assert_eq!(run.err, "");
    let human = place.run(&["check"]);
    assert!(human.err.is_empty() && human.out.contains("Đã kiểm tra 6 tệp"), "{}", human.err);
}

#[test]
fn a_line_of_ten_megabytes_takes_time_in_step_with_its_length() {
    let clean = "đơn vị đã rà soát công tác văn thư, lưu trữ trong năm qua và báo cáo cấp trên; ";
    let wrong = "Theo Quyết định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, ";
    takes_time_in_step("a line", |times| {
        let text = clean.repeat(times * 2_500_000 / clean.len()) + wrong + &clean.repeat(1_000);
        let run = Place::new().with("a.txt", &text).run(&["check", "a.txt"]);
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert!(run.out.lines().all(|line| line.chars().count() < 300));
    });
}

#[test]
fn openings_without_end_and_runs_of_instructions_take_time_in_step_with_their_length() {
    takes_time_in_step("openings", |times| {
        let many = |open: &str| open.repeat(times * 2_500);
        let place = Place::new()
            .with("a.txt", many("vanthu: off A01 và "))
            .with("b.txt", many("vanthu: bỏ qua A01\n"))
            .with("c.txt", many("~~~ a\n<!--\n<script>\n"))
            .with("d.txt", ["a.b", "`` `", "{{ ", "<a href='", "\\a{", "@", "<style>"].map(many).concat());
        let run = place.run(&["check", "--format", "json"]);
        assert_eq!(run.json()["summary"]["files"], 4, "{}", run.err);
    });
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_opened_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new().with("đóng/a.txt", WRONG).with("mở/b.txt", RIGHT);
    let closed = place.path().join("đóng");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("permissions");
    // The superuser may open everything; then there is nothing to see.
    let open_anyway = fs::read_dir(&closed).is_ok();
    let run = place.run(&["check"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("permissions");
    if open_anyway {
        assert_eq!(run.code, Some(1), "{}", run.err);
        eprintln!("skipped: this user may open every directory");
    } else {
        assert_eq!(run.code, Some(2));
        assert!(run.err.contains("đóng"), "{}", run.err);
        assert!(run.out.contains("Đã kiểm tra 1 tệp"), "{}", run.out);
    }
}
