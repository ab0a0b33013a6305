//! The turns in which both sides write a draft: whoever wrote last waits for the other, until that one wants nothing changed.

use sekber_core::partnership::{AgreementKind, AgreementState, Part};
use sekber_core::registry::Turn;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{AgreementId, OrganisationId};
use serde::Serialize;

use super::letters::{self, Told};
use crate::features::partnership::documents::words_of_today;
use crate::features::partnership::limits;
use crate::features::partnership::model::Party;
use crate::features::partnership::store::{agreements, record, written};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Hands a paper of a kind that an actor has written on over to whoever reads it next. With it go the district's words as they stand now:
/// what that side reads is what is issued, whatever the district chooses for later papers.
///
/// # Errors
/// When the database refuses.
pub async fn hand_on(
    tx: &mut Tx,
    actor: &Actor,
    parties: &[Party],
    (id, kind): (&AgreementId, AgreementKind),
) -> Result<(), Problem> {
    let turn = after(actor, parties, kind);
    let words = if turn.is_some() { Some(words_of_today(tx, kind).await?) } else { None };
    Ok(written::set_turn(tx, id, turn, words.as_deref()).await?)
}

/// Who reads a paper of a kind next once an actor has written on it; nobody where one side writes it alone. The secretariat writes for
/// the district.
fn after(actor: &Actor, parties: &[Party], kind: AgreementKind) -> Option<Turn> {
    let of_partner = |party: &Party| writes_for(actor, (&party.organisation_id, party.part), Side::Partner);
    let turn = if parties.iter().any(of_partner) { Turn::Office } else { Turn::Partner };
    kind.is_signed_by_both().then_some(turn)
}

fn writes_for(actor: &Actor, (id, part): (&OrganisationId, Part), side: Side) -> bool {
    part.side() == side && part.must_accept() && actor.acts_for(id)
}

/// The side whose turn it is to read a draft.
fn side_of(turn: Option<Turn>) -> Option<Side> {
    match turn {
        Some(Turn::Office) => Some(Side::Office),
        Some(Turn::Partner) => Some(Side::Partner),
        Some(Turn::Secretariat | Turn::Nobody) | None => None,
    }
}

/// Whether it is an actor's own side whose turn it is.
pub fn is_own_turn<'a>(
    actor: &Actor,
    turn: Option<Turn>,
    members: impl IntoIterator<Item = (&'a OrganisationId, Part)>,
) -> bool {
    let Some(side) = side_of(turn) else { return false };
    members.into_iter().any(|member| writes_for(actor, member, side))
}

/// Whether an actor may say for the side whose turn it is that it wants nothing changed: that side itself, and the secretariat.
pub fn is_turn_of<'a>(
    actor: &Actor,
    turn: Option<Turn>,
    members: impl IntoIterator<Item = (&'a OrganisationId, Part)>,
) -> bool {
    side_of(turn).is_some() && (actor.is_secretariat() || is_own_turn(actor, turn, members))
}

#[derive(Serialize)]
struct PassedFor<'a> {
    party: &'a str,
    reason: &'a str,
}

/// Says for the side whose turn it is that it wants nothing changed in a draft: it then waits for the secretariat, which is told. Where the secretariat
/// says so in the name of that side it says how it knows, and all who write on the draft are told.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor writes for one of the sides, a refusal when it is not that side's turn or the paper is no
/// draft, [`Problem::Invalid`] without a reason where the side is not the actor's own, [`Problem::Conflict`] when somebody wrote on it
/// meanwhile.
pub async fn pass_draft(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    version: i64,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let mut parties: Vec<Party> = Vec::new();
    for one in agreements::partnerships_in(&mut tx, id).await? {
        parties.extend(record::parties_in(&mut tx, &one.id).await?);
    }
    let all = || parties.iter().map(|party| (&party.organisation_id, party.part));
    let may = [Turn::Office, Turn::Partner].into_iter().any(|turn| is_turn_of(actor, Some(turn), all()));
    if !may {
        return Err(Problem::NotAllowed);
    }
    let found = agreements::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if found.state != AgreementState::Draft {
        return Err(Problem::refused("agreement-refused-signed"));
    }
    if !is_turn_of(actor, found.turn, all()) {
        return Err(Problem::refused("agreement-refused-turn"));
    }
    let is_own = is_own_turn(actor, found.turn, all());
    if !is_own {
        let mut faults = Faults::none();
        faults.check_required("pass_reason", reason, limits::REASON);
        faults.or(())?;
    }
    let words = words_of_today(&mut tx, found.kind).await?;
    if !written::pass(&mut tx, id, version, &words).await? {
        return Err(Problem::Conflict);
    }
    if is_own {
        letters::tell_secretariat(app, &mut tx, &found).await?;
        return Ok(tx.commit(Event::new("agreement.text_agreed", id, &found.title)).await?);
    }
    letters::tell(app, &mut tx, (&found, &parties), (Told::PassedFor, reason)).await?;
    let side = side_of(found.turn);
    let answers =
        |party: &&Party| matches!(party.part, Part::Lead | Part::Partner) && Some(party.part.side()) == side;
    let party = parties.iter().find(answers).map_or("", |party| party.name.as_str());
    let event = Event::new("agreement.text_agreed_for", id, &found.title);
    Ok(tx.commit(event.after(&PassedFor { party, reason })).await?)
}
