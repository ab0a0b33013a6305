//! Scenarios of the first steps: a fresh district is told what it lacks by its own record, the list hides itself once all is done, and
//! a home for which nothing waits leads on.

use std::collections::BTreeSet;

use sekber::features;
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::card::FirstStep;
use sekber::kit::store::sql;

use crate::districts::{NEIGHBOUR, THERE, set_up};
use crate::harness::{
    Caller, Harness, OTHER_OFFICE, OWN_OFFICE, OWN_PARTNER, Seen, Who, on_both,
    on_both_with_the_demonstration,
};
use crate::routes::keep_a_plan;

const TITLE: &str = "Menyiapkan Sekber";

/// The administrator of a district that was just set up.
async fn fresh(harness: &Harness) -> Caller {
    let (districts, app) = set_up(harness).await;
    let region = app.region();
    let mut tx = app.begin(&Actor::operator()).await.unwrap();
    let role = sql(
        "insert into person_role (region_code, person_id, role, granted_at) values ($1, 'admin', 'admin', $2)",
    );
    tx.run(role.bind(&region).bind(harness.app.now())).await.unwrap();
    tx.commit(Event::new("district.filled", &region, "Asmat")).await.unwrap();
    harness.as_admin().await.at(districts.router(), THERE)
}

/// The addresses of pages that stand between two texts of a page.
fn links(seen: &Seen, from: &str, until: &str) -> Vec<String> {
    let part = seen.is_ok().text.split_once(from).and_then(|(_, rest)| rest.split(until).next());
    let part = part.unwrap_or_else(|| panic!("{} has no {from:?}", seen.told));
    let address = |rest: &str| Some(rest.split(['"', '#']).next()?.to_owned());
    let found = part.split("href=\"").skip(1).filter_map(address);
    found.filter(|link| !link.starts_with("/assets/")).collect()
}

#[test]
fn each_step_has_a_code_and_a_place_of_its_own() {
    let steps: Vec<FirstStep> = features::cards().into_iter().flat_map(|card| card.first_steps).collect();
    let codes: BTreeSet<&str> = steps.iter().map(|step| step.code).collect();
    let places: BTreeSet<u16> = steps.iter().map(|step| step.place).collect();
    assert_eq!((codes.len(), places.len()), (steps.len(), steps.len()));
    assert!(!codes.contains("the-list"), "what was put away is kept under this code");
}

#[tokio::test]
async fn a_fresh_district_is_told_what_it_lacks_and_every_step_leads_somewhere() {
    on_both(async |harness| {
        let admin = fresh(&harness).await;
        let home = admin.get("/").await;
        home.is_ok().costs_at_most(10).shows("Menyiapkan Sekber Kabupaten Asmat");
        home.shows("3 dari 21 langkah selesai. Jam di halaman Kabupaten Asmat mengikuti WIT.");
        for step in
            ["Administrator kedua", "Server surel", "Cadangan data", "Kop naskah dinas", "Mitra diverifikasi"]
        {
            home.shows(&format!("<th scope=\"row\">{step}<small>"));
        }
        // What setting the district up did is folded away; the list is what can be done, and nothing else is named.
        home.shows("3 langkah sudah selesai").shows("Siklus dibuka</li>").shows("Alamat laman</li>").hides("Yang dapat Anda kerjakan");
        let found = links(&home, "id=\"first-steps\"", "</section>");
        assert_eq!(
            found.len(),
            20,
            "one link for each open step but backups, which no page makes, and three to enter one by one: {found:?}"
        );
        for link in found {
            admin.get(&link).await.is_ok();
        }
        // Each kind of sheet is chosen already, and a programme needs somebody whose it is.
        admin.get("/import?kind=partners").await.is_ok().shows("value=\"partners\" required checked");
        admin.get("/import?kind=dragons").await.is_ok().hides("required checked").shows("dragons");
        admin.get("/programmes/new").await.is_ok().shows("Belum ada perangkat daerah atau mitra").hides("Tidak ada yang cocok");
        // What the operator sets up is told in the program itself.
        admin.get("/mail").await.is_ok().shows("href=\"/help/operations#surel\">Cara menyetelnya");
        admin.in_english().get("/").await.is_ok().shows("3 of 21 steps done").shows("A second administrator");
    })
    .await;
}

