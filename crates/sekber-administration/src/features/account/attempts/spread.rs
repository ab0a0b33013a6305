//! Wrong passwords of one address, over whichever accounts: each one beyond what a hall of people mistypes makes the next
//! attempts from there cost more time. Nothing else becomes of it: no address is shut out, and right passwords cost nothing.

use std::collections::HashMap;

use sekber_core::value::Moment;

/// Wrong passwords that slow nobody down: five hundred people behind one address who all mistype theirs.
const FREE: f64 = 600.0;
/// After so many more, an attempt costs twice as much.
const DOUBLES_AFTER: f64 = 100.0;
/// What an attempt costs at first, in milliseconds.
pub const FIRST: i64 = 100;
/// What it costs at most: somebody else's right password behind the same address is still held rather than sent away.
pub const SLOWEST: i64 = 6_000;
/// After so many milliseconds, half of the wrong ones are forgotten: a night forgives what a mistyping office did, and not what was
/// tried all day.
const HALF_LIFE: f64 = 6.0 * 60.0 * 60.0 * 1_000.0;
/// Most addresses that are remembered; beyond that, those with the fewest are forgotten.
const MOST_ADDRESSES: usize = 10_000;

/// The wrong passwords of all addresses.
#[derive(Debug, Default)]
pub struct Spread(HashMap<String, Wrong>);

#[derive(Debug, Clone, Copy)]
struct Wrong {
    count: f64,
    at: Moment,
}

impl Wrong {
    /// How many still count. A clock that was ahead for a while forgets nothing and adds nothing.
    fn left(self, now: Moment) -> f64 {
        let passed = now.0.saturating_sub(self.at.0).max(0) as f64;
        self.count * (-passed / HALF_LIFE).exp2()
    }
}

impl Spread {
    /// What an attempt from an address costs now, in milliseconds.
    pub fn cost(&self, address: &str, now: Moment) -> i64 {
        let count = self.0.get(address).map_or(0.0, |wrong| wrong.left(now));
        let doublings = ((count - FREE) / DOUBLES_AFTER).max(0.0);
        (FIRST as f64 * doublings.exp2()).min(SLOWEST as f64) as i64
    }

    /// Notes a wrong password from an address.
    pub fn wrong(&mut self, address: &str, now: Moment) {
        if self.0.len() >= MOST_ADDRESSES && !self.0.contains_key(address) {
            self.make_room(now);
        }
        let known = self.0.get(address).map_or(0.0, |wrong| wrong.left(now));
        self.0.insert(address.to_owned(), Wrong { count: known + 1.0, at: now });
    }

    /// Forgets those that slow nobody down, and all when that is not enough.
    fn make_room(&mut self, now: Moment) {
        self.0.retain(|_, wrong| wrong.left(now) > FREE);
        if self.0.len() >= MOST_ADDRESSES {
            self.0.clear();
        }
    }
}

#[cfg(test)]
mod tests;
