//! What somebody may see of a season before its result is told, said once for all pages: jurors mark blind to each other, a partner learns its
//! score with the provisional result, and whoever has a conflict with an entry is kept from it.

use sekber_core::value::EntryId;

use super::model::{Entry, Season, Sheet};
use super::tally::Records;
use crate::kit::access::Actor;

/// Somebody before a season.
pub struct Sight<'a> {
    season: &'a Season,
    records: &'a Records,
    actor: &'a Actor,
}

impl<'a> Sight<'a> {
    /// What `actor` may see.
    pub fn of(season: &'a Season, records: &'a Records, actor: &'a Actor) -> Self {
        Self { season, records, actor }
    }

    /// Whether the person sits on the jury now.
    pub fn sits(&self) -> bool {
        self.actor.person_id().is_some_and(|person| {
            self.records.jurors.iter().any(|juror| juror.person_id == *person && juror.ended_at.is_none())
        })
    }

    /// Whether the entry is the person's own organisation.
    pub fn is_own(&self, entry: &Entry) -> bool {
        self.actor.belongs_to(&entry.organisation_id)
    }

    /// Whether the person's own organisation takes part: nobody judges those with whom it competes.
    pub fn competes(&self) -> bool {
        self.records.entries.iter().any(|entry| self.is_own(entry))
    }

    /// The person's own sheet for an entry.
    pub fn own_sheet(&self, entry: &EntryId) -> Option<&'a Sheet> {
        let person = self.actor.person_id()?;
        self.records.sheets.iter().find(|sheet| sheet.entry_id == *entry && sheet.person_id == *person)
    }

    /// Whether the person declared a conflict with the entry's partner: for whichever of its entries, and of those that were joined to
    /// it since.
    pub fn has_declared(&self, entry: &Entry) -> bool {
        let Some(person) = self.actor.person_id() else { return false };
        let entries = &self.records.entries;
        let of_partner = |sheet: &Sheet| {
            entries.iter().any(|one| one.id == sheet.entry_id && one.organisation_id == entry.organisation_id)
        };
        let mut declared =
            self.records.sheets.iter().filter(|sheet| sheet.conflict && sheet.person_id == *person);
        declared.any(of_partner)
    }

    /// Whether the person sees the entry and its evidence. Its own people and those who run the award do, whatever they declared as
    /// jurors: they contest it and answer.
    pub fn sees_entry(&self, entry: &Entry) -> bool {
        self.actor.oversees() || self.is_own(entry) || self.sits()
    }

    /// Whether the person sees what the jury gave the entry, and so its score.
    pub fn sees_jury(&self, entry: &Entry) -> bool {
        if self.season.is_told() {
            return true;
        }
        match self.own_sheet(&entry.id) {
            _ if self.is_own(entry) || self.has_declared(entry) => false,
            Some(_) => self.sits() || self.actor.oversees(),
            None => self.actor.oversees() && !self.sits(),
        }
    }

    /// Whether the person sees how all entries stand to each other, which needs the right to see each of them.
    pub fn sees_ranking(&self) -> bool {
        self.season.is_told()
            || (self.actor.oversees() && self.records.entries.iter().all(|entry| self.sees_jury(entry)))
    }
}
