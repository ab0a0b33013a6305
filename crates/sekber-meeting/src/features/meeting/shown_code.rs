//! Codes as people read them.

use sekber_core::meeting::code::JoinCode;

/// A code as people read it.
pub fn shown(code: &str) -> String {
    code.parse::<JoinCode>().map_or_else(|_| code.to_owned(), |code| code.to_string())
}
