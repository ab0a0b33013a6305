//! Files of an answer: several are put beside the request before it is sent and taken away again, and whoever asked gets each of them.

use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, SCAN, Seen, on_both};
use crate::information::signatory;
use crate::information_extension::Filed;

const STATE: &str = "/public/information/state";
const GIVEN: &str = "/public/information/file";

/// Puts a file beside a request whose page is open, with an answer that is not sent yet.
pub async fn add(staff: &Caller, path: &str, name: &str) -> Seen {
    let version = staff.get(path).await.field("version");
    let typed = [("version", version.as_str()), ("answer", "Daftarnya terlampir.")];
    staff.upload(&format!("{path}/answer/files"), &typed, "file", (name, "application/pdf", SCAN)).await
}

/// Answers a request, with one more file.
async fn answer(staff: &Caller, path: &str, signer: &str, name: &str) -> Seen {
    let page = staff.get(path).await;
    let (version, stand) = (page.field("version"), page.field("stand"));
    let fields = [
        ("version", version.as_str()),
        ("stand", stand.as_str()),
        ("state", "answered"),
        ("answer", "Daftarnya terlampir."),
        ("signatory", signer),
    ];
    staff.upload(&format!("{path}/answer"), &fields, "file", (name, "application/pdf", SCAN)).await
}

/// What whoever asked is sent of a file.
async fn given(citizen: &Caller, filed: &Filed, file: &str) -> Seen {
    let fields = [("number", filed.number.as_str()), ("code", filed.code.as_str()), ("file", file)];
    citizen.post(GIVEN, &fields).await
}

async fn look(citizen: &Caller, filed: &Filed) -> Seen {
    citizen.post(STATE, &[("number", filed.number.as_str()), ("code", filed.code.as_str())]).await
}

async fn count(harness: &Harness, asked: &'static str) -> i64 {
    harness.app.db().value(sql(asked)).await.unwrap().unwrap_or_default()
}

#[tokio::test]
async fn an_answer_carries_up_to_five_files_that_are_added_and_removed_before_it_is_sent() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let path = filed.path.clone();
        let (citizen, staff, leader) =
            (harness.public(), harness.as_staff().await, harness.as_leader().await);
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let form = format!("{path}/answer/files");
        staff.post(&form, &[("version", "1")]).await.is(422).shows("Pilih berkas yang ditambahkan.");
        for number in 1..=5 {
            let name = format!("daftar-{number}.pdf");
            // What was typed stays.
            add(&staff, &path, &name).await.is_ok().shows(&name).shows("Daftarnya terlampir.");
        }
        add(&staff, &path, "daftar-6.pdf").await.is(422).shows("paling banyak 5");
        answer(&staff, &path, &signer, "daftar-6.pdf").await.is(422).shows("paling banyak 5");
        let page = staff.get(&path).await;
        let (version, first) = (page.field("version"), page.field("remove"));
        let own = format!("{path}/file?of={first}");
        assert_eq!(staff.get(&own).await.is_ok().bytes, SCAN);
        // Nobody else sees what is not sent yet.
        leader.get(&own).await.leads_to(&path);
        leader.get(&path).await.is_ok().hides("daftar-1.pdf");
        look(&citizen, &filed).await.is_ok().hides("daftar-1.pdf");
        given(&citizen, &filed, &first).await.is(404);
        let remove = format!("{path}/answer/files/remove");
        let pressed = [("version", version.as_str()), ("remove", first.as_str())];
        leader.post(&remove, &pressed).await.is(403);
        // A form that was read before is no longer about the same files.
        staff
            .post(&remove, &[("version", "1"), pressed[1]])
            .await
            .is(409)
            .shows("berubah sejak halaman dibuka");
        let typed = [pressed[0], pressed[1], ("answer", "Daftarnya terlampir.")];
        let gone = staff.post(&remove, &typed).await;
        gone.is_ok().hides("daftar-1.pdf").shows("daftar-2.pdf").shows("Daftarnya terlampir.");
        let kept = "select count(*) from district_file where file_name like 'daftar-%'";
        assert_eq!(count(&harness, kept).await, 4);
        answer(&staff, &path, &signer, "daftar-6.pdf").await.leads_to(&path);
        let seen = look(&citizen, &filed).await;
        let text = seen.is_ok().hides("daftar-1.pdf").text.clone();
        let ids: Vec<&str> = text
            .split("name=\"file\" value=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or_default())
            .collect();
        assert_eq!(ids.len(), 5, "{text}");
        let read = leader.get(&path).await;
        for (id, number) in ids.into_iter().zip(2..) {
            let name = format!("daftar-{number}.pdf");
            seen.shows(&name);
            read.is_ok().shows(&name);
            assert_eq!(given(&citizen, &filed, id).await.is_ok().bytes, SCAN);
            assert_eq!(leader.get(&format!("{path}/file?of={id}")).await.is_ok().bytes, SCAN);
        }
        given(&citizen, &filed, "none").await.is(404);
        let late = [("version", "9")];
        staff.upload(&form, &late, "file", ("lain.pdf", "application/pdf", SCAN)).await.is(422);
        harness
            .as_admin()
            .await
            .get("/audit")
            .await
            .is_ok()
            .shows("Berkas untuk jawaban ditambahkan")
            .shows("Berkas untuk jawaban dihapus");
    })
    .await;
}

#[tokio::test]
async fn an_answer_from_before_there_could_be_several_keeps_its_file() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let (citizen, staff) = (harness.public(), harness.as_staff().await);
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        answer(&staff, &filed.path, &signer, "daftar.pdf").await.leads_to(&filed.path);
        harness.change(sql("delete from information_file")).await;
        let before = "update information_request set file_id = (select f.id from district_file f where f.file_name = 'daftar.pdf')";
        harness.change(sql(before)).await;
        let file = look(&citizen, &filed).await.is_ok().shows("daftar.pdf").field("file");
        assert_eq!(given(&citizen, &filed, &file).await.is_ok().bytes, SCAN);
        staff.get(&filed.path).await.is_ok().shows("daftar.pdf");
    })
    .await;
}
