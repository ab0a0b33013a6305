//! Codes that somebody sends: an unknown one is a fault that names its field, never a silent default; a filter that
//! cannot be read is told as not applied.

use std::collections::HashSet;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Faults, Form};
use crate::problem::Problem;

/// What a checkbox of our pages sends when it is set.
const CHECKED: [&str; 3] = ["yes", "1", "on"];

/// A filter that is not applied: its name, its value, and the sentence that says why where it could be read.
pub type Unapplied = (String, String, Option<&'static str>);

/// The filters of an address that are not applied; all who share it see the same.
#[derive(Debug, Clone, Default)]
pub struct NotApplied(Arc<Mutex<Vec<Unapplied>>>);

impl NotApplied {
    fn add(&self, name: &str, value: &str, why: Option<&'static str>) {
        let one = (name.to_owned(), value.to_owned(), why);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !all.contains(&one) {
            all.push(one);
        }
    }

    /// All of them, in the order in which they were read.
    pub fn all(&self) -> Vec<Unapplied> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// An unknown code of a field.
pub(super) fn unknown(name: &str) -> Problem {
    Problem::Invalid(Faults::one(name, "fault-not-a-choice"))
}

impl Form {
    /// The code that a field has to hold; a fault when it is empty or unknown.
    pub fn choice<T: FromStr>(&self, name: &'static str, faults: &mut Faults) -> Option<T> {
        if self.filled(name).is_none() {
            faults.add(name, "fault-required");
        }
        self.parsed(name, "fault-not-a-choice", faults)
    }

    /// Every code that was chosen in a field, each once; a fault when one of them is unknown.
    pub fn chosen<T: FromStr>(&self, name: &str, faults: &mut Faults) -> Vec<T> {
        let (mut all, mut seen) = (Vec::new(), HashSet::new());
        for text in self.all(name).filter(|text| seen.insert(*text)) {
            match text.parse() {
                Ok(one) => all.push(one),
                Err(_) if faults.of(name).is_none() => faults.add(name, "fault-not-a-choice"),
                Err(_) => {}
            }
        }
        all
    }

    /// Whether a checkbox is set; a fault when it holds what no checkbox of ours sends.
    pub fn checked(&self, name: &str, faults: &mut Faults) -> bool {
        let text = self.text(name);
        let is_set = CHECKED.contains(&text);
        if !is_set && !text.is_empty() {
            faults.add(name, "fault-not-a-choice");
        }
        is_set
    }

    /// The code of a field that an action hangs on.
    ///
    /// # Errors
    /// [`Problem::Invalid`] that names the field, when it is empty or unknown.
    pub fn code<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        self.text(name).parse().map_err(|_| unknown(name))
    }

    /// The same for the few values of a field that are no list of codes: the one that stands beside the text.
    ///
    /// # Errors
    /// As [`Form::code`].
    pub fn one_of<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Result<T, Problem> {
        let typed = self.text(name);
        let found = known.iter().find(|(code, _)| *code == typed);
        found.map(|(_, value)| *value).ok_or_else(|| unknown(name))
    }

    /// Whether a checkbox is set, where an action hangs on it.
    ///
    /// # Errors
    /// [`Problem::Invalid`] that names the field, when it holds what no checkbox of ours sends.
    pub fn switched(&self, name: &str) -> Result<bool, Problem> {
        let mut faults = Faults::none();
        let is_set = self.checked(name, &mut faults);
        faults.or(is_set)
    }

    /// The version of a record on which somebody decided; what is no number is no version that ever was.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or(0)
    }

    /// A filter of a list; `None` when it is empty. What cannot be read narrows nothing, and the page says so.
    pub fn filter<T: FromStr>(&self, name: &str) -> Option<T> {
        self.filter_by(name, |text| text.parse().ok())
    }

    /// The same, read in another way.
    pub fn filter_by<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.filled(name)?;
        let read = read(text);
        if read.is_none() {
            self.2.add(name, text, None);
        }
        read
    }

    /// Whether a filter that is a checkbox is set.
    pub fn filter_set(&self, name: &str) -> bool {
        self.filter_by(name, |text| CHECKED.contains(&text).then_some(())).is_some()
    }

    /// Notes a filter that can be read but asks for what does not exist, such as a theme that the district does not have.
    pub fn note_unknown(&self, name: &str, is_known: impl FnOnce(&str) -> bool) {
        self.filter_by(name, |text| is_known(text).then_some(()));
    }

    /// Notes every field of an address that is none of these: a file cannot say what it passed over.
    pub fn note_others(&self, known: &[&str]) {
        for (name, value) in self.pairs().filter(|(name, _)| !known.contains(name)) {
            self.2.add(name, value, Some("fault-address-field"));
        }
    }

    /// Notes a filter that is not applied although it can be read, with the sentence that says why.
    pub fn note_why(&self, name: &str, why: &'static str) {
        self.2.add(name, self.text(name), Some(why));
    }

    /// Passes when every filter that was read could be applied: a file cannot say which were not.
    ///
    /// # Errors
    /// [`Problem::Invalid`] that names those that were not.
    pub fn applied(&self) -> Result<(), Problem> {
        let mut faults = Faults::none();
        for (name, value, why) in self.2.all() {
            match why {
                Some(why) => faults.add(&name, why),
                None => faults.add_with(&name, "fault-filter", "value", value.as_str()),
            }
        }
        faults.or(())
    }
}

