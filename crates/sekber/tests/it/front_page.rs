//! Scenarios about the front page: what it shows of the rooms.

use std::collections::HashMap;

use jiff::Span;
use sekber::features::{district, programme};
use sekber::kit::store::sql;

use crate::harness::{
    Harness, OTHER_OFFICE_PROGRAMME, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_PARTNER,
    OWN_PARTNER_PROGRAMME, Seen, on_both, on_both_with_the_demonstration,
};

#[tokio::test]
async fn legal_documents_that_run_out_are_told_to_whom_they_concern() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let papers = format!("/partners/{OWN_PARTNER}/papers");
        for (kind, number, days) in [("skt", "SKT-BARU", 20), ("domicile", "DOM-1", -1), ("msp", "MSP-1", 90)]
        {
            let last = harness.app.today().saturating_add(Span::new().days(days)).to_string();
            let document = [("kind", kind), ("number", number), ("expires_on", last.as_str())];
            partner.post(&papers, &document).await.leads_to(&papers);
        }
        let home = staff.get("/").await;
        home.is_ok().shows("Yayasan Sendiri sudah kedaluwarsa sejak").shows("Lihat semua: 3 dokumen");
        partner.get("/").await.is_ok().shows("Yayasan Sendiri berlaku sampai").hides("/papers/expiring");
        harness.as_other_partner().await.get("/").await.is_ok().hides("Yayasan Sendiri berlaku");
    })
    .await;
}

/// The value and the note of each tile, by its name.
fn tiles(seen: &Seen) -> HashMap<String, (String, String)> {
    let inner = |text: &str, begins: &str| -> Option<String> {
        Some(text.split_once(begins)?.1.split('<').next()?.trim().to_owned())
    };
    let tile = |text: &str| {
        let note = inner(text.split("</li>").next()?, "<small>").unwrap_or_default();
        Some((inner(text, "class=\"name\">")?, (inner(text, "class=\"value\">")?, note)))
    };
    seen.is_ok().text.split("<li class=\"tile\">").skip(1).filter_map(tile).collect()
}

/// The three pages tell the same figures, each opens a list of as many records, and the public page says of how many it shows
/// its part.
async fn tell_the_same(harness: &Harness, leader: &crate::harness::Caller) {
    let home = tiles(&leader.get("/").await);
    let page = leader.get("/synchronisation/leader").await;
    let page = tiles(page.costs_at_most(10));
    let public = tiles(&harness.public().get("/").await);
    for name in [
        "Mitra terverifikasi",
        "Perangkat daerah",
        "Program kerja",
        "Dana pada program mitra",
        "Kemitraan dilaksanakan",
    ] {
        assert_eq!(home[name].0, page[name].0, "{name}");
    }
    for (name, whole, note) in [
        ("Mitra terbuka untuk umum", "Mitra terverifikasi", "dari {} mitra terverifikasi"),
        ("Perangkat daerah terbuka untuk umum", "Perangkat daerah", "dari {} perangkat daerah"),
        (
            "Kemitraan terbuka untuk umum",
            "Kemitraan dilaksanakan",
            "dari {} kemitraan yang sedang dilaksanakan",
        ),
    ] {
        assert_eq!(public[name].1, note.replace("{}", &home[whole].0));
    }
    // What waits for the secretariat is no matter of the public.
    let (db, region) = (harness.app.db(), harness.app.region());
    let cycle = district::current_cycle(db, &region).await.unwrap();
    let counted = programme::figures(db, &region, (&cycle.id, harness.app.today()), &[]).await.unwrap();
    let note =
        format!("dari {} program kerja siklus 2023 yang diterima Sekber", counted.of("programme-accepted"));
    assert_eq!(public["Program terbuka untuk umum"].1, note);
    assert!(counted.of("programme-accepted") <= counted.of("programme-all"));
    if let Some((_, note)) = public.get("Dana mitra dalam program terbuka")
        && counted.of("programme-accepted-money") == counted.of("programme-money")
    {
        assert!(
            note.ends_with(&format!("sedang diperiksa, {}", home["Dana pada program mitra"].0)),
            "{note}"
        );
    }
    for (name, list, unit) in [
        ("Mitra terverifikasi", "/partners?state=verified", "mitra"),
        ("Program kerja", "/programmes?state=open", "program"),
    ] {
        let seen = leader.get(list).await;
        seen.is_ok().shows(&format!("<caption>{} {unit}", home[name].0));
    }
    // Every village is either named by a programme or without one.
    let number =
        |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<i64>().unwrap();
    let (named, note) = &home["Desa dan kelurahan yang disebut program"];
    let all = note.split(';').next().unwrap();
    assert_eq!(number(named) + number(&page["Desa/kelurahan tanpa program"].0), number(all), "{note}");
    let shown = harness.public().get("/public/programmes").await;
    shown.is_ok().shows(&format!("<caption>{} program", public["Program terbuka untuk umum"].0));
}

