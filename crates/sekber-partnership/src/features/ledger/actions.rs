//! The verbs of the ledger: record an entry, undo one by a counter-entry, put beside it what proves it.

use jiff::civil::Date;
use sekber_core::ledger::{self, Entry, Refusal};
use sekber_core::value::{AttachmentId, LedgerEntryId, OrganisationId, PartnershipId};
use serde::Serialize;

use super::doubts::{doubts, entry};
use super::draft::EntryDraft;
use super::limits;
use super::model::{CONFIRMED, LedgerEntry, WAITING};
use super::standing;
use super::store::{entries, write};
use super::word;
use crate::features::partnership::{self, Part, PartnershipState, Party};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::card::ClosedDays;
use crate::kit::files::{self, NewFile};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What the trail keeps of an entry.
#[derive(Debug, Serialize)]
struct Snapshot<'a> {
    stage: &'a str,
    way: &'a str,
    form: &'a str,
    year: i64,
    funder: &'a str,
    implementer: &'a str,
    disclosure: &'a str,
    currency: String,
    low_idr: i64,
    high_idr: i64,
    source: &'a str,
    reason: &'a str,
}

impl<'a> Snapshot<'a> {
    fn of_draft(draft: &'a EntryDraft, rupiah: ledger::Rupiah) -> Self {
        Self {
            stage: draft.stage.as_str(),
            way: draft.way.as_str(),
            form: draft.form.as_str(),
            year: draft.year,
            funder: &draft.funder.name,
            implementer: &draft.implementer.name,
            disclosure: super::model::disclosure(draft.amount),
            currency: draft.currency.to_string(),
            low_idr: rupiah.low,
            high_idr: rupiah.high,
            source: &draft.source,
            reason: "",
        }
    }

    fn of_entry(entry: &'a LedgerEntry, reason: &'a str) -> Self {
        Self {
            stage: entry.stage.as_str(),
            way: entry.way.as_str(),
            form: entry.form.as_str(),
            year: entry.year,
            funder: &entry.funder_name,
            implementer: &entry.implementer_name,
            disclosure: entry.disclosure.as_str(),
            currency: entry.currency.to_string(),
            low_idr: entry.low_idr,
            high_idr: entry.high_idr,
            source: &entry.source,
            reason,
        }
    }
}

/// Whether an actor keeps what these two hands of a partnership do: the office that leads keeps all of its money, everybody else who
/// takes part what it gives or receives itself.
pub fn may_keep(actor: &Actor, parties: &[Party], hands: [Option<&OrganisationId>; 2]) -> bool {
    let own = |party: &Party| {
        let id = &party.organisation_id;
        actor.acts_for(id) && hands.contains(&Some(id))
    };
    partnership::leads(actor, parties) || parties.iter().any(own)
}

