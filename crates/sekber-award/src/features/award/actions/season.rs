//! A season's rules are written, published and frozen, and its result made final.

use jiff::civil::Date;
use sekber_core::value::SeasonId;
use sekber_engines::award::rules::Rules;
use sekber_engines::award::season::{SeasonRefusal, SeasonState, SeasonStep};
use serde::Serialize;

use crate::features::award::letters::{self, Happened};
use crate::features::award::limits;
use crate::features::award::model::Season;
use crate::features::award::steps::{self, NewSeason, load, refusal};
use crate::features::award::store::seasons;
use crate::features::award::verdict;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// Begins a season.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] for a name that is not taken, for days in the wrong
/// order and a ceremony that is over.
pub async fn create(app: &App, actor: &Actor, new: NewSeason) -> Result<SeasonId, Problem> {
    actor.require(Permit::Secretariat)?;
    limits::day_faults(&new.rules, app.today()).or(())?;
    let mut tx = app.begin(actor).await?;
    let at = tx.now;
    let (season, event) = steps::create(&mut tx, new, at).await?;
    tx.commit(event).await?;
    Ok(season.id)
}

/// What the secretariat writes of a season.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonDraft {
    /// What it is called.
    pub name: String,
    /// The rules, however unfinished.
    pub rules: Rules,
}

/// Writes the draft of the rules. What holds stays as published.
///
/// # Errors
/// [`Problem::Invalid`] when a text is too long, days stand in the wrong order or the ceremony is over, a refusal when the rules are frozen, [`Problem::Conflict`] when somebody else
/// wrote since `version`.
pub async fn save_draft(
    app: &App,
    actor: &Actor,
    id: &SeasonId,
    draft: &SeasonDraft,
    version: i64,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let faults = limits::name_faults(&draft.name).and(limits::draft_faults(&draft.rules));
    faults.and(limits::day_faults(&draft.rules, app.today())).or(())?;
    let mut tx = app.begin(actor).await?;
    let before = load(&mut tx, id).await?;
    before.state.after(SeasonStep::Publish).map_err(refusal)?;
    let mut season = before.clone();
    season.name.clone_from(&draft.name);
    season.draft_json = serde_json::to_string(&draft.rules).map_err(anyhow::Error::from)?;
    season.version = version;
    if !seasons::set_draft(&mut tx, &season).await? {
        return Err(Problem::Conflict);
    }
    let before = SeasonDraft { name: before.name.clone(), rules: before.draft()? };
    Ok(tx.commit(Event::new("award.drafted", id, &draft.name).before(&before).after(draft)).await?)
}

/// Publishes the draft as the next version of the rules.
///
/// # Errors
/// As [`steps::publish`]; [`Problem::Invalid`] also when the ceremony would come before a result.
pub async fn publish(app: &App, actor: &Actor, id: &SeasonId, reason: &str) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let mut season = load(&mut tx, id).await?;
    let (draft, today) = (season.draft()?, app.today());
    limits::day_faults(&draft, today).and(limits::window_faults(&draft, today)).or(())?;
    let at = tx.now;
    let event = steps::publish(&mut tx, &mut season, reason, at).await?;
    Ok(tx.commit(event).await?)
}

/// Closes the rules for good.
///
/// # Errors
/// As [`steps::freeze`]; a refusal also while the rules can still be mended and their ceremony would come before a result.
pub async fn freeze(app: &App, actor: &Actor, id: &SeasonId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let mut season = load(&mut tx, id).await?;
    if season.state.is_open() && !limits::window_faults(&season.draft()?, app.today()).is_empty() {
        return Err(Problem::refused("award-refused-no-window"));
    }
    let at = tx.now;
    let event = steps::freeze(&mut tx, &mut season, at).await?;
    Ok(tx.commit(event).await?)
}

