//! Scenarios about the people of a district: inviting them, their roles, ending access.

use sekber::kit::audit;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::account::{NEW_PASSWORD, sign_in};
use crate::harness::{LEAVER, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, PASSWORD, Seen, TOKEN, Who, on_both};

/// Invites somebody and returns the path of the link.
pub async fn invite(seen: &Seen) -> String {
    let link = seen.is_ok().text.split("value=\"http://127.0.0.1:8080").nth(1);
    link.unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_invites_is_told_that_a_link_opens_on_the_server_alone() {
    on_both(async |harness| {
        let form = [("email", "rekan@example.org"), ("name", "Rekan Kerja"), ("organisation", OWN_PARTNER)];
        let unset = "Alamat laman belum disetel";
        let partner = harness.as_partner().await;
        partner.get("/invitations/new").await.is_ok().shows(unset);
        partner.post("/invitations", &form).await.is_ok().shows(unset);
        let base = "http://sekber.example.org";
        let reached = harness.beside_with(|settings| settings.base_url = base.to_owned()).await;
        let partner = reached.as_partner().await;
        partner.get("/invitations/new").await.is_ok().hides(unset);
        partner.post("/invitations", &form).await.is_ok().shows(base).hides(unset);
    })
    .await;
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
        joined.leads_to("/");
        assert!(joined.cookie("sekber").is_some());
        // Whoever keeps an organisation's records is led to them.
        assert_eq!(joined.cookie("notice").as_deref(), Some("notice-joined-editor"));
        harness.public().get(&link).await.is(410).shows("sudah dipakai");
        harness.public().post(&link, &answer(NEW_PASSWORD)).await.is(410);
        sign_in(&harness, "rekan@example.org", NEW_PASSWORD).await.leads_to("/");
        let admin = harness.as_admin().await;
        admin.get("/people?q=rekan").await.is_ok().shows("Rekan Kerja").shows("Yayasan Sendiri");
        audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().unwrap();
    })
    .await;
}

/// Whoever invites sees the link, and could set the password of an account under somebody else's address.
#[tokio::test]
async fn an_account_made_in_anothers_name_gets_nothing_more_before_its_mailbox_is_proved() {
    on_both(async |harness| {
        let (partner, staff, admin) =
            (harness.as_partner().await, harness.as_staff().await, harness.as_admin().await);
        let form = [("email", "kepala@example.org"), ("name", "Kepala Dinas"), ("organisation", OWN_PARTNER)];
        let link = invite(&partner.post("/invitations", &form).await).await;
        let joins = async |link: &str, name: &str| {
            let answer = [("name", name), ("password", NEW_PASSWORD)];
            harness.public().post(link, &answer).await.leads_to("/");
        };
        joins(&link, "Kepala Dinas").await;
        let intruder = sign_in(&harness, "kepala@example.org", NEW_PASSWORD).await;
        let intruder = harness.public().holding(format!("sekber={}", intruder.cookie("sekber").unwrap()));
        let asked = sql("select id from person where email = 'kepala@example.org'");
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let roles = format!("/people/{id}/roles");

        // Neither by a role nor by an invitation, but for the organisation that invited it.
        admin.post(&roles, &[("role", "staff")]).await.is(422).shows("belum terbukti");
        for more in [("role", "juror"), ("organisation", OWN_OFFICE)] {
            let form = [("email", "kepala@example.org"), ("name", "Kepala Dinas"), more];
            staff.post("/invitations", &form).await.is(422).shows("belum terbukti");
        }
        admin
            .post(&roles, &[("organisation", OWN_PARTNER), ("duty", "reader")])
            .await
            .leads_to(&format!("/people/{id}"));

        // A link of an administrator proves it, and whoever had the account is out.
        let link = invite(&admin.post(&format!("/people/{id}/password-link"), &[]).await).await;
        intruder.get("/account").await.is_ok();
        let own = [("password", "kebun sayur di tepi sungai")];
        harness.public().post(&link, &own).await.leads_to("/sign-in");
        intruder.get("/account").await.is(303);
        admin.post(&roles, &[("role", "staff")]).await.leads_to(&format!("/people/{id}"));

        // Whom the secretariat invites itself needs no second link.
        let form = [("email", "lain@example.org"), ("name", "Orang Lain"), ("organisation", OWN_PARTNER)];
        let link = invite(&staff.post("/invitations", &form).await).await;
        joins(&link, "Orang Lain").await;
        let form = [("email", "lain@example.org"), ("name", "Orang Lain"), ("role", "juror")];
        staff.post("/invitations", &form).await.is_ok();
    })
    .await;
}

/// What the step of the schema says about accounts from before mailboxes were asked about.
const MAILBOXES_BEFORE: &str = include_str!("../../../sekber-kit/migrations/0104_mailboxes_before.sql");

