//! Scenarios about what comes out of meetings: it stays what it was, is told truly, and whoever has to act is told.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::access::Actor;
use sekber::kit::store::sql;
use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::hall::{Hall, count, want};
use crate::harness::{
    Harness, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both,
};
use crate::partnership_course::text;

/// A hall in which the own pair was wished for by both, planned and put into force.
pub async fn planned(harness: &Harness) -> Hall {
    let hall = Hall::open(harness).await;
    let (office, partner) = (hall.phone(harness, OWN_OFFICE).await, hall.phone(harness, OWN_PARTNER).await);
    office.post(&hall.picks(), &want("o-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
    partner.post(&hall.picks(), &want("p-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
    for command in ["choose", "plan"] {
        hall.command(harness, command).await;
    }
    let plan = format!("{}/plan", hall.path);
    let made = hall.staff.post(&plan, &[("kind", "best")]).await;
    let made = made.is(303).leads_on().rsplit('=').next().unwrap().to_owned();
    hall.staff.post(&plan, &[("lock", &made)]).await.is(303);
    hall
}

pub fn answer<'a>(side: &'a str, consent: &'a str, reason: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("office", OWN_OFFICE),
        ("programme", OWN_PARTNER_PROGRAMME),
        ("side", side),
        ("consent", consent),
        ("reason", reason),
    ]
}

#[tokio::test]
async fn what_a_meeting_agreed_on_stays_whatever_becomes_of_its_programmes_and_of_the_cycle() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let (plan, answers) = (format!("{}/plan", hall.path), format!("{}/answers", hall.path));
        hall.staff.post(&answers, &answer("office", "objected", "")).await.is(422);
        for side in ["office", "partner"] {
            hall.staff.post(&answers, &answer(side, "agreed", "")).await.is(303);
        }
        let agreed = "1 disetujui kedua pihak";
        hall.staff.get(&plan).await.is_ok().costs_at_most(10).shows(agreed).shows("Kebun gizi keluarga");
        hall.command(&harness, "close").await;

        let returned =
            "update programme set title = 'Judul lain', state = 'draft', version = version + 1 where id = $1";
        harness.change(sql(returned).bind(OWN_PARTNER_PROGRAMME)).await;
        harness.change(sql("update organisation set short_name = 'Lain', version = version + 1")).await;
        let shown = hall.staff.get(&plan).await;
        shown.is_ok().shows(agreed).shows("Kebun gizi keluarga").hides("Judul lain");
        let list = hall.staff.get(&format!("{}/files/proposals.xlsx", hall.path)).await;
        let book = sekber_documents::sheet::read(&list.is_ok().bytes, "proposals.xlsx", &Default::default());
        let rows = format!("{:?}", book.unwrap());
        assert!(rows.contains("Kebun gizi keluarga"), "{rows}");

        hall.staff.post("/matching/plans", &[("kind", "best")]).await.is(303);
        let newest = sql("select id from matching_plan order by number desc limit 1");
        let newest: String = harness.app.db().value(newest).await.unwrap().unwrap();
        let approved = [("decision", "approved")];
        harness
            .as_leader()
            .await
            .post(&format!("/matching/plans/{newest}/decision"), &approved)
            .await
            .is(303);
        hall.staff.post(&format!("/matching/plans/{newest}/publish"), &[]).await.is(303);
        hall.staff.get(&plan).await.is_ok().shows(agreed).shows("Kebun gizi keluarga");
    })
    .await;
}

