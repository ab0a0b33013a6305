//! Scenarios about the invitation as an official document: one letter for all who are invited, kept and checked like every other.

use sekber::kit::store::sql;
use sekber_core::document::DocumentKind;

use crate::document::issue;
use crate::docx::text_of;
use crate::hall::{Hall, count};
use crate::harness::{Harness, OWN_PARTNER, Seen, on_both};

/// A meeting whose letter can be signed.
async fn called(harness: &Harness) -> Hall {
    let hall = Hall::called(harness).await;
    change(harness, &hall, "letter_date = '2023-09-01', chair_position = 'Sekretaris Daerah'").await;
    hall
}

async fn change(harness: &Harness, hall: &Hall, what: &str) {
    let changed = format!("update meeting set {what}, version = version + 1 where id = $1");
    harness.change(sql(Box::leak(changed.into_boxed_str())).bind(hall.id.as_str())).await;
}

fn code(issued: &Seen) -> String {
    issued.is(303).leads_on().rsplit('/').next().unwrap().to_owned()
}

async fn kept(hall: &Hall, code: &str) -> String {
    text_of(&hall.staff.get(&format!("/documents/{code}/docx")).await.is_ok().bytes)
}

#[tokio::test]
async fn an_invitation_is_issued_with_its_list_and_read_by_whoever_is_invited() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        issue(&hall, "invitation", "").await.is(422).shows("href=\"#number\"");
        let first = code(&issue(&hall, "invitation", "000.1.5/7/SETDA/2023").await);
        assert_eq!(code(&issue(&hall, "invitation", "000.1.5/7/SETDA/2023").await), first, "the same letter");
        let letter = kept(&hall, &first).await;
        for text in ["000.1.5/7/SETDA/2023", "1 September 2023", "Aula Bappeda", "Kartiyus", "di tempat"] {
            assert!(letter.contains(text), "{text}: {letter}");
        }
        assert!(!letter.contains("menggantikan") && !letter.contains("KONSEP"), "{letter}");
        let asked = sql("select count(*) from meeting_participant where meeting_id = $1").bind(&hall.id);
        let invited: i64 = harness.app.db().value(asked).await.unwrap().unwrap();
        assert_eq!(letter.contains("daftar terlampir"), invited > 5, "{letter}");
        // Everybody may read it, so nobody's code for the door stands in it.
        let door = hall.code(&harness, OWN_PARTNER).await;
        assert!(!letter.contains(&door) && !letter.contains(&door[4..]), "{letter}");
        let partner = harness.as_partner().await;
        let path = format!("/documents/{first}");
        partner.get(&hall.path).await.is_ok().costs_at_most(10).shows(&path);
        partner.get(&path).await.is_ok().shows("Surat Undangan");
        partner.get(&format!("{path}/pdf")).await.is_ok();
        let check = harness.public().get(&format!("/papers/check?code={first}")).await;
        check.is_ok().shows("dibuat oleh Sekber").shows("Surat Undangan");
        let minutes = hall.staff.get(&format!("{}/files/minutes.docx", hall.path)).await;
        let minutes = text_of(&minutes.is_ok().bytes);
        assert!(minutes.contains("Nomor 000.1.5/7/SETDA/2023, tanggal 1 September 2023"), "{minutes}");
        // What is handed out one by one bears the same number, with a code for the door each.
        let one =
            text_of(&hall.staff.get(&format!("{}/files/invitations.docx", hall.path)).await.is_ok().bytes);
        assert!(one.contains("000.1.5/7/SETDA/2023") && one.contains(&door[4..]), "{one}");
        assert!(!one.contains("KONSEP"), "{one}");
    })
    .await;
}

