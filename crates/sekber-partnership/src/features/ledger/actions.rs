//! The verbs of the ledger: record an entry, undo one by a counter-entry, put beside it what proves it.

mod prove;
mod told;

use jiff::civil::Date;
use sekber_core::ledger::{self, Entry, Refusal};
use sekber_core::value::{LedgerEntryId, PartnershipId};

use super::doubts::{doubts, entry};
use super::draft::EntryDraft;
use super::hands::government;
use super::limits;
use super::model::{LedgerEntry, Standing};
use super::offers;
use super::snapshot::Snapshot;
use super::standing;
use super::store::{entries, write};
use super::word::{self, lead, may_keep};
use crate::features::partnership::{self, PartnershipState, Party};
use crate::features::programme;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::card::ClosedDays;
use crate::kit::files::{self, NewFile};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

pub use prove::attach;
pub use told::{Terms, record_told, set_aside, undo_told};

/// Records an entry of a partnership, with a file that proves it when there is one. What is odd about it is refused until the
/// draft is confirmed, and stays marked.
///
/// # Errors
/// [`Problem::NotAllowed`] when the entry is not the actor's to keep, [`Problem::Invalid`] with what is to be mended, a refusal when
/// the partnership was declined or has as many entries as it may.
pub async fn record(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
    draft: &EntryDraft,
    file: Option<NewFile>,
) -> Result<LedgerEntryId, Problem> {
    let mut tx = app.begin(actor).await?;
    let parties = require_keeper(&mut tx, partnership, draft).await?;
    partnership::require_verified(&mut tx, &parties).await?;
    drop(tx);
    draft.faults(app.today()).or(())?;
    let unproved = file.is_none().then_some(("file", "fault-ledger-large"));
    if let Some((field, key)) = unproved
        && word::is_large(draft)
    {
        return Err(fault(field, key));
    }
    let stored = app.files().put_given(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    let under = Under { unproved, ..Under::new(app.closed_days()) };
    let (id, standing, event) = add(&mut tx, app.today(), (partnership, draft), &under).await?;
    if let Some(stored) = stored {
        require_shelf(&mut tx, partnership, &stored).await?;
        files::record_own(&mut tx, &stored).await?;
        write::add_evidence(&mut tx, &id, &stored.id).await?;
    }
    if standing == Standing::Waiting {
        standing::call(app, &mut tx, &id).await?;
    }
    tx.commit(event).await?;
    Ok(id)
}

/// Records an entry within a transaction and notes its event; `closed` says on which days the books are closed.
///
/// # Errors
/// As [`record`].
pub async fn record_in(
    tx: &mut Tx,
    today: Date,
    (partnership, draft): (&PartnershipId, &EntryDraft),
    closed: &[ClosedDays],
) -> Result<LedgerEntryId, Problem> {
    let (id, _, event) = add(tx, today, (partnership, draft), &Under::new(closed)).await?;
    tx.note(event);
    Ok(id)
}

/// Asks whether the entry is the actor's to keep, and returns who takes part.
async fn require_keeper(
    tx: &mut Tx,
    partnership: &PartnershipId,
    draft: &EntryDraft,
) -> Result<Vec<Party>, Problem> {
    let parties = partnership::parties_in(tx, partnership).await?;
    let hands = [draft.funder.id.as_ref(), draft.implementer.id.as_ref()];
    match may_keep(&tx.actor, &parties, hands) {
        true => Ok(parties),
        false => Err(Problem::NotAllowed),
    }
}

/// One entry more is bounded work for a bounded number of entries: each is summed up with all before it while others wait.
async fn require_room(tx: &mut Tx, partnership: &PartnershipId, most: i64) -> Result<(), Problem> {
    // One writes at a time, so that many at once cannot slip past the count.
    tx.lock_audit_head().await?;
    match entries::count_in(tx, partnership).await? {
        many if many >= most => Err(Problem::refused_with("refused-ledger-many", "most", most.to_string())),
        _ => Ok(()),
    }
}

/// What proves a partnership's entries takes a bounded place.
async fn require_shelf(
    tx: &mut Tx,
    partnership: &PartnershipId,
    stored: &files::Stored,
) -> Result<(), Problem> {
    let (files, bytes) = entries::shelf_in(tx, partnership).await?;
    match files >= limits::SHELF_FILES || bytes + stored.size > limits::SHELF_BYTES {
        true => Err(Problem::refused("refused-ledger-shelf")),
        false => Ok(()),
    }
}

/// What an entry is added under.
struct Under<'a> {
    /// On which days the books are closed.
    closed: &'a [ClosedDays],
    /// How many entries there may be.
    most: i64,
    /// The field and the sentence where a document is missed that proves a large sum; none where one proves it.
    unproved: Option<(&'static str, &'static str)>,
    /// The entry whose place it takes.
    instead_of: Option<&'a LedgerEntry>,
}

