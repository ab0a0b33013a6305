//! Scenarios about the front page: what it shows of the rooms.

use std::collections::HashMap;

use jiff::Span;
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
        ("Program terbuka untuk umum", "Program kerja", "dari {} program kerja siklus 2023"),
    ] {
        assert_eq!(public[name].1, note.replace("{}", &home[whole].0));
    }
    if let Some((_, note)) = public.get("Dana mitra dalam program terbuka") {
        assert!(
            note.ends_with(&format!("seluruhnya tercatat {}", home["Dana pada program mitra"].0)),
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
             <a href=\"/programmes?state=proposed\">Lihat semua program yang diajukan</a> · \
             <a href=\"/programmes?withheld=1\">Lihat semua program yang diubah</a></p>",
        );
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
        let own = format!("/programmes/{OWN_PARTNER_PROGRAMME}");
        staff.get(&own).await.is_ok().shows("Waktunya berakhir</span>");
        staff.get("/programmes?state=over").await.is_ok().shows(OWN_PARTNER_PROGRAMME);
        staff.get("/programmes?state=active").await.is_ok().hides(OWN_PARTNER_PROGRAMME);
        staff.get("/").await.is_ok().shows("1 sudah selesai atau waktunya berakhir");
        staff.get("/synchronisation/leader").await.is_ok().shows("1 sudah selesai atau waktunya berakhir");
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