#[tokio::test]
async fn front_page_leaders_page_and_public_pages_tell_the_same_figures() {
    on_both_with_the_demonstration(async |harness| {
        tell_the_same(&harness, &harness.of_the_demonstration("leader").await).await;
    })
    .await;
    on_both(async |harness| {
        let leader = harness.as_leader().await;
        let before = tiles(&leader.get("/").await);
        tell_the_same(&harness, &leader).await;
        // Whoever belongs to an organisation is told of its own partnerships.
        let own = tiles(&harness.as_partner().await.get("/").await);
        assert!(own.contains_key("Kemitraan Anda dilaksanakan") && !own.contains_key("Kemitraan dilaksanakan"));
        // Completed, past its time, withdrawn, of a suspended partner, of one that is not verified, and not public.
        for change in [
            format!("update programme set state = 'completed' where id = '{OWN_PARTNER_PROGRAMME}'"),
            format!("update programme set state = 'cancelled' where id = '{OTHER_OFFICE_PROGRAMME}'"),
            format!("update organisation set state = 'suspended' where id = '{OTHER_PARTNER}'"),
            "insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since,
             created_at, changed_at) select region_code, 'partner-new', side, 'Yayasan Baru', 'YB', 'yayasan baru', kind,
             'submitted', state_since, created_at, changed_at from organisation where id = 'partner-own'"
                .to_owned(),
            format!("update programme set published = false where id = '{OTHER_PARTNER_PROGRAMME}'"),
        ] {
            harness.change(sql(change.leak())).await;
        }
        tell_the_same(&harness, &leader).await;
        let after = tiles(&leader.get("/").await);
        let number = |tiles: &HashMap<String, (String, String)>, name: &str| tiles[name].0.parse::<i64>().unwrap();
        for name in ["Mitra terverifikasi", "Program kerja"] {
            assert_eq!(number(&before, name) - 1, number(&after, name), "{name}");
        }
    })
    .await;
}

/// Map and list of kecamatan say how many programmes they leave out.
#[tokio::test]
async fn programmes_of_the_whole_district_are_told_beside_the_map() {
    on_both(async |harness| {
        harness.change(sql("delete from programme_place")).await;
        let page = harness.public().get("/").await;
        let open = tiles(&page)["Program terbuka untuk umum"].0.clone();
        page.is_ok().shows(&format!("+{open} program seluruh daerah"));
        let placed = "insert into programme_place (region_code, programme_id, place_code) select region_code, id, '61.05.01' from programme";
        harness.change(sql(placed)).await;
        harness.public().get("/").await.is_ok().hides("program seluruh daerah");
    })
    .await;
}

/// When the next cycle opens the page does not look as if nobody did anything: it leads to the cycle before.
#[tokio::test]
async fn an_empty_cycle_leads_to_the_one_before() {
    on_both(async |harness| {
        harness.public().get("/").await.is_ok().hides("Belum ada program terbuka dalam siklus");
        harness.change(sql("update cycle set state = 'closed'")).await;
        let next = "insert into cycle (region_code, id, year, name, state, created_at) values ('61.05', 'cycle-next', 2032, 'Siklus 2032', 'open', 0)";
        harness.change(sql(next)).await;
        let page = harness.public().get("/").await;
        page.is_ok().shows("Belum ada program terbuka dalam siklus 2032");
        page.shows("href=\"/public/programmes?year=2023\"");
    })
    .await;
}

