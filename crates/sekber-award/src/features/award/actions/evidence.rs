//! What an entry has: recorded or corrected by the secretariat, contested by the partner, and answered. Every change is another row with
//! its reason.

use sekber_core::value::{EntryId, ObjectionId, SeasonId};
use sekber_engines::award::rules::Source;
use serde::Serialize;

use super::season::is_scoring;
use crate::features::award::letters;
use crate::features::award::limits;
use crate::features::award::model::{Entry, Held, Objection, PLACE, Season};
use crate::features::award::steps::{load, rules_in_force};
use crate::features::award::store::{entries, jury};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What the secretariat records or corrects.
#[derive(Debug, Clone, Serialize)]
pub struct HeldDraft {
    /// The criterion's code.
    pub criterion: String,
    /// The value, or hundredths of points where people give them; `None` when it is not told.
    pub amount: Option<i64>,
    /// Why, and by what it was found.
    pub reason: String,
}

impl HeldDraft {
    fn faults(&self) -> Faults {
        limits::text_faults("reason", &self.reason)
    }
}

async fn entry_of(tx: &mut Tx, season: &SeasonId, entry: &EntryId) -> Result<(Season, Entry), Problem> {
    let season = load(tx, season).await?;
    let entry = entries::find_in(tx, &season.id, entry).await?.ok_or(Problem::NotFound)?;
    Ok((season, entry))
}

/// Writes a value beside those before; the criterion must be one that is measured or recorded.
/// `field` is where the value was typed.
async fn write(
    tx: &mut Tx,
    season: &Season,
    entry: &Entry,
    draft: &HeldDraft,
    field: &'static str,
) -> Result<(), Problem> {
    let rules = rules_in_force(tx, season).await?;
    let criterion = rules.criterion(&draft.criterion).ok_or(Problem::NotFound)?;
    limits::amount_faults(field, criterion, draft.amount).or(())?;
    if criterion.source == Source::Jury {
        return Err(Problem::refused("award-refused-jurys"));
    }
    let held = Held {
        entry_id: entry.id.clone(),
        criterion: draft.criterion.clone(),
        number: entries::latest_number(tx, &entry.id, &draft.criterion).await? + 1,
        amount: draft.amount,
        reason: draft.reason.clone(),
        person_name: tx.actor.name.clone(),
        made_at: tx.now,
    };
    Ok(entries::insert_values(tx, &[(held, Vec::new())]).await?)
}

/// Records points after a look in the field or at a report, or corrects what the record said. Once a result was told, that is done for
/// an entry alone whose objection waits for its answer.
///
/// # Errors
/// [`Problem::Invalid`] without a reason or with points out of bounds, a refusal unless the season is being scored, when the jury
/// gives the points, or when everybody was told the result and nobody contests it.
pub async fn record(
    app: &App,
    actor: &Actor,
    season: &SeasonId,
    entry: &EntryId,
    draft: &HeldDraft,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let (season, entry) = entry_of(&mut tx, season, entry).await?;
    is_scoring(season.state)?;
    if season.is_told() && entries::contested(&mut tx, &entry.id).await?.is_empty() {
        return Err(Problem::refused("award-refused-announced"));
    }
    let held = entries::values_in(&mut tx, &season.id).await?.into_iter();
    let of_criterion = held.filter(|one| one.entry_id == entry.id && one.criterion == draft.criterion);
    let before = of_criterion.max_by_key(|one| one.number);
    write(&mut tx, &season, &entry, draft, "amount").await?;
    let event = Event::new("award_entry.recorded", &entry.id, &entry.name).after(draft);
    let event = match before {
        Some(held) => {
            event.before(&HeldDraft { criterion: held.criterion, amount: held.amount, reason: held.reason })
        }
        None => event,
    };
    Ok(tx.commit(event).await?)
}

/// What a partner contests.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectionDraft {
    /// The criterion's code, or [`PLACE`] for the place itself once a result was told.
    pub criterion: String,
    /// What is wrong.
    pub text: String,
}

/// Contests what an entry has, in the partner's own name: what the record says while that is contested, and once the provisional result
/// was told everything that it rests on, the jury's points and the place too.
///
/// # Errors
/// [`Problem::NotAllowed`] for others, [`Problem::Invalid`] without a text, a refusal when the period is over, or while another
/// objection to the same waits for its answer.
pub async fn object(
    app: &App,
    actor: &Actor,
    season: &SeasonId,
    entry: &EntryId,
    draft: &ObjectionDraft,
) -> Result<(), Problem> {
    let today = app.today();
    let mut tx = app.begin(actor).await?;
    let (season, entry) = entry_of(&mut tx, season, entry).await?;
    actor.require_for(&entry.organisation_id, Actor::acts_for)?;
    limits::text_faults("text", &draft.text).or(())?;
    is_scoring(season.state)?;
    if !season.is_contested(today) {
        return Err(Problem::refused("award-refused-window"));
    }
    let rules = rules_in_force(&mut tx, &season).await?;
    match rules.criterion(&draft.criterion) {
        Some(one) if one.source == Source::Jury && !season.is_told() => {
            return Err(Problem::refused("award-refused-jurys"));
        }
        None if !season.is_told() || draft.criterion != PLACE => return Err(Problem::NotFound),
        Some(_) | None => {}
    }
    if entries::contested(&mut tx, &entry.id).await?.contains(&draft.criterion) {
        return Err(Problem::refused("award-refused-waits"));
    }
    let objection = Objection {
        id: new_id(),
        entry_id: entry.id.clone(),
        criterion: draft.criterion.clone(),
        text: draft.text.clone(),
        person_name: actor.name.clone(),
        made_at: tx.now,
        upheld: None,
        answer: String::new(),
        answered_by: String::new(),
    };
    entries::insert_objection(&mut tx, &objection).await?;
    letters::objected(app, &mut tx, &season, (&entry, &objection.id)).await?;
    Ok(tx.commit(Event::new("award_entry.contested", &entry.id, &entry.name).after(draft)).await?)
}

