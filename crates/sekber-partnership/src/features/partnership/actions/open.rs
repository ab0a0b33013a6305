//! How partnerships begin: all agreed pairs of a meeting at once, or one by hand; and how what they are about is changed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::partnership::{
    AgreementKind, Part, PartnershipState, Standing, check_parties, proposed, term,
};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, Moment, OrganisationId, PartnershipId};
use serde::Serialize;

use crate::features::district;
use crate::features::meeting::{self, Meeting};
use crate::features::partnership::draft::PartnershipDraft;
use crate::features::partnership::guard::may_keep;
use crate::features::partnership::limits;
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::said::Said;
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::hall::{self, HallPair};
use crate::features::partnership::store::write::{self, Moved, NewPartnership};
use crate::features::partnership::store::{agreements, record};
use crate::features::partnership::verified::require_verified;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

#[derive(Serialize)]
struct Opened {
    partnerships: usize,
}

/// Opens a partnership for every office and partner that agreed on something in a meeting that is over, with all programmes they
/// agreed on, that still stand and for which none runs already. What they said there is their acceptance: nobody is asked twice.
/// Returns how many.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such meeting, a refusal when no agreed pair waits.
pub async fn open_from_meeting(app: &App, actor: &Actor, meeting: &MeetingId) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    let of = meeting::find(app.db(), &app.region(), meeting).await?.ok_or(Problem::NotFound)?;
    let mut tx = app.begin(actor).await?;
    // Whoever opens holds the head of the trail, so that two who do at once open nothing twice.
    tx.lock_audit_head().await?;
    let waiting: Vec<HallPair> =
        hall::pairs_in(&mut tx, meeting).await?.into_iter().filter(HallPair::waits).collect();
    let mut by_both: BTreeMap<(OrganisationId, OrganisationId), Vec<HallPair>> = BTreeMap::new();
    for pair in waiting {
        by_both.entry((pair.office_id.clone(), pair.partner_id.clone())).or_default().push(pair);
    }
    let mut partnerships = 0;
    for pairs in by_both.into_values() {
        for pairs in pairs.chunks(limits::PROGRAMMES) {
            open_one(app, &mut tx, &of, pairs).await?;
            partnerships += 1;
        }
    }
    if partnerships == 0 {
        return Err(Problem::refused("partnership-refused-no-pairs"));
    }
    let event = Event::new("partnership.opened_all", meeting, &of.name).after(&Opened { partnerships });
    tx.commit(event).await?;
    Ok(partnerships)
}

async fn open_one(app: &App, tx: &mut Tx, meeting: &Meeting, pairs: &[HallPair]) -> Result<(), Problem> {
    let Some(first) = pairs.first() else { return Ok(()) };
    let title = match pairs {
        [only] => only.title.clone(),
        several => app.words().say_with(
            Language::Indonesian,
            "partnership-title-several",
            &[
                ("partner", first.partner.clone()),
                ("office", first.office.clone()),
                ("count", several.len().to_string()),
            ],
        ),
    };
    let draft = PartnershipDraft {
        programmes: pairs.iter().map(|pair| pair.programme_id.clone()).collect(),
        ..PartnershipDraft::new(title, first.office_id.clone(), first.partner_id.clone())
    };
    draft.faults().or(())?;
    check(tx, &draft, None).await?;
    let said = |at: Option<Moment>| at.unwrap_or(Moment(0));
    let id = new_id();
    let new = NewPartnership {
        id: &id,
        cycle: &meeting.cycle_id,
        draft: &draft,
        meeting: Some(&meeting.id),
        state: PartnershipState::Accepted,
        accepted: vec![
            (first.office_id.clone(), said(first.office_at), first.office_person.clone()),
            (first.partner_id.clone(), said(first.partner_at), first.partner_person.clone()),
        ],
        simulated: false,
    };
    write::insert(tx, &new).await?;
    write::insert_pairs(tx, (&meeting.id, &first.office_id), &draft.programmes, &id).await?;
    let said = Said::after(tx, (&draft, None), None).await?;
    tx.note(Event::new("partnership.opened", &id, &draft.title).after(&said));
    settle(app, tx, &id).await
}

