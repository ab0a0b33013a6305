mod given_up;
mod known;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::cost::Cost;
use super::instance::{Edge, Instance, Pick, Programme, Side};
use super::plan::Loads;
use super::planner::{Change, Planner, Ruling};
use super::policy::{Aim, Policy, Worth};
use super::reason::Main;
use super::{floors, plain};

/// Cases of each property against the exhaustive oracle, and of the others.
const ORACLE: u32 = 400;
const CASES: u32 = 300;

fn cases(cases: u32) -> Config {
    Config { cases, ..Config::default() }
}

fn side(letter: char, number: usize, least: u32, most: u32) -> Side {
    Side { id: format!("{letter}{number}"), least, most }
}

/// A small instance of so many offices, partners and programmes; every pair may or may not have an edge.
fn instances(offices: usize, partners: usize, programmes: usize) -> impl Strategy<Value = Instance> {
    let sides = |letter: char, count: usize| {
        vec((0_u32..3, 0_u32..4), count).prop_map(move |quotas| {
            let quotas = quotas.into_iter().enumerate();
            quotas.map(|(at, (least, most))| side(letter, at, least.min(most), most)).collect::<Vec<_>>()
        })
    };
    let owners = vec((0..partners as u32, 0_u32..3), programmes).prop_map(|owners| {
        let owners = owners.into_iter().enumerate();
        owners
            .map(|(at, (partner, most))| Programme { id: format!("p{at}"), partner, most })
            .collect::<Vec<_>>()
    });
    let points = prop_oneof![0_u16..=15_000, Just(2_500), Just(4_000), Just(9_000)];
    let edge = (prop::bool::weighted(0.7), points, 0_u8..3, 0_u8..3, 0_u8..20);
    (sides('o', offices), sides('n', partners), owners, vec(edge, offices * programmes)).prop_map(
        move |(offices, partners, programmes, edges)| {
            let mut instance = Instance { offices, partners, programmes, ..Instance::default() };
            let count = instance.offices.len();
            for (at, (there, points, office_pick, partner_pick, ruling)) in edges.into_iter().enumerate() {
                let pair = ((at / count) as u32, (at % count) as u32);
                let pick = Pick { office: office_pick, partner: partner_pick };
                if there {
                    instance.edges.push(Edge { programme: pair.0, office: pair.1, points, pick });
                }
                match ruling {
                    0 => instance.vetoes.push(pair),
                    1 if there => instance.locks.push(pair),
                    _ => {}
                }
            }
            instance.sorted().unwrap()
        },
    )
}

fn policies() -> impl Strategy<Value = Policy> {
    let steps = prop_oneof![Just(vec![2_000, 1_000]), Just(vec![]), Just(vec![500])];
    (any::<bool>(), 0_u64..5, steps, vec(0_u32..4, 0..3)).prop_map(|(even, seed, steps, priorities)| {
        Policy { even, seed, steps, ..Policy::default() }.preferring(priorities)
    })
}

fn solved(instance: &Instance, policy: &Policy) -> Planner {
    let planner = Planner::solve(instance.clone(), policy.clone(), u64::MAX);
    assert_eq!(planner.certify(), Ok(()));
    assert!(planner.plan().optimal);
    planner
}

/// Whether a choice keeps every limit that locked pairs alone do not overstep, and every ruling.
fn is_allowed(planner: &Planner, chosen: &[u32]) -> bool {
    let instance = planner.instance();
    let all = 0..instance.edges.len() as u32;
    let keeps = |edge: u32| match planner.ruling(edge) {
        Ruling::Free => true,
        Ruling::Locked => chosen.contains(&edge),
        Ruling::Vetoed => !chosen.contains(&edge),
    };
    let locked = Loads::of(instance, all.clone().filter(|edge| planner.ruling(*edge) == Ruling::Locked));
    let loads = Loads::of(instance, chosen.iter().copied());
    let within = |loads: &[u32], locked: &[u32], most: Vec<u32>| {
        loads.iter().zip(locked).zip(most).all(|((load, locked), most)| *load <= most.max(*locked))
    };
    let most = |sides: &[Side]| sides.iter().map(|side| side.most).collect::<Vec<_>>();
    all.clone().all(keeps)
        && within(&loads.offices, &locked.offices, most(&instance.offices))
        && within(&loads.partners, &locked.partners, most(&instance.partners))
        && within(
            &loads.programmes,
            &locked.programmes,
            instance.programmes.iter().map(|programme| programme.most).collect(),
        )
}

