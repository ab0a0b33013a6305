//! How a season comes to its result: it is told as a provisional one that partners may contest, and becomes final once every objection has
//! its answer.

use jiff::civil::Date;
use sekber_core::calendar::contest_end;
use sekber_core::value::Moment;
use sekber_engines::award::season::{SeasonRefusal, SeasonStep};
use serde::Serialize;

use super::model::Season;
use super::steps::{move_on, refusal};
use super::store::{entries, results, seasons};
use super::tally::{Tally, fingerprint};
use crate::kit::access::Permit;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What is still missing before a result can be told, or before the one that was told can be final.
pub fn obstacles(season: &Season, tally: &Tally, open_objections: i64, today: Date) -> Vec<&'static str> {
    let mut all = Vec::new();
    if season.contested_until().is_none_or(|until| today <= until) {
        all.push(if season.is_told() { "award-missing-objections" } else { "award-missing-window" });
    }
    if open_objections > 0 {
        all.push("award-missing-answers");
    }
    let least = tally.rules.least_jurors;
    let entries = &tally.records.entries;
    if tally.rules.has_jury() && entries.iter().any(|entry| tally.sheets_of(&entry.id) < least) {
        all.push("award-missing-jurors");
    }
    all
}

#[derive(Debug, Serialize)]
struct Announced<'a> {
    digest: &'a str,
    object_until: String,
}

/// Tells everybody the provisional result, which partners may contest from that day for as many working days as the rules say.
///
/// # Errors
/// A refusal naming the first of the [`obstacles`], when the evidence was not taken, or when a result was told already.
pub async fn announce(tx: &mut Tx, season: &mut Season, at: Moment, today: Date) -> Result<Event, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    season.state.after(SeasonStep::Decide).map_err(refusal)?;
    if season.is_told() {
        return Err(refusal(SeasonRefusal::Done));
    }
    let tally = unhindered(tx, season, today).await?;
    let rows = tally.result()?;
    let until = contest_end(today, tally.rules.contest_days);
    results::insert_provisional(tx, &rows).await?;
    if !seasons::announce(tx, season, at, until).await? {
        return Err(Problem::Conflict);
    }
    season.announced_at = Some(at);
    season.object_until = Some(until);
    season.version += 1;
    let announced = Announced { digest: &fingerprint(&rows), object_until: until.to_string() };
    Ok(Event::new("award.announced", &season.id, &season.name).after(&announced))
}

#[derive(Debug, Serialize)]
struct Decided<'a> {
    digest: &'a str,
    winners: usize,
}

/// Makes the result final.
///
/// # Errors
/// A refusal naming the first of the [`obstacles`], when the evidence was not taken, or before the provisional result was told.
pub async fn decide(tx: &mut Tx, season: &mut Season, at: Moment, today: Date) -> Result<Event, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    season.state.after(SeasonStep::Decide).map_err(refusal)?;
    if !season.is_told() {
        return Err(Problem::refused("award-refused-not-announced"));
    }
    let rows = unhindered(tx, season, today).await?.result()?;
    let digest = fingerprint(&rows);
    results::insert(tx, &rows).await?;
    seasons::set_result(tx, &season.id, &digest).await?;
    move_on(tx, season, SeasonStep::Decide, at, None).await?;
    season.decided_at = Some(at);
    season.result_digest = Some(digest.clone());
    let decided = Decided { digest: &digest, winners: rows.iter().filter(|row| row.winner).count() };
    Ok(Event::new("award.decided", &season.id, &season.name).after(&decided))
}

/// The season worked out, where nothing is missing any more.
async fn unhindered(tx: &mut Tx, season: &Season, today: Date) -> Result<Tally, Problem> {
    let tally = Tally::load_in(tx, season).await?;
    let open = entries::open_objections(tx, &season.id).await?;
    match obstacles(season, &tally, open, today).first() {
        Some(key) => Err(Problem::refused(key)),
        None => Ok(tally),
    }
}
