//! More documents, from a file that `vanthu.toml` names.

use super::*;

fn place() -> Place {
    Place::new()
        .with("vanthu.toml", "[registry]\nfiles = [\"nội bộ.csv\"]\n")
        .with(
            "nội bộ.csv",
            "số ký hiệu,loại,ngày ban hành,trích yếu\n15/QĐ-XYZ,Quyết định,22/7/2024,quy chế làm việc\n,,,\n",
        )
        .with("a.txt", "Theo Quyết định số 15/QĐ-XYZ, đơn vị báo cáo.\n")
}

#[test]
fn added_documents_are_known() {
    let cited = place().run(&["cite", "a.txt", "--format", "json"]).json();
    assert_eq!(cited["files"][0]["citations"][0]["registry"][0]["title"], "quy chế làm việc");
    let found = place().run(&["lookup", "15/QĐ-XYZ", "--format", "json"]).json();
    assert_eq!(found["records"][0]["issued"], "2024-07-22");
}

#[test]
fn a_bad_row_is_reported_at_its_line_and_the_rest_counts() {
    let run = place().run(&["check", "a.txt", "--format", "json"]);
    assert_eq!(run.code, Some(2));
    let json = run.json();
    let broken = json["files"].as_array().and_then(|files| {
        files.iter().find(|file| file["path"].as_str().is_some_and(|path| path.ends_with("nội bộ.csv")))
    });
    let diagnostic = broken.map(|file| file["diagnostics"][0].clone()).unwrap_or_default();
    assert_eq!((&diagnostic["code"], &diagnostic["start"]["line"]), (&"X03".into(), &3.into()));
}
