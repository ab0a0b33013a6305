//! Scenarios about the papers of a partnership: on what a change rests, that sheet and record say the same, and how a signing is set
//! right.

use sekber::kit::store::sql;

use crate::harness::{OTHER_OFFICE, OWN_OFFICE, OWN_PARTNER, SCAN, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::{count, text};

#[tokio::test]
async fn the_consent_of_a_village_names_it_and_its_head_before_it_is_printed() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "village").await;
        let (today, last) = (story.in_years(0, 0), story.in_years(1, 0));
        let days = [("kind", "consent"), ("starts_on", today.as_str()), ("ends_on", last.as_str())];
        let paper = story.draft(&story.staff, &days).await.is(303).leads_on().to_owned();
        story
            .staff
            .get(&paper)
            .await
            .is_ok()
            .shows("Desa yang memberi persetujuan")
            .shows("Nama kepala desa");
        let issue = format!("{paper}/issue");
        story.staff.post(&issue, &[("number", "1")]).await.is(422).shows("Desa yang memberi persetujuan");
        // Nor is it signed: a sheet that was written elsewhere is of some village, too.
        story.sign(&paper, "1").await.is(422).shows("Desa yang memberi persetujuan");
        story.staff.get(&paper).await.is_ok().shows("Catat apa pun jawaban desa");
        let edit = format!("{paper}/edit");
        let named = async |head: &str| {
            let form = story.staff.get(&edit).await;
            let now = version(form.is_ok().shows("name=\"village_head_name\""));
            let own = [
                ("version", now.as_str()),
                ("title", "kebun gizi keluarga"),
                ("signer", "regent"),
                ("partner_name", "Yuliana"),
                ("village", "Baning Kota"),
                ("village_head_name", head),
                ("village_head_number", "NIPD 6105/12"),
            ];
            story.staff.post(&edit, &[&days[..], &own[..]].concat()).await
        };
        named("").await.is(303);
        story.staff.post(&issue, &[("number", "1")]).await.is(422).shows("Nama kepala desa");
        named(&"a".repeat(201)).await.is(422);
        named("Petrus Kades").await.is(303);
        let draft = crate::docx::text_of(&story.staff.get(&format!("{paper}/docx")).await.is_ok().bytes);
        let said =
            ["Kepala Desa Baning Kota", "Petrus Kades", "NIPD 6105/12", "Kecamatan Sintang", "Camat Sintang"];
        for said in said {
            assert!(draft.contains(said), "{said}: {draft}");
        }
        story.issue(&paper, "1").await.is(303);
        story.office.get(&paper).await.is_ok().shows("Baning Kota – Petrus Kades").hides("Belum diisi");
    })
    .await;
}

#[tokio::test]
async fn a_change_rests_only_on_a_paper_of_its_own_partnership() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let (today, last) = (story.in_years(0, 0), story.in_years(3, 0));
        let days = [("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let fields = [
            ("title", "Sekolah lapang"),
            ("lead", OTHER_OFFICE),
            ("partner", OWN_PARTNER),
        ];
        let other = harness.as_other_office().await;
        let path = other.post("/partnerships/new", &fields).await.is(303).leads_on().to_owned();
        harness.change(sql("update partnership set state = 'in_agreement', road = 'third_party', version = version + 1 where title = $1").bind("Sekolah lapang")).await;
        let theirs = [&days[..], &[("kind", "joint"), ("title", "rahasia konsep"), ("signer", "regent")]].concat();
        let draft = other.post(&format!("{path}/agreements"), &theirs).await.is(303).leads_on().to_owned();
        let base = draft.rsplit('/').next().unwrap();
        let form = format!("{}/agreements/new?kind=", story.path);
        let offered = story.office.get(&format!("{form}cooperation")).await;
        offered.is_ok().costs_at_most(10).hides("rahasia konsep");
        let nothing = "belum memiliki naskah yang ditandatangani";
        story.office.get(&format!("{form}amendment")).await.is(422).shows(nothing);
        for kind in ["amendment", "cooperation"] {
            let fields = [&days[..], &[("kind", kind), ("base", base)]].concat();
            story.draft(&story.office, &fields).await.is(422).shows("href=\"#base\"");
        }
        // A joint agreement that is signed serves all with its partner; nobody else changes it.
        harness
            .change(sql("update agreement set state = 'signed', number_district = 'KB/1' where id = $1").bind(base))
            .await;
        let offered = story.office.get(&format!("{form}cooperation")).await;
        offered.is_ok().shows("selected>Kesepakatan Bersama – KB/1 (Ditandatangani)");
        story.office.get(&format!("{form}amendment")).await.is(422).shows(nothing);
        // One that is over can still be chosen, but is not what a new paper begins with, nor are its days.
        let over = "update agreement set starts_on = '2020-01-01', ends_on = '2022-12-31' where id = $1";
        harness.change(sql(over).bind(base)).await;
        let offered = story.office.get(&format!("{form}cooperation")).await;
        offered.is_ok().shows("KB/1 (jangka waktunya berakhir)").hides("selected>Kesepakatan Bersama");
        assert_ne!(offered.field("ends_on"), "2022-12-31");
    })
    .await;
}