/// Proposes a partnership by hand. What the proposer acts for has accepted with it; the others are asked, where there are others.
///
/// # Errors
/// [`Problem::NotAllowed`] when the actor acts for none of those who would have to accept, [`Problem::Invalid`] with what is to be
/// mended, a refusal when too many of its proposals wait or were made within a day.
pub async fn propose(app: &App, actor: &Actor, draft: &PartnershipDraft) -> Result<PartnershipId, Problem> {
    let parties = draft.parties();
    let speaks = parties.iter().any(|(id, part)| part.must_accept() && actor.acts_for(id));
    if !speaks {
        actor.require(Permit::Secretariat)?;
    }
    draft.faults().and(draft.term_faults()).and(draft.past_faults(app.today())).or(())?;
    let mut tx = app.begin(actor).await?;
    if !actor.is_secretariat() {
        let own = parties.iter().map(|(id, _)| *id).filter(|id| actor.acts_for(id));
        check_pace(&mut tx, &own.cloned().collect::<Vec<_>>()).await?;
    }
    if let Some(renewed) = &draft.renews {
        check_renewed(&mut tx, actor, renewed).await?;
    }
    check_looked_at(&mut tx, draft, None).await?;
    check(&mut tx, draft, None).await?;
    let now = tx.now;
    let accepts = |id: &OrganisationId| (id.clone(), now, actor.name.clone());
    let own = parties.iter().filter(|(id, part)| part.must_accept() && actor.acts_for(id));
    let standings: Vec<Standing> =
        parties.iter().map(|(id, part)| Standing { part: *part, accepted: actor.acts_for(id) }).collect();
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let (id, state) = (new_id(), proposed(&standings));
    let new = NewPartnership {
        id: &id,
        cycle: &cycle.id,
        draft,
        meeting: None,
        state,
        accepted: own.map(|(id, _)| accepts(id)).collect(),
        simulated: false,
    };
    write::insert(&mut tx, &new).await?;
    settle(app, &mut tx, &id).await?;
    let said = Said::after(&mut tx, (draft, Some(state)), None).await?;
    tx.commit(Event::new("partnership.proposed", &id, &draft.title).after(&said)).await?;
    Ok(id)
}

/// What is renewed is carried out or was, is one in which whoever proposes takes part, and is renewed once.
async fn check_renewed(tx: &mut Tx, actor: &Actor, id: &PartnershipId) -> Result<(), Problem> {
    let parties = record::parties_in(tx, id).await?;
    let before = record::find_in(tx, id).await?.filter(|_| may_keep(actor, &parties));
    let before = before.ok_or_else(|| Problem::Invalid(Faults::one("renews", "fault-not-a-choice")))?;
    let ran = matches!(before.state, PartnershipState::Active | PartnershipState::Completed);
    if ran && before.renewed_by.is_none() {
        return Ok(());
    }
    Err(Problem::refused("partnership-refused-renewed"))
}

