//! Pages of this room.

pub mod breach;
pub mod erasure;
pub mod own;
pub mod register;
