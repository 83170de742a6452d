//! What to read: paths from the command line, directories walked, in the order of their names.

use std::path::{Path, PathBuf};

use crate::config::Locale;
use crate::input;

/// Where a text comes from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Source {
    StandardInput,
    File(PathBuf),
    /// A path that leads to nothing readable, and why.
    Broken(String),
}

/// Something to read and what to call it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub name: String,
    pub source: Source,
}

/// Finds the texts that the command line names; without any path, those of this directory.
pub(super) fn find(paths: &[PathBuf], stdin_name: Option<&Path>, locale: Locale) -> Vec<Found> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let name = stdin_name.map_or_else(|| "-".to_owned(), shown);
            found.push(Found { name, source: Source::StandardInput });
        } else if path.is_dir() {
            walk(path, locale, &mut found);
        } else {
            found.push(Found { name: shown(path), source: Source::File(path.clone()) });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found.dedup_by(|a, b| a.name == b.name);
    found
}

/// Takes the texts of a directory, leaving out what `.gitignore` and the like leave out.
fn walk(directory: &Path, locale: Locale, found: &mut Vec<Found>) {
    for text in input::texts_below(directory) {
        match text {
            Ok(path) => found.push(Found { name: shown(&path), source: Source::File(path) }),
            Err(error) => {
                let name = path_of(&error).map_or_else(|| shown(directory), shown);
                let message = locale.pick(format!("Không mở được: {error}"), format!("Cannot be opened: {error}"));
                found.push(Found { name, source: Source::Broken(message) });
            }
        }
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// A path as it is printed: with forward slashes, without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn directories_give_their_texts_in_order() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        for name in ["b.txt", "a/c.MD", "a/bỏ.txt", "ảnh.png", "a/.ẩn.txt", "d.docx", "~$d.docx", "z.html"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap_or(root.path()))?;
            fs::write(path, "")?;
        }
        fs::write(root.path().join(".gitignore"), "bỏ.txt\n")?;
        let found = find(&[root.path().to_owned(), root.path().join("b.txt")], None, Locale::Vi);
        let prefix = format!("{}/", shown(root.path()));
        let names: Vec<&str> = found.iter().filter_map(|found| found.name.strip_prefix(&prefix)).collect();
        assert_eq!(names, ["a/c.MD", "b.txt", "d.docx", "z.html"]);
        Ok(())
    }
}
