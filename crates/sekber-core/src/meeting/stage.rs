//! The stage: which round it is, who presents, until when; and what the chair may do about it.

use crate::meeting::kinds::{Round, SlotState};
use crate::value::Moment;

/// The longest presentation, and the longest that one command can add, in minutes.
pub const MOST_MINUTES: i64 = 240;

/// One presentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// How far it is.
    pub state: SlotState,
    /// How long it was planned, in minutes.
    pub minutes: i64,
    /// When it began last.
    pub started_at: Option<Moment>,
    /// When it ended last.
    pub ended_at: Option<Moment>,
}

/// A meeting's stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The round.
    pub round: Round,
    /// Presentations in their order.
    pub slots: Vec<Slot>,
    /// When the time of the presentation, or of choosing, is over.
    pub ends_at: Option<Moment>,
    /// Until when choices are still taken after the meeting was closed.
    pub late_until: Option<Moment>,
}

/// What a chair can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Opens the doors.
    Open,
    /// Ends the presentation going on, if any, and begins the next one that waits.
    Next,
    /// Passes over the presentation going on and begins the next one that waits.
    Skip,
    /// Calls up a presentation, also one that is over or was passed over.
    Call(usize),
    /// Gives the presentation, or the time of choosing, so many more minutes.
    Extend(i64),
    /// Ends the presentations; both sides choose for so many minutes.
    Choose(i64),
    /// Ends the choosing.
    Plan,
    /// Goes back to the round before, for a step taken by mistake.
    Back,
    /// Closes the meeting; choices are taken for so many more hours.
    Close(i64),
}

/// Why a command cannot be followed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The round does not allow it.
    #[error("not in this round")]
    Round,
    /// No presentation waits.
    #[error("no presentation waits")]
    NobodyWaits,
    /// There is no such presentation, or it is going on.
    #[error("no such presentation to call up")]
    NoSuchSlot,
    /// Minutes are 1 to [`MOST_MINUTES`], hours 0 to 720.
    #[error("too long or too short")]
    Length,
    /// Nothing is being timed.
    #[error("nothing is being timed")]
    NoTimer,
}

impl Stage {
    /// The presentation going on.
    pub fn current(&self) -> Option<usize> {
        self.slots.iter().position(|slot| slot.state == SlotState::Presenting)
    }

    /// The next presentation that waits.
    pub fn next(&self) -> Option<usize> {
        self.slots.iter().position(|slot| slot.state == SlotState::Waiting)
    }

    /// Whether choices are taken at a moment: from the opening of the doors to the end of choosing, and in the window
    /// after the meeting.
    pub fn takes_picks(&self, now: Moment) -> bool {
        match self.round {
            Round::Arriving | Round::Presenting | Round::Choosing => true,
            Round::Closed => self.late_until.is_some_and(|until| now < until),
            Round::Preparing | Round::Planning | Round::Cancelled => false,
        }
    }

    /// The stage after a command.
    ///
    /// # Errors
    /// [`Refusal`], and the stage stays as it is.
    pub fn after(&self, command: Command, now: Moment) -> Result<Self, Refusal> {
        let mut stage = self.clone();
        match command {
            Command::Open => stage.turn(Round::Preparing, Round::Arriving)?,
            Command::Next => stage.advance(SlotState::Done, now)?,
            Command::Skip => {
                stage.current().ok_or(Refusal::NobodyWaits)?;
                stage.advance(SlotState::Skipped, now)?;
            }
            Command::Call(slot) => stage.call(slot, now)?,
            Command::Extend(minutes) => stage.extend(minutes, now)?,
            Command::Choose(minutes) => {
                let until = now.plus_seconds(60 * length(minutes)?);
                if !matches!(stage.round, Round::Arriving | Round::Presenting) {
                    return Err(Refusal::Round);
                }
                // Whoever is cut off keeps no end, by which going back finds them.
                stage.end_current(SlotState::Done, None);
                (stage.round, stage.ends_at) = (Round::Choosing, Some(until));
            }
            Command::Plan => {
                stage.turn(Round::Choosing, Round::Planning)?;
                stage.ends_at = None;
            }
            Command::Back => stage.back(now)?,
            Command::Close(hours) => {
                if !(0..=720).contains(&hours) {
                    return Err(Refusal::Length);
                }
                stage.turn(Round::Planning, Round::Closed)?;
                stage.late_until = (hours > 0).then(|| now.plus_seconds(3600 * hours));
            }
        }
        Ok(stage)
    }

