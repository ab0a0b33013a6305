//! How many files and connections the system lets this process have.

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
