//! What a programme must be to be stored, whichever door it comes through: the form, a sheet, the demonstration or another
//! program ask here, and the verbs ask again. Faults are named after the fields of the form.

use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::{Currency, OrganisationId};
use sekber_core::write::id_number;

use super::limits;
use super::model::{FundingLine, Names, ProgrammeDraft};
use crate::kit::form::Faults;

/// The fault of a code or reference that is not there to choose.
const NO_CHOICE: &str = "fault-not-a-choice";

impl ProgrammeDraft {
    /// Everything in it that is too long, too much, out of range or no code of the national tables. What stands already in
    /// `before` may stay, be it a code that was withdrawn since.
    pub fn faults(&self, before: Option<&Self>) -> Faults {
        let mut faults = Faults::none();
        self.check_texts(&mut faults);
        self.check_codes(before, &mut faults);
        if let Some(count) = self.beneficiaries.filter(|count| !limits::BENEFICIARIES.contains(count)) {
            match count < 0 {
                true => faults.add_with("beneficiaries", "programme-fault-count", "value", count),
                false => {
                    let most = *limits::BENEFICIARIES.end();
                    faults.add_with("beneficiaries", "programme-fault-count-most", "most", most);
                }
            }
        }
        faults.check_date("start", self.period.start());
        faults.check_date("end", self.period.end());
        for line in &self.funding {
            line.check(|_| "funding".to_owned(), &mut faults);
        }
        faults.check_most("funding", self.funding.len(), limits::FUNDING_LINES);
        if self.total_idr().is_err() {
            faults.add("funding", "programme-fault-total");
        }
        let lost = before.map(|before| self.lost_since(before)).unwrap_or_default();
        lost.into_iter().for_each(|field| faults.add(field, "programme-fault-needed"));
        faults
    }

    /// What is odd about it that may be right all the same, and the field that confirms it. What was as odd in `before` is not asked
    /// about again.
    pub fn doubts(&self, before: Option<&Self>) -> Faults {
        let stood = before.map(Self::odd).unwrap_or_default();
        let mut faults = Faults::none();
        for (field, key, value) in self.odd().into_iter().filter(|one| !stood.contains(one)) {
            faults.add_with(field, key, "value", value);
        }
        if !faults.is_empty() {
            faults.add("confirmed", "programme-fault-confirm");
        }
        faults
    }

    /// The fields that are odd, each with the sentence that says so and the value that it names.
    fn odd(&self) -> Vec<(&'static str, &'static str, String)> {
        let mut odd = Vec::new();
        let (first, last) = (self.period.start(), self.period.end());
        let years =
            first.zip(last).map(|(first, last)| i64::from(last.in_year()) - i64::from(first.in_year()));
        if let Some(years) = years.filter(|years| *years > limits::USUAL_YEARS) {
            odd.push(("end", "programme-doubt-long", years.to_string()));
        }
        if let Some(count) = self.beneficiaries.filter(|count| *count > limits::USUAL_BENEFICIARIES) {
            odd.push(("beneficiaries", "programme-doubt-people", id_number(count)));
        }
        for line in &self.funding {
            let is_before = first.is_some_and(|first| line.year < i64::from(first.in_year()));
            let is_after = last.is_some_and(|last| line.year > i64::from(last.in_year()));
            if is_before || is_after {
                odd.push(("funding", "programme-doubt-year", line.year.to_string()));
            }
            let is_small = (1..limits::USUAL_MONEY).contains(&line.amount.minor);
            if is_small && line.amount.currency == Currency::IDR {
                odd.push(("funding", "programme-doubt-small", line.amount.id()));
            }
        }
        odd
    }

    /// Adds what is wrong with its texts to the faults.
    pub fn check_texts(&self, faults: &mut Faults) {
        faults.check_required("title", &self.title, limits::TITLE);
        for (field, text, longest) in self.texts() {
            faults.check_longest(field, text, longest);
        }
    }

