//! Attachments: kept in a folder or a bucket, known by what is in them, and shown only as a file to save.

mod content;
mod keeping;
mod kind;
mod place;
pub mod private;
mod staged;
mod sweep;
mod upload;

#[cfg(test)]
mod tests;

pub use content::Unfit;
pub use keeping::{
    Attachment, NewFile, Stored, find, find_all_own, find_own, places, record, record_own, send,
};
pub use kind::{DOCUMENTS, FileKind, HANDOUTS};
pub use place::{Files, PlaceError, is_outage};
pub(crate) use staged::Staged;
pub use sweep::{Swept, age, sweep};
pub use upload::{Received, Upload};

/// Most bytes of one attachment.
pub const LARGEST_FILE: usize = 10_000_000;