/// Changes what a partnership is about. While it is proposed, the others accept it anew, and so they do when one of them changes
/// its title, scope or days before anything is signed; afterwards these come from the papers. Who leads and who answers is settled once
/// all have accepted, and with it who shares the activity; from then on only the leading office and the secretariat say who
/// supports. The days are settled once a signed paper names them.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat or acts for one who has to accept, a refusal when it is over,
/// [`Problem::Invalid`] with what is to be mended, [`Problem::Conflict`] when somebody else was faster.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    version: i64,
    draft: &PartnershipDraft,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let parties = record::parties_in(&mut tx, id).await?;
    let own = |party: &Party| party.part.must_accept() && actor.acts_for(&party.organisation_id);
    if !parties.iter().any(own) {
        actor.require(Permit::Secretariat)?;
    }
    let before = record::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if before.state.is_over() {
        return Err(Problem::refused("partnership-refused-over"));
    }
    draft.faults().or(())?;
    require_verified(&mut tx, &parties).await?;
    unsettled(actor, &before, &parties, draft).or(())?;
    let signed = name_days(&agreements::signed_terms_in(&mut tx, id).await?);
    let days = (draft.start_on, draft.end_on);
    if days != (before.start_on, before.end_on) {
        if signed {
            return Err(Problem::Invalid(Faults::one("end_on", "fault-partnership-days-signed")));
        }
        draft.term_faults().or(())?;
        if before.state == PartnershipState::Proposed {
            draft.past_faults(app.today()).or(())?;
        }
    }
    let reopens = reopens(actor, &before, draft, signed)?;
    check_looked_at(&mut tx, draft, Some(id)).await?;
    check(&mut tx, draft, Some(id)).await?;
    let carried = record::programmes(app.db(), &app.region(), id).await?;
    let carried = carried.into_iter().map(|one| one.programme_id).collect();
    let was = PartnershipDraft::of(&before, &parties, carried);
    if before.version != version || !write::overwrite(&mut tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    if before.state == PartnershipState::Proposed || reopens {
        write::ask_again(&mut tx, id, actor.edited()).await?;
        accept_if_all_have(&mut tx, id).await?;
    }
    settle(app, &mut tx, id).await?;
    let state = record::find_in(&mut tx, id).await?.map_or(before.state, |now| now.state);
    let said = Said::after(&mut tx, (draft, Some(state)), was.as_ref()).await?;
    let was = was.as_ref().map(|was| Said::before(was, before.state));
    let event = Event::new("partnership.changed", id, &draft.title).after(&said);
    Ok(tx.commit(was.iter().fold(event, |event, was| event.before(was))).await?)
}

/// Whether the others have to accept anew what one of them changes. What the secretariat puts right it puts right for both.
///
/// # Errors
/// [`Problem::Invalid`] for what a signed paper says, or what is carried out already.
fn reopens(
    actor: &Actor,
    before: &Partnership,
    draft: &PartnershipDraft,
    signed: bool,
) -> Result<bool, Problem> {
    if actor.is_secretariat() || before.state == PartnershipState::Proposed {
        return Ok(false);
    }
    let changed = [
        ("title", draft.title != before.title),
        ("scope", draft.scope != before.scope),
        ("start_on", draft.start_on != before.start_on),
        ("end_on", draft.end_on != before.end_on),
    ];
    let is_settled = signed || before.state == PartnershipState::Active;
    let mut faults = Faults::none();
    for (field, _) in changed.iter().filter(|(_, changed)| *changed && is_settled) {
        faults.add(field, "fault-partnership-text-signed");
    }
    faults.or(())?;
    Ok(changed.iter().any(|(_, changed)| *changed))
}

/// What of the parties cannot be changed any more once they have accepted, or not by this actor.
fn unsettled(actor: &Actor, before: &Partnership, parties: &[Party], draft: &PartnershipDraft) -> Faults {
    let mut faults = Faults::none();
    if before.state == PartnershipState::Proposed {
        return faults;
    }
    let of = |must: bool| {
        let stood = parties.iter().map(|party| (&party.organisation_id, party.part));
        let stands = draft.parties();
        let only = |(_, part): &(&OrganisationId, Part)| part.must_accept() == must;
        stood.filter(only).collect::<BTreeSet<_>>()
            == stands.into_iter().filter(only).collect::<BTreeSet<_>>()
    };
    if !of(true) {
        faults.add("lead", "fault-partnership-settled");
    }
    // Who supports sees the money, so whoever leads lets it in.
    if !of(false) && !leads(actor, parties) {
        faults.add("supporting", "fault-partnership-support");
    }
    faults
}

/// Whether an actor speaks for the district in a partnership: the secretariat, and the office that leads.
pub fn leads(actor: &Actor, parties: &[Party]) -> bool {
    let lead = |party: &Party| party.part == Part::Lead && actor.acts_for(&party.organisation_id);
    actor.is_secretariat() || parties.iter().any(lead)
}

