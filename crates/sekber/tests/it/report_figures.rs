//! Scenarios about the figures of the district's report of a period: what they leave out is said and not counted as nothing, and money
//! belongs where it happened.

use sekber::kit::store::sql;

use crate::docx;
use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, on_both};
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
    let lead = "insert into partnership_party (region_code, partnership_id, organisation_id, part) select region_code, $1, id, 'lead' from organisation where id = $2";
    harness.change(sql(lead).bind(format!("partnership-of-{OWN_PARTNER}")).bind(OWN_OFFICE)).await;
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
        seen.is_ok().costs_at_most(10).shows("1.204").shows("tidak dilaporkan");
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
    })
    .await;
}
