//! What the user wants: `vanthu.toml` upwards from each file, and the editor's own settings over it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value;
use tower_lsp::ls_types::{CodeDescription, Diagnostic, DiagnosticSeverity, NumberOrString, Range, Uri};

use super::convert;
use super::position::Places;
use super::progress::Progress;
use super::shared::Shared;
use crate::config::{Config, ConfigProblem};
use crate::input::{self, CONFIG_NAMES};
use crate::rules::{self, BROKEN_CONFIGURATION, Context};
use crate::text::Encoding;

/// Configurations, each read once until something changes.
#[derive(Default)]
pub(super) struct Settings {
    roots: Vec<PathBuf>,
    encoding: Encoding,
    /// The editor's settings for everything.
    client: Value,
    /// The editor's settings for one folder, when it tells them apart.
    client_by_root: Vec<(PathBuf, Value)>,
    known: HashMap<Option<PathBuf>, Resolved>,
    /// The day of the last question.
    today: Option<Date>,
    /// What was known before the last change. A configuration that is the same afterwards keeps its
    /// address, by which it is recognised, so that no text is read anew for nothing.
    before: HashMap<Option<PathBuf>, Resolved>,
    /// Grows with every change, so that what was read before it is not taken for what holds after.
    generation: u64,
    reports: Vec<Report>,
    /// Files with a report that is still on show.
    reported: Vec<PathBuf>,
    /// What was already said of the editor's settings.
    said: HashSet<String>,
    /// Files that count besides the configuration files: those they name, and the dictionaries.
    named: BTreeSet<PathBuf>,
    /// The named files have grown in number.
    more_named: bool,
}

/// What holds in one folder.
#[derive(Clone)]
pub(super) struct Resolved {
    pub context: Context,
    /// The configuration file that counts there.
    pub file: Option<PathBuf>,
    /// The folder that the editor has open around it, where a new file would belong.
    pub root: Option<PathBuf>,
}

impl Resolved {
    /// Whether the registries are still what was opened; else they know nothing any more.
    fn holds(&self) -> bool {
        self.context.knowledge.registry().changed().next().is_none()
    }
}

/// What is to be told of configurations.
pub(super) enum Report {
    /// What is wrong in a file; an empty list takes back an earlier one.
    File { uri: Uri, diagnostics: Vec<Diagnostic> },
    /// What is wrong in the editor's own settings, which have no place to point at.
    Client(String),
}

impl Settings {
    pub(super) fn start(&mut self, roots: Vec<PathBuf>, client: Value, encoding: Encoding) {
        self.roots = roots;
        self.encoding = encoding;
        self.set_client(client);
    }

    pub(super) fn change_roots(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        self.roots.retain(|root| !removed.contains(root));
        self.roots.extend(added);
        self.forget();
    }

    pub(super) fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// Takes the editor's settings: with or without the `vanthu` around them, or nothing.
    pub(super) fn set_client(&mut self, settings: Value) {
        self.client = section(settings);
        self.said.clear();
        self.forget();
    }

    pub(super) fn set_client_by_root(&mut self, settings: Vec<(PathBuf, Value)>) {
        self.client_by_root = settings.into_iter().map(|(root, value)| (root, section(value))).collect();
        self.forget();
    }

    /// Files are to be read again at the next question.
    pub(super) fn forget(&mut self) {
        self.before.extend(self.known.drain());
        self.generation += 1;
        for path in std::mem::take(&mut self.reported) {
            self.reports.extend(file_report(&path, Vec::new()));
        }
    }

    /// What is to be told since the last question.
    pub(super) fn take_reports(&mut self) -> Vec<Report> {
        std::mem::take(&mut self.reports)
    }

    /// The files to watch besides the configuration files, if there are more than at the last
    /// question.
    pub(super) fn take_named(&mut self) -> Option<Vec<PathBuf>> {
        std::mem::take(&mut self.more_named).then(|| self.named.iter().cloned().collect())
    }

    /// Whether what holds may depend on a file.
    pub(super) fn depends_on(&self, uri: &Uri) -> bool {
        let Some(path) = path_of(uri) else { return false };
        is_config_file(uri) || path.ends_with(input::WORDS_FILE) || self.named.contains(&path)
    }

    /// The folder whose settings hold for a text. One without a file belongs to the first folder
    /// of the editor.
    fn folder(&self, uri: &Uri) -> Option<PathBuf> {
        match path_of(uri) {
            Some(path) => path.parent().map(Path::to_path_buf),
            None => self.roots.first().cloned(),
        }
    }

    /// The innermost root around a folder.
    fn root_of(&self, folder: Option<&Path>) -> Option<PathBuf> {
        let around = self.roots.iter().filter(|root| folder.is_some_and(|folder| folder.starts_with(root)));
        around.max_by_key(|root| root.as_os_str().len()).cloned()
    }

    /// The editor's settings for a folder: those of the innermost root that was told apart.
    fn client_for(&self, folder: Option<&Path>) -> Value {
        let inside = |root: &Path| folder.is_some_and(|folder| folder.starts_with(root));
        let roots = self.client_by_root.iter().filter(|(root, _)| inside(root));
        let own = roots.max_by_key(|(root, _)| root.as_os_str().len()).map(|(_, value)| value);
        own.filter(|value| !value.is_null()).unwrap_or(&self.client).clone()
    }
}

/// Registries beyond this many bytes take long enough to be read for a word to the person.
const LONG: u64 = 2 << 20;

