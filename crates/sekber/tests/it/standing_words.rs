//! Scenarios about the standing words of papers, which a district chooses: who chooses them, what they say in a paper, and which ones a
//! paper keeps that its parties have read.

use sekber::features::partnership::stand_of_clause;

use crate::harness::{OWN_OFFICE, Who, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::{count, text};
use crate::partnership_issue::told;

#[tokio::test]
async fn a_district_chooses_the_standing_words_of_its_papers() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let path = "/agreements/clauses";
        story.staff.get("/agreements").await.is_ok().shows(path);
        story.partner.get(path).await.is(403);
        harness.sign_in(Who::Law).await.get(path).await.is(403);
        let page = story.staff.get(path).await;
        page.is_ok().costs_at_most(10).shows("Objek {naskah} ini adalah").shows("{perangkat_daerah}");
        let send = async |text: &str, read: &str| {
            let stand = stand_of_clause(read);
            let words = [("kind", "joint"), ("article", "object"), ("text", text), ("stand", stand.as_str())];
            story.staff.post(path, &words).await
        };
        send("Objeknya {nilai}.", "").await.is(422).shows("“nilai” dalam kurung kurawal");
        let strange = [("kind", "joint"), ("article", "hal-lain"), ("text", "Objeknya.")];
        story.staff.post(path, &strange).await.is(422);
        let own = "Objeknya ialah “{judul}”.\nBerlaku di {daerah}.";
        send(own, "").await.is(303);
        story.staff.get(path).await.is_ok().shows("Kalimat daerah").shows("Objeknya ialah");

        let joint = story.draft(&story.partner, &[("kind", "joint")]).await.is(303).leads_on().to_owned();
        let text = told(&story, &joint).await;
        assert!(text.contains("Objeknya ialah “kebun gizi keluarga”."), "{text}");
        assert!(text.contains("Berlaku di ") && !text.contains("{daerah}"), "{text}");
        // Other papers keep the usual words.
        let other =
            story.draft(&story.office, &[("kind", "cooperation")]).await.is(303).leads_on().to_owned();
        assert!(told(&story, &other).await.contains("Objek Perjanjian Kerja Sama ini adalah"));
        // Once the district's are taken out, papers that are written from then on have the usual words, too.
        send("", own).await.is(303);
        assert!(told(&story, &joint).await.contains("Objeknya ialah"));
        let later = story.draft(&story.partner, &[("kind", "joint")]).await.is(303).leads_on().to_owned();
        assert!(told(&story, &later).await.contains("Objek Kesepakatan Bersama ini adalah"));
    })
    .await;
}

