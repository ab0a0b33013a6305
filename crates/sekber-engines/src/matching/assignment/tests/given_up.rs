//! What is given up so that nobody is left out (relaxations), and so that both sides agree (nudges).

use proptest::prelude::*;

use super::super::instance::Instance;
use super::super::planner::{Change, Planner, Ruling};
use super::super::policy::{Aim, Policy};
use super::{CASES, cases, instances, is_allowed, solved};

/// Every single rule that could be relaxed by one unit.
fn rules(planner: &Planner) -> Vec<Change> {
    let instance = planner.instance();
    let offices = (0..).zip(&instance.offices).map(|(office, side)| Change::OfficeQuota {
        office,
        least: side.least,
        most: side.most + 1,
    });
    let partners = (0..).zip(&instance.partners).map(|(partner, side)| Change::PartnerQuota {
        partner,
        least: side.least,
        most: side.most + 1,
    });
    let excluded = (0..instance.edges.len() as u32).filter(|edge| planner.ruling(*edge) == Ruling::Vetoed);
    let lifted = excluded.map(|edge| Change::Ruling { edge, ruling: Ruling::Free });
    offices.chain(partners).chain(lifted).collect()
}

/// The most units of lower quotas that can be met with so many relaxations, tried one after the other.
fn placed_with(planner: &Planner, relaxations: u32) -> i64 {
    if relaxations == 0 {
        return Aim::Placed.of(planner.plan().value);
    }
    let after = |change: Change| {
        let mut relaxed = planner.clone();
        relaxed.apply(change, u64::MAX);
        placed_with(&relaxed, relaxations - 1)
    };
    rules(planner).into_iter().map(after).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn no_smaller_set_of_rules_would_do(instance in instances(3, 3, 4)) {
        // Without locks, so that one unit of a limit is always one unit.
        let planner = solved(&Instance { locks: Vec::new(), ..instance }, &Policy::default());
        let before = Aim::Placed.of(planner.plan().value);
        let (units, most) = planner.relaxation().map_or((0, before), |told| (told.units, before + told.placed));
        if units <= 3 {
            prop_assert_eq!(placed_with(&planner, units.max(1)), most, "so many relaxations place no more");
            prop_assert!(units == 0 || placed_with(&planner, units - 1) < most, "fewer place fewer");
        }
    }
}

proptest! {
    #![proptest_config(cases(CASES))]

    #[test]
    fn whoever_is_short_is_explained(instance in instances(4, 3, 4)) {
        let planner = solved(&instance, &Policy::default());
        let plan = planner.plan();
        let told = planner.shortfall();
        prop_assert_eq!(told.is_some(), !(plan.offices_short.is_empty() && plan.partners_short.is_empty()));
        for repair in told.map(|told| told.repairs).unwrap_or_default() {
            let mut repaired = planner.clone();
            repaired.apply(repair.change, u64::MAX);
            let gain = Aim::Placed.of(repaired.plan().value) - Aim::Placed.of(plan.value);
            prop_assert_eq!(gain, repair.placed);
            prop_assert!(gain > 0);
        }
    }

    #[test]
    fn relaxing_those_rules_places_whom_it_says(instance in instances(5, 4, 7)) {
        let planner = solved(&instance, &Policy::default());
        let before = Aim::Placed.of(planner.plan().value);
        if let Some(told) = planner.relaxation() {
            let mut relaxed = planner.clone();
            told.changes.iter().for_each(|change| relaxed.apply(*change, u64::MAX));
            prop_assert_eq!(Aim::Placed.of(relaxed.plan().value), before + told.placed);
        }
    }

    #[test]
    fn an_agreed_plan_has_fewer_blocking_pairs_and_gives_up_no_earlier_aim(instance in instances(5, 4, 7), even in any::<bool>()) {
        let plain = solved(&instance, &Policy { even, ..Policy::default() });
        let mut agreed = plain.clone();
        agreed.agree(u64::MAX);
        prop_assert_eq!(agreed.certify(), Ok(()));
        prop_assert!(is_allowed(&agreed, &agreed.plan().chosen));
        prop_assert!(agreed.blocking().len() <= plain.blocking().len());
        let (told, best) = (agreed.plan().value, plain.plan().value);
        for aim in [Aim::Placed, Aim::Floors, Aim::Mutual, Aim::Rank] {
            prop_assert_eq!(aim.of(told), aim.of(best), "{:?}", aim);
        }
        prop_assert!(told <= best, "agreement is paid for, and the price is told");
        prop_assert!(told + agreed.gap() >= best, "no more than that");
        let mut again = plain.clone();
        again.agree(u64::MAX);
        prop_assert_eq!(again.digest(), agreed.digest());
    }
}
