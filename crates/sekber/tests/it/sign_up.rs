//! Scenarios about getting in: an organisation that signs itself up, a second factor that has to be used, a phone that is
//! not let in any more.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::audit::Event;
use sekber::kit::problem::Problem;
use sekber::kit::settings::SecondFactor;
use sekber::kit::store::sql;

use crate::hall::{Hall, count, recode};
use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, Who, on_both};

fn request<'a>(name: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("name", name),
        ("kind", "ngo"),
        ("contact_name", "Maria Sungai"),
        ("contact_email", "Maria@sungai.example.org"),
        ("declared", "yes"),
    ];
    fields.extend_from_slice(more);
    fields
}

#[tokio::test]
async fn an_organisation_signs_up_and_waits_for_the_secretariat_to_let_it_in() {
    on_both(async |harness| {
        let public = harness.public();
        public.get("/sign-in").await.is_ok().shows("/join");
        public.get("/join").await.is_ok().costs_at_most(1);
        let empty = public.post("/join", &[("name", "Yayasan Sungai Melawi")]).await;
        empty.is(422).shows("Yayasan Sungai Melawi").shows("Setujui pernyataan");
        let done = public.post("/join", &request("Yayasan Sungai Melawi", &[])).await;
        done.is_ok().shows("Pendaftaran diterima").shows("Maria@sungai.example.org");

        let id = stranger(&harness).await;
        let path = format!("/partners/{id}");
        public.get(&path).await.is(303);
        harness.as_partner().await.get(&path).await.is(404);
        let staff = harness.as_staff().await;
        staff.get("/").await.is_ok().shows("Yayasan Sungai Melawi");
        let record = staff.get(&path).await;
        record.is_ok().costs_at_most(10).shows("mendaftar sendiri").shows("email=maria%40sungai.example.org");

        let_in(&staff, &id).await;
        staff.get("/").await.is_ok().hides("Yayasan Sungai Melawi");
        staff.get(&path).await.is_ok().hides("Undang penanggung jawab");
        let evidence = "select count(*) from audit where kind = 'organisation.signed_up'";
        assert_eq!(count(harness.app.db(), evidence).await, 1);
    })
    .await;
}

const STRANGER: &str = "Yayasan Sungai Melawi";

/// What members see of organisations, beside choices in forms.
const SEEN: [&str; 6] = [
    "/partners",
    "/partners?q=melawi",
    "/partners?state=draft&sort=changed",
    "/partners.csv",
    "/partners.csv?q=melawi",
    "/search?q=melawi",
];