/// Takes the evidence from the record, and tells partners that they take part, or that they do not.
///
/// # Errors
/// As [`steps::take_evidence`].
pub async fn take_evidence(app: &App, actor: &Actor, id: &SeasonId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let today = app.today();
    let mut tx = app.begin(actor).await?;
    let mut season = load(&mut tx, id).await?;
    let at = tx.now;
    let event = steps::take_evidence(&mut tx, &mut season, at, today).await?;
    letters::tell(app, &mut tx, &season, Happened::Taken).await?;
    Ok(tx.commit(event).await?)
}

/// Takes the evidence of every season whose cut-off is over, in the program's own name.
///
/// # Errors
/// When a season's evidence could not be taken through a fault of ours; all others were tried all the same. A season that is refused
/// waits for the secretariat.
pub async fn take_due(app: &App) -> Result<(), Problem> {
    let today = app.today();
    let mut failed = None;
    for season in seasons::frozen(app.db(), &app.region()).await? {
        match take_of(app, &season, today).await {
            Ok(()) => {}
            Err(Problem::Refused { key, .. }) => {
                tracing::warn!(key, season = %season.id, "no evidence was taken");
            }
            Err(other) => {
                tracing::error!(season = %season.id, "no evidence was taken: {other}");
                failed = Some(other);
            }
        }
    }
    failed.map_or(Ok(()), Err)
}

async fn take_of(app: &App, season: &Season, today: Date) -> Result<(), Problem> {
    let rules =
        seasons::in_force(app.db(), &app.region(), season).await?.ok_or(Problem::NotFound)?.rules()?;
    if today <= rules.cut_off {
        return Ok(());
    }
    let mut tx = app.begin(&Actor::machine()).await?;
    let mut season = load(&mut tx, &season.id).await?;
    let at = tx.now;
    let event = steps::collect(&mut tx, &mut season, at, today).await?;
    letters::tell(app, &mut tx, &season, Happened::Taken).await?;
    Ok(tx.commit(event).await?)
}

/// Ends a season without a result, with the reason for everybody to read.
///
/// # Errors
/// As [`steps::cancel`].
pub async fn cancel(app: &App, actor: &Actor, id: &SeasonId, reason: &str) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let mut season = load(&mut tx, id).await?;
    let at = tx.now;
    let event = steps::cancel(&mut tx, &mut season, reason, at).await?;
    Ok(tx.commit(event).await?)
}

/// Tells everybody the provisional result, which partners may contest from today; those who take part learn it by letter.
///
/// # Errors
/// As [`verdict::announce`].
pub async fn announce(app: &App, actor: &Actor, id: &SeasonId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let today = app.today();
    let mut tx = app.begin(actor).await?;
    let mut season = load(&mut tx, id).await?;
    let at = tx.now;
    let event = verdict::announce(&mut tx, &mut season, at, today).await?;
    letters::tell(app, &mut tx, &season, Happened::Announced).await?;
    Ok(tx.commit(event).await?)
}

/// Makes the result final, and tells those who take part.
///
/// # Errors
/// As [`verdict::decide`].
pub async fn decide(app: &App, actor: &Actor, id: &SeasonId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let today = app.today();
    let mut tx = app.begin(actor).await?;
    let mut season = load(&mut tx, id).await?;
    let at = tx.now;
    let event = verdict::decide(&mut tx, &mut season, at, today).await?;
    letters::tell(app, &mut tx, &season, Happened::Decided).await?;
    Ok(tx.commit(event).await?)
}

/// Whether the state lets evidence be corrected and sheets be handed in.
pub fn is_scoring(state: SeasonState) -> Result<(), Problem> {
    match state {
        SeasonState::Scoring => Ok(()),
        SeasonState::Decided => Err(refusal(SeasonRefusal::Done)),
        SeasonState::Cancelled => Err(refusal(SeasonRefusal::Cancelled)),
        _ => Err(refusal(SeasonRefusal::TooEarly)),
    }
}

/// Whether the jury may still change.
pub fn is_not_over(state: SeasonState) -> Result<(), Problem> {
    match state {
        SeasonState::Decided => Err(refusal(SeasonRefusal::Done)),
        SeasonState::Cancelled => Err(refusal(SeasonRefusal::Cancelled)),
        _ => Ok(()),
    }
}
