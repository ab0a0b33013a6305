//! What stands in the way of an agreement before it can be issued or signed: what the law refuses, and who is not named yet.

use jiff::civil::Date;
use sekber_core::partnership::agreement::refusals;
use sekber_core::partnership::{AgreementKind, AgreementState, Base, Capacity, LawRefusal, Signer};

use super::documents::is_signed_by_partner_alone;
use super::model::Agreement;
use super::store::agreements;
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Everything that the law refuses about an agreement on a day; at most two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn refused(app: &App, agreement: &Agreement, day: Date) -> Result<Vec<LawRefusal>, Problem> {
    let (db, region) = (app.db(), app.region());
    let base = match &agreement.base_id {
        None => None,
        Some(id) => agreements::find(db, &region, id).await?.map(|base| Base {
            signed: base.state == AgreementState::Signed,
            terms: base.terms(),
            within: base.base_ends_on,
        }),
    };
    let signer = match (agreement.signer, &agreement.office_id) {
        (Capacity::Regent, _) => Signer::Regent,
        (Capacity::Head, None) => Signer::Head { has_power: false },
        (Capacity::Head, Some(office)) => {
            let has_power = agreements::has_power(db, &region, &agreement.id, office, day).await?;
            Signer::Head { has_power }
        }
    };
    Ok(refusals(agreement.kind, &agreement.terms(), base.as_ref(), signer))
}

/// Who has to be named before the paper can be issued.
pub fn unnamed(agreement: &Agreement) -> Vec<&'static str> {
    let mut all = Vec::new();
    let mut ask = |missing: bool, key: &'static str| {
        if missing {
            all.push(key);
        }
    };
    let of_partner = is_signed_by_partner_alone(agreement);
    ask(agreement.district_name.is_empty() && !of_partner, "agreement-missing-district-name");
    let head = agreement.signer == Capacity::Head;
    ask(head && agreement.district_position.is_empty(), "agreement-missing-district-position");
    ask(head && agreement.office_id.is_none(), "agreement-missing-office");
    ask(agreement.partner_name.is_empty(), "agreement-missing-partner-name");
    all.extend(unnamed_village(agreement));
    all
}

/// Who of a village has to be named before its consent can be issued or signed: otherwise nobody knows whose it is.
pub fn unnamed_village(agreement: &Agreement) -> Vec<&'static str> {
    let asked = [
        (&agreement.village, "agreement-missing-village"),
        (&agreement.village_head_name, "agreement-missing-village-head"),
    ];
    let missing = asked.into_iter().filter(|(text, _)| text.is_empty()).map(|(_, key)| key);
    if agreement.kind == AgreementKind::Consent { missing.collect() } else { Vec::new() }
}
