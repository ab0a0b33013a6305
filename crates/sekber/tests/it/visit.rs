//! Scenarios about visits in the field: recorded by whoever takes part, followed up, and issued as a record that then stays.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;

use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, on_both};
use crate::records::keep_partnership;
use crate::records::work_plans::PICTURE;

/// The partnership of the own office and the own partner, carried out.
async fn carried_out(harness: &Harness) -> String {
    keep_partnership(harness.app.db(), OWN_PARTNER).await;
    let id = format!("partnership-of-{OWN_PARTNER}");
    let lead = "insert into partnership_party (region_code, partnership_id, organisation_id, part) select region_code, $1, id, 'lead' from organisation where id = $2";
    harness.change(sql(lead).bind(&id).bind(OWN_OFFICE)).await;
    format!("/partnerships/{id}")
}

const VISIT: [(&str, &str); 8] = [
    ("on_day", "2023-05-10"),
    ("place_code", "61.05.01"),
    ("place_note", "Balai desa"),
    ("person_name", "Yohanes"),
    ("person_post", "Kepala Bidang"),
    ("person_body", "Dinas Kesehatan"),
    ("seen", "Dua puluh kebun gizi tumbuh.\nSatu kebun terendam."),
    ("advice", "Pindahkan kebun yang terendam."),
];

fn with<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = VISIT.iter().filter(|(name, _)| !other.iter().any(|(known, _)| known == name));
    kept.chain(other).copied().collect()
}

#[tokio::test]
async fn a_visit_is_recorded_followed_up_and_issued() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let list = format!("{path}/visits");
        partner.get(&path).await.is_ok().shows(&list).costs_at_most(10);
        partner.get(&list).await.is_ok().shows("Belum ada kunjungan").costs_at_most(5);
        harness.as_other_partner().await.get(&list).await.is(403);
        harness.as_leader().await.get(&list).await.is_ok().hides("Catat kunjungan");
        let form = format!("{list}/new");
        office.get(&form).await.is_ok().shows("Kecamatan atau desa");
        office.post(&form, &with(&[("on_day", "2090-01-01")])).await.is(422).shows("sesudah hari ini");
        office.post(&form, &with(&[("person_body", "")])).await.is(422).shows("nama dan lembaga");
        office.post(&form, &with(&[("place_code", "61.05.99")])).await.is(422).shows("href=\"#place_code\"");
        let visit = office.post(&form, &VISIT).await.is(303).leads_on().to_owned();
        partner
            .get(&visit)
            .await
            .is_ok()
            .shows("Satu kebun terendam")
            .shows("Kepala Bidang")
            .costs_at_most(10);
        partner.get(&list).await.is_ok().shows("Balai desa");

        let asked = [("what", "Pindahkan kebun"), ("responsible", OWN_PARTNER), ("due_on", "2023-06-30")];
        let stranger =
            [("what", "Pindahkan kebun"), ("responsible", "partner-other"), ("due_on", "2023-06-30")];
        office.post(&format!("{visit}/follow-ups"), &stranger).await.is(422);
        office.post(&format!("{visit}/follow-ups"), &asked).await.is(303);
        partner.get(&visit).await.is_ok().shows("Terlambat").shows("Tandai selesai");
        let id: String = harness
            .app
            .db()
            .value(sql("select id from visit_follow_up where what = $1").bind("Pindahkan kebun"))
            .await
            .unwrap()
            .unwrap();
        partner.post(&format!("{visit}/follow-ups/{id}/done"), &[]).await.is(303);
        partner.post(&format!("{visit}/follow-ups/{id}/done"), &[]).await.is(409);
        for _ in 0..2 {
            let file = ("kebun.png", "image/png", PICTURE);
            partner.upload(&format!("{visit}/photos"), &[], "file", file).await.is(303);
        }
        let photos = sql("select count(*) from visit_photo where $1 = 1").bind(1_i64);
        assert_eq!(harness.app.db().value::<i64>(photos).await.unwrap(), Some(1));

        for (ending, kind) in [("pdf", FileKind::Pdf), ("docx", FileKind::Docx)] {
            let bytes = partner.get(&format!("{visit}/{ending}")).await.is_ok().bytes.clone();
            assert_eq!(FileKind::of(&bytes).ok(), Some(kind));
        }
        let staff = harness.as_staff().await;
        let changed = with(&[("seen", "Dua puluh satu kebun gizi tumbuh."), ("version", "1")]);
        office.post(&format!("{visit}/edit"), &changed).await.is(303);
        office.post(&format!("{visit}/edit"), &changed).await.is(409);
        staff.post(&format!("{visit}/issue"), &[("number", "")]).await.is(422).shows("href=\"#signatory\"");
        let signer = [("name", "Kartiyus"), ("position", "Sekretaris Daerah")];
        staff.post("/settings/signatories", &signer).await.is(303);
        let signatory = sql("select id from signatory where $1 = 1").bind(1_i64);
        let signatory: String = harness.app.db().value(signatory).await.unwrap().unwrap();
        let stand = staff.get(&visit).await.is_ok().field("stand");
        let issue = [
            ("number", "400.7/1/2023"),
            ("classification", "400.7"),
            ("signatory", signatory.as_str()),
            ("stand", stand.as_str()),
        ];
        office.post(&format!("{visit}/issue"), &issue).await.is(403);
        let issued = staff.post(&format!("{visit}/issue"), &issue).await.is(303).leads_on().to_owned();
        partner.get(&issued).await.is_ok().shows("Berita Acara Kunjungan Lapangan");
        harness.as_other_partner().await.get(&issued).await.is(404);
        let late = with(&[("version", "2")]);
        office.post(&format!("{visit}/edit"), &late).await.is(422).shows("sudah diterbitkan");
        office.post(&format!("{visit}/follow-ups"), &asked).await.is(422).shows("sudah diterbitkan");
        // The paper says how many photos there are.
        let file = ("lain.png", "image/png", PICTURE);
        let photo = partner.upload(&format!("{visit}/photos"), &[], "file", file).await;
        photo.is(422).shows("sudah diterbitkan");
        partner.get(&visit).await.is_ok().hides("name=\"file\"");
        staff.get(&visit).await.is_ok().shows("Berita acara diterbitkan").costs_at_most(10);
    })
    .await;
}

