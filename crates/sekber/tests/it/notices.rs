//! Scenarios about notices: each event tells each of those it concerns once, on the bell and by e-mail as they chose, and nobody else.

use std::time::Duration;

use sekber::features::{mail, meeting};
use sekber::kit::jobs;
use sekber::kit::store::sql;

use crate::hall::{Hall, count};
use crate::harness::{Harness, OWN_PARTNER, on_both};
use crate::partnership::Story;
use crate::partnership_endings::runs_until;
use crate::records::keep_report;
use crate::told::{carried_out, send_reports};

async fn told(harness: &Harness, who: &str) -> i64 {
    let asked = sql("select count(*) from person_notice where person_id = $1").bind(who);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

sekber::row_struct! {
    struct Letters { leave: i64, held: i64 }
}

/// How many e-mails to somebody leave by themselves, and how many are held: as of one moment.
async fn letters(harness: &Harness, who: &str) -> (i64, i64) {
    let asked = "select count(case when not held and state = 'waiting' then 1 end) as leave, count(case when held then 1 end) as held
         from email where recipient = $1";
    let found: Letters =
        harness.app.db().maybe(sql(asked).bind(format!("{who}@example.org"))).await.unwrap().unwrap();
    (found.leave, found.held)
}

async fn choose(harness: &Harness, who: &'static str, choice: &str) {
    harness
        .change(sql("update person set email_notices = $1 where id = $2").bind(choice.to_owned()).bind(who))
        .await;
}

/// A meeting of tomorrow, of which everybody invited is to be reminded.
async fn meeting_of_tomorrow(harness: &Harness) -> Hall {
    let hall = Hall::called(harness).await;
    let tomorrow = harness.app.today().tomorrow().unwrap();
    harness.app.db().housekeeping(sql("update meeting set day = $1").bind(tomorrow)).await.unwrap();
    hall.keep_invitation(harness).await;
    hall
}

/// The next day: the digest of today is one of yesterday.
async fn day_passes(harness: &Harness) {
    let passed = "update email set once = 'yesterday ' || id where once like 'digest %'";
    harness.change(sql(passed)).await;
}

#[tokio::test]
async fn an_event_gives_one_notice_to_each_of_those_it_concerns() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let hall = Hall::called(&harness).await;
        let send = format!("{}/letters", hall.path);
        hall.staff.post(&send, &[("kind", "invitation")]).await.is(303);
        for who in ["office", "partner"] {
            assert_eq!((told(&harness, who).await, letters(&harness, who).await), (1, (1, 0)), "{who}");
        }
        for who in ["juror", "leader"] {
            assert_eq!((told(&harness, who).await, letters(&harness, who).await), (0, (0, 0)), "{who}");
        }
        hall.staff.post(&send, &[("kind", "invitation")]).await.is(303);
        assert_eq!(told(&harness, "partner").await, 1, "nobody is told twice");

        let partner = harness.as_partner().await;
        partner.get("/").await.is_ok().costs_at_most(10).shows("1 pemberitahuan belum dibaca");
        let page = partner.get("/notices").await;
        page.is_ok().costs_at_most(5).shows("Rapat Koordinasi Kemitraan").shows("Belum dibaca");
        page.shows(&format!("href=\"{}\"", hall.path)).shows("https://wa.me/?text=");
        let code = hall.code(&harness, OWN_PARTNER).await;
        page.hides(&code);
        partner.get(&hall.path).await.is_ok();
        partner.clone().in_english().get("/notices").await.is_ok().shows("1 unread notice");
        // Nobody marks what others were told.
        let office = harness.as_office().await;
        let asked = sql("select id from person_notice where person_id = 'partner'");
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        office.post("/notices/read", &[("notice", &id)]).await.leads_to("/notices");
        partner.get("/").await.is_ok().shows("1 pemberitahuan belum dibaca");
        partner.post("/notices/read", &[("notice", &id)]).await.leads_to("/notices");
        partner.get("/notices").await.is_ok().hides("belum dibaca").shows("Sudah dibaca");
        // What is told after the page was made stays unread.
        office.post("/notices/read", &[("until", "1")]).await.leads_to("/notices");
        office.post("/notices/read", &[("until", "kemarin")]).await.is(422);
        office.get("/").await.is_ok().shows("1 pemberitahuan belum dibaca");
        let until = office.get("/notices").await.field("until");
        office.post("/notices/read", &[("until", &until)]).await.leads_to("/notices");
        office.get("/").await.is_ok().hides("belum dibaca");
        harness.as_leader().await.get("/notices").await.is_ok().shows("Belum ada pemberitahuan");
        harness.public().get("/notices").await.is(303);
        partner.get("/account/data.json").await.is_ok().shows(&hall.path);
    })
    .await;
}

