//! Scenarios about programmes that wait: several are accepted in one go, each as alone, and what cannot be is told with its reason.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::registry::programme::Status;

use crate::harness::{OWN_PARTNER, Who, on_both, organisation};

#[tokio::test]
async fn the_chosen_ones_are_named_before_they_are_accepted_and_what_is_left_says_why() {
    on_both(async |harness| {
        let cycle = harness.cycle().await;
        let draft = |title: &str| {
            let mut draft = ProgrammeDraft::new(organisation(OWN_PARTNER), cycle.clone(), title);
            draft.state = Status::Proposed;
            draft
        };
        let drafts = ["Bibit karet", "Air bersih", "Rumah baca"].map(draft);
        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        let ids = programme::create(&mut tx, &drafts).await.unwrap();
        tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
        let state = async |at: usize| -> String {
            let asked = sql("select state from programme where id = $1").bind(&ids[at]);
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        let (staff, waiting) = (harness.as_staff().await, "/programmes/waiting");
        harness.as_partner().await.get(waiting).await.is(403);
        harness.as_partner().await.post(waiting, &[]).await.is(403);
        let list = staff.get(waiting).await;
        list.is_ok().costs_at_most(10).shows("Bibit karet").shows("Air bersih").shows("Rumah baca");
        staff.post(waiting, &[]).await.is(422).shows("Pilih sekurang-kurangnya satu program");
        staff.post(waiting, &[("programme", "nothing")]).await.is(404);

        let value = |at: usize| format!("{} 1", ids[at]);
        let (one, two) = (value(0), value(1));
        let chosen = [("programme", one.as_str()), ("programme", two.as_str())];
        let asked = staff.post(waiting, &chosen).await;
        asked.is_ok().shows("Anda memilih 2 program").shows("Bibit karet").hides("Rumah baca");
        assert_eq!(state(0).await, "proposed", "nothing happens before it is sure");

        // Somebody changes one of them meanwhile: the other one is accepted all the same.
        let changed = "update programme set version = version + 1 where id = $1";
        harness.change(sql(changed).bind(&ids[1])).await;
        let sure = [chosen[0], chosen[1], ("sure", "1")];
        let done = staff.post(waiting, &sure).await;
        done.is_ok().shows("1 program diterima.").shows("<strong>Air bersih</strong>").hides("Rumah baca");
        assert_eq!((state(0).await, state(1).await), ("verified".to_owned(), "proposed".to_owned()));
        let events = "select count(*) from audit where kind = 'programme.verified'";
        assert_eq!(harness.app.db().value::<i64>(sql(events)).await.unwrap(), Some(1));

        // What was accepted meanwhile, or changed, is named before anything is sure.
        let gone = staff.post(waiting, &[chosen[0], chosen[1]]).await;
        gone.is_ok().shows("Tidak satu pun program").shows("sudah tidak menunggu").hides("name=\"sure\"");
        gone.shows("<strong>Bibit karet</strong>").shows("<strong>Air bersih</strong>").hides("Anda memilih");
        let three = value(2);
        let mixed = staff.post(waiting, &[chosen[0], ("programme", three.as_str())]).await;
        mixed
            .is_ok()
            .shows("1 program untuk diterima")
            .shows("<strong>Bibit karet</strong>")
            .shows("name=\"sure\"");
        let last = [("programme", three.as_str()), ("programme", three.as_str()), ("sure", "1")];
        staff.post(waiting, &last).await.is(303).leads_to(waiting);
        staff.get(waiting).await.is_ok().hides("Rumah baca").shows("Air bersih");
    })
    .await;
}
