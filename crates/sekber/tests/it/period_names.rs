//! Scenarios about the names of report periods: those that the system gave are said in the language of the page, others stay as they
//! are.

use sekber::kit::store::sql;

use crate::harness::{Harness, OWN_PARTNER, on_both};
use crate::records::keep_report;

/// A partnership that is carried out, with a report that its partner has begun on the first half of 2023.
async fn begun(harness: &Harness) {
    keep_report(harness.app.db(), OWN_PARTNER).await;
    harness.keep_lead().await;
    harness.change(sql("update partnership set state = 'active', version = version + 1")).await;
    harness.change(sql("update report_period set name = 'Semester I Tahun 2023'")).await;
}

#[tokio::test]
async fn a_period_is_called_in_the_language_of_the_page_unless_somebody_named_it() {
    on_both(async |harness| {
        begun(&harness).await;
        let (partner, leader) = (harness.as_partner().await, harness.as_leader().await);
        let partnership = format!("/partnerships/partnership-of-{OWN_PARTNER}");
        let period = format!("/periods/period-of-{OWN_PARTNER}");
        let list = format!("/reports?period=period-of-{OWN_PARTNER}");
        let report = format!("/reports/report-of-{OWN_PARTNER}");
        let edit = format!("{report}/edit");
        let of_partner = [edit.as_str(), report.as_str(), list.as_str(), partnership.as_str()];
        let of_leader = [
            "/periods",
            period.as_str(),
            list.as_str(),
            "/synchronisation/leader",
            "/synchronisation/leader/letter",
        ];
        for (who, paths) in [(&partner, &of_partner[..]), (&leader, &of_leader[..])] {
            let english = who.clone().in_english();
            for path in paths {
                english.get(path).await.is_ok().shows("First half of 2023").hides("Semester I Tahun");
                who.get(path).await.is_ok().shows("Semester I Tahun 2023").hides("First half of");
            }
        }

        // What is odd about an entry names it in the same way.
        harness.change(sql("update report set state = 'sent', sent_at = 1")).await;
        let entry = [
            ("stage", "realised"),
            ("year", "2023"),
            ("on_day", "2023-05-02"),
            ("way", "partner_run"),
            ("form", "cash"),
            ("disclosure", "exact"),
            ("funder", OWN_PARTNER),
            ("implementer", OWN_PARTNER),
            ("amount", "1.000"),
            ("source", "Laporan keuangan"),
        ];
        let new = format!("{partnership}/ledger/new");
        partner.post(&new, &entry).await.is(422).shows("Periode Semester I Tahun 2023 sudah dilaporkan");
        let refused = partner.clone().in_english().post(&new, &entry).await;
        refused.is(422).shows("The period First half of 2023 has been reported on");

        harness.change(sql("update report_period set name = 'Putaran Perdana'")).await;
        let english = leader.clone().in_english();
        for path in ["/periods", &period, &list] {
            english.get(path).await.is_ok().shows("Putaran Perdana").hides("First half of");
        }
    })
    .await;
}

#[tokio::test]
async fn the_usual_periods_are_kept_in_indonesian_and_their_form_keeps_the_name() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let english = staff.clone().in_english();
        english.post("/periods/usual", &[("year", "2024")]).await.is(303);
        let page = english.get("/periods").await;
        page.is_ok().shows("First half of 2024").shows("Second half of 2024");
        staff.get("/periods").await.is_ok().shows("Semester I Tahun 2024").shows("Semester II Tahun 2024");
        let asked = sql("select id from report_period where name = 'Semester II Tahun 2024'");
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let page = english.get(&format!("/periods/{id}")).await;
        page.is_ok().shows("Partnerships report, Second half of 2024");
        page.shows("value=\"Semester II Tahun 2024\"");
    })
    .await;
}
