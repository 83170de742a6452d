//! The server that editors are given in tests: the one just built, or, when
//! `VANTHU_PROTOCOL_LOGS` names a folder, one that keeps what is said to it and by it there.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const SERVER: &str = env!("CARGO_BIN_EXE_vanthu");

/// The folder where sessions are kept, if they are.
fn logs() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("VANTHU_PROTOCOL_LOGS")?);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    Some(folder)
}

/// The server's program; needs the environment that [`provide`] gives.
pub fn program() -> PathBuf {
    match logs() {
        Some(_) => Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorder/vanthu"),
        None => PathBuf::from(SERVER),
    }
}

/// Lets `editor` find the server on its path, as after an installation.
pub fn provide(editor: &mut Command, name: &str) {
    let programs = program().parent().map(Path::to_path_buf);
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path: OsString = std::env::join_paths(programs.into_iter().chain(std::env::split_paths(&others)))
        .expect("folders without a colon in their names");
    editor.env("PATH", path);
    if let Some(logs) = logs() {
        editor.env("VANTHU_SERVER", SERVER).env("VANTHU_PROTOCOL_LOGS", logs).env("VANTHU_RECORD_AS", name);
    }
}
