//! Where texts are written on a map: each inside its own area where it has room there, in smaller letters before that of no other; else
//! across its edge where it meets no other; else a number stands for it, in the area or beside it with a line. No two ever meet and none
//! leaves the canvas. The same areas always give the same map.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::inside::{Inside, Letters};

/// From which height on letters have an edge around them, and how wide it is.
const LARGE: i64 = 20;
const EDGE: i64 = 4;
/// By how much a text may be moved up or down across the edge of its area: as it stands, by a line, by two lines.
const MOVES: [i64; 5] = [0, 13, -13, 26, -26];

/// An area on the canvas.
#[derive(Debug)]
pub struct Outline {
    middle: (i64, i64),
    size: i64,
    inside: Inside,
}

impl Outline {
    /// That of rings of points, with the point at which its text would stand if it were alone, and how large it is: a larger one is
    /// written first.
    pub fn new(rings: &[Vec<(i64, i64)>], middle: (i64, i64), size: i64) -> Self {
        Self { middle, size, inside: Inside::of(rings) }
    }
}

/// The room that a text takes when its letters are so high: left, top, right, bottom.
#[derive(Debug, Clone, Copy)]
pub struct Room(pub i64, pub i64, pub i64, pub i64);

impl Room {
    /// That of a text whose middle and foot lie at a point.
    pub fn of(text: &str, (x, y): (i64, i64), height: i64) -> Self {
        let Letters { half, above, below } = letters(text, height);
        Self(x - half, y - above, x + half, y + below)
    }

    /// Whether both share a place.
    pub fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

fn letters(text: &str, height: i64) -> Letters {
    // A letter is on average some six tenths as wide as the letters are high. Large ones have an edge around them that takes room, too.
    let edge = if height >= LARGE { EDGE } else { 0 };
    let half = i64::try_from(text.chars().count()).unwrap_or(i64::MAX / 64) * height * 3 / 10 + edge;
    Letters { half, above: height + edge, below: height / 4 + edge }
}

/// Where the text of an area is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its middle and foot.
    pub at: (i64, i64),
    /// How high its letters are.
    pub height: i64,
    /// Whether it is a number that stands for the text.
    pub is_number: bool,
    /// Whether it lies beside its area, which a line leads to.
    leads: bool,
}

impl Placed {
    /// The line from it to its area, as an SVG path.
    pub fn lead(self, area: &Outline) -> Option<String> {
        let (x, y) = (self.at.0, self.at.1 - self.height / 2);
        self.leads.then(|| format!("M{x} {y}L{} {}", area.middle.0, area.middle.1))
    }
}

/// A canvas with the rooms that are taken, by whose they are.
struct Board {
    canvas: (i64, i64),
    taken: BTreeMap<usize, Room>,
}

impl Board {
    /// Whether a room lies on the canvas and meets none that is taken.
    fn has(&self, room: Room) -> bool {
        let lies = room.0 >= 0 && room.1 >= 0 && room.2 <= self.canvas.0 && room.3 <= self.canvas.1;
        lies && !self.taken.values().any(|other| other.meets(room))
    }

    /// A text inside an area as a whole.
    fn inside(&self, area: &Outline, text: &str, heights: &[i64]) -> Option<Placed> {
        heights.iter().find_map(|height| {
            let at = area.inside.spot(letters(text, *height), area.middle)?;
            let placed = Placed { at, height: *height, is_number: false, leads: false };
            self.has(Room::of(text, at, *height)).then_some(placed)
        })
    }

    /// A text whose middle lies in its area.
    fn across(&self, area: &Outline, text: &str, heights: &[i64]) -> Option<Placed> {
        let mut tried =
            heights.iter().flat_map(|height| MOVES.into_iter().map(move |lines| (*height, lines)));
        tried.find_map(|(height, lines)| {
            let at = self.within_canvas(text, (area.middle.0, area.middle.1 + lines), height);
            let is_free =
                area.inside.holds((at.0, at.1 - height / 2)) && self.has(Room::of(text, at, height));
            is_free.then_some(Placed { at, height, is_number: false, leads: false })
        })
    }

    /// The place nearest to another one where a text lies within the canvas, as far as it has room for it.
    fn within_canvas(&self, text: &str, (x, y): (i64, i64), height: i64) -> (i64, i64) {
        let Room(left, top, right, bottom) = Room::of(text, (x, y), height);
        let into = |begin: i64, end: i64, most: i64| (-begin).max(0) - (end - most).max(0);
        (x + into(left, right, self.canvas.0), y + into(top, bottom, self.canvas.1))
    }

    /// The free place nearest to the middle of an area.
    fn beside(&self, area: &Outline, text: &str, height: i64) -> Option<Placed> {
        let step = usize::try_from(height).unwrap_or(1).max(1);
        let columns = (0..=self.canvas.0).step_by(step);
        let all = columns.flat_map(|x| (0..=self.canvas.1).step_by(step).map(move |y| (x, y)));
        let free = all.filter(|at| self.has(Room::of(text, *at, height)));
        let away = |(x, y): &(i64, i64)| {
            let (x, y) = (x.abs_diff(area.middle.0), y.abs_diff(area.middle.1));
            x.saturating_pow(2).saturating_add(y.saturating_pow(2))
        };
        let at = free.min_by_key(away)?;
        Some(Placed { at, height, is_number: false, leads: true })
    }
}

/// Where the text of each area is written, in their order, in letters of the first height in which it has room; none only where the
/// canvas has no room even for a number. Quadratic in the areas, which are at most a few dozen.
pub fn placed(
    areas: &[&Outline],
    texts: &[String],
    canvas: (i64, i64),
    heights: &[i64],
) -> Vec<Option<Placed>> {
    // Every number has room where the longest one has.
    let number = "0".repeat(areas.len().to_string().len());
    let smallest = heights.last().copied().unwrap_or(1);
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by_key(|nth| (Reverse(areas[*nth].size), *nth));
    let mut board = Board { canvas, taken: BTreeMap::new() };
    let mut found: Vec<Option<Placed>> = vec![None; areas.len()];
    for nth in &order {
        found[*nth] = board.inside(areas[*nth], &texts[*nth], heights);
        if let Some(Placed { at, height, .. }) = found[*nth] {
            board.taken.insert(*nth, Room::of(&texts[*nth], at, height));
        }
    }
    // All others have the room of a number first, so that no name takes the last of it.
    let others: Vec<usize> = order.into_iter().filter(|nth| found[*nth].is_none()).collect();
    for nth in &others {
        let area = areas[*nth];
        let inside = board.inside(area, &number, heights);
        let Some(one) = inside.or_else(|| board.beside(area, &number, smallest)) else { continue };
        board.taken.insert(*nth, Room::of(&number, one.at, one.height));
        found[*nth] = Some(Placed { is_number: true, ..one });
    }
    for nth in others {
        let own = board.taken.remove(&nth);
        match (board.across(areas[nth], &texts[nth], heights), own) {
            (Some(one), _) => {
                board.taken.insert(nth, Room::of(&texts[nth], one.at, one.height));
                found[nth] = Some(one);
            }
            (None, Some(room)) => {
                board.taken.insert(nth, room);
            }
            (None, None) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;
