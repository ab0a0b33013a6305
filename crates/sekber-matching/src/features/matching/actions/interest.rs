//! Telling and taking back what one side thinks of a pair; who is wanted is written a letter.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, OrganisationId};
use sekber_engines::matching::interest::{Opinion, Refusal, Stance, Told};
use serde::Serialize;

use crate::features::mail::Message;
use crate::features::matching::model::{Interest, Pair};
use crate::features::matching::store::interests;
use crate::features::matching::store::subjects::{self, PairNames};
use crate::features::registry;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A wish as the trail keeps it. A refusal's reason stays with its owner and the secretariat, so it is kept out.
#[derive(Serialize)]
struct Kept<'a> {
    office: &'a str,
    side: &'a str,
    stance: &'a str,
    rank: Option<i64>,
    note: &'a str,
}

fn told<'a>(names: &'a PairNames, side: Side, opinion: &'a Opinion) -> Kept<'a> {
    let Opinion { stance, rank, note, .. } = opinion;
    Kept { office: &names.office, side: side.as_str(), stance: stance.as_str(), rank: *rank, note }
}

/// A pair of a cycle with what both sides have said about it, as it is within a transaction.
#[derive(Debug, Clone)]
pub struct PairRecord {
    cycle: CycleId,
    pair: Pair,
    /// The names behind the pair.
    pub names: PairNames,
    interests: Vec<Interest>,
}

impl PairRecord {
    /// Reads a pair, in two statements.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when the office or the programme is not part of the cycle, or when the database refuses.
    pub async fn load(tx: &mut Tx, cycle: &CycleId, pair: &Pair) -> Result<Self, Problem> {
        let names = subjects::pair_in(tx, cycle, pair).await?.ok_or(Problem::NotFound)?;
        let interests = interests::of_pair_in(tx, cycle, pair).await?;
        Ok(Self { cycle: cycle.clone(), pair: pair.clone(), names, interests })
    }

    /// The organisation that speaks for a side.
    fn speaker(&self, side: Side) -> &OrganisationId {
        match side {
            Side::Office => &self.pair.office,
            Side::Partner => &self.names.partner_id,
        }
    }

    /// What a side has said about it.
    pub fn interest_of(&self, side: Side) -> Option<&Interest> {
        self.interests.iter().find(|interest| interest.side == side)
    }
}

/// Writes what one side thinks of a pair; the event is for the caller to commit. `None`, and nothing happened, when it
/// says the same already.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the records of that side, a refusal for an opinion that cannot stand; otherwise
/// when the database refuses.
pub async fn set(
    tx: &mut Tx,
    known: &PairRecord,
    side: Side,
    opinion: &Opinion,
    place: Told,
) -> Result<Option<Event>, Problem> {
    let PairRecord { cycle, pair, names, .. } = known;
    tx.actor.require_for(known.speaker(side), Actor::may_edit)?;
    Opinion::new(opinion.stance, opinion.rank, &opinion.reason, &opinion.note).map_err(refused)?;
    let before = known.interest_of(side);
    if before.is_some_and(|before| before.opinion() == *opinion) {
        return Ok(None);
    }
    interests::write(tx, cycle, pair, side, opinion, place).await?;
    let kind = match opinion.stance {
        Stance::Want | Stance::Maybe => "interest.told",
        Stance::No => "interest.declined",
    };
    let event = Event::new(kind, &pair.programme, &names.title).after(&told(names, side, opinion));
    Ok(Some(match before {
        Some(before) => event.before(&told(names, side, &before.opinion())),
        None => event,
    }))
}

/// Takes back what one side thinks of a pair; the event is for the caller to commit. `None`, and nothing happened, when
/// it never said anything.
///
/// # Errors
/// As [`set`].
pub async fn withdraw(tx: &mut Tx, known: &PairRecord, side: Side) -> Result<Option<Event>, Problem> {
    let PairRecord { cycle, pair, names, .. } = known;
    tx.actor.require_for(known.speaker(side), Actor::may_edit)?;
    let Some(before) = known.interest_of(side) else { return Ok(None) };
    interests::remove(tx, cycle, pair, side).await?;
    let event = Event::new("interest.withdrawn", &pair.programme, &names.title);
    Ok(Some(event.before(&told(names, side, &before.opinion()))))
}

/// Writes what an organisation thinks of a pair, or takes it back when `opinion` is none: its own transaction. Nothing
/// happens when it says the same already.
///
/// # Errors
/// As [`set`]; [`Problem::NotFound`] when the pair is not part of the cycle, [`Problem::NotAllowed`] when it is not the
/// organisation's.
pub async fn tell(
    app: &App,
    actor: &Actor,
    cycle: &CycleId,
    pair: &Pair,
    (organisation, side): (&OrganisationId, Side),
    opinion: Option<&Opinion>,
) -> Result<(), Problem> {
    actor.require_for(organisation, Actor::may_edit)?;
    let mut tx = app.begin(actor).await?;
    let known = PairRecord::load(&mut tx, cycle, pair).await?;
    if known.speaker(side) != organisation {
        return Err(Problem::NotAllowed);
    }
    let event = match opinion {
        Some(opinion) => set(&mut tx, &known, side, opinion, Told::Page).await?,
        None => withdraw(&mut tx, &known, side).await?,
    };
    let Some(event) = event else { return Ok(()) };
    if opinion.is_some_and(|opinion| opinion.stance != Stance::No) {
        tell_wanted(&mut tx, app, &known, side).await?;
    }
    Ok(tx.commit(event).await?)
}

/// Tells the other side of a pair that it is wanted: once a day, however often that is taken back and said again. What one side does not
/// want it keeps to itself.
async fn tell_wanted(tx: &mut Tx, app: &App, known: &PairRecord, side: Side) -> Result<(), Problem> {
    let (other, who) = match side {
        Side::Office => (Side::Partner, &known.names.office),
        Side::Partner => (Side::Office, &known.names.partner),
    };
    let told = known.speaker(other);
    let path = registry::record_path(other, told);
    let facts = [
        ("who", who.clone()),
        ("title", known.names.title.clone()),
        ("link", format!("{}{path}/matching", app.settings().base_url)),
        ("district", app.district().name),
    ];
    let (subject, text) = ("email-interest-subject", "email-interest-text");
    let once =
        format!("{subject} {} {} {} {}", known.pair.office, known.pair.programme, side.as_str(), app.today());
    let message = Message {
        about: known.pair.programme.to_string(),
        once,
        subject,
        text,
        facts: &facts,
        simulated: known.names.simulated,
    };
    registry::write_letters_to(app, tx, [told], &message).await
}

/// Why an opinion cannot stand, in the language of pages.
pub fn refused(refusal: Refusal) -> Problem {
    Problem::refused(match refusal {
        Refusal::NoReason => "matching-refused-no-reason",
        Refusal::BadRank => "matching-refused-rank",
        Refusal::TooLong => "matching-refused-long",
    })
}
