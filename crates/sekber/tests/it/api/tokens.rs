//! Tokens end with the sessions of their person, administrators see and end them, and nothing of them outlives who is
//! forgotten.

use sekber::features::account;
use sekber::kit::settings::SecondFactor;
use sekber::kit::store::sql;
use sekber::shell::routes;
use sekber_core::api::Scope;
use serde_json::json;

use super::{Sent, programme, read, token};
use crate::harness::{Harness, OWN_PARTNER, PASSWORD, Who, on_both};
use crate::routes::OWNERS;
use crate::standing::suspend;

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

/// Every endpoint refuses the token, also those that anybody may read: the program is to hear that it has ended. The description of
/// the endpoints is none.
async fn refused_everywhere(harness: &Harness, secret: &str, why: &str) {
    let is_endpoint = |path: &str| path.starts_with("/api/v1/") && path != "/api/v1/openapi.json";
    for line in routes::table().into_iter().filter(|line| is_endpoint(line.path)) {
        let path = OWNERS[0].fill(line.path);
        let sent = match line.method.as_str() {
            "GET" => Sent::get(&path, Some(secret)),
            _ => Sent::post(&path, Some(secret), &json!({})),
        };
        assert_eq!(sent.to(harness).await.status, 401, "{why}: {} {path}", line.method);
    }
}

#[tokio::test]
async fn a_token_is_refused_once_its_owner_takes_no_part_any_more() {
    on_both(async |harness| {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for scope in Scope::ALL {
            own.push(token(&harness, Who::Partner, *scope).await);
            others.push(token(&harness, Who::OtherPartner, *scope).await);
        }
        let refused = async |why: &str| {
            for secret in &own {
                refused_everywhere(&harness, secret, why).await;
            }
            for secret in &others {
                assert_eq!(me(&harness, secret).await, 200, "{why}: tokens of others stay");
            }
        };
        suspend(&harness).await;
        refused("suspended").await;
        let back = "update organisation set state = 'verified', version = version + 1 where id = $1";
        harness.change(sql(back).bind(OWN_PARTNER)).await;
        for secret in &own {
            assert_eq!(me(&harness, secret).await, 200, "a suspension that ended");
        }
        // A person who is deactivated by a way that ends no token.
        let active = "update person set active = $1 where id = 'partner'";
        harness.change(sql(active).bind(false)).await;
        refused("deactivated").await;
        harness.change(sql(active).bind(true)).await;
        harness.change(sql("delete from person_role where person_id = 'partner'")).await;
        refused("without a role here").await;
    })
    .await;
}
