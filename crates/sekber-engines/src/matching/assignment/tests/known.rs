use sha2::{Digest, Sha256};

use super::super::generate::{Size, generate};
use super::super::instance::{Edge, Instance, Pick, Programme, Unsound};
use super::super::plain;
use super::super::plan::Whose;
use super::super::policy::{Aim, Policy};
use super::{side, solved};

/// SHA-256 over all numbers of a made-up instance, as every program that makes it must find it.
fn digest(instance: &Instance) -> String {
    let mut hash = Sha256::new();
    let mut add = |number: u32| hash.update((number as i32).to_le_bytes());
    instance.programmes.iter().for_each(|programme| add(programme.partner));
    instance.programmes.iter().for_each(|programme| add(programme.most));
    instance.offices.iter().for_each(|office| add(office.most));
    instance.partners.iter().for_each(|partner| add(partner.most));
    instance.edges.iter().for_each(|edge| add(edge.office));
    instance.edges.iter().for_each(|edge| add(u32::from(edge.points)));
    for start in instance.starts() {
        hash.update(i64::from(start).to_le_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn made_up_instances_are_those_of_the_recipe_and_solved_to_the_known_optimum() {
    for (size, told, optimum) in
        [(Size::Small, "8f2561247366", 71_341_236), (Size::District, "0719f9715780", 474_902_790)]
    {
        let instance = generate(size, 1);
        assert_eq!(digest(&instance), told);
        let outcome = plain::solve(&instance, u64::MAX);
        assert_eq!((outcome.objective, outcome.optimal), (optimum, true));
    }
}

#[test]
fn the_large_made_up_instances_are_those_of_the_recipe_too() {
    assert_eq!(digest(&generate(Size::Province, 1)), "5d203c41513b");
    assert_eq!(digest(&generate(Size::Nation, 1)), "67c8b029505e");
}

#[test]
fn a_lock_beyond_a_limit_is_kept_and_named() {
    let edge = |office| Edge { programme: 0, office, points: 9_000, pick: Pick::default() };
    let instance = Instance {
        offices: vec![side('o', 0, 1, 1), side('o', 1, 1, 1)],
        partners: vec![side('n', 0, 1, 1)],
        programmes: vec![Programme { id: "p0".to_owned(), partner: 0, most: 1 }],
        edges: vec![edge(0), edge(1)],
        locks: vec![(0, 0), (0, 1)],
        vetoes: Vec::new(),
    };
    let plan = solved(&instance.sorted().unwrap(), &Policy::default()).plan();
    assert_eq!(plan.chosen, [0, 1]);
    let named: Vec<Whose> = plan.overstepped.iter().map(|limit| limit.whose).collect();
    assert_eq!(named, [Whose::Partner, Whose::Programme]);
}

#[test]
fn what_the_district_needs_most_goes_before_what_fits_a_little_better() {
    let edge = |programme, points| Edge { programme, office: 0, points, pick: Pick::default() };
    let programme = |at: usize| Programme { id: format!("p{at}"), partner: at as u32, most: 1 };
    let instance = Instance {
        offices: vec![side('o', 0, 1, 1)],
        partners: vec![side('n', 0, 0, 1), side('n', 1, 0, 1)],
        programmes: vec![programme(0), programme(1)],
        edges: vec![edge(0, 9_000), edge(1, 8_000)],
        ..Instance::default()
    }
    .sorted()
    .unwrap();
    assert_eq!(solved(&instance, &Policy::default()).plan().chosen, [0]);
    let preferring = Policy::default().preferring([1]);
    let planner = solved(&instance, &preferring);
    assert_eq!(planner.plan().chosen, [1]);
    assert_eq!(Aim::Benefit.of(planner.plan().value), 8_000 - 2_500 + 1_500);
}

#[test]
fn nobody_is_left_out_for_the_sake_of_points() {
    // The better pair alone would leave the second office without anybody.
    let instance = Instance {
        offices: vec![side('o', 0, 1, 2), side('o', 1, 1, 2)],
        partners: vec![side('n', 0, 1, 1), side('n', 1, 1, 1)],
        programmes: (0..2).map(|at| Programme { id: format!("p{at}"), partner: at, most: 1 }).collect(),
        edges: [(0, 0, 15_000), (0, 1, 2_600), (1, 0, 14_000)]
            .map(|(programme, office, points)| Edge { programme, office, points, pick: Pick::default() })
            .to_vec(),
        ..Instance::default()
    };
    let planner = solved(&instance.sorted().unwrap(), &Policy::default());
    assert_eq!(planner.plan().chosen, [1, 2]);
    let reason = planner.why_not(0, 0);
    assert_eq!(Aim::Placed.of(reason.loss.unwrap()), 1, "{reason:?}");
    assert_eq!(reason.lost, [1]);
}

#[test]
fn what_is_wrong_with_an_instance_is_named() {
    let good = generate(Size::Small, 2);
    let mut twice = good.clone();
    twice.edges.push(twice.edges[0]);
    assert!(matches!(twice.sorted(), Err(Unsound::PairTwice { .. })));
    let mut unknown = good.clone();
    unknown.programmes[0].partner = 999;
    assert!(matches!(unknown.sorted(), Err(Unsound::Unknown { index: 999, .. })));
    let mut same = good.clone();
    same.offices[1].id = "o0".to_owned();
    assert!(matches!(same.sorted(), Err(Unsound::Twice { kind: "office", .. })));
    let mut both = good;
    (both.locks, both.vetoes) = (vec![(0, 0)], vec![(0, 0)]);
    assert!(matches!(both.sorted(), Err(Unsound::LockedAndVetoed { .. })));
}
