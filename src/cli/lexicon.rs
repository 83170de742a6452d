//! `vanthu lexicon build`: a spelling model from texts or from tables of counts.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Context as _;
use bytes::Bytes;

use crate::config::Locale;
use crate::input;
use crate::law::Knowledge;
use crate::orthography::{Builder, Model};
use crate::syntax;

use super::Outcome;
use super::arguments::{LexiconCommand, LexiconOptions};
use super::files::{self, Source};
use super::settings::language;

/// How much a word of one's own texts weighs beside one of the many texts of the built-in model: what
/// they have twice is known, and what they have once, which may be a slip, is not.
const OWN: u32 = 5;

pub(super) fn run(options: &LexiconOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    let LexiconCommand::Build { tables, texts, output } = &options.command;
    let mut builder = Builder::default();
    for path in tables {
        add_table(&mut builder, path)?;
    }
    if tables.is_empty()
        && let Some(model) = Model::builtin()
    {
        builder.add_model(model);
    }
    let mut outcome = Outcome::Clean;
    if !texts.is_empty() {
        let knowledge = Knowledge::builtin();
        let (mut read, mut words) = (0, 0);
        for found in files::find(texts, None, locale) {
            match text(&found.source, locale) {
                Ok(text) => {
                    read += 1;
                    words += syntax::learn(&text, OWN, &knowledge, &mut builder);
                }
                Err(reason) => {
                    outcome = Outcome::Failed;
                    let name = &found.name;
                    let line = locale.pick(format!("bỏ qua {name}: {reason}"), format!("left out {name}: {reason}"));
                    writeln!(out, "{line}")?;
                }
            }
        }
        let line =
            locale.pick(format!("đã đọc {read} văn bản, {words} chữ"), format!("{read} texts read, {words} words"));
        writeln!(out, "{line}")?;
    }
    let bytes = Bytes::from(builder.finish());
    let words = Model::open(bytes.clone())?.words();
    // A server may have the old one open.
    input::write_whole(output, &bytes).with_context(|| format!("{}", output.display()))?;
    let size = bytes.len();
    writeln!(
        out,
        "{}",
        locale.pick(
            format!("{}: {words} âm tiết, {size} byte", output.display()),
            format!("{}: {words} syllables, {size} bytes", output.display()),
        )
    )?;
    Ok(outcome)
}

fn add_table(builder: &mut Builder, path: &Path) -> anyhow::Result<()> {
    let name = path.display();
    let reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).with_context(|| format!("{name}"))?))
    };
    for (index, line) in reader.lines().enumerate() {
        let line = line.with_context(|| format!("{name}"))?;
        builder.add(&line).with_context(|| format!("{name}:{}", index + 1))?;
    }
    Ok(())
}

/// A text to learn from, or why it cannot be read.
fn text(source: &Source, locale: Locale) -> Result<String, String> {
    match source {
        Source::StandardInput => std::io::read_to_string(std::io::stdin()).map_err(|error| error.to_string()),
        Source::File(path) => {
            input::read_document(path).map(|document| document.text).map_err(|error| error.message(locale))
        }
        Source::Broken(reason) => Err(reason.clone()),
    }
}
