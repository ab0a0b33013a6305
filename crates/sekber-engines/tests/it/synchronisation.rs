//! Overlaps and gaps: who meets whom in place, time and words, and what need is left, against plain ways to find the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sekber_engines::synchronisation::gaps::{Gap, PARTS, Village, gaps};
use sekber_engines::synchronisation::overlap::{Comparison, Meeting, Pair};
use sekber_engines::synchronisation::places::{Coverage, Place, RegionTree, shared};
use sekber_engines::synchronisation::{CodeParts, Profile, Programme};

/// Two districts of two sub-districts of three villages each.
fn tree() -> RegionTree {
    RegionTree::new((0..12).map(|village| (village / 3, village / 6))).unwrap()
}

fn programme(organisation: u32, places: &[Place]) -> Programme {
    Programme {
        organisation,
        start: 0,
        end: 11,
        themes: 1,
        places: places.to_vec(),
        title: vec![1, 2, 3],
        text: vec![4, 5],
        ..Programme::default()
    }
}

fn pairs(programmes: &[Programme]) -> Vec<Pair> {
    Comparison::new(programmes, &tree(), Profile::benchmark()).pairs()
}

#[test]
fn regions_out_of_order_are_no_tree() {
    let tree = tree();
    assert_eq!((tree.villages(), tree.subdistricts(), tree.districts()), (12, 4, 2));
    assert_eq!((tree.villages_of(3), tree.subdistrict_of(8), tree.district_of(2)), (9..12, 2, 1));
    assert!(RegionTree::new([(0, 0), (2, 0)].into_iter()).is_err());
    assert!(RegionTree::new([(0, 0), (1, 0), (0, 0)].into_iter()).is_err());
    assert!(RegionTree::new([(0, 1)].into_iter()).is_err());
}

#[test]
fn a_subdistrict_covers_its_villages() {
    let found = pairs(&[
        programme(1, &[Place::Subdistrict(0)]),
        programme(2, &[Place::Village(2), Place::Village(9)]),
    ]);
    assert_eq!(
        (found.len(), found[0].meeting, found[0].villages, found[0].months),
        (1, Meeting::Overlap, 1, 12)
    );
    assert!((found[0].score - 1.0).abs() < 1e-12);
}

#[test]
fn an_unknown_place_is_unclear_and_never_an_overlap() {
    let found =
        pairs(&[programme(1, &[]), programme(2, &[Place::Village(0)]), programme(3, &[Place::Village(6)])]);
    assert_eq!(found.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(0, 1)]);
    assert_eq!((found[0].meeting, found[0].villages), (Meeting::Unclear, 0));
}

#[test]
fn other_time_other_place_and_own_programmes_make_no_pair() {
    let here = programme(1, &[Place::Village(0)]);
    let later = Programme { organisation: 2, start: 12, end: 20, ..here.clone() };
    let elsewhere = programme(2, &[Place::Village(1)]);
    assert!(pairs(&[here.clone(), later, elsewhere, here]).is_empty());
}

#[test]
fn a_pair_in_two_districts_is_told_once() {
    let both = [Place::Village(0), Place::Village(6)];
    assert_eq!(pairs(&[programme(1, &both), programme(2, &both)]).len(), 1);
}

#[test]
fn each_programme_halves_the_need() {
    let villages: Vec<Village> =
        (0..12).map(|number| Village { people: 10 * (number + 1), need: vec![500, 0] }).collect();
    let running = [programme(1, &[Place::Village(11)]), programme(2, &[Place::Subdistrict(3)])];
    let found = gaps(&running, &tree(), &villages, 5, 3);
    let row = |gap: &Gap| (gap.village, gap.theme, gap.programmes, gap.unserved);
    assert_eq!(
        found.largest.iter().map(row).collect::<Vec<_>>(),
        [(8, 0, 0, 90 * 500 * PARTS), (7, 0, 0, 80 * 500 * PARTS), (6, 0, 0, 70 * 500 * PARTS)]
    );
    assert_eq!(found.by_subdistrict[3][0].unserved, 500 * PARTS * (100 / 2 + 110 / 2 + 120 / 4));
    assert_eq!(gaps(&running, &tree(), &villages, 12, 1).largest[0].village, 11);
}

fn places() -> impl Strategy<Value = Vec<Place>> {
    let place = prop_oneof![
        (0_u32..12).prop_map(Place::Village),
        (0_u32..4).prop_map(Place::Subdistrict),
        (0_u32..2).prop_map(Place::District),
    ];
    prop::collection::vec(place, 0..4)
}

fn programmes() -> impl Strategy<Value = Vec<Programme>> {
    let one =
        (0_u32..4, 0_u32..2, places(), 0_i32..6, 0_i32..6, 1_u32..8, prop::collection::vec(0_u32..12, 1..6));
    let one = one.prop_map(|(organisation, home, places, start, length, themes, title)| Programme {
        organisation,
        home,
        start,
        end: start + length,
        themes,
        places,
        codes: if themes % 2 == 0 { vec![[1, themes, 2, 3, 4]] } else { Vec::new() },
        title,
        ..Programme::default()
    });
    prop::collection::vec(one, 0..25)
}

