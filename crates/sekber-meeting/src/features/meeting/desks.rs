//! Desks for presentations side by side: what a meeting keeps of each, who presents at which, and what goes on at them.

use std::fmt;
use std::str::FromStr;

use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::meeting::stage::{Slot as StageSlot, Stage};
use sekber_core::value::Moment;
use sekber_engines::desks::{Desk, Presentation, Stages, deal};
use serde::{Deserialize, Serialize};

use super::model::{Meeting, Slot};

crate::text_column!(Desks);

/// A desk at which the presentations of a field are heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDesk {
    /// Its number, from 1; numbers may be left out between.
    pub number: i64,
    /// What it is called.
    pub name: String,
    /// Codes of the themes that make up its field.
    pub themes: Vec<String>,
    /// When the time of the presentation at it is over.
    pub ends_at: Option<Moment>,
    /// Counts what was moved at it.
    pub version: i64,
}

/// A desk as somebody sets it up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskDraft {
    /// Its number.
    pub number: i64,
    /// What it is called.
    pub name: String,
    /// Codes of its themes.
    pub themes: Vec<String>,
}

/// The desks of a meeting in the order of their numbers; none where all present in one queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desks(Vec<FieldDesk>);

impl fmt::Display for Desks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_empty() {
            true => Ok(()),
            false => f.write_str(&serde_json::to_string(&self.0).map_err(|_| fmt::Error)?),
        }
    }
}

impl FromStr for Desks {
    type Err = serde_json::Error;

    fn from_str(kept: &str) -> Result<Self, Self::Err> {
        if kept.is_empty() { Ok(Self::default()) } else { serde_json::from_str(kept).map(Self) }
    }
}

/// Who presents at a desk, one after the other, as places in the running order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue<'a> {
    /// The desk; none where there are no desks.
    pub desk: Option<&'a FieldDesk>,
    /// The places.
    pub places: Vec<usize>,
}

/// What goes on at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtDesk {
    /// The desk.
    pub desk: FieldDesk,
    /// Who presents.
    pub presenting: Option<Slot>,
    /// Who waits, the next first.
    pub waiting: Vec<Slot>,
}

impl Desks {
    /// Desks as they were set up, in the order of their numbers; nothing goes on at them yet. Their version is one that no desk
    /// of the meeting had before.
    pub fn set_up(drafts: &[DeskDraft], version: i64) -> Self {
        let desk = |draft: &DeskDraft| FieldDesk {
            number: draft.number,
            name: draft.name.trim().to_owned(),
            themes: draft.themes.clone(),
            ends_at: None,
            version,
        };
        let mut all: Vec<FieldDesk> = drafts.iter().map(desk).collect();
        all.sort_by_key(|desk| desk.number);
        Self(all)
    }

    /// The same as somebody would set them up.
    pub fn drafts(&self) -> Vec<DeskDraft> {
        let draft = |desk: &FieldDesk| DeskDraft {
            number: desk.number,
            name: desk.name.clone(),
            themes: desk.themes.clone(),
        };
        self.0.iter().map(draft).collect()
    }

