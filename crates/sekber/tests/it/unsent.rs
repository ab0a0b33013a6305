//! Scenarios about what is still being written: an unsent report is its partner's own, on every page, in every file and in the trail.

use sekber::kit::store::sql;
use sekber_documents::sheet::Limits;

use crate::harness::{Harness, OWN_PARTNER, Who, on_both};
use crate::records::keep_report;

/// The begun report of the own partner, in a partnership that the own office leads.
async fn begun(harness: &Harness) -> String {
    keep_report(harness.app.db(), OWN_PARTNER).await;
    harness.keep_lead().await;
    let days = "update partnership set state = 'active', start_on = '2023-01-01', end_on = '2023-12-31' where id = $1";
    harness.change(sql(days).bind(format!("partnership-of-{OWN_PARTNER}"))).await;
    format!("/reports/report-of-{OWN_PARTNER}")
}

const SAID: [(&str, &str); 6] = [
    ("activities", "Pelatihan kader rahasia"),
    ("results", "Hasil rahasia"),
    ("men", "3417"),
    ("women", "4"),
    ("version", "1"),
    ("submission", "sending-1"),
];

async fn written(harness: &Harness, path: &str, act: &str) {
    let partner = harness.as_partner().await;
    let version = partner.get(&format!("{path}/edit")).await.field("version");
    let mut fields = SAID.to_vec();
    fields.retain(|(name, _)| *name != "version");
    fields.extend([("version", version.as_str()), ("act", act)]);
    partner.post(&format!("{path}/edit"), &fields).await.is(303);
}

const OTHERS: [Who; 4] = [Who::Office, Who::Leader, Who::Staff, Who::Admin];

#[tokio::test]
async fn an_unsent_report_is_its_partners_own() {
    on_both(async |harness| {
        let path = begun(&harness).await;
        written(&harness, &path, "save").await;
        for who in [Who::Partner, Who::PartnerEditor, Who::PartnerReader] {
            harness.sign_in(who).await.get(&path).await.is_ok().shows("Hasil rahasia").costs_at_most(10);
        }
        let list = format!("/reports?period=period-of-{OWN_PARTNER}");
        let period = format!("/periods/period-of-{OWN_PARTNER}");
        for who in OTHERS {
            let caller = harness.sign_in(who).await;
            caller.get(&path).await.is(404);
            caller.get(&format!("{path}/photos/scan-of-{OWN_PARTNER}")).await.is(404);
            assert!([403, 404].contains(&caller.get(&format!("{path}/edit")).await.status), "{who:?}");
            // That it is missing is everybody's to know.
            caller.get(&list).await.is_ok().shows("Yayasan Sendiri").hides(&path).costs_at_most(5);
            let sheet = caller.get(&format!("/reports.xlsx?period=period-of-{OWN_PARTNER}")).await;
            let read = sekber_documents::sheet::read(&sheet.is_ok().bytes, "x.xlsx", &Limits::default());
            let told = format!("{:?}", read.unwrap());
            assert!(told.contains("Yayasan Sendiri"), "{told}");
            assert!(!told.contains("rahasia") && !told.contains("3417"), "{who:?}: {told}");
        }
        for who in [Who::Leader, Who::Staff] {
            let caller = harness.sign_in(who).await;
            caller.get(&period).await.is_ok().hides("rahasia").hides("3.417");
        }
        let trail = "select coalesce(string_agg(coalesce(before_json, '') || coalesce(after_json, ''), ' '), '') from audit";
        let trail: String = harness.app.db().value(sql(trail)).await.unwrap().unwrap();
        assert!(!trail.contains("rahasia"), "the trail is read by leaders and administrators");

        written(&harness, &path, "send").await;
        for who in OTHERS {
            harness.sign_in(who).await.get(&path).await.is_ok().shows("Hasil rahasia");
        }
    })
    .await;
}

#[tokio::test]
async fn the_secretariat_writes_for_a_partner_only_what_it_began() {
    on_both(async |harness| {
        let path = begun(&harness).await;
        let staff = harness.as_staff().await;
        let period = format!("period-of-{OWN_PARTNER}");
        let partnership = format!("partnership-of-{OWN_PARTNER}");
        let place =
            [("period", period.as_str()), ("partnership", &partnership), ("organisation", OWN_PARTNER)];
        staff.post("/reports/begin", &place).await.is(422).shows("hanya mitra yang melihatnya");
        harness.change(sql("delete from report_photo")).await;
        harness.change(sql("delete from report")).await;
        let form = staff.post("/reports/begin", &place).await.is(303).leads_on().to_owned();
        staff.get(&form).await.is_ok();
        assert_ne!(form, format!("{path}/edit"));
        // What is written for the partner is the partner's, too, and nobody else's yet.
        harness.as_partner().await.get(&form).await.is_ok();
        harness.as_leader().await.get(form.trim_end_matches("/edit")).await.is(404);
    })
    .await;
}