#[tokio::test]
async fn a_letter_after_a_change_says_which_one_it_replaces() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        let first = code(&issue(&hall, "invitation", "7/SETDA").await);
        hall.staff.get(&hall.path).await.is_ok().hides("Terbitkan surat pengganti");
        change(&harness, &hall, "day = '2023-09-27'").await;
        let seen = hall.staff.get(&hall.path).await;
        seen.is_ok().costs_at_most(10).shows("Terbitkan surat pengganti");
        let form = hall.staff.get(&format!("{}/papers/invitation", hall.path)).await;
        assert_eq!(form.is_ok().field("number"), "", "a number of its own");
        issue(&hall, "invitation", "7/setda").await.is(422).shows("memerlukan nomor baru");
        for guest in ["Drs. Satu", "Drs. Dua", "Drs. Tiga", "Drs. Empat", "Drs. Lima", "Drs. Enam"] {
            let form = [("organisation", ""), ("guest", guest)];
            hall.staff.post(&format!("{}/invitations", hall.path), &form).await.is(303);
        }
        let second = code(&issue(&hall, "invitation", "9/SETDA").await);
        let letter = kept(&hall, &second).await;
        // More than a head has room for are listed on a sheet of their own, which says to which letter it belongs.
        let (_, annex) = letter.split_once("Daftar undangan").unwrap();
        assert!(letter.contains("Yth. (daftar terlampir)") && annex.contains("Drs. Enam"), "{letter}");
        assert_eq!(letter.matches("9/SETDA").count(), 2, "{letter}");
        assert!(letter.contains("menggantikan surat undangan Nomor 7/SETDA"), "{letter}");
        assert!(letter.contains("27 September 2023"), "{letter}");
        let copies =
            text_of(&hall.staff.get(&format!("{}/files/invitations.docx", hall.path)).await.is_ok().bytes);
        assert!(
            copies.contains("9/SETDA") && copies.contains("menggantikan surat undangan Nomor 7/SETDA"),
            "{copies}"
        );
        let check = harness.public().get(&format!("/papers/check?code={first}")).await;
        check.is_ok().shows("tidak berlaku lagi");
        hall.staff.get(&hall.path).await.is_ok().hides("Terbitkan surat pengganti");
        change(&harness, &hall, "place = 'Pendopo'").await;
        issue(&hall, "invitation", "7/SETDA").await.is(422).shows("memerlukan nomor baru");
        issue(&hall, "invitation", "11/SETDA").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_waits_for_its_date_and_whoever_signs_and_ends_with_the_meeting() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let early = issue(&hall, "invitation", "7/SETDA").await;
        early
            .is(422)
            .shows("Tanggal surat undangan belum diisi")
            .shows(&format!("{}/edit#letter_date", hall.path));
        early.shows("Jabatan pimpinan rapat belum diisi");
        change(&harness, &hall, "letter_date = '2023-09-01', chair_position = 'Sekretaris Daerah'").await;
        // Two read the same page: the second reads again, as its letter would not name the first.
        let page = format!("{}/papers/invitation", hall.path);
        let stand = hall.staff.get(&page).await.is_ok().field("stand");
        issue(&hall, "invitation", "7/SETDA").await.is(303);
        let form =
            [("number", "8/SETDA"), ("classification", ""), ("signatory", ""), ("stand", stand.as_str())];
        hall.staff.post(&page, &form).await.is(409).shows("Isi naskah ini berubah");
        assert_eq!(count(harness.app.db(), "select count(*) from document").await, 1);
        crate::document::close(&harness, &hall).await;
        issue(&hall, "invitation", "8/SETDA").await.is(422).shows("Rapat sudah ditutup");
        harness.as_leader().await.post(&page, &[]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn every_paper_of_a_meeting_has_its_page_and_its_draft() {
    on_both(async |harness| {
        let hall = crate::document::closed(&harness).await;
        for kind in DocumentKind::ALL {
            let page = hall.staff.get(&format!("{}/papers/{kind}", hall.path)).await;
            if !kind.is_of_meetings() {
                page.is(404);
                continue;
            }
            page.is_ok();
            for ending in ["pdf", "docx"] {
                hall.staff.get(&format!("{}/files/{kind}.{ending}", hall.path)).await.is_ok();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_letter_comes_before_its_meeting_and_its_date_is_read_before_it_is_issued() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        let page = hall.staff.get(&format!("{}/papers/invitation", hall.path)).await;
        page.is_ok().costs_at_most(10).shows("Tanggal pada naskah").shows("1 September 2023");
        page.shows("sebelum hari ini").shows("akan tercetak tanpa alamat");
        change(&harness, &hall, "letter_date = '2023-09-21'").await;
        issue(&hall, "invitation", "7/SETDA").await.is(422).shows("undangan harus mendahului rapatnya");
        // Whoever leads an office signs with rank and NIP, which only the list of those who sign knows.
        change(&harness, &hall, "letter_date = '2023-09-20', chair_position = 'Kepala Dinas Sendiri'").await;
        let without = issue(&hall, "invitation", "7/SETDA").await;
        without.is(422).shows("dicetak dengan pangkat dan NIP").shows("href=\"/settings/documents\"");
        assert_eq!(count(harness.app.db(), "select count(*) from document").await, 0);
        change(&harness, &hall, "chair_position = 'Sekretaris Daerah'").await;
        issue(&hall, "invitation", "7/SETDA").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_letter_names_its_nature_and_who_gets_a_copy() {
    on_both(async |harness| {
        let hall = called(&harness).await;
        let draft = async || {
            text_of(&hall.staff.get(&format!("{}/files/invitation.docx", hall.path)).await.is_ok().bytes)
        };
        let usual = draft().await;
        assert!(usual.contains("Penting") && !usual.contains("Tembusan"), "{usual}");
        let first = code(&issue(&hall, "invitation", "7/SETDA").await);
        let edit = format!("{}/edit", hall.path);
        let seen = hall.staff.get(&edit).await;
        let version = seen.is_ok().field("version");
        let form = |nature: &'static str| {
            [
                ("version", version.clone()),
                ("name", "Rapat Koordinasi Kemitraan".to_owned()),
                ("place", "Aula Bappeda".to_owned()),
                ("day", "2023-09-20".to_owned()),
                ("starts", "08:00".to_owned()),
                ("ends", "16:00".to_owned()),
                ("letter_date", "2023-09-01".to_owned()),
                ("chair_name", "Kartiyus".to_owned()),
                ("chair_position", "Sekretaris Daerah".to_owned()),
                ("slot_minutes", "10".to_owned()),
                ("tables", "10".to_owned()),
                ("letter_nature", nature.to_owned()),
                ("letter_copies", "Bupati Sintang\n\nKetua DPRD".to_owned()),
                ("letter_contact", "Maria, 0812-0000-4444".to_owned()),
            ]
        };
        let send = async |nature: &'static str| {
            let form = form(nature);
            let fields: Vec<(&str, &str)> =
                form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            hall.staff.post(&edit, &fields).await
        };
        send("rahasia-sekali").await.is(422);
        send("very_urgent").await.is(303);
        hall.staff.get(&edit).await.is_ok().shows("Ketua DPRD").shows("Sangat Segera");
        // The letter that was issued says another thing by now.
        hall.staff.get(&hall.path).await.is_ok().shows("Terbitkan surat pengganti");
        let second = code(&issue(&hall, "invitation", "9/SETDA").await);
        let letter = kept(&hall, &second).await;
        let (head, copies) = letter.split_once("Tembusan:").unwrap();
        assert!(head.contains("Sangat Segera") && copies.contains("Ketua DPRD"), "{letter}");
        assert!(head.contains("narahubung: Maria, 0812-0000-4444."), "{head}");
        assert!(!kept(&hall, &first).await.contains("Tembusan"));
    })
    .await;
}
