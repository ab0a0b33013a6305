//! Signing in and out: a password, then perhaps a code.

mod actions;
mod pages;
mod store;

pub use actions::{DEVICE_SECONDS, Opened, introduce_device, open_session};
pub use pages::{code_form, enter_code, form, known_here, lead_in, sign_in, sign_out};