impl<'a> Under<'a> {
    /// What a new entry is added under that no document proves.
    fn new(closed: &'a [ClosedDays]) -> Self {
        let unproved = Some(("file", "fault-ledger-large"));
        Self { closed, most: limits::ENTRIES, unproved, instead_of: None }
    }
}

async fn add(
    tx: &mut Tx,
    today: Date,
    (partnership, draft): (&PartnershipId, &EntryDraft),
    under: &Under<'_>,
) -> Result<(LedgerEntryId, Standing, Event), Problem> {
    let parties = require_keeper(tx, partnership, draft).await?;
    draft.faults(today).or(())?;
    let found = partnership::find_in(tx, partnership).await?.ok_or(Problem::NotFound)?;
    if found.state == PartnershipState::Declined {
        return Err(Problem::refused("refused-ledger-declined"));
    }
    let government = government(tx, draft).await?;
    word::faults(&tx.actor, (&parties, &government), &found, draft).or(())?;
    require_room(tx, partnership, under.most).await?;
    check_names(tx, partnership, draft).await?;
    if let Some((field, key)) = under.unproved
        && word::needs_proof(tx, partnership, draft, under.instead_of).await?
    {
        return Err(fault(field, key));
    }
    let rupiah = draft.rupiah().ok_or_else(|| fault("amount", "fault-ledger-amount"))?;
    let doubts = doubts(tx, (&found, draft, rupiah), under.closed).await?.confirmed(draft)?.codes();
    let codes = write::codes(tx, partnership, draft).await?;
    let id: LedgerEntryId = new_id();
    // Two who pass on from one entry wait for each other since the count, so that together they pass on no more than there is.
    if let Some(above) = &draft.out_of {
        check_chain(tx, partnership, draft, (above, &id), rupiah).await?;
    }
    let office = lead(&parties);
    let waits = word::waits(&tx.actor, &parties, draft, &government);
    let standing = if waits { Standing::Waiting } else { Standing::Confirmed };
    let hands = [draft.funder.id.as_ref(), draft.implementer.id.as_ref()];
    let new = write::NewEntry {
        id: &id,
        partnership,
        office,
        draft,
        rupiah,
        codes: &codes,
        doubts: &doubts,
        standing,
        recorder: word::recorder(&tx.actor, &parties, hands),
    };
    write::insert(tx, &[new]).await?;
    if let Some(line) = &draft.told {
        offers::take(tx, partnership, line, &id).await?;
    }
    let event = Event::new("ledger.recorded", &id, &found.title).after(&Snapshot::of_draft(draft, rupiah));
    Ok((id, standing, event))
}

fn fault(field: &str, key: &'static str) -> Problem {
    Problem::Invalid(Faults::one(field, key))
}

/// Whether everything that the draft names is there.
async fn check_names(tx: &mut Tx, partnership: &PartnershipId, draft: &EntryDraft) -> Result<(), Problem> {
    let mut faults = Faults::none();
    for (field, hand) in [("funder", &draft.funder), ("implementer", &draft.implementer)] {
        if let Some(id) = &hand.id
            && write::known_organisations(tx, &[id]).await? != 1
        {
            faults.add(field, "fault-not-a-choice");
        }
    }
    if let Some(programme) = &draft.programme
        && !write::carries(tx, partnership, programme).await?
    {
        faults.add("programme", "fault-not-a-choice");
    }
    let mut places = draft.places.clone();
    places.sort();
    places.dedup();
    let known = write::known_places(tx, &places).await?;
    if usize::try_from(known).ok() != Some(places.len()) {
        faults.add("place", "fault-not-a-choice");
    }
    faults.or(())
}

