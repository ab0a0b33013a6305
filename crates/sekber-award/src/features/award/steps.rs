//! What moves a season on, within a transaction: the verbs call it with today, the demonstration with the days of its story. Whoever may
//! is asked here, once for both.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::calendar::contest_end;
use sekber_core::registry::kinds::Level;
use sekber_core::value::{CycleId, Moment, OrganisationId, SeasonId};
use sekber_engines::award::measure::Measure;
use sekber_engines::award::rules::{Category, Rules, SizeClass};
use sekber_engines::award::season::{SeasonRefusal, SeasonState, SeasonStep};
use serde::Serialize;

use super::limits;
use super::model::{Candidate, Entry, Fact, Held, PSEUDONYM, RulesVersion, Season};
use super::store::{entries, measures, seasons, tickets};
use super::ticket::Gate;
use crate::kit::access::{Permit, token};
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A season that is begun.
#[derive(Debug, Clone)]
pub struct NewSeason {
    /// The cycle whose record is judged.
    pub cycle: CycleId,
    /// Its year.
    pub year: i64,
    /// What it is called.
    pub name: String,
    /// The rules to begin with.
    pub rules: Rules,
    /// Whether it is made up.
    pub simulated: bool,
}

/// What is refused when a step cannot be taken.
pub fn refusal(refusal: SeasonRefusal) -> Problem {
    Problem::refused(match refusal {
        SeasonRefusal::Frozen => "award-refused-frozen",
        SeasonRefusal::TooEarly => "award-refused-too-early",
        SeasonRefusal::Done => "award-refused-done",
        SeasonRefusal::Cancelled => "award-refused-cancelled",
    })
}

/// Reads a season that something is to be done with. Whoever changes one waits here for the others, so that what is decided is decided on
/// everything that was taken.
///
/// # Errors
/// [`Problem::NotFound`].
pub async fn load(tx: &mut Tx, id: &SeasonId) -> Result<Season, Problem> {
    tx.lock_audit_head().await?;
    seasons::find_in(tx, id).await?.ok_or(Problem::NotFound)
}

/// The rules that hold.
///
/// # Errors
/// [`Problem::NotFound`] before any were published, a refusal when they are no longer what was published.
pub async fn rules_in_force(tx: &mut Tx, season: &Season) -> Result<Rules, Problem> {
    seasons::in_force_in(tx, season).await?.ok_or(Problem::NotFound)?.rules()
}

/// Begins a season.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] for a name that is not taken.
pub async fn create(tx: &mut Tx, new: NewSeason, at: Moment) -> Result<(Season, Event), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    limits::name_faults(&new.name).or(())?;
    let season = Season {
        id: new_id(),
        cycle_id: new.cycle,
        year: new.year,
        name: new.name,
        track: new.rules.track,
        state: SeasonState::Draft,
        draft_json: serde_json::to_string(&new.rules).map_err(anyhow::Error::from)?,
        rules_version: None,
        simulated: new.simulated,
        frozen_at: None,
        evidence_at: None,
        contest_until: None,
        announced_at: None,
        object_until: None,
        decided_at: None,
        result_digest: None,
        cancelled_at: None,
        cancel_reason: String::new(),
        version: 1,
    };
    seasons::insert(tx, &season, at).await?;
    let event = Event::new("award.created", &season.id, &season.name);
    Ok((season, event))
}

/// Takes a step; `contest_until` goes with taking the evidence.
///
/// # Errors
/// A refusal when the step cannot be taken, [`Problem::Conflict`] when somebody was faster.
pub async fn move_on(
    tx: &mut Tx,
    season: &mut Season,
    step: SeasonStep,
    at: Moment,
    contest_until: Option<Date>,
) -> Result<(), Problem> {
    let to = season.state.after(step).map_err(refusal)?;
    if !seasons::move_on(tx, season, to, at, contest_until).await? {
        return Err(Problem::Conflict);
    }
    season.state = to;
    season.version += 1;
    Ok(())
}

/// What the trail keeps of published rules.
#[derive(Debug, Serialize)]
struct Told<'a> {
    version: i64,
    digest: &'a str,
    reason: &'a str,
}

