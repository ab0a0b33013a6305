//! Verification, roles, legal documents and programmes: which steps follow from which state.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use sekber_core::registry::checklist::{Answer, Checklist, POINTS, Verdict};
use sekber_core::registry::legal_documents::{
    Expiry, Gap, Held, LegalDocumentKind, days_left, expiry, gaps, required,
};
use sekber_core::registry::*;
use sekber_core::roles::{Duty, Role};
use sekber_core::value::OrganisationId;

fn passed() -> Checklist {
    let yes =
        |point: &&str| Answer { point: (*point).to_owned(), in_order: Some(true), remark: String::new() };
    Checklist(POINTS.iter().map(yes).collect())
}

mod verification_rules {
    use super::*;
    use sekber_core::registry::verification::*;

    fn steps() -> Vec<Step> {
        vec![
            Step::Submit,
            Step::Verify,
            Step::Return { reasons: vec!["NPWP belum terbaca".to_owned()] },
            Step::Suspend { reason: "izin habis".to_owned() },
            Step::Reinstate,
            Step::Reopen,
        ]
    }

    fn sound() -> Facts {
        Facts { checklist: passed(), ..Facts::default() }
    }

    #[test]
    fn every_state_is_reached_and_left() {
        let mut reached = BTreeSet::from([State::Draft]);
        for _ in State::ALL {
            for state in reached.clone() {
                reached.extend(steps().iter().filter_map(|step| apply(state, step, &sound()).ok()));
            }
        }
        assert_eq!(reached.len(), State::ALL.len());
        for state in State::ALL {
            assert!(
                steps().iter().any(|step| apply(*state, step, &sound()).is_ok()),
                "{state} is a dead end"
            );
        }
    }

    #[test]
    fn whoever_has_the_turn_can_do_something() {
        for state in State::ALL {
            let side = match turn(*state) {
                Turn::Partner => Side::Partner,
                Turn::Secretariat => Side::Secretariat,
                _ => continue,
            };
            let can = |step: &Step| step.may_be_taken_by(side) && apply(*state, step, &sound()).is_ok();
            assert!(steps().iter().any(can), "{side:?} is stuck in {state}");
        }
    }

    #[test]
    fn a_partner_never_verifies_itself() {
        let reserved = steps().into_iter().filter(|step| !step.may_be_taken_by(Side::Partner));
        let names: Vec<_> = reserved.map(|step| step.name()).collect();
        assert_eq!(names, ["verify", "return", "suspend", "reinstate"]);
    }

    #[test]
    fn only_staff_and_the_partner_itself_have_a_side() {
        let own: OrganisationId = "wvi".parse().unwrap();
        let other: OrganisationId = "wwf".parse().unwrap();
        assert_eq!(side(&Role::Staff, &own), Some(Side::Secretariat));
        assert_eq!(side(&Role::Partner(own.clone(), Duty::Editor), &own), Some(Side::Partner));
        for role in [
            Role::Partner(other, Duty::Manager),
            Role::Partner(own.clone(), Duty::Reader),
            Role::Office(own.clone(), Duty::Manager),
            Role::Leader,
            Role::Juror,
            Role::Admin,
        ] {
            assert_eq!(side(&role, &own), None, "{role}");
        }
    }

    #[test]
    fn conditions_are_named() {
        let facts = Facts { missing_fields: vec!["seat".to_owned()], ..sound() };
        let refused = apply(State::Draft, &Step::Submit, &facts);
        assert_eq!(refused, Err(Refusal::MissingFields(vec!["seat".to_owned()])));

        let unseen = apply(State::Submitted, &Step::Verify, &Facts::default());
        assert_eq!(unseen, Err(Refusal::Checklist(Verdict::Open(POINTS.to_vec()))));

        let gap = Gap { any_of: &[LegalDocumentKind::Ahu], expired: true };
        let facts = Facts { document_gaps: vec![gap.clone()], ..sound() };
        assert_eq!(
            apply(State::Submitted, &Step::Verify, &facts),
            Err(Refusal::Documents(vec![gap.clone()]))
        );
        assert_eq!(apply(State::Suspended, &Step::Reinstate, &facts), Err(Refusal::Documents(vec![gap])));

        let blank = Step::Return { reasons: vec!["  ".to_owned()] };
        assert_eq!(apply(State::Submitted, &blank, &sound()), Err(Refusal::NoReason));
        let none = Step::Return { reasons: vec![] };
        assert_eq!(apply(State::Submitted, &none, &sound()), Err(Refusal::NoReason));
        let silent = Step::Suspend { reason: String::new() };
        assert_eq!(apply(State::Verified, &silent, &sound()), Err(Refusal::NoReason));
        let early = apply(State::Draft, &Step::Verify, &sound());
        assert_eq!(early, Err(Refusal::OutOfTurn { state: State::Draft, step: "verify" }));
    }