    /// Whether all present in one queue.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn all(&self) -> &[FieldDesk] {
        &self.0
    }

    /// The desk of a number.
    pub fn find(&self, number: i64) -> Option<&FieldDesk> {
        self.0.iter().find(|desk| desk.number == number)
    }

    /// The place of a number's desk among them.
    pub fn place(&self, number: i64) -> Option<usize> {
        self.0.iter().position(|desk| desk.number == number)
    }

    /// The desk of a presentation; none without desks. One whose desk is gone is heard at the first.
    pub fn desk_of(&self, slot: &Slot) -> Option<&FieldDesk> {
        slot.desk.and_then(|number| self.find(number)).or(self.0.first())
    }

    /// Whether presentations are dealt to both alike: the same numbers have the same themes.
    pub fn deals_like(&self, other: &Self) -> bool {
        let field = |desk: &FieldDesk| (desk.number, desk.themes.clone());
        self.0.iter().map(field).eq(other.0.iter().map(field))
    }

    /// Who presents at each desk; everybody in one queue where there are none.
    pub fn queues(&self, slots: &[Slot]) -> Vec<Queue<'_>> {
        if self.is_empty() {
            return vec![Queue { desk: None, places: (0..slots.len()).collect() }];
        }
        let queue = |desk| {
            let own = slots.iter().enumerate().filter(|(_, slot)| self.desk_of(slot) == Some(desk));
            Queue { desk: Some(desk), places: own.map(|(place, _)| place).collect() }
        };
        self.0.iter().map(queue).collect()
    }

    /// What goes on at each desk.
    pub fn at(&self, slots: &[Slot]) -> Vec<AtDesk> {
        let at = |desk: &FieldDesk| {
            let of = |state: SlotState| {
                let own = slots.iter().filter(|slot| self.desk_of(slot) == Some(desk));
                own.filter(|slot| slot.state == state).cloned().collect::<Vec<Slot>>()
            };
            let (presenting, waiting) = (of(SlotState::Presenting).pop(), of(SlotState::Waiting));
            AtDesk { desk: desk.clone(), presenting, waiting }
        };
        self.0.iter().map(at).collect()
    }

    /// Gives every presentation that has none of these desks one, by its theme; without desks nobody has one.
    pub fn deal(&self, slots: &mut [Slot], theme: impl Fn(&Slot) -> Option<String>) {
        let known = |slot: &Slot| slot.desk.filter(|number| self.find(*number).is_some());
        let minutes = |desk: &FieldDesk| {
            let own = slots.iter().filter(|slot| known(slot) == Some(desk.number));
            own.map(|slot| slot.minutes).sum::<i64>()
        };
        let desk = |desk: &FieldDesk| Desk { themes: desk.themes.clone(), minutes: minutes(desk) };
        let desks: Vec<Desk> = self.0.iter().map(desk).collect();
        let open = |slot: &&Slot| known(slot).is_none();
        let presented = |slot: &Slot| Presentation { theme: theme(slot), minutes: slot.minutes };
        let presentations: Vec<Presentation> = slots.iter().filter(open).map(presented).collect();
        let mut dealt = deal(&desks, &presentations).into_iter();
        for slot in slots.iter_mut().filter(|slot| known(slot).is_none()) {
            slot.desk = dealt.next().and_then(|place| self.0.get(place)).map(|desk| desk.number);
        }
    }

    /// The same after something was moved at all of them.
    #[must_use]
    pub fn moved(&self) -> Self {
        Self(self.0.iter().map(|desk| FieldDesk { version: desk.version + 1, ..desk.clone() }).collect())
    }

    /// The same as their stages stand after something was moved, at one of them or at all.
    #[must_use]
    pub fn after(&self, stages: &Stages, at: Option<usize>) -> Self {
        let after = |(place, (desk, stage)): (usize, (&FieldDesk, &Stage))| FieldDesk {
            ends_at: stage.ends_at.filter(|_| stage.round == Round::Presenting),
            version: desk.version + i64::from(at.is_none_or(|at| at == place)),
            ..desk.clone()
        };
        Self(self.0.iter().zip(stages.all()).enumerate().map(after).collect())
    }
}

impl Slot {
    /// Whether it goes on or did, to its end or not: then it stays at its desk.
    pub fn is_heard(&self) -> bool {
        matches!(self.state, SlotState::Presenting | SlotState::Done)
    }

    /// The presentation as a stage knows it.
    pub fn on_stage(&self) -> StageSlot {
        StageSlot {
            state: self.state,
            minutes: self.minutes,
            started_at: self.started_at,
            ended_at: self.ended_at,
        }
    }
}

impl Meeting {
    /// The stages of its desks with their presentations; a single one where it has none. Desks have clocks of their own as
    /// long as there are presentations.
    pub fn stages(&self, slots: &[Slot]) -> Stages {
        let stage = |queue: Queue<'_>| Stage {
            round: self.round,
            slots: queue.places.iter().filter_map(|place| slots.get(*place)).map(Slot::on_stage).collect(),
            ends_at: match queue.desk {
                Some(desk) if self.round == Round::Presenting => desk.ends_at,
                _ => self.turn_ends_at,
            },
            late_until: self.late_until,
        };
        Stages::of(self.desks.queues(slots).into_iter().map(stage).collect())
    }

    /// What the meeting itself keeps of its stages: without a time limit while each desk has its own.
    pub fn hall(&self, stages: &Stages) -> Stage {
        let first = stages.all().first().cloned().unwrap_or_else(|| self.stage(&[]));
        let parted = !self.desks.is_empty() && first.round == Round::Presenting;
        Stage { ends_at: first.ends_at.filter(|_| !parted), ..first }
    }
}

#[cfg(test)]
mod tests;