#[tokio::test]
async fn a_digest_gathers_all_of_a_day_and_each_once() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let partner = harness.as_partner().await;
        partner.get("/account").await.is_ok().shows("Satu surel ringkasan setiap hari");
        partner.post("/account/notices", &[("email_notices", "often")]).await.is(422);
        partner.post("/account/notices", &[("email_notices", "daily")]).await.leads_to("/account#notices");
        let hall = meeting_of_tomorrow(&harness).await;
        let due = harness.app.today().tomorrow().unwrap().to_string();
        for what in ["Menyusun perjanjian", "Mengirim peserta"] {
            let task = [("what", what), ("organisation", OWN_PARTNER), ("due", due.as_str())];
            hall.staff.post(&format!("{}/tasks", hall.path), &task).await.is(303);
        }
        meeting::remind(&harness.app).await.unwrap();
        assert_eq!((told(&harness, "partner").await, letters(&harness, "partner").await), (3, (0, 3)));
        jobs::run_due(&harness.app, "mail_delivery").await.unwrap();
        assert_eq!(letters(&harness, "partner").await, (0, 3), "what is held does not leave by itself");

        // Stopped anywhere in between, it has written the whole digest or nothing.
        for pause in [50, 200, 800, 3_000] {
            let broken =
                tokio::time::timeout(Duration::from_micros(pause), mail::write_digests(&harness.app));
            let _ = broken.await;
            let stands = letters(&harness, "partner").await;
            assert!([(0, 3), (1, 0)].contains(&stands), "{stands:?}");
        }
        // Two processes write one.
        let beside = harness.with_mail().await;
        let (one, other) = tokio::join!(mail::write_digests(&harness.app), mail::write_digests(&beside.app));
        assert!(one.unwrap() + other.unwrap() <= 1);
        assert_eq!(letters(&harness, "partner").await, (1, 0));
        let asked =
            sql("select body from email where recipient = 'partner@example.org' and once like 'digest %'");
        let body: String = harness.app.db().value(asked).await.unwrap().unwrap();
        for said in ["Menyusun perjanjian", "Mengirim peserta"] {
            assert_eq!(body.matches(&format!("{said} (")).count(), 1, "{body}");
        }
        assert!(body.contains("\n3. ") && !body.contains("\n4. "), "{body}");
        let kept = "select count(*) from email where state = 'sent' and body <> ''";
        assert_eq!(count(harness.app.db(), kept).await, 0);
        assert_eq!(
            meeting::remind(&harness.app).await.unwrap(),
            0,
            "what went into the digest is not told again"
        );

        // One a day: what comes later waits for the next.
        let task = [("what", "Menandatangani"), ("organisation", OWN_PARTNER), ("due", due.as_str())];
        hall.staff.post(&format!("{}/tasks", hall.path), &task).await.is(303);
        meeting::remind(&harness.app).await.unwrap();
        assert_eq!(mail::write_digests(&harness.app).await.unwrap(), 0);
        assert_eq!(letters(&harness, "partner").await, (1, 1));
        day_passes(&harness).await;
        assert_eq!(mail::write_digests(&harness.app).await.unwrap(), 1);
        assert_eq!(letters(&harness, "partner").await, (2, 0));
    })
    .await;
}

#[tokio::test]
async fn whoever_wants_no_email_is_still_sent_links_of_passwords() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        choose(&harness, "partner", "never").await;
        choose(&harness, "office", "daily").await;
        let hall = Hall::called(&harness).await;
        let send = format!("{}/letters", hall.path);
        hall.staff.post(&send, &[("kind", "invitation")]).await.is(303);
        assert_eq!((told(&harness, "partner").await, letters(&harness, "partner").await), (1, (0, 0)));
        // A letter with an entry for the calendar does not wait for the digest.
        assert_eq!(letters(&harness, "office").await, (1, 0));
        hall.staff.post(&send, &[("kind", "invitation")]).await.is(303);
        assert_eq!(told(&harness, "partner").await, 1);
        let admin = harness.as_admin().await;
        for choice in ["never", "daily"] {
            choose(&harness, "partner", choice).await;
            let before = letters(&harness, "partner").await.0;
            admin.post("/people/partner/password-link", &[]).await.is_ok();
            assert_eq!(letters(&harness, "partner").await, (before + 1, 0), "{choice}");
        }
        assert_eq!(told(&harness, "partner").await, 1, "a link that lets somebody in stands under no bell");
    })
    .await;
}

