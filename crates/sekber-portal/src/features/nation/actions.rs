//! The verbs: releasing the district's figures, keeping them, and linking a partner's records over districts.

use std::collections::BTreeMap;

use sekber_core::ledger::{Dimension, Stage};
use sekber_core::registry::legal_documents::LegalDocumentKind;
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::OrganisationId;

use super::figures::{WAY, is_released};
use super::store::{self, Figure, identity};
use crate::features::ledger::{self, Filter, LedgerSight};
use crate::features::{district, synchronisation};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Releases the district's figures from now on, or takes them back; nothing happens when that is so already.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it.
pub async fn release_figures(app: &App, actor: &Actor, released: bool) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (region, district) = (app.region(), app.district());
    let mut tx = app.begin(actor).await?;
    let what = match released {
        true => "district.figures_released",
        false => "district.figures_taken_back",
    };
    let changed = if released { store::release(&mut tx).await? } else { store::take_back(&mut tx).await? };
    if !changed {
        return Ok(());
    }
    Ok(tx.commit(Event::new(what, &region, district.plain())).await?)
}

/// Keeps what the district releases, as the leader's page counts it now, in the place of what was kept before; nothing where it releases
/// nothing.
///
/// # Errors
/// When the database refuses.
pub async fn keep(app: &App) -> Result<(), Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    if store::released_since(db, &region).await?.is_none() {
        return Ok(());
    }
    let cycle = district::current_cycle(db, &region).await?;
    synchronisation::keep_figures(app).await?;
    let mut figures = store::of_leader(db, &region, (&cycle.id, today)).await?;
    figures.retain(|kept| is_released(&kept.figure));
    figures.extend(spent(app).await?);
    Ok(store::keep(db, &region, today, figures).await?)
}

/// What was spent, by the way that the money goes: the lower ends of what is confirmed, in every budget, since the first entry.
async fn spent(app: &App) -> Result<Vec<Figure>, Problem> {
    let everything = Filter::everything(LedgerSight::All);
    let totals = ledger::totals(app.db(), &app.region(), &everything, Some(Dimension::Way)).await?;
    let mut by_way: BTreeMap<String, i128> = BTreeMap::new();
    for row in totals.iter().filter(|row| row.stage == Stage::Realised && row.form == FundingForm::Cash) {
        *by_way.entry(format!("{WAY}{}", row.key)).or_default() += row.counted().low;
    }
    let figure =
        |(figure, low): (String, i128)| Figure { figure, value: i64::try_from(low).unwrap_or(i64::MAX) };
    Ok(by_way.into_iter().map(figure).collect())
}

/// Whether the number of a document of this kind says which body in law somebody is.
pub fn identifies(kind: &str) -> bool {
    kind.parse::<LegalDocumentKind>().is_ok_and(LegalDocumentKind::identifies)
}

/// Says by which number of its legal documents a partner is the same in other districts; there it says so, too.
///
/// # Errors
/// [`Problem::NotAllowed`] unless somebody who looks after the partner's people does it, [`Problem::Invalid`] for a number that none of its
/// documents in force has which say which body in law it is.
pub async fn link_partner(
    app: &App,
    actor: &Actor,
    partner: &OrganisationId,
    number: &str,
) -> Result<(), Problem> {
    actor.require_for(partner, Actor::may_manage)?;
    let mut tx = app.begin(actor).await?;
    let name = identity::name_in(&mut tx, partner).await?.ok_or(Problem::NotFound)?;
    let numbers = identity::numbers_in(&mut tx, partner).await?;
    if !numbers.iter().any(|one| one.number == number && identifies(&one.kind)) {
        return Err(Problem::Invalid(Faults::one("number", "fault-not-a-choice")));
    }
    identity::link(&mut tx, partner, number).await?;
    Ok(tx.commit(Event::new("organisation.linked", partner, &name)).await?)
}

/// Takes that back; nothing happens when it was never said.
///
/// # Errors
/// [`Problem::NotAllowed`] unless somebody who looks after the partner's people does it.
pub async fn unlink_partner(app: &App, actor: &Actor, partner: &OrganisationId) -> Result<(), Problem> {
    actor.require_for(partner, Actor::may_manage)?;
    let mut tx = app.begin(actor).await?;
    let name = identity::name_in(&mut tx, partner).await?.ok_or(Problem::NotFound)?;
    if !identity::unlink(&mut tx, partner).await? {
        return Ok(());
    }
    Ok(tx.commit(Event::new("organisation.unlinked", partner, &name)).await?)
}
