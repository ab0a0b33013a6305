//! Scenarios of sections of government that look after one matter for the whole district: Kesbangpol, the data steward, and the
//! sections for law and cooperation.

use sekber::kit::settings::SecondFactor;
use sekber::kit::store::sql;
use sekber_core::roles::{Role, Section};

use crate::deferred::link_of;
use crate::harness::{Caller, Harness, LEAVER, OTHER_PARTNER, OWN_PARTNER, Who, on_both, person};
use crate::records::{keep_issued, keep_meeting, keep_partnership};

const DATA: &str = "/synchronisation/data";

fn note_of(partner: &str) -> String {
    format!("/partners/{partner}/legality")
}

/// Puts the own partner into a state, as what it is in law; its profile is not complete enough for its people to do so here.
async fn put(harness: &Harness, state: &str, form: &str) {
    let change = "update organisation set state = $1, legal_form = $2, version = version + 1 where id = $3";
    harness.change(sql(change).bind(state).bind(form).bind(OWN_PARTNER)).await;
}

#[tokio::test]
async fn administrators_alone_give_the_roles_of_sections() {
    on_both(async |harness| {
        let (admin, staff) = (harness.as_admin().await, harness.as_staff().await);
        for (role, shown) in [
            ("kesbangpol", "Kesbangpol (pemeriksa legalitas)"),
            ("data_steward", "Wali data"),
            ("law", "Bagian Hukum (pembaca naskah)"),
            ("cooperation", "Bagian Kerja Sama (pembaca naskah)"),
            ("auditor", "Auditor (pembaca jejak audit dan arsip naskah)"),
        ] {
            let (email, name) = (format!("{}@contoh.id", role.replace('_', "-")), format!("Rina {role}"));
            let form = [("name", name.as_str()), ("email", email.as_str()), ("role", role)];
            let choice = format!("value=\"{role}\"");
            staff.get("/invitations/new").await.is_ok().hides(&choice);
            staff.post("/invitations", &form).await.is(403);
            admin.get("/invitations/new").await.is_ok().shows(&choice);
            let link = link_of(&admin.post("/invitations", &form).await);
            let answer = [("name", name.as_str()), ("password", "sungai melawi pasang")];
            harness.public().get(&link).await.is_ok().shows(shown);
            harness.public().post(&link, &answer).await.leads_to("/");
            let listed = admin.get(&format!("/people?role={role}")).await;
            listed.is_ok().shows(&name).shows(shown).hides("Yuliana Yayasan");
        }
    })
    .await;
}

