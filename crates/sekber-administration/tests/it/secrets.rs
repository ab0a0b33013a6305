//! Scenarios about secrets and sessions: second factors encrypted with a key outside the database, and sessions that end
//! sooner for those who see more.

use sekber::features::account::{self, encrypt_secrets};
use sekber::kit::card::{Check, State};
use sekber::kit::settings::Idle;
use sekber::kit::store::sql;

use crate::account::{sign_in, switch_on};
use crate::harness::{Harness, PASSWORD, Who, on_both};

async fn kept(harness: &Harness, person: &str) -> String {
    let asked = sql("select totp_secret from person where id = $1").bind(person);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

async fn keep(harness: &Harness, person: &str, secret: &str) {
    let set = sql("update person set totp_secret = $1 where id = $2").bind(secret).bind(person);
    harness.app.db().housekeeping(set).await.unwrap();
}

/// Gives the password and then the code.
async fn enter(harness: &Harness, who: Who, code: &str) -> crate::harness::Seen {
    let seen = sign_in(harness, &who.email(), PASSWORD).await;
    let step = format!("sekber-step={}", seen.cookie("sekber-step").unwrap());
    harness.public().holding(step).post("/sign-in/code", &[("code", code)]).await
}

async fn keys_are(harness: &Harness) -> State {
    let mut findings = Vec::new();
    for check in account::card().checks {
        if let Check::Records(check) = check {
            findings.extend(check(harness.app.settings(), harness.app.db()).await);
        }
    }
    findings.into_iter().find(|finding| finding.subject == "doctor-on-keys").unwrap().state
}

#[tokio::test]
async fn a_second_factor_is_kept_encrypted_and_bound_to_its_person() {
    on_both(async |harness| {
        let (secret, _, recovery) = switch_on(&harness).await;
        let stored = kept(&harness, "staff").await;
        assert!(stored.starts_with("enc1:") && !stored.contains(&secret), "{stored}");

        // From before there were keys: kept in clear, encrypted at the start.
        keep(&harness, "staff", &secret).await;
        assert_eq!(encrypt_secrets(&harness.app).await.unwrap(), 0);
        let stored = kept(&harness, "staff").await;
        assert!(stored.starts_with("enc1:") && !stored.contains(&secret), "{stored}");
        assert_eq!(keys_are(&harness).await, State::Good);
        enter(&harness, Who::Staff, &recovery[0]).await.leads_to("/");

        // Copied to somebody else, it opens nothing.
        keep(&harness, "office", &stored).await;
        enter(&harness, Who::Office, "123456").await.is(422).shows("kunci server hilang");
        assert_eq!(keys_are(&harness).await, State::Bad);
    })
    .await;
}

#[tokio::test]
async fn a_key_is_changed_and_a_lost_one_leaves_the_recovery_codes() {
    on_both(async |harness| {
        let (_, _, recovery) = switch_on(&harness).await;
        let first = kept(&harness, "staff").await;
        let file = harness.folder().join("secret.key");
        let (old, new) = (std::fs::read_to_string(&file).unwrap(), "ab".repeat(32));
        std::fs::write(&file, format!("{old}{new}\n")).unwrap();
        let changed = harness.beside().await;
        assert_eq!(encrypt_secrets(&changed.app).await.unwrap(), 0);
        assert_ne!(kept(&harness, "staff").await, first);
        assert_eq!(encrypt_secrets(&changed.app).await.unwrap(), 0, "once is enough");
        // The older key may go now.
        std::fs::write(&file, format!("{new}\n")).unwrap();
        assert_eq!(encrypt_secrets(&harness.beside().await.app).await.unwrap(), 0);

        std::fs::write(&file, "cd".repeat(32)).unwrap();
        let lost = harness.beside().await;
        assert_eq!(encrypt_secrets(&lost.app).await.unwrap(), 1);
        assert_eq!(keys_are(&lost).await, State::Bad);
        enter(&lost, Who::Staff, "123456").await.is(422).shows("kode pemulihan");
        enter(&lost, Who::Staff, &recovery[1]).await.leads_to("/");
        // An administrator takes it off, and it is set up anew.
        lost.as_admin().await.post("/people/staff/factor-off", &[]).await.leads_to("/people/staff");
        let again = sql("update person set totp_last_step = 0 where id = 'staff'");
        lost.app.db().housekeeping(again).await.unwrap();
        switch_on(&lost).await;
        assert_eq!(encrypt_secrets(&lost.app).await.unwrap(), 0);
    })
    .await;
}

async fn unused_for(harness: &Harness, who: Who, seconds: i64) {
    let seen = sql("update session set seen_at = $1 where person_id = $2");
    let seen = seen.bind(harness.app.now().plus_seconds(-seconds)).bind(who.key());
    harness.app.db().housekeeping(seen).await.unwrap();
}

/// Whether a session that was not used for so many seconds still lets somebody in.
async fn lives(harness: &Harness, who: Who, seconds: i64) -> bool {
    let caller = harness.sign_in(who).await;
    unused_for(harness, who, seconds).await;
    caller.get("/account").await.status == 200
}

#[tokio::test]
async fn a_session_from_a_clock_that_was_ahead_does_not_outlive_it() {
    on_both(async |harness| {
        let ahead = harness.at(harness.app.now().plus_seconds(30 * 24 * 60 * 60)).await;
        let there = ahead.as_staff().await;
        there.get("/account").await.is_ok();
        harness.public().holding(there.cookie().to_owned()).get("/account").await.is(303);
        harness.as_staff().await.get("/account").await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn whoever_sees_what_belongs_to_others_is_signed_out_sooner() {
    on_both(async |harness| {
        let set = Idle { overseers: 600, others: 1_200 };
        let other = harness.beside_with(|settings| settings.idle = set).await;
        for who in [Who::Admin, Who::Staff, Who::Leader] {
            assert!(lives(&harness, who, 29 * 60).await && !lives(&harness, who, 31 * 60).await, "{who:?}");
            assert!(lives(&other, who, 590).await && !lives(&other, who, 610).await, "{who:?}");
        }
        for who in [Who::Office, Who::Partner, Who::PartnerReader, Who::Juror] {
            assert!(lives(&harness, who, 239 * 60).await && !lives(&harness, who, 241 * 60).await, "{who:?}");
            assert!(lives(&other, who, 1_190).await && !lives(&other, who, 1_210).await, "{who:?}");
        }
    })
    .await;
}
