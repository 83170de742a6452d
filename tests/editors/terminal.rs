//! A terminal that an editor runs in, read and typed on as a user would: tmux.

use std::{
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use crate::desk::{Desk, FIX, give_up};

/// How long to wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Terminal {
    socket: PathBuf,
}

impl Terminal {
    /// Whether there is a tmux; says so if not.
    pub fn is_there(editor: &str) -> bool {
        let there = Command::new("tmux").arg("-V").output().is_ok_and(|output| output.status.success());
        if !there {
            give_up(editor, "there is no tmux");
        }
        there
    }

    /// Runs `arguments` in a new terminal, under the environment of a desk.
    pub fn open(desk: &Desk, name: &str, arguments: &[&str]) -> Self {
        let terminal = Self { socket: desk.path().join("tmux") };
        let status = desk
            .command("tmux".as_ref(), name)
            .args(["-f", "/dev/null", "-S"])
            .arg(&terminal.socket)
            .args(["new-session", "-d", "-x", "120", "-y", "30", "--"])
            .args(arguments)
            .status();
        assert!(status.is_ok_and(|status| status.success()), "tmux starts");
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("tmux").arg("-S").arg(&self.socket).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// What is on the screen; empty once the editor has ended.
    pub fn screen(&self) -> String {
        self.tmux(&["capture-pane", "-p"]).unwrap_or_default()
    }

    /// Presses keys, by tmux's names for them.
    pub fn press(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat());
    }

    /// Closes what is in front of the text and shows `text`. The next key has to wait until then:
    /// one that follows Escape at once is taken for itself with Alt.
    #[track_caller]
    pub fn leave(&self, text: &str) {
        self.press(&["Escape"]);
        self.wait(&format!("a screen without {text}"), |screen| !screen.contains(text));
    }

    /// Types a text, letter by letter.
    pub fn write(&self, text: &str) {
        self.tmux(&["send-keys", "-l", text]);
    }

    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    /// Waits until the screen is as wanted; `what` says how, for when it never is.
    #[track_caller]
    pub fn wait(&self, what: &str, is_wanted: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_wanted(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "never seen: {what}\n{}", self.screen());
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits for the editor to end by itself.
    #[track_caller]
    /// At a citation with two mistakes, in an editor with the keys of Helix: what is known of it, and its
    /// fix, which stands first in the menu.
    pub fn look_up_and_mend(&self) {
        self.press(&["Space", "k"]);
        self.wait_for("Có thể là một trong các văn bản");
        self.leave("Có thể là một trong các văn bản");
        self.press(&["Space", "a"]);
        self.wait_for(FIX);
        self.press(&["Enter"]);
    }

    /// Saves with `:wq` and waits for the editor to end.
    pub fn save_and_quit(&self) {
        self.write(":wq");
        self.press(&["Enter"]);
        self.wait_for_end();
    }

    fn wait_for_end(&self) {
        let start = Instant::now();
        while self.tmux(&["has-session"]).is_some() {
            assert!(start.elapsed() < PATIENCE, "the editor does not end\n{}", self.screen());
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}
