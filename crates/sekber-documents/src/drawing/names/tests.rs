//! That no two texts of a map meet, that none leaves the canvas, and that a number stands for each that has no room.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

const HEIGHTS: [i64; 2] = [11, 9];

fn meet(rooms: &[Room]) -> bool {
    rooms.iter().enumerate().any(|(at, room)| rooms[at + 1..].iter().any(|other| other.meets(*room)))
}

fn leaves(rooms: &[Room], (width, height): (i64, i64)) -> bool {
    rooms.iter().any(|room| room.0 < 0 || room.1 < 0 || room.2 > width || room.3 > height)
}

/// An area around a point, so many units wide and half as high.
fn area((x, y): (i64, i64), wide: i64) -> Outline {
    let (half, high) = (wide / 2, wide / 4);
    let ring = vec![(x - half, y - high), (x + half, y - high), (x + half, y + high), (x - half, y + high)];
    Outline::new(&[ring], (x, y), wide)
}

/// Places texts with their areas.
fn written(areas: &[Outline], texts: &[String], canvas: (i64, i64), heights: &[i64]) -> Vec<Option<Placed>> {
    placed(&areas.iter().collect::<Vec<_>>(), texts, canvas, heights)
}

/// The rooms of what was placed; numbers count from one.
fn rooms(texts: &[String], found: &[Option<Placed>]) -> Vec<Room> {
    let one = |(nth, (text, placed)): (usize, (&String, &Option<Placed>))| {
        let Placed { at, height, is_number, .. } = (*placed)?;
        Some(Room::of(if is_number { (nth + 1).to_string() } else { text.clone() }.as_str(), at, height))
    };
    texts.iter().zip(found).enumerate().filter_map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_two_texts_meet_and_none_leaves_the_canvas(
        found in vec(("[A-Za-z ]{0,40}", (-50_i64..800, -50_i64..700), 0_i64..160), 0..40),
        height in 1_i64..700,
    ) {
        let canvas = (720, height);
        let (texts, areas): (Vec<String>, Vec<Outline>) =
            found.into_iter().map(|(text, middle, wide)| (text, area(middle, wide))).unzip();
        for heights in [&HEIGHTS[..], &[LARGE]] {
            let found = written(&areas, &texts, canvas, heights);
            let rooms = rooms(&texts, &found);
            prop_assert!(!meet(&rooms));
            prop_assert!(!leaves(&rooms, canvas));
            prop_assert_eq!(&found, &written(&areas, &texts, canvas, heights));
        }
    }
}

#[test]
fn the_smaller_area_gives_way_to_a_number() {
    // More texts than there are places around one spot.
    let areas: Vec<Outline> = (1..=8).map(|size| area((360, 100), size * 10)).collect();
    let texts = vec!["Sungai Mawang".to_owned(); 8];
    let found = written(&areas, &texts, (720, 400), &HEIGHTS);
    assert!(found.iter().all(Option::is_some));
    // The largest has room for smaller letters.
    let largest = found[7].unwrap();
    assert!(!largest.is_number && largest.height == HEIGHTS[1], "{largest:?}");
    assert!(found[0].unwrap().is_number);
}

#[test]
fn a_line_leads_to_what_has_no_room_in_its_area_or_across_its_edge() {
    // Many areas of nearly nothing at one spot: more than have room there.
    let areas: Vec<Outline> = (0..30).map(|_| area((360, 200), 2)).collect();
    let texts = vec!["Nanga Tempunak Hulu".to_owned(); 30];
    let found = written(&areas, &texts, (720, 400), &HEIGHTS);
    let led: Vec<Placed> =
        found.iter().copied().flatten().filter(|one| one.lead(&areas[0]).is_some()).collect();
    assert_eq!(found.iter().flatten().count(), 30);
    assert!(!led.is_empty() && led.iter().all(|one| one.is_number));
    assert!(led.iter().all(|one| one.lead(&areas[0]).unwrap().ends_with("L360 200")));
}
