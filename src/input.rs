//! From files to texts and settings: the only floor above the two edges that touches a disk.
//!
//! A text is taken as it is, byte for byte: a byte order mark stays part of it and line ends stay
//! what they are, so that every offset is an offset into the file and writing back loses nothing.

mod documents;
mod files;
mod models;
mod office;
mod registries;
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use jiff::civil::Date;

use crate::config::{Config, ConfigProblem, Locale};
use crate::rules;
use crate::text::TextRange;

pub use documents::{Fault, Faults, RowFault, read_documents};
pub use files::texts_below;
pub use office::{Format, OfficeError};
pub use registries::{FaultyFile, RegistryError, knowledge, open_registry, unread_registries};
pub use words::{AddError, WORDS_FILE, add_word, listed_words, user_words, workspace_words};

/// The names of the configuration file, the first one found counts.
pub const CONFIG_NAMES: [&str; 2] = ["vanthu.toml", ".vanthu.toml"];

/// Why a file gives no text.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Offset of the first byte that is not UTF-8, from 0, and its line, from 1.
    #[error("byte {byte} (line {line}) is not UTF-8")]
    NotUtf8 { byte: usize, line: usize },
    #[error("the file is UTF-16")]
    Utf16,
    /// A format that is not read, by its extension.
    #[error(".{0} is not read")]
    Format(&'static str),
    #[error("{source}")]
    Office { format: Format, source: OfficeError },
}

impl ReadError {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Io(error) => {
                let reason = match error.kind() {
                    io::ErrorKind::NotFound => locale.pick("không có tệp này", "there is no such file").to_owned(),
                    io::ErrorKind::PermissionDenied => {
                        locale.pick("không được phép đọc", "permission denied").to_owned()
                    }
                    _ => error.to_string(),
                };
                locale.pick(format!("Không đọc được: {reason}."), format!("Cannot be read: {reason}."))
            }
            Self::NotUtf8 { byte, line } => locale.pick(
                format!("Byte thứ {byte} (dòng {line}) không phải UTF-8; hãy lưu lại tệp theo bảng mã UTF-8."),
                format!("Byte {byte} (line {line}) is not UTF-8; save the file as UTF-8."),
            ),
            Self::Utf16 => locale.pick(
                "Tệp theo bảng mã UTF-16 (byte thứ 0); hãy lưu lại theo bảng mã UTF-8.".to_owned(),
                "The file is UTF-16 (byte 0); save it as UTF-8.".to_owned(),
            ),
            Self::Format(extension) => locale.pick(
                format!("Không đọc được tệp .{extension}; hãy lưu văn bản thành .docx, .odt hoặc .txt (UTF-8)."),
                format!(".{extension} files cannot be read; save the text as .docx, .odt or .txt (UTF-8)."),
            ),
            Self::Office { format, source } => source.message(*format, locale),
        }
    }
}

/// Reads a file as it is.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    decode(fs::read(path)?)
}

/// A text to check.
#[derive(Debug, Default)]
pub struct Document {
    pub text: String,
    /// Where the text was taken out of a .docx or .odt file: the byte at which each paragraph
    /// starts. Such a file is not written back.
    pub paragraphs: Option<Vec<u32>>,
}

/// Reads a file to check: as it is, or what a .docx or .odt file has to read.
///
/// # Errors
/// When it cannot be read, is not UTF-8, is damaged, or is of a format that is not read.
pub fn read_document(path: &Path) -> Result<Document, ReadError> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    if let Some(format) = Format::of_extension(extension) {
        return read_office(fs::File::open(path)?, format);
    }
    if let Some(format) = ["doc", "rtf", "pdf"].into_iter().find(|format| extension.eq_ignore_ascii_case(format)) {
        fs::metadata(path)?;
        return Err(ReadError::Format(format));
    }
    Ok(Document { text: read_text(path)?, paragraphs: None })
}

/// Takes bytes as a document; `name` tells its format.
///
/// # Errors
/// As [`read_document`].
pub fn decode_document(bytes: Vec<u8>, name: &Path) -> Result<Document, ReadError> {
    match name.extension().and_then(|extension| extension.to_str()).and_then(Format::of_extension) {
        Some(format) => read_office(io::Cursor::new(bytes), format),
        None => Ok(Document { text: decode(bytes)?, paragraphs: None }),
    }
}

