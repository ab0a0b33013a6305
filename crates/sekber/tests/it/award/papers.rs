//! Certificates say what whoever issues them has read, and bear nothing that no certificate can bear.

use sekber::features::award::{self, Bearing};
use sekber::features::document::{Read, SignedBy};
use sekber::kit::access::Actor;
use sekber::kit::page::official_document;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber::kit::words::Language;
use sekber_core::audit::Anchor;
use sekber_core::document::ActingMark;

use super::season;
use crate::docx::text_of;
use crate::hall::count;
use crate::harness::{Harness, OWN_PARTNER, Who, on_both, on_both_with_the_demonstration};
use crate::records::keep_award;

const CERTIFICATES: &str = "select count(*) from document where kind = 'certificate'";

#[tokio::test]
async fn nobody_issues_a_certificate_that_says_another_thing_than_they_read() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "decided").await;
        let papers = format!("/awards/{}/papers", season(&harness.app).await);
        let staff = harness.as_staff().await;
        let send = async |stand: &str, decree: &str| {
            let decree_day = ("decree_day", "2023-06-01");
            let form = [("signer", "Melkianus"), ("decree", decree), decree_day, ("stand", stand)];
            staff.post(&papers, &form).await
        };
        send("", "1/2023").await.is(409).shows("Isi naskah ini berubah").shows("value=\"Melkianus\"");
        let read = staff.get(&papers).await.is_ok().field("stand");
        let other = [
            ("name", "Drs. Y. Sutarmidji, M.Si."),
            ("position", "Bupati Sintang"),
            ("rank", ""),
            ("number", ""),
            ("acting_mark", "pj"),
            ("on_behalf_of", ""),
        ];
        staff.post("/settings/signatories", &other).await.is(303);
        // The page that is shown again holds what it says now.
        let again = send(&read, "1/2023").await;
        let read = again.is(409).shows("Isi naskah ini berubah").field("stand");
        assert_eq!(count(db, CERTIFICATES).await, 0);
        // Who signs is chosen or named: what the form calls optional is not asked for as if it were not.
        let unsigned = [("signer", ""), ("decree", "1/2023"), ("decree_day", "2023-06-01")];
        staff.post(&papers, &unsigned).await.is(422).shows("Pilih penanda tangan dari daftar, atau tulis nama");
        send(&read, "1/2023").await.leads_to(&papers);
        assert_eq!(count(db, CERTIFICATES).await, 1);
        // Somebody who opened the page before puts no other decree in its place unseen.
        send(&read, "2/2023").await.is(409);
        assert_eq!(count(db, CERTIFICATES).await, 1);
        // Who has read it replaces it with a reason, which the trail keeps.
        let read = staff.get(&papers).await.is_ok().shows("Alasan penggantian").field("stand");
        send(&read, "2/2023").await.is(422).shows("id=\"replace-e\"");
        assert_eq!(count(db, CERTIFICATES).await, 1);
        let form = [("signer", "Melkianus"), ("decree", "2/2023"), ("decree_day", "2023-06-01")];
        let why = [("replace", "Nomor keputusan keliru"), ("stand", read.as_str())];
        staff.post(&papers, &[&form[..], &why[..]].concat()).await.leads_to(&papers);
        assert_eq!(count(db, CERTIFICATES).await, 2);
        let told = "select count(*) from audit where kind = 'award.certificate_replaced' and after_json like '%keliru%'";
        assert_eq!(count(db, told).await, 1);
    })
    .await;
}

