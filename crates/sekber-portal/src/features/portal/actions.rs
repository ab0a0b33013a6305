//! The verbs of the public pages: the secretariat writes and shows, everybody reads.

use sekber_core::meeting::kinds::Round;
use sekber_core::portal::{self, NewsState, NewsStep};
use sekber_core::value::{MeetingId, NewsId};
use serde::Serialize;

use super::model::{NewsDraft, Picture, Settings};
use super::references::References;
use super::store::{meetings, news, references, settings};
use crate::features::meeting;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::cpu;
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A picture in its place, which belongs to no news yet.
struct Kept {
    stored: Stored,
    picture: Picture,
}

/// Takes what a camera wrote out of a picture and puts it into its place.
async fn keep_picture(app: &App, file: NewFile) -> Result<Kept, Problem> {
    let NewFile { name, kind, bytes } = file;
    let cleaned = cpu::run(move || files::cleaned(&bytes)).await?;
    let cleaned = cleaned.ok_or_else(|| Problem::Invalid(Faults::one("picture", "fault-file-kind")))?;
    let (width, height) = (cleaned.width, cleaned.height);
    let stored = app.files().put(&app.region(), NewFile { name, kind, bytes: cleaned.bytes.into() }).await?;
    Ok(Kept { picture: Picture { id: stored.id.clone(), width, height }, stored })
}

/// Writes a new piece of news, which nobody sees before it is published.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the draft or the picture breaks a rule.
pub async fn write_news(
    app: &App,
    actor: &Actor,
    draft: &NewsDraft,
    picture: Option<NewFile>,
) -> Result<NewsId, Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let kept = match picture {
        Some(file) => Some(keep_picture(app, file).await?),
        None => None,
    };
    let mut tx = app.begin(actor).await?;
    if let Some(kept) = &kept {
        files::record_own(&mut tx, &kept.stored).await?;
    }
    let id = insert_news(&mut tx, draft, kept.map(|kept| kept.picture).as_ref()).await?;
    tx.commit(Event::new("news.written", &id, &draft.title_id).after(draft)).await?;
    Ok(id)
}

/// Writes a new piece of news within a change that tells of it.
///
/// # Errors
/// As [`write_news`].
pub async fn insert_news(
    tx: &mut Tx,
    draft: &NewsDraft,
    picture: Option<&Picture>,
) -> Result<NewsId, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let id: NewsId = new_id();
    news::insert(tx, &id, draft, picture).await?;
    Ok(id)
}

/// Changes a piece of news; without a new picture it keeps the one it has, unless that is dropped.
///
/// # Errors
/// As [`write_news`]; [`Problem::Conflict`] when it has changed since it was read.
pub async fn change_news(
    app: &App,
    actor: &Actor,
    (id, version): (&NewsId, i64),
    draft: &NewsDraft,
    (picture, drops_picture): (Option<NewFile>, bool),
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let kept = match picture {
        Some(file) => Some(keep_picture(app, file).await?),
        None => None,
    };
    let mut tx = app.begin(actor).await?;
    let before = news::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if let Some(kept) = &kept {
        files::record_own(&mut tx, &kept.stored).await?;
    }
    let had = before.picture_id.clone().filter(|_| !drops_picture).map(|id| Picture {
        id,
        width: before.picture_width,
        height: before.picture_height,
    });
    let picture = kept.map(|kept| kept.picture).or(had);
    if !news::update(&mut tx, id, version, draft, picture.as_ref()).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("news.changed", id, &draft.title_id).before(&NewsDraft::of(&before)).after(draft);
    Ok(tx.commit(event).await?)
}

/// Shows a piece of news to everybody, or takes it back.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal when the step leads nowhere, [`Problem::Conflict`] when
/// it has changed since it was read.
pub async fn take_news_step(
    app: &App,
    actor: &Actor,
    id: &NewsId,
    version: i64,
    step: NewsStep,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let title = step_in(&mut tx, id, version, step).await?;
    let kind = match step {
        NewsStep::Publish => "news.published",
        NewsStep::Withdraw => "news.withdrawn",
    };
    Ok(tx.commit(Event::new(kind, id, &title)).await?)
}

