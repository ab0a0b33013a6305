//! The shape of a programme and of its form, without a database.

#![allow(clippy::unwrap_used)]

use sekber_core::registry::programme::{FundingForm, Owner, Status};
use sekber_core::value::{Money, RegionCode};

use super::form::{Known, ProgrammeForm};
use super::limits;
use super::model::{FundingLine, ProgrammeDraft, outermost};
use crate::kit::form::Form;

fn places(codes: &[&str]) -> Vec<RegionCode> {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

fn draft() -> ProgrammeDraft {
    let mut draft = ProgrammeDraft::new("owner".parse().unwrap(), "cycle".parse().unwrap(), "Kebun gizi");
    draft.themes = vec!["pangan".to_owned()];
    draft.places = places(&["61.05.01.2007"]);
    draft.period = "2023-02/2024-05-31".parse().unwrap();
    draft.beneficiaries = Some(12_500);
    draft.supporting_offices = vec!["office-b".parse().unwrap()];
    let line = |year, minor, currency: &str, form| FundingLine {
        year,
        source: "Hibah".to_owned(),
        amount: Money { minor, currency: currency.parse().unwrap() },
        form,
        on_budget: year == 2024,
    };
    draft.funding = vec![
        line(2023, 125_000_050, "IDR", FundingForm::Cash),
        line(2024, 9_900, "USD", FundingForm::InKind),
        line(2024, 1_200, "JPY", FundingForm::Cash),
    ];
    draft
}

fn read(form: &ProgrammeForm, base: ProgrammeDraft) -> (ProgrammeDraft, crate::kit::form::Faults) {
    let pair = |code: &str| (code.to_owned(), code.to_owned());
    let known = Known {
        themes: &[pair("pangan")],
        offices: &[pair("office-a"), pair("office-b")],
        places: &places(&["61.05", "61.05.01", "61.05.01.2007"]),
    };
    form.read(base, &known)
}

#[test]
fn a_form_that_nobody_touched_means_what_is_stored() {
    let stored = draft();
    let (meant, faults) = read(&ProgrammeForm::of(&stored), stored.clone());
    assert!(faults.is_empty(), "{faults}");
    assert_eq!(meant, stored);
}

#[test]
fn an_empty_title_is_all_that_a_draft_minds() {
    let (_, faults) = read(&ProgrammeForm::default(), ProgrammeDraft { title: String::new(), ..draft() });
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["title"]);
}

#[test]
fn what_was_put_forward_must_stay_complete() {
    let stored = ProgrammeDraft { state: Status::Verified, ..draft() };
    let mut form = ProgrammeForm::of(&stored);
    form.description = "Kebun sayur.".to_owned();
    assert!(read(&form, stored.clone()).1.is_empty());
    form.places.clear();
    form.start.clear();
    form.end.clear();
    let faults = read(&form, stored).1;
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["place", "start"]);
}

#[test]
fn rows_keep_their_numbers_and_blank_ones_are_left_out() {
    let sent = Form::from_query(Some(
        "title=A&funding-7-year=2023&funding-7-source=APBD&funding-7-amount=1,5+miliar&funding-7-currency=IDR&funding-2-amount=&funding-x-year=1",
    ));
    let form = ProgrammeForm::typed(&sent);
    assert_eq!(form.funding.iter().map(|row| row.index).collect::<Vec<_>>(), [7, 2]);
    assert_eq!(form.next_row(), 8);
    let base = ProgrammeDraft { funding: Vec::new(), ..draft() };
    let (meant, faults) = read(&form, base);
    assert!(faults.is_empty(), "{faults}");
    assert_eq!(meant.total_idr(), Ok(150_000_000_000));
}

#[test]
fn a_whole_kecamatan_says_more_than_its_villages() {
    let given = places(&["61.05.02.2001", "61.05.01.2007", "61.05.01", "61.05.01"]);
    assert_eq!(outermost(&given), places(&["61.05.01", "61.05.02.2001"]));
    assert_eq!(outermost(&places(&["61.05.01", "61.05"])), places(&["61.05"]));
}

#[test]
fn a_settled_draft_stays_as_it_is() {
    let mut draft = draft();
    draft.sdg = vec!["6.1".to_owned(), "13".to_owned(), "6.1".to_owned()];
    draft.supporting_offices.push("owner".parse().unwrap());
    let settled = draft.settled(Owner::Office);
    assert_eq!(settled.sdg, ["13", "6", "6.1"]);
    assert_eq!(settled.lead_office, Some("owner".parse().unwrap()), "an office leads its own programme");
    assert_eq!(settled.supporting_offices, ["office-b".parse().unwrap()]);
    assert_eq!(settled.clone().settled(Owner::Office), settled);
}

#[test]
fn a_sum_beyond_what_can_be_stored_is_a_fault() {
    let mut draft = draft();
    let mut line = draft.funding[0].clone();
    line.amount.minor = i64::MAX;
    draft.funding.push(line);
    assert!(draft.total_idr().is_err());
    draft.funding.truncate(1);
    draft.funding[0].amount.minor = limits::MOST_MONEY;
    assert!(draft.faults(None).of("funding").is_none());
    draft.funding[0].amount.minor += 1;
    assert!(draft.faults(None).of("funding").is_some());
}
