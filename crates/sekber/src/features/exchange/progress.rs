//! How far the imports are that this process works on; kept outside the database, whose writer they occupy.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use sekber_core::value::ImportId;

/// How far one import is.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicI64,
    total: AtomicI64,
}

static UNDER_WAY: LazyLock<Mutex<HashMap<ImportId, Arc<Progress>>>> = LazyLock::new(Mutex::default);

impl Progress {
    /// Begins to count rows; a count that was there is replaced.
    pub fn begin(id: &ImportId, total: i64) -> Arc<Self> {
        let progress = Arc::new(Self { done: AtomicI64::new(0), total: AtomicI64::new(total) });
        let mut all = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(id.clone(), Arc::clone(&progress));
        progress
    }

    /// The count of an import that this process works on.
    pub fn of(id: &ImportId) -> Option<Arc<Self>> {
        UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Stops counting.
    pub fn end(id: &ImportId) {
        UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    /// So many rows more are done.
    pub fn add(&self, rows: usize) {
        self.done.fetch_add(i64::try_from(rows).unwrap_or(0), Ordering::Relaxed);
    }

    /// Rows done and rows in all.
    pub fn now(&self) -> (i64, i64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}
