//! Partnerships of the full demonstration: of each simulated cycle some, in every state that a partnership has.

use jiff::civil::{Date, date};
use sekber_core::partnership::{AgreementKind, Capacity, PartnershipState as State, RoadKind};
use sekber_core::value::OrganisationId;
use sekber_facts::sintang::{self, PartnerKind};

use super::programmes::{Made, Standing, YEARS};
use super::{Codes, Kept};
use crate::features::district::Cycle;
use crate::features::partnership::{self, AgreementDraft, PartnershipDraft, Signing, Simulated};
use crate::features::programme::SIMULATED_MARK;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Of so many programmes that are looked at by everybody, one has a partnership.
const ONE_OF: usize = 3;

/// Makes up the partnerships of a cycle's new programmes; returns how many.
pub async fn add(
    tx: &mut Tx,
    (cycle, year): (&Cycle, i16),
    (offices, partners): (&Codes<'_>, &Codes<'_>),
    (kept, today): (&[Kept], Date),
) -> Result<usize, Problem> {
    let told = |one: &&Kept| {
        !matches!(one.made.standing, Standing::Draft | Standing::Proposed | Standing::Cancelled)
    };
    let chosen = kept.iter().filter(told).step_by(ONE_OF);
    let mut all = Vec::new();
    for (nth, one) in chosen.enumerate() {
        let (Some(lead), Some(partner)) = (offices.get(one.made.work.office), partners.get(one.made.partner))
        else {
            continue;
        };
        all.push(simulated(&one.made, (nth, year), draft(one, lead, partner)));
    }
    partnership::simulate(tx, &cycle.id, &all, today).await?;
    Ok(all.len())
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
    let signed_on = date(year, 1, 12);
    // At most five years, as the law has it.
    let last = date(made.to.0, 12, 31);
    let has_papers = matches!(state, State::Active | State::Completed | State::Ended);
    let (road, steps, kinds) = road(made, year, has_papers);
    let papers = kinds.iter().map(|kind| {
        let agreement = AgreementDraft {
            office: (*kind != AgreementKind::Joint).then(|| draft.lead.clone()),
            signer: Capacity::Regent,
            starts_on: Some(signed_on),
            ends_on: Some(last),
            fields: if kind.has_fields() { fields(made) } else { Vec::new() },
            ..AgreementDraft::new(*kind, &draft.title)
        };
        let number = |side: &str| format!("SIMULASI/{}/{side}/{year}", made.reference);
        let signing =
            Signing { signed_on, number_district: number("DAERAH"), number_partner: number("MITRA") };
        (agreement, Some(signing))
    });
    let papers: Vec<_> = papers.collect();
    let begun = matches!(state, State::InAgreement | State::Active | State::Completed | State::Ended);
    let reason = match state {
        State::Ended => "Simulasi: pendanaan berhenti sebelum waktunya.",
        State::Declined => "Simulasi: lokasi di luar wilayah kerja mitra tahun ini.",
        _ => "",
    };
    let carried_out = matches!(state, State::Active | State::Completed);
    let draft = PartnershipDraft {
        start_on: carried_out.then_some(signed_on),
        end_on: carried_out.then_some(last),
        ..draft
    };
    Simulated {
        draft,
        state,
        reason: reason.to_owned(),
        road: begun.then_some(road),
        steps: if begun { steps } else { Vec::new() },
        papers,
    }
}

/// The road of papers by the kind of partner, what was noted on it, and which papers were signed.
fn road(made: &Made, year: i16, signed: bool) -> (RoadKind, Vec<(&'static str, Date)>, Vec<AgreementKind>) {
    let kind =
        sintang::partners().iter().find(|partner| partner.id == made.partner).map(|partner| partner.kind);
    match kind {
        Some(PartnerKind::Company) => {
            let papers = if signed { vec![AgreementKind::Commitment] } else { Vec::new() };
            (RoadKind::Company, Vec::new(), papers)
        }
        Some(PartnerKind::Community) => {
            let papers = if signed { vec![AgreementKind::Consent] } else { Vec::new() };
            (RoadKind::Village, Vec::new(), papers)
        }
        _ => {
            let mut steps = vec![("offer", date(year - 1, 11, 6)), ("terms", date(year - 1, 11, 13))];
            let mut papers = Vec::new();
            if signed {
                steps.extend([("mapping", date(year - 1, 11, 27)), ("assessment", date(year - 1, 12, 11))]);
                papers.extend([AgreementKind::Joint, AgreementKind::Cooperation]);
            }
            (RoadKind::ThirdParty, steps, papers)
        }
    }
}

/// The fields of government of the office that leads.
fn fields(made: &Made) -> Vec<String> {
    let office = sintang::offices().iter().find(|office| office.code == made.work.office);
    office.map(|office| office.bidang.clone()).unwrap_or_default()
}
