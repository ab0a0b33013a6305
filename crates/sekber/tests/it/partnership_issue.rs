//! Scenarios about what stands before a paper is issued: remarks and open places that have to be seen, what the law refuses, what a
//! change of an agreement says, and who the parties are.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER, Who, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::count;

/// What a paper says, as its DOCX has it.
pub async fn told(story: &Story, paper: &str) -> String {
    crate::docx::text_of(&story.staff.get(&format!("{paper}/docx")).await.is_ok().bytes)
}

#[tokio::test]
async fn remarks_and_open_places_are_shown_and_have_to_be_seen_before_a_paper_is_issued() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        let open = "Yang masih kosong memang ditulis tangan";
        let page = story.staff.get(&joint).await;
        page.is_ok().costs_at_most(10).shows("Jabatan penanda tangan mitra").shows(open);

        let law = harness.sign_in(Who::Law).await;
        let remarks = format!("{joint}/remarks");
        let notices = "select count(*) from person_notice where person_id = 'staff'";
        let before = count(&harness, notices).await;
        let now = version(&page);
        let finds = async |finding: &str, now: &str| {
            let why = "Pasal 4 tanpa jangka waktu.";
            let told = [("finding", finding), ("reason", why), ("version", now)];
            law.post(&remarks, &told).await.is(303);
        };
        finds("to_change", &now).await;
        assert_eq!(count(&harness, notices).await, before + 1, "the bell of the secretariat");
        let home = story.staff.get("/").await;
        home.is_ok().costs_at_most(10).shows(&remarks).shows("ada yang perlu diubah");

        let issue = format!("{joint}/issue");
        let page = story.staff.get(&joint).await;
        page.is_ok().costs_at_most(10).shows("Catatan atas naskah (1)").shows("Bagian Hukum: Perlu diubah");
        page.shows("Pasal 4 tanpa jangka waktu.").shows("Saya sudah membaca catatan").hides(open);
        story.partner.get(&joint).await.is_ok().shows("Bagian Hukum: Perlu diubah").hides("name=\"seen\"");
        let stand = page.field("stand");
        let unseen = [("number", "1"), ("stand", stand.as_str())];
        story.staff.post(&issue, &unseen).await.is(422).shows("href=\"#seen\"");
        let strange = [&unseen[..], &[("seen", "mungkin")]].concat();
        story.staff.post(&issue, &strange).await.is(422).shows("href=\"#seen\"");

        // What the section says last counts.
        finds("no_objection", &now).await;
        let page = story.staff.get(&joint).await;
        page.is_ok().shows("Bagian Hukum: Tidak ada keberatan").hides("Perlu diubah").shows(open);
        story.issue(&joint, "1").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_draft_goes_to_and_fro_until_a_side_wants_nothing_changed() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let (today, last) = (story.in_years(0, 0), story.in_years(3, 0));
        let fields = [
            ("title", "kebun gizi keluarga"),
            ("signer", "regent"),
            ("kind", "joint"),
            ("starts_on", today.as_str()),
            ("ends_on", last.as_str()),
            ("field", "1.02"),
        ];
        let scope = ("scope", "Pembibitan\nPelatihan kader\nPemantauan");
        let new = format!("{}/agreements", story.path);
        let joint = story.partner.post(&new, &[&fields[..], &[scope]].concat()).await;
        let joint = joint.is(303).leads_on().to_owned();
        let turn = format!("{joint}/turn");
        story
            .office
            .get(&joint)
            .await
            .is_ok()
            .costs_at_most(10)
            .shows("Menunggu tanggapan perangkat daerah sejak");
        let waits = format!("href=\"{joint}\"");
        story
            .office
            .get("/")
            .await
            .is_ok()
            .costs_at_most(10)
            .shows("menunggu tanggapan pihak Anda")
            .shows(&waits);
        story.partner.get("/").await.is_ok().hides("menunggu tanggapan pihak Anda");
        // Nobody answers for the other side, and whoever changes something hands it over.
        let now = version(&story.partner.get(&format!("{joint}/edit")).await);
        story.partner.post(&turn, &[("version", now.as_str())]).await.is(422);
        harness.as_other_partner().await.post(&turn, &[("version", now.as_str())]).await.is(403);
        let scope = ("scope", "Pembibitan\nPelatihan kader dan guru\nPemantauan");
        let changed = [&fields[..], &[scope, ("version", now.as_str())]].concat();
        story.office.post(&format!("{joint}/edit"), &changed).await.is(303);
        let page = story.partner.get(&joint).await;
        page.is_ok().shows("Menunggu tanggapan mitra sejak").shows("Tidak ada yang perlu diubah");
        page.shows("<del>Pelatihan kader</del>")
            .shows("<ins>Pelatihan kader dan guru</ins>")
            .hides("<del>Pembibitan");
        story.partner.get("/").await.is_ok().shows("menunggu tanggapan pihak Anda");
        story.partner.post(&turn, &[("version", now.as_str())]).await.is(409);
        let now = version(&page);
        story.partner.post(&turn, &[("version", now.as_str())]).await.is(303);
        let page = story.office.get(&joint).await;
        page.is_ok()
            .shows("Tidak ada pihak yang meminta perubahan lagi")
            .hides(&format!("action=\"{turn}\""));
        // It is the secretariat's now, which finds it at home, in the list of drafts and under the bell.
        let said = "Konsep naskah menunggu Sekber";
        story.staff.get("/").await.is_ok().costs_at_most(10).shows(said).shows(&waits);
        story.staff.get("/agreements").await.is_ok().shows("Tidak ada pihak yang meminta perubahan lagi");
        story.staff.get("/notices").await.is_ok().shows("Konsep menunggu Sekber: ");
        story.partner.get(&story.path).await.is_ok().shows("menunggu Sekber sejak");
        story.office.get("/").await.is_ok().hides(said);
        story.partner.get("/").await.is_ok().hides("menunggu tanggapan pihak Anda");
        // What one side writes alone has no turns.
        let power = story.draft(&story.office, &[("kind", "power"), ("office", OWN_OFFICE)]).await;
        let power = power.is(303).leads_on().to_owned();
        story.office.get(&power).await.is_ok().hides("Menunggu tanggapan");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_issued_or_signed_offers_no_form_for_it() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let forms = |paper: &str| ["issue", "sign"].map(|form| format!("action=\"{paper}/{form}\""));
        let paper = story.draft(&story.office, &[("kind", "cooperation")]).await;
        let paper = paper.is(303).leads_on().to_owned();
        let [issue, sign] = forms(&paper);
        story.staff.get(&paper).await.is_ok().shows("belum dipilih").hides(&issue).hides(&sign);
        // The power to sign it is drawn up for it.
        let power = story.office.get(&format!("{}/agreements/new?kind=power", story.path)).await;
        assert_eq!(power.field("title"), "kebun gizi keluarga");
        let (today, last) = (story.in_years(0, 0), story.in_years(3, 0));
        let fields =
            [("kind", "joint"), ("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let paper = story.draft(&story.office, &fields).await.is(303).leads_on().to_owned();
        let [issue, sign] = forms(&paper);
        story.staff.get(&paper).await.is_ok().shows(&issue).shows(&sign);
        // Nobody is named yet: it may be signed elsewhere, but is not issued.
        let unnamed = [&fields[..], &[("title", "kebun"), ("signer", "regent")]].concat();
        let path = format!("{}/agreements", story.path);
        let paper = story.office.post(&path, &unnamed).await.is(303).leads_on().to_owned();
        let [issue, sign] = forms(&paper);
        story.staff.get(&paper).await.is_ok().shows("Belum diisi").hides(&issue).shows(&sign);
    })
    .await;
}

