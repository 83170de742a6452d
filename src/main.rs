use std::process::ExitCode;

use vanthu::cli::{self, Command, LspOptions};

fn main() -> ExitCode {
    match cli::arguments() {
        Ok(Command::Lsp(options)) => serve(&options),
        Ok(command) => cli::run(command),
        Err(code) => code,
    }
}

/// Runs the language server until the client leaves.
fn serve(options: &LspOptions) -> ExitCode {
    let log = tracing_subscriber::fmt().with_max_level(options.log_level).with_writer(std::io::stderr);
    log.with_ansi(false).with_target(false).init();
    let settings = vanthu::lsp::Options { encoding: options.position_encoding, ..Default::default() };
    let served = match options.port {
        Some(port) => vanthu::lsp::run_tcp(port, settings),
        None => vanthu::lsp::run_stdio(settings),
    };
    match served {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vanthu lsp: {error:#}");
            ExitCode::from(2)
        }
    }
}
