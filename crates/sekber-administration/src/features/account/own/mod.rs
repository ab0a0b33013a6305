//! One's own account: name, language, password, sessions.

mod actions;
mod device;
mod pages;
mod store;

pub use pages::{
    change_language, change_name, change_notices, change_password, end_everywhere, end_session, overview,
    password_form,
};

#[cfg(test)]
mod tests;