/// How often a programme says each stem, those of its title twice.
fn stems(programme: &Programme) -> BTreeMap<u32, f64> {
    let mut times = BTreeMap::new();
    let twice = programme.title.iter().chain(&programme.title);
    twice.chain(&programme.text).for_each(|stem| *times.entry(*stem).or_insert(0.0) += 1.0);
    times
}

/// How alike two of the programmes are, by the formula as it is written down.
fn likeness(programmes: &[Programme], a: &Programme, b: &Programme) -> f64 {
    let all: Vec<BTreeMap<u32, f64>> = programmes.iter().map(stems).collect();
    let vector = |programme: &Programme| -> BTreeMap<u32, f64> {
        let weigh = |(stem, times): (u32, f64)| {
            let with = all.iter().filter(|stems| stems.contains_key(&stem)).count();
            (stem, (1.0 + times.ln()) * (1.0 + all.len() as f64 / with as f64).ln())
        };
        stems(programme).into_iter().map(weigh).collect()
    };
    let length =
        |vector: &BTreeMap<u32, f64>| vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    let (one, other) = (vector(a), vector(b));
    let product: f64 = one.iter().map(|(stem, weight)| weight * other.get(stem).unwrap_or(&0.0)).sum();
    let cosine = product / (length(&one) * length(&other));
    let themes =
        f64::from((a.themes & b.themes).count_ones()) / f64::from((a.themes | b.themes).count_ones());
    if a.codes.is_empty() || b.codes.is_empty() {
        return (0.60 * cosine + 0.15 * themes) / 0.75;
    }
    let levels = |x: &CodeParts, y: &CodeParts| x.iter().zip(y).take_while(|(x, y)| x == y).count();
    let most = a.codes.iter().flat_map(|x| b.codes.iter().map(move |y| levels(x, y))).max().unwrap();
    0.60 * cosine + 0.25 * [0.0, 0.10, 0.25, 0.50, 0.75, 1.0][most] + 0.15 * themes
}

proptest! {
    #[test]
    fn the_pairs_are_those_that_each_with_each_gives(programmes in programmes()) {
        let mut expected = Vec::new();
        for (second, b) in programmes.iter().enumerate() {
            for (first, a) in programmes[..second].iter().enumerate() {
                let [here, there] = [a, b].map(|one| Coverage::of(one, &tree()));
                let meets = |one: &[u32], other: &[u32]| one.iter().any(|district| other.contains(district));
                let villages = here.villages.iter().cloned().flatten()
                    .filter(|village| there.villages.iter().any(|range| range.contains(village))).count();
                let is_unclear = meets(&here.whole, &there.districts) || meets(&here.districts, &there.whole);
                let in_time = a.start <= b.end && b.start <= a.end;
                let score = likeness(&programmes, a, b);
                // What lies on the edge may fall to either side.
                prop_assume!((score - 0.40).abs() > 1e-9);
                if a.organisation != b.organisation && in_time && (villages > 0 || is_unclear) && score > 0.40 {
                    expected.push((first as u32, second as u32, villages as u32, score));
                }
            }
        }
        expected.sort_by_key(|pair| (pair.0, pair.1));
        let found = pairs(&programmes);
        prop_assert_eq!(
            found.iter().map(|pair| (pair.first, pair.second, pair.villages)).collect::<Vec<_>>(),
            expected.iter().map(|pair| (pair.0, pair.1, pair.2)).collect::<Vec<_>>()
        );
        for (found, expected) in found.iter().zip(&expected) {
            prop_assert!((found.score - expected.3).abs() < 1e-9, "{found:?}: {}", expected.3);
        }
    }

    #[test]
    fn shared_villages_are_those_that_both_name(a in places(), b in places()) {
        let named = |places: &[Place]| -> std::collections::BTreeSet<u32> {
            places.iter().flat_map(|place| match *place {
                Place::Village(village) => village..village + 1,
                Place::Subdistrict(subdistrict) => tree().villages_of(subdistrict),
                Place::District(_) => 0..0,
            }).collect()
        };
        let covered = |places: &[Place]| Coverage::of(&programme(1, places), &tree());
        let both = named(&a).intersection(&named(&b)).count();
        prop_assert_eq!(shared(&covered(&a).villages, &covered(&b).villages) as usize, both);
    }

    #[test]
    fn each_alone_finds_the_same_as_all_together(programmes in programmes()) {
        let comparison = Comparison::new(&programmes, &tree(), Profile::benchmark());
        let all = comparison.pairs();
        for number in 0..programmes.len() as u32 {
            let own: Vec<(u32, u32)> = all.iter().filter(|pair| pair.first == number || pair.second == number)
                .map(|pair| (pair.first, pair.second)).collect();
            let alone = comparison.pairs_of(number);
            prop_assert_eq!(alone.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), own);
        }
    }

    #[test]
    fn pairs_meet_in_place_and_time_and_are_alike_enough(programmes in programmes()) {
        for pair in pairs(&programmes) {
            let (a, b) = (&programmes[pair.first as usize], &programmes[pair.second as usize]);
            prop_assert!(pair.first < pair.second && a.organisation != b.organisation);
            prop_assert_eq!(pair.months, a.end.min(b.end) - a.start.max(b.start) + 1);
            prop_assert!(pair.months >= 1 && pair.score >= 0.40 && pair.score <= 1.0 + 1e-12);
            prop_assert_eq!(pair.meeting == Meeting::Overlap, pair.villages > 0);
        }
    }
}