#[tokio::test]
async fn kesbangpol_looks_at_what_was_handed_in_and_the_secretariat_decides() {
    on_both(async |harness| {
        let (section, staff) = (harness.sign_in(Who::Kesbangpol).await, harness.as_staff().await);
        let partner = harness.as_partner().await;
        let (note, papers) = (note_of(OWN_PARTNER), format!("/partners/{OWN_PARTNER}/papers"));
        let check = format!("/partners/{OWN_PARTNER}/verification");
        section.get("/").await.is_ok().hides(&note).shows("href=\"/legality\"");
        section.get("/legality").await.is_ok().shows("Tidak ada mitra yang menunggu").costs_at_most(5);

        put(&harness, "submitted", "foundation").await;
        section.get("/").await.is_ok().shows(&note).shows("lihat legalitasnya");
        section.get("/legality").await.is_ok().shows("1 mitra menunggu").shows("Yayasan Sendiri");
        let seen = section.get(&papers).await;
        seen.is_ok().shows("Kesbangpol belum mencatat apa pun").shows(&note).costs_at_most(10);
        seen.hides(&format!("{papers}/new"));
        section.get(&format!("{papers}/document-of-{OWN_PARTNER}/file")).await.is_ok();
        section.get(&format!("{papers}/document-of-{OWN_PARTNER}")).await.is(403);
        section.get(&check).await.is(403);
        section.get("/papers/expiring").await.is(403);
        staff.get(&check).await.is_ok().shows("Kesbangpol belum mencatat apa pun");

        // What is to be mended is said with a reason, and what was typed stays.
        let version = section.get(&note).await.is_ok().field("version");
        let bare = [("finding", "to_mend"), ("presence_on", "2023-01-09"), ("version", version.as_str())];
        staff.get(&note).await.is_ok().shows("Kesbangpol sudah memiliki akun").hides("name=\"finding\"");
        let in_its_place = [("finding", "in_order"), ("version", version.as_str())];
        staff.post(&note, &in_its_place).await.is(422).shows("Kesbangpol sudah memiliki akun");
        let seen = section.post(&note, &bare).await;
        seen.is(422).shows("Tuliskan alasannya").shows("href=\"#presence_number\"").shows("2023-01-09");
        let told = [
            ("finding", "to_mend"),
            ("reason", "Akta belum memuat pengurus baru."),
            ("presence_number", "220/17/Kesbangpol"),
            ("presence_on", "2023-01-09"),
            ("version", version.as_str()),
        ];
        section.post(&note, &told).await.leads_to("/legality");
        section.get("/").await.is_ok().hides(&note);
        section
            .get("/legality")
            .await
            .is_ok()
            .shows("Tidak ada mitra yang menunggu")
            .shows("220/17/Kesbangpol");
        // A form from before that says what was seen then is told so, with what was typed.
        let late = [("finding", "in_order"), ("reason", "Akta lama"), ("version", version.as_str())];
        section.post(&note, &late).await.is(409).shows("Akta lama");

        partner.get("/").await.is_ok().shows("ada yang perlu dilengkapi");
        let seen = partner.get(&papers).await;
        seen.is_ok()
            .shows("Akta belum memuat pengurus baru.")
            .shows("220/17/Kesbangpol")
            .shows("Klara Kesbangpol");
        seen.shows("bersifat sukarela").hides(&note);
        partner.get(&note).await.is(403);
        harness.as_other_partner().await.get(&papers).await.is(403);
        staff.get(&check).await.is_ok().shows("Akta belum memuat").hides("berubah sesudahnya");

        // What its people change is looked at once more; the notice of presence is known by now.
        partner.post(&papers, &[("kind", "other"), ("number", "18/2023")]).await.leads_to(&papers);
        partner.get("/").await.is_ok().hides("ada yang perlu dilengkapi");
        staff.get(&check).await.is_ok().shows("berubah sesudahnya");
        section.get("/").await.is_ok().shows(&note);
        let form = section.get(&note).await;
        let version = form.is_ok().shows("220/17/Kesbangpol").field("version");
        section.post(&note, &[("finding", "in_order"), ("version", &version)]).await.leads_to("/legality");
        let db = harness.app.db();
        let noted = "select count(*) from audit where kind = 'organisation.legality_noted'";
        assert_eq!(db.value::<i64>(sql(noted)).await.unwrap(), Some(2));
        // What it said before stays readable, and in the trail.
        staff.get(&check).await.is_ok().shows("Catatan sebelumnya").shows("Akta belum memuat pengurus baru.");
        let over = "select count(*) from audit where kind = 'organisation.legality_noted' and before_json like '%to_mend%'";
        assert_eq!(db.value::<i64>(sql(over)).await.unwrap(), Some(1));
        // Without an account of its own the secretariat writes it down, and the note says so.
        harness.change(sql("update person set active = $1 where name = 'Klara Kesbangpol'").bind(false)).await;
        let version = staff.get(&note).await.is_ok().field("version");
        staff.post(&note, &[("finding", "in_order"), ("version", &version)]).await.leads_to("/legality");
        staff.get(&check).await.is_ok().shows("Dicatat Sekber");
        let state = sql("select state from organisation where id = $1").bind(OWN_PARTNER);
        assert_eq!(
            db.value::<String>(state).await.unwrap().as_deref(),
            Some("submitted"),
            "it decides nothing"
        );
        let page = format!("/partners/{OWN_PARTNER}");
        staff.get(&page).await.is_ok().shows("Catatan Kesbangpol ditulis");

        // What Kesbangpol asks for stays there when the secretariat returns the partner because of it.
        let version = staff.get(&note).await.field("version");
        let again = [("finding", "to_mend"), ("reason", "Akta lama"), ("version", version.as_str())];
        staff.post(&note, &again).await.leads_to("/legality");
        let version = staff.get(&check).await.field("version");
        let back = [("step", "return"), ("version", version.as_str()), ("reason", "Lihat catatan.")];
        staff.post(&check, &back).await.leads_to(&page);
        let home = partner.get("/").await;
        home.is_ok().costs_at_most(10).shows("ada yang perlu dilengkapi").shows("Lihat catatan.");
        partner.get("/notices").await.is_ok().shows("Pengajuan dikembalikan: ");
    })
    .await;
}

