//! Where names are written on a map: each where it meets no other and leaves the canvas nowhere, those of the largest areas first, so
//! that small ones give way. The same areas always give the same map.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Area, Label, Written};

/// How high letters are on a phone, beside a canvas that is drawn half as wide.
const ON_PHONES: i64 = 20;
/// The edge around them there.
const EDGE: i64 = 4;
/// How high they are at a desk.
const ON_DESKS: i64 = 11;
/// By how much a name may be moved up or down at a desk: as it stands, by a line, by two lines.
const MOVES: [i64; 5] = [0, 13, -13, 26, -26];

/// The room that a text takes when its letters are so high: left, top, right, bottom.
#[derive(Debug, Clone, Copy)]
struct Room(i64, i64, i64, i64);

impl Room {
    fn of(text: &str, (x, y): (i64, i64), letters: i64) -> Self {
        // A letter is on average some six tenths as wide as the letters are high. Large ones have an edge around them that takes room, too.
        let edge = if letters >= ON_PHONES { EDGE } else { 0 };
        let half = i64::try_from(text.chars().count()).unwrap_or(i64::MAX / 64) * letters * 3 / 10 + edge;
        Self(x - half, y - letters - edge, x + half, y + letters / 4 + edge)
    }

    fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

/// A text that is to be written.
#[derive(Debug, Clone, Copy)]
struct Wanted<'a> {
    /// Which area's it is.
    nth: usize,
    text: &'a str,
    /// Where it would stand if it were alone.
    middle: (i64, i64),
    /// How large its area is.
    size: i64,
}