/// Publishes the draft as the next version of the rules.
///
/// # Errors
/// [`Problem::Invalid`] with everything that is wrong with the rules; a refusal when they are frozen, unchanged, or changed without
/// a reason.
pub async fn publish(tx: &mut Tx, season: &mut Season, reason: &str, at: Moment) -> Result<Event, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    season.state.after(SeasonStep::Publish).map_err(refusal)?;
    let draft = season.draft()?;
    let themes = seasons::themes_in(tx).await?;
    let faults = limits::rule_faults(&draft).and(limits::theme_faults(&draft, &themes));
    faults.and(limits::reason_faults(reason)).or(())?;
    let before = seasons::in_force_in(tx, season).await?;
    let digest = sha256(&season.draft_json);
    if before.as_ref().is_some_and(|before| before.digest == digest) {
        return Err(Problem::refused("award-refused-unchanged"));
    }
    if before.is_some() && reason.is_empty() {
        return Err(Problem::refused("award-refused-no-reason"));
    }
    let version = season.rules_version.unwrap_or(0) + 1;
    let rules = RulesVersion {
        version,
        content_json: season.draft_json.clone(),
        digest,
        reason: reason.to_owned(),
        person_name: tx.actor.name.clone(),
        published_at: at,
    };
    seasons::insert_rules(tx, &season.id, &rules).await?;
    move_on(tx, season, SeasonStep::Publish, at, None).await?;
    let ticket = draft.needs_report.then_some((draft.from, draft.cut_off));
    let days = (draft.ceremony, limits::sheets_due(&draft));
    seasons::set_rules(tx, &season.id, version, days, ticket).await?;
    season.rules_version = Some(version);
    let told = Told { version, digest: &rules.digest, reason };
    Ok(Event::new("award.published", &season.id, &season.name).after(&told))
}

/// Closes the rules for good. What the secretariat wrote since the last publication is lost with the draft's meaning, so it is
/// refused while the draft differs.
///
/// # Errors
/// A refusal when they are not published, frozen already, or when the draft says something else.
pub async fn freeze(tx: &mut Tx, season: &mut Season, at: Moment) -> Result<Event, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    season.state.after(SeasonStep::Freeze).map_err(refusal)?;
    let rules = seasons::in_force_in(tx, season).await?.ok_or(Problem::NotFound)?;
    rules.rules()?;
    if rules.digest != sha256(&season.draft_json) {
        return Err(Problem::refused("award-refused-draft-differs"));
    }
    move_on(tx, season, SeasonStep::Freeze, at, None).await?;
    season.frozen_at = Some(at);
    let told = Told { version: rules.version, digest: &rules.digest, reason: "" };
    Ok(Event::new("award.frozen", &season.id, &season.name).after(&told))
}

#[derive(Debug, Serialize)]
struct Taken {
    entries: usize,
    contest_until: String,
}

/// Takes the evidence from the record: who takes part in which category, and what each has on every measured criterion.
///
/// # Errors
/// A refusal before the cut-off is over, when the rules are not frozen, or when nobody takes part.
pub async fn take_evidence(
    tx: &mut Tx,
    season: &mut Season,
    at: Moment,
    today: Date,
) -> Result<Event, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    collect(tx, season, at, today).await
}

/// Takes the evidence, whoever asks: also the program itself, once the cut-off is over, so that nobody chooses the day.
///
/// # Errors
/// As [`take_evidence`], for anybody.
pub async fn collect(tx: &mut Tx, season: &mut Season, at: Moment, today: Date) -> Result<Event, Problem> {
    season.state.after(SeasonStep::TakeEvidence).map_err(refusal)?;
    let rules = rules_in_force(tx, season).await?;
    if today <= rules.cut_off {
        return Err(Problem::refused("award-refused-before-cut-off"));
    }
    let gate = Gate::of(tx, &season.cycle_id, &rules).await?;
    let mut all = Vec::new();
    let mut values = Vec::new();
    for category in &rules.categories {
        let found = evidence(tx, season, &rules, category).await?;
        for one in gate.admitted.iter().filter(|one| takes_part(category, one, &found)) {
            let entry = Entry {
                id: new_id(),
                category: category.code.clone(),
                organisation_id: one.id.clone(),
                name: one.name.clone(),
                pseudonym: String::new(),
            };
            for (criterion, measure) in measured(&rules) {
                let facts = found.get(&measure).and_then(|of| of.get(&one.id)).cloned().unwrap_or_default();
                let amounts: Vec<Option<i64>> = facts.iter().map(|fact| fact.amount).collect();
                let held = Held {
                    entry_id: entry.id.clone(),
                    criterion: criterion.to_owned(),
                    number: 1,
                    amount: measure.value(&amounts),
                    reason: String::new(),
                    person_name: String::new(),
                    made_at: at,
                };
                values.push((held, facts));
            }
            all.push(entry);
        }
    }
    if all.is_empty() {
        return Err(Problem::refused("award-refused-nobody"));
    }
    name_apart(&token::fresh().map_err(anyhow::Error::from)?, &mut all);
    entries::insert(tx, &season.id, &all, at).await?;
    entries::insert_values(tx, &values).await?;
    let taking_part = all.iter().map(|entry| &entry.organisation_id).collect();
    tickets::insert_left_out(tx, &season.id, &gate.left_out(&taking_part), at).await?;
    let contest_until = contest_end(today, rules.contest_days);
    move_on(tx, season, SeasonStep::TakeEvidence, at, Some(contest_until)).await?;
    season.evidence_at = Some(at);
    season.contest_until = Some(contest_until);
    let taken = Taken { entries: all.len(), contest_until: contest_until.to_string() };
    Ok(Event::new("award.evidence", &season.id, &season.name).after(&taken))
}

