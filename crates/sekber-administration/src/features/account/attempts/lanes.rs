//! Lanes to the hashing of passwords: devices that are known have their own, so a crowd of strangers never keeps them
//! waiting; among strangers, those whose address sends too many come last.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Most strangers' attempts that wait at a time.
const PLACES: usize = 500;

/// The lanes of strangers.
pub struct Lanes {
    places: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    paced: Arc<Semaphore>,
}

impl Default for Lanes {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        Self {
            places: Arc::new(Semaphore::new(PLACES)),
            strangers: Arc::new(Semaphore::new((cores / 2).max(1))),
            paced: Arc::new(Semaphore::new(1)),
        }
    }
}

/// A place among those who wait.
pub struct Place {
    strangers: Arc<Semaphore>,
    paced: Arc<Semaphore>,
    _place: OwnedSemaphorePermit,
}

/// A password that is being hashed.
pub struct Lane {
    _permits: [Option<OwnedSemaphorePermit>; 2],
    _place: Place,
}

impl Lanes {
    /// A place among those who wait; none when there are too many.
    pub fn place(&self) -> Option<Place> {
        let _place = self.places.clone().try_acquire_owned().ok()?;
        Some(Place { strangers: self.strangers.clone(), paced: self.paced.clone(), _place })
    }
}

impl Place {
    /// Waits for the lane to be free. Those of paced addresses wait for each other first, so that at most one of them is
    /// ahead of anybody else.
    pub async fn enter(self, is_paced: bool) -> Lane {
        // The semaphores are never closed, so a missing permit cannot happen and would only cost order.
        let paced = if is_paced { self.paced.clone().acquire_owned().await.ok() } else { None };
        let stranger = self.strangers.clone().acquire_owned().await.ok();
        Lane { _permits: [paced, stranger], _place: self }
    }
}

#[cfg(test)]
mod tests;
