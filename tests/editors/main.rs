//! Real editors with the configuration of `editors/` and the real server: a report is opened, its
//! mistakes are seen, one is mended and the file saved.
//!
//! An editor that is not on this machine is said to be skipped; it fails when
//! `VANTHU_REQUIRE_EDITORS` names it, or `all`. `.ci/editors` installs them.

/// Both reports go through the `check_report` of an editor.
macro_rules! reports {
    () => {
        #[test]
        fn a_report_is_mended() {
            check_report(&crate::desk::report());
        }

        #[test]
        fn windows_line_ends_survive() {
            check_report(&crate::desk::windows_report());
        }
    };
}

mod desk;
mod emacs;
mod helix;
mod kakoune;
mod kate;
#[path = "../recorder/mod.rs"]
mod recorder;
mod terminal;
mod vim;
