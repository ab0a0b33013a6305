//! Whose turn it is to try an account: a hundred attempts an hour are evaluated, shared fairly by where they come from.
//!
//! Whoever has to wait longer than a request may be held gets a turn that is kept: one for each source. So an attacker
//! who asks all the time takes no more turns than the owner who asks once.

use std::collections::BTreeMap;

use sekber_core::value::Moment;

use super::pace::{Pace, Rule};

/// Attempts at once that are evaluated without waiting, then one every 36 seconds: the hundred an hour that OWASP ASVS 4
/// (2.2.1) allows.
const RULE: Rule = Rule { free: 10, every: 36_000, ahead: MOST_KEPT * 36_000 };
/// How long a request is held until its turn, in milliseconds.
pub const PATIENCE: i64 = 10_000;
/// Most turns that are kept for one account: an hour's.
const MOST_KEPT: i64 = 100;
/// Most turns that are kept for all accounts.
const MOST_KEPT_OF_ALL: usize = 20_000;
/// How long a turn that has come is kept, in milliseconds.
const KEPT_FOR: i64 = 10 * 60 * 1_000;

/// The turns of all accounts.
#[derive(Debug)]
pub struct Turns {
    pace: Pace,
    /// By account and source: when the turn comes, in milliseconds.
    kept: BTreeMap<(String, String), i64>,
}

impl Default for Turns {
    fn default() -> Self {
        Self { pace: Pace::new(RULE), kept: BTreeMap::new() }
    }
}

impl Turns {
    /// Takes the turn of a source to try an account: milliseconds until it comes, at most [`PATIENCE`].
    ///
    /// # Errors
    /// Milliseconds after which the source is to come back, when that is longer. Its turn is kept, unless too many wait
    /// for the same account.
    pub fn take(&mut self, account: &str, source: &str, now: Moment) -> Result<i64, i64> {
        if self.kept.len() >= MOST_KEPT_OF_ALL {
            self.kept.retain(|_, turn| is_in_force(*turn, now));
        }
        let key = (account.to_owned(), source.to_owned());
        if let Some(turn) = self.kept.get(&key).copied().filter(|turn| is_in_force(*turn, now)) {
            let wait = (turn - now.0).max(0);
            if wait > PATIENCE {
                return Err(wait);
            }
            self.kept.remove(&key);
            return Ok(wait);
        }
        let wait = match self.pace.take(account, now, PATIENCE) {
            Ok(wait) => return Ok(wait),
            Err(wait) => wait,
        };
        let waiting = self.kept.range((account.to_owned(), String::new())..);
        let waiting = waiting.take_while(|((other, _), _)| other == account).count();
        let is_room = waiting < MOST_KEPT as usize && self.kept.len() < MOST_KEPT_OF_ALL;
        if is_room && let Ok(wait) = self.pace.take(account, now, RULE.ahead) {
            self.kept.insert(key, now.0 + wait);
        }
        Err(wait)
    }

    /// Gives a turn back: the attempt was right.
    pub fn give_back(&mut self, account: &str) {
        self.pace.give_back(account);
    }
}

/// Whether a kept turn can be true and has not run out.
fn is_in_force(turn: i64, now: Moment) -> bool {
    (now.0.saturating_sub(KEPT_FOR)..=now.0.saturating_add(RULE.ahead)).contains(&turn)
}

#[cfg(test)]
mod tests;