#[tokio::test]
async fn whoever_lost_the_role_gets_nothing_of_what_waited() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        for who in ["partner", "office", "other-partner"] {
            choose(&harness, who, "daily").await;
        }
        meeting_of_tomorrow(&harness).await;
        meeting::remind(&harness.app).await.unwrap();
        for who in ["partner", "office"] {
            assert_eq!((told(&harness, who).await, letters(&harness, who).await.1), (1, 1), "{who}");
        }
        harness.as_admin().await.post("/people/partner/deactivate", &[]).await.is(303);
        assert_eq!((told(&harness, "partner").await, letters(&harness, "partner").await), (0, (0, 0)));
        // A role that ends by another way is asked for again when the digest is written.
        harness.change(sql("delete from person_role where person_id = 'office'")).await;
        choose(&harness, "other-partner", "never").await;
        mail::write_digests(&harness.app).await.unwrap();
        for who in ["partner", "office", "other-partner"] {
            assert_eq!(letters(&harness, who).await, (0, 0), "{who}");
        }
    })
    .await;
}

#[tokio::test]
async fn notices_are_let_go_after_their_time_and_with_their_person() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let hall = Hall::called(&harness).await;
        hall.staff.post(&format!("{}/letters", hall.path), &[("kind", "invitation")]).await.is(303);
        let old = harness.app.now().plus_seconds(-(mail::NOTICES_KEPT_DAYS + 1) * 24 * 60 * 60);
        harness
            .change(sql("update person_notice set made_at = $1 where person_id = 'office'").bind(old))
            .await;
        harness.change(sql("update job set due_at = 0 where name = 'mail_cleanup'")).await;
        jobs::run_due(&harness.app, "mail_cleanup").await.unwrap();
        assert_eq!((told(&harness, "office").await, told(&harness, "partner").await), (0, 1));
        harness.as_admin().await.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        assert_eq!(told(&harness, "partner").await, 0);
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_the_bell_tells_of_partnerships_and_reports() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(0, 60)).await;
        story.end(&story.partner, &[("reason", "Dana berhenti")]).await.is(303);
        let page = story.office.get("/notices").await;
        page.is_ok().shows("Kemitraan diakhiri lebih awal: ").shows(&story.path);
        assert_eq!(letters(&harness, "partner").await, (0, 0));
    })
    .await;
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        carried_out(&harness).await;
        send_reports(&harness).await;
        let version = sql("select version from report");
        let version: i64 = harness.app.db().value(version).await.unwrap().unwrap();
        let version = version.to_string();
        let fields = [("decision", "confirm"), ("version", version.as_str()), ("remarks", "")];
        let decide = format!("/reports/report-of-{OWN_PARTNER}/decide");
        harness.as_office().await.post(&decide, &fields).await.is(303);
        harness.as_partner().await.get("/notices").await.is_ok().shows("dikonfirmasi: ");
        assert_eq!(letters(&harness, "partner").await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn the_bell_counts_to_99() {
    on_both(async |harness| {
        let many = "insert into person_notice (region_code, id, person_id, about, subject, path, made_at)
             with recursive n(i) as (select 1 union all select i + 1 from n where i < 99)
             select o.region_code, 'many-' || i, 'partner', '', 'Kabar', '', i from organisation o cross join n where o.id = $1";
        harness.change(sql(many).bind(OWN_PARTNER)).await;
        let partner = harness.as_partner().await;
        partner.get("/").await.is_ok().costs_at_most(10).shows("99 pemberitahuan belum dibaca").hides("99+");
        let more = "insert into person_notice (region_code, id, person_id, about, subject, path, made_at)
             select region_code, 'more-' || id, person_id, about, subject, path, made_at from person_notice";
        harness.change(sql(more)).await;
        partner.get("/").await.is_ok().shows("99+").shows("Lebih dari 99 pemberitahuan belum dibaca");
        partner.clone().in_english().get("/").await.is_ok().shows("More than 99 unread notices");
        partner.get("/notices").await.is_ok().shows("198 pemberitahuan");
        harness.as_office().await.get("/").await.is_ok().hides("belum dibaca");
    })
    .await;
}
