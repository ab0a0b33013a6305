//! Suggestions that were ticked: from then on they are what any other choice of the form is.

use super::ProgrammeForm;
use crate::kit::form::Form;

/// Suggestions that are taken at most; the form never offers as many.
const MOST: usize = 40;

impl ProgrammeForm {
    /// Takes the ticked suggestions, each named by the field that it is for and its code: `theme:stunting`. What is named otherwise is
    /// a fault; whether the code is one to choose is asked where all choices are.
    pub(super) fn take(&mut self, form: &Form) {
        let mut known = true;
        for (at, taken) in form.all("suggested").enumerate() {
            known &= at < MOST && taken.split_once(':').is_some_and(|(field, code)| self.choose(field, code));
        }
        if !known {
            self.unread.add("suggested", "fault-not-a-choice");
        }
    }

    /// Chooses one thing more; whether there is such a field. Where an office is in charge already, by the list or by another tick,
    /// a further one supports it.
    fn choose(&mut self, field: &str, code: &str) -> bool {
        let chosen = match field {
            "theme" => &mut self.themes,
            "code" => &mut self.codes,
            "sdg" => &mut self.sdg,
            "lead" if self.lead.is_empty() => {
                code.clone_into(&mut self.lead);
                return true;
            }
            "lead" if self.lead == code => return true,
            "lead" | "supporting" => &mut self.supporting,
            _ => return false,
        };
        if !chosen.iter().any(|known| known == code) {
            chosen.push(code.to_owned());
        }
        true
    }
}
