//! Whose turn it is to try an account: a hundred attempts an hour are evaluated, shared fairly by where they come from.
//!
//! Whoever has to wait longer than a request may be held gets a turn that is kept: one for each source. So an attacker
//! who asks all the time takes no more turns than the owner who asks once. And whoever has not failed at the account comes before
//! all who have: an attacker's addresses are used up one by one, while the owner on a new phone comes next. What cannot be told
//! apart is an owner from addresses that never tried before; each of those delays the owner by one turn, once a day.

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
/// How long a source that failed at an account comes after those that did not, in milliseconds: a day.
const SPENT_FOR: i64 = 24 * 60 * 60 * 1_000;
/// Most such sources that are remembered, for all accounts.
const MOST_SPENT: usize = 20_000;

/// The turns of all accounts.
#[derive(Debug)]
pub struct Turns {
    pace: Pace,
    /// By account and source: when the turn comes, in milliseconds.
    kept: BTreeMap<(String, String), i64>,
    /// By account and source: until when it comes after those that have not failed, in milliseconds.
    spent: BTreeMap<(String, String), i64>,
}

impl Default for Turns {
    fn default() -> Self {
        Self { pace: Pace::new(RULE), kept: BTreeMap::new(), spent: BTreeMap::new() }
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
        self.sweep(account, now);
        let key = (account.to_owned(), source.to_owned());
        if let Some(turn) = self.kept.get(&key).copied() {
            return self.use_or_wait(&key, turn, now);
        }
        let wait = match self.pace.take(account, now, PATIENCE) {
            Ok(wait) => return Ok(wait),
            Err(wait) => wait,
        };
        let is_room = self.of(account).count() < MOST_KEPT as usize && self.kept.len() < MOST_KEPT_OF_ALL;
        let own = match is_room {
            true => self.pace.take(account, now, RULE.ahead).ok().map(|wait| now.0 + wait),
            false => None,
        };
        let turn = if self.is_spent(&key, now) { own } else { self.overtake(account, own, now) };
        let Some(turn) = turn else { return Err(wait) };
        self.kept.insert(key.clone(), turn);
        self.use_or_wait(&key, turn, now)
    }

    /// Uses a kept turn that comes soon enough, or says how long it is until then.
    fn use_or_wait(&mut self, key: &(String, String), turn: i64, now: Moment) -> Result<i64, i64> {
        let wait = (turn - now.0).max(0);
        if wait > PATIENCE {
            return Err(wait);
        }
        self.kept.remove(key);
        Ok(wait)
    }

    /// The earliest turn that is kept for a source that has failed, which gets the later one of the two instead, or none where there
    /// is no room; one's own when none is earlier.
    fn overtake(&mut self, account: &str, own: Option<i64>, now: Moment) -> Option<i64> {
        let earlier = |turn: i64| own.is_none_or(|own| turn < own);
        let first = self
            .of(account)
            .filter(|(key, turn)| earlier(**turn) && self.is_spent(key, now))
            .min_by_key(|(_, turn)| **turn)
            .map(|(key, turn)| (key.clone(), *turn));
        let Some((key, turn)) = first else { return own };
        match own {
            Some(own) => self.kept.insert(key, own),
            None => self.kept.remove(&key),
        };
        Some(turn)
    }

    /// The turns that are kept for an account.
    fn of<'a>(&'a self, account: &'a str) -> impl Iterator<Item = (&'a (String, String), &'a i64)> {
        let from = self.kept.range((account.to_owned(), String::new())..);
        from.take_while(move |((other, _), _)| other == account)
    }

    /// Forgets the turns of an account that nobody came for, so that they take no room; whoever only keeps others waiting comes after
    /// them from then on.
    fn sweep(&mut self, account: &str, now: Moment) {
        let over = self.of(account).filter(|(_, turn)| !is_in_force(**turn, now));
        let over: Vec<_> = over.map(|(key, turn)| (key.clone(), *turn)).collect();
        for (key, turn) in over {
            self.kept.remove(&key);
            if turn < now.0 {
                self.spend(key, now);
            }
        }
    }

    /// Notes that a source tried an account with a wrong password.
    pub fn wrong(&mut self, account: &str, source: &str, now: Moment) {
        self.spend((account.to_owned(), source.to_owned()), now);
    }

    fn spend(&mut self, key: (String, String), now: Moment) {
        if self.spent.len() >= MOST_SPENT {
            self.spent.retain(|_, until| is_ahead(*until, now));
        }
        if self.spent.len() >= MOST_SPENT {
            // Whoever goes on failing is known again with the next one.
            self.spent.clear();
        }
        self.spent.insert(key, now.0 + SPENT_FOR);
    }

    fn is_spent(&self, key: &(String, String), now: Moment) -> bool {
        self.spent.get(key).is_some_and(|until| is_ahead(*until, now))
    }

    /// Gives a turn back, and forgets what a source failed: the attempt was right.
    pub fn right(&mut self, account: &str, source: &str) {
        self.pace.give_back(account);
        self.spent.remove(&(account.to_owned(), source.to_owned()));
    }
}

/// Whether a failure still counts. What lies further ahead was noted by a clock that was wrong.
fn is_ahead(until: i64, now: Moment) -> bool {
    (now.0..=now.0.saturating_add(SPENT_FOR)).contains(&until)
}

/// Whether a kept turn can be true and has not run out.
fn is_in_force(turn: i64, now: Moment) -> bool {
    (now.0.saturating_sub(KEPT_FOR)..=now.0.saturating_add(RULE.ahead)).contains(&turn)
}

#[cfg(test)]
mod tests;