/// Takes a step within a change that tells of it; the title of the news.
///
/// # Errors
/// As [`take_news_step`].
pub async fn step_in(tx: &mut Tx, id: &NewsId, version: i64, step: NewsStep) -> Result<String, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    let before = news::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    let state: NewsState =
        portal::apply(before.state, step).map_err(|_| Problem::refused("portal-refused-step"))?;
    if !news::set_state(tx, id, version, state).await? {
        return Err(Problem::Conflict);
    }
    Ok(before.title_id)
}

/// Settles what the public pages say about the joint secretariat.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when a text is too long,
/// [`Problem::Conflict`] when somebody was faster.
pub async fn settle(app: &App, actor: &Actor, wanted: &Settings) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    wanted.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let before = settings::find_in(&mut tx).await?.unwrap_or_default();
    if before.version != wanted.version || !settings::write(&mut tx, wanted).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("portal.settled", app.region(), "").before(&before).after(wanted);
    Ok(tx.commit(event).await?)
}

/// What the public knows of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// Nothing.
    Hidden,
    /// That it is held, with its agenda.
    Announced,
    /// Also what came out of it, once it is over.
    Outcome,
    /// Also its minutes, in the version that was read.
    Minutes(i64),
}

impl Release {
    /// Whether what came out of a meeting is told.
    fn tells_outcome(self) -> bool {
        matches!(self, Self::Outcome | Self::Minutes(_))
    }
}

#[derive(Serialize)]
struct Released {
    announced: bool,
    outcome: bool,
    minutes: bool,
}

/// Says what the public knows of a meeting.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] when there is no such meeting; a refusal of minutes that
/// are not there or of a meeting that is not over, [`Problem::Conflict`] when they have changed since they were read.
pub async fn release_meeting(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    release: Release,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let meeting = meeting::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if let Release::Minutes(read) = release {
        if meeting.round != Round::Closed || meeting.minutes.trim().is_empty() {
            return Err(Problem::refused("portal-refused-minutes"));
        }
        if meeting.minutes_version != read {
            return Err(Problem::Conflict);
        }
    }
    let mut tx = app.begin(actor).await?;
    release_in(&mut tx, id, release).await?;
    let released = Released {
        announced: release != Release::Hidden,
        outcome: release.tells_outcome(),
        minutes: matches!(release, Release::Minutes(_)),
    };
    Ok(tx.commit(Event::new("meeting.released", id, &meeting.name).after(&released)).await?)
}

/// Says what the public knows of a meeting, within a change that tells of it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it; otherwise when the database refuses.
pub async fn release_in(tx: &mut Tx, id: &MeetingId, release: Release) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    match release {
        Release::Hidden => meetings::hide(tx, id).await?,
        Release::Announced => meetings::announce(tx, id, false, None).await?,
        Release::Outcome => meetings::announce(tx, id, true, None).await?,
        Release::Minutes(read) => meetings::announce(tx, id, true, Some(read)).await?,
    }
    Ok(())
}

/// Settles what the public pages and files refer to.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when a line cannot be read, [`Problem::Conflict`] when
/// somebody was faster.
pub async fn settle_references(app: &App, actor: &Actor, wanted: &References) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let wanted = wanted.as_pasted();
    wanted.faults(&app.region()).or(())?;
    let mut tx = app.begin(actor).await?;
    let before = references::find_in(&mut tx).await?;
    let wanted = wanted.marked(&before, app.today());
    if before.version != wanted.version || !references::write(&mut tx, &wanted).await? {
        return Err(Problem::Conflict);
    }
    // Holidays move time limits: the trail tells of them by themselves.
    let others = References { holidays: before.holidays.clone(), ..wanted.clone() };
    let referenced = Event::new("portal.referenced", app.region(), "").before(&before).after(&others);
    if wanted.holidays == before.holidays {
        return Ok(tx.commit(referenced).await?);
    }
    if others != before {
        tx.note(referenced);
    }
    let settled = Event::new("portal.holidays_settled", app.region(), "").before(&others).after(&wanted);
    Ok(tx.commit(settled).await?)
}
