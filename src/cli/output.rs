//! The five forms of what `check` finds.

use std::io::Write;

use crate::config::Locale;

use super::arguments::{CheckFormat, CheckOptions};
use super::check::{Checked, Counts};
use super::{github, human, json, sarif};

/// The findings of one file in the form asked for.
#[derive(Debug)]
pub(super) enum Rendered {
    Text(String),
    Sarif(sarif::Parts),
}

/// Renders what was found in one file; runs beside others.
pub(super) fn render(format: CheckFormat, checked: &Checked) -> anyhow::Result<Rendered> {
    Ok(match format {
        CheckFormat::Human => Rendered::Text(human::file(checked, human::width())),
        CheckFormat::Json => Rendered::Text(json::file(checked)?),
        CheckFormat::Jsonl => Rendered::Text(json::lines(checked)?),
        CheckFormat::Github => Rendered::Text(github::file(checked)),
        CheckFormat::Sarif => Rendered::Sarif(sarif::file(checked)),
    })
}

/// Puts the files together and prints them as they come.
pub(super) struct Output<'a> {
    format: CheckFormat,
    locale: Locale,
    /// Standard output carries a fixed text; findings go to standard error.
    beside: bool,
    files: usize,
    sarif: Vec<sarif::Parts>,
    out: &'a mut dyn Write,
}

impl<'a> Output<'a> {
    pub(super) fn begin(options: &CheckOptions, locale: Locale, out: &'a mut dyn Write) -> anyhow::Result<Self> {
        let mut output =
            Self { format: options.format, locale, beside: options.prints_text(), files: 0, sarif: Vec::new(), out };
        if output.format == CheckFormat::Json {
            output.print("{\"version\":1,\"files\":[")?;
        }
        Ok(output)
    }

    pub(super) fn file(&mut self, checked: &Checked, rendered: Rendered) -> anyhow::Result<()> {
        if checked.print {
            self.out.write_all(checked.text.as_bytes())?;
        }
        if let (Some(error), CheckFormat::Human) = (&checked.error, self.format) {
            anstream::eprintln!("vanthu: {}: {error}", checked.name);
        }
        if checked.left_as_is {
            let name = &checked.name;
            anstream::eprintln!(
                "vanthu: {}",
                checked.locale.pick(
                    format!("{name}: tệp loại này không được sửa tự động; hãy sửa trong trình soạn thảo theo kết quả"),
                    format!("{name}: files of this kind are not fixed automatically; mend the text in its editor"),
                )
            );
        }
        if !checked.failures.is_empty() {
            let (name, codes) = (&checked.name, checked.failures.join(", "));
            anstream::eprintln!(
                "vanthu: {}",
                checked.locale.pick(
                    format!(
                        "{name}: quy tắc {codes} gặp lỗi của chính chương trình, kết quả thiếu phần của quy tắc này"
                    ),
                    format!("{name}: rule {codes} failed by a fault of this program, its findings are missing"),
                )
            );
        }
        match rendered {
            Rendered::Text(text) => {
                if self.format == CheckFormat::Json && self.files > 0 {
                    self.print(",")?;
                }
                self.print(&text)?;
            }
            Rendered::Sarif(parts) => self.sarif.push(parts),
        }
        self.files += 1;
        Ok(())
    }

    pub(super) fn end(mut self, counts: &Counts, fixed: usize, millis: f64) -> anyhow::Result<()> {
        match self.format {
            CheckFormat::Human => self.print(&human::summary(counts, fixed, self.locale)),
            CheckFormat::Json => self.print(&format!("],\"summary\":{}}}\n", json::summary(counts, millis)?)),
            CheckFormat::Sarif => {
                let document = sarif::document(&self.sarif, self.locale)?;
                self.print(&format!("{document}\n"))
            }
            CheckFormat::Jsonl | CheckFormat::Github => Ok(()),
        }
    }

    fn print(&mut self, text: &str) -> anyhow::Result<()> {
        if self.beside {
            anstream::eprint!("{text}");
        } else {
            self.out.write_all(text.as_bytes())?;
        }
        Ok(())
    }
}
