//! Measures of the record: each can stand alone in the rules, and those about partnerships say what their records say.

use sekber::features::award::Template;
use sekber::kit::digest::sha256;
use sekber::kit::store::sql;
use sekber_engines::award::measure::Measure;
use sekber_engines::award::rules::{Rules, Source};

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::records::{keep_award, keep_ledger, keep_partnership, keep_report};

/// Makes a measure the only one of the published rules.
async fn measured_by(harness: &Harness, measure: Measure) {
    let mut rules = Template::Thanks.rules(2023);
    rules.criteria.retain(|one| one.source == Source::Jury || one.code == "k1");
    rules.criteria[0].source = Source::Measure(measure);
    rules.criteria[0].rubric = "0=0; 50=50; 100=100".parse().unwrap();
    publish(harness, &rules).await;
}

/// Publishes other rules of the only season; how they are written.
pub async fn publish(harness: &Harness, rules: &Rules) -> String {
    let rules = serde_json::to_string(rules).unwrap();
    let add = "insert into award_rules (region_code, season_id, version, content_json, digest, person_name, published_at)
         select region_code, id, rules_version + 1, $1, $2, 'Stefanus', 0 from award_season";
    harness.change(sql(add).bind(&rules).bind(sha256(&rules))).await;
    harness.change(sql("update award_season set rules_version = rules_version + 1")).await;
    rules
}

/// What the page of the standing says when a measure stands alone: that the partner has what is wanted on it.
async fn told(harness: &Harness, partner: &Caller, measure: Measure, wanted: &str) -> String {
    measured_by(harness, measure).await;
    let page = partner.get("/awards/standing").await;
    page.is_ok().shows(&format!("data-label=\"Yang dinilai\">{wanted}<"));
    page.text
}

#[tokio::test]
async fn each_measure_can_stand_alone() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let partner = harness.as_partner().await;
        for measure in Measure::ALL {
            measured_by(&harness, *measure).await;
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
        // The partnership is still in its papers.
        told(&harness, &partner, Measure::PapersInOrder, "0%").await;
        harness.change(sql("update partnership set state = 'active'")).await;
        told(&harness, &partner, Measure::PapersInOrder, "100%").await;
        // The report is begun and not handed in.
        told(&harness, &partner, Measure::ReportsHandedIn, "0%").await;
        harness.change(sql("update report set state = 'sent'")).await;
        let page = told(&harness, &partner, Measure::ReportsHandedIn, "100%").await;
        assert!(page.contains(&format!("/reports/report-of-{OWN_PARTNER}")));
        harness.change(sql("update report_period set name = 'Semester II Tahun 2023'")).await;
        let page = partner.clone().in_english().get("/awards/standing").await;
        page.is_ok().shows("Second half of 2023: ").hides("Semester II");
        told(&harness, &partner, Measure::MoneyDisclosed, "100%").await;
        harness.change(sql("update ledger_entry set disclosure = 'band'")).await;
        let page = told(&harness, &partner, Measure::MoneyDisclosed, "50%").await;
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
        // A mission of the development plan is a priority, as on the page of gaps; a code that only begins alike is not within it.
        let coded = "insert into programme_code (region_code, programme_id, vocabulary, code) values ('61.05', $1, 'nomenclature', '1.02.02.2.01')";
        harness.change(sql(coded).bind(OWN_PARTNER_PROGRAMME)).await;
        harness.change(sql("delete from mission")).await;
        told(&harness, &partner, Measure::PriorityProgrammes, "0").await;
        let mission = "insert into mission (region_code, ordinal, text, codes) values ('61.05', 1, 'Kesehatan', $1)";
        harness.change(sql(mission).bind("2.14 1.02.02.2.0 1.0")).await;
        told(&harness, &partner, Measure::PriorityProgrammes, "0").await;
        harness.change(sql("update mission set codes = '2.14 1.02'")).await;
        told(&harness, &partner, Measure::PriorityProgrammes, "1").await;

        // An office counts that takes part in a partnership, though no meeting was held.
        keep_partnership(db, OWN_PARTNER).await;
        told(&harness, &partner, Measure::Offices, "0").await;
        let office = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             values ('61.05', $1, $2, 'lead', 0, 'Delegasi')";
        let partnership = format!("partnership-of-{OWN_PARTNER}");
        harness.change(sql(office).bind(&partnership).bind(OWN_OFFICE)).await;
        told(&harness, &partner, Measure::Offices, "1").await;
        harness.change(sql("update partnership set state = 'declined'")).await;
        told(&harness, &partner, Measure::Offices, "0").await;

        // A document whose file nobody can look at proves nothing.
        told(&harness, &partner, Measure::LegalDocuments, "1").await;
        harness.change(sql("update legal_document set attachment_id = null")).await;
        told(&harness, &partner, Measure::LegalDocuments, "0").await;
    })
    .await;
}

