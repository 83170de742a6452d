//! Registries of documents that a configuration names: tables, and indices made of them.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use memmap2::Mmap;

use crate::config::{Config, ConfigProblem, Locale};
use crate::law::{Builder, Bytes, Index, IndexError, Knowledge};
use crate::text::TextRange;

use super::ReadError;
use super::documents::{Faults, read_documents};
use super::models::{self, ModelFileError};

/// How many bad rows of a file are told one by one.
const TOLD: usize = 200;

/// Tables up to this size, in bytes, are read again to point at their bad rows, and indices up to it
/// are compared with their checksum.
const SHOWN: u64 = 64 << 20;

/// A file that was read, but for some of its places.
#[derive(Clone, Debug)]
pub struct FaultyFile {
    pub path: PathBuf,
    pub text: String,
    pub problems: Vec<ConfigProblem>,
}

/// Why a file gives no registry.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error("the texts of the documents take more than 4 GB")]
    TooBig,
}

impl RegistryError {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let again =
            locale.pick("hãy tạo lại bằng `vanthu registry import`", "make it anew with `vanthu registry import`");
        match self {
            Self::Read(error) => error.message(locale),
            Self::Index(IndexError::NotAnIndex) => locale.pick(
                "Tệp không phải là danh mục văn bản.".to_owned(),
                "The file is not an index of documents.".to_owned(),
            ),
            Self::Index(IndexError::Version(version)) => locale.pick(
                format!("Danh mục thuộc phiên bản {version}, bản vanthu này không đọc được; {again}."),
                format!("The index is of version {version}, which this vanthu cannot read; {again}."),
            ),
            Self::Index(IndexError::Truncated { expected, found }) => locale.pick(
                format!("Danh mục bị cụt: có {found} trong {expected} byte; {again}."),
                format!("The index is truncated: {found} of {expected} bytes; {again}."),
            ),
            Self::Index(IndexError::Damaged) => locale.pick(
                format!("Danh mục bị hỏng: nội dung không khớp tổng kiểm tra; {again}."),
                format!("The index is damaged: its content does not agree with its checksum; {again}."),
            ),
            Self::TooBig => locale.pick(
                "Danh mục quá lớn: phần chữ vượt 4 GB.".to_owned(),
                "The registry is too big: its texts take more than 4 GB.".to_owned(),
            ),
        }
    }
}

/// A file that is mapped into memory, which all programs that read it share.
///
/// An index is never written in place: an import puts a new file in its stead, and the old one
/// lives on for who has mapped it. Should something else write to the file all the same, it reads
/// as empty from then on.
#[derive(Debug)]
struct MappedFile {
    map: Mmap,
    file: File,
    written: Option<SystemTime>,
}

impl MappedFile {
    fn open(file: File) -> io::Result<Self> {
        let written = file.metadata()?.modified().ok();
        // SAFETY: The map is only read, through offsets that are checked each time and as text that
        // is validated each time. Before each question `bytes` makes sure that the file has not been
        // cut off or written to.
        #[expect(unsafe_code, reason = "there is no other way to map a file")]
        let map = unsafe { Mmap::map(&file)? };
        Ok(Self { map, file, written })
    }
}

impl Bytes for MappedFile {
    fn bytes(&self) -> &[u8] {
        match self.file.metadata() {
            Ok(data) if data.len() == self.map.len() as u64 && data.modified().ok() == self.written => &self.map,
            _ => &[],
        }
    }
}

/// The registry of a file, an index or a table, and what is wrong in the rows of a table.
///
/// # Errors
/// When it cannot be read, or is an index that is not whole or of another version.
pub fn open_registry(path: &Path, told: usize) -> Result<(Index, Faults), RegistryError> {
    let file = File::open(path).map_err(ReadError::Io)?;
    let mut start = Vec::new();
    (&file).take(8).read_to_end(&mut start).map_err(ReadError::Io)?;
    let mut faults = Faults::at_most(told);
    if Index::is_index(&start) {
        let small = file.metadata().is_ok_and(|data| data.len() <= SHOWN);
        let index = Index::open(Box::new(MappedFile::open(file).map_err(ReadError::Io)?))?;
        // What was written into the middle of the file gives false facts, not faults. A big one takes
        // too long to read as a whole each time; `vanthu registry verify` does.
        if small {
            index.verify()?;
        }
        return Ok((index, faults));
    }
    let mut builder = Builder::default();
    let reader = BufReader::with_capacity(1 << 16, io::Cursor::new(start).chain(file));
    read_documents(reader, 0, &Knowledge::builtin().types, &mut builder, &mut faults).map_err(ReadError::Io)?;
    let (index, conflicts) = builder.finish().map_err(|_| RegistryError::TooBig)?;
    faults.add_conflicts(&conflicts);
    Ok((Index::open(Box::new(index))?, faults))
}

/// What the registries of a configuration gave when they were last read.
struct Known {
    files: Vec<Stamped>,
    locale: Locale,
    knowledge: Arc<Knowledge>,
    faults: Vec<FaultyFile>,
}