    fn texts(&self) -> [(&'static str, &str, usize); 9] {
        [
            ("reference", self.reference.as_deref().unwrap_or_default(), limits::REFERENCE),
            ("description", &self.description, limits::DESCRIPTION),
            ("place_note", &self.place_note, limits::PLACE_NOTE),
            ("targets", &self.targets, limits::TARGETS),
            ("help_sought", &self.help_sought, limits::HELP),
            ("help_offered", &self.help_offered, limits::HELP),
            ("contact_name", &self.contact_name, limits::CONTACT_NAME),
            ("source", &self.source, limits::SOURCE),
            ("activity_status", &self.activity_status, limits::ACTIVITY_STATUS),
        ]
    }

    fn check_codes(&self, before: Option<&Self>, faults: &mut Faults) {
        let stood = |list: fn(&Self) -> &[String], code: &String| {
            before.is_some_and(|before| list(before).contains(code))
        };
        let known = |code: &String| sekber_facts::nomenclature::find(code).is_some();
        for code in &self.nomenclature {
            if !known(code) && !stood(|draft| &draft.nomenclature, code) {
                faults.add_with("code", NO_CHOICE, "value", code);
            }
        }
        let known = |code: &String| sekber_facts::sdg::find(code).is_some();
        for code in &self.sdg {
            if !known(code) && !stood(|draft| &draft.sdg, code) {
                faults.add_with("sdg", NO_CHOICE, "value", code);
            }
        }
        let counts = [
            ("theme", self.themes.len()),
            ("code", self.nomenclature.len()),
            ("sdg", self.sdg.len()),
            ("place", self.places.len()),
            ("supporting", self.supporting_offices.len()),
        ];
        counts.into_iter().for_each(|(field, count)| faults.check_most(field, count, limits::CHOICES));
    }

    /// What a programme that was put forward needs and would lose.
    fn lost_since(&self, before: &Self) -> Vec<&'static str> {
        if before.state == Status::Draft {
            return Vec::new();
        }
        let lacked = before.missing_fields();
        self.missing_fields().into_iter().filter(|field| !lacked.contains(field)).collect()
    }

    /// Everything that it refers to and that the district does not have. What stands in `before` may stay.
    pub fn unknown(&self, before: Option<&Self>, names: &Names) -> Faults {
        let mut faults = Faults::none();
        let stood_theme = |code| before.is_some_and(|before| before.themes.contains(code));
        for code in &self.themes {
            if !names.themes.contains_key(code) && !stood_theme(code) {
                faults.add_with("theme", NO_CHOICE, "value", code);
            }
        }
        let stood_place = |code| before.is_some_and(|before| before.places.contains(code));
        for code in &self.places {
            if !names.places.contains_key(code.as_str()) && !stood_place(code) {
                faults.add_with("place", NO_CHOICE, "value", code.as_str());
            }
        }
        let mut check = |field: &str, all_known: bool| {
            if !all_known {
                faults.add(field, NO_CHOICE);
            }
        };
        let office = |id: &OrganisationId| {
            let stood = before.is_some_and(|before| before.offices().any(|known| known == id));
            stood || names.side(id) == Some(Owner::Office)
        };
        check("lead", self.lead_office.iter().all(office));
        check("supporting", self.supporting_offices.iter().all(office));
        faults
    }

    /// The offices concerned, the one in charge first.
    pub fn offices(&self) -> impl Iterator<Item = &OrganisationId> {
        self.lead_office.iter().chain(&self.supporting_offices)
    }

    /// Whether it can still be edited; what was completed or cancelled is reopened first.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, Status::Completed | Status::Cancelled)
    }
}

impl FundingLine {
    /// Adds what is wrong with the line to the faults; `name` names the fields of its parts. Who pays may be left open:
    /// sheets often do not say.
    pub fn check(&self, name: impl Fn(&str) -> String, faults: &mut Faults) {
        if !limits::FUNDING_YEARS.contains(&self.year) {
            faults.add_with(&name("year"), "programme-fault-year", "value", self.year.to_string());
        }
        faults.check_longest(&name("source"), &self.source, limits::FUNDING_SOURCE);
        if self.amount.minor < 0 {
            faults.add_with(&name("amount"), "programme-fault-amount", "value", self.amount.id());
        }
        if self.amount.minor > limits::MOST_MONEY {
            faults.add(&name("amount"), "programme-fault-total");
        }
    }
}
