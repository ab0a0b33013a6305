//! Wrong codes and repeated deeds: each one beyond a few makes the next one wait twice as long.
//!
//! For what only those can fail who have proved something already, such as the code after a right password; so nobody
//! can make others wait.

use std::collections::HashMap;

use sekber_core::value::Moment;

/// Failures before waiting begins.
const FREE: u32 = 5;
/// The first wait in seconds; each further failure doubles it.
const FIRST_WAIT: i64 = 30;
/// The longest wait in seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// How long failures count after the last one, in seconds.
const MEMORY: i64 = 24 * 60 * 60;
/// Most keys that are remembered; beyond that the oldest is forgotten. What protects a person is therefore never counted in a table
/// that strangers fill.
const MOST_KEYS: usize = 10_000;

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Moment,
}

/// The failures of all keys.
#[derive(Debug, Default)]
pub struct Tally(HashMap<String, Failures>);

impl Tally {
    /// Counts an attempt. It counts as failed until it is forgiven, so that many at once cannot slip past the count.
    ///
    /// # Errors
    /// Seconds to wait after too many failures; then it is not counted.
    pub fn take(&mut self, key: &str, now: Moment) -> Result<(), i64> {
        self.make_room(now);
        let known = self.0.get(key).copied().filter(|failures| failures.count_at(now));
        let count = known.map_or(0, |known| known.count);
        // A failure of a clock that was ahead for a while is taken for one of now, or it would stay the last one for long.
        let last = known.map_or(now, |known| Moment(known.last.0.min(now.0)));
        let left = wait(count) - now.seconds_since(last);
        if left > 0 {
            self.0.insert(key.to_owned(), Failures { count, last });
            return Err(left);
        }
        self.0.insert(key.to_owned(), Failures { count: count.saturating_add(1), last: now });
        Ok(())
    }

    /// The attempt was right: the key starts afresh.
    pub fn forgive(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn make_room(&mut self, now: Moment) {
        if self.0.len() < MOST_KEYS {
            return;
        }
        self.0.retain(|_, failures| failures.count_at(now));
        if self.0.len() >= MOST_KEYS
            && let Some(oldest) = self.0.iter().min_by_key(|(_, failures)| failures.last.0)
        {
            let oldest = oldest.0.clone();
            self.0.remove(&oldest);
        }
    }
}

impl Failures {
    /// Whether they still count; those from further ahead than a wait lasts are from a clock that was wrong.
    fn count_at(&self, now: Moment) -> bool {
        (-LONGEST_WAIT..=MEMORY).contains(&now.seconds_since(self.last))
    }
}

/// Seconds to wait after so many failures.
fn wait(failures: u32) -> i64 {
    match failures.checked_sub(FREE) {
        None => 0,
        Some(over) => FIRST_WAIT.saturating_mul(1 << over.min(10)).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests;