/// A file, when it was written and how long it is.
type Stamped = (PathBuf, Option<Stamp>);

/// When a file was written and how long it is.
pub(super) type Stamp = (SystemTime, u64);

static LAST: Mutex<Option<Known>> = Mutex::new(None);

impl Known {
    fn holds(&self, files: &[Stamped], locale: Locale) -> bool {
        self.files == files && self.locale == locale && self.knowledge.registry().changed().next().is_none()
    }
}

fn files(config: &Config) -> Vec<Stamped> {
    let written = |path: &Path| fs::metadata(path).ok().and_then(|data| Some((data.modified().ok()?, data.len())));
    let named = config.registry_files.iter().chain(&config.spelling_model);
    named.map(|name| (PathBuf::from(name), written(Path::new(name)))).collect()
}

/// How many bytes of registry files [`knowledge`] would have to read.
#[must_use]
pub fn unread_registries(config: &Config) -> u64 {
    let files = files(config);
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.as_ref().is_some_and(|known| known.holds(&files, config.locale)) {
        return 0;
    }
    files.iter().filter_map(|(_, stamp)| stamp.map(|(_, length)| length)).sum()
}

/// The knowledge for a configuration: the built-in one, and the documents of its registry files,
/// of which a later one stands above an earlier one, and its spelling model.
///
/// What is wrong in a registry file is given with the file; its other rows count. The same files
/// give the same knowledge until one of them is written again.
#[must_use]
pub fn knowledge(config: &Config) -> (Arc<Knowledge>, Vec<FaultyFile>) {
    if config.registry_files.is_empty() && config.spelling_model.is_none() {
        return (Knowledge::builtin(), Vec::new());
    }
    let files = files(config);
    let locale = config.locale;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = last.as_ref().filter(|known| known.holds(&files, locale)) {
        return (Arc::clone(&known.knowledge), known.faults.clone());
    }
    let mut registries = Vec::new();
    let mut faults = Vec::new();
    let (registry_files, model_file) = files.split_at(config.registry_files.len());
    for (path, _) in registry_files.iter().rev() {
        match open_registry(path, TOLD) {
            Ok((index, found)) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                registries.push((name, index));
                faults.extend((found.total > 0).then(|| faulty_file(path, &found, locale)));
            }
            // A file that cannot be read has been reported where it is named.
            Err(RegistryError::Read(_)) => {}
            Err(error) => {
                let problem = ConfigProblem { range: TextRange::default(), message: error.message(locale) };
                faults.push(FaultyFile { path: path.clone(), text: String::new(), problems: vec![problem] });
            }
        }
    }
    let mut knowledge = Knowledge::with_registries(registries);
    for (path, stamp) in model_file {
        match models::speller(path, *stamp) {
            Ok(speller) => knowledge.speller = Some(speller),
            Err(ModelFileError::Read(_)) => {}
            Err(error) => {
                let problem = ConfigProblem { range: TextRange::default(), message: error.message(locale) };
                faults.push(FaultyFile { path: path.clone(), text: String::new(), problems: vec![problem] });
            }
        }
    }
    let knowledge = Arc::new(knowledge);
    *last = Some(Known { files, locale, knowledge: Arc::clone(&knowledge), faults: faults.clone() });
    (knowledge, faults)
}

/// The bad rows of a file, with their places in its text.
fn faulty_file(path: &Path, faults: &Faults, locale: Locale) -> FaultyFile {
    let small = fs::metadata(path).is_ok_and(|data| data.len() <= SHOWN);
    // What is not UTF-8 cannot be shown, and was reported by its line.
    let text = if small { super::read_text(path).unwrap_or_default() } else { String::new() };
    let mut lines = text.split('\n').scan(0, |start, line| {
        let range = TextRange::new(*start as u32, (*start + line.trim_end_matches('\r').len()) as u32);
        *start += line.len() + 1;
        Some(range)
    });
    let mut passed = 0;
    let mut last = TextRange::default();
    let mut problems: Vec<ConfigProblem> = Vec::with_capacity(faults.list.len() + 1);
    for fault in &faults.list {
        if fault.line > passed {
            last = lines.nth((fault.line - passed - 1) as usize).unwrap_or_default();
            passed = fault.line;
        }
        let (vi, en) = fault.what.message();
        let message = locale.pick(vi, en);
        // Without the text the place is told in words.
        let message = if text.is_empty() {
            locale.pick(format!("dòng {}: {message}", fault.line), format!("line {}: {message}", fault.line))
        } else {
            message
        };
        problems.push(ConfigProblem { range: last, message });
    }
    let more = faults.total - faults.list.len() as u64;
    if more > 0 {
        let message = locale.pick(
            format!("… và {more} chỗ sai nữa; xem hết bằng `vanthu registry verify`"),
            format!("… and {more} more faults; `vanthu registry verify` shows them all"),
        );
        problems.push(ConfigProblem { range: last, message });
    }
    FaultyFile { path: path.to_owned(), text, problems }
}
