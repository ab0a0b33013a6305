//! Which rows of a sheet make one programme, and which are programmes of the same title elsewhere.

use std::collections::{HashMap, HashSet};

use super::{Seen, Survey};

/// The programmes that were met so far.
#[derive(Default)]
pub(super) struct Groups {
    /// Whose programmes rows are that do not say it.
    pub above: Option<u64>,
    /// The record that a row without a title goes on with.
    pub open: Option<i64>,
    /// By owner and title.
    first: HashMap<(u64, u64), Namesakes>,
    /// Rows by everything that they say.
    whole: HashMap<(u64, u64), i64>,
}

/// The programmes of one owner and title.
#[derive(Default)]
struct Namesakes {
    /// Their first rows, in the order of the sheet.
    leaders: Vec<i64>,
    /// The first row in each place.
    places: HashMap<u64, i64>,
    /// The first row of all, as long as no row of it says where it is.
    unplaced: Option<i64>,
}

impl Namesakes {
    /// The first row of the programme that a row in this place is more of.
    fn find(&mut self, place: u64, open: Option<i64>) -> Option<i64> {
        let unplaced = self.unplaced.filter(|_| place != 0);
        let known = match open.filter(|open| self.leaders.binary_search(open).is_ok()) {
            Some(open) => Some(open),
            None if place == 0 => self.leaders.first().copied(),
            None => unplaced.or_else(|| self.places.get(&place).copied()),
        };
        if known.is_some() && known == unplaced {
            self.unplaced = None;
            self.places.extend(known.map(|leader| (place, leader)));
        }
        known
    }

    fn add(&mut self, number: i64, place: u64) {
        self.leaders.push(number);
        match place {
            0 => self.unplaced = Some(number),
            place => _ = self.places.insert(place, number),
        }
    }
}

impl Groups {
    /// A row is more of an earlier one of the same owner and title when it is about the same place, or when both share a
    /// merged title; in another place it is a programme of its own.
    pub fn take(&mut self, seen: &Seen, survey: &mut Survey) {
        let owner = if seen.owner == 0 { self.above.unwrap_or(0) } else { seen.owner };
        self.above = Some(owner);
        if !seen.shape.titled {
            self.open = None;
            return;
        }
        let same = *self.whole.entry((owner, seen.whole)).or_insert(seen.number);
        if same != seen.number {
            survey.again.insert(seen.number, same);
            return;
        }
        let known = self.first.entry((owner, seen.name)).or_default();
        match known.find(seen.place, self.open.filter(|_| seen.inherits)) {
            Some(leader) => {
                survey.take_part(seen.number, leader);
                self.open = Some(leader);
            }
            None => {
                known.add(seen.number, seen.place);
                self.open = Some(seen.number);
            }
        }
    }

    /// First rows of programmes that share owner and title.
    pub fn alike(self) -> HashSet<i64> {
        let several = self.first.into_values().filter(|known| known.leaders.len() > 1);
        several.flat_map(|known| known.leaders).collect()
    }
}
