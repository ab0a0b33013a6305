//! A person who comes to a meeting, as the desk or the person's own phone tells it.

use std::fmt;
use std::str::FromStr;

use super::limits;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

/// A man or a woman, as the L/P column of attendance lists has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// A man: *laki-laki*.
    Male,
    /// A woman: *perempuan*.
    Female,
}

impl Sex {
    /// Both, in the order of the column.
    pub const ALL: &'static [Self] = &[Self::Male, Self::Female];

    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }
}

/// A code that stands for neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownSex;

impl FromStr for Sex {
    type Err = UnknownSex;

    fn from_str(text: &str) -> Result<Self, UnknownSex> {
        Self::ALL.iter().copied().find(|one| one.as_str() == text).ok_or(UnknownSex)
    }
}

impl fmt::Display for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
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