    #[test]
    fn the_full_table_of_transitions() {
        let table: Vec<String> = State::ALL
            .iter()
            .flat_map(|state| steps().into_iter().map(move |step| (*state, step)))
            .filter_map(|(state, step)| {
                apply(state, &step, &sound()).ok().map(|next| format!("{state} {} {next}", step.name()))
            })
            .collect();
        let expected = [
            "draft submit submitted",
            "submitted verify verified",
            "submitted return returned",
            "submitted reopen draft",
            "verified suspend suspended",
            "verified reopen draft",
            "returned submit submitted",
            "suspended reinstate verified",
        ];
        assert_eq!(table, expected);
    }
}

mod programme_rules {
    use super::*;
    use sekber_core::registry::programme::*;

    fn steps() -> Vec<Step> {
        let reason = || "anggaran dialihkan".to_owned();
        vec![
            Step::Propose,
            Step::Verify,
            Step::Return { reason: reason() },
            Step::Start,
            Step::Complete,
            Step::Cancel { reason: reason() },
            Step::Reopen,
        ]
    }

    #[test]
    fn every_status_is_reached_from_draft_and_can_be_left() {
        let mut reached = BTreeSet::from([Status::Draft]);
        for _ in Status::ALL {
            for status in reached.clone() {
                reached.extend(steps().iter().filter_map(|step| apply(status, step, &[]).ok()));
            }
        }
        assert_eq!(reached.len(), Status::ALL.len());
        for status in Status::ALL {
            assert!(steps().iter().any(|step| apply(*status, step, &[]).is_ok()), "{status} is a dead end");
        }
    }

    #[test]
    fn nothing_becomes_verified_but_by_the_secretariat() {
        for status in Status::ALL {
            for step in steps() {
                if apply(*status, &step, &[]) == Ok(Status::Verified) {
                    assert!(step.is_for_secretariat());
                }
            }
        }
    }

    #[test]
    fn the_owner_or_the_secretariat_has_the_turn() {
        assert_eq!(turn(Status::Draft, Owner::Office), Turn::Office);
        assert_eq!(turn(Status::Active, Owner::Partner), Turn::Nobody);
        assert_eq!(turn(Status::Proposed, Owner::Partner), Turn::Secretariat);
        assert_eq!(turn(Status::Completed, Owner::Partner), Turn::Nobody);
    }

    #[test]
    fn refusals_say_why() {
        let missing = vec!["title".to_owned()];
        assert_eq!(
            apply(Status::Draft, &Step::Propose, &missing),
            Err(Refusal::MissingFields(missing.clone()))
        );
        let silent = Step::Cancel { reason: " ".to_owned() };
        assert_eq!(apply(Status::Active, &silent, &[]), Err(Refusal::NoReason));
        // The wrong moment is the more useful reason: a better sentence would not help.
        let late = apply(Status::Completed, &silent, &[]);
        assert_eq!(late, Err(Refusal::OutOfTurn { status: Status::Completed, step: "cancel" }));
    }
}

#[test]
fn a_no_needs_a_remark_and_the_last_answer_counts() {
    let mut list = passed();
    assert_eq!(list.verdict(), Verdict::Passed);
    let no =
        |remark: &str| Answer { point: "seat".to_owned(), in_order: Some(false), remark: remark.to_owned() };
    list.0.push(no(" "));
    assert_eq!(list.verdict(), Verdict::Open(vec!["seat"]));
    list.0.push(no("Alamat tidak ditemukan"));
    assert_eq!(list.verdict(), Verdict::Failed(vec!["seat"]));
    list.0.push(Answer { point: "seat".to_owned(), in_order: None, remark: String::new() });
    assert_eq!(list.verdict(), Verdict::Open(vec!["seat"]));
}

#[test]
fn remarks_on_points_in_order_are_notes() {
    let mut list = passed();
    assert!(list.notes().is_empty());
    let answer = |point: &str, in_order, remark: &str| Answer {
        point: point.to_owned(),
        in_order,
        remark: remark.to_owned(),
    };
    list.0.push(answer("scope", Some(true), " Baru satu kecamatan "));
    list.0.push(answer("seat", Some(false), "Alamat tidak ditemukan"));
    list.0.push(answer("contact", None, "Belum dihubungi"));
    assert_eq!(list.notes(), [("scope", "Baru satu kecamatan")]);
}

