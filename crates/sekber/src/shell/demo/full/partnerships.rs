//! Partnerships of the full demonstration: of each simulated cycle some, in every state that a partnership has.

use jiff::civil::{Date, date};
use sekber_core::partnership::{AgreementKind as Paper, Capacity, PartnershipState as State, RoadKind};
use sekber_core::value::{OrganisationId, working_day};
use sekber_facts::sintang::{self, PartnerKind};

use super::foreign;
use super::foreign_partner::is_foreign;
use super::meetings;
use super::programmes::{Made, Standing, YEARS};
use super::{Codes, Kept};
use crate::features::district::Cycle;
use crate::features::partnership::{self, AgreementDraft, Answer, PartnershipDraft, Signing, Simulated};
use crate::features::programme::SIMULATED_MARK;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::shell::demo::is_cooperative;
use crate::shell::demo::partnerships::{VILLAGE_HEAD, consenting};

/// Of so many programmes that are looked at by everybody, one has a partnership.
const ONE_OF: usize = 3;

/// Who signs, which nobody has told.
const REGENT: &str = "Kepala Daerah (simulasi)";
/// The same for an office.
const HEAD: &str = "Kepala Perangkat Daerah (simulasi)";
/// The same for a partner.
const PARTNER: &str = "Wakil Mitra (simulasi)";

/// Bodies of the centre in the record.
const CENTRAL: [&str; 1] = ["P041"];
/// Groups of residents in the record. Its other communities are forums and alliances, which sign as third parties do.
const RESIDENTS: [&str; 6] = ["P022", "P023", "P024", "P025", "P036", "P044"];

/// Makes up the partnerships of a cycle's new programmes, those of a past cycle with the meeting that agreed on them; returns how
/// many.
pub async fn add(
    tx: &mut Tx,
    (cycle, year): (&Cycle, i16),
    (offices, partners): (&Codes<'_>, &Codes<'_>),
    (kept, today): (&[Kept], Date),
) -> Result<usize, Problem> {
    let told = |one: &&Kept| {
        !matches!(one.made.standing, Standing::Draft | Standing::Proposed | Standing::Cancelled)
    };
    let chosen = kept.iter().filter(told).step_by(ONE_OF).enumerate();
    let chosen = chosen.filter(|(_, one)| !is_foreign(one.made.partner));
    // All of the foreign organisation: few show its road, which others do not take.
    let of_foreign = kept.iter().filter(told).filter(|one| is_foreign(one.made.partner)).map(|one| (0, one));
    let (mut all, mut agreed) = (Vec::new(), Vec::new());
    for (nth, one) in chosen.chain(of_foreign) {
        let (Some(lead), Some(partner)) = (offices.get(one.made.work.office), partners.get(one.made.partner))
        else {
            continue;
        };
        let draft = draft(one, lead, partner);
        agreed.push(format!("{} – {}", draft.title, sides(&one.made)));
        all.push(match is_foreign(one.made.partner) {
            true => foreign::simulated(&one.made, year, draft),
            false => simulated(&one.made, (nth, year), draft),
        });
    }
    let [.., now] = YEARS;
    if year < now {
        let meeting = meetings::held(tx, (cycle, year), &agreed).await?;
        all.iter_mut().for_each(|one| one.meeting = Some(meeting.clone()));
    }
    partnership::simulate(tx, &cycle.id, &all, today).await?;
    Ok(all.len())
}

/// Between whom something is agreed on, as minutes name both sides.
fn sides(made: &Made) -> String {
    let office = sintang::offices().iter().find(|one| one.code == made.work.office);
    let partner = sintang::partners().iter().find(|one| one.id == made.partner);
    let names = [office.map(|one| one.name.as_str()), partner.map(|one| one.name.as_str())];
    names.into_iter().flatten().collect::<Vec<_>>().join(" dan ")
}

fn draft(one: &Kept, lead: &OrganisationId, partner: &OrganisationId) -> PartnershipDraft {
    PartnershipDraft {
        scope: format!("Simulasi: mitra {}.", one.made.work.does),
        programmes: vec![one.id.clone()],
        ..PartnershipDraft::new(
            format!("{}{SIMULATED_MARK}", one.made.title()),
            lead.clone(),
            partner.clone(),
        )
    }
}

