//! Scenarios about how much an organisation may put before the secretariat.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::store::sql;

use crate::harness::{OWN_PARTNER, Who, on_both, organisation};

#[tokio::test]
async fn an_organisation_has_a_bounded_number_of_programmes_that_nobody_looked_at() {
    on_both(async |harness| {
        let cycle = harness.cycle().await;
        let own = organisation(OWN_PARTNER);
        let draft =
            |number: usize| ProgrammeDraft::new(own.clone(), cycle.clone(), format!("Program {number}"));
        let drafts: Vec<ProgrammeDraft> = (0..500).map(draft).collect();
        // The secretariat, which looks at them, adds as many as it likes.
        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        programme::create(&mut tx, &drafts).await.unwrap();
        tx.commit(Event::new("house.changed", "61.05", "")).await.unwrap();

        let partner = harness.as_partner().await;
        let form = [("organisation", OWN_PARTNER), ("title", "Satu lagi")];
        partner.post("/programmes/new", &form).await.is(422).shows("belum diperiksa Sekber");
        let beyond = programme::refuse_beyond(&harness.app, &harness.actor(Who::Partner), 1).await;
        assert!(beyond.is_err());
        harness.change(sql("update programme set state = 'verified' where title like 'Program %'")).await;
        partner.post("/programmes/new", &form).await.is(303);
    })
    .await;
}
