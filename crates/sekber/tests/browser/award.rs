//! The award as people do it: the secretariat writes rules and freezes them, three jurors mark at once, and a season that is decided leads to
//! the wall and to certificates.

use sekber::kit::access::{Actor, session};
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::value::PersonId;

use crate::stage::Stage;

/// Sessions of every juror.
async fn jurors(stage: &Stage) -> Vec<(String, String)> {
    sekber::row_struct! { struct Found { id: PersonId, name: String } }
    let asked = sql(
        "select p.id, p.name from person p join person_role r on r.person_id = p.id where r.role = 'juror'",
    );
    let mut all = Vec::new();
    for found in stage.app.db().all::<Found>(asked).await.unwrap() {
        let actor = Actor::person(found.id.clone(), &found.name, vec![sekber_core::roles::Role::Juror]);
        let mut tx = stage.app.begin(&actor).await.unwrap();
        let secret = session::open(&mut tx, &found.id, "browser").await.unwrap();
        tx.commit(Event::new("session.opened", &found.id, &found.name)).await.unwrap();
        all.push((found.id.to_string(), secret));
    }
    all
}

#[tokio::test]
async fn from_rules_to_certificates_with_jurors_at_once() {
    let Some(stage) = Stage::set().await else { return };
    let admin = stage.session_of(Some("admin")).await;
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/awards/new").await;
    stage.browser.set("#name", "Penghargaan uji").await;
    stage.browser.click("main form .form-end button").await;
    stage.browser.find("input[name=k_weight]").await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
    // Evidence is taken once its last day is over.
    stage.browser.set("#cut_off", "2024-01-31").await;
    // The ceremony stays ahead of the window whatever day the test runs on.
    stage.browser.set("#ceremony", "2099-12-14").await;
    stage.browser.click("main form .form-end button").await;
    stage.browser.find("form[action$='/publish']").await;
    let path = stage.browser.path().await;
    stage.browser.click("form[action$='/publish'] button").await;
    stage.browser.find("form[action$='/freeze']").await;
    stage.browser.click_and_confirm("form[action$='/freeze'] button").await;
    stage.browser.find("form[action$='/evidence']").await;
    stage.browser.click_and_confirm("form[action$='/evidence'] button").await;
    stage.browser.find("table.data a.row-link").await;

    let panel = jurors(&stage).await;
    for (id, _) in &panel {
        stage.visit(&format!("{path}/jury")).await;
        stage.browser.set("#person", id).await;
        stage.browser.click("form[action$='/jury'] button").await;
        stage.browser.find("main > .notice.good:not([hidden])").await;
    }
    let entry: String = {
        let season = path.rsplit('/').next().unwrap();
        let asked = sql("select min(id) from award_entry where season_id = $1").bind(season);
        stage.app.db().value(asked).await.unwrap().unwrap()
    };
    // All three have the empty sheet before any of them hands in; none sees what the others gave.
    for (at, (_, secret)) in panel.iter().enumerate() {
        stage.enter(Some(secret), "id", Some("light")).await;
        stage.visit(&format!("{path}/sheets/{entry}")).await;
        stage.browser.find("#k10").await;
        let tables = "return String(document.querySelectorAll('main table').length)";
        assert_eq!(stage.browser.run(tables).await, "0", "marks are shown too early");
        for code in ["k10", "k11", "k12"] {
            stage.browser.set(&format!("#{code}"), &(60 + at * 10).to_string()).await;
        }
        stage.browser.click("form[action*='/sheets/'] .form-end button").await;
        stage.browser.find("main > .notice.good:not([hidden])").await;
        // Those who were faster are shown, once one's own marks are in.
        let rows = "return String(document.querySelectorAll('main table tbody tr').length)";
        stage.browser.comes_to(rows, &at.to_string()).await;
    }
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());

    // The demonstration's season is decided.
    let decided = sql("select id from award_season where decided_at is not null");
    let decided: String = stage.app.db().value(decided).await.unwrap().unwrap();
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit(&format!("/awards/{decided}/wall")).await;
    for shown in 1..=3 {
        stage.browser.click("a[rel=next]").await;
        stage.browser.find(&format!(".wall-winners li:nth-child({shown})")).await;
    }
    stage.visit(&format!("/awards/{decided}/papers")).await;
    stage.browser.set("#signer", "Jarot Winarno").await;
    stage.browser.set("#decree", "100.3.3/512/2023").await;
    stage.browser.set("#decree_day", "2023-12-11").await;
    stage.browser.click_and_confirm("form[action$='/papers'] .form-end button").await;
    stage.browser.find("a[href^='/documents/']").await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
}
