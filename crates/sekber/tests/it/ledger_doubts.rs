//! Scenarios about money that is odd: told before it is recorded, recorded when it is confirmed, and marked afterwards; and about a
//! period's report that sums the money of its own days.

use jiff::civil::date;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{Harness, OWN_PARTNER, on_both};
use crate::records::{keep_ledger, keep_report};

/// The own office's and partner's partnership of 2023 and 2024, with a promise of one million rupiah and a reported half-year.
async fn reported(harness: &Harness) -> String {
    keep_ledger(harness.app.db(), OWN_PARTNER).await;
    keep_report(harness.app.db(), OWN_PARTNER).await;
    let id = harness.keep_lead().await;
    let term = "update partnership set state = 'active', start_on = '2023-01-01', end_on = '2024-12-31'";
    harness.change(sql(term)).await;
    harness.change(sql("update report set state = 'sent', sent_at = 1")).await;
    format!("/partnerships/{id}/ledger/new")
}

fn fields<'a>(
    year: &'a str,
    day: &'a str,
    amount: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("stage", "realised"),
        ("year", year),
        ("on_day", day),
        ("way", "partner_run"),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", OWN_PARTNER),
        ("implementer", OWN_PARTNER),
        ("amount", amount),
        ("source", "Laporan keuangan"),
    ];
    all.extend(more);
    all
}

#[tokio::test]
async fn what_is_odd_is_told_first_and_marked_afterwards() {
    on_both(async |harness| {
        let new = reported(&harness).await;
        let partner = harness.as_partner().await;
        for (year, day, amount, told, mark) in [
            (
                "2022",
                "",
                "100.000",
                "Di luar jangka waktu naskah kemitraan ini.",
                "Di luar jangka waktu naskah",
            ),
            ("2024", "", "1.000.001", "melebihi yang dijanjikan", "Melebihi yang dijanjikan"),
            ("2023", "2023-05-02", "1.000", "Semester 1 2023 sudah dilaporkan", "Periode sudah dilaporkan"),
        ] {
            let refused = partner.post(&new, &fields(year, day, amount, &[])).await;
            refused.is(422).shows(told).shows("name=\"confirmed\"");
            let entry = partner.post(&new, &fields(year, day, amount, &[("confirmed", "1")])).await;
            let entry = entry.is(303).leads_on().to_owned();
            partner.get(&entry).await.is_ok().shows(mark).shows("tetap menyimpannya");
            partner.get("/ledger/entries").await.is_ok().shows(mark);
            // Undone, so that the next one stands alone.
            let undo = [("reason", "Uji"), ("act", "undo")];
            partner.post(&format!("{entry}/correct"), &undo).await.is(303);
        }
        // What is not odd is asked about nothing, and a day belongs to its year.
        let plain = partner.post(&new, &fields("2023", "2023-09-02", "1.000.000", &[])).await;
        plain.is(303);
        partner.get(plain.leads_on()).await.is_ok().shows("2 September 2023").hides("tetap menyimpannya");
        partner
            .post(&new, &fields("2023", "2024-09-02", "1", &[]))
            .await
            .is(422)
            .shows("dalam tahun yang diisi");
        // What names no day may belong to a period that was reported on: it is said what to do.
        let whole = "update report_period set ends_on = '2023-12-31' where id = $1";
        harness.change(sql(whole).bind(format!("period-of-{OWN_PARTNER}"))).await;
        let undated = partner.post(&new, &fields("2023", "", "1.000", &[])).await;
        undated.is(422).shows("tanpa tanggal").shows("Isi tanggal di luar periode itu");
    })
    .await;
}

