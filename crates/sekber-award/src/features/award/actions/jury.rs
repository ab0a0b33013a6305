//! The jury: who sits on it, and the sheets that its members hand in.

use sekber_core::value::{EntryId, PersonId, SeasonId};
use sekber_engines::award::rules::{FULL, Source};
use serde::Serialize;

use super::season::{is_not_over, is_scoring};
use crate::features::award::limits;
use crate::features::award::model::{Entry, Juror, Season, Sheet, is_of_jury};
use crate::features::award::permits::JURY;
use crate::features::award::remind;
use crate::features::award::steps::{load, rules_in_force};
use crate::features::award::store::{entries, jury};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Whether the jury itself may still change: what everybody was told rests on those who sit there.
fn may_change(season: &Season) -> Result<(), Problem> {
    is_not_over(season.state)?;
    if season.is_told() { Err(Problem::refused("award-refused-announced")) } else { Ok(()) }
}

#[derive(Debug, Serialize)]
struct Seated<'a> {
    juror: &'a str,
    background: &'a str,
}

/// Seats somebody who holds the role of a juror. Nobody sits there who belongs to a partner that takes part.
///
/// # Errors
/// A refusal when the person does not hold it or belongs to an entry, once a result was told, [`Problem::Invalid`] for too long a text.
pub async fn seat(
    app: &App,
    actor: &Actor,
    season: &SeasonId,
    person: &PersonId,
    background: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_longest("background", background, limits::NAME);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    let season = load(&mut tx, season).await?;
    may_change(&season)?;
    let found = jury::seatable_in(&mut tx, person).await?;
    let found = found.ok_or_else(|| Problem::refused("award-refused-no-juror"))?;
    if let Some(partner) = jury::judged_in(&mut tx, &season.id, &found.id).await? {
        return Err(Problem::refused_with("award-refused-judged", "partner", partner));
    }
    let juror =
        Juror { person_id: found.id, name: found.name, background: background.to_owned(), ended_at: None };
    let at = tx.now;
    jury::seat(&mut tx, &season.id, &juror, at).await?;
    let seated = Seated { juror: &juror.name, background };
    Ok(tx.commit(Event::new("award.seated", &season.id, &season.name).after(&seated)).await?)
}

/// Ends a juror's seat; the juror's marks no longer count.
///
/// # Errors
/// [`Problem::NotFound`] when the person does not sit there, a refusal once a result was told.
pub async fn unseat(app: &App, actor: &Actor, season: &SeasonId, person: &PersonId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let season = load(&mut tx, season).await?;
    may_change(&season)?;
    let juror = jury::jurors_in(&mut tx, &season.id).await?.into_iter().find(|one| one.person_id == *person);
    let juror = juror.ok_or(Problem::NotFound)?;
    if !jury::unseat(&mut tx, &season.id, person).await? {
        return Err(Problem::NotFound);
    }
    let seated = Seated { juror: &juror.name, background: &juror.background };
    Ok(tx.commit(Event::new("award.unseated", &season.id, &season.name).before(&seated)).await?)
}

/// Writes to the jurors whose sheets are missing, to each once a day. Returns how many letters were written.
///
/// # Errors
/// A refusal for a made-up season, without a jury, unless the season is being scored, and once a result was told.
pub async fn nudge(app: &App, actor: &Actor, season: &SeasonId) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    let today = app.today();
    let mut tx = app.begin(actor).await?;
    let season = load(&mut tx, season).await?;
    is_scoring(season.state)?;
    may_change(&season)?;
    let rules = rules_in_force(&mut tx, &season).await?;
    if !rules.has_jury() {
        return Err(Problem::refused("award-refused-too-early"));
    }
    if season.simulated {
        return Err(Problem::refused("award-refused-simulated"));
    }
    remind::write(tx, app, &season, &rules, &format!("of {today}")).await
}

/// What a juror hands in for an entry.
#[derive(Debug, Clone)]
pub struct SheetDraft {
    /// Whether the juror has a conflict with the entry; then there are no marks.
    pub conflict: bool,
    /// What the juror says.
    pub comment: String,
    /// Hundredths of points by the criterion's code.
    pub marks: Vec<(String, i64)>,
}

/// What the trail keeps of a sheet. Those who read the trail may sit on the jury and are blind to each other as all jurors are, so marks
/// and comments stand in the sheet alone, of which every edition stays.
#[derive(Debug, Serialize)]
struct HandedIn {
    edition: i64,
    conflict: bool,
}

