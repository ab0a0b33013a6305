//! Scenarios about the figures of the district's report of a period: what they leave out is said and not counted as nothing, and money
//! belongs where it happened.

use sekber::kit::store::sql;

use crate::docx;
use crate::harness::{Caller, Harness, OWN_PARTNER, on_both};
use crate::records::{keep_partnership, keep_report};

/// Records an entry of the partner's own money.
async fn entry(partner: &Caller, stage: &str, day: &str, amount: &str) {
    let fields = [
        ("stage", stage),
        ("year", "2024"),
        ("way", "partner_run"),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", OWN_PARTNER),
        ("implementer", OWN_PARTNER),
        ("amount", amount),
        ("source", "PKS 1"),
        ("on_day", day),
        ("confirmed", "1"),
    ];
    let new = format!("/partnerships/partnership-of-{OWN_PARTNER}/ledger/new");
    partner.post(&new, &fields).await.is(303);
}

async fn period(harness: &Harness, name: &str) -> String {
    let asked = sql("select id from report_period where name = $1").bind(name);
    let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
    format!("/periods/{id}")
}

async fn lead(harness: &Harness) {
    harness.keep_lead().await;
    harness.change(sql("update partnership set state = 'active', version = version + 1")).await;
}

#[tokio::test]
async fn half_a_year_counts_what_happened_in_it_on_whatever_day_it_was_recorded() {
    on_both(async |harness| {
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        lead(&harness).await;
        let staff = harness.as_staff().await;
        staff.post("/periods/usual", &[("year", "2024")]).await.is(303);
        let partner = harness.as_partner().await;
        entry(&partner, "planned", "", "100 juta").await;
        entry(&partner, "committed", "2024-02-15", "50 juta").await;
        entry(&partner, "disbursed", "2024-05-20", "20 juta").await;
        entry(&partner, "realised", "2024-10-20", "7 juta").await;
        entry(&partner, "realised", "", "3 juta").await;
        let first = staff.get(&period(&harness, "Semester I Tahun 2024").await).await;
        // What is planned or committed is of the year, in either half of it.
        first.is_ok().costs_at_most(10).shows("Rp100.000.000").shows("Rp50.000.000").shows("Rp20.000.000");
        first.hides("Rp7.000.000").hides("Rp3.000.000").shows("bukan menurut hari pencatatannya");
        first
            .shows("tidak dijumlahkan antarperiode")
            .shows("baik laporannya sudah dikonfirmasi maupun belum");
        let second = staff.get(&period(&harness, "Semester II Tahun 2024").await).await;
        second.is_ok().shows("Rp100.000.000").shows("Rp50.000.000").shows("Rp7.000.000");
        second.hides("Rp20.000.000").hides("Rp10.000.000").shows("1 catatan dana tahun 2024");
        let whole = [
            ("name", "Tahun 2025"),
            ("starts_on", "2025-01-01"),
            ("ends_on", "2025-12-31"),
            ("due_on", "2026-01-31"),
        ];
        staff.post("/periods", &whole).await.is(303);
        let whole = period(&harness, "Tahun 2025").await;
        staff.get(&whole).await.is_ok().hides("bukan menurut hari pencatatannya").shows("Belum ada dana");
        staff.get(&whole).await.is_ok().shows("baik laporannya sudah dikonfirmasi maupun belum");
    })
    .await;
}

#[tokio::test]
async fn people_whom_no_report_tells_of_are_not_reported_and_not_none() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        lead(&harness).await;
        let staff = harness.as_staff().await;
        let path = format!("/periods/period-of-{OWN_PARTNER}");
        staff.get(&path).await.is_ok().shows("Belum ada laporan yang dikonfirmasi");
        let confirm = "update report set state = 'confirmed', sent_at = 1, men = 34, women = 1204, with_disability = null, results = 'Kebun'";
        harness.change(sql(confirm)).await;
        let seen = staff.get(&path).await;
        seen.is_ok().costs_at_most(10).shows("1.204").shows("1.238").shows("tidak dilaporkan");
        let paper = docx::text_of(&staff.get(&format!("{path}/docx")).await.bytes);
        assert!(paper.contains("penyandang disabilitas tidak dilaporkan"), "{paper}");
        harness.change(sql("update report set with_disability = 0")).await;
        staff.get(&path).await.is_ok().hides("tidak dilaporkan");
        let report = staff.get(&format!("/reports/report-of-{OWN_PARTNER}")).await;
        report.is_ok().shows("<dd>0</dd>");
    })
    .await;
}

#[tokio::test]
async fn a_report_that_was_sent_back_is_counted_once() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        lead(&harness).await;
        let staff = harness.as_staff().await;
        let period = format!("period-of-{OWN_PARTNER}");
        let missing = format!("/reports?period={period}&show=missing");
        harness.change(sql("update report set state = 'returned', sent_at = 1")).await;
        let page = staff.get(&format!("/periods/{period}")).await;
        page.is_ok().shows("show=returned\">Dikembalikan</a></dt><dd>1</dd>");
        page.shows("show=missing\">Belum masuk</a></dt><dd>0</dd>");
        staff.get(&missing).await.is_ok().hides("Yayasan Sendiri");
        let returned = format!("/reports?period={period}&show=returned");
        staff.get(&returned).await.is_ok().shows("Yayasan Sendiri");
        let paper = docx::text_of(&staff.get(&format!("/periods/{period}/docx")).await.bytes);
        assert!(paper.contains("1 dikembalikan untuk diperbaiki, dan 0 belum masuk"), "{paper}");
        // It says what it rests on, what follows, and closes; what is settled is no suggestion.
        for said in [
            "\nDasar\nLaporan ini disusun dari laporan mitra untuk",
            "\nKesimpulan\nSudah dikonfirmasi 0 dari 1 laporan yang ditunggu",
            "\nSaran\nLaporan yang dikembalikan (1) agar segera diperbaiki",
            "\nDemikian laporan ini dibuat",
        ] {
            assert!(paper.contains(said), "{said}: {paper}");
        }
        assert!(!paper.contains("Laporan yang belum masuk ("), "{paper}");
        harness.change(sql("update report set state = 'confirmed'")).await;
        let paper = docx::text_of(&staff.get(&format!("/periods/{period}/docx")).await.bytes);
        assert!(paper.contains("Semua laporan yang ditunggu (1) sudah masuk dan dikonfirmasi"), "{paper}");
        assert!(paper.contains("\nTidak ada laporan atau catatan dana pada periode ini"), "{paper}");
    })
    .await;
}