#[tokio::test]
async fn no_door_issues_a_certificate_without_its_decree_its_numbers_and_a_day() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "decided").await;
        let id = season(&harness.app).await.parse().unwrap();
        let season = award::find(harness.app.db(), &harness.app.region(), &id).await.unwrap().unwrap();
        let actor = harness.actor(Who::Staff);
        let right = Bearing {
            decree: "100.3.3/512/2023".to_owned(),
            decree_day: Some(jiff::civil::date(2023, 6, 1)),
            reason: String::new(),
            number: "000.7/#/2023".to_owned(),
            day: None,
            signer: SignedBy {
                name: "Melkianus".to_owned(),
                position: "BUPATI".to_owned(),
                rank: String::new(),
                number: String::new(),
                mark: ActingMark::Holder,
                on_behalf_of: String::new(),
                prints_number: false,
            },
            read: Read::default(),
        };
        let post =
            |position: &str, mark| SignedBy { position: position.to_owned(), mark, ..right.signer.clone() };
        let assistant = post("Asisten Pemerintahan", ActingMark::Holder);
        let on_behalf = post("Bupati", ActingMark::OnBehalf);
        let unsigned = SignedBy { name: String::new(), ..right.signer.clone() };
        let odd = SignedBy { name: "Prof. Dr. <b>X</b>".to_owned(), ..right.signer.clone() };
        let on = |year, month, day| Some(jiff::civil::date(year, month, day));
        // Decided on 1 January 1970, and signed within a month from today.
        let undecided = on(1969, 12, 31);
        let wrong = [
            ("decree", Bearing { decree: " ".to_owned(), ..right.clone() }),
            ("decree", Bearing { decree: "9".repeat(161), ..right.clone() }),
            ("number", Bearing { number: "7/2023".to_owned(), ..right.clone() }),
            ("number", Bearing { number: "#".repeat(161), ..right.clone() }),
            ("day", Bearing { day: Some(jiff::civil::date(1, 1, 1)), ..right.clone() }),
            ("day", Bearing { day: on(2099, 1, 1), ..right.clone() }),
            ("day", Bearing { day: on(1900, 1, 1), ..right.clone() }),
            ("decree_day", Bearing { decree_day: None, ..right.clone() }),
            ("decree_day", Bearing { decree_day: undecided, ..right.clone() }),
            ("decree_day", Bearing { decree_day: on(2099, 1, 1), ..right.clone() }),
            ("decree", Bearing { decree: "1/2 tanggal 3".to_owned(), ..right.clone() }),
            ("decree", Bearing { decree: "100.3.3/512/2022".to_owned(), ..right.clone() }),
            ("decree", Bearing { decree: "=1+1/2023".to_owned(), ..right.clone() }),
            ("replace", Bearing { reason: "x".repeat(2_001), ..right.clone() }),
            ("signer", Bearing { signer: unsigned, ..right.clone() }),
            ("signatory", Bearing { signer: assistant, ..right.clone() }),
            ("signatory", Bearing { signer: on_behalf, ..right.clone() }),
            ("signer", Bearing { signer: odd, ..right.clone() }),
        ];
        let write = |_: &_, _: &_| {
            official_document::document(&harness.app, Language::Indonesian, "Piagam", Vec::new())
        };
        for (field, bearing) in wrong {
            let answer =
                award::certificates(&harness.app, &actor, &season, Vec::new(), &bearing, write).await;
            match answer {
                Err(Problem::Invalid(faults)) => {
                    assert!(faults.of(field).is_some() && faults.count() == 1, "{field}: {faults:?}");
                }
                other => panic!("{field}: {other:?}"),
            }
        }
        award::certificates(&harness.app, &actor, &season, Vec::new(), &right, write).await.unwrap();
    })
    .await;
}

/// Sets the address of whoever leads the region, which neither decrees nor certificates bear.
async fn with_an_address(harness: &Harness) {
    let head = [("version", "1"), ("region_address", "Jalan Bupati 1"), ("address", "Jalan Sekber 7")];
    harness.as_staff().await.post("/settings/letterhead", &head).await.is(303);
}