/// Offices work for the whole district: a kecamatan is no way to find one.
#[tokio::test]
async fn offices_are_not_looked_for_by_kecamatan() {
    on_both(async |harness| {
        harness.public().get("/public/offices").await.is_ok().hides("name=\"place\"");
        harness.public().get("/public/partners").await.is_ok().shows("name=\"place\"");
    })
    .await;
}

#[tokio::test]
async fn lists_that_were_cut_are_led_to_in_one_line() {
    on_both(async |harness| {
        let partner = "insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since,
             created_at, changed_at) select region_code, $1, side, 'Yayasan Baru', 'YB', 'yayasan baru', kind, 'submitted',
             state_since, created_at, changed_at from organisation where id = $2";
        let programme = "insert into programme (region_code, id, cycle_id, organisation_id, side, title, sort_key, state,
             state_since, created_at, changed_at) select region_code, $1, cycle_id, organisation_id, side, title, sort_key,
             'proposed', state_since, created_at, changed_at from programme where id = $2";
        for at in 0..8 {
            harness.change(sql(partner).bind(format!("partner-new-{at}")).bind(OWN_PARTNER)).await;
            let id = format!("programme-new-{at}");
            harness.change(sql(programme).bind(id).bind(OWN_PARTNER_PROGRAMME)).await;
        }
        let home = harness.as_staff().await.get("/").await;
        home.is_ok().shows(
            "<p><a href=\"/partners?state=submitted\">Lihat semua mitra yang menunggu</a> · \
             <a href=\"/partners?state=draft\">Lihat semua pendaftaran dan draf mitra</a> · \
             <a href=\"/programmes?state=proposed\">Lihat semua program yang diajukan</a> · \
             <a href=\"/programmes?withheld=1\">Lihat semua program yang diubah</a></p>",
        );
        // What waits for a partner is what it has not put forward yet.
        harness.change(sql("update programme set state = 'draft' where state = 'proposed'")).await;
        let partner = harness.as_partner().await;
        let drafts = "<p><a href=\"/programmes?state=draft\">Lihat semua draf program Anda</a></p>";
        partner.get("/").await.is_ok().shows(drafts);
        partner.get("/programmes?state=draft").await.is_ok().shows("<caption>8 program");
    })
    .await;
}

#[tokio::test]
async fn what_is_past_its_last_day_is_nowhere_called_under_way() {
    on_both(async |harness| {
        let change =
            "update programme set state = 'active', start_on = '2019', end_on = '2020' where id = $1";
        harness.change(sql(change).bind(OWN_PARTNER_PROGRAMME)).await;
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let open = format!("/public/programmes/{OWN_PARTNER_PROGRAMME}");
        public.get(&open).await.is_ok().shows("Waktunya berakhir").hides(">Berjalan<");
        let organisation = format!("/public/organisations/{OWN_PARTNER}");
        public.get(&organisation).await.is_ok().shows("Waktunya berakhir").hides(">Berjalan<");
        let file = public.get("/public/data/programmes.csv").await;
        file.is_ok().shows("Waktunya berakhir").hides("Berjalan");
        public.get("/public/data/activities.xml").await.is_ok().shows("<activity-status code=\"3\"/>");
        // Nobody said that it was completed, so no file does; and every file says where it comes from.
        public.get("/public/data/3w.csv").await.is_ok().shows("ended").shows("#meta+provenance");
        let in_the_api = format!("/api/v1/programmes/{OWN_PARTNER_PROGRAMME}");
        public.get(&in_the_api).await.is_ok().shows("\"state_today\":\"over\"").shows("\"provenance\":\"");
        let own = format!("/programmes/{OWN_PARTNER_PROGRAMME}");
        staff.get(&own).await.is_ok().shows("Waktunya berakhir</span>");
        staff.get("/programmes?state=over").await.is_ok().shows(OWN_PARTNER_PROGRAMME);
        staff.get("/programmes?state=active").await.is_ok().hides(OWN_PARTNER_PROGRAMME);
        staff.get("/").await.is_ok().shows("1 yang diterima sudah selesai atau waktunya berakhir");
        staff
            .get("/synchronisation/leader")
            .await
            .is_ok()
            .shows("1 yang diterima sudah selesai atau waktunya berakhir");
    })
    .await;
}

