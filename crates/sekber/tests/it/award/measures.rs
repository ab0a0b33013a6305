//! Measures of the record: each can stand alone in the rules, and those about partnerships say what their records say.

use sekber::features::award::Template;
use sekber::kit::digest::sha256;
use sekber::kit::store::sql;
use sekber_engines::award::measure::Measure;
use sekber_engines::award::rules::Source;

use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::records::{keep_award, keep_ledger, keep_partnership, keep_report};

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

#[tokio::test]
async fn priorities_agreements_and_documents_count_by_what_is_there() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "published").await;
        let partner = harness.as_partner().await;
        let mut version = 1;
        let mut told = async |measure: Measure, wanted: &str| {
            version += 1;
            measured_by(&harness, measure, version).await;
            let page = partner.get("/awards/standing").await;
            page.is_ok().shows(&format!("data-label=\"Yang dinilai\">{wanted}<"));
        };
        // A mission of the development plan is a priority, as on the page of gaps; a code that only begins alike is not within it.
        let coded = "insert into programme_code (region_code, programme_id, vocabulary, code) values ('61.05', $1, 'nomenclature', '1.02.02.2.01')";
        harness.change(sql(coded).bind(OWN_PARTNER_PROGRAMME)).await;
        harness.change(sql("delete from mission")).await;
        told(Measure::PriorityProgrammes, "0").await;
        let mission = "insert into mission (region_code, ordinal, text, codes) values ('61.05', 1, 'Kesehatan', $1)";
        harness.change(sql(mission).bind("2.14 1.02.02.2.0 1.0")).await;
        told(Measure::PriorityProgrammes, "0").await;
        harness.change(sql("update mission set codes = '2.14 1.02'")).await;
        told(Measure::PriorityProgrammes, "1").await;

        // An office counts that takes part in a partnership, though no meeting was held.
        keep_partnership(db, OWN_PARTNER).await;
        told(Measure::Offices, "tidak disebut").await;
        let office = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             values ('61.05', $1, $2, 'lead', 0, 'Delegasi')";
        let partnership = format!("partnership-of-{OWN_PARTNER}");
        harness.change(sql(office).bind(&partnership).bind(OWN_OFFICE)).await;
        told(Measure::Offices, "1").await;
        harness.change(sql("update partnership set state = 'declined'")).await;
        told(Measure::Offices, "tidak disebut").await;

        // A document whose file nobody can look at proves nothing.
        told(Measure::LegalDocuments, "1").await;
        harness.change(sql("update legal_document set attachment_id = null")).await;
        told(Measure::LegalDocuments, "0").await;
    })
    .await;
}

#[tokio::test]
async fn what_lies_behind_a_growth_is_told_in_its_own_unit() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "scoring").await;
        let facts = r#"[{"record":"programme","id":"now","label":"Kebun","amount":325000},{"record":"programme","id":"then","label":"Bibit","amount":-100000}]"#;
        let held = "insert into award_value (region_code, entry_id, criterion, number, amount, facts_json, made_at)
             select region_code, id, 'k5', 1, 225, $1, 0 from award_entry";
        harness.change(sql(held).bind(facts)).await;
        let staff = harness.as_staff().await;
        let entry = format!("/awards/season-of-{OWN_PARTNER}/entries/entry-of-{OWN_PARTNER}");
        let page = staff.get(&entry).await;
        page.is_ok().shows("225%").shows("Rp325.000").shows("siklus sebelumnya Rp100.000").hides("325.000%");
        page.shows("dari data, diambil setelah batas waktu");
    })
    .await;
}
