//! Sekber, the system of a district's joint secretariat, in three floors:
//! `shell` opens the house and knows its rooms; `features` are the rooms; `kit` holds the tools.
//! Arrows point down only: shell → features → kit → `sekber-core`.

pub mod features;
pub mod kit;
pub mod shell;
