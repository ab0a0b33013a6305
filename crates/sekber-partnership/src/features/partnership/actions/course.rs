//! What the parties do about a partnership as a whole: accept or decline it, begin its papers, carry it out, complete or end it.

use jiff::civil::Date;
use sekber_core::partnership::{Act, Part, PartnershipState, Refusal, RoadKind, Standing, follow};
use sekber_core::value::{OrganisationId, PartnershipId};
use serde::Serialize;

use crate::features::partnership::actions::ending;
use crate::features::partnership::checklist::{self, checklist};
use crate::features::partnership::draft::Letter;
use crate::features::partnership::limits;
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::write::{self, Moved};
use crate::features::partnership::store::{agreements, covers, record, stands as evidence};
use crate::features::partnership::verified::require_verified;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What somebody does, and with which word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// What.
    pub act: Act,
    /// For which party; none for the secretariat as such.
    pub party: Option<OrganisationId>,
    /// Why, where that has to be said.
    pub reason: String,
    /// The road that begins.
    pub road: Option<RoadKind>,
    /// The letter that ends it early.
    pub letter: Option<Letter>,
    /// That letter's file.
    pub file: Option<NewFile>,
}

impl Acting {
    /// An act without a word.
    pub fn new(act: Act, party: Option<OrganisationId>) -> Self {
        Self { act, party, reason: String::new(), road: None, letter: None, file: None }
    }

    fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        faults.check_longest("reason", &self.reason, limits::REASON);
        if self.act.needs_reason() && self.reason.trim().is_empty() {
            faults.add("reason", "fault-required");
        }
        if self.act == Act::Begin && self.road.is_none() {
            faults.add("road", "fault-required");
        }
        match &self.letter {
            _ if self.act != Act::End => faults,
            None => faults.and(Faults::one("number", "fault-required")),
            Some(letter) => faults.and(letter.faults(today)),
        }
    }
}

#[derive(Serialize)]
struct Acted<'a> {
    state: PartnershipState,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    road: Option<RoadKind>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    letter: Option<&'a Letter>,
}

fn event(act: Act) -> &'static str {
    match act {
        Act::Accept => "partnership.accepted",
        Act::Decline => "partnership.declined",
        Act::Begin => "partnership.begun",
        Act::Activate => "partnership.activated",
        Act::Complete => "partnership.completed",
        Act::End => "partnership.ended",
    }
}

/// The sentence about why nothing changes.
fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::State => Problem::refused("partnership-refused-state"),
        Refusal::Reason => Problem::Invalid(Faults::one("reason", "fault-required")),
        Refusal::Parties => Problem::Invalid(Faults::one("partner", "fault-partnership-parties")),
        Refusal::Law => Problem::refused("partnership-refused-papers"),
    }
}

/// For which party an actor may do something; none is the secretariat's own.
///
/// # Errors
/// [`Problem::NotAllowed`] when neither the secretariat nor a party that may does it.
fn as_whom<'a>(actor: &Actor, acting: &Acting, parties: &'a [Party]) -> Result<Option<&'a Party>, Problem> {
    let open = |party: &&Party| acting.act.is_open_to(party.part);
    let Some(named) = &acting.party else {
        let own = parties.iter().filter(open).find(|party| actor.acts_for(&party.organisation_id));
        if own.is_none() {
            actor.require(Permit::Secretariat)?;
        }
        return Ok(own);
    };
    let party = parties.iter().find(|party| party.organisation_id == *named);
    let party = party.filter(open).ok_or(Problem::NotAllowed)?;
    actor.require_for(named, Actor::may_edit)?;
    Ok(Some(party))
}

/// What runs on by its papers is not completed: until its last day it can only end early, by a letter, and no later than then.
fn check_last_day(app: &App, before: &Partnership, act: Act, letter: Option<&Letter>) -> Result<(), Problem> {
    if before.state != PartnershipState::Active {
        return Ok(());
    }
    let past = |letter: &Letter| before.end_on.is_some_and(|planned| letter.ended_on > planned);
    if letter.is_some_and(past) {
        return Err(Problem::Invalid(Faults::one("ended_on", "fault-partnership-ended-late")));
    }
    if act == Act::Complete && !before.may_be_completed(app.today()) {
        return Err(Problem::refused("partnership-refused-early"));
    }
    Ok(())
}

