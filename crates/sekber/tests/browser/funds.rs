//! The money and the reports of a partnership in a real browser: a partner records and reports, the secretariat sees and confirms.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::key::Key;

use sekber::kit::store::sql;

use crate::stage::Stage;

async fn fill(stage: &Stage, id: &str, text: &str) {
    let field = stage.browser.client.find(Locator::Id(id)).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

async fn choose(stage: &Stage, id: &str, value: &str) {
    let field = stage.browser.client.find(Locator::Id(id)).await.unwrap();
    field.select_by_value(value).await.unwrap();
}

async fn press(stage: &Stage, selector: &str) {
    stage
        .browser
        .client
        .find(Locator::Css(selector))
        .await
        .unwrap()
        .send_keys(&Key::Enter.to_string())
        .await
        .unwrap();
}

async fn wait_for(stage: &Stage, selector: &str) {
    stage.browser.wait_for(Locator::Css(selector), Duration::from_secs(20)).await;
}

async fn enter(stage: &Stage, role: &'static str) {
    let session = stage.session_of(Some(role)).await;
    stage.enter(session.as_deref(), "id", None).await;
}

/// A running partnership of the demonstration's partner.
async fn partnership(stage: &Stage) -> String {
    let own = "select p.id from partnership p join partnership_party m on m.partnership_id = p.id
         join person_role r on r.organisation_id = m.organisation_id and r.role = 'partner'
         where p.state = 'active' order by p.number limit 1";
    stage.app.db().value(sql(own)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_partner_records_and_reports_and_the_secretariat_confirms() {
    let Some(stage) = Stage::set().await else { return };
    let id = partnership(&stage).await;
    enter(&stage, "partner").await;
    stage.visit(&format!("/partnerships/{id}/ledger/new")).await;
    choose(&stage, "stage", "committed").await;
    fill(&stage, "amount", "123.456.789").await;
    fill(&stage, "source", "PKS 9/2026").await;
    press(&stage, "button[name=act][value=record]").await;
    wait_for(&stage, ".notice.good").await;
    stage.visit("/reports").await;
    press(&stage, &format!("form[action='/reports/begin']:has(input[value='{id}']) button")).await;
    wait_for(&stage, "#activities").await;
    fill(&stage, "activities", "Pelatihan kader").await;
    fill(&stage, "results", "Sepuluh kebun gizi").await;
    fill(&stage, "men", "12").await;
    fill(&stage, "women", "34").await;
    // What the plan measures is asked for in the same form.
    for (part, count) in [("value", "46"), ("men", "12"), ("women", "34"), ("with_disability", "1")] {
        let field = format!("input[name^='figure-'][name$='-{part}']");
        stage.browser.client.find(Locator::Css(&field)).await.unwrap().send_keys(count).await.unwrap();
    }
    // The phone is restarted before anything was sent: what was typed is there again.
    let form = stage.browser.client.current_url().await.unwrap().path().to_owned();
    stage.browser.client.goto("about:blank").await.unwrap();
    stage.visit(&form).await;
    wait_for(&stage, "[data-restored]:not([hidden])").await;
    let kept = stage.browser.client.find(Locator::Id("results")).await.unwrap();
    assert_eq!(kept.prop("value").await.unwrap().as_deref(), Some("Sepuluh kebun gizi"));
    press(&stage, "button[name=act][value=send]").await;
    wait_for(&stage, ".badge.info").await;
    let report = stage.browser.client.current_url().await.unwrap().path().to_owned();
    // Back to the form and sent once more, as after a cut: it is there once, and there is nothing left to write.
    stage.visit(&format!("{report}/edit")).await;
    assert_eq!(stage.browser.client.current_url().await.unwrap().path(), report);
    enter(&stage, "staff").await;
    stage.visit("/ledger/entries?stage=committed").await;
    assert!(stage.browser.client.source().await.unwrap().contains("123.456.789"));
    stage.visit(&report).await;
    press(&stage, "button[name=decision][value=confirm]").await;
    wait_for(&stage, ".badge.good").await;
    stage.visit(&format!("/partnerships/{id}/plan")).await;
    wait_for(&stage, ".gantt rect").await;
    assert!(stage.browser.client.source().await.unwrap().contains(": 46 dari target"));
}