#[test]
fn a_donors_project_shows_what_lets_it_work_here_and_donors_belong_to_no_party() {
    let asked = required(LegalForm::Unincorporated, PartnerKind::DonorProject);
    assert_eq!(asked, [&[LegalDocumentKind::HostAgreement, LegalDocumentKind::Msp][..]]);
    assert_eq!((PartnerKind::Donor.party(), PartnerKind::DonorProject.party()), (None, None));
    assert_eq!(PartnerKind::CreditUnion.party(), Some(Party::CivilSociety));
}

#[test]
fn documents_run_out_at_the_end_of_their_last_day() {
    let until = Some(date(2024, 3, 1));
    assert_eq!(expiry(until, date(2023, 12, 1)), Expiry::Valid); // 91 days, over a leap day
    assert_eq!(expiry(until, date(2023, 12, 2)), Expiry::Within90);
    assert_eq!(expiry(until, date(2024, 1, 30)), Expiry::Within90);
    assert_eq!(expiry(until, date(2024, 1, 31)), Expiry::Within30);
    assert_eq!(expiry(until, date(2024, 3, 1)), Expiry::Within30);
    assert_eq!(expiry(until, date(2024, 3, 2)), Expiry::Expired);
    assert_eq!(expiry(None, date(2024, 3, 2)), Expiry::Valid);
    assert_eq!(days_left(date(2024, 3, 1), date(2024, 3, 2)), -1);
}

#[test]
fn gaps_tell_missing_from_expired() {
    let today = date(2023, 9, 20);
    let held = [
        Held { kind: LegalDocumentKind::Deed, valid_until: None },
        Held { kind: LegalDocumentKind::Skt, valid_until: Some(date(2023, 9, 19)) },
        Held { kind: LegalDocumentKind::Npwp, valid_until: None },
    ];
    let found = gaps(LegalForm::Unincorporated, PartnerKind::Ngo, &held, today);
    let expected = [
        Gap { any_of: &[LegalDocumentKind::Skt], expired: true },
        Gap { any_of: &[LegalDocumentKind::Domicile], expired: false },
    ];
    assert_eq!(found, expected);
    let renewed = [held[1], Held { kind: LegalDocumentKind::Skt, valid_until: Some(date(2028, 9, 19)) }];
    assert_eq!(gaps(LegalForm::Unincorporated, PartnerKind::CommunityGroup, &renewed, today), []);
}

#[test]
fn legal_entities_need_no_registration_certificate() {
    for form in LegalForm::ALL {
        let asks_skt =
            required(*form, PartnerKind::Ngo).iter().any(|any_of| any_of.contains(&LegalDocumentKind::Skt));
        assert_eq!(asks_skt, *form == LegalForm::Unincorporated, "{form}");
        assert!(!required(*form, PartnerKind::Ngo).is_empty(), "{form}");
    }
}

#[test]
fn codes_survive_their_text() {
    fn check<T: Copy + PartialEq + std::fmt::Debug + std::str::FromStr>(
        all: &[T],
        text: fn(T) -> &'static str,
    ) {
        for value in all {
            assert!(text(*value).parse::<T>().is_ok_and(|parsed| parsed == *value), "{value:?}");
        }
    }
    check(OfficeKind::ALL, OfficeKind::as_str);
    check(PartnerKind::ALL, PartnerKind::as_str);
    check(Level::ALL, Level::as_str);
    check(LegalForm::ALL, LegalForm::as_str);
    check(LegalDocumentKind::ALL, LegalDocumentKind::as_str);
    assert!("Dinas".parse::<OfficeKind>().is_err());
}

#[test]
fn completeness_names_what_is_missing() {
    let field = |section, field, filled| FieldState { section, field, filled };
    let fields = [
        field("profile", "name", true),
        field("profile", "level", false),
        field("contact", "email", true),
        field("profile", "kind", true),
    ];
    let found = completeness(&fields);
    assert_eq!(found.share, 75);
    assert_eq!(found.sections[0], SectionState { section: "profile", share: 66, missing: vec!["level"] });
    assert_eq!(found.sections[1], SectionState { section: "contact", share: 100, missing: vec![] });
    assert_eq!(completeness(&[]).share, 100);
}

proptest! {
    #[test]
    fn a_hundred_means_nothing_is_missing(filled in proptest::collection::vec((0..3_usize, any::<bool>()), 0..400)) {
        let names = ["a", "b", "c"];
        let fields: Vec<_> = filled
            .iter()
            .map(|(section, filled)| FieldState { section: names[*section], field: "x", filled: *filled })
            .collect();
        let found = completeness(&fields);
        prop_assert_eq!(found.share == 100, fields.iter().all(|field| field.filled));
        for section in &found.sections {
            prop_assert_eq!(section.share == 100, section.missing.is_empty());
        }
    }
}
