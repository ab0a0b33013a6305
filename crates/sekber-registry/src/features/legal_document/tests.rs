//! How documents stand on a day, what is asked of a partner, and what the form takes.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use sekber_core::registry::legal_documents::{Expiry, LegalDocumentKind, expiry, gaps};
use sekber_core::registry::{LegalForm, PartnerKind, Turn};
use sekber_core::value::Moment;

use super::form::{self, Typed};
use super::model::{LegalDocument, open_number, window};
use super::standing::Standing;
use crate::kit::form::{Faults, Form};

const TODAY: Date = date(2023, 9, 20);

fn document(kind: LegalDocumentKind, expires_on: Option<Date>) -> LegalDocument {
    LegalDocument {
        id: "paper".parse().unwrap(),
        organisation_id: "partner".parse().unwrap(),
        kind,
        number: "1".to_owned(),
        issuer: String::new(),
        issued_on: None,
        expires_on,
        attachment_id: Some("scan".parse().unwrap()),
        file_name: None,
        file_size: None,
        ended_at: None,
        version: 1,
    }
}

#[test]
fn a_standing_counts_what_is_valid() {
    let documents = [
        document(LegalDocumentKind::Deed, None),
        document(LegalDocumentKind::Ahu, Some(date(2023, 9, 19))),
        document(LegalDocumentKind::Npwp, Some(date(2023, 10, 1))),
    ];
    let standing = Standing::of(Some(LegalForm::Foundation), PartnerKind::Ngo, &documents, TODAY);
    let best: Vec<_> = standing.needs.iter().flatten().map(|need| need.best).collect();
    assert_eq!(best, [Some(Expiry::Valid), Some(Expiry::Expired), Some(Expiry::Within30)]);
    assert_eq!((standing.met(), standing.required(), standing.turn()), (2, 3, Turn::Partner));

    let renewed = [documents.as_slice(), &[document(LegalDocumentKind::Ahu, None)]].concat();
    let standing = Standing::of(Some(LegalForm::Foundation), PartnerKind::Ngo, &renewed, TODAY);
    assert_eq!((standing.is_complete(), standing.turn()), (true, Turn::Nobody));

    let unfiled = renewed.iter().cloned().map(|one| LegalDocument { attachment_id: None, ..one });
    let unfiled: Vec<LegalDocument> = unfiled.collect();
    let standing = Standing::of(Some(LegalForm::Foundation), PartnerKind::Ngo, &unfiled, TODAY);
    assert_eq!(
        (standing.is_complete(), standing.unfiled().count(), standing.turn()),
        (false, 3, Turn::Partner)
    );

    let ended = LegalDocument { ended_at: Some(Moment(1)), ..document(LegalDocumentKind::Deed, None) };
    let standing = Standing::of(Some(LegalForm::Foundation), PartnerKind::Ngo, &[ended], TODAY);
    assert_eq!(standing.met(), 0, "an ended document does not count");
}

#[test]
fn without_a_legal_form_nothing_is_known_and_the_partner_must_act() {
    let standing = Standing::of(None, PartnerKind::Ngo, &[], TODAY);
    assert_eq!(
        (standing.needs.clone(), standing.is_complete(), standing.turn()),
        (None, false, Turn::Partner)
    );
}

#[test]
fn a_later_document_of_the_same_kind_takes_the_place_of_an_earlier_one() {
    let old = document(LegalDocumentKind::Skt, Some(date(2023, 9, 1)));
    let new = document(LegalDocumentKind::Skt, Some(date(2028, 9, 1)));
    let ended = LegalDocument { ended_at: Some(Moment(1)), ..new.clone() };
    assert!(old.is_renewed_by(&[old.clone(), new.clone()]));
    assert!(old.is_renewed_by(&[document(LegalDocumentKind::Skt, None)]));
    assert!(!new.is_renewed_by(&[old.clone(), new.clone()]));
    assert!(!old.is_renewed_by(&[ended, document(LegalDocumentKind::Deed, None)]));
    let other = |until| document(LegalDocumentKind::Other, Some(until));
    assert!(
        !other(date(2023, 1, 1)).is_renewed_by(&[other(date(2030, 1, 1))]),
        "other documents differ in kind"
    );
}

fn any_date() -> impl Strategy<Value = Date> {
    (-400..400_i64).prop_map(|days| TODAY.saturating_add(jiff::Span::new().days(days)))
}