#[tokio::test]
async fn a_notice_of_presence_has_a_number_and_a_day_that_can_be_true() {
    on_both(async |harness| {
        let section = harness.sign_in(Who::Kesbangpol).await;
        let note = note_of(OWN_PARTNER);
        put(&harness, "submitted", "foundation").await;
        let form = section.get(&note).await;
        let version = form.is_ok().shows("belum dicatat atau sudah kedaluwarsa:").field("version");
        for (number, day, field) in [
            ("=1+1", "2023-01-09", "#presence_number"),
            ("Kesbangpol", "2023-01-09", "#presence_number"),
            ("220/17 <b>", "2023-01-09", "#presence_number"),
            ("", "2023-01-09", "#presence_number"),
            ("220/17", "1900-01-01", "#presence_on"),
            ("220/17", "", "#presence_on"),
            ("220/17", "2999-01-01", "#presence_on"),
        ] {
            let form = [
                ("finding", "in_order"),
                ("presence_number", number),
                ("presence_on", day),
                ("version", version.as_str()),
            ];
            section.post(&note, &form).await.is(422).shows(&format!("href=\"{field}\""));
        }
        let right = [
            ("finding", "in_order"),
            ("presence_number", "220/17.a-2/Kesbangpol"),
            ("presence_on", "2023-01-09"),
            ("version", version.as_str()),
        ];
        section.post(&note, &right).await.leads_to("/legality");
    })
    .await;
}

