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
    /// By owner and title: each first row with its place.
    first: HashMap<(u64, u64), Vec<(i64, u64)>>,
    /// Rows by everything that they say.
    whole: HashMap<(u64, u64), i64>,
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
        let open = self.open.filter(|_| seen.inherits);
        let found = known.iter_mut().find(|(number, place)| {
            open == Some(*number) || *place == seen.place || *place == 0 || seen.place == 0
        });
        match found {
            Some((leader, place)) => {
                *place = if *place == 0 { seen.place } else { *place };
                survey.part_of.insert(seen.number, *leader);
                self.open = Some(*leader);
            }
            None => {
                known.push((seen.number, seen.place));
                self.open = Some(seen.number);
            }
        }
    }

    /// First rows of programmes that share owner and title.
    pub fn alike(self) -> HashSet<i64> {
        let several = self.first.into_values().filter(|rows| rows.len() > 1);
        several.flatten().map(|(number, _)| number).collect()
    }
}
