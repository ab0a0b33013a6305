//! The ledger: what counts, once, and in which budget.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use sekber_core::ledger::alert::{Warning, alerts};
use sekber_core::ledger::*;
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Currency, LedgerEntryId};

fn id(number: usize) -> LedgerEntryId {
    format!("entry-{number}").parse().unwrap()
}

/// What a made-up recorder does next.
#[derive(Debug, Clone)]
enum Doing {
    Record {
        stage: usize,
        way: usize,
        in_kind: bool,
        year: i64,
        hands: (usize, usize),
        amount: Amount,
        currency: usize,
        rate: i64,
        codes: Vec<(usize, usize)>,
    },
    PassOn {
        which: usize,
        to: usize,
        part: i64,
    },
    Undo {
        which: usize,
    },
}

fn amounts() -> impl Strategy<Value = Amount> {
    prop_oneof![
        6 => (1_i64..=amount::MOST / 1_000).prop_map(Amount::Exact),
        1 => (0_i64..1_000_000, 1_i64..1_000_000).prop_map(|(low, more)| Amount::Band(low, low + more)),
        1 => Just(Amount::NotDisclosed),
    ]
}

fn doings() -> impl Strategy<Value = Vec<Doing>> {
    let record = (
        (0_usize..4, 0_usize..9, any::<bool>(), 2020_i64..2030),
        (0_usize..5, 0_usize..5),
        amounts(),
        (0_usize..4, 1_i64..20_000 * RATE_SCALE),
        prop::collection::vec((0_usize..4, 0_usize..5), 0..9),
    );
    let record = record.prop_map(|((stage, way, in_kind, year), hands, amount, (currency, rate), codes)| {
        Doing::Record { stage, way, in_kind, year, hands, amount, currency, rate, codes }
    });
    let doing = prop_oneof![
        5 => record,
        3 => (any::<usize>(), 0_usize..5, 1_i64..200).prop_map(|(which, to, part)| Doing::PassOn { which, to, part }),
        2 => any::<usize>().prop_map(|which| Doing::Undo { which }),
    ];
    prop::collection::vec(doing, 0..60)
}

const CURRENCIES: [&str; 4] = ["IDR", "USD", "JPY", "KWD"];
const SEVERAL: [Dimension; 4] = [Dimension::Theme, Dimension::Field, Dimension::Goal, Dimension::Place];

/// Plays what was done; what the rules refuse is left out.
fn played(doings: Vec<Doing>) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for doing in doings {
        let fresh = id(all.len());
        let new = match doing {
            Doing::Record { stage, way, in_kind, year, hands, amount, currency, rate, codes } => {
                let currency: Currency = CURRENCIES[currency].parse().unwrap();
                let rate = if currency == Currency::IDR { Rate::RUPIAH } else { Rate(rate) };
                let Some(rupiah) = amount.in_rupiah(currency, rate) else { continue };
                let mut codes: Vec<(Dimension, String)> =
                    codes.into_iter().map(|(of, code)| (SEVERAL[of], format!("code-{code}"))).collect();
                codes.sort();
                codes.dedup();
                Entry {
                    id: fresh,
                    out_of: None,
                    corrects: None,
                    stage: Stage::ALL[stage],
                    way: Way::ALL[way],
                    form: if in_kind { FundingForm::InKind } else { FundingForm::Cash },
                    year,
                    funder: format!("hand-{}", hands.0),
                    implementer: format!("hand-{}", hands.1),
                    office: format!("office-{}", hands.0 % 2),
                    rupiah,
                    codes,
                }
            }
            Doing::PassOn { which, to, part } => {
                let Some(above) = which.checked_rem(all.len()).map(|at| all[at].clone()) else { continue };
                let low = (i128::from(above.rupiah.high) * i128::from(part) / 100) as i64;
                let new = Entry {
                    id: fresh,
                    out_of: Some(above.id.clone()),
                    funder: above.implementer.clone(),
                    implementer: format!("hand-{to}"),
                    rupiah: Rupiah { low, high: low, undisclosed: 0 },
                    ..above.clone()
                };
                match may_be_passed_on(&above, &new, &all) {
                    Ok(()) => new,
                    Err(_) => continue,
                }
            }
            Doing::Undo { which } => {
                let Some(at) = which.checked_rem(all.len()) else { continue };
                match counter(&all[at], fresh, &all) {
                    Ok(counter) => counter,
                    Err(_) => continue,
                }
            }
        };
        all.push(new);
    }
    all
}

