//! A request for information as it is stored, and as it is filed.

use jiff::civil::Date;
use sekber_core::email::{LONGEST_ADDRESS, is_address};
use sekber_core::information::{DECISION_DAYS, InformationState, Way, answer_until};
use sekber_core::text::fold;
use sekber_core::value::{AttachmentId, InformationRequestId, Moment, working_days_without};

use super::limits;
use crate::features::document::without_titles;
use crate::features::portal::{self, Settings};
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

crate::text_column!(InformationRequestId, InformationState);

crate::row_struct! {
    /// A request.
    #[derive(Debug, Clone)]
    pub struct InformationRequest {
        /// The request.
        pub id: InformationRequestId,
        /// The year of its number.
        pub year: i64,
        /// Its number within the year.
        pub number: i64,
        /// Who asks; empty once it was taken out.
        pub name: String,
        /// How to reach them; empty once it was taken out.
        pub contact: String,
        /// What is asked for.
        pub what: String,
        /// What for; empty once it was taken out.
        pub purpose: String,
        /// How far it is.
        pub state: InformationState,
        /// The day on which it came in.
        pub received_on: Date,
        /// The moment.
        pub received_at: Moment,
        /// Why it takes longer; empty while nobody prolonged it.
        pub extended_because: String,
        /// The answer, or the reason of a refusal.
        pub answer: String,
        /// The ground of a refusal.
        pub ground: String,
        /// The paper of the test of the consequences on which an exception rests, or its reasoning; empty for all else.
        pub consequence_test: String,
        /// How long what is excepted is kept back; empty for all else.
        pub exception_term: String,
        /// When it was answered.
        pub answered_at: Option<Moment>,
        /// The file that was handed over with an answer from before there could be several.
        pub file_id: Option<AttachmentId>,
        /// The number of the letter in the register of letters; empty where it is written in by hand.
        pub letter_number: String,
        /// The letter as it was sent; none before it was, for letters from before they were kept, and once the name was taken out.
        pub letter_id: Option<AttachmentId>,
        /// The scan of the letter as it was signed on paper, which takes its place; none while nobody handed one in.
        pub scan_id: Option<AttachmentId>,
        /// The letter as it was sent, as DOCX; none as for the letter, and for letters from before it was kept.
        pub docx_id: Option<AttachmentId>,
        /// The lines over the signature of the letter; empty where nobody was named who signs it.
        pub signer_position: String,
        /// Who signs it.
        pub signer_name: String,
        /// Rank and NIP, as far as they are known.
        pub signer_under: String,
        /// Whether it was made up.
        pub simulated: bool,
        /// How often the record was changed.
        pub version: i64,
        /// The district's public holidays, as the secretariat pasted them.
        pub holidays: String,
        /// How far the objection to it is, one that waits before others; empty while nobody objected.
        pub objection: String,
        /// The day on which the objection came in that waits longest.
        pub objected_on: Option<Date>,
        /// How whoever asks wants to have it; empty where they did not say.
        pub way: String,
        /// The day on which it was prolonged.
        pub extended_on: Option<Date>,
        /// The number of the letter that says so; empty where it is written in by hand.
        pub extension_number: String,
        /// That letter as it was sent; none before it was, for requests prolonged before there was one, and once the name was taken out.
        pub extension_letter_id: Option<AttachmentId>,
        /// Its scan as it was signed on paper, which takes its place; none while nobody handed one in.
        pub extension_scan_id: Option<AttachmentId>,
        /// The lines over its signature; empty where nobody was named who signs it.
        pub extension_signer_position: String,
        /// Who signs it.
        pub extension_signer_name: String,
        /// Rank and NIP, as far as they are known.
        pub extension_signer_under: String,
        /// How many files are handed over with the answer, or will be.
        pub files: i64,
    }
}

impl InformationRequest {
    /// The receipt's number.
    pub fn receipt(&self) -> String {
        receipt(self.year, self.number)
    }

    /// Whether it waits for an answer.
    pub fn waits(&self) -> bool {
        self.state == InformationState::Received
    }

    /// Whether there is a letter with the answer: without anybody who signs it is a draft, which is not handed to whoever asked.
    pub fn has_letter(&self) -> bool {
        self.answered_at.is_some() && (self.scan_id.is_some() || !self.signer_name.is_empty())
    }

    /// The file of the letter: as it was signed on paper, else as it was sent.
    pub fn letter_file(&self) -> Option<&AttachmentId> {
        self.scan_id.as_ref().or(self.letter_id.as_ref())
    }

    /// Whether there is a letter that says that it takes longer: without anybody who signs it is a draft, which is not handed to whoever
    /// asked.
    pub fn has_extension_letter(&self) -> bool {
        self.extended_on.is_some()
            && (self.extension_scan_id.is_some() || !self.extension_signer_name.is_empty())
    }

