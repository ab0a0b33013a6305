//! A file that is in its place and belongs to no record yet: it stays when the transaction that records it is committed, and is
//! removed at once when the upload is refused, whatever refused it. What a killed server left is swept a day later.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use object_store::ObjectStoreExt as _;
use object_store::path::Path;

use super::Files;

/// Removes the file at its place when nobody holds this any more, unless the file stays.
#[derive(Debug)]
pub(crate) struct Staged {
    files: Files,
    place: Path,
    stays: AtomicBool,
}

impl Staged {
    /// The file that is about to be written to a place of its own.
    pub(super) fn at(files: &Files, place: &Path) -> Arc<Self> {
        Arc::new(Self { files: files.clone(), place: place.clone(), stays: AtomicBool::new(false) })
    }

    /// Lets the file stay: it is recorded, or nobody can know whether it is.
    pub(crate) fn stay(&self) {
        self.stays.store(true, Ordering::Release);
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if *self.stays.get_mut() {
            return;
        }
        // Without a runtime the server has ended: then the file is swept later.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (files, place) = (self.files.clone(), std::mem::take(&mut self.place));
        runtime.spawn(async move {
            match files.0.delete(&place).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(why) => tracing::warn!(%why, "a refused file stays until it is swept"),
            }
        });
    }
}