#[tokio::test]
async fn what_is_issued_is_what_was_read_and_what_stays() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (staff, office) = (harness.as_staff().await, harness.as_office().await);
        let signer = [("name", "Kartiyus"), ("position", "Sekretaris Daerah")];
        staff.post("/settings/signatories", &signer).await.is(303);
        let signatory = sql("select id from signatory where $1 = 1").bind(1_i64);
        let signatory: String = harness.app.db().value(signatory).await.unwrap().unwrap();
        let changed = with(&[("seen", "Dua puluh satu kebun gizi tumbuh."), ("version", "1")]);
        let again = with(&[("seen", "Dua puluh dua kebun gizi tumbuh."), ("version", "2")]);

        // Changed since the page was opened: whoever signs reads it again.
        let form = format!("{path}/visits/new");
        let visit = office.post(&form, &VISIT).await.is(303).leads_on().to_owned();
        let stand = staff.get(&visit).await.is_ok().field("stand");
        office.post(&format!("{visit}/edit"), &changed).await.is(303);
        let send = async |visit: &str, stand: &str| {
            let fields = [("number", ""), ("signatory", signatory.as_str()), ("stand", stand)];
            staff.post(&format!("{visit}/issue"), &fields).await
        };
        send(&visit, "").await.is(409);
        send(&visit, &stand).await.is(409);

        // Changed at that very moment: one of the two comes first, and the other is told.
        let stand = staff.get(&visit).await.is_ok().field("stand");
        let edit = format!("{visit}/edit");
        let (issued, edited) = tokio::join!(send(&visit, &stand), office.post(&edit, &again));
        assert!(
            matches!((issued.status, edited.status), (303, 422) | (409, 303)),
            "issued {}, changed {}",
            issued.status,
            edited.status
        );
        let follow_up = [("what", "Perbarui"), ("responsible", OWN_PARTNER), ("due_on", "2023-06-30")];
        let visit = office.post(&form, &VISIT).await.is(303).leads_on().to_owned();
        let stand = staff.get(&visit).await.is_ok().field("stand");
        office.post(&format!("{visit}/follow-ups"), &follow_up).await.is(303);
        send(&visit, &stand).await.is(409);
        let stand = staff.get(&visit).await.is_ok().field("stand");
        send(&visit, &stand).await.is(303);
    })
    .await;
}