    /// The file of that letter: as it was signed on paper, else as it was sent.
    pub fn extension_file(&self) -> Option<&AttachmentId> {
        self.extension_scan_id.as_ref().or(self.extension_letter_id.as_ref())
    }

    /// Whether it was prolonged.
    pub fn is_extended(&self) -> bool {
        !self.extended_because.is_empty()
    }

    /// The last day on which it is answered in time: as it was promised when it came in, whatever holidays were added since.
    pub fn until(&self) -> Date {
        last_day(&self.holidays, self.received_on, self.is_extended())
    }

    /// What the last day was, or is, as long as nobody prolongs it.
    pub fn until_at_first(&self) -> Date {
        last_day(&self.holidays, self.received_on, false)
    }

    /// The last of some working days after a day, by the holidays that were known then.
    pub fn days_after(&self, day: Date, days: u32) -> Date {
        let holidays = portal::holidays_known_on(&self.holidays, day);
        working_days_without(day, days, |one| holidays.contains(&one))
    }

    /// The years between two days of which no holiday that moves was known when time began to run, as they are told; empty when
    /// there is none.
    pub fn years_without_holidays(&self, from: &Date, until: &Date) -> String {
        let years = portal::years_without_moving_holidays(&self.holidays, *from, *until);
        years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    /// The last day on which the objection that waits longest is decided in time; none while nobody waits.
    pub fn objected_until(&self) -> Option<Date> {
        self.objected_on.map(|day| self.days_after(day, DECISION_DAYS))
    }

    /// Whether that day is over.
    pub fn is_objection_late(&self, today: Date) -> bool {
        self.objected_until().is_some_and(|until| until < today)
    }

    /// Whether its day is over without an answer.
    pub fn is_late(&self, today: Date) -> bool {
        self.waits() && self.until() < today
    }
}

/// The last day on which a request of a day is answered in time, by the holidays that were known when it came in.
pub fn last_day(holidays: &str, received_on: Date, is_extended: bool) -> Date {
    let holidays = portal::holidays_known_on(holidays, received_on);
    answer_until(received_on, is_extended, |day| holidays.contains(&day))
}

/// The post of whoever decides about objections: as it was filled in, else the usual one.
pub fn superior_post(office: &Settings, usual_post: String) -> String {
    Some(office.superior_position.clone()).filter(|post| !post.is_empty()).unwrap_or(usual_post)
}

/// Whether a name or a post is that of whoever decides about objections, who signs no answer: nobody judges their own.
pub fn is_superior(office: &Settings, usual_post: String, (name, position): (&str, &str)) -> bool {
    let bare = |name: &str| fold(&without_titles(name));
    let is_named = !office.superior_name.is_empty() && bare(&office.superior_name) == bare(name);
    // The post may be written with its district behind it.
    let (post, superior) = (fold(position), fold(&superior_post(office, usual_post)));
    is_named
        || post.strip_prefix(superior.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Who decides about objections, as a sentence names them: name and post as far as they were filled in, else the usual post.
pub fn superior(office: &Settings, usual_post: String) -> String {
    let post = superior_post(office, usual_post);
    match office.superior_name.as_str() {
        "" => post,
        name => format!("{name}, {post}"),
    }
}

/// A receipt's number as it is written down: `7/PPID/2026`.
pub fn receipt(year: i64, number: i64) -> String {
    format!("{number}/PPID/{year}")
}

/// Year and number of a receipt, however it is typed.
pub fn read_receipt(text: &str) -> Option<(i64, i64)> {
    let (number, rest) = text.split_once('/')?;
    let year = rest.rsplit('/').next()?;
    Some((year.trim().parse().ok()?, number.trim().parse().ok()?))
}

/// Whether a text can be an e-mail address, a telephone number or an address: with none of them nobody can ask back.
fn is_contact(text: &str) -> bool {
    let is_mail =
        |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    text.split_whitespace().any(is_mail)
        || text.chars().filter(char::is_ascii_digit).count() >= limits::TELEPHONE
        || text.chars().count() >= limits::ADDRESS
}

/// The address among what somebody wrote of how they are reached, if there is one.
pub fn address(contact: &str) -> Option<&str> {
    let parts = contact.split(|c: char| c.is_whitespace() || ",;<>()".contains(c));
    let mut words = parts.map(|word| word.trim_matches(['.', ':']));
    words.find(|word| is_address(word) && word.chars().count() <= LONGEST_ADDRESS)
}

/// Adds a fault with this key when a text says nothing, or one when it is longer than it may be.
pub fn check(faults: &mut Faults, (field, nothing): (&str, &'static str), text: &str, longest: usize) {
    if text.trim().is_empty() {
        faults.add(field, nothing);
    }
    faults.check_longest(field, text, longest);
}

/// What a citizen hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InformationDraft {
    /// Who asks.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// What is asked for.
    pub what: String,
    /// What for.
    pub purpose: String,
    /// How they want to have it, where they say so.
    pub way: Option<Way>,
    /// Whether it was made up.
    pub simulated: bool,
}

impl InformationDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let draft = Self {
            name: form.text("name").to_owned(),
            contact: form.text("contact").to_owned(),
            what: form.paragraphs("what").to_owned(),
            purpose: form.paragraphs("purpose").to_owned(),
            way: form.parsed("way", "fault-not-a-choice", &mut faults),
            simulated: false,
        };
        draft.faults().and(faults).or(draft)
    }

    /// What breaks a rule.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        // In the order of the form, each told by what it is: the list of faults names no fields.
        check(&mut faults, ("what", "fault-information-what"), &self.what, limits::WHAT);
        check(&mut faults, ("purpose", "fault-information-purpose"), &self.purpose, limits::PURPOSE);
        check(&mut faults, ("name", "fault-information-name"), &self.name, limits::NAME);
        faults.check_longest("contact", &self.contact, limits::CONTACT);
        if faults.of("contact").is_none() && !is_contact(&self.contact) {
            faults.add("contact", "fault-information-contact");
        } else if faults.of("contact").is_none()
            && self.way == Some(Way::Email)
            && address(&self.contact).is_none()
        {
            faults.add("contact", "fault-information-contact-email");
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_can_be_written_to_called_or_visited() {
        for contact in ["a@b.id", "0565-21001", "Desa Ensaid Panjang", "Siti, siti@contoh.id"] {
            assert!(is_contact(contact), "{contact}");
        }
        for nothing in ["x", "@", "a@b", "0812", "Siti"] {
            assert!(!is_contact(nothing), "{nothing}");
        }
    }

    #[test]
    fn the_address_is_found_among_other_ways_to_be_reached() {
        assert_eq!(address("Siti, siti@contoh.id"), Some("siti@contoh.id"));
        assert_eq!(address("surel: siti@contoh.id. HP 0812"), Some("siti@contoh.id"));
        assert_eq!(address("Siti <siti@contoh.id>"), Some("siti@contoh.id"));
        assert_eq!(address("0565-21001"), None);
        assert_eq!(address(""), None);
    }

    #[test]
    fn whoever_decides_about_objections_is_named_as_far_as_filled_in() {
        let of = |name: &str, post: &str| {
            let (superior_name, superior_position) = (name.to_owned(), post.to_owned());
            let office = Settings { superior_name, superior_position, ..Settings::default() };
            superior(&office, "sekretaris daerah".to_owned())
        };
        assert_eq!(of("", ""), "sekretaris daerah");
        assert_eq!(of("Drs. Contoh, M.Si.", ""), "Drs. Contoh, M.Si., sekretaris daerah");
        assert_eq!(of("", "Asisten I"), "Asisten I");
        assert_eq!(of("Drs. Contoh, M.Si.", "Asisten I"), "Drs. Contoh, M.Si., Asisten I");
    }

    #[test]
    fn whoever_decides_about_objections_is_known_by_name_or_post() {
        let of = |name: &str, post: &str, signer: (&str, &str)| {
            let (superior_name, superior_position) = (name.to_owned(), post.to_owned());
            let office = Settings { superior_name, superior_position, ..Settings::default() };
            is_superior(&office, "Sekretaris Daerah".to_owned(), signer)
        };
        assert!(of("", "", ("Dra. Contoh", "Sekretaris Daerah Kabupaten Contoh")));
        assert!(of("Drs. CONTOH, M.Si.", "", ("Drs. Contoh, M.Si.", "Plt. Kepala Badan")));
        assert!(of("Drs. Contoh, M.Si.", "Asisten I", ("Dra. Lain", "Asisten I")));
        assert!(!of("Drs. Contoh, M.Si.", "", ("Dra. Lain", "Kepala Dinas Kominfo")));
        assert!(!of("", "", ("Dra. Lain", "Asisten Sekretaris Daerah")));
        assert!(!of("", "Asisten I", ("Dra. Lain", "Asisten II")));
    }

    #[test]
    fn a_receipt_is_read_as_it_is_written() {
        assert_eq!(read_receipt(&receipt(2026, 7)), Some((2026, 7)));
        assert_eq!(read_receipt(" 7 / 2026 "), Some((2026, 7)));
        for other in ["", "7", "7/PPID/", "x/PPID/2026", "7/PPID/20x6", "/"] {
            assert_eq!(read_receipt(other), None, "{other}");
        }
    }
}
