//! Scenarios about the audit trail: reading, filtering, downloading, and finding what was tampered with.

use sekber::kit::audit::{self, Broken, Event, Fault};
use sekber::kit::store::sql;

use crate::harness::{Harness, Who, on_both};
use crate::program::Program;

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

/// Cuts the trail behind a line and sets its head back, as somebody who may write to the database can.
async fn cut_behind(harness: &Harness, seq: i64) {
    let (db, region) = (harness.app.db(), harness.app.region());
    db.housekeeping(sql("delete from audit where region_code = $1 and seq > $2").bind(&region).bind(seq))
        .await
        .unwrap();
    let back = "update audit_head set seq = $2, hash = (select hash from audit where region_code = $1 and seq = $2) where region_code = $1";
    db.housekeeping(sql(back).bind(&region).bind(seq)).await.unwrap();
}

#[tokio::test]
async fn a_trail_cut_with_its_head_set_back_fails_against_an_anchor() {
    on_both(async |harness| {
        for _ in 0..4 {
            rename(&harness, Who::Staff, "a", "b").await;
        }
        let admin = harness.as_admin().await;
        let (db, region) = (harness.app.db(), harness.app.region());
        let end = audit::head(db, &region).await.unwrap();
        let anchor = end.anchor();
        let (short, long) =
            (anchor.grouped()[..end.seq.to_string().len() + 18].to_owned(), anchor.to_string());
        for anchor in [&short, &long] {
            admin.post("/audit/verify", &[("anchor", anchor)]).await.is_ok().shows("Jejak audit utuh");
        }
        admin.post("/audit/verify", &[("anchor", "dua belas")]).await.is(422).shows("bukan patokan");
        admin.get("/audit").await.is_ok().shows(&anchor.grouped());

        cut_behind(&harness, end.seq - 2).await;
        audit::verify(db, &region).await.unwrap().unwrap();
        let missing = Broken { seq: end.seq, reason: Fault::Anchor };
        assert_eq!(
            audit::verify_against(db, &region, std::slice::from_ref(&anchor)).await.unwrap(),
            Err(missing)
        );
        // Filled up again, the line with that number is another one.
        for _ in 0..3 {
            rename(&harness, Who::Staff, "a", "b").await;
        }
        audit::verify(db, &region).await.unwrap().unwrap();
        let told = admin.post("/audit/verify", &[("anchor", &short)]).await;
        told.is_ok().shows("role=\"alert\"").shows("dipotong atau ditulis ulang");
        let program = Program::on(harness.address(), harness.folder());
        let refused = program.run(&["audit", "verify", "--anchor", &long]);
        assert!(!refused.status.success());
        assert!(String::from_utf8(refused.stderr).unwrap().contains("written down elsewhere"));
        assert!(program.run(&["audit", "verify"]).status.success());
    })
    .await;
}

#[tokio::test]
async fn the_words_of_a_line_are_withdrawn_and_the_chain_holds() {
    on_both(async |harness| {
        rename(&harness, Who::Staff, "Rahasia Lama", "Rahasia Baru").await;
        let (db, region) = (harness.app.db(), harness.app.region());
        let end = audit::head(db, &region).await.unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let done = program.run(&["audit", "erase", &end.seq.to_string(), "--reason", "permintaan 12/2026"]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let sound = audit::verify_against(db, &region, &[end.anchor()]).await.unwrap().unwrap();
        assert_eq!((sound.head.seq, sound.withdrawn), (end.seq + 1, 1));
        let shown = harness.as_admin().await.get("/audit").await;
        shown.is_ok().hides("Rahasia").shows("Nama ditarik").shows("permintaan 12/2026");
        let left = "select count(*) from audit where seq = $1 and (before_json is not null or words like '%rahasia%' or words_salt is not null)";
        assert_eq!(db.value::<i64>(sql(left).bind(end.seq)).await.unwrap(), Some(0));
        // A line from before the seals keeps its words: the chain covers them.
        db.housekeeping(sql("update audit set words_seal = null, words_salt = null where seq = 1")).await.unwrap();
        let refused = program.run(&["audit", "erase", "1", "--reason", "x"]);
        assert!(String::from_utf8(refused.stderr).unwrap().contains("older than the separate seal"));
        assert!(!program.run(&["audit", "erase", "999999", "--reason", "x"]).status.success());
    })
    .await;
}

#[tokio::test]
async fn refusals_stand_in_the_trail_few_lines_for_many() {
    on_both(async |harness| {
        let public = harness.public();
        let (db, region) = (harness.app.db(), harness.app.region());
        for _ in 0..4 {
            public.post("/sign-in", &[("email", "tiada@contoh.id"), ("password", "salah-sekali")]).await;
            public.post("/hall", &[("code", "ABCDEFGH"), ("name", "Siapa")]).await;
            harness.as_partner().await.post("/settings/missions", &[("missions", "x")]).await.is(403);
        }
        harness.as_partner().await.get("/audit").await.is(403);
        let before = audit::head(db, &region).await.unwrap().seq;
        audit::refusals::write(&harness.app).await.unwrap();
        assert_eq!(audit::head(db, &region).await.unwrap().seq, before + 3, "one line a kind, source and account");
        audit::refusals::write(&harness.app).await.unwrap();
        assert_eq!(audit::head(db, &region).await.unwrap().seq, before + 3, "nothing new, no line");
        audit::verify(db, &region).await.unwrap().unwrap();

        let admin = harness.as_admin().await;
        let all = admin.get("/audit?subject=refusal").await;
        all.is_ok().shows("Kata sandi ditolak").shows("Kode rapat ditolak").shows("Perubahan tanpa wewenang ditolak");
        all.shows("/settings/missions").shows("Sistem (otomatis)").shows("<ins>4</ins>").hides("tiada@contoh.id");
        admin.get("/audit?kind=refusal.password").await.is_ok().shows("account-").hides("</strong>: Kode rapat ditolak");
        admin.in_english().get("/audit?subject=refusal").await.is_ok().shows("Password refused").shows("How often");
        let typed = "select count(*) from audit where coalesce(after_json, '') like '%tiada%' or label like '%tiada%'";
        assert_eq!(db.value::<i64>(sql(typed)).await.unwrap(), Some(0));
    })
    .await;
}
