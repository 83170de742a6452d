//! Keeps what is said in a session, for `tests/protocol` to look at, when `VANTHU_PROTOCOL_LOGS`
//! names a folder for it.

use std::{
    fs::{self, File},
    io::Write,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

/// One direction of a session; writes nothing when nothing is kept.
pub struct Record(Option<File>);

impl Record {
    /// What the client says and what the server says, of a new session.
    pub fn of_new_session() -> (Self, Self) {
        static SESSIONS: AtomicU32 = AtomicU32::new(0);
        let Some(logs) = std::env::var_os("VANTHU_PROTOCOL_LOGS") else { return (Self(None), Self(None)) };
        let number = SESSIONS.fetch_add(1, Ordering::Relaxed);
        let folder = PathBuf::from(logs).join(format!("lsp.{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for sessions that can be written to");
        let open = |side: &str| Self(Some(File::create(folder.join(side)).expect("a file for a new session")));
        (open("client"), open("server"))
    }

    pub fn keep(&mut self, bytes: &[u8]) {
        if let Some(file) = &mut self.0 {
            file.write_all(bytes).expect("room for what is said");
        }
    }

    /// Keeps a message of which only the body is at hand.
    pub fn keep_body(&mut self, body: &[u8]) {
        self.keep(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        self.keep(body);
    }
}
