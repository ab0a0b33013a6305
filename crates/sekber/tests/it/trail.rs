//! Scenarios about the audit trail of the whole application: what the command line does with it, and refusals in all rooms.

use axum::body::Body;
use axum::http::{Method, header};
use sekber::kit::access::Actor;
use sekber::kit::audit::{self, Broken, Event, Fault};
use sekber::kit::store::sql;

use crate::harness::{Harness, OWN_PARTNER, Who, on_both};
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
            let found = admin.post("/audit/verify", &[("anchor", anchor)]).await;
            found.is_ok().shows("Jejak audit utuh").shows("ditemukan, dengan nilai hash yang sama");
        }
        // A slip in typing says nothing of the chain.
        let slip = format!("{}:deadbeefdeadbeef", end.seq);
        for slip in [slip.as_str(), "999999:deadbeefdeadbeef"] {
            let told = admin.post("/audit/verify", &[("anchor", slip)]).await;
            told.is_ok()
                .shows("Jejak audit utuh")
                .shows("Periksa lagi ketikannya")
                .hides("Jejak audit tidak utuh");
        }
        admin.post("/audit/verify", &[("anchor", "dua belas")]).await.is(422).shows("bukan catatan acuan");
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
        // Strangers are led to the entrance, which is no refusal; somebody with an account is refused what is not theirs to read.
        public.get("/audit").await.is(303);
        harness.as_partner().await.get("/audit").await.is(403);
        let before = audit::head(db, &region).await.unwrap().seq;
        audit::refusals::write(&harness.app).await.unwrap();
        assert_eq!(audit::head(db, &region).await.unwrap().seq, before + 4, "one line a kind, source and account");
        audit::refusals::write(&harness.app).await.unwrap();
        assert_eq!(audit::head(db, &region).await.unwrap().seq, before + 4, "nothing new, no line");
        audit::verify(db, &region).await.unwrap().unwrap();

        let admin = harness.as_admin().await;
        let all = admin.get("/audit?subject=refusal").await;
        all.is_ok().shows("Kata sandi ditolak").shows("Kode rapat ditolak").shows("Perubahan tanpa wewenang ditolak");
        all.shows("/settings/missions").shows("Sistem (otomatis)").shows("<ins>4</ins>").hides("tiada@contoh.id");
        admin.get("/audit?kind=refusal.reading").await.is_ok().shows("Pembacaan tanpa wewenang ditolak").shows("Yuliana");
        admin.get("/audit?kind=refusal.password").await.is_ok().shows("account-").hides("</strong>: Kode rapat ditolak");
        admin.in_english().get("/audit?subject=refusal").await.is_ok().shows("Password refused").shows("How often");
        let typed = "select count(*) from audit where coalesce(after_json, '') like '%tiada%' or label like '%tiada%'";
        assert_eq!(db.value::<i64>(sql(typed)).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn what_strangers_send_stands_in_the_trail_as_theirs() {
    on_both(async |harness| {
        let asked = [("name", "Siti"), ("contact", "0812-345678"), ("what", "Daftar"), ("purpose", "Tahu")];
        harness.public().post("/public/information", &asked).await.is_ok();
        let admin = harness.as_admin().await;
        let requests = admin.get("/audit?subject=information_request").await;
        requests.is_ok().shows("Pemohon informasi");
        let tx = harness.app.begin(&Actor::applicant()).await.unwrap();
        tx.commit(Event::new("organisation.signed_up", OWN_PARTNER, "Yayasan Sendiri")).await.unwrap();
        let signed_up = admin.get("/audit?kind=organisation.signed_up").await;
        signed_up.is_ok().shows("Pendaftar (tanpa akun)");
    })
    .await;
}

#[derive(serde::Serialize)]
struct Recorded {
    stage: &'static str,
    way: &'static str,
    high_idr: i64,
}

#[derive(serde::Serialize)]
struct Held {
    kind: &'static str,
    issued_on: &'static str,
}

#[tokio::test]
async fn amounts_days_and_codes_of_all_rooms_are_told_as_people_read_them() {
    on_both(async |harness| {
        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        let line = Recorded { stage: "realised", way: "partner_run", high_idr: 8_662_500_000 };
        tx.note(Event::new("ledger.recorded", "line", "Kebun gizi").after(&line));
        tx.note(
            Event::new("paper.added", "paper", "Yayasan")
                .after(&Held { kind: "other", issued_on: "2023-01-09" }),
        );
        tx.commit(Event::new("visit.recorded", "visit", "2026-10-31")).await.unwrap();
        let admin = harness.as_admin().await;
        let seen = admin.get("/audit").await;
        seen.is_ok().shows("<ins>Direalisasikan</ins>").shows("<ins>Dijalankan sendiri oleh mitra</ins>");
        seen.shows("<ins>Rp86.625.000</ins>").shows("<ins>9 Januari 2023</ins>").shows("31 Oktober 2026");
        seen.hides("(sen)").hides("issued_on").hides("2026-10-31</a>");
        admin.get("/audit/download/csv").await.is_ok().shows("Rp86.625.000").hides("partner_run");
    })
    .await;
}

#[tokio::test]
async fn what_answers_a_form_offers_no_other_language() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        let send = async |from: &str| {
            let request = admin.request(Method::POST, "/audit/verify").header(header::REFERER, from);
            let form = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            admin.send(form.body(Body::empty()).unwrap()).await
        };
        let seen = send("https://sekber.example/audit?q=kebun").await;
        // A page that answers a form offers no other language, which would lose it; nothing on it leads back to an address without a page.
        seen.is_ok().hides("back=%2Faudit%2Fverify");
        send("https://sekber.example//elsewhere.example/").await.is_ok().hides("back=%2F%2Felsewhere");
    })
    .await;
}
