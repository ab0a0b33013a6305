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
