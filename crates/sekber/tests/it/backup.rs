//! Backups and what is kept beside them: closed to others, bounded whatever somebody put into the file, whole or not there.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sekber::kit::backup;
use sekber::kit::files::Files;
use sekber::kit::store::{Db, sql};

use crate::backups::{pack, with_other_rows};
use crate::faulty_disk::{ENOSPC, FaultyDisk, WRITE};
use crate::harness::{Harness, on_both};
use crate::program::Program;

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(files_below(&entry.path())),
            false => found.push(entry.path()),
        }
    }
    found
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn what_is_kept_is_closed_to_others() {
    let harness = Harness::on_sqlite().await;
    let partner = harness.as_partner().await.cookie().to_owned();
    harness.app.db().close().await;
    let database = harness.folder().join("sekber.sqlite");
    // As an older program left it.
    fs::set_permissions(&database, PermissionsExt::from_mode(0o644)).unwrap();
    fs::set_permissions(harness.folder().join("files"), PermissionsExt::from_mode(0o755)).unwrap();
    let program = Program::on(harness.address(), harness.folder());
    let server = program.serve();
    let edge = "--b\r\nContent-Disposition: form-data; name=";
    let body = format!(
        "{edge}\"kind\"\r\n\r\nother\r\n{edge}\"number\"\r\n\r\n9\r\n{edge}\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\r\n1 0 obj << /Type /Page >> endobj\r\n%%EOF\r\n--b--\r\n"
    );
    let sent = crate::program::agent()
        .post(format!("{}/partners/partner-own/papers", server.base))
        .header("cookie", partner)
        .header("content-type", "multipart/form-data; boundary=b")
        .send(body)
        .unwrap();
    assert_eq!(sent.status().as_u16(), 303);
    for name in ["sekber.sqlite", "sekber.sqlite-wal", "sekber.sqlite-shm"] {
        assert_eq!(mode(&harness.folder().join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&harness.folder().join("files")), 0o700);
    let copy = harness.folder().join("copy.sekber");
    assert!(program.run(&["backup", copy.to_str().unwrap()]).status.success());
    assert_eq!(mode(&copy), 0o600);
    let hour = SystemTime::now() - Duration::from_secs(3600);
    let fresh = files_below(&harness.folder().join("files")).into_iter();
    let fresh = fresh.filter(|path| fs::metadata(path).unwrap().modified().unwrap() > hour);
    assert!(
        fresh.clone().any(|path| mode(&path) == 0o600),
        "what was uploaded is closed: {:?}",
        fresh.collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn the_doctor_names_what_others_may_read() {
    let harness = Harness::on_sqlite().await;
    let program = Program::on(harness.address(), harness.folder());
    let told = || String::from_utf8(program.run(&["doctor"]).stdout).unwrap();
    fs::set_permissions(harness.folder(), PermissionsExt::from_mode(0o755)).unwrap();
    assert!(told().contains(&format!("chmod go= {}", harness.folder().display())));
    fs::set_permissions(harness.folder(), PermissionsExt::from_mode(0o700)).unwrap();
    let found = told();
    assert!(found.contains("other users of this machine are kept out"), "{found}");
}

fn header(kind: tar::EntryType, name: &str, size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_path(name).unwrap();
    header.set_entry_type(kind);
    header.set_size(size);
    header.set_cksum();
    header
}

#[tokio::test]
async fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
    let harness = Harness::on_sqlite().await;
    let bomb = harness.folder().join("bomb.sekber");
    let regular = tar::EntryType::Regular;
    let bombs = [
        (regular, "tables/audit.jsonl", 40 << 20, "backup-refused-long-row"),
        (regular, "files/61.05/attachments/ab/x", 11 << 20, "backup-refused-large-file"),
        (regular, "manifest.json", 40 << 20, "backup-refused-long-list"),
        (tar::EntryType::GNULongName, "long", 40 << 20, "backup-refused-long-path"),
        (tar::EntryType::Symlink, "files/x", 0, "backup-refused-other"),
    ];
    for (kind, name, size, why) in bombs {
        pack(&bomb, |tar| tar.append(&header(kind, name, size), std::io::repeat(b'a').take(size)).unwrap());
        let refused = backup::check(&bomb).unwrap_err();
        assert!(format!("{refused:#}").contains(why), "{name}: {refused:#}");
    }
}

#[tokio::test]
async fn a_restore_that_fails_leaves_nothing_behind() {
    on_both(async |harness| {
        let app = &harness.app;
        let (copy, broken) = (harness.folder().join("copy.sekber"), harness.folder().join("broken.sekber"));
        let written = backup::write(app.db(), app.files(), &copy, 0).await.unwrap();
        assert!(written.files() > 0);
        with_other_rows(&copy, &broken, ("organisation", "organisation"), |mut rows| {
            let first = rows.iter().position(|byte| *byte == b'\n').unwrap();
            rows.extend_from_within(..=first);
            rows
        });
        let elsewhere = harness.folder().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        let db = Db::connect(&format!("sqlite:{}", elsewhere.join("s.sqlite").display())).await.unwrap();
        db.migrate().await.unwrap();
        let place = Files::open(elsewhere.join("files").to_str().unwrap()).unwrap();
        backup::restore(&db, &place, &broken).await.unwrap_err();
        assert_eq!(files_below(&elsewhere.join("files")), Vec::<PathBuf>::new());
        let rows = "select (select count(*) from district) + (select count(*) from attachment)";
        assert_eq!(db.value::<i64>(sql(rows)).await.unwrap(), Some(0));
        // Nothing stands in the way of the sound one.
        assert_eq!(backup::restore(&db, &place, &copy).await.unwrap(), written);
        let region = harness.app.region();
        assert!(sekber::kit::search::needs_rebuild(&db, &region).await.unwrap(), "the index stays behind");
        assert_eq!(files_below(&elsewhere.join("files")).len(), written.files());
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_request_for_information_is_restored_before_what_points_to_it() {
    on_both(async |harness| {
        let app = &harness.app;
        let filed = crate::information_extension::Filed::of(&harness).await;
        let staff = harness.as_staff().await;
        crate::information_files::add(&staff, &filed.path, "daftar.pdf").await.is_ok();
        let objected = "insert into information_objection (region_code, id, request_id, of_answer, year, number, reason, statement,
              filed_on, filed_at)
             select region_code, 'objection', id, false, 2023, 1, '35c', 'Tanpa kabar.', '2023-10-17', 0 from information_request";
        harness.change(sql(objected)).await;
        let copy = harness.folder().join("copy.sekber");
        backup::write(app.db(), app.files(), &copy, 0).await.unwrap();
        let elsewhere = harness.folder().join("informed");
        fs::create_dir(&elsewhere).unwrap();
        let db = Db::connect(&format!("sqlite:{}", elsewhere.join("s.sqlite").display())).await.unwrap();
        db.migrate().await.unwrap();
        let place = Files::open(elsewhere.join("files").to_str().unwrap()).unwrap();
        backup::restore(&db, &place, &copy).await.unwrap();
        let asked = "select count(*) from information_objection o join information_file f on f.region_code = o.region_code
              and f.request_id = o.request_id";
        assert_eq!(db.value::<i64>(sql(asked)).await.unwrap(), Some(1));
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_column_that_a_backup_is_older_than_gets_what_the_schema_says() {
    on_both(async |harness| {
        let app = &harness.app;
        harness.change(sql("update person set email_notices = 'daily'")).await;
        let (copy, older) = (harness.folder().join("copy.sekber"), harness.folder().join("older.sekber"));
        backup::write(app.db(), app.files(), &copy, 0).await.unwrap();
        with_other_rows(&copy, &older, ("person", "person"), |rows| {
            let rows = String::from_utf8(rows).unwrap();
            let without = |line: &str| {
                let mut row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
                assert_eq!(row.remove("email_notices").unwrap(), "daily");
                serde_json::to_string(&row).unwrap() + "\n"
            };
            rows.lines().map(without).collect::<String>().into_bytes()
        });
        let elsewhere = harness.folder().join("later");
        fs::create_dir(&elsewhere).unwrap();
        let db = Db::connect(&format!("sqlite:{}", elsewhere.join("s.sqlite").display())).await.unwrap();
        db.migrate().await.unwrap();
        let place = Files::open(elsewhere.join("files").to_str().unwrap()).unwrap();
        backup::restore(&db, &place, &older).await.unwrap();
        let asked = "select count(*) - count(case when email_notices = 'at_once' then 1 end) from person";
        assert_eq!(db.value::<i64>(sql(asked)).await.unwrap(), Some(0));
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_that_meets_a_full_disk_leaves_nothing_behind() {
    let harness = Harness::on_sqlite().await;
    let folder = harness.folder().join("copies");
    fs::create_dir(&folder).unwrap();
    let disk = FaultyDisk::under(&folder);
    let program = Program::on(harness.address(), harness.folder()).with(&disk.variables());
    let copy = folder.join("monday.sekber");
    disk.fail(WRITE, ENOSPC, 1, -1);
    let done = program.run(&["backup", copy.to_str().unwrap()]);
    assert!(!done.status.success() && disk.hits() > 0);
    assert!(String::from_utf8_lossy(&done.stderr).contains("No space left"), "{done:?}");
    assert_eq!(files_below(&folder), Vec::<PathBuf>::new());
    disk.mend();
    assert!(program.run(&["backup", copy.to_str().unwrap()]).status.success());
    assert_eq!(files_below(&folder), [copy]);
}

#[tokio::test]
async fn what_a_killed_program_left_half_written_is_swept_at_the_start() {
    let harness = Harness::on_sqlite().await;
    harness.app.db().close().await;
    let shelf = harness.folder().join("files/61.05/attachments/ab");
    fs::create_dir_all(&shelf).unwrap();
    let left = [shelf.join("abcd-1#1"), harness.folder().join("monday.sekber.sekber-part")];
    let kept = [shelf.join("abcd-2#1"), harness.folder().join("other.part"), shelf.join("abcd-3")];
    let long_ago = SystemTime::now() - Duration::from_secs(3 * 24 * 60 * 60);
    for path in left.iter().chain(&kept) {
        let file = File::create(path).unwrap();
        if !path.ends_with("abcd-2#1") {
            file.set_modified(long_ago).unwrap();
        }
    }
    drop(Program::on(harness.address(), harness.folder()).serve());
    assert!(left.iter().all(|path| !path.exists()), "left behind: {left:?}");
    assert!(kept.iter().all(|path| path.exists()), "still needed: {kept:?}");
}