fn read_office(file: impl io::Read + io::Seek, format: Format) -> Result<Document, ReadError> {
    let (text, paragraphs) = office::read(file, format).map_err(|source| ReadError::Office { format, source })?;
    Ok(Document { text, paragraphs: Some(paragraphs) })
}

/// Takes bytes as text.
///
/// # Errors
/// When they are not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..byte];
        let lines = memchr::memchr2_iter(b'\n', b'\r', before)
            .filter(|&at| before[at] == b'\n' || before.get(at + 1) != Some(&b'\n'))
            .count();
        ReadError::NotUtf8 { byte, line: lines + 1 }
    })
}

/// Writes a text back: whole or not at all, through links, keeping permissions.
///
/// # Errors
/// When the directory or the file cannot be written.
pub fn write_text(path: &Path, text: &str) -> io::Result<()> {
    write_whole(&fs::canonicalize(path)?, text.as_bytes())
}

/// As [`write_text`]; a file that is not there is made, in a directory that is. Whoever has the other
/// file open or mapped keeps it.
///
/// # Errors
/// When the directory or the file cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        found => found?,
    };
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let temporary = target.with_file_name(format!(".{name}.{}.vanthu", std::process::id()));
    let keep_permissions = || match fs::metadata(&target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        found => fs::set_permissions(&temporary, found?.permissions()),
    };
    let written =
        fs::write(&temporary, bytes).and_then(|()| keep_permissions()).and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        // Nothing to do about a leftover that cannot be removed; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// What day it is in Việt Nam, wherever the machine thinks it is.
#[must_use]
pub fn today() -> Date {
    jiff::tz::offset(7).to_datetime(jiff::Timestamp::now()).date()
}

/// The configuration file for a text or directory: the nearest one upwards.
#[must_use]
pub fn find_config(path: &Path) -> Option<PathBuf> {
    find_upwards(path, &CONFIG_NAMES)
}

/// The user-wide configuration file, in the platform's directory for such, if there is one.
#[must_use]
pub fn user_config() -> Option<PathBuf> {
    Some(user_directory()?.join(CONFIG_NAMES[0])).filter(|path| path.is_file())
}

/// The directory for what belongs to the user, in the platform's own for such.
fn user_directory() -> Option<PathBuf> {
    let of = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let directory = if cfg!(windows) {
        of("APPDATA")?
    } else if cfg!(target_os = "macos") {
        of("HOME")?.join("Library/Application Support")
    } else {
        of("XDG_CONFIG_HOME").or_else(|| Some(of("HOME")?.join(".config")))?
    };
    Some(directory.join("vanthu"))
}

/// Settings from a configuration file over the user-wide one, its problems, and its text (to turn
/// the offsets of the problems into lines).
///
/// Files that it names are read too, relative to it; one that is missing is a problem.
#[must_use]
pub fn load_config(path: &Path) -> (Config, Vec<ConfigProblem>, String) {
    let mut config = Config::default();
    if let Some(user) = user_config().filter(|user| user != path) {
        overlay(&mut config, &user);
    }
    let (problems, text) = overlay(&mut config, path);
    (config, problems, text)
}

/// The settings that hold where there is no configuration file.
#[must_use]
pub fn default_config() -> Config {
    user_config().map_or_else(Config::default, |user| load_config(&user).0)
}

fn overlay(config: &mut Config, path: &Path) -> (Vec<ConfigProblem>, String) {
    match read_text(path) {
        Ok(text) => (overlay_text(config, path, &text), text),
        Err(error) => {
            let message = error.message(config.locale);
            (vec![ConfigProblem { range: TextRange::default(), message }], String::new())
        }
    }
}

/// What is wrong in the text of a configuration file that belongs at `path`, saved or not. The
/// files that it names are looked at, too.
#[must_use]
pub fn config_problems(path: &Path, text: &str) -> Vec<ConfigProblem> {
    overlay_text(&mut Config::default(), path, text)
}

