//! What the form of a new paper begins with: everything that is known already.

use sekber_core::partnership::{AgreementKind, AgreementState, Capacity, Part};
use sekber_core::value::OrganisationId;

use super::agreement_base::{first_base, within};
use crate::features::partnership::actions::agreement as verbs;
use crate::features::partnership::guard::Scene;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::store::agreements;
use crate::features::registry;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

type Pair = (String, String);

/// Whose signature it begins with for the district, as fields of the form. A change is signed by whoever signed what it changes; what the
/// head of the leading office signs by the office itself names that head as the last paper did. Where either may sign, nobody is named
/// before that is chosen.
fn signs_for_district(
    kind: AgreementKind,
    before: &[Agreement],
    base: Option<&Agreement>,
    lead: Option<&OrganisationId>,
) -> Vec<(&'static str, String)> {
    let of_head = |one: &&Agreement| one.signer == Capacity::Head && !one.district_name.is_empty();
    let of_lead = |one: &&Agreement| lead.is_some() && one.office_id.as_ref() == lead;
    let known = match kind {
        AgreementKind::Amendment => base.filter(of_head),
        AgreementKind::HandOver | AgreementKind::WorkPlan | AgreementKind::YearlyPlan => {
            before.iter().rev().find(|one| of_head(one) && of_lead(one))
        }
        _ => None,
    };
    if let Some(head) = known {
        return vec![
            ("signer", Capacity::Head.to_string()),
            ("district_name", head.district_name.clone()),
            ("district_position", head.district_position.clone()),
            ("district_number", head.district_number.clone()),
            ("district_rank", head.district_rank.clone()),
        ];
    }
    let last = before.iter().rev().find(|one| one.signer == Capacity::Regent && !kind.is_for_holders());
    let name = last.map(|last| last.district_name.clone()).unwrap_or_default();
    vec![("signer", Capacity::Regent.to_string()), ("district_name", name)]
}

/// The paper whose subject and scope a new one begins with: for a power of attorney the agreement for which it is given, as a draft, too;
/// otherwise the latest signed one that is of this partnership alone. None where the partnership itself says it.
fn followed(kind: AgreementKind, before: &[Agreement]) -> Option<&Agreement> {
    let is_it = |one: &&Agreement| match (kind, one.state) {
        (AgreementKind::Power, AgreementState::Draft | AgreementState::Signed) => {
            one.kind == AgreementKind::Cooperation
        }
        (_, AgreementState::Signed) => kind != AgreementKind::Amendment && one.kind.sets_term(),
        _ => false,
    };
    before.iter().rev().find(is_it)
}

/// What a paper begins with: everything that is known already.
///
/// # Errors
/// When the database cannot be asked.
pub async fn begun(app: &App, kind: AgreementKind, scene: &Scene) -> Result<Form, Problem> {
    let (db, region) = (app.db(), app.region());
    let Scene { partnership, parties, .. } = scene;
    let mut fields: Vec<Pair> = Vec::new();
    let mut put = |name: &str, value: String| {
        if !value.is_empty() {
            fields.push((name.to_owned(), value));
        }
    };
    let before = agreements::of_partnership(db, &region, &partnership.id).await?;
    let agreed = followed(kind, &before);
    put("title", agreed.map_or(&partnership.title, |one| &one.title).clone());
    // What a change says is new: nothing that stands already is one.
    let is_change = kind == AgreementKind::Amendment;
    let scope = agreed.map(|one| &one.scope).filter(|scope| !scope.is_empty()).unwrap_or(&partnership.scope);
    put("scope", if is_change || !kind.has_days() { String::new() } else { scope.clone() });
    let lead = parties.iter().find(|party| party.part == Part::Lead);
    let partner = parties.iter().find(|party| party.part == Part::Partner);
    let mut codes: Vec<String> = Vec::new();
    if let Some(lead) = lead {
        put("office", lead.organisation_id.to_string());
        if kind.has_fields() {
            let found = registry::find(db, &region, &lead.organisation_id).await?;
            codes = found.map(|record| record.fields).unwrap_or_default();
            for code in &codes {
                put("field", code.clone());
            }
        }
    }
    // Who signed the last paper for the partner signs this one, unless somebody else is named.
    if let Some(last) =
        before.iter().rev().find(|one| one.kind.is_signed_by_both() && kind.is_signed_by_both())
    {
        put("partner_name", last.partner_name.clone());
        put("partner_position", last.partner_position.clone());
    }
    // What rests on something that has begun already begins today.
    let ground = partner.and_then(|partner| verbs::ground(kind, partner, [&partnership.id]));
    let bases = match &ground {
        Some(ground) => agreements::bases(db, &region, ground).await?,
        None => Vec::new(),
    };
    let wanted = partnership.end_on.filter(|_| !is_change);
    let base = first_base(&bases, &before, (wanted, &codes), app.today());
    put("base", base.map(|base| base.id.to_string()).unwrap_or_default());
    for (name, value) in signs_for_district(kind, &before, base, lead.map(|lead| &lead.organisation_id)) {
        put(name, value);
    }
    let days = match base {
        Some(base) => within(base, (partnership.start_on, partnership.end_on), app.today()),
        None => [partnership.start_on, partnership.end_on],
    };
    // A change moves no day unless somebody says so.
    let [starts, ends] = if is_change || !kind.has_days() { [None, None] } else { days };
    put("starts_on", starts.map(|day| day.to_string()).unwrap_or_default());
    put("ends_on", ends.map(|day| day.to_string()).unwrap_or_default());
    Ok(Form::from(fields))
}