/// The partner gives a joint agreement another title.
async fn write_on(story: &Story, joint: &str) {
    let (today, last) = (story.in_years(0, 0), story.in_years(3, 0));
    let now = version(&story.partner.get(&format!("{joint}/edit")).await);
    let changed = [
        ("version", now.as_str()),
        ("title", "kebun lain"),
        ("signer", "regent"),
        ("district_name", "Jarot Winarno"),
        ("partner_name", "Yuliana"),
        ("starts_on", today.as_str()),
        ("ends_on", last.as_str()),
        ("field", "1.02"),
    ];
    story.partner.post(&format!("{joint}/edit"), &changed).await.is(303);
}

#[tokio::test]
async fn the_signed_sheet_is_what_was_issued_and_a_wrong_one_is_set_right() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        story.issue(&joint, "100.3.7/1/2023").await.is(303);
        // The draft changed after it was issued: the sheet and the record would say different things.
        write_on(&story, &joint).await;
        story.staff.get(&joint).await.is_ok().costs_at_most(10).shows("Naskah diubah setelah diterbitkan");
        story.sign(&joint, "100.3.7/1/2023").await.is(422).shows("Naskah diubah setelah diterbitkan");
        story.issue(&joint, "100.3.7/1/2023").await.is(303);
        story.sign(&joint, "999").await.is(422).shows("diterbitkan dengan nomor 100.3.7/1/2023");
        story.sign(&joint, "100.3.7/1/2023").await.is(303);

        let signing = format!("{joint}/signing");
        let page = story.staff.get(&joint).await;
        page.is_ok().costs_at_most(10).shows("Betulkan penandatanganan");
        let now = version(&page);
        let right = [
            ("version", now.as_str()),
            ("signed_on", "2023-09-25"),
            ("number_district", "100.3.7/1/2023"),
            ("number_partner", "02/YS/2023"),
        ];
        let other = b"%PDF-1.7 the right sheet\n1 0 obj << /Type /Page >> endobj\n%%EOF";
        let scan = ("kb-benar.pdf", "application/pdf", &other[..]);
        story.partner.upload(&signing, &right, "scan", scan).await.is(403);
        story.staff.upload(&signing, &right, "scan", scan).await.is(422).shows("href=\"#reason\"");
        let with_reason = [&right[..], &[("reason", "Pindaian naskah lain")]].concat();
        story.staff.upload(&signing, &with_reason, "scan", scan).await.is(303);
        let page = story.partner.get(&joint).await;
        page.is_ok().shows("02/YS/2023").shows("25 September 2023").shows("Pindaian naskah lain");
        assert_eq!(story.partner.get(&format!("{joint}/scan")).await.is_ok().bytes, other);
        let former = text(&harness, "select attachment_id as cell from agreement_former_scan").await.unwrap();
        let former = format!("{joint}/scans/{former}");
        assert_eq!(story.partner.get(&former).await.is_ok().bytes, SCAN);
        harness.as_other_partner().await.get(&former).await.is(403);
        let document = text(&harness, "select code as cell from document where edition = 2").await.unwrap();
        let scan = story.partner.get(&format!("/documents/{document}/scan")).await;
        assert_eq!(scan.is_ok().bytes, other, "the scan is the paper wherever it is looked up");
    })
    .await;
}

