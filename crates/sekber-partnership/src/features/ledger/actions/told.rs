//! The verbs of money that imported files tell: record some lines at once, set lines aside, and undo what was recorded when their import
//! is taken back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sekber_core::ledger::Way;
use sekber_core::value::{Currency, LedgerEntryId, PartnershipId};

use super::{Corrected, Under, add, correct_in, fault};
use crate::features::ledger::draft::{Conversion, EntryDraft};
use crate::features::ledger::model::{LedgerEntry, Standing};
use crate::features::ledger::offers::{AT_ONCE, Offer, draft, offers, programmes};
use crate::features::ledger::standing;
use crate::features::ledger::store::choices::of_form;
use crate::features::partnership::{self, Party};
use crate::features::programme::{self, ToldMoney, ToldState};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// What files do not tell of their lines, and is said of all that are recorded at once.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The way that the money goes.
    pub way: Way,
    /// The rate of what is not in rupiah.
    pub conversion: Option<Conversion>,
    /// Whether what is odd about them is known.
    pub confirmed: bool,
}

/// The fields of the form; what is wrong with anything else of a line is told at the lines.
const FIELDS: [&str; 5] = ["way", "rate", "rate_on", "rate_source", "confirmed"];

/// Whether somebody keeps any of a partnership's money: the office that leads, and whoever else takes part.
fn keeps(actor: &Actor, parties: &[Party]) -> bool {
    partnership::leads(actor, parties) || parties.iter().any(|party| actor.acts_for(&party.organisation_id))
}

/// Records lines of imported files as entries of a partnership's ledger, all or none; how many. A line that corrects one that is
/// recorded undoes its entry by a counter-entry and takes its place.
///
/// # Errors
/// As [`super::record`]; a refusal when a line does not wait any more.
pub async fn record_told(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
    chosen: &[String],
    terms: &Terms,
) -> Result<usize, Problem> {
    let choices = of_form(app.db(), &app.region(), partnership).await?;
    let programmes = programmes(app, partnership).await?;
    let mut tx = app.begin(actor).await?;
    let parties = partnership::parties_in(&mut tx, partnership).await?;
    if !keeps(actor, &parties) {
        return Err(Problem::NotAllowed);
    }
    check_chosen(chosen)?;
    partnership::require_verified(&mut tx, &parties).await?;
    // Two who record the same line wait for each other.
    tx.lock_audit_head().await?;
    let known = programme::told_in(&mut tx, &programmes).await?;
    let found = offers(&known);
    let open = found.iter().filter(|offer| offer.is_open());
    let open: HashMap<&str, &Offer<'_>> = open.map(|offer| (offer.line.id.as_str(), offer)).collect();
    check_rate(chosen, &open, terms)?;
    let reason = app.words().say(Language::Indonesian, "told-corrected-reason");
    let (mut events, mut waiting) = (Vec::with_capacity(chosen.len()), None);
    for id in chosen {
        let gone = || Problem::refused("refused-told-gone");
        let offer = open.get(id.as_str()).ok_or_else(gone)?;
        let draft = draft(offer.line, &choices, (terms.way, terms.conversion.as_ref())).ok_or_else(gone)?;
        let draft = EntryDraft { confirmed: terms.confirmed, ..draft };
        let done = match offer.corrects.and_then(|former| Some((former, entry_of(former)?))) {
            Some((former, entry)) => replace(app, &mut tx, (former, &entry), (&reason, &draft)).await,
            None => new(app, &mut tx, partnership, &draft).await,
        };
        let (event, waits) = done.map_err(|problem| at_line(problem, offer.line))?;
        events.push(event);
        waiting = waits.or(waiting);
    }
    // The office is called once for all of them.
    if let Some(entry) = waiting {
        standing::call(app, &mut tx, &entry).await?;
    }
    let count = events.len();
    if let Some(last) = events.pop() {
        events.into_iter().for_each(|event| tx.note(event));
        tx.commit(last).await?;
    }
    Ok(count)
}

fn check_chosen(chosen: &[String]) -> Result<(), Problem> {
    let mut faults = Faults::none();
    faults.check_chosen("line", "fault-told-none", chosen.len(), AT_ONCE);
    faults.or(())
}

/// A rate is one currency's.
fn check_rate(chosen: &[String], open: &HashMap<&str, &Offer<'_>>, terms: &Terms) -> Result<(), Problem> {
    let lines = chosen.iter().filter_map(|id| open.get(id.as_str()));
    let foreign: BTreeSet<&str> = lines
        .map(|offer| offer.line.currency.as_str())
        .filter(|currency| *currency != Currency::IDR.as_str())
        .collect();
    match foreign.len() > 1 && terms.conversion.is_some() {
        true => Err(fault("rate", "fault-told-rates")),
        false => Ok(()),
    }
}

