//! Pages of this room: those of citizens, and those of the joint secretariat.

pub mod citizen;
pub mod queue;