/// The office that leads among those who take part.
pub fn lead(parties: &[Party]) -> Option<&OrganisationId> {
    parties.iter().find(|party| party.part == Part::Lead).map(|party| &party.organisation_id)
}

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
    if file.is_none() && draft.rupiah().is_some_and(|rupiah| word::is_large(draft, rupiah)) {
        return Err(fault("file", "fault-ledger-large"));
    }
    let stored = app.files().put_given(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    let room = (app.closed_days(), limits::ENTRIES);
    let (id, event) = add(&mut tx, app.today(), (partnership, draft), room).await?;
    if let Some(stored) = stored {
        require_shelf(&mut tx, partnership, &stored).await?;
        files::record_own(&mut tx, &stored).await?;
        write::add_evidence(&mut tx, &id, &stored.id).await?;
    }
    if word::waits(actor, &parties, draft) {
        standing::call(app, &mut tx, &id, lead(&parties)).await?;
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
    let (id, event) = add(tx, today, (partnership, draft), (closed, limits::ENTRIES)).await?;
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

async fn add(
    tx: &mut Tx,
    today: Date,
    (partnership, draft): (&PartnershipId, &EntryDraft),
    (closed, most): (&[ClosedDays], i64),
) -> Result<(LedgerEntryId, Event), Problem> {
    let parties = require_keeper(tx, partnership, draft).await?;
    draft.faults(today).or(())?;
    let found = partnership::find_in(tx, partnership).await?.ok_or(Problem::NotFound)?;
    if found.state == PartnershipState::Declined {
        return Err(Problem::refused("refused-ledger-declined"));
    }
    word::faults(&tx.actor, &parties, &found, draft).or(())?;
    require_room(tx, partnership, most).await?;
    check_names(tx, partnership, draft).await?;
    let rupiah = draft.rupiah().ok_or_else(|| fault("amount", "fault-ledger-amount"))?;
    let doubts = doubts(tx, (&found, draft, rupiah), closed).await?.confirmed(draft)?.codes();
    let codes = write::codes(tx, partnership, draft).await?;
    let id: LedgerEntryId = new_id();
    // Two who pass on from one entry wait for each other since the count, so that together they pass on no more than there is.
    if let Some(above) = &draft.out_of {
        check_chain(tx, partnership, draft, (above, &id), rupiah).await?;
    }
    let office = lead(&parties);
    let standing = if word::waits(&tx.actor, &parties, draft) { WAITING } else { CONFIRMED };
    let new = write::NewEntry {
        id: &id,
        partnership,
        office,
        draft,
        rupiah,
        codes: &codes,
        doubts: &doubts,
        standing,
    };
    write::insert(tx, &[new]).await?;
    let event = Event::new("ledger.recorded", &id, &found.title).after(&Snapshot::of_draft(draft, rupiah));
    Ok((id, event))
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
async fn kept(tx: &mut Tx, id: &LedgerEntryId) -> Result<LedgerEntry, Problem> {
    let Some(entry) = entries::find_in(tx, id).await? else {
        tx.actor.require(Permit::Secretariat)?;
        return Err(Problem::NotFound);
    };
    let parties = partnership::parties_in(tx, &entry.partnership_id).await?;
    match may_keep(&tx.actor, &parties, [entry.funder_id.as_ref(), entry.implementer_id.as_ref()]) {
        true => Ok(entry),
        false => Err(Problem::NotAllowed),
    }
}

/// Undoes an entry by a counter-entry, with what takes its place when there is something.
///
/// # Errors
/// As [`record`]; a refusal when the entry was undone already or a part of it was passed on.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: &LedgerEntryId,
    reason: &str,
    instead: Option<&EntryDraft>,
) -> Result<LedgerEntryId, Problem> {
    let mut tx = app.begin(actor).await?;
    let entry = kept(&mut tx, id).await?;
    let mut faults = Faults::none();
    faults.check_required("reason", reason, limits::NOTE);
    faults.or(())?;
    tx.lock_audit_head().await?;
    let all: Vec<Entry> =
        entries::chain_in(&mut tx, &entry.partnership_id, id).await?.iter().map(LedgerEntry::entry).collect();
    let counter: LedgerEntryId = new_id();
    ledger::counter(&entry.entry(), counter.clone(), &all).map_err(|why| match why {
        Refusal::PassedOn => Problem::refused("refused-ledger-passed-on"),
        _ => Problem::refused("refused-ledger-undone"),
    })?;
    write::insert_counter(&mut tx, &counter, &entry, reason).await?;
    let mut last = counter.clone();
    if let Some(draft) = instead {
        let is_large = draft.rupiah().is_some_and(|rupiah| word::is_large(draft, rupiah));
        if is_large && entry.evidence == 0 {
            return Err(fault("amount", "fault-ledger-large-instead"));
        }
        let room = (app.closed_days(), limits::CORRECTED);
        let (id, event) = add(&mut tx, app.today(), (&entry.partnership_id, draft), room).await?;
        tx.note(event);
        let parties = partnership::parties_in(&mut tx, &entry.partnership_id).await?;
        if word::waits(actor, &parties, draft) {
            standing::call(app, &mut tx, &id, lead(&parties)).await?;
        }
        last = id;
    }
    let event = Event::new("ledger.corrected", id, &entry.partnership)
        .before(&Snapshot::of_entry(&entry, ""))
        .after(&Snapshot::of_entry(&entry, reason));
    tx.commit(event).await?;
    Ok(last)
}

#[derive(Serialize)]
struct Proved<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// An entry that still counts; what was undone needs no proof any more, and gets none that would look as if it did.
async fn provable(tx: &mut Tx, id: &LedgerEntryId) -> Result<LedgerEntry, Problem> {
    let entry = kept(tx, id).await?;
    if entry.is_undone() { Err(Problem::refused("refused-ledger-undone")) } else { Ok(entry) }
}

/// Puts a file beside an entry that proves it.
///
/// # Errors
/// As [`record`]; a refusal when the entry was undone or undoes another, or has as many files as it may.
pub async fn attach(
    app: &App,
    actor: &Actor,
    id: &LedgerEntryId,
    file: NewFile,
) -> Result<AttachmentId, Problem> {
    let mut tx = app.begin(actor).await?;
    provable(&mut tx, id).await?;
    drop(tx);
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    // Whoever corrects the entry at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    let entry = provable(&mut tx, id).await?;
    if entry.evidence >= limits::EVIDENCE {
        let most = limits::EVIDENCE.to_string();
        return Err(Problem::refused_with("refused-ledger-evidence", "most", most));
    }
    require_shelf(&mut tx, &entry.partnership_id, &stored).await?;
    files::record_own(&mut tx, &stored).await?;
    write::add_evidence(&mut tx, id, &stored.id).await?;
    let event = Event::new("ledger.proved", id, &entry.partnership)
        .after(&Proved { file: &stored.name, sha256: &stored.sha256 });
    tx.commit(event).await?;
    Ok(stored.id)
}
