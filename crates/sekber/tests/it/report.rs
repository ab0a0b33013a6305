//! Scenarios about reports: written in turns, sent once however often the link is cut, confirmed by others than their writers, and
//! gathered into the district's report.

use sekber::features::report::{self, ReportDraft};
use sekber::kit::files::FileKind;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::value::{ReportId, SubmissionId};

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, Seen, Who, on_both};
use crate::records::keep_report;

/// The partnership of the own office and the own partner, carried out, and its begun report.
async fn begun(harness: &Harness) -> (String, ReportId) {
    keep_report(harness.app.db(), OWN_PARTNER).await;
    let id = format!("partnership-of-{OWN_PARTNER}");
    for (text, other) in [
        (
            "insert into partnership_party (region_code, partnership_id, organisation_id, part) select region_code, $1, id, 'lead' from organisation where id = $2",
            OWN_OFFICE,
        ),
        ("update partnership set state = 'active', version = version + 1 where id = $1 and $2 = ''", ""),
        ("delete from report_photo where $1 <> $2", ""),
    ] {
        harness.change(sql(text).bind(&id).bind(other)).await;
    }
    (format!("/reports/report-of-{OWN_PARTNER}"), format!("report-of-{OWN_PARTNER}").parse().unwrap())
}

fn said(version: i64) -> Vec<(&'static str, String)> {
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

async fn post(caller: &Caller, path: &str, fields: &[(&str, String)], act: &str) -> Seen {
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
        partner.get(&format!("{path}/edit")).await.is_ok().costs_at_most(10).shows("Yang sudah diketahui");
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
        let signatory: String = harness
            .app
            .db()
            .value(sql("select id from signatory where $1 = 1").bind(1_i64))
            .await
            .unwrap()
            .unwrap();
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
        harness.change(sql("update report set results = results || '!' where $1 = 1").bind(1_i64)).await;
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
            let send = || report::send(&harness.app, &partner, &id, (1, &name), &draft, Some(photo()));
            let (one, other) = tokio::join!(send(), send());
            one.and(other).unwrap();
        }
        assert_eq!(count(&harness, "report.sent").await, 1);
        let photos = sql("select count(*) from report_photo where report_id = $1").bind(&id);
        assert_eq!(harness.app.db().value::<i64>(photos).await.unwrap(), Some(1));
        let changed = ReportDraft { men: Some(9), ..draft.clone() };
        let later = report::send(&harness.app, &partner, &id, (1, &name), &changed, None).await;
        assert!(
            matches!(later, Err(Problem::Refused { .. })),
            "what did not arrive is not said to: {later:?}"
        );
        let other: SubmissionId = "sending-2".parse().unwrap();
        let twice = report::send(&harness.app, &partner, &id, (3, &other), &draft, None).await;
        assert!(matches!(twice, Err(Problem::Refused { .. })), "{twice:?}");
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