/// The measured criteria by their codes.
fn measured(rules: &Rules) -> impl Iterator<Item = (&str, Measure)> {
    rules.criteria.iter().filter_map(|one| Some((one.code.as_str(), one.source.measure()?)))
}

type Evidence = BTreeMap<Measure, BTreeMap<OrganisationId, Vec<Fact>>>;

/// What the record says for every measure of the rules, and how many programmes a category counts for each partner.
async fn evidence(
    tx: &mut Tx,
    season: &Season,
    rules: &Rules,
    category: &Category,
) -> Result<Evidence, Problem> {
    let wanted: BTreeSet<Measure> =
        measured(rules).map(|(_, measure)| measure).chain([Measure::Programmes]).collect();
    let wanted: Vec<Measure> = wanted.into_iter().collect();
    let asked = measures::Asked {
        cycle: season.cycle_id.clone(),
        period: (rules.from, rules.until),
        cut_off: rules.cut_off,
        theme: category.theme.clone(),
        partner: None,
    };
    let mut found = Evidence::new();
    for fact in measures::facts_in(tx, &wanted, &asked).await? {
        let of = found.entry(fact.measure).or_default();
        of.entry(fact.organisation_id.clone()).or_default().push(fact.into());
    }
    Ok(found)
}

/// Whether a candidate takes part in a category: of its size and kind, and with a programme of its theme.
fn takes_part(category: &Category, one: &Candidate, found: &Evidence) -> bool {
    let level: Option<Level> = one.level.as_deref().and_then(|level| level.parse().ok());
    let of_size = category.size.is_none_or(|size| size == SizeClass::of(level));
    let of_kind = category.kind.is_none_or(|kind| kind.as_str() == one.kind);
    let has = |measure: Measure| found.get(&measure).is_some_and(|of| of.contains_key(&one.id));
    of_size && of_kind && (category.theme.is_none() || has(Measure::Programmes))
}

/// Gives entries names that tell nobody who they are: numbered in an order that only chance decides. The chance is kept nowhere: from what is
/// kept, or stands in addresses, anybody could number the entries again.
fn name_apart(chance: &str, all: &mut [Entry]) {
    let key = |one: &Entry| sha256(format!("{chance} {} {}", one.category, one.organisation_id));
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| all.get(*at).map(key));
    for (number, at) in order.into_iter().enumerate() {
        if let Some(one) = all.get_mut(at) {
            one.pseudonym = format!("{PSEUDONYM}{:03}", number + 1);
        }
    }
}

#[derive(Debug, Serialize)]
struct Cancelled<'a> {
    reason: &'a str,
}

/// Ends a season without a result, before everybody's eyes.
///
/// # Errors
/// [`Problem::Invalid`] without a reason, a refusal before the rules are published and once the result is final.
pub async fn cancel(tx: &mut Tx, season: &mut Season, reason: &str, at: Moment) -> Result<Event, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    season.state.after(SeasonStep::Cancel).map_err(refusal)?;
    limits::text_faults("cancel_reason", reason).or(())?;
    seasons::set_cancel_reason(tx, &season.id, reason).await?;
    move_on(tx, season, SeasonStep::Cancel, at, None).await?;
    season.cancelled_at = Some(at);
    season.cancel_reason = reason.to_owned();
    Ok(Event::new("award.cancelled", &season.id, &season.name).after(&Cancelled { reason }))
}
