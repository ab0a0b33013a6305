//! What imported files tell of a partnership's money, beside its ledger: which lines can become entries, and the entry that each would
//! be. Nothing is guessed: the way of the money and the rate of a currency are asked, and who gives or receives is whom the file names.

use std::collections::{BTreeMap, HashMap};

use sekber_core::ledger::{Amount, Way};
use sekber_core::text::fold;
use sekber_core::value::{Currency, LedgerEntryId, PartnershipId, ProgrammeId};

use super::draft::{Conversion, EntryDraft, Hand};
use super::limits;
use super::model::LedgerEntry;
use super::store::choices::Choices;
use super::store::write;
use crate::features::partnership;
use crate::features::programme::{self, BUDGET, PLANNED, ToldMoney};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Lines that are recorded at a time, and shown on a page.
pub const AT_ONCE: usize = 50;

/// A line of a file beside the ledger.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// What the file tells.
    pub line: &'a ToldMoney,
    /// The recorded line that it corrects.
    pub corrects: Option<&'a ToldMoney>,
    /// Why it is not offered, a code of the words `told-kept-…`; empty when it is.
    pub why: &'a str,
}

impl Offer<'_> {
    /// Whether it can be recorded as it is.
    pub fn is_open(&self) -> bool {
        self.why.is_empty() && self.line.is_offered()
    }
}

/// The programmes of a partnership, of whose money files tell.
///
/// # Errors
/// When the database cannot be asked.
pub async fn programmes(app: &App, partnership: &PartnershipId) -> Result<Vec<ProgrammeId>, Problem> {
    let carried = partnership::programmes(app.db(), &app.region(), partnership).await?;
    Ok(carried.into_iter().map(|one| one.programme_id).collect())
}

/// The lines of some programmes that do not stand in the ledger, in the order in which they were told. Of each stage of a programme one
/// kind of line is offered: the others tell of the same money. Linear in the lines.
pub fn offers(known: &[ToldMoney]) -> Vec<Offer<'_>> {
    let mut of: BTreeMap<&ProgrammeId, Vec<&ToldMoney>> = BTreeMap::new();
    for line in known {
        of.entry(&line.programme_id).or_default().push(line);
    }
    of.values().flat_map(|lines| of_programme(lines)).collect()
}

fn of_programme<'a>(lines: &[&'a ToldMoney]) -> Vec<Offer<'a>> {
    let heads = programme::told_heads(lines);
    let tell = heads.iter().filter(|line| line.kept.is_empty());
    let counted = programme::counted_kinds(tell.map(|line| (line.kind.as_str(), line.is_recorded())));
    let by_id: HashMap<&str, &'a ToldMoney> = lines.iter().map(|line| (line.id.as_str(), *line)).collect();
    let offer = |line: &'a ToldMoney| Offer {
        line,
        corrects: corrected(line, &by_id),
        why: match line.kept.as_str() {
            "" if counted.values().any(|kind| *kind == line.kind) => "",
            "" => "passed-on",
            kept => kept,
        },
    };
    heads.into_iter().filter(|line| !line.is_recorded()).map(offer).collect()
}

/// The line in the ledger that a line takes the place of, over those that came between.
fn corrected<'a>(line: &'a ToldMoney, by_id: &HashMap<&str, &'a ToldMoney>) -> Option<&'a ToldMoney> {
    let mut at = line;
    // Each is told before the next, so it ends.
    for _ in 0..by_id.len() {
        at = *by_id.get(at.replaces.as_deref()?)?;
        if at.is_recorded() {
            return Some(at);
        }
    }
    None
}

/// Somebody that a file names: an organisation that takes part where it has that name.
pub fn hand(name: &str, choices: &Choices) -> Hand {
    let known = choices.hands.iter().find(|(_, known)| !name.is_empty() && fold(known) == fold(name));
    let known = known.and_then(|(id, _)| choices.hand(id));
    known.unwrap_or_else(|| Hand { id: None, name: name.to_owned() })
}

/// The document that says what a line says.
pub fn source(line: &ToldMoney) -> String {
    let number = if line.reference.is_empty() { String::new() } else { format!(", {}", line.reference) };
    format!("IATI {}{number}{}", line.source, written(line)).chars().take(limits::SOURCE).collect()
}

/// The amount as it is written, where the one that is offered is rounded.
pub fn written(line: &ToldMoney) -> String {
    if line.is_rounded() { format!(", {} {}", line.currency, line.value) } else { String::new() }
}

