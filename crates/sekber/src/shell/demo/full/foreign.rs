//! The foreign organisation of the full demonstration: it holds the permits without which the law lets a body from abroad carry
//! nothing out, and agrees with the district on a plan for each year.

use jiff::civil::date;
use sekber_core::partnership::{AgreementKind as Paper, PartnershipState as State, RoadKind};
use sekber_core::registry::legal_documents::LegalDocumentKind as Document;
use sekber_core::value::working_day;

use super::Codes;
use super::foreign_partner::FOREIGN;
use super::partnerships::signed_paper;
use super::programmes::{Made, YEARS};
use crate::features::legal_document::{self, LegalDocumentDraft};
use crate::features::partnership::{PartnershipDraft, Simulated};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Writes the permits that the organisation holds in the first cycle: of the foreign ministry, of central and local government, and
/// the memorandum with the ministry that it works with. They run for three years.
pub async fn permits(tx: &mut Tx, partners: &Codes<'_>) -> Result<(), Problem> {
    let Some(partner) = partners.get(FOREIGN) else { return Ok(()) };
    let [first, ..] = YEARS;
    let held = [
        (Document::PrinciplePermit, "IP", "Kementerian Luar Negeri (simulasi)", 2),
        (Document::OperationalPermit, "IO", "Pemerintah pusat dan daerah (simulasi)", 4),
        (Document::Msp, "MSP", "Kementerian mitra (simulasi)", 8),
    ];
    let drafts = held.map(|(kind, mark, issuer, day)| LegalDocumentDraft {
        kind,
        number: format!("{mark}/{first}"),
        issuer: issuer.to_owned(),
        issued_on: Some(date(first, 1, day)),
        expires_on: Some(date(first + 3, 1, day - 1)),
    });
    legal_document::simulate(tx, partner, &drafts).await
}

/// A partnership with it: of the first cycle one that is carried out with a signed plan for each year, of later ones one whose plan is
/// still being written.
pub fn simulated(made: &Made, year: i16, draft: PartnershipDraft) -> Simulated {
    let [first, .., now] = YEARS;
    let runs = year == first;
    let begins = working_day(date(year, 1, 12));
    let last = date(made.to.0, 12, 31);
    let planned = if runs { year..=made.to.0.min(now) } else { now..=now };
    let papers = planned.map(|of| {
        let (agreement, signing) =
            signed_paper(made, (Paper::YearlyPlan, false), (of, date(of, 12, 31)), &draft);
        (agreement, runs.then_some(signing))
    });
    let papers: Vec<_> = papers.collect();
    let state = match runs {
        true if made.to.0 < now => State::Completed,
        true => State::Active,
        false => State::InAgreement,
    };
    Simulated {
        draft: PartnershipDraft { start_on: runs.then_some(begins), end_on: runs.then_some(last), ..draft },
        meeting: None,
        state,
        reason: String::new(),
        road: Some(RoadKind::Foreign),
        steps: if runs { vec![("filing", working_day(date(year, 1, 19)))] } else { Vec::new() },
        papers,
    }
}
