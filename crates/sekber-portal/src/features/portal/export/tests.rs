//! Data sets and the texts in them.

use super::*;
use crate::features::portal::export::iati::{Funder, actual, decimal, funder};
use crate::features::portal::export::markup::escaped;
use crate::features::portal::store::partnerships::PublicTerm;
use jiff::civil::{Date, date};
use sekber_core::partnership::PartnershipState;
use sekber_core::registry::programme::Status;
use sekber_core::value::{Currency, Money};

#[test]
fn every_file_of_every_set_has_a_route() {
    let routes: Vec<&str> = crate::features::portal::card().routes().iter().map(|route| route.path).collect();
    for file in SETS.iter().flat_map(|set| set.files) {
        assert!(routes.contains(&file.path), "{}", file.path);
    }
}

#[test]
fn markup_and_signs_that_xml_cannot_hold_do_no_harm() {
    assert_eq!(escaped("Air & <Tanah> \"murni\""), "Air &amp; &lt;Tanah&gt; &quot;murni&quot;");
    assert_eq!(escaped("a\u{0}b\u{b}c\u{ffff}d\ne"), "abcd\ne");
}

#[test]
fn amounts_are_written_as_programs_read_them() {
    let rupiah = |minor| decimal(Money { minor, currency: Currency::IDR });
    assert_eq!((rupiah(12_500_000_000).as_str(), rupiah(105).as_str()), ("125000000", "1.05"));
}

#[test]
fn who_pays_is_an_organisation_and_no_kind_of_money() {
    assert_eq!(funder("APBD"), Some(Funder::Reporter));
    assert_eq!(funder("Dana lembaga sendiri (simulasi)"), Some(Funder::Owner));
    assert_eq!(funder("Hibah lembaga donor (simulasi)"), None);
    assert_eq!(funder("APBN"), None);
    assert_eq!(funder("Yayasan Swadaya"), Some(Funder::Named("Yayasan Swadaya")));
}

#[test]
fn actual_days_are_told_only_where_they_are_known_and_have_come() {
    let term = |state, start: Option<Date>, end: Option<Date>| PublicTerm {
        programme_id: "0190-ab".parse().unwrap(),
        state,
        start_on: start,
        end_on: end,
        ended_on: None,
        contested: false,
    };
    let (first, last, today) = (date(2023, 2, 1), date(2023, 11, 30), date(2024, 5, 1));
    let active = term(PartnershipState::Active, Some(first), Some(last));
    let completed = term(PartnershipState::Completed, Some(first), Some(last));
    let later = term(PartnershipState::Completed, Some(last), Some(date(2025, 1, 1)));
    let of = |state, terms: &[&PublicTerm]| actual(state, terms, today);
    assert_eq!(of(Status::Active, &[]), (None, None));
    assert_eq!(of(Status::Verified, &[&active]), (None, None), "nobody has said that it is under way");
    assert_eq!(of(Status::Active, &[&active]), (Some(first), None));
    assert_eq!(of(Status::Active, &[&completed]), (Some(first), None));
    assert_eq!(of(Status::Completed, &[&completed, &active]), (Some(first), None), "one goes on");
    assert_eq!(of(Status::Completed, &[&completed]), (Some(first), Some(last)));
    assert_eq!(of(Status::Completed, &[&completed, &later]), (Some(first), None), "a day that has not come");
    let ended = PublicTerm { ended_on: Some(last), ..term(PartnershipState::Ended, Some(first), None) };
    assert_eq!(of(Status::Completed, &[&ended]), (Some(first), Some(last)));
    let contested = PublicTerm { contested: true, ..ended };
    assert_eq!(of(Status::Completed, &[&contested]), (Some(first), None));
    assert_eq!(actual(Status::Active, &[&active], date(2023, 1, 1)), (None, None));
}
