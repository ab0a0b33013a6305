//! Certificates say what whoever issues them has read, and bear nothing that no certificate can bear.

use sekber::features::award::{self, Bearing};
use sekber::features::document::{Read, SignedBy};
use sekber::kit::page::official_document;
use sekber::kit::problem::Problem;
use sekber::kit::words::Language;
use sekber_core::document::ActingMark;

use super::season;
use crate::hall::count;
use crate::harness::{OWN_PARTNER, Who, on_both};
use crate::records::keep_award;

const CERTIFICATES: &str = "select count(*) from document where kind = 'certificate'";

#[tokio::test]
async fn nobody_issues_a_certificate_that_says_another_thing_than_they_read() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "decided").await;
        let papers = format!("/awards/{}/papers", season(&harness.app).await);
        let staff = harness.as_staff().await;
        let send = async |stand: &str, decree: &str| {
            let form = [("signer", "Melkianus"), ("decree", decree), ("stand", stand)];
            staff.post(&papers, &form).await
        };
        send("", "1").await.is(409).shows("Isi naskah ini berubah").shows("value=\"Melkianus\"");
        let read = staff.get(&papers).await.is_ok().field("stand");
        let other = [
            ("name", "Drs. Y. Sutarmidji, M.Si."),
            ("position", "Bupati Sintang"),
            ("rank", ""),
            ("number", ""),
            ("acting_mark", "pj"),
            ("on_behalf_of", ""),
        ];
        staff.post("/settings/signatories", &other).await.is(303);
        // The page that is shown again holds what it says now.
        let again = send(&read, "1").await;
        let read = again.is(409).shows("Isi naskah ini berubah").field("stand");
        assert_eq!(count(db, CERTIFICATES).await, 0);
        send(&read, "1").await.leads_to(&papers);
        assert_eq!(count(db, CERTIFICATES).await, 1);
        // Somebody who opened the page before puts no other decree in its place unseen.
        send(&read, "2").await.is(409);
        assert_eq!(count(db, CERTIFICATES).await, 1);
    })
    .await;
}

#[tokio::test]
async fn no_door_issues_a_certificate_without_its_decree_its_numbers_and_a_day() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "decided").await;
        let id = season(&harness.app).await.parse().unwrap();
        let season = award::find(harness.app.db(), &harness.app.region(), &id).await.unwrap().unwrap();
        let actor = harness.actor(Who::Staff);
        let right = Bearing {
            decree: "100.3.3/512/2023".to_owned(),
            number: "000.7/#/2023".to_owned(),
            day: None,
            signer: SignedBy {
                name: "Melkianus".to_owned(),
                position: "BUPATI".to_owned(),
                rank: String::new(),
                number: String::new(),
                mark: ActingMark::Holder,
                on_behalf_of: String::new(),
            },
            read: Read::default(),
        };
        let post =
            |position: &str, mark| SignedBy { position: position.to_owned(), mark, ..right.signer.clone() };
        let assistant = post("Asisten Pemerintahan", ActingMark::Holder);
        let on_behalf = post("Bupati", ActingMark::OnBehalf);
        let unsigned = SignedBy { name: String::new(), ..right.signer.clone() };
        let wrong = [
            ("decree", Bearing { decree: " ".to_owned(), ..right.clone() }),
            ("decree", Bearing { decree: "9".repeat(161), ..right.clone() }),
            ("number", Bearing { number: "7/2023".to_owned(), ..right.clone() }),
            ("number", Bearing { number: "#".repeat(161), ..right.clone() }),
            ("day", Bearing { day: Some(jiff::civil::date(1, 1, 1)), ..right.clone() }),
            ("signer", Bearing { signer: unsigned, ..right.clone() }),
            ("signatory", Bearing { signer: assistant, ..right.clone() }),
            ("signatory", Bearing { signer: on_behalf, ..right.clone() }),
        ];
        let write = |_: &_, _: &_| {
            official_document::document(&harness.app, Language::Indonesian, "Piagam", Vec::new())
        };
        for (field, bearing) in wrong {
            let answer =
                award::certificates(&harness.app, &actor, &season, Vec::new(), &bearing, write).await;
            match answer {
                Err(Problem::Invalid(faults)) => {
                    assert!(faults.of(field).is_some() && faults.count() == 1, "{field}: {faults:?}");
                }
                other => panic!("{field}: {other:?}"),
            }
        }
        award::certificates(&harness.app, &actor, &season, Vec::new(), &right, write).await.unwrap();
    })
    .await;
}
