//! The texts of a directory.

use std::path::{Path, PathBuf};

/// Extensions that are taken from directories. A file named outright is read whatever its name.
const EXTENSIONS: [&str; 10] = ["txt", "md", "markdown", "html", "docx", "odt", "rst", "adoc", "tex", "typ"];

/// The texts below a directory, leaving out what `.gitignore` and the like leave out; in no order.
pub fn texts_below(directory: &Path) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let walk = ignore::WalkBuilder::new(directory).require_git(false).build();
    walk.filter_map(|entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            (is_file && is_text(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(error)),
    })
}

fn is_text(path: &Path) -> bool {
    // Word keeps such a file beside each text that it has open.
    let is_lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
        && !is_lock
}
