//! Scenarios about the people of a district: inviting them, their roles, ending access, forgetting them.

use sekber::kit::audit;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::account::{NEW_PASSWORD, sign_in};
use crate::harness::{LEAVER, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, PASSWORD, Seen, TOKEN, Who, on_both};

/// Invites somebody and returns the path of the link.
async fn invite(seen: &Seen) -> String {
    let link = seen.is_ok().text.split("value=\"http://127.0.0.1:8080").nth(1);
    link.unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_invitation_is_taken_up_once() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let form = [("email", "Rekan@Example.org"), ("name", "Rekan Kerja"), ("organisation", OWN_PARTNER)];
        let sent = partner.post("/invitations", &form).await;
        sent.shows("mailto:rekan%40example.org").shows("https://wa.me/?text=");
        let link = invite(&sent).await;
        harness.public().get(&link).await.is_ok().shows("Yayasan Sendiri").shows("rekan@example.org");
        let answer = |password| [("name", "Rekan Kerja"), ("password", password)];
        harness.public().post(&link, &answer("pendek")).await.is(422).shows("Terlalu pendek");
        let joined = harness.public().post(&link, &answer(NEW_PASSWORD)).await;
        joined.leads_to("/account");
        assert!(joined.cookie("sekber").is_some());
        harness.public().get(&link).await.is(410).shows("sudah dipakai");
        harness.public().post(&link, &answer(NEW_PASSWORD)).await.is(410);
        sign_in(&harness, "rekan@example.org", NEW_PASSWORD).await.leads_to("/");
        let admin = harness.as_admin().await;
        admin.get("/people?q=rekan").await.is_ok().shows("Rekan Kerja").shows("Yayasan Sendiri");
        audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().unwrap();
    })
    .await;
}

#[tokio::test]
async fn withdrawn_expired_and_unknown_links_say_so() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = format!("/invitation/{TOKEN}");
        let withdraw = format!("/invitations/{TOKEN}/withdraw");
        harness.as_partner().await.post(&withdraw, &[]).await.is(403);
        harness.as_other_office().await.post(&withdraw, &[]).await.leads_to("/invitations");
        harness.public().get(&path).await.is(410).shows("ditarik");
        staff.post(&withdraw, &[]).await.is(422);
        harness.public().get("/invitation/unknown").await.is(404).shows("tidak dikenal");
        let old = Moment(0);
        let db = harness.app.db();
        db.housekeeping(sql("update password_link set expires_at = $1").bind(old)).await.unwrap();
        let link = format!("/password/{TOKEN}");
        harness.public().get(&link).await.is(410).shows("sudah habis");
        harness.public().post(&link, &[("password", NEW_PASSWORD)]).await.is(410);
    })
    .await;
}

#[tokio::test]
async fn nobody_invites_above_or_beside_themselves() {
    on_both(async |harness| {
        let form = |role, organisation| {
            [("email", "x@example.org"), ("name", "X"), ("role", role), ("organisation", organisation)]
        };
        let partner = harness.as_partner().await;
        for (role, organisation) in
            [("admin", ""), ("staff", ""), ("juror", ""), ("", OTHER_PARTNER), ("", OWN_OFFICE)]
        {
            partner.post("/invitations", &form(role, organisation)).await.is(403);
        }
        let staff = harness.as_staff().await;
        staff.post("/invitations", &form("admin", "")).await.is(403);
        staff.post("/invitations", &form("leader", "")).await.is(403);
        staff.post("/invitations", &form("juror", "")).await.is_ok();
        staff.post("/invitations", &form("", OWN_OFFICE)).await.is_ok();
        staff.post("/invitations", &form("partner", "")).await.is(422).shows("Pilih peran");
        harness.as_leader().await.post("/invitations", &form("juror", "")).await.is(403);
        harness.as_admin().await.post("/invitations", &form("admin", "")).await.is_ok();
        for number in 0..19 {
            let email = format!("banyak{number}@example.org");
            let form = [("email", email.as_str()), ("name", "X"), ("organisation", OWN_PARTNER)];
            partner.post("/invitations", &form).await.is_ok();
        }
        partner.post("/invitations", &form("", OWN_PARTNER)).await.is(422).shows("Terlalu banyak undangan");
    })
    .await;
}

#[tokio::test]
async fn somebody_with_an_account_adds_a_role_with_their_password() {
    on_both(async |harness| {
        let email = Who::Juror.email();
        let form = [("email", email.as_str()), ("name", "Yohanes"), ("organisation", OWN_OFFICE)];
        let link = invite(&harness.as_staff().await.post("/invitations", &form).await).await;
        harness.public().get(&link).await.is_ok().shows("sudah memiliki akun");
        harness.public().post(&link, &[("password", "salah")]).await.is(422);
        let joined = harness.public().post(&link, &[("password", PASSWORD)]).await;
        joined.leads_to("/sign-in");
        assert_eq!(joined.cookie("sekber"), None);
        let page = harness.as_admin().await.get("/people/juror").await;
        page.is_ok().shows("office:office-own").shows("value=\"juror\"");
    })
    .await;
}