proptest! {
    #[test]
    fn each_day_lies_in_the_window_of_its_standing_alone(until in any_date()) {
        let state = expiry(Some(until), TODAY);
        for other in [Expiry::Expired, Expiry::Within30, Expiry::Within90, Expiry::Valid] {
            let (from, to) = window(Some(other), TODAY);
            let inside = from.is_none_or(|from| until >= from) && until <= to;
            prop_assert_eq!(inside, other == state, "{} {:?}", until, other);
        }
        let (_, to) = window(None, TODAY);
        prop_assert_eq!(until <= to, state != Expiry::Valid);
    }

    #[test]
    fn a_standing_agrees_with_the_rule_of_verification(
        held in proptest::collection::vec((0..LegalDocumentKind::ALL.len(), proptest::option::of(any_date())), 0..8),
        form in 0..LegalForm::ALL.len(),
        kind in 0..PartnerKind::ALL.len(),
    ) {
        let (form, kind) = (LegalForm::ALL[form], PartnerKind::ALL[kind]);
        let documents: Vec<LegalDocument> = held.into_iter().map(|(kind, until)| document(LegalDocumentKind::ALL[kind], until)).collect();
        let held: Vec<_> = documents.iter().map(LegalDocument::held).collect();
        let standing = Standing::of(Some(form), kind, &documents, TODAY);
        let open: Vec<_> = standing.needs.iter().flatten().filter(|need| !need.is_met()).map(|need| need.any_of).collect();
        let ruled: Vec<_> = gaps(form, kind, &held, TODAY).into_iter().map(|gap| gap.any_of).collect();
        prop_assert_eq!(open, ruled);
    }

    #[test]
    fn any_form_is_read_without_a_panic(kind in ".*", number in ".*", day in ".*") {
        let typed = Form::from(vec![
            ("kind".to_owned(), kind), ("number".to_owned(), number), ("issued_on".to_owned(), day),
        ]);
        let mut faults = Faults::none();
        let read = form::read(&typed, TODAY, &mut faults);
        prop_assert!(read.is_some() || !faults.is_empty());
    }
}

#[test]
fn a_tax_number_is_open_only_at_its_end() {
    assert_eq!(open_number(LegalDocumentKind::Npwp, "01.234.567.8-901.000"), "••••1000");
    assert_eq!(open_number(LegalDocumentKind::Ahu, "AHU-0012345"), "AHU-0012345");
}

fn read(pairs: &[(&str, &str)]) -> (Option<super::LegalDocumentDraft>, Vec<(String, &'static str)>) {
    let form = Form::from(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>());
    let mut faults = Faults::none();
    let draft = form::read(&form, TODAY, &mut faults);
    (draft, faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect())
}

#[test]
fn the_form_takes_dates_as_people_write_them() {
    let (draft, faults) = read(&[
        ("kind", "skt"),
        ("number", " 01/SKT/2021 "),
        ("issued_on", "20 September 2021"),
        ("expires_on", "2026-09-20"),
    ]);
    assert!(faults.is_empty(), "{faults:?}");
    let draft = draft.unwrap();
    assert_eq!((draft.kind, draft.number.as_str()), (LegalDocumentKind::Skt, "01/SKT/2021"));
    assert_eq!((draft.issued_on, draft.expires_on), (Some(date(2021, 9, 20)), Some(date(2026, 9, 20))));
}

#[test]
fn every_fault_is_found_at_once() {
    let (_, faults) = read(&[("issued_on", "2024-01-01"), ("expires_on", "2023-01-01")]);
    let expected = [
        ("kind", "fault-required"),
        ("number", "fault-required"),
        ("issued_on", "fault-document-future"),
        ("expires_on", "fault-document-order"),
    ];
    assert_eq!(faults, expected.map(|(field, key)| (field.to_owned(), key)));
    let fault = |kind, number| read(&[("kind", kind), ("number", number)]).1.first().map(|(_, key)| *key);
    assert_eq!(fault("npwp", "123"), Some("fault-document-npwp"));
    assert_eq!(fault("npwp", "01.234.567.8-901.000"), None);
    assert_eq!(fault("nib", "91200-A"), Some("fault-document-nib"));
    assert_eq!(fault("nib", "9120001234567"), None);
    assert_eq!(fault("passport", "1"), Some("fault-not-a-choice"));
    assert_eq!(
        read(&[("kind", "deed"), ("number", "1"), ("issued_on", "2021")]).1[0].1,
        "fault-document-date"
    );
}

#[test]
fn a_kept_document_fills_the_form_that_reads_as_the_same_document() {
    let kept = LegalDocument {
        issued_on: Some(date(2021, 9, 20)),
        ..document(LegalDocumentKind::Skt, Some(date(2026, 9, 20)))
    };
    let typed = Typed::of_document(&kept);
    let (draft, faults) = read(&[
        ("kind", &typed.kind),
        ("number", &typed.number),
        ("issuer", &typed.issuer),
        ("issued_on", &typed.issued_on),
        ("expires_on", &typed.expires_on),
    ]);
    assert_eq!((draft, faults.len()), (Some(super::LegalDocumentDraft::of_document(&kept)), 0));
}
