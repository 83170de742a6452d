//! Word and LibreOffice files on the command line.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// A package whose paragraphs are these lines.
fn package(part: &str, paragraphs: &[&str], wrap: fn(&str) -> String) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(part, SimpleFileOptions::default()).expect("a part");
    let body: String = paragraphs.iter().map(|paragraph| wrap(paragraph)).collect();
    write!(zip, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><document>{body}</document>").expect("its content");
    zip.finish().expect("a package").into_inner()
}

fn docx(paragraphs: &[&str]) -> Vec<u8> {
    package("word/document.xml", paragraphs, |text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
}

fn odt(paragraphs: &[&str]) -> Vec<u8> {
    package("content.xml", paragraphs, |text| format!("<text:p>{text}</text:p>"))
}

#[test]
fn places_are_those_of_the_text_and_its_paragraphs() {
    let lines: Vec<&str> = WRONG.lines().collect();
    let place = Place::new().with("a.docx", docx(&lines)).with("b.odt", odt(&lines)).with("c.txt", WRONG);
    let run = place.run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let json = run.json();
    let found = |index: usize| json["files"][index]["diagnostics"][0].clone();
    for index in 0..2 {
        let (office, plain) = (found(index), found(2));
        assert_eq!(office["code"], "A01");
        for key in ["line", "column", "byte"] {
            assert_eq!(office["start"][key], plain["start"][key]);
        }
        assert_eq!(office["end"]["paragraph"], 2);
        assert!(plain["start"]["paragraph"].is_null());
    }
    let cited = place.run(&["cite", "--format", "json", "a.docx"]).json();
    assert_eq!(cited["files"][0]["citations"][0]["start"]["paragraph"], 2);
}

#[test]
fn fixes_are_shown_and_the_file_is_left_as_it_is() {
    let lines: Vec<&str> = WRONG.lines().collect();
    let bytes = docx(&lines);
    let place = Place::new().with("a.docx", &bytes);
    let run = place.run(&["check", "--fix", "a.docx"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("a.docx: tệp loại này không được sửa tự động"), "{}", run.err);
    assert_eq!(place.read("a.docx"), bytes);
    let piped = place.run_with(&["check", "-", "--stdin-filename", "b.docx", "--format", "json"], &bytes);
    assert_eq!(piped.codes(), ["A01"]);
}
