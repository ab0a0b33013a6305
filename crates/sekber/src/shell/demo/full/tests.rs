//! Tests of the generator.

use std::collections::BTreeSet;

use jiff::civil::date;
use sekber_facts::{nomenclature, sdg, sintang};

use super::programmes::{Beside, Made, PAYER, Standing, YEARS, programmes};
use super::{SEED, works};
use crate::shell::demo::themes;

#[test]
fn a_seed_makes_the_same_programmes_and_another_seed_others() {
    assert_eq!(programmes(SEED), programmes(SEED));
    assert_ne!(programmes(SEED), programmes(SEED + 1));
}

#[test]
fn every_invited_partner_has_programmes_and_one_that_runs_now() {
    let all = programmes(SEED);
    let [.., now] = YEARS;
    for partner in sintang::invited_partners() {
        let own: Vec<&Made> = all.iter().filter(|one| one.partner == partner.id).collect();
        assert!(own.len() >= 3, "{} has {} programmes", partner.id, own.len());
        let runs = |one: &Made| {
            one.to.0 >= now && !matches!(one.standing, Standing::Completed | Standing::Cancelled)
        };
        assert!(own.iter().any(|one| runs(one)), "{} has none that runs", partner.id);
        let titles: BTreeSet<String> = own.iter().map(|one| one.title()).collect();
        assert_eq!(titles.len(), own.len(), "{} tells of a programme twice", partner.id);
        let numbers: BTreeSet<&str> = own.iter().map(|one| one.reference.as_str()).collect();
        assert_eq!(numbers.len(), own.len(), "{} uses a number twice", partner.id);
    }
}

#[test]
fn all_states_years_and_kinds_of_neighbours_occur() {
    let all = programmes(SEED);
    use Standing::{Active, Cancelled, Completed, Draft, Proposed, Verified};
    for standing in [Draft, Proposed, Verified, Active, Completed, Cancelled] {
        assert!(all.iter().any(|one| one.standing == standing), "none is {standing:?}");
    }
    for beside in [Beside::Same, Beside::Overlapping, Beside::Completing] {
        assert!(all.iter().filter(|one| one.beside == beside).count() >= 3, "too few are {beside:?}");
    }
    let supporting: Vec<&Made> = all.iter().filter(|one| one.beside == Beside::Supporting).collect();
    assert_eq!(supporting.len(), 2);
    for today in [date(2026, 12, 1), date(2031, 3, 1)] {
        assert!(supporting.iter().all(|one| one.end(today).is_none() && !one.villages.is_empty()));
        // What they complete is told to its end, and goes on whenever that is asked.
        for one in &supporting {
            let completes = |other: &&Made| {
                let is_there = other.villages == one.villages && other.work.theme == one.work.theme;
                is_there && other.is_supported && other.partner != one.partner
            };
            let other = all.iter().find(completes).expect("something is completed");
            assert_eq!(other.end(today), Some((today.year() + 1, 12)));
            assert!(other.end(date(2024, 1, 1)) >= Some(other.to));
        }
    }
    for year in YEARS {
        assert!(all.iter().filter(|one| one.from.0 == year).count() >= 20, "too few begin in {year}");
        assert!(all.iter().any(|one| one.goes_on_in(year)) || year == YEARS[0], "none goes on in {year}");
    }
    let kecamatan: BTreeSet<&str> = all.iter().map(|one| one.kecamatan.code.as_str()).collect();
    assert_eq!(kecamatan.len(), 14);
    assert!(all.iter().any(|one| one.money.is_empty()) && all.iter().any(|one| one.money.len() > 3));
}

#[test]
fn one_payer_stands_in_two_records_of_one_activity() {
    let all = programmes(SEED);
    let pays = |one: &&Made| one.money.iter().any(|line| line.source == PAYER);
    let paid: Vec<&Made> = all.iter().filter(pays).collect();
    let [one, other] = paid[..] else { panic!("{} programmes name the payer", paid.len()) };
    assert_ne!(one.partner, other.partner);
    assert_eq!((one.work.title, one.people), (other.work.title, other.people));
    assert!(one.to.0 >= YEARS[2] && one.villages == other.villages);
}

#[test]
fn works_name_what_there_is() {
    assert_eq!(works::all().len(), 48);
    for work in works::all() {
        let [one, two] = works::of_theme(work.theme)[..] else { panic!("{} has not two works", work.theme) };
        assert_ne!(one.title, two.title);
        assert!(nomenclature::find(work.program).is_some(), "{}", work.program);
        let office = sintang::offices().iter().find(|office| office.code == work.office);
        assert!(office.is_some(), "{}", work.office);
        assert!(work.goals.split(' ').all(|goal| sdg::find(goal).is_some()), "{}", work.goals);
    }
    // Every theme that a partner works in has works.
    for partner in sintang::invited_partners() {
        for theme in themes::of(&partner.themes.join("; ")) {
            assert!(!works::of_theme(&theme).is_empty(), "{theme}");
        }
    }
}