/// The best value of all choices there are.
fn exhaustive(planner: &Planner) -> Worth {
    let edges = planner.instance().edges.len();
    let choices = (0_u32..1 << edges)
        .map(|bits| (0..edges as u32).filter(|edge| bits & (1 << edge) != 0).collect::<Vec<u32>>());
    let allowed = choices.filter(|chosen| is_allowed(planner, chosen));
    allowed.map(|chosen| planner.value(&chosen)).max().unwrap()
}

proptest! {
    #![proptest_config(cases(ORACLE))]

    #[test]
    fn the_plan_is_the_best_of_all(instance in instances(3, 2, 4), policy in policies()) {
        let planner = solved(&instance, &policy);
        let plan = planner.plan();
        prop_assert!(is_allowed(&planner, &plan.chosen));
        prop_assert_eq!(plan.value, exhaustive(&planner));
    }

    #[test]
    fn floors_leave_no_office_worse_than_need_be(instance in instances(3, 2, 3)) {
        let planner = Planner::solve(instance, Policy { even: true, ..Policy::default() }, u64::MAX);
        let instance = planner.instance();
        let rulings: Vec<Ruling> = (0..instance.edges.len() as u32).map(|edge| planner.ruling(edge)).collect();
        let found = floors::floors(instance, &rulings);
        // Every way to give each office at most one partner; each way promises the points of that partner.
        let served = found.iter().filter(|floor| **floor > 0).count();
        let mut best = Vec::new();
        promises(instance, &rulings, 0, &mut vec![0; instance.programmes.len()], &mut vec![0; instance.partners.len()], &mut Vec::new(), &mut |promise| {
            if promise.iter().filter(|points| **points > 0).count() == served
                && promise.iter().zip(&found).all(|(points, floor)| (*points > 0) == (*floor > 0))
            {
                let mut sorted: Vec<u16> = promise.iter().copied().filter(|points| *points > 0).collect();
                sorted.sort_unstable();
                best = best.clone().max(sorted);
            }
        });
        let mut sorted: Vec<u16> = found.into_iter().filter(|floor| *floor > 0).collect();
        sorted.sort_unstable();
        prop_assert_eq!(sorted.first(), best.first(), "the worst-off office");
        prop_assert!(sorted <= best);
    }
}

fn promises(
    instance: &Instance,
    rulings: &[Ruling],
    office: u32,
    programmes: &mut Vec<u32>,
    partners: &mut Vec<u32>,
    promise: &mut Vec<u16>,
    tell: &mut impl FnMut(&[u16]),
) {
    if office as usize == instance.offices.len() {
        return tell(promise);
    }
    promise.push(0);
    promises(instance, rulings, office + 1, programmes, partners, promise, tell);
    promise.pop();
    for (edge, ruling) in instance.edges.iter().zip(rulings) {
        let programme = &instance.programmes[edge.programme as usize];
        let (at, partner) = (edge.programme as usize, programme.partner as usize);
        let fits = programmes[at] < programme.most && partners[partner] < instance.partners[partner].most;
        let open = instance.offices[office as usize].most > 0;
        if edge.office == office && *ruling != Ruling::Vetoed && edge.points > 0 && fits && open {
            programmes[at] += 1;
            partners[partner] += 1;
            promise.push(edge.points);
            promises(instance, rulings, office + 1, programmes, partners, promise, tell);
            promise.pop();
            programmes[at] -= 1;
            partners[partner] -= 1;
        }
    }
}

fn changes(instance: &Instance) -> impl Strategy<Value = Change> + use<> {
    let (offices, partners, edges) =
        (instance.offices.len() as u32, instance.partners.len() as u32, instance.edges.len() as u32);
    let ruling = prop_oneof![Just(Ruling::Free), Just(Ruling::Locked), Just(Ruling::Vetoed)];
    prop_oneof![
        (0..offices, 0_u32..3, 0_u32..5).prop_map(|(office, least, most)| Change::OfficeQuota {
            office,
            least: least.min(most),
            most
        }),
        (0..partners, 0_u32..3, 0_u32..5).prop_map(|(partner, least, most)| Change::PartnerQuota {
            partner,
            least: least.min(most),
            most
        }),
        (0..edges, ruling).prop_map(|(edge, ruling)| Change::Ruling { edge, ruling }),
        (0..edges, 0_u8..3, 0_u8..3)
            .prop_map(|(edge, office, partner)| Change::Pick { edge, pick: Pick { office, partner } }),
        (0..edges, 0_u16..=15_000).prop_map(|(edge, points)| Change::Points { edge, points }),
    ]
}

