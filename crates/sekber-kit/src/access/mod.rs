//! Who is asking and what they may do: actors, guards, sessions.

mod actor;
pub mod addressee;
mod guard;
mod origin;
pub mod password;
pub mod rate_limit;
mod room_permit;
pub mod session;
mod sight;
pub mod token;

pub use actor::{Actor, Identity};
pub use guard::{
    Account, Admin, Auditor, Guard, Inviter, Member, Observer, Organisation, OrganisationEditor,
    OrganisationManager, OrganisationReader, Permit, Public, RoleHolder, Secretariat, of_organisation,
    path_parameter, refusal, require,
};
pub use origin::Origin;
pub use room_permit::RoomPermit;
pub use session::RequestIdentity;
pub use sight::Sight;
