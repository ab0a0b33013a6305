//! Recording a visit, changing what it says, and putting photos beside it.

use sekber_core::value::{AttachmentId, PartnershipId, VisitId};
use serde::Serialize;

use super::{own, require_not_issued, writable};
use crate::features::partnership::Party;
use crate::features::visit::draft::{Maker, PersonPart, VisitDraft};
use crate::features::visit::limits;
use crate::features::visit::store::{read, write};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A visit as the trail keeps it: with the names of who made it, leads and speaks for the other side.
#[derive(Serialize)]
struct Kept<'a> {
    #[serde(flatten)]
    visit: &'a VisitDraft,
    made_by: &'a str,
    leader: &'a str,
    speaker: &'a str,
}

fn kept<'a>(visit: &'a VisitDraft, parties: &'a [Party]) -> Kept<'a> {
    let named = |part| visit.with(part).next().map_or("", |one| one.name.as_str());
    let made_by = match &visit.made_by {
        None => "",
        Some(Maker::Secretariat) => "Sekber",
        Some(maker) => maker.party(parties).map_or("", |party| party.name.as_str()),
    };
    Kept { visit, made_by, leader: named(PersonPart::Leads), speaker: named(PersonPart::Speaks) }
}

/// Only whoever made a visit says so, and the secretariat for all: its record bears the maker's letterhead.
fn require_maker(actor: &Actor, maker: Option<&Maker>) -> Result<(), Problem> {
    if maker.is_none_or(|maker| maker.is_said_by(actor)) {
        return Ok(());
    }
    Err(Problem::Invalid(Faults::one("made_by", "fault-visit-maker")))
}

/// Whoever made the visit takes part and says so, or is the secretariat; the place is in the district.
async fn check(tx: &mut Tx, draft: &VisitDraft, parties: &[Party]) -> Result<(), Problem> {
    if let Some(maker) = draft.made_by.as_ref().filter(|maker| **maker != Maker::Secretariat)
        && maker.party(parties).is_none()
    {
        return Err(Problem::Invalid(Faults::one("made_by", "fault-not-a-choice")));
    }
    require_maker(&tx.actor, draft.made_by.as_ref())?;
    let Some(place) = &draft.place_code else { return Ok(()) };
    match read::knows_place(tx, place).await? {
        true => Ok(()),
        false => Err(Problem::Invalid(Faults::one("place_code", "fault-not-a-choice"))),
    }
}

/// Records a visit.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part or is of the secretariat, a refusal when the partnership was declined,
/// [`Problem::Invalid`] with what is to be mended.
pub async fn record(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
    draft: &VisitDraft,
) -> Result<VisitId, Problem> {
    let mut tx = app.begin(actor).await?;
    let parties = writable(&mut tx, partnership).await?;
    draft.faults(app.today()).or(())?;
    check(&mut tx, draft, &parties).await?;
    // Two who add the last one that fits wait for each other.
    tx.lock_audit_head().await?;
    let count = read::count(&mut tx, partnership).await?;
    if usize::try_from(count).is_ok_and(|count| count >= limits::VISITS) {
        return Err(Problem::refused("refused-visit-full"));
    }
    let id = new_id();
    write::insert(&mut tx, (&id, partnership), draft, false).await?;
    tx.commit(Event::new("visit.recorded", &id, draft.on_day.to_string()).after(&kept(draft, &parties)))
        .await?;
    Ok(id)
}

/// Changes what a visit says.
///
/// # Errors
/// As [`record`]; a refusal while its record is issued, [`Problem::Conflict`] when somebody else was faster.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &VisitId,
    version: i64,
    draft: &VisitDraft,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let (visit, parties) = own(&mut tx, id).await?;
    require_maker(actor, visit.made_by.as_ref())?;
    draft.faults(app.today()).or(())?;
    check(&mut tx, draft, &parties).await?;
    // Whoever issues it at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    require_not_issued(&mut tx, id).await?;
    let before = visit.content(&read::people_in(&mut tx, id).await?);
    if !write::overwrite(&mut tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("visit.changed", id, draft.on_day.to_string());
    Ok(tx.commit(event.before(&kept(&before, &parties)).after(&kept(draft, &parties))).await?)
}

#[derive(Serialize)]
struct Added<'a> {
    file: &'a str,
}

/// Puts a photo beside a visit; one of the same content is there already.
///
/// # Errors
/// As [`record`]; a refusal while its record is issued, which says how many there are; [`Problem::Invalid`] when there are as many
/// as there may be.
pub async fn add_photo(
    app: &App,
    actor: &Actor,
    id: &VisitId,
    file: NewFile,
) -> Result<Option<AttachmentId>, Problem> {
    let mut tx = app.begin(actor).await?;
    own(&mut tx, id).await?;
    require_not_issued(&mut tx, id).await?;
    drop(tx);
    // The file goes to its place before the transaction begins, so that a slow place holds up no other writer.
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let (visit, _) = own(&mut tx, id).await?;
    require_not_issued(&mut tx, id).await?;
    if read::has_photo(&mut tx, id, &stored.sha256).await? {
        return Ok(None);
    }
    let mut faults = Faults::none();
    faults.check_most("file", read::count_photos(&mut tx, id).await? + 1, limits::PHOTOS);
    faults.or(())?;
    files::record_own(&mut tx, &stored).await?;
    write::add_photo(&mut tx, id, &stored.id).await?;
    let event = Event::new("visit.photo_added", id, visit.on_day.to_string());
    tx.commit(event.after(&Added { file: &stored.name })).await?;
    Ok(Some(stored.id))
}
