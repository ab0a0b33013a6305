//! Scenarios about official documents: what was issued is kept byte for byte, bears a number of its own, and can be checked.

use sekber::kit::backup;
use sekber::kit::files::{FileKind, Files};
use sekber::kit::store::{Db, sql};

use crate::backups::with_other_rows;
use crate::docx::text_of;
use crate::hall::{Hall, count};
use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER_PROGRAMME, Seen, on_both};

/// A meeting that is over and whose chair can sign.
pub async fn closed(harness: &Harness) -> Hall {
    let hall = Hall::open(harness).await;
    hall.phone(harness, OWN_OFFICE).await;
    close(harness, &hall).await;
    agree(harness, &hall).await;
    hall
}

pub async fn close(harness: &Harness, hall: &Hall) {
    let over =
        sql("update meeting set round = 'closed', closed_at = $1, chair_position = 'Sekretaris Daerah',
         secretary_name = 'Sri Notulis', minutes = 'Catatan rapat.', version = version + 1 where id = $2");
    harness.change(over.bind(harness.app.now()).bind(hall.id.as_str())).await;
}

/// One pair that both sides have agreed to.
async fn agree(harness: &Harness, hall: &Hall) {
    let plan = "insert into matching_plan (region_code, id, cycle_id, number, state, engine, seed, inputs_json, inputs_digest, outcome_json, plan_digest, pairs, optimal, person_name, created_at)
         select region_code, 'closed-plan', cycle_id, 99, 'published', 'sekber-matching/1', 1, '{}', 'ab', '{}', 'ab', 1, $1, 'Stefanus', 0 from meeting where id = $2 on conflict do nothing";
    harness.change(sql(plan).bind(true).bind(hall.id.as_str())).await;
    let pair = "insert into matching_pair (region_code, plan_id, office_id, programme_id, points, locked)
         select region_code, id, $1, $2, 9000, $3 from matching_plan where id = 'closed-plan' on conflict do nothing";
    harness.change(sql(pair).bind(OWN_OFFICE).bind(OWN_PARTNER_PROGRAMME).bind(false)).await;
    for side in ["office", "partner"] {
        let said = "insert into meeting_consent (region_code, meeting_id, office_id, programme_id, side, consent, reason, person_name, made_at)
             select region_code, $1, office_id, programme_id, $2, 'agreed', '', 'Delegasi', 0 from matching_pair where plan_id = 'closed-plan'";
        harness.change(sql(said).bind(hall.id.as_str()).bind(side)).await;
    }
    let over = sql("update meeting set plan_id = 'closed-plan', version = version + 1 where id = $1");
    harness.change(over.bind(hall.id.as_str())).await;
}

/// What the page of a paper holds of what was read there.
async fn stand(hall: &Hall, kind: &str) -> String {
    hall.staff.get(&format!("{}/papers/{kind}", hall.path)).await.is_ok().field("stand")
}

pub async fn issue(hall: &Hall, kind: &str, number: &str) -> Seen {
    let stand = stand(hall, kind).await;
    let form = [("number", number), ("classification", ""), ("signatory", ""), ("stand", stand.as_str())];
    hall.staff.post(&format!("{}/papers/{kind}", hall.path), &form).await
}

/// The code of a document that was just issued.
fn code(issued: &Seen) -> String {
    issued.is(303).leads_on().rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_was_issued_is_kept_byte_for_byte_until_a_later_edition_takes_its_place() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let first = code(&issue(&hall, "agreement", "050/1/2023").await);
        assert_eq!(
            code(&issue(&hall, "agreement", "050/1/2023").await),
            first,
            "the same content, the same code"
        );
        let at = |code: &str, form: &str| format!("/documents/{code}/{form}");
        let pdf = hall.staff.get(&at(&first, "pdf")).await.is_ok().bytes.clone();
        let docx = hall.staff.get(&at(&first, "docx")).await.is_ok().bytes.clone();
        assert_eq!(
            (FileKind::of(&pdf).ok(), FileKind::of(&docx).ok()),
            (Some(FileKind::Pdf), Some(FileKind::Docx))
        );
        let served = hall.staff.get(&format!("{}/files/agreement.pdf", hall.path)).await;
        assert_eq!(served.is_ok().bytes, pdf, "while nothing changes the meeting hands out what was issued");
        let moved = sql("update meeting set place = 'Pendopo', version = version + 1 where id = $1");
        harness.change(moved.bind(hall.id.as_str())).await;
        let draft = hall.staff.get(&format!("{}/files/agreement.pdf", hall.path)).await;
        assert_ne!(draft.is_ok().bytes, pdf, "a draft of the next edition");
        assert_eq!(hall.staff.get(&at(&first, "pdf")).await.bytes, pdf, "byte for byte, whatever changes");

        let second = code(&issue(&hall, "agreement", "050/1/2023").await);
        assert_ne!(second, first);
        assert_eq!(hall.staff.get(&at(&first, "pdf")).await.bytes, pdf);
        let shown = hall.staff.get(&format!("/documents/{first}")).await;
        let grouped = format!("{}-{}", &second[..4], &second[4..]);
        shown.is_ok().costs_at_most(10).shows("Digantikan oleh").shows(&grouped);
        let check = harness.public().get(&format!("/papers/check?code={}", first.to_lowercase())).await;
        check.is_ok().shows("tidak berlaku lagi").shows(&grouped).shows("Aula Bappeda").hides("Kartiyus");
        let check = harness.public().get(&format!("/papers/check?code={second}")).await;
        check.is_ok().shows("dibuat oleh Sekber").shows("Pendopo").hides("Kartiyus").hides("Digantikan");
        harness.public().get("/papers/check?code=0000-0000").await.is_ok().shows("Tidak ada naskah");
        hall.staff.get(&hall.path).await.is_ok().costs_at_most(10).shows("Digantikan");
    })
    .await;
}