#[tokio::test]
async fn drafts_and_companies_are_not_for_kesbangpol() {
    on_both(async |harness| {
        let section = harness.sign_in(Who::Kesbangpol).await;
        let (note, papers) = (note_of(OWN_PARTNER), format!("/partners/{OWN_PARTNER}/papers"));
        put(&harness, "submitted", "company").await;
        section.get("/legality").await.is_ok().shows("Tidak ada mitra yang menunggu");
        section.get("/").await.is_ok().hides(&note);
        put(&harness, "draft", "foundation").await;
        section.get("/legality").await.is_ok().shows("Tidak ada mitra yang menunggu");
        for path in [&note, &papers, &format!("{papers}/document-of-{OWN_PARTNER}/file")] {
            section.get(path).await.is(404);
        }
        section.post(&note, &[("finding", "in_order"), ("version", "2")]).await.is(404);
        section.get(&format!("/partners/{OWN_PARTNER}")).await.is_ok().hides(&note);
        harness.as_partner().await.get(&papers).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn whoever_opens_papers_of_others_proves_more() {
    on_both(async |harness| {
        let strict = harness.beside_with(|settings| settings.second_factor = SecondFactor::Secretariat).await;
        strict.sign_in(Who::Kesbangpol).await.get("/legality").await.leads_to("/account/second-factor");
        strict.sign_in(Who::Law).await.get("/agreements").await.leads_to("/account/second-factor");
        strict.sign_in(Who::Auditor).await.get("/audit").await.leads_to("/account/second-factor");
        strict.sign_in(Who::DataSteward).await.get(DATA).await.is_ok();
    })
    .await;
}

async fn load(caller: &Caller) -> String {
    let fields = [
        ("name", "Balita"),
        ("producer", "Dinas Kesehatan"),
        ("licence", "CC BY 4.0"),
        ("source", "Profil"),
        ("year", "2022"),
        ("unit", "orang"),
    ];
    let file = ("data.csv", "text/csv", b"kode_kecamatan;nilai\n61.05.01;12\n".as_slice());
    let seen = caller.upload(DATA, &fields, "file", file).await;
    seen.leads_on().to_owned()
}

#[tokio::test]
async fn the_data_steward_keeps_data_on_need_and_nothing_else() {
    on_both(async |harness| {
        let steward = harness.sign_in(Who::DataSteward).await;
        steward.get("/").await.is_ok().shows("Belum ada data kebutuhan").shows(DATA);
        steward.get(DATA).await.is_ok().shows("name=\"file\"");
        harness.sign_in(Who::Kesbangpol).await.get(DATA).await.is_ok().hides("name=\"file\"");
        let data = load(&steward).await;
        steward.get("/").await.is_ok().hides("Belum ada data kebutuhan");
        harness.change(sql("update area_data set year = 2019")).await;
        let old = "Lebih dari dua tahun lebih tua";
        steward.get("/").await.is_ok().shows(old).shows("Balita, 2019").shows(&data);
        harness.as_juror().await.get("/").await.is_ok().hides(old);
        // Later data of the same name are what was asked for; the older stay to be compared with.
        let later = load(&steward).await;
        steward.get("/").await.is_ok().hides(old);
        steward.post(&format!("{later}/remove"), &[]).await.leads_to(DATA);
        steward.get(&data).await.is_ok().shows(&format!("{data}/remove"));
        steward.post(&format!("{data}/remove"), &[]).await.leads_to(DATA);
        for path in
            [format!("/partners/{OTHER_PARTNER}/papers"), note_of(OTHER_PARTNER), "/people".to_owned()]
        {
            steward.get(&path).await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn sections_read_drafts_and_hold_nothing_up() {
    on_both(async |harness| {
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let role = "insert into person_role (region_code, person_id, role, granted_at) values ('61.05', $1, 'cooperation', 0)";
        harness.change(sql(role).bind(LEAVER)).await;
        let cooperation = person(LEAVER, "Lukas Pamit", vec![Role::Section(Section::Cooperation)]);
        let cooperation = harness.sign_in_as(&cooperation).await;
        let (law, partner) = (harness.sign_in(Who::Law).await, harness.as_partner().await);
        let paper = format!("/agreements/agreement-of-{OWN_PARTNER}");
        let (remarks, partnership) =
            (format!("{paper}/remarks"), format!("/partnerships/partnership-of-{OWN_PARTNER}"));
        law.get("/").await.is_ok().shows(&remarks);
        for section in [&law, &cooperation] {
            section.get("/agreements").await.is_ok().shows("1 konsep menunggu").costs_at_most(6);
            let joint = section.get("/agreements?kind=joint&state=draft").await;
            joint.is_ok().shows("value=\"joint\" selected");
            section.get("/agreements?state=signed").await.is_ok().shows("value=\"signed\" selected");
            let found = section.get("/agreements?q=tidak-ada-yang-begini").await;
            found.is_ok().shows("Tidak ada naskah yang cocok").hides(&format!("href=\"{paper}\""));
            section.get("/agreements?q=").await.is_ok().shows(&format!("href=\"{paper}\""));
            section.get(&paper).await.is_ok().shows(&remarks).hides(&partnership).costs_at_most(10);
            for closed in [format!("{paper}/edit"), partnership.clone(), format!("{partnership}/ledger")] {
                section.get(&closed).await.is(403);
            }
        }

        let bare = [("finding", "to_change"), ("version", "1")];
        law.post(&remarks, &bare).await.is(422).shows("href=\"#reason\"");
        let told = [("finding", "to_change"), ("reason", "Pasal 4 tanpa jangka waktu."), ("version", "1")];
        law.post(&remarks, &told).await.leads_to(&remarks);
        law.get("/").await.is_ok().hides(&remarks);
        cooperation.get("/").await.is_ok().shows(&remarks);
        for caller in [&partner, &harness.as_staff().await] {
            caller.get("/").await.is_ok().shows(&remarks).shows("ada yang perlu diubah");
        }
        let seen = partner.get(&remarks).await;
        seen.is_ok().shows("Pasal 4 tanpa jangka waktu.").shows("Bagian Hukum").shows("Helena Hukum");
        seen.hides("name=\"finding\"").costs_at_most(10);
        partner.post(&remarks, &told).await.is(403);
        harness.as_other_partner().await.get(&remarks).await.is(403);

        // What was changed since is read anew; who read it before is told so, with what was typed.
        let id = format!("agreement-of-{OWN_PARTNER}");
        harness.change(sql("update agreement set version = 2 where id = $1").bind(&id)).await;
        partner.get("/").await.is_ok().hides("ada yang perlu diubah");
        law.post(&remarks, &told).await.is(409).shows("Pasal 4 tanpa jangka waktu.");
        let of_draft = "atas konsep per ";
        law.get(&remarks).await.is_ok().shows("naskah berubah sesudahnya").shows(of_draft);
        let fine = [("finding", "no_objection"), ("version", "2")];
        law.post(&remarks, &fine).await.leads_to(&remarks);
        law.get("/agreements").await.is_ok().shows("Tidak ada konsep yang menunggu").shows(&paper);
        harness.as_staff().await.post(&remarks, &fine).await.leads_to(&remarks);
        law.get(&remarks).await.is_ok().shows("Dicatat Sekber").shows("Tidak ada keberatan");

        // Once signed it is no draft any more.
        harness.change(sql("update agreement set state = 'signed' where id = $1").bind(&id)).await;
        cooperation.get("/agreements").await.is_ok().shows("Tidak ada konsep yang menunggu");
        cooperation.get(&remarks).await.is_ok().hides("name=\"finding\"");
        law.post(&remarks, &fine).await.is(422);
    })
    .await;
}

/// Sections find their own work on the first page, and no entry of the menu that leads to an empty list.
#[tokio::test]
async fn sections_are_led_to_their_own_work_and_to_no_empty_list() {
    on_both(async |harness| {
        for (who, own) in
            [(Who::Kesbangpol, "/legality"), (Who::DataSteward, DATA), (Who::Law, "/agreements")]
        {
            let seen = harness.sign_in(who).await.get("/").await;
            seen.is_ok().shows(&format!("href=\"{own}\""));
            for other in ["/partnerships", "/ledger", "/reports"] {
                seen.hides(&format!("href=\"{other}\""));
            }
            // Whoever comes to the money all the same is told whose it is.
            let money = harness.sign_in(who).await.get("/ledger").await;
            money.is_ok().shows("peran Anda tidak membukanya").hides("lembaga Anda");
            // What is hidden from them is not said to be missing.
            money
                .shows("Tidak ada catatan dana yang terbuka bagi peran Anda")
                .hides("Belum ada catatan dana");
            let all = harness.sign_in(who).await.get("/partnerships").await;
            all.is_ok()
                .shows("Tidak ada kemitraan yang terbuka bagi peran Anda")
                .hides("Belum ada kemitraan");
        }
        for party in [harness.as_partner().await, harness.as_office().await, harness.as_leader().await] {
            party.get("/").await.is_ok().shows("href=\"/partnerships\"").shows("href=\"/ledger\"");
            party.get("/account").await.is_ok().shows("href=\"/saved-lists\"");
        }
    })
    .await;
}

#[tokio::test]
async fn the_auditor_reads_the_trail_and_the_archive_and_changes_nothing() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_meeting(db, "archived", OTHER_PARTNER).await;
        let document = format!("/documents/{}", keep_issued(db, "archived", OTHER_PARTNER).await);
        let role = "insert into person_role (region_code, person_id, role, granted_at) values ('61.05', $1, 'auditor', 0)";
        harness.change(sql(role).bind(LEAVER)).await;
        let auditor = person(LEAVER, "Lukas Pamit", vec![Role::Section(Section::Auditor)]);
        let auditor = harness.sign_in_as(&auditor).await;
        auditor.get("/").await.is_ok().shows("href=\"/audit\"").shows("href=\"/documents\"");
        auditor.get("/audit").await.is_ok();
        auditor.post("/audit/verify", &[]).await.is_ok().shows("Jejak audit utuh");
        auditor.get("/documents").await.is_ok().shows(&document);
        auditor.get(&document).await.is_ok();
        auditor.post(&format!("{document}/withdraw"), &[("reason", "Salah")]).await.is(403);
        for closed in
            [format!("/partners/{OTHER_PARTNER}/papers"), note_of(OTHER_PARTNER), "/people".to_owned()]
        {
            auditor.get(&closed).await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn every_home_begins_with_what_waits_and_leads_on_where_nothing_does() {
    on_both(async |harness| {
        for who in Who::ALL {
            let home = harness.sign_in(who).await.get("/").await;
            let text = &home.is_ok().text;
            let (waiting, tiles) = (text.find("Menunggu tindakan Anda"), text.find("class=\"tiles\""));
            assert!(waiting.is_some() && waiting < tiles, "{who:?}");
            let leads_on = text.contains("Yang dapat Anda kerjakan") || text.contains("id=\"first-steps\"");
            assert!(leads_on || !text.contains("Tidak ada yang menunggu Anda"), "{who:?} is led nowhere");
        }
    })
    .await;
}
