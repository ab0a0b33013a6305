//! Presentations at several desks side by side: each has its own queue and its own clock, all are in one round; and which
//! presentation goes to which desk.

use std::collections::BTreeMap;

use sekber_core::meeting::kinds::Round;
use sekber_core::meeting::stage::{self, Command, Stage};
use sekber_core::value::Moment;

/// Most desks of a meeting: as many as a wall shows side by side in letters that are read from the other end of a hall.
pub const MOST: usize = 8;

/// The stages of a meeting: one for each desk, all in the same round. A meeting without desks has a single one, and goes as
/// that one goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages(Vec<Stage>);

/// Why a command cannot be followed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such desk, or nobody said at which of several.
    #[error("no such desk")]
    NoSuchDesk,
    /// The stage does not allow it.
    #[error(transparent)]
    Stage(#[from] stage::Refusal),
}

impl Stages {
    /// The stages of desks that are in the same round.
    pub fn of(stages: Vec<Stage>) -> Self {
        Self(stages)
    }

    /// The stages in the order of their desks.
    pub fn all(&self) -> &[Stage] {
        &self.0
    }

    /// Whether a command moves the whole meeting: rounds are everybody's, presentations are their desk's, and so is time as
    /// long as there are presentations.
    pub fn is_for_all(&self, command: Command) -> bool {
        match command {
            Command::Next | Command::Skip | Command::Call(_) => false,
            Command::Extend(_) => self.0.first().is_some_and(|stage| stage.round == Round::Choosing),
            Command::Open | Command::Choose(_) | Command::Plan | Command::Back | Command::Close(_) => true,
        }
    }

    /// The stages after a command, which is given at a desk unless it is for all. Who calls a presentation up names its place
    /// in the queue of the desk.
    ///
    /// # Errors
    /// [`Refusal`], and every stage stays as it is.
    pub fn after(&self, command: Command, desk: Option<usize>, now: Moment) -> Result<Self, Refusal> {
        if self.is_for_all(command) {
            let all = self.0.iter().map(|stage| stage.after(command, now));
            return Ok(Self(all.collect::<Result<Vec<Stage>, stage::Refusal>>()?));
        }
        // Where there is one queue, nobody has to say which.
        let at = if self.0.len() == 1 { 0 } else { desk.ok_or(Refusal::NoSuchDesk)? };
        let moved = self.0.get(at).ok_or(Refusal::NoSuchDesk)?.after(command, now)?;
        let follow = |(place, stage): (usize, &Stage)| match place == at {
            true => moved.clone(),
            false => Stage { round: moved.round, ..stage.clone() },
        };
        Ok(Self(self.0.iter().enumerate().map(follow).collect()))
    }
}

/// A desk that presentations are dealt to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The themes that are presented at it.
    pub themes: Vec<String>,
    /// Minutes of the presentations that it has already.
    pub minutes: i64,
}

/// A presentation that is dealt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presentation {
    /// Its theme, where it has one.
    pub theme: Option<String>,
    /// How long it takes, in minutes.
    pub minutes: i64,
}

/// The desk of each presentation, as places in `desks`: that of its theme. Presentations of a theme that no desk has stay
/// together at the desk that has the least to hear by then, and those without a theme go to such a desk one by one.
/// Deterministic; linear in presentations times desks. Without desks all places are 0.
pub fn deal(desks: &[Desk], presentations: &[Presentation]) -> Vec<usize> {
    let mut minutes: Vec<i64> = desks.iter().map(|desk| desk.minutes).collect();
    let mut places: Vec<Option<usize>> = Vec::with_capacity(presentations.len());
    for one in presentations {
        let at =
            one.theme.as_ref().and_then(|theme| desks.iter().position(|desk| desk.themes.contains(theme)));
        add(&mut minutes, at, one.minutes);
        places.push(at);
    }
    let mut together: BTreeMap<&str, usize> = BTreeMap::new();
    for (one, place) in presentations.iter().zip(&mut places).filter(|(_, place)| place.is_none()) {
        let known = one.theme.as_deref().and_then(|theme| together.get(theme).copied());
        let least = || minutes.iter().enumerate().min_by_key(|(at, sum)| (**sum, *at)).map(|(at, _)| at);
        *place = known.or_else(least);
        add(&mut minutes, *place, one.minutes);
        if let (Some(theme), Some(at)) = (one.theme.as_deref(), *place) {
            together.insert(theme, at);
        }
    }
    places.into_iter().map(Option::unwrap_or_default).collect()
}

fn add(minutes: &mut [i64], at: Option<usize>, more: i64) {
    if let Some(sum) = at.and_then(|at| minutes.get_mut(at)) {
        *sum = sum.saturating_add(more);
    }
}

#[cfg(test)]
mod tests;
