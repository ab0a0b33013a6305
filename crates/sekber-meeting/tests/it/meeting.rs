//! Scenarios about the coordination meeting: from the invitation to the signed record, and who may do what in it.

use sekber::kit::audit;
use sekber::kit::store::sql;

use crate::hall::{Hall, count, want};
use crate::harness::{
    OTHER_OFFICE, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME,
    REGION, on_both,
};

#[tokio::test]
async fn a_meeting_runs_from_the_invitation_to_documents_that_anybody_can_check() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let partner_at_desk = harness.as_partner().await;
        let phone_shut = format!("/hall/{}", hall.id);
        partner_at_desk.get(&phone_shut).await.is_ok().shows("Rapat belum dibuka");
        hall.staff.get(&format!("{}/files/invitations.pdf", hall.path)).await.is_ok();
        let entry = partner_at_desk.get(&format!("{}/files/calendar.ics", hall.path)).await;
        entry.is_ok().shows("DTSTART:20230920T010000Z").shows("LOCATION:Aula Bappeda");
        partner_at_desk.get(&format!("{}/files/attendance.pdf", hall.path)).await.is(403);

        hall.command(&harness, "open").await;
        let (office, partner) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_PARTNER).await);
        hall.staff.get(&format!("{}/door", hall.path)).await.is_ok().shows("Delegasi");
        let code = hall.code(&harness, OWN_OFFICE).await;
        let scanned = format!("{}/door?q=http%3A%2F%2F127.0.0.1%2Fhall%3Fcode%3D{code}", hall.path);
        hall.staff.get(&scanned).await.is_ok().shows("id=\"chosen\"").shows("Dinas");
        hall.command(&harness, "next").await;
        let shown = office.get(&phone_shut).await;
        shown.is_ok().costs_at_most(10).shows("Sedang paparan");

        office.post(&hall.picks(), &want("o-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        partner.get(&phone_shut).await.is_ok().shows("Pihak lain berminat").shows("Kebun gizi keluarga");
        partner.post(&hall.picks(), &want("p-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        office.get(&phone_shut).await.is_ok().shows("Saling berminat");
        let wall = hall.staff.get(&format!("{}/wall", hall.path)).await;
        wall.is_ok().costs_at_most(10).shows("Saling berminat").shows("Disendi");

        for command in ["next", "next", "choose", "plan"] {
            hall.command(&harness, command).await;
        }
        let late = office.post(&hall.picks(), &want("o-2", OWN_OFFICE, OTHER_PARTNER_PROGRAMME)).await;
        late.is(422).shows("Pilihan sedang tidak diterima");
        let plan = format!("{}/plan", hall.path);
        let made = hall.staff.post(&plan, &[("kind", "best")]).await;
        let made = made.header("location").rsplit('=').next().unwrap().to_owned();
        let asked = format!("{plan}?office={OWN_OFFICE}&programme={OTHER_PARTNER_PROGRAMME}");
        hall.staff.get(&asked).await.is_ok().costs_at_most(10).shows("Lihat akibatnya").shows("Kunci");
        let pair = [("plan", made.as_str()), ("office", OWN_OFFICE), ("programme", OTHER_PARTNER_PROGRAMME)];
        let veto = [pair[0], pair[1], pair[2], ("rule", "veto"), ("reason", "")];
        hall.staff.post(&plan, &veto).await.is(422);
        let veto = [pair[0], pair[1], pair[2], ("rule", "veto"), ("reason", "Pernah bermasalah")];
        let changed = hall.staff.post(&plan, &veto).await;
        changed.is(303);
        let shown = hall.staff.get(changed.header("location").split('#').next().unwrap()).await;
        shown.is_ok().costs_at_most(10).shows("Perubahan terhadap rencana sebelumnya");
        office.post(&plan, &veto).await.is(401);
        hall.staff.post(&plan, &[("lock", &made)]).await.is(303);
        let planned = partner.get(&phone_shut).await;
        planned.is_ok().costs_at_most(10).shows("Pasangan kami dalam rencana");
        planned.shows("Pertemuan dua pihak kami").shows("putaran 1").shows("meja pertemuan 1");
        let answers = format!("/hall/{}/answers", hall.id);
        let answer = |submission, consent, reason| {
            [
                ("submission", submission),
                ("office", OWN_OFFICE),
                ("programme", OWN_PARTNER_PROGRAMME),
                ("consent", consent),
                ("reason", reason),
            ]
        };
        partner.post(&answers, &answer("p-2", "objected", "")).await.is(422);
        partner.post(&answers, &answer("p-3", "objected", "Perlu lokasi lain")).await.is(303);
        hall.staff.get(&plan).await.is_ok().shows("Perlu lokasi lain");
        partner.post(&answers, &answer("p-4", "agreed", "")).await.is(303);
        office.post(&answers, &answer("o-3", "agreed", "")).await.is(303);
        hall.staff.get(&plan).await.is_ok().costs_at_most(10).shows("1 disetujui kedua pihak");

        let minutes = format!("{}/minutes", hall.path);
        hall.staff.get(&minutes).await.is_ok().shows("1. Pembukaan").shows("2. Paparan mitra");
        hall.staff.post(&minutes, &[("version", "1"), ("minutes", "Rapat dibuka Sekda.")]).await.is(303);
        let clash = hall.staff.post(&minutes, &[("version", "1"), ("minutes", "Naskah kedua.")]).await;
        clash.is(409).shows("Rapat dibuka Sekda.").shows("Naskah kedua.");
        partner.get(&phone_shut).await.is_ok().costs_at_most(10).shows("Rapat dibuka Sekda.");
        let approval = format!("/hall/{}/approval", hall.id);
        let silent = [("version", "2"), ("consent", "objected"), ("objection", " ")];
        partner.post(&approval, &silent).await.is(422).shows("apa yang perlu diperbaiki");
        partner.post(&approval, &[("version", "2"), ("consent", "agreed")]).await.is(303);
        hall.staff.get(&minutes).await.is_ok().costs_at_most(10).shows("Setuju").hides("Naskah sebelumnya");
        let task = [("what", "Menyusun perjanjian"), ("organisation", OWN_PARTNER), ("due", "2023-10-20")];
        hall.staff.post(&format!("{}/tasks", hall.path), &task).await.is(303);

        for file in ["agreement", "proposals", "minutes"] {
            for ending in ["pdf", "docx"] {
                let draft = hall.staff.get(&format!("{}/files/{file}.{ending}", hall.path)).await;
                assert!(draft.is_ok().bytes.len() > 1000, "{file}.{ending}");
            }
        }
        for file in ["sheets.pdf", "talks.pdf", "attendance.pdf"] {
            hall.staff.get(&format!("{}/files/{file}", hall.path)).await.is_ok();
        }
        let missions = [("missions", "Pendidikan | 1.01\nKesehatan bagi semua | 1.02")];
        hall.staff.post("/settings/missions", &missions).await.is(303);
        let field = sql(
            "insert into organisation_field (region_code, organisation_id, code) values ($1, $2, '1.02')",
        );
        harness.app.db().housekeeping(field.bind(REGION).bind(OWN_OFFICE)).await.unwrap();
        let changed = sql("update organisation set version = version + 1 where id = $1").bind(OWN_OFFICE);
        harness.app.db().housekeeping(changed).await.unwrap();
        let list = hall.staff.get(&format!("{}/files/proposals.xlsx", hall.path)).await;
        let book = sekber_documents::sheet::read(&list.is_ok().bytes, "proposals.xlsx", &Default::default());
        let rows = format!("{:?}", book.unwrap());
        assert!(rows.contains("2. Kesehatan bagi semua"), "{rows}");
        assert!(rows.contains("SKPD tujuan awal") && rows.contains("Latar belakang"), "{rows}");
        hall.command(&harness, "close").await;
        office.post(&hall.picks(), &want("o-4", OWN_OFFICE, OTHER_PARTNER_PROGRAMME)).await.is(303);
        let mine = harness.as_partner().await;
        let held = sql("select id from meeting_task").clone();
        let task: String = harness.app.db().value(held).await.unwrap().unwrap();
        let moves = format!("{}/tasks/{task}", hall.path);
        mine.post(&moves, &[("version", "1"), ("state", "verified")]).await.is(403);
        mine.post(&moves, &[("version", "1"), ("state", "done")]).await.is(303);
        hall.staff.post(&moves, &[("version", "2"), ("state", "verified")]).await.is(303);
        audit::verify(harness.app.db(), &REGION.parse().unwrap()).await.unwrap().unwrap();
    })
    .await;
}

#[tokio::test]
async fn no_delegate_sees_or_changes_what_is_not_theirs() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (office, other) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OTHER_OFFICE).await);
        let partner = hall.phone(&harness, OWN_PARTNER).await;
        // An office speaks for itself whatever it claims; a partner for its own programmes only.
        office.post(&hall.picks(), &want("a-1", OTHER_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        let told = "select count(*) from interest where office_id = 'office-other'";
        assert_eq!(count(harness.app.db(), told).await, 0);
        partner.post(&hall.picks(), &want("b-1", OWN_OFFICE, OTHER_PARTNER_PROGRAMME)).await.is(403);
        // Another phone cannot take over a submission's name.
        other.post(&hall.picks(), &want("a-1", OTHER_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(403);
        // Whether somebody declines is heard by its own side and the hall's staff, the reason by nobody.
        let no = [
            ("submission", "a-2"),
            ("programme", OTHER_PARTNER_PROGRAMME),
            ("stance", "no"),
            ("reason", "Rahasia"),
        ];
        office.post(&hall.picks(), &no).await.is(303);
        hall.command(&harness, "next").await;
        let heard = other.listen(&format!("/hall/{}/stream", hall.id), 0, 2).await;
        assert!(heard.iter().all(|(_, kind, _)| kind == "stage" || kind == "order"), "{heard:?}");
        let heard = hall.staff.listen(&hall.stream(), 0, 8).await;
        assert!(!format!("{heard:?}").contains("Rahasia"));
        other.get(&format!("/hall/{}", hall.id)).await.is_ok().hides("Rahasia").hides("Anda berminat");
        // Outside the hall the phone is nobody.
        for path in
            [hall.path.as_str(), "/matching", "/audit", &hall.stream(), &format!("{}/wall", hall.path)]
        {
            assert!([303, 401].contains(&office.get(path).await.status), "{path}");
        }
        // A lost phone is shut out, with its code.
        let asked = sql("select id from meeting_participant where organisation_id = $1").bind(OWN_OFFICE);
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let code = hall.code(&harness, OWN_OFFICE).await;
        let renewed = [("participant", id.as_str()), ("recode", "1")];
        hall.staff.post(&format!("{}/door", hall.path), &renewed).await.is(303);
        assert!([303, 401].contains(&office.get(&format!("/hall/{}", hall.id)).await.status));
        let again = harness.public().post("/hall", &[("code", &code), ("name", "Delegasi")]).await;
        again.is(422).shows("Kode tidak dikenali");
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_slowed_and_right_ones_open_nothing_before_the_doors_do() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let code = hall.code(&harness, OWN_OFFICE).await;
        let early = harness.public().post("/hall", &[("code", &code), ("name", "Delegasi")]).await;
        early.is(422).shows("Registrasi rapat belum dibuka");
        for guess in 0..30 {
            let wrong = format!("0000-{guess:04}");
            harness.public().post("/hall", &[("code", &wrong), ("name", "Penebak")]).await.is(422);
        }
        let slowed = harness.public().post("/hall", &[("code", "0000-9999"), ("name", "Penebak")]).await;
        assert_eq!(slowed.is(429).header("retry-after"), "5");
        let right = harness.public().post("/hall", &[("code", &code), ("name", "Delegasi")]).await;
        right.is(422).shows("Registrasi rapat belum dibuka");
    })
    .await;
}

#[tokio::test]
async fn document_sheets_are_typed_in_whole_or_not_at_all() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let code = hall.code(&harness, OWN_OFFICE).await;
        let sheets = format!("{}/sheets", hall.path);
        hall.staff
            .get(&format!("{sheets}?participant={code}"))
            .await
            .is_ok()
            .costs_at_most(10)
            .shows("Kebun gizi");
        let asked = sql("select id from meeting_participant where organisation_id = $1").bind(OWN_OFFICE);
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let sheet = |second: &'static str| {
            [
                ("participant", id.as_str()),
                ("programme", OWN_PARTNER_PROGRAMME),
                ("stance", "want"),
                ("rank", "1"),
                ("programme", OTHER_PARTNER_PROGRAMME),
                ("stance", "no"),
                ("rank", second),
            ]
        };
        hall.staff.post(&sheets, &sheet("dua")).await.is(422);
        assert_eq!(count(harness.app.db(), "select count(*) from interest").await, 0);
        hall.staff.post(&sheets, &sheet("")).await.is(303);
        assert_eq!(count(harness.app.db(), "select count(*) from interest where told = 'paper'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn numbers_on_printed_sheets_stay_with_their_programmes() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let code = hall.code(&harness, OWN_OFFICE).await;
        let sheets = format!("{}/sheets?participant={code}", hall.path);
        hall.staff.get(&sheets).await.is_ok().shows("belum pernah dicetak");
        hall.staff.get(&format!("{}/files/sheets.pdf", hall.path)).await.is_ok();
        let numbers = async || {
            let seen = hall.staff.get(&sheets).await;
            let line = |programme: &str| {
                let (before, _) = seen.text.split_once(&format!("value=\"{programme}\"")).unwrap();
                let number = before.rsplit("<td class=\"num\">").next().unwrap();
                number.split('<').next().unwrap().to_owned()
            };
            seen.is_ok().costs_at_most(10).shows("Nomor seperti pada lembar yang dicetak");
            (line(OWN_PARTNER_PROGRAMME), line(OTHER_PARTNER_PROGRAMME))
        };
        let printed = numbers().await;
        assert_ne!(printed.0, printed.1);
        // The one who spoke first speaks last; what is printed once more says the same numbers.
        harness.change(sql("update meeting_slot set ordinal = -ordinal")).await;
        assert_eq!(numbers().await, printed);
        hall.staff.get(&format!("{}/files/sheets.docx", hall.path)).await.is_ok();
        assert_eq!(numbers().await, printed);
        harness.as_office().await.get(&format!("{}/files/sheets.pdf", hall.path)).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn partners_bring_slides_that_the_hall_can_read_and_nobody_else_takes_away() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let partner = harness.as_partner().await;
        let bring = format!("{}/handouts", hall.path);
        let slides = (
            "Paparan.pdf",
            "application/pdf",
            &b"%PDF-1.7 slides\n1 0 obj << /Type /Page >> endobj\n%%EOF"[..],
        );
        partner.upload(&bring, &[], "file", slides).await.is(303);
        let macros = ("Paparan.html", "application/pdf", &b"<script>alert(1)</script>"[..]);
        partner.upload(&bring, &[], "file", macros).await.is(422).shows("Bahan tidak dapat diterima");
        hall.staff.upload(&bring, &[], "file", slides).await.is(403);
        partner.get(&hall.path).await.is_ok().costs_at_most(10).shows("Paparan.pdf");
        let id: String =
            harness.app.db().value(sql("select attachment_id from meeting_handout")).await.unwrap().unwrap();
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let read = phone.get(&format!("/hall/{}/handouts/{id}", hall.id)).await;
        assert_eq!(read.is_ok().bytes, slides.2);
        harness.public().get(&format!("/hall/{}/handouts/{id}", hall.id)).await.is(303);
        let end = format!("{bring}/{id}/end");
        harness.as_office().await.post(&end, &[]).await.is(403);
        partner.post(&end, &[]).await.is(303);
        phone.get(&format!("/hall/{}/handouts/{id}", hall.id)).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_meeting_that_is_over_takes_neither_answers_nor_handouts() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let partner = harness.as_partner().await;
        let (replies, bring) = (format!("{}/replies", hall.path), format!("{}/handouts", hall.path));
        let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
        let asked = asked.bind(hall.id.as_str()).bind(OWN_PARTNER);
        let own: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let reply = [("participant", own.as_str()), ("reply", "not_coming"), ("note", "")];
        partner.post(&replies, &reply).await.is(303);
        partner.get(&hall.path).await.is_ok().shows(&replies).shows(&bring);
        let over =
            sql("update meeting set round = 'closed', closed_at = $1, version = version + 1 where id = $2");
        harness.change(over.bind(harness.app.now()).bind(hall.id.as_str())).await;
        partner.post(&replies, &reply).await.is(422).shows("sudah ditutup");
        let slides = (
            "Paparan.pdf",
            "application/pdf",
            &b"%PDF-1.7 slides\n1 0 obj << /Type /Page >> endobj\n%%EOF"[..],
        );
        partner.upload(&bring, &[], "file", slides).await.is(422).shows("sudah ditutup");
        partner.get(&hall.path).await.is_ok().hides(&format!("{replies}\"")).hides(&format!("{bring}\""));
    })
    .await;
}