fn entry_of(line: &ToldMoney) -> Option<LedgerEntryId> {
    line.entry_id.as_ref()?.parse().ok()
}

/// What is to be noted, and the entry that waits for the office.
type Done = (Event, Option<LedgerEntryId>);

async fn new(
    app: &App,
    tx: &mut Tx,
    partnership: &PartnershipId,
    draft: &EntryDraft,
) -> Result<Done, Problem> {
    let under = Under { unproved: Some(("line", "fault-told-large")), ..Under::new(app.closed_days()) };
    let (id, standing, event) = add(tx, app.today(), (partnership, draft), &under).await?;
    Ok((event, (standing == Standing::Waiting).then_some(id)))
}

async fn replace(
    app: &App,
    tx: &mut Tx,
    (former, entry): (&ToldMoney, &LedgerEntryId),
    (reason, draft): (&str, &EntryDraft),
) -> Result<Done, Problem> {
    let Corrected { entry: undone, event, .. } = correct_in(app, tx, entry, (reason, Some(draft))).await?;
    standing::tell_corrected(app, tx, &undone, reason).await?;
    let states = (&[ToldState::Offered][..], ToldState::Replaced);
    programme::move_told(tx, std::slice::from_ref(&former.id), states).await?;
    Ok((event, None))
}

/// What is wrong with a line, told at the fields that the form has, or at the lines with the identifier of the line that is meant, which the
/// page says in its own words.
fn at_line(problem: Problem, line: &ToldMoney) -> Problem {
    let Problem::Invalid(faults) = problem else { return problem };
    let mut told = Faults::none();
    if faults.iter().any(|fault| !FIELDS.contains(&fault.field.as_str())) {
        told.add_with("line", "fault-told-line", "line", line.id.as_str());
    }
    for fault in faults.iter() {
        let field = if FIELDS.contains(&fault.field.as_str()) { fault.field.as_str() } else { "line" };
        told.add_with_all(field, fault.key, fault.facts.clone());
    }
    Problem::Invalid(told)
}

/// Sets lines aside, so that they are not offered any more, or offers them again; how many.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part in the partnership or is of the secretariat, [`Problem::Invalid`] when none is
/// chosen.
pub async fn set_aside(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
    chosen: &[String],
    is_back: bool,
) -> Result<usize, Problem> {
    let programmes = programmes(app, partnership).await?;
    let mut tx = app.begin(actor).await?;
    let parties = partnership::parties_in(&mut tx, partnership).await?;
    if !keeps(actor, &parties) {
        return Err(Problem::NotAllowed);
    }
    check_chosen(chosen)?;
    let found = partnership::find_in(&mut tx, partnership).await?.ok_or(Problem::NotFound)?;
    let known = programme::told_in(&mut tx, &programmes).await?;
    let own: Vec<String> = known.into_iter().map(|line| line.id).filter(|id| chosen.contains(id)).collect();
    let (from, to) = match is_back {
        true => (ToldState::Aside, ToldState::Offered),
        false => (ToldState::Offered, ToldState::Aside),
    };
    let moved = programme::move_told(&mut tx, &own, (&[from], to)).await?;
    if moved > 0 {
        let event = match is_back {
            true => Event::new("partnership.told_offered", partnership, &found.title),
            false => Event::new("partnership.told_aside", partnership, &found.title),
        };
        tx.commit(event).await?;
    }
    Ok(usize::try_from(moved).unwrap_or(usize::MAX))
}

/// Undoes entries that lines of an import became, as far as the actor may and nothing was passed on from them; the others stay, among
/// them what the office has confirmed. Whoever else they concern is told once for each partnership.
///
/// # Errors
/// When the database refuses.
pub async fn undo_told(app: &App, tx: &mut Tx, entries: &[String], reason: &str) -> Result<(), Problem> {
    let mut undone: BTreeMap<String, LedgerEntry> = BTreeMap::new();
    for id in entries.iter().filter_map(|id| id.parse::<LedgerEntryId>().ok()) {
        match correct_in(app, tx, &id, (reason, None)).await {
            Ok(Corrected { entry, event, .. }) => {
                tx.note(event);
                undone.insert(entry.partnership_id.to_string(), entry);
            }
            Err(Problem::NotAllowed | Problem::NotFound | Problem::Refused { .. }) => {}
            Err(problem) => return Err(problem),
        }
    }
    for entry in undone.values() {
        standing::tell_corrected(app, tx, entry, reason).await?;
    }
    Ok(())
}
