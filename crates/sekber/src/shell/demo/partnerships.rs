//! What might have followed the meeting: partnerships of real offices and partners in each state, made up and marked as such.
//! Which office goes with which programme follows the judgement of a reader who had not seen any ranking.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use sekber_core::partnership::{AgreementKind, Capacity, PartnershipState as State, RoadKind};
use sekber_core::value::{CycleId, OrganisationId, PartialDate, ProgrammeId};
use sekber_facts::region::{self, Kind, Region};
use sekber_facts::sintang;

use super::full;
use crate::features::partnership::{self, AgreementDraft, Answer, PartnershipDraft, Signing, Simulated};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// How far one of them has got.
#[derive(Debug, Clone, Copy)]
enum Course {
    /// Proposed by the office; the partner is asked.
    Proposed,
    /// Accepted; the secretariat begins the papers.
    Accepted,
    /// The joint agreement is signed, the office drafts its own.
    Drafting,
    /// Carried out; the agreement runs until a day.
    Running(Date),
    /// A company's commitment, carried out.
    Committed,
    /// A village's consent, carried out to its end.
    Consented,
    /// Waits for the consent of council and centre.
    Abroad,
    /// Ended early.
    Ended(&'static str),
}

impl Course {
    /// The day until which its programme is carried out at least.
    fn until(self) -> Date {
        match self {
            Self::Running(until) => until,
            Self::Committed => LAST,
            Self::Consented => CONSENTED,
            Self::Proposed | Self::Accepted | Self::Drafting | Self::Abroad | Self::Ended(_) => SIGNED,
        }
    }
}

/// Whether a programme of the record goes on until a day. One that names no end does.
fn lasts(found: &sintang::Programme, until: Date) -> bool {
    let end = found.end.as_deref().and_then(|end| end.parse::<PartialDate>().ok());
    end.is_none_or(|end| end.last_day() >= until)
}

/// Offices by their code in the record.
type Offices<'a> = BTreeMap<&'a str, &'a OrganisationId>;
/// Programmes of partners with their owners, by their number in the record.
type Programmes<'a> = BTreeMap<&'a str, (&'a OrganisationId, &'a ProgrammeId)>;

/// Programme of a partner, office, and how far they have got.
const COURSES: [(&str, &str, Course); 9] = [
    ("P001-2", "DINKES", Course::Running(Date::constant(2027, 2, 28))),
    ("P001-4", "DKBP3A", Course::Drafting),
    ("P026-1", "DLH", Course::Running(Date::constant(2028, 9, 30))),
    ("P002-1", "DISTANBUN", Course::Accepted),
    ("P030-1", "DISPERINDAGKOP", Course::Proposed),
    ("P040-1", "DISPERINDAGKOP", Course::Committed),
    ("P025-1", "DISPORAPAR", Course::Consented),
    ("P060-1", "DLH", Course::Abroad),
    ("P011-3", "DISTANBUN", Course::Ended("Pendanaan dari donor berhenti.")),
];

/// Who signs for a village, which nobody has told.
pub const VILLAGE_HEAD: &str = "Kepala Desa (simulasi)";

/// Signed on a day in the autumn after the meeting.
const SIGNED: Date = Date::constant(2023, 11, 1);
/// The last day of what a village consented to.
const CONSENTED: Date = Date::constant(2024, 10, 31);
/// The last day of five years.
const LAST: Date = Date::constant(2028, 10, 31);

/// Fills in the partnerships. `programmes` are those of the partners by their number in the record.
///
/// # Errors
/// When the database refuses.
pub async fn add(
    tx: &mut Tx,
    cycle: &CycleId,
    (offices, programmes): (&Offices<'_>, &Programmes<'_>),
    today: Date,
) -> Result<(), Problem> {
    let mut all = Vec::new();
    for (at, (number, office, course)) in (1..).zip(COURSES) {
        let (Some(office), Some((partner, programme))) = (offices.get(office), programmes.get(number)) else {
            continue;
        };
        let found = sintang::programmes().iter().find(|found| found.id == number);
        let told = found.map_or("", |found| found.title.as_str());
        // What was over before is not what is carried out: then it is other work that follows it.
        let (programmes, title) = match found.is_some_and(|found| lasts(found, course.until())) {
            true => (vec![(*programme).clone()], told.to_owned()),
            false => (Vec::new(), format!("Kelanjutan {told}")),
        };
        let draft = PartnershipDraft {
            programmes,
            ..PartnershipDraft::new(title, (*office).clone(), (*partner).clone())
        };
        let village = found.filter(|_| matches!(course, Course::Consented)).and_then(village_of);
        all.push(simulated(at, draft, course, (fields(office, offices), village)));
    }
    partnership::simulate(tx, cycle, &all, today).await
}

/// The fields of government of an office of the record.
fn fields(office: &OrganisationId, offices: &Offices<'_>) -> Vec<String> {
    let code = offices.iter().find(|(_, id)| **id == office).map(|(code, _)| *code);
    let found = sintang::offices().iter().find(|one| Some(one.code.as_str()) == code);
    found.map(|one| one.bidang.clone()).unwrap_or_default()
}

/// The village that consents to what is done in some places: the first that is one of them, or else lies in one of them. A kelurahan
/// is none: nobody there consents as a village does.
pub fn consenting(places: &[Region]) -> Option<Region> {
    let is_village = |place: &Region| place.kind == Kind::Desa;
    let named = places.iter().find(|place| is_village(place)).cloned();
    let mut within = places.iter().flat_map(|place| region::within(&place.code));
    named.or_else(|| within.find(is_village))
}

/// The village that consents to a programme of the record.
fn village_of(found: &sintang::Programme) -> Option<Region> {
    let places: Vec<Region> = found.places.iter().filter_map(|code| region::find(code)).collect();
    consenting(&places)
}

fn paper(kind: AgreementKind, draft: &PartnershipDraft, fields: &[String], until: Date) -> AgreementDraft {
    AgreementDraft {
        office: (kind != AgreementKind::Joint).then(|| draft.lead.clone()),
        signer: Capacity::Regent,
        starts_on: Some(SIGNED),
        ends_on: Some(until),
        fields: if kind.has_fields() { fields.to_vec() } else { Vec::new() },
        ..AgreementDraft::new(kind, &draft.title)
    }
}

fn signing(at: i64, kind: AgreementKind) -> Signing {
    let number = |side: &str| format!("SIMULASI/{at}/{side}/2023");
    let mark = full::mark(kind);
    Signing {
        signed_on: SIGNED,
        number_district: number(&format!("{mark}-DAERAH")),
        number_partner: number(&format!("{mark}-MITRA")),
        answer: (kind == AgreementKind::Consent).then_some(Answer::Agrees),
        conditions: String::new(),
    }
}

fn simulated(
    at: i64,
    draft: PartnershipDraft,
    course: Course,
    (fields, village): (Vec<String>, Option<Region>),
) -> Simulated {
    use AgreementKind::{Commitment, Consent, Cooperation, Joint};
    let signed = |kind, until| (paper(kind, &draft, &fields, until), Some(signing(at, kind)));
    let prepared = vec![
        ("mapping", date(2023, 9, 25)),
        ("offer", date(2023, 10, 2)),
        ("terms", date(2023, 10, 9)),
        ("assessment", date(2023, 10, 16)),
    ];
    let third = Some(RoadKind::ThirdParty);
    let (state, road, steps, papers, reason) = match course {
        Course::Proposed => (State::Proposed, None, Vec::new(), Vec::new(), ""),
        Course::Accepted => (State::Accepted, None, Vec::new(), Vec::new(), ""),
        Course::Drafting => (State::InAgreement, third, prepared, vec![signed(Joint, LAST)], ""),
        Course::Running(until) => {
            let papers = vec![signed(Joint, LAST), signed(Cooperation, until)];
            (State::Active, third, prepared, papers, "")
        }
        Course::Committed => {
            (State::Active, Some(RoadKind::Company), Vec::new(), vec![signed(Commitment, LAST)], "")
        }
        Course::Consented => {
            let (paper, signing) = signed(Consent, CONSENTED);
            let head = village.as_ref().map(|_| VILLAGE_HEAD.to_owned()).unwrap_or_default();
            let name = village.map(|village| village.name).unwrap_or_default();
            let paper = AgreementDraft { village: name, village_head_name: head, ..paper };
            (State::Completed, Some(RoadKind::Village), Vec::new(), vec![(paper, signing)], "")
        }
        Course::Abroad => {
            let steps = vec![("offer", date(2023, 10, 2))];
            (State::InAgreement, Some(RoadKind::Abroad), steps, Vec::new(), "")
        }
        Course::Ended(why) => (State::Ended, third, prepared, Vec::new(), why),
    };
    let term = papers.last().map(|(paper, _): &(AgreementDraft, _)| (paper.starts_on, paper.ends_on));
    let (start_on, end_on) = term.filter(|_| state != State::InAgreement).unwrap_or((None, None));
    let draft = PartnershipDraft { start_on, end_on, ..draft };
    Simulated { draft, meeting: None, state, reason: reason.to_owned(), road, steps, papers }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_consents_and_no_kelurahan() {
        let place = |code: &str| region::find(code).unwrap();
        let (kecamatan, kelurahan) = (place("61.05.01"), place("61.05.01.1001"));
        assert_eq!(kelurahan.kind, Kind::Kelurahan);
        assert_eq!(consenting(std::slice::from_ref(&kelurahan)), None);
        let found = consenting(&[kelurahan, kecamatan.clone()]).unwrap();
        assert_eq!((found.kind, found.parent()), (Kind::Desa, Some("61.05.01")));
        // What is named comes before what lies around it.
        let last = region::children("61.05.01").pop().unwrap();
        assert_eq!(consenting(&[kecamatan, last.clone()]), Some(last));
    }
}
