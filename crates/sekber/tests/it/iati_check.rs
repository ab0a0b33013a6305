//! `sekber iati check`: what the district itself publishes passes, what is wrong is told on its line, and the exit code says which.

use sekber::kit::store::sql;

use crate::harness::{Harness, OWN_PARTNER_PROGRAMME, on_both, on_both_with_the_demonstration};
use crate::program::Program;
use crate::shared_sheets::{finished, hand_in};

#[tokio::test]
async fn what_the_district_publishes_has_nothing_wrong() {
    on_both_with_the_demonstration(async |harness| {
        let seen = harness.public().get("/public/data/activities.xml").await;
        let file = harness.folder().join("activities.xml");
        std::fs::write(&file, &seen.is_ok().bytes).unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let done = program.run(&["iati", "check", file.to_str().unwrap()]);
        let told = String::from_utf8(done.stdout).unwrap();
        assert_eq!(done.status.code(), Some(0), "{told}");
        assert!(told.contains("nothing wrong"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_on_its_line() {
    let harness = Harness::on_sqlite().await;
    let program = Program::on(harness.address(), harness.folder());
    let file = harness.folder().join("wrong.xml");
    let check = |text: &str, more: &[&str]| {
        std::fs::write(&file, text).unwrap();
        let mut arguments = vec!["iati", "check", file.to_str().unwrap()];
        arguments.extend(more);
        let done = program.run(&arguments);
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let wrong = "<iati-activities version=\"2.03\">\n<iati-activity>\n<activity-status code=\"9\"/>\n</iati-activity></iati-activities>";
    let (code, out, error) = check(wrong, &[]);
    assert_eq!(code, Some(1), "{out}{error}");
    assert!(out.contains("line 3: \"9\" is no code of the list ActivityStatus"), "{out}");
    assert!(out.contains("line 2: <title> is missing"), "{out}");
    assert!(error.contains("1 activities, 0 organisations: 7 faults"), "{error}");
    let (code, out, _) = check(wrong, &["--most", "1"]);
    assert_eq!((code, out.lines().count()), (Some(1), 2), "{out}");
    let bomb = "<!DOCTYPE a [<!ENTITY a \"b\">]>\n<iati-activities>&a;</iati-activities>";
    let (code, out, _) = check(bomb, &[]);
    assert_eq!(code, Some(1));
    assert!(out.contains("defines entities of its own"), "{out}");
    let gone = program.run(&["iati", "check", "/nowhere/file.xml"]);
    assert_eq!(gone.status.code(), Some(2));
}

#[tokio::test]
async fn what_was_published_comes_back_to_the_same_programmes() {
    on_both(async |harness| {
        let count = async || {
            let asked = sql("select count(*) from programme");
            harness.app.db().value::<i64>(asked).await.unwrap()
        };
        let before = count().await;
        let staff = harness.as_staff().await;
        let file = harness.public().get("/public/data/activities.xml").await;
        file.is_ok().shows(&format!("ID-COA-61.05-{OWN_PARTNER_PROGRAMME}"));
        let kind = [("kind", "programmes")];
        let path = hand_in(&staff, &kind, "kegiatan.xml", &file.bytes).await;
        staff.get(&path).await.is_ok().shows("Tidak ada yang berubah");
        // Under another title it is the same programme still, and keeps the number that its owner gave it.
        harness
            .change(sql("update programme set reference = 'YS-1' where id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        let wide = format!("\u{feff}{}", file.text.replacen("UTF-8", "UTF-16", 1));
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let path = hand_in(&staff, &kind, "kegiatan.xml", &wide).await;
        staff.get(&path).await.is_ok().shows("Tidak ada yang berubah");
        let changed = file.text.replace("Kebun gizi keluarga", "Kebun gizi keluarga dan sekolah");
        let path = hand_in(&staff, &kind, "kegiatan.xml", changed.as_bytes()).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("Tersimpan:");
        assert_eq!(count().await, before);
        let asked = sql("select title from programme where reference = 'YS-1'");
        let title: Option<String> = harness.app.db().value(asked).await.unwrap();
        assert_eq!(title.as_deref(), Some("Kebun gizi keluarga dan sekolah"));
    })
    .await;
}

/// An activity of somebody else's file.
const FOREIGN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03"><iati-activity default-currency="USD" xml:lang="id">
<iati-identifier>XX-1-A7</iati-identifier>
<reporting-org ref="XX-1" type="21"><narrative>Donor</narrative></reporting-org>
<title><narrative>Sumur Sepauk</narrative></title>
<description type="1"><narrative>Sumur &amp; saringan untuk sepuluh desa.</narrative></description>
<participating-org role="1"><narrative>Donor A</narrative></participating-org>
<participating-org role="1"><narrative>Donor B</narrative></participating-org>
<participating-org role="4"><narrative>Yayasan Sendiri</narrative></participating-org>
<activity-status code="2"/>
<activity-date type="1" iso-date="2023-02-01"/><activity-date type="3" iso-date="2023-11-30"/>
<location ref="61.05.03"><name><narrative>Sepauk</narrative></name></location>
<sector vocabulary="99" code="1.03"/><tag vocabulary="3" code="6.1"/>
<budget type="1"><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><value value-date="2023-01-01">12.34</value></budget>
</iati-activity></iati-activities>"#;

#[tokio::test]
async fn somebody_elses_activity_is_published_as_it_came_and_comes_back_unchanged() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let kind = [("kind", "programmes")];
        let path = hand_in(&staff, &kind, "asing.xml", FOREIGN.as_bytes()).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("Tersimpan:");
        let open =
            "update programme set published = true, state = 'active', withheld = false where reference = 'XX-1-A7'";
        harness.change(sql(open)).await;
        let file = harness.public().get("/public/organisations/partner-own/activities.xml").await;
        file.is_ok().shows("Sumur Sepauk").shows(">12.34</value>").shows("currency=\"USD\"").shows("XX-1-A7");
        let path = hand_in(&staff, &kind, "kembali.xml", &file.bytes).await;
        staff.get(&path).await.is_ok().shows("Tidak ada yang berubah");
    })
    .await;
}

#[tokio::test]
async fn an_import_says_what_is_wrong_with_a_file_that_defines_entities() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let bomb = b"<!DOCTYPE a [<!ENTITY a \"b\">]><iati-activities><iati-activity/></iati-activities>";
        let file = ("kegiatan.xml", "application/xml", bomb.as_slice());
        let seen = staff.upload("/import", &[("kind", "programmes")], "file", file).await;
        seen.is(422).shows("mendefinisikan entitas sendiri").hides("rusak atau terpotong");
    })
    .await;
}

#[tokio::test]
async fn an_import_says_that_a_file_holds_something_else_of_the_standard() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let hand = async |kind: &str, text: &str| {
            let file = ("iati.xml", "application/xml", text.as_bytes());
            staff.upload("/import", &[("kind", kind)], "file", file).await
        };
        let organisations = harness.public().get("/public/data/organisations.xml").await.is_ok().text.clone();
        for kind in ["programmes", "partners"] {
            hand(kind, &organisations).await.is(422).shows("berisi organisasi, bukan kegiatan");
        }
        let activities = harness.public().get("/public/data/activities.xml").await.is_ok().text.clone();
        hand("partners", &activities).await.is(422).shows("Impor berkas ini sebagai program");
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_file_is_taken_for_the_organisation_that_is_chosen_and_brings_no_places_of_ours() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let file = FOREIGN
            .replace("<narrative>Yayasan Sendiri</narrative>", "<narrative>AidData</narrative>")
            .replace(
                "<location ref=\"61.05.03\"><name><narrative>Sepauk<",
                "<location><name><narrative>Kabupaten Bintan<",
            );
        let path = hand_in(&staff, &[("kind", "programmes")], "asing.xml", file.as_bytes()).await;
        let held_up = staff.get(&path).await;
        held_up
            .is_ok()
            .shows("Organisasi ini belum terdaftar.")
            .shows("Isi Program milik dengan organisasi terdaftar");
        held_up.shows("name=\"organisation\" form=\"columns\"");
        let chosen = [("kind", "programmes"), ("organisation", "Yayasan Sendiri")];
        let path = hand_in(&staff, &chosen, "asing.xml", file.as_bytes()).await;
        let seen = staff.get(&path).await;
        seen.is_ok().shows("kegiatannya dicatat sebagai program Yayasan Sendiri").shows("Kabupaten lain");
        seen.hides("Dibaca sebagai Kabupaten Sintang").hides("Isi Program milik dengan");
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("Tersimpan:");
        let owner = sql("select organisation_id from programme where reference = 'XX-1-A7'");
        let owner: Option<String> = harness.app.db().value(owner).await.unwrap();
        assert_eq!(owner.as_deref(), Some("partner-own"));
    })
    .await;
}
