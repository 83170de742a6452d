//! The user's dictionaries: plain files with one entry a line, read from and added to.
//!
//! There is one for the user, beside the user-wide configuration, and one for each folder that has
//! a `.vanthu/words.txt`. All that lie upwards from a text count, so that a dictionary of a part
//! does not hide that of the whole.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

use crate::config::Locale;
use crate::text::fold;

use super::{upwards, user_directory, write_whole};

/// The dictionary of a folder, relative to it.
pub const WORDS_FILE: &str = ".vanthu/words.txt";

/// The longest entry, in bytes: a phrase, not a paragraph that was selected by mistake.
const LONGEST: usize = 200;

/// The user's own dictionary, whether it exists or not; `None` where there is no home.
#[must_use]
pub fn user_words() -> Option<PathBuf> {
    Some(user_directory()?.join("words.txt"))
}

/// The entries of the user's dictionary and of all dictionaries upwards from a text or directory;
/// without one, of the user's alone. Lines that are not UTF-8 match nothing; the others count.
#[must_use]
pub fn listed_words(path: Option<&Path>) -> Vec<String> {
    let mut files: Vec<PathBuf> = user_words().into_iter().collect();
    if let Some(path) = path {
        files.extend(upwards(path).map(|directory| directory.join(WORDS_FILE)));
    }
    files.sort();
    files.dedup();
    let entries = |file: &PathBuf| fs::read(file).map(|bytes| words(&String::from_utf8_lossy(&bytes)));
    files.iter().filter_map(|file| entries(file).ok()).flatten().collect()
}

/// Where a word for everyone who works in a folder belongs: in the nearest dictionary that there
/// is, else beside the configuration file that counts, else in the folder that the editor has open.
/// Nothing outside that folder is touched. `None`: no folder is known.
#[must_use]
pub fn workspace_words(folder: Option<&Path>, config: Option<&Path>, root: Option<&Path>) -> Option<PathBuf> {
    let beside = config.and_then(Path::parent);
    let within = |directory: &Path| root.or(beside).is_some_and(|limit| directory.starts_with(limit));
    let mut around = folder.map(upwards).into_iter().flatten().take_while(|directory| within(directory));
    let there = around.find(|directory| directory.join(WORDS_FILE).is_file());
    let directory = there.or_else(|| beside.filter(|beside| within(beside)).map(Path::to_path_buf));
    Some(directory.or_else(|| root.map(Path::to_path_buf))?.join(WORDS_FILE))
}

/// Why a word could not be added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    #[error("no entry for a dictionary")]
    NoEntry,
    /// The file is in an encoding to which nothing can be added.
    #[error("{0} is UTF-16")]
    Utf16(PathBuf),
    #[error("{0}: {1}")]
    Io(PathBuf, io::Error),
}

impl AddError {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, word: &str, locale: Locale) -> String {
        match self {
            Self::NoEntry => locale.pick(
                "Mục từ phải là một từ ngữ trên một dòng, không quá 200 byte, không bắt đầu bằng “#”.".to_owned(),
                "An entry must be words on one line, of 200 bytes at most, that do not start with `#`.".to_owned(),
            ),
            Self::Utf16(path) => {
                let path = path.display();
                locale.pick(
                    format!("Không thêm được “{word}”: {path} theo bảng mã UTF-16; hãy lưu lại theo UTF-8."),
                    format!("“{word}” was not added: {path} is UTF-16; save it as UTF-8."),
                )
            }
            Self::Io(path, error) => {
                let path = path.display();
                locale.pick(
                    format!("Không thêm được “{word}” vào {path}: {}.", reason(error, Locale::Vi)),
                    format!("“{word}” could not be added to {path}: {}.", reason(error, Locale::En)),
                )
            }
        }
    }
}

fn reason(error: &io::Error, locale: Locale) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => locale.pick("không được phép ghi", "permission denied").to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => {
            locale.pick("ổ đĩa chỉ cho phép đọc", "the file system is read-only").to_owned()
        }
        _ => error.to_string(),
    }
}

