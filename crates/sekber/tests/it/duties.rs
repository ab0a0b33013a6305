//! Scenarios about what somebody does in the office or partner they act for.

use sekber::kit::audit;
use sekber::kit::store::sql;

use crate::deferred::link_of;
use crate::harness::{OWN_PARTNER, Who, on_both};

#[tokio::test]
async fn an_organisations_people_have_duties_that_its_manager_gives() {
    on_both(async |harness| {
        let (manager, editor, reader) = (
            harness.as_partner().await,
            harness.sign_in(Who::PartnerEditor).await,
            harness.sign_in(Who::PartnerReader).await,
        );
        let team = format!("/organisations/{OWN_PARTNER}/team");
        let seen = manager.get(&team).await;
        seen.is_ok().shows("Elisabet Editor").shows("Paulina Pembaca").shows("Anda").costs_at_most(4);
        manager.get("/account").await.is_ok().shows(&team);
        editor.get("/account").await.is_ok().hides(&team);

        // An editor keeps the records; a reader sees them, drafts and contact included, and changes nothing.
        let record = format!("/partners/{OWN_PARTNER}");
        let edit = format!("{record}/edit");
        editor.get(&edit).await.is_ok();
        reader.get(&edit).await.is(403);
        reader.get(&record).await.is_ok().shows("rahasia-partner-own").hides(&edit);
        reader.get("/").await.is_ok();
        reader.get("/programmes").await.is_ok().hides("/programmes/new");
        reader.get(&format!("{record}/papers")).await.is_ok();

        // Nobody changes their own duty, nobody reaches into another team.
        let duty = |person: &str| format!("{team}/{person}/duty");
        manager.post(&duty("partner"), &[("duty", "reader")]).await.is(422);
        manager.post(&duty("other-partner"), &[("duty", "reader")]).await.is(404);
        manager.post(&duty("partner-reader"), &[("duty", "king")]).await.is(422);
        editor.post(&duty("partner-reader"), &[("duty", "editor")]).await.is(403);

        manager.post(&duty("partner-reader"), &[("duty", "editor")]).await.leads_to(&team);
        reader.get(&edit).await.is_ok();
        manager.post(&duty("partner-editor"), &[("duty", "reader")]).await.leads_to(&team);
        editor.get(&edit).await.is(403);
        let one = "select count(*) from person_role where person_id = 'partner-editor'";
        assert_eq!(harness.app.db().value::<i64>(sql(one)).await.unwrap(), Some(1), "one duty, not two");

        manager.post(&format!("{team}/partner-editor/leave"), &[]).await.leads_to(&team);
        editor.get(&format!("{record}/papers")).await.is(403);
        manager.get(&team).await.is_ok().hides("Elisabet Editor");

        // An invitation names the duty.
        let form = [
            ("email", "rekan@example.org"),
            ("name", "Rekan"),
            ("organisation", OWN_PARTNER),
            ("duty", "reader"),
        ];
        let link = link_of(&manager.post("/invitations", &form).await);
        let answer = [("name", "Rekan"), ("password", "sungai melawi pasang")];
        harness.public().post(&link, &answer).await.leads_to("/");
        manager.get(&team).await.is_ok().shows("Rekan");
        audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().unwrap();
    })
    .await;
}