/// The entry that a line becomes; none when it cannot become one.
pub fn draft(
    line: &ToldMoney,
    choices: &Choices,
    (way, conversion): (Way, Option<&Conversion>),
) -> Option<EntryDraft> {
    let (money, stage) = (line.money()?, programme::told_stage(&line.kind)?);
    let hands = (hand(&line.giver, choices), hand(&line.receiver, choices));
    // What is planned is meant for a time, not for a day.
    let is_of_day = ![BUDGET, PLANNED].contains(&line.kind.as_str());
    Some(EntryDraft {
        way,
        on_day: line.on_day.parse().ok().filter(|_| is_of_day),
        programme: Some(line.programme_id.clone()),
        currency: money.currency,
        conversion: conversion.filter(|_| money.currency != Currency::IDR).cloned(),
        source: source(line),
        told: Some(line.id.clone()),
        ..EntryDraft::new(stage, line.year()?, hands, Amount::Exact(money.minor))
    })
}

/// Whether an entry that stands says what a draft says: the same stage, day, amount and hands.
pub fn says_the_same(draft: &EntryDraft, entry: &LedgerEntry) -> bool {
    let is_same_money = (draft.currency, draft.amount) == (entry.currency, entry.amount());
    let is_same_time = (draft.stage, draft.year, draft.on_day) == (entry.stage, entry.year, entry.on_day);
    let are_same_hands =
        draft.funder.key() == entry.funder_key && draft.implementer.key() == entry.implementer_key;
    is_same_money && is_same_time && are_same_hands && !entry.is_undone() && !entry.is_refused()
}

/// Ties a line of a file to the entry that records it, once.
///
/// # Errors
/// A refusal when it is not told of a programme of the partnership, does not wait any more, or corrects one whose entry still stands.
pub async fn take(
    tx: &mut Tx,
    partnership: &PartnershipId,
    line: &str,
    entry: &LedgerEntryId,
) -> Result<(), Problem> {
    let gone = || Problem::refused("refused-told-gone");
    let line = programme::find_told_in(tx, line).await?.ok_or_else(gone)?;
    let mut before = line.replaces.clone();
    while let Some(id) = before {
        let former = programme::find_told_in(tx, &id).await?.ok_or_else(gone)?;
        if former.is_recorded() {
            return Err(gone());
        }
        before = former.replaces;
    }
    let is_here = write::carries(tx, partnership, &line.programme_id).await?;
    match is_here && programme::told_became(tx, &line.id, entry.as_str()).await? {
        true => Ok(()),
        false => Err(gone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, kind: &str, (state, replaces): (&str, Option<&str>)) -> ToldMoney {
        ToldMoney {
            id: id.to_owned(),
            programme_id: "p".parse().unwrap(),
            import_id: "i".parse().unwrap(),
            source: "X-1".to_owned(),
            kind: kind.to_owned(),
            reference: id.to_owned(),
            on_day: "2024-05-06".to_owned(),
            value: "12.50".to_owned(),
            currency: "USD".to_owned(),
            giver: "Donor".to_owned(),
            receiver: "yayasan SENDIRI".to_owned(),
            kept: String::new(),
            state: state.parse().unwrap(),
            replaces: replaces.map(str::to_owned),
            entry_id: None,
        }
    }

    #[test]
    fn one_kind_is_offered_and_a_correction_finds_what_it_corrects() {
        let known = [
            line("a", "1", ("recorded", None)),
            line("b", "1", ("replaced", Some("a"))),
            line("c", "1", ("offered", Some("b"))),
            line("d", "3", ("offered", None)),
            line("e", "4", ("aside", None)),
        ];
        let found: Vec<(&str, Option<&str>, &str)> = offers(&known)
            .iter()
            .map(|one| (one.line.id.as_str(), one.corrects.map(|line| line.id.as_str()), one.why))
            .collect();
        assert_eq!(found, [("c", Some("a"), ""), ("d", None, "passed-on"), ("e", None, "")]);
    }

    #[test]
    fn an_entry_says_what_its_line_says() {
        let choices = Choices {
            hands: vec![("partner".to_owned(), "Yayasan Sendiri".to_owned())],
            ..Choices::default()
        };
        let draft = draft(&line("a", "1", ("offered", None)), &choices, (Way::PartnerRun, None)).unwrap();
        assert_eq!(draft.amount, Amount::Exact(1_250));
        assert_eq!((draft.year, draft.on_day), (2024, Some(jiff::civil::date(2024, 5, 6))));
        assert_eq!((draft.funder.id, draft.funder.name.as_str()), (None, "Donor"));
        assert_eq!(draft.implementer.name, "Yayasan Sendiri");
        assert_eq!(draft.source, "IATI X-1, a");
        assert!(draft.conversion.is_none(), "a rate is asked, not guessed");
    }
}
