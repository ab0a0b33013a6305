//! Scenarios about programmes that wait: several are put forward or accepted in one go, each as alone, and what cannot be is told with its
//! reason.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::registry::programme::Status;
use sekber_core::value::Period;

use crate::harness::{OTHER_PARTNER, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both, organisation};

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

#[tokio::test]
async fn complete_drafts_are_put_forward_in_one_go_and_what_others_lack_is_named() {
    on_both(async |harness| {
        let cycle = harness.cycle().await;
        let draft = |owner: &str, title: &str, is_complete: bool| {
            let mut draft = ProgrammeDraft::new(organisation(owner), cycle.clone(), title);
            if is_complete {
                draft.description = "Kelas membaca bagi anak di desa".to_owned();
                draft.themes = vec!["pangan".to_owned()];
                draft.place_note = "Dusun Sejahtera".to_owned();
                draft.period = Period::new(Some("2023".parse().unwrap()), None).unwrap();
            }
            draft
        };
        let drafts = [
            draft(OWN_PARTNER, "Bibit karet", true),
            draft(OWN_PARTNER, "Air bersih", true),
            draft(OWN_PARTNER, "Rumah baca", false),
            draft(OTHER_PARTNER, "Kebun warga", true),
        ];
        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        let ids = programme::create(&mut tx, &drafts).await.unwrap();
        tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
        let state = async |at: usize| -> String {
            let asked = sql("select state from programme where id = $1").bind(&ids[at]);
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        let value = |at: usize| format!("{} 1", ids[at]);
        let (partner, path) = (harness.as_partner().await, "/programmes/drafts");
        harness.as_leader().await.get(path).await.is(403);
        let list = partner.get(path).await;
        list.is_ok().costs_at_most(10).shows("Bibit karet").shows("Rumah baca").hides("Kebun warga");
        list.shows(&value(0)).hides(&value(2)).shows(&format!("/programmes/{}/edit", ids[2]));
        partner.post(path, &[]).await.is(422).shows("Pilih sekurang-kurangnya satu program");
        partner.post(path, &[("programme", &value(3))]).await.is(403);
        assert_eq!(state(3).await, "draft");
        // Somebody changes one of them meanwhile: the other one goes all the same.
        let changed = "update programme set version = version + 1 where id = $1";
        harness.change(sql(changed).bind(&ids[1])).await;
        let (one, two, three) = (value(0), value(1), value(2));
        let chosen =
            [("programme", one.as_str()), ("programme", two.as_str()), ("programme", three.as_str())];
        let done = partner.post(path, &chosen).await;
        done.is_ok().shows("1 program diajukan.").shows("<strong>Air bersih</strong>");
        done.shows("<strong>Rumah baca</strong>").hides("Bibit karet");
        assert_eq!((state(0).await, state(1).await), ("proposed".to_owned(), "draft".to_owned()));
        let staff = harness.as_staff().await;
        staff.get(path).await.is_ok().shows("Kebun warga").shows("Air bersih");
        staff.post(path, &[("programme", &value(3))]).await.leads_to(path);
        assert_eq!(state(3).await, "proposed");
    })
    .await;
}

#[tokio::test]
async fn what_becomes_of_a_made_up_programme_stands_under_the_bell() {
    on_both(async |harness| {
        let (staff, id) = (harness.as_staff().await, crate::harness::programme(OWN_PARTNER_PROGRAMME));
        let told = async || -> i64 {
            let asked = sql("select count(*) from person_notice where person_id = 'partner'");
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        let made = "update programme set provenance = $1, state = 'proposed' where id = $2";
        harness.change(sql(made).bind("simulated").bind(OWN_PARTNER_PROGRAMME)).await;
        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        programme::tell_changed(&harness.app, &mut tx, &id).await.unwrap();
        tx.commit(Event::new("house.changed", "story", "story")).await.unwrap();
        let version = sql("select version from programme where id = $1").bind(OWN_PARTNER_PROGRAMME);
        let version: i64 = harness.app.db().value(version).await.unwrap().unwrap();
        let version = version.to_string();
        let back = [("step", "return"), ("version", version.as_str()), ("reason", "Lengkapi target.")];
        staff.post(&format!("/programmes/{OWN_PARTNER_PROGRAMME}/state"), &back).await.is(303);
        assert_eq!(told().await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_owner_is_told_of_a_programme_that_the_secretariat_enters_in_its_name() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let told = async || -> i64 {
            let asked = sql("select count(*) from person_notice where person_id = 'partner'");
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        let entered = [("organisation", OWN_PARTNER), ("title", "Lumbung benih")];
        partner.post("/programmes/new", &entered).await.is(303);
        assert_eq!(told().await, 0, "nobody is told of what they did themselves");
        staff.post("/programmes/new", &[entered[0], ("title", "Lumbung pangan")]).await.is(303);
        assert_eq!(told().await, 1);
        partner.get("/notices").await.is_ok().shows("Program dicatat Sekber: Lumbung pangan");
    })
    .await;
}
