//! Public facts every district needs, carried inside the program so that it works without a network:
//! regions, government nomenclature, development goals, aid code lists, boundaries and the record of Sintang.
//!
//! Where each table comes from, under which licence and what was changed in it stands in `tables/SOURCES.md`.
//! Tables are unpacked at first use. They are compiled in, so an accessor does not return an error: should the
//! program file itself be damaged, the table reads as empty and [`verify`] says which one and why.

pub mod boundary;
pub mod crosswalk;
pub mod iati;
pub mod nomenclature;
pub mod region;
pub mod sdg;
pub mod sintang;
mod table;
pub mod theme;

pub use table::CorruptTable;

/// The sources, licences and changes of all tables as shown to users (Markdown), credits included.
pub const SOURCES: &str = include_str!("../tables/SOURCES.md");

/// Unpacks and parses every table; takes well under a second and is meant for a self-check, not for start-up.
///
/// # Errors
/// The first table that cannot be read, with the reason.
pub fn verify() -> Result<(), CorruptTable> {
    region::verify()?;
    nomenclature::verify()?;
    crosswalk::verify()?;
    sdg::verify()?;
    iati::verify()?;
    boundary::verify()?;
    theme::verify()?;
    sintang::verify()
}