#[tokio::test]
async fn accounts_from_before_count_as_unproved_where_a_manager_saw_their_link() {
    on_both(async |harness| {
        let (partner, staff, admin) =
            (harness.as_partner().await, harness.as_staff().await, harness.as_admin().await);
        let db = harness.app.db();
        let people = [
            (&partner, "satu@example.org", "Rekan Satu"),
            (&partner, "dua@example.org", "Rekan Dua"),
            (&staff, "tiga@example.org", "Rekan Tiga"),
        ];
        for (inviter, email, name) in people {
            let form = [("email", email), ("name", name), ("organisation", OWN_PARTNER)];
            let link = invite(&inviter.post("/invitations", &form).await).await;
            let answer = [("name", name), ("password", NEW_PASSWORD)];
            harness.public().post(&link, &answer).await.leads_to("/");
        }
        let asked = sql("select id from person where email = 'dua@example.org'");
        let proved: String = db.value(asked).await.unwrap().unwrap();
        let link = invite(&admin.post(&format!("/people/{proved}/password-link"), &[]).await).await;
        let own = [("password", "kebun sayur di tepi sungai")];
        harness.public().post(&link, &own).await.leads_to("/sign-in");

        let before = sql("update person set mailbox_unproved = $1").bind(false);
        db.housekeeping(before).await.unwrap();
        db.housekeeping(sql(MAILBOXES_BEFORE)).await.unwrap();
        let unproved = sql("select count(*) from person where mailbox_unproved");
        assert_eq!(db.value::<i64>(unproved).await.unwrap(), Some(1));
        let who = sql("select email from person where mailbox_unproved");
        assert_eq!(db.value::<String>(who).await.unwrap().as_deref(), Some("satu@example.org"));
    })
    .await;
}

/// A link is no place to try the password of an account: whoever has one signs in to it first.
#[tokio::test]
async fn an_invitation_for_somebody_with_an_account_is_taken_up_signed_in() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let email = Who::OtherPartner.email();
        let form = [("email", email.as_str()), ("name", "Rekan"), ("organisation", OWN_PARTNER)];
        let link = invite(&staff.post("/invitations", &form).await).await;
        let page = harness.public().get(&link).await;
        page.is_ok().shows("Masuk dahulu").hides("name=\"password\"");
        let right = [("name", "Rekan"), ("password", PASSWORD)];
        for answer in [right, [("name", "Rekan"), ("password", NEW_PASSWORD)]] {
            harness.public().post(&link, &answer).await.is(422).shows("Masuk dengan akun itu");
        }
        let somebody_else = harness.as_office().await;
        somebody_else.get(&link).await.is_ok().shows("Masuk dahulu");
        somebody_else.post(&link, &right).await.is(422);
        let own = harness.as_other_partner().await;
        own.get(&link).await.is_ok().shows("Anda masuk dengan akun yang diundang").hides("name=\"password\"");
        own.post(&link, &[]).await.leads_to("/");
        own.get(&link).await.is(410).shows("sudah dipakai");
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
async fn a_password_link_sets_a_new_password_and_ends_sessions() {
    on_both(async |harness| {
        let office = harness.as_office().await;
        let link = invite(&harness.as_admin().await.post("/people/office/password-link", &[]).await).await;
        harness.public().get(&link).await.is_ok();
        harness.public().post(&link, &[("password", "pendek")]).await.is(422);
        office.get("/account").await.is_ok();
        harness.public().post(&link, &[("password", NEW_PASSWORD)]).await.leads_to("/sign-in");
        office.get("/account").await.is(303);
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
        juror.get("/account").await.is(303);
        sign_in(&harness, &Who::Juror.email(), PASSWORD).await.is(422);
        admin.post("/people/juror/password-link", &[]).await.is(422);
        admin.get("/people?state=inactive").await.shows("Yohanes").hides("Stefanus");
        admin.post("/people/juror/activate", &[]).await.leads_to("/people/juror");
        sign_in(&harness, &Who::Juror.email(), PASSWORD).await.leads_to("/");
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
        for deed in ["password-link", "deactivate", "factor-off"] {
            admin.post(&format!("/people/juror/{deed}"), &[]).await.is(422);
        }
        admin.post("/people/juror/roles/revoke", &[("held", "juror")]).await.leads_to("/people/juror");
    })
    .await;
}

#[tokio::test]
async fn withdrawing_invitations_makes_no_room_for_more_letters_on_the_same_day() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let mut sent = 0;
        let refused = loop {
            let email = format!("orang{sent}@example.org");
            let form = [("email", email.as_str()), ("name", "X"), ("organisation", OWN_PARTNER)];
            let seen = partner.post("/invitations", &form).await;
            if seen.status != 200 {
                break seen;
            }
            sent += 1;
            let all = sql("update invitation set withdrawn_at = 1 where withdrawn_at is null");
            harness.app.db().housekeeping(all).await.unwrap();
        };
        refused.is(422).shows("dalam 24 jam terakhir");
        assert!((10..=20).contains(&sent), "{sent} letters");
    })
    .await;
}
