//! The protocol. To come.

/// Serves a client over standard input and output.
///
/// # Errors
/// When the connection breaks.
pub fn run_stdio() -> anyhow::Result<()> {
    anyhow::bail!("not built yet")
}

/// Serves a client that listens on a TCP port of this machine.
///
/// # Errors
/// When there is no connection, or it breaks.
pub fn run_tcp(_port: u16) -> anyhow::Result<()> {
    anyhow::bail!("not built yet")
}