fn overlay_text(config: &mut Config, path: &Path, text: &str) -> Vec<ConfigProblem> {
    let (known_words, known_registries) = (config.word_files.len(), config.registry_files.len());
    let known_model = config.spelling_model.clone();
    let mut problems = config.overlay_toml(text, rules::codes());
    let directory = path.parent().unwrap_or(Path::new(""));
    let mut missing = |name: &str, reason: String| {
        let at = text.find(name).unwrap_or(0) as u32;
        let range = TextRange::new(at, at + name.len().min(text.len()) as u32);
        problems.push(ConfigProblem { range, message: format!("{name}: {reason}") });
    };
    let mut more = Vec::new();
    for name in &mut config.word_files[known_words..] {
        let path = directory.join(&*name);
        match read_text(&path) {
            Ok(text) => more.extend(words::words(&text)),
            Err(error) => missing(name, error.message(config.locale)),
        }
        *name = path.to_string_lossy().into_owned();
    }
    for name in &mut config.registry_files[known_registries..] {
        let path = directory.join(&*name);
        if let Err(error) = fs::metadata(&path) {
            missing(name, ReadError::Io(error).message(config.locale));
        }
        *name = path.to_string_lossy().into_owned();
    }
    if let Some(name) = config.spelling_model.as_mut().filter(|name| known_model.as_ref() != Some(*name)) {
        let path = directory.join(&*name);
        if let Err(error) = fs::metadata(&path) {
            missing(name, ReadError::Io(error).message(config.locale));
        }
        *name = path.to_string_lossy().into_owned();
    }
    config.words.extend(more);
    problems
}

fn find_upwards(path: &Path, names: &[&str]) -> Option<PathBuf> {
    upwards(path).find_map(|here| names.iter().map(|name| here.join(name)).find(|candidate| candidate.is_file()))
}

/// The directory of a text, or the directory itself, and all above it.
fn upwards(path: &Path) -> impl Iterator<Item = PathBuf> {
    let absolute = std::path::absolute(path).ok();
    let start = absolute.and_then(|path| if path.is_dir() { Some(path) } else { path.parent().map(Path::to_path_buf) });
    std::iter::successors(start, |here| here.parent().map(Path::to_path_buf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_placed() {
        let error = decode(b"D\xC3\xB2ng 1\r\nd\xC3\xB2ng 2 \xE1\xBB".to_vec());
        assert!(matches!(error, Err(ReadError::NotUtf8 { byte: 17, line: 2 })), "{error:?}");
        assert!(matches!(decode(b"\xFF\xFEa\0".to_vec()), Err(ReadError::Utf16)));
        assert_eq!(decode("\u{FEFF}Số\0".into()).ok().as_deref(), Some("\u{FEFF}Số\0"));
    }

    #[test]
    fn the_nearest_configuration_upwards_counts() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let deep = root.path().join("a/b");
        fs::create_dir_all(&deep)?;
        fs::write(
            root.path().join("vanthu.toml"),
            "profile = \"party\"\n[dictionary]\nfiles = [\"từ.txt\", \"thiếu.txt\"]\n",
        )?;
        fs::write(root.path().join("từ.txt"), "\u{FEFF}# ghi chú\n\nSín Chéng\n")?;
        let found = find_config(&deep.join("x.txt"));
        assert_eq!(found.as_deref(), Some(root.path().join("vanthu.toml").as_path()));
        let (config, problems, text) = load_config(&root.path().join("vanthu.toml"));
        assert_eq!(config.profile, Some(crate::config::Profile::Party));
        assert!(config.words.contains(&"Sín Chéng".to_owned()));
        let places: Vec<&str> = problems.iter().map(|problem| problem.range.of(&text)).collect();
        assert_eq!(places, ["thiếu.txt"]);
        fs::write(root.path().join("a/.vanthu.toml"), "")?;
        assert_eq!(find_config(&deep), Some(root.path().join("a/.vanthu.toml")));
        fs::create_dir(deep.join(".vanthu"))?;
        fs::write(deep.join(".vanthu/words.txt"), "Nậm Cắn\n")?;
        assert!(listed_words(Some(&deep.join("x.txt"))).contains(&"Nậm Cắn".to_owned()));
        Ok(())
    }

    #[test]
    fn writing_back_keeps_every_byte() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let path = root.path().join("báo cáo.txt");
        fs::write(&path, "cũ")?;
        write_text(&path, "\u{FEFF}Một\r\nhai\rba")?;
        assert_eq!(fs::read(&path)?, "\u{FEFF}Một\r\nhai\rba".as_bytes());
        assert_eq!(fs::read_dir(root.path())?.count(), 1);
        assert!(write_text(&root.path().join("không có.txt"), "").is_err());
        Ok(())
    }
}
