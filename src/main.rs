use std::process::ExitCode;

use vanthu::cli::{self, Command};

fn main() -> ExitCode {
    match cli::arguments() {
        Ok(Command::Lsp(options)) => serve(options.port),
        Ok(command) => cli::run(command),
        Err(code) => code,
    }
}

/// Runs the language server until the client leaves.
fn serve(port: Option<u16>) -> ExitCode {
    let served = match port {
        Some(port) => vanthu::lsp::run_tcp(port),
        None => vanthu::lsp::run_stdio(),
    };
    match served {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vanthu lsp: {error:#}");
            ExitCode::from(2)
        }
    }
}