#[tokio::test]
async fn results_are_issued_only_when_they_are_known_and_somebody_can_sign() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        for kind in ["agreement", "proposals"] {
            let early = issue(&hall, kind, "1").await;
            early.is(422).shows("Rapat belum ditutup").shows(&format!("{}/console", hall.path));
            early
                .shows("Jabatan pimpinan rapat belum diisi")
                .shows(&format!("{}/edit#chair_position", hall.path));
        }
        issue(&hall, "minutes", "")
            .await
            .is(422)
            .shows("Notula belum ditulis")
            .shows("Nama notulis belum diisi");
        close(&harness, &hall).await;
        issue(&hall, "agreement", "050/1/2023").await.is(422).shows("Belum ada pasangan yang disepakati");
        let draft = format!("{}/files/agreement.pdf", hall.path);
        hall.staff.get(&draft).await.is(422).shows("Belum ada pasangan yang disepakati");
        let seen = hall.staff.get(&hall.path).await;
        seen.is_ok().shows("tanpa rencana kemitraan yang dijawab").hides("/papers/agreement").hides(&draft);
        agree(&harness, &hall).await;
        hall.staff.get(&draft).await.is_ok();
        hall.staff.get(&hall.path).await.is_ok().shows("/papers/agreement").hides("tanpa rencana kemitraan");
        issue(&hall, "agreement", "").await.is(422).shows("href=\"#number\"");
        assert_eq!(count(harness.app.db(), "select count(*) from document").await, 0);
        issue(&hall, "minutes", "").await.is(303);
        issue(&hall, "agreement", "050/1/2023").await.is(303);
        harness.as_leader().await.post(&format!("{}/papers/minutes", hall.path), &[]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn nobody_issues_a_paper_of_a_meeting_that_says_another_thing_than_they_read() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        for (kind, number) in [("minutes", ""), ("proposals", "050/1/2023"), ("agreement", "050/2/2023")] {
            let send = async |stand: &str| {
                let form = [("number", number), ("classification", ""), ("signatory", ""), ("stand", stand)];
                hall.staff.post(&format!("{}/papers/{kind}", hall.path), &form).await
            };
            send("").await.is(409).shows("Isi naskah ini berubah");
            let read = stand(&hall, kind).await;
            let task = "insert into meeting_task (region_code, id, meeting_id, what, owner, changed_at)
                 select region_code, $1, id, 'Pindahkan kebun', '', 0 from meeting where id = $2";
            harness.change(sql(task).bind(format!("task-{kind}")).bind(hall.id.as_str())).await;
            send(&read).await.is(409).shows("Isi naskah ini berubah");
            let read = stand(&hall, kind).await;
            let moved = sql("update meeting set place = place || '.', version = version + 1 where id = $1");
            harness.change(moved.bind(hall.id.as_str())).await;
            // The page that is shown again holds what it says now.
            let again = send(&read).await;
            let read = again.is(409).shows("Isi naskah ini berubah").field("stand");
            send(&read).await.is(303);
        }
    })
    .await;
}

