//! Who is asking and what they may do: actors, guards, sessions.

mod actor;
pub mod flood;
mod guard;
mod origin;
pub mod password;
pub mod session;
mod sight;
pub mod token;

pub use actor::{Actor, Identity};
pub use guard::{
    Account, Admin, Anyone, Auditor, Guard, Inviter, Member, Organisation, OrganisationEditor,
    OrganisationManager, OrganisationReader, Overseer, PaperKeeper, Permit, RoleHolder, Secretariat,
    path_parameter, refusal, require,
};
pub use origin::Origin;
pub use session::Visitor;
pub use sight::Sight;
