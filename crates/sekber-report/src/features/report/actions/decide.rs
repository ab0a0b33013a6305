//! What the office that leads the partnership, a kecamatan that supports it or the secretariat does with a report that was sent: confirm
//! it, or send it back.

use jiff::civil::Date;
use sekber_core::registry::kinds::OfficeKind;
use sekber_core::report::{Decision, ReportState};
use sekber_core::value::ReportId;

use crate::features::partnership::{self, Part, Party};
use crate::features::report::model::Report;
use crate::features::report::store::figures::{self, Figure};
use crate::features::report::store::{reports, write};
use crate::features::report::trail::{Decided, Was, label};
use crate::features::report::{letters, limits};
use crate::features::work_plan::{self, Confirmed};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Whether an actor decides on reports of a partnership: whoever leads it for the district, and a kecamatan that supports it, which is
/// where the work is done and sees it; other offices that support read alone.
pub fn may_decide(actor: &Actor, parties: &[Party]) -> bool {
    let is_there =
        |party: &Party| party.part == Part::Support && party.kind == OfficeKind::Kecamatan.as_str();
    let own = parties.iter().any(|party| is_there(party) && actor.acts_for(&party.organisation_id));
    own || partnership::leads(actor, parties)
}

/// A report as the plan takes its figures: as of the last day of its period, or of today where that has not come.
fn confirmed(report: &Report, today: Date) -> Confirmed<'_> {
    Confirmed {
        report: &report.id,
        partnership: &report.partnership_id,
        organisation: &report.organisation_id,
        on_day: report.ends_on.min(today),
        simulated: report.simulated,
    }
}

/// Confirms a report or sends it back with remarks. What a confirmed report says of the plan’s indicators becomes their values, and
/// is withdrawn when the report goes back after all. Whoever wrote it has a letter.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat or keeps the records of the office that leads or of a kecamatan that
/// supports; a refusal for the
/// partner itself, for a report that was not sent and for a locked period; [`Problem::Invalid`] when it is sent back without a word,
/// [`Problem::Conflict`] when somebody else was faster.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: &ReportId,
    version: i64,
    (decision, remarks): (Decision, &str),
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let Some(report) = reports::find_in(&mut tx, id).await? else {
        actor.require(Permit::Secretariat)?;
        return Err(Problem::NotFound);
    };
    let parties = partnership::parties_in(&mut tx, &report.partnership_id).await?;
    if !may_decide(actor, &parties) {
        return match actor.acts_for(&report.organisation_id) {
            true => Err(Problem::refused("refused-report-own")),
            false => Err(Problem::NotAllowed),
        };
    }
    if !report.is_shown_to(actor) {
        return Err(Problem::NotFound);
    }
    if report.locked_at.is_some() {
        return Err(Problem::refused("refused-report-locked"));
    }
    let is_open = match decision {
        Decision::Confirm => report.state == ReportState::Sent,
        // What was confirmed too early can still go back.
        Decision::Return => matches!(report.state, ReportState::Sent | ReportState::Confirmed),
    };
    if !is_open {
        return Err(Problem::refused("refused-report-not-sent"));
    }
    let mut faults = Faults::none();
    match decision {
        Decision::Return => faults.check_required("remarks", remarks, limits::TEXT),
        Decision::Confirm => faults.check_longest("remarks", remarks, limits::TEXT),
    }
    faults.or(())?;
    if report.version != version || !write::decide(&mut tx, id, version, decision, remarks).await? {
        return Err(Problem::Conflict);
    }
    match decision {
        Decision::Confirm => {
            let told = figures::of_report_in(&mut tx, id).await?;
            let told: Vec<_> = told.iter().map(Figure::said).collect();
            work_plan::confirm_in(&mut tx, confirmed(&report, app.today()), &told).await?;
        }
        Decision::Return => {
            work_plan::take_back_in(&mut tx, &report.partnership_id, id, remarks).await?;
        }
    }
    letters::decided(app, &mut tx, &report, (decision, remarks)).await?;
    let label = label(&report.organisation, &report.period);
    let event = match decision {
        Decision::Confirm => Event::new("report.confirmed", id, label),
        Decision::Return => Event::new("report.returned", id, label),
    };
    let event = event.before(&Was { state: report.state });
    Ok(tx.commit(event.after(&Decided::new(decision, remarks))).await?)
}
