//! Pages of official documents: the archive, one document, the check that is open to everybody, and how they are numbered and signed.

pub mod check;
pub mod emblem;
pub mod list;
pub mod record;
pub mod settings;