/// An instance with at least one edge, and changes to it.
fn changing(most: usize) -> impl Strategy<Value = (Instance, Vec<Change>)> {
    instances(5, 4, 7).prop_filter("an edge is needed", |instance| !instance.edges.is_empty()).prop_flat_map(
        move |instance| {
            let changes = vec(changes(&instance), 1..=most);
            (Just(instance), changes)
        },
    )
}

/// The instance as the planner knows it by now, to be solved afresh.
fn now(planner: &Planner) -> Instance {
    let mut instance = planner.instance().clone();
    let pairs = |wanted: Ruling| {
        let edges = instance.edges.iter().enumerate();
        edges
            .filter(|(at, _)| planner.ruling(*at as u32) == wanted)
            .map(|(_, edge)| (edge.programme, edge.office))
            .collect::<Vec<_>>()
    };
    let (locks, vetoes) = (pairs(Ruling::Locked), pairs(Ruling::Vetoed));
    (instance.locks, instance.vetoes) = (locks, vetoes);
    instance
}

proptest! {
    #![proptest_config(cases(CASES))]

    #[test]
    fn a_live_plan_is_the_plan_made_afresh((instance, changes) in changing(6), seed in 0_u64..3) {
        let policy = Policy { seed, ..Policy::default() };
        let mut planner = solved(&instance, &policy);
        for change in changes {
            planner.apply(change, u64::MAX);
            prop_assert_eq!(planner.certify(), Ok(()));
            let afresh = solved(&now(&planner), &policy);
            prop_assert_eq!(planner.plan(), afresh.plan());
            prop_assert_eq!(planner.digest(), afresh.digest());
        }
    }

    #[test]
    fn what_if_tells_what_then_happens((instance, changes) in changing(1)) {
        let mut planner = solved(&instance, &Policy::default());
        let before = planner.clone();
        let told = planner.what_if(changes[0]);
        prop_assert_eq!(planner.plan(), before.plan(), "asking changes nothing");
        planner.apply(changes[0], u64::MAX);
        prop_assert_eq!(&told.plan, &planner.plan());
        prop_assert_eq!(before.plan().value + told.difference, planner.plan().value);
    }

    #[test]
    fn a_change_taken_back_leaves_no_trace((instance, changes) in changing(1)) {
        let mut planner = solved(&instance, &Policy::default());
        let before = planner.plan();
        let back = match changes[0] {
            Change::OfficeQuota { office, .. } => {
                let Side { least, most, .. } = instance.offices[office as usize].clone();
                Change::OfficeQuota { office, least, most }
            }
            Change::PartnerQuota { partner, .. } => {
                let Side { least, most, .. } = instance.partners[partner as usize].clone();
                Change::PartnerQuota { partner, least, most }
            }
            Change::Ruling { edge, .. } => Change::Ruling { edge, ruling: planner.ruling(edge) },
            Change::Pick { edge, .. } => Change::Pick { edge, pick: instance.edges[edge as usize].pick },
            Change::Points { edge, .. } => Change::Points { edge, points: instance.edges[edge as usize].points },
        };
        planner.apply(changes[0], u64::MAX);
        planner.apply(back, u64::MAX);
        prop_assert_eq!(planner.plan(), before);
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(instance in instances(5, 4, 7), turn in 1_usize..7) {
        let mut other = instance.clone();
        // Every list is turned round and reversed, and what refers to it follows.
        let moved = |count: usize, index: u32| ((count - 1 - index as usize) + turn) % count;
        let offices = instance.offices.len();
        let programmes = instance.programmes.len();
        let partners = instance.partners.len();
        for (at, side) in instance.offices.iter().enumerate() {
            other.offices[moved(offices, at as u32)] = side.clone();
        }
        for (at, side) in instance.partners.iter().enumerate() {
            other.partners[moved(partners, at as u32)] = side.clone();
        }
        for (at, programme) in instance.programmes.iter().enumerate() {
            let partner = moved(partners, programme.partner) as u32;
            other.programmes[moved(programmes, at as u32)] = Programme { partner, ..programme.clone() };
        }
        let pair = |programme: u32, office: u32| {
            (moved(programmes, programme) as u32, moved(offices, office) as u32)
        };
        for edge in &mut other.edges {
            (edge.programme, edge.office) = pair(edge.programme, edge.office);
        }
        other.edges.reverse();
        other.locks.iter_mut().for_each(|lock| *lock = pair(lock.0, lock.1));
        other.vetoes.iter_mut().for_each(|veto| *veto = pair(veto.0, veto.1));
        let other = other.sorted().unwrap();
        prop_assert_eq!(&other, &instance);
        prop_assert_eq!(solved(&other, &Policy::default()).digest(), solved(&instance, &Policy::default()).digest());
    }

    #[test]
    fn more_room_never_makes_it_worse(instance in instances(5, 4, 7), which in 0_u8..4, at in 0_usize..20) {
        let mut wider = instance.clone();
        match which {
            0 => { let at = at % wider.offices.len(); wider.offices[at].most += 1; }
            1 => { let at = at % wider.partners.len(); wider.partners[at].most += 1; }
            2 => { let at = at % wider.programmes.len(); wider.programmes[at].most += 1; }
            _ => { wider.vetoes.clear(); }
        }
        let (before, after) = (solved(&instance, &Policy::default()), solved(&wider, &Policy::default()));
        prop_assert!(after.plan().value >= before.plan().value);
    }

    #[test]
    fn no_blocking_pair_is_missed(instance in instances(5, 4, 7)) {
        let planner = solved(&instance, &Policy::default());
        let told: Vec<u32> = planner.blocking().into_iter().map(|pair| pair.edge).collect();
        let chosen = planner.plan().chosen;
        let instance = planner.instance();
        let partner = |edge: &Edge| instance.programmes[edge.programme as usize].partner;
        let free = |edge: &&u32| planner.ruling(**edge) != Ruling::Locked;
        for (at, edge) in (0_u32..).zip(&instance.edges) {
            let of = |wanted: &dyn Fn(&Edge) -> bool| -> Vec<u32> {
                chosen.iter().filter(|held| wanted(&instance.edges[**held as usize])).copied().collect()
            };
            // Whether the side has room or holds something worse that is not locked.
            let would = |held: Vec<u32>, most: u32| {
                (held.len() as u32) < most
                    || held.iter().filter(free).any(|held| instance.edges[*held as usize].points < edge.points)
            };
            let programme = &instance.programmes[edge.programme as usize];
            let blocks = planner.ruling(at) == Ruling::Free
                && !chosen.contains(&at)
                && edge.points > 2_500
                && would(of(&|held| held.office == edge.office), instance.offices[edge.office as usize].most)
                && would(of(&|held| held.programme == edge.programme), programme.most)
                && would(of(&|held| partner(held) == programme.partner), instance.partners[programme.partner as usize].most);
            prop_assert_eq!(told.contains(&at), blocks, "edge {}", at);
        }
    }

    #[test]
    fn a_reason_names_what_it_costs(instance in instances(5, 4, 7)) {
        let planner = solved(&instance, &Policy::default());
        let chosen = planner.plan().chosen;
        for (at, edge) in (0_u32..).zip(&planner.instance().edges) {
            let reason = planner.why_not(edge.programme, edge.office);
            prop_assert_eq!(reason.main == Main::Chosen, chosen.contains(&at));
            if let (Some(loss), Main::Full(_) | Main::WorseTotal | Main::BelowThreshold) = (reason.loss, reason.main) {
                prop_assert!(loss > Worth::ZERO, "a pair that costs nothing would have been taken");
                prop_assert!(reason.gained.contains(&at));
            }
        }
    }

    #[test]
    fn whoever_runs_out_of_effort_still_has_a_plan(instance in instances(5, 4, 7), effort in 0_u64..60) {
        let planner = Planner::solve(instance.clone(), Policy::default(), effort);
        let plan = planner.plan();
        prop_assert!(is_allowed(&planner, &plan.chosen));
        let best = solved(&instance, &Policy::default());
        prop_assert!(plan.value <= best.plan().value);
        prop_assert!(plan.value + planner.gap() >= best.plan().value, "the gap is an upper bound");
        prop_assert_eq!(best.gap(), Worth::ZERO);
    }

    #[test]
    fn the_plain_objective_is_the_policy_of_benchmarks(instance in instances(5, 4, 7)) {
        // Picks, locks and vetoes have no part in it, and every least is one.
        let mut plain_instance = instance;
        (plain_instance.locks, plain_instance.vetoes) = (Vec::new(), Vec::new());
        plain_instance.edges.iter_mut().for_each(|edge| edge.pick = Pick::default());
        plain_instance.offices.iter_mut().chain(&mut plain_instance.partners).for_each(|side| side.least = 1);
        let outcome = plain::solve(&plain_instance, u64::MAX);
        prop_assert!(outcome.optimal);
        let plan = solved(&plain_instance, &Policy::default()).plan();
        let whole = |value: Worth| Aim::Placed.of(value) * plain::FIRST + Aim::Benefit.of(value);
        prop_assert_eq!(outcome.objective, whole(plan.value));
    }
}