fn wanted<'a>(areas: &'a [Area], texts: impl Iterator<Item = &'a str>) -> Vec<Wanted<'a>> {
    let one = |(nth, (area, text)): (usize, (&Area, &'a str))| Wanted {
        nth,
        text,
        middle: area.middle,
        size: area.size,
    };
    areas.iter().zip(texts).enumerate().map(one).collect()
}

/// The place nearest to another one where a text lies within the canvas; none where the canvas is too small for it.
fn inside(text: &str, (x, y): (i64, i64), letters: i64, (width, height): (i64, i64)) -> Option<(i64, i64)> {
    let Room(left, top, right, bottom) = Room::of(text, (x, y), letters);
    let fits = right - left <= width && bottom - top <= height;
    let into = |begin: i64, end: i64, most: i64| (-begin).max(0) - (end - most).max(0);
    fits.then(|| (x + into(left, right, width), y + into(top, bottom, height)))
}

/// Where each text is written, by whose it is: the largest area first, each at the first of its places where it meets none of those that
/// are taken. Quadratic in the texts, which are at most a few dozen.
fn placed(
    all: &[Wanted<'_>],
    canvas: (i64, i64),
    (letters, moves): (i64, &[i64]),
    mut taken: Vec<Room>,
) -> BTreeMap<usize, (i64, i64)> {
    let mut order: Vec<&Wanted<'_>> = all.iter().collect();
    order.sort_by_key(|one| (Reverse(one.size), one.nth));
    let mut found = BTreeMap::new();
    for one in order {
        let (x, y) = one.middle;
        let free = moves.iter().find_map(|lines| {
            let at = inside(one.text, (x, y + lines), letters, canvas)?;
            let room = Room::of(one.text, at, letters);
            (!taken.iter().any(|other| other.meets(room))).then_some((at, room))
        });
        if let Some((at, room)) = free {
            taken.push(room);
            found.insert(one.nth, at);
        }
    }
    found
}

/// Gives each name its place: first those that have room on a phone, as they stand; then the others at the size of a desk.
pub fn write(areas: &mut [Area], canvas: (i64, i64)) {
    let all = wanted(areas, areas.iter().map(|area| area.name.as_str()));
    let on_phones = placed(&all, canvas, (ON_PHONES, &[0]), Vec::new());
    let at_desk = |one: &Wanted<'_>| Some(Room::of(one.text, *on_phones.get(&one.nth)?, ON_DESKS));
    let taken = all.iter().filter_map(at_desk).collect();
    let others: Vec<Wanted<'_>> =
        all.iter().filter(|one| !on_phones.contains_key(&one.nth)).copied().collect();
    let on_desks = placed(&others, canvas, (ON_DESKS, &MOVES), taken);
    for (nth, area) in areas.iter_mut().enumerate() {
        let label = |(x, y): (i64, i64), on_phones: bool| Label { x, y, on_phones };
        let phone = on_phones.get(&nth).map(|at| label(*at, true));
        area.label = phone.or_else(|| on_desks.get(&nth).map(|at| label(*at, false)));
    }
}

/// The same for one text of each area at the size of a desk; those that found a place.
pub fn texts(areas: &[Area], texts: &[String], canvas: (i64, i64)) -> Vec<Written> {
    let all = wanted(areas, texts.iter().map(String::as_str));
    let found = placed(&all, canvas, (ON_DESKS, &MOVES), Vec::new());
    let written = |one: &Wanted<'_>| {
        let (x, y) = *found.get(&one.nth)?;
        Some(Written { x, y, text: one.text.to_owned() })
    };
    all.iter().filter_map(written).collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::{draw, draw_villages};
    use super::*;

    fn meet(rooms: &[Room]) -> bool {
        rooms.iter().enumerate().any(|(at, room)| rooms[at + 1..].iter().any(|other| other.meets(*room)))
    }

    fn leaves(rooms: &[Room], (width, height): (i64, i64)) -> bool {
        rooms.iter().any(|room| room.0 < 0 || room.1 < 0 || room.2 > width || room.3 > height)
    }

    fn area((name, middle, size): (String, (i64, i64), i64)) -> Area {
        Area { code: String::new(), name, path: String::new(), label: None, middle, size }
    }

    /// The rooms of the names that were written and pass, with their letters so high.
    fn rooms(areas: &[Area], letters: i64, passes: fn(&Label) -> bool) -> Vec<Room> {
        let written = areas.iter().filter_map(|area| Some((area, area.label.filter(passes)?)));
        written.map(|(area, label)| Room::of(&area.name, (label.x, label.y), letters)).collect()
    }

    proptest! {
        #[test]
        fn no_two_names_meet_and_none_leaves_the_canvas(
            found in vec(("[A-Za-z ]{0,40}", (-50_i64..800, -50_i64..700), 0_i64..1_000), 0..60),
            height in 1_i64..700,
        ) {
            let canvas = (720, height);
            let mut areas: Vec<Area> = found.into_iter().map(area).collect();
            write(&mut areas, canvas);
            for rooms in [rooms(&areas, ON_PHONES, |label| label.on_phones), rooms(&areas, ON_DESKS, |_| true)] {
                prop_assert!(!meet(&rooms));
                prop_assert!(!leaves(&rooms, canvas));
            }
            let counted: Vec<String> = areas.iter().map(|area| format!("{}: 12", area.name)).collect();
            let written = texts(&areas, &counted, canvas);
            let rooms: Vec<Room> =
                written.iter().map(|one| Room::of(&one.text, (one.x, one.y), ON_DESKS)).collect();
            prop_assert!(!meet(&rooms));
            prop_assert!(!leaves(&rooms, canvas));
        }
    }

    #[test]
    fn the_smaller_area_gives_way() {
        let one = |name: &str, size: i64| area((name.to_owned(), (360, 100), size));
        // More names than there are places around one spot: the smallest have none.
        let mut areas: Vec<Area> = (1..=8).map(|size| one("Sungai Mawang", size)).collect();
        write(&mut areas, (720, 400));
        let named: Vec<bool> = areas.iter().map(|area| area.label.is_some()).collect();
        assert!(named.is_sorted() && named[7] && !named[0], "{named:?}");
        assert!(areas[7].label.unwrap().on_phones);
        let before: Vec<_> = areas.iter().map(|area| area.label).collect();
        write(&mut areas, (720, 400));
        assert_eq!(before, areas.iter().map(|area| area.label).collect::<Vec<_>>());
    }

    #[test]
    fn few_names_of_the_district_are_left_out() {
        for map in ["61.05", "61.05.01"].map(|code| draw(code).or_else(|| draw_villages(code)).unwrap()) {
            let named = rooms(&map.areas, ON_DESKS, |_| true).len();
            assert!(named * 4 >= map.areas.len() * 3, "{named}");
            let counted = map.written(|area| format!("{}: 12", area.name)).len();
            assert!(counted * 4 >= map.areas.len() * 3, "{counted}");
        }
    }
}
