//! What a partner does with its report: begin it, keep what was typed, send it once.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{AttachmentId, ReportId, SubmissionId};

use crate::features::partnership;
use crate::features::report::draft::ReportDraft;
use crate::features::report::limits;
use crate::features::report::model::{Place, Report};
use crate::features::report::store::due::{self, Asked};
use crate::features::report::store::figures::{self, Figure};
use crate::features::report::store::{periods, reports, write};
use crate::features::report::trail::{self, Snapshot};
use crate::features::work_plan::{self, Indicator};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Begins a report; one that was begun already is that one.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor keeps the partner's records, [`Problem::NotFound`] when the partner does not take part in
/// such a partnership, a refusal when the period is locked, no report is due for it, or the partner itself has begun one that it has not
/// sent.
pub async fn begin(app: &App, actor: &Actor, place: &Place) -> Result<ReportId, Problem> {
    actor.require_for(&place.organisation, Actor::may_edit)?;
    let mut tx = app.begin(actor).await?;
    let key = (&place.period, &place.partnership, &place.organisation);
    if let Some(known) = reports::of_place(&mut tx, key).await? {
        return if known.is_shown_to(actor) {
            Ok(known.id)
        } else {
            Err(Problem::refused("refused-report-their-draft"))
        };
    }
    let label = require_due(app, &mut tx, place).await?;
    let id: ReportId = new_id();
    if !write::insert(&mut tx, &id, key, false).await? {
        return Err(Problem::Conflict);
    }
    tx.commit(Event::new("report.begun", &id, label)).await?;
    Ok(id)
}

/// That a report is due there and can still be written; what it is called: partner and period.
///
/// # Errors
/// [`Problem::NotFound`] when the partner does not take part in such a partnership, a refusal when the period is locked or no report is
/// due for it.
pub(super) async fn require_due(app: &App, tx: &mut Tx, place: &Place) -> Result<String, Problem> {
    let period = periods::find_in(tx, &place.period).await?.ok_or(Problem::NotFound)?;
    if period.is_locked() {
        return Err(Problem::refused("refused-report-locked"));
    }
    let parties = partnership::parties_in(tx, &place.partnership).await?;
    let own = parties.iter().find(|party| party.organisation_id == place.organisation);
    let own = own.filter(|party| party.part.side() == Side::Partner).ok_or(Problem::NotFound)?;
    let asked = Asked::all(app, &period);
    if !due::is_due(tx, &asked, (&place.partnership, &place.organisation)).await? {
        return Err(Problem::refused("refused-report-not-due"));
    }
    Ok(trail::label(&own.name, &period.name))
}

fn label(report: &Report) -> String {
    trail::label(&report.organisation, &report.period)
}

/// The report, when it is the actor's to write.
async fn own(tx: &mut Tx, id: &ReportId) -> Result<Report, Problem> {
    let Some(report) = reports::find_in(tx, id).await? else {
        tx.actor.require(Permit::Secretariat)?;
        return Err(Problem::NotFound);
    };
    tx.actor.require_for(&report.organisation_id, Actor::may_edit)?;
    if report.is_shown_to(&tx.actor) { Ok(report) } else { Err(Problem::NotFound) }
}

/// What a report says now.
async fn content(tx: &mut Tx, report: &Report) -> Result<ReportDraft, Problem> {
    let figures = figures::of_report_in(tx, &report.id).await?;
    Ok(report.content(figures.iter().map(Figure::said).collect()))
}

/// The indicators that a report is asked for; a fault when the draft tells of others, or wrongly of one.
async fn check_figures(tx: &mut Tx, report: &Report, draft: &ReportDraft) -> Result<Vec<Indicator>, Problem> {
    let asked = work_plan::due_from_in(tx, &report.partnership_id, &report.organisation_id).await?;
    draft.figure_faults(&asked).or(asked)
}