#[tokio::test]
async fn what_was_issued_no_longer_holds_when_its_draft_is_given_up() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        story.issue(&joint, "1").await.is(303);
        let now = version(&story.staff.get(&joint).await);
        let gone = [("version", now.as_str())];
        story.partner.get(&joint).await.is_ok().hides(&format!("{joint}/withdraw"));
        story.partner.post(&format!("{joint}/withdraw"), &gone).await.is(422).shows("sudah diterbitkan");
        story
            .staff
            .post(&format!("{joint}/withdraw"), &gone)
            .await
            .is(422)
            .shows("href=\"#withdraw_reason\"");
        let gone = [gone[0], ("withdraw_reason", "Isinya keliru")];
        story.staff.post(&format!("{joint}/withdraw"), &gone).await.is(303);
        let withdrawn =
            "select count(*) from document where withdrawn_at is not null and withdrawn_reason <> ''";
        assert_eq!(count(&harness, withdrawn).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_power_of_attorney_is_the_districts_to_write() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let fields = [("kind", "power")];
        let new = format!("{}/agreements/new?kind=power", story.path);
        story.partner.get(&story.path).await.is_ok().hides("kind=power");
        story.partner.get(&new).await.is(403);
        story.draft(&story.partner, &fields).await.is(403);
        story.office.get(&story.path).await.is_ok().shows("kind=power");
        story.office.get(&new).await.is_ok();
        let power = story.draft(&story.office, &fields).await.is(303).leads_on().to_owned();
        let now = version(&story.office.get(&format!("{power}/edit")).await);
        story
            .partner
            .get(&power)
            .await
            .is_ok()
            .hides(&format!("{power}/edit"))
            .hides(&format!("{power}/withdraw"));
        story.partner.get(&format!("{power}/edit")).await.is(403);
        let changed = [("version", now.as_str()), ("title", "Lain"), ("signer", "regent")];
        story.partner.post(&format!("{power}/edit"), &changed).await.is(403);
        story.partner.post(&format!("{power}/withdraw"), &[("version", now.as_str())]).await.is(403);
        let gone = [("version", now.as_str()), ("withdraw_reason", "Bupati menandatangani sendiri")];
        story.office.post(&format!("{power}/withdraw"), &gone).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn the_papers_of_what_ended_early_say_so() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        let early = "kemitraan diakhiri lebih awal";
        story.staff.get(&joint).await.is_ok().hides(early);
        story.staff.get(&story.path).await.is_ok().hides(early).shows("surat pengakhirannya");
        let why = "Dana berhenti";
        story.end(&story.partner, &[("reason", why)]).await.is(303);
        let letter = "dengan surat mitra nomor 3/YS/2023 tanggal";
        story.office.get(&joint).await.is_ok().costs_at_most(10).shows(early).shows(letter);
        story.office.get(&story.path).await.is_ok().costs_at_most(10).shows(letter).shows(why);
        let copy = crate::docx::text_of(&story.partner.get(&format!("{joint}/docx")).await.is_ok().bytes);
        assert!(copy.contains(letter) && copy.contains("Kemitraan diakhiri lebih awal"), "{copy}");
        // What ended before letters were asked for says when that was recorded.
        harness.change(sql("update partnership set ended_by = null, version = version + 1")).await;
        let recorded = "kemitraan diakhiri lebih awal, dicatat";
        story.office.get(&joint).await.is_ok().shows(recorded).hides(letter);
        story.office.get(&story.path).await.is_ok().shows(recorded).hides(letter);
    })
    .await;
}

