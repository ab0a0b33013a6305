//! What stands in the way of an agreement before it can be issued or signed: what the law refuses, and who is not named yet; and what
//! it leaves to be written by hand.

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
    Ok(judged(app, agreement, day).await?.0)
}

/// The same, with what the power of attorney for whoever signs an agreement of cooperation is about where that is something else: words
/// differ without meaning another thing, so people judge that. At most two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn judged(
    app: &App,
    agreement: &Agreement,
    day: Date,
) -> Result<(Vec<LawRefusal>, Option<String>), Problem> {
    let (db, region) = (app.db(), app.region());
    let base = match &agreement.base_id {
        None => None,
        Some(id) => agreements::find(db, &region, id).await?.map(|base| Base {
            kind: base.kind,
            signed: base.state == AgreementState::Signed,
            terms: base.terms(),
            within: base.base_ends_on,
        }),
    };
    let mut powers: Vec<String> = Vec::new();
    let signer = match (agreement.signer, &agreement.office_id) {
        (Capacity::Regent, _) => Signer::Regent,
        (Capacity::Head, None) => Signer::Head { has_power: false },
        (Capacity::Head, Some(office)) => {
            powers = agreements::powers(db, &region, &agreement.id, office, day).await?;
            Signer::Head { has_power: !powers.is_empty() }
        }
    };
    let is_same = |about: &String| about.trim().to_lowercase() == agreement.title.trim().to_lowercase();
    let is_meant = agreement.kind != AgreementKind::Cooperation || powers.iter().any(is_same);
    let other = powers.pop().filter(|_| !is_meant);
    Ok((refusals(agreement.kind, &agreement.terms(), base.as_ref(), signer), other))
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
    ask(changes_nothing(agreement), "agreement-missing-change");
    all.extend(unnamed_village(agreement));
    all
}

/// Whether it is a change of an agreement that says nothing of what is changed.
fn changes_nothing(agreement: &Agreement) -> bool {
    agreement.kind == AgreementKind::Amendment && agreement.scope.trim().is_empty() && !agreement.moves_end()
}

/// What a paper leaves to be written by hand although it can be filled in. Its day and its numbers are not among them: they may come
/// when it is signed.
pub fn open(agreement: &Agreement) -> Vec<&'static str> {
    use AgreementKind as Kind;
    let kind = agreement.kind;
    let has_parties = matches!(
        kind,
        Kind::Joint
            | Kind::Cooperation
            | Kind::Synergy
            | Kind::WorkPlan
            | Kind::Amendment
            | Kind::HandOver
            | Kind::Commitment
    );
    let has_head = kind.document().is_some() && agreement.signer == Capacity::Head;
    let without_days = agreement.starts_on.is_none() || agreement.ends_on.is_none();
    let of_power = kind == Kind::Power;
    let address = agreement.partner_address.as_deref().unwrap_or_default();
    let asked = [
        (has_parties && agreement.partner_position.is_empty(), "agreement-open-partner-position"),
        (has_parties && address.is_empty(), "agreement-open-partner-address"),
        (has_head && agreement.district_rank.is_empty(), "agreement-open-district-rank"),
        (has_head && agreement.district_number.is_empty(), "agreement-open-district-number"),
        (kind == Kind::Cooperation && agreement.office_id.is_none(), "agreement-open-office"),
        (matches!(kind, Kind::WorkPlan | Kind::Commitment) && without_days, "agreement-open-days"),
        (kind == Kind::HandOver && agreement.items.trim().is_empty(), "agreement-open-items"),
        (
            of_power && agreement.partner_position.is_empty() && agreement.office_id.is_none(),
            "agreement-open-taker-position",
        ),
        (of_power && agreement.partner_rank.is_empty(), "agreement-open-taker-rank"),
        (of_power && agreement.partner_number.is_empty(), "agreement-open-taker-number"),
        (of_power && agreement.ends_on.is_none(), "agreement-open-last-day"),
    ];
    asked.into_iter().filter(|(is_open, _)| *is_open).map(|(_, key)| key).collect()
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
