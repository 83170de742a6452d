//! Spelling models that a configuration names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

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

/// The speller of the model in a file, which is read once for all who ask while one of them has it:
/// the bytes go with the last of them.
///
/// # Errors
/// When the file cannot be read, or is no model that is whole and of this version.
pub(super) fn speller(path: &Path, stamp: Option<Stamp>) -> Result<Arc<Speller>, ModelFileError> {
    type Known = Vec<(PathBuf, Option<Stamp>, Weak<Speller>)>;
    static KNOWN: Mutex<Known> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.retain(|(_, _, speller)| speller.strong_count() > 0);
    let same = known.iter().find(|(of, written, _)| of == path && *written == stamp);
    if let Some(speller) = same.and_then(|(_, _, speller)| speller.upgrade()) {
        return Ok(speller);
    }
    let bytes = fs::read(path).map_err(ReadError::Io)?;
    let speller = Arc::new(Speller::of(Model::open_checked(bytes.into())?));
    known.push((path.to_owned(), stamp, Arc::downgrade(&speller)));
    Ok(speller)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orthography::Builder;

    #[test]
    fn a_model_is_shared_and_goes_with_the_last_who_has_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.bin");
        let mut builder = Builder::default();
        builder.add("quy\t90").expect("a good line");
        fs::write(&path, builder.finish()).expect("the file is written");
        let read = || speller(&path, None).expect("the model opens");
        let first = read();
        assert!(Arc::ptr_eq(&first, &read()), "read once");
        let gone = Arc::downgrade(&first);
        drop(first);
        assert!(gone.upgrade().is_none(), "the old version is kept");
        assert!(read().model().word("quy").is_some());
    }
}
