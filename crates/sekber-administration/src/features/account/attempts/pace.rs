//! How fast attempts are let through: the generic cell rate algorithm (ITU-T I.371), one number for each key.
//!
//! An attempt that comes too early is given a turn ahead instead of a refusal. Right ones give their turn back, so only
//! wrong ones slow anybody down.

use std::collections::HashMap;

use sekber_core::value::Moment;

/// Most keys that are remembered; those beyond share one.
const MOST_KEYS: usize = 10_000;
/// The key that all share when there are too many.
const SHARED: &str = "";

/// How fast.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Attempts that may be made at once.
    pub free: i64,
    /// Milliseconds between attempts after that.
    pub every: i64,
    /// Most milliseconds that turns are given ahead. What lies further ahead was left by a clock that was wrong for a
    /// while, and counts for nothing.
    pub ahead: i64,
}

/// The attempts of all keys.
#[derive(Debug)]
pub struct Pace {
    rule: Rule,
    /// When the bucket of a key is full again, in milliseconds: the algorithm's theoretical arrival time.
    full_at: HashMap<String, i64>,
}

impl Pace {
    /// Nobody has tried yet.
    pub fn new(rule: Rule) -> Self {
        Self { rule, full_at: HashMap::new() }
    }

    /// Takes the key's next turn: milliseconds until it comes.
    ///
    /// # Errors
    /// Milliseconds until the next turn when that is more than `longest`; then it is not taken.
    pub fn take(&mut self, key: &str, now: Moment, longest: i64) -> Result<i64, i64> {
        self.take_for(key, now, (longest, self.rule.every))
    }

    /// The same, where the turn costs another time than usual.
    ///
    /// # Errors
    /// As [`Pace::take`].
    pub fn take_for(&mut self, key: &str, now: Moment, (longest, cost): (i64, i64)) -> Result<i64, i64> {
        if self.full_at.len() >= MOST_KEYS {
            let rule = self.rule;
            self.full_at.retain(|_, full_at| rule.left(*full_at, now) > now.0);
        }
        let is_known = self.full_at.contains_key(key) || self.full_at.len() < MOST_KEYS;
        let key = if is_known { key } else { SHARED };
        let full_at = self.full_at.get(key).map_or(now.0, |full_at| self.rule.left(*full_at, now));
        let wait = (full_at - now.0 - (self.rule.free - 1) * self.rule.every).max(0);
        if wait > longest.min(self.rule.ahead) {
            return Err(wait);
        }
        self.full_at.insert(key.to_owned(), full_at + cost);
        Ok(wait)
    }

    /// Gives a turn back: the attempt was right.
    pub fn give_back(&mut self, key: &str) {
        self.give_back_for(key, self.rule.every);
    }

    /// The same for a turn that cost another time than usual.
    pub fn give_back_for(&mut self, key: &str, cost: i64) {
        if let Some(full_at) = self.full_at.get_mut(key) {
            *full_at -= cost;
        }
    }
}

impl Rule {
    /// When a bucket is full, as far as that can be true.
    fn left(self, full_at: i64, now: Moment) -> i64 {
        let most = self.free * self.every + self.ahead;
        if full_at.saturating_sub(now.0) > most { now.0 } else { full_at.max(now.0) }
    }
}

#[cfg(test)]
mod tests;
