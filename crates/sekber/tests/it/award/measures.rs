//! Measures of the record: each can stand alone in the rules, and those about partnerships say what their records say.

use sekber::features::award::Template;
use sekber::kit::digest::sha256;
use sekber::kit::store::sql;
use sekber_core::award::measure::Measure;
use sekber_core::award::rules::Source;

use crate::harness::{Harness, OWN_PARTNER, on_both};
use crate::records::{keep_award, keep_ledger, keep_report};

/// Makes a measure the only one of the published rules.
async fn measured_by(harness: &Harness, measure: Measure, version: i64) {
    let mut rules = Template::Thanks.rules(2023);
    rules.criteria.retain(|one| one.source == Source::Jury || one.code == "k1");
    rules.criteria[0].source = Source::Measure(measure);
    rules.criteria[0].rubric = "0=0; 50=50; 100=100".parse().unwrap();
    let rules = serde_json::to_string(&rules).unwrap();
    let db = harness.app.db();
    let add = "insert into award_rules (region_code, season_id, version, content_json, digest, person_name, published_at)
         select region_code, id, $1, $2, $3, 'Stefanus', 0 from award_season";
    db.housekeeping(sql(add).bind(version).bind(&rules).bind(sha256(&rules))).await.unwrap();
    db.housekeeping(sql("update award_season set rules_version = $1").bind(version)).await.unwrap();
}

#[tokio::test]
async fn each_measure_can_stand_alone() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let partner = harness.as_partner().await;
        for (at, measure) in Measure::ALL.iter().enumerate() {
            measured_by(&harness, *measure, 2 + i64::try_from(at).unwrap()).await;
            partner.get("/awards/standing").await.is_ok().shows("Jumlah program");
        }
    })
    .await;
}

#[tokio::test]
async fn papers_money_and_reports_count_as_their_records_say() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "published").await;
        keep_ledger(db, OWN_PARTNER).await;
        keep_report(db, OWN_PARTNER).await;
        let partner = harness.as_partner().await;
        let mut version = 1;
        let mut told = async |measure: Measure, wanted: &str| {
            version += 1;
            measured_by(&harness, measure, version).await;
            let page = partner.get("/awards/standing").await;
            page.is_ok().shows(&format!("data-label=\"Yang dinilai\">{wanted}%<"));
            page.text
        };
        // The partnership is still in its papers.
        told(Measure::PapersInOrder, "0").await;
        harness.change(sql("update partnership set state = 'active'")).await;
        told(Measure::PapersInOrder, "100").await;
        // The report is begun and not handed in.
        told(Measure::ReportsHandedIn, "0").await;
        harness.change(sql("update report set state = 'sent'")).await;
        let page = told(Measure::ReportsHandedIn, "100").await;
        assert!(page.contains(&format!("/reports/report-of-{OWN_PARTNER}")));
        harness.change(sql("update report_period set name = 'Semester II Tahun 2023'")).await;
        let page = partner.clone().in_english().get("/awards/standing").await;
        page.is_ok().shows("Second half of 2023: ").hides("Semester II");
        told(Measure::MoneyDisclosed, "100").await;
        harness.change(sql("update ledger_entry set disclosure = 'band'")).await;
        let page = told(Measure::MoneyDisclosed, "50").await;
        assert!(page.contains(&format!("/partnerships/partnership-of-{OWN_PARTNER}")));
    })
    .await;
}