#[tokio::test]
async fn a_verified_partner_that_is_not_invited_is_told_and_waits_on_the_secretariats_home() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let (to_invite, told) =
            ("mitra terverifikasi sudah mengajukan program", "belum diundang ke siklus ini");
        // Where nobody was invited, all take part.
        staff.get("/").await.is_ok().hides(to_invite);
        let invited = async |id: &str| {
            staff.post(&format!("/partners/{id}/invited"), &[("invited", "yes")]).await.leads_on();
        };
        invited(OTHER_PARTNER).await;
        staff.get("/").await.is_ok().costs_at_most(10).shows(to_invite).shows("/registry/inviting");
        partner.get("/").await.is_ok().costs_at_most(10).shows(told).hides(to_invite);
        harness.as_other_partner().await.get("/").await.is_ok().hides(told);
        invited(OWN_PARTNER).await;
        staff.get("/").await.is_ok().hides(to_invite);
        partner.get("/").await.is_ok().hides(told);
    })
    .await;
}

#[tokio::test]
async fn a_partner_asks_to_be_invited_and_the_secretariat_decides() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let page = format!("/partners/{OWN_PARTNER}");
        let (ask, decide) = (format!("{page}/ask-invitation"), format!("{page}/invited"));
        let count =
            async |text: &'static str| -> i64 { harness.app.db().value(sql(text)).await.unwrap().unwrap() };
        harness.as_office().await.post(&ask, &[]).await.is(403);
        harness.as_other_partner().await.post(&ask, &[]).await.is(403);
        partner.get(&page).await.is_ok().costs_at_most(10).shows("Minta diundang");
        partner.post(&ask, &[]).await.leads_to(&page);
        partner.post(&ask, &[]).await.leads_to(&page);
        assert_eq!(
            count("select count(*) from audit where kind = 'organisation.asked_to_be_invited'").await,
            1
        );
        assert!(count("select count(*) from email where subject like 'Minta diundang:%'").await > 0);
        partner.get(&page).await.is_ok().shows("Minta diundang sejak").hides("ask-invitation");
        partner.get("/").await.is_ok().costs_at_most(10).shows("menunggu Sekber");
        let (waits, asked) = ("Mitra ini minta diundang", "minta diundang</span>");
        staff.get("/").await.is_ok().costs_at_most(10).shows(waits).shows(&format!("{page}#cycle"));
        staff.get("/registry/inviting").await.is_ok().shows(asked);
        staff.get(&page).await.is_ok().shows("Tolak permintaan");
        staff.post(&decide, &[("invited", "declined")]).await.leads_to(&page);
        assert_eq!(count("select count(*) from audit where kind = 'organisation.not_invited'").await, 1);
        staff.get("/").await.is_ok().hides(waits);
        partner.get(&page).await.is_ok().shows("ask-invitation");
        partner.post(&ask, &[]).await.leads_to(&page);
        staff.post(&decide, &[("invited", "yes")]).await.leads_to(&page);
        assert!(count("select count(*) from email where subject like 'Diundang ke siklus:%'").await > 0);
        staff.get("/").await.is_ok().hides(waits);
        partner.get(&page).await.is_ok().shows("Sudah diundang ke siklus ini").hides("ask-invitation");
        // An invitation that is taken back brings no old request back.
        staff.post(&decide, &[("invited", "no")]).await.leads_to(&page);
        staff.get("/").await.is_ok().hides(waits);
        partner.get(&page).await.is_ok().costs_at_most(10).shows("Undangan dicabut pada ");
        assert!(
            count("select count(*) from person_notice where subject like 'Undangan dicabut:%'").await > 0
        );
        let draft = "update organisation set state = 'draft', version = version + 1 where id = $1";
        harness.change(sql(draft).bind(OWN_PARTNER)).await;
        partner.get(&page).await.is_ok().hides("ask-invitation");
        partner.post(&ask, &[]).await.is(422).shows("setelah terverifikasi");
    })
    .await;
}
