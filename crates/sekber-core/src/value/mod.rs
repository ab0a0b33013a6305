//! Values that exist only when they are valid: the check happens once, where text enters.

pub mod id;
pub mod moment;
pub mod region;

pub use id::{
    AttachmentId, CycleId, ImportId, InvitationId, OrganisationId, PaperId, PersonId, ProgrammeId, SessionId,
};
pub use moment::Moment;
pub use region::RegionCode;
