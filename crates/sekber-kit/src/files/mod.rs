//! Attachments: kept in a folder or a bucket, known by what is in them, and shown only as a file to save.

mod keeping;
mod place;
pub mod private;
mod staged;
mod sweep;
mod upload;

#[cfg(test)]
mod tests;

pub use keeping::{
    Attachment, NewFile, Stored, end_own, find, find_all_own, find_own, forget_own, places, record,
    record_own, send,
};
pub use place::{Files, PlaceError, is_outage};
pub use sekber_files::{Cleaned, DOCUMENTS, FileKind, HANDOUTS, Unfit, cleaned, redrawn};
pub(crate) use staged::Staged;
pub use sweep::{Swept, age, sweep};
pub use upload::{Received, Upload, why};

/// Most bytes of one attachment.
pub const LARGEST_FILE: usize = 10_000_000;
