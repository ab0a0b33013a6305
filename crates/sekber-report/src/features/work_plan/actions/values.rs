//! What was measured: recorded by hand or taken from a confirmed report, and withdrawn when it was mistaken.

use jiff::civil::Date;
use sekber_core::value::{ActualId, IndicatorId, OrganisationId, PartnershipId, ReportId};

use super::snapshot::{OfValue, Reason};
use super::{own_indicator, require_kept, writable};
use crate::features::partnership;
use crate::features::work_plan::draft::{Figure, FigureOf};
use crate::features::work_plan::limits;
use crate::features::work_plan::store::values::NewActual;
use crate::features::work_plan::store::{indicators, values};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Adds a value and says it as the trail keeps it.
async fn add(tx: &mut Tx, new: &NewActual<'_>) -> Result<OfValue, Problem> {
    values::insert(tx, new).await?;
    let made = values::find_in(tx, new.indicator, new.id).await?.ok_or(Problem::NotFound)?;
    Ok(OfValue::new(&made))
}

/// Records a value of an indicator.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part or is of the secretariat; a refusal when nobody has agreed to the indicator yet
/// or it was dropped; [`Problem::Invalid`] with what is to be mended.
pub async fn record(
    app: &App,
    actor: &Actor,
    id: &IndicatorId,
    figure: &Figure,
) -> Result<ActualId, Problem> {
    let mut tx = app.begin(actor).await?;
    let indicator = own_indicator(&mut tx, id).await?;
    let (partnership, _) = writable(&mut tx, &indicator.partnership_id).await?;
    // Whoever changes the indicator at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    let indicator = own_indicator(&mut tx, id).await?;
    require_kept(indicator.dropped_on)?;
    if !indicator.holds() {
        return Err(Problem::refused("refused-plan-not-agreed"));
    }
    let term = (partnership.start_on, partnership.end_on);
    figure.faults(&indicator, term, app.today()).or(())?;
    let count = values::count(&mut tx, id).await?;
    if usize::try_from(count).is_ok_and(|count| count >= limits::VALUES) {
        return Err(Problem::refused("refused-plan-full"));
    }
    let made = new_id();
    let new = NewActual {
        id: &made,
        indicator: id,
        report: None,
        on_day: figure.on_day,
        milli: figure.milli,
        split: figure.split,
        note: &figure.note,
        simulated: indicator.simulated,
    };
    let after = add(&mut tx, &new).await?;
    tx.commit(Event::new("work_indicator.measured", id, &indicator.title).after(&after)).await?;
    Ok(made)
}

/// Withdraws a value that was recorded by hand; it stays on record with the reason.
///
/// # Errors
/// As [`record`]; [`Problem::NotFound`], a refusal for a value that a report gave: the report is sent back instead.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: &IndicatorId,
    value: &ActualId,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let indicator = own_indicator(&mut tx, id).await?;
    writable(&mut tx, &indicator.partnership_id).await?;
    let before = values::find_in(&mut tx, id, value).await?.ok_or(Problem::NotFound)?;
    if before.report_id.is_some() {
        return Err(Problem::refused("refused-plan-of-report"));
    }
    let mut faults = Faults::none();
    faults.check_required("reason", reason, limits::REASON);
    faults.or(())?;
    if before.withdrawn_at.is_some() || !values::withdraw(&mut tx, value, reason).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("work_indicator.withdrawn", id, &indicator.title);
    Ok(tx.commit(event.before(&OfValue::new(&before)).after(&Reason { reason })).await?)
}

/// A report that is confirmed.
#[derive(Debug, Clone, Copy)]
pub struct Confirmed<'a> {
    /// The report.
    pub report: &'a ReportId,
    /// Its partnership.
    pub partnership: &'a PartnershipId,
    /// Who reported.
    pub organisation: &'a OrganisationId,
    /// The day that its values are of.
    pub on_day: Date,
    /// Whether it was made up.
    pub simulated: bool,
}

/// Whether the actor decides on reports of a partnership.
async fn require_lead(tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    let parties = partnership::parties_in(tx, id).await?;
    if partnership::leads(&tx.actor, &parties) { Ok(()) } else { Err(Problem::NotAllowed) }
}

/// Takes the figures of a report that is confirmed as values, within its transaction. What an indicator that no longer holds was told
/// stays in the report alone.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat or of the office that leads; otherwise when the database refuses, as
/// it does when the report gave its values already.
pub async fn confirm_in(tx: &mut Tx, of: Confirmed<'_>, figures: &[FigureOf]) -> Result<(), Problem> {
    require_lead(tx, of.partnership).await?;
    for indicator in indicators::due_from_in(tx, of.partnership, of.organisation).await? {
        let told = figures.iter().find(|figure| figure.indicator == indicator.id);
        let Some((milli, split)) = told.and_then(|figure| Some((figure.milli?, figure.split))) else {
            continue;
        };
        let id = new_id();
        let new = NewActual {
            id: &id,
            indicator: &indicator.id,
            report: Some(of.report),
            on_day: of.on_day,
            milli,
            split,
            note: "",
            simulated: of.simulated,
        };
        let after = add(tx, &new).await?;
        tx.note(Event::new("work_indicator.reported", &indicator.id, &indicator.title).after(&after));
    }
    Ok(())
}

/// Takes the values of a report back that was confirmed too early, within its transaction.
///
/// # Errors
/// As [`confirm_in`].
pub async fn take_back_in(
    tx: &mut Tx,
    partnership: &PartnershipId,
    report: &ReportId,
    reason: &str,
) -> Result<(), Problem> {
    require_lead(tx, partnership).await?;
    for value in values::of_report_in(tx, report).await? {
        values::withdraw(tx, &value.id, reason).await?;
        let indicator = indicators::find_in(tx, &value.indicator_id).await?.ok_or(Problem::NotFound)?;
        let event = Event::new("work_indicator.taken_back", &indicator.id, &indicator.title);
        tx.note(event.before(&OfValue::new(&value)).after(&Reason { reason }));
    }
    Ok(())
}