/// Does something about a partnership.
///
/// # Errors
/// [`Problem::NotAllowed`], a refusal when the state or the law does not let it, [`Problem::Invalid`] with what is to be mended,
/// [`Problem::Conflict`] when somebody else was faster.
pub async fn act(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    version: i64,
    acting: &Acting,
) -> Result<PartnershipState, Problem> {
    let letter = acting.letter.as_ref().filter(|_| acting.act == Act::End);
    let stored = put_letter(app, actor, id, acting).await?;
    let mut tx = app.begin(actor).await?;
    let parties = record::parties_in(&mut tx, id).await?;
    let party = as_whom(actor, acting, &parties)?;
    acting.faults(app.today()).or(())?;
    let before = ending::unchanged(&mut tx, id, version).await?;
    if matches!(acting.act, Act::Accept | Act::Decline) && party.is_none() {
        return Err(Problem::Invalid(Faults::one("party", "fault-required")));
    }
    if acting.act == Act::Accept {
        require_verified(&mut tx, &parties).await?;
    }
    if let Some(letter) = letter {
        let first = ending::first_day(&before, app.settings().local_date(before.created_at), app.today());
        ending::faults(actor, &parties, (letter, stored.is_some()), (&before, first)).or(())?;
    }
    check_last_day(app, &before, acting.act, letter)?;
    if acting.act == Act::Activate && before.starts_after(app.today()) {
        return Err(Problem::refused("partnership-refused-before"));
    }
    // What a party accepted it takes back when it declines: the proposal is withdrawn.
    let withdraws = acting.act == Act::Decline && party.is_some_and(|party| party.accepted_at.is_some());
    let accepts = |one: &Party| acting.act == Act::Accept && Some(one) == party;
    let standings: Vec<Standing> = parties
        .iter()
        .map(|one| Standing { accepted: one.accepted_at.is_some() || accepts(one), ..one.standing() })
        .collect();
    let clear = is_clear(app, &mut tx, &before).await?;
    let state = follow(before.state, acting.act, &acting.reason, &standings, clear).map_err(refused)?;
    if let Some(party) = party.filter(|party| accepts(party)) {
        write::accept(&mut tx, id, &party.organisation_id, &actor.name).await?;
    }
    let road = acting.road.filter(|_| acting.act == Act::Begin);
    let moved = Moved { state, reason: &acting.reason, road, end_on: ended(app, &before, state, letter) };
    if !write::set_state(&mut tx, &before, &moved).await? {
        return Err(Problem::Conflict);
    }
    if let Some(letter) = letter {
        if let Some(stored) = &stored {
            files::record_own(&mut tx, stored).await?;
        }
        write::set_letter(&mut tx, id, (letter, stored.as_ref().map(|file| &file.id))).await?;
    }
    let told = match acting.act {
        Act::End if letter.is_some() => Some(("ended", acting.reason.as_str())),
        Act::Decline if withdraws => Some(("withdrawn", acting.reason.as_str())),
        Act::Activate => Some(("activated", "")),
        Act::Complete => Some(("completed", "")),
        _ => None,
    };
    if let Some(told) = told {
        ending::tell(app, &mut tx, (&before, &parties), told).await?;
    }
    if acting.act == Act::Begin {
        serve_with_what_holds(app, &mut tx, &before, road, &parties).await?;
    }
    settle(app, &mut tx, id).await?;
    let acted =
        Acted { state, party: party.map(|party| party.name.as_str()), reason: &acting.reason, road, letter };
    let was = Acted { state: before.state, party: None, reason: "", road: None, letter: None };
    let what = if withdraws { "partnership.withdrawn" } else { event(acting.act) };
    tx.commit(Event::new(what, id, &before.title).before(&was).after(&acted)).await?;
    Ok(state)
}

/// The file of the letter that ends it early goes to its place before the transaction begins, so that a slow place holds up no other
/// writer; but not before it is clear that whoever brings it may, and has said all that is asked.
async fn put_letter(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    acting: &Acting,
) -> Result<Option<Stored>, Problem> {
    let ends_it = acting.act == Act::End && acting.letter.is_some();
    let Some(file) = acting.file.clone().filter(|_| ends_it) else { return Ok(None) };
    let mut tx = app.begin(actor).await?;
    as_whom(actor, acting, &record::parties_in(&mut tx, id).await?)?;
    drop(tx);
    acting.faults(app.today()).or(())?;
    app.files().put(&app.region(), file).await.map(Some)
}

/// The day on which a partnership that was carried out ended in fact, once it is over: the one that its letter names, or else today,
/// unless its term was over before.
fn ended(app: &App, before: &Partnership, state: PartnershipState, letter: Option<&Letter>) -> Option<Date> {
    let was_carried_out = before.state == PartnershipState::Active && state.is_over();
    let last = letter.map_or(app.today(), |letter| letter.ended_on);
    was_carried_out.then(|| before.end_on.map_or(last, |planned| planned.min(last)))
}

/// Whether everything is there that the law asks for before a partnership is carried out.
async fn is_clear(app: &App, tx: &mut Tx, partnership: &Partnership) -> Result<bool, Problem> {
    let Some(kind) = partnership.road else { return Ok(false) };
    let found = evidence::evidence_in(tx, &partnership.id, app.today()).await?;
    Ok(checklist::is_clear(&checklist(kind, &found)))
}

/// A joint agreement that holds with the partner serves this partnership, too, where it covers it: nobody is asked for the same paper
/// twice. What renews another goes the whole road again, unless that agreement holds until a last day that is known.
async fn serve_with_what_holds(
    app: &App,
    tx: &mut Tx,
    before: &Partnership,
    road: Option<RoadKind>,
    parties: &[Party],
) -> Result<(), Problem> {
    let partner = parties.iter().find(|party| party.part == Part::Partner);
    let Some(partner) = partner.filter(|_| road == Some(RoadKind::ThirdParty)) else { return Ok(()) };
    if before.renews_id.is_some() && before.end_on.is_none() {
        return Ok(());
    }
    for joint in covers::joint_in_force(tx, (&partner.organisation_id, &before.id), app.today()).await? {
        agreements::link(tx, &joint.id, &before.id).await?;
    }
    Ok(())
}