/// The answer to what a partner contests.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerDraft {
    /// Whether the partner is right.
    pub upheld: bool,
    /// The value that holds then; must be given, unless it is the jury's points or the place that is contested.
    pub amount: Option<i64>,
    /// Why.
    pub answer: String,
}

impl AnswerDraft {
    /// What is wrong with it; `has_amount` where a value is contested.
    fn faults(&self, has_amount: bool) -> Faults {
        let mut faults = limits::text_faults("answer", &self.answer);
        // Without it, being right would take from the partner what it had.
        if has_amount && self.upheld && self.amount.is_none() {
            faults.add("right_amount", "fault-required");
        }
        if !has_amount && self.amount.is_some() {
            faults.add("right_amount", "fault-award-no-amount");
        }
        faults
    }
}

/// Whether anything was mended since an objection to the jury's points or to the place was made: another edition of a sheet for the entry,
/// or, for the place, a correction of what the entry has.
async fn is_mended(tx: &mut Tx, season: &Season, objection: &Objection) -> Result<bool, Problem> {
    let since = objection.made_at;
    let sheets = jury::sheets_in(tx, &season.id).await?;
    if sheets.iter().any(|sheet| sheet.entry_id == objection.entry_id && sheet.made_at > since) {
        return Ok(true);
    }
    if objection.criterion != PLACE {
        return Ok(false);
    }
    let values = entries::values_in(tx, &season.id).await?;
    Ok(values.iter().any(|held| held.entry_id == objection.entry_id && held.made_at > since))
}

/// The value that an entry had on a criterion when an objection was made, and still has; `None` when it was corrected since.
async fn unmended(tx: &mut Tx, season: &Season, objection: &Objection) -> Result<Option<Held>, Problem> {
    let values = entries::values_in(tx, &season.id).await?;
    let of = |held: &Held| held.entry_id == objection.entry_id && held.criterion == objection.criterion;
    Ok(values.into_iter().rfind(of).filter(|held| held.made_at <= objection.made_at))
}

/// Answers what a partner contests; where the partner is right the value is corrected in the same breath. The jury's points are mended by
/// the jury itself before the answer.
///
/// # Errors
/// [`Problem::Invalid`] without an answer, or without another value where the partner is right about one; a refusal when it was answered
/// already or the season is no longer scored, and where the partner is right about the jury's part and nothing was mended.
pub async fn answer(
    app: &App,
    actor: &Actor,
    season: &SeasonId,
    objection: &ObjectionId,
    draft: &AnswerDraft,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let season = load(&mut tx, season).await?;
    let objection = entries::objection_in(&mut tx, &season.id, objection).await?.ok_or(Problem::NotFound)?;
    let entry = entries::find_in(&mut tx, &season.id, &objection.entry_id).await?.ok_or(Problem::NotFound)?;
    is_scoring(season.state)?;
    let rules = rules_in_force(&mut tx, &season).await?;
    let has_amount = rules.criterion(&objection.criterion).is_some_and(|one| one.source != Source::Jury);
    draft.faults(has_amount).or(())?;
    if draft.upheld && !has_amount && !is_mended(&mut tx, &season, &objection).await? {
        return Err(Problem::refused("award-refused-not-mended"));
    }
    if draft.upheld && has_amount {
        let before = unmended(&mut tx, &season, &objection).await?;
        if before.is_some_and(|held| held.amount == draft.amount) {
            return Err(Problem::Invalid(Faults::one("right_amount", "fault-award-same-amount")));
        }
        let AnswerDraft { amount, answer, .. } = draft.clone();
        let held = HeldDraft { criterion: objection.criterion.clone(), amount, reason: answer };
        write(&mut tx, &season, &entry, &held, "right_amount").await?;
    }
    if !entries::answer(&mut tx, &objection.id, draft.upheld, &draft.answer).await? {
        return Err(Problem::refused("award-refused-answered"));
    }
    letters::answered(app, &mut tx, &season, (&entry, &objection.id)).await?;
    Ok(tx.commit(Event::new("award_entry.answered", &entry.id, &entry.name).after(draft)).await?)
}
