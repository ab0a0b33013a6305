//! A partnership of the demonstration carried on in the browser: the secretariat begins its papers, the office drafts, the signed
//! sheet is uploaded, and the checklist follows.

use std::time::Duration;

use fantoccini::Locator;
use sekber::kit::store::sql;

use crate::browser::Screen;
use crate::stage::Stage;

/// How long anything may take to show, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

async fn shows(stage: &Stage, text: &str) {
    let found = format!("//main//*[contains(normalize-space(.), \"{text}\")]");
    stage.browser.wait_for(Locator::XPath(&found), PATIENCE).await;
}

async fn press(stage: &Stage, selector: &str) {
    let script = "arguments[0].scrollIntoView({block: 'center'})";
    // The page may be replaced between finding and pressing; then what stands on the next one is meant.
    for _ in 0..20 {
        let found = stage.browser.wait_for(Locator::Css(selector), PATIENCE).await;
        let there = vec![serde_json::to_value(&found).unwrap()];
        if stage.browser.client.execute(script, there).await.is_ok() && found.click().await.is_ok() {
            return;
        }
    }
    panic!("{selector} could not be pressed");
}

async fn fill(stage: &Stage, name: &str, text: &str) {
    let found = stage.browser.wait_for(Locator::Css(&format!("main [name={name}]")), PATIENCE).await;
    found.clear().await.unwrap();
    found.send_keys(text).await.unwrap();
}

/// Sets a date field as its calendar would.
async fn choose_day(stage: &Stage, name: &str, day: &str) {
    stage.browser.wait_for(Locator::Css(&format!("main [name={name}]")), PATIENCE).await;
    let script = format!("document.querySelector('main [name={name}]').value = '{day}'");
    stage.browser.client.execute(&script, Vec::new()).await.unwrap();
}

/// Nothing on the page is wider than the screen.
async fn fits(stage: &Stage) {
    let script = "return String(document.documentElement.scrollWidth - window.innerWidth)";
    let over = stage.browser.client.execute(script, Vec::new()).await.unwrap();
    let over: i64 = over.as_str().unwrap().parse().unwrap();
    assert!(over <= 0, "the page is {over} pixels wider than the phone");
}

#[tokio::test]
async fn an_accepted_partnership_gets_its_joint_agreement() {
    let Some(stage) = Stage::set().await else { return };
    let asked = sql("select id from partnership where state = 'accepted' order by number");
    let id: String = stage.app.db().value(asked).await.unwrap().expect("one waits for its papers");
    let path = format!("/partnerships/{id}");
    let staff = stage.session_of(Some("staff")).await;
    stage.enter(staff.as_deref(), "id", Some("light")).await;
    stage.browser.screen(Screen::Phone).await;
    stage.visit("/partnerships?turn=mine").await;
    fits(&stage).await;
    stage.visit(&path).await;
    shows(&stage, "simulasi").await;
    // The legal form of the partner is not known, so the road is asked for.
    let road = stage.browser.wait_for(Locator::Id("road"), PATIENCE).await;
    road.select_by_value("third_party").await.unwrap();
    press(&stage, "button[name=act][value=begin]").await;
    shows(&stage, "Surat penawaran kepada Bupati").await;
    fits(&stage).await;
    for _ in 0..4 {
        press(&stage, "#road details[open] form .button").await;
    }
    press(&stage, "#road a[href*='kind=joint']").await;
    let today = stage.app.today();
    choose_day(&stage, "starts_on", &today.to_string()).await;
    let last = today.checked_add(jiff::Span::new().years(4)).unwrap();
    choose_day(&stage, "ends_on", &last.to_string()).await;
    fill(&stage, "district_name", "dr. H. Contoh, M.Med.").await;
    fill(&stage, "partner_name", "Contoh Ketua").await;
    fits(&stage).await;
    press(&stage, "main form .form-end .button").await;
    shows(&stage, "Catat penandatanganan").await;
    fits(&stage).await;
    let scan = stage.folder().join("kb.pdf");
    std::fs::write(&scan, b"%PDF-1.7 scan %%EOF").unwrap();
    choose_day(&stage, "signed_on", &today.to_string()).await;
    fill(&stage, "number_district", "100.3.7/7/2026").await;
    fill(&stage, "number_partner", "07/YYS/2026").await;
    stage
        .browser
        .client
        .find(Locator::Id("scan"))
        .await
        .unwrap()
        .send_keys(&scan.display().to_string())
        .await
        .unwrap();
    press(&stage, "form[enctype] .button").await;
    shows(&stage, "Naskah bertanda tangan").await;
    stage.visit(&path).await;
    shows(&stage, "Giliran: Distanbun").await;
    let open = "select count(*) from agreement where state = 'signed' and number_partner = '07/YYS/2026' and scan_id is not null";
    assert_eq!(stage.app.db().value::<i64>(sql(open)).await.unwrap(), Some(1));
}
