//! What an account's name and address may be: told here once, for pages, invitations, the command line and every other door.

use sekber_core::email::{LONGEST_ADDRESS, is_address};
use sekber_core::text::fold;

use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Most characters of a person's name.
const NAME: usize = 200;

/// Adds what is wrong with a person's name to the faults.
pub fn check_name(name: &str, faults: &mut Faults) {
    faults.check_required("name", name, NAME);
    if !is_plain_name(name) {
        faults.add("name", "fault-name-link");
    }
}

/// Whether a name, of a person or an organisation, is no more than one. It stands at the head of letters to people who never asked for
/// one, so that it leads nowhere; and in files that others open with a spreadsheet, so that it begins no formula.
pub fn is_plain_name(name: &str) -> bool {
    !name.contains("://")
        && !name.to_lowercase().contains("www.")
        && !name.trim().starts_with(['=', '+', '@'])
}

/// Names under which the system itself and the secretariat as a whole stand in records and in the trail.
const OF_SYSTEM: [&str; 12] = [
    "operator",
    "machine",
    "applicant",
    "system",
    "sistem",
    "admin",
    "administrator",
    "sekber",
    "staf sekber",
    "sekber staff",
    "sekretariat bersama",
    "joint secretariat",
];

/// Lets people take a name for themselves unless it is the system's own or that of one of some others: whatever is written under it
/// would look like theirs.
///
/// # Errors
/// [`Problem::Invalid`] for a name that is not theirs to take.
pub fn refuse_others(name: &str, others: &[String]) -> Result<(), Problem> {
    let name = fold(name.trim());
    let is_taken =
        OF_SYSTEM.contains(&name.as_str()) || others.iter().any(|other| fold(other.trim()) == name);
    if is_taken { Err(Problem::Invalid(Faults::one("name", "fault-name-of-others"))) } else { Ok(()) }
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
