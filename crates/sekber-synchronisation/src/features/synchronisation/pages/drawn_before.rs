//! Pictures of maps that were drawn a short while ago, and whose turn it is to have one drawn.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use sekber_core::value::Moment;

use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::turns::{Turn, Turns};

/// Pictures that are kept, each of some hundred kilobytes, and how long, in seconds.
const KEPT: usize = 16;
const KEPT_SECONDS: i64 = 600;
/// How long whoever has asked for a picture already waits with the next one.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds after which it is worth trying again.
const LATER: i64 = 5;

/// Pictures drawn a short while ago, by the drawing that they show: whatever it is made of, another drawing is another picture.
#[derive(Default)]
pub struct Pictures(Mutex<VecDeque<Picture>>);

struct Picture {
    drawing: String,
    drawn_at: Moment,
    bytes: Vec<u8>,
}

impl Pictures {
    /// A picture of this drawing, if it was drawn a short while ago.
    pub fn find(&self, drawing: &str, now: Moment) -> Option<Vec<u8>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| one.drawn_at.plus_seconds(KEPT_SECONDS) > now);
        all.iter().find(|one| one.drawing == drawing).map(|one| one.bytes.clone())
    }

    /// Keeps a picture; the oldest goes when there is no room.
    pub fn keep(&self, drawing: String, drawn_at: Moment, bytes: Vec<u8>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while all.len() >= KEPT {
            all.pop_front();
        }
        all.push_back(Picture { drawing, drawn_at, bytes });
    }
}

/// Who has a picture or a page drawn: of each person one, so that nobody takes the turns of all others.
struct Persons(Turns<String>);

impl Default for Persons {
    fn default() -> Self {
        Self(Turns::of(1))
    }
}

/// A turn of one person, for whom drawings are made one after another.
///
/// # Errors
/// [`Problem::Busy`] when the one before takes too long.
pub async fn turn_of(app: &App, actor: &Actor) -> Result<Turn, Problem> {
    let persons = app.process_memory::<Persons>();
    let name = actor.id_text().to_owned();
    tokio::time::timeout(PATIENCE, persons.0.take(&name)).await.map_err(|_| Problem::Busy(LATER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_kept_for_a_short_while_and_never_many() {
        let kept = Pictures::default();
        for one in 0..3 * KEPT {
            kept.keep(one.to_string(), Moment(0), vec![1]);
        }
        assert_eq!(kept.0.lock().unwrap().len(), KEPT);
        assert!(kept.find("0", Moment(0)).is_none(), "the oldest went");
        let last = (3 * KEPT - 1).to_string();
        assert_eq!(kept.find(&last, Moment(0)), Some(vec![1]));
        assert!(kept.find(&last, Moment(0).plus_seconds(KEPT_SECONDS)).is_none());
    }
}