#[tokio::test]
async fn numbers_of_a_year_have_no_holes_and_none_stands_on_two_documents() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let scheme = [
            ("pattern", "{classification}/{sequence}/{unit}/{month-roman}/{year}"),
            ("classification", "000.8.3"),
            ("unit", "SEKBER"),
            ("version", "1"),
        ];
        // Before a scheme is set the register is that of whoever signs: nothing is proposed, and nothing counted.
        let form = format!("{}/papers/proposals", hall.path);
        assert_eq!(hall.staff.get(&form).await.is_ok().field("number"), "");
        hall.staff.get("/settings/documents").await.is_ok().shows("Pola belum ditetapkan");
        issue(&hall, "minutes", "31/SETDA/2026").await.is(303);
        assert_eq!(hall.staff.get(&form).await.is_ok().field("number"), "", "nor after the first of them");
        hall.staff.post("/settings/documents", &[("pattern", "{week}"), ("version", "1")]).await.is(422);
        hall.staff.post("/settings/documents", &scheme).await.is(303);
        hall.staff.post("/settings/documents", &scheme).await.is(409);
        let suggested = hall.staff.get(&form).await.is_ok().costs_at_most(10).field("number");
        assert!(suggested.starts_with("000.8.3/1/SEKBER/"), "{suggested}");
        let send = async |kind: &str, number: &str| {
            let stand = stand(&hall, kind).await;
            let fields = [
                ("number", number),
                ("classification", "000.8.3"),
                ("signatory", ""),
                ("stand", stand.as_str()),
            ];
            hall.staff.post(&format!("{}/papers/{kind}", hall.path), &fields).await
        };
        let skipped = suggested.replace("/1/", "/2/");
        let elsewhere = skipped.replace("000.8.3", "050");
        send("proposals", &elsewhere).await.is(422).shows("tidak boleh melompat").shows(&suggested);
        send("proposals", &skipped).await.is(422).shows("tidak boleh melompat").shows(&suggested);
        send("proposals", &suggested).await.is(303);
        send("minutes", &suggested.to_lowercase())
            .await
            .is(422)
            .shows("sudah dipakai tahun ini")
            .shows("Daftar Usulan");
        send("minutes", &skipped).await.is(303);
        send("agreement", "050/77/Setda").await.is(303);
        let taken = "select coalesce(max(sequence), 0) from document";
        assert_eq!(count(harness.app.db(), taken).await, 2, "a number of another register takes no place");
        // Two at once: one of them bears the number.
        let other = closed(&harness).await;
        let stand = stand(&other, "agreement").await;
        let fields =
            [("number", "7/UMUM"), ("classification", ""), ("signatory", ""), ("stand", stand.as_str())];
        let (one, two) =
            (format!("{}/papers/agreement", other.path), format!("{}/papers/proposals", other.path));
        let (one, two) = tokio::join!(other.staff.post(&one, &fields), other.staff.post(&two, &fields));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422]);
    })
    .await;
}

