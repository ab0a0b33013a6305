//! The money and the reports of a partnership in a real browser: a partner records and reports, the secretariat sees and confirms.

use sekber::kit::store::sql;

use crate::stage::Stage;

/// Enters as somebody with a role.
pub async fn enter(stage: &Stage, role: &'static str) {
    let session = stage.session_of(Some(role)).await;
    stage.enter(session.as_deref(), "id", None).await;
}

/// A running partnership of the demonstration's partner.
pub async fn partnership(stage: &Stage) -> String {
    let own = "select p.id from partnership p join partnership_party m on m.partnership_id = p.id
         join person_role r on r.organisation_id = m.organisation_id and r.role = 'partner'
         where p.state = 'active' order by p.number limit 1";
    // Nothing is asked of a report on a period that is over.
    let today = stage.app.today();
    let over = "update report_period set ends_on = $1, starts_on = (case when starts_on > $1 then $1 else starts_on end)
         where starts_on <= $2 and ends_on > $1";
    let over = sql(over).bind(today.yesterday().unwrap()).bind(today);
    stage.app.db().housekeeping(over).await.unwrap();
    stage.app.db().value(sql(own)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_partner_records_and_reports_and_the_secretariat_confirms() {
    let Some(stage) = Stage::set().await else { return };
    let id = partnership(&stage).await;
    enter(&stage, "partner").await;
    let ledger = format!("/partnerships/{id}/ledger/new");
    stage.visit(&ledger).await;
    stage.browser.set("#stage", "committed").await;
    stage.browser.fill("#amount", "123.456.789").await;
    stage.browser.fill("#source", "PKS 9/2026").await;
    // The phone is restarted: what was typed of the money is there again, and once it is recorded the form is empty.
    stage.browser.client.goto("about:blank").await.unwrap();
    stage.visit(&ledger).await;
    stage.browser.find("[data-restored]:not([hidden])").await;
    assert_eq!(stage.browser.typed("#source").await, "PKS 9/2026");
    stage.browser.click("button[name=act][value=record]").await;
    // What was kept is forgotten by the page of what came of it, once its script has run.
    let arrived =
        "return String(/^.ledger.[^/]+$/.test(location.pathname) && document.readyState === 'complete')";
    stage.browser.comes_to(arrived, "true").await;
    stage.browser.find(".notice.good").await;
    stage.visit(&ledger).await;
    assert_eq!(stage.browser.typed("#source").await, "");
    stage.visit("/reports").await;
    stage.browser.click(&format!("form[action='/reports/begin']:has(input[value='{id}']) button")).await;
    stage.browser.find("#activities").await;
    stage.browser.fill("#activities", "Pelatihan kader").await;
    stage.browser.fill("#results", "Sepuluh kebun gizi").await;
    stage.browser.fill("#men", "12").await;
    stage.browser.fill("#women", "34").await;
    // What the plan measures is asked for in the same form.
    for (part, count) in [("value", "46"), ("men", "12"), ("women", "34"), ("with_disability", "1")] {
        stage.browser.type_into(&format!("input[name^='figure-'][name$='-{part}']"), count).await;
    }
    // The phone is restarted before anything was sent: what was typed is there again.
    let form = stage.browser.path().await;
    stage.browser.client.goto("about:blank").await.unwrap();
    stage.visit(&form).await;
    stage.browser.find("[data-restored]:not([hidden])").await;
    assert_eq!(stage.browser.typed("#results").await, "Sepuluh kebun gizi");
    stage.browser.click("button[name=act][value=send]").await;
    let report = form.strip_suffix("/edit").unwrap().to_owned();
    stage.browser.comes_to("return location.pathname", &report).await;
    stage.browser.find(".badge.info").await;
    // Back to the form and sent once more, as after a cut: it is there once, and there is nothing left to write.
    stage.visit(&form).await;
    stage.browser.comes_to("return location.pathname", &report).await;
    enter(&stage, "staff").await;
    stage.visit("/ledger/entries?stage=committed").await;
    stage.browser.shows("123.456.789").await;
    stage.visit(&report).await;
    stage.browser.click("button[name=decision][value=confirm]").await;
    stage.browser.find(".badge.good").await;
    stage.visit(&format!("/partnerships/{id}/plan")).await;
    stage.browser.find(".gantt rect").await;
    stage.browser.shows(": 46 dari target").await;
}
