//! Spelling models that a configuration names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::config::Locale;
use crate::orthography::{Model, ModelError, Speller};

use super::ReadError;
use super::registries::Stamp;

/// Why a file gives no model.
#[derive(Debug, thiserror::Error)]
pub enum ModelFileError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Model(#[from] ModelError),
}

impl ModelFileError {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let again = locale.pick(
            "hãy tạo lại bằng `vanthu lexicon build`; mô hình kèm theo vanthu vẫn được dùng",
            "make it anew with `vanthu lexicon build`; the built-in model goes on being used",
        );
        match self {
            Self::Read(error) => error.message(locale),
            Self::Model(ModelError::Foreign) => locale.pick(
                format!("Tệp không phải là mô hình chính tả; {again}."),
                format!("The file is no spelling model; {again}."),
            ),
            Self::Model(ModelError::Version(version)) => locale.pick(
                format!("Mô hình chính tả thuộc phiên bản {version}, bản vanthu này không đọc được; {again}."),
                format!("The spelling model is of version {version}, which this vanthu cannot read; {again}."),
            ),
            Self::Model(ModelError::Damaged) => locale.pick(
                format!("Mô hình chính tả bị hỏng hoặc bị cụt; {again}."),
                format!("The spelling model is damaged or truncated; {again}."),
            ),
        }
    }
}

/// The speller of the model in a file, which is read once and stays until the program ends: what was
/// read of a text may speak of its words.
///
/// # Errors
/// When the file cannot be read, or is no model that is whole and of this version.
pub(super) fn speller(path: &Path, stamp: Option<Stamp>) -> Result<&'static Speller, ModelFileError> {
    type Known = Vec<(PathBuf, Option<Stamp>, &'static Speller)>;
    static KNOWN: Mutex<Known> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut same = known.iter().filter(|(of, written, _)| of == path && *written == stamp);
    if let Some((_, _, speller)) = same.next() {
        return Ok(speller);
    }
    let bytes = fs::read(path).map_err(ReadError::Io)?;
    // Only what is sound stays.
    Model::open_checked(&bytes)?;
    let model = Model::open_checked(Box::leak(bytes.into_boxed_slice()))?;
    let speller: &'static Speller = Box::leak(Box::new(Speller::of(Box::leak(Box::new(model)))));
    known.push((path.to_owned(), stamp, speller));
    Ok(speller)
}