#[tokio::test]
async fn a_second_meeting_does_not_show_what_was_chosen_in_the_first() {
    on_both(async |harness| {
        let first = Hall::open(&harness).await;
        let office = first.phone(&harness, OWN_OFFICE).await;
        office.post(&first.picks(), &want("o-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        let told = "update interest set changed_at = changed_at - 1000";
        harness.change(sql(told)).await;
        let second = Hall::open(&harness).await;
        let wall = second.staff.get(&format!("{}/wall", second.path)).await;
        wall.is_ok()
            .shows("<dd data-wishes>0</dd>")
            .shows("Minat sebelum rapat")
            .hides("Kebun gizi keluarga");
        let office = second.phone(&harness, OWN_OFFICE).await;
        office.get(&format!("/hall/{}", second.id)).await.is_ok().shows("disampaikan sebelum rapat ini");
        office.post(&second.picks(), &want("o-2", OWN_OFFICE, OTHER_PARTNER_PROGRAMME)).await.is(303);
        let wall = second.staff.get(&format!("{}/wall", second.path)).await;
        wall.is_ok().shows("<dd data-wishes>1</dd>");
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_in_with_an_account_is_counted_once_they_say_that_they_are_there() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let (office, page) = (harness.as_office().await, format!("/hall/{}", hall.id));
        let arrival = format!("{page}/arrival");
        office.post(&arrival, &[]).await.is(422);
        hall.command(&harness, "open").await;
        office.get(&page).await.is_ok().costs_at_most(10).shows("Saya hadir di rapat");
        for _ in 0..2 {
            office.post(&arrival, &[]).await.is(303);
        }
        office.get(&page).await.is_ok().hides("Saya hadir di rapat");
        let there = "select count(*) from meeting_participant where presence = 'present'";
        assert_eq!(count(harness.app.db(), there).await, 1);
        assert_eq!(count(harness.app.db(), "select count(*) from meeting_seat").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_first_page_begins_with_what_is_to_be_done_for_a_meeting() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let partner = harness.as_partner().await;
        let home = partner.get("/").await;
        home.is_ok().costs_at_most(10).shows("pasangan rencana menunggu persetujuan Anda");
        home.shows("Undangan rapat: jawab hadir atau tidak");
        assert!(home.text.find("Menunggu tindakan Anda") < home.text.find("class=\"tiles\""));
        let minutes = [("version", "1"), ("minutes", "Rapat dibuka.")];
        hall.staff.post(&format!("{}/minutes", hall.path), &minutes).await.is(303);
        let tasks = format!("{}/tasks", hall.path);
        let task =
            |due: &'static str| [("what", "Menyusun naskah"), ("organisation", OWN_PARTNER), ("due", due)];
        hall.staff
            .post(&tasks, &task("2020-01-01"))
            .await
            .is(422)
            .shows("Tenggat tidak boleh sebelum hari rapat");
        hall.staff.post(&tasks, &task("2023-09-21")).await.is(303);
        let home = partner.get("/").await;
        home.is_ok().shows("Notula menunggu persetujuan Anda").shows("Menyusun naskah");
        harness.as_leader().await.get("/").await.is_ok().shows("Tindak lanjut melewati tenggat");
        hall.command(&harness, "close").await;
        // As long as no pair was agreed to, there is no record to issue.
        hall.staff.get("/").await.is_ok().hides("terbitkan berita acara");
        for side in ["office", "partner"] {
            let answers = format!("{}/answers", hall.path);
            hall.staff.post(&answers, &answer(side, "agreed", "")).await.is(303);
        }
        hall.staff.get("/").await.is_ok().costs_at_most(10).shows("terbitkan berita acara");
    })
    .await;
}

#[tokio::test]
async fn a_meeting_moves_only_while_no_issued_document_tells_of_it_and_is_called_once() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let form = |version: &'static str, place: &'static str| {
            [
                ("fresh", "019a0000000070008000000000000001"),
                ("version", version),
                ("name", "Rapat Koordinasi"),
                ("place", place),
                ("day", "2023-09-20"),
                ("starts", "08.00"),
                ("ends", "16.00"),
            ]
        };
        for _ in 0..2 {
            let called = staff.post("/meetings/new", &form("1", "Pendopo")).await;
            assert_eq!(called.is(303).leads_on(), "/meetings/019a0000000070008000000000000001");
        }
        // The same form with something else in it may mean another meeting: that is asked, and then it is one of its own.
        let asked = staff.post("/meetings/new", &form("1", "Aula")).await;
        let other = asked.is(409).shows("sudah menyimpan rapat").field("fresh");
        let aula = "select count(*) from meeting where place = 'Aula'";
        assert_eq!(count(harness.app.db(), aula).await, 0);
        let mut again = form("1", "Aula");
        again[0].1 = other.leak();
        staff.post("/meetings/new", &again).await.is(303);
        assert_eq!(count(harness.app.db(), aula).await, 1);
        let issued = "insert into document (region_code, code, subject_kind, subject_id, kind, digest, title, lines, issued_at)
             select region_code, '0123ABCD', 'meeting', id, 'minutes', 'ab', 'Notula', 0, 1 from meeting where id = '019a0000000070008000000000000001'";
        harness.change(sql(issued)).await;
        let edit = "/meetings/019a0000000070008000000000000001/edit";
        staff.post(edit, &form("1", "Aula")).await.is(422).shows("Tarik naskah itu dahulu");
        let record = "/documents/0123ABCD";
        staff.post(&format!("{record}/withdraw"), &[("reason", "")]).await.is(422).shows("Alasan penarikan");
        staff.post(&format!("{record}/withdraw"), &[("reason", "Salah tempat")]).await.is(303);
        staff.get(record).await.is_ok().costs_at_most(10).shows("Ditarik").shows("Salah tempat").hides("Tarik naskah");
        let check = harness.public().get("/papers/check?code=0123ABCD").await;
        check.is_ok().shows("ditarik pada").shows("Salah tempat").hides("Cocokkan data");
        staff.post(edit, &form("1", "Aula")).await.is(303);
        // Who is to be told is told in the same transaction: without letters the meeting does not move.
        harness.change(sql("alter table email rename to email_away")).await;
        staff.post(edit, &form("2", "Pendopo")).await.is(500);
        harness.change(sql("alter table email_away rename to email")).await;
        assert_eq!(count(harness.app.db(), aula).await, 2);
        // An invitation keeps nobody from moving it: another one replaces it.
        harness.change(sql("update document set withdrawn_at = null, kind = 'invitation'")).await;
        staff.post(edit, &form("2", "Pendopo")).await.is(303);
        harness.as_partner().await.post(&format!("{record}/withdraw"), &[("reason", "x")]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_called_off_before_its_doors_open_and_then_stays_as_it_is() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let (staff, path) = (&hall.staff, &hall.path);
        let off = |version: &'static str, reason: &'static str| [("version", version), ("reason", reason)];
        // The doors of this one are open.
        staff
            .post(&format!("{path}/cancel"), &off("1", "Banjir"))
            .await
            .is(422)
            .shows("sebelum registrasinya dibuka");

        let form = [
            ("fresh", "019a0000000070008000000000000002"),
            ("version", "3"),
            ("name", "Rapat Koordinasi"),
            ("place", "Pendopo"),
            ("day", "2023-09-20"),
            ("starts", "08.00"),
            ("ends", "16.00"),
        ];
        staff.post("/meetings/new", &form).await.is(303);
        staff.post("/meetings/019a0000000070008000000000000002/invitations", &[("all", "1")]).await.is(303);
        staff.get("/meetings/019a0000000070008000000000000002").await.is_ok().shows("Batalkan rapat");
        staff.get("/meetings/019a0000000070008000000000000002/cancel").await.is_ok().shows("Tidak ada surel yang akan dikirim");
        harness.as_partner().await.post("/meetings/019a0000000070008000000000000002/cancel", &off("1", "x")).await.is(403);
        staff.post("/meetings/019a0000000070008000000000000002/cancel", &off("1", " ")).await.is(422).shows("Alasan pembatalan");
        let asked = "select cast(version as text) as cell from meeting where id = '019a0000000070008000000000000002'";
        let version: &'static str = text(&harness, asked).await.unwrap().leak();
        staff.post("/meetings/019a0000000070008000000000000002/cancel", &off("99", "Banjir")).await.is(409);
        staff.post("/meetings/019a0000000070008000000000000002/cancel", &off(version, "Banjir di Sintang")).await.is(303);
        let record = staff.get("/meetings/019a0000000070008000000000000002").await;
        record
            .is_ok()
            .shows("Dibatalkan")
            .shows("Banjir di Sintang")
            .hides("Meja pendaftaran")
            .hides("/console");
        let calendar = staff.get("/meetings/019a0000000070008000000000000002/files/calendar.ics").await;
        calendar.is_ok().shows("STATUS:CANCELLED").hides("VALARM");
        for (place, sent) in [
            ("edit", &form[..]),
            ("stage", &[("version", "3"), ("command", "open")][..]),
            ("cancel", &off("3", "Lagi")[..]),
        ] {
            staff.post(&format!("/meetings/019a0000000070008000000000000002/{place}"), sent).await.is(422);
        }
        let rounds = "select count(*) from meeting where id = '019a0000000070008000000000000002' and round = 'cancelled'";
        assert_eq!(count(harness.app.db(), rounds).await, 1);
    })
    .await;
}

#[tokio::test]
async fn below_the_least_fit_nothing_is_proposed_whatever_was_wished() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let limit = |least: &'static str| [("least_fit", least)];
        hall.staff
            .post("/settings/least-fit", &limit("101"))
            .await
            .is(422)
            .shows("bilangan bulat dari 0 sampai 100");
        hall.staff.post("/settings/least-fit", &limit("100")).await.is(303);
        harness.as_office().await.post("/settings/least-fit", &limit("0")).await.is(403);
        hall.staff.post("/matching/plans", &[("kind", "best")]).await.is(303);
        let newest = sql("select id from matching_plan order by number desc limit 1");
        let newest: String = harness.app.db().value(newest).await.unwrap().unwrap();
        let pairs = sql("select count(*) from matching_pair where plan_id = $1").bind(&newest);
        assert_eq!(harness.app.db().value::<i64>(pairs).await.unwrap(), Some(0));
        let shown = hall.staff.get(&format!("/matching/plans/{newest}")).await;
        shown.is_ok().shows("belum ada program yang sesuai").shows("di bawah 100");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_programme() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let form = partner.get(&format!("/programmes/new?organisation={OWN_PARTNER}")).await;
        let fresh = form.is_ok().field("fresh");
        let sent = |title: &'static str| {
            [("organisation", OWN_PARTNER), ("fresh", fresh.as_str()), ("title", title), ("do", "save")]
        };
        let made = partner.post("/programmes/new", &sent("Kebun bibit desa")).await;
        assert_eq!(made.is(303).leads_on(), format!("/programmes/{fresh}"));
        let again = partner.post("/programmes/new", &sent("Kebun bibit desa")).await;
        assert_eq!(again.is(303).leads_on(), format!("/programmes/{fresh}"));
        let titles = "select count(*) from programme where title like 'Kebun bibit%'";
        assert_eq!(count(harness.app.db(), titles).await, 1);
        // Typed over in the browser's history: it may be another programme, and is never the first one in silence.
        let other = partner.post("/programmes/new", &sent("Rumah bibit")).await;
        let other = other.is(409).shows("sudah menyimpan program “Kebun bibit desa”").field("fresh");
        partner.get(&format!("/programmes/{fresh}")).await.is_ok().shows("Kebun bibit desa");
        let mut own = sent("Rumah bibit");
        own[1].1 = other.as_str();
        let made = partner.post("/programmes/new", &own).await;
        assert_eq!(made.is(303).leads_on(), format!("/programmes/{other}"));
        partner.get(&format!("/programmes/{other}")).await.is_ok().shows("Rumah bibit");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_at_once_makes_one_programme() {
    on_both(async |harness| {
        let (app, actor) = (&harness.app, Actor::operator());
        let owner: OrganisationId = OWN_PARTNER.parse().unwrap();
        let draft = ProgrammeDraft::new(owner, harness.cycle().await, "Serentak");
        let id: ProgrammeId = "programme-at-once".parse().unwrap();
        let once = || programme::add_once(app, &actor, &id, (&draft, false));
        let (one, two, three) = tokio::join!(once(), once(), once());
        assert!(one.is_ok() && two.is_ok() && three.is_ok(), "{one:?} {two:?} {three:?}");
        assert_eq!(count(app.db(), "select count(*) from programme where title = 'Serentak'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_letterhead_and_a_nip_are_taken_and_a_refusal_leads_back() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let head = [
            ("version", "1"),
            ("unit_name", "Sekretariat Daerah"),
            ("address", "Jalan Pangeran Muda 1"),
            ("contact", "Telepon (0565) 21006"),
            ("town", "Putussibau"),
        ];
        staff.post("/settings/letterhead", &head).await.is(303);
        staff.post("/settings/letterhead", &head).await.is(409);
        staff.get("/settings/documents").await.is_ok().costs_at_most(10).shows("Jalan Pangeran Muda 1");
        let short = [("name", "Siti"), ("position", "Sekda"), ("number", "1970"), ("acting_mark", "holder")];
        staff.post("/settings/signatories", &short).await.is(422).shows("NIP terdiri atas 18 angka");
        let hall = Hall::called(&harness).await;
        let letter = staff.get(&format!("{}/files/invitations.docx", hall.path)).await;
        let words = crate::docx::text_of(&letter.is_ok().bytes);
        for word in ["Sekretariat Daerah", "Jalan Pangeran Muda 1", "Telepon (0565) 21006", "Putussibau, "] {
            assert!(words.contains(word), "{word}");
        }
        assert!(!words.contains("127.0.0.1"), "an address that only this computer knows is not printed");
        harness
            .as_admin()
            .await
            .get("/audit?kind=letterhead.changed")
            .await
            .is_ok()
            .shows("Kop naskah diubah");
    })
    .await;
}

#[tokio::test]
async fn the_trail_says_codes_in_words() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let suspend = [("version", "1"), ("step", "suspend"), ("reason", "Izin habis")];
        staff.post(&format!("/partners/{OWN_PARTNER}/steps"), &suspend).await.is(303);
        let shown = harness.as_admin().await.get("/audit?kind=organisation.suspended").await;
        shown.is_ok().shows("<ins>Ditangguhkan</ins>").hides("<ins>suspended</ins>");
    })
    .await;
}

