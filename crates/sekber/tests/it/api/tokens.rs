//! Tokens end with the sessions of their person, administrators see and end them, and nothing of them outlives who is
//! forgotten.

use sekber::features::account;
use sekber::kit::settings::SecondFactor;
use sekber::kit::store::sql;
use sekber_core::api::Scope;
use serde_json::json;

use super::{Sent, programme, read, token};
use crate::harness::{Harness, PASSWORD, Who, on_both};

async fn me(harness: &Harness, secret: &str) -> u16 {
    Sent::get("/api/v1/me", Some(secret)).to(harness).await.status
}

#[tokio::test]
async fn tokens_end_with_the_sessions_of_their_person() {
    on_both(async |harness| {
        let neighbour = token(&harness, Who::OtherPartner, Scope::Read).await;
        let own = token(&harness, Who::Partner, Scope::Read).await;
        let new = "durian kratom sagu";
        let change = [("old", PASSWORD), ("password", new)];
        harness.as_partner().await.post("/account/password", &change).await.leads_to("/account");
        assert_eq!(me(&harness, &own).await, 401, "a changed password");
        let own = token(&harness, Who::Partner, Scope::Read).await;
        harness.as_partner().await.post("/account/sessions/end", &[]).await.is(303);
        assert_eq!(me(&harness, &own).await, 401, "signed out everywhere");
        let own = token(&harness, Who::Partner, Scope::Read).await;
        let (admin, person) = (harness.as_admin().await, "/people/partner");
        admin.post(&format!("{person}/deactivate"), &[]).await.is(303);
        assert_eq!(me(&harness, &own).await, 401, "deactivated");
        admin.post(&format!("{person}/activate"), &[]).await.is(303);
        assert_eq!(me(&harness, &own).await, 401, "activated again");
        assert_eq!(me(&harness, &neighbour).await, 200, "tokens of others stay");
    })
    .await;
}

#[tokio::test]
async fn administrators_see_who_holds_tokens_and_end_them() {
    on_both(async |harness| {
        let partner = token(&harness, Who::Partner, Scope::Write).await;
        let office = token(&harness, Who::Office, Scope::Read).await;
        let (admin, staff) = (harness.as_admin().await, harness.as_staff().await);
        let page = admin.get("/tokens").await;
        page.is_ok().shows(Who::Partner.name()).shows(Who::Office.name()).hides(&partner);
        admin.get("/tokens?person=partner").await.is_ok().hides(Who::Office.name());
        let id = "select id from api_token where person_id = 'partner'";
        let id: String = harness.app.db().value(sql(id)).await.unwrap().unwrap();
        staff.get("/tokens").await.is(403);
        staff.post(&format!("/tokens/{id}/withdraw"), &[]).await.is(403);
        assert_eq!(me(&harness, &partner).await, 200);
        admin.post(&format!("/tokens/{id}/withdraw"), &[]).await.leads_to("/tokens");
        assert_eq!((me(&harness, &partner).await, me(&harness, &office).await), (401, 200));
        admin.get("/tokens?person=partner").await.is_ok().shows("Tidak ada token");
    })
    .await;
}

#[tokio::test]
async fn the_trail_tells_the_token_and_nothing_that_its_owner_called_it() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let end = format!("…{}", &secret[secret.len() - 4..]);
        Sent::post("/api/v1/own/programmes", Some(&secret), &programme()).to(&harness).await.is(201);
        let db = harness.app.db();
        let asked = sql("select after_json from audit where kind = 'api.written'");
        assert_eq!(db.value::<String>(asked).await.unwrap(), Some(json!({ "token": end }).to_string()));
        let admin = harness.actor(Who::Admin);
        account::make_anonymous(&harness.app, &admin, &"partner".parse().unwrap()).await.unwrap();
        assert_eq!(me(&harness, &secret).await, 401);
        let kept = sql("select count(*) from api_token where name <> '' and person_id = 'partner'");
        assert_eq!(db.value::<i64>(kept).await.unwrap(), Some(0));
        let told = sql("select count(*) from audit where subject = 'api_token' and (label like '%Dasbor%' or after_json like '%Dasbor%')");
        assert_eq!(db.value::<i64>(told).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_to_use_a_second_factor_comes_in_by_no_token_without_it() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Read).await;
        let strict = harness.beside_with(|settings| settings.second_factor = SecondFactor::Everyone).await;
        let refused = Sent::get("/api/v1/me", Some(&secret)).to(&strict).await;
        assert_eq!(refused.is(403).header("content-type"), "application/problem+json");
        assert_eq!(read(&refused)["type"], "/api#problem-factor");
        Sent::get("/api/v1/themes", Some(&secret)).to(&strict).await.is(403);
        Sent::get("/api/v1/themes", None).to(&strict).await.is_ok();
        harness.change(sql("update person set totp_secret = 'x' where id = 'partner'")).await;
        assert_eq!(me(&strict, &secret).await, 200);
    })
    .await;
}
