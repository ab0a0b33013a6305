//! The first version of the interface: what it reads, what it writes, and the shapes of both.

pub mod changes;
pub mod own;
pub mod partnerships;
pub mod read;
mod renaming;
pub mod shapes;
