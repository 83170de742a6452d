//! `vanthu check`.

use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Instant;

use crate::analysis::Analysis;
use crate::config::{Locale, Profile, Severity};
use crate::input;
use crate::rules::{BROKEN_CONFIGURATION, Context, Diagnostic};

use super::arguments::CheckOptions;
use super::files::{self, Found, Source};
use super::output::{self, Output};
use super::settings::{BrokenConfig, Settings};
use super::{Outcome, fix, work};

/// What there is to say about one file.
#[derive(Debug)]
pub(super) struct Checked {
    pub name: String,
    pub text: Arc<str>,
    pub locale: Locale,
    pub profile: Option<Profile>,
    pub error: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Rules that panicked, by code.
    pub failures: Vec<String>,
    /// Where paragraphs start, for a text out of a .docx or .odt file.
    pub paragraphs: Option<Vec<u32>>,
    /// `--fix` was asked for a file that is not written back.
    pub left_as_is: bool,
    /// How many safe fixes were applied.
    pub fixed: usize,
    /// It is standard input, and `--fix` is to print it.
    pub print: bool,
}

/// How many texts and findings there were.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub files: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub hints: usize,
}

impl Counts {
    fn add(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            *match diagnostic.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Info => &mut self.infos,
                Severity::Hint => &mut self.hints,
            } += 1;
        }
    }
}

/// Something to report on.
enum Item {
    Text(Found, Context),
    Config(BrokenConfig),
}

impl Item {
    fn name(&self) -> &str {
        match self {
            Self::Text(found, _) => &found.name,
            Self::Config(broken) => &broken.name,
        }
    }
}

pub(super) fn run(options: &CheckOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let begun = Instant::now();
    let mut settings = Settings::new(Some(&options.settings), &options.reading)?;
    let locale = settings.locale();
    let found = files::find(&options.paths, options.reading.stdin_filename.as_deref(), locale);
    let mut items: Vec<Item> = found
        .into_iter()
        .map(|found| {
            let context = settings.context(std::path::Path::new(&found.name));
            Item::Text(found, context)
        })
        .collect();
    let broken = settings.into_broken();
    let mut failed = !broken.is_empty();
    items.extend(broken.into_iter().map(Item::Config));
    items.sort_by(|a, b| a.name().cmp(b.name()));

    let (least, fail_on) = (Severity::from(options.min_severity), Severity::from(options.fail_on));
    let mut counts = Counts::default();
    let (mut found_some, mut fixed) = (false, 0);
    let mut output = Output::begin(options, locale, out)?;
    work::in_order(
        &items,
        options.reading.jobs,
        |item| {
            let mut checked = match item {
                Item::Text(found, context) => check(found, context, options.fix),
                Item::Config(broken) => of_config(broken),
            };
            checked.diagnostics.retain(|diagnostic| diagnostic.severity <= least);
            let rendered = output::render(options.format, &checked);
            (checked, rendered)
        },
        |(checked, rendered)| {
            failed |= checked.error.is_some();
            found_some |= checked.diagnostics.iter().any(|diagnostic| diagnostic.severity <= fail_on);
            fixed += checked.fixed;
            counts.files += usize::from(checked.profile.is_some());
            counts.add(&checked.diagnostics);
            output.file(&checked, rendered?)
        },
    )?;
    if counts.files == 0 {
        eprintln!("vanthu: {}", nothing_checked(locale));
        failed = true;
    }
    output.end(&counts, fixed, begun.elapsed().as_secs_f64() * 1000.0)?;
    Ok(match (failed, found_some) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Found,
        (false, false) => Outcome::Clean,
    })
}

pub(super) fn nothing_checked(locale: Locale) -> &'static str {
    locale.pick(
        "không có văn bản nào được kiểm tra (.txt .md .markdown .html .docx .odt .rst .adoc .tex .typ)",
        "nothing was checked (.txt .md .markdown .html .docx .odt .rst .adoc .tex .typ)",
    )
}

/// The text to check, or why there is none.
pub(super) fn read(found: &Found, locale: Locale) -> Result<input::Document, String> {
    match &found.source {
        Source::Broken(message) => Err(message.clone()),
        Source::File(path) => input::read_document(path).map_err(|error| error.message(locale)),
        Source::StandardInput => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes).map_err(input::ReadError::Io);
            read.and_then(|_| input::decode_document(bytes, std::path::Path::new(&found.name)))
                .map_err(|error| error.message(locale))
        }
    }
}

fn check(found: &Found, context: &Context, with_fixes: bool) -> Checked {
    let locale = context.config.locale;
    let mut checked = Checked {
        name: found.name.clone(),
        text: Arc::from(""),
        locale,
        profile: None,
        error: None,
        diagnostics: Vec::new(),
        failures: Vec::new(),
        paragraphs: None,
        left_as_is: false,
        fixed: 0,
        print: with_fixes && found.source == Source::StandardInput,
    };
    let input::Document { text, paragraphs } = match read(found, locale) {
        Ok(document) => document,
        Err(error) => return Checked { error: Some(error), ..checked },
    };
    checked.left_as_is = with_fixes && paragraphs.is_some();
    checked.print &= paragraphs.is_none();
    checked.paragraphs = paragraphs;
    let analysis = if with_fixes && !checked.left_as_is {
        let fixed = fix::apply(&text, context);
        checked.fixed = fixed.edits;
        if let (Source::File(path), true) = (&found.source, fixed.edits > 0)
            && let Err(error) = input::write_text(path, fixed.analysis.text())
        {
            checked.error = Some(locale.pick(
                format!("Không ghi được văn bản đã sửa: {error}. Tệp vẫn như cũ."),
                format!("The fixed text cannot be written: {error}. The file is as it was."),
            ));
            checked.fixed = 0;
            return checked;
        }
        fixed.analysis
    } else {
        Analysis::new(text, context)
    };
    Checked {
        text: Arc::clone(analysis.text()),
        profile: Some(analysis.profile()),
        diagnostics: analysis.diagnostics().to_vec(),
        failures: analysis.failures().to_vec(),
        ..checked
    }
}

fn of_config(broken: &BrokenConfig) -> Checked {
    let diagnostics = broken
        .problems
        .iter()
        .map(|problem| Diagnostic::new(&BROKEN_CONFIGURATION, Severity::Error, problem.range, problem.message.clone()));
    Checked {
        name: broken.name.clone(),
        text: Arc::from(broken.text.as_str()),
        locale: broken.locale,
        profile: None,
        error: None,
        diagnostics: diagnostics.collect(),
        failures: Vec::new(),
        paragraphs: None,
        left_as_is: false,
        fixed: 0,
        print: false,
    }
}