#[tokio::test]
async fn decrees_and_letters_to_those_who_took_part_have_the_form_of_the_state() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "decided").await;
        with_an_address(&harness).await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let staff = harness.as_staff().await;
        let drawn = async |file: &str| {
            text_of(&staff.get(&format!("{path}/{file}")).await.is_ok().bytes).trim_start().to_owned()
        };
        let winners = drawn("decrees/winners.docx").await;
        for said in [
            "Bupati Sintang\nProvinsi Kalimantan\u{a0}Barat\n",
            "c.\nbahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Bupati \
             tentang Penerima Penghargaan;",
            "LAMPIRAN\nKEPUTUSAN BUPATI SINTANG\nNOMOR … TAHUN …\nTENTANG\nPENERIMA PENGHARGAAN\n",
        ] {
            assert!(winners.contains(said), "{said}: {winners}");
        }
        assert!(!winners.contains("Jalan"), "{winners}");
        let team = drawn("decrees/team.docx").await;
        assert!(team.contains("perlu menetapkan Keputusan Bupati tentang Tim Penilai dan Aturan Penghargaan;"), "{team}");
        assert!(team.contains("\nLAMPIRAN I\nKEPUTUSAN") && !team.contains("\nJuri\n"), "{team}");

        let letter = drawn(&format!("entries/entry-of-{OWN_PARTNER}/letter/letter.docx")).await;
        assert!(letter.contains("Lembaga yang Saudara pimpin ditetapkan sebagai Peringkat I kategori “"), "{letter}");
        assert!(letter.contains("Skor lembaga yang Saudara pimpin adalah") && letter.contains("Jalan Bupati 1"), "{letter}");

        // Two letters to one partner are told apart by their categories.
        let letters = staff.get(&format!("{path}/letters/all.zip")).await;
        let letters = zip::ZipArchive::new(std::io::Cursor::new(letters.is_ok().bytes.clone())).unwrap();
        let category = &award::Template::Thanks.rules(2023).categories[0];
        assert_eq!(category.code, "a1");
        let end = format!(" {} Yayasan.docx", category.name);
        assert!(letters.file_names().any(|name| name.unwrap().ends_with(end.as_str())), "no {end}");
    })
    .await;
}

#[tokio::test]
async fn a_certificate_bears_the_name_of_the_post_alone_and_a_small_code_that_proves_the_trail() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "decided").await;
        with_an_address(&harness).await;
        let papers = format!("/awards/{}/papers", season(&harness.app).await);
        let staff = harness.as_staff().await;
        let read = staff.get(&papers).await.is_ok().field("stand");
        let signer = ("signer", "dr. Melkianus, M.M.");
        let form = [signer, ("decree", "1/2023"), ("decree_day", "2023-06-01"), ("stand", read.as_str())];
        staff.post(&papers, &form).await.leads_to(&papers);
        let code = sql("select min(code) from document where kind = 'certificate'");
        let code: String = db.value(code).await.unwrap().unwrap();
        let paper = text_of(&staff.get(&format!("/documents/{code}/docx")).await.is_ok().bytes);
        assert!(
            paper.contains("14 Desember 2023\nBUPATI SINTANG,\n") && paper.contains("\nMelkianus\n"),
            "{paper}"
        );
        assert!(!paper.contains("Jalan Bupati 1"), "{paper}");
        let (_, after) = paper.split_once("Nilai hash jejak audit: ").unwrap();
        let anchor = after.lines().next().unwrap().trim_end_matches('.');
        let (seq, digits) = anchor.split_once(':').unwrap();
        assert!(seq.parse::<i64>().is_ok() && digits.replace(' ', "").len() == Anchor::FEWEST, "{anchor}");
        let admin = harness.as_admin().await;
        admin.post("/audit/verify", &[("anchor", anchor)]).await.is_ok().shows("Jejak audit utuh");
    })
    .await;
}

#[tokio::test]
async fn the_made_up_award_of_the_demonstration_reaches_its_certificates() {
    on_both_with_the_demonstration(async |harness| {
        let db = harness.app.db();
        let won = count(db, "select count(*) from award_result where winner").await;
        assert!(won > 0);
        // Asked again, it issues nothing anew.
        for _ in 0..2 {
            award::demonstrate_certificates(&harness.app, &Actor::operator()).await.unwrap();
            assert_eq!(count(db, CERTIFICATES).await, won);
        }
        let code = sql("select min(code) from document where kind = 'certificate'");
        let code: String = db.value(code).await.unwrap().unwrap();
        let admin = harness.of_the_demonstration("admin").await;
        let paper = text_of(&admin.get(&format!("/documents/{code}/docx")).await.is_ok().bytes);
        for said in
            ["BUPATI SINTANG", "Kepala Daerah (simulasi)", "SIMULASI/100.3.3/2023", "Nomor: SIMULASI/"]
        {
            assert!(paper.contains(said), "{said}: {paper}");
        }
        let check = harness.public().get(&format!("/papers/check?code={code}")).await;
        check.is_ok().shows("Piagam Penghargaan").shows("simulasi");
    })
    .await;
}
