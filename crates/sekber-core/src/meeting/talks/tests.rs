use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn busiest(wishes: &[(u32, u32)]) -> usize {
    let count = |member: &dyn Fn(&(u32, u32)) -> u32| {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for wish in wishes {
            *counts.entry(member(wish)).or_default() += 1;
        }
        counts.into_values().max().unwrap_or(0)
    };
    count(&|wish| wish.0).max(count(&|wish| wish.1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn nobody_is_at_two_tables_at_once(
        wishes in prop::collection::vec((0..8_u32, 0..9_u32), 0..60),
        tables in 1..12_usize,
    ) {
        let talks = timetable(&wishes, tables);
        let placed: BTreeSet<usize> = talks.iter().map(|talk| talk.wish).collect();
        prop_assert_eq!(placed.len(), wishes.len(), "every wish once");
        prop_assert_eq!(talks.len(), wishes.len());
        let mut seen = BTreeSet::new();
        for talk in &talks {
            let (office, partner) = wishes[talk.wish];
            prop_assert!(talk.table < tables);
            prop_assert!(seen.insert((talk.turn, 0, talk.table as u32)), "one talk at a table");
            prop_assert!(seen.insert((talk.turn, 1, office)) && seen.insert((talk.turn, 2, partner)));
        }
        prop_assert_eq!(&talks, &timetable(&wishes, tables));
    }

    #[test]
    fn with_tables_enough_no_turn_is_wasted(wishes in prop::collection::vec((0..8_u32, 0..9_u32), 0..60)) {
        let talks = timetable(&wishes, 1000);
        let turns = talks.iter().map(|talk| talk.turn + 1).max().unwrap_or(0);
        prop_assert_eq!(turns, busiest(&wishes));
    }
}