/// The plain oracle: what stands is what was neither undone nor undoes; money has one source, so only what came from no other
/// entry is added; all in one pass with nothing shared with the engine.
fn oracle(all: &[Entry], wanted: impl Fn(&Entry) -> bool) -> (i128, i128, i64) {
    let mut sum = (0, 0, 0);
    for entry in all {
        let undone = all.iter().any(|other| other.corrects.as_ref() == Some(&entry.id));
        if entry.corrects.is_none() && !undone && entry.out_of.is_none() && wanted(entry) {
            sum.0 += i128::from(entry.rupiah.low);
            sum.1 += i128::from(entry.rupiah.high);
            sum.2 += entry.rupiah.undisclosed;
        }
    }
    sum
}

fn plain(sum: &Counted) -> (i128, i128, i64) {
    (sum.low, sum.high, sum.undisclosed)
}

proptest! {
    #[test]
    fn every_breakdown_adds_up_to_what_an_oracle_counts(doings in doings()) {
        let all = played(doings);
        let whole = totals(&all, None);
        for ((budget, form, _), stages) in &whole {
            for (stage, sum) in stages {
                let here = |entry: &Entry| {
                    (entry.way.budget(), entry.form, entry.stage) == (*budget, *form, *stage)
                };
                prop_assert_eq!(plain(sum), oracle(&all, here));
                for by in Dimension::ALL {
                    let broken = totals(&all, Some(*by));
                    let mut parts = Counted::default();
                    for ((_, _, key), stages) in broken.iter().filter(|((b, f, _), _)| (b, f) == (budget, form)) {
                        let Some(part) = stages.get(stage) else { continue };
                        parts += *part;
                        let made_up = cell(&all, *by, (*budget, *form, key), *stage);
                        let mut again = Counted::default();
                        made_up.into_iter().for_each(|(_, rupiah)| again += Counted::one(rupiah));
                        prop_assert_eq!(&again, part, "how it was computed is how it was computed");
                        if !by.may_be_several() {
                            let of_key = |entry: &Entry| here(entry) && entry.keys(*by).first() == Some(key);
                            prop_assert_eq!(plain(part), oracle(&all, of_key));
                        }
                    }
                    prop_assert_eq!((parts.low, parts.high), (sum.low, sum.high), "by {}", by);
                }
            }
        }
    }

    #[test]
    fn undoing_everything_leaves_nothing(doings in doings()) {
        let mut all = played(doings);
        // The last parts of chains first.
        for at in (0..all.len()).rev() {
            if let Ok(counter) = counter(&all[at].clone(), id(all.len()), &all) {
                all.push(counter);
            }
        }
        for stages in totals(&all, Some(Dimension::Theme)).values() {
            prop_assert!(stages.values().all(Counted::is_nothing));
        }
    }

    #[test]
    fn the_order_of_entries_does_not_matter(doings in doings(), by in 0..Dimension::ALL.len()) {
        let all = played(doings);
        let mut turned = all.clone();
        turned.reverse();
        let by = Some(Dimension::ALL[by]);
        prop_assert_eq!(totals(&all, by), totals(&turned, by));
    }

    #[test]
    fn shares_add_up_and_are_as_even_as_can_be(amount in any::<i32>(), parts in 1_usize..40) {
        let all = shares(amount.into(), parts);
        prop_assert_eq!(all.iter().sum::<i64>(), i64::from(amount));
        let spread = all.iter().max().unwrap() - all.iter().min().unwrap();
        let unit = if amount % 100 == 0 { 100 } else { 1 };
        prop_assert!(spread <= unit && all.iter().all(|share| share % unit == 0));
        let opposite: Vec<i64> = all.iter().map(|share| -share).collect();
        prop_assert_eq!(shares(-i64::from(amount), parts), opposite);
    }

    #[test]
    fn a_rate_rounds_to_the_nearest_sen(minor in -1_000_000_000_000_i64..1_000_000_000_000, rate in 1_i64..30_000 * RATE_SCALE) {
        let sen = Rate(rate).sen(minor, Currency::USD).unwrap();
        // A cent is a hundredth of a dollar, a sen a hundredth of a rupiah: only the millionths remain.
        let exact = i128::from(minor) * i128::from(rate);
        let off = (i128::from(sen) * i128::from(RATE_SCALE) - exact).abs();
        prop_assert!(off * 2 <= i128::from(RATE_SCALE));
        prop_assert_eq!(Rate(rate).sen(-minor, Currency::USD), Some(-sen));
    }
}

fn entry(number: usize, stage: Stage, year: i64, sen: i64) -> Entry {
    Entry {
        id: id(number),
        out_of: None,
        corrects: None,
        stage,
        way: Way::PartnerRun,
        form: FundingForm::Cash,
        year,
        funder: "donor".to_owned(),
        implementer: "partner".to_owned(),
        office: String::new(),
        rupiah: Rupiah { low: sen, high: sen, undisclosed: 0 },
        codes: Vec::new(),
    }
}