/// Whether the entry can be a part of the one above it.
async fn check_chain(
    tx: &mut Tx,
    partnership: &PartnershipId,
    draft: &EntryDraft,
    (above, id): (&LedgerEntryId, &LedgerEntryId),
    rupiah: ledger::Rupiah,
) -> Result<(), Problem> {
    let chain = entries::chain_in(tx, partnership, above).await?;
    if chain.iter().any(|one| one.id == *above && !one.counts()) {
        return Err(fault("out_of", "fault-ledger-unconfirmed"));
    }
    let all: Vec<Entry> = chain.iter().map(LedgerEntry::entry).collect();
    let from =
        all.iter().find(|entry| entry.id == *above).ok_or_else(|| fault("out_of", "fault-not-a-choice"))?;
    let new = Entry { id: id.clone(), ..entry(draft, rupiah) };
    ledger::may_be_passed_on(from, &new, &all).map_err(|why| match why {
        Refusal::OtherKind => fault("out_of", "fault-ledger-other-kind"),
        Refusal::OtherHands => fault("funder", "fault-ledger-other-hands"),
        Refusal::TooMuch => fault("amount", "fault-ledger-too-much"),
        Refusal::Undone | Refusal::PassedOn => fault("out_of", "fault-ledger-undone"),
    })
}

/// The entry and who takes part in its partnership, when it is the actor's to keep.
async fn kept(tx: &mut Tx, id: &LedgerEntryId) -> Result<(LedgerEntry, Vec<Party>), Problem> {
    let Some(entry) = entries::find_in(tx, id).await? else {
        tx.actor.require(Permit::Secretariat)?;
        return Err(Problem::NotFound);
    };
    let parties = partnership::parties_in(tx, &entry.partnership_id).await?;
    match may_keep(&tx.actor, &parties, [entry.funder_id.as_ref(), entry.implementer_id.as_ref()]) {
        true => Ok((entry, parties)),
        false => Err(Problem::NotAllowed),
    }
}

/// Undoes an entry by a counter-entry, with what takes its place when there is something.
///
/// # Errors
/// As [`record`]; a refusal when the entry is not the actor's to change, was undone already, or a part of it was passed on.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: &LedgerEntryId,
    reason: &str,
    instead: Option<&EntryDraft>,
) -> Result<LedgerEntryId, Problem> {
    let mut tx = app.begin(actor).await?;
    let Corrected { entry, last, event } = correct_in(app, &mut tx, id, (reason, instead)).await?;
    standing::tell_corrected(app, &mut tx, &entry, reason).await?;
    tx.commit(event).await?;
    Ok(last)
}

/// An entry that was undone, the last line that came of it, and what is to be noted.
struct Corrected {
    entry: LedgerEntry,
    last: LedgerEntryId,
    event: Event,
}

/// The same within a transaction; the event is the caller's to note, and whoever else it concerns the caller's to tell. Lines of imported
/// files follow their entries.
async fn correct_in(
    app: &App,
    tx: &mut Tx,
    id: &LedgerEntryId,
    (reason, instead): (&str, Option<&EntryDraft>),
) -> Result<Corrected, Problem> {
    let (entry, parties) = kept(tx, id).await?;
    word::may_change(&tx.actor, &parties, &entry)?;
    partnership::require_verified(tx, &parties).await?;
    let mut faults = Faults::none();
    faults.check_required("reason", reason, limits::NOTE);
    faults.or(())?;
    tx.lock_audit_head().await?;
    let all: Vec<Entry> =
        entries::chain_in(tx, &entry.partnership_id, id).await?.iter().map(LedgerEntry::entry).collect();
    let counter: LedgerEntryId = new_id();
    ledger::counter(&entry.entry(), counter.clone(), &all).map_err(|why| match why {
        Refusal::PassedOn => Problem::refused("refused-ledger-passed-on"),
        _ => Problem::refused("refused-ledger-undone"),
    })?;
    write::insert_counter(tx, &counter, &entry, reason).await?;
    let follows = instead.is_some_and(|draft| draft.told.is_none());
    if !follows {
        programme::told_undone(tx, id.as_str(), None).await?;
    }
    let mut last = counter.clone();
    if let Some(draft) = instead {
        let under = Under {
            closed: app.closed_days(),
            most: limits::CORRECTED,
            unproved: (entry.evidence == 0).then_some(("amount", "fault-ledger-large-instead")),
            instead_of: Some(&entry),
        };
        let (id, standing, event) = add(tx, app.today(), (&entry.partnership_id, draft), &under).await?;
        write::pass_evidence_on(tx, &entry.id, &id).await?;
        tx.note(event);
        if standing == Standing::Waiting {
            standing::call(app, tx, &id).await?;
        }
        last = id;
    }
    if follows {
        programme::told_undone(tx, id.as_str(), Some(last.as_str())).await?;
    }
    let event = Event::new("ledger.corrected", id, &entry.partnership)
        .before(&Snapshot::of_entry(&entry, ""))
        .after(&Snapshot::of_entry(&entry, reason));
    Ok(Corrected { entry, last, event })
}