#[tokio::test]
async fn nobody_gains_by_recording_nothing_and_what_cannot_be_recorded_is_left_out() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let partner = harness.as_partner().await;
        harness.change(sql("delete from funding_line")).await;
        harness.change(sql("delete from programme_place")).await;
        harness.change(sql("update programme set beneficiaries = null")).await;
        for (measure, wanted) in [
            (Measure::Funds, "Rp0"),
            (Measure::Kecamatan, "0"),
            (Measure::Villages, "0"),
            (Measure::Beneficiaries, "0"),
            (Measure::Offices, "0"),
            // Without a meeting, a partnership, a report that is due or a cycle before there is nothing to share or to compare.
            (Measure::Attendance, "tidak disebut"),
            (Measure::PapersInOrder, "tidak disebut"),
            (Measure::MoneyDisclosed, "tidak disebut"),
            (Measure::ReportsHandedIn, "tidak disebut"),
            (Measure::FundsGrowth, "tidak disebut"),
        ] {
            told(&harness, &partner, measure, wanted).await;
        }
        // Money in another currency is recorded and cannot be added; beside rupiah the rupiah count.
        let money = "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget)
             values ('61.05', $1, $2, 2023, 'Hibah', $3, 5000000, 'cash', $4)";
        for (line, currency, wanted) in [(1_i64, "USD", "tidak disebut"), (2, "IDR", "Rp50.000")] {
            let line = sql(money).bind(OWN_PARTNER_PROGRAMME).bind(line).bind(currency).bind(false);
            harness.change(line).await;
            told(&harness, &partner, Measure::Funds, wanted).await;
        }
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

#[tokio::test]
async fn places_and_legal_documents_lead_to_what_they_are_counted_from() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "scoring").await;
        let facts = r#"[{"record":"place","id":"61.05.01","label":"Sintang","amount":1},{"record":"legal_document","id":"deed","label":"AHU-1","amount":1}]"#;
        let held = "insert into award_value (region_code, entry_id, criterion, number, amount, facts_json, made_at)
             select region_code, id, 'k3', 1, 1, $1, 0 from award_entry";
        harness.change(sql(held).bind(facts)).await;
        let entry = format!("/awards/season-of-{OWN_PARTNER}/entries/entry-of-{OWN_PARTNER}");
        let cycle: Option<String> = harness.app.db().value(sql("select cycle_id from award_season")).await.unwrap();
        let place = format!("/programmes?cycle={}&organisation={OWN_PARTNER}&place=61.05.01", cycle.unwrap());
        let papers = format!("/partners/{OWN_PARTNER}/papers\"");
        let partner = harness.as_partner().await;
        partner.get(&entry).await.is_ok().shows(&place.replace('&', "&#38;")).shows(&papers);
        partner.get(&place).await.is_ok();
        // Jurors read the programmes, and not the papers of a partner.
        let staff = harness.as_staff().await;
        let jury = format!("/awards/season-of-{OWN_PARTNER}/jury");
        staff.post(&jury, &[("person", "juror")]).await.leads_to(&jury);
        harness.as_juror().await.get(&entry).await.is_ok().shows(&place.replace('&', "&#38;")).hides(&papers);
    })
    .await;
}
