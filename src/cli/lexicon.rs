//! `vanthu lexicon build`: a spelling model from tables of counts.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};

use anyhow::Context as _;

use crate::orthography::{Builder, Model};

use super::Outcome;
use super::arguments::{LexiconCommand, LexiconOptions};
use super::settings::language;

pub(super) fn run(options: &LexiconOptions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let locale = language(options.lang);
    let LexiconCommand::Build { tables, output } = &options.command;
    let mut builder = Builder::default();
    for path in tables {
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
    }
    let bytes = builder.finish();
    let words = Model::open(&bytes)?.words();
    std::fs::write(output, &bytes).with_context(|| format!("{}", output.display()))?;
    let size = bytes.len();
    writeln!(
        out,
        "{}",
        locale.pick(
            format!("{}: {words} âm tiết, {size} byte", output.display()),
            format!("{}: {words} syllables, {size} bytes", output.display()),
        )
    )?;
    Ok(Outcome::Clean)
}