/// Who [`STRANGER`] is in the registry.
async fn stranger(harness: &Harness) -> String {
    let asked = sql("select id from organisation where name = $1").bind(STRANGER);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

/// [`STRANGER`] signs itself up; who that is in the registry.
async fn signed_up(harness: &Harness) -> String {
    harness.public().post("/join", &request(STRANGER, &[])).await.is_ok();
    stranger(harness).await
}

/// The secretariat lets it in by inviting its person.
async fn let_in(staff: &Caller, id: &str) {
    let invite = [
        ("name", "Maria Sungai"),
        ("email", "maria@sungai.example.org"),
        ("organisation", id),
        ("phone", "0812 3456 7890"),
    ];
    staff.post("/invitations", &invite).await.is_ok().shows("https://wa.me/6281234567890?text=");
}

#[tokio::test]
async fn who_signed_up_is_seen_by_the_secretariat_alone_until_it_was_let_in() {
    on_both(async |harness| {
        let (db, region, cycle) = (harness.app.db(), harness.app.region(), harness.cycle().await);
        let partners = async || {
            let asked = (&cycle, harness.app.today());
            programme::figures(db, &region, asked, &[]).await.unwrap().of("registry-partners")
        };
        let before = partners().await;
        harness.public().post("/join", &request(STRANGER, &[])).await.is_ok();
        assert_eq!(partners().await, before, "everybody is told the same number");
        let id = stranger(&harness).await;
        let path = format!("/partners/{id}");
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        for member in [&office, &partner, &harness.as_leader().await] {
            member.get(&path).await.is(404);
            for page in SEEN {
                member.get(page).await.is_ok().hides(STRANGER);
            }
        }
        let staff = harness.as_staff().await;
        staff.get(&path).await.is_ok().shows(STRANGER);
        for page in SEEN.into_iter().chain(["/invitations/new"]) {
            staff.get(page).await.is_ok().shows(STRANGER);
        }
        for form in ["/partnerships/new", "/import"] {
            for caller in [&office, &partner, &staff] {
                caller.get(form).await.is_ok().hides(STRANGER);
            }
        }
        staff.get("/programmes/new?q=sungai").await.is_ok().hides(STRANGER);

        let_in(&staff, &id).await;
        for member in [&office, &partner] {
            member.get(&path).await.is_ok();
            for page in SEEN {
                member.get(page).await.is_ok().shows(STRANGER);
            }
        }
        staff.get("/partnerships/new").await.is_ok().shows(STRANGER);
        // Others name partners that were verified.
        partner.get("/partnerships/new").await.is_ok().hides(STRANGER);
        assert_eq!(partners().await, before + 1);
    })
    .await;
}

#[tokio::test]
async fn leaders_read_the_trail_without_what_strangers_signed_up() {
    on_both(async |harness| {
        let id = signed_up(&harness).await;
        let (admin, leader) = (harness.as_admin().await, harness.as_leader().await);
        let auditor = harness.sign_in(Who::Auditor).await;
        let about = format!("?subject=organisation&id={id}");
        let of_others = "/audit?kind=organisation.signed_up";
        let every = ["/audit".to_owned(), format!("/audit{about}"), format!("/audit/download/csv{about}")];
        for page in every.iter().map(String::as_str).chain(["/audit?q=melawi", of_others]) {
            admin.get(page).await.is_ok().shows(STRANGER);
            for reader in [&leader, &auditor] {
                reader.get(page).await.is_ok().hides(STRANGER).hides("Maria");
            }
        }
        // The lines stay, with their place in the chain; a search does not tell what it found.
        leader.get(of_others).await.shows("menunggu Sekber").shows("1 catatan");
        leader.get("/audit?q=melawi").await.shows("Tidak ada catatan yang cocok");
        leader.post("/audit/verify", &[]).await.is_ok().shows("Jejak audit utuh").hides(STRANGER);

        let staff = harness.as_staff().await;
        let_in(&staff, &id).await;
        leader.get(of_others).await.is_ok().shows(STRANGER);
        // An invitation that was withdrawn names it no longer either.
        let sent: String = harness
            .app
            .db()
            .value(sql("select id from invitation where organisation_id = $1").bind(&id))
            .await
            .unwrap()
            .unwrap();
        staff.post(&format!("/invitations/{sent}/withdraw"), &[]).await.leads_to("/invitations");
        leader.get("/audit").await.is_ok().hides(STRANGER);
        admin.get("/audit").await.is_ok().shows(STRANGER);

        // Whoever takes the name of somebody known hides nothing of theirs.
        let renamed = sql("update organisation set name = 'Yayasan Sendiri' where id = $1");
        harness.change(renamed.bind(&id)).await;
        let tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        tx.commit(Event::new("organisation.changed", OWN_PARTNER, "Yayasan Sendiri")).await.unwrap();
        leader.get("/audit?kind=organisation.changed").await.is_ok().shows("Yayasan Sendiri");
    })
    .await;
}

#[tokio::test]
async fn nothing_names_an_organisation_that_waits_to_be_let_in() {
    on_both(async |harness| {
        let id = signed_up(&harness).await;
        let hall = Hall::called(&harness).await;
        let proposal = [("title", "Kebun"), ("lead", OWN_OFFICE), ("partner", id.as_str())];
        for caller in [&harness.as_office().await, &hall.staff] {
            caller.post("/partnerships/new", &proposal).await.is(422);
        }
        let sentence = "mendaftar sendiri dan belum tampak";
        let invited = format!("/partners/{id}/invited");
        hall.staff.post(&invited, &[("invited", "yes")]).await.is(422).shows(sentence);
        let invitations = format!("{}/invitations", hall.path);
        hall.staff.post(&invitations, &[("organisation", id.as_str())]).await.is(422).shows(sentence);
        let theme = sql("select code from theme where active order by code limit 1");
        let theme: String = harness.app.db().value(theme).await.unwrap().unwrap();
        let members = [("theme", theme.as_str()), ("members", STRANGER)];
        hall.staff.post("/working-groups", &members).await.is(422).shows("bernama singkat");
        let draft = ProgrammeDraft::new(id.parse().unwrap(), harness.cycle().await, "Kebun");
        let actor = harness.actor(Who::Staff);
        let mut tx = harness.app.begin(&actor).await.unwrap();
        let refused = programme::create(&mut tx, &[draft]).await;
        assert!(matches!(refused, Err(Problem::Refused { .. })), "{refused:?}");
        drop(tx);
        let named = "select (select count(*) from partnership_party where organisation_id = $1)
             + (select count(*) from meeting_participant where organisation_id = $1)
             + (select count(*) from cycle_member where organisation_id = $1)
             + (select count(*) from working_group_member where organisation_id = $1)";
        let named: i64 = harness.app.db().value(sql(named).bind(&id)).await.unwrap().unwrap();
        assert_eq!(named, 0);
    })
    .await;
}

#[tokio::test]
async fn an_organisation_that_waits_to_be_let_in_is_not_seen_by_its_address() {
    on_both(async |harness| {
        let id = signed_up(&harness).await;
        let (leader, staff) = (harness.as_leader().await, harness.as_staff().await);
        for part in ["", "/papers", "/year", "/year.pdf", "/matching", "/needs"] {
            leader.get(&format!("/partners/{id}{part}")).await.is(404);
        }
        staff.get(&format!("/partners/{id}/papers")).await.is_ok().shows(STRANGER);
        for member in [&leader, &harness.as_office().await, &harness.as_partner().await] {
            member.get(&format!("/offices/{id}")).await.is(404);
            member.get(&format!("/programmes?organisation={id}")).await.is_ok().hides(STRANGER);
        }
        let quota = [("organisation", id.as_str()), ("least", "1"), ("most", "3")];
        staff.post("/matching/quotas", &quota).await.is(422).shows("mendaftar sendiri dan belum tampak");
    })
    .await;
}

#[tokio::test]
async fn a_double_has_to_say_that_it_is_another_and_many_have_to_wait() {
    on_both(async |harness| {
        let public = harness.public();
        public.post("/join", &request("Perkumpulan Hulu Kapuas Lestari", &[])).await.is_ok();
        let again = public.post("/join", &request("Perkumpulan Hulu Kapuas Lestari", &[])).await;
        again.is(422).shows("sudah terdaftar").shows("is_another");
        let other = request("Perkumpulan Hulu Kapuas Lestari", &[("is_another", "yes")]);
        public.post("/join", &other).await.is_ok().shows("Pendaftaran diterima");
        let statuses = async |names: std::ops::Range<u32>| {
            let mut found = Vec::new();
            for at in names {
                let name = format!("Koperasi Nomor {at}{at}{at}");
                found.push(public.post("/join", &request(&name, &[])).await.status);
            }
            found
        };
        assert!(statuses(0..6).await.contains(&429), "one network cannot fill the registry");
        // What was typed comes back with the wait.
        let last = public.post("/join", &request("Koperasi Penutup", &[])).await;
        last.is(429).shows("Koperasi Penutup");
        assert!(last.header("retry-after").parse::<i64>().is_ok_and(|seconds| seconds > 0));
    })
    .await;
}

#[tokio::test]
async fn a_sign_up_under_a_name_that_looks_like_another_is_asked_about_and_shown() {
    on_both(async |harness| {
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let path = async |name: &str| {
            let asked = sql("select id from organisation where name = $1").bind(name);
            let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
            format!("/partners/{id}")
        };
        public.post("/join", &request("Yayasan Hulu Kapuas Lestari", &[])).await.is_ok();
        let name = "Hulu Kapuas 1estari Cabang Sintang";
        public.post("/join", &request(name, &[])).await.is(422).shows("is_another");
        public.post("/join", &request(name, &[("is_another", "yes")])).await.is_ok();
        staff.get(&path(name).await).await.is_ok().shows("Yayasan Hulu Kapuas Lestari</a>");
        let official = "Sekretariat Bersama Kabupaten Sintang";
        public.post("/join", &request(official, &[("is_another", "yes")])).await.is_ok();
        staff.get(&path(official).await).await.is_ok().shows("seperti nama lembaga pemerintah");
        let plain = path("Yayasan Hulu Kapuas Lestari").await;
        staff.get(&plain).await.is_ok().hides("seperti nama lembaga pemerintah");
    })
    .await;
}

#[tokio::test]
async fn so_many_sign_ups_wait_and_one_letter_a_day_tells_of_them() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let (public, db) = (harness.public(), harness.app.db());
        let letters = "select count(*) from email where subject like 'Pendaftaran baru%'";
        public.post("/join", &request(STRANGER, &[])).await.is_ok();
        let written = count(db, letters).await;
        assert!(written > 0, "the secretariat is told");
        public.post("/join", &request("Koperasi Rotan Serawai", &[])).await.is_ok();
        assert_eq!(count(db, letters).await, written, "once a day");

        let copies = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 48)
             insert into organisation (region_code, id, side, state, state_since, created_at, changed_at, name, short_name,
             sort_key, kind, description, duties, website, contact_name, contact_email, contact_phone, contact_public, address,
             published, provenance, source)
             select o.region_code, 'copy-' || n.i, o.side, o.state, 0, 0, 0, 'Salinan ' || n.i, 'Salinan ' || n.i,
             'salinan ' || n.i, o.kind, o.description, o.duties, o.website, o.contact_name, o.contact_email, o.contact_phone,
             o.contact_public, o.address, o.published, o.provenance, o.source
             from organisation o cross join n where o.name = $1";
        harness.change(sql(copies).bind(STRANGER)).await;
        let signed_up = "insert into sign_up (region_code, organisation_id, declaration, made_at)
             select region_code, id, 1, 0 from organisation where id like 'copy-%'";
        harness.change(sql(signed_up)).await;
        let other = request("Lembaga Adat Ketungau", &[]);
        public.post("/join", &other).await.is(422).shows("sudah sangat banyak");
        harness.change(sql("delete from sign_up where organisation_id = 'copy-1'")).await;
        public.post("/join", &other).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn a_sign_up_is_refused_with_a_reason_that_the_person_in_charge_is_told() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let id = signed_up(&harness).await;
        let (path, staff) = (format!("/partners/{id}"), harness.as_staff().await);
        let refuse = format!("{path}/refuse");
        staff.get(&path).await.is_ok().shows(&refuse);
        staff.post(&refuse, &[("reason", " ")]).await.is(422);
        let reason = [("reason", "Bekerja di luar kabupaten.")];
        harness.as_leader().await.post(&refuse, &reason).await.is(403);
        staff.post(&refuse, &reason).await.leads_to(&path);
        // It waits no longer, nobody else sees it, and it is not refused twice.
        staff.get("/").await.is_ok().hides(STRANGER);
        staff.get(&path).await.is_ok().costs_at_most(10).shows("Pendaftaran ditolak pada").shows("di luar kabupaten");
        harness.as_partner().await.get(&path).await.is(404);
        staff.post(&refuse, &reason).await.is(409);
        let told = "select count(*) from email where recipient = 'maria@sungai.example.org' and body like '%di luar kabupaten%'";
        assert_eq!(count(harness.app.db(), told).await, 1);
        // Nobody else's record is refused that way.
        staff.post(&format!("/partners/{OWN_PARTNER}/refuse"), &reason).await.is(404);
        // Whoever was refused may still be let in.
        let_in(&staff, &id).await;
        staff.get(&path).await.is_ok().hides("Pendaftaran ditolak pada");
    })
    .await;
}

