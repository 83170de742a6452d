//! When the server has to end without being told.

use std::sync::Arc;
use std::time::Duration;

use super::shared::Shared;

/// Ends the server when the editor's process is gone. The end of its input says the same, but not
/// when another process holds the other end of the pipe open.
pub(super) fn watch_parent(shared: Arc<Shared>, parent: u32) {
    if !is_alive(parent) {
        // The number is of another world (a container, another machine): it tells nothing.
        return;
    }
    let interval: Duration = shared.options.parent_interval;
    tokio::spawn(async move {
        while is_alive(parent) {
            tokio::time::sleep(interval).await;
        }
        tracing::warn!("tiến trình trình soạn thảo ({parent}) đã kết thúc / the editor is gone");
        shared.abandoned.notify_one();
    });
}

/// Whether a process runs. Where that cannot be asked, none is ever seen alive, and so not watched.
#[cfg(target_os = "linux")]
fn is_alive(process: u32) -> bool {
    // "pid (name) S …": the name may hold anything, the state follows the last parenthesis.
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
    let state = stat.rsplit(')').next().and_then(|rest| rest.trim_start().chars().next());
    !matches!(state, Some('Z' | 'X'))
}

/// Without `/proc` we can tell only our own parent: it is gone when we are given another.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_alive(process: u32) -> bool {
    std::os::unix::process::parent_id() == process
}

#[cfg(not(unix))]
fn is_alive(_process: u32) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::is_alive;

    #[test]
    fn tells_the_living_from_the_dead() {
        assert!(is_alive(std::process::id()));
        assert!(!is_alive(u32::MAX));
        let mut child = std::process::Command::new("true").spawn().expect("`true` is everywhere");
        child.wait().expect("it ends");
        assert!(!is_alive(child.id()));
    }
}