/// Writes what changed over a version.
async fn overwrite(
    tx: &mut Tx,
    id: &ReportId,
    version: i64,
    (before, draft): (&ReportDraft, &ReportDraft),
) -> Result<(), Problem> {
    if !write::overwrite(tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    if before.figures != draft.figures {
        figures::replace(tx, id, &draft.figures).await?;
    }
    Ok(())
}

fn require_open(report: &Report) -> Result<(), Problem> {
    match (report.locked_at, report.state.is_open()) {
        (Some(_), _) => Err(Problem::refused("refused-report-locked")),
        (None, false) => Err(Problem::refused("refused-report-sent")),
        (None, true) => Ok(()),
    }
}

/// Puts a photo beside the report, unless it is there already; whether it was new.
async fn add_photo(tx: &mut Tx, id: &ReportId, photo: Option<&Stored>) -> Result<bool, Problem> {
    let Some(photo) = photo else { return Ok(false) };
    if write::has_photo(tx, id, &photo.sha256).await? {
        return Ok(false);
    }
    if reports::count_photos(tx, id).await? >= limits::PHOTOS {
        let mut faults = Faults::none();
        faults.add_with("file", "fault-too-many", "most", limits::PHOTOS);
        return Err(Problem::Invalid(faults));
    }
    files::record_own(tx, photo).await?;
    write::add_photo(tx, id, &photo.id).await?;
    Ok(true)
}

/// Keeps what was typed, complete or not. The same once more changes nothing, so that a sending that was cut can be repeated.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor keeps the partner's records, [`Problem::Invalid`] with what is to be mended, a refusal when
/// it was sent or its period is locked, [`Problem::Conflict`] when somebody else changed it meanwhile.
pub async fn save(
    app: &App,
    actor: &Actor,
    id: &ReportId,
    version: i64,
    draft: &ReportDraft,
    photo: Option<NewFile>,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    own(&mut tx, id).await?;
    drop(tx);
    draft.faults().or(())?;
    let photo = app.files().put_given(&app.region(), photo).await?;
    let mut tx = app.begin(actor).await?;
    let report = own(&mut tx, id).await?;
    require_open(&report)?;
    let before = content(&mut tx, &report).await?;
    let changes = before != *draft;
    let asked = match changes {
        true => check_figures(&mut tx, &report, draft).await?,
        false => Vec::new(),
    };
    if changes {
        overwrite(&mut tx, id, version, (&before, draft)).await?;
    }
    let added = add_photo(&mut tx, id, photo.as_ref()).await?;
    if changes || added {
        let event = Event::new("report.kept", id, label(&report));
        // The trail is read by others than the partner: what was not sent yet stands in it only as having been kept.
        let event =
            match report.sent_at {
                None => event,
                Some(_) => event
                    .before(&Snapshot::new(&report.period, &before, &asked))
                    .after(&Snapshot::new(&report.period, draft, &asked)),
            };
        tx.commit(event).await?;
    }
    Ok(())
}

/// Takes a photo from a report that can still be written: neither the report nor the district keeps it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor keeps the partner's records, a refusal when it was sent or its period is locked,
/// [`Problem::NotFound`] when the report has no such photo.
pub async fn remove_photo(
    app: &App,
    actor: &Actor,
    id: &ReportId,
    photo: &AttachmentId,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let report = own(&mut tx, id).await?;
    require_open(&report)?;
    if !write::remove_photo(&mut tx, id, photo).await? {
        return Err(Problem::NotFound);
    }
    Ok(tx.commit(Event::new("report.photo_removed", id, label(&report))).await?)
}

/// Sends a report under a name that the sender gave the sending: the same sending arrives once, however often it is repeated. What is
/// odd about it is refused until whoever sends it has confirmed it.
///
/// # Errors
/// As [`save`]; [`Problem::Invalid`] also with what is still missing, and with what is odd and was not confirmed.
pub async fn send(
    app: &App,
    actor: &Actor,
    id: &ReportId,
    (version, submission): (i64, &SubmissionId),
    (draft, confirmed): (&ReportDraft, bool),
    photo: Option<NewFile>,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let report = own(&mut tx, id).await?;
    let before = content(&mut tx, &report).await?;
    drop(tx);
    // It arrived, and only the answer was lost.
    let arrived = |report: &Report, content: &ReportDraft| {
        report.submission == submission.as_str() && !report.state.is_open() && content == draft
    };
    if arrived(&report, &before) {
        return Ok(());
    }
    draft.faults().and(draft.missing()).or(())?;
    let photo = app.files().put_given(&app.region(), photo).await?;
    let mut tx = app.begin(actor).await?;
    // Two that arrive at once wait for each other here.
    tx.lock_audit_head().await?;
    let report = own(&mut tx, id).await?;
    let before = content(&mut tx, &report).await?;
    if arrived(&report, &before) {
        return Ok(());
    }
    require_open(&report)?;
    let asked = check_figures(&mut tx, &report, draft).await?;
    draft.figures_missing(&asked).or(())?;
    if !confirmed {
        draft.doubts(&report, &asked, app.today()).or(())?;
    }
    if before != *draft {
        overwrite(&mut tx, id, version, (&before, draft)).await?;
    }
    add_photo(&mut tx, id, photo.as_ref()).await?;
    let now = tx.now;
    write::hand_in(&mut tx, id, (submission, now)).await?;
    let event = Event::new("report.sent", id, label(&report))
        .before(&Snapshot::new(&report.period, &before, &asked))
        .after(&Snapshot::new(&report.period, draft, &asked));
    Ok(tx.commit(event).await?)
}
