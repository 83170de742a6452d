//! The command line: files and standard input in, findings out, exit codes.
//!
//! 0: nothing at or above `--fail-on`; 1: something was; 2: usage, configuration or input error.
//! Output is deterministic: files in the order of their paths, findings in the order of the text.

mod arguments;
mod check;
mod cite;
mod explain;
mod files;
mod fix;
mod github;
mod human;
mod json;
mod lexicon;
mod lookup;
mod output;
mod registry;
mod rules;
mod sarif;
mod settings;
mod snippet;
mod work;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

pub use arguments::{Arguments, Command, LspOptions};
pub use explain::page;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean,
    Found,
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Reads the command line.
///
/// # Errors
/// The exit code, when help was asked for or the usage is wrong; what there is to say is printed.
pub fn arguments() -> Result<Command, ExitCode> {
    match Arguments::try_parse() {
        Ok(arguments) => Ok(arguments.command),
        Err(error) => {
            // Nobody is there to be told that printing failed.
            let _ = error.print();
            Err(ExitCode::from(if error.use_stderr() { 2 } else { 0 }))
        }
    }
}

/// Runs a command to its end.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    let mut out = BufWriter::new(standard_output(&command));
    let done = match command {
        Command::Check(options) => check::run(&options, &mut out),
        Command::Cite(options) => cite::run(&options, &mut out),
        Command::Lookup(options) => lookup::run(&options, &mut out),
        Command::Explain(options) => explain::run(&options, &mut out),
        Command::Rules(options) => rules::run(&options, &mut out),
        Command::Lexicon(options) => lexicon::run(&options, &mut out),
        Command::Registry(options) => registry::run(&options, &mut out),
        // The protocol is another floor; `main` goes there itself.
        Command::Lsp(_) => Ok(Outcome::Failed),
    };
    match done.and_then(|outcome| Ok(out.flush().map(|()| outcome)?)) {
        Ok(outcome) => outcome.into(),
        // The reader of our output has enough (`vanthu check | head`): that is no error.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vanthu: {error:#}");
            Outcome::Failed.into()
        }
    }
}

/// Standard output; what is for reading loses its colours where nobody sees them, all else is
/// written byte for byte.
fn standard_output(command: &Command) -> Box<dyn Write> {
    match command {
        Command::Check(options) if options.format == arguments::CheckFormat::Human && !options.prints_text() => {
            Box::new(anstream::stdout())
        }
        _ => Box::new(std::io::stdout()),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
