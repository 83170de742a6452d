//! The configuration for each text: file, then command line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;

use crate::config::{Config, ConfigProblem, Level, Locale, Severity, nearest_code};
use crate::input;
use crate::law::Knowledge;
use crate::rules::{self, Context};

use super::arguments::{LanguageName, ReadingOptions, SettingOptions};
use super::files::shown;

/// A configuration file in which something is wrong.
#[derive(Debug)]
pub(super) struct BrokenConfig {
    pub name: String,
    pub text: String,
    pub problems: Vec<ConfigProblem>,
    pub locale: Locale,
}

/// Gives each text its configuration; each file is read once.
#[derive(Debug)]
pub(super) struct Settings<'a> {
    options: Option<&'a SettingOptions>,
    forced: Option<PathBuf>,
    lang: Option<Locale>,
    locale: Locale,
    by_directory: BTreeMap<PathBuf, Arc<Config>>,
    by_file: BTreeMap<Option<PathBuf>, Config>,
    broken: BTreeMap<PathBuf, BrokenConfig>,
}

impl<'a> Settings<'a> {
    /// # Errors
    /// When a rule is named that does not exist, or the configuration file named is not there.
    pub(super) fn new(options: Option<&'a SettingOptions>, reading: &ReadingOptions) -> anyhow::Result<Self> {
        let lang = reading.lang.map(Locale::from);
        let locale = language(reading.lang);
        let settings = Self {
            options,
            forced: reading.config.clone(),
            lang,
            locale,
            by_directory: BTreeMap::new(),
            by_file: BTreeMap::new(),
            broken: BTreeMap::new(),
        };
        if let Some(options) = options {
            for selector in options.select.iter().chain(&options.ignore) {
                known(selector, locale)?;
            }
        }
        if let Some(path) = &settings.forced
            && !path.is_file()
        {
            let path = shown(path);
            bail!(
                locale.pick(format!("không có tệp cấu hình {path}"), format!("there is no configuration file {path}"))
            );
        }
        Ok(settings)
    }

    /// The language for what is not about a single text.
    pub(super) fn locale(&self) -> Locale {
        self.locale
    }

    /// The context for a text at `path`.
    pub(super) fn context(&mut self, path: &Path) -> Context {
        let config = self.for_path(path);
        let (knowledge, faults) = input::knowledge(&config);
        for input::FaultyFile { path, text, problems } in faults {
            let locale = self.lang.unwrap_or(config.locale);
            self.broken.entry(path.clone()).or_insert(BrokenConfig { name: near(&path), text, problems, locale });
        }
        Context { knowledge, config }
    }

    /// The configuration files in which something is wrong, by path.
    pub(super) fn into_broken(self) -> Vec<BrokenConfig> {
        self.broken.into_values().collect()
    }

    fn for_path(&mut self, path: &Path) -> Arc<Config> {
        let directory = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
        if let Some(config) = self.by_directory.get(directory) {
            return Arc::clone(config);
        }
        // "" is this directory to everything but the file system.
        let place = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
        let file = self.forced.clone().or_else(|| input::find_config(place));
        let mut config = self.load(file);
        config.words.extend(input::listed_words(Some(place)));
        let config = Arc::new(config);
        self.by_directory.insert(directory.to_owned(), Arc::clone(&config));
        config
    }

    fn load(&mut self, file: Option<PathBuf>) -> Config {
        if let Some(config) = self.by_file.get(&file) {
            return config.clone();
        }
        let mut config = Config::default();
        // The user-wide file lies below and may itself be broken.
        for path in input::user_config().into_iter().chain(file.clone()) {
            let (loaded, problems, text) = input::load_config(&path);
            config = loaded;
            if !problems.is_empty() {
                let locale = self.lang.unwrap_or(config.locale);
                let broken = BrokenConfig { name: near(&path), text, problems, locale };
                self.broken.insert(path, broken);
            }
        }
        self.override_with_options(&mut config);
        self.by_file.insert(file, config.clone());
        config
    }