    fn turn(&mut self, from: Round, to: Round) -> Result<(), Refusal> {
        if self.round != from {
            return Err(Refusal::Round);
        }
        self.round = to;
        Ok(())
    }

    fn end_current(&mut self, state: SlotState, ended_at: Option<Moment>) {
        if let Some(slot) = self.current().and_then(|at| self.slots.get_mut(at)) {
            (slot.state, slot.ended_at) = (state, ended_at);
        }
    }

    /// Ends the presentation going on and begins the next; when none waits, the hall waits for the chair.
    fn advance(&mut self, end: SlotState, now: Moment) -> Result<(), Refusal> {
        if !matches!(self.round, Round::Arriving | Round::Presenting) {
            return Err(Refusal::Round);
        }
        let next = self.next();
        if next.is_none() && self.current().is_none() {
            return Err(Refusal::NobodyWaits);
        }
        self.end_current(end, Some(now));
        self.round = Round::Presenting;
        self.ends_at = None;
        next.map_or(Ok(()), |slot| self.begin(slot, now))
    }

    fn call(&mut self, slot: usize, now: Moment) -> Result<(), Refusal> {
        if !matches!(self.round, Round::Arriving | Round::Presenting) {
            return Err(Refusal::Round);
        }
        let called = self.slots.get(slot).filter(|slot| slot.state != SlotState::Presenting);
        called.ok_or(Refusal::NoSuchSlot)?;
        self.end_current(SlotState::Done, Some(now));
        self.round = Round::Presenting;
        self.begin(slot, now)
    }

    fn begin(&mut self, slot: usize, now: Moment) -> Result<(), Refusal> {
        let slot = self.slots.get_mut(slot).ok_or(Refusal::NoSuchSlot)?;
        (slot.state, slot.started_at, slot.ended_at) = (SlotState::Presenting, Some(now), None);
        self.ends_at = Some(now.plus_seconds(60 * slot.minutes));
        Ok(())
    }

    fn extend(&mut self, minutes: i64, now: Moment) -> Result<(), Refusal> {
        let minutes = length(minutes)?;
        let timed = matches!(self.round, Round::Presenting | Round::Choosing);
        let ends_at = self.ends_at.filter(|_| timed).ok_or(Refusal::NoTimer)?;
        // What has run over already is not taken out of what is given.
        self.ends_at = Some(ends_at.max(now).plus_seconds(60 * minutes));
        Ok(())
    }

    /// Gives the floor back to whoever was cut off when choosing began, until when it was planned.
    fn resume(&mut self) {
        let cut = self.slots.iter_mut().find(|slot| slot.state == SlotState::Done && slot.ended_at.is_none());
        if let Some(slot) = cut {
            slot.state = SlotState::Presenting;
            self.ends_at = slot.started_at.map(|began| began.plus_seconds(60 * slot.minutes));
        }
    }

    fn back(&mut self, now: Moment) -> Result<(), Refusal> {
        self.ends_at = None;
        self.round = match self.round {
            Round::Arriving => Round::Preparing,
            Round::Presenting => {
                self.end_current(SlotState::Skipped, Some(now));
                Round::Arriving
            }
            Round::Choosing => {
                self.resume();
                Round::Presenting
            }
            Round::Planning => Round::Choosing,
            // A closed meeting has a signed record, and of one that was called off everybody was told.
            Round::Preparing | Round::Closed | Round::Cancelled => return Err(Refusal::Round),
        };
        Ok(())
    }
}

fn length(minutes: i64) -> Result<i64, Refusal> {
    if (1..=MOST_MINUTES).contains(&minutes) { Ok(minutes) } else { Err(Refusal::Length) }
}

#[cfg(test)]
mod tests;