#[tokio::test]
async fn where_organisations_join_by_invitation_only_there_is_no_such_page() {
    on_both(async |harness| {
        let harness = harness.beside_with(|settings| settings.sign_up = false).await;
        harness.public().get("/join").await.is(404);
        harness.public().post("/join", &request("Yayasan Sungai Melawi", &[])).await.is(404);
        harness.public().get("/sign-in").await.is_ok().hides("/join");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_to_use_a_second_factor_gets_nowhere_else_before() {
    on_both(async |harness| {
        let harness =
            harness.beside_with(|settings| settings.second_factor = SecondFactor::Secretariat).await;
        for caller in [harness.as_admin().await, harness.as_staff().await, harness.as_leader().await] {
            caller.get("/partners").await.leads_to("/account/second-factor");
            caller.post("/partners/new", &[("name", "Yayasan Diam-diam")]).await.is(403);
            caller.get("/account/second-factor").await.is_ok();
            caller.get("/account").await.is_ok();
            caller.get("/account/data.json").await.leads_to("/account/second-factor");
        }
        harness.as_office().await.get("/partners").await.is_ok();
        harness.public().get("/sign-in").await.is_ok();
        let proven = sql("update person set totp_secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'");
        harness.app.db().housekeeping(proven).await.unwrap();
        harness.as_admin().await.get("/partners").await.is_ok();

        let everyone = harness.beside_with(|settings| settings.second_factor = SecondFactor::Everyone).await;
        let cleared = sql("update person set totp_secret = null");
        harness.app.db().housekeeping(cleared).await.unwrap();
        everyone.as_office().await.get("/partners").await.leads_to("/account/second-factor");
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_is_not_let_in_any_more_is_led_to_the_door() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let page = format!("/hall/{}", hall.id);
        phone.get(&page).await.is_ok();
        recode(&harness, &hall, OWN_OFFICE).await;
        let led = phone.get(&page).await;
        assert!(led.leads_on().starts_with("/hall?"), "{}", led.leads_on());
        phone.get("/hall").await.is_ok().shows("Punya akun?");
        phone.post(&format!("/hall/{}/picks", hall.id), &[("submission", "x-1")]).await.is(401);
    })
    .await;
}
