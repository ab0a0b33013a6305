//! How partnerships begin: all agreed pairs of a meeting at once, or one by hand; and how what they are about is changed.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::partnership::{Part, PartnershipState, check_parties};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, Moment, OrganisationId, PartnershipId};
use serde::Serialize;

use crate::features::district;
use crate::features::meeting::{self, Meeting};
use crate::features::partnership::draft::PartnershipDraft;
use crate::features::partnership::model::Party;
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::hall::{self, HallPair};
use crate::features::partnership::store::record;
use crate::features::partnership::store::write::{self, NewPartnership};
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
/// agreed on. What they said there is their acceptance: nobody is asked twice. Returns how many.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such meeting, a refusal when no agreed pair waits.
pub async fn open_from_meeting(app: &App, actor: &Actor, meeting: &MeetingId) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    let of = meeting::find(app.db(), &app.region(), meeting).await?.ok_or(Problem::NotFound)?;
    let mut tx = app.begin(actor).await?;
    // Whoever opens holds the head of the trail, so that two who do at once open nothing twice.
    tx.lock_audit_head().await?;
    let waiting: Vec<HallPair> = hall::pairs_in(&mut tx, meeting)
        .await?
        .into_iter()
        .filter(|pair| pair.is_agreed() && pair.partnership_id.is_none())
        .collect();
    let mut by_both: BTreeMap<(OrganisationId, OrganisationId), Vec<HallPair>> = BTreeMap::new();
    for pair in waiting {
        by_both.entry((pair.office_id.clone(), pair.partner_id.clone())).or_default().push(pair);
    }
    let partnerships = by_both.len();
    if partnerships == 0 {
        return Err(Problem::refused("partnership-refused-no-pairs"));
    }
    for pairs in by_both.into_values() {
        open_one(app, &mut tx, &of, &pairs).await?;
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
    tx.note(Event::new("partnership.opened", &id, &draft.title).after(&draft));
    settle(app, tx, &id).await
}

/// Proposes a partnership by hand. What the proposer acts for has accepted with it; the others are asked.
///
/// # Errors
/// [`Problem::NotAllowed`] when the actor acts for none of those who would have to accept, [`Problem::Invalid`] with what is to be
/// mended.
pub async fn propose(app: &App, actor: &Actor, draft: &PartnershipDraft) -> Result<PartnershipId, Problem> {
    let parties = draft.parties();
    let speaks = parties.iter().any(|(id, part)| part.must_accept() && actor.acts_for(id));
    if !speaks {
        actor.require(Permit::Secretariat)?;
    }
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    check(&mut tx, draft).await?;
    let now = tx.now;
    let accepts = |id: &OrganisationId| (id.clone(), now, actor.name.clone());
    let own = parties.iter().filter(|(id, part)| part.must_accept() && actor.acts_for(id));
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let id = new_id();
    let new = NewPartnership {
        id: &id,
        cycle: &cycle.id,
        draft,
        meeting: None,
        state: PartnershipState::Proposed,
        accepted: own.map(|(id, _)| accepts(id)).collect(),
        simulated: false,
    };
    write::insert(&mut tx, &new).await?;
    settle(app, &mut tx, &id).await?;
    tx.commit(Event::new("partnership.proposed", &id, &draft.title).after(draft)).await?;
    Ok(id)
}

/// Changes what a partnership is about. While it is proposed, the others accept it anew. Who leads and who answers is settled once
/// all have accepted, and with it who shares the activity.
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
    let stood = parties.iter().map(|party| (&party.organisation_id, party.part));
    if before.state != PartnershipState::Proposed && asked(stood) != asked(draft.parties()) {
        return Err(Problem::Invalid(Faults::one("lead", "fault-partnership-settled")));
    }
    check(&mut tx, draft).await?;
    if before.version != version || !write::overwrite(&mut tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    if before.state == PartnershipState::Proposed {
        write::ask_again(&mut tx, id, actor.edited()).await?;
    }
    settle(app, &mut tx, id).await?;
    Ok(tx.commit(Event::new("partnership.changed", id, &draft.title).after(draft)).await?)
}

/// Those who have to accept.
fn asked<'a>(
    parties: impl IntoIterator<Item = (&'a OrganisationId, Part)>,
) -> BTreeSet<(&'a OrganisationId, Part)> {
    parties.into_iter().filter(|(_, part)| part.must_accept()).collect()
}

/// Whether the parties sit on their sides of the table, and the programmes are theirs.
async fn check(tx: &mut Tx, draft: &PartnershipDraft) -> Result<(), Problem> {
    let parties = draft.parties();
    check_parties(parties.iter().map(|(_, part)| *part))
        .map_err(|_| Problem::Invalid(Faults::one("partner", "fault-partnership-parties")))?;
    let mut faults = Faults::none();
    for (side, field) in [(Side::Office, "lead"), (Side::Partner, "partner")] {
        let of_side: Vec<OrganisationId> =
            parties.iter().filter(|(_, part)| part.side() == side).map(|(id, _)| (*id).clone()).collect();
        if record::count_of_side(tx, &of_side, side).await? != of_side.len() as i64 {
            faults.add(field, "fault-not-a-choice");
        }
    }
    let all: Vec<OrganisationId> = parties.iter().map(|(id, _)| (*id).clone()).collect();
    let mut programmes = draft.programmes.clone();
    programmes.sort();
    programmes.dedup();
    if record::programmes_that_fit(tx, &programmes, &all).await? != programmes.len() as i64 {
        faults.add("programme", "fault-partnership-programme");
    }
    faults.or(())
}
