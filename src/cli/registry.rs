//! `vanthu registry`: what is known of documents, as a whole.

mod import;
mod stats;
mod verify;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::Locale;
use crate::input::{self, Fault, Faults, RegistryError};
use crate::law::{Knowledge, Registry};

use super::Outcome;
use super::arguments::{RegistryCommand, RegistryOptions};
use super::files::shown;
use super::settings::{known_here, language};

/// How many bad rows of a file are told one by one where not all are asked for.
const TOLD: usize = 20;

pub(super) fn run(options: &RegistryOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    match &options.command {
        RegistryCommand::Import { files, output, all_faults } => {
            let told = if *all_faults { usize::MAX } else { TOLD };
            import::run(files, output.as_deref(), told, locale, out)
        }
        RegistryCommand::Stats { files } => stats::run(files, locale, out),
        RegistryCommand::Verify { files } => verify::run(files, locale, out),
    }
}

/// The registry that is asked about: that of a file alone, or all that is known in this directory.
enum Asked {
    File(Box<Registry>),
    Here(Arc<Knowledge>),
}

impl Asked {
    fn here(locale: Locale) -> Self {
        Self::Here(known_here(locale))
    }

    /// The registry of a file, and what is wrong in its rows.
    fn file(path: &Path, told: usize) -> Result<(Self, Faults), RegistryError> {
        let (index, faults) = input::open_registry(path, told)?;
        let mut registry = Registry::default();
        registry.put_below(shown(path), index);
        Ok((Self::File(Box::new(registry)), faults))
    }

    fn registry(&self) -> &Registry {
        match self {
            Self::File(registry) => registry,
            Self::Here(knowledge) => knowledge.registry(),
        }
    }
}

/// Does something with the registry of each file, or with all that is known here. A file that
/// cannot be read does not stop the others.
fn for_each(
    files: &[PathBuf],
    told: usize,
    locale: Locale,
    mut work: impl FnMut(Option<&Path>, &Asked, Faults) -> anyhow::Result<Outcome>,
) -> anyhow::Result<Outcome> {
    if files.is_empty() {
        return work(None, &Asked::here(locale), Faults::default());
    }
    let mut worst = Outcome::Clean;
    for path in files {
        let outcome = match Asked::file(path, told) {
            Ok((asked, faults)) => work(Some(path), &asked, faults)?,
            Err(error) => {
                eprintln!("{}: {}", shown(path), error.message(locale));
                Outcome::Failed
            }
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

/// "văn bản.csv:12: thiếu số, ký hiệu".
fn fault_line(path: &Path, fault: &Fault, locale: Locale) -> String {
    let (vi, en) = fault.what.message();
    format!("{}:{}: {}", shown(path), fault.line, locale.pick(vi, en))
}

/// That there are more faults than were told.
fn more_faults(path: &Path, faults: &Faults, locale: Locale) -> Option<String> {
    let more = faults.total - faults.list.len() as u64;
    (more > 0).then(|| {
        let path = shown(path);
        locale.pick(
            format!("{path}: … và {more} chỗ sai nữa (xem hết: --all-faults)"),
            format!("{path}: … and {more} more faults (for all: --all-faults)"),
        )
    })
}
