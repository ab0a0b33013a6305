//! The people of a district, as administrators look after them.

mod actions;
mod pages;
mod pages_team;
mod source;
mod store;

pub use actions::{NewPerson, add_person, deactivate, grant_role, revoke_role};
pub use actions::{activate, anonymise as make_anonymous, in_care, is_forgotten, rename as rename_person};
pub use pages::{factor_off, give_role, list, make_link, record, rename, start, stop, take_role};
pub use pages_team::{change_duty, leave, team};
pub use source::SOURCE;
pub use store::{Wanted, holds_elsewhere, listed, listed_roles, names_of};