/// Whether signed papers say from when to when a partnership runs.
pub async fn are_days_signed(app: &App, id: &PartnershipId) -> Result<bool, Problem> {
    Ok(name_days(&agreements::signed_terms(app.db(), &app.region(), id).await?))
}

fn name_days(signed: &[(AgreementKind, Date, Date)]) -> bool {
    term(signed, (None, None)) != (None, None)
}

/// Whoever changed it may be all that there is to ask.
async fn accept_if_all_have(tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    let standings: Vec<Standing> = record::parties_in(tx, id).await?.iter().map(Party::standing).collect();
    let now = record::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    let state = proposed(&standings);
    // Whoever changed it for all who are asked leaves it as far as it was.
    let stays = now.state != PartnershipState::Proposed && state == PartnershipState::Accepted;
    if state == now.state || stays {
        return Ok(());
    }
    let moved = Moved { state, reason: "", road: None, end_on: None };
    if !write::set_state(tx, &now, &moved).await? {
        return Err(Problem::Conflict);
    }
    Ok(())
}

/// The others are told of each proposal, so whoever proposes without end waits.
async fn check_pace(tx: &mut Tx, own: &[OrganisationId]) -> Result<(), Problem> {
    // One writes at a time, so that many at once cannot slip past the count.
    tx.lock_audit_head().await?;
    let since = tx.now.plus_seconds(-limits::PROPOSED_SECONDS);
    let (waiting, made) = record::proposed(tx, own, since).await?;
    if waiting >= limits::PROPOSED {
        let most = limits::PROPOSED.to_string();
        return Err(Problem::refused_with("partnership-refused-many", "most", most));
    }
    if made >= limits::PROPOSED_A_DAY {
        let most = limits::PROPOSED_A_DAY.to_string();
        return Err(Problem::refused_with("partnership-refused-pace", "most", most));
    }
    Ok(())
}

/// Letters go to every party, so organisations name only partners that the secretariat has found in order: nobody has proved the
/// address of one that signed itself up.
async fn check_looked_at(
    tx: &mut Tx,
    draft: &PartnershipDraft,
    of: Option<&PartnershipId>,
) -> Result<(), Problem> {
    if tx.actor.is_secretariat() {
        return Ok(());
    }
    let parties: Vec<OrganisationId> = draft.parties().into_iter().map(|(id, _)| id.clone()).collect();
    match record::count_unverified(tx, &parties, of).await? {
        0 => Ok(()),
        _ => Err(Problem::Invalid(Faults::one("partner", "fault-partnership-unverified"))),
    }
}

/// Whether the parties sit on their sides of the table, and the programmes are theirs; who and what a partnership holds already
/// may stay.
async fn check(tx: &mut Tx, draft: &PartnershipDraft, of: Option<&PartnershipId>) -> Result<(), Problem> {
    let parties = draft.parties();
    check_parties(parties.iter().map(|(_, part)| *part))
        .map_err(|_| Problem::Invalid(Faults::one("partner", "fault-partnership-parties")))?;
    let mut faults = Faults::none();
    for (side, field) in [(Side::Office, "lead"), (Side::Partner, "partner")] {
        let of_side: Vec<OrganisationId> =
            parties.iter().filter(|(_, part)| part.side() == side).map(|(id, _)| (*id).clone()).collect();
        if record::count_of_side(tx, &of_side, side, of).await? != of_side.len() as i64 {
            faults.add(field, "fault-not-a-choice");
        }
    }
    let all: Vec<OrganisationId> = parties.iter().map(|(id, _)| (*id).clone()).collect();
    let mut programmes = draft.programmes.clone();
    programmes.sort();
    programmes.dedup();
    if record::programmes_that_fit(tx, &programmes, &all, of).await? != programmes.len() as i64 {
        faults.add("programme", "fault-partnership-programme");
    }
    faults.or(())
}