/// Hands a sheet in, or a later edition of it after the panel has talked; every edition is kept. Once a result was told, an edition is
/// taken for an entry alone that contests the jury's points or its place, until that is answered.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor sits on the jury, [`Problem::Invalid`] when a criterion of the jury has no mark from 0 to
/// 100, a refusal unless the season is being scored, for marks on the juror's own organisation or on those it competes with, after a
/// conflict was declared, which is for good, and where everybody was told the result and nobody contests it.
pub async fn hand_in(
    app: &App,
    actor: &Actor,
    season: &SeasonId,
    entry: &EntryId,
    draft: &SheetDraft,
) -> Result<(), Problem> {
    actor.require(JURY)?;
    let mut tx = app.begin(actor).await?;
    let season = load(&mut tx, season).await?;
    let jurors = jury::jurors_in(&mut tx, &season.id).await?;
    let sits =
        |person: &PersonId| jurors.iter().any(|one| one.person_id == *person && one.ended_at.is_none());
    let person = match actor.person_id().filter(|person| sits(person)) {
        Some(person) => person.clone(),
        // The secretariat passes the permit, and learns that it is not a juror.
        None if actor.is_secretariat() => return Err(Problem::refused("award-refused-not-seated")),
        None => return Err(Problem::NotAllowed),
    };
    is_scoring(season.state)?;
    let entry = entries::find_in(&mut tx, &season.id, entry).await?.ok_or(Problem::NotFound)?;
    let rules = rules_in_force(&mut tx, &season).await?;
    let wanted: Vec<&str> =
        rules.criteria.iter().filter(|one| one.source == Source::Jury).map(|one| one.code.as_str()).collect();
    sheet_faults(draft, &wanted).or(())?;
    if season.is_told() {
        let contested = entries::contested(&mut tx, &entry.id).await?;
        if !contested.iter().any(|code| is_of_jury(&rules, code)) {
            return Err(Problem::refused("award-refused-announced"));
        }
    }
    if jury::sheet_in(&mut tx, &entry.id, &person).await?.is_some_and(|before| before.conflict) {
        return Err(Problem::refused("award-refused-conflict"));
    }
    if !draft.conflict {
        may_mark(&mut tx, (&season.id, &entry), actor, &person).await?;
    }
    let sheet = Sheet {
        entry_id: entry.id.clone(),
        person_id: person,
        edition: 0,
        conflict: draft.conflict,
        comment: draft.comment.clone(),
        made_at: tx.now,
    };
    let marks: &[(String, i64)] = if draft.conflict { &[] } else { &draft.marks };
    let edition = jury::insert_sheet(&mut tx, &sheet, marks).await?;
    let told = HandedIn { edition, conflict: draft.conflict };
    Ok(tx.commit(Event::new("award_entry.marked", &entry.id, &entry.name).after(&told)).await?)
}

/// Whether nothing keeps a juror from marking an entry. Whoever was seated before the evidence was taken, or whose partner was joined to
/// one that takes part since, may belong to one today.
async fn may_mark(
    tx: &mut Tx,
    (season, entry): (&SeasonId, &Entry),
    actor: &Actor,
    person: &PersonId,
) -> Result<(), Problem> {
    if actor.belongs_to(&entry.organisation_id) {
        return Err(Problem::refused("award-refused-own"));
    }
    if jury::declared_in(tx, season, &entry.organisation_id, person).await? {
        return Err(Problem::refused("award-conflict-elsewhere"));
    }
    match jury::judged_in(tx, season, person).await? {
        Some(_) => Err(Problem::refused("award-refused-competes")),
        None => Ok(()),
    }
}

/// Everything that keeps a sheet from being taken: a mark for each criterion of the jury, none for others.
fn sheet_faults(draft: &SheetDraft, wanted: &[&str]) -> Faults {
    let mut faults = Faults::none();
    faults.check_longest("comment", &draft.comment, limits::TEXT);
    if draft.conflict {
        return faults;
    }
    for code in wanted {
        let mark = draft.marks.iter().find(|(of, _)| of == code);
        if mark.is_none_or(|(_, points)| !(0..=i64::from(FULL)).contains(points)) {
            faults.add(code, "fault-award-mark");
        }
    }
    if draft.marks.len() > wanted.len() {
        faults.add("comment", "fault-award-mark");
    }
    faults
}
