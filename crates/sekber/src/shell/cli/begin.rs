//! How the process begins: what it writes is its user's alone, and its memory comes in usual pages from the first byte on.

use crate::kit::huge_pages;

/// Makes the process ready; it may begin anew from within, once, as the same process with the same arguments.
pub(super) fn begin() {
    // Whatever is written is for the user who runs the program: the database, backups, attachments, sheets.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    #[cfg(target_os = "linux")]
    let began_refused = refuses_huge_pages();
    huge_pages::refuse();
    // Only what is seen to hold can be handed on: otherwise it would begin again and again.
    #[cfg(target_os = "linux")]
    if !began_refused && refuses_huge_pages() {
        begin_anew();
    }
}

/// Whether memory comes in usual pages; taken to be so where the system does not tell.
#[cfg(target_os = "linux")]
fn refuses_huge_pages() -> bool {
    rustix::thread::transparent_huge_pages_are_disabled().unwrap_or(true)
}

/// The allocator takes its first pages before the program says anything, four megabytes of them huge, and keeps them. Who executes
/// another program hands on that huge pages are refused; so this one executes itself, which takes some milliseconds. Where that does
/// not go it goes on as it is.
#[cfg(target_os = "linux")]
fn begin_anew() {
    use std::os::unix::process::CommandExt as _;

    let mut given = std::env::args_os();
    if let (Ok(program), Some(name)) = (std::env::current_exe(), given.next()) {
        let _failed = std::process::Command::new(program).arg0(name).args(given).exec();
    }
}
