//! Scenarios about visits in the field: recorded by whoever takes part, followed up, and issued as a record that then stays.

use sekber::features::partnership::stand_of_clause;
use sekber::kit::files::FileKind;
use sekber::kit::store::sql;

use crate::docx::text_of;
use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, on_both};
use crate::records::keep_partnership;
use crate::records::work_plans::PICTURE;

/// The partnership of the own office and the own partner, carried out.
async fn carried_out(harness: &Harness) -> String {
    keep_partnership(harness.app.db(), OWN_PARTNER).await;
    let id = harness.keep_lead().await;
    format!("/partnerships/{id}")
}

const VISIT: [(&str, &str); 10] = [
    ("made_by", OWN_OFFICE),
    ("on_day", "2023-05-10"),
    ("place_code", "61.05.01"),
    ("place_note", "Balai desa"),
    ("person_name", "Yohanes"),
    ("person_post", "Kepala Bidang"),
    ("person_body", "Dinas Kesehatan"),
    ("person_part", "leads"),
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
        for (wrong, words) in [
            (("made_by", "office-other"), "href=\"#made_by\""),
            (("made_by", ""), "href=\"#made_by\""),
            (("person_part", "member"), "Tunjuk satu orang sebagai ketua tim"),
            (("person_part", "captain"), "href=\"#people\""),
        ] {
            office.post(&form, &with(&[wrong])).await.is(422).shows(words);
        }
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
        let early = [("what", "Pindahkan kebun"), ("responsible", OWN_PARTNER), ("due_on", "2023-05-09")];
        let early = office.post(&format!("{visit}/follow-ups"), &early).await;
        early.is(422).shows("href=\"#due_on\"").shows("sebelum hari kunjungannya, 10 Mei 2023");
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
        let photos = sql("select count(*) from visit_photo");
        assert_eq!(harness.app.db().value::<i64>(photos).await.unwrap(), Some(1));

        for (ending, kind) in [("pdf", FileKind::Pdf), ("docx", FileKind::Docx)] {
            let bytes = partner.get(&format!("{visit}/{ending}")).await.is_ok().bytes.clone();
            assert_eq!(FileKind::of(&bytes).ok(), Some(kind));
        }
        let staff = harness.as_staff().await;
        let changed = with(&[("seen", "Dua puluh satu kebun gizi tumbuh."), ("version", "1")]);
        office.post(&format!("{visit}/edit"), &changed).await.is(303);
        office.post(&format!("{visit}/edit"), &changed).await.is(409);
        let stand = staff.get(&visit).await.is_ok().field("stand");
        let issue = [("number", "400.7/1/2023"), ("classification", "400.7"), ("stand", stand.as_str())];
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
        let changed = with(&[("seen", "Dua puluh satu kebun gizi tumbuh."), ("version", "1")]);
        let again = with(&[("seen", "Dua puluh dua kebun gizi tumbuh."), ("version", "2")]);

        // Changed since the page was opened: whoever signs reads it again.
        let form = format!("{path}/visits/new");
        let visit = office.post(&form, &VISIT).await.is(303).leads_on().to_owned();
        let stand = staff.get(&visit).await.is_ok().field("stand");
        office.post(&format!("{visit}/edit"), &changed).await.is(303);
        let send = async |visit: &str, stand: &str| {
            let fields = [("number", ""), ("stand", stand)];
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

/// The lines of a paper that are not empty.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[tokio::test]
async fn the_record_is_that_of_whoever_made_the_visit() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (staff, partner) = (harness.as_staff().await, harness.as_partner().await);
        let form = format!("{path}/visits/new");
        let speaker =
            [("person_name", "Yuliana"), ("person_post", "Direktur"), ("person_body", "Yayasan Sendiri")];
        let signs = [&VISIT[..], &speaker, &[("person_part", "speaks")]].concat();
        for (maker, head, under) in [
            (OWN_OFFICE, "Dinas Sendiri", true),
            ("secretariat", "Sekretariat Daerah", true),
            (OWN_PARTNER, "Yayasan Sendiri", false),
        ] {
            let mut fields = signs.clone();
            fields[0] = ("made_by", maker);
            let visit = staff.post(&form, &fields).await.is(303).leads_on().to_owned();
            let draft = text_of(&partner.get(&format!("{visit}/docx")).await.is_ok().costs_at_most(10).bytes);
            let shown = lines(&draft);
            let at = usize::from(under);
            assert_eq!(shown[at], head, "{draft}");
            assert_eq!(shown[0].starts_with("Pemerintah"), under, "{draft}");
            assert!(
                draft.contains("KONSEP") && draft.contains("Catatan kunjungan ini disimpan pada"),
                "{draft}"
            );

            let stand = staff.get(&visit).await.is_ok().shows("Ditandatangani Yohanes").field("stand");
            let number = format!("400.7/{maker}/2023");
            let fields = [("number", number.as_str()), ("stand", stand.as_str())];
            let issued = staff.post(&format!("{visit}/issue"), &fields).await.is(303).leads_on().to_owned();
            partner.get(&issued).await.is_ok().shows("Yohanes").shows("Ketua Tim Kunjungan");
            let paper = partner.get(&format!("{visit}/docx")).await.is_ok().costs_at_most(10).bytes.clone();
            assert_eq!(paper, partner.get(&format!("{issued}/docx")).await.is_ok().bytes);
            let paper = text_of(&paper);
            assert!(!paper.contains("KONSEP") && paper.contains(&number), "{paper}");
            assert!(paper.contains("Yuliana") && paper.contains("Ketua Tim Kunjungan"), "{paper}");
            let pdf = partner.get(&format!("{visit}/pdf")).await.is_ok().bytes.clone();
            assert_eq!(pdf, partner.get(&format!("{issued}/pdf")).await.is_ok().bytes);
            // What no longer holds is a draft again.
            staff.post(&format!("{issued}/withdraw"), &[("reason", "Keliru")]).await.is(303);
            let again = text_of(&partner.get(&format!("{visit}/docx")).await.is_ok().bytes);
            assert!(again.contains("KONSEP"), "{again}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_record_from_before_names_its_leader_before_it_is_issued() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (staff, office) = (harness.as_staff().await, harness.as_office().await);
        let form = format!("{path}/visits/new");
        let visit = office.post(&form, &VISIT).await.is(303).leads_on().to_owned();
        let stand = staff.get(&visit).await.is_ok().field("stand");
        harness.change(sql("update visit set made_by = null")).await;
        staff
            .get(&visit)
            .await
            .is_ok()
            .shows("Sebutkan dahulu siapa yang berkunjung")
            .hides("name=\"stand\"");
        let issue = [("number", ""), ("stand", stand.as_str())];
        staff
            .post(&format!("{visit}/issue"), &issue)
            .await
            .is(422)
            .shows("Sebutkan dahulu siapa yang berkunjung");
        office.get(&format!("{visit}/docx")).await.is_ok();
        let edit = format!("{visit}/edit");
        office.post(&edit, &with(&[("version", "1")])).await.is(303);
        let stand = staff.get(&visit).await.is_ok().field("stand");
        staff.post(&format!("{visit}/issue"), &[("number", ""), ("stand", stand.as_str())]).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn only_whoever_made_a_visit_says_so() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (staff, office) = (harness.as_staff().await, harness.as_office().await);
        let partner = harness.as_partner().await;
        let form = format!("{path}/visits/new");
        for maker in ["secretariat", OWN_OFFICE] {
            let told = partner.post(&form, &with(&[("made_by", maker)])).await;
            told.is(422).shows("Hanya lembaga yang berkunjung");
        }
        office.post(&form, &with(&[("made_by", "secretariat")])).await.is(422);
        partner.get(&form).await.is_ok().hides("value=\"secretariat\"").shows(OWN_PARTNER);
        partner.post(&form, &with(&[("made_by", OWN_PARTNER)])).await.is(303);
        staff.post(&form, &with(&[("made_by", OWN_PARTNER)])).await.is(303);

        // What the office says of its visit is the office's to change, whoever a change names.
        let visit = office.post(&form, &VISIT).await.is(303).leads_on().to_owned();
        let edit = format!("{visit}/edit");
        partner.get(&visit).await.is_ok().hides(&edit);
        for maker in [OWN_OFFICE, OWN_PARTNER] {
            let changed = with(&[("made_by", maker), ("version", "1")]);
            partner.post(&edit, &changed).await.is(422).shows("Hanya lembaga yang berkunjung");
        }
        office.get(&visit).await.is_ok().shows(&edit);
        office.post(&edit, &with(&[("version", "1")])).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn the_district_chooses_the_words_of_the_record() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let staff = harness.as_staff().await;
        let visit = staff.post(&format!("{path}/visits/new"), &VISIT).await.is(303).leads_on().to_owned();
        let told = async || text_of(&staff.get(&format!("{visit}/docx")).await.is_ok().bytes);
        assert!(told().await.contains("Berita acara ini dibuat dengan sebenarnya"));
        let keep = async |words: &str, read: &str| {
            let stand = stand_of_clause(read);
            let fields = [
                ("kind", "visit_record"),
                ("article", "closing"),
                ("text", words),
                ("stand", stand.as_str()),
            ];
            staff.post("/agreements/clauses", &fields).await
        };
        keep("Menurut {judul}.", "").await.is(422).shows("“judul” dalam kurung kurawal");
        let own = "Dibuat di {tempat} oleh {pelaksana}.";
        keep(own, "").await.is(303);
        let text = told().await;
        assert!(
            text.contains("Dibuat di Balai desa, Kecamatan ") && text.contains(" oleh Dinas Sendiri."),
            "{text}"
        );
        keep("", own).await.is(303);
        assert!(told().await.contains("Berita acara ini dibuat dengan sebenarnya"));
    })
    .await;
}

#[tokio::test]
async fn the_nip_of_an_official_stands_on_the_record_alone() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let form = format!("{path}/visits/new");
        let short = office.post(&form, &with(&[("person_number", "19800101")])).await;
        short.is(422).shows("NIP terdiri atas 18 angka");
        let number = "19800101 200501 1 001";
        let told = with(&[("person_number", number)]);
        let visit = office.post(&form, &told).await.is(303).leads_on().to_owned();
        partner.get(&visit).await.is_ok().shows("Yohanes").hides(number);
        office.get(&format!("{visit}/edit")).await.is_ok().shows(number);
        let paper = text_of(&partner.get(&format!("{visit}/docx")).await.is_ok().bytes);
        let printed = format!("NIP {number}");
        assert_eq!(
            paper.matches(&printed).count(),
            2,
            "among those present and under the signature: {paper}"
        );
        // Whoever has none, or nobody asked for it, is named all the same.
        let edit = format!("{visit}/edit");
        office.post(&edit, &with(&[("person_number", ""), ("version", "1")])).await.is(303);
        let paper = text_of(&partner.get(&format!("{visit}/docx")).await.is_ok().bytes);
        assert!(paper.contains("Yohanes") && !paper.contains("NIP"), "{paper}");
    })
    .await;
}
