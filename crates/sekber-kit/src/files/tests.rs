//! Files are known by content, kept before their row, and swept only when nobody owns them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{RawQuery, Request, State};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::IntoResponse as _;
use object_store::aws::AmazonS3Builder;
use object_store::memory::InMemory;
use proptest::prelude::*;
use sekber_core::value::{OrganisationId, RegionCode};

use super::*;
use crate::access::Actor;
use crate::app::system_clock;
use crate::audit::Event;
use crate::form::{Faults, Form};
use crate::problem::Problem;
use crate::store::{Db, sql};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n";

fn new_file(name: &str) -> NewFile {
    NewFile { name: name.to_owned(), kind: FileKind::Pdf, bytes: Bytes::from_static(PDF) }
}

#[test]
fn other_content_is_refused_whatever_its_name() {
    let unknown: [&[u8]; 6] = [
        b"",
        b"MZ\x90\0\x03,;",
        b"<html><script>,</script>",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\">;",
        b"one line of prose",
        b"PK\x03\x04 broken",
    ];
    for bytes in unknown {
        assert_eq!(FileKind::of(bytes), Err(Unfit::Unknown), "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn names_are_made_safe_and_end_truthfully() {
    let name = |given| FileKind::Pdf.name(given);
    assert_eq!(name("C:\\scan\\Akta Yayasan.PDF"), "Akta Yayasan.PDF");
    assert_eq!(name("../../etc/passwd"), "passwd.pdf");
    assert_eq!(name("akta.pdf.exe"), "akta.pdf.exe.pdf");
    assert_eq!(name("a\"b\r\nc<d>.pdf"), "abcd.pdf");
    assert_eq!(name(""), "berkas.pdf");
    assert_eq!(name(".pdf"), "pdf.pdf");
    assert!(name(&"panjang ".repeat(100)).chars().count() <= 120);
}

proptest! {
    #[test]
    fn any_bytes_are_judged_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in ".*") {
        let kind = FileKind::of(&bytes).unwrap_or(FileKind::Csv);
        let safe = kind.name(&name);
        prop_assert!(!safe.contains(['/', '\\', '"']) && safe.contains('.'));
    }
}

/// A database with one organisation, in a folder of its own.
async fn house() -> (Db, RegionCode, OrganisationId, std::path::PathBuf) {
    let folder = std::env::temp_dir().join(format!("sekber-files-{}", uuid::Uuid::now_v7().simple()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = Db::connect(&format!("sqlite:{}", folder.join("t.sqlite").display())).await.unwrap();
    db.migrate().await.unwrap();
    let (region, organisation): (RegionCode, OrganisationId) =
        ("61.05".parse().unwrap(), "yayasan".parse().unwrap());
    let mut tx = db.begin(&Actor::operator(), &region, system_clock()).await.unwrap();
    tx.run(
        sql("insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since, created_at, changed_at)
             values ($1, $2, 'partner', 'Y', 'Y', 'y', 'ngo', 'draft', 0, 0, 0)")
            .bind(&region)
            .bind(&organisation),
    )
    .await
    .unwrap();
    tx.commit(Event::new("organisation.created", &organisation, "Y")).await.unwrap();
    (db, region, organisation, folder)
}

/// Keeps one file with its row, leaves another without one, and looks at both through every step.
async fn story(files: Files) {
    let (db, region, organisation, folder) = house().await;
    let stored = files.put(&region, new_file("Akta.pdf")).await.unwrap();
    let orphan = files.put(&region, new_file("Lain.pdf")).await.unwrap();
    assert_ne!(stored.place, orphan.place, "the same content twice stays two files");
    let mut tx = db.begin(&Actor::operator(), &region, system_clock()).await.unwrap();
    record(&mut tx, &organisation, &stored).await.unwrap();
    tx.commit(Event::new("paper.added", "x", "Akta")).await.unwrap();

    let other: OrganisationId = "other".parse().unwrap();
    assert_eq!(find(&db, &region, &other, &stored.id).await.unwrap(), None);
    let kept = find(&db, &region, &organisation, &stored.id).await.unwrap().unwrap();
    assert_eq!((kept.size, kept.media_type.as_str()), (PDF.len() as i64, "application/pdf"));
    let sent = send(&files, &kept).await.unwrap();
    assert_eq!(sent.headers()[header::CONTENT_SECURITY_POLICY], "sandbox; default-src 'none'");
    assert_eq!(
        sent.headers()[header::CONTENT_DISPOSITION],
        "attachment; filename=\"Akta.pdf\"; filename*=UTF-8''Akta.pdf"
    );
    assert_eq!(to_bytes(sent.into_body(), 1000).await.unwrap(), PDF);

    let fresh = sweep(&files, &db, &region, system_clock(), true).await.unwrap();
    assert_eq!(
        fresh,
        Swept { kept: 1, orphans: 0, missing: Vec::new() },
        "a young file may still get its row"
    );
    let later = system_clock().plus_seconds(2 * 24 * 60 * 60);
    let looked = sweep(&files, &db, &region, later, false).await.unwrap();
    let swept = sweep(&files, &db, &region, later, true).await.unwrap();
    assert_eq!((looked.orphans, swept.orphans), (1, 1), "looking removes nothing");
    assert_eq!(sweep(&files, &db, &region, later, true).await.unwrap().orphans, 0);

    let path = object_store::path::Path::parse(&stored.place).unwrap();
    object_store::ObjectStoreExt::delete(&files.0, &path).await.unwrap();
    assert!(matches!(send(&files, &kept).await, Err(Problem::Refused { key: "file-gone", .. })));
    assert_eq!(sweep(&files, &db, &region, later, true).await.unwrap().missing, ["Akta.pdf"]);
    files.probe().await.unwrap();
    db.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn files_are_kept_in_memory() {
    story(Files::over(Arc::new(InMemory::new()))).await;
}

/// Whether a file goes by itself, soon.
async fn goes(files: &Files, place: &str) -> bool {
    for _ in 0..200 {
        if !files.holds(place).await.unwrap() {
            return true;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    false
}

#[tokio::test]
async fn what_is_refused_leaves_no_file_and_what_is_recorded_stays() {
    let (files, (db, region, organisation, folder)) = (Files::over(Arc::new(InMemory::new())), house().await);
    // Refused before its record was begun.
    let refused = files.put(&region, new_file("Ditolak.pdf")).await.unwrap();
    let place = refused.place.clone();
    assert!(files.holds(&place).await.unwrap());
    drop(refused);
    assert!(goes(&files, &place).await);
    // Refused afterwards: the transaction ends without a commit.
    let refused = files.put(&region, new_file("Batal.pdf")).await.unwrap();
    let place = refused.place.clone();
    let mut tx = db.begin(&Actor::operator(), &region, system_clock()).await.unwrap();
    record(&mut tx, &organisation, &refused).await.unwrap();
    drop((tx, refused));
    assert!(goes(&files, &place).await);

    let mut tx = db.begin(&Actor::operator(), &region, system_clock()).await.unwrap();
    let kept = files.put(&region, new_file("Akta.pdf")).await.unwrap();
    let place = kept.place.clone();
    record(&mut tx, &organisation, &kept).await.unwrap();
    drop(kept);
    tx.commit(Event::new("paper.added", "x", "Akta")).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(files.holds(&place).await.unwrap());
    db.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn files_are_kept_in_a_folder() {
    let folder = std::env::temp_dir().join(format!("sekber-place-{}", uuid::Uuid::now_v7().simple()));
    story(Files::open(&folder.display().to_string()).unwrap()).await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn files_are_kept_in_a_bucket() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let shelf = Shelf::default();
    let served = Router::new().fallback(bucket).with_state(shelf.clone());
    let server = tokio::spawn(async move { axum::serve(listener, served).await });
    let builder = AmazonS3Builder::new()
        .with_endpoint(address)
        .with_allow_http(true)
        .with_region("id-west")
        .with_access_key_id("key")
        .with_secret_access_key("secret");
    story(place::bucket(builder, "s3://berkas/sintang/").unwrap()).await;
    assert!(shelf.lock().unwrap().is_empty(), "the swept, the deleted and the probe are all gone");
    server.abort();
}

#[test]
fn unknown_places_are_refused() {
    let refused = Files::open("ftp://example.org/files");
    assert!(matches!(refused, Err(PlaceError::Address(place)) if place.starts_with("ftp")));
    assert!(matches!(Files::open("/dev/null/files"), Err(PlaceError::Folder { .. })));
}

type Shelf = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// As much of S3 as the store asks for: put, get, delete by list, and listing one level.
async fn bucket(
    State(shelf): State<Shelf>,
    method: Method,
    uri: Uri,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> axum::response::Response {
    let mut shelf = shelf.lock().unwrap();
    let query = Form::from_query(query.as_deref());
    let key = uri.path().trim_start_matches("/berkas").trim_start_matches('/').to_owned();
    match method {
        Method::PUT => {
            shelf.insert(key, body);
            [(header::ETAG, "\"1\"")].into_response()
        }
        Method::GET if query.text("list-type") == "2" => {
            listing(&shelf, query.text("prefix")).into_response()
        }
        Method::GET => match shelf.get(&key) {
            Some(found) => {
                let headers =
                    [(header::ETAG, "\"1\""), (header::LAST_MODIFIED, "Wed, 20 Sep 2023 02:00:00 GMT")];
                (headers, found.clone()).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
        Method::DELETE => {
            shelf.remove(&key);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => {
            let text = String::from_utf8(body.to_vec()).unwrap();
            let keys = text.split("<Key>").skip(1).filter_map(|part| part.split("</Key>").next());
            let deleted: String = keys
                .map(|key| {
                    shelf.remove(key);
                    format!("<Deleted><Key>{key}</Key></Deleted>")
                })
                .collect();
            format!("<DeleteResult>{deleted}</DeleteResult>").into_response()
        }
    }
}

fn listing(shelf: &BTreeMap<String, Bytes>, prefix: &str) -> String {
    let mut folders = std::collections::BTreeSet::new();
    let mut contents = String::new();
    let modified = jiff::Timestamp::from_millisecond(system_clock().0).unwrap().to_string();
    for (key, bytes) in shelf.iter().filter(|(key, _)| key.starts_with(prefix)) {
        match key[prefix.len()..].split_once('/') {
            Some((folder, _)) => {
                folders.insert(format!("{prefix}{folder}/"));
            }
            None => contents.push_str(&format!(
                "<Contents><Key>{key}</Key><LastModified>{modified}</LastModified><ETag>\"1\"</ETag><Size>{}</Size></Contents>",
                bytes.len()
            )),
        }
    }
    let folders: String = folders
        .iter()
        .map(|folder| format!("<CommonPrefixes><Prefix>{folder}</Prefix></CommonPrefixes>"))
        .collect();
    format!("<ListBucketResult><IsTruncated>false</IsTruncated>{contents}{folders}</ListBucketResult>")
}

fn folder() -> std::path::PathBuf {
    std::env::temp_dir()
}

/// A form as a browser sends it: two fields, then a file.
fn request(name: &str, bytes: &[u8]) -> Request {
    let mut body = Vec::new();
    body.extend_from_slice(b"--b\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\n AHU-1 \r\n");
    body.extend_from_slice(
        format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .as_bytes(),
    );
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b--\r\n");
    Request::post("/x")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap()
}

#[tokio::test]
async fn a_form_with_a_file_is_read() {
    let upload = Upload::read(request("akta.pdf", PDF), &folder()).await.unwrap();
    assert_eq!(upload.form.text("number"), "AHU-1");
    let mut faults = Faults::none();
    let accepted = upload.file.unwrap().accepted(DOCUMENTS, &mut faults);
    assert_eq!(accepted, Some(new_file("akta.pdf")));
    assert!(faults.is_empty());
}

#[tokio::test]
async fn no_file_chosen_is_no_file() {
    assert!(Upload::read(request("", b""), &folder()).await.unwrap().file.is_none());
}

#[tokio::test]
async fn a_wrong_or_too_large_file_is_a_fault_and_the_form_is_kept() {
    let large = vec![b'x'; LARGEST_FILE + 1];
    for (bytes, key) in [(&b"MZ"[..], "fault-file-kind"), (&large[..], "fault-file-too-large")] {
        let upload = Upload::read(request("akta.pdf", bytes), &folder()).await.unwrap();
        assert_eq!(upload.form.text("number"), "AHU-1");
        let mut faults = Faults::none();
        assert_eq!(upload.file.unwrap().accepted(DOCUMENTS, &mut faults), None);
        assert_eq!(faults.of("file").map(|fault| fault.key), Some(key));
    }
}

#[tokio::test]
async fn of_several_files_none_vanishes_silently() {
    let several = |second: &str, bytes: &str| {
        let part = |name: &str, bytes: &str| {
            format!(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{bytes}\r\n"
            )
        };
        let pdf = std::str::from_utf8(PDF).unwrap();
        let mut request = request("akta.pdf", PDF);
        *request.body_mut() =
            Body::from(format!("{}{}--b--\r\n", part("akta.pdf", pdf), part(second, bytes)));
        request
    };
    for (second, bytes, key) in [
        ("lain.pdf", "%PDF-1.7", Some("fault-file-many")),
        ("", "x", Some("fault-file-many")),
        ("", "", None),
    ] {
        let upload = Upload::read(several(second, bytes), &folder()).await.unwrap();
        let mut faults = Faults::none();
        let accepted = upload.file.unwrap().accepted(DOCUMENTS, &mut faults);
        assert_eq!(faults.of("file").map(|fault| fault.key), key);
        assert_eq!(accepted.is_some(), key.is_none());
    }
}

#[tokio::test]
async fn a_broken_or_endless_request_is_refused() {
    let mut broken = request("akta.pdf", PDF);
    *broken.body_mut() = Body::from("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf");
    let refused = Upload::read(broken, &folder()).await;
    assert!(matches!(refused, Err(Problem::Refused { key: "upload-unreadable", .. })));
    let endless = vec![b'x'; 7 * LARGEST_FILE];
    let refused = Upload::read(request("akta.pdf", &endless), &folder()).await;
    assert!(matches!(refused, Err(Problem::TooLarge(LARGEST_FILE))));
}

#[tokio::test]
async fn a_part_whose_headers_never_end_is_not_gathered() {
    let mut endless = request("akta.pdf", PDF);
    let mut body = b"--b\r\nContent-Disposition: form-data; name=\"a\"\r\nX: ".to_vec();
    body.resize(2 * LARGEST_FILE, b'x');
    *endless.body_mut() = Body::from(body);
    let refused = Upload::read(endless, &folder()).await;
    assert!(matches!(refused, Err(Problem::Refused { key: "upload-unreadable", .. })));
}

#[tokio::test]
async fn parts_are_counted() {
    let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    let mut many = request("akta.pdf", PDF);
    *many.body_mut() = Body::from(format!("{}--b--\r\n", part.repeat(2_000)));
    assert_eq!(Upload::read(many, &folder()).await.unwrap().form.pairs().count(), 2_000);
    let mut many = request("akta.pdf", PDF);
    *many.body_mut() = Body::from(format!("{}--b--\r\n", part.repeat(2_001)));
    assert!(matches!(Upload::read(many, &folder()).await, Err(Problem::TooManyFields(2_000))));
}