#[tokio::test]
async fn a_chosen_official_signs_in_their_capacity() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let official = [
            ("name", "Dra. Siti Aminah, M.Si."),
            ("position", "Sekretaris Daerah"),
            ("rank", "Pembina Utama Muda, IV/c"),
            ("number", "19700101 199503 2 001"),
            ("acting_mark", "an"),
            ("on_behalf_of", ""),
        ];
        hall.staff.post("/settings/signatories", &official).await.is(422).shows("jabatan yang diwakili");
        let mut official = official;
        official[5].1 = "Bupati Sintang";
        hall.staff.post("/settings/signatories", &official).await.is(303);
        hall.staff.get("/settings/documents").await.is_ok().costs_at_most(10).shows("a.n. Bupati Sintang");
        harness.as_leader().await.get("/settings/documents").await.is(403);
        let id: String = harness.app.db().value(sql("select id from signatory")).await.unwrap().unwrap();
        let stand = stand(&hall, "agreement").await;
        let form =
            [("number", "1"), ("classification", ""), ("signatory", id.as_str()), ("stand", stand.as_str())];
        let issued = hall.staff.post(&format!("{}/papers/agreement", hall.path), &form).await;
        let code = code(&issued);
        let body = text_of(&hall.staff.get(&format!("/documents/{code}/docx")).await.is_ok().bytes);
        for text in ["a.n. Bupati Sintang", "Sekretaris Daerah,", "Dra. Siti Aminah, M.Si."] {
            assert!(body.contains(text), "{text}");
        }
        assert!(
            !body.contains("NIP 1970") && !body.contains("Pembina"),
            "the secretary's stand nowhere: {body}"
        );
        // What the district chooses stands on the next edition; the rule stays for whoever it says something of.
        let chosen = [official.as_slice(), &[("prints_number", "yes"), ("version", "1")]].concat();
        let path = format!("/settings/signatories/{id}");
        hall.staff.post(&path, &chosen).await.is(303);
        let mut regent = chosen.clone();
        (regent[1].1, regent[4].1, regent[7].1) = ("Bupati Sintang", "holder", "2");
        hall.staff.post(&path, &regent).await.is(422).shows("pasal 44 yang menentukan");
        let read = self::stand(&hall, "agreement").await;
        let form =
            [("number", "1"), ("classification", ""), ("signatory", id.as_str()), ("stand", read.as_str())];
        let again = hall.staff.post(&format!("{}/papers/agreement", hall.path), &form).await;
        let again = self::code(&again);
        assert_ne!(again, code, "another edition");
        let body = text_of(&hall.staff.get(&format!("/documents/{again}/docx")).await.is_ok().bytes);
        assert!(body.contains("NIP 19700101 199503 2 001") && body.contains("Pembina Utama Muda"), "{body}");
        hall.staff.post(&format!("/settings/signatories/{id}/end"), &[]).await.is(303);
        hall.staff.get("/settings/documents").await.is_ok().hides("Siti Aminah");
        let kept = hall.staff.get(&format!("/documents/{code}")).await;
        kept.is_ok().shows("Siti Aminah");
    })
    .await;
}

