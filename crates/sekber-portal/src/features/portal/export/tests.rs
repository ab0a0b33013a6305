//! Data sets and the texts in them.

use super::*;
use crate::features::portal::export::iati::{Funder, decimal, funder};
use crate::features::portal::export::markup::escaped;
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
