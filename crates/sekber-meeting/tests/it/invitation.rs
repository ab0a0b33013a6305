//! Scenarios about invitations that are withdrawn: with a reason, told to whoever was invited, and gone from every list.

use sekber::kit::settings::MailSettings;
use sekber::kit::store::sql;

use crate::docx::text_of;
use crate::hall::{Hall, count};
use crate::harness::{Harness, OWN_PARTNER, on_both};

async fn participant(harness: &Harness, hall: &Hall, organisation: &str) -> Option<String> {
    let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
    harness.app.db().value(asked.bind(&hall.id).bind(organisation)).await.unwrap()
}

async fn presents(harness: &Harness, hall: &Hall) -> i64 {
    let asked = sql("select count(*) from meeting_slot where meeting_id = $1 and organisation_id = $2");
    harness.app.db().value(asked.bind(&hall.id).bind(OWN_PARTNER)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing_and_leaves_every_list() {
    on_both(async |harness| {
        let harness = harness
            .beside_with(|settings| {
                let server = "smtp://127.0.0.1:9".to_owned();
                settings.mail =
                    Some(MailSettings { server, from: "Sekber <sekber@example.go.id>".to_owned() });
            })
            .await;
        let hall = Hall::called(&harness).await;
        hall.staff.post(&format!("{}/letters", hall.path), &[("kind", "invitation")]).await.is(303);
        let code = hall.code(&harness, OWN_PARTNER).await;
        let one = participant(&harness, &hall, OWN_PARTNER).await.unwrap();
        assert_eq!(presents(&harness, &hall).await, 1);
        let door = format!("{}/door", hall.path);
        hall.staff.get(&format!("{door}?participant={one}")).await.is_ok().shows("Tarik undangan");
        let withdraw = format!("{}/invitations/withdraw", hall.path);
        let without = hall.staff.post(&withdraw, &[("participant", one.as_str()), ("reason", " ")]).await;
        without.is(422).shows("Wajib diisi");
        let why = [("participant", one.as_str()), ("reason", "Programnya dipindah ke siklus berikut")];
        harness.as_partner().await.post(&withdraw, &why).await.is(403);
        hall.staff.post(&withdraw, &why).await.is(303);

        assert_eq!(participant(&harness, &hall, OWN_PARTNER).await, None);
        assert_eq!(presents(&harness, &hall).await, 0, "whoever does not come does not present");
        let told = "select count(*) from email where subject like 'Undangan ditarik%'";
        assert!(count(harness.app.db(), told).await > 0);
        hall.staff.get(&door).await.is_ok().costs_at_most(10).shows("Programnya dipindah").hides(&code);
        let partner = harness.as_partner().await;
        let seen = partner.get(&hall.path).await;
        seen.is_ok().costs_at_most(10).shows("ditarik").shows("Programnya dipindah ke siklus berikut");
        let joined = harness.public().post("/hall", &[("code", &code), ("name", "Delegasi")]).await;
        assert_ne!(joined.header("location"), format!("/hall/{}", hall.id), "its code opens nothing");

        // All others are invited again without it; by name it is, with another code.
        let invitations = format!("{}/invitations", hall.path);
        hall.staff.post(&invitations, &[("all", "1")]).await.is(303);
        assert_eq!(participant(&harness, &hall, OWN_PARTNER).await, None);
        hall.staff.post(&invitations, &[("organisation", OWN_PARTNER)]).await.is(303);
        assert_ne!(hall.code(&harness, OWN_PARTNER).await, code);
        hall.staff.get(&door).await.is_ok().hides("Programnya dipindah");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_sent_away_who_came() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        hall.phone(&harness, OWN_PARTNER).await;
        let one = participant(&harness, &hall, OWN_PARTNER).await.unwrap();
        let withdraw = format!("{}/invitations/withdraw", hall.path);
        let seen = hall.staff.post(&withdraw, &[("participant", one.as_str()), ("reason", "Keliru")]).await;
        seen.is(422).shows("belum ada yang datang");
        hall.staff
            .get(&format!("{}/door?participant={one}", hall.path))
            .await
            .is_ok()
            .hides("Tarik undangan");
        assert_eq!(participant(&harness, &hall, OWN_PARTNER).await, Some(one));
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_a_draft_until_its_day_and_who_signs_are_known() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let letters = async || {
            text_of(&hall.staff.get(&format!("{}/files/invitations.docx", hall.path)).await.is_ok().bytes)
        };
        let draft = letters().await;
        assert!(draft.contains("KONSEP") && draft.contains("Sintang, …"), "{draft}");
        assert!(!draft.contains("Pimpinan rapat"), "who chairs is no position to sign by: {draft}");
        assert!(draft.contains("Yth. Kepala Dinas Sendiri"), "{draft}");
        assert!(draft.contains("Yth. Ketua Yayasan Sendiri"), "{draft}");
        assert!(draft.contains("Dalam rangka sinkronisasi program"), "{draft}");
        let known =
            sql("update meeting set letter_date = '2023-09-01', chair_position = 'Sekretaris Daerah',
             letter_basis = 'Keputusan Bupati Nomor 7', version = version + 1 where id = $1");
        harness.change(known.bind(hall.id.as_str())).await;
        let letter = letters().await;
        assert!(letter.contains("Sintang, 1 September 2023") && !letter.contains("KONSEP"), "{letter}");
        assert!(
            letter.contains("Berdasarkan Keputusan Bupati Nomor 7, dan dalam rangka sinkronisasi program"),
            "{letter}"
        );
        assert!(letter.contains("Sekretaris Daerah") && letter.contains("Kartiyus"), "{letter}");
        let printed = hall.staff.get(&format!("{}/files/invitations.pdf", hall.path)).await;
        let pages = String::from_utf8_lossy(&printed.is_ok().bytes).matches("/MediaBox").count();
        assert_eq!(pages, letter.matches("Yth. ").count(), "a page each");
    })
    .await;
}

/// Who signs decides the head: the chair by the post that the meeting names, an official of the list by the post or by hand.
#[tokio::test]
async fn the_letterhead_follows_whoever_signs() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let head = [
            ("version", "1"),
            ("unit_name", "Badan Perencanaan"),
            ("address", "Jalan Sekber 7"),
            ("region_address", "Jalan Bupati 1"),
        ];
        hall.staff.post("/settings/letterhead", &head).await.is(303);
        let letter = async |chairs: &'static str| {
            let chair = sql("update meeting set chair_position = $1, version = version + 1 where id = $2");
            harness.change(chair.bind(chairs).bind(hall.id.as_str())).await;
            let letters = hall.staff.get(&format!("{}/files/invitations.docx", hall.path)).await;
            text_of(&letters.is_ok().bytes).trim_start().to_owned()
        };
        let usual = letter("Ketua Sekretariat Bersama").await;
        assert!(usual.contains("Badan Perencanaan\n") && usual.contains("Jalan Sekber 7"), "{usual}");
        assert!(usual.contains("Pemerintah Kabupaten Sintang"), "{usual}");
        let regent = letter("Bupati Sintang").await;
        assert!(regent.starts_with("Bupati Sintang\n") && !regent.contains("Jalan Sekber 7"), "{regent}");
        assert!(regent.contains("Jalan Bupati 1") && !usual.contains("Jalan Bupati 1"), "{regent}");
        let secretary = letter("Plt. Sekretaris Daerah").await;
        assert!(secretary.starts_with("Pemerintah Kabupaten Sintang\nSekretariat Daerah\n"), "{secretary}");
        let office = letter("Kepala Dinas Sendiri").await;
        assert!(office.starts_with("Pemerintah Kabupaten Sintang\nDinas Sendiri\n"), "{office}");

        let one = [("name", "Budi"), ("position", "Ketua Tim"), ("acting_mark", "holder")];
        let by_hand = [one[0], one[1], one[2], ("signatory_unit", "Dinas Sosial")];
        hall.staff.post("/settings/signatories", &by_hand).await.is(303);
        let shown = hall.staff.get("/settings/documents").await;
        shown.is_ok().costs_at_most(10).shows("Kop sekarang: Dinas Sosial");
    })
    .await;
}
