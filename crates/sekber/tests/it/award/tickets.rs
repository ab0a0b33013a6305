//! Reports as the ticket to an award: told at home while there is time, asked for when the evidence is taken, and named to whoever is out.

use sekber::features::award::Template;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use super::fairness::AFTER;
use super::measures::publish;
use super::{entry_of, fields, season, send};
use crate::harness::{Harness, OTHER_PARTNER, OWN_PARTNER, Who, on_both};
use crate::records::{keep_award, keep_report};

/// Noon of 1 October 2023, a month before the cut-off.
const EARLY: Moment = Moment(1_696_136_400_000);

/// A season whose published rules ask for reports, and its path.
async fn with_ticket(harness: &Harness) -> String {
    let db = harness.app.db();
    keep_award(db, OWN_PARTNER, "published").await;
    keep_report(db, OWN_PARTNER).await;
    harness.change(sql("update partnership set state = 'active'")).await;
    let mut rules = Template::Thanks.rules(2023);
    rules.needs_report = true;
    let rules = publish(harness, &rules).await;
    let holds =
        "update award_season set draft_json = $1, ticket_from = '2023-01-01', ticket_until = '2023-10-31'";
    harness.change(sql(holds).bind(&rules)).await;
    format!("/awards/{}", season(&harness.app).await)
}

#[tokio::test]
async fn reports_are_the_ticket_and_whoever_lacks_them_reads_why() {
    on_both(async |harness| {
        let path = with_ticket(&harness).await;
        let early = harness.at(EARLY).await;
        let partner = early.sign_in(Who::Partner).await;
        early.public().get(&path).await.is_ok().shows("setiap laporannya yang jatuh tempo");
        let waits = "1 laporan yang menjadi syarat ikut penghargaan belum dikonfirmasi";
        partner.get("/").await.is_ok().shows(waits);
        partner.get("/awards/standing").await.is_ok().shows("0 dari 1 laporan yang jatuh tempo");
        early.sign_in(Who::OtherPartner).await.get("/").await.is_ok().hides(waits);

        // What is handed in and not confirmed is no ticket; nobody takes part then.
        harness.change(sql("update report set state = 'sent'")).await;
        harness.change(sql("update award_season set state = 'frozen', frozen_at = 0")).await;
        let after = harness.at(AFTER).await;
        let staff = after.sign_in(Who::Staff).await;
        let evidence = format!("{path}/evidence");
        staff.post(&evidence, &[]).await.is(422).shows("Tidak ada mitra");
        harness.change(sql("update report set state = 'confirmed'")).await;
        early.sign_in(Who::Partner).await.get("/").await.is_ok().hides(waits);
        let entries = format!("{path}/entries");
        staff.post(&evidence, &[]).await.leads_to(&entries);
        assert!(!entry_of(&harness.app, OWN_PARTNER).await.is_empty());

        let why = "Laporan yang jatuh tempo sampai batas waktu belum semuanya dikonfirmasi";
        staff.get(&entries).await.is_ok().shows("Perkumpulan Lain").shows(why);
        after
            .sign_in(Who::OtherPartner)
            .await
            .get(&entries)
            .await
            .is_ok()
            .shows("Perkumpulan Lain")
            .shows(why);
        after.sign_in(Who::Partner).await.get(&entries).await.is_ok().hides("Perkumpulan Lain");
        let out = sql("select count(*) from award_left_out where organisation_id = $1").bind(OTHER_PARTNER);
        assert_eq!(harness.app.db().value::<i64>(out).await.unwrap(), Some(1));
        let change = sql("update award_left_out set reason = 'category'");
        assert!(harness.app.db().housekeeping(change).await.is_err(), "who was left out stays so");
    })
    .await;
}

#[tokio::test]
async fn rules_ask_for_reports_by_their_form() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let early = harness.at(EARLY).await;
        let staff = early.sign_in(Who::Staff).await;
        let mut sent = fields(Template::Thanks, |rules| rules.least_jurors = 1);
        sent.push(("needs_report".to_owned(), "yes".to_owned()));
        send(&staff, &format!("{path}/edit"), &sent).await.leads_to(&path);
        staff.get(&format!("{path}/edit")).await.is_ok().shows("name=\"needs_report\" value=\"yes\" checked");
        let reason = [("reason", "Laporan menjadi syarat ikut")];
        staff.post(&format!("{path}/publish"), &reason).await.leads_to(&path);
        let until = sql("select ticket_until from award_season");
        assert_eq!(harness.app.db().value::<String>(until).await.unwrap().unwrap(), "2023-10-31");
        let due = sql("select sheets_due from award_season");
        assert_eq!(harness.app.db().value::<String>(due).await.unwrap().unwrap(), "2023-12-08");
        early.public().get(&path).await.is_ok().shows("8 Desember 2023");
    })
    .await;
}

#[tokio::test]
async fn no_report_is_asked_for_that_nobody_owes() {
    on_both(async |harness| {
        with_ticket(&harness).await;
        let early = harness.at(EARLY).await;
        let partner = early.sign_in(Who::Partner).await;
        let waits = "1 laporan yang menjadi syarat ikut penghargaan belum dikonfirmasi";
        let says = async |wanted: &str| partner.get("/awards/standing").await.is_ok().text.contains(wanted);
        let home = async || partner.get("/").await.is_ok().text.contains(waits);
        assert!(says("0 dari 1 laporan yang jatuh tempo").await && home().await);
        // The period ended on 30 June: what began on 1 July owes nothing for it, what began the evening before does. Midnight is at 17.00 in
        // Greenwich.
        let midnight = 1_688_144_400_000_i64;
        for (began, owed) in [(midnight, false), (midnight - 1, true)] {
            harness.change(sql("update partnership set activated_at = $1").bind(began)).await;
            assert_eq!(says("0 dari 1 laporan yang jatuh tempo").await, owed, "{began}");
            assert_eq!(home().await, owed, "{began}");
        }
        // What was over before it began owes nothing, and a draft that was begun is no report; what was handed in stays one.
        let over = "update partnership set state = 'ended', activated_at = 0, state_since = 0";
        harness.change(sql(over)).await;
        assert!(!home().await && !says("laporan yang jatuh tempo sampai").await);
        harness.change(sql("update report set state = 'confirmed', sent_at = 1")).await;
        assert!(says("1 dari 1 laporan yang jatuh tempo").await);
    })
    .await;
}

#[tokio::test]
async fn the_report_is_the_ticket_from_the_beginning_where_reports_are_asked_for() {
    on_both(async |harness| {
        let early = harness.at(EARLY).await;
        let staff = early.sign_in(Who::Staff).await;
        let cycle: Option<String> = harness.app.db().value(sql("select id from cycle")).await.unwrap();
        let cycle = cycle.unwrap();
        let begun = async |name: &str| {
            let form = [("name", name), ("cycle", cycle.as_str()), ("template", "thanks")];
            staff.post("/awards/new", &form).await.is(303);
            let newest = sql("select id from award_season where name = $1").bind(name.to_owned());
            let newest: Option<String> = harness.app.db().value(newest).await.unwrap();
            staff.get(&format!("/awards/{}/edit", newest.unwrap())).await
        };
        let is_asked = "name=\"needs_report\" value=\"yes\" checked";
        begun("Tanpa laporan").await.is_ok().hides(is_asked);
        keep_report(harness.app.db(), OWN_PARTNER).await;
        begun("Dengan laporan").await.is_ok().shows(is_asked);
    })
    .await;
}
