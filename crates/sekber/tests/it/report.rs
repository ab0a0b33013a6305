//! Scenarios about reports: written in turns, sent once however often the link is cut, confirmed by others than their writers, and
//! gathered into the district's report.

use sekber::features::report::{self, ReportDraft};
use sekber::kit::files::FileKind;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::value::{ReportId, SubmissionId};

use crate::harness::{Caller, Harness, OWN_PARTNER, Seen, Who, on_both};
use crate::records::keep_report;
use crate::records::work_plans::PICTURE;
use crate::told;

/// The partnership of the own office and the own partner, carried out, and its begun report.
pub async fn begun(harness: &Harness) -> (String, ReportId) {
    keep_report(harness.app.db(), OWN_PARTNER).await;
    told::carried_out(harness).await;
    harness.change(sql("delete from report_photo")).await;
    (format!("/reports/report-of-{OWN_PARTNER}"), format!("report-of-{OWN_PARTNER}").parse().unwrap())
}

pub fn said(version: i64) -> Vec<(&'static str, String)> {
    let text = |name, text: &str| (name, text.to_owned());
    vec![
        text("activities", "Pelatihan kader di tiga desa."),
        text("results", "Dua puluh kebun gizi."),
        text("men", "34"),
        text("women", "1.204"),
        text("with_disability", "3"),
        ("version", version.to_string()),
        text("submission", "sending-1"),
    ]
}

pub async fn post(caller: &Caller, path: &str, fields: &[(&str, String)], act: &str) -> Seen {
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("act", act)]);
    caller.post(&format!("{path}/edit"), &fields.collect::<Vec<_>>()).await
}