#[tokio::test]
async fn what_no_record_tells_is_said_and_taken_back() {
    on_both(async |harness| {
        let admin = fresh(&harness).await;
        let said = [("step", "mail"), ("settled", "yes")];
        admin.post("/first-steps/settle", &said).await.leads_to("/first-steps");
        let list = admin.get("/first-steps").await;
        list.is_ok().shows("4 dari 21 langkah selesai").shows("dinyatakan oleh Sekber");
        admin.get("/audit").await.is_ok().shows("Langkah awal dinyatakan selesai").shows("Server surel");
        admin.post("/first-steps/settle", &[("step", "mail")]).await.leads_to("/first-steps");
        admin.get("/first-steps").await.is_ok().shows("3 dari 21 langkah selesai").hides("dinyatakan oleh");
        // What the record tells is nobody's to say, nor is what is no step.
        for step in ["offices", "second-factor", "the-list", ""] {
            admin.post("/first-steps/settle", &[("step", step), ("settled", "yes")]).await.is(404);
        }
        admin.get("/first-steps").await.is_ok().shows("3 dari 21 langkah selesai");
        // Whoever cannot do a step does not say that it is settled.
        harness.as_staff().await.post("/first-steps/settle", &said).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn the_list_is_put_away_for_all_and_brought_back() {
    on_both(async |harness| {
        let (admin, staff) = (harness.as_admin().await, harness.as_staff().await);
        staff.get("/").await.is_ok().shows(TITLE);
        staff.post("/first-steps/away", &[("away", "yes")]).await.leads_to("/");
        for caller in [&admin, &staff] {
            caller.get("/").await.is_ok().hides(TITLE);
        }
        admin.get("/audit").await.is_ok().shows("Daftar langkah awal disembunyikan dari Beranda");
        admin.get("/settings").await.is_ok().shows("href=\"/first-steps\"");
        admin.get("/first-steps").await.is_ok().shows("Tampilkan lagi di Beranda").shows("Cadangan data");
        admin.post("/first-steps/away", &[]).await.leads_to("/");
        staff.get("/").await.is_ok().shows(TITLE);
        for who in [Who::Office, Who::Partner, Who::Leader, Who::Juror] {
            let caller = harness.sign_in(who).await;
            caller.get("/").await.is_ok().hides(TITLE);
            caller.get("/first-steps").await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_hides_itself_once_the_record_shows_all() {
    on_both(async |harness| {
        let (admin, staff) = (harness.as_admin().await, harness.as_staff().await);
        // Staff are not shown what only administrators can do.
        let home = staff.get("/").await;
        home.is_ok().costs_at_most(10).shows("7 dari 16 langkah selesai").hides("Administrator kedua");
        admin.get("/").await.is_ok().shows("7 dari 21 langkah selesai").shows("Administrator kedua");
        let letterhead = [("version", "1"), ("address", "Jalan Pangeran Muda 1"), ("town", "Sintang")];
        staff.post("/settings/letterhead", &letterhead).await.leads_on();
        let signatory =
            [("name", "Dra. Siti Aminah"), ("position", "Bupati Sintang"), ("acting_mark", "holder")];
        staff.post("/settings/signatories", &signatory).await.leads_on();
        staff.post("/settings/missions", &[("missions", "Pelayanan kesehatan | 1.02")]).await.leads_on();
        staff.post("/calendar/usual", &[]).await.leads_on();
        staff.get("/").await.is_ok().shows("11 dari 16 langkah selesai");
        // One office without duties is one too many, and neither a letter nor duties without a field of government are enough.
        let duties = "update organisation set duties = $1 where id = $2";
        let field = "insert into organisation_field (region_code, organisation_id, code) values ('61.05', $1, '1.02')";
        for office in [OWN_OFFICE, OTHER_OFFICE] {
            harness.change(sql(duties).bind("x").bind(office)).await;
            harness.change(sql(field).bind(office)).await;
            staff.get("/").await.is_ok().shows("11 dari 16 langkah selesai");
            harness.change(sql(duties).bind("Menyelenggarakan urusan kesehatan.").bind(office)).await;
        }
        staff.get("/").await.is_ok().shows("12 dari 16 langkah selesai");
        harness.change(sql("delete from organisation_field where organisation_id = $1").bind(OTHER_OFFICE)).await;
        staff.get("/").await.is_ok().shows("11 dari 16 langkah selesai");
        harness.change(sql(field).bind(OTHER_OFFICE)).await;
        // A cycle needs both sides.
        staff.post(&format!("/offices/{OWN_OFFICE}/invited"), &[("invited", "yes")]).await.leads_on();
        staff.get("/").await.is_ok().shows("12 dari 16 langkah selesai");
        staff.post(&format!("/partners/{OWN_PARTNER}/invited"), &[("invited", "yes")]).await.leads_on();
        staff.get("/").await.is_ok().shows("13 dari 16 langkah selesai");
        keep_a_plan(&harness).await;
        // What says nothing is nothing that was settled.
        let portal = "insert into portal_settings (region_code, purpose_id, email) values ('61.05', 'x', 'sekber@example.org')";
        harness.change(sql(portal)).await;
        staff.get("/").await.is_ok().shows("15 dari 16 langkah selesai");
        harness.change(sql("update portal_settings set purpose_id = ''")).await;
        staff.get("/").await.is_ok().hides(TITLE);
        staff
            .get("/first-steps")
            .await
            .is_ok()
            .shows("Semua langkah yang dapat Anda kerjakan selesai")
            .hides("Sembunyikan dari");
        admin.get("/").await.is_ok().shows("16 dari 21 langkah selesai");
        harness.change(sql("update person_role set role = 'admin' where person_id = 'staff'")).await;
        harness.change(sql("update person set totp_secret = 'sealed' where id in ('admin', 'staff')")).await;
        admin.get("/").await.is_ok().shows("18 dari 21 langkah selesai");
        for step in ["mail", "backup", "address"] {
            admin.post("/first-steps/settle", &[("step", step), ("settled", "yes")]).await.leads_on();
        }
        admin.get("/").await.is_ok().hides(TITLE);
    })
    .await;
}

#[tokio::test]
async fn a_mail_server_in_the_settings_is_seen() {
    on_both(async |harness| {
        harness.as_admin().await.get("/").await.is_ok().shows("7 dari 21 langkah selesai");
        let home = harness.with_mail().await.as_admin().await.get("/").await;
        home.is_ok().shows("8 dari 21 langkah selesai").hides("Kami bekerja tanpa surel");
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_is_not_set_up_by_anybody() {
    on_both_with_the_demonstration(async |harness| {
        let admin = harness.of_the_demonstration("admin").await;
        admin.get("/").await.is_ok().costs_at_most(10).hides(TITLE);
        admin.get("/first-steps").await.is_ok().shows("Tampilkan lagi di Beranda");
    })
    .await;
}

#[tokio::test]
async fn a_home_where_nothing_waits_leads_each_role_to_its_work() {
    on_both(async |harness| {
        for who in
            [Who::Office, Who::Partner, Who::PartnerEditor, Who::PartnerReader, Who::Leader, Who::Juror]
        {
            let caller = harness.sign_in(who).await;
            let home = caller.get("/").await;
            home.is_ok().shows("Tidak ada yang menunggu Anda saat ini.");
            let found = links(&home, "Yang dapat Anda kerjakan:", "</ul>");
            assert!(!found.is_empty(), "{who:?} is led nowhere");
            for link in found {
                // A rating that takes long says so and goes on.
                let seen = caller.get(&link).await;
                assert!([200, 503].contains(&seen.status), "{who:?}: {link} answers {}", seen.status);
            }
        }
        let reader = harness.sign_in(Who::PartnerReader).await.get("/").await;
        reader
            .is_ok()
            .shows("Lihat data lembaga Anda")
            .hides("Catat program")
            .shows("Lihat kebutuhan terbuka");
    })
    .await;
}

/// What was merely begun is no result: names without content, invitations that nobody took up, a plan and a meeting without anybody.
#[tokio::test]
async fn an_empty_beginning_ticks_nothing() {
    on_both(async |harness| {
        let admin = fresh(&harness).await;
        let begun = "3 dari 21 langkah selesai";
        let partner = [("name", "Yayasan Kosong"), ("kind", "ngo"), ("provenance", "entered")];
        admin.post("/partners/new", &partner).await.leads_on();
        let asked = sql("select id from organisation where region_code = $1").bind(NEIGHBOUR);
        let partner: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let invited = [("email", "rekan@example.org"), ("name", "Rekan"), ("organisation", partner.as_str())];
        admin.post("/invitations", &[&invited[..], &[("duty", "manager")]].concat()).await.is_ok();
        let (day, now) = ("2023-09-20", harness.app.now());
        let meeting = sql("insert into meeting (region_code, id, cycle_id, name, place, day, starts, ends, created_at)
             select region_code, 'empty', id, 'Rapat', 'Aula', $1, '08:00', '16:00', $2 from cycle where region_code = $3");
        harness.change(meeting.bind(day).bind(now).bind(NEIGHBOUR)).await;
        let public = sql("insert into portal_settings (region_code, purpose_id, phone) values ($1, 'x', '1')");
        harness.change(public.bind(NEIGHBOUR)).await;
        // The list is counted anew, as these lines were no change of the district's own.
        admin.post("/first-steps/settle", &[("step", "mail"), ("settled", "yes")]).await.leads_on();
        admin.post("/first-steps/settle", &[("step", "mail")]).await.leads_on();
        admin.get("/").await.is_ok().shows(begun);
    })
    .await;
}
