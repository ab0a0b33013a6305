//! A group of programmes that look like one activity, as one table: those that belong to it, and those that may, too.

use super::lines::{Line, Scale, line, scale};
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::selection::Selection;
use crate::features::synchronisation::together::Together;
use crate::kit::page::{Frame, count};

/// Programmes that are shown of those that belong to a group, and of those that may.
const MOST: usize = 50;

/// A group, whole.
pub struct WholeGroup {
    /// How many belong to it.
    pub total: i64,
    /// Those that do.
    pub members: Vec<Line>,
    /// Those that may, each with the address where it is held against one that does.
    pub perhaps: Vec<(Line, String)>,
    /// The years that their bars stand on.
    pub scale: Option<Scale>,
}

impl WholeGroup {
    /// The group of a programme; none when it is the only one of its activity, or one of two, which their finding shows.
    pub fn of(frame: &Frame, table: &Table, together: &Together, programme: usize) -> Option<Self> {
        let (members, perhaps) = (together.members(programme), together.perhaps(programme));
        if members.len() <= 2 {
            return None;
        }
        let all: Vec<usize> = members.iter().copied().chain(perhaps.iter().map(|(one, _)| *one)).collect();
        let (scale, everything) = (scale(table, &all), Selection::default());
        let shown = |at: usize| line(frame, table, (&everything, scale), at);
        let finding = |one: usize, other: usize| {
            let (one, other) = (&table.programmes[one].id, &table.programmes[other].id);
            format!("/synchronisation/findings/{one}/{other}")
        };
        Some(Self {
            total: count(members.len()),
            members: members.into_iter().take(MOST).map(shown).collect(),
            perhaps: perhaps
                .into_iter()
                .take(MOST)
                .map(|(one, member)| (shown(one), finding(one, member)))
                .collect(),
            scale,
        })
    }
}
