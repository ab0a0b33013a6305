//! An invitation as it is asked for: to whom, to which role.

use sekber_core::roles::{Duty, Role};
use sekber_core::value::OrganisationId;

use crate::features::account::limits::{check_email, check_name};
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Whom to invite to what.
#[derive(Debug, Clone)]
pub struct Invite {
    /// The address; compared and kept in lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The role offered.
    pub role: Role,
}

impl Invite {
    /// Reads the form; `organisation` binds the roles of offices and partners.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form, side: Option<&str>) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let (email, name) = (form.text("email").to_lowercase(), form.text("name").to_owned());
        check_email(&email, &mut faults);
        check_name(&name, &mut faults);
        let organisation: Option<OrganisationId> =
            form.parsed("organisation", "fault-not-a-choice", &mut faults);
        let duty = form.parsed("duty", "fault-not-a-choice", &mut faults).unwrap_or(Duty::Manager);
        let named = form.parsed("role", "fault-role", &mut faults);
        // A role for an organisation is that of its side; all other roles stand for themselves.
        let role = match (organisation, side) {
            (Some(id), Some(side)) => Role::from_parts(side, Some(id)).ok().map(|role| role.with_duty(duty)),
            (Some(_), None) => None,
            (None, _) => named,
        };
        let Some(role) = role else {
            if faults.of("role").is_none() {
                faults.add("role", "fault-role");
            }
            return Err(Problem::Invalid(faults));
        };
        faults.or(Self { email, name, role })
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        check_email(&self.email, &mut faults);
        check_name(&self.name, &mut faults);
        faults
    }
}