#[tokio::test]
async fn a_paper_names_the_power_and_the_agreement_that_it_carries_out() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let head = [("version", "1"), ("unit_name", "Sekretariat Daerah"), ("town", "Putussibau")];
        story.staff.post("/settings/letterhead", &head).await.is(303);
        let (today, last) = (story.in_years(0, 0), story.in_years(3, 0));
        let days = [("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let fields = [&days[..], &[("kind", "joint")]].concat();
        let joint = story.draft(&story.partner, &fields).await.is(303).leads_on().to_owned();
        story.sign(&joint, "100.3.7/1/2023").await.is(303);

        let told = async |paper: &str| {
            crate::docx::text_of(&story.staff.get(&format!("{paper}/docx")).await.is_ok().bytes)
        };
        let fields = [
            ("kind", "power"),
            ("office", OWN_OFFICE),
            ("ends_on", last.as_str()),
            ("partner_number", "19800101 200501 1 001"),
            ("partner_rank", "Pembina (IV/a)"),
        ];
        let power = story.draft(&story.office, &fields).await.is(303).leads_on().to_owned();
        let text = told(&power).await;
        assert!(text.contains("dengan Yayasan Sendiri, sebagai pelaksanaan"), "{text}");
        assert!(text.contains("Kesepakatan Bersama Nomor 100.3.7/1/2023 tanggal "), "{text}");
        for said in ["NIP 19800101 200501 1 001", "Pembina (IV/a)", "Putussibau, …"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        story.sign(&power, "800/2/2023").await.is(303);
        let text = told(&power).await;
        assert!(text.contains("Putussibau, ") && !text.contains("Putussibau, …"), "{text}");

        let own = [
            ("kind", "cooperation"),
            ("base", joint.rsplit('/').next().unwrap()),
            ("office", OWN_OFFICE),
            ("title", "kebun gizi"),
            ("signer", "head"),
            ("district_name", "Damianus"),
            ("district_position", "Kepala Dinas Sendiri"),
            ("partner_name", "Yuliana"),
        ];
        let sent = [&days[..], &own[..]].concat();
        let paper = story.office.post(&format!("{}/agreements", story.path), &sent).await;
        let paper = paper.is(303).leads_on().to_owned();
        story.staff.get(&paper).await.is_ok().shows("diberikan untuk “kebun gizi keluarga”");
        let text = told(&paper).await;
        assert!(text.contains("Nomor 800/2/2023 tanggal "), "{text}");
        assert!(text.contains("berkedudukan di Putussibau, selanjutnya disebut PIHAK KESATU"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn nobody_issues_a_paper_that_says_another_thing_than_they_read() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        let issue = format!("{joint}/issue");
        let read = story.staff.get(&joint).await.is_ok().field("stand");
        write_on(&story, &joint).await;
        let seen = [("number", "1"), ("seen", "1")];
        story.staff.post(&issue, &seen).await.is(409);
        let again = story.staff.post(&issue, &[&seen[..], &[("stand", read.as_str())]].concat()).await;
        let read = again.is(409).shows("Isi naskah ini berubah").shows("kebun lain").field("stand");
        story.staff.post(&issue, &[&seen[..], &[("stand", read.as_str())]].concat()).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_village_consents_to_a_partnership_once_there_is_one() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "village").await;
        let (today, last) = (story.in_years(0, 0), story.in_years(1, 0));
        let fields = [
            ("kind", "consent"),
            ("starts_on", today.as_str()),
            ("ends_on", last.as_str()),
            ("village", "Baning Kota"),
            ("village_head_name", "Petrus Kades"),
        ];
        let paper = story.draft(&story.staff, &fields).await.is(303).leads_on().to_owned();
        let now = version(&story.staff.get(&paper).await);
        let tomorrow = harness.app.today().tomorrow().unwrap().to_string();
        let sign = async |day: &str| {
            let signed = [
                ("version", now.as_str()),
                ("signed_on", day),
                ("number_district", "9/BA/2023"),
                ("number_partner", "9/YS/2023"),
                ("answer", "agrees"),
            ];
            let scan = ("ba.pdf", "application/pdf", SCAN);
            story.staff.upload(&format!("{paper}/sign"), &signed, "scan", scan).await
        };
        sign("1999-01-01").await.is(422).shows("sebelum kemitraan ini ada");
        sign(&tomorrow).await.is(422).shows("masa depan");
        sign(&today).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_hand_over_says_one_sum_and_bears_rank_and_number_of_who_signs() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let goods = [
            ("kind", "hand_over"),
            ("office", OWN_OFFICE),
            ("title", "kebun gizi"),
            ("signer", "head"),
            ("district_name", "Damianus"),
            ("district_position", "Kepala Dinas Sendiri"),
            ("district_number", "19800101 200501 1 001"),
            ("district_rank", "Pembina (IV/a)"),
            ("partner_name", "Yuliana"),
            ("items", "Meja belajar, 40, unit, @1,2 juta"),
        ];
        let send = async |amount: &str| {
            let sent = [&goods[..], &[("amount", amount)]].concat();
            story.office.post(&format!("{}/agreements", story.path), &sent).await
        };
        send("15,5 juta").await.is(422).shows("href=\"#amount\"").shows("Rp48.000.000");
        let short = [&goods[..6], &[("district_number", "12345"), ("partner_name", "Yuliana")][..]].concat();
        let sent = story.office.post(&format!("{}/agreements", story.path), &short).await;
        sent.is(422).shows("NIP terdiri atas 18 angka");
        send("48 juta").await.is(303);
        // The next one knows who leads the office; neither has days or says who pays.
        let form = story.office.get(&format!("{}/agreements/new?kind=hand_over", story.path)).await;
        form.is_ok()
            .shows("Damianus")
            .shows("19800101 200501 1 001")
            .hides("Berlaku sejak")
            .hides("Ruang lingkup")
            .hides("Pembiayaan");
        let paper = send("").await.is(303).leads_on().to_owned();
        let text = crate::docx::text_of(&story.staff.get(&format!("{paper}/docx")).await.is_ok().bytes);
        for said in ["Harga satuan (Rp)", "1.200.000,00", "48.000.000,00", "Pembina (IV/a)", "NIP 19800101"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("SIMULASI"), "{text}");
        // The power of attorney was given for the agreement; goods the office takes over by itself.
        assert!(!text.contains("Surat Kuasa"), "{text}");
        assert!(
            text.contains("Kepala Dinas Sendiri Kabupaten Sintang, bertindak untuk dan atas nama"),
            "{text}"
        );
        // A paper of what was made up says that it is.
        harness.change(sql("update partnership set simulated = $1").bind(true)).await;
        let paper = send("").await.is(303).leads_on().to_owned();
        let text = crate::docx::text_of(&story.staff.get(&format!("{paper}/docx")).await.is_ok().bytes);
        assert!(text.contains("SIMULASI UNTUK PERAGAAN"), "{text}");
    })
    .await;
}