#[tokio::test]
async fn a_report_that_is_not_due_yet_is_not_missing() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        lead(&harness).await;
        let later = "update report_period set ends_on = '2098-12-31', due_on = '2099-01-31'";
        harness.change(sql(later)).await;
        let staff = harness.as_staff().await;
        let period = format!("period-of-{OWN_PARTNER}");
        let page = staff.get(&format!("/periods/{period}")).await;
        page.is_ok().shows("show=missing\">Belum masuk</a></dt><dd>0</dd>").shows("(sementara, per ");
        page.shows("show=pending\">Belum jatuh tempo</a></dt><dd>1</dd>");
        let list = |show: &str| format!("/reports?period={period}&show={show}");
        staff.get(&list("missing")).await.is_ok().hides("Yayasan Sendiri");
        staff
            .get(&list("pending"))
            .await
            .is_ok()
            .shows("Yayasan Sendiri")
            .shows("Tampilkan: Belum jatuh tempo");
        let paper = docx::text_of(&staff.get(&format!("/periods/{period}/docx")).await.bytes);
        for said in
            ["0 belum masuk, dan 1 belum jatuh tempo", "(sementara, per ", "Belum jatuh tempo: 1", "NIP …"]
        {
            assert!(paper.contains(said), "{said}: {paper}");
        }
        assert!(!paper.contains("agar segera diserahkan"), "{paper}");
    })
    .await;
}

#[tokio::test]
async fn the_money_beside_a_report_is_of_its_days_and_stays_as_it_was_when_it_was_sent() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        lead(&harness).await;
        let days = "update report_period set starts_on = '2024-01-01', ends_on = '2024-06-30' where id = $1";
        harness.change(sql(days).bind(format!("period-of-{OWN_PARTNER}"))).await;
        let partner = harness.as_partner().await;
        entry(&partner, "realised", "2024-03-01", "111.000").await;
        entry(&partner, "realised", "2024-08-01", "222.000").await;
        let path = format!("/reports/report-of-{OWN_PARTNER}");
        partner
            .get(&format!("{path}/edit"))
            .await
            .is_ok()
            .shows("Rp111.000")
            .hides("222.000")
            .hides("333.000");
        let said = [
            ("version", "1"),
            ("activities", "Pelatihan"),
            ("results", "Kebun"),
            ("men", "1"),
            ("women", "2"),
            ("submission", "sending-1"),
            ("act", "send"),
        ];
        partner.post(&format!("{path}/edit"), &said).await.is(303);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        entry(&partner, "realised", "2024-04-01", "444.000").await;
        let page = partner.get(&path).await;
        page.is_ok().shows("Rp111.000").hides("555.000").shows("saat laporan dikirim").costs_at_most(10);
        // Sent back, it is written on with what the ledger says now.
        let office = harness.as_office().await;
        let now = office.get(&path).await.field("version");
        let back = [("decision", "return"), ("version", now.as_str()), ("remarks", "Lengkapi")];
        office.post(&format!("{path}/decide"), &back).await.is(303);
        partner.get(&format!("{path}/edit")).await.is_ok().shows("Rp555.000");
    })
    .await;
}

/// The year sums up its periods: what each of them waits for, and the money once.
#[tokio::test]
async fn the_report_of_a_year_sums_up_its_periods() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        lead(&harness).await;
        let staff = harness.as_staff().await;
        let year = "/periods/year-2023";
        // Half a year is no year.
        staff.get("/periods").await.is_ok().hides(year);
        staff.get(year).await.is(404);
        let second = [
            ("name", "Semester II Tahun 2023"),
            ("starts_on", "2023-07-01"),
            ("ends_on", "2023-12-31"),
            ("due_on", "2024-01-31"),
        ];
        staff.post("/periods", &second).await.is(303);
        harness.change(sql("update report set state = 'confirmed', sent_at = 1, men = 3, women = 4")).await;
        staff.get("/periods").await.is_ok().shows(year).shows("Tahun 2023");
        let page = staff.get(year).await;
        page.is_ok()
            .costs_at_most(10)
            .shows("menjumlahkan laporan mitra untuk Semester 1 2023, Semester II Tahun 2023");
        page.shows("show=confirmed\">Dikonfirmasi</a></dt><dd>1</dd>").hides("Ubah periode");
        let paper = docx::text_of(&staff.get(&format!("{year}/docx")).await.bytes);
        assert!(paper.contains("Tahun 2023") && paper.contains("(Semester 1 2023)"), "{paper}");
        staff.get("/reports?period=year-2023&show=confirmed").await.is_ok().shows("Yayasan Sendiri");
        staff.get("/reports.xlsx?period=year-2023").await.is_ok();
        // It is changed where its periods are.
        staff.post(&format!("{year}/lock"), &[("version", "2"), ("locks", "1")]).await.is(404);
    })
    .await;
}
