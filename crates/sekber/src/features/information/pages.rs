//! Pages of this room: those of citizens, those of the joint secretariat, and those about more time and objections.

pub mod citizen;
pub mod extension;
pub mod given;
pub mod handed;
pub mod objection;
pub mod preview;
pub mod queue;
pub mod register;
pub mod signed;