#[tokio::test]
async fn a_leader_decides_about_a_plan_and_the_secretariat_sees_it() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        staff.post("/matching/plans", &[("kind", "best")]).await.is(303);
        let plan: String =
            harness.app.db().value(sql("select id from matching_plan")).await.unwrap().unwrap();
        let page = format!("/matching/plans/{plan}");
        let leader = harness.as_leader().await;
        leader.get("/").await.is_ok().costs_at_most(10).shows("Rencana kemitraan menunggu keputusan Anda");
        let decision = format!("{page}/decision");
        staff.post(&decision, &[("decision", "approved")]).await.is(422).shows("diputuskan oleh pimpinan");
        leader.get("/").await.is_ok().shows("menunggu keputusan Anda");
        leader.post(&decision, &[("decision", "returned")]).await.is(422).shows("yang perlu diperbaiki");
        leader.post(&decision, &[("decision", "returned"), ("note", "Utamakan stunting")]).await.is(303);
        staff.get(&page).await.is_ok().costs_at_most(10).shows("Utamakan stunting");
        harness.as_office().await.post(&decision, &[("decision", "approved")]).await.is(403);
        leader.post(&decision, &[("decision", "approved")]).await.is(303);
        staff.get(&page).await.is_ok().shows("Disetujui pimpinan");
        leader.get("/").await.is_ok().hides("menunggu keputusan Anda");
    })
    .await;
}