#[tokio::test]
async fn a_change_rests_on_what_was_signed_and_says_what_is_changed() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let new = format!("{}/agreements/new?kind=amendment", story.path);
        story.office.get(&story.path).await.is_ok().hides("kind=amendment");
        story.office.get(&new).await.is(422).shows("belum memiliki naskah yang ditandatangani");
        let (today, last, longer) = (story.in_years(0, 0), story.in_years(3, 0), story.in_years(4, 0));
        let fields = [
            ("kind", "joint"),
            ("starts_on", today.as_str()),
            ("ends_on", last.as_str()),
            ("field", "1.02"),
            ("scope", "Kebun percontohan"),
        ];
        let joint = story.draft(&story.partner, &fields).await.is(303).leads_on().to_owned();
        let base = joint.rsplit('/').next().unwrap();
        let amendment = [("kind", "amendment"), ("base", base)];
        story.draft(&story.office, &amendment).await.is(422).shows("href=\"#base\"");
        story.sign(&joint, "100.3.7/1/2023").await.is(303);

        story.office.get(&story.path).await.is_ok().shows("kind=amendment");
        let form = story.office.get(&new).await;
        form.is_ok().costs_at_most(10).shows("Ketentuan yang diubah").shows("Pasal …, semula …, menjadi …");
        form.hides("Kebun percontohan").hides("name=\"purpose\"");
        assert_eq!((form.field("starts_on"), form.field("ends_on")), (String::new(), String::new()));
        story.draft(&story.office, &amendment[..1]).await.is(422).shows("href=\"#base\"");

        // One that moves the last day to where it is already changes nothing.
        let same = [&amendment[..], &[("ends_on", last.as_str())]].concat();
        let paper = story.draft(&story.office, &same).await.is(303).leads_on().to_owned();
        story.staff.get(&paper).await.is_ok().shows("Ketentuan yang diubah, atau hari terakhir yang baru");
        story.staff.post(&format!("{paper}/issue"), &[]).await.is(422).shows("Ketentuan yang diubah");
        let moved = [&amendment[..], &[("ends_on", longer.as_str())]].concat();
        let paper = story.draft(&story.office, &moved).await.is(303).leads_on().to_owned();
        let text = told(&story, &paper).await;
        assert!(text.contains("selanjutnya disebut PARA PIHAK, sepakat mengubah"), "{text}");
        assert!(text.contains("semula berlaku sampai dengan tanggal"), "{text}");
        story.issue(&paper, "2").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn the_parties_are_who_signs_for_whom_and_on_what_the_partner_stands_in_law() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        let text = told(&story, &joint).await;
        assert!(!text.contains("berdasarkan Akta"), "{text}");
        for (kind, number, day) in [("deed", "12", Some("2010-03-03")), ("ahu", "AHU-7", None)] {
            let kept = "insert into legal_document (region_code, id, organisation_id, kind, number, issued_on, created_at)
                 select region_code, $1, id, $1, $2, $3, 0 from organisation where id = $4";
            harness.change(sql(kept).bind(kind).bind(number).bind(day).bind(OWN_PARTNER)).await;
        }
        let text = told(&story, &joint).await;
        let stands = "berdasarkan Akta Nomor 12 tanggal 3 Maret 2010 dan Keputusan pengesahan badan hukum Nomor AHU-7, bertindak";
        assert!(text.contains(stands), "{text}");
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        let text = told(&story, &joint).await;
        assert!(!text.contains("berdasarkan Akta"), "the signed sheet need not have said it: {text}");

        // Whoever signed for the district is named again only where nobody else may sign.
        let new = |kind: &str| format!("{}/agreements/new?kind={kind}", story.path);
        story.office.get(&new("hand_over")).await.is_ok().hides("Jarot Winarno");
        story.office.get(&new("power")).await.is_ok().shows("Jarot Winarno");
        let head = [
            ("kind", "hand_over"),
            ("office", OWN_OFFICE),
            ("title", "kebun gizi"),
            ("signer", "head"),
            ("partner_name", "Yuliana"),
        ];
        let path = format!("{}/agreements", story.path);
        let paper = story.office.post(&path, &head).await.is(303).leads_on().to_owned();
        story.staff.get(&paper).await.is_ok().shows("Kepala perangkat daerah a.n. Pemerintah");
        let named = [&head[..], &[("district_name", "Damianus"), ("district_position", "Kepala Dinas Sendiri")]];
        let paper = story.office.post(&path, &named.concat()).await.is(303).leads_on().to_owned();
        let page = story.staff.get(&paper).await;
        page.is_ok().shows("Kepala Dinas Sendiri a.n. Pemerintah").shows("– Damianus");
        page.shows("NIP penanda tangan pemerintah daerah").shows("Barang atau pekerjaan yang diserahkan");

        // A power of attorney has who gives and who takes it, not two sides.
        let power = story.draft(&story.office, &[("kind", "power"), ("office", OWN_OFFICE)]).await;
        let power = power.is(303).leads_on().to_owned();
        let page = story.staff.get(&power).await;
        page.is_ok().shows("ditandatangani pemberi dan penerima kuasa").hides("kedua pihak");
        story.office.get(&format!("{power}/edit")).await.is_ok().hides("Kedua pihak");
    })
    .await;
}
