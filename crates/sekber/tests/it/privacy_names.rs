//! A name proves nobody: taking one opens no records of others, and an erasure under it empties no line of theirs.

use sekber::kit::access::Actor;
use sekber::kit::audit::{self, Event};
use sekber::kit::store::sql;

use crate::harness::{Caller, OWN_PARTNER, on_both};
use crate::identity::edit;
use crate::partnership_course::count;
use crate::privacy::{NAME, leave_marks};
use crate::routes::keep_a_plan;

/// Takes a name for oneself.
async fn takes_the_name(caller: &Caller, name: &str) {
    let version = caller.get("/account").await.field("version");
    caller.post("/account/name", &[("name", name), ("version", &version)]).await.is(303);
}

#[tokio::test]
async fn whoever_takes_anothers_name_sees_none_of_their_records() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let partner = harness.as_partner().await;
        takes_the_name(&partner, NAME).await;
        leave_marks(&harness).await;
        assert!(
            partner.get("/account/data.json").await.is_ok().text.contains("ledger"),
            "it is the partner's"
        );
        let juror = harness.as_juror().await;
        let before = juror.get("/account/data.json").await.is_ok().text.clone();
        assert!(!before.contains(NAME));
        for name in [NAME, "Yayasan Sendiri"] {
            takes_the_name(&juror, name).await;
            let own: serde_json::Value =
                serde_json::from_str(&juror.get("/account/data.json").await.is_ok().text).unwrap();
            let told = own.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            for entry in ["ledger", "reports", "needs", "programmes", "rulings", "interests", "visits"] {
                assert!(!told.iter().any(|key| key == entry), "{name} shows {entry}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_of_others_is_no_reason_to_empty_their_lines() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let tx = harness.app.begin(&Actor::operator()).await.unwrap();
        let record = serde_json::json!({ "state": "active", "name": "Yayasan Sendiri", "title": "Kebun" });
        let event = Event::new("organisation.changed", OWN_PARTNER, "Yayasan Sendiri").after(&record);
        tx.commit(event).await.unwrap();
        let juror = harness.as_juror().await;
        // From before such names were refused.
        harness.change(sql("update person set name = 'operator' where id = 'juror'")).await;
        for name in ["Juri Baru", "active", "Yayasan Sendiri", "Kebun", "Juri"] {
            takes_the_name(&juror, name).await;
        }
        let version = juror.get("/account").await.field("version");
        let sixth = juror.post("/account/name", &[("name", "Juri Keenam"), ("version", &version)]).await;
        sixth.is(422).shows("lima kali");
        let admin = harness.as_admin().await;
        admin.get("/people/juror/anonymise").await.is_ok().shows("operator").shows("Juga dipakai");
        admin.post("/people/juror/anonymise", &[]).await.leads_to("/people/juror");
        let (db, region) = (harness.app.db(), harness.app.region());
        let kept =
            "select count(*) from audit where kind = 'organisation.changed' and after_json like '%Kebun%'";
        assert_eq!(count(&harness, kept).await, 1, "a word is no reason to empty a line");
        assert!(audit::verify(db, &region).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_contact_with_another_address_than_the_account_is_told_and_goes_whole() {
    on_both(async |harness| {
        let named = [("contact_name", "Yuliana Yayasan")];
        edit(&harness.as_partner().await, "/partners/partner-own", "ngo", &named).await.is(303);
        harness
            .change(sql("update organisation set contact_name = 'Yuliana Yayasan', contact_email = 'pribadi@contoh.id',
                contact_phone = '0812-3456' where id = 'partner-own'"))
            .await;
        let own = harness.as_partner().await.get("/account/data.json").await.is_ok().text.clone();
        assert!(own.contains("pribadi@contoh.id"), "whoever it is about is told");
        let admin = harness.as_admin().await;
        admin.get("/people/partner/anonymise").await.is_ok().shows("Narahubung organisasi");
        admin.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        let left = "select count(*) from organisation where contact_email = 'pribadi@contoh.id' or contact_phone = '0812-3456'";
        assert_eq!(count(&harness, left).await, 0);
        // The history says that there was somebody.
        admin.get("/partners/partner-own").await.is_ok().shows("oleh seseorang (nama ditarik)");
    })
    .await;
}
