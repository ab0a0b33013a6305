//! One-time links: invitations to join, and links to set a new password.

mod actions;
mod backing;
mod draft;
mod guard;
mod pages;
mod pages_password;
mod proof;
mod store;

pub use actions::{Link, invite, make_password_link, withdraw as withdraw_invitation};
pub use backing::withdraw_unbacked;
pub use draft::Invite;
pub use pages::{accept, duties, invite_form, list, open_invitation, send, withdraw};
pub use pages_password::{LinkPage, open_password_link, reset};
pub use proof::require as require_proof;
pub use store::forget_address;
