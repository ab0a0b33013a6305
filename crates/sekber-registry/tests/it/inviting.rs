//! Scenarios about inviting several organisations to a cycle in one go: named before, each as alone, all in the trail.

use sekber::kit::store::sql;

use crate::harness::{OTHER_OFFICE, OTHER_PARTNER, OWN_PARTNER, on_both};

#[tokio::test]
async fn several_are_invited_once_they_were_named() {
    on_both(async |harness| {
        harness.change(sql("delete from cycle_member")).await;
        let suspended = "update organisation set state = 'suspended', version = version + 1 where id = $1";
        harness.change(sql(suspended).bind(OTHER_OFFICE)).await;
        let count = async |statement: &'static str| -> i64 {
            harness.app.db().value(sql(statement)).await.unwrap().unwrap()
        };
        let invited = "select count(*) from cycle_member where invited";
        let (staff, path) = (harness.as_staff().await, "/registry/inviting");
        harness.as_partner().await.get(path).await.is(403);
        let list = staff.get(path).await;
        list.is_ok().costs_at_most(10).shows("Yayasan Sendiri").shows("Perkumpulan Lain").hides("Badan Lain");
        staff.post(path, &[]).await.is(422).shows("Pilih sekurang-kurangnya satu organisasi");
        let chosen = [("organisation", OWN_PARTNER), ("organisation", OTHER_PARTNER)];
        let asked = staff.post(path, &chosen).await;
        asked.is_ok().shows("Anda memilih 2 organisasi").shows("Yayasan Sendiri").hides("Dinas Sendiri");
        assert_eq!(count(invited).await, 0, "nobody is invited before it is sure");
        let nobody = [chosen[0], ("organisation", "nobody-there"), ("sure", "1")];
        staff.post(path, &nobody).await.is_ok().shows("1 organisasi diundang.").shows("nobody-there");
        staff.post(path, &[chosen[0], chosen[1], ("sure", "1")]).await.is(303).leads_to(path);
        assert_eq!(count(invited).await, 2);
        assert_eq!(count("select count(*) from audit where kind = 'organisation.invited'").await, 3);
        staff.get(path).await.is_ok().hides("Yayasan Sendiri").shows("Dinas Sendiri");
        let gone = staff.post(path, &[chosen[0], ("organisation", OTHER_OFFICE)]).await;
        gone.is_ok().shows("Tidak satu pun organisasi").hides("Anda memilih").hides("name=\"sure\"");
        gone.shows("<strong>Yayasan Sendiri</strong>: sudah diundang")
            .shows("<strong>Badan Lain</strong>: sedang ditangguhkan");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_invited_again_on_the_same_day_is_told_again() {
    on_both(async |harness| {
        harness.change(sql("delete from cycle_member")).await;
        let staff = harness.as_staff().await;
        let told = async |subject: &'static str| -> i64 {
            let asked = "select count(*) from person_notice where person_id = 'partner' and subject like $1";
            harness.app.db().value(sql(asked).bind(subject)).await.unwrap().unwrap()
        };
        let (invited, withdrawn) = ("Diundang ke siklus:%", "Undangan dicabut:%");
        for times in 1..=2 {
            for (answer, subject) in [("yes", invited), ("no", withdrawn)] {
                let path = format!("/partners/{OWN_PARTNER}/invited");
                staff.post(&path, &[("invited", answer)]).await.is(303);
                assert_eq!(told(subject).await, times, "{subject}");
            }
        }
        // What changes nothing tells nothing.
        staff.post(&format!("/partners/{OWN_PARTNER}/invited"), &[("invited", "no")]).await.is(303);
        assert_eq!((told(invited).await, told(withdrawn).await), (2, 2));
    })
    .await;
}
