//! One-time links: invitations to join, and links to set a new password.

mod actions;
mod guard;
mod pages;
mod pages_password;
mod store;

pub use actions::{Invite, Link, invite, is_address, make_password_link};
pub use pages::{accept, duties, invite_form, list, open_invitation, send, withdraw};
pub use pages_password::{LinkPage, open_password_link, reset};
pub use store::forget_address;