#[cfg(test)]
mod tests {
    use sekber_core::registry::programme::Status;

    use super::*;

    fn form(query: &str) -> Form {
        Form::from_query(Some(query))
    }

    #[test]
    fn an_unknown_code_is_a_fault_and_no_default() {
        let sent = form("state=lost&many=draft&many=lost&many=draft&box=false&set=yes&act=publish");
        let mut faults = Faults::none();
        assert_eq!(sent.choice::<Status>("state", &mut faults), None);
        assert_eq!(sent.choice::<Status>("absent", &mut faults), None);
        assert_eq!(sent.chosen::<Status>("many", &mut faults), [Status::Draft]);
        assert!(!sent.checked("box", &mut faults) && sent.checked("set", &mut faults));
        assert!(!sent.checked("absent", &mut faults));
        let named: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        let expected = [
            ("state", "fault-not-a-choice"),
            ("absent", "fault-required"),
            ("many", "fault-not-a-choice"),
            ("box", "fault-not-a-choice"),
        ];
        assert_eq!(named, expected);
        assert!(sent.code::<Status>("state").is_err() && sent.code::<Status>("absent").is_err());
        let known = [("publish", 1), ("hide", 2)];
        assert_eq!(sent.one_of("act", &known).ok(), Some(1));
        assert!(
            matches!(sent.one_of("state", &known), Err(Problem::Invalid(faults)) if faults.of("state").is_some())
        );
        assert!(sent.switched("box").is_err() && !sent.switched("absent").unwrap());
    }

    #[test]
    fn a_filter_that_cannot_be_read_is_noted_once() {
        let sent = form("state=lost&whole=maybe&side=");
        for _ in 0..2 {
            assert_eq!(sent.filter::<Status>("state"), None);
            assert!(!sent.filter_set("whole"));
        }
        assert_eq!(sent.filter::<Status>("side"), None);
        let told = [("state", "lost"), ("whole", "maybe")]
            .map(|(name, value)| (name.to_owned(), value.to_owned(), None));
        assert_eq!(sent.2.all(), told);
        assert!(matches!(sent.applied(), Err(Problem::Invalid(faults)) if faults.count() == 2));
        assert!(form("state=draft").applied().is_ok());
        let asked = form("theme=health&place=nowhere");
        asked.note_unknown("theme", |code| code == "health");
        asked.note_unknown("office", |_| false);
        assert!(asked.applied().is_ok(), "what is known, and what nobody asked for");
        asked.note_unknown("place", |_| false);
        assert!(matches!(asked.applied(), Err(Problem::Invalid(faults)) if faults.of("place").is_some()));
        let other = form("year=2024&foo=1");
        other.note_others(&["year"]);
        assert!(
            matches!(other.applied(), Err(Problem::Invalid(faults)) if faults.of("foo").is_some() && faults.count() == 1)
        );
        let turned = form("until=2024");
        turned.note_why("until", "fault-filter");
        assert!(matches!(turned.applied(), Err(Problem::Invalid(faults)) if faults.of("until").is_some()));
    }
}