#[tokio::test]
async fn a_periods_report_sums_the_money_of_its_own_days() {
    on_both(async |harness| {
        let new = reported(&harness).await;
        harness.change(sql("update report set state = 'draft', sent_at = null")).await;
        let partner = harness.as_partner().await;
        for (day, amount) in [("2023-03-01", "111.000"), ("2023-08-01", "222.000"), ("", "333.000")] {
            partner.post(&new, &fields("2023", day, amount, &[])).await.is(303);
        }
        let staff = harness.as_staff().await;
        let period = format!("/periods/period-of-{OWN_PARTNER}");
        let page = staff.get(&period).await;
        page.is_ok().costs_at_most(10).shows("Rp111.000").hides("Rp222.000").hides("Rp333.000");
        // The promise of the scene names no day either, and is the whole year’s.
        page.shows("1 catatan dana tahun 2023 yang disalurkan atau direalisasikan tidak bertanggal");
        let behind = staff.get("/ledger?from=2023-01-01&to=2023-06-30").await;
        behind.is_ok().shows("Rp111.000").hides("Rp222.000").shows("Tanggal sejak 1 Januari 2023");
        staff.get(&format!("{period}/pdf")).await.is_ok();
        // A whole year takes what names no day.
        let year = "update report_period set starts_on = '2023-01-01', ends_on = '2023-12-31' where id = $1";
        harness.change(sql(year).bind(format!("period-of-{OWN_PARTNER}"))).await;
        staff.get(&period).await.is_ok().shows("Rp666.000").hides("tidak bertanggal");
    })
    .await;
}

#[tokio::test]
async fn a_reminder_is_kept_with_who_made_it_and_goes_where_there_is_a_number() {
    on_both(async |harness| {
        reported(&harness).await;
        harness.change(sql("update report set state = 'draft', sent_at = null")).await;
        let later = "insert into report_period (region_code, id, name, starts_on, ends_on, due_on, created_at)
             select region_code, 'later', 'Semester 2 2023', '2023-07-01', '2023-12-31', '2024-01-31', 0 from cycle";
        harness.change(sql(later)).await;
        let list = format!("/reports?period=period-of-{OWN_PARTNER}");
        let staff = harness.as_staff().await;
        // Earlier and later periods lie one click away.
        staff.get("/reports").await.is_ok().shows("Periode sebelumnya: Semester 1 2023");
        staff.get(&list).await.is_ok().shows("Periode berikutnya: Semester 2 2023").costs_at_most(5);
        staff.get(&list).await.is_ok().shows("Siapkan pengingat").hides("wa.me").hides("Pengingat disiapkan");
        let id = format!("partnership-of-{OWN_PARTNER}");
        let period = format!("period-of-{OWN_PARTNER}");
        let place = [("period", period.as_str()), ("partnership", &id), ("organisation", OWN_PARTNER)];
        harness.as_partner().await.post("/reports/remind", &place).await.is(403);
        staff.post("/reports/remind", &place).await.is(303);
        let page = staff.get(&list).await;
        page.is_ok().shows("Pengingat disiapkan").shows("Stefanus Sekretariat").hides("wa.me").shows("mailto:");
        harness.change(sql("update organisation set contact_phone = '0812-3456-7890', contact_email = ''")).await;
        staff.get(&list).await.is_ok().shows("https://wa.me/6281234567890?text=").hides("mailto:");
        harness.change(sql("update organisation set contact_phone = '0565 21345'")).await;
        staff.get(&list).await.is_ok().hides("wa.me").shows("Nomor dan surel mitra belum ada");
        harness.as_partner().await.get(&list).await.is_ok().hides("Siapkan pengingat").hides("Pengingat disiapkan");
        let kept: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from audit where kind = 'report_period.reminder_prepared'"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(kept, 1);
    })
    .await;
}

#[tokio::test]
async fn late_money_is_told_where_the_partnership_and_its_money_are_shown() {
    on_both(async |harness| {
        reported(&harness).await;
        let path = format!("/partnerships/partnership-of-{OWN_PARTNER}");
        let told = "Separuh tahun sudah lewat, tetapi belum ada yang disalurkan atau direalisasikan";
        for (day, is_late) in [(date(2023, 6, 15), false), (date(2023, 7, 15), true)] {
            let noon = jiff::tz::TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).unwrap();
            let then = harness.at(Moment(noon.as_millisecond())).await;
            let partner = then.as_partner().await;
            for page in [path.clone(), format!("{path}/ledger")] {
                let page = partner.get(&page).await;
                page.is_ok().costs_at_most(10);
                assert_eq!(page.text.contains(told), is_late, "{day}: {}", page.text);
            }
        }
    })
    .await;
}