/// How far one is: those of earlier years are under way or over, those of the last year stand at every step.
fn state(made: &Made, nth: usize, year: i16) -> State {
    let [.., now] = YEARS;
    match nth % 6 {
        _ if made.to.0 < now => State::Completed,
        3 if year < now => State::Ended,
        _ if year < now => State::Active,
        0 => State::Proposed,
        1 => State::Accepted,
        2 => State::InAgreement,
        3 if nth % 12 == 3 => State::Declined,
        _ => State::Active,
    }
}

fn simulated(made: &Made, (nth, year): (usize, i16), draft: PartnershipDraft) -> Simulated {
    let state = state(made, nth, year);
    let signed_on = working_day(date(year, 1, 12));
    // At most five years, as the law has it.
    let last = date(made.to.0, 12, 31);
    let has_papers = matches!(state, State::Active | State::Completed | State::Ended);
    let road = road(made.partner);
    let signed = if has_papers { papers(road, nth % 2 == 0) } else { Vec::new() };
    let by_head = signed.contains(&Paper::Power);
    let papers = signed.into_iter().map(|kind| {
        let (agreement, signing) = signed_paper(made, (kind, by_head), (year, last), &draft);
        (agreement, Some(signing))
    });
    let papers: Vec<_> = papers.collect();
    let begun = matches!(state, State::InAgreement | State::Active | State::Completed | State::Ended);
    let reason = match state {
        State::Ended => format!(
            "Simulasi: pendanaan berhenti sebelum waktunya, menurut surat mitra nomor SIMULASI/AKHIR/{}/MITRA/{year}.",
            made.reference
        ),
        State::Declined => "Simulasi: lokasi di luar wilayah kerja mitra tahun ini.".to_owned(),
        _ => String::new(),
    };
    let carried_out = matches!(state, State::Active | State::Completed);
    let draft = PartnershipDraft {
        start_on: carried_out.then_some(signed_on),
        end_on: carried_out.then_some(last),
        ..draft
    };
    Simulated {
        draft,
        meeting: None,
        state,
        reason,
        road: begun.then_some(road),
        steps: if begun { steps(road, year, has_papers) } else { Vec::new() },
        papers,
    }
}

/// A paper that runs from its signing in January of a year to a day, with that signing; `by_head` as for what it says.
pub fn signed_paper(
    made: &Made,
    (kind, by_head): (Paper, bool),
    (year, last): (i16, Date),
    draft: &PartnershipDraft,
) -> (AgreementDraft, Signing) {
    let signed_on = working_day(date(year, 1, 12));
    let number = |side: &str| format!("SIMULASI/{}/{}/{side}/{year}", mark(kind), made.reference);
    let signing = Signing {
        signed_on,
        number_district: number("DAERAH"),
        number_partner: if kind.is_signed_by_both() { number("MITRA") } else { String::new() },
        answer: (kind == Paper::Consent).then_some(Answer::Agrees),
        conditions: String::new(),
    };
    let agreement = AgreementDraft {
        starts_on: Some(signed_on),
        ends_on: Some(last),
        ..paper(made, kind, by_head, draft)
    };
    (agreement, signing)
}

/// What a paper says and who signs it, apart from its term. `by_head` says that the head of the office holds a power of attorney.
fn paper(made: &Made, kind: Paper, by_head: bool, draft: &PartnershipDraft) -> AgreementDraft {
    let of_region = matches!(kind, Paper::Joint | Paper::Synergy | Paper::Intent | Paper::Memorandum);
    let head = sintang::offices()
        .iter()
        .find(|office| office.code == made.work.office)
        .map(|office| format!("Kepala {}", office.name))
        .unwrap_or_default();
    let of_head = by_head && kind == Paper::Cooperation;
    let is_power = kind == Paper::Power;
    let does = made.work.does;
    let consents = match kind {
        // What is done in a whole kecamatan has a village of it consent.
        Paper::Consent => consenting(&[&made.villages[..], std::slice::from_ref(&made.kecamatan)].concat()),
        _ => None,
    };
    let has_purpose = matches!(kind, Paper::Joint | Paper::Cooperation | Paper::Synergy);
    AgreementDraft {
        office: (!of_region).then(|| draft.lead.clone()),
        signer: if of_head { Capacity::Head } else { Capacity::Regent },
        district_name: if of_head { HEAD } else { REGENT }.to_owned(),
        district_position: if of_head { head.clone() } else { String::new() },
        partner_name: if is_power { HEAD } else { PARTNER }.to_owned(),
        partner_position: if is_power { head } else { "Pimpinan".to_owned() },
        village_head_name: consents.as_ref().map(|_| VILLAGE_HEAD.to_owned()).unwrap_or_default(),
        village: consents.map(|village| village.name).unwrap_or_default(),
        purpose: if has_purpose {
            format!("Naskah ini menjadi dasar kerja sama PARA PIHAK dengan tujuan {does}.")
        } else {
            String::new()
        },
        scope: if is_power { String::new() } else { does.to_owned() },
        fields: if kind.has_fields() { fields(made) } else { Vec::new() },
        ..AgreementDraft::new(kind, &draft.title)
    }
}