/// Adds a word to a dictionary, which is created if need be; all that it holds stays as it is, to
/// the byte. `false`: the word was there already.
///
/// # Errors
/// When the word is no entry, or the file cannot be read or written.
pub fn add_word(file: &Path, word: &str) -> Result<bool, AddError> {
    /// Two additions at the same time must not each write back what the other has not seen.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let word = word.trim();
    let is_entry = !word.is_empty() && word.len() <= LONGEST && !word.starts_with('#');
    if !is_entry || word.contains(char::is_control) {
        return Err(AddError::NoEntry);
    }
    let failed = |error| AddError::Io(file.to_owned(), error);
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(failed(error)),
    };
    // A file that may not be written is not replaced by another either.
    if fs::metadata(file).is_ok_and(|data| data.permissions().readonly()) {
        return Err(failed(io::ErrorKind::PermissionDenied.into()));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(AddError::Utf16(file.to_owned()));
    }
    let compared = |word: &str| fold(word).text.to_lowercase();
    let wanted = compared(word);
    if words(&String::from_utf8_lossy(&bytes)).iter().any(|known| compared(known) == wanted) {
        return Ok(false);
    }
    let end: &[u8] = match memchr::memchr2(b'\n', b'\r', &bytes) {
        Some(at) if bytes[at..].starts_with(b"\r\n") => b"\r\n",
        Some(at) if bytes[at] == b'\r' => b"\r",
        _ => b"\n",
    };
    let unfinished = bytes.last().is_some_and(|last| !matches!(last, b'\n' | b'\r'));
    if unfinished && bytes != "\u{FEFF}".as_bytes() {
        bytes.extend_from_slice(end);
    }
    bytes.extend_from_slice(word.as_bytes());
    bytes.extend_from_slice(end);
    if let Some(directory) = file.parent() {
        fs::create_dir_all(directory).map_err(failed)?;
    }
    write_whole(file, &bytes).map_err(failed)?;
    Ok(true)
}

/// One entry a line; empty lines and remarks (`#`) are passed over.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{FEFF}');
    let lines = text.split(['\n', '\r']).map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adding_keeps_what_is_there_to_the_byte() -> Result<(), Box<dyn std::error::Error>> {
        let root = tempfile::tempdir()?;
        let file = root.path().join("mới/.vanthu/words.txt");
        assert!(add_word(&file, " kđơng ")?);
        assert_eq!(fs::read_to_string(&file)?, "kđơng\n");
        for (before, after) in [
            ("\u{FEFF}# họ tên\r\nSín Chéng\r\n", "\u{FEFF}# họ tên\r\nSín Chéng\r\nNậm Cắn\r\n"),
            ("Sín Chéng", "Sín Chéng\nNậm Cắn\n"),
            ("a\rb\r", "a\rb\rNậm Cắn\r"),
            ("\u{FEFF}", "\u{FEFF}Nậm Cắn\n"),
        ] {
            fs::write(&file, before)?;
            assert!(add_word(&file, "Nậm Cắn")?);
            assert_eq!(fs::read_to_string(&file)?, after);
            // Decomposed and in capitals it is the same entry.
            assert!(!add_word(&file, "NA\u{323}\u{302}M CĂ\u{301}N")?, "{after:?}");
            assert_eq!(fs::read_to_string(&file)?, after);
        }
        fs::write(&file, b"h\xE0nh\n")?;
        assert!(add_word(&file, "Pác Bó")?);
        assert_eq!(fs::read(&file)?, [b"h\xE0nh\n", "Pác Bó\n".as_bytes()].concat());
        assert_eq!(fs::read_dir(file.parent().ok_or("it has one")?)?.count(), 1, "nothing is left over");
        Ok(())
    }

    #[test]
    fn what_is_no_entry_is_refused() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let file = root.path().join("words.txt");
        for word in ["", "  ", "# ghi chú", "hai\ndòng", &"a".repeat(LONGEST + 1)] {
            assert!(matches!(add_word(&file, word), Err(AddError::NoEntry)), "{word:?}");
        }
        fs::write(&file, [0xFF, 0xFE, b'a', 0])?;
        assert!(matches!(add_word(&file, "từ"), Err(AddError::Utf16(_))));
        assert_eq!(fs::read(&file)?, [0xFF, 0xFE, b'a', 0]);
        Ok(())
    }

    #[test]
    fn a_word_goes_to_the_nearest_dictionary_within_the_folder() -> io::Result<()> {
        let outside = tempfile::tempdir()?;
        let root = outside.path().join("việc");
        let deep = root.join("a/b");
        fs::create_dir_all(&deep)?;
        let at = |directory: &Path| Some(directory.join(WORDS_FILE));
        add_word(&outside.path().join(WORDS_FILE), "ngoài").map_err(io::Error::other)?;
        assert_eq!(workspace_words(Some(&deep), None, Some(&root)), at(&root));
        let config = root.join("a/vanthu.toml");
        assert_eq!(workspace_words(Some(&deep), Some(&config), Some(&root)), at(&root.join("a")));
        assert_eq!(workspace_words(Some(&deep), Some(&config), None), at(&root.join("a")));
        let far = outside.path().join("vanthu.toml");
        assert_eq!(workspace_words(Some(&deep), Some(&far), Some(&root)), at(&root));
        add_word(&deep.join(WORDS_FILE), "trong").map_err(io::Error::other)?;
        assert_eq!(workspace_words(Some(&deep), Some(&config), Some(&root)), at(&deep));
        assert_eq!(workspace_words(None, None, None), None);
        assert_eq!(workspace_words(Some(&deep), None, None), None);
        let listed = listed_words(Some(&deep.join("x.txt")));
        assert!(listed.contains(&"ngoài".to_owned()) && listed.contains(&"trong".to_owned()), "{listed:?}");
        Ok(())
    }
}
