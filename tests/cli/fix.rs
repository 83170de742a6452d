use super::*;

#[test]
fn safe_fixes_are_applied_and_every_other_byte_stays() {
    let before = format!("\u{FEFF}{}Nguye\u{302}\u{303}n\tVăn A\r\rhết\0", WRONG.replace('\n', "\r\n"));
    let after = format!("\u{FEFF}{}Nguye\u{302}\u{303}n\tVăn A\r\rhết\0", RIGHT.replace('\n', "\r\n"));
    let place = Place::new().with("a.txt", &before);
    let run = place.run(&["check", "--fix", "a.txt", "--select", "A01"]);
    assert_eq!(String::from_utf8(place.read("a.txt")).as_deref(), Ok(after.as_str()));
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains("Đã sửa 1 chỗ."), "{}", run.out);
    let again = place.run(&["check", "--fix", "a.txt", "--select", "A01"]);
    assert!(!again.out.contains("Đã sửa"), "{}", again.out);
}

#[test]
fn standard_input_comes_out_fixed() {
    let text = WRONG.replace('\n', "\r\n") + "\x1b[1mgiữ\x1b[0m";
    let run = Place::new().run_with(&["check", "--fix", "-"], text.as_bytes());
    assert_eq!(run.out, RIGHT.replace('\n', "\r\n") + "\x1b[1mgiữ\x1b[0m");
    assert!(run.err.contains("Đã kiểm tra 1 tệp"), "{}", run.err);
}

#[test]
fn a_rule_that_is_not_selected_fixes_nothing() {
    let place = Place::new().with("a.txt", WRONG);
    place.run(&["check", "--fix", "a.txt", "--ignore", "A"]);
    assert_eq!(place.read("a.txt"), WRONG.as_bytes());
}

#[test]
fn a_broken_file_is_left_alone() {
    let place = Place::new().with("a.txt", b"Quy\xE1 30/2020/N\xC4").with("b.txt", WRONG);
    let run = place.run(&["check", "--fix"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(place.read("a.txt"), b"Quy\xE1 30/2020/N\xC4");
    assert_eq!(place.read("b.txt"), RIGHT.as_bytes());
}

#[cfg(unix)]
#[test]
fn links_and_permissions_survive_a_fix() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new().with("thật.txt", WRONG);
    fs::set_permissions(place.path().join("thật.txt"), fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("thật.txt", place.path().join("nối.txt")).expect("a link");
    place.run(&["check", "--fix", "nối.txt"]);
    assert_eq!(place.read("thật.txt"), RIGHT.as_bytes());
    let link = fs::symlink_metadata(place.path().join("nối.txt")).expect("the link");
    assert!(link.is_symlink());
    let mode = fs::metadata(place.path().join("thật.txt")).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