/// What holds for a text.
///
/// Files are read without the lock, so that no handler ever waits for a disk; and only here, on
/// the blocking threads.
pub(super) fn resolve(shared: &Shared, uri: &Uri) -> Resolved {
    let today = input::today();
    let (folder, root, client, encoding, generation) = {
        let mut settings = shared.settings();
        // A server that runs over midnight judges by the new day.
        if settings.today.replace(today).is_some_and(|before| before != today) {
            settings.forget();
        }
        let folder = settings.folder(uri);
        if let Some(known) = settings.known.get(&folder).filter(|known| known.holds()) {
            return known.clone();
        }
        let client = settings.client_for(folder.as_deref());
        let root = settings.root_of(folder.as_deref());
        (folder, root, client, settings.encoding, settings.generation)
    };
    let file = folder.as_deref().and_then(input::find_config);
    let (config, mut findings) = read(folder.as_deref(), file.as_deref(), &client, encoding, today);
    let mut progress = Progress::new(
        shared,
        None,
        config.locale.pick("vanthu: đọc danh mục văn bản", "vanthu: reading registries").to_owned(),
    );
    if input::unread_registries(&config) > LONG {
        progress.show();
    }
    let (knowledge, registries) = input::knowledge(&config);
    drop(progress);
    for file in registries {
        findings.files.push((file.path, faults(file.problems, &file.text, encoding)));
    }
    let mut settings = shared.settings();
    let before = settings.before.get(&folder).map(|before| &before.context.config);
    let config = before.filter(|before| ***before == config).cloned().unwrap_or_else(|| Arc::new(config));
    let resolved = Resolved { context: Context { knowledge, config }, file, root };
    if settings.generation != generation {
        // Overtaken by a change of settings: good for this once, and whoever changed them has asked
        // for everything to be read again.
        return resolved;
    }
    // Two texts of one folder may have been first at the same time; they must share one answer,
    // since a configuration is recognised by its address.
    if let Some(known) = settings.known.get(&folder).filter(|known| known.holds()) {
        return known.clone();
    }
    let config = &resolved.context.config;
    let of_user = input::user_words().into_iter().chain(input::user_config());
    let named = config
        .word_files
        .iter()
        .chain(&config.registry_files)
        .chain(&config.spelling_model)
        .map(PathBuf::from)
        .chain(of_user);
    let before = settings.named.len();
    settings.named.extend(named);
    settings.more_named |= settings.named.len() > before;
    settings.known.insert(folder, resolved.clone());
    for complaint in findings.client {
        if settings.said.insert(complaint.clone()) {
            settings.reports.push(Report::Client(complaint));
        }
    }
    for (path, diagnostics) in findings.files {
        if !settings.reported.contains(&path) {
            settings.reports.extend(file_report(&path, diagnostics));
            settings.reported.push(path);
        }
    }
    resolved
}

/// What was wrong with what was read.
#[derive(Default)]
struct Findings {
    files: Vec<(PathBuf, Vec<Diagnostic>)>,
    client: Vec<String>,
}

/// Reads the user's file, the file of the folder and its words, and lays the editor's settings over
/// them.
fn read(
    folder: Option<&Path>,
    file: Option<&Path>,
    client: &Value,
    encoding: Encoding,
    today: Date,
) -> (Config, Findings) {
    let mut config = Config::default();
    let mut findings = Findings::default();
    // Each loading takes in the user's file by itself; that is loaded alone only for what is wrong
    // in it.
    for path in input::user_config().iter().map(PathBuf::as_path).chain(file) {
        let (loaded, problems, text) = input::load_config(path);
        config = loaded;
        if !problems.is_empty() {
            findings.files.push((path.to_owned(), faults(problems, &text, encoding)));
        }
    }
    config.words.extend(input::listed_words(folder));
    config.today = Some(today);
    if !client.is_null() {
        findings.client = config.overlay_json(client, rules::codes());
    }
    (config, findings)
}

/// What is wrong in a configuration file, as the editor has it, or on the disk if that is all there
/// is.
pub(super) fn problems(uri: &Uri, unsaved: Option<&str>, encoding: Encoding) -> Vec<Diagnostic> {
    let Some(path) = path_of(uri) else { return Vec::new() };
    let Some(text) = unsaved.map(str::to_owned).or_else(|| input::read_text(&path).ok()) else { return Vec::new() };
    faults(input::config_problems(&path, &text), &text, encoding)
}

fn faults(problems: Vec<ConfigProblem>, text: &str, encoding: Encoding) -> Vec<Diagnostic> {
    let places = Places::new(text, encoding);
    problems.into_iter().map(|problem| fault(places.range(problem.range), problem.message)).collect()
}

fn fault(range: Range, message: String) -> Diagnostic {
    let code = BROKEN_CONFIGURATION.code;
    Diagnostic {
        range,
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String(code.to_owned())),
        code_description: convert::page(code).map(|href| CodeDescription { href }),
        source: Some("vanthu".to_owned()),
        message,
        ..Diagnostic::default()
    }
}

fn file_report(path: &Path, diagnostics: Vec<Diagnostic>) -> Option<Report> {
    Some(Report::File { uri: Uri::from_file_path(path)?, diagnostics })
}

/// The path of a `file:` address.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme().as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    uri.to_file_path().map(std::borrow::Cow::into_owned)
}

/// Whether an address is that of a configuration file, which is no text to check.
pub(super) fn is_config_file(uri: &Uri) -> bool {
    let name = path_of(uri).and_then(|path| path.file_name().map(std::ffi::OsStr::to_owned));
    name.is_some_and(|name| CONFIG_NAMES.iter().any(|known| name == *known))
}

/// The part of the editor's settings that is ours.
fn section(settings: Value) -> Value {
    match settings {
        Value::Object(mut map) if map.contains_key("vanthu") => map.remove("vanthu").unwrap_or_default(),
        other => other,
    }
}