#[tokio::test]
async fn a_password_link_sets_a_new_password_and_ends_sessions() {
    on_both(async |harness| {
        let office = harness.as_office().await;
        let link = invite(&harness.as_admin().await.post("/people/office/password-link", &[]).await).await;
        harness.public().get(&link).await.is_ok();
        harness.public().post(&link, &[("password", "pendek")]).await.is(422);
        office.get("/").await.is_ok();
        harness.public().post(&link, &[("password", NEW_PASSWORD)]).await.leads_to("/sign-in");
        office.get("/programmes").await.is(303);
        harness.public().post(&link, &[("password", NEW_PASSWORD)]).await.is(410);
        sign_in(&harness, &Who::Office.email(), NEW_PASSWORD).await.leads_to("/");
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        let revoke = [("held", "admin")];
        admin.post("/people/admin/roles/revoke", &revoke).await.is(422).shows("satu administrator");
        admin.post("/people/admin/deactivate", &[]).await.is(422).shows("akun Anda sendiri");
        admin.post("/people/staff/roles", &[("role", "admin")]).await.leads_to("/people/staff");
        admin.post("/people/staff/roles", &[("role", "admin")]).await.is(422).shows("sudah dipegang");
        admin.post("/people/admin/roles/revoke", &revoke).await.leads_to("/people/admin");
        admin.get("/people").await.is(403);
        let other = harness.as_staff().await;
        other.post("/people/staff/roles/revoke", &revoke).await.is(422);
        other.get("/people").await.is_ok().costs_at_most(5);
    })
    .await;
}

#[tokio::test]
async fn a_deactivated_person_is_out_at_once_and_can_come_back() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        let juror = harness.as_juror().await;
        admin.post("/people/juror/deactivate", &[]).await.leads_to("/people/juror");
        juror.get("/programmes").await.is(303);
        sign_in(&harness, &Who::Juror.email(), PASSWORD).await.is(422);
        admin.post("/people/juror/password-link", &[]).await.is(422);
        admin.get("/people?state=inactive").await.shows("Yohanes").hides("Stefanus");
        admin.post("/people/juror/activate", &[]).await.leads_to("/people/juror");
        sign_in(&harness, &Who::Juror.email(), PASSWORD).await.leads_to("/");
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_person_leaves_no_name_and_an_unbroken_trail() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let version = partner.get("/account").await.field("version");
        partner.post("/account/name", &[("name", "Yuliana Y."), ("version", &version)]).await;
        let admin = harness.as_admin().await;
        admin.get("/people/partner/anonymise").await.is_ok().shows("Yuliana");
        admin.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        partner.get("/programmes").await.is(303);
        admin.get("/people/partner").await.is_ok().hides("Yuliana").shows("Anonim");
        admin.get("/audit").await.is_ok().hides("Yuliana").shows("Nama ditarik");
        admin.post("/people/partner/activate", &[]).await.is(422);
        let (db, region) = (harness.app.db(), harness.app.region());
        assert!(audit::verify(db, &region).await.unwrap().unwrap().withdrawn > 0);
        let left =
            sql("select count(*) from audit where actor_name like '%Yuliana%' or label like '%Yuliana%'");
        assert_eq!(db.value::<i64>(left).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn whoever_also_works_elsewhere_is_not_ours_to_lock_out() {
    on_both(async |harness| {
        let db = harness.app.db();
        let elsewhere = sql("insert into person_role (region_code, person_id, role, granted_at) values ('61.04', $1, 'staff', 0)");
        db.housekeeping(elsewhere.bind(LEAVER)).await.unwrap();
        let admin = harness.as_admin().await;
        admin.get(&format!("/people/{LEAVER}")).await.is(404);
        admin.post(&format!("/people/{LEAVER}/roles"), &[("role", "juror")]).await.is(404);
        let also = sql("insert into person_role (region_code, person_id, role, granted_at) values ('61.04', 'juror', 'staff', 0)");
        db.housekeeping(also).await.unwrap();
        admin.get("/people/juror").await.is_ok().shows("daerah lain");
        for deed in ["password-link", "deactivate", "anonymise", "factor-off"] {
            admin.post(&format!("/people/juror/{deed}"), &[]).await.is(422);
        }
        admin.post("/people/juror/roles/revoke", &[("held", "juror")]).await.leads_to("/people/juror");
    })
    .await;
}

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
        let link = invite(&manager.post("/invitations", &form).await).await;
        let answer = [("name", "Rekan"), ("password", NEW_PASSWORD)];
        harness.public().post(&link, &answer).await.leads_to("/account");
        manager.get(&team).await.is_ok().shows("Rekan");
        audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().unwrap();
    })
    .await;
}