#[tokio::test]
async fn what_both_sides_read_is_issued_and_signed_whatever_words_the_district_chooses_since() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let send = async |(kind, passage): (&str, &str), (words, read): (&str, &str)| {
            let stand = stand_of_clause(read);
            let fields = [("kind", kind), ("article", passage), ("text", words), ("stand", stand.as_str())];
            story.staff.post("/agreements/clauses", &fields).await.is(303);
        };
        let object = ("joint", "object");
        send(object, ("Objeknya kebun.", "")).await;
        let joint = story.joint().await;
        let changed = "Kalimat baku daerah sudah berubah";
        let page = story.office.get(&joint).await;
        page.is_ok().costs_at_most(10).hides(changed);
        let turn = format!("{joint}/turn");
        story.office.post(&turn, &[("version", version(&page).as_str())]).await.is(303);

        // Everybody is told which words the paper bears, and which others the district has by now.
        send(object, ("Objeknya ladang.", "Objeknya kebun.")).await;
        for reader in [&story.staff, &story.partner] {
            let page = reader.get(&joint).await;
            page.is_ok().costs_at_most(10).shows(changed).shows("Objeknya kebun.").shows("Objeknya ladang.");
        }
        let issued = story.issue(&joint, "100.3.7/1/2023").await.is(303).leads_on().to_owned();
        for paper in [&joint, &issued] {
            let text = told(&story, paper).await;
            assert!(text.contains("Objeknya kebun.") && !text.contains("Objeknya ladang."), "{text}");
        }
        send(object, ("", "Objeknya ladang.")).await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        let text = told(&story, &joint).await;
        assert!(text.contains("Objeknya kebun."), "{text}");

        // What one side writes alone bears the words of the day until it is issued; whoever issues it has read them.
        let power = story.draft(&story.office, &[("kind", "power"), ("office", OWN_OFFICE)]).await;
        let power = power.is(303).leads_on().to_owned();
        let read = story.staff.get(&power).await.is_ok().field("stand");
        let limits = ("power", "limits");
        send(limits, ("Kuasa ini sempit.", "")).await;
        let stale = [("number", "800/2/2023"), ("stand", read.as_str()), ("seen", "1")];
        let met = story.staff.post(&format!("{power}/issue"), &stale).await;
        met.is(409).shows("berubah sejak halaman dibuka");
        let issued = story.issue(&power, "800/2/2023").await.is(303).leads_on().to_owned();
        send(limits, ("Kuasa ini luas.", "Kuasa ini sempit.")).await;
        let text = told(&story, &issued).await;
        assert!(text.contains("Kuasa ini sempit."), "{text}");
        story.staff.get(&power).await.is_ok().shows(changed).shows("Kuasa ini luas.");
        story.sign(&power, "800/2/2023").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_district_chooses_the_words_of_powers_changes_hand_overs_and_visits() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let path = "/agreements/clauses";
        let send = async |act: &str, (kind, passage): (&str, &str), (words, read): (&str, &str)| {
            let stand = stand_of_clause(read);
            let fields = [
                ("kind", kind),
                ("article", passage),
                ("text", words),
                ("stand", stand.as_str()),
                ("act", act),
            ];
            story.staff.post(path, &fields).await
        };
        for (kind, usual) in [
            ("power", "Kuasa ini tidak dapat dialihkan dan berlaku sampai dengan {berakhir}."),
            ("amendment", "sepakat mengubah {naskah_dasar} Nomor {nomor_dasar} tanggal {tanggal_dasar}"),
            ("hand_over", "Barang dicatat sebagai barang milik daerah pada {perangkat_daerah}"),
            ("visit_record", "dilaksanakan kunjungan lapangan oleh {pelaksana} di {tempat}"),
        ] {
            story.staff.get(&format!("{path}?kind={kind}")).await.is_ok().costs_at_most(10).shows(usual);
        }

        // What a paper does not know is refused and named; an example is shown, and nothing kept.
        let (limits, booked) = (("power", "limits"), ("hand_over", "booked"));
        let unknown = "“nomor_dasar” dalam kurung kurawal";
        send("keep", booked, ("Menurut {nomor_dasar}.", "")).await.is(422).shows(unknown);
        send("preview", booked, ("Menurut {nomor_dasar}.", "")).await.is(422).shows(unknown);
        send("lain", limits, ("Kuasa.", "")).await.is(422);
        send("keep", ("intent", "closing"), ("Kehendak.", "")).await.is(422);
        let own = "Kuasa bagi {perangkat_daerah} berlaku sampai {berakhir}.";
        let shown = send("preview", limits, (own, "")).await;
        shown.is_ok().shows("Kuasa bagi Dinas Contoh berlaku sampai 31 Desember 2028.").shows(own);
        assert_eq!(count(&harness, "select count(*) from agreement_clause").await, 0);

        let joint = story.joint().await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        let (base, longer) = (joint.rsplit('/').next().unwrap(), story.in_years(4, 0));
        let changes = ("amendment", "changes");
        for (passage, words) in [
            (limits, own),
            (booked, "Barang masuk buku {perangkat_daerah}."),
            (changes, "PARA PIHAK mengubah naskah Nomor {nomor_dasar}:"),
        ] {
            send("keep", passage, (words, "")).await.is(303);
        }
        let drafted = async |fields: &[(&str, &str)]| {
            let paper = story.draft(&story.office, fields).await.is(303).leads_on().to_owned();
            told(&story, &paper).await
        };
        let power = story.draft(&story.office, &[("kind", "power"), ("office", OWN_OFFICE)]).await;
        let power = power.is(303).leads_on().to_owned();
        let text = told(&story, &power).await;
        assert!(text.contains("Kuasa bagi Dinas Sendiri berlaku sampai"), "{text}");
        let handed = drafted(&[("kind", "hand_over"), ("office", OWN_OFFICE)]).await;
        assert!(handed.contains("Barang masuk buku Dinas Sendiri."), "{handed}");
        let ground = "Berdasarkan Kesepakatan Bersama Nomor 100.3.7/1/2023 tanggal ";
        assert!(handed.contains(ground), "{handed}");
        let changed = drafted(&[("kind", "amendment"), ("base", base), ("ends_on", longer.as_str())]).await;
        assert!(changed.contains("PARA PIHAK mengubah naskah Nomor 100.3.7/1/2023:"), "{changed}");
        assert!(changed.contains("Ketentuan lain yang tidak diubah"), "the other passages stand: {changed}");

        // Emptied, the usual words stand again.
        send("keep", limits, ("", own)).await.is(303);
        let text = told(&story, &power).await;
        assert!(text.contains("Kuasa ini tidak dapat dialihkan"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn whoever_writes_standing_words_over_others_has_read_them() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = "/agreements/clauses";
        let send = async |text: &str, stand: &str| {
            let words = [("kind", "joint"), ("article", "object"), ("text", text), ("stand", stand)];
            staff.post(path, &words).await
        };
        let (none, first) = (stand_of_clause(""), stand_of_clause("Objeknya kebun."));
        let name = |stand: &str| format!("name=\"stand\" value=\"{stand}\"");
        staff.get(path).await.is_ok().shows(&name(&none)).hides("Orang lain menyimpan");
        send("Objeknya kebun.", &none).await.is(303);
        staff.get(path).await.is_ok().shows(&name(&first));

        // Whoever opened the page before is shown both, and can save again.
        let met = send("Objeknya ladang.", &none).await;
        met.is(409).shows("Orang lain menyimpan").shows("Objeknya kebun.").shows("Objeknya ladang.");
        met.shows(&name(&first));
        // A fault on the way takes nothing as read.
        send("Objeknya {nilai}.", &none).await.is(422).shows(&name(&none)).hides(&name(&first));
        send("Objeknya sawah.", "").await.is(409);
        let kept = "select text as cell from agreement_clause";
        assert_eq!(text(&harness, kept).await.as_deref(), Some("Objeknya kebun."));
        send("Objeknya ladang.", &first).await.is(303);
        assert_eq!(text(&harness, kept).await.as_deref(), Some("Objeknya ladang."));

        let second = stand_of_clause("Objeknya ladang.");
        send("", &second).await.is(303);
        send("Objeknya hutan.", &second).await.is(409).shows("sudah dikosongkan").shows("Objeknya hutan.");
    })
    .await;
}