#[tokio::test]
async fn the_archive_shows_each_what_they_may_read_and_takes_signed_scans() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let code = code(&issue(&hall, "agreement", "050/1/2023").await);
        let path = format!("/documents/{code}");
        // Whoever was invited may read it, whether their delegate was there or not.
        for (caller, may) in [
            (harness.as_leader().await, true),
            (harness.as_office().await, true),
            (harness.as_partner().await, true),
            (harness.as_juror().await, false),
        ] {
            let list = caller.get("/documents").await;
            assert_eq!(list.is_ok().costs_at_most(5).text.contains(&path), may);
            for address in [path.clone(), format!("{path}/pdf"), format!("{path}/docx")] {
                caller.get(&address).await.is(if may { 200 } else { 404 });
            }
        }
        harness.public().get(&path).await.is(303);
        let found = |query: &str| format!("/documents?{query}");
        let year = harness.app.today().year();
        for (query, there) in [
            ("q=050/1".to_owned(), true),
            (format!("q={}-{}", &code[..4], &code[4..]), true),
            (format!("kind=agreement&year={year}"), true),
            ("q=100%25".to_owned(), false),
            ("kind=minutes".to_owned(), false),
            ("year=1999".to_owned(), false),
        ] {
            let list = hall.staff.get(&found(&query)).await;
            assert_eq!(list.is_ok().text.contains(&path), there, "{query}");
        }
        let scan = format!("{path}/scan");
        let pdf = (
            "Pindaian.pdf",
            "application/pdf",
            &b"%PDF-1.7 signed\n1 0 obj << /Type /Page >> endobj\n%%EOF"[..],
        );
        harness.as_leader().await.upload(&scan, &[], "file", pdf).await.is(403);
        let picture = ("Pindaian.pdf", "application/pdf", &b"\x89PNG\r\n\x1a\n"[..]);
        hall.staff.upload(&scan, &[], "file", picture).await.is(422).shows("Berkas tidak dapat diterima");
        hall.staff.get(&scan).await.is(404);
        hall.staff.get(&path).await.is_ok().shows("dari Srikandi").shows("Menunggu naskah");
        hall.staff.upload(&scan, &[], "file", pdf).await.is(303);
        hall.staff.get(&path).await.is_ok().hides("Menunggu naskah");
        assert_eq!(harness.as_office().await.get(&scan).await.is_ok().bytes, pdf.2);
        harness.as_juror().await.get(&scan).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn backups_hold_the_files_and_older_ones_are_still_read() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let code = code(&issue(&hall, "agreement", "050/1/2023").await);
        let pdf = hall.staff.get(&format!("/documents/{code}/pdf")).await.bytes;
        let (copy, old) = (harness.folder().join("copy.sekber"), harness.folder().join("old.sekber"));
        backup::write(harness.app.db(), harness.app.files(), &copy, 0).await.unwrap();
        let row = format!(
            r#"{{"region_code":"61.05","code":"{code}","meeting_id":"{}","kind":"agreement","digest":"ab","title":"Berita Acara","number":"1","lines":2,"made_at":5}}"#,
            hall.id
        );
        with_other_rows(&copy, &old, ("document", "meeting_paper"), |_| format!("{row}\n").into_bytes());
        for (from, kept) in [(&copy, true), (&old, false)] {
            let folder = harness.folder().join(if kept { "new" } else { "older" });
            std::fs::create_dir(&folder).unwrap();
            let db = Db::connect(&format!("sqlite:{}", folder.join("s.sqlite").display())).await.unwrap();
            db.migrate().await.unwrap();
            let files = Files::open(folder.join("files").to_str().unwrap()).unwrap();
            backup::restore(&db, &files, from).await.unwrap();
            let place = "select f.place from document d join district_file f on f.region_code = d.region_code and f.id = d.pdf_id";
            let place: Option<String> = db.value(sql(place)).await.unwrap();
            assert_eq!(place.is_some(), kept);
            if let Some(place) = place {
                assert_eq!(files.read(&place).await.unwrap().unwrap(), pdf);
            }
            let asked = sql("select count(*) from document where code = $1 and subject_kind = 'meeting' and subject_id = $2");
            assert_eq!(db.value::<i64>(asked.bind(&code).bind(&hall.id)).await.unwrap(), Some(1));
            db.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn talks_begin_when_it_was_said() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let told = async || text_of(&hall.staff.get(&format!("{}/files/talks.docx", hall.path)).await.is_ok().bytes);
        let unset = told().await;
        assert!(unset.contains("belum ditetapkan"), "{unset}");
        let pause = sql("update meeting set pause_from = '12:00', pause_to = '13:00', version = version + 1 where id = $1");
        harness.change(pause.bind(hall.id.as_str())).await;
        assert!(told().await.contains("pada jeda pukul 12.00–13.00"));
        let from = sql("update meeting set talks_from = '16:15', version = version + 1 where id = $1");
        harness.change(from.bind(hall.id.as_str())).await;
        assert!(told().await.contains("dimulai pukul 16.15"));
    })
    .await;
}

#[tokio::test]
async fn the_attendance_list_has_room_to_sign_before_and_after_the_meeting() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let list = async || {
            text_of(&hall.staff.get(&format!("{}/files/attendance.docx", hall.path)).await.is_ok().bytes)
        };
        let before = list().await;
        for head in ["L/P", "Kontak", "Tanda tangan"] {
            assert!(before.contains(head), "{head}: {before}");
        }
        close(&harness, &hall).await;
        let after = list().await;
        for head in ["L/P", "Tanda tangan", "tidak hadir"] {
            assert!(after.contains(head), "{head}: {after}");
        }
        assert!(!after.contains("Kontak"), "{after}");
    })
    .await;
}
