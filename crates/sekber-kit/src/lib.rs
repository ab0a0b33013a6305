//! The tools that rooms are furnished with. A tool never names a room or a door.

pub mod access;
pub mod app;
pub mod audit;
pub mod backup;
pub mod body;
pub mod card;
pub mod cpu;
pub mod digest;
pub mod files;
pub mod form;
pub mod jobs;
pub mod keyring;
pub mod large_files;
pub mod live;
pub mod memory;
pub mod once;
pub mod page;
pub mod problem;
pub mod revision_cache;
pub mod search;
pub mod settings;
pub mod store;
pub mod terminal;
pub mod turns;
pub mod words;
