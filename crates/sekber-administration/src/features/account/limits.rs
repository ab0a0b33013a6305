//! What an account's name and address may be: told here once, for pages, invitations, the command line and every other door.

use sekber_core::email::{LONGEST_ADDRESS, is_address};

use crate::kit::form::Faults;

/// Most characters of a person's name.
const NAME: usize = 200;

/// Adds what is wrong with a person's name to the faults.
pub fn check_name(name: &str, faults: &mut Faults) {
    faults.check_required("name", name, NAME);
    // A name stands at the head of letters to people who never asked for one.
    if name.contains("://") || name.contains("www.") {
        faults.add("name", "fault-name-link");
    }
}

/// Adds what is wrong with an address to the faults.
pub fn check_email(email: &str, faults: &mut Faults) {
    faults.check_required("email", email, LONGEST_ADDRESS);
    if !email.is_empty() && !is_address(email) {
        faults.add("email", "fault-email-address");
    }
}

/// What is wrong with a person's name.
pub fn name_faults(name: &str) -> Faults {
    let mut faults = Faults::none();
    check_name(name, &mut faults);
    faults
}