/// What stands in the number of a made-up paper of a kind.
pub fn mark(kind: Paper) -> &'static str {
    match kind {
        Paper::Joint => "KB",
        Paper::Cooperation => "PKS",
        Paper::Power => "SK",
        Paper::Synergy => "NK",
        Paper::WorkPlan => "RK",
        Paper::Commitment => "KOM",
        Paper::Consent => "BA",
        Paper::Intent => "SPK",
        Paper::Memorandum => "MSP",
        Paper::YearlyPlan => "RKT",
        Paper::HandOver => "BAST",
        Paper::Amendment => "ADD",
    }
}

/// The road of papers of a partner of the record, by its kind and by what its name says of its legal form.
fn road(partner: &str) -> RoadKind {
    let found = sintang::partners().iter().find(|one| one.id == partner);
    match found.map(|one| one.kind) {
        _ if CENTRAL.contains(&partner) => RoadKind::Synergy,
        _ if is_foreign(partner) => RoadKind::Foreign,
        Some(PartnerKind::Donor) => RoadKind::Abroad,
        Some(PartnerKind::Company) if !found.is_some_and(|one| is_cooperative(&one.name)) => {
            RoadKind::Company
        }
        Some(PartnerKind::Community) if RESIDENTS.contains(&partner) => RoadKind::Village,
        _ => RoadKind::ThirdParty,
    }
}

/// The papers that are signed on a road; with third parties the head of the office signs some by a power of attorney.
fn papers(road: RoadKind, by_head: bool) -> Vec<Paper> {
    match road {
        RoadKind::ThirdParty if by_head => vec![Paper::Joint, Paper::Power, Paper::Cooperation],
        RoadKind::ThirdParty => vec![Paper::Joint, Paper::Cooperation],
        RoadKind::Synergy => vec![Paper::Synergy, Paper::WorkPlan],
        RoadKind::Foreign => vec![Paper::YearlyPlan],
        RoadKind::Abroad => vec![Paper::Intent, Paper::Memorandum, Paper::YearlyPlan],
        RoadKind::Company => vec![Paper::Commitment],
        RoadKind::Village => vec![Paper::Consent],
    }
}

/// What was noted on a road in the autumn before: its first steps, and the others once its papers are signed.
fn steps(road: RoadKind, year: i16, signed: bool) -> Vec<(&'static str, Date)> {
    let codes: &[&'static str] = match (road, signed) {
        (RoadKind::ThirdParty, true) => &["mapping", "offer", "terms", "assessment"],
        (RoadKind::ThirdParty, false) => &["mapping", "offer", "terms"],
        (RoadKind::Synergy, true) => &["proposal", "assessment"],
        (RoadKind::Synergy, false) => &["proposal"],
        (RoadKind::Abroad, true) => &["offer", "council", "centre"],
        (RoadKind::Abroad, false) => &["offer"],
        _ => &[],
    };
    let days = [(11, 6), (11, 13), (11, 27), (12, 11)];
    let on = |(month, day): (i8, i8)| working_day(date(year - 1, month, day));
    codes.iter().copied().zip(days.map(on)).collect()
}

/// The fields of government of the office that leads.
fn fields(made: &Made) -> Vec<String> {
    let office = sintang::offices().iter().find(|office| office.code == made.work.office);
    office.map(|office| office.bidang.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_partner_takes_the_road_of_its_kind() {
        for (partner, kind) in [
            ("P041", RoadKind::Synergy),
            ("P054", RoadKind::ThirdParty),
            ("P047", RoadKind::ThirdParty),
            ("P040", RoadKind::Company),
            ("P022", RoadKind::Village),
            ("P014", RoadKind::Abroad),
            ("P018", RoadKind::Foreign),
            ("P017", RoadKind::ThirdParty),
        ] {
            assert_eq!(road(partner), kind, "{partner}");
        }
    }

    #[test]
    fn no_two_kinds_of_paper_bear_the_same_mark() {
        let all: BTreeSet<&str> = Paper::ALL.iter().map(|kind| mark(*kind)).collect();
        assert_eq!(all.len(), Paper::ALL.len());
    }
}
