//! A rating that goes on: how many programmes are rated, of how many.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Programmes rated so far in the rating that goes on, and how many there are; 0 of 0 when none does.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// A rating of so many begins.
    pub fn begin(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// One more is rated.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many are rated, and how many there are.
    pub fn now(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// The rating is over.
    pub fn end(&self) {
        self.begin(0);
    }
}