async fn count(harness: &Harness, kind: &str) -> i64 {
    let asked = sql("select count(*) from audit where kind = $1").bind(kind);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_report_goes_from_the_partner_over_the_office_into_the_districts_report() {
    on_both(async |harness| {
        let (path, _) = begun(&harness).await;
        let period = format!("/periods/period-of-{OWN_PARTNER}");
        let partner = harness.as_partner().await;
        let list = format!("/reports?period=period-of-{OWN_PARTNER}");
        partner.get(&list).await.is_ok().shows("Terlambat").shows("Lanjutkan").costs_at_most(5);
        harness.as_other_partner().await.get(&list).await.is_ok().shows("Tidak ada laporan");
        let edit = partner.get(&format!("{path}/edit")).await;
        edit.is_ok()
            .costs_at_most(10)
            .shows("Yang sudah diketahui")
            .shows("Tidak termasuk dukungan non-tunai");
        let nothing =
            post(&partner, &path, &[("version", "1".to_owned()), ("submission", "a".to_owned())], "send")
                .await;
        nothing.is(422).shows("href=\"#activities\"").shows("href=\"#women\"");
        post(&partner, &path, &[("activities", "Pelatihan".to_owned()), ("version", "1".to_owned())], "save")
            .await
            .is(303);
        partner.get(&format!("{path}/edit")).await.is_ok().shows("Pelatihan</textarea>");
        post(&partner, &path, &said(2), "send").await.is(303);
        partner
            .get(&path)
            .await
            .is_ok()
            .shows("Dikirim")
            .shows("1.204")
            .hides("value=\"confirm\"")
            .costs_at_most(10);
        let own = [("decision", "confirm"), ("version", "4")];
        partner.post(&format!("{path}/decide"), &own).await.is(422).shows("Laporan sendiri");

        let office = harness.as_office().await;
        office.get(&path).await.is_ok().shows("value=\"confirm\"");
        let back = [("decision", "return"), ("version", "4"), ("remarks", "")];
        office.post(&format!("{path}/decide"), &back).await.is(422).shows("href=\"#remarks\"");
        let back = [("decision", "return"), ("version", "4"), ("remarks", "Sebutkan desanya.")];
        office.post(&format!("{path}/decide"), &back).await.is(303);
        partner.get(&format!("{path}/edit")).await.is_ok().shows("Sebutkan desanya.");
        let mut again = said(5);
        again.retain(|(name, _)| *name != "submission" && *name != "activities");
        again.push(("submission", "sending-2".to_owned()));
        again.push(("activities", "Pelatihan kader di Sepauk, Tempunak dan Dedai.".to_owned()));
        post(&partner, &path, &again, "send").await.is(303);
        let staff = harness.as_staff().await;
        let page = office.get(&path).await;
        page.is_ok().costs_at_most(10).shows("Yang diubah setelah laporan dikembalikan");
        page.shows("<ins>Pelatihan kader di Sepauk, Tempunak dan Dedai.</ins>");
        let confirm = [("decision", "confirm"), ("version", "7")];
        staff.post(&format!("{path}/decide"), &confirm).await.is(303);

        staff.get(&period).await.is_ok().shows("1.204").shows("Dua puluh kebun gizi").costs_at_most(10);
        harness.as_leader().await.get(&period).await.is_ok().hides("Kunci periode");
        let pdf = staff.get(&format!("{period}/pdf")).await.is_ok().bytes.clone();
        let docx = staff.get(&format!("{period}/docx")).await.is_ok().bytes.clone();
        assert_eq!(
            (FileKind::of(&pdf).ok(), FileKind::of(&docx).ok()),
            (Some(FileKind::Pdf), Some(FileKind::Docx))
        );
        staff.get(&format!("/reports.xlsx?period=period-of-{OWN_PARTNER}")).await.is_ok();
        staff.post(&format!("{period}/issue"), &[("number", "")]).await.is(422).shows("href=\"#signatory\"");
        let signer = [("name", "Kartiyus"), ("position", "Sekretaris Daerah")];
        staff.post("/settings/signatories", &signer).await.is(303);
        let signatory: String =
            harness.app.db().value(sql("select id from signatory")).await.unwrap().unwrap();
        // Changed since the page was opened: whoever issues it reads it again.
        let send = async |stand: &str| {
            let fields = [
                ("number", "000.7.5/1/2023"),
                ("classification", "000.7.5"),
                ("signatory", signatory.as_str()),
                ("stand", stand),
            ];
            staff.post(&format!("{period}/issue"), &fields).await
        };
        let read = staff.get(&period).await.is_ok().field("stand");
        harness.change(sql("update report set results = results || '!'")).await;
        send("").await.is(409);
        let read = send(&read).await.is(409).shows("Isi naskah ini berubah").field("stand");
        let issued = send(&read).await.is(303).leads_on().to_owned();
        staff.get(&issued).await.is_ok().shows("Kartiyus");

        staff.post(&format!("{period}/lock"), &[("version", "1"), ("locks", "1")]).await.is(303);
        let late = [("decision", "return"), ("version", "8"), ("remarks", "Terlalu lambat")];
        office.post(&format!("{path}/decide"), &late).await.is(422).shows("sudah dikunci");
        staff.post(&format!("{period}/lock"), &[("version", "2")]).await.is(303);
        office.post(&format!("{path}/decide"), &late).await.is(303);
        assert_eq!(count(&harness, "report.sent").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_report_on_a_period_that_goes_on_is_asked_about() {
    on_both(async |harness| {
        let (path, _) = begun(&harness).await;
        let later = "update report_period set ends_on = '2099-06-30', due_on = '2099-07-31' where id = $1";
        harness.change(sql(later).bind(format!("period-of-{OWN_PARTNER}"))).await;
        let partner = harness.as_partner().await;
        let asked = post(&partner, &path, &said(1), "send").await;
        asked.is(422).shows("belum berakhir").shows("name=\"confirmed\"");
        let mut sure = said(1);
        sure.push(("confirmed", "1".to_owned()));
        post(&partner, &path, &sure, "send").await.is(303);
        harness
            .as_office()
            .await
            .get(&path)
            .await
            .is_ok()
            .shows("sebelum masanya berakhir")
            .costs_at_most(10);
    })
    .await;
}

#[tokio::test]
async fn a_report_whose_link_is_cut_ten_times_arrives_once_with_its_photo() {
    on_both(async |harness| {
        let (_, id) = begun(&harness).await;
        let partner = harness.actor(Who::Partner);
        let draft = ReportDraft {
            activities: "Pelatihan".to_owned(),
            results: "Kebun gizi".to_owned(),
            men: Some(1),
            women: Some(2),
            ..ReportDraft::default()
        };
        let photo = || {
            let bytes = b"\xff\xd8\xff\xe0 kebun".to_vec().into();
            sekber::kit::files::NewFile { name: "kebun.jpg".to_owned(), kind: FileKind::Jpeg, bytes }
        };
        let name: SubmissionId = "sending-1".parse().unwrap();
        // The answer was lost each time: the same form is sent again, twice of the times at once.
        for _ in 0..5 {
            let send =
                || report::send(&harness.app, &partner, &id, (1, &name), (&draft, false), Some(photo()));
            let (one, other) = tokio::join!(send(), send());
            one.and(other).unwrap();
        }
        assert_eq!(count(&harness, "report.sent").await, 1);
        let photos = sql("select count(*) from report_photo where report_id = $1").bind(&id);
        assert_eq!(harness.app.db().value::<i64>(photos).await.unwrap(), Some(1));
        let changed = ReportDraft { men: Some(9), ..draft.clone() };
        let later = report::send(&harness.app, &partner, &id, (1, &name), (&changed, false), None).await;
        assert!(
            matches!(later, Err(Problem::Refused { .. })),
            "what did not arrive is not said to: {later:?}"
        );
        let other: SubmissionId = "sending-2".parse().unwrap();
        let twice = report::send(&harness.app, &partner, &id, (3, &other), (&draft, false), None).await;
        assert!(matches!(twice, Err(Problem::Refused { .. })), "{twice:?}");
    })
    .await;
}

/// What the script of the form sends from a phone: each photo with a saving of its own, then the report, all of it made of one form.
#[tokio::test]
async fn what_a_phone_kept_arrives_once_however_often_it_is_sent() {
    on_both(async |harness| {
        let (path, id) = begun(&harness).await;
        let partner = harness.as_partner().await;
        let page = partner.get(&format!("{path}/edit")).await;
        page.is_ok()
            .shows("/reports/app.webmanifest")
            .shows("report.")
            .shows("data-photos")
            .costs_at_most(10);
        partner
            .get(&format!("/reports?period=period-of-{OWN_PARTNER}"))
            .await
            .is_ok()
            .shows("app.webmanifest");
        let fields = said(page.field("version").parse().unwrap());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (save, send) =
            ([&fields[..], &[("act", "save")]].concat(), [&fields[..], &[("act", "send")]].concat());
        let edit = format!("{path}/edit");
        for _ in 0..3 {
            // The link breaks after the photo: nothing of it is lost, and nothing is there twice.
            partner.upload(&edit, &save, "file", ("kebun.png", "image/png", PICTURE)).await.is(303);
        }
        // A photo that should not be there is taken back by its sender alone, as long as the report can be changed.
        let kept = sql("select attachment_id from report_photo where report_id = $1").bind(&id);
        let kept: String = harness.app.db().value(kept).await.unwrap().unwrap();
        let remove = format!("{path}/photos/{kept}/remove");
        partner.get(&edit).await.is_ok().shows(&remove);
        assert!([403, 404].contains(&harness.as_other_partner().await.post(&remove, &[]).await.status));
        partner.post(&remove, &[]).await.leads_to(&edit);
        partner.post(&remove, &[]).await.is(404);
        partner.get(&format!("{path}/photos/{kept}")).await.is(404);
        partner.upload(&edit, &save, "file", ("kebun.png", "image/png", PICTURE)).await.is(303);
        partner.post(&edit, &send).await.is(303);
        partner.post(&edit, &send).await.is(303);
        assert_eq!(count(&harness, "report.sent").await, 1);
        let photos = sql("select count(*) from report_photo where report_id = $1").bind(&id);
        assert_eq!(harness.app.db().value::<i64>(photos).await.unwrap(), Some(1));
        let strange = [&fields[..], &[("act", "save"), ("keep_place", "mungkin")]].concat();
        partner.post(&edit, &strange).await.is(422);

        let public = harness.public();
        let worker = public.get("/reports/worker.js").await;
        worker.is_ok().shows("self.addEventListener").shows("const outbox");
        assert_eq!(worker.header("service-worker-allowed"), "/reports");
        let manifest = public.get("/reports/app.webmanifest").await;
        let told: serde_json::Value = serde_json::from_str(&manifest.is_ok().text).unwrap();
        assert_eq!(
            (told["start_url"].as_str(), told["display"].as_str()),
            (Some("/reports"), Some("standalone"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_report_that_was_refused_after_its_photo_arrived_can_be_mended_and_sent() {
    on_both(async |harness| {
        let (path, _) = begun(&harness).await;
        let partner = harness.as_partner().await;
        let first = partner.get(&format!("{path}/edit")).await.is_ok().field("version");
        let mut fields = said(first.parse().unwrap());
        fields.retain(|(name, _)| *name != "results");
        let save: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let save = [&save[..], &[("act", "save")]].concat();
        let edit = format!("{path}/edit");
        partner.upload(&edit, &save, "file", ("kebun.png", "image/png", PICTURE)).await.is(303);
        // What somebody else wrote meanwhile is still in the way of what was typed before.
        let mut other = fields.clone();
        other.retain(|(name, _)| *name != "activities");
        other.push(("activities", "Lain".to_owned()));
        let refused = post(&partner, &path, &other, "send").await;
        assert_eq!(refused.is(422).field("version"), first);
        let refused = post(&partner, &path, &fields, "send").await;
        let stored = refused.is(422).shows("href=\"#results\"").field("version");
        assert_ne!(stored, first);
        post(&partner, &path, &said(stored.parse().unwrap()), "send").await.is(303);
        assert_eq!(count(&harness, "report.sent").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_report_goes_out_as_a_sheet_and_comes_back_as_its_draft() {
    on_both(async |harness| {
        let (path, _) = begun(&harness).await;
        let partner = harness.as_partner().await;
        let (sheet, take) = (format!("{path}/sheet.xlsx"), format!("{path}/sheet"));
        partner.get(&format!("{path}/edit")).await.is_ok().shows(&sheet).costs_at_most(10);
        let first = partner.get(&sheet).await.is_ok().bytes.clone();
        let read =
            sekber_documents::sheet::read(&first, "x.xlsx", &sekber_documents::sheet::Limits::default());
        let told = format!("{:?}", read.unwrap());
        for code in ["activities", "with_disability", "next_steps", "version"] {
            assert!(told.contains(&format!("\"{code}\"")), "{code}: {told}");
        }
        let csv = |text: &str| text.replace(';', "\n").into_bytes();
        let upload = async |bytes: &[u8]| {
            partner.upload(&take, &[], "sheet", ("laporan.csv", "text/csv", bytes)).await
        };
        upload(&csv("activities,Kegiatan,Pelatihan kader;men,Laki-laki,34;women,Perempuan,dua"))
            .await
            .is(422)
            .shows("href=\"#women\"");
        upload(b"nama,alamat\nYayasan,Sintang\n").await.is(422).shows("href=\"#sheet\"");
        upload(&csv("activities,Kegiatan,Pelatihan kader;men,Laki-laki,34;women,Perempuan,1.204"))
            .await
            .is(303);
        let page = partner.get(&format!("{path}/edit")).await;
        page.is_ok().shows("Pelatihan kader").shows("value=\"1204\"");
        // What a sheet does not name stays, and one that was made before somebody else wrote is refused.
        upload(&csv("results,Hasil,Kebun gizi;men,Laki-laki,34")).await.is(303);
        partner.get(&format!("{path}/edit")).await.is_ok().shows("Kebun gizi").shows("Pelatihan kader");
        upload(&csv("results,Hasil,Lain;version,Versi,1")).await.is(409);
        harness.as_other_partner().await.get(&sheet).await.is(403);
        harness.as_office().await.get(&sheet).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn the_secretariat_opens_periods_that_do_not_overlap() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        staff.get("/periods").await.is_ok().shows("Belum ada periode laporan");
        staff.post("/periods/usual", &[("year", "2024")]).await.is(303);
        staff.get("/periods").await.is_ok().shows("Semester I Tahun 2024").shows("31 Januari 2025");
        staff.post("/periods/usual", &[("year", "2024")]).await.is(422).shows("Sudah ada periode lain");
        let wrong = [
            ("name", "Triwulan"),
            ("starts_on", "2025-03-01"),
            ("ends_on", "2025-01-01"),
            ("due_on", "2025-01-01"),
        ];
        staff.post("/periods", &wrong).await.is(422).shows("href=\"#ends_on\"");
        let own = [
            ("name", "Triwulan I"),
            ("starts_on", "2025-01-01"),
            ("ends_on", "2025-03-31"),
            ("due_on", "2025-04-30"),
        ];
        staff.post("/periods", &own).await.is(303);
    })
    .await;
}
