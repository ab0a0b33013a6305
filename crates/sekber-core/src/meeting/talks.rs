//! One-to-one talks after the presentations: who meets whom at which table in which turn, without anybody being at two
//! tables at once.
//!
//! Turns are the colours of an edge colouring of the graph of offices and partners. A bipartite graph needs exactly as
//! many colours as its busiest member has talks (Kőnig 1916), found by swapping two colours along a path.

use std::collections::BTreeMap;

/// A talk placed in the timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Talk {
    /// The turn, from 0.
    pub turn: usize,
    /// The table, from 0.
    pub table: usize,
    /// Place of the wish in the list given.
    pub wish: usize,
}

/// Places talks. `wishes` are pairs of office and partner by number, the dearest first; the same pair twice counts twice.
/// At most `tables` talks go on in a turn; with enough tables there are as few turns as possible, else talks move to
/// the first later turn in which both are free. Ordered by turn and table.
/// Cost: talks times the length of a path, some milliseconds for a hall.
pub fn timetable(wishes: &[(u32, u32)], tables: usize) -> Vec<Talk> {
    let tables = tables.max(1);
    let colours = colour(wishes);
    let mut placed: Vec<(usize, usize)> = colours.into_iter().zip(0..).collect();
    placed.sort_unstable();
    let mut talks: Vec<Talk> = Vec::with_capacity(wishes.len());
    let mut taken: BTreeMap<(usize, bool, u32), ()> = BTreeMap::new();
    let mut used: Vec<usize> = Vec::new();
    let mut later = Vec::new();
    for (turn, wish) in placed {
        if used.len() <= turn {
            used.resize(turn + 1, 0);
        }
        if used[turn] == tables {
            later.push(wish);
            continue;
        }
        place(&mut talks, &mut taken, &mut used, (turn, wish), wishes);
    }
    for wish in later {
        let (office, partner) = wishes[wish];
        let mut turn = 0;
        while used.get(turn).is_some_and(|used| *used == tables)
            || taken.contains_key(&(turn, false, office))
            || taken.contains_key(&(turn, true, partner))
        {
            turn += 1;
        }
        if used.len() <= turn {
            used.resize(turn + 1, 0);
        }
        place(&mut talks, &mut taken, &mut used, (turn, wish), wishes);
    }
    talks.sort_unstable();
    talks
}

fn place(
    talks: &mut Vec<Talk>,
    taken: &mut BTreeMap<(usize, bool, u32), ()>,
    used: &mut [usize],
    (turn, wish): (usize, usize),
    wishes: &[(u32, u32)],
) {
    let (office, partner) = wishes[wish];
    taken.insert((turn, false, office), ());
    taken.insert((turn, true, partner), ());
    talks.push(Talk { turn, table: used[turn], wish });
    used[turn] += 1;
}

/// The turn of each wish, so that no two wishes of one member share a turn.
fn colour(wishes: &[(u32, u32)]) -> Vec<usize> {
    // At each member: which wish has which colour.
    let mut at: BTreeMap<(bool, u32), BTreeMap<usize, usize>> = BTreeMap::new();
    let mut colours = vec![0; wishes.len()];
    for (wish, (office, partner)) in wishes.iter().enumerate() {
        let ends = [(false, *office), (true, *partner)];
        let free = |at: &BTreeMap<(bool, u32), BTreeMap<usize, usize>>, end: (bool, u32)| {
            let known = at.get(&end);
            (0..).find(|colour| known.is_none_or(|known| !known.contains_key(colour))).unwrap_or(0)
        };
        let (a, b) = (free(&at, ends[0]), free(&at, ends[1]));
        if a != b {
            // Swap a and b along the path that leaves the partner by a; it cannot come back to the office.
            let (mut end, mut wanted) = (ends[1], a);
            let mut path = Vec::new();
            while let Some(next) = at.get(&end).and_then(|known| known.get(&wanted)).copied() {
                path.push(next);
                let (o, p) = wishes[next];
                end = if end.0 { (false, o) } else { (true, p) };
                wanted = if wanted == a { b } else { a };
            }
            for on_path in &path {
                forget(&mut at, wishes[*on_path], colours[*on_path]);
            }
            for on_path in path {
                colours[on_path] = if colours[on_path] == a { b } else { a };
                remember(&mut at, wishes[on_path], colours[on_path], on_path);
            }
        }
        colours[wish] = a;
        remember(&mut at, wishes[wish], a, wish);
    }
    colours
}

fn forget(
    at: &mut BTreeMap<(bool, u32), BTreeMap<usize, usize>>,
    (office, partner): (u32, u32),
    colour: usize,
) {
    for end in [(false, office), (true, partner)] {
        if let Some(known) = at.get_mut(&end) {
            known.remove(&colour);
        }
    }
}

fn remember(
    at: &mut BTreeMap<(bool, u32), BTreeMap<usize, usize>>,
    (office, partner): (u32, u32),
    colour: usize,
    wish: usize,
) {
    for end in [(false, office), (true, partner)] {
        at.entry(end).or_default().insert(colour, wish);
    }
}

#[cfg(test)]
mod tests;
