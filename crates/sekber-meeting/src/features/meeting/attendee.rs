//! A person who comes to a meeting, as the registration desk or the person's own phone tells it.

use sekber_core::coded::coded;

use super::limits;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

coded! {
    /// A man or a woman, as the L/P column of attendance lists has it.
    Sex, "sex":
    /// A man: *laki-laki*.
    Male = "male",
    /// A woman: *perempuan*.
    Female = "female",
}

crate::text_column!(Sex);

/// Who came.
#[derive(Debug, Clone, Copy, Default)]
pub struct Attendee<'a> {
    /// The name; empty where only the participant is known to be there.
    pub name: &'a str,
    /// The position; may be empty.
    pub position: &'a str,
    /// A man or a woman, where that was said.
    pub sex: Option<Sex>,
}

impl<'a> Attendee<'a> {
    /// As a form tells it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for what no list of the form offers.
    pub fn of(form: &'a Form) -> Result<Self, Problem> {
        let sex = match form.filled("sex") {
            Some(code) => Some(code.parse().map_err(|_| Problem::NotFound)?),
            None => None,
        };
        Ok(Self { name: form.text("name"), position: form.text("position"), sex })
    }

    /// As it is kept.
    ///
    /// # Errors
    /// A refusal when there is no name, or when name or position are too long.
    pub fn checked(self) -> Result<Self, Problem> {
        let kept = Self { name: self.name.trim(), position: self.position.trim(), ..self };
        let is_long = |text: &str| text.chars().count() > limits::PERSON;
        if kept.name.is_empty() || is_long(kept.name) || is_long(kept.position) {
            return Err(Problem::refused("meeting-refused-name"));
        }
        Ok(kept)
    }
}
