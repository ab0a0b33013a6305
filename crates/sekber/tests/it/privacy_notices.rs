//! What everybody reads about personal data, and the notices when some of it got out.

use sekber::features::privacy::REGISTER;
use sekber::kit::access::Permit;
use sekber::kit::store::sql;

use crate::docx;
use crate::harness::{Who, on_both};

/// Whether the register says of an entry that the leader sees it, too.
fn names_the_leader(code: &str) -> bool {
    REGISTER.iter().any(|one| one.code == code && ["auditor", "overseer"].contains(&one.seen))
}

#[tokio::test]
async fn the_register_is_open_to_everybody_and_says_what_goes_by_itself() {
    on_both(async |harness| {
        let seen = harness.public().get("/public/privacy").await;
        seen.is_ok()
            .shows("Daftar pemrosesan")
            .shows("Pasal 20")
            .shows("180 hari")
            .shows("30 hari")
            .shows("12 jam");
        // The leader reads and downloads the trail, and the register says so.
        assert_eq!(
            Permit::Auditor.allows(Some(&harness.actor(Who::Leader)), false),
            names_the_leader("trail")
        );
        seen.shows("Administrator, pimpinan, dan auditor");
        let english = harness.public().in_english().get("/public/privacy").await;
        english.is_ok().shows("Register of processing").hides("privacy-");
        harness
            .public()
            .get("/sitemap.xml")
            .await
            .is_ok()
            .shows("/public/privacy")
            .shows("/public/goals</loc>")
            .shows("/public/districts</loc>");
    })
    .await;
}

#[tokio::test]
async fn a_breach_becomes_letters_and_its_clock_stops_when_both_were_told() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        admin.post("/privacy/breaches/new", &[]).await.is(422).shows("error-summary");
        let fields = [
            ("noticed_on", "2023-09-20"),
            ("noticed_at", "09:30"),
            ("touched", "accounts"),
            ("touched", "contacts"),
            ("people", "40"),
            ("data", "Nama dan surel"),
            ("how", "Berkas terkirim ke alamat yang salah.\nPenerima memberi tahu."),
            ("measures", "Penerima diminta menghapusnya."),
            ("advice", "Gantilah kata sandi."),
            ("contact", "Sekretariat, 0565-21001"),
        ];
        let unreachable: Vec<_> = fields
            .iter()
            .map(|(name, text)| (*name, if *name == "contact" { "Sekretariat" } else { *text }))
            .collect();
        admin.post("/privacy/breaches/new", &unreachable).await.is(422).shows("Sertakan nomor telepon");
        let made = admin.post("/privacy/breaches/new", &fields).await;
        let path = made.leads_on().to_owned();
        admin.get(&path).await.is_ok().shows("Batas waktu lewat").shows("Nama dan surel");
        let version = admin.get(&path).await.field("version");
        let mut changed = fields.to_vec();
        changed.push(("version", &version));
        admin.post(&path, &changed).await.leads_to(&path);
        admin.post(&path, &changed).await.is(409);
        for whom in ["people", "authority"] {
            let pdf = admin.get(&format!("{path}/{whom}.pdf")).await;
            pdf.is_ok();
            assert_eq!(pdf.header("content-type"), "application/pdf");
            let text = docx::text_of(&admin.get(&format!("{path}/{whom}.docx")).await.bytes);
            for part in [
                "Pasal 46",
                "Nama dan surel",
                "40 orang",
                "Penerima diminta menghapusnya",
                "09.30",
                "0565-21001",
                "Subjek Data Pribadi",
                "Yth. ",
                "di tempat",
                "Lampiran",
                "Demikian kami sampaikan",
                "Ketua Sekretariat Bersama",
                "NIP",
            ] {
                assert!(text.contains(part), "the letter to {whom} lacks {part}: {text}");
            }
            assert!(!text.to_lowercase().contains("pemilik data"), "{text}");
            assert!(!text.contains("KONSEP"), "this is what is signed and sent: {text}");
            assert_eq!(text.contains("Gantilah kata sandi"), whom == "people");
            admin.post(&format!("{path}/told"), &[("whom", whom)]).await.leads_to(&path);
            admin.post(&format!("{path}/told"), &[("whom", whom)]).await.is(422);
            // The clock of what was told does not move any more.
            let version = admin.get(&path).await.field("version");
            let mut later = fields.to_vec();
            later[1] = ("noticed_at", "10:30");
            later.push(("version", &version));
            admin.post(&path, &later).await.is(422);
        }
        admin.get("/privacy").await.is_ok().shows("Sudah diberitahukan");
        let seen = admin.get(&path).await;
        seen.is_ok().shows("tetap seperti yang diberitahukan");
        let version = seen.field("version");
        let mut changed = fields.to_vec();
        changed.push(("version", &version));
        changed[4] = ("people", "41");
        admin.post(&path, &changed).await.is(422).shows("tetap seperti yang diberitahukan");
        let mut early = fields.to_vec();
        early[0] = ("noticed_on", "1901-01-01");
        admin.post("/privacy/breaches/new", &early).await.is(422).shows("17 Oktober 2022");
        let mut ahead = fields.to_vec();
        ahead[0] = ("noticed_on", "2124-01-01");
        admin.post("/privacy/breaches/new", &ahead).await.is(422).shows("masa depan");
        harness.as_staff().await.get(&path).await.is(403);
        harness.sign_in(Who::Leader).await.get(&path).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_breach_happened_before_it_was_noticed_and_saving_again_moves_no_clock() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        let fields = |happened: &'static str| {
            [
                ("noticed_on", "2023-09-20"),
                ("noticed_at", "09:30"),
                ("happened_on", happened),
                ("touched", "accounts"),
                ("data", "Nama dan surel"),
                ("how", "Berkas terkirim ke alamat yang salah."),
                ("measures", "Penerima diminta menghapusnya."),
                ("contact", "Sekretariat, 0565-21001"),
            ]
        };
        for after in ["2023-09-21", "2099-01-01"] {
            admin
                .post("/privacy/breaches/new", &fields(after))
                .await
                .is(422)
                .shows("sesudah waktu diketahui");
        }
        let made = admin.post("/privacy/breaches/new", &fields("2023-09-20")).await;
        let path = made.is(303).leads_on().to_owned();
        // It was noticed at some second, of which the form knows nothing.
        harness.change(sql("update breach set noticed_at = noticed_at + 41000")).await;
        let noticed = || sql("select noticed_at from breach");
        let before: Option<i64> = harness.app.db().value(noticed()).await.unwrap();
        let mut again = fields("2023-09-19").to_vec();
        let version = admin.get(&path).await.field("version");
        again.push(("version", &version));
        admin.post(&path, &again).await.leads_to(&path);
        assert_eq!(harness.app.db().value::<i64>(noticed()).await.unwrap(), before);
        again[1] = ("noticed_at", "09:31");
        let version = admin.get(&path).await.field("version");
        again[8] = ("version", &version);
        admin.post(&path, &again).await.leads_to(&path);
        // The trail tells when in words.
        let raw = before.unwrap().to_string();
        admin.get("/audit?subject=breach").await.is_ok().shows("09.31").hides(&raw);
    })
    .await;
}