    fn override_with_options(&self, config: &mut Config) {
        if let Some(locale) = self.lang {
            config.locale = locale;
        }
        config.today = Some(input::today());
        let Some(options) = self.options else { return };
        if let Some(profile) = options.profile {
            config.profile = profile.profile();
        }
        config.as_of = options.as_of.or(config.as_of);
        for rule in rules::all() {
            let chosen = |selectors: &[String]| selectors.iter().any(|selector| rules::select(selector, rule));
            if (!options.select.is_empty() && !chosen(&options.select)) || chosen(&options.ignore) {
                config.rules.insert(rule.code.to_owned(), Level::Off);
            } else if options.select.iter().any(|selector| selector.eq_ignore_ascii_case(rule.code)) {
                // Asked for by its full code, a rule runs even where it is off by default.
                let level = config.rules.get(rule.code).copied().or_else(|| usual_level(rule));
                if level.is_none_or(|level| level == Level::Off) {
                    config.rules.insert(rule.code.to_owned(), Level::On(Severity::Hint));
                }
            }
        }
    }
}

/// The level of a rule that is on in every profile; `None` when some profile switches it off.
fn usual_level(rule: &rules::Rule) -> Option<Level> {
    let everywhere = rule.level != Level::Off && rule.profiles.iter().all(|(_, level)| *level != Level::Off);
    everywhere.then_some(rule.level)
}

/// A path as seen from here, where that is shorter.
fn near(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    shown(here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path))
}

/// How many faults of a file are told where the question is another.
const TOLD: usize = 5;

/// What is known in this directory. What is wrong in its configuration and registries is told on
/// standard error; the rest counts.
pub(super) fn known_here(locale: Locale) -> Arc<Knowledge> {
    let found = input::find_config(Path::new("."));
    let (mut config, problems, text) = match &found {
        Some(path) => input::load_config(path),
        None => (input::default_config(), Vec::new(), String::new()),
    };
    config.locale = locale;
    let (knowledge, mut faulty) = input::knowledge(&config);
    faulty.extend(found.map(|path| input::FaultyFile { path, text, problems }));
    for input::FaultyFile { path, text, problems } in &faulty {
        for problem in problems.iter().take(TOLD) {
            let above = text.get(..problem.range.start as usize).unwrap_or("");
            let line = above.matches('\n').count() + 1;
            let place = if text.is_empty() { near(path) } else { format!("{}:{line}", near(path)) };
            eprintln!("{place}: {}", problem.message);
        }
        if let Some(more) = problems.len().checked_sub(TOLD).filter(|more| *more > 0) {
            let path = near(path);
            let (vi, en) = (format!("{path}: … và {more} chỗ sai nữa"), format!("{path}: … and {more} more faults"));
            eprintln!("{}", locale.pick(vi, en));
        }
    }
    knowledge
}

/// Whether a selector is a code or the letter of a family.
fn known(selector: &str, locale: Locale) -> anyhow::Result<()> {
    let letter = selector.len() == 1 && selector.chars().all(|c| "ABCDEFGX".contains(c.to_ascii_uppercase()));
    if letter || rules::find(selector).is_some() {
        return Ok(());
    }
    bail!(unknown_rule(selector, locale))
}

/// That there is no such rule, and which may have been meant.
pub(super) fn unknown_rule(code: &str, locale: Locale) -> String {
    let (vi, en) = nearest_code(code, rules::codes().iter().copied())
        .map_or_else(Default::default, |near| (format!(", có phải ý là {near}?"), format!(", did you mean {near}?")));
    locale.pick(
        format!("không có quy tắc “{code}”{vi} (danh sách: vanthu rules)"),
        format!("there is no rule `{code}`{en} (for the list: vanthu rules)"),
    )
}

/// The language to speak where no text is concerned: as asked for, else as configured here.
pub(super) fn language(lang: Option<LanguageName>) -> Locale {
    lang.map_or_else(
        || {
            let found = input::find_config(Path::new("."));
            found.map_or_else(input::default_config, |path| input::load_config(&path).0).locale
        },
        Locale::from,
    )
}
