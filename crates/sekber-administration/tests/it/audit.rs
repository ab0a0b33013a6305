//! Scenarios about the audit trail: reading, filtering, downloading, and finding what was tampered with.

use sekber::kit::audit::{self, Broken, Event, Fault};
use sekber::kit::store::sql;

use crate::harness::{Harness, Who, on_both};

#[derive(serde::Serialize)]
struct Named<'a> {
    name: &'a str,
}

async fn rename(harness: &Harness, who: Who, from: &str, to: &str) {
    let tx = harness.app.begin(&harness.actor(who)).await.unwrap();
    let event = Event::new("office.changed", "office-own", to);
    tx.commit(event.before(&Named { name: from }).after(&Named { name: to })).await.unwrap();
}

#[tokio::test]
async fn an_auditor_reads_what_changed_and_filters_it() {
    on_both(async |harness| {
        rename(&harness, Who::Staff, "Dinas Lama", "Dinas <Baru>").await;
        rename(&harness, Who::Office, "Satu", "100% Dua").await;
        let leader = harness.as_leader().await;
        let all = leader.get("/audit").await;
        all.is_ok().shows("<del>Dinas Lama</del>").shows("<ins>Dinas &#60;Baru&#62;</ins>").shows("WIB");
        all.costs_at_most(5);
        let by_name = leader.get("/audit?q=stefanus").await;
        by_name.is_ok().shows("Dinas Lama").hides("100% Dua");
        leader.get("/audit?q=100%25").await.shows("100% Dua").hides("Dinas Lama");
        leader.get("/audit?q=_%25_").await.hides("100% Dua").shows("Tidak ada catatan yang cocok");
        leader.get("/audit?kind=office.changed&subject=office&id=office-own").await.shows("Dinas Lama");
        leader.get("/audit?actor=office").await.shows("100% Dua").hides("Dinas Lama");
        leader.get("/audit?until=2020-01-01").await.shows("Tidak ada catatan yang cocok");
        leader.get("/audit?from=2020-99-01").await.is(422).shows("bukan tanggal");
        leader.get("/audit?from=2023-01-09").await.is_ok().shows("9 Januari 2023").hides(": 2023-01-09");
        leader.get("/audit?from=2023-02-01&until=2023-01-01").await.is(422).shows("tidak boleh sebelum");
        let (db, region) = (harness.app.db(), harness.app.region());
        let last = audit::head(db, &region).await.unwrap().seq;
        rename(&harness, Who::Staff, "Tiga", "Empat").await;
        let one = leader.get(&format!("/audit?q={}", last + 1)).await;
        one.is_ok().shows("<del>Tiga</del>").hides("Dinas Lama");
        harness.as_staff().await.get("/audit").await.is(403);
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_by_number() {
    on_both(async |harness| {
        for number in 0..60 {
            rename(&harness, Who::Staff, "a", &format!("nomor-{number}-")).await;
        }
        let admin = harness.as_admin().await;
        let first = admin.get("/audit?kind=office.changed").await;
        first.is_ok().shows("nomor-59-").shows("nomor-10-").hides("nomor-9-").shows("60 catatan");
        let next = first.text.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let next = next.replace("&#38;", "&");
        let second = admin.get(&next).await;
        second.is_ok().shows("nomor-9-").shows("nomor-0-").hides("nomor-10-");
        let back = second.text.split("rel=\"prev\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        admin.get(&back.replace("&#38;", "&")).await.shows("nomor-59-").hides("nomor-9-");
    })
    .await;
}

#[tokio::test]
async fn what_is_filtered_can_be_downloaded() {
    on_both(async |harness| {
        rename(&harness, Who::Staff, "Satu", "Dua").await;
        let admin = harness.as_admin().await;
        let csv = admin.get("/audit/download/csv?kind=office.changed").await;
        assert!(csv.is_ok().header("content-disposition").ends_with(".csv\""));
        assert_eq!(csv.text.lines().count(), 2, "{}", csv.text);
        csv.shows("Satu").shows("Dua").shows("Stefanus Sekretariat");
        let sheet = admin.get("/audit/download/xlsx").await;
        assert!(sheet.is_ok().bytes.starts_with(b"PK"));
        admin.get("/audit/download/exe").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_row_changed_behind_our_back_is_found_with_its_number() {
    on_both(async |harness| {
        rename(&harness, Who::Staff, "Satu", "Dua").await;
        rename(&harness, Who::Staff, "Dua", "Tiga").await;
        let (db, region) = (harness.app.db(), harness.app.region());
        let end = audit::head(db, &region).await.unwrap();
        let admin = harness.as_admin().await;
        admin.post("/audit/verify", &[]).await.is_ok().shows("Jejak audit utuh");
        let tampered = sql("update audit set after_json = $1 where region_code = $2 and seq = $3");
        db.housekeeping(tampered.bind("{\"name\":\"Palsu\"}").bind(&region).bind(end.seq)).await.unwrap();
        let broken = Broken { seq: end.seq, reason: Fault::Changed };
        assert_eq!(audit::verify(db, &region).await.unwrap(), Err(broken));
        let told = admin.post("/audit/verify", &[]).await;
        told.is_ok().shows("role=\"alert\"").shows(&format!("pada nomor {}", end.seq));
        told.shows("diubah setelah ditulis");
    })
    .await;
}

#[tokio::test]
async fn lines_cut_off_or_taken_out_are_found() {
    on_both(async |harness| {
        for _ in 0..3 {
            rename(&harness, Who::Staff, "a", "b").await;
        }
        let (db, region) = (harness.app.db(), harness.app.region());
        let end = audit::head(db, &region).await.unwrap().seq;
        let cut = sql("delete from audit where region_code = $1 and seq = $2").bind(&region);
        db.housekeeping(cut.clone().bind(end)).await.unwrap();
        let ending = Broken { seq: end, reason: Fault::Ending };
        assert_eq!(audit::verify(db, &region).await.unwrap(), Err(ending));
        db.housekeeping(cut.bind(2_i64)).await.unwrap();
        let order = Broken { seq: 2, reason: Fault::OutOfOrder };
        assert_eq!(audit::verify(db, &region).await.unwrap(), Err(order));
    })
    .await;
}
