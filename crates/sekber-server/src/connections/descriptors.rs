//! How many files and connections the system lets this process have.

use std::os::fd::{AsFd, RawFd};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// More than this is never needed.
const ENOUGH: u64 = 65_536;

/// Raises the limit as far as the system allows without asking anybody, and returns it.
pub fn raised() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(ENOUGH, |maximum| maximum.min(ENOUGH));
    let current = limit.current.unwrap_or(ENOUGH);
    let in_force = if wanted > current {
        match setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum }) {
            Ok(()) => wanted,
            Err(_) => current,
        }
    } else {
        current
    };
    usize::try_from(in_force).unwrap_or(usize::MAX)
}

/// Lets the system make its table of this process's descriptors as large as so many need, by taking the last of them once and giving it
/// back. Otherwise the table grows while connections come, each time to twice its size, and in a process of several threads all that
/// time nobody is let in: one of 500 connections cost some tens of milliseconds.
pub fn make_room(any: impl AsFd, count: usize) {
    let last = RawFd::try_from(count).unwrap_or(RawFd::MAX).saturating_sub(1);
    if let Err(error) = rustix::io::fcntl_dupfd_cloexec(any, last) {
        tracing::debug!(%error, "descriptors are made room for as they come");
    }
}