#[tokio::test]
async fn meetings_that_want_the_same_room_or_people_at_once_are_told() {
    on_both(async |harness| {
        let first = Hall::called(&harness).await;
        first.staff.get(&first.path).await.is_ok().hides("Jadwal berbenturan");
        let second = Hall::called(&harness).await;
        let told = second.staff.get(&second.path).await;
        told.is_ok()
            .costs_at_most(10)
            .shows("Jadwal berbenturan")
            .shows("tempat sama")
            .shows("pimpinan sama");
        told.shows("peserta sama").shows(&first.path);
        harness.as_partner().await.get(&second.path).await.is_ok().hides("Jadwal berbenturan");
        let like = second.staff.get(&format!("/meetings/new?like={}", first.id)).await;
        like.is_ok().shows("Aula Bappeda").shows("Kartiyus").hides("050/1/2023");
    })
    .await;
}

/// A code that still opens the meeting for late choices says nothing about who was there, and a suspended partner's opens
/// nothing.
#[tokio::test]
async fn a_code_after_the_meeting_makes_nobody_present() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let join = async |organisation: &str, name: &str| {
            let code = hall.code(&harness, organisation).await;
            harness.public().post("/hall", &[("code", code.as_str()), ("name", name), ("position", "")]).await
        };
        harness
            .change(sql("update organisation set state = 'suspended' where id = $1").bind(OTHER_PARTNER))
            .await;
        join(OTHER_PARTNER, "Tamu").await.is(422).shows("ditangguhkan");
        let there = "select count(*) from meeting_participant where presence <> 'expected'";
        assert_eq!(count(harness.app.db(), there).await, 0);
        let (now, later) = (harness.app.now(), harness.app.now().plus_seconds(3_600));
        let closed =
            sql("update meeting set round = 'closed', closed_at = $1, late_until = $2 where id = $3");
        harness.change(closed.bind(now).bind(later).bind(hall.id.as_str())).await;
        join(OWN_OFFICE, "Terlambat").await.is(303);
        assert_eq!(count(harness.app.db(), there).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_meeting_whose_day_is_past_before_it_was_opened_says_so() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let past = "Hari rapat ini sudah lewat";
        let told = hall.staff.get(&hall.path).await;
        told.is_ok().shows(&format!("href=\"{}/edit\"", hall.path));
        // It says so once, with the way to another day.
        assert_eq!(told.text.matches(past).count(), 1);
        harness.as_partner().await.get(&hall.path).await.is_ok().hides(past);
        hall.command(&harness, "open").await;
        hall.staff.get(&hall.path).await.is_ok().hides(past);
    })
    .await;
}