#[test]
fn what_is_passed_on_is_counted_once_and_never_more_than_came_in() {
    let above = entry(0, Stage::Committed, 2024, 100);
    let part = |number, sen| Entry {
        out_of: Some(id(0)),
        funder: "partner".to_owned(),
        implementer: "village group".to_owned(),
        ..entry(number, Stage::Committed, 2024, sen)
    };
    let mut all = vec![above.clone()];
    assert_eq!(may_be_passed_on(&above, &part(1, 101), &all), Err(Refusal::TooMuch));
    all.push(part(1, 60));
    assert_eq!(may_be_passed_on(&above, &part(2, 41), &all), Err(Refusal::TooMuch));
    assert_eq!(may_be_passed_on(&above, &part(2, 40), &all), Ok(()));
    let stranger = Entry { funder: "somebody".to_owned(), ..part(2, 1) };
    assert_eq!(may_be_passed_on(&above, &stranger, &all), Err(Refusal::OtherHands));
    let later = Entry { stage: Stage::Realised, ..part(2, 1) };
    assert_eq!(may_be_passed_on(&above, &later, &all), Err(Refusal::OtherKind));
    assert_eq!(counter(&above, id(9), &all), Err(Refusal::PassedOn));
    let key = (Budget::Partners, FundingForm::Cash, String::new());
    assert_eq!(totals(&all, None)[&key][&Stage::Committed].low, 100);
    let undone = counter(&all[1].clone(), id(2), &all).unwrap();
    all.push(undone);
    assert_eq!(may_be_passed_on(&above, &part(3, 100), &all), Ok(()), "what was undone is free again");
    assert_eq!(counter(&all[1], id(4), &all), Err(Refusal::Undone), "once is enough");
    assert_eq!(totals(&all, None)[&key][&Stage::Committed].low, 100);
}

#[test]
fn budgets_share_no_total_and_what_is_not_disclosed_is_no_zero() {
    let hidden = Rupiah { low: 0, high: 0, undisclosed: 1 };
    let ways = Way::ALL.iter().enumerate();
    let all: Vec<Entry> = ways
        .map(|(at, way)| Entry { way: *way, rupiah: hidden, ..entry(at, Stage::Planned, 2024, 0) })
        .collect();
    let found: BTreeMap<Budget, i64> = totals(&all, None)
        .iter()
        .map(|((budget, ..), stages)| (*budget, stages[&Stage::Planned].undisclosed))
        .collect();
    let wanted = [(Budget::Partners, 5), (Budget::District, 2), (Budget::Village, 1), (Budget::State, 1)];
    assert_eq!(found, BTreeMap::from(wanted));
    assert!(totals(&all, None).values().all(|stages| !stages[&Stage::Planned].is_nothing()));
}

#[test]
fn sums_go_beyond_what_one_entry_holds() {
    let most = Amount::Exact(amount::MOST).in_rupiah(Currency::IDR, Rate::RUPIAH).unwrap();
    let all: Vec<Entry> =
        (0..100_000).map(|at| Entry { rupiah: most, ..entry(at, Stage::Planned, 2024, 0) }).collect();
    let key = (Budget::Partners, FundingForm::Cash, String::new());
    let sum = totals(&all, None)[&key][&Stage::Planned];
    assert_eq!(sum.low, i128::from(amount::MOST) * 100_000);
    assert!(sum.low > i128::from(i64::MAX));
}

#[test]
fn late_and_missing_money_is_told() {
    let warnings = |entries: &[Entry], today| -> Vec<Warning> {
        alerts(&totals(entries, Some(Dimension::Year)), today)
            .into_iter()
            .map(|alert| alert.warning)
            .collect()
    };
    let planned = entry(0, Stage::Planned, 2024, 100);
    let committed = entry(1, Stage::Committed, 2024, 100);
    assert_eq!(warnings(std::slice::from_ref(&planned), date(2023, 12, 31)), []);
    assert_eq!(warnings(std::slice::from_ref(&planned), date(2024, 1, 1)), [Warning::NeverCommitted]);
    let both = [planned, committed.clone()];
    assert_eq!(warnings(&both, date(2024, 6, 30)), []);
    assert_eq!(warnings(&both, date(2024, 7, 1)), [Warning::NothingYet]);
    let spent = [committed.clone(), entry(2, Stage::Realised, 2024, 40)];
    assert_eq!(warnings(&spent, date(2024, 12, 31)), []);
    assert_eq!(warnings(&spent, date(2025, 1, 1)), [Warning::LessThanCommitted]);
    let hidden =
        Entry { rupiah: Rupiah { low: 0, high: 0, undisclosed: 1 }, ..entry(3, Stage::Realised, 2024, 0) };
    assert_eq!(warnings(&[committed.clone(), hidden], date(2025, 1, 1)), [], "it may have been all of it");
    let more = [committed, entry(2, Stage::Realised, 2024, 140)];
    assert_eq!(warnings(&more, date(2024, 3, 1)), [Warning::MoreThanCommitted]);
}
